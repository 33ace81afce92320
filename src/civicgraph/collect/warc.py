"""Web archives (WARC and ARC, packed or not): the pages in them, read as a stream."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from civicgraph.collect.media import is_article
from civicgraph.collect.source import Source
from civicgraph.errors import InputError
from civicgraph.read import ReadOptions
from civicgraph.read.metadata import article_url
from civicgraph.read.source import LARGEST

_PIECE = 1 << 16
_LONGEST_HEAD = 1 << 20
_AGAIN = "Get the archive again for what is missing."


def records(
    file: BinaryIO, *, origin: str, options: ReadOptions, failed: Callable[[InputError], None]
) -> Iterator[Source]:
    """The pages that servers answered with (status 200, a kind of media that articles have), in the archive's order.

    A page's web address is the record's target. The day of the visit is its date only where the page states none. What
    cannot be read is handed to `failed`; behind a place where the archive itself is broken nothing can be found.
    """
    archive = _archive(file)
    place, strays = f"{origin}#0", 0
    while True:
        try:
            # warcio tells of bytes that belong to no record on stderr, where they would have no name and place.
            with contextlib.redirect_stderr(io.StringIO()):
                archive.reader.head_size = 0
                record = next(archive, None)
                if archive.err_count > strays:
                    strays = archive.err_count
                    failed(InputError(place, "behind this record stand bytes that belong to none.", _AGAIN))
                if record is None:
                    return
                place = f"{origin}#{archive.offset}"
                found = _page(record, place, options) if record.rec_type == "response" else None
        except InputError as error:
            failed(error)
            continue
        except Exception as error:  # warcio has no errors of its own for most of what can be broken in an archive
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            failed(InputError(place, f"the archive is broken here or behind this record ({reason}).", _AGAIN))
            return
        if found:
            yield found


def _archive(file: BinaryIO) -> Any:
    """The reader of archives, with a limit to what it keeps in memory of the head of a record."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader

    class Reader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio is untyped
        head_size = 0

        def readline(self, length: int = 0) -> bytes:
            line: bytes = super().readline(length or _LONGEST_HEAD)
            self.head_size += len(line)
            if self.head_size > _LONGEST_HEAD:
                raise ValueError("the head of a record has no end")
            return line

    archive = ArchiveIterator(file, arc2warc=True)
    archive.reader = Reader(file, block_size=_PIECE)
    return archive


def _page(record: Any, place: str, options: ReadOptions) -> Source | None:
    headers = record.http_headers
    target = article_url(record.rec_headers.get_header("WARC-Target-URI") or "")
    media_type = headers.get_header("Content-Type") if headers else None
    if headers is None or target is None or headers.get_statuscode() != "200" or not is_article(media_type):
        return None
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while size <= LARGEST and (piece := stream.read(_PIECE)):
        pieces.append(piece)
        size += len(piece)
    if size > LARGEST:
        raise InputError(place, f"the page {target} is larger than {LARGEST // 1_000_000} MB.", "Give it by itself.")
    while record.raw_stream.read(_PIECE):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError(place, f"the archive breaks off in the page {target}.", _AGAIN)
    visited = (record.rec_headers.get_header("WARC-Date") or "")[:10] or None
    return Source(place, replace(options, source=target), b"".join(pieces), media_type, visited)
