"""RSS and Atom: the entries of a feed, with what it says of each."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from civicgraph.dates import parse_date
from civicgraph.errors import InputError
from civicgraph.read import ReadOptions
from civicgraph.read.metadata import article_url


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: `content` is its whole text in HTML where the feed has it, `summary` a part of it; either may be ""."""

    name: str
    link: str | None
    content: str
    summary: str
    options: ReadOptions


def entries(data: bytes, *, origin: str, base: str | None, options: ReadOptions) -> Iterator[Entry]:
    """The entries in the feed's order; `base` is its own web address, for links that are relative to it.

    What the feed says of an entry goes before `options`. Raises InputError for what is no feed.
    """
    import feedparser

    # As a file: as a string it might be taken for an address or a file's name.
    headers = {"content-location": base} if base else {}
    feed: Any = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not feed.get("version"):
        reason = feed.get("bozo_exception") or "neither RSS nor Atom"
        raise InputError(origin, f"this is no feed that can be read ({reason}).", "Check it with a feed validator.")
    publisher = _text(feed.feed, "title")
    for number, entry in enumerate(feed.entries, start=1):
        link = article_url(_text(entry, "link") or "")
        contents = [part.get("value", "") for part in entry.get("content", ()) if isinstance(part.get("value"), str)]
        known = {"date": _date(entry), "title": _title(entry), "publisher": publisher, "source": link}
        yield Entry(
            name=link or f"{origin}#{number}",
            link=link,
            content=max(contents, key=len, default=""),
            summary=_text(entry, "summary") or "",
            options=replace(options, **{key: value for key, value in known.items() if value}),
        )


def _text(of: Mapping[str, Any], key: str) -> str | None:
    value = of.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _title(entry: Mapping[str, Any]) -> str | None:
    """The title's words; feedparser leaves markup in titles that say they are HTML."""
    from lxml import html

    title = _text(entry, "title")
    if title is None or entry.get("title_detail", {}).get("type") == "text/plain":
        return title
    return " ".join(str(html.fromstring(f"<p>{title}</p>").xpath("string()")).split()) or None


def _date(entry: Mapping[str, Any]) -> str | None:
    """The day of publication in the publisher's own time zone."""
    stated = _text(entry, "published")
    if stated is None:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(stated).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return parse_date(stated)
