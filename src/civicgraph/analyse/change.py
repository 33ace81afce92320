"""What changed: between two dates that one graph speaks of, or between two builds of a graph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from civicgraph.analyse.network import social
from civicgraph.analyse.scores import Score, ranked
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph, Fact
from civicgraph.records import Kind, Predicate

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LASTING = {Kind.EVENT, Kind.PROJECT, Kind.WORK}
_DATES = {Predicate.START_DATE, Predicate.END_DATE}


@dataclass(frozen=True, slots=True)
class Change:
    """`begun` and `ended` are facts, each sorted; `undated` counts facts that no date places, left out of both.

    `gained` are the people and organisations with more direct ties afterwards, `lost` those with fewer, by how many.
    """

    before: str
    after: str
    begun: tuple[Fact, ...]
    ended: tuple[Fact, ...]
    undated: int
    gained: tuple[Score, ...]
    lost: tuple[Score, ...]


def between_dates(graph: CivicGraph, before: str, after: str) -> Change:
    """What holds at one date but not at the other (ISO 8601 days, months or years; a year means its last day).

    A fact holds from its own beginning to its own end. Where it has neither, a fact about an event, project or work
    holds from when that begins (to when a project ends), and that of a founder from the founding.
    A fact without any beginning or end is counted in `undated`. Raises UsageError for what is no date, and where
    `before` is not before `after`.
    """
    first, last = _day(before), _day(after)
    if first >= last:
        raise UsageError(f"{before} is not before {after}. Give the earlier date first.")
    dates: dict[str, dict[Predicate, str]] = defaultdict(dict)
    for fact in graph.facts:
        if fact.predicate in _DATES and fact.status != "planned":
            dates[fact.subject][fact.predicate] = fact.object
    told = [fact for fact in graph.facts if fact.predicate not in _DATES and fact.status != "planned"]
    periods = {fact: _period(graph, fact, dates.get(fact.subject, {})) for fact in told}
    dated = {fact: period for fact, period in periods.items() if period != (None, None)}
    then = {fact for fact, period in dated.items() if _holds(period, first)}
    now = {fact for fact, period in dated.items() if _holds(period, last)}
    undated = [fact for fact, period in periods.items() if period == (None, None)]
    return _change(graph, (before, after), (then, now), (undated, len(undated)))


def between_builds(old: CivicGraph, new: CivicGraph) -> Change:
    """Which facts a new build has more and which it lacks, whatever their evidence and confidence."""
    then, now = ({_bare(fact): fact for fact in graph.facts} for graph in (old, new))
    whole = replace(new, nodes=old.nodes | new.nodes)
    gone = {fact for key, fact in then.items() if key not in now}
    come = {fact for key, fact in now.items() if key not in then}
    same = [fact for key, fact in now.items() if key in then]
    return _change(whole, ("", ""), (gone, come), (same, 0))


def _change(
    graph: CivicGraph, names: tuple[str, str], facts: tuple[set[Fact], set[Fact]], rest: tuple[list[Fact], int]
) -> Change:
    then, now = facts
    common, undated = rest
    counts = []
    for held in facts:
        # Facts that hold at both dates, and undated ones, tie both networks, so that only what changed differs.
        found = social(replace(graph, facts=(*common, *sorted(held, key=_order))))
        counts.append(dict(found.network.degree()))
    differences = {place: counts[1][place] - counts[0][place] for place in counts[1]}
    return Change(
        *names,
        tuple(sorted(now - then, key=_order)),
        tuple(sorted(then - now, key=_order)),
        undated,
        tuple(ranked(found, differences)),
        tuple(ranked(found, {place: -difference for place, difference in differences.items()})),
    )


def _period(graph: CivicGraph, fact: Fact, dates: dict[Predicate, str]) -> tuple[str | None, str | None]:
    """The first and the last day on which a fact holds, where known; `dates` are those of its subject."""
    if fact.since or fact.until:
        return _first(fact.since), _last(fact.until)
    subject = graph.nodes.get(fact.subject)
    founding = fact.predicate is Predicate.FOUNDER
    if fact.status == "past" or subject is None or not (subject.kind in _LASTING or founding):
        return None, None
    until = dates.get(Predicate.END_DATE) if subject.kind is Kind.PROJECT else None
    return _first(dates.get(Predicate.START_DATE)), _last(until)


def _holds(period: tuple[str | None, str | None], day: str) -> bool:
    since, until = period
    return (since is None or since <= day) and (until is None or day <= until)


def _first(date: str | None) -> str | None:
    """The first day that a date may mean; days compare as text."""
    return date and date + ("-01-01" if len(date) == 4 else "-01" if len(date) == 7 else "")


def _last(date: str | None) -> str | None:
    return date and date + ("-12-31" if len(date) == 4 else "-31" if len(date) == 7 else "")


def _day(date: str) -> str:
    """The last day that a given date may mean."""
    if not _DATE.fullmatch(date):
        raise UsageError(f"{date}: not a date. Give a day, a month or a year, such as 2021-09-18, 2021-09 or 2021.")
    return _last(date) or date


def _bare(fact: Fact) -> tuple[str | None, ...]:
    return fact.subject, fact.predicate, fact.object, fact.role, fact.status, fact.since, fact.until


def _order(fact: Fact) -> tuple[str, ...]:
    return tuple(part or "" for part in _bare(fact))
