"""Columns of tables that hold people's names, by their header or by what most of their cells look like, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.lexicon import company_endings, lexicon
from civicgraph.extract.names.written_names import KANJI, is_common, is_name_and_group
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.columns import columns
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import LISTED
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_persons, is_surname
from civicgraph.records import Block, BlockKind, Document, Kind, Span

_GIVEN = rf"[{KANJI}]{{1,3}}?|[ぁ-ゖゝー]{{1,5}}?|[ァ-ヺー]{{2,5}}"
_TAIL = rf"(?:[ 　]?(?:委員|君|{HONORIFIC}))?[ 　]*(?:[(（][^()（）]{{1,16}}[)）])?"
# 早瀬　徹, 早瀬徹（新任）: all of a cell.
_APART = re.compile(rf"(?P<name>(?P<family>[{KANJI}ヶヵノ]{{1,4}})[ 　]{{1,3}}(?P<given>{_GIVEN})){_TAIL}")
_WHOLE = re.compile(rf"(?P<name>[{KANJI}ヶ]{{2,5}}?(?:[ぁ-ゖ]{{1,4}}?|[ァ-ヺー]{{2,4}})?){_TAIL}")
_LONGEST_GIVEN = 3
WHOLE_LINE = -1  # the column of a line that is no row
_FEWEST = 3  # rows of a table that no header explains


def with_name_columns(headers: Mapping[int, dict[int, str]], document: Document, text: str) -> dict[int, dict[int, str]]:
    """The columns of each row, with those of names that most of their cells tell where no header does.

    `headers` says what each row's columns hold by its header, by the block's index.
    """
    found = dict(headers) | {i: {WHOLE_LINE: "name"} for i in name_lines(document, text)}
    for table in _tables(document.blocks, text):
        width = len(document.blocks[table[0]].cells)
        told = set().union(*(set(headers.get(i, {}).values()) for i in table))
        if told & {"name", "head", "who", "maker"}:
            alone = {i: _only_name(document.blocks[i], headers.get(i, {}), text) for i in table}
            found |= {i: {at: "name"} for i, at in alone.items() if at is not None}
            continue
        for column in range(width):
            cells = [c for i in table if (c := document.blocks[i].cells[column]).start < c.end]
            alike = [c for c in cells if _name(c, text) is not None]
            if len(alike) >= _FEWEST and len(alike) * 4 >= len(cells) * 3 and _sure(alike, text) * 2 >= len(cells):
                found |= {i: found.get(i, {}) | {column: "name"} for i in table}
    return found


def _only_name(block: Block, header: Mapping[int, str], text: str) -> int | None:
    """The one cell of a row that is a name set apart, where a row has fewer cells than its header and so others in its columns."""
    columns_of_names = [i for i, column in header.items() if column == "name"]
    if len(columns_of_names) != 1 or len(block.cells) > max(header):
        return None
    names = [i for i, c in enumerate(block.cells) if _APART.fullmatch(text, *c) and _name(c, text) is not None]
    return names[0] if len(names) == 1 else None


def name_lines(document: Document, text: str) -> frozenset[int]:
    """The lines that are a name set apart and nothing else, in a list of such: at least three, most of known families."""
    alone = [(i, line_value(b, text)) for i, b in enumerate(document.blocks) if b.kind in LISTED]
    named = [(i, value) for i, value in alone if _APART.fullmatch(text, *value) and _name(value, text) is not None]
    sure = _sure([value for _, value in named], text)
    return frozenset(i for i, _ in named) if len(named) >= _FEWEST and sure * 3 >= len(named) * 2 else frozenset()


def line_value(block: Block, text: str) -> Span:
    """What a line holds after its key (委員　早瀬 徹)."""
    start = block.label.end if block.label is not None else block.start
    return Span(block.end - len(text[start : block.end].lstrip(" 　\t:：")), block.end)


def _tables(blocks: Sequence[Block], text: str) -> Iterator[list[int]]:
    """The rows of each table that have as many cells as the one before, without headers."""
    table: list[int] = []
    for number, block in enumerate(blocks):
        row = block.kind is BlockKind.ROW and len(block.cells) > 1
        if table and (not row or len(block.cells) != len(blocks[table[0]].cells)):
            yield table
            table = []
        if row and len(columns(block, text)) < 2:
            table.append(number)
    if table:
        yield table


def named_cell(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The name that a cell of a column of names holds, however rare it is."""
    name = _name(cell, text) if column == "name" else None
    if name is not None:
        yield LaidOut(name, Kind.PERSON, 0.88, "name-in-column", 5.7)


def body_in_cell(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The company before a post in a column of what people are else: 元北海道南海航空監査役, whatever land its name begins with."""
    if column != "body" or cell.end - cell.start > _LONGEST_CELL:
        return
    start = cell.start + text.startswith(("元", "前", "旧"), cell.start, cell.end)
    title = lexicon().title_at_end(text[start : cell.end])
    name = text[start : cell.end - len(title)].rstrip(" 　") if title is not None else ""
    if len(name) > 4 and _ALL_NAME.fullmatch(name) and name.endswith(company_endings()):
        yield LaidOut(Span(start, start + len(name)), Kind.ORGANIZATION, 0.85, "body-in-column", 5.4)


def place_in_cell(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The prefecture or town that is all of a cell under 所在地, though it is called so without its ending (宮崎, which is a family, too)."""
    name = text[cell.start : cell.end]
    if column in ("seat", "area") and len(name) > 1 and any(known(name + ending) for ending in "都府県市区町村"):
        yield LaidOut(cell, Kind.PLACE, 0.85, "place-in-column", 6.2)


_LONGEST_CELL = 30
_ALL_NAME = re.compile(rf"[{KANJI}ァ-ヺーA-Za-z]+")


def _name(cell: Span, text: str) -> Span | None:
    apart = _APART.fullmatch(text, cell.start, cell.end)
    if apart is not None:
        if is_name_and_group(apart["family"], apart["given"]):
            return Span(*apart.span("family"))
        plain = is_common(apart["family"]) or is_common(apart["given"])
        return None if plain or known(apart["family"] + apart["given"]) else Span(*apart.span("name"))
    whole = _WHOLE.fullmatch(text, cell.start, cell.end)
    if whole is None or not _is_full(whole["name"]):
        return None
    name, lex = whole["name"], lexicon()
    # 申請件数, 審査方法: two words that anybody uses.
    halves = (name[:2], name[2:])
    twofold = len(name) == _TWO_WORDS and all(in_dictionary(half) and not is_persons(half) for half in halves)
    plain = is_common(name) or twofold or lex.title_at_end(name) is not None or name.endswith(tuple(s for s in lex.suffixes if len(s) > 1))
    return None if plain or known(name) else Span(*whole.span("name"))


_TWO_WORDS = 4  # characters


def _is_full(name: str) -> bool:
    cuts = [n for n in (3, 2, 1) if 0 < len(name) - n <= _LONGEST_GIVEN]
    return any(is_surname(name[:n]) for n in cuts) or any(is_given_name(name[n:]) for n in cuts if len(name) - n > 1)


def _sure(cells: Sequence[Span], text: str) -> int:
    return sum(any(is_surname(text[c.start : c.start + n]) for n in (3, 2, 1)) for c in cells)
