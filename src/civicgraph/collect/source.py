"""One article that is to be read: where it is, what is said about it, and how it becomes a Document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from civicgraph.read import ReadOptions, read_bytes, read_file
from civicgraph.read.source import NO_OPTIONS
from civicgraph.records import Document


@dataclass(frozen=True, slots=True)
class Source:
    """An article before it is read; it can be pickled and sent to a worker.

    `origin` is a path, a web address or "archive.warc.gz#offset"; messages name it. `data` holds the bytes where the
    collection itself had to read them (stdin, a web page, a part of an archive); where it is None, whoever loads the
    source reads the file. `media_type` is a Content-Type header, where one came with the bytes.
    """

    origin: str
    options: ReadOptions = NO_OPTIONS
    data: bytes | None = None
    media_type: str | None = None


def load(source: Source) -> Document:
    """The article of a source, of bounded size (`civicgraph.read.source.LARGEST`).

    Depends on nothing but the source and the file that it names, so any process may run it. Raises InputError
    where there is no article to be read, UsageError for options that no article can have.
    """
    if source.data is None:
        return read_file(Path(source.origin), options=source.options)
    return read_bytes(source.data, origin=source.origin, media_type=source.media_type, options=source.options)
