"""What a sentence says that a body is: one of a place, a part of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses import Clause
from civicgraph.extract.frames import Group, fits
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.resolution import Resolution
from civicgraph.records import Kind, Predicate, Span, Statement


def find_seats(clause: Clause, found: Sequence[Group], resolution: Resolution) -> Iterator[Statement]:
    """Xは北斗市のスタートアップ。, Xは北斗市の市民団体で、…: a body said to be one of a place is located there."""
    kinds = lexicon().class_nouns
    told = (
        p
        for p in clause.phrases
        if not p.verb and (p is clause.phrases[-1] or p.particle == "で") and any(kinds.get(h) is Kind.ORGANIZATION for h in p.heads)
    )
    last = next(told, None)
    if last is None:
        return
    found = [g for g in found if g.last <= clause.phrases.index(last)]
    place = next(
        (
            g
            for g in reversed(found)
            if g.marker == "の" and any(fits(r, ("Place", "Municipality"), resolution.entities) for r in g.refs)
        ),
        None,
    )
    topic = next((g for g in found if g.marker == "は" and g.refs and g.refs[-1].kind is Kind.ORGANIZATION), None)
    if place is not None and topic is not None and topic.last < place.first:
        span = Span(clause.phrases[topic.first].start, last.end)
        yield Statement(topic.refs[-1].entity, Predicate.LOCATION, place.refs[-1].entity, (span,), 0.78, "seat-of-body")


def find_branches(clause: Clause, found: Sequence[Group]) -> Iterator[Statement]:
    """Xは、Yの日本支部として活動する, XはYの子会社だ: what X is to Y says that it is a part of it."""
    topic = next((g for g in found if g.marker in ("は", "も", "が") and g.refs[-1:]), None)
    if topic is None or topic.refs[-1].kind is not Kind.ORGANIZATION:
        return
    for over in found:
        at = over.last + 1
        if over.marker != "の" or over.first <= topic.last or at >= len(clause.phrases):
            continue
        following = next((p for p in clause.phrases[at : at + 2] if p.nouns), None)
        told = following is not None and any(h in word_list("branches", "nouns") for h in following.heads)
        said = following is not None and (following.particle in ("として", "で", "") or following.stop)
        body = over.refs[-1] if over.refs else None
        if told and said and body is not None and body.kind is Kind.ORGANIZATION and body.entity != topic.refs[-1].entity:
            span = Span(clause.phrases[topic.first].start, following.end if following else clause.end)
            yield Statement(topic.refs[-1].entity, Predicate.PART_OF, body.entity, (span,), 0.84, "branch-of-body")
