"""All that the page can say, as JSON values: entities, facts with evidence, quotations, articles, words."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from civicgraph.graph.model import CivicGraph, Evidence, Fact, by_date
from civicgraph.graph.vocab import CLASSES, PREFIXES, property_of
from civicgraph.view.communities import communities
from civicgraph.view.importance import speakers
from civicgraph.view.network import legend, linked_pairs
from civicgraph.view.readings import readings


@cache
def words() -> dict[str, dict[str, str]]:
    """The interface's words by language (words.toml)."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def web_address(address: str | None) -> str | None:
    """The address if a link may lead there: http and https only.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def content(graph: CivicGraph, *, lang: str, readable: bool = True) -> dict[str, Any]:
    """The page's data beside the picture; articles are referred to by their place in `articles`.

    Without `readable`, names get no readings and nodes no communities, which take time.
    """
    articles = by_date(graph.articles)
    places = {article.iri: place for place, article in enumerate(articles)}

    def evidence(spans: tuple[Evidence, ...]) -> list[dict[str, Any]]:
        return [{"article": places.get(e.article), "exact": e.exact, "start": e.start, "end": e.end} for e in spans]

    spoke = speakers(graph)
    groups = communities(graph.nodes, linked_pairs(graph)) if readable else {}
    return {
        "lang": lang,
        "words": words(),
        "legend": legend(),
        "prefixes": PREFIXES,
        "nodes": [
            {
                "id": node.iri,
                "kind": node.kind.value,
                "classes": [CLASSES[node.kind], *([node.subtype] if node.subtype else [])],
                "names": [[name.text, name.lang] for name in node.names],
                "readings": readings(name.text for name in node.names) if readable else [],
                "group": groups.get(node.iri),
                "sector": node.sector,
                "speaks": node.iri in spoke,
                "same": [address for address in node.same_as if web_address(address)],
            }
            for node in graph.nodes.values()
        ],
        "facts": [
            {
                "subject": fact.subject,
                "predicate": fact.predicate.value,
                "object": fact.object,
                "property": _property(graph, fact),
                "statement": _statement(fact),
                "role": fact.role,
                "status": fact.status,
                "since": fact.since,
                "until": fact.until,
                "confidence": fact.confidence,
                "evidence": evidence(fact.evidence),
            }
            for fact in graph.facts
        ],
        "quotes": [
            {
                "text": quote.text,
                "speaker": quote.speaker,
                "article": places.get(quote.article),
                "place": quote.place,
                "confidence": quote.confidence,
                "evidence": evidence(quote.elsewhere),
            }
            for quote in sorted(graph.quotes, key=lambda q: (places.get(q.article, 0), q.place or (0, 0), q.iri))
        ],
        "articles": [
            {
                "iri": article.iri,
                "headline": article.headline,
                "url": web_address(article.url) or web_address(article.iri),
                "date": article.date,
                "publisher": article.publisher,
                "mentions": article.mentions,
            }
            for article in articles
        ],
    }


def _property(graph: CivicGraph, fact: Fact) -> str:
    """The property, as prefixed name, that the fact is written as in RDF."""
    subject = graph.nodes[fact.subject]
    return property_of(fact.predicate, subject.kind, subject.subtype)


def _statement(fact: Fact) -> str:
    """The key of an IRI for the fact's statement in a Turtle export: equal facts, equal key."""
    parts = (fact.subject, fact.predicate, fact.object, fact.role, fact.status, fact.since, fact.until)
    text = "\x00".join(part or "" for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
