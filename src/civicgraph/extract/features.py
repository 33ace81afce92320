"""What the named-entity recogniser sees of each word: shared by its training and its use."""

from __future__ import annotations

from collections.abc import Sequence

from civicgraph.extract.gazetteer import longest_at
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.words import Word


def features(words: Sequence[Word], text: str) -> list[list[str]]:
    """For each of a sentence's words (Sudachi's A units over the folded `text`) the features of it and its neighbours."""
    own = [_own(w) for w in words]
    known = _known(words, text)
    rows = []
    for index in range(len(words)):
        row = [f"0:{f}" for f in own[index]]
        for offset in (-2, -1, 1, 2):
            at = index + offset
            if 0 <= at < len(words):
                row.extend(f"{offset}:{f}" for f in own[at][:6])
            else:
                row.append(f"{offset}:edge")
        if index > 0:
            row.append(f"-1|0:{words[index - 1].surface}|{words[index].surface}")
            row.append(f"-1|0p:{own[index - 1][2]}|{own[index][2]}")
        if index + 1 < len(words):
            row.append(f"0|1:{words[index].surface}|{words[index + 1].surface}")
            row.append(f"0|1p:{own[index][2]}|{own[index + 1][2]}")
        for offset in (-1, 0, 1):
            if 0 <= index + offset < len(words) and known[index + offset]:
                row.append(f"{offset}k:{known[index + offset]}")
        rows.append(row)
    return rows


def _own(word: Word) -> list[str]:
    lex = lexicon()
    surface = word.surface
    marks = []
    if surface in lex.honorifics:
        marks.append("honorific")
    if surface in lex.titles:
        marks.append("title")
    if surface in lex.suffixes or surface in lex.units:
        marks.append("bodyend")
    if surface in lex.class_nouns:
        marks.append(f"class{lex.class_nouns[surface]}")
    return [
        f"w={surface}",
        f"n={word.normalized}",
        f"p={'-'.join(word.pos[:4])}",
        f"s={shape(surface)}",
        f"e={surface[-1:]}",
        f"m={'+'.join(marks)}",
        f"p2={'-'.join(word.pos[:2])}",
        f"b1={surface[:1]}",
        f"b2={surface[:2]}",
        f"e2={surface[-2:]}",
        f"l={min(len(surface), 5)}",
    ]


def shape(surface: str) -> str:
    """The kinds of character of a word, runs made one: K kanji, h hiragana, k katakana, A/a Latin, 0 digit.

    >>> shape("Code"), shape("経産省"), shape("アプリ2")
    ('Aa', 'K', 'k0')
    """
    kinds: list[str] = []
    for character in surface:
        kind = _kind(character)
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds[:6])


def _kind(character: str) -> str:
    if "一" <= character <= "鿿" or character in "々〇":
        return "K"
    if "ぁ" <= character <= "ゖ":
        return "h"
    if "ァ" <= character <= "ヺ" or character == "ー":
        return "k"
    if character.isdigit():
        return "0"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return character


def _known(words: Sequence[Word], text: str) -> list[str]:
    """For each word the kind of the known name that it begins or continues."""
    marks = [""] * len(words)
    ends = {w.end for w in words}
    index = 0
    while index < len(words):
        hit = longest_at(text, words[index].start, ends)
        if hit is None:
            index += 1
            continue
        first = True
        while index < len(words) and words[index].end <= hit.end:
            marks[index] = f"{'B' if first else 'I'}{hit.entities[0].kind}"
            first = False
            index += 1
    return marks
