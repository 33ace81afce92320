"""The page of a mayor's press conference: whose it is, when it was, and whose the plans are that it says are drawn up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_CONFERENCE = re.compile(r"(?P<own>[一-鿿々ヶぁ-ゖァ-ヺー]*)(?P<head>[市町村区])長(?:の)?(?:定例|臨時|就任|年頭)?(?:記者)?会見$")
# 市長定例会見（令和8年7月）, 令和7年5月 町長定例記者会見: all of a title.
_TITLE = re.compile(r"((?:(?:20\d\d年|(?:令和|平成)[0-9元]{1,2}年)(?:度|\d{1,2}月(?:\d{1,2}日)?)?[ 　]*)?(?:第\d+回[ 　]?)?[市町村区]長(?:の)?(?:定例|臨時|就任|年頭)?(?:記者)?会見)(?:[ 　]*[(（][^()（）]{1,20}[)）])?")
# 北浜市長選挙 開票結果, 令和6年4月21日執行 北浜市議会議員補欠選挙の結果: the election that a page is of.
_ELECTION = re.compile(
    r"(?:(?:令和|平成)[0-9元]+年[0-9]+月[0-9]+日(?:執行|投票)?の?[ 　]*)?((?:第[0-9]+回[ 　]?)?[一-鿿ヶぁ-ゖァ-ヺー]{1,8}(?:[市町村区]長|知事|議会議員|議院議員|[市町村区]議)(?:補欠|再|通常|増員|総|一般)?選挙)"
    r"(?:[ 　]*の?(?:[(（][^()（）]*[)）]|開票|投票|投開票|選挙|結果|立候補者?|候補者|一覧|情報|速報|状況|について|の?お知らせ|[ 　・])*)"
)
_DRAWN_UP = re.compile(r"の?(?:一部)?(?:策定|改定|改訂|見直し)")
_OTHERS = re.compile(r"[国県省庁](?:が|は|の)")


_OWN_HEADING = re.compile(r"概要|日時|場所|会場|出席")


def tells_of_others(name: str, heading: str) -> bool:
    """Whether an event is the press conference of a town's head, and a heading below its title a subject of it, not its own 概要."""
    return _CONFERENCE.search(name) is not None and not _OWN_HEADING.search(heading)


def titled_conference(block: Block, text: str) -> Span | None:
    """The press conference, or the election, whose name is a page's title."""
    match = (_TITLE.fullmatch(text, block.start, block.end) or _ELECTION.fullmatch(text, block.start, block.end)) if block.kind is BlockKind.TITLE else None
    return Span(*match.span(1)) if match is not None else None


def find_press_conference(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who gives the press conference that is named after him, and the town of the mayor whose press conference a page's title names, as its organizer, and the page's date as its day."""
    for reading in resolution.readings:
        kind = document.blocks[reading.sentence.block].kind
        if kind not in (BlockKind.TITLE, BlockKind.BYLINE):
            break
        event = next((r for r in reading.refs if r.kind is Kind.EVENT), None)
        host = next((r for r in reading.refs if event is not None and r.kind is Kind.PERSON and r.start == event.start and text.endswith("会見", r.end, event.end)), None)
        if event is not None and host is not None:
            yield Statement(event.entity, Predicate.SPEAKER, host.entity, (Span(event.start, event.end),), 0.8, "conference-of-page")
        match = _CONFERENCE.search(text, event.start, event.end) if event is not None else None
        if event is None or match is None:
            continue
        span = Span(event.start, event.end)
        own = next((d.first for d in reading.dates if event.start <= d.start < event.end and len(d.first) == len("2024-05-01")), "")
        day = own or document.date or ""
        if len(day) == len("2024-05-01") and all(day.startswith(d.first) and d.last is None for d in reading.dates):
            yield Statement(event.entity, Predicate.START_DATE, day, (span,), 0.8, "conference-of-page")
        # 北浜市長定例記者会見: the town that the name has, if it is read as one.
        town = _town(resolution, match["head"], reading, named=match["own"][-1:] not in ("", "月", "度", "回"))
        if town is not None:
            yield Statement(event.entity, Predicate.ORGANIZER, town.entity, (span, Span(town.start, town.end)), 0.8, "conference-of-page")
            yield from _plans(resolution, town, text)
        return


def _town(resolution: Resolution, suffix: str, title: ResolvedReading, *, named: bool) -> Ref | None:
    """The town that the title names; unless its name is `named` there, else the one that the page names twice as often as any other."""
    towns = {
        e.id
        for e in resolution.entities.values()
        if e.kind is Kind.ORGANIZATION and e.sector == "LocalGovernment" and any(n.lang == "ja" and n.text.endswith(suffix) for n in e.names)
    }
    refs = [r for reading in resolution.readings for r in reading.refs if r.entity in towns and not r.unit and not r.anaphor]
    told = [r for r in title.refs if r.entity in towns]
    if told or named or not refs:
        return told[0] if told else None
    said = Counter(r.entity for r in refs).most_common(2)
    if len(said) > 1 and said[0][1] < 2 * said[1][1]:
        return None
    return next(r for r in refs if r.entity == said[0][0]) if said[0][1] > 1 else None


def _plans(resolution: Resolution, town: Ref, text: str) -> Iterator[Statement]:
    """The plans that the page says are drawn up or revised, and of nobody else."""
    for reading in resolution.readings:
        for plan in reading.refs:
            if (
                plan.kind is Kind.PROJECT
                and _DRAWN_UP.match(text, plan.end, reading.sentence.end)
                and not _OTHERS.search(text, reading.sentence.start, plan.start)
            ):
                yield Statement(plan.entity, Predicate.OPERATOR, town.entity, (Span(plan.start, plan.end),), 0.7, "plan-of-page")
