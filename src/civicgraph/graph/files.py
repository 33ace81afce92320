"""The files of a data set: N-Quads with a graph for each article, Turtle with everything in one graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import merge

from pyoxigraph import RdfFormat, parse

from civicgraph.graph.dataset import DatasetInfo, derived_from, describe
from civicgraph.graph.emit import BuildInfo, emit
from civicgraph.graph.hiding import Hidden, hidden
from civicgraph.graph.iris import iri
from civicgraph.graph.merge import reconcile
from civicgraph.graph.provenance import Triple
from civicgraph.graph.suppression import Suppressed
from civicgraph.graph.tally import Tally
from civicgraph.graph.turtle import lines_of, nquads, turtle
from civicgraph.records import Extraction


def graph_files(
    extractions: Sequence[Extraction],
    *,
    base: str,
    build: BuildInfo,
    dataset: DatasetInfo | None = None,
    provenance: bool = True,
) -> dict[str, bytes]:
    """The bytes of "graph.ttl" and "graph.nq", the same whatever the order of the extractions.

    Each file carries the data set's description (in N-Quads: in the default graph). Raises UsageError for
    a base that IRIs cannot be made of.
    """
    lines: set[bytes] = set()
    for extraction in reconcile(extractions):
        lines.update(article_lines(extraction, base=base, build=build, provenance=provenance))
    articles = len({extraction.document.iri for extraction in extractions})
    quads = b"".join(described(sorted(lines), base=base, articles=articles, dataset=dataset))
    return {"graph.ttl": turtle_of(quads, base=base), "graph.nq": quads}


def article_lines(extraction: Extraction, *, base: str, build: BuildInfo, provenance: bool = True) -> list[bytes]:
    """The sorted N-Quads of one article: its named graph, and its line in the data set's description."""
    return lines_of_article(extraction, emit(extraction, base=base, build=build, provenance=provenance), base=base)


def lines_of_article(extraction: Extraction, triples: Iterable[Triple], *, base: str) -> list[bytes]:
    """As `article_lines`, from the triples that were emitted for it."""
    article = iri(extraction.document.iri)
    return nquads([derived_from(base, article)], {article: triples})


def described(lines: Sequence[bytes], *, base: str, articles: int, dataset: DatasetInfo | None = None) -> list[bytes]:
    """The sorted N-Quads of so many articles with the description of the data set among them."""
    tally = Tally(base)
    for _ in tally.counting(lines):
        pass
    return list(merge(lines, description(tally, base=base, articles=articles, dataset=dataset)))


def description(tally: Tally, *, base: str, articles: int, dataset: DatasetInfo | None = None) -> list[bytes]:
    """The sorted N-Quads that describe a data set of so many articles, whose lines were counted in `tally`."""
    return nquads(describe(base, tally, articles, dataset or DatasetInfo()), {})


def turtle_of(quads: bytes, *, base: str) -> bytes:
    """N-Quads as Turtle, the named graphs taken together."""
    return turtle((quad.triple for quad in parse(input=quads, format=RdfFormat.N_QUADS)), base=base)


def hidden_quads(quads: bytes, listed: Suppressed) -> tuple[bytes, Hidden]:
    """N-Quads without the people of the list, sorted, and what to hide in the articles' texts."""
    left = hidden(list(parse(input=quads, format=RdfFormat.N_QUADS)), listed)
    return lines_of(left.quads), left
