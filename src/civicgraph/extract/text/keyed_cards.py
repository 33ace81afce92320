"""Lists in which each person, grant or talk has a card of lines with keys (役職：…, 氏名：…, 所属：…), as the rows of a table that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extract.text.columns import column_of_list, is_work_beside
from civicgraph.extract.text.rows_of_lines import with_blocks_joined
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Span

_LINES = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_FEWEST = 2  # cards
# What a card tells of whom: who somebody is and of what, who gets a grant for what, who speaks of what. A card that holds more (a
# profile, a comment) is read line by line.
# Each sort by what it is of, what is told of that, and what may stand beside them.
_SORTS: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...] = (
    (frozenset(["name"]), frozenset(["body", "new", "old"]), frozenset(["role"])),
    (frozenset(["project"]), frozenset(["receiver", "body", "maker"]), frozenset(["head", "amount", "seat", "area", "apart", "joint"])),
    (frozenset(["what", "talk"]), frozenset(["who", "when"]), frozenset()),
    (frozenset(["work"]), frozenset(["maker", "runner", "issuer"]), frozenset(["when"])),
)
_NEAR = 4  # lines from the first key of a card on
_LONGEST = 60  # code points of a value


def with_cards(document: Document) -> Document:
    """The document with each card of such a list as one row, whose cells are what the keys hold; what is no such list stays as it is."""
    text = fold(document.text)
    return with_blocks_joined(document, list(_cards(document.blocks, text)), lambda blocks: tuple(_value(block, text) for block in blocks))


def _cards(blocks: Sequence[Block], text: str) -> Iterator[range]:
    """The blocks of each card of a list of cards with the same keys in the same order."""
    number = 0
    while number < len(blocks):
        keys = _keys(blocks, number, text)
        cards = []
        while keys and _keys(blocks, number, text) == keys:
            cards.append(range(number, number + len(keys)))
            number += len(keys)
        if len(cards) >= _FEWEST:
            yield from cards
        elif not cards:
            number += 1


def _keys(blocks: Sequence[Block], number: int, text: str) -> tuple[str, ...]:
    """The kinds of column that the keys of the lines from here on name, up to the first that comes again; () where they tell of nobody's post."""
    found: list[str] = []
    near = [b.label.of(text) if b.label is not None and b.kind in _LINES else "" for b in blocks[number : number + _NEAR]]
    for block in blocks[number:]:
        key = block.label.of(text) if block.label is not None and block.kind in _LINES else ""
        column = "work" if key == near[0] and is_work_beside(key, near) else column_of_list(key, found) if key else ""
        value = _value(block, text) if column else Span(0, 0)
        if not column or column in found or not 0 < value.end - value.start <= _LONGEST:
            break
        found.append(column)
    told = any(of & set(found) and said & set(found) and set(found) <= of | said | beside for of, said, beside in _SORTS)
    # What was not chosen is listed, too.
    refused = "project" in found and "不採択" in text
    return tuple(found) if told and not refused else ()


def _value(block: Block, text: str) -> Span:
    start = block.label.end if block.label is not None else block.start
    return Span(block.end - len(text[start : block.end].lstrip(" 　:：】］〕]")), block.end)
