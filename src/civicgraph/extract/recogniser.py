"""Named-entity recognition by a conditional random field over words (Lafferty et al. 2001), trained by bench/train_ner.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from civicgraph.extract.features import features
from civicgraph.extract.words import Word
from civicgraph.records import Kind
from civicgraph.resources import resource

if TYPE_CHECKING:
    from pycrfsuite import Tagger

# The types of the training corpus (Stockmark's Japanese Wikipedia NER set) as kinds of the graph profile.
KINDS = {
    "人名": Kind.PERSON,
    "法人名": Kind.ORGANIZATION,
    "政治的組織名": Kind.ORGANIZATION,
    "その他の組織名": Kind.ORGANIZATION,
    "地名": Kind.PLACE,
    "施設名": Kind.PLACE,
    "製品名": Kind.WORK,
    "イベント名": Kind.EVENT,
}


class Recognised(NamedTuple):
    """A name that the model sees, and the least marginal probability of its words' labels."""

    start: int
    end: int
    kind: Kind
    confidence: float


@cache
def _tagger() -> Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(resource("data", "model", "ner.crfsuite")))
    return tagger


def recognise(words: Sequence[Word], text: str) -> list[Recognised]:
    """The names in a sentence's words (Sudachi's A units of the folded `text`), in order."""
    if not words:
        return []
    tagger = _tagger()
    labels = tagger.tag(features(words, text))
    found = []
    for first, last, label in spans(labels):
        sure = min(tagger.marginal(labels[i], i) for i in range(first, last + 1))
        found.append(Recognised(words[first].start, words[last].end, KINDS[label], round(sure, 4)))
    return found


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The (first, last, type) runs of BIO labels.

    >>> list(spans(["B-人名", "I-人名", "O", "B-地名"]))
    [(0, 1, '人名'), (3, 3, '地名')]
    """
    first = -1
    for index, label in enumerate([*labels, "O"]):
        if first >= 0 and not (label.startswith("I-") and label[2:] == labels[first][2:]):
            yield first, index - 1, labels[first][2:]
            first = -1
        if label.startswith("B-") or (label.startswith("I-") and first < 0):
            first = index
