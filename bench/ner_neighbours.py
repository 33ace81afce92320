"""Copies of sentences in which nouns stand for others of like meaning: what a teacher says of them tells a student of many
more words than the sentences hold (Jiao et al. 2020, TinyBERT, who exchange words in this way).

Like are nouns of one part of speech and one script whose word vectors are near.
"""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cached_property, lru_cache

import numpy as np

from civicgraph.extract.recognition.features import NO_VECTOR, shape, vector_rows
from civicgraph.extract.text.words import Word, tokenize
from civicgraph.names import fold
from ner_corpora import Labelled

# So often a proper noun is exchanged, and another one.
PROPER, COMMON = 0.5, 0.25
# The other word has one of so many nearest vectors.
NEAREST = 12
EXCHANGED = frozenset(["普通名詞", "固有名詞"])


class Neighbours:
    """Which nouns may stand for which."""

    def __init__(self, table: np.ndarray) -> None:
        """By the table of the word vectors."""
        self._table = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)

    @cached_property
    def _nouns(self) -> dict[tuple[tuple[str, ...], str, int], list[str]]:
        nouns = defaultdict(list)
        for word, row in vector_rows().items():
            found = tokenize(fold(word)) if len(word) > 1 else ()
            if len(found) == 1 and found[0].pos[1] in EXCHANGED:
                nouns[found[0].pos[:4], shape(word), row].append(word)
        return nouns

    @lru_cache(maxsize=1 << 16)  # noqa: B019 - there is one
    def _near(self, row: int) -> list[int]:
        return np.argpartition(-(self._table @ self._table[row]), NEAREST)[:NEAREST].tolist()

    def _other(self, word: Word, chance: random.Random) -> str:
        row = vector_rows().get(word.normalized) or vector_rows().get(word.surface, NO_VECTOR)
        if row == NO_VECTOR or len(word.surface) == 1:
            return word.surface
        like = [nouns for near in self._near(row) if (nouns := self._nouns.get((word.pos[:4], shape(word.surface), near)))]
        return chance.choice(chance.choice(like)) if like else word.surface

    def copy(self, sentence: Labelled, chance: random.Random) -> Labelled:
        """A copy of the sentence, its names where they then stand."""
        text = fold(sentence.text)
        edges = {edge: edge for start, end, _ in sentence.names for edge in (start, end)}
        made = ""
        for word in tokenize(text):
            for edge in edges.keys() & range(word.start, word.end):
                edges[edge] = len(made) + edge - word.start
            often = (PROPER if word.pos[1] == "固有名詞" else COMMON) if word.pos[1] in EXCHANGED else 0
            whole = edges.keys().isdisjoint(range(word.start + 1, word.end))
            made += self._other(word, chance) if chance.random() < often and whole else word.surface
            if word.end in edges:
                edges[word.end] = len(made)
        return Labelled(made, tuple((edges[start], edges[end], kind) for start, end, kind in sentence.names))
