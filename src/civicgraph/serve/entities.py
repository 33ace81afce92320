"""The entities of the graph at their IRIs: 303 to a document, which says what the graph says of them.

https://www.w3.org/TR/cooluris/#r303gendocument: what stands for a person or an organisation is no document; the answer
names the one that suits the client.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import NamedNode

from civicgraph.graph.vocab import curie
from civicgraph.serve.accept import choose
from civicgraph.serve.pool import Pool
from civicgraph.serve.protocol import Question
from civicgraph.serve.refusal import Refusal
from civicgraph.serve.results import GRAPHS, JSON, JSONLD, NTRIPLES, RDFXML, TURTLE

HTML = "text/html"
ENDINGS = {".html": HTML, ".ttl": TURTLE, ".jsonld": JSONLD, ".nt": NTRIPLES, ".rdf": RDFXML}
DOCUMENTS: dict[str, tuple[str, ...]] = {HTML: ("application/xhtml+xml",), **GRAPHS}
_MOST = 500  # statements of a kind on a page

_ABOUT = "CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }} WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"
# The names of the other ends; what has none is called by the words that it holds, or by the role that it gives.
_LINES = """
SELECT ?p ?other (SAMPLE(?ja) AS ?labelJa) (SAMPLE(?en) AS ?labelEn) (SAMPLE(?any) AS ?label) WHERE {{
  {{ SELECT ?p ?other WHERE {{ {pattern} }} LIMIT {most} }}
  OPTIONAL {{ ?other skos:prefLabel ?ja . FILTER(LANG(?ja) = "ja") }}
  OPTIONAL {{ ?other skos:prefLabel ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?other rdfs:label|schema:headline|schema:text|oa:exact|oa:hasSelector/oa:exact|org:role/skos:prefLabel ?any }}
}} GROUP BY ?p ?other ORDER BY ?p ?labelJa ?labelEn ?label ?other
"""
# The words behind the statements about an entity and behind its quotations.
_EVIDENCE = """
SELECT DISTINCT ?s ?p ?o ?confidence ?exact ?article ?headline ?start WHERE {{
  {{ SELECT ?about ?s ?p ?o WHERE {{
    {{ ?about rdf:subject {node} }} UNION {{ ?about rdf:object {node} }}
    ?about rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
  }} LIMIT {most} }}
  OPTIONAL {{ ?about civic:confidence ?confidence }}
  ?about prov:wasDerivedFrom ?source .
  ?source oa:hasSource ?article ; oa:hasSelector ?selector .
  ?selector oa:exact ?exact .
  OPTIONAL {{ ?selector oa:start ?start }}
  OPTIONAL {{ ?article schema:headline ?headline }}
}} ORDER BY ?article ?start ?exact ?headline ?confidence
"""
_QUOTATIONS = """
SELECT DISTINCT ?text ?confidence ?article ?headline (MIN(?from) AS ?start) WHERE {{
  {{ SELECT ?quotation ?text WHERE {{ ?quotation schema:spokenByCharacter {node} ; schema:text ?text }} LIMIT {most} }}
  OPTIONAL {{ ?quotation civic:confidence ?confidence }}
  OPTIONAL {{ ?quotation schema:isPartOf ?article . OPTIONAL {{ ?article schema:headline ?headline }} }}
  OPTIONAL {{ ?quotation prov:wasDerivedFrom/oa:hasSelector/oa:start ?from }}
}} GROUP BY ?quotation ?text ?confidence ?article ?headline ORDER BY ?article ?start ?text
"""
_MEMBERSHIPS = """
SELECT DISTINCT ?membership ?s ?o ?role ?status WHERE {{
  {{ SELECT ?membership ?s ?o WHERE {{
    {{ ?membership org:member {node} }} UNION {{ ?membership org:organization {node} }}
    ?membership org:member ?s ; org:organization ?o
  }} LIMIT {most} }}
  OPTIONAL {{ ?membership org:role/skos:prefLabel ?role }}
  OPTIONAL {{ ?membership civic:status ?state . BIND(STRAFTER(STR(?state), "#") AS ?status) }}
}} ORDER BY ?membership ?role ?status
"""
_NAMES = ("skos:prefLabel", "rdfs:label", "schema:headline", "schema:text", "oa:exact")
_MEMBER, _HEAD, _QUOTED = "org:memberOf", "org:headOf", "schema:spokenByCharacter"


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of an article; `headline` is its IRI where it has none."""

    exact: str
    article: str
    headline: str


@dataclass(frozen=True, slots=True)
class Line:
    """A statement on an entity's page: the property, the other end with its name in each language, and what stands behind it."""

    predicate: str
    value: str
    is_iri: bool
    language: str
    labels: dict[str, str]
    evidence: tuple[Cited, ...] = ()
    confidence: float | None = None
    roles: tuple[str, ...] = ()
    status: str = ""

    def name(self, lang: str) -> str:
        """What to call the other end."""
        return self.labels.get(lang) or next(iter(self.labels.values()), None) or curie(self.value) or self.value


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a person said, and where that stands."""

    text: str
    confidence: float | None
    article: str
    headline: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What its page shows: statements of it, and of others about it; `whole` is false where there are more than are shown."""

    iri: str
    names: dict[str, str]
    facts: tuple[Line, ...]
    incoming: tuple[Line, ...]
    quotations: tuple[Quoted, ...]
    whole: bool


async def known(pool: Pool, iri: str) -> bool:
    """Whether the graph says anything of this IRI."""
    node = _node(iri)
    answer = await pool.ask(Question(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"), JSON)
    return bool(json.loads(answer.body)["boolean"])


def document(iri_path: str, accept: str) -> str:
    """The path of the document that suits `accept`, for an entity's path. Raises Refusal where none does."""
    media_type = choose(accept, DOCUMENTS)
    ending = next((ending for ending, kind in ENDINGS.items() if kind == media_type), None)
    if ending is None:
        raise Refusal("not-acceptable", f"This entity is described in {', '.join(DOCUMENTS)}.")
    return iri_path + ending


async def triples(pool: Pool, iri: str, media_type: str) -> bytes:
    """All that the graph says of an entity, in a media type of `GRAPHS`."""
    return (await pool.ask(Question(_ABOUT.format(iri=_node(iri))), media_type)).body


async def entity(pool: Pool, iri: str) -> Entity:
    """All that the graph says of an entity, for its page."""
    node = _node(iri)
    facts = [_line(row) for row in await _rows(pool, _LINES, pattern=f"{node} ?p ?other")]
    found = await _rows(pool, _LINES, pattern=f"?other ?p {node} . FILTER(?p NOT IN (rdf:subject, rdf:object))")
    incoming = [_line(row) for row in found]
    whole = max(len(facts), len(incoming)) < _MOST
    names: dict[str, str] = {}
    for wanted in _NAMES:
        for line in facts:
            if curie(line.predicate) == wanted:
                names.setdefault(line.language or "ja", line.value)
    quotations = tuple(
        Quoted(_text(row, "text"), _number(row), _text(row, "article"), _text(row, "headline") or _text(row, "article"))
        for row in await _rows(pool, _QUOTATIONS, node=node)
    )
    known = await _evidence(pool, node)
    facts = [_supported(line, known[iri, line.predicate, line.value]) for line in facts]
    incoming = [_supported(line, known[line.value, line.predicate, iri]) for line in incoming]
    held, told = await _memberships(pool, node)
    facts = [_held(line, held[iri, line.value]) for line in facts]
    shown = [_held(line, held[line.value, iri]) for line in incoming if line.value not in told]
    shown = [line for line in shown if not (quotations and curie(line.predicate) == _QUOTED)]
    return Entity(iri, names, tuple(facts), tuple(shown), quotations, whole)


async def _evidence(pool: Pool, node: str) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """The rows of evidence of each statement."""
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in await _rows(pool, _EVIDENCE, node=node):
        found[_text(row, "s"), _text(row, "p"), _text(row, "o")].append(row)
    return found


def _supported(line: Line, rows: list[dict[str, Any]]) -> Line:
    cited = {
        Cited(_text(row, "exact"), _text(row, "article"), _text(row, "headline") or _text(row, "article")): None
        for row in rows
    }
    return replace(line, evidence=tuple(cited), confidence=max(filter(None, map(_number, rows)), default=None))


async def _memberships(pool: Pool, node: str) -> tuple[dict[tuple[str, str], list[dict[str, Any]]], set[str]]:
    """The memberships between two ends, and the IRIs of those that a line about their two ends will tell."""
    held: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    rows = await _rows(pool, _MEMBERSHIPS, node=node)
    for row in rows:
        held[_text(row, "s"), _text(row, "o")].append(row)
    return held, {_text(row, "membership") for row in rows}


def _held(line: Line, rows: list[dict[str, Any]]) -> Line:
    """The line with the roles and the status of the memberships that it speaks of."""
    if curie(line.predicate) not in {_MEMBER, _HEAD}:
        return line
    roles = dict.fromkeys(_text(row, "role") for row in rows if "role" in row)
    status = next((_text(row, "status") for row in rows if "status" in row), "")
    return replace(line, roles=tuple(roles), status=status)


async def _rows(pool: Pool, query: str, **values: str) -> list[dict[str, Any]]:
    answer = await pool.ask(Question(query.format(most=_MOST, **values)), JSON)
    rows: list[dict[str, Any]] = json.loads(answer.body)["results"]["bindings"]
    return [row for row in rows if row]


def _text(row: dict[str, Any], name: str) -> str:
    return str(row[name]["value"]) if name in row else ""


def _number(row: dict[str, Any]) -> float | None:
    return float(row["confidence"]["value"]) if "confidence" in row else None


def _line(row: dict[str, Any]) -> Line:
    other = row["other"]
    labels = {lang: row[name]["value"] for lang, name in (("ja", "labelJa"), ("en", "labelEn")) if name in row}
    if not labels and "label" in row:
        labels = {row["label"].get("xml:lang", ""): row["label"]["value"]}
    return Line(row["p"]["value"], other["value"], other["type"] == "uri", other.get("xml:lang", ""), labels)


def _node(iri: str) -> str:
    try:
        return str(NamedNode(iri))
    except ValueError:
        raise Refusal("malformed", "This is no IRI.") from None
