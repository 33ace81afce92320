"""The statements that a frame and what fills it make."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extract.clauses.frames import Argument, fits
from civicgraph.extract.relation_rules import Frame
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Entity, Kind, Predicate, Span, Statement


def statements(
    frame: Frame,
    subject: Ref,
    argument: Argument,
    entities: dict[str, Entity],
    weight: float,
    span: Span,
    status: str | None,
) -> Iterator[Statement]:
    method = f"frame-{frame.predicate.value}"
    if frame.object.part == "date":
        date = argument.group.dates[-1] if len(argument.group.dates) == 1 else argument.group.dates[0]
        if argument.group.marker == "まで" and not date.last and frame.predicate is Predicate.START_DATE:
            # 14日まで開かれる: only when it ends is said.
            if subject.kind in (Kind.EVENT, Kind.PROJECT):
                yield Statement(subject.entity, Predicate.END_DATE, date.first, (span,), round(weight, 3), method)
            return
        yield Statement(subject.entity, frame.predicate, date.first, (span,), round(weight, 3), method)
        if date.last and frame.predicate is Predicate.START_DATE and subject.kind in (Kind.EVENT, Kind.PROJECT):
            yield Statement(subject.entity, Predicate.END_DATE, date.last, (span,), round(weight, 3), method)
        return
    for ref in argument.group.refs:
        if ref.entity != subject.entity and fits(ref, frame.object.kinds, entities):
            yield Statement(
                subject.entity, frame.predicate, ref.entity, (span,), round(weight, 3), method, status=status
            )
