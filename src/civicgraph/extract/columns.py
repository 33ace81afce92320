"""What the columns of a document's tables hold, by the words of their headers."""

from __future__ import annotations

from functools import cache

from civicgraph.extract.lines import KEY_NOISE
from civicgraph.extract.relation_rules import word_list
from civicgraph.records import Block, BlockKind, Document

COLUMNS = ("name", "new", "old", "role", "body", "work", "maker", "event", "when", "place", "host", "what", "who")


@cache
def _headings(column: str) -> frozenset[str]:
    return frozenset(KEY_NOISE.sub("", w) for w in word_list("columns", column))


def columns(block: Block, text: str) -> dict[int, str]:
    """The kinds of column that a row's cells name, by index; a header names at least two.

    `text` is the folded text.
    """
    found = {}
    for index, cell in enumerate(block.cells):
        words = KEY_NOISE.sub("", cell.of(text))
        for column in COLUMNS:
            if words in _headings(column):
                found[index] = column
                break
    return found


def headers(document: Document, text: str) -> dict[int, dict[int, str]]:
    """For each row under a header, by its block's index, the kinds of its columns."""
    found: dict[int, dict[int, str]] = {}
    header: dict[int, str] = {}
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.ROW or not block.cells:
            header = {}
            continue
        named = columns(block, text)
        if len(named) >= 2:
            header = named
        elif header:
            found[number] = header
    return found
