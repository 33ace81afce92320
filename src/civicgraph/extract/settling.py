"""From all that the finders of a document say to one statement for each fact, and the entities that are worth keeping."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.posts import has_own_staff, with_ends
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

_DATED = frozenset({Kind.EVENT, Kind.PROJECT, Kind.ORGANIZATION, Kind.WORK})
_DOMAIN: dict[Predicate, frozenset[Kind]] = {
    Predicate.START_DATE: _DATED,
    Predicate.END_DATE: _DATED,
    Predicate.AFFILIATION: frozenset({Kind.PERSON}),
    Predicate.PART_OF: frozenset({Kind.ORGANIZATION}),
    Predicate.ORGANIZER: frozenset({Kind.EVENT}),
    Predicate.SPONSOR: frozenset({Kind.EVENT}),
    Predicate.SPEAKER: frozenset({Kind.EVENT}),
    Predicate.SUPER_EVENT: frozenset({Kind.EVENT}),
}
_OF_OWN = frozenset({Predicate.OPERATOR, Predicate.CREATOR, Predicate.PUBLISHER, Predicate.START_DATE, Predicate.END_DATE})


def settled(found: list[Statement], units: set[str], resolution: Resolution) -> Iterator[Statement]:
    """The statements of a document, each fact once, in the order of their evidence; `units` are parts of other bodies."""
    yield from _one_office(_settle(_to_whole_bodies(found, units, resolution.entities), resolution))


def _to_whole_bodies(found: list[Statement], units: set[str], entities: Mapping[str, Entity]) -> Iterator[Statement]:
    """An affiliation with a unit is one with the body over it, the unit's name being part of the role."""
    parts = [s for s in found if s.predicate is Predicate.PART_OF and s.subject in units and s.object in entities]
    above = {s.subject: s.object for s in parts if has_own_staff(entities[s.subject].names[0].text, entities[s.object])}
    for statement in found:
        body = statement.object
        for _ in range(4 if statement.predicate is Predicate.AFFILIATION else 0):
            body = above.get(body, body)
        yield statement
        # 商工会議所青年部の会長: the chapter's alone.
        heads = statement.role in ("会長", "代表", "部長", "支部長") and entities[statement.object].names[0].text.endswith(tuple(word_list("posts", "chapters"))) if body != statement.object else False
        if body != statement.object and not heads:
            yield replace(statement, object=body)


# What the words of a post with its body are worth, and those of a post without one.
_TOLD, _INFERRED = 0.85, 0.8
_ELECTED = frozenset(["市長", "町長", "村長", "区長", "知事"])


def _one_office(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Nobody is mayor of two towns: the surest is kept where an office was only inferred for the other."""
    kept = list(statements)
    sure: dict[tuple[str, str | None], float] = {}
    holders: dict[tuple[str, str | None], tuple[float, str]] = {}
    for s in kept:
        if s.predicate is Predicate.AFFILIATION and s.role in _ELECTED and s.status is None:
            holders[s.object, s.role] = max(holders.get((s.object, s.role), (0.0, "")), (s.confidence, s.subject))
            sure[s.subject, s.role] = max(sure.get((s.subject, s.role), 0.0), s.confidence)
    told: dict[str, list[tuple[str, str]]] = {}
    for s in kept:
        if s.predicate is Predicate.AFFILIATION and s.role and ((s.confidence >= _TOLD and s.method.startswith("role-")) or s.method == "post-below-body"):
            told.setdefault(s.subject, []).append((s.object, s.role))
    for s in kept:
        if s.predicate is Predicate.AFFILIATION and not s.status:
            # 本学の早瀬教授 after 北斗大学教授の早瀬徹氏: the post is the one that was told with its body.
            again = s.role and s.confidence < _INFERRED and any(body != s.object and role.endswith(s.role) for body, role in told.get(s.subject, ()))
            # 東浜市の早瀬市長が三枝市長と会った: a town has one, and the other is of another.
            held, holder = holders.get((s.object, s.role), (0.0, s.subject))
            if s.method == "post-of-topic" and s.role in _ELECTED and holder != s.subject and held > s.confidence + 0.1:
                continue
            if again or s.confidence < sure.get((s.subject, s.role), 0.0) - 0.01:
                continue
        yield s


_SCHOLARS = ("教授", "助教", "学部長", "研究科長", "学長")
_WORKS = ("工場", "倉庫", "店舗")


def _cannot_be(statement: Statement, subject: Entity, resolution: Resolution) -> bool:
    """Whether a fact is of a sort that there is not: a professor of a town, the seat of a body in a factory of its own."""
    if statement.predicate is Predicate.AFFILIATION:
        return statement.role is not None and statement.role.endswith(_SCHOLARS) and resolution.entities[statement.object].sector == "LocalGovernment"
    own = statement.predicate is Predicate.LOCATION and subject.kind is Kind.ORGANIZATION
    return own and resolution.entities[statement.object].names[0].text.endswith(_WORKS)


def _settle(found: Iterable[Statement], resolution: Resolution) -> Iterator[Statement]:
    """One statement for each fact: the surest, with all the evidence; what its kinds do not allow is left out.

    The posts that somebody had in a body before the one of now are a fact each.
    """
    merged: dict[tuple[str, ...], Statement] = {}
    spans: dict[tuple[str, ...], set[Span]] = {}
    for statement, former in _each_post(found):
        subject = resolution.entities.get(statement.subject)
        if subject is None or statement.subject == statement.object:
            continue
        if (
            statement.predicate not in (Predicate.START_DATE, Predicate.END_DATE)
            and statement.object not in resolution.entities
        ):
            continue
        if subject.kind is Kind.WORK and statement.predicate in _OF_OWN and any(n.text in word_list("services", "of_everybody") for n in subject.names):
            # みどり協会のFacebook: an account in it, which is neither made nor begun with it.
            continue
        domain = _DOMAIN.get(statement.predicate)
        if domain is not None and subject.kind not in domain:
            continue
        if _cannot_be(statement, subject, resolution):
            continue
        if statement.predicate in (Predicate.START_DATE, Predicate.END_DATE) and subject.kind is Kind.EVENT:
            statement = _in_year_of_name(statement, subject, resolution)
        if statement.predicate is Predicate.AFFILIATION:
            statement = with_ends(statement, resolution.readings)
        key: tuple[str, ...] = (statement.subject, statement.predicate.value, statement.object)
        if former:
            key = (*key, statement.role or "")
        if statement.predicate is Predicate.PARTNER:
            first, second = sorted((statement.subject, statement.object))
            key = (first, statement.predicate.value, second)
        known = merged.get(key)
        if known is None:
            merged[key] = statement
            continue
        better, other = (statement, known) if statement.confidence > known.confidence else (known, statement)
        spans.setdefault(key, {*known.evidence}).update(statement.evidence)
        role, status = better.role or other.role, better.status if better.role else other.status if other.role else better.status or other.status
        same = role == better.role and status == better.status
        merged[key] = better if same else replace(better, role=role, status=status)
    for key, evidence in spans.items():
        merged[key] = replace(merged[key], evidence=_outermost(evidence))
    talks = {(s.subject, s.object): s.evidence for s in merged.values() if s.predicate is Predicate.SPEAKER}
    # 早瀬氏による講演会: whoever gives the talk does not therefore hold it, but 早瀬氏が勉強会を開き、講演した.
    given = [
        s for s in merged.values() if s.method != "frame-organizer" or not any(t.end <= o.end for t in talks.get((s.subject, s.object), ()) for o in s.evidence if o.start <= t.start)
    ]
    dated = _first_dates(given)
    yield from sorted(dated, key=lambda s: (s.evidence[0], s.subject, s.predicate.value, s.object))


# Told by lists that give the old post beside the new one.
_SERIAL = ("personnel-line", "personnel-card", "personnel-table")


def _each_post(found: Iterable[Statement]) -> Iterator[tuple[Statement, bool]]:
    """The statements, each with whether it tells a post that somebody had in a body before another; without a former post that is told as one
    of now, too: 再任, or one of two with the same title.
    """
    statements = list(found)
    posts = [s for s in statements if s.predicate is Predicate.AFFILIATION and s.role]
    now = {(s.subject, s.object, s.role) for s in posts if s.status is None}
    sure = {(s.subject, s.object) for s in posts if s.status is None and s.confidence >= _INFERRED}
    for s in statements:
        former = s.predicate is Predicate.AFFILIATION and s.status == "past" and bool(s.role) and (s.method in _SERIAL or (s.subject, s.object) in sure)
        if not (former and (s.subject, s.object, s.role) in now):
            yield s, former


_WITHOUT_YEAR, _TO_DAY = len("12月31日"), len("~31日")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def _in_year_of_name(said: Statement, event: Entity, resolution: Resolution) -> Statement:
    """9月19日、みどりフェスタ2024が開かれた: where the day stands without its year, it is that of the name."""
    years = {m.group() for n in event.names for m in _YEAR.finditer(n.text)}
    if len(years) != 1 or len(said.object) != len("2024-09-19") or said.object[:4] in years:
        return said
    within = (d for r in resolution.readings for d in r.dates if said.object in (d.first, d.last) and any(s.start <= d.start and d.end <= s.end for s in said.evidence))
    lengths = [(d.end - d.start) - (_TO_DAY if d.last else 0) for d in within]
    if not lengths or max(lengths) > _WITHOUT_YEAR:
        return said
    return replace(said, object=years.pop() + said.object[4:])


def _outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that lie in no other, in their order.

    >>> [(s.start, s.end) for s in _outermost([Span(4, 12), Span(2, 5), Span(0, 9), Span(0, 3)])]
    [(0, 9), (4, 12)]
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _first_dates(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Of several start (or end) dates of one thing only the surest, then the finest, then the first said."""
    best: dict[tuple[str, Predicate], Statement] = {}
    for statement in statements:
        if statement.predicate not in (Predicate.START_DATE, Predicate.END_DATE):
            yield statement
            continue
        key = (statement.subject, statement.predicate)
        rank = (statement.confidence, len(statement.object), -statement.evidence[0].start)
        known = best.get(key)
        # 1961年に設立 and 設立年月日 1961年4月10日 are one date.
        if known is None or (
            (_refines(statement, known) or rank > (known.confidence, len(known.object), -known.evidence[0].start))
            and not _refines(known, statement)
        ):
            best[key] = statement
    yield from best.values()


def _refines(fine: Statement, coarse: Statement) -> bool:
    return len(fine.object) > len(coarse.object) and fine.object.startswith(coarse.object)


def kept(resolution: Resolution, statements: Iterable[Statement], speakers: Collection[str] = ()) -> Iterator[Entity]:
    """The entities of the graph: all that are named; a doubtful one, and 日本 or アジア, only where a statement needs it, or words that it speaks."""
    used = {s.subject for s in statements} | {s.object for s in statements} | set(speakers)
    for entity in resolution.entities.values():
        sure = max((m.confidence for m in entity.mentions), default=0.0)
        wide = entity.kind is Kind.PLACE and entity.names[0].text in word_list("places", "wide")
        if entity.id in used or (sure >= 0.6 and not wide) or not entity.mentions:
            yield entity
