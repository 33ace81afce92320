"""The event that a page is about, and its day under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.english.announced import dated_line
from civicgraph.extract.english.entities import Resolution
from civicgraph.extract.english.frames import ranges
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement


def main_event(resolution: Resolution) -> str | None:
    """The event that the article is about: that of its title, or the first one named, if it is the one named most."""
    titled = [e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and any(m.method == "event-as-title" for m in e.mentions)]
    events: list[str] = titled[:1] or [r.entity for s in resolution.sentences for r in s.refs if r.kind is Kind.EVENT]
    if not events:
        return None
    return events[0] if events.count(events[0]) == max(events.count(e) for e in events) else None


_HELD = re.compile(r"開催|\b(?:held|venue|doors)\b|\d(?::\d\d| ?[ap]\.?m\.?)", re.I)
_LONGEST_SUBTITLE = 100


def under_title(document: Document, resolution: Resolution, main: str | None) -> Iterator[Statement]:
    """The day right under a title that is the event's own name, in a line that tells of a place or an hour."""
    telling = [s for s in resolution.sentences if s.sentence.dates or s.refs][:3]
    if not telling or main is None:
        return
    title, *under = telling
    if document.blocks[title.sentence.block].kind is not BlockKind.TITLE:
        return
    named = [r for r in title.refs if r.entity == main]
    if not named or (title.sentence.end - title.sentence.start) - (named[0].end - named[0].start) > 12:
        return
    for sentence in (s for s in under if s.sentence.block <= title.sentence.block + 2):
        words = document.text[sentence.sentence.start : sentence.sentence.end]
        if len(words) > _LONGEST_SUBTITLE or words.endswith(".") or not sentence.sentence.dates or not _HELD.search(words):
            continue
        date, span = sentence.sentence.dates[0], Span(sentence.sentence.start, sentence.sentence.end)
        if len(date.first) == len("2024-05-01"):
            yield Statement(main, Predicate.START_DATE, date.first, (span,), 0.85, "english-under-title")
            if date.last:
                yield Statement(main, Predicate.END_DATE, date.last, (span,), 0.85, "english-under-title")
            return


_EVENTS = rf"(?:[a-z0-9-]+ ){{0,3}}(?:activities|{'|'.join(sorted(n for n, kind in lexicon().nouns.items() if kind is Kind.EVENT))})s?\b"
_HELD_THESE = re.compile(
    rf"(?P<who>{ranges('Organization')}) (?:has |have |also |jointly )*(?:held|hosted|organi[sz]ed|convened|ran) (?:(?:the following|these) {_EVENTS}|(?:the )?{_EVENTS} (?:listed |shown )?below)[^.;]*[.:]?$"
    rf"|^[Tt]he following {_EVENTS} (?:were|have been) (?:jointly )?(?:held|hosted|organi[sz]ed) by (?:the )?(?P<by>{ranges('Organization')})[.:]?$"
)
# - April 4, 2020: the Umineko Meetup 2020; but not - Lessons of the Umineko Meetup 2020
_OPENS_ITEM = re.compile(rf"(?:[^A-Za-z\ue000-\ue8ff\ueb00-\uecff]|\([A-Za-z., ]{{1,20}}\))*(?:[Tt]he )?(?P<event>{ranges('Event')})")


def holder_of_list(masked: str) -> str | None:
    """The sign of the body that a masked sentence over a list says to have held what the list names: We held the following events."""
    held = _HELD_THESE.search(masked)
    return (held["who"] or held["by"]) if held is not None else None


def opening_event(masked: str) -> str | None:
    """The sign of the event that a masked item of a list opens with, after its day."""
    opening = _OPENS_ITEM.match(masked)
    return opening["event"] if opening is not None else None


def days_under_headings(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """The day that is all of the line under a heading that is, or nearly is, an event's name, as in a list of news."""
    for heading, below in zip(resolution.sentences, resolution.sentences[1:], strict=False):
        line = heading.sentence
        events = [r for r in heading.refs if r.kind is Kind.EVENT and (r.end - r.start) * 2 > line.end - line.start]
        # Winners of the Harbour Hackathon: when they were told.
        bare = events and document.text[line.start : events[0].start].strip().lower() in ("", "the", "our")
        if bare and len(events) == 1 and line.end - line.start <= _LONGEST_SUBTITLE and document.text[line.end - 1] not in ".!?" and dated_line(document.text, below.sentence):
            date, span = below.sentence.dates[0], Span(below.sentence.start, below.sentence.end)
            yield Statement(events[0].entity, Predicate.START_DATE, date.first, (span,), 0.78, "english-under-heading")
            if date.last:
                yield Statement(events[0].entity, Predicate.END_DATE, date.last, (span,), 0.78, "english-under-heading")


_HOUR_OR_VENUE = frozenset({"time", "venue", "place", "format", "location", "where"})


def day_over_venue(document: Document, resolution: Resolution, main: str) -> Iterator[Statement]:
    """The day that is a line of its own over the lines Time: and Venue: of the page's event."""
    for sentence, *below in zip(*(resolution.sentences[i : i + 12] for i in range(4)), strict=False):
        line = sentence.sentence
        keys = {k.key for s in below if (k := resolution.values.get(s.sentence.start)) is not None}
        if keys & _HOUR_OR_VENUE and len(line.dates) == 1 and line.start not in resolution.values:
            date = line.dates[0]
            if len(date.first) == len("2024-05-01") and re.fullmatch(r"(?: ?\(?[A-Z][a-z]{2,8}\.?\)?|,? ?\d\d?:\d\d|[ –~-])*", document.text[date.end : line.end]) and date.start - line.start < len("Wednesday, "):
                yield Statement(main, Predicate.START_DATE, date.first, (Span(line.start, line.end),), 0.8, "english-under-title")
                if date.last:
                    yield Statement(main, Predicate.END_DATE, date.last, (Span(line.start, line.end),), 0.8, "english-under-title")
