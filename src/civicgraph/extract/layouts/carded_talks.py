"""Talks that a speaker's card gives by a key (登壇セッション：町の地図を作る), below the name of who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.offices import name_alone
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_KEYS = ("セッション", "登壇セッション", "担当セッション", "講演テーマ", "登壇テーマ", "発表テーマ")
_TITLE = re.compile(r"[ 　:：]*[「『]?(?P<title>[^\s　:：。「」『』0-9][^。「」『』]{3,79}?)[」』]?[ 　]*")
_NOT_YET = re.compile(r"準備中|調整中|未定|近日|後日|検討中|TBD|TBA|Coming|会場|分科会|午前|午後|[0-9][:：月/][0-9]", re.IGNORECASE)
_LONGEST_CARD = 10  # lines from the name to the talk


def carded_talk(block: Block, text: str) -> Iterator[LaidOut]:
    """The title behind such a key, if it is one."""
    # 【セッション】町の地図を作る heads what stands below.
    if block.label is None or text[block.label.end] in "】]" or not _is_key(key_of_line(block, text)):
        return
    value = _TITLE.fullmatch(text, block.label.end, block.end)
    if value is not None and not _NOT_YET.search(value["title"]) and not is_unnamed(value["title"]):
        yield LaidOut(Span(*value.span("title")), Kind.EVENT, 0.82, "talk-in-card", 6.3)


def find_carded_talks(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives such a talk: the person whose name alone is a line above it; and which event it is a part of."""
    who: Ref | None = None
    since = 0
    given: dict[str, Span] = {}
    for line in lines(document, resolution):
        since += 1
        named = name_alone(line.readings, text)
        if named is not None or line.block.kind is BlockKind.HEADING:
            who, since = named, 0
        if who is None or since > _LONGEST_CARD:
            continue
        for title in carded_talk(line.block, text):
            talk = next((r for r in line.refs if r.kind is Kind.EVENT and r.start == title.span.start), None)
            if talk is None:
                continue
            yield Statement(talk.entity, Predicate.SPEAKER, who.entity, (title.span, Span(who.start, who.end)), 0.84, "talk-in-card")
            given[talk.entity] = title.span
    if context.titled and context.main_event is not None and context.main_event not in given:
        for event, span in given.items():
            yield Statement(event, Predicate.SUPER_EVENT, context.main_event, (span,), 0.8, "talk-of-main-event")


def _is_key(key: str) -> bool:
    return key in _KEYS or key in word_list("columns", "talk")
