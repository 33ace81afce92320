"""Manifests: a JSON object on each line for each article, which says where it is and what is known of it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from civicgraph.dates import parse_date
from civicgraph.errors import InputError
from civicgraph.read import ReadOptions
from civicgraph.read.metadata import article_url

_LONGEST = 1_000_000
_KEYS = ("path", "url", "date", "title", "publisher", "language", "encoding")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a manifest. Where `path` is None the article is at its web address, `options.source`."""

    path: str | None
    options: ReadOptions


def entries(
    file: BinaryIO, *, origin: str, options: ReadOptions, failed: Callable[[InputError], None]
) -> Iterator[Entry]:
    """The articles of a manifest; what it says goes before `options`, which are about all of them.

    A line may hold path (or url alone), url, date, title, publisher, language and encoding; other keys are the user's own.
    A line that cannot be used is handed to `failed`, with its number and what is wrong with it.
    """
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        try:
            if len(line) > _LONGEST:
                _skip_line(file, line)
                raise _wrong(f"is longer than {_LONGEST} bytes", "Put the text into a file and name it.")
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _entry(_fields(line), options)
        except InputError as error:
            failed(InputError(origin, f"line {number} {error.problem}.", error.remedy))


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_LONGEST)


def _fields(line: bytes) -> dict[str, str]:
    try:
        stated = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _wrong("is not UTF-8", "Save the manifest as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise _wrong(f"is no JSON ({error})", "Write one JSON object on each line.") from None
    if not isinstance(stated, dict):
        raise _wrong("is no JSON object", 'Write such as {"path": "a.txt", "date": "2024-09-02"}.')
    fields = {}
    for key in _KEYS:
        value = stated.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise _wrong(
                f"has a {key} that is no text ({str(value)[:80]})", "Put it in quotation marks, or leave it out."
            )
        if value is not None:
            fields[key] = value.strip()
    return fields


def _entry(fields: dict[str, str], options: ReadOptions) -> Entry:
    path = fields.get("path")
    url = fields.get("url")
    if path is None and url is None:
        raise _wrong("has neither path nor url", "Say where the article is.")
    if url is not None and article_url(url) is None:
        raise _wrong(f"has the url {url!r}, which is no web address", "Give one that begins with http:// or https://.")
    if "date" in fields and parse_date(fields["date"]) is None:
        raise _wrong(f"has the date {fields['date']!r}, which is none", "Give one such as 2024-09-02.")
    if fields.get("language", "ja") not in ("ja", "en"):
        raise _wrong(f"has the language {fields['language']!r}", "Give ja or en.")
    try:
        codecs.lookup(fields.get("encoding", "utf-8"))
    except (LookupError, ValueError):
        raise _wrong(f"has an unknown encoding, {fields['encoding']!r}", "Give such as utf-8 or cp932.") from None
    known = {key: fields[key] for key in ("date", "title", "publisher", "language", "encoding") if key in fields}
    return Entry(path, replace(options, **known, source=url or options.source))


def _wrong(problem: str, remedy: str) -> InputError:
    return InputError("", problem, remedy)
