"""One article that is to be read: where it is, what is said about it, and how it becomes a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from civicgraph.collect.opened import is_remote, read_remote
from civicgraph.read import ReadOptions, read_bytes, read_file
from civicgraph.read.source import NO_OPTIONS
from civicgraph.records import Document

_TEXT = re.compile(r"\s*(?:text/(?:html|plain|markdown|x-markdown)|application/xhtml\+xml)\s*(?:;|$)", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """An article before it is read; it can be pickled and sent to a worker.

    `origin` is a path, a web address or "archive.warc.gz#offset"; messages name it. `data` holds the bytes where the
    collection itself had to read them (stdin, a web page, a part of an archive); where it is None, whoever loads the
    source reads the file. `media_type` is a Content-Type header, where one came with the bytes. `visited` (ISO 8601) is
    the day on which an archive fetched the page: its date where nothing states one.
    """

    origin: str
    options: ReadOptions = NO_OPTIONS
    data: bytes | None = None
    media_type: str | None = None
    visited: str | None = None


def load(source: Source) -> Document:
    """The article of a source, of bounded size (`civicgraph.read.source.LARGEST`).

    Depends on nothing but the source and the file that it names, so any process may run it. Raises InputError
    where there is no article to be read, UsageError for options that no article can have.
    """
    document = _read(source)
    return replace(document, date=source.visited) if source.visited and not document.date else document


def _read(source: Source) -> Document:
    data, origin = source.data, source.origin
    if data is None and not is_remote(origin):
        return read_file(Path(origin), options=source.options)
    # Only what says of itself that it is text is believed; of anything else the content tells what it is.
    said = source.media_type if source.media_type and _TEXT.match(source.media_type) else None
    return read_bytes(
        read_remote(origin) if data is None else data, origin=origin, media_type=said, options=source.options
    )
