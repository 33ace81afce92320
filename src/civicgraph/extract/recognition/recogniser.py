"""Named-entity recognition in the words of one sentence, by the network in data/model/."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from civicgraph.extract.recognition.features import features
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

if TYPE_CHECKING:
    from civicgraph.extract.recognition.decoding import Tagged

# The model's types as kinds of the graph profile: the eight of Stockmark's Japanese Wikipedia NER set and two of our own.
KINDS = {
    "人名": Kind.PERSON,
    "法人名": Kind.ORGANIZATION,
    "政治的組織名": Kind.ORGANIZATION,
    "その他の組織名": Kind.ORGANIZATION,
    "地名": Kind.PLACE,
    "施設名": Kind.PLACE,
    "製品名": Kind.WORK,
    "イベント名": Kind.EVENT,
    "事業名": Kind.PROJECT,
    "法令名": Kind.LAW,
}


class Recognised(NamedTuple):
    """A name that the model sees, and the probability that it gives to this span and type."""

    start: int
    end: int
    kind: Kind
    confidence: float


def recognise(sentences: Sequence[Sequence[Word]], text: str) -> list[list[Recognised]]:
    """The names in each sentence's words (Sudachi's A units of the folded `text`), in order, without white space around them."""
    from civicgraph.extract.recognition.network import tag

    read = [number for number, words in enumerate(sentences) if not all(word.surface.isspace() for word in words)]
    tagged = tag([features(sentences[number], text) for number in read])
    found: list[list[Recognised]] = [[] for _ in sentences]
    for number, names in zip(read, tagged, strict=True):
        found[number] = _names(sentences[number], names)
    return found


def _names(words: Sequence[Word], tagged: Sequence[Tagged]) -> list[Recognised]:
    found = []
    for name in tagged:
        inside = [w for w in words[name.first : name.last + 1] if not w.surface.isspace()]
        if any(character.isalnum() for w in inside for character in w.surface):
            found.append(Recognised(inside[0].start, inside[-1].end, KINDS[name.kind], round(name.probability, 4)))
    return found
