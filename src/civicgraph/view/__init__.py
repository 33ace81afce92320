"""From a graph to the page that people look at."""

from civicgraph.view.page import render_page

__all__ = ["render_page"]
