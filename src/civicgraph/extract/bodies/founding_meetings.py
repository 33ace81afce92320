"""Bodies set up at a meeting that is named so: みどり会設立総会, 北浜支部の結成大会."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_MEETING = re.compile(r"(?:[(（][^()（）]{1,16}[)）])?[」』”]?(?:の|[ 　])?(?:設立|結成|創立|発足|創設|発会)(?:記念)?(?:総会|大会|集会|式典|式|の集い|の会)(?![一-鿿])")


def find_founding_meetings(found: Iterable[Statement], resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who holds such a meeting, and that it began on that day; a date that the text states for the body itself is surer."""
    if not any(word in text for word in ("設立", "結成", "創立", "発足", "創設", "発会")):
        return
    held: dict[str, list[Statement]] = {}
    for statement in found:
        if statement.predicate is Predicate.START_DATE:
            held.setdefault(statement.subject, []).append(statement)
    holders: dict[str, str] = {}
    for reading in resolution.readings:
        for event in (r for r in reading.refs if r.kind is Kind.EVENT):
            body = _body_of(event, reading, text)
            if body is None:
                continue
            span = Span(min(body.start, event.start), event.end)
            # 設立総会 of another body further on is another meeting.
            if holders.setdefault(event.entity, body.entity) == body.entity:
                yield Statement(event.entity, Predicate.ORGANIZER, body.entity, (span,), 0.8, "founding-meeting")
            for date in held.get(event.entity, ()):
                if any(reading.sentence.start <= e.start < reading.sentence.end for e in date.evidence):
                    yield Statement(body.entity, Predicate.START_DATE, date.object, (*date.evidence, span), 0.76, "founding-meeting")


def _body_of(event: Ref, reading: ResolvedReading, text: str) -> Ref | None:
    """The body that the meeting sets up: named before it or in its name."""
    for body in reading.refs:
        if body.kind is Kind.ORGANIZATION and event.end - 24 < body.end < event.end:
            meeting = _MEETING.match(text, body.end, reading.sentence.end)
            if meeting is not None and event.start <= meeting.end() - 2 < event.end and _is_whole(body, event, reading.refs):
                return body
    return None


def _is_whole(body: Ref, event: Ref, refs: Iterable[Ref]) -> bool:
    """Whether the event is this body's alone, and its name holds no more of another than this."""
    return not any(r.kind is Kind.ORGANIZATION and r is not body and event.start <= r.start and body.end < r.end <= event.end for r in refs)
