"""Reading: files and bytes to Documents, with the structure of the article and without the page around it."""

from civicgraph.read.source import ReadOptions, read_bytes, read_file

__all__ = ["ReadOptions", "read_bytes", "read_file"]
