"""Lines put together from what a document file holds: each with its cells and what its layout says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from civicgraph.read.lines import Line
from civicgraph.read.metadata import Metadata, Page
from civicgraph.read.plain import as_page
from civicgraph.records import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a document: one cell, or those of a table row. `gap` says that it begins a block of its own."""

    cells: tuple[str, ...]
    kind: BlockKind | None = None
    level: int = 0
    gap: bool = True


def page_of(written: Iterable[Written]) -> Page:
    r"""The article that the lines amount to: its text has a line for each, cells parted by tabs, gaps as empty lines.

    >>> page_of([Written(("題",)), Written(("職", "氏名"), BlockKind.ROW)]).text
    '題\n\n職\t氏名\n'
    """
    parts: list[str] = []
    lines: list[Line] = []
    position = 0
    for line in written:
        if line.gap and lines:
            parts.append("\n")
            position += 1
        start, cells = position, []
        for cell in line.cells:
            cells.append(Span(position, position + len(cell)))
            position += len(cell) + 1
        parts.append("\t".join(line.cells) + "\n")
        several = tuple(cells) if len(cells) > 1 or line.kind is BlockKind.ROW else ()
        lines.append(Line(start, position - 1, 0, line.gap, line.kind, line.level, several))
    return as_page("".join(parts), lines, Metadata())
