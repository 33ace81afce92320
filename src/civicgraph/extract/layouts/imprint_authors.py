"""Who wrote a book, in the bracket after its title: 「まちの歩き方」(早瀬徹、千葉佳子共著、坂町書房)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_OPENS = re.compile(r"[ 　]*[」』][ 　]*[(（]")
_BETWEEN = re.compile(r"(?:氏|さん)?[、・，,／/ 　と]+")
_WROTE = re.compile(r"(?:氏|さん)?(?:ほか|他|ら|等)?[ 　]*(?:/|／)?[ 　]*(?:共著|著|編著|編|共編|監修|文|絵|作|訳)(?:[、，,・／/ 　]*)")
_HELD = re.compile(r"[^()（）]{0,30}[)）]")


def find_imprint_authors(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """The authors and the publisher that such a bracket names."""
    for index, work in enumerate(reading.refs):
        opening = _OPENS.match(text, work.end) if work.kind is Kind.WORK else None
        if opening is None:
            continue
        people: list[Ref] = []
        for ref in reading.refs[index + 1 :]:
            follows = ref.start == opening.end() if not people else _BETWEEN.fullmatch(text, people[-1].end, ref.start)
            if ref.kind is not Kind.PERSON or not follows:
                break
            people.append(ref)
        wrote = _WROTE.match(text, people[-1].end) if people else None
        if wrote is None or _HELD.match(text, wrote.end()) is None:
            continue
        span = Span(work.start, wrote.end())
        for person in people:
            yield Statement(work.entity, Predicate.CREATOR, person.entity, (span,), 0.86, "imprint-author")
        house = next((r for r in reading.refs if r.start == wrote.end() and r.kind is Kind.ORGANIZATION), None)
        if house is not None:
            yield Statement(work.entity, Predicate.PUBLISHER, house.entity, (Span(work.start, house.end),), 0.84, "imprint-author")
