"""Rules that SHACL Core cannot say: they compare values, or ask for a statement about each triple."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from civicgraph.graph.vocab import predicates, term
from civicgraph.validate.index import TYPE, Index, Term

_PARTS = tuple(map(term, ("rdf:subject", "rdf:predicate", "rdf:object")))
_STATEMENT, _QUOTATION, _DERIVED = map(term, ("rdf:Statement", "schema:Quotation", "prov:wasDerivedFrom"))
_STATUS, _PLANNED = map(term, ("civic:status", "civic:planned"))
_EXACT, _START, _END = map(term, ("oa:exact", "oa:start", "oa:end"))
_INTERVAL_START, _INTERVAL_END = map(term, ("time:hasBeginning", "time:hasEnd"))
_PERIODS = tuple(
    (term(f"schema:{start}"), term(f"schema:{end}"))
    for start, end in (("startDate", "endDate"), ("foundingDate", "dissolutionDate"))
)
# What an article or a grant says of itself is no fact of the graph.
_NO_FACTS_OF = tuple(map(term, ("schema:Article", "schema:Grant")))

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

class Breach(NamedTuple):
    """A broken rule of this module: the thing, and the property and value concerned."""

    focus: Term
    rule: str
    path: NamedNode | None = None
    value: Term | None = None


def breaches(index: Index) -> Iterator[Breach]:
    """Every breach. In a graph without statements (`--no-provenance`) no evidence is asked for."""
    told = {s: tuple(index.first(s, part) for part in _PARTS) for s in index.instances(_STATEMENT)}
    facts = set(told.values())
    for path in map(term, predicates()):
        for subject, value in index.pairs(path):
            if subject == value:
                yield Breach(subject, "irreflexive", path, value)
            if told and (subject, path, value) not in facts and not _self_described(index, subject):
                yield Breach(subject, "supported", path, value)
    for statement, (about, prop, told_value) in told.items():
        if about is None or not isinstance(prop, NamedNode) or told_value is None:
            continue  # the shapes ask for these parts
        if not index.has(about, prop, told_value) and not index.has(statement, _STATUS, _PLANNED):
            yield Breach(statement, "asserted", prop, told_value)
    if told:
        for quotation in index.instances(_QUOTATION):
            if not index.objects(quotation, _DERIVED):
                yield Breach(quotation, "quotation-supported")
    yield from _lengths(index)
    for start, end in _PERIODS:
        yield from _order(index, start, end)
    yield from _interval_order(index)


def _self_described(index: Index, subject: Term) -> bool:
    return any(index.has(subject, TYPE, kind) for kind in _NO_FACTS_OF)


def _lengths(index: Index) -> Iterator[Breach]:
    for selector, exact in index.pairs(_EXACT):
        start, end = (_text(index.first(selector, bound)) for bound in (_START, _END))
        if start.isdecimal() and end.isdecimal() and int(end) - int(start) != len(exact.value):
            yield Breach(selector, "quote-length", _EXACT, exact)


def _order(index: Index, start: NamedNode, end: NamedNode) -> Iterator[Breach]:
    for subject, last in index.pairs(end):
        starts = [first.value for first in index.objects(subject, start)]
        if starts and all(_after(first, last.value) for first in starts):
            yield Breach(subject, "date-order", end, last)


def _interval_order(index: Index) -> Iterator[Breach]:
    for interval, last in index.pairs(_INTERVAL_END):
        for first in index.objects(interval, _INTERVAL_START):
            if any(_after(a, b) for a in _dates(index, first) for b in _dates(index, last)):
                yield Breach(interval, "date-order", _INTERVAL_END, last)


def _dates(index: Index, instant: Term) -> list[str]:
    return [value.value for value in index.all_objects(instant) if isinstance(value, Literal)]


def _text(found: Term | None) -> str:
    return found.value if found is not None else ""


def _after(first: str, last: str) -> bool:
    """Whether one ISO 8601 date lies after another, as far as the coarser of them tells."""
    if not (first[:4].isdecimal() and last[:4].isdecimal()):
        return False  # no dates: the shapes say so
    shared = min(len(first), len(last))
    return first[:shared] > last[:shared]
