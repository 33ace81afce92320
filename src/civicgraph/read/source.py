"""From a file or its bytes to a Document."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from civicgraph.dates import parse_date
from civicgraph.errors import InputError, UsageError
from civicgraph.read.decode import decode
from civicgraph.read.document import document_reader
from civicgraph.read.lines import check_length
from civicgraph.read.metadata import Metadata, Page, article_url, language_of
from civicgraph.records import Document

LARGEST = 20_000_000  # bytes of a file
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML = ("text/html", "application/xhtml+xml")
_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about an article; it goes before what the article says of itself.

    `source` is its web address, `date` any date that `civicgraph.dates.parse_date` reads, `language` "ja" or
    "en", `encoding` a Python codec name.
    """

    source: str | None = None
    date: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    encoding: str | None = None


NO_OPTIONS = ReadOptions()


def read_file(path: Path, *, options: ReadOptions = NO_OPTIONS) -> Document:
    """The article in a file of text, HTML or Markdown. Raises InputError, or UsageError for bad options."""
    origin = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(origin, "this is a directory.", "Name the files in it.")
        if not stat.S_ISREG(mode):
            raise InputError(origin, "this is no regular file.", "Pipe its content to - instead.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError(origin, "there is no such file.", "Check the path.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            origin, f"it cannot be read ({reason}).", "Check its path and permissions."
        ) from error
    return read_bytes(data, origin=origin, options=options)


def read_bytes(
    data: bytes, *, origin: str, media_type: str | None = None, options: ReadOptions = NO_OPTIONS
) -> Document:
    """The article in `data`, named `origin` in messages.

    `media_type` may be a whole Content-Type header; without it the name and the content tell.
    Raises InputError for what is no text and no document, too large or without an article, UsageError for impossible options.
    """
    url, date = check_options(options)
    if len(data) > LARGEST:
        raise InputError(
            origin, f"it is larger than {LARGEST // 1_000_000} MB.", "Give one article at a time."
        )
    read = document_reader(data)
    page = read(data, origin) if read else _page(data, origin, media_type, options.encoding)
    if not page.blocks:
        raise InputError(origin, "there is no article text in it.", "Give a page that holds an article.")
    return _document(page, origin, url, date, options)


def _page(data: bytes, origin: str, media_type: str | None, encoding: str | None) -> Page:
    media, declared = _media_type(media_type)
    text = decode(data, origin=origin, encoding=encoding, declared=declared)
    media = media or _guess(text, origin)
    if media not in _HTML:  # of a page much is markup
        check_length(text, origin)
    page = _reader(media)(text, origin)
    check_length(page.text, origin)
    return page


def check_options(options: ReadOptions) -> tuple[str | None, str | None]:
    """The web address as an ASCII URL and the date as ISO 8601. Raises UsageError for what cannot be right."""
    url = article_url(options.source) if options.source else None
    if options.source and url is None:
        raise UsageError(
            f"{options.source!r} is no web address. Give one that begins with http:// or https://."
        )
    date = parse_date(options.date) if options.date else None
    if options.date and date is None:
        raise UsageError(f"{options.date!r} is no date. Give one such as 2024-09-02.")
    if options.language not in (None, "ja", "en"):
        raise UsageError(f"{options.language!r}: unknown language. Give ja or en.")
    return url, date


def _media_type(header: str | None) -> tuple[str | None, str | None]:
    media, _, parameters = (header or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    return media.strip().lower() or None, charset[1] if charset else None


def _guess(text: str, origin: str) -> str:
    """By the content where it is plainly HTML, else by the name."""
    if _HTML_START.match(text[:4096]):
        return "text/html"
    return _MEDIA_TYPES.get(PurePath(origin).suffix.lower(), "text/plain")


def _reader(media: str) -> Callable[[str, str], Page]:
    if media in _HTML:
        from civicgraph.read.html import read_html

        return read_html
    if media in ("text/markdown", "text/x-markdown"):
        from civicgraph.read.markdown import read_markdown

        return read_markdown
    if media.startswith("text/") or media == "application/octet-stream":
        from civicgraph.read.plain import read_plain

        return read_plain
    raise UsageError(f"{media}: articles are read as text/plain, text/html or text/markdown.")


def _document(page: Page, origin: str, url: str | None, date: str | None, options: ReadOptions) -> Document:
    stated: Metadata = page.metadata
    if url is None and stated.url is not None:
        url = article_url(stated.url)
        if url is None:
            raise InputError(
                origin, f"its source {stated.url!r} is no web address.", "Mend it, or give --source."
            )
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    return Document(
        iri=url or f"urn:civicgraph:article:{digest[:32]}",
        text=page.text,
        blocks=page.blocks,
        language=options.language or language_of(page.text),
        origin=origin,
        digest=digest,
        url=url,
        title=options.title or stated.title,
        date=date or stated.date,
        publisher=options.publisher or stated.publisher,
        bylines=page.bylines,
    )
