"""Collecting: what the user names (files, folders, feeds, archives, web addresses) to the Sources of single articles."""

from civicgraph.collect.fetch import FetchOptions
from civicgraph.collect.listing import sources
from civicgraph.collect.source import Source, load

__all__ = ["FetchOptions", "Source", "load", "sources"]
