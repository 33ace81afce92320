"""The place that a key for the day and the place tells behind the day or below it: 日時・会場：6月8日（土）13時～　北浜文化会館."""

from __future__ import annotations

import re

from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.names.halls import HOUSE
from civicgraph.extract.text.lines import without_noise
from civicgraph.records import Block, BlockKind, Document, Span

_DAY = re.compile(
    r"[ 　:：]*(?:(?:令和|平成)?[0-9元]{1,4}(?:[年月日時分]|(?=[:/.~〜～]))|[:/.][0-9]{1,2}|[(（][^()（）]{1,14}[)）]|午[前後]|正午|から|より|まで|[-~〜～–―、 　])+(?:[0-9]{1,2}(?![0-9A-Za-z一-鿿]))?[ 　]*"
)
# 北浜文化会館 + 3階会議室（北浜市中央1-1）
_ROOM = re.compile(r"[ 　(（].*|[0-9]+[階F].*|(?<=[館堂庁])(?:第[0-9一二三]|大|中|小)(?:会議室|ホール|講堂)$")
_OPENING = re.compile(r"([一-鿿]{2,4}(?:・|/|／|及び|および|と)[一-鿿]{2,4})[ 　]+(?=[0-9令平])")


def venue_beside_day(document: Document, number: int, text: str) -> Span | None:
    """Where a block names a house, if its own key or the key over it is of both and the day is told before."""
    value = _beside_day(document, number, text)
    return value if value is not None and HOUSE.search(_ROOM.sub("", value.of(text))) is not None else None


def _beside_day(document: Document, number: int, text: str) -> Span | None:
    """What a block says behind the day or below it, if the day has such a key."""
    block = document.blocks[number]
    if (start := _behind_key(block, text)) is not None or (number and _is_joint(document.blocks[number - 1], text)):
        day = _DAY.match(text, block.start if start is None else start, block.end)
        return Span(day.end(), block.end) if day is not None and day.end() < block.end else None
    if not number or block.label is not None or block.kind is BlockKind.HEADING or text[block.start : block.end][:1].isdigit():
        return None
    above = document.blocks[number - 1]
    start = _behind_key(above, text)
    if start is None and number > 1 and _is_joint(document.blocks[number - 2], text):
        start = above.start
    return Span(block.start, block.end) if start is not None and _DAY.fullmatch(text, start, above.end) is not None else None


def _behind_key(block: Block, text: str) -> int | None:
    """Where the value begins that a block gives such a key."""
    if block.label is not None:
        return block.label.end if _tells_both(block.label.of(text)) and block.end - block.label.end > 1 else None
    opening = _OPENING.match(text, block.start, block.end)
    return opening.end() if opening is not None and _tells_both(opening[1]) else None


def _is_joint(block: Block, text: str) -> bool:
    """Whether a block is nothing but such a key."""
    return block.end - block.start <= 12 and _tells_both(text[block.start : block.end].strip(" 　:：【】[]<>"))


def _tells_both(key: str) -> bool:
    rule = rule_of(without_noise(key))
    return rule is not None and rule.beside is not None
