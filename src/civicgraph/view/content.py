"""All that the page can say, as JSON values: entities, facts with evidence, quotations, articles, words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from civicgraph.graph.model import CivicGraph, Evidence
from civicgraph.view.network import legend


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


def content(graph: CivicGraph, *, lang: str) -> dict[str, Any]:
    """The page's data beside the picture; articles are referred to by their place in `articles`."""
    places = {article.iri: place for place, article in enumerate(graph.articles)}

    def evidence(spans: tuple[Evidence, ...]) -> list[dict[str, Any]]:
        return [{"article": places.get(e.article), "exact": e.exact, "start": e.start, "end": e.end} for e in spans]

    return {
        "lang": lang,
        "words": words(),
        "legend": legend(),
        "nodes": [
            {
                "id": node.iri,
                "kind": node.kind.value,
                "names": [[name.text, name.lang] for name in node.names],
                "sector": node.sector,
                "same": [address for address in node.same_as if web_address(address)],
            }
            for node in graph.nodes.values()
        ],
        "facts": [
            {
                "subject": fact.subject,
                "predicate": fact.predicate.value,
                "object": fact.object,
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
                "evidence": evidence(quote.evidence),
            }
            for quote in graph.quotes
        ],
        "articles": [
            {
                "headline": article.headline,
                "url": web_address(article.url) or web_address(article.iri),
                "date": article.date,
                "publisher": article.publisher,
            }
            for article in graph.articles
        ],
    }
