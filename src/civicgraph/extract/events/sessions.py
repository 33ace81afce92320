"""Talks, panels and ceremonies named in the report of an event: parts of it, whose speakers speak at the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.programme import is_scheduled
from civicgraph.extract.events.reported import PARTIES, end_of_item
from civicgraph.extract.events.timetables import timed_sessions
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_PART = "session-of-main-event"
_TALK = "talk-of-main-event"
_IN_TABLE = "talk-in-table"
_PART_OF_SERIES = "edition-of-series"
# この講演会は、連続講座「みどり塾」の第1回目として開催した: the whole is what is named here.
_SERIES = re.compile(r"[」』]?(?:[(（][^()（）]{1,24}[)）])?の(?:第[ 　]?[0-9一二三四五六七八九十]+[ 　]?回(?:目)?|初回|最終回|一環|一つ|ひとつ|関連(?:行事|企画|イベント))(?:の[^、。はがを]{1,10})?(?:として|です|で(?!は)|に(?:当|あ)たる|と(?:なる|なり))")
_THIS = re.compile(r"[ 　]*(?:また、)?(?:この|本|当|今回の|同)(?:[一-鿿ァ-ヺー]{1,12})(?:は|も)、?")
# 第1部「…」, 講演:「…」, 基調講演『…』
_BEFORE = re.compile(
    r"(?:第[0-9一二三四五六七八九十]+部|講演|講話|講義|対談|鼎談|演題|討論|ディスカッション|トーク|発表|報告|講座|テーマ)(?:\([^()]{1,6}\))?(?:は|では|として|の|:|：)?、?[ \u3000\n]*[「『“(（]?$"
)
# 「…」と題した講演, 『…』というテーマで
_AFTER = re.compile(
    r"[」』”)）]*(?:と題(?!(?:する|した|して)[^。、]{0,16}?(?:シンポジウム|フォーラム|セミナー|大会|集会|イベント|会議|講演会|研修会|報告会))|という(?:テーマ|題|タイトル|演題)(?:で|の|に)|をテーマに(?:した)?(?:講演|講話|語|議論|討論)|の(?:演題|題|タイトル)で|についての?(?:講演|講話)|の講演)"
)


def in_timetable(resolution: Resolution, text: str) -> frozenset[str]:
    """The events whose names stand beside their times in a timetable."""
    starts = {s.start for s in timed_sessions(text)}
    return frozenset(r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.EVENT and r.start in starts) if starts else frozenset()


# 基調講演「…」, パネルディスカッション『…』
_TITLED_TALK = re.compile(r"(?:講演|講話|対談|鼎談|パネル(?:ディスカッション|討論会?|トーク)|トークセッション|クロストーク)[ 　\n]?[「『]$")


def titled_talks(resolution: Resolution, text: str) -> frozenset[str]:
    """The events that are named by a title behind the word for a talk."""
    if _HOLDS_TALKS.search(text) is None:
        return frozenset()
    events = (r for reading in resolution.readings for r in reading.refs if r.kind is Kind.EVENT)
    return frozenset(r.entity for r in events if _TITLED_TALK.search(text, max(0, r.start - 16), r.start))


_HOLDS_TALKS = re.compile(r"[演話談論クン会][ 　\n]?[「『]")


def find_sessions(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """A keynote or panel named in a report of an event is a part of that event; so is what a talk at it is called."""
    yield from _keynotes(resolution, text) if "講演を" in text or "講演の" in text else ()
    main = context.main_event
    if main is None:
        return
    timetable = in_timetable(resolution, text)
    named = min((r.sentence.block for r in resolution.readings if any(ref.entity == main for ref in r.refs)), default=0)
    if is_scheduled(document.blocks[named], text):
        # 10:00〜12:00 親子ワークショップ: the first of several is not the whole.
        return
    until = end_of_item(document.blocks, resolution, main, text)
    done: set[str] = set()
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        if block.kind is BlockKind.ROW or reading.sentence.block >= until:
            continue
        timed = is_scheduled(block, document.text)
        for ref in reading.refs:
            if ref.kind is not Kind.EVENT or ref.entity == main or ref.entity in done or ref.entity in context.disasters:
                continue
            if not context.titled and (ref.entity in timetable or reading.sentence.block < named):
                # A talk told before the event is named at all is no part of it.
                continue
            if _SERIES.match(text, ref.end):
                if _THIS.match(text, reading.sentence.start) and all(r.kind is not Kind.EVENT or r.entity in (main, ref.entity) for r in reading.refs):
                    yield Statement(main, Predicate.SUPER_EVENT, ref.entity, (Span(reading.sentence.start, ref.end),), 0.8, _PART_OF_SERIES)
                continue
            session = ref.entity in context.sessions or (timed and not _elsewhere(ref, reading.refs))
            if session or (context.titled and block.kind is not BlockKind.TITLE and _is_talk(ref, text)):
                done.add(ref.entity)
                span = _sentence_span(reading.sentence.start, reading.sentence.end, ref)
                yield Statement(ref.entity, Predicate.SUPER_EVENT, main, (span,), 0.8, _PART if session else _TALK)


# 基調講演を担当したのは、…早瀬正夫さん: the one person whom the sentence names gave the one talk of that sort.
_GAVE = re.compile(r"((?:基調|特別|記念)講演)(?:を(?:担当した|務めた|行った|した)|の(?:講師|登壇者|演者)を務めた)のは")


def _keynotes(resolution: Resolution, text: str) -> Iterator[Statement]:
    """The speaker of a talk that a sentence calls by what sort of talk it is, where the document names one such."""
    for reading in resolution.readings:
        gave = _GAVE.search(text, reading.sentence.start, reading.sentence.end)
        if gave is None:
            continue
        talks = [e for e, nouns in resolution.nouns.items() if gave.group(1) in nouns]
        people = {r.entity for r in reading.refs if r.kind is Kind.PERSON and r.start >= gave.end()}
        if len(talks) == 1 and len(people) == 1:
            yield Statement(talks[0], Predicate.SPEAKER, people.pop(), (Span(reading.sentence.start, reading.sentence.end),), 0.8, "keynote-of-person")


def _is_talk(event: Ref, text: str) -> bool:
    """Whether an event is told by what stands beside its name to be a talk or a part of a programme."""
    if _AFTER.match(text, event.end) or _BEFORE.search(text, max(0, event.start - 16), event.start):
        return True
    return text[event.start : event.end].rstrip("」』").endswith(tuple(word_list("sessions", "parts")))


def speakers_of_whole(found: Sequence[Statement], resolution: Resolution) -> list[Statement]:
    """Who speaks in a part of the event that a document reports speaks at that event, but not who does so at its party."""
    whole = {s.subject: s.object for s in found if s.predicate is Predicate.SUPER_EVENT and s.method in (_PART, _TALK, _IN_TABLE)}
    whole = {part: event for part, event in whole.items() if not any(n.text.endswith(PARTIES) for n in resolution.entities[part].names)}
    return [
        Statement(whole[s.subject], s.predicate, s.object, s.evidence, round(0.88 * s.confidence, 3), "speaker-of-part")
        for s in found
        if s.predicate is Predicate.SPEAKER and s.subject in whole and whole[s.subject] != s.object
    ]


def _elsewhere(event: Ref, refs: Sequence[Ref]) -> bool:
    """Whether a line of a timetable names other events beside this one, as what has an end or a prize elsewhere."""
    return len({r.entity for r in refs if r.kind is Kind.EVENT}) > 1 or event.confidence < 0.8


def _sentence_span(start: int, end: int, ref: Ref) -> Span:
    return Span(start, end) if end - start < 300 else Span(ref.start, ref.end)
