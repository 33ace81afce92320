"""The files of a data set: Turtle with everything in one graph, N-Quads with a graph for each article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode, RdfFormat, parse

from civicgraph.graph.dataset import DatasetInfo, describe
from civicgraph.graph.emit import BuildInfo, emit
from civicgraph.graph.hiding import Hidden, hidden
from civicgraph.graph.iris import iri
from civicgraph.graph.merge import reconcile
from civicgraph.graph.provenance import Triple
from civicgraph.graph.suppression import Suppressed
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
    articles: dict[NamedNode, list[Triple]] = {}
    for extraction in reconcile(extractions):
        triples = emit(extraction, base=base, build=build, provenance=provenance)
        articles.setdefault(iri(extraction.document.iri), []).extend(triples)
    description = describe(base, articles, dataset or DatasetInfo())
    everything = [triple for triples in articles.values() for triple in triples] + description
    return {"graph.ttl": turtle(everything, base=base), "graph.nq": nquads(description, articles)}


def hidden_files(files: Mapping[str, bytes], listed: Suppressed, *, base: str) -> tuple[dict[str, bytes], Hidden]:
    """The files of `graph_files` without the people of the list, and what to hide in the articles' texts."""
    left = hidden(list(parse(input=files["graph.nq"], format=RdfFormat.N_QUADS)), listed)
    whole = turtle((quad.triple for quad in left.quads), base=base)
    return {"graph.ttl": whole, "graph.nq": lines_of(left.quads)}, left
