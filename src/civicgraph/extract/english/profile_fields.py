"""The lines of a body's profile: Founded: 2009, Headquarters: Kobe, President: Mina Holt under "About Umineko Foundation"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.english.announced import FIELD
from civicgraph.extract.english.entities import Resolution, ResolvedSentence
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_FOUNDED = frozenset({"founded", "established", "established in", "foundation", "date of establishment", "date of foundation", "founded in", "inception", "since"})
_YEAR = re.compile(r"^(?:in )?((?:18|19|20)\d\d)\b")
_BASE = frozenset({"headquarters", "head office", "location", "address", "based in", "hq", "office", "place"})
_FOUNDERS = frozenset({"founder", "founders", "founded by", "co-founders", "established by"})
_OVER = frozenset({"parent organization", "parent organisation", "parent company", "parent"})


def profile_facts(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """What such lines say of the one body that the heading over them, or else the title, names."""
    text = document.text
    head: ResolvedSentence | None = None
    for sentence in resolution.sentences:
        line = sentence.sentence
        kind = document.blocks[line.block].kind
        match = FIELD.fullmatch(text, line.start, line.end)
        if kind in (BlockKind.HEADING, BlockKind.TITLE) or text.startswith("About ", line.start):
            head = sentence
        elif match is not None and match["value"] and (body := _body(head)) is not None:
            yield from _told(match["key"], match["value"], match.start("value"), body, sentence)


def _body(heading: ResolvedSentence | None) -> str | None:
    bodies = {r.entity for r in heading.refs if r.kind is Kind.ORGANIZATION} if heading else set()
    others = any(r.kind in (Kind.EVENT, Kind.PROJECT, Kind.WORK, Kind.PERSON) for r in heading.refs) if heading else True
    return bodies.pop() if len(bodies) == 1 and not others else None


def _told(key: str, value: str, start: int, body: str, sentence: ResolvedSentence) -> Iterator[Statement]:
    folded, span = key.casefold(), Span(sentence.sentence.start, sentence.sentence.end)
    named = [r for r in sentence.refs if r.start >= start and r.entity != body]
    dates = [d.first for d in sentence.sentence.dates if d.start >= start] or _YEAR.findall(value)
    people = [r.entity for r in named if r.kind is Kind.PERSON]
    if folded in _FOUNDED and dates:
        yield Statement(body, Predicate.START_DATE, dates[0], (span,), 0.9, "english-profile")
    elif folded in _BASE:
        places = [r.entity for r in named if r.kind is Kind.PLACE or r.kind is Kind.ORGANIZATION]
        yield from (Statement(body, Predicate.LOCATION, place, (span,), 0.85, "english-profile") for place in places[:1])
    elif folded in _FOUNDERS:
        makers = [r.entity for r in named if r.kind in (Kind.PERSON, Kind.ORGANIZATION)]
        yield from (Statement(body, Predicate.FOUNDER, maker, (span,), 0.9, "english-profile") for maker in makers)
    elif folded in _OVER:
        bodies = [r.entity for r in named if r.kind is Kind.ORGANIZATION]
        yield from (Statement(body, Predicate.PART_OF, parent, (span,), 0.88, "english-profile") for parent in bodies[:1])
    elif folded.split()[-1] in lexicon().roles and len(people) == 1:
        yield Statement(people[0], Predicate.AFFILIATION, body, (span,), 0.9, "english-profile", role=key)
