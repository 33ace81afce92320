"""One statement for each fact of an English page, with all its evidence, and none that its names forbid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.extract.english.masking import label_of
from civicgraph.records import Entity, Kind, Predicate, Statement

PARTS = frozenset({"Center", "Centre", "Institute", "Laboratory", "Lab", "Hospital", "Library", "Museum", "Press", "Council", "Assembly", "Committee"})
_DATES = (Predicate.START_DATE, Predicate.END_DATE)


def settled(found: Iterable[Statement], entities: dict[str, Entity]) -> Iterator[Statement]:
    """One statement for each fact, with all its evidence; of several dates of one thing the surest."""
    merged: dict[tuple[str, str, str], Statement] = {}
    for statement in found:
        if not _sound(statement, entities):
            continue
        # TEPCO's power plant is run by it
        if statement.method == "english-bodys-body" and any(m.method == "facility" for m in entities[statement.subject].mentions):
            statement = replace(statement, predicate=Predicate.OPERATOR)
        ends = (statement.subject, statement.object)
        if statement.predicate is Predicate.PARTNER:
            ends = (min(ends), max(ends))
        key = (statement.predicate.value, *ends)
        known = merged.get(key)
        if known is None:
            merged[key] = statement
            continue
        better, other = (statement, known) if statement.confidence > known.confidence else (known, statement)
        evidence = tuple(sorted({*better.evidence, *other.evidence}))
        role = better.role or other.role
        status = better.status if better.role or not other.role else other.status
        merged[key] = replace(better, evidence=evidence, role=role, status=status)
    # who speaks at an event takes part in it too
    spoken = {k[1:] for k in merged if k[0] == Predicate.SPEAKER.value}
    merged = {k: s for k, s in merged.items() if k[0] != Predicate.PARTICIPANT.value or k[1:] not in spoken}
    yield from sorted(_one_date(merged.values()), key=lambda s: (s.evidence[0], s.subject, s.predicate.value, s.object))


def _sound(statement: Statement, entities: dict[str, Entity]) -> bool:
    # the city's handbook is not run, the town's Tide Foundation not a part of the town
    if statement.method == "english-bodys-work":
        return not any(n.text.endswith(_WRITTEN) for n in entities[statement.subject].names)
    if statement.method in ("english-towns-body", "english-body-of-town"):
        part = entities[statement.subject]
        return label_of(part) == "Unit" or any(n.text.split()[-1] in PARTS for n in part.names)
    # nobody spoke at an earthquake
    if statement.subject.startswith("event/") and statement.predicate not in (Predicate.START_DATE, Predicate.LOCATION) and any(m.method == "disaster" for m in entities[statement.subject].mentions):
        return False
    if statement.predicate is not Predicate.LOCATION:
        return True
    value = entities[statement.object]
    house = statement.subject.startswith("event/") and any(n.text.endswith(_HOUSES) for n in value.names if n.lang == "en")
    return value.kind is Kind.PLACE or label_of(value) in ("Municipality", "Prefecture") or house


_WRITTEN = ("Report", "Paper", "Handbook", "Guide", "Guidebook", "Guidelines", "Survey", "Book", "Review", "Manual", "Declaration", "Charter", "Textbook", "Newsletter")
# Bodies whose house an event is held at.
_HOUSES = ("University", "College", "School", "Library", "Museum", "Center", "Centre", "Hall", "Theater", "Theatre", "Institute", "Embassy", "Campus", "Gallery")


def _one_date(statements: Iterable[Statement]) -> Iterator[Statement]:
    best: dict[tuple[str, Predicate], Statement] = {}
    for statement in statements:
        if statement.predicate not in _DATES:
            yield statement
            continue
        key = (statement.subject, statement.predicate)
        known = best.get(key)
        # May 2015 says more than 2015.
        closer = known is not None and statement.object.startswith(f"{known.object}-")
        if known is None or closer or (statement.confidence > known.confidence and not known.object.startswith(f"{statement.object}-")):
            best[key] = statement
    yield from best.values()
