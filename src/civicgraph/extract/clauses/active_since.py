"""Since when a body has been at work: みどりの会は2016年から北浜市で活動している, 2016年から活動する「みどりの輪」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_WHERE = r"(?:[^。、「」はがをも]{1,16}(?:で|にて|において|を(?:拠点|中心|舞台)に(?:して)?)、?)?"
_SORT = r"(?:[一-鿿ァ-ヺー]{1,12}(?:の|に関する))?"
# From the date on: 年から北浜市で活動している, 年に活動を始めた.
_AT_WORK = re.compile(
    rf"度?(?:(?:から|より|以来|以降)、?{_WHERE}{_SORT}活動(?:する|しており|してい(?:る|ます)|してきた|し(?:続けて|、)|を(?:続け|展開し|行[いっな]))"
    rf"|(?:に|、)、?{_WHERE}{_SORT}活動を(?:開始|始め|スタート)(?:し)?(?:て|た|、|ました)?)"
)
# 活動する + 市民団体で, 活動を始めた。: said of the topic, not of another that follows: 活動する団体を支援した.
_OF_TOPIC = re.compile(r"(?<![るた])|(?:[一-鿿ァ-ヺーA-Z]{0,14}(?:で(?:、|あ|す)|だ|です|。|$))")
# みどりの会(早瀬徹代表)は、
_TOPIC = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:は|が)、?")
# 活動する + 市民団体「みどりの会」
_HEAD = re.compile(r"(?:る|た|ている)(?:[一-鿿ァ-ヺーA-Z]{1,12})?(?:、|の)?[「『]?")


def find_active_since(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """StartDate of the body that a sentence says to have been active since a date; `text` is the folded text."""
    if not reading.dates or text.find("活動", reading.sentence.start, reading.sentence.end) < 0:
        return
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    for date in reading.dates:
        work = _AT_WORK.match(text, date.end, reading.sentence.end)
        body = _at_work(bodies, date.start, work, text) if work is not None else None
        if body is not None:
            span = Span(min(body.start, date.start), max(body.end, date.end))
            yield Statement(body.entity, Predicate.START_DATE, date.first, (span,), 0.84, "active-since")


def _at_work(bodies: list[Ref], start: int, work: re.Match[str], text: str) -> Ref | None:
    """The body that is the topic right before the date, or that the clause is said of."""
    ahead = next((r for r in bodies if _TOPIC.fullmatch(text, r.end, start)), None)
    if ahead is not None:
        return ahead if _OF_TOPIC.match(text, work.end()) else None
    return next((r for r in bodies if r.start > work.end() - 2 and _HEAD.fullmatch(text, work.end() - 1, r.start)), None)
