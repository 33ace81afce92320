"""What is behind a web address: a page, or the pages that a feed or a sitemap there lists."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

from civicgraph.collect import feed, sitemap
from civicgraph.collect.fetch import Fetched, Fetcher
from civicgraph.collect.media import is_article
from civicgraph.collect.source import Source
from civicgraph.errors import InputError
from civicgraph.read import ReadOptions
from civicgraph.read.source import LARGEST

_DEEPEST = 3
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Web:
    """The articles of the web and of files that list them; what cannot be had is handed to `failed`.

    `is_new` says of an address whether it is asked for the first time; others are passed over.
    """

    fetcher: Fetcher
    failed: Callable[[InputError], None]
    is_new: Callable[[str], bool]

    def page(self, url: str, options: ReadOptions) -> Iterator[Source]:
        """The article at an address; that is its source where `options` name none."""
        if not self.is_new(url):
            return
        try:
            fetched = self.fetcher.get(url)
            if not is_article(fetched.media_type):
                raise _no_article(url, fetched.media_type)
        except InputError as error:
            self.failed(error)
            return
        yield _source(fetched, url, options)

    def listed(self, url: str, options: ReadOptions, depth: int = 1) -> Iterator[Source]:
        """The articles behind an address: the page itself, or those of the feed or sitemap that it holds."""
        if not self.is_new(url):
            return
        try:
            fetched = self.fetcher.get(url)
            data = _unpacked(fetched, url)
            kind = sitemap.kind_of_xml(data)
            if kind is None and not is_article(fetched.media_type):
                raise _no_article(url, fetched.media_type)
        except InputError as error:
            self.failed(error)
            return
        if kind is None:
            yield _source(fetched, url, options)
        else:
            yield from self.of_xml(data, kind, fetched.url, options, depth)

    def of_xml(self, data: bytes, kind: str, origin: str, options: ReadOptions, depth: int = 1) -> Iterator[Source]:
        """The articles of a feed or sitemap (`kind`, as `sitemap.kind_of_xml` says) that was read from `origin`."""
        try:
            if kind == "feed":
                base = origin if origin.startswith(("http://", "https://")) else None
                for entry in feed.entries(data, origin=origin, base=base, options=options):
                    yield from self._entry(entry)
                return
            for place in sitemap.entries(data, origin=origin, options=options):
                yield from self._place(place, origin, depth)
        except InputError as error:
            self.failed(error)

    def _entry(self, entry: feed.Entry) -> Iterator[Source]:
        """The text where the feed holds it, else the page that the entry links to; a summary where there is none."""
        text = entry.content or ("" if entry.link else entry.summary)
        if not text and entry.link:
            yield from self.page(entry.link, entry.options)
        elif text and self.is_new(entry.name):
            head = f"<head><title>{escape(entry.options.title or '')}</title></head>"
            page = f"<!DOCTYPE html><html>{head}<body><article>{text}</article></body></html>"
            options = replace(entry.options, encoding="utf-8")
            yield Source(entry.name, options, page.encode("utf-8", "replace"), "text/html")
        elif not text:
            self.failed(InputError(entry.name, "this entry has neither text nor a link.", "Leave it out of the feed."))

    def _place(self, place: sitemap.Entry, origin: str, depth: int) -> Iterator[Source]:
        here, there = urlsplit(origin), urlsplit(place.url)
        if here.scheme in ("http", "https") and there.hostname != here.hostname:
            problem = f"the sitemap {origin} lists it, but may list pages of {here.hostname} alone."
            self.failed(InputError(place.url, problem, "Give the page itself if it is meant."))
        elif not place.nested:
            yield from self.page(place.url, place.options)
        elif depth < _DEEPEST:
            yield from self.listed(place.url, place.options, depth + 1)
        else:
            self.failed(InputError(place.url, "sitemaps lead to it through too many others.", "Give it by itself."))


def _source(fetched: Fetched, url: str, options: ReadOptions) -> Source:
    return Source(url, replace(options, source=options.source or fetched.url), fetched.data, fetched.media_type)


def _unpacked(fetched: Fetched, url: str) -> bytes:
    """A sitemap may be packed (sitemap.xml.gz); no more than an article's size is unpacked."""
    if not fetched.data.startswith(_GZIP):
        return fetched.data
    try:
        with gzip.open(io.BytesIO(fetched.data)) as file:
            data = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(url, f"it cannot be unpacked ({error}).", "Check the address.") from error
    if len(data) > LARGEST:
        raise InputError(url, f"unpacked it is larger than {LARGEST // 1_000_000} MB.", "Give its parts one by one.")
    return data


def _no_article(url: str, media_type: str | None) -> InputError:
    remedy = "Articles are HTML, plain text, Markdown, PDF or DOCX."
    return InputError(url, f"there is no article at it ({media_type or 'unknown kind'}).", remedy)
