"""A publication: dated dumps, their description, and a static site with a page for each thing."""

from civicgraph.publish.publication import Publication, read_publication
from civicgraph.publish.site import site
from civicgraph.resources import resource

__all__ = ["Publication", "example", "read_publication", "site"]


def example() -> str:
    """A publication.toml to start from."""
    return resource("data", "publication.toml").read_text(encoding="utf-8")
