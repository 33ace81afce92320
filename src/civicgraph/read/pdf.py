"""PDF: characters and where they stand, by PDFium, put together to lines, paragraphs, headings and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium

from civicgraph.errors import InputError
from civicgraph.read.glyphs import Row, columns, glyphs, rows
from civicgraph.read.lines import LONGEST
from civicgraph.read.metadata import Page
from civicgraph.read.written import Written, page_of
from civicgraph.records import BlockKind

_PAGES = 2000
_LARGER = 1.12  # a heading's letters, against those of the body
_LONGEST_HEADING = 60
# What opens a new line whatever stands before it: bullets, numbers, articles of a law, keys.
_OPENER = re.compile(
    r"[・●○■□◆◇▼▽▲△※＊*•–〇◎]|[（(]?[0-9０-９]{1,3}[）).．、]|[①-⑳㋐-㋾]|第[0-9０-９一二三四五六七八九十百]+[条章節回]|[（(][一-龠ア-ンa-z][）)]"
)
_NUMBER = re.compile(r"[-–—\s]*(?:p\.?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?[-–—\s]*", re.I)


def read_pdf(data: bytes, origin: str) -> Page:
    """The article in a PDF. Raises InputError where it is broken, locked, too long, or holds no text (a scan)."""
    pages = list(_pages(data, origin))
    if not any(pages):
        raise InputError(origin, "there is no text in this PDF; it may be a scan.", "Run text recognition (OCR) first.")
    furniture = _repeated([[row for column in page for row in column] for page in pages])
    return page_of(_lines([[row for row in column if row.key not in furniture] for page in pages for column in page]))


def _pages(data: bytes, origin: str) -> Iterator[list[list[Row]]]:
    """The columns of each page, those of nothing left out."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "this PDF is locked with a password." if locked else f"this PDF cannot be read ({error})."
        raise InputError(
            origin, problem, "Unlock it first." if locked else "Save it again, or give its text."
        ) from error
    count = 0
    try:
        if len(document) > _PAGES:
            raise InputError(origin, f"this PDF has more than {_PAGES} pages.", "Give one article at a time.")
        for number in range(len(document)):
            try:
                found = glyphs(document, number, LONGEST + 1 - count)
            except pdfium.PdfiumError as error:
                raise InputError(
                    origin, f"its page {number + 1} cannot be read ({error}).", "Save it again."
                ) from error
            count += len(found)
            if count > LONGEST:
                raise InputError(origin, f"it has more than {LONGEST} characters.", "Give one article at a time.")
            yield [column for column in columns(rows(found)) if column]
    finally:
        document.close()


def _repeated(pages: Sequence[Sequence[Row]]) -> set[str]:
    """The running heads and page numbers: what stands at the edge of more than half of the pages."""
    edges = [{row.key for row in (*page[:2], *page[-2:])} for page in pages if page]
    counts = Counter(key for keys in edges for key in keys)
    return {key for key, count in counts.items() if count > max(1, len(edges) / 2) or _NUMBER.fullmatch(key)}


def _lines(text: Sequence[Sequence[Row]]) -> Iterator[Written]:
    """The rows of columns as lines; the rows of a paragraph become one."""
    everything = [row for column in text for row in column]
    layout = _Layout(
        body=median([row.size for row in everything for _ in row.text] or [1.0]),
        gap=median([row.gap for row in everything if row.gap] or [0.0]),
    )
    title = max((row.size for row in everything if row.page == 0 and layout.is_heading(row)), default=0.0)
    waiting: list[Row] = []
    full = False
    for column in text:
        left, right = min((row.left for row in column), default=0.0), max((row.right for row in column), default=0.0)
        for number, row in enumerate(column):
            if waiting and not (full and layout.goes_on(waiting[-1], row, top=number == 0)):
                yield layout.written(waiting, title)
                waiting = []
            waiting.append(row)
            # What is set to the right (a date, an office) reaches the edge, too, but does not begin near the other one.
            reaches = row.right > right - 2.5 * row.size and row.left < left + (right - left) / 4
            full = reaches or layout.is_heading(row)
    if waiting:
        yield layout.written(waiting, title)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The size of the body's letters, and the gap between its rows."""

    body: float
    gap: float

    def is_apart(self, row: Row) -> bool:
        """Whether a row stands further from the one above it than the rows of a paragraph do."""
        return row.gap > self.gap + 0.45 * row.size

    def is_heading(self, row: Row) -> bool:
        return len(row.cells) == 1 and row.size > _LARGER * self.body and len(row.text) <= _LONGEST_HEADING

    def goes_on(self, before: Row, row: Row, *, top: bool) -> bool:
        """Whether a row goes on with the paragraph of a full one: nothing sets it apart. `top` says that it is its column's first."""
        if len(before.cells) > 1 or len(row.cells) > 1 or abs(before.size - row.size) > 0.1 * self.body:
            return False
        if self.is_apart(row) or _OPENER.match(row.text) or row.text.startswith("\u3000"):
            return False
        if top:
            return not before.text.endswith(("。", "．", "."))
        return row.left < before.left + 0.8 * row.size or _OPENER.match(before.text) is not None

    def written(self, found: Sequence[Row], title: float) -> Written:
        """The line that rows amount to."""
        first = found[0]
        if len(first.cells) > 1:
            return Written(tuple(cell.text for cell in first.cells), BlockKind.ROW, gap=self.is_apart(first))
        text = ""
        for row in found:
            text = _joined(text, row.text.strip())
        if not self.is_heading(first):
            return Written((text,), gap=self.is_apart(first) or len(found) > 1)
        is_title = first.page == 0 and first.size >= title
        return Written((text,), BlockKind.TITLE if is_title else BlockKind.HEADING, 0 if is_title else 1)


def _joined(before: str, after: str) -> str:
    if re.search(r"[a-z]-$", before) and re.match(r"[a-z]", after):
        return before[:-1] + after
    apart = before and before[-1].isascii() and after[:1].isascii()
    return f"{before}{' ' if apart else ''}{after}"
