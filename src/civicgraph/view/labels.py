"""Labels for a picture: names broken into short lines, and how much room the lines take.

Japanese has no spaces to break at, and vis-network breaks nowhere else, so the lines are made here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import combinations, pairwise

_MAX_LINES = 3
_NO_START = re.compile(r"[」』）)】》〉・、。,.:!?！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～ ]")
_NO_END = re.compile(r"[「『（(【《〈]")
_KANJI_RUN = re.compile(r"[\u3400-\u9fff々〇]+")
_SCRIPTS = (
    ("kanji", _KANJI_RUN),
    ("hiragana", re.compile(r"[\u3041-\u309f]")),
    ("katakana", re.compile(r"[\u30a1-\u30fa\u30fc]")),
    ("latin", re.compile(r"[0-9A-Za-z\u00c0-\u024f.'’&@+-]")),
)
# What it costs to break between two characters of these scripts; any other change of script is cheap.
_BREAK_PRICE = {
    ("latin", "latin"): 30.0,
    ("katakana", "katakana"): 9.0,
    ("hiragana", "hiragana"): 5.0,
    ("kanji", "hiragana"): 5.0,
    ("kanji", "kanji"): 2.5,
}


@lru_cache(maxsize=10_000)
def width(text: str) -> float:
    """The width of a line in em: full-width characters count 1, others 0.58.

    >>> width("都庁AI")
    3.16
    """
    return sum(map(_em, text))


@lru_cache(maxsize=10_000)
def _em(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.58


def plain(text: str) -> str:
    """The text on one line, without control and formatting characters (bidirectional marks and the like)."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c)[0] != "C").split())


def wrap(text: str, measure: float = 9.0) -> tuple[str, ...]:
    """One to three even lines of about `measure` em, broken where a reader expects it; "…" ends a cut.

    >>> wrap("デジタルアーキテクチャ・デザインセンター")
    ('デジタルアーキテクチャ・', 'デザインセンター')
    """
    text = _cut(plain(text), measure * _MAX_LINES * 1.25)
    count = min(_MAX_LINES, max(1, -int(-width(text) // (measure * 1.2))))
    if count == 1 or not text:
        return (text,) if text else ()
    target = width(text) / count
    breaks = {i: cost for i in range(1, len(text)) if (cost := _break_price(text, i)) < float("inf")}
    judged = _Judged(text, target, measure * 1.4)

    def price(cuts: tuple[int, ...]) -> float:
        lines = [judged[line] for line in pairwise((0, *cuts, len(text)))]
        uneven, too_long = sum([line[0] for line in lines]), sum([line[1] for line in lines])
        return uneven / target + 8 * too_long + sum([breaks[i] for i in cuts])

    cuts = min(
        combinations(breaks, count - 1),
        key=lambda cuts: (round(price(cuts), 6), [-cut for cut in cuts]),
        default=(),
    )
    return tuple(_lines(text, cuts))


class _Judged(dict[tuple[int, int], tuple[float, float]]):
    """How uneven and how much too long each line is, by its ends; most lines belong to many ways to break."""

    def __init__(self, text: str, target: float, longest: float) -> None:
        super().__init__()
        self.text, self.target, self.longest = text, target, longest

    def __missing__(self, ends: tuple[int, int]) -> tuple[float, float]:
        room = width(self.text[ends[0] : ends[1]].strip())
        self[ends] = found = ((room - self.target) ** 2, max(0.0, room - self.longest))
        return found


def _lines(text: str, cuts: tuple[int, ...]) -> list[str]:
    edges = (0, *cuts, len(text))
    return [text[a:b].strip() for a, b in pairwise(edges)]


def _break_price(text: str, place: int) -> float:
    """What it costs to end a line before `text[place]`; kanji mostly pair up, so odd rests cost more."""
    price = _pair_price(text[place - 1], text[place])
    if price != _BREAK_PRICE["kanji", "kanji"]:
        return price
    rest = _KANJI_RUN.match(text, place)
    return price + 1.5 * (len(rest[0]) % 2 if rest else 0)


@cache
def _pair_price(left: str, right: str) -> float:
    if _NO_START.match(right) or _NO_END.match(left):
        return float("inf")
    if left == " " or (_NO_START.match(left) and not left.isalnum()) or _NO_END.match(right):
        return 0.0
    scripts = tuple(next((name for name, pattern in _SCRIPTS if pattern.match(c)), "") for c in (left, right))
    return _BREAK_PRICE.get((scripts[0], scripts[1]), 1.0)


def _cut(line: str, limit: float) -> str:
    if width(line[: int(limit * 2) + 1]) <= limit:
        return line
    line = line[: int(limit * 2)]
    while width(line) > limit - 1:
        line = line[:-1]
    return line + "…"
