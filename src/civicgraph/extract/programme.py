"""Who speaks when: the lines of a programme that begin with a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.context import Context
from civicgraph.extract.lines import Line
from civicgraph.extract.resolution import Ref
from civicgraph.records import Block, BlockKind, Kind, Predicate, Span, Statement

_TIME = re.compile(r"[・\-*●◆◯○\s　]*(?:午前|午後|AM|PM)?\d{1,2}(?:[:：]\d{2}|時(?:\d{1,2}分|半)?)")


def is_scheduled(block: Block, text: str) -> bool:
    """Whether a line of a list, not a sentence, begins with a time of day."""
    body = text[block.start : block.end]
    return block.kind is not BlockKind.ROW and _TIME.match(body) is not None and "。" not in body


def scheduled_event(line: Line, context: Context) -> Ref | None:
    """The session that a line of the programme names, else the event whose programme it is."""
    named = next((r for r in line.refs if r.kind is Kind.EVENT), None)
    if named is not None or context.main_event is None:
        return named
    return Ref(line.block.start, line.block.start, context.main_event, Kind.EVENT, 0.8)


def find_scheduled(line: Line, context: Context) -> Iterator[Statement]:
    """13:10 基調講演「…」 千葉佳子（北斗大学 教授）: the people of the line speak in its session."""
    event = scheduled_event(line, context)
    for ref in line.refs:
        if event is not None and ref.kind is Kind.PERSON:
            span = Span(line.block.start, line.block.end)
            yield Statement(event.entity, Predicate.SPEAKER, ref.entity, (span,), 0.84, "programme-line")
