"""What the named-entity recogniser sees of each word: shared by its training and its use.

A change here, in the word lists or in the knowledge base asks for a new training (bench/train_ner.py).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, repeat
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import find_known
from civicgraph.extract.text.words import LongWord, Word, long_words
from civicgraph.resources import resource

_OPENING, _CLOSING = "「『(【〈《“", "」』)】〉》”"
_NOUN = frozenset(["名詞", "接頭辞", "接尾辞", "形状詞"])
_JOINERS = frozenset(["・", "=", "&", "-"])
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


# What a word has of itself and of the longer word that it is a part of: the marks of its form, the row of its vector, and the marks of that.
_Own = tuple[tuple[str, ...], int, tuple[str, ...]]


def features(words: Sequence[Word], text: str) -> list[Seen]:
    """What is seen of each of a sentence's words (Sudachi's A units over the folded `text`, as `tokenize` gives them)."""
    if not words:
        return []
    marks, rows, longer = zip(*_own(words, text), strict=True)
    shared: list[tuple[str, ...]] = [()] * len(words)
    own: list[tuple[str, ...]] = [()] * len(words)
    heads, phrases = [NO_VECTOR] * len(words), [NO_VECTOR] * len(words)
    for index, of_run, of_word, head in _runs(words):
        shared[index], own[index], heads[index] = of_run, of_word, rows[head]
    for index, mark, row in _phrases(words, text):
        own[index] += (mark,)
        phrases[index] = row
    for index, mark in chain(_brackets(words, text), _known(words, text)):
        own[index] += (mark,)
    around = zip(longer, shared, own, strict=True)
    return list(map(_seen, zip(marks, around, zip(rows, phrases, heads, strict=True), strict=True)))


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
def vector_rows() -> dict[str, int]:
    """The words that have a vector (bench/make_vectors.py): line n of the file holds those that share row n + 1."""
    data = gzip.decompress(resource("data", "model", "words.txt.gz").read_bytes()).decode()
    lines = data.rstrip("\n").split("\n")
    numbers = (repeat(number, line.count(" ") + 1) for number, line in enumerate(lines, NO_VECTOR + 1))
    return dict(zip(" ".join(lines).split(" "), chain.from_iterable(numbers), strict=True))


@cache
def _beginnings() -> dict[str, int]:
    """How the words that have a vector begin, but for the short ones, and the length of the longest that begins so."""
    longest: dict[str, int] = {}
    for word in vector_rows():
        if len(word) >= _BEGINNING:
            begin = word[:_BEGINNING]
            longest[begin] = max(len(word), longest.get(begin, 0))
    return longest


# Long enough that few stretches of text begin like a word with a vector by chance.
_BEGINNING = 3


@lru_cache(maxsize=1 << 16)
def _form_of(surface: str, normalized: str, pos: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """A word itself: the marks of its form, and the row of its vector."""
    rows = vector_rows()
    row = rows.get(normalized) or rows.get(surface, NO_VECTOR)
    return tuple(_form_marks(surface, normalized, pos)), row


def _form_marks(surface: str, normalized: str, pos: tuple[str, ...]) -> Iterator[str]:
    """A word's forms, part of speech, affixes, and what the word lists say of it."""
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


def _own(words: Sequence[Word], text: str) -> list[_Own]:
    """What each word has of itself, and of the word of Sudachi's longest division (often a name as a whole) that it is a part of."""
    return list(chain.from_iterable(map(_own_of_parts, long_words(text[words[0].start : words[-1].end]))))


@lru_cache(maxsize=1 << 14)
def _own_of_parts(long: LongWord) -> tuple[_Own, ...]:
    """That of each of the words that a longer one is made of; asked for the longer one, it is looked up once for all of them."""
    surface, pos, *_ = long.whole
    kind, count = "-".join(pos[1:4]), len(long.parts)
    forms = (_form_of(part[0], part[2], part[1]) for part in long.parts)
    if count == 1:
        return tuple((*form, (f"lp=S{kind}",)) for form in forms)
    places = (_part(index == 0, index == count - 1) for index in range(count))
    return tuple(
        (*form, (f"lp={part}{kind}", f"lw={part}{surface}", f"le={part}{surface[-1:]}", f"le2={surface[-2:]}"))
        for form, part in zip(forms, places, strict=True)
    )


def _part(first: bool, last: bool) -> str:
    if first:
        return "S" if last else "B"
    return "E" if last else "I"


def _phrases(words: Sequence[Word], text: str) -> Iterator[tuple[int, str, int]]:
    """Where several words make one that has a vector of its own (the longest such phrase at each place): each word by its
    index, with which part of the phrase it is and the row of that vector.
    """
    rows, beginnings = vector_rows(), _beginnings()
    starts, ends = [word.start for word in words], [word.end for word in words]
    longest_from = [beginnings.get(text[start : start + _BEGINNING], _BEGINNING - 1) for start in starts]
    free = 0
    # Two words of one character each may still be a short phrase.
    for first in [i for i, end in enumerate(ends[1:]) if end - starts[i] <= longest_from[i]]:
        start, longest = starts[first], longest_from[first]
        found = row = NO_VECTOR
        for last in range(first + 1, min(len(words), first + _LONGEST_PHRASE)):
            if ends[last] - start > longest:
                break
            if last >= free and (row := rows.get(text[start : ends[last]], NO_VECTOR)):
                found, end = row, last
        if found:
            for index in range(max(first, free), end + 1):
                yield index, f"ph={_part(index == first, index == end)}", found
            free = end + 1


_BRACKET = re.compile(f"[{_OPENING}{_CLOSING}]")


def _brackets(words: Sequence[Word], text: str) -> Iterator[tuple[int, str]]:
    """The words, by their indexes, that are a bracket or stand in one, and the mark that tells which."""
    if _BRACKET.search(text, words[0].start, words[-1].end) is None:
        return
    opened: list[str] = []
    for index, word in enumerate(words):
        mark = word.surface
        if mark in _OPENING:
            opened.append(mark)
            yield index, f"br=o{mark}"
        elif mark in _CLOSING:
            if opened:
                opened.pop()
            yield index, f"br=c{mark}"
        elif opened:
            yield index, f"br={opened[-1]}"


_TO_HEAD, _FROM_FIRST = ([f"{side}={count}" for count in range(5)] for side in ("hl", "hf"))


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...], int]]:
    """Each noun by its index, with the marks that all words of its run share (its last word, what comes before and after),
    those of its place in the run, and the index of the run's last word.
    """
    for first, last in _noun_runs(words):
        before = words[first - 1].surface if first else "^"
        after = words[last + 1].surface if last + 1 < len(words) else "$"
        shared, within, ending = _run_marks(words[last].surface, before, after, words[first].surface)
        for index in range(first, last + 1):
            own = (within if index < last else ending, _TO_HEAD[min(last - index, 4)], _FROM_FIRST[min(index - first, 4)])
            yield index, shared, own, last


@lru_cache(maxsize=1 << 14)
def _run_marks(head: str, before: str, after: str, first: str) -> tuple[tuple[str, ...], str, str]:
    """The marks of a run: those that all its words share, and those of its words before the last, and of the last."""
    shared = (f"hw={head}", f"hb={before}", f"ha={head}|{after}", f"he={head[-1:]}", f"hs={first}")
    return shared, f"h>={after}", f"h>=S{after}"


def _noun_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The runs of nouns, each by the indexes of its first and last word."""
    runs: list[tuple[int, int]] = []
    first = -1
    for index, word in enumerate(words):
        if word.pos[0] in _NOUN or word.surface in _JOINERS:
            first = index if first < 0 else first
        elif first >= 0:
            runs.append((first, index - 1))
            first = -1
    if first >= 0:
        runs.append((first, len(words) - 1))
    return runs


def _known(words: Sequence[Word], text: str) -> Iterator[tuple[int, str]]:
    """The words, by their indexes, that begin or continue a known name, and the mark of its kind."""
    index = 0
    for hit in find_known(words, text):
        while words[index].start < hit.start:
            index += 1
        while index < len(words) and words[index].end <= hit.end:
            yield index, f"k={'B' if words[index].start == hit.start else 'I'}{hit.entities[0].kind}"
            index += 1
