"""The first and the last day of an event, from a date that is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.dates import DateMention
from civicgraph.records import Predicate, Span, Statement


def days_of(event: str, day: DateMention, span: Span, text: str, confidence: float, method: str) -> Iterator[Statement]:
    """StartDate and, of several days, endDate of an event (its id) by the words of `span`; 5月3日まで tells the last day alone."""
    if text.startswith("まで", day.end) and not day.last:
        yield Statement(event, Predicate.END_DATE, day.first, (span,), confidence, method)
        return
    yield Statement(event, Predicate.START_DATE, day.first, (span,), confidence, method)
    if day.last:
        yield Statement(event, Predicate.END_DATE, day.last, (span,), confidence, method)
