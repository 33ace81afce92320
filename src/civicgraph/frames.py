"""A graph as flat rows, for tables."""

from __future__ import annotations

from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph

Rows = tuple[list[str], list[tuple[object, ...]]]


def rows(graph: CivicGraph, table: str, lang: str) -> Rows:
    """The header and the rows of "facts", "nodes", "quotes" or "articles", in the order of the graph.

    Raises UsageError for another table.
    """
    if table not in _TABLES:
        raise UsageError(f"{table}: no such table; there are: {', '.join(_TABLES)}.")
    return _TABLES[table](graph, lang)


def _facts(graph: CivicGraph, lang: str) -> Rows:
    header = [
        "subject", "subject_label", "predicate", "object", "object_label", "role", "status", "since", "until",
        "confidence", "article", "evidence", "start", "end",
    ]  # fmt: skip
    found: list[tuple[object, ...]] = []
    for f in graph.facts:
        first = f.evidence[0] if f.evidence else None
        quoted = (first.article, first.exact, first.start, first.end) if first else (None, None, None, None)
        names = _label(graph, f.subject, lang), _label(graph, f.object, lang)
        told = (f.subject, names[0], f.predicate.value, f.object, names[1], f.role, f.status, f.since, f.until)
        found.append((*told, f.confidence, *quoted))
    return header, found


def _nodes(graph: CivicGraph, lang: str) -> Rows:
    header = ["iri", "label", "kind", "sector", "names", "same_as"]
    return header, [
        (iri, n.label(lang), n.kind.value, n.sector, tuple(name.text for name in n.names), n.same_as)
        for iri, n in graph.nodes.items()
    ]


def _quotes(graph: CivicGraph, lang: str) -> Rows:
    header = ["iri", "speaker", "speaker_label", "text", "confidence", "article", "start", "end"]
    return header, [
        (q.iri, q.speaker, _label(graph, q.speaker, lang), q.text, q.confidence, q.article, *(q.place or (None, None)))
        for q in graph.quotes
    ]


def _articles(graph: CivicGraph, lang: str) -> Rows:
    header = ["iri", "headline", "url", "date", "publisher", "authors"]
    return header, [(a.iri, a.headline, a.url, a.date, a.publisher, a.authors) for a in graph.articles]


def _label(graph: CivicGraph, iri: str, lang: str) -> str:
    return graph.nodes[iri].label(lang) if iri in graph.nodes else iri


_TABLES = {"facts": _facts, "nodes": _nodes, "quotes": _quotes, "articles": _articles}
