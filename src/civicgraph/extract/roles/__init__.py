"""Who holds which post where: before and after names, in lists of members and rows of officers."""
