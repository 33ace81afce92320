"""Where the event that a document reports was held, said in a bracket: 東浜会場（北斗高専）, （会場：みどりホール）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.context import Context
from civicgraph.extract.resolution import Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

_BEFORE = re.compile(r"(?:[一-鿿ァ-ヺー]会場[(（]|[(（](?:会場|場所|開催地|開催場所|於)[:：・])[ 　]*$")
_LONGEST = 12


def find_venues(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """The places and houses that such brackets hold, as those of the event that the document is about."""
    if context.main_event is None or not context.titled:
        return
    for reading in resolution.readings:
        for ref in reading.refs:
            if ref.kind not in (Kind.PLACE, Kind.ORGANIZATION) or text[ref.end : ref.end + 1] not in (")", "）"):
                continue
            before = _BEFORE.search(text, max(reading.sentence.start, ref.start - _LONGEST), ref.start)
            if before is not None and not any(
                r.kind is Kind.EVENT and r.entity != context.main_event for r in reading.refs
            ):
                span = Span(before.start(), ref.end)
                yield Statement(context.main_event, Predicate.LOCATION, ref.entity, (span,), 0.82, "venue-in-brackets")
