"""Tables for a terminal: columns line up with Japanese in them, and no cell can steer the terminal."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Sequence

_LEAST = 8  # columns that a cell keeps when a table is made to fit
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> str:
    """Aligned columns; with `width` (terminal columns), long cells are cut, marked with "…", to fit in it."""
    lines = [[_visible(cell) for cell in line] for line in (header, *rows)]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    if width is not None:
        widths = _fit(widths, width - 2 * (len(widths) - 1))
    rule = ["─" * size for size in widths]
    return "".join(
        "  ".join(_cell(cell, size) for cell, size in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in (lines[0], rule, *lines[1:])
    )


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is, None where it is no terminal: a file gets every word."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for wide East Asian characters, none for combining marks.

    >>> columns("市 A"), columns("か\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}")
    (4, 2)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(text: str) -> str:
    """One line without control and direction characters."""
    line = " ".join(text.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _UNSEEN else c for c in line)


def _fit(widths: list[int], room: int) -> list[int]:
    """Take from the widest column until all fit, or none can give more."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > _LEAST:
        widest = max(range(len(fitted)), key=lambda i: fitted[i])
        fitted[widest] -= 1
    return fitted


def _cell(text: str, size: int) -> str:
    if columns(text) > size:
        while columns(text) > size - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (size - columns(text))
