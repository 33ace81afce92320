"""Sister cities: 東浜市の姉妹都市、北浦市; 東浜市は北浦市と友好都市の提携を結んだ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.extract.coreference.sectors import sector_of_name
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Entity, Kind, Mention, Predicate, Span, Statement

_SISTER = re.compile(r"(?:国際)?(?:姉妹|友好|親善)(?:友好|交流)?(?:提携)?(?:都市|町|村|校|港|自治体)")
_AFTER_ONE = re.compile(r"[」』]?(?:の|と|との|が|は)?$")
_BEFORE_OTHER = re.compile(r"(?:である|の|、|・|,|[ 　「(（])?")
_JOINED = re.compile(r"[・の、と ]?")
_BOUND = re.compile(r"と(?:の)?$")
_WIDER = ("国", "州", "県", "省", "郡", "道", "府")
# A society sees to the friendship, but is no town.
_SOCIETY = ("会", "財団", "社", "機構", "ネットワーク")
_MUNICIPAL = "LocalGovernment"
# How the ids of the countries that the knowledge base knows begin.
_COUNTRY = "place/country-"
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
            one = next((r for r in reversed(before) if _AFTER_ONE.fullmatch(text, r.end, said.start()) and not _is_country(r, text)), None)
        elif before and _BOUND.fullmatch(text, before[-1].end, said.start()):
            others = before[-1:]
            before = before[:-1]
            one = None
        else:
            continue
        one = (
            one
            or next(
                (
                    r
                    for r in before
                    if _TOPIC.match(text, r.end)
                    and not _is_wider(r, text)
                    and not text.endswith(_SOCIETY, r.start, r.end)
                ),
                None,
            )
            or town
        )
        for other in others:
            if one is not None and other.entity != one.entity:
                span = Span(min(one.start, said.start()) if one.start >= start else said.start(), max(other.end, said.end()))
                yield Statement(one.entity, Predicate.PARTNER, other.entity, (_within(span, other),), 0.82, "sister-city")


def _within(span: Span, other: Ref) -> Span:
    return Span(min(span.start, other.start), span.end)


def _is_wider(ref: Ref, text: str) -> bool:
    return text.endswith(_WIDER, ref.start, ref.end) or _is_country(ref, text)


def _is_country(ref: Ref, text: str) -> bool:
    return text.endswith("国", ref.start, ref.end) or ref.entity.startswith(_COUNTRY)


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
    """Make bodies of the places that are somebody's partner, for a place does not act.

    Where the document has such a body already, the partnership is that body's and the place stays a place. A school at
    which something takes place stays one too and is nobody's partner: only a municipality is both.
    """
    entities, statements = tuple(entities), tuple(statements)
    acting = {e for s in statements if s.predicate is Predicate.PARTNER for e in (s.subject, s.object)}
    bodies = {e.id: _as_body(e) for e in entities if e.kind is Kind.PLACE and e.id in acting}
    if not bodies:
        return entities, statements
    known = {e.id for e in entities}
    located = {s.object for s in statements if s.predicate is Predicate.LOCATION}
    raised = {old: b for old, b in bodies.items() if b.id not in known and (b.sector == _MUNICIPAL or old not in located)}
    told: list[Statement] = []
    partners: set[frozenset[str]] = set()
    for s in statements:
        new = bodies if s.predicate is Predicate.PARTNER else raised
        subject, value = (new[e].id if e in new else e for e in (s.subject, s.object))
        if s.predicate is Predicate.PARTNER:
            pair = frozenset((subject, value))
            if len(pair) < 2 or pair in partners or not pair <= known.union(b.id for b in raised.values()):
                continue
            partners.add(pair)
        told.append(replace(s, subject=subject, object=value))
    return tuple(raised.get(e.id, e) for e in entities), tuple(told)


def _as_body(place: Entity) -> Entity:
    """A place as a body: a municipality, as sister cities are, where its name tells no other sort (a school)."""
    mentions = tuple(Mention(m.start, m.end, Kind.ORGANIZATION, m.confidence, m.method) for m in place.mentions)
    sector = next((s for n in place.names if (s := sector_of_name(n.text))), _MUNICIPAL)
    return replace(place, id="organization/" + place.id.partition("/")[2], kind=Kind.ORGANIZATION, mentions=mentions, sector=sector, subtype=None)
