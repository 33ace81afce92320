"""The whole way from documents to the files of a graph, without touching the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from civicgraph import __version__
from civicgraph.errors import CivicgraphError
from civicgraph.extract import extract
from civicgraph.graph.emit import BuildInfo
from civicgraph.graph.files import graph_files
from civicgraph.graph.iris import check_base
from civicgraph.graph.load import load_graph
from civicgraph.graph.merge import reconcile
from civicgraph.graph.model import CivicGraph
from civicgraph.records import Document, Extraction
from civicgraph.report import render_report
from civicgraph.validate.conform import Conforming, keep_conforming
from civicgraph.view import render_page

BASE = "https://w3id.org/civicgraph/"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: `base` begins every minted IRI; what is less sure than `min_confidence` (0 to 1) is left out."""

    base: str = BASE
    provenance: bool = True
    min_confidence: float = 0.0
    extractor: str = "rules"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be built, and why; `cause` is None unless the fault is civicgraph's own."""

    origin: str
    reason: str
    cause: Exception | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The bytes of each file by name, the graph that they hold, what the checks said, and what could not be read."""

    files: Mapping[str, bytes]
    graph: CivicGraph
    conforming: Conforming
    failures: tuple[Failure, ...]


def build(
    documents: Iterable[Document],
    *,
    options: BuildOptions | None = None,
    texts: Mapping[str, str] | None = None,
) -> Built:
    """The graph of these documents as graph.ttl, graph.nq, graph.html and report.md, whatever their order.

    `texts` names each article's text file, by the article's IRI, for the report. An article whose extraction
    fails is listed in `failures`, and the others are built. Raises UsageError for impossible options.
    """
    chosen = options or BuildOptions()
    check_base(chosen.base)
    info = BuildInfo(__version__)
    extractions, failures = _extract_each(documents, chosen)
    confident = [_confident(extraction, chosen.min_confidence) for extraction in extractions]
    conforming = keep_conforming(reconcile(confident), base=chosen.base, build=info)
    files = graph_files(conforming.extractions, base=chosen.base, build=info, provenance=chosen.provenance)
    graph = load_graph(files["graph.ttl"])
    page = render_page(graph)
    report = render_report(graph, conforming, base=chosen.base, texts=texts)
    whole = {**files, "graph.html": page.encode(), "report.md": report.encode()}
    return Built(whole, graph, conforming, tuple(failures))
