"""What the lines of a chronicle are: a date alone, an entry, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from civicgraph.dates import DateMention
from civicgraph.extract.relation_rules import date_keys
from civicgraph.extract.text.datelines import WEEKDAY
from civicgraph.extract.text.lines import ERA, MARKS, YEAR, without_noise
from civicgraph.records import Block, BlockKind, Document

_WORD = re.compile(r"[一-鿿ぁ-ヿA-Za-z]")


def is_date_alone(date: DateMention, block: Block, text: str) -> bool:
    """Whether a line is nothing but a date."""
    if _WORD.search(text, block.start, date.start):
        return False
    return _WORD.search(re.sub(WEEKDAY, "", text[date.end : block.end])) is None and not _is_value(block, text)


def is_entry(block: Block, text: str) -> bool:
    """Whether a line reads as an entry of a chronicle, no prose."""
    return _SAID.search(text, block.start, block.end) is None


# A long sentence is prose, but for one that ends in a noun as entries do: …の試験運用を開始。
_SAID = re.compile(r"。(?!\s*$)|(?:です|ます|ました)。|.{79}[ぁ-ゖ]。")


# 2011年3月　大震災と「みどりナビ」, over prose that tells of it: the year or month of an entry, and no day, which is as often that of a notice.
_HEAD = re.compile(rf"{MARKS}(?:(?P<bare>{YEAR})|{YEAR}年(?:度|\d{{1,2}}月)?|{ERA}年(?:度|\d{{1,2}}月)?)[ 　\t:：]+(?=[^\s\d~〜～-])")
_LONGEST_HEAD, _FEWEST_HEADS = 60, 3


def date_of_head(block: Block, dates: Sequence[DateMention], text: str) -> DateMention | None:
    """The year or month that opens the line over what an entry of a chronicle tells."""
    head = _head(block, text)
    if head is None:
        return None
    if head["bare"]:
        return DateMention(*head.span("bare"), head["bare"])
    return dates[0] if dates and dates[0].last is None and dates[0].start < head.end() else None


def _head(block: Block, text: str) -> re.Match[str] | None:
    if block.end - block.start > _LONGEST_HEAD or "。" in text[block.start : block.end]:
        return None
    return _HEAD.match(text, block.start, block.end)


def tells_below_heads(document: Document, text: str) -> bool:
    """Whether a document has a chronicle of such lines, each right over its prose."""
    if text.count("年") + text.count("20") < _FEWEST_HEADS:
        return False
    heads = (
        below.kind is BlockKind.PARAGRAPH and _head(block, text) is not None and "。" in text[below.start : below.end]
        for block, below in pairwise(document.blocks)
        if text.count("\n", block.end, below.start) == 1
    )
    return sum(heads) >= _FEWEST_HEADS


def goes_on_below(block: Block, text: str) -> bool:
    """Whether no blank line parts a paragraph from what stands above it."""
    return block.kind is BlockKind.PARAGRAPH and "\n" not in text[: block.start].rstrip(" 　")[-2:-1]


def _is_value(block: Block, text: str) -> bool:
    """Whether the line over a date says what it is the date of: 設立年月日."""
    end = len(text[: block.start].rstrip())
    return without_noise(text[text.rfind("\n", 0, end) + 1 : end]) in date_keys()
