"""When the body that is spoken of was set up, from a sentence that says what it is and names it not: 2010年に設立された団体で、…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_SORTS = "団体|組織|会社|企業|法人|機関|コミュニティ|グループ|サークル|ネットワーク|学会|協会|財団|研究所|シンクタンク|研究会|大学|学校|メーカー|ベンチャー|NPO"
# From the day on: 2010年に + 青葉市で早瀬氏らによって設立された国際的な団体です
_FOUNDED = re.compile(
    rf"(?:\([^()]*\))?[にか](?:ら)?、?[^。「」『』はもが]{{0,40}}(?:設立|創設|創立|発足|結成|創業|誕生)(?:され|し)た、?[^。、「」はもがを]{{0,24}}?(?:{_SORTS})(?:です|である|であり|で、|だ(?=[。、])|でした|として)"
)
_OPENS = re.compile(r"[\s　]*(?:元々は?|もともとは?|なお|また)?、?")


def find_founded_as(reading: ResolvedReading, spoken: Ref | None, text: str) -> Iterator[Statement]:
    """The founding day of the body that is `spoken` of, where a sentence begins with it and says of what sort the body is."""
    start = reading.sentence.start
    if spoken is None or spoken.kind is not Kind.ORGANIZATION or not reading.dates or any(r.entity == spoken.entity for r in reading.refs):
        return
    day = reading.dates[0]
    if _OPENS.fullmatch(text, start, day.start) and (founded := _FOUNDED.match(text, day.end, reading.sentence.end)) is not None:
        yield Statement(spoken.entity, Predicate.START_DATE, day.first, (Span(day.start, founded.end()),), 0.8, "founded-as")
