"""What each name that the user gives stands for, and its articles in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from civicgraph.collect.files import below, is_folder, is_link, is_pattern, matching, real_path
from civicgraph.collect.source import Source
from civicgraph.errors import InputError, UsageError
from civicgraph.read import ReadOptions
from civicgraph.read.source import LARGEST, NO_OPTIONS

STDIN = "-"
Failed = Callable[[InputError], None]


def sources(given: Sequence[str], *, failed: Failed, options: ReadOptions = NO_OPTIONS) -> Iterator[Source]:
    """The articles that the given names stand for, each once, in an order that depends on the names alone.

    A name is a file, a directory, a pattern such as "2024/*.txt", or "-" for stdin. They are listed while they are taken:
    no more than what tells doubles apart is kept in memory. What cannot be listed is handed to `failed`, and the others
    follow. Raises UsageError, at once, where stdin is named twice.
    """
    if given.count(STDIN) > 1:
        raise UsageError("- stands for stdin and can be given once.")
    return _each(given, failed, options)


def _each(given: Sequence[str], failed: Failed, options: ReadOptions) -> Iterator[Source]:
    seen: set[str] = set()
    for name in given:
        if name == STDIN:
            yield Source(STDIN, options, sys.stdin.buffer.read(LARGEST + 1))
            continue
        for path in _paths(name, failed):
            # The folders of a single directory hold each file once, but for the links among them.
            if len(given) > 1 or is_pattern(name) or is_link(path):
                real = str(real_path(path))
                if real in seen:
                    continue
                seen.add(real)
            yield Source(str(path), options)


def _paths(name: str, failed: Failed) -> Iterator[Path]:
    if is_folder(name):
        return below(Path(name), failed)
    if is_pattern(name):
        return matching(name, failed)
    return iter([Path(name)])
