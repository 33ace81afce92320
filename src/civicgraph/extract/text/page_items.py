"""The items of a page that is several in one: a heading, the day on a line of its own, and prose, then the next."""

from __future__ import annotations

import re
from typing import NamedTuple

from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.lines import LISTED
from civicgraph.records import Block, BlockKind, Document

# 2024年12月18日, 2026-08-20　PARTNERSHIP, みどり青年会議所　2026年5月2日
_DAY = re.compile(
    r"[ 　]*(?:[^\s。、:：]{2,20}[ 　]+|(?:公開|更新|投稿|掲載)日?[ 　]*[:：]?[ 　]*)?(?P<y>(?:19|20)[0-9]{2})[ 　]?[年./-][ 　]?(?P<m>1[0-2]|0?[1-9])[ 　]?[月./-][ 　]?(?P<d>3[01]|[12][0-9]|0?[1-9])日?"
    r"(?:[ 　]?[(（][月火水木金土日祝・]{1,3}(?:曜日?)?[)）])?(?:[ 　|｜/／]+[^\s。、:：0-9]{2,16}){0,2}[ 　]*"
)
_LONGEST_HEADING = 70
_TOP = 3  # blocks that may stand over the first item
_LEAST = 2
_PROSE = 60  # characters with a full stop among them


class PageItem(NamedTuple):
    """An item by its first block and the one after its last, and its day (ISO 8601)."""

    first: int
    end: int
    date: str


@by_source
def page_items(document: Document, text: str) -> tuple[PageItem, ...]:
    """The items of a folded text; none where it is one article, a chronicle or a list of dates."""
    blocks = document.blocks
    starts: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        said = _DAY.fullmatch(text, block.start, block.end) if block.kind in (*LISTED, BlockKind.BYLINE) else None
        if said is None:
            continue
        date = f"{said['y']}-{int(said['m']):02}-{int(said['d']):02}"
        if number and _is_heading(blocks[number - 1], text):
            starts.append((number - 1, date))
    if len(starts) < _LEAST:
        return ()
    ends = [*(first for first, _ in starts[1:]), len(blocks)]
    items = tuple(PageItem(first, end, date) for (first, date), end in zip(starts, ends, strict=True))
    told = items[0].first <= _TOP and all(_has_prose(blocks[i.first + 2 : i.end], text) for i in items)
    return items if told else ()


def _is_heading(block: Block, text: str) -> bool:
    words = text[block.start : block.end]
    line = block.kind in (*LISTED, BlockKind.TITLE) and block.label is None and "。" not in words and "\n" not in words
    return line and 3 < len(words) <= _LONGEST_HEADING and _DAY.fullmatch(words) is None


def _has_prose(blocks: tuple[Block, ...], text: str) -> bool:
    return any("。" in text[b.start : b.end] and b.end - b.start >= _PROSE for b in blocks if b.kind is not BlockKind.ROW)
