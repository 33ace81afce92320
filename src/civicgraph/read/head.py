"""What the head of an HTML page states: title, site, address, date, author (meta, Open Graph, JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import html

from civicgraph.dates import parse_date
from civicgraph.names import fold
from civicgraph.read.metadata import Metadata, article_url
from civicgraph.read.rules import rules

_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "Report", "WebPage", "PressRelease", "TechArticle")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
)  # fmt: skip
_SITE_BREAK = re.compile(r"\s+[|｜\-–—:»]\s+|[|｜]")
_NODES = 2000


def read_head(tree: html.HtmlElement) -> Metadata:
    """The stated metadata; what is malformed counts as not stated."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    site = _first(meta, "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
    site = site or next((name for node in linked for name in _named(node.get("publisher"))), None)
    author = next((name for node in linked for name in _named(node.get("author"))), None)
    author = author or _first(meta, "author", "article:author", "dc.creator", "dcterms.creator", "byl")
    return Metadata(
        title=_title(tree, meta, site),
        url=_address(tree, meta),
        date=_date(tree, meta, linked),
        publisher=site,
        author=None if author and ("://" in author or len(author) > 60) else author,
    )


# Copyright © 2012-2024 みどり協会 All Rights Reserved.
_HOLDER = re.compile(r"(?:©|\(C\))[ ,]*(?:[0-9]{4}[ 0-9,-]*)?(?P<who>[^ 0-9.,|©][^|©]{1,40}?)\.?(?: all rights reserved.{0,2})?", re.I)
_MOST_WORDS = 100


def site_name(tree: html.HtmlElement, stated: str | None) -> str | None:
    """Whose site a page is of: the `stated` publisher, else what its title says besides the page, else who holds the copyright."""
    if stated:
        return stated
    parts = [part.strip() for part in _SITE_BREAK.split(" ".join((tree.findtext(".//title") or "").split()))]
    others = [part for part in parts if part and not rules().own_pages.search(fold(part))]
    if len(parts) > len(others) > 0:
        return others[-1]
    for element in reversed(list(tree.iter("footer", "p", "small", "address", "div"))):
        words = fold("".join(text for text, _ in zip(element.itertext(), range(9), strict=False))).strip()
        held = _HOLDER.fullmatch(words.removeprefix("Copyright").strip()) if len(words) < _MOST_WORDS else None
        if held is not None:
            return held["who"].strip()
    return None


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            stated.setdefault(name.strip().lower(), content)
    return stated


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _title(tree: html.HtmlElement, meta: dict[str, str], site: str | None) -> str | None:
    stated = _first(meta, "og:title", "twitter:title", "dc.title")
    whole = stated or " ".join((tree.findtext(".//title") or "").split())
    parts = _SITE_BREAK.split(whole)
    if len(parts) > 1 and site and parts[-1].strip() == site:
        whole = whole[: whole.rindex(parts[-1])].rstrip(" |｜-–—:»")
    elif len(parts) > 1 and stated is None and len(parts[0]) > len(parts[-1]):
        whole = parts[0]
    return whole.strip() or None


def _address(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = (
        link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    return next(
        (url for each in (*links, meta.get("og:url", "")) if each and (url := article_url(each))), None
    )


def _date(tree: html.HtmlElement, meta: dict[str, str], linked: list[dict[str, object]]) -> str | None:
    stated = [meta[name] for name in _DATES if name in meta]
    stated += [value for node in linked if isinstance(value := node.get("datePublished"), str)]
    times = list(tree.iter("time"))
    times.sort(
        key=lambda time: "updated" in (time.get("class") or "") or time.get("itemprop") == "dateModified"
    )
    inside = [
        time for time in times if any(above.tag in ("article", "main") for above in time.iterancestors())
    ]
    stated += [time.get("datetime") or time.text or "" for time in (inside or times)[:1]]
    return next((date for each in stated if (date := parse_date(each))), None)


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD nodes that describe the article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        for _ in range(_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield node
                waiting += [node["@graph"]] if "@graph" in node else []


def _named(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
