"""followthemoney entities as JSON lines, which Aleph and its relatives load (https://followthemoney.tech)."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from civicgraph.graph.iris import legal
from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.records import Kind, Predicate

_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_DATES = {Predicate.START_DATE, Predicate.END_DATE}
Properties = dict[str, list[str]]


def ftm(graph: CivicGraph) -> bytes:
    """One entity a line, sorted by id: things, articles, quotations (Note) and a link for each fact.

    A link names its article (`proof`), the words that say it (`summary`), its status and its confidence; planned
    facts are links of status "planned" and never properties. Ids are made of the IRIs.
    """
    entities = [*_things(graph), *_articles(graph), *_quotes(graph), *_links(graph)]
    entities.sort(key=lambda entity: entity["id"])
    lines = (json.dumps(e, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for e in entities)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def entity_id(*parts: str) -> str:
    """The id of what these IRIs stand for.

    >>> entity_id("https://example.org/id/person/x")
    'cg-be5ce2bdbe8d6a51c3b2b4b8a2ff84ea95a3cf27'
    """
    return "cg-" + hashlib.sha1("\x00".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _entity(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    told = {name: [legal(value) for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _schema(node: Node) -> str | None:
    rules = _rules()
    schema: str | None = rules["kinds"].get(node.kind.value)
    return rules["sectors"].get(node.sector, schema) if node.kind is Kind.ORGANIZATION else schema


def _things(graph: CivicGraph) -> Iterator[dict[str, Any]]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in graph.facts:
        facts[fact.subject].append(fact)
    for iri, node in graph.nodes.items():
        if schema := _schema(node):
            yield _entity(entity_id(iri), schema, _named(node) | _stated(graph, node, facts[iri]))


def _named(node: Node) -> Properties:
    names = [name.text for name in node.names]
    known = [found for address in node.same_as if (found := _WIKIDATA.fullmatch(address))]
    said = {"name": names[:1] or [node.iri], "alias": names[1:], "wikidataId": [found[1] for found in known]}
    if node.kind is Kind.PLACE:
        said["full"] = names[:1]
    elif node.kind in (Kind.WORK, Kind.LAW):
        said |= {"title": names[:1], "fileName": names[:1] or [node.iri]}
    return said


def _stated(graph: CivicGraph, node: Node, facts: list[Fact]) -> Properties:
    """The facts that hold now, as properties; what is planned or over is only noted."""
    found: Properties = defaultdict(list)
    for fact in facts:
        other = graph.nodes.get(fact.object)
        name = _rules()["properties"].get(f"{node.kind.value} {fact.predicate.value}")
        if fact.predicate in _DATES and (fact.status or not name):
            about = f"{fact.predicate.value}: {fact.object}"
            found["notes"].append(f"{about} ({fact.status})" if fact.status else about)
        elif fact.status:
            continue
        elif name and fact.predicate in _DATES:
            found[name].append(fact.object)
        elif other and other.kind is Kind.CONCEPT:
            found["keywords"].append(other.label())
        elif name and other and _fits(name, other):
            found[name].append(entity_id(other.iri))
    return dict(found)


def _fits(name: str, other: Node) -> bool:
    return other.kind is Kind.PLACE if name == "addressEntity" else other.kind in (Kind.PERSON, Kind.ORGANIZATION)


def _articles(graph: CivicGraph) -> Iterator[dict[str, Any]]:
    for article in graph.articles:
        topics = [graph.nodes[iri] for iri in article.mentions if iri in graph.nodes]
        said = {
            "name": [article.headline],
            "title": [article.headline],
            "fileName": [article.headline],
            "sourceUrl": _addresses(article),
            "publishedAt": [article.date or ""],
            "publisher": [article.publisher or ""],
            "author": list(article.authors),
            "keywords": [node.label() for node in topics if node.kind is Kind.CONCEPT],
        }
        yield _entity(entity_id(article.iri), "Article", said)


def _addresses(article: Article) -> list[str]:
    address = article.url or article.iri
    return [address] if _WEB.fullmatch(address) else []


def _quotes(graph: CivicGraph) -> Iterator[dict[str, Any]]:
    for quote in graph.quotes:
        said = {"description": [quote.text], **_proof(graph, _behind(quote))}
        said["notes"] = [f"quotation, confidence {quote.confidence:.2f}"]
        if quote.speaker in graph.nodes:
            said["entity"] = [entity_id(quote.speaker)]
        yield _entity(entity_id(quote.iri), "Note", said)


def _behind(quote: Quote) -> tuple[Evidence, ...]:
    return quote.evidence or (Evidence(quote.article, "", 0, 0),)


def _links(graph: CivicGraph) -> Iterator[dict[str, Any]]:
    for fact in graph.facts:
        subject, other = graph.nodes.get(fact.subject), graph.nodes.get(fact.object)
        if not subject or not other or not _schema(subject) or not _schema(other):
            continue  # a date, or a keyword
        schema, ends = _link(fact, subject, other)
        parts = (fact.role, fact.status, fact.since, fact.until)
        key = entity_id(fact.subject, fact.predicate.value, fact.object, *(part or "" for part in parts))
        first, second = _rules()["ends"][schema]
        said = {
            first: [entity_id(ends[0].iri)],
            second: [entity_id(ends[1].iri)],
            "role": [fact.role or fact.predicate.value],
            "status": [fact.status or ""],
            "startDate": [fact.since or ""],
            "endDate": [fact.until or ""],
            "description": [f"{fact.predicate.value}, confidence {fact.confidence:.2f}"],
            **_proof(graph, fact.evidence),
        }
        yield _entity(key, schema, said)


def _link(fact: Fact, subject: Node, other: Node) -> tuple[str, tuple[Node, Node]]:
    """The schema that a fact is a link of, and its ends in that schema's order."""
    agents = (Kind.PERSON, Kind.ORGANIZATION)
    if fact.predicate is Predicate.AFFILIATION and other.kind is Kind.ORGANIZATION and subject.kind is Kind.PERSON:
        return _affiliation(fact.role or ""), (subject, other)
    if subject.kind is Kind.PROJECT and other.kind in agents:
        return "ProjectParticipant", (other, subject)
    return "UnknownLink", (subject, other)


def _affiliation(role: str) -> str:
    last = role.casefold().strip()
    for rule in _rules()["roles"]:
        if last.endswith(tuple(rule["ends"])):
            return str(rule["schema"])
    return "Membership"


def _proof(graph: CivicGraph, evidence: tuple[Evidence, ...]) -> Properties:
    articles = {article.iri: article for article in graph.articles}
    known = [articles[e.article] for e in evidence if e.article in articles]
    return {
        "summary": [e.exact for e in evidence],
        "proof": [entity_id(article.iri) for article in known],
        "sourceUrl": [address for article in known for address in _addresses(article)],
        "publisher": [article.publisher or "" for article in known],
    }


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "ftm.toml").read_text(encoding="utf-8"))
