"""Rules that SHACL Core cannot say: they compare values, or ask for a statement about each triple."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF
from rdflib.term import Node

from civicgraph.graph.vocab import predicates, term

_PARTS = (RDF.subject, RDF.predicate, RDF.object)
_STATUS, _PLANNED = (URIRef(term(name).value) for name in ("civic:status", "civic:planned"))
# What an article or a grant says of itself is no fact of the graph.
_NO_FACTS_OF = tuple(URIRef(term(name).value) for name in ("schema:Article", "schema:Grant"))

MESSAGES = {
    "supported": (
        "根拠となる文（rdf:Statement）のない事実です。",
        "This fact has no statement (rdf:Statement), and so no evidence.",
    ),
    "asserted": (
        "文（rdf:Statement）はありますが、その事実がグラフにありません。",
        "There is a statement (rdf:Statement) about a fact that the graph does not hold.",
    ),
    "quotation-supported": (
        "発言に根拠（prov:wasDerivedFrom）がありません。",
        "This quotation has no evidence (prov:wasDerivedFrom).",
    ),
    "quote-length": (
        "引用した言葉（oa:exact）の長さが、始まりと終わり（oa:start, oa:end）に合いません。",
        "The length of the quoted words (oa:exact) is not that from oa:start to oa:end.",
    ),
    "date-order": (
        "終わりが始まりより前です。",
        "The end lies before the start.",
    ),
    "irreflexive": (
        "自分自身との関係は書けません。",
        "Nothing can stand in this relation to itself.",
    ),
}

_PERIODS = (("schema:startDate", "schema:endDate"), ("schema:foundingDate", "schema:dissolutionDate"))


class Breach(NamedTuple):
    """A broken rule of this module: the thing, and the property and value concerned."""

    focus: Node
    rule: str
    path: Node | None = None
    value: Node | None = None


def breaches(graph: Graph) -> Iterator[Breach]:
    """Every breach. In a graph without statements (`--no-provenance`) no evidence is asked for."""
    statements = sorted(str(s) for s in graph.subjects(RDF.type, RDF.Statement))
    told = {iri: tuple(graph.value(URIRef(iri), part) for part in _PARTS) for iri in statements}
    facts = set(told.values())
    for path in (URIRef(term(name).value) for name in predicates()):
        for subject, value in graph.subject_objects(path):
            if subject == value:
                yield Breach(subject, "irreflexive", path, value)
            if statements and (subject, path, value) not in facts and not _self_described(graph, subject):
                yield Breach(subject, "supported", path, value)
    for iri, (about, prop, told_value) in told.items():
        if about is None or prop is None or told_value is None:
            continue  # the shapes ask for these parts
        if (about, prop, told_value) not in graph and (URIRef(iri), _STATUS, _PLANNED) not in graph:
            yield Breach(URIRef(iri), "asserted", prop, told_value)
    if statements:
        for quotation in graph.subjects(RDF.type, URIRef(term("schema:Quotation").value)):
            if (quotation, PROV.wasDerivedFrom, None) not in graph:
                yield Breach(quotation, "quotation-supported")
    yield from _lengths(graph)
    for start, end in _PERIODS:
        yield from _order(graph, start, end)
    yield from _interval_order(graph)


def _self_described(graph: Graph, subject: Node) -> bool:
    return any((subject, RDF.type, cls) in graph for cls in _NO_FACTS_OF)


def _lengths(graph: Graph) -> Iterator[Breach]:
    exact_path, start_path, end_path = (
        URIRef(term(f"oa:{part}").value) for part in ("exact", "start", "end")
    )
    for selector, exact in graph.subject_objects(exact_path):
        start, end = graph.value(selector, start_path), graph.value(selector, end_path)
        if (
            str(start).isdecimal()
            and str(end).isdecimal()
            and int(str(end)) - int(str(start)) != len(str(exact))
        ):
            yield Breach(selector, "quote-length", exact_path, exact)


def _order(graph: Graph, start: str, end: str) -> Iterator[Breach]:
    path = URIRef(term(end).value)
    for subject, last in graph.subject_objects(path):
        starts = [str(first) for first in graph.objects(subject, URIRef(term(start).value))]
        if starts and all(_after(first, str(last)) for first in starts):
            yield Breach(subject, "date-order", path, last)


def _interval_order(graph: Graph) -> Iterator[Breach]:
    begin, end = (URIRef(term(name).value) for name in ("time:hasBeginning", "time:hasEnd"))
    for interval, last in graph.subject_objects(end):
        for first in graph.objects(interval, begin):
            if any(_after(a, b) for a in _dates(graph, first) for b in _dates(graph, last)):
                yield Breach(interval, "date-order", end, last)


def _dates(graph: Graph, instant: Node) -> list[str]:
    return [str(value) for value in graph.objects(instant, None) if isinstance(value, Literal)]


def _after(first: str, last: str) -> bool:
    """Whether one ISO 8601 date lies after another, as far as the coarser of them tells."""
    if not (first[:4].isdecimal() and last[:4].isdecimal()):
        return False  # no dates: the shapes say so
    shared = min(len(first), len(last))
    return first[:shared] > last[:shared]
