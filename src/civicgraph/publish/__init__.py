"""A publication: dated dumps, their description, and a static site with a page for each thing."""

from civicgraph.publish.publication import Publication, example, read_publication
from civicgraph.publish.site import site

__all__ = ["Publication", "example", "read_publication", "site"]
