"""Where a graph lies while it is asked: in memory, in a folder on disk, or on a SPARQL server."""
