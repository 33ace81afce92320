"""Where the event that a document reports was held, said in a bracket: 東浜会場（北斗高専）, （会場：みどりホール）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.events.days import days_of
from civicgraph.extract.text.datelines import WEEKDAY
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_BEFORE = re.compile(r"(?:[一-鿿ァ-ヺー]会場[(（]|[(（](?:会場|場所|開催地|開催場所|於)[:：・])[ 　]*$")
_LONGEST = 12
# みどりサミット(英国): where, as the whole of the bracket.
_ONLY_PLACE = re.compile(r"[」』]?[ 　]?[(（](?:於[ 　]?|(?:19|20)[0-9]{2}年?[、,・/／ 　][ 　]*)?")
# 「みどりフェア2024」(6月8~9日、みなとホール): when and where it is held, in a bracket behind its name.
_DATED = re.compile(r"[」』]?[ 　]?[(（](?=[^()（）]*[日月])[0-9年月日~〜～\-・,、 　(（月火水木金土日祝)）:：時分]{2,40}[、,・/／ 　][ 　]*(?:於[ 　]?)?$")
_NEAR = 48
# みなと文化会館 + 大ホール、
_PLACE_ENDS = re.compile(r"[ 　]?(?:[大中小]?ホール|多目的ホール|[0-9]階)?[)）、,]")
# 「みどりフェア」(2024年6月8日~9日開催): when it is, in a bracket behind its name.
_WHEN = re.compile(r"[」』]?[ 　]?[(（](?:(?:会期|期間|日時|開催日|開催)[:：・=]?)?[ 　]*")
# 2024年5月18日(土)13:30~16:00, and on the line below 鯖江文化館 2階 会議室: the house.
_HOURS = re.compile(rf"(?:日[ 　]*時[\s　:：]*)?(?:(?:(?:19|20)\d\d|(?:令和|平成)(?:\d{{1,2}}|元))[年/.-][ 　]*)?\d{{1,2}}[月/.-][ 　]*\d{{1,2}}日?[ 　]*(?:{WEEKDAY}|[月火水木金土日]曜日?)?[ 　]*(?:午前|午後)?\d{{1,2}}(?::\d\d|時)[^。\n]{{0,24}}")
_LONGEST_HOURS = 60
_HOUSE = re.compile(
    r"[ 　@＠]*(?P<house>[^\s　。、:：(（「」『』@＠/／]{2,24}(?:館|ホール|センター|役所|役場|庁舎?|大学|高校|学校|キャンパス|プラザ|公園|スタジオ|カフェ|ラボ|オフィス|本社|寺|神社|広場|会議所|ホテル|ビル|タワー|劇場|アリーナ|スクエア|支所|院|の家|の駅|の館)|[^\s　。、:：(（「」『』@＠/／0-9]{3,24}(?=[ 　]+[^\s　。:：]{0,12}(?:室|階|棟|ホール|フロア)))"
    r"(?:[ 　]*[(（][^()（）]*[)）]|[ 　]*(?:[^\s　。:：]{0,12}(?:室|階|棟|ホール|館|号|フロア|スペース|教室|会場|キャンパス|ラウンジ|F))){0,4}[ 　]*(?:(?:[+＋・/／&＆]|および|及び|と)[ 　]*(?:オンライン|Zoom|ZOOM)[^。]{0,10})?"
)
_WHEN_ENDS = re.compile(rf"(?:{WEEKDAY}|[・ 　]?[月火水木金土日](?:曜日?)?(?=[、,)）]))?(?:に)?(?:開催|から|まで|より|実施|[、,)）/／;；]|[ 　])")


def find_venues(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """The places and houses that such brackets hold, as those of the event before them or that the document is about."""
    yield from _behind_names(resolution, text)
    yield from _days_behind_names(resolution, context, text)
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


def house_below(document: Document, number: int, text: str) -> Span | None:
    """The house that is all of a block right below one that says from what day and hour on something is."""
    block = document.blocks[number]
    over = document.blocks[number - 1] if number else None
    if over is None or block.label is not None or over.end - over.start > _LONGEST_HOURS or BlockKind.ROW in (block.kind, over.kind) or not _HOURS.fullmatch(text, over.start, over.end):
        return None
    house = _HOUSE.fullmatch(text, block.start, block.end)
    return Span(*house.span("house")) if house is not None else None


def _behind_names(resolution: Resolution, text: str) -> Iterator[Statement]:
    for reading in resolution.readings:
        for event, place in pairwise(reading.refs):
            if event.kind is not Kind.EVENT or place.start - event.end > _NEAR or not _PLACE_ENDS.match(text, place.end):
                continue
            gap = text[event.end : place.start]
            alone = place.kind is Kind.PLACE and text[place.end] in ")）" and _ONLY_PLACE.fullmatch(gap)
            if alone or (fits(place, ("Place", "Municipality", "Venue"), resolution.entities) and _DATED.fullmatch(gap)):
                yield Statement(event.entity, Predicate.LOCATION, place.entity, (Span(event.start, place.end),), 0.84, "venue-in-brackets")


def _days_behind_names(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    for reading in resolution.readings:
        for event in reading.refs if reading.dates else ():
            if (
                event.kind is not Kind.EVENT
                or event.entity in context.disasters
                or not text.startswith(("(", "（"), event.end + (text[event.end : event.end + 1] in "」』"))
            ):
                continue
            day = next((d for d in reading.dates if d.start > event.end and _WHEN.fullmatch(text, event.end, d.start)), None)
            if day is None or len(day.first) < len("2024-05") or not _WHEN_ENDS.match(text, day.end):
                continue
            span = Span(event.start, day.end)
            yield from days_of(event.entity, day, span, text, 0.9, "day-in-brackets")
