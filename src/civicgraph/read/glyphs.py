"""The characters of a PDF page by their places, in rows and columns."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SOFT_HYPHEN = 2  # PDFium's sign for the hyphen of a word that goes on in the next row
_CELL_GAP = 1.4  # in letters: a wider gap parts two cells
_BLANK = 0.12  # in letters: a wider gap between two Latin letters is a blank
_FEWEST = 8  # rows of a text in columns
_FILLED = 0.75  # of its width, by most rows of a column


class Glyph(NamedTuple):
    """A character and its box, in points; y grows upwards. `blank` says that PDFium sees a blank behind it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int
    blank: bool = False


class Cell(NamedTuple):
    """Words that stand together, and from where to where."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page. `gap` is the distance (in points) from the row above it in its column, 0 for the first."""

    cells: tuple[Cell, ...]
    bottom: float
    top: float
    size: float
    page: int
    gap: float = 0.0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right

    @property
    def text(self) -> str:
        """The words of all cells."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def key(self) -> str:
        """The words without white space, to compare by."""
        return "".join(self.text.split())


def glyphs(document: pdfium.PdfDocument, number: int, most: int) -> list[Glyph]:
    """The characters of a page, `most` at most, in the order of the file. Those of vertical writing are turned to be read as rows."""
    page = document[number]
    text = page.get_textpage()
    try:
        found: list[Glyph] = []
        for index in range(min(text.count_chars(), most)):
            if raw.FPDFText_IsGenerated(text, index) and found:
                found[-1] = found[-1]._replace(blank=True)
            elif glyph := _glyph(text, index, number):
                found.append(glyph)
    finally:
        text.close()
        page.close()
    return [_turned(glyph) for glyph in found] if _is_vertical(found) else found


def _glyph(text: Any, index: int, page: int) -> Glyph | None:
    code = raw.FPDFText_GetUnicode(text, index)
    if code == _SOFT_HYPHEN:
        code = ord("-")
    if code < 0x20 or 0xFFFE <= code <= 0xFFFF:
        return None
    if 0xD800 <= code < 0xDC00:  # halves of a pair, where PDFium hands them out one by one
        low = raw.FPDFText_GetUnicode(text, index + 1)
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) if 0xDC00 <= low < 0xE000 else 0xFFFD
    elif 0xDC00 <= code < 0xE000:
        return None
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return None
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return Glyph(chr(code), left, bottom, right, top, max(top - bottom, 0.1), page)


def _is_vertical(found: Sequence[Glyph]) -> bool:
    """Whether most characters stand below the one before them."""
    down = sum(
        abs(b.left - a.left) < a.size / 2 and a.size / 2 < a.top - b.top < 3 * a.size for a, b in pairwise(found)
    )
    return len(found) > 1 and down > len(found) / 2


def _turned(glyph: Glyph) -> Glyph:
    size = max(glyph.right - glyph.left, 0.1)
    return Glyph(glyph.text, -glyph.top, glyph.left, -glyph.bottom, glyph.right, size, glyph.page, glyph.blank)


def rows(found: Sequence[Glyph]) -> list[Row]:
    """Characters at one height make a row; they are taken from top to bottom, and from left to right."""
    lines: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(found, key=lambda each: -(each.top + each.bottom)):
        height = (glyph.top + glyph.bottom) / 2
        if not lines or middle - height > 0.45 * min(glyph.size, median(each.size for each in lines[-1][-5:])):
            lines.append([])
            middle = height
        lines[-1].append(glyph)
    return [row for line in lines if (row := _row(sorted(line, key=lambda each: each.left)))]


def _row(line: Sequence[Glyph]) -> Row | None:
    inked = [glyph for glyph in line if not glyph.text.isspace()]
    if not inked:
        return None
    runs: list[list[Glyph]] = [[]]
    for glyph in line:
        before = runs[-1][-1] if runs[-1] else None
        # Blanks are drawn between cells, too: only ink says how far apart they are.
        if before and not glyph.text.isspace() and glyph.left - before.right > _CELL_GAP * glyph.size:
            runs.append([])
        if runs[-1] or not glyph.text.isspace() or len(runs) == 1:
            runs[-1].append(glyph)
    cells = tuple(cell for run in runs if (cell := _cell(run)))
    bottom, top = min(each.bottom for each in inked), max(each.top for each in inked)
    return Row(cells, bottom, top, median(each.size for each in inked), inked[0].page)


def _cell(run: Sequence[Glyph]) -> Cell | None:
    words = ""
    before: Glyph | None = None
    for glyph in run:
        if before and not glyph.text.isspace() and not before.text.isspace():
            apart = glyph.text.isascii() and before.text.isascii() and glyph.left - before.right > _BLANK * glyph.size
            words += " " if before.blank or apart else ""
        words += glyph.text
        before = glyph
    inked = [glyph for glyph in run if not glyph.text.isspace()]
    return Cell(words.rstrip(), inked[0].left, inked[-1].right) if inked else None


def columns(found: Sequence[Row]) -> list[list[Row]]:
    """Rows in reading order: where the page has two columns, the left one before the right one."""
    gutter = _gutter(found)
    if gutter is None:
        return [_spaced(found)]
    made: list[list[Row]] = []
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in found:
        parts = [tuple(c for c in row.cells if c.right <= gutter), tuple(c for c in row.cells if c.left >= gutter)]
        if sum(map(len, parts)) < len(row.cells):  # over the whole width
            made += [_spaced(side) for side in sides if side]
            made.append([row])
            sides = ([], [])
            continue
        for side, cells in zip(sides, parts, strict=True):
            if cells:
                side.append(replace(row, cells=cells))
    return made + [_spaced(side) for side in sides if side]


def _gutter(found: Sequence[Row]) -> float | None:
    """Where the gap between two columns of running text is. The cells of a table do not fill their columns, so it has none."""
    if len(found) < _FEWEST:
        return None
    left, right = min(row.left for row in found), max(row.right for row in found)
    cells = [cell for row in found for cell in row.cells]
    places = [left + (right - left) * part / 100 for part in range(35, 66)]
    crossing = [sum(cell.left < place < cell.right for cell in cells) for place in places]
    fewest = min(crossing)
    if fewest > len(found) / 5:
        return None
    best = [place for place, count in zip(places, crossing, strict=True) if count == fewest]
    gutter = best[len(best) // 2]
    for side, width in (
        ([cell.right - cell.left for cell in cells if cell.right <= gutter], gutter - left),
        ([cell.right - cell.left for cell in cells if cell.left >= gutter], right - gutter),
    ):
        if len(side) < _FEWEST or median(side) < _FILLED * width:
            return None
    return gutter


def _spaced(column: Sequence[Row]) -> list[Row]:
    """The rows, with the gaps between them."""
    return [
        replace(row, gap=max(0.0, above.bottom - row.top) if above else 0.0)
        for above, row in zip([None, *column], column, strict=False)
    ]
