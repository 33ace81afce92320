"""Stanzas below a key for people, of which each is somebody's card: 審査員, then 早瀬 徹 over Midori Works over デザイナー, a blank line, the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI
from civicgraph.extract.relation_rules import fields, kinds_of_talk
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.lines import KEY_NOISE, LISTED
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_surname
from civicgraph.records import Block, BlockKind, Document, Predicate

_NAME = re.compile(rf"(?=.{{3,12}}$)(?:[{KANJI}ヶ]{{1,5}}[ \u3000]?[{KANJI}ぁ-ゖァ-ヺー]{{1,6}}|[ァ-ヺー]{{2,8}}(?:[・＝=][ァ-ヺー]{{2,9}}){{1,2}})(?:[ \u3000]?(?:氏|さん|様))?")
_LISTING = re.compile(r"(?:の?(?:ご)?(?:紹介|一覧|プロフィール)|敬称略)+$")
_OF_BODIES = re.compile(r"団体|企業|校$|自治体|出展|出店")
_PROSE, _LEAST = 60, 2


class Card(NamedTuple):
    """A stanza of such a list: blocks of the name and the lines below it, up to the prose, the key over it, and of its section the first block."""

    name: Block
    below: tuple[Block, ...]
    key: str
    section: int


@by_source
def stanza_cards(document: Document, text: str) -> tuple[Card, ...]:
    """The cards of a folded text, in which at least half of the names of a list begin as family names do."""
    made: list[Card] = []
    for key, section, stanzas in _lists(document, text):
        cards = [Card(s[0], tuple(_short(s[1:], text)), key, section) for s in stanzas if len(s) > 1 and _is_name(s[0], text)]
        cards = [c for c in cards if c.below]
        sure = sum(_family(c.name, text) for c in cards)
        if len(cards) >= _LEAST and sure * 2 >= len(cards) and len(cards) * 2 >= len(stanzas):
            made += cards
    return tuple(made)


def _lists(document: Document, text: str) -> Iterator[tuple[str, int, list[list[Block]]]]:
    """The stanzas below each key for people, up to the next key or heading."""
    key, section, below = "", -1, list[list[Block]]()
    for number, stanza in _stanzas(document, text):
        first = stanza[0]
        words = _LISTING.sub("", KEY_NOISE.sub("", text[first.start : first.end]))
        named = words in _keys()
        if named or first.kind in (BlockKind.HEADING, BlockKind.TITLE) or words in _other_keys():
            if key:
                yield key, section, below
            key, section, below = (words if named else ""), number, []
            stanza = stanza[1:]
        if key and stanza:
            below.append(stanza)
    if key:
        yield key, section, below


def _stanzas(document: Document, text: str) -> Iterator[tuple[int, list[Block]]]:
    """The blocks of a document in runs without a blank line, each with the number of its first."""
    run: list[Block] = []
    first = 0
    for number, block in enumerate(document.blocks):
        if run and text.count("\n", run[-1].end, block.start) > 1:
            yield first, run
            run = []
        if not run:
            first = number
        run.append(block)
    if run:
        yield first, run


@cache
def _keys() -> frozenset[str]:
    """The keys for people; those for bodies as well (出展者, 参加団体) are none."""
    keys = frozenset().union(*(f.keys for f in fields() if "Person" in f.object and f.predicate in (Predicate.SPEAKER, Predicate.PARTICIPANT)))
    return frozenset(k for k in keys - kinds_of_talk() if not _OF_BODIES.search(k))


@cache
def _other_keys() -> frozenset[str]:
    return frozenset().union(*(f.keys for f in fields())) - _keys()


def _is_name(block: Block, text: str) -> bool:
    name = text[block.start : block.end]
    family = next((n for n in (3, 2, 1) if is_surname(name[:n])), 0)
    rest = name[family:]
    if family and len(rest) > 1 and in_dictionary(rest) and not is_given_name(rest):
        # 早瀬 + 商店, 三枝 + 合唱団
        return False
    plain = block.kind in LISTED and block.label is None and _NAME.fullmatch(name) is not None
    return plain and not in_dictionary(name) and lexicon().title_at_end(name) is None and lexicon().class_of(name) is None


def _family(block: Block, text: str) -> bool:
    return any(is_surname(text[block.start : block.start + n]) for n in (3, 2, 1))


def _short(stanza: Sequence[Block], text: str) -> Iterator[Block]:
    """The lines of a card up to its prose."""
    for block in stanza:
        words = text[block.start : block.end]
        if block.kind not in LISTED or block.label is not None or len(words) > _PROSE or "。" in words:
            return
        yield block
