"""Events that bear the name of the body that holds them: 第1回みどりの会勉強会, Midori Lab Workshop 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.inner_names import GENERAL_MEETING
from civicgraph.extract.resolution import Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

# A prize, a cup or a contest that is named after a body is often another's.
_HELD = re.compile(
    r"[ 　]?(?:Workshop|workshop|Meeting|Meetup|meetup|Conference|conference|Seminar|Symposium|Summit|Camp|ワークショップ|ミートアップ|勉強会|セミナー|シンポジウム"
    r"|フォーラム|サミット|カンファレンス|講演会|交流会|例会|定例会|報告会|説明会|公開講座|もくもく会|結成記念式|記念式典)"
)
_EDITION = re.compile(r"(?:第[ 　]?)?[0-9]+(?:回|年度?)?[ 　]?")
# A municipality's name in an event's is more often where it takes place.
_PLACES = ("LocalGovernment", "NationalGovernment")


def find_named_after(resolution: Resolution, text: str) -> Iterator[Statement]:
    """The organizer of each event whose name is that of a body of the document and a word for what bodies hold."""
    bodies = {
        n.text: e.id
        for e in resolution.entities.values()
        if e.kind is Kind.ORGANIZATION and e.sector not in _PLACES
        for n in e.names
        if len(n.text) > 2
    }
    done: set[str] = set()
    for reading in resolution.readings:
        for event in reading.refs:
            if event.kind is not Kind.EVENT or event.anaphor or event.entity in done:
                continue
            opening = _EDITION.match(text, event.start, event.end)
            start = opening.end() if opening is not None else event.start
            for name in sorted((n for n in bodies if text.startswith(n, start, event.end)), key=len, reverse=True):
                rest = start + len(name)
                general = GENERAL_MEETING.match(text, rest, event.end) is not None
                if general or _HELD.match(text, rest, event.end):
                    done.add(event.entity)
                    span = Span(event.start, event.end)
                    yield Statement(event.entity, Predicate.ORGANIZER, bodies[name], (span,), 0.85 if general else 0.76, "event-named-after-body")
                    break
