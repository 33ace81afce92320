"""The reports on a built graph: what was found, on which words, and what its structure says."""

from civicgraph.report.findings import analysis
from civicgraph.report.html import html
from civicgraph.report.page import render_report
from civicgraph.report.written import as_json, markdown

__all__ = ["analysis", "as_json", "html", "markdown", "render_report"]
