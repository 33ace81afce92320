"""The entities of the graph at their IRIs: 303 to a document, which says what the graph says of them.

https://www.w3.org/TR/cooluris/#r303gendocument: what stands for a person or an organisation is no document; the answer
names the one that suits the client.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
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
_MOST = 500  # lines of a kind on a page

_ABOUT = "CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }} WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"
_LABEL = """
  OPTIONAL {{ ?other skos:prefLabel ?ja . FILTER(LANG(?ja) = "ja") }}
  OPTIONAL {{ ?other skos:prefLabel ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?other rdfs:label|schema:headline|schema:text|oa:exact ?any }}
"""
_LINES = (
    "SELECT ?p ?other (SAMPLE(?ja) AS ?labelJa) (SAMPLE(?en) AS ?labelEn) (SAMPLE(?any) AS ?label) WHERE {{ {pattern} "
    + _LABEL
    + "}} GROUP BY ?p ?other ORDER BY ?p ?labelJa ?other LIMIT {most}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A statement on an entity's page: the property, and the other end with its name in each language."""

    predicate: str
    value: str
    is_iri: bool
    language: str
    labels: dict[str, str]

    def name(self, lang: str) -> str:
        """What to call the other end."""
        return self.labels.get(lang) or next(iter(self.labels.values()), None) or curie(self.value) or self.value


@dataclass(frozen=True, slots=True)
class Entity:
    """What its page shows: statements of it, and statements of others about it; `whole` is false where there are more."""

    iri: str
    names: dict[str, str]
    facts: tuple[Line, ...]
    incoming: tuple[Line, ...]
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
    facts = await _lines(pool, f"{node} ?p ?other")
    incoming = await _lines(pool, f"?other ?p {node}")
    names: dict[str, str] = {}
    for wanted in ("skos:prefLabel", "rdfs:label", "schema:headline", "schema:text"):
        for line in facts:
            if curie(line.predicate) == wanted:
                names.setdefault(line.language or "ja", line.value)
    whole = max(len(facts), len(incoming)) < _MOST
    return Entity(iri, names, facts, incoming, whole)


async def _lines(pool: Pool, pattern: str) -> tuple[Line, ...]:
    answer = await pool.ask(Question(_LINES.format(pattern=pattern, most=_MOST)), JSON)
    return tuple(_line(row) for row in json.loads(answer.body)["results"]["bindings"])


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
