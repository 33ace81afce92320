"""Events that a sentence says to be parts of another one that it names: みどり大会の関連企画として「みどりの日」が開かれた."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.events.event_names import PART
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.extract.text.talk_words import TALK
from civicgraph.records import Kind, Predicate, Span, Statement

# What a part is to the whole.
_SORT = (
    r"(?:[一-鿿ァ-ヺーA-Za-z0-9・]{1,8}?)?(?:一環|サイド・?イベント|関連イベント|関連企画|関連行事|プレイベント|プレ企画|プレ大会|サブイベント|協賛行事|協賛イベント"
    r"|サテライト(?:会場|イベント)?|会場|併催イベント|併催行事|併催企画|併設イベント|特別企画|一企画|目玉企画|目玉|公式行事|公式プログラム|プログラム|分科会|セッション|第[0-9一二三四五]+部|企画)"
)
_CLASS = r"[一-鿿ァ-ヺーA-Za-z0-9・]{0,16}"
_DAY = r"[0-9年月日]{2,11}(?:[(（][^()（）]{1,4}[)）])?(?:に|には)?、?"
_CLOSE, _HELD = r"[」』]?(?:[(（][^()（）]{1,40}[)）])?", r"(?:(?:[0-9年月日]{2,11}に?、?)?(?:開催|実施|開か|行わ|催)(?:され|れ)(?:た|る|ている)|日にあった)?"
# ... between the name of the whole and the part's after it; the last are said of what is held there and then.
_BETWEEN = re.compile(
    rf"{_CLOSE}(?:"
    rf"の{_SORT}(?:の(?:一つ|ひとつ|一部))?(?:(?:として|で|である|となる|にあたる|に当たる)、?{_HELD}[^。、「」はが]{{0,16}}|では、?{_CLASS}|、?{_CLASS})"
    rf"|の(?:{TALK}|シンポジウム){_CLASS}(?=[「『]$)"
    rf"|(?:の)?(?:内|中|会期中|期間中|開催中|初日|[二2]日目|最終日)(?:の[0-9年月日]{{2,11}})?(?:で|に|の|、)?(?:は)?、?(?:{_HELD}|{_DAY}){_CLASS}"
    rf"|(?:の(?:場|席|会場|ブース))?で(?:は、?)?(?:(?:開催|実施|開か|行わ|催)(?:され|れ)(?:た|る)|あった){_CLASS}"
    rf"|(?:に(?:併せて?|併設して)|と(?:併催|同時開催|併設)(?:の|で|して|された)|を構成する){_HELD}、?{_HELD}{_CLASS}"
    r")[「『“]?"
)
# 「X」は大会の一環だ, 「X」を大会の一環として開いた
_SAID = re.compile(rf"{_CLOSE}の{_SORT}(?:の(?:一つ|ひとつ))?(?:として|で(?!は)|だ|です|である|となる|。|、)")
_TOPIC = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?[ 　]*(?:は|が|も|を)")
# 「X」(みどり大会関連行事)
_IN_BRACKET = re.compile(r"[」』]?[ 　]?[(（][「『]?")
_SORT_IN_BRACKET = re.compile(rf"[」』]?の?{_SORT}[^()（）]{{0,8}}[)）]")
# では、「X」も開かれた
_ALSO = re.compile(r"[」』]?では、?(?:[0-9年月日]{2,11}に、?)?[「『]?")
_HELD_TOO = re.compile(r"[」』]?(?:[^。、はをにが]{0,8}も|(?:(?:と|や|、)[^。はをにが]{1,24})?が)(?:開催|実施|開か|行わ|催)(?:され|れ)")
# 早瀬氏はみどり大会に登壇し、「…」と題して講演した: what somebody spoke on there.
_GIVEN_THERE = re.compile(rf"{_CLOSE}(?:に(?:おいて)?|へ|で|にて|では|において)(?!続|引き続|つい|関|向|先立|合わせ|あわせ|代わ|あと|ちなみ|際)、?[^。「」『』]{{0,30}}[「『]")
_ON_TOPIC = re.compile(r"[」』](?:と題|という(?:題|演題|タイトル)|と?の(?:題|演題|タイトル)で)")
# みどり大会 + の + 前夜祭
_OF = re.compile("[」』]?の")


def find_parts(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """SuperEvent between two events of one sentence."""
    events = [r for r in reading.refs if r.kind is Kind.EVENT]
    if len(events) < 2:
        return
    for index, whole in enumerate(events):
        part = _part_of(index, events, reading, text)
        if part is not None and part.entity != whole.entity:
            span = Span(min(part.start, whole.start), max(part.end, whole.end))
            yield Statement(part.entity, Predicate.SUPER_EVENT, whole.entity, (span,), 0.82, "held-as-part-of-event")


def _part_of(index: int, events: list[Ref], reading: ResolvedReading, text: str) -> Ref | None:
    whole, after = events[index], events[index + 1] if index + 1 < len(events) else None
    if after is not None and not after.anaphor:
        if _BETWEEN.fullmatch(text, whole.end, after.start) or is_part_of(whole, after, text):
            return after
        if _ON_TOPIC.match(text, after.end) and _GIVEN_THERE.fullmatch(text, whole.end, after.start):
            return after
        if _ALSO.fullmatch(text, whole.end, after.start) and _HELD_TOO.match(text, after.end, reading.sentence.end):
            return after
    before = events[index - 1] if index else None
    if before is None:
        return None
    if _IN_BRACKET.fullmatch(text, before.end, whole.start) and _SORT_IN_BRACKET.match(text, whole.end, reading.sentence.end):
        return before
    topics = [r for r in events[:index] if _TOPIC.match(text, r.end)]
    return topics[-1] if topics and _SAID.match(text, whole.end, reading.sentence.end) else None


def is_part_of(whole: Ref, part: Ref, text: str) -> bool:
    """Whether an event is named by no more than which part of the one right before it it is: みどり大会の前夜祭."""
    return _OF.fullmatch(text, whole.end, part.start) is not None and PART.fullmatch(text, part.start, part.end) is not None
