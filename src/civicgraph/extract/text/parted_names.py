"""Rows of lists that set the family and the given name as far apart as their columns (早瀬　　徹　　　北斗大学教授), with each name as one cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from civicgraph.extract.text.words import is_given_name, is_surname
from civicgraph.records import Block, BlockKind, Document, Span

_FAMILY = re.compile(r"[一-鿿々ヶヵノ]{1,4}|[ァ-ヺー]{2,8}")
_GIVEN = re.compile(r"[一-鿿々]{1,3}|[ぁ-ゖー]{2,5}|[ァ-ヺー]{2,8}|[一-鿿々][ぁ-ゖー]{1,3}|[ぁ-ゖー]{1,3}[一-鿿々]")
_LEAST = 2  # names that are known to be such


def with_whole_names(document: Document) -> Document:
    """The document with the two cells of such a name made one, where most rows of a table have them in the same columns."""
    if "\u3000" not in document.text and "  " not in document.text:
        return document
    blocks = list(document.blocks)
    changed = False
    for _, numbered in groupby(enumerate(document.blocks), key=lambda b: b[1].kind is BlockKind.ROW or b[1].end - b[1].start < _SHORT):
        rows = [(number, _with_known(block, document.text)) for number, block in numbered if len(block.cells) > 1]
        for number, block in rows:
            changed = changed or blocks[number] is not block
            blocks[number] = block
        for column in _columns([block for _, block in rows], document.text):
            for number, block in rows:
                if _is_name(block, column, document.text):
                    cells = block.cells
                    blocks[number] = replace(block, cells=(*cells[:column], Span(cells[column].start, cells[column + 1].end), *cells[column + 2 :]))
                    changed = True
    return replace(document, blocks=tuple(blocks)) if changed else document


def _with_known(row: Block, text: str) -> Block:
    """室長補佐　佐々木　真: a family and a given name that one blank sets apart."""
    for column in range(len(row.cells) - 1):
        family, given = row.cells[column], row.cells[column + 1]
        if given.start == family.end + 1 and _is_known(row, column, text):
            return replace(row, cells=(*row.cells[:column], Span(family.start, given.end), *row.cells[column + 2 :]))
    return row


_SHORT = 40  # characters of a line that may stand among such rows, and has none of their columns


def _columns(rows: Sequence[Block], text: str) -> Iterator[int]:
    """The one column, if any, in which most rows have a family name and the next a given name."""
    pairs = Counter(column for row in rows for column in range(len(row.cells) - 1) if _is_name(row, column, text))
    sure = Counter(column for row in rows for column in range(len(row.cells) - 1) if _is_known(row, column, text))
    if sure and (best := max(sure, key=lambda c: (sure[c], pairs[c]))) is not None and sure[best] >= _LEAST:
        full = sum(len(row.cells) > best + 1 for row in rows)
        if sure[best] * 2 >= pairs[best] and pairs[best] * 3 >= full * 2:
            yield best


def _is_name(row: Block, column: int, text: str) -> bool:
    if len(row.cells) < column + 2:
        return False
    family, given = row.cells[column], row.cells[column + 1]
    apart = text[family.end : given.start]
    return bool(apart) and not apart.strip(" \u3000") and _FAMILY.fullmatch(text, *family) is not None and _GIVEN.fullmatch(text, *given) is not None


def _is_known(row: Block, column: int, text: str) -> bool:
    return _is_name(row, column, text) and is_surname(row.cells[column].of(text)) and is_given_name(row.cells[column + 1].of(text))
