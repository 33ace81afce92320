"""The page of a large graph on a local server."""

from civicgraph.explore.server import Site, site

__all__ = ["Site", "site"]
