"""A graph in the forms that other programs take: RDF, network tools, spreadsheets, followthemoney."""

from civicgraph.export.formats import FORMATS, exported, format_of

__all__ = ["FORMATS", "exported", "format_of"]
