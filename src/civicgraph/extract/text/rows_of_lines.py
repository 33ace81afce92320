"""Lines below one another that are made one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from civicgraph.records import Block, BlockKind, Document, Span


def with_blocks_joined(document: Document, rows: Sequence[range], cells: Callable[[Sequence[Block]], tuple[Span, ...]]) -> Document:
    """The document with the blocks of each of `rows` (numbers of blocks that follow one another) as one row, whose cells `cells` tells."""
    if not rows:
        return document
    of_start = {row.start: row for row in rows}
    made: list[Block] = []
    new_place: list[int] = []
    number = 0
    while number < len(document.blocks):
        row = of_start.get(number, range(number, number + 1))
        joined = document.blocks[row.start : row.stop]
        new_place.extend([len(made)] * len(joined))
        whole = replace(joined[0], kind=BlockKind.ROW, end=joined[-1].end, label=None, level=0, cells=cells(joined))
        made.append(whole if number in of_start else joined[0])
        number = row.stop
    return replace(document, blocks=tuple(replace(b, section=new_place[b.section] if b.section >= 0 else b.section) for b in made))
