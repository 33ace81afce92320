"""Collecting: what the user names (files, folders, patterns, stdin) to the Sources of single articles, read one by one."""

from civicgraph.collect.listing import sources
from civicgraph.collect.source import Source, load

__all__ = ["Source", "load", "sources"]
