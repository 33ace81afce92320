"""An article cut into sentences and words: what every finder reads."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Protocol

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.words import Word, split_sentences, tokenize
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Span

# A name in Latin letters, words joined by single spaces: "Code for Japan Summit 2021", "g0v", "J-LIS".
_LATIN_NAME = re.compile(
    r"[A-Za-z][A-Za-z0-9'’&.+#/-]*(?: (?:(?:of|for|and|the|in|on|at|de|&|to|×) )*[A-Z0-9][A-Za-z0-9'’&.+#-]*)*"
)
_ITEM = re.compile(r"[▽▼▲△]")
_LATIN_POS = ("名詞", "固有名詞", "一般", "*", "*", "latin")


class Sentence(Struct, frozen=True, gc=False):
    """A sentence (or a cell, or a line of a list): its words in order (Latin names joined), the tokens as
    they were before joining, and the block that it stands in.
    """

    start: int
    end: int
    block: int
    words: tuple[Word, ...]
    tokens: tuple[Word, ...]


def read_sentences(document: Document) -> list[Sentence]:
    """The sentences of the article's own blocks, in order; what stands around the article is left out."""
    text = fold(document.text)
    listed = _ITEM.search(text) is not None
    sentences = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.BOILERPLATE:
            continue
        spans = [(c.start, c.end) for c in block.cells] or [(block.start, block.end)]
        if block.kind is BlockKind.TURN and block.label is not None and block.label.end < block.end:
            # 市長　早瀬さんが話したように…: the post is of who speaks.
            spans = [(block.start, block.label.end), (block.label.end, block.end)]
        for start, end in spans:
            # A cell is read whole: the stop in "Midori ver. 0.3" ends nothing.
            # ... and so is a title in two lines.
            short = bool(block.cells) and (end - start <= 80 or ("\n" in text[start:end] and "。" not in text[start:end]))
            whole = [Span(start, end)] if short else split_sentences(text[start:end], start)
            for span in [part for sentence in whole for part in _items(sentence, text)] if listed else whole:
                tokens = tokenize(text[span.start : span.end], start=span.start, mode="A")
                if tokens:
                    words = tuple(join_latin(tokens, text))
                    sentences.append(Sentence(span.start, span.end, index, words, tuple(tokens)))
    return sentences


def _items(sentence: Span, text: str) -> Iterator[Span]:
    """The items of a list that newspapers set in one paragraph: ▽総務部長(秘書課長)早瀬徹▽財務部長…."""
    marks = [sentence.start, *(m.start() for m in _ITEM.finditer(text, sentence.start + 1, sentence.end)), sentence.end]
    yield from (Span(a, b) for a, b in itertools.pairwise(marks) if a < b)


class Read(Protocol):
    """What was read of one sentence."""

    @property
    def sentence(self) -> Sentence: ...


def reading_at(readings: Sequence[Read], offset: int) -> int:
    """The index of the last of a document's readings, which are in its order, that begins at or before an offset; -1 if none."""
    return bisect_right(readings, offset, key=_start_of) - 1


_start_of = attrgetter("sentence.start")


def join_latin(words: list[Word], text: str) -> list[Word]:
    """Join the words of each Latin name into one word; a run whose borders cut a word stays as it is."""
    if not words or _LATIN_NAME.search(text, words[0].start, words[-1].end) is None:
        return words
    starts = {w.start: i for i, w in enumerate(words)}
    ends = {w.end: i for i, w in enumerate(words)}
    joined: list[Word] = []
    position = 0
    for match in _LATIN_NAME.finditer(text, words[0].start, words[-1].end):
        start, end = match.start(), match.end()
        while end > start and text[end - 1] in ".-/'’" and text[start:end] not in ("Inc.", "Ltd."):
            end -= 1
        cut = text.rfind(" ", start, end)
        if cut > start and text[cut + 1 : end] in lexicon().titles:
            end = cut
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or last <= first or first < position:
            continue
        joined.extend(words[position:first])
        surface = text[start:end]
        joined.append(Word(start, end, surface, _LATIN_POS, surface, surface, ""))
        position = last + 1
    joined.extend(words[position:])
    return joined
