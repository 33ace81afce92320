"""Lines whose letters are set apart, read as the words that they are: 会 長 早 瀬 徹 reads 会長 早瀬 徹.

Minutes and lists of members come so out of word processors that spread each name over the width of its column. What is found then
is told by its place in the text as it was written, as `with_markup` does for text without its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import fields, word_list
from civicgraph.extract.text.markup import with_text
from civicgraph.extract.text.office_lines import office_lines
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_surname
from civicgraph.records import Block, BlockKind, Document, Predicate, Span

_LONGEST_LINE = 120
_LETTER = "[一-鿿々ぁ-ゖァ-ヺ]"
_LINE = re.compile(r"[^\n]+")
_SPREAD = re.compile(rf"(?<![^\s　]){_LETTER}(?:[ 　]+{_LETTER}){{2}}(?![^\s　])")
# In a text that spreads its letters: 課 長, 早 瀬   徹.
_PAIR = re.compile(rf"(?<![^\s　]){_LETTER}[ 　]+{_LETTER}(?![^\s　])")
# 名 称, 監　　事: all of a line, and a post or a key when set solid.
_ALONE = re.compile(rf"^[ 　]*({_LETTER})[ 　]{{1,4}}({_LETTER})[ 　]*$", re.MULTILINE)
# 監　　事　早瀬 徹: a post before a name.
_OPENING = re.compile(rf"^[ 　]*({_LETTER})[ 　]{{1,4}}({_LETTER})[ 　]+(?=[^ 　\n])[^\n]{{0,{_LONGEST_LINE}}}$", re.MULTILINE)
_TOKEN = re.compile(r"[^\s　]+")
_WRITTEN = re.compile(r"[一-鿿々ぁ-ゖァ-ヺー]+")
_OFTEN = 3


class _Unit(NamedTuple):
    """Tokens `first` to `last` (exclusive) that are one word; a name has its given name from token `given` on."""

    first: int
    last: int
    cost: float
    given: int = 0


def without_letter_spaces(document: Document) -> tuple[Document, Sequence[int]]:
    """The document with such lines set solid, and for each character of its text the place that it has in the document's own."""
    spread = list(_set_apart(document.text, _SPREAD)) if _SPREAD.search(document.text) is not None else []
    lines = list(_set_apart(document.text, _PAIR)) if len(spread) >= _OFTEN else _with_pairs(spread, document.text)
    offices = list(office_lines(document))
    if not lines and not offices:
        return document, ()
    solids = {m.start(): (m.end(), _solid(m.start(), m.group())) for m in lines if not any(m.start() <= o.start < m.end() for o in offices)}
    solids |= {o.start: (o.end, iter(o.read)) for o in offices}
    characters: list[str] = []
    places: list[int] = []
    position = 0
    changed: list[Span] = []
    for start, (end, solid_line) in sorted(solids.items()):
        characters += document.text[position:start]
        places += range(position, start)
        for place, character in solid_line:
            characters.append(character)
            places.append(place)
        changed.append(Span(start, end))
        position = end
    characters += document.text[position:]
    places += range(position, len(document.text) + 1)
    solid = with_text(document, "".join(characters), places[:-1])
    blocks = tuple(_parted(block, written, changed, solid.text) for block, written in zip(solid.blocks, document.blocks, strict=True))
    return replace(solid, blocks=blocks), places


def _set_apart(text: str, letters: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The lines, of no table, that hold such letters."""
    for line in _LINE.finditer(text):
        if len(line.group()) <= _LONGEST_LINE and "|" not in line.group() and letters.search(line.group()):
            yield line


def _with_pairs(spread: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The lines with those that are two letters set apart which make a post or a key (顧　問, 所 長, 名 称)."""
    alone = [m for m in _ALONE.finditer(text) if (word := m[1] + m[2]) in lexicon().titles or word in _keys()]
    alone += [m for m in _OPENING.finditer(text) if ((word := m[1] + m[2]) in word_list("membership", "roles") or word in _of_books()) and "|" not in m.group()]
    whole = {m.start() for m in alone}
    return sorted([*(m for m in spread if m.start() not in whole), *alone], key=re.Match.start) if alone else spread


@cache
def _keys() -> frozenset[str]:
    """The keys of lines of fields, and of what a body's profile tells beside those."""
    return frozenset().union(word_list("profile", "keys"), *(field.keys for field in fields()))


@cache
def _of_books() -> frozenset[str]:
    """The keys of the last page of a book: 監　修　早瀬 徹, 助　成　みどり財団."""
    return frozenset().union(*(field.keys for field in fields() if field.predicate in (Predicate.CREATOR, Predicate.PUBLISHER, Predicate.FUNDER)))


def _parted(block: Block, written: Block, changed: Sequence[Span], text: str) -> Block:
    """The block without its cells where the wide gap that made them stands inside a name; a key for who speaks is its label."""
    if block.kind is BlockKind.ROW and any(c.start <= written.start and written.end <= c.end for c in changed):
        key = block.cells[0] if block.cells and (block.cells[0].of(text) in _keys()) else None
        return replace(block, kind=BlockKind.PARAGRAPH, cells=(), label=key)
    return block


def _solid(start: int, line: str) -> Iterator[tuple[int, str]]:
    """The characters of a line set solid, each with its place; a comma stands for the gap between two names."""
    tokens = [m.span() for m in _TOKEN.finditer(line)]
    units = _parsed([line[a:b] for a, b in tokens])
    position = 0
    before: _Unit | None = None
    for unit in units:
        first = tokens[unit.first][0]
        if before is not None and before.given and unit.given and first > position:
            yield start + position, "、"
        else:
            yield from ((start + i, line[i]) for i in range(position, first))
        for index in range(unit.first, unit.last):
            a, b = tokens[index]
            if unit.given and index == unit.given:
                yield start + a - 1, " "
            yield from ((start + i, line[i]) for i in range(a, b))
            position = b
        before = unit
    yield from ((start + i, line[i]) for i in range(position, len(line)))


def _parsed(tokens: Sequence[str]) -> list[_Unit]:
    """The cheapest reading of the tokens as posts, names and other words."""
    best: list[tuple[float, list[_Unit]]] = [(0.0, [])]
    for last in range(1, len(tokens) + 1):
        options = []
        for first in range(max(0, last - _MOST_TOKENS), last):
            unit = _unit(tokens, first, last)
            if unit is not None:
                cost, units = best[first]
                options.append((cost + unit.cost, [*units, unit]))
        best.append(min(options, key=lambda o: o[0]))
    return best[-1][1]


_MOST_TOKENS = 9


def _unit(tokens: Sequence[str], first: int, last: int) -> _Unit | None:
    if last - first == 1:
        alone = len(tokens[first]) == 1 or (last < len(tokens) and is_surname(tokens[first]))
        return _Unit(first, last, 1.8 if alone else 1.0)
    joined = "".join(tokens[first:last])
    # 大 沢 忠 夫 君: whom a roll calls so; no 夫君.
    if tokens[last - 1] == "君" or not _WRITTEN.fullmatch(joined) or not any(len(t) == 1 for t in tokens[first:last]):
        return None
    lex = lexicon()
    if joined in lex.titles or joined in _keys():
        return _Unit(first, last, 1.0)
    if first == 0 and len(tokens[last - 1]) == 1 and len(joined) <= 12 and lex.title_at_end(joined) is not None:
        return _Unit(first, last, 1.2)
    name = _name(tokens, first, last) if len(joined) <= 6 else None
    if name is not None:
        return name
    if all(len(t) == 1 for t in tokens[first:last]) and (joined in lex.class_nouns or _is_word(joined)):
        return _Unit(first, last, 1.2)
    return None


@cache
def _is_word(joined: str) -> bool:
    return in_dictionary(joined) and not is_surname(joined) and not is_given_name(joined)


def _name(tokens: Sequence[str], first: int, last: int) -> _Unit | None:
    options = []
    for given in range(first + 1, last):
        family, own = "".join(tokens[first:given]), "".join(tokens[given:last])
        if len(family) > 3 or len(own) > 3 or tokens[first] == "兼":
            continue
        common, given_name = is_surname(family), is_given_name(own)
        if not common and not (len(family) == len(own) == 2 and last - first == 4):
            continue
        cost = 1.0 + 0.8 * (not common) + 0.3 * (len(family) == 1) + 0.2 * (len(own) != 2) + 0.1 * (not given_name) + 2.0 * (len(own) > 2 and not given_name)
        options.append(_Unit(first, last, cost, given))
    return min(options, key=lambda u: u.cost) if options else None
