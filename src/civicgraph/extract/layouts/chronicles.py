"""What the lines of a body's chronicle state: 1961年9月　会誌「みどりの友」創刊, 12月　東浜支部開設."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.dates import DateMention
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_LEAST = 3
_OUTSET = re.compile(r"[・\-*●◆◯○\s　]*$")
# What may stand between a name and what befell it.
_TO_VERB = re.compile(r"[」』]?(?:[(（][^()（）\n]{1,30}[)）])?(?:事業)?(?:を|が)?(?:[一-鿿]{2}で)?")
_ENDS = re.compile(r"(?:される|された|する|した|し|され)?(?=[。、,，(（\s　]|$)")
# A line that says who did it, or where it comes from, is not of the body whose chronicle this is.
_OTHER = re.compile(r"(?:が|は|により|によって|から|より|との?|へ|に移管|に継承)")
_OWN = {
    Kind.EVENT: Predicate.ORGANIZER,
    Kind.PROJECT: Predicate.OPERATOR,
    Kind.WORK: Predicate.OPERATOR,
}


def find_chronicle(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Statement]:
    """When what a dated line names began, and that it is the body's own, where the line names no other body."""
    text = fold(document.text)
    dated = [(line, date) for line in lines(document, resolution) if (date := _date_over(line, text)) is not None]
    if len(dated) < _LEAST:
        return
    for line, date in dated:
        for ref in line.refs:
            verb = _befell(ref, text) if ref.start >= date.end else None
            if verb is None or ref.entity == owner:
                continue
            span = Span(line.block.start, line.block.end)
            if verb in word_list("chronicle", "beginnings") or (ref.kind is Kind.EVENT and verb in word_list("chronicle", "held")):
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.84, "chronicle-line")
            if owner is not None and _is_own(ref, line, text):
                yield from _owned(ref, verb, owner, span)


def _owned(ref: Ref, verb: str, owner: str, span: Span) -> Iterator[Statement]:
    if ref.kind is Kind.ORGANIZATION and ref.unit:
        yield Statement(ref.entity, Predicate.PART_OF, owner, (span,), 0.76, "chronicle-line")
    elif ref.kind is Kind.WORK and verb in word_list("chronicle", "published"):
        yield Statement(ref.entity, Predicate.PUBLISHER, owner, (span,), 0.78, "chronicle-line")
    elif ref.kind in _OWN:
        yield Statement(ref.entity, _OWN[ref.kind], owner, (span,), 0.76, "chronicle-line")


def _date_over(line: Line, text: str) -> DateMention | None:
    """The date that opens a line, where it is no sentence about a date (2012年に…)."""
    dates = [d for reading in line.readings for d in reading.dates]
    if not dates or dates[0].last is not None or not _OUTSET.match(text[line.block.start : dates[0].start]):
        return None
    after = text[dates[0].end : dates[0].end + 1]
    return dates[0] if after in (" ", "\u3000", "\t", ":", "：", "・") else None


def _befell(ref: Ref, text: str) -> str | None:
    """The noun right after a name that says what befell it, where it ends its part of the line."""
    start = _TO_VERB.match(text, ref.end)
    position = ref.end if start is None else start.end()
    for words in ("beginnings", "held", "published"):
        for verb in sorted(word_list("chronicle", words), key=lambda w: (-len(w), w)):
            if text.startswith(verb, position) and _ENDS.match(text, position + len(verb)):
                return verb
    return None


def _is_own(ref: Ref, line: Line, text: str) -> bool:
    others = [
        r
        for r in line.refs
        if r.kind in (Kind.ORGANIZATION, Kind.PERSON) and r.entity != ref.entity and _OTHER.match(text, r.end)
    ]
    return not others
