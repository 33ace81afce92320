"""What a sentence says that a body is: one of a place, a part of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.clauses import Clause, Phrase
from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.clauses.groups import Group
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement


def find_seats(clause: Clause, found: Sequence[Group], resolution: Resolution) -> Iterator[Statement]:
    """Xは北斗市のスタートアップ。, Xは北斗市の市民団体で、…: a body said to be one of a place is located there."""
    kinds = lexicon().class_nouns
    told = (
        p
        for p in clause.phrases
        if not p.verb and (p is clause.phrases[-1] or p.particle == "で") and any(kinds.get(h) is Kind.ORGANIZATION for h in p.heads)
        # 高松市の小学校で教えた, 市の子会社です: a place to be at, and a part of the city.
        and not (p.particle == "で" and p.heads[-1].endswith(tuple(word_list("venues", "suffixes")))) and p.heads[-1] not in word_list("branches", "nouns")
    )
    last = next(told, None)
    if last is None:
        return
    found = [g for g in found if g.last < clause.phrases.index(last)]
    place = next(
        (
            g
            for g in reversed(found)
            if _seats(g, clause, last) and any(fits(r, ("Place", "Municipality"), resolution.entities) for r in g.refs)
        ),
        None,
    )
    topic = next((g for g in found if g.marker == "は" and g.refs and g.refs[-1].kind is Kind.ORGANIZATION), None)
    if place is not None and topic is not None and topic.last < place.first:
        span = Span(clause.phrases[topic.first].start, last.end)
        yield Statement(topic.refs[-1].entity, Predicate.LOCATION, place.refs[-1].entity, (span,), 0.78, "seat-of-body")


def _seats(place: Group, clause: Clause, told: Phrase) -> bool:
    """Whether a place says where the body that `told` calls by its kind is: 北斗市の団体, 北斗市にある団体; 市の呼びかけで生まれた団体 is no more there."""
    after = clause.phrases[place.last + 1]
    if place.marker in ("に", "で"):
        return after.verb in ("ある", "活動", "所在", "位置") and after.adnominal and clause.phrases[place.last + 2 : place.last + 3] == (told,)
    return place.marker == "の" and after.particle not in ("で", "により", "によって", "から", "に")


# Xから正式な支部として認定された; Yの支部としてXを設立した.
_RECOGNISED = frozenset(["認定", "承認", "公認", "認める"])
_SET_UP = frozenset(["発足", "設立", "創設", "結成", "設置", "開設", "誕生", "立ち上げる"])


def find_branches(clause: Clause, found: Sequence[Group], context: Context) -> Iterator[Statement]:
    """Xは、Yの日本支部として活動する, XはYの子会社だ: what X is to Y says that it is a part of it."""
    topic = next((g for g in found if g.marker in ("は", "も", "が") and g.refs[-1:]), None)
    for over in found:
        body = over.refs[-1] if over.refs and over.marker in ("の", "から") else None
        at = _branch_after(clause, over.last + 1) if body is not None else None
        if body is None or at is None or body.kind is not Kind.ORGANIZATION:
            continue
        told = clause.phrases[at]
        verbs = {p.verb or (p.heads[-1] if p.heads else "") for p in clause.phrases[at + 1 :]}
        if over.marker == "から" and not verbs & _RECOGNISED:
            continue
        branch: Ref | None = None
        if topic is not None and topic.last < over.first:
            branch = topic.refs[-1]
        elif told.particle in _AS and topic is None and verbs & _SET_UP:
            made = next((g for g in found if g.first > at and g.marker == "を" and g.refs), None)
            branch = made.refs[-1] if made is not None else None
        if branch is None and topic is None and over.marker == "から":
            branch = context.subject
        # 東浜支部、南浜支部の2支部で構成される: of those that are counted none is over the other.
        counted = len(over.refs) > _BOTH
        if branch is not None and branch.kind is Kind.ORGANIZATION and branch.entity != body.entity and not counted:
            first = min(clause.phrases[over.first].start, branch.start if branch.start >= clause.start else clause.end)
            span = Span(first, max(told.end, branch.end))
            yield Statement(branch.entity, Predicate.PART_OF, body.entity, (span,), 0.84, "branch-of-body")


_BOTH = 2
_AS = ("とて", "として")


def _branch_after(clause: Clause, at: int) -> int | None:
    """The phrase from `at` on that says what kind of part something is, over no more than adjectives (正式な支部として)."""
    for index in range(at, min(at + 3, len(clause.phrases))):
        phrase = clause.phrases[index]
        if phrase.dates or any(r.kind is not Kind.PLACE for r in phrase.refs):
            return None
        if any(h.split(" ")[-1] in word_list("branches", "nouns") or h.endswith("支部") for h in phrase.heads):
            said = phrase.particle in (*_AS, "で", "") or phrase.stop
            return index if said else None
        if phrase.refs or phrase.verb or phrase.particle not in ("", "の", "な"):
            return None
    return None
