"""Names that the knowledge base knows, found in a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec import Struct

from civicgraph.extract.text.words import Word
from civicgraph.knowledge import KnownEntity, load_knowledge
from civicgraph.names import fold
from civicgraph.records import Kind


class Hit(Struct, frozen=True, gc=False):
    """A known name in the text, and every entity that bears it."""

    start: int
    end: int
    entities: tuple[KnownEntity, ...]


# 日本大震災, 国際大会: 大 that begins the next word.
_MORE_THAN_UNIVERSITY = tuple("会震型規学手半系")


@dataclass(frozen=True, slots=True)
class _Names:
    entities: dict[str, tuple[KnownEntity, ...]]
    lengths: dict[str, tuple[int, ...]]


@cache
def _names() -> _Names:
    """All known names as they may stand in a folded text, and by their first two characters the lengths to try."""
    entities: dict[str, dict[str, KnownEntity]] = {}
    for entity in load_knowledge().entities.values():
        for name in entity.names:
            surface = fold(name.text)
            if entity.sector == "Academia" and re.fullmatch(r"[一-鿿ぁ-ヿ]{2,}大学", surface):
                # 一橋大: as newspapers write it.
                entities.setdefault(surface[:-1], {})[entity.id] = entity
            joined = surface.replace(" ", "")
            # Three words or more written as one (CodeforJapan) are still the name; two may be another word.
            for form in {surface, joined if not joined.isalpha() or surface.count(" ") > 1 else surface}:
                if len(form) > 1:
                    entities.setdefault(form, {})[entity.id] = entity
    lengths: dict[str, set[int]] = {}
    for form in entities:
        lengths.setdefault(form[:2], set()).add(len(form))
    return _Names(
        {form: tuple(found[i] for i in sorted(found)) for form, found in entities.items()},
        {prefix: tuple(sorted(sizes, reverse=True)) for prefix, sizes in lengths.items()},
    )


_COMPANY = ("株式会社", "有限会社", "合同会社", "(株)", "(有)")


def longest_at(text: str, start: int, ends: Container[int]) -> Hit | None:
    """The longest known name that begins at `start` of the folded text and ends at one of the word ends `ends`."""
    names = _names()
    for length in names.lengths.get(text[start : start + 2], ()):
        end = start + length
        if end not in ends or (found := names.entities.get(text[start:end])) is None:
            continue
        if text[end - 1] == "大" and text.startswith(_MORE_THAN_UNIVERSITY, end):
            continue
        if text.startswith(_COMPANY, end) and found[0].kind is not Kind.ORGANIZATION:
            # MIDORI株式会社 is a company, whatever else bears the name.
            continue
        return Hit(start, end, found)
    return None


@lru_cache(maxsize=1 << 13)
def known(name: str) -> tuple[KnownEntity, ...]:
    """The known entities that bear exactly this name (folded)."""
    return _names().entities.get(fold(name), ())


def find_known(words: Sequence[Word], text: str) -> Iterator[Hit]:
    """Known names in a sentence's words, left to right, longest first, at word borders, without overlap."""
    beginnings = _names().lengths
    ends = {w.end for w in words}
    position = 0
    for start in [w.start for w in words if text[w.start : w.start + 2] in beginnings]:
        if start >= position and (hit := longest_at(text, start, ends)):
            yield hit
            position = hit.end
