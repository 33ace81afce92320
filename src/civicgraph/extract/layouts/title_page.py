"""The title page of a report or guideline: its name, its date and who issued it, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.titles import bare_title
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_TOP = 8
_SENTENCE = re.compile(r"[はがを。、]|します|しました|について|のお知らせ|の公表|の公開")


# 2022.04.06 | 活動レポート: the date and the sort of an article, over it.
_FILED = re.compile(r"\d{4}[.年/-]\d|[|｜]")
# A report of an event names the event, not itself.
_EVENT_REPORT = re.compile(r"(?:イベント|開催|参加|実施|現地|講演|視察)(?:レポート|リポート|報告)")


def title_of_work(document: Document, number: int, text: str) -> Span | None:
    """The whole of a line at the top that is the name of a report, guideline or the like, and nothing else."""
    block = document.blocks[number]
    top = block.kind is BlockKind.TITLE or number < 3
    name = text[block.start : block.end]
    if not top or block.label is not None or block.cells or not 5 <= len(name) <= 60 or _SENTENCE.search(name):
        return None
    if _EVENT_REPORT.search(name) or _FILED.search(name):
        return None
    told = lexicon().class_of(bare_title(name))
    written = told is not None and (
        lexicon().work_subtypes.get(told[1]) in ("schema:Report", "schema:Book") or told[1] in lexicon().documents
    )
    return Span(block.start, block.end) if written and told is not None and len(name) > len(told[1]) + 1 else None


def find_title_page(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Publisher and date of the work that the document is, where a line of its own gives each."""
    work: str | None = None
    named = Span(0, 1)
    for reading in resolution.readings:
        number = reading.sentence.block
        if number >= _TOP:
            return
        block = document.blocks[number]
        span = Span(block.start, block.end)
        title = title_of_work(document, number, text)
        refs = [r for r in reading.refs if (r.start, r.end) == (block.start, block.end)]
        if title is not None and refs and refs[0].kind is Kind.WORK:
            work, named = refs[0].entity, span
        elif work is not None and refs and refs[0].kind is Kind.ORGANIZATION:
            yield Statement(work, Predicate.PUBLISHER, refs[0].entity, (named, span), 0.8, "title-page")
        elif work is not None and reading.dates and reading.dates[0].start <= block.start + 1:
            rest = re.sub(r"[()（）年月日0-9元令和平成昭和\s]", "", text[reading.dates[0].end : block.end])
            if not rest:
                yield Statement(work, Predicate.START_DATE, reading.dates[0].first, (named, span), 0.82, "title-page")
