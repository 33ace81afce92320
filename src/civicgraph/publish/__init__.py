"""A publication: dated dumps, their description, and a static site with a page for each thing."""

from pathlib import Path

from civicgraph.publish.publication import Publication, read_publication
from civicgraph.publish.site import site

__all__ = ["EXAMPLE", "Publication", "read_publication", "site"]

EXAMPLE = Path(__file__).parent / "example.toml"
