"""The outcome of coreference: which entity each mention names, and what the names' own structure says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from msgspec import Struct, structs

from civicgraph.dates import DateMention
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Entity, Kind, Span


class Ref(Struct, frozen=True, order=True, gc=False):
    """A mention with the entity that it names; `anaphor` marks 同社, 市 and the like, which are no names."""

    start: int
    end: int
    entity: str
    kind: Kind
    confidence: float
    anaphor: bool = False
    unit: bool = False


class ResolvedReading(Struct, frozen=True, gc=False):
    """A sentence whose mentions are resolved to entities."""

    sentence: Sentence
    refs: tuple[Ref, ...]
    roles: tuple[Span, ...]
    dates: tuple[DateMention, ...]


class PartOf(NamedTuple):
    """A unit and the body that it belongs to, as the names' own structure says (総務省自治行政局)."""

    unit: str
    body: str
    span: Span
    confidence: float


class Resolution(NamedTuple):
    """A document's entities by id, its resolved sentences, the units told by the names' structure, and for each entity
    the class nouns (基調講演, アプリ) that stood beside its name.
    """

    entities: dict[str, Entity]
    readings: tuple[ResolvedReading, ...]
    parts: tuple[PartOf, ...]
    nouns: dict[str, frozenset[str]]

    def refs_of(self, entity: str) -> list[Ref]:
        """Every mention of an entity, in order."""
        return [ref for reading in self.readings for ref in reading.refs if ref.entity == entity]


def without_towns_of_bodies(refs: Sequence[Ref]) -> list[Ref]:
    """The mentions of a sentence, of 浜松市教育委員会 the board alone: what is said there is said of it, not of its city."""
    return [r for r, after in zip_longest(refs, refs[1:]) if after is None or after.start != r.start or after.end <= r.end or after.kind is not r.kind]


_FIRST_PERSON = frozenset(["私", "わたし", "わたくし", "僕", "ぼく", "俺"])
_OURSELVES = re.compile(r"(?:(?:私|わたし|わたくし)(?:たち|達|ども|共)|(?<![一-鿿])我々|われわれ)(?=[はがも])")


def with_first_person(reading: ResolvedReading, speaker: Ref | None) -> ResolvedReading:
    """A sentence of a turn with 私 and the like, as the subject, read as mentions of the `speaker`."""
    if speaker is None or speaker.kind is not Kind.PERSON:
        return reading
    words = reading.sentence.words
    own = [
        Ref(word.start, word.end, speaker.entity, Kind.PERSON, 0.8, anaphor=True)
        for word, after in pairwise(words)
        if word.surface in _FIRST_PERSON and after.surface in ("は", "が", "も") and after.start == word.end
    ]
    free = [r for r in own if not any(x.start < r.end and r.start < x.end for x in reading.refs)]
    return structs.replace(reading, refs=tuple(sorted((*reading.refs, *free)))) if free else reading


def with_ourselves(reading: ResolvedReading, host: Ref | None, text: str) -> ResolvedReading:
    """A sentence of the page of the body `host` with 私たち and the like, as the subject, read as mentions of it, but for those in what somebody says."""
    sentence = reading.sentence
    if host is None or host.kind is not Kind.ORGANIZATION:
        return reading
    own = [
        Ref(said.start(), said.end(), host.entity, host.kind, 0.8, anaphor=True)
        for said in _OURSELVES.finditer(text, sentence.start, sentence.end)
        if text.count("「", sentence.start, said.start()) == text.count("」", sentence.start, said.start())
    ]
    return structs.replace(reading, refs=tuple(sorted((*reading.refs, *own)))) if own else reading
