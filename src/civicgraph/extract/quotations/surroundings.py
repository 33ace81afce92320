"""Quotations and what stands around them: the sentences of a document's prose, who they are about, and who has spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from civicgraph.extract.quotations.text import PersonMention, Sentence, Skeleton, rules, skeleton
from civicgraph.records import Document, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation to attribute, with its marks; its sentence; how much of an utterance it is (0 to 3)."""

    span: Span
    sentence: int
    level: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, by which rule, how sure, and the other words that show it."""

    entity: str
    method: str
    confidence: float
    shown: Span | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """The Japanese prose of a document: its text, folded too, and its sentences."""

    document: Document
    text: str
    folded: str
    sentences: Sequence[Sentence]
    people: Sequence[PersonMention]
    # What was looked up already: the skeleton and the subjects of a sentence, and where each is one for the first time in a section.
    skeletons: dict[int, Skeleton] = field(default_factory=dict)
    subjects: dict[int, list[PersonMention]] = field(default_factory=dict)
    firsts: dict[int, dict[str, int]] = field(default_factory=dict)

    def span(self, index: int) -> Span:
        return Span(self.sentences[index].start, self.sentences[index].end)

    def skeleton(self, index: int, target: Span | None = None) -> Skeleton:
        if index not in self.skeletons:
            self.skeletons[index] = skeleton(self.sentences[index], self.folded)
        bones = self.skeletons[index]
        return bones.asking(target) if target is not None else bones

    def same_section(self, one: int, other: int) -> bool:
        return 0 <= other < len(self.sentences) and self.sentences[one].section == self.sentences[other].section


def subjects_of(prose: Prose, index: int) -> list[PersonMention]:
    """Who a sentence is about, each one of those who are its subject together (早瀬氏と根津氏が)."""
    if index in prose.subjects:
        return prose.subjects[index]
    bones = prose.skeleton(index)
    found = prose.subjects[index] = []
    for match in rules().patterns["subject"].finditer(bones.text):
        at = match.start(1)
        found.append(bones.people[at])
        while at > 1 and bones.text[at - 1] in "と、・や" and at - 2 in bones.people:
            at -= 2
            found.append(bones.people[at])
    return found


def is_about_people(prose: Prose, index: int) -> bool:
    """Whether a sentence is about people without a name (参加者からは…)."""
    return rules().patterns["human_subject"].search(prose.skeleton(index).text) is not None


def is_alone(prose: Prose, index: int) -> bool:
    if not 0 <= index < len(prose.sentences):
        return False
    sentence = prose.sentences[index]
    return bool(sentence.quotes) and (
        rules().patterns["standalone"].search(prose.skeleton(index, sentence.quotes[0]).text) is not None
    )


def is_named_before(prose: Prose, index: int) -> bool:
    return any(prose.sentences[i].people for i in range(index) if prose.same_section(index, i))


def is_about_another(prose: Prose, index: int, entity: str) -> bool:
    """Whether a section is about anybody else up to a sentence."""
    if not prose.firsts:
        for i, sentence in enumerate(prose.sentences):
            for person in subjects_of(prose, i):
                prose.firsts.setdefault(sentence.section, {}).setdefault(person.entity, i)
    first = prose.firsts.get(prose.sentences[index].section, {})
    return any(other != entity and at <= index for other, at in first.items())
