"""People whose name in kanji stands in Latin letters too (Kazuki Yomoda in the byline, 四方田和樹 in the text), and groups Code for … in kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from civicgraph.extract.coreference.clusters import Cluster, split_name
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import readings_of
from civicgraph.records import Kind

_LATIN = re.compile(r"([A-Za-zÀ-ſ'’-]{2,})[ \u3000]([A-Za-zÀ-ſ'’-]{2,})")
# 四方田 和樹 (Kazuki Yomoda); behind a stroke, below or behind it another of the family may stand.
_BESIDE = re.compile(r"[ \u3000]*[(（][ \u3000]*")
_NEAR = re.compile(r"[ \u3000]*[/／|｜・\n]?[ \u3000\n]*")


def same_in_latin(clusters: Sequence[Cluster], readings: Sequence[Reading], text: str) -> Iterator[tuple[int, int]]:
    """(whoever is named in Latin letters, whose reading that is): the one of the text's people whose names are read so.

    Right beside each other the family name is enough: given names are read in many ways. Near each other it is where no dictionary
    reads the given name.
    """
    people = [(i, f) for i, c in enumerate(clusters) if c.kind is Kind.PERSON and c.known is None for f in c.found]
    latin = [(i, f, m) for i, f in people if text[f.start].isascii() and (m := _LATIN.fullmatch(text, f.start, f.end)) is not None]
    if not latin:
        return
    named = [(i, f, *split_name(readings, f, text)) for i, f in people if text[f.start] > "\u024f"]
    sounds = [(i, f, _sounds(family, "姓"), _sounds(given, "名")) for i, f, family, given in named if given]
    for index, found, match in latin:
        ways = [(heard(match[2]), heard(match[1])), (heard(match[1]), heard(match[2]))]
        owners = {i for i, _, family, given in sounds if any(a in family and b in given for a, b in ways)}
        if not owners:
            owners = {i for i, f, family, given in sounds if any(a in family for a, _ in ways) and _are_beside(found, f, text, known=bool(given))}
        if len(owners) == 1:
            yield index, owners.pop()


_GROUP_IN_LATIN, _GROUP_IN_KANA = re.compile(r"Code[ 　]?for[ 　]?([A-Za-z]{3,})", re.IGNORECASE), re.compile(r"コード・?フォー・?([ァ-ヺー]{2,})$")


def same_groups(clusters: Sequence[Cluster], text: str) -> Iterator[tuple[int, int]]:
    """(Code for Hokuto, コード・フォー・ホクト): the groups named in Latin letters and in kana."""
    bodies = [(i, f) for i, c in enumerate(clusters) if c.kind is Kind.ORGANIZATION for f in c.found]
    kana = {heard(_in_latin(m[1])): i for i, f in bodies if clusters[i].known is None and text[f.end - 1] > "ァ" and (m := _GROUP_IN_KANA.search(text, f.start, f.end))}
    for index, found in bodies if kana else ():
        named = _GROUP_IN_LATIN.fullmatch(text, found.start, found.end)
        if named is not None and (other := kana.get(heard(named[1]))) is not None:
            yield other, index


def _are_beside(one: Found, other: Found, text: str, *, known: bool) -> bool:
    first, second = sorted((one, other), key=lambda f: f.start)
    return any(gap.fullmatch(text, first.end, second.start) for gap in ((_BESIDE,) if known else (_BESIDE, _NEAR)))


@lru_cache(maxsize=1 << 10)
def _sounds(name: str, part: str) -> frozenset[str]:
    return frozenset(heard(_in_latin(reading)) for reading in readings_of(name, "姓" if part == "姓" else "名"))


_ROWS = {"": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ"}
_SYLLABLES = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_SYLLABLES |= {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヂ": "zi", "ヅ": "zu"}
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}


def _in_latin(reading: str) -> str:
    said = ""
    for kana in reading:
        said = said.removesuffix("i") + _SMALL[kana] if kana in _SMALL else said + _SYLLABLES.get(kana, "")
        # ハットリ: the stop is heard in the next sound, here only as one.
    return said


# Hepburn's spellings, and what writers make of long vowels and of m before b, as one.
_SPELT = ((r"sh(?!i)", "sy"), ("shi", "si"), ("tch", "ch"), (r"ch(?!i)", "ty"), ("chi", "ti"), ("tsu", "tu"), ("ji", "zi"), (r"jy?", "zy"), ("fu", "hu"), (r"m(?=[bpm])", "n"), (r"oh(?![aiueoy])", "o"), ("o[ou]+", "o"), ("uu+", "u"), (r"([bcdghkprstz])\1", r"\1"))


@lru_cache(maxsize=1 << 10)
def heard(name: str) -> str:
    """A Japanese name in Latin letters, one way for all the ways to spell it.

    >>> heard("Shōji") == heard("Syouji") == heard("SHOJI"), heard("Homma") == heard("Honma"), heard("Ohno") == heard("Ono")
    (True, True, True)
    """
    name = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if c.isalpha() and c.isascii())
    for spelling, sound in _SPELT:
        name = re.sub(spelling, sound, name)
    return name
