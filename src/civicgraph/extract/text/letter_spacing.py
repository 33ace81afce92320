"""Lines set with a blank between all characters, as minutes and lists of members are: 総 務 課 長 早 瀬 健 一.

Read as they stand, such lines hold no word. What is taken out are the blanks inside words and names; between a post and a
name, and between two names, one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.words import Word, is_given_name, is_surname, tokenize

_LETTER = "[一-鿿々ヶぁ-ゖァ-ヺー]"
# Four characters in a row, each by itself: by chance (火 水 木 in a calendar, 以 上) there are fewer or no names among them.
_SPACED = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:[ \u3000]{_LETTER}){{3,}}(?!{_LETTER})")
# Beside such a line also a name whose parts stand further apart: 早 瀬   健.
_STRETCH = re.compile(rf"(?<!\S)(?:{_LETTER}+[ \u3000]+)+{_LETTER}+(?!\S)")
_LONGEST = 300  # code points; no line of names is longer
_ALONE = re.compile(rf"(?<!\S){_LETTER}(?!\S)")


def is_letter_spaced(text: str) -> bool:
    """Whether some line of a text is set with a blank between all characters."""
    return _SPACED.search(text) is not None


def letter_spaces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of blanks inside the words and names of letter-spaced lines, in order: start and end, in code points."""
    spaced_before = False
    for line in re.finditer(r"[^\n]+", text):
        spaced = _SPACED.search(text, *line.span()) is not None
        if spaced or (spaced_before and len(_ALONE.findall(text, *line.span())) > 1):
            for stretch in _STRETCH.finditer(text, *line.span()):
                if len(stretch.group()) <= _LONGEST and _ALONE.search(stretch.group()):
                    yield from _inside(text, *stretch.span())
            spaced_before = True
        elif line.group().strip() and not re.search(r"[ \u3000]", line.group().strip()):
            # 局長, (北浜町): a line of one word between two of them.
            continue
        else:
            spaced_before = False


def _inside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The blanks of a stretch of letters that go, all but one before each name."""
    letters = [place for place in range(start, end) if not text[place].isspace()]
    cuts = {n for n, (before, place) in enumerate(pairwise(letters), 1) if place - before > 1}
    names = _names("".join(text[place] for place in letters), cuts)
    for n in sorted(cuts):
        first, last = letters[n - 1] + 1, letters[n] - (n in names)
        if first < last:
            yield first, last


def _names(joined: str, cuts: set[int]) -> set[int]:
    """Where the names begin: after a post that the word list has, each family name and given name in turn; else as Sudachi reads it."""
    words = tokenize(joined)
    read = {word.start for before, word in pairwise(words) if _parts(before, word)} & cuts
    posts = [n for n in {0, *cuts} if n == 0 or lexicon().title_at_end(joined[:n]) is not None]
    ways = [way for n in posts if (way := _way(joined, n, cuts)) is not None]
    return set(min(ways)[1]) - {0} if ways else read


def _way(joined: str, start: int, cuts: set[int]) -> tuple[float, tuple[int, ...]] | None:
    """The best way to read all from `start` on as full names: what is against it, and where they begin."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {start: (0.0, ())}
    ends = {*cuts, len(joined)}
    for place in range(start, len(joined)):
        if place not in best:
            continue
        for family, given in product(range(1, 4), range(1, 4)):
            end = place + family + given
            if end not in ends or not is_surname(joined[place : place + family]):
                continue
            # Most names have two characters and two, and many a given name of two is in no dictionary.
            unknown = 0 if is_given_name(joined[place + family : end]) else 0.5 if given == 2 else 1
            doubt = 0.2 * (abs(family - 2) + abs(given - 2)) + unknown
            way = (best[place][0] + doubt, (*best[place][1], place))
            if end not in best or way < best[end]:
                best[end] = way
    found = best.get(len(joined))
    return found if found is not None and found[1] and found[0] <= len(found[1]) else None


def _parts(before: Word, word: Word) -> bool:
    """Whether a name begins between two words: a family name after a given name, or after what is no name (課長 早瀬)."""
    return word.pos[3] == "姓" and (before.pos[3] == "名" or before.pos[2] != "人名")
