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
from civicgraph.records import Kind, Predicate, Span, Statement

_BEFORE = re.compile(r"(?:[一-鿿ァ-ヺー]会場[(（]|[(（](?:会場|場所|開催地|開催場所|於)[:：・])[ 　]*$")
_LONGEST = 12
# みどりサミット(英国): where, as the whole of the bracket.
_ONLY_PLACE = re.compile(r"[」』]?[ 　]?[(（](?:於[ 　]?|(?:19|20)[0-9]{2}年?[、,・/／ 　][ 　]*)?")
# 「みどりフェア2024」(6月8~9日、みなとホール): when and where it is held, in a bracket behind its name.
_DATED = re.compile(r"[」』]?[ 　]?[(（](?=[^()（）]*[日月])[0-9年月日~〜～\-・,、 　(（月火水木金土日祝)）:：時分]{2,40}[、,・/／ 　][ 　]*(?:於[ 　]?)?$")
_SHOWS = re.compile(r"(?:美術|博物|文学|科学|資料|記念|文化|会|図書|公民|体育)館(?:別館|分館)?$|(?:ホール|劇場|ギャラリー|画廊|ホテル|アリーナ|スタジアム|ドーム)$")
_NEAR = 48
# みなと文化会館 + 大ホール、
_PLACE_ENDS = re.compile(r"[ 　]?(?:[大中小]?ホール|多目的ホール|[0-9]階)?[)）、,]")
# 「みどりフェア」(2024年6月8日~9日開催): when it is, in a bracket behind its name.
_WHEN = re.compile(r"[」』]?[ 　]?[(（](?:(?:会期|期間|日時|開催日|開催)[:：・=]?)?[ 　]*")
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


def _behind_names(resolution: Resolution, text: str) -> Iterator[Statement]:
    for reading in resolution.readings:
        for event, place in pairwise(reading.refs):
            if event.kind is not Kind.EVENT or place.start - event.end > _NEAR or not _PLACE_ENDS.match(text, place.end):
                continue
            gap = text[event.end : place.start]
            # 「みどり展」(北浜美術館): a house of shows; a school or an office in the bracket may be whose it is.
            house = place.kind is Kind.PLACE or _SHOWS.search(text, place.start, place.end)
            alone = house and text.startswith((")", "）"), place.end) and _ONLY_PLACE.fullmatch(gap)
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
