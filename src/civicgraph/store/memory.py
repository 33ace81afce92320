"""A graph in memory, for as long as a command runs."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Quad, Store


def open_store(quads: Iterable[Quad]) -> Store:
    """A graph in memory. Its default graph holds the triples of all its graphs, each once.

    So a query without GRAPH sees the whole graph, and a fact that two articles tell counts once; `GRAPH ?article`
    tells them apart.
    """
    store = Store()
    store.extend(with_union(quads))
    return store


def with_union(quads: Iterable[Quad]) -> Iterable[Quad]:
    """The quads, and each triple of a named graph in the default graph, too."""
    for quad in quads:
        yield quad
        if quad.graph_name != DefaultGraph():
            yield Quad(quad.subject, quad.predicate, quad.object)
