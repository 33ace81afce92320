"""What tables, lists, title pages and captions say by how they are laid out."""
