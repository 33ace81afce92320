"""Names that must not be read, taken out of texts: each character becomes a mark, so that offsets stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civicgraph.names import fold, name_key

MARK = "■"
# Between the parts of a name as texts write it: 森　花子, ジョン・スミス, Smith, John.
_GAP = r"[\s・･·,，、]*"
# A family name of one character is a common word, too (林, 森); before these it names a person.
_COURTESY = r"(?=\s*(?:氏|さん|様|さま|君|くん|先生))"
_LETTER = "A-Za-zÀ-ɏ"


class Redactor:
    """Takes names out of texts.

    `names` are hidden wherever they stand. `parts` (a family name, say) are hidden except inside of the `spared`
    names of other things: of 森 in 森ビル nothing is hidden.
    """

    def __init__(self, names: Iterable[str], parts: Iterable[str] = (), spared: Iterable[str] = ()) -> None:
        whole = {key for name in names if len(key := name_key(name)) > 1}
        pieces = {key for part in parts if (key := name_key(part))} - whole
        self._names = _any(map(_written, whole))
        self._parts = _any(_written(piece) + (_COURTESY if len(piece) == 1 else "") for piece in pieces)
        self._spared = _any(re.escape(fold(name)) for name in spared if any(p in name_key(name) for p in pieces))

    def names_in(self, text: str) -> bool:
        """Whether one of the names (not only a part of one) stands in the text."""
        return bool(self._names and self._names.search(fold(text)))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names and their parts stand."""
        plain = fold(text)
        if self._names:
            yield from (found.span() for found in self._names.finditer(plain))
        if not self._parts:
            return
        spared = [found.span() for found in self._spared.finditer(plain)] if self._spared else []
        for found in self._parts.finditer(plain):
            start, end = found.span()
            if not any(a <= start and end <= b for a, b in spared):
                yield start, end

    def __call__(self, text: str) -> str:
        """The text with marks in place of the names; its length stays."""
        return marked(text, self.spans(text))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with marks at these places, white space left alone.

    >>> marked("森 花子が来た", [(0, 4)])
    '■ ■■が来た'
    """
    characters = list(text)
    for start, end in spans:
        for place in range(max(start, 0), min(end, len(characters))):
            if not characters[place].isspace():
                characters[place] = MARK
    return "".join(characters)


def says_something(text: str) -> bool:
    """Whether anything but marks, signs and white space is left."""
    return any(character.isalnum() for character in text)


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern))
    return re.compile("|".join(found), re.IGNORECASE) if found else None


def _written(key: str) -> str:
    """The pattern of a name by its key: white space and dots may stand inside, and no Latin letter beside it."""
    before = f"(?<![{_LETTER}])" if key[0].isascii() else ""
    after = f"(?![{_LETTER}])" if key[-1].isascii() else ""
    return before + _GAP.join(map(re.escape, key)) + after
