"""The report that goes with a built graph: what was found, on which words, and what its structure says."""

from civicgraph.report.page import render_report

__all__ = ["render_report"]
