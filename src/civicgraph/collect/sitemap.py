"""Sitemaps (sitemaps.org): the addresses of a site's pages, with what news sitemaps say of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from civicgraph.dates import parse_date
from civicgraph.errors import InputError
from civicgraph.read import ReadOptions

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_ROOTS = {"urlset": "sitemap", "sitemapindex": "sitemap", "rss": "feed", "RDF": "feed", "feed": "feed"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site, or (`nested`) another sitemap."""

    url: str
    nested: bool
    options: ReadOptions


def kind_of_xml(data: bytes) -> str | None:
    """Whether XML is a "feed" or a "sitemap"; None where it is neither."""
    try:
        for _, element in etree.iterparse(io.BytesIO(data), events=("start",), recover=True, resolve_entities=False):
            return _ROOTS.get(_local(element))
    except etree.XMLSyntaxError:
        pass
    return None


def entries(data: bytes, *, origin: str, options: ReadOptions) -> Iterator[Entry]:
    """What a sitemap lists, in its order. Raises InputError where it breaks off."""
    walk = etree.iterparse(io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True)
    try:
        for _, element in walk:
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            url = next((child.text or "" for child in element if _local(child) == "loc"), "").strip()
            if url:
                yield Entry(url, name == "sitemap", _stated(element, options))
            # Done with: a sitemap may list 50,000 pages.
            element.clear()
    except etree.XMLSyntaxError as error:
        raise InputError(origin, f"this sitemap is broken ({error}).", "Give the pages in a manifest.") from error


def _local(element: etree._Element) -> str:
    # By hand: a prefix that is declared nowhere stays part of the name, and etree.QName refuses such names.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _stated(element: etree._Element, options: ReadOptions) -> ReadOptions:
    date = parse_date(element.findtext(f".//{_NEWS}publication_date") or "")
    title = (element.findtext(f".//{_NEWS}title") or "").strip()
    publisher = (element.findtext(f".//{_NEWS}name") or "").strip()
    known = {"date": date, "title": title, "publisher": publisher}
    return replace(options, **{key: value for key, value in known.items() if value})
