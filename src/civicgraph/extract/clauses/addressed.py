"""Turns of a conversation that tell of whom they are spoken to: 早瀬さんは北斗社に入社されています, said by who asks."""

from __future__ import annotations

import re
from functools import cache

from msgspec import structs

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind


@cache
def _honouring() -> re.Pattern[str]:
    """What nobody says of himself: ご入社され, 転職されて, ご入社になり, 入社なさった."""
    verbs = "|".join(sorted(word_list("verbs", "honoured")))
    return re.compile(rf"[ごお](?:{verbs})|(?:{verbs})(?:され|なさ|になら)")


def both_speakers(document: Document, resolution: Resolution) -> tuple[Ref, ...]:
    """The people whose names open the turns of a document, each once; none where there are more than two."""
    found: dict[str, Ref] = {}
    for reading in resolution.readings:
        label = document.blocks[reading.sentence.block].label
        if document.blocks[reading.sentence.block].kind is BlockKind.TURN and label is not None:
            for ref in reading.refs:
                if ref.kind is Kind.PERSON and label.start <= ref.start < label.end:
                    found.setdefault(ref.entity, ref)
    return tuple(found.values()) if len(found) == 2 else ()


def spoken_of(
    reading: ResolvedReading, context: Context, block: Block, speakers: tuple[Ref, ...], text: str
) -> tuple[ResolvedReading, Context]:
    """A sentence of a turn without the name that opens the turn, and whom it is about: the other one where it honours somebody."""
    label = block.label
    if block.kind is not BlockKind.TURN or label is None:
        return reading, context
    said = structs.replace(reading, refs=tuple(r for r in reading.refs if r.start >= label.end or r.kind is not Kind.PERSON))
    if _honouring().search(text, max(reading.sentence.start, label.end), reading.sentence.end) is None:
        return said, context
    who = context.subject.entity if context.subject is not None else None
    named = {r.entity: r for r in said.refs if r.kind is Kind.PERSON and r.entity != who}
    others = tuple(named.values()) or tuple(s for s in speakers if s.entity != who)
    topics = {kind: ref for kind, ref in context.topics.items() if kind != "Person"}
    if len(others) != 1:
        return said, structs.replace(context, subject=None, topics=topics)
    return said, structs.replace(context, subject=others[0], topics={**topics, "Person": others[0]})
