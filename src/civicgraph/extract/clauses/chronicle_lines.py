"""What the lines of a chronicle are: a date alone, an entry, prose."""

from __future__ import annotations

import re

from civicgraph.dates import DateMention
from civicgraph.extract.relation_rules import date_keys
from civicgraph.extract.text.datelines import WEEKDAY
from civicgraph.extract.text.lines import without_noise
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Block, BlockKind, Document

_WORD = re.compile(r"[一-鿿ぁ-ヿA-Za-z]")


def is_date_alone(date: DateMention, block: Block, text: str) -> bool:
    """Whether a line is nothing but a date."""
    if _WORD.search(text, block.start, date.start):
        return False
    return _WORD.search(re.sub(WEEKDAY, "", text[date.end : block.end])) is None and not _is_value(block, text)


def is_entry(block: Block, text: str) -> bool:
    """Whether a line reads as an entry of a chronicle, no prose."""
    return _SAID.search(text[block.start : block.end]) is None


# A long sentence is prose, as are two, but for those that end in a noun as entries do: …の試験運用を開始。 みどり社として発足。早瀬徹が社長に就任 (To look back from each stop is sooner
# than to look for one from each character.)
_SAID = re.compile(r"。(?:(?!\s*$)(?<=[^一-鿿ァ-ヺー]。)|(?<=(?:です|ます)。)|(?<=ました。)|(?<=.{79}[ぁ-ゖ]。))")


def _is_value(block: Block, text: str) -> bool:
    """Whether the line over a date says what it is the date of: 設立年月日."""
    end = len(text[: block.start].rstrip())
    return without_noise(text[text.rfind("\n", 0, end) + 1 : end]) in date_keys()


def is_dated_row(block: Block, dates: tuple[DateMention, ...], text: str) -> bool:
    """Whether a row is a line of a chronicle: a date, and what happened then (2012年 …を開始)."""
    if block.kind is not BlockKind.ROW or len(block.cells) < 2 or not dates or dates[0].start < block.start:
        return False
    told = block.cells[-1]
    outside = text[block.start : dates[0].start] + text[dates[0].end : told.start]
    return dates[0].end <= told.start and not re.search(r"[一-鿿ぁ-ヿA-Za-z]", outside)


def is_chronicle(document: Document, resolution: Resolution, text: str) -> bool:
    """Whether three lines or more of a document are nothing but dates."""
    dated = (r.dates and is_date_alone(r.dates[0], document.blocks[r.sentence.block], text) for r in resolution.readings)
    return sum(map(bool, dated)) >= 3
