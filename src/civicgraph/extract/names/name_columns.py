"""Columns of tables that hold people's names, by their header or by what most of their cells look like, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI, is_common
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.columns import columns
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Span

_GIVEN = rf"[{KANJI}]{{1,3}}|[ぁ-ゖゝー]{{1,5}}|[ァ-ヺー]{{2,5}}"
_TAIL = r"(?:[ 　]?(?:委員|氏|様|先生|さん|君))?[ 　]*(?:[(（][^()（）]{1,16}[)）])?"
# 早瀬　徹, 早瀬徹（新任）: all of a cell.
_APART = re.compile(rf"(?P<name>(?P<family>[{KANJI}ヶヵノ]{{1,4}})[ 　]{{1,3}}(?P<given>{_GIVEN})){_TAIL}")
_WHOLE = re.compile(rf"(?P<name>[{KANJI}ヶ]{{2,5}}(?:[ぁ-ゖ]{{1,4}}|[ァ-ヺー]{{2,4}})?){_TAIL}")
_LONGEST_GIVEN = 3
_FEWEST = 3  # rows of a table that no header explains


def with_name_columns(headers: Mapping[int, dict[int, str]], document: Document, text: str) -> dict[int, dict[int, str]]:
    """The columns of each row, with those of names that most of their cells tell where no header does.

    `headers` says what each row's columns hold by its header, by the block's index.
    """
    found = dict(headers)
    for table in _tables(document.blocks, text):
        width = len(document.blocks[table[0]].cells)
        told = set().union(*(set(headers.get(i, {}).values()) for i in table))
        if told & {"name", "head", "who", "maker"}:
            continue
        for column in range(width):
            cells = [c for i in table if (c := document.blocks[i].cells[column]).start < c.end]
            alike = [c for c in cells if _name(c, text) is not None]
            if len(alike) >= _FEWEST and len(alike) * 4 >= len(cells) * 3 and _sure(alike, text) * 2 >= len(cells):
                found |= {i: found.get(i, {}) | {column: "name"} for i in table}
    return found


def _tables(blocks: Sequence[Block], text: str) -> Iterator[list[int]]:
    """The rows of each table that have as many cells as the one before, without headers."""
    table: list[int] = []
    for number, block in enumerate(blocks):
        row = block.kind is BlockKind.ROW and len(block.cells) > 1
        if table and (not row or len(block.cells) != len(blocks[table[0]].cells)):
            yield table
            table = []
        if row and len(columns(block, text)) < 2:  # noqa: PLR2004
            table.append(number)
    if table:
        yield table


def named_cell(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The name that a cell of a column of names holds, however rare it is."""
    name = _name(cell, text) if column == "name" else None
    if name is not None:
        yield LaidOut(name, Kind.PERSON, 0.88, "name-in-column", 5.7)


def _name(cell: Span, text: str) -> Span | None:
    apart = _APART.fullmatch(text, cell.start, cell.end)
    if apart is not None:
        plain = is_common(apart["family"]) or is_common(apart["given"]) or known(apart["family"] + apart["given"])
        return None if plain else Span(*apart.span("name"))
    whole = _WHOLE.fullmatch(text, cell.start, cell.end)
    if whole is None or not _begins_with_family(whole["name"]):
        return None
    name, lex = whole["name"], lexicon()
    plain = is_common(name) or lex.title_at_end(name) is not None or known(name) or name.endswith(tuple(s for s in lex.suffixes if len(s) > 1))
    return None if plain else Span(*whole.span("name"))


def _begins_with_family(name: str) -> bool:
    return any(0 < len(name) - n <= _LONGEST_GIVEN + (n > 2) and is_surname(name[:n]) for n in (3, 2, 1))


def _sure(cells: Sequence[Span], text: str) -> int:
    return sum(any(is_surname(text[c.start : c.start + n]) for n in (3, 2, 1)) for c in cells)
