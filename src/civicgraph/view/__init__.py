"""From a graph to the page that people look at."""

from civicgraph.view.page import render_opening, render_page
from civicgraph.view.parts import Store, around, between, piece, store

__all__ = ["Store", "around", "between", "piece", "render_opening", "render_page", "store"]
