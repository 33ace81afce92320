"""The partners that a body's own page lists below a heading such as 協定校一覧 or 連携協定: rows of a table, entries of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civicgraph.extract.clauses.presented import is_own_page
from civicgraph.extract.relation_rules import fields
from civicgraph.extract.text.lines import MARKS, lines
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.resolution import Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_HEAD = re.compile(
    rf"{MARKS}(?:国内|海外|国外|主な|国際|学術|包括|交流|姉妹|友好|協定|提携|連携|締結|業務|パートナー|地域|産学官?|高大|大学|校|[・の/／ 　])*"
    rf"(?:締結団体|{alternatives(key for field in fields() if field.predicate is Predicate.PARTNER for key in field.keys)})(?:[(（][^()（）]*[)）]|一覧表?|の?ご?紹介|リスト|等|[ 　])*"
)
_CUE = ("校", "大学", "協定", "先", "企業", "団体", "機関", "自治体")
_ENTRY = re.compile(rf"{MARKS}(?:[0-9]{{4}}年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[ 　:：|｜]*)?(?:[^\s、。「」()（）はがを]{{2,8}}(?:法人|会社)[ 　]?)?")
_ENDS = re.compile(r"[」』]?[ 　]*(?![(（][^()（）]*(?:予定|検討|終了|失効|解消))(?:[(（][^()（）]{1,50}[)）]?|[|｜、,，/／].*|[0-9]{4}[年./].*|「.*|との?.{0,30}(?:協定|提携)[^。]{0,12})?[ 　]*$")
_LONGEST = 100


def find_partners_listed(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Statement]:
    """With whom a body has agreed, by the entries below such a heading on a page of its own; of a table each row names one."""
    text = fold(document.text)
    if owner is None or not any(cue in text for cue in ("協定", "提携", "連携", "姉妹", "パートナー")) or not is_own_page(document, resolution, owner, text):
        return
    owner = _whole(resolution, owner, text)
    inside = False
    for line in lines(document, resolution):
        block = line.block
        words = text[block.start : block.end]
        if len(words) <= _LONGEST and words.rstrip("一覧表紹介リスト等 　)）").endswith(_CUE) and _HEAD.fullmatch(words):
            inside = True
            continue
        heads = block.kind in (BlockKind.HEADING, BlockKind.TITLE) or (block.kind is BlockKind.PARAGRAPH and not line.refs)
        if heads or "。" in words or len(words) > _LONGEST or block.label is not None:
            inside = False
        if not inside:
            continue
        bodies = [r for r in line.refs if r.kind in (Kind.ORGANIZATION, Kind.PLACE) and not r.unit and r.entity != owner]
        if block.cells:
            within = [r for r in bodies if r.kind is Kind.ORGANIZATION and any(c.start <= r.start <= c.start + 6 and c.end - r.end <= 1 for c in block.cells)]
        else:
            within = [r for r in bodies[:1] if _ENTRY.fullmatch(text, block.start, r.start) and _ENDS.match(text, r.end, block.end) and (r.kind is Kind.ORGANIZATION or text[r.end - 1] in "市町村区県")]
        yield from (Statement(owner, Predicate.PARTNER, r.entity, (Span(block.start, block.end),), 0.8, "partner-list") for r in within[:1])


def _whole(resolution: Resolution, owner: str, text: str) -> str:
    """北斗大学 国際交流センター: the university agrees, not its unit."""
    for reading in resolution.readings:
        for before, ref in pairwise(reading.refs):
            if ref.entity == owner:
                parent = ref.unit and before.kind is Kind.ORGANIZATION and not before.unit and not text[before.end : ref.start].strip(" 　")
                return before.entity if parent else owner
    return owner
