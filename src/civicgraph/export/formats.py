"""Which formats there are, by name and by the ending of a file, and the files that each consists of."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pyoxigraph import Quad

from civicgraph.errors import UsageError
from civicgraph.export import rdf
from civicgraph.export.ftm import ftm
from civicgraph.export.jsonld import jsonld
from civicgraph.export.network import gexf, graphml
from civicgraph.export.tables import tables
from civicgraph.graph.load import graph_of
from civicgraph.graph.model import CivicGraph

_OfQuads = Callable[[Sequence[Quad]], bytes]
_OfGraph = Callable[[CivicGraph], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph. `endings` are those of its files; the media type is that of IANA where it has one."""

    about: str
    endings: tuple[str, ...]
    media_type: str
    of_quads: _OfQuads | None = None
    of_graph: _OfGraph | None = None


FORMATS = {
    "ttl": Format("Turtle, all graphs as one", ("ttl",), "text/turtle", rdf.turtle_of),
    "nt": Format("N-Triples, all graphs as one", ("nt",), "application/n-triples", rdf.ntriples),
    "nq": Format("N-Quads, a graph for each article", ("nq",), "application/n-quads", rdf.nquads_of),
    "trig": Format("TriG, a graph for each article", ("trig",), "application/trig", rdf.trig_of),
    "jsonld": Format("JSON-LD, a graph for each article", ("jsonld",), "application/ld+json", jsonld),
    "rdfxml": Format("RDF/XML, all graphs as one", ("rdf", "owl", "xml"), "application/rdf+xml", rdf.rdfxml),
    "graphml": Format("GraphML, for Gephi, yEd, igraph", ("graphml",), "application/graphml+xml", of_graph=graphml),
    "gexf": Format("GEXF, for Gephi", ("gexf",), "application/gexf+xml", of_graph=gexf),
    "ftm": Format(
        "followthemoney JSON lines, for Aleph", ("ftm", "ftm.json", "ijson"), "application/json+ftm", of_graph=ftm
    ),
    "csv": Format("nodes.csv and edges.csv in a folder, for spreadsheets", (), "text/csv"),
}


def format_of(name: str) -> str | None:
    """The format that a file of this name has by its ending, .gz aside, or None.

    >>> format_of("graph.nq.gz"), format_of("graph.doc")
    ('nq', None)
    """
    plain = PurePath(name).name.lower().removesuffix(".gz")
    return next((form for form, known in FORMATS.items() for e in known.endings if plain.endswith(f".{e}")), None)


def exported(quads: Sequence[Quad], form: str) -> dict[str, bytes]:
    """The file of a format under the name "", or the files of a format that has several, by name.

    Equal statements give equal bytes. Raises UsageError for an unknown format, InputError for statements that the
    format cannot hold.
    """
    known = FORMATS.get(form)
    if known is None:
        raise UsageError(f"{form}: no such format; there are: {', '.join(FORMATS)}.")
    if known.of_quads:
        return {"": known.of_quads(rdf.named(quads))}
    graph = graph_of(quads)
    return {"": known.of_graph(graph)} if known.of_graph else tables(graph)


def zipped(data: bytes) -> bytes:
    """The same data as gzip, without a time in it."""
    return gzip.compress(data, mtime=0)
