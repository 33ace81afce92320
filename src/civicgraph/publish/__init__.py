"""A publication: dated dumps, their description, and a static site with a page for each thing."""
