"""Headings that are the long name of a committee, brackets and all, and who the lines below say convenes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_NOUN = r"(?:検討会議?|研究会|懇談会|懇話会|有識者会議|専門家会議|検討委員会|委員会)"
_NAMED = re.compile(rf"「[^「」]{{2,24}}」[^。、はがも「」]{{2,40}}?(?:に関する|に係る|のあり方|に向けた)[一-鿿ァ-ヺー]{{0,8}}{_NOUN}")
_ENDS = re.compile(rf"{_NOUN}$")
_CONVENED = r"が、?(?P<when>[^。はが]{{0,24}}?)(?:この|同|本)?{noun}を(?:開催|設置|立ち上げ|開い|設け|始め)(?!する予定|予定|しない)"
_BELOW = 2  # blocks


def committee_line(block: Block, text: str) -> Span | None:
    """A heading that is all such a name: 「電子台帳」を使った森林の管理に関する検討会."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not text.startswith("「", block.start):
        return None
    return Span(block.start, block.end) if _NAMED.fullmatch(text, block.start, block.end) else None


def find_conveners(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who convenes the committee that a heading names, and since when, by the sentences right below."""
    if not any(f"会{noun}を" in text for noun in ("", "議")):
        return
    read = lines(document, resolution)
    for index, line in enumerate(read):
        committee = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and (r.start, r.end) == (line.block.start, line.block.end)), None)
        noun = (
            _ENDS.search(text, line.block.start, line.block.end)
            if committee is not None and line.block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
            else None
        )
        if committee is None or noun is None:
            continue
        convened = re.compile(_CONVENED.format(noun=noun.group()))
        for below in read[index + 1 : index + 1 + _BELOW]:
            if below.block.kind is BlockKind.HEADING or committee_line(below.block, text) is not None:
                break
            for body in below.refs:
                said = convened.match(text, body.end, below.block.end) if body.kind is Kind.ORGANIZATION and body.entity != committee.entity else None
                if said is None:
                    continue
                span = Span(body.start, said.end())
                yield Statement(committee.entity, Predicate.OPERATOR, body.entity, (span,), 0.8, "convener-of-heading")
                for date in (d for reading in below.readings for d in reading.dates if said.start("when") <= d.start and d.end <= said.end("when")):
                    yield Statement(committee.entity, Predicate.START_DATE, date.first, (span,), 0.8, "convener-of-heading")
                    break
