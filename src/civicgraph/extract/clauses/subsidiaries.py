"""Whose subsidiary a company is where its own page or the sentences before tell whose: 子会社の港社は2021年に設立しました."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

_OURS = re.compile(
    r"(?:当社|弊社|同社|わが社|我が社|自社)?の?(?:完全|連結|100[%％])?(?:子会社|グループ会社|グループ企業)(?:である|で|の|、|[ 　])?"
    r"(?:[^、。はがを「」\n]{0,16}(?:する|手がける|手掛ける|担う|営む))?[「『]?$"
)

# 子会社の港社は、子会社の港社を: not 子会社の港社と…した若葉社, whose it may be.
_TOLD_OF = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:は|が|も|を|に|では)")
_SUBJECT = re.compile(r"(?<!に)は|(?<!です)(?<!ます)が")


def find_subsidiaries(
    reading: ResolvedReading, subject: Ref | None, host: Ref | None, entities: dict[str, Entity], text: str
) -> Iterator[Statement]:
    """PartOf for the company that a sentence calls a subsidiary, of whoever the sentences before speak of or whose page it is; none where
    it names another company before.
    """
    # 子会社の港社は…。子会社の若葉社は…: neither is the other's.
    over = subject if subject is not None and _OURS.search(text, max(0, subject.start - 40), subject.start) is None else host
    if over is None or over.kind is not Kind.ORGANIZATION or "会社" not in text[reading.sentence.start : reading.sentence.end] or entities[over.entity].sector == "LocalGovernment":
        return
    before = reading.sentence.start
    for ref in reading.refs:
        if ref.kind is not Kind.ORGANIZATION:
            continue
        told = _OURS.search(text, before, ref.start) if _TOLD_OF.match(text, ref.end) else None
        # 港の業者は、グループ会社の若葉社を…: somebody's whom nobody names.
        another = told is not None and _SUBJECT.search(text, reading.sentence.start, told.start()) is not None
        if told is not None and not another and ref.entity != over.entity and not ref.unit:
            yield Statement(ref.entity, Predicate.PART_OF, over.entity, (Span(told.start(), ref.end),), 0.8, "subsidiary-of-topic")
        if ref.entity != over.entity:
            # 港社は、子会社の若葉社と…: of 港社.
            return
        before = ref.end
