"""What the named-entity recogniser sees of each word: shared by its training and its use.

A change here, in the word lists or in the knowledge base asks for a new training (bench/train_ner.py).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, repeat
from typing import NamedTuple

from civicgraph.extract.gazetteer import longest_at
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.words import Word, long_words
from civicgraph.resources import resource

_OPENING, _CLOSING = "「『(【〈《“", "」』)】〉》”"
_NOUN = ("名詞", "接頭辞", "接尾辞", "形状詞")
_JOINERS = ("・", "=", "&", "-")
# No phrase that has a vector of its own is longer.
_LONGEST_PHRASE = 7
# The vector of words that have none.
NO_VECTOR = 0


class Seen(NamedTuple):
    """A word as the network sees it: the marks of its form and of what stands around it (in parts that other words share),
    and the rows of the vectors of it, of its phrase and of its noun run's head.
    """

    form: tuple[str, ...]
    around: tuple[tuple[str, ...], ...]
    rows: tuple[int, int, int]

    @property
    def marks(self) -> tuple[str, ...]:
        """All marks of the word."""
        return (*self.form, *chain.from_iterable(self.around))


# Named tuples made by the thousand: half the time of their own constructor.
_seen = partial(tuple.__new__, Seen)


class _Part(NamedTuple):
    """What a word has of itself or from a longer stretch that it is a part of."""

    marks: tuple[str, ...]
    row: int


class _InRun(NamedTuple):
    """What a word has from its run of nouns: the marks that all its words share, those of its place, the head's vector."""

    shared: tuple[str, ...]
    own: tuple[str, ...]
    row: int


_in_run = partial(tuple.__new__, _InRun)
_NONE = _Part((), NO_VECTOR)
_NO_RUN = _InRun((), (), NO_VECTOR)


class _Run(NamedTuple):
    """A run of nouns by the indexes of its first and last word."""

    first: int
    last: int


def features(words: Sequence[Word], text: str) -> list[Seen]:
    """What is seen of each of a sentence's words (Sudachi's A units over the folded `text`)."""
    if not words:
        return []
    forms = [_form_of(surface, normalized, pos) for _, _, surface, pos, normalized, _, _ in words]
    parts = zip(
        forms,
        _long_words(words, text),
        _phrases(words, text),
        _runs(words, forms),
        _brackets(words),
        _known(words, text),
        strict=True,
    )
    return [
        _seen((form, (long, shared, (*phrase, *own, *bracket, *known)), (row, phrase_row, head_row)))
        for (form, row), long, (phrase, phrase_row), (shared, own, head_row), bracket, known in parts
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


@cache
def _vector_rows() -> dict[str, int]:
    """The words that have a vector (bench/make_vectors.py): line n of the file holds those that share row n + 1."""
    data = gzip.decompress(resource("data", "model", "words.txt.gz").read_bytes()).decode()
    lines = data.rstrip("\n").split("\n")
    numbers = (repeat(number, line.count(" ") + 1) for number, line in enumerate(lines, NO_VECTOR + 1))
    return dict(zip(" ".join(lines).split(" "), chain.from_iterable(numbers), strict=True))


@cache
def _beginnings() -> frozenset[str]:
    """How the words that have a vector begin, but for the short ones."""
    return frozenset({word[:_BEGINNING] for word in _vector_rows() if len(word) >= _BEGINNING})


# Long enough that few stretches of text begin like a word with a vector by chance.
_BEGINNING = 3


@lru_cache(maxsize=1 << 16)
def _form_of(surface: str, normalized: str, pos: tuple[str, ...]) -> _Part:
    """A word itself: its forms, part of speech, affixes, what the word lists say of it, and the row of its vector."""
    rows = _vector_rows()
    row = rows.get(normalized) or rows.get(surface, NO_VECTOR)
    return _Part(tuple(_form_marks(surface, normalized, pos)), row)


def _form_marks(surface: str, normalized: str, pos: tuple[str, ...]) -> Iterator[str]:
    lex = lexicon()
    yield f"n={normalized}"
    yield f"w={surface}"
    yield f"p={'-'.join(pos[:4])}"
    yield f"p2={pos[0]}-{pos[1]}"
    yield f"s={shape(surface)}"
    yield f"b1={surface[:1]}"
    yield f"e1={surface[-1:]}"
    yield f"l={min(len(surface), 6)}"
    if len(surface) > 1:
        yield f"b2={surface[:2]}"
        yield f"e2={surface[-2:]}"
    if len(surface) > 2:
        yield f"e3={surface[-3:]}"
        yield f"b3={surface[:3]}"
    if surface in lex.titles:
        yield "title"
    if surface in lex.suffixes or surface in lex.units:
        yield "body"
    if surface in lex.class_nouns:
        yield f"class={lex.class_nouns[surface]}"


def _long_words(words: Sequence[Word], text: str) -> list[tuple[str, ...]]:
    """The word of Sudachi's longest division (often a name as a whole) that each word is a part of, and which part."""
    begin = words[0].start
    longs = iter(long_words(text[begin : words[-1].end], start=begin))
    first, last, pos = next(longs)
    rows = []
    for word in words:
        while word.start >= last:
            first, last, pos = next(longs)
        part = _part(word.start == first, word.end == last)
        rows.append(_long_marks(part, pos, "" if part == "S" else text[first:last]))
    return rows


@lru_cache(maxsize=1 << 14)
def _long_marks(part: str, pos: tuple[str, ...], long: str) -> tuple[str, ...]:
    marks: tuple[str, ...] = (f"lp={part}{'-'.join(pos[1:4])}",)
    if long:
        marks = (*marks, f"lw={part}{long}", f"le={part}{long[-1:]}", f"le2={long[-2:]}")
    return marks


def _part(first: bool, last: bool) -> str:
    if first:
        return "S" if last else "B"
    return "E" if last else "I"


def _phrases(words: Sequence[Word], text: str) -> list[_Part]:
    """Where several words make one that has a vector of its own: that vector (the longest such phrase at each place)."""
    rows, beginnings = _vector_rows(), _beginnings()
    parts = [_NONE] * len(words)
    ends = [word.end for word in words]
    seconds = [*ends[1:], ends[-1]]
    free = 0
    for first, (word, second) in enumerate(zip(words, seconds, strict=True)):
        start = word.start
        if text[start : start + _BEGINNING] not in beginnings:
            # Two words of one character each may still be a short one.
            if second - start >= _BEGINNING or text[start:second] not in rows:
                continue
        for last in range(min(len(words), first + _LONGEST_PHRASE) - 1, max(first, free - 1), -1):
            row = rows.get(text[start : ends[last]])
            if row is None:
                continue
            for index in range(max(first, free), last + 1):
                parts[index] = _Part((f"ph={_part(index == first, index == last)}",), row)
            free = last + 1
            break
    return parts


def _brackets(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """The bracket that each word is, or stands in."""
    rows: list[tuple[str, ...]] = []
    opened: list[str] = []
    for word in words:
        mark = word.surface
        if mark and mark in _OPENING:
            opened.append(mark)
            rows.append((f"br=o{mark}",))
        elif mark and mark in _CLOSING:
            if opened:
                opened.pop()
            rows.append((f"br=c{mark}",))
        else:
            rows.append((f"br={opened[-1]}",) if opened else ())
    return rows


_TO_HEAD, _FROM_FIRST = ([f"{side}={count}" for count in range(5)] for side in ("hl", "hf"))


def _runs(words: Sequence[Word], forms: Sequence[_Part]) -> list[_InRun]:
    """For each noun the run of nouns around it: its last word, what comes before and after, the place in it."""
    parts = [_NO_RUN] * len(words)
    for run in _noun_runs(words):
        head, first = words[run.last].surface, words[run.first].surface
        before = words[run.first - 1].surface if run.first else "^"
        after = words[run.last + 1].surface if run.last + 1 < len(words) else "$"
        shared, within, ending = _run_marks(head, before, after, first)
        row = forms[run.last].row
        for index in range(run.first, run.last + 1):
            left = run.last - index
            own = (within if left else ending, _TO_HEAD[min(left, 4)], _FROM_FIRST[min(index - run.first, 4)])
            parts[index] = _in_run((shared, own, row))
    return parts


@lru_cache(maxsize=1 << 14)
def _run_marks(head: str, before: str, after: str, first: str) -> tuple[tuple[str, ...], str, str]:
    """The marks of a run: those that all its words share, and those of its words before the last, and of the last."""
    shared = (f"hw={head}", f"hb={before}", f"ha={head}|{after}", f"he={head[-1:]}", f"hs={first}")
    return shared, f"h>={after}", f"h>=S{after}"


def _noun_runs(words: Sequence[Word]) -> list[_Run]:
    runs: list[_Run] = []
    first = -1
    for index, word in enumerate(words):
        if word.pos[0] in _NOUN or word.surface in _JOINERS:
            first = index if first < 0 else first
        elif first >= 0:
            runs.append(_Run(first, index - 1))
            first = -1
    if first >= 0:
        runs.append(_Run(first, len(words) - 1))
    return runs


def _known(words: Sequence[Word], text: str) -> list[tuple[str, ...]]:
    """For each word the kind of the known name that it begins or continues."""
    rows: list[tuple[str, ...]] = [()] * len(words)
    ends = {w.end for w in words}
    index = 0
    while index < len(words):
        hit = longest_at(text, words[index].start, ends)
        if hit is None:
            index += 1
            continue
        first = index
        while index < len(words) and words[index].end <= hit.end:
            rows[index] = (f"k={'B' if index == first else 'I'}{hit.entities[0].kind}",)
            index += 1
    return rows
