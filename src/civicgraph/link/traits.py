"""What one document says that tells its entities from others of their names, and names them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from civicgraph.knowledge import load_knowledge
from civicgraph.link.distinct import distinctive, numbers, same_edition
from civicgraph.names import clean_name, mint
from civicgraph.names import name_key as _name_key
from civicgraph.records import Document, Entity, Extraction, Kind, Predicate

# X（以下「Y」: what stands between a name and another one that its bracket gives.
_OPENED = re.compile(r"[」』”\"]?\s?[(（\[［][^()（）\[\]［］。]{0,30}")
_MOST_ABOVE = 4  # bodies over one another
_JOINED = (Kind.ORGANIZATION, Kind.EVENT, Kind.PROJECT, Kind.WORK, Kind.LAW)
_DEEDS = (Kind.EVENT, Kind.PROJECT, Kind.WORK, Kind.LAW)


class How(IntEnum):
    """How an entity bears a name."""

    CANONICAL = 0  # its id is made of it
    DEFINED = 1  # the document defines it (以下「…」), and it is distinctive
    OTHER = 2
    EDITION = 3  # the key of a name with an edition, however its number is written


class Tells(IntEnum):
    """What a document tells of a person."""

    BODY = 0  # an organisation that the person belongs to, or one over it
    DEED = 1  # an event, project, work or law that the person has a part in
    ROLE = 2
    SECTOR = 3  # of the organisations that the person belongs to
    PUBLISHER = 4  # of the document
    NAME = 5  # family name, tab, given name; both empty where not known


class Named(NamedTuple):
    """An entity bears a name (by its `name_key`); `confidence` is the bound above which the document lacks the entity."""

    entity: str
    key: str
    how: int
    confidence: float


class Told(NamedTuple):
    """Something is told of a person who is named in full, with this confidence."""

    person: str
    feature: str
    how: int
    confidence: float


class Traits(NamedTuple):
    """What linking looks at in one document, each once and sorted."""

    named: tuple[Named, ...]
    told: tuple[Told, ...]


def traits(extraction: Extraction, sure: Mapping[str, float]) -> Traits:
    """What a document's extraction says of names and people; `sure` is the confidence of each entity, by id."""
    named = {row for entity in extraction.entities for row in _names(entity, extraction.document, sure[entity.id])}
    return Traits(tuple(sorted(named)), tuple(sorted(_told(extraction, sure))))


def name_key(name: str) -> str:
    """As `names.name_key`, in characters that a data base can hold."""
    return _name_key(name).encode("utf-8", "replace").decode()


def _names(entity: Entity, document: Document, sure: float) -> Iterator[Named]:
    surfaces = [(clean_name(document.text[m.start : m.end]), m) for m in sorted(entity.mentions, key=lambda m: (m.start, m.end))]
    names = dict.fromkeys([*(name.text for name in entity.names), *(surface for surface, _ in surfaces)])
    canonical = _canonical(entity)
    defined = {s for s, m in surfaces if m.method == "defined-name"}
    for (_, before), (surface, mention) in pairwise(surfaces):
        if _OPENED.fullmatch(document.text, before.end, mention.start):
            defined.add(surface)
    for name in names:
        key = name_key(name)
        if not key:
            continue
        if name == canonical:
            yield Named(entity.id, key, How.CANONICAL, sure)
        elif name in defined and canonical and _safe(entity.kind, name, canonical):
            yield Named(entity.id, key, How.DEFINED, sure)
        else:
            yield Named(entity.id, key, How.OTHER, sure)
    if canonical and entity.kind in _DEEDS and (edition := same_edition(canonical)):
        yield Named(entity.id, f"{entity.kind} {name_key(edition)}", How.EDITION, sure)


def _canonical(entity: Entity) -> str | None:
    """The name that its id is made of; None for what belongs to its document or to the body over it."""
    if entity.id in load_knowledge().entities:
        return entity.names[0].text
    return next((name.text for name in entity.names if mint(entity.kind, name.text) == entity.id), None)


def _safe(kind: Kind, name: str, full: str) -> bool:
    return kind in _JOINED and numbers(name) == numbers(full) and distinctive(name)


def _told(extraction: Extraction, sure: Mapping[str, float]) -> list[Told]:
    entities = {entity.id: entity for entity in extraction.entities}
    people = [e for e in extraction.entities if e.kind is Kind.PERSON and _canonical(e)]
    best: dict[tuple[str, str, int], float] = {}

    def tell(person: str, how: Tells, feature: str, confidence: float) -> None:
        key = (person, feature, how.value)
        if feature:
            best[key] = max(confidence, best.get(key, 0.0))

    publisher = name_key(extraction.document.publisher or "")
    for person in people:
        tell(person.id, Tells.NAME, "\t".join(map(name_key, _parts(person))), sure[person.id])
        tell(person.id, Tells.PUBLISHER, publisher, sure[person.id])
    above = _bodies_above(extraction)
    names = {person.id for person in people}
    for said in extraction.statements:
        for one, other in ((said.subject, said.object), (said.object, said.subject)):
            entity = entities.get(other)
            if one not in names or entity is None:
                continue
            if entity.kind in _DEEDS:
                tell(one, Tells.DEED, other, said.confidence)
            elif entity.kind is Kind.ORGANIZATION:
                for body, confidence in _chain(other, said.confidence, above):
                    tell(one, Tells.BODY, body, confidence)
                tell(one, Tells.SECTOR, entity.sector or "", said.confidence)
                tell(one, Tells.ROLE, name_key(said.role or ""), said.confidence)
    return [Told(*key, confidence) for key, confidence in best.items()]


def _parts(person: Entity) -> tuple[str, str]:
    """Family and given name; of John Smith and ジョン・スミス the last and the first word."""
    if person.family_name and person.given_name:
        return person.family_name, person.given_name
    words = re.split(r"[ ・]", person.names[0].text)
    return (words[-1], words[0]) if len(words) > 1 else ("", "")


def _bodies_above(extraction: Extraction) -> dict[str, list[tuple[str, float]]]:
    above: dict[str, list[tuple[str, float]]] = {}
    for said in extraction.statements:
        if said.predicate is Predicate.PART_OF:
            above.setdefault(said.subject, []).append((said.object, said.confidence))
    for entity in extraction.entities:
        known = load_knowledge().entities.get(entity.id)
        if known is not None and known.part_of:
            above.setdefault(entity.id, []).append((known.part_of, 1.0))
    return above


def _chain(body: str, confidence: float, above: Mapping[str, list[tuple[str, float]]]) -> Iterator[tuple[str, float]]:
    """A body and those over it, each with the confidence of the weakest link to it."""
    reached = [(body, confidence)]
    for _ in range(_MOST_ABOVE):
        yield from reached
        reached = [(over, min(sure, weakest)) for one, sure in reached for over, weakest in above.get(one, ())]
