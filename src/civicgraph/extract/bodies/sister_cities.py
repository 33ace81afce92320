"""Sister cities: 東浜市の姉妹都市、北浦市; 東浜市は北浦市と友好都市の提携を結んだ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Entity, Kind, Mention, Predicate, Span, Statement

_SISTER = re.compile(r"(?:国際)?(?:姉妹|友好|親善)(?:友好|交流)?(?:提携)?(?:都市|町|村|校|港|自治体)")
_AFTER_ONE = re.compile(r"[」』]?(?:の|と|との|が|は)?$")
_BEFORE_OTHER = re.compile(r"(?:である|の|、|・|,|[ 　「(（])?")
_JOINED = re.compile(r"[・の、と ]?")
_BOUND = re.compile(r"と(?:の)?$")
_WIDER = ("国", "州", "県", "省", "郡", "道", "府")
_TOPIC = re.compile(r"[」』]?(?:は|が|では|も)")


def find_sister_cities(reading: ResolvedReading, town: Ref | None, text: str) -> Iterator[Statement]:
    """Partners: the towns or schools that a sentence calls each other's sisters; `town` is the one that the text is of."""
    start, end = reading.sentence.start, reading.sentence.end
    if "姉妹" not in text[start:end] and "友好" not in text[start:end] and "親善" not in text[start:end]:
        return
    refs = [r for r in reading.refs if r.kind in (Kind.PLACE, Kind.ORGANIZATION) and not r.unit]
    for said in _SISTER.finditer(text, start, end):
        before = [r for r in refs if r.end <= said.start()]
        others = _others(refs, said.end(), text)
        if others:
            one = next((r for r in reversed(before) if _AFTER_ONE.fullmatch(text, r.end, said.start())), None)
        elif before and _BOUND.fullmatch(text, before[-1].end, said.start()):
            others = before[-1:]
            before = before[:-1]
            one = None
        else:
            continue
        one = one or next((r for r in before if _TOPIC.match(text, r.end) and not _is_wider(r, text)), None) or town
        for other in others:
            if one is not None and other.entity != one.entity:
                span = Span(min(one.start, said.start()) if one.start >= start else said.start(), max(other.end, said.end()))
                yield Statement(one.entity, Predicate.PARTNER, other.entity, (_within(span, other),), 0.82, "sister-city")


def _within(span: Span, other: Ref) -> Span:
    return Span(min(span.start, other.start), span.end)


def _is_wider(ref: Ref, text: str) -> bool:
    return text[ref.start : ref.end].endswith(_WIDER)


def _others(refs: list[Ref], at: int, text: str) -> list[Ref]:
    """The towns named right after the word at `at`, without the countries and prefectures that they lie in."""
    opening = _BEFORE_OTHER.match(text, at)
    position = opening.end() if opening is not None else at
    named: list[Ref] = []
    for ref in refs:
        if ref.start < at:
            continue
        if not (ref.start == position or (named and _JOINED.fullmatch(text, named[-1].end, ref.start))):
            break
        named.append(ref)
    return [r for r in named if not _is_wider(r, text)][:3]


def as_bodies(entities: Iterable[Entity], statements: Iterable[Statement]) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Make bodies of the places that are somebody's partner, for a place does not act."""
    entities, statements = tuple(entities), tuple(statements)
    acting = {e for s in statements if s.predicate is Predicate.PARTNER for e in (s.subject, s.object)}
    moved = {e.id: "organization/" + e.id.partition("/")[2] for e in entities if e.kind is Kind.PLACE and e.id in acting}
    if not moved:
        return entities, statements
    known = {e.id for e in entities}
    moved = {old: new for old, new in moved.items() if new not in known}
    raised = tuple(_raised(e, moved[e.id]) if e.id in moved else e for e in entities)
    kinds = {e.id: e.kind for e in raised}
    told = (replace(s, subject=moved.get(s.subject, s.subject), object=moved.get(s.object, s.object)) for s in statements)
    return raised, tuple(s for s in told if s.predicate is not Predicate.PARTNER or kinds[s.subject] is kinds[s.object] is Kind.ORGANIZATION)


def _raised(entity: Entity, new: str) -> Entity:
    mentions = tuple(Mention(m.start, m.end, Kind.ORGANIZATION, m.confidence, m.method) for m in entity.mentions)
    return replace(entity, id=new, kind=Kind.ORGANIZATION, mentions=mentions, sector="LocalGovernment", subtype=None)
