"""The dated lists of a group's own page, a wide gap between the columns: 2024.05.11-12　夜の森の散歩　北大祭2024."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.dates import DateMention
from civicgraph.extract.events.event_lists import reads_as_event
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import MARKS, YEAR, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_DATED = re.compile(MARKS + YEAR + r"(?:[./]\d{1,2}|年\d{1,2}月)")
_GAP = re.compile(r"[ ]*(?:\t|\u3000)[ \t\u3000]*")
# A second day (2024.06.08・10) and the day of the week are of the date.
_DATE_REST = re.compile(r"(?:[・,、]\d{1,2}日?)?(?:[(（][^()（）]{1,12}[)）])?(?:[ 　]*\d{1,2}:\d\d(?:[~〜～–-]\d{1,2}:\d\d)?)?")
# What a heading over such a list calls the lines below it.
_EVENTS = re.compile(r"(?:イベント|講座|勉強会|交流会|ワークショップ|セミナー|催し|行事|(?:活動|開催|実施|企画)(?:の)?(?:実績|記録|履歴|報告|一覧|の記録|の歩み)|実績|主な活動|これまでの(?:活動|開催|企画))(?:一覧|実績|履歴|報告|の記録)?[\s　]*$")
_NO_EVENTS = re.compile(r"メディア|掲載|受賞|助成|採択|沿革|歩み|お知らせ|更新|ニュース|役員|会議|寄付|支援実績|導入")
_TOOK_PART = re.compile(r"出展|出店|登壇|参加|出演|出場|講演|講師|発表|視察|見学")
_HELPED = re.compile(r"協力|後援|協賛|支援|派遣")
_HOSTED = re.compile(rf"(?:^|[・、/／\s　])([^・、/／\s　はがを。]{{2,24}}?){CALLED}?(?:との|と)?(?P<how>コラボ(?:イベント|企画|レーション)?|共催|共同(?:開催|企画)|主催)")
_WITHIN = re.compile(r"(?:^|[・、/／\s　])([^・、/／\s　]{2,30}?)内(?:の)?(?:企画|イベント|プログラム)")
# What happened to a body, and news of a page: no events.
_NO_TITLE = re.compile(r"設立|創立|結成|発足|就任|退任|開設|改称|移転|認証|締結|策定|受賞|お知らせ|更新|公開|募集|掲載|休館|締切|リリース|発行|開始|採択|^[0-9:：~〜～–\-\s]+$")
_ADDRESS = re.compile(r"[一-鿿々ヶぁ-ゖ]{1,6}[都道府県市区町村][一-鿿々ヶぁ-ゖ0-9]{0,16}(?:\d+-\d+)?")
# What is held once as often as it is a place: みどりカフェ, 耳の学校.
_ALSO_HELD = ("カフェ", "学校", "サロン", "塾", "ラボ", "教室", "食堂", "市場")
_LONGEST = 60


class Entry(NamedTuple):
    """One line of such a list: its title, the column behind it, and whether the heading says that the list is of events."""

    title: Span
    note: Span | None
    of_events: bool
    took_part: bool


def entry_of(document: Document, number: int, dates: Sequence[DateMention], text: str) -> Entry | None:
    """The entry that a line is, where a line beside it in the same section begins with a date too."""
    block = document.blocks[number]
    if block.kind not in (BlockKind.ROW, BlockKind.PARAGRAPH, BlockKind.ITEM) or block.section < 0 or _DATED.match(text, block.start, block.end) is None:
        return None
    first = next((d for d in dates if block.start <= d.start and d.end < block.end), None)
    if first is None or "。" in text[block.start : block.end] or not any(_beside(document, n, block, text) for n in (number - 1, number + 1)):
        return None
    rest = _DATE_REST.match(text, first.end, block.end)
    gap = _GAP.match(document.text, rest.end() if rest is not None else first.end, block.end)
    if gap is None or len(first.first) != len("2024-05-11"):
        return None
    behind = _GAP.search(document.text, gap.end(), block.end)
    title = Span(gap.end(), behind.start() if behind is not None else block.end)
    note = Span(behind.end(), block.end) if behind is not None and behind.end() < block.end else None
    heading = document.blocks[block.section]
    over = text[heading.start : heading.end]
    of_events = len(over) <= 30 and _EVENTS.search(over) is not None and _NO_EVENTS.search(over) is None
    return Entry(title, note, of_events, _TOOK_PART.search(over) is not None)


def _beside(document: Document, number: int, block: Block, text: str) -> bool:
    if not 0 <= number < len(document.blocks):
        return False
    other = document.blocks[number]
    return other.section == block.section and _DATED.match(text, other.start, other.end) is not None


def entry_names(document: Document, number: int, dates: Sequence[DateMention], text: str, *, of_project: bool) -> Iterator[LaidOut]:
    """The event that an entry's title names, whatever its last word, the bodies that its note says hold it too, and what it is a
    part of; of a list under a project's name, the places that an address stands behind.
    """
    entry = entry_of(document, number, dates, text)
    if entry is None:
        return
    title, note = entry.title.of(text), entry.note.of(text) if entry.note is not None else ""
    if not entry.of_events:
        if of_project and entry.note is not None and _ADDRESS.fullmatch(note) and not reads_as_event(title) and not known(title) and _is_name(title):
            yield LaidOut(entry.title, Kind.PLACE, 0.8, "place-in-list", 6.3)
        return
    if not _is_name(title) or _is_place_or_body(title):
        return
    yield LaidOut(entry.title, Kind.EVENT, 0.82, "event-in-activities", 6.4)
    if entry.note is None:
        return
    start = entry.note.start
    for host in _HOSTED.finditer(note):
        if _ADDRESS.fullmatch(host.group(1)) is None and re.fullmatch(r"[ぁ-ゖ]+", host.group(1)) is None and not _common(host.group(1)):
            yield LaidOut(Span(start + host.start(1), start + host.end(1)), Kind.ORGANIZATION, 0.78, "body-in-activities", 4.9)
    if (within := _WITHIN.match(note)) is not None:
        yield LaidOut(Span(start + within.start(1), start + within.end(1)), Kind.EVENT, 0.8, "event-in-activities", 5.4)
    elif re.search("[・、/／]", note) is None and re.search(r"\d{4}$|^第\d+回", note) and reads_as_event(note):
        yield LaidOut(entry.note, Kind.EVENT, 0.8, "event-in-activities", 5.4)


def _is_name(title: str) -> bool:
    return 3 <= len(title) <= _LONGEST and _NO_TITLE.search(title) is None and re.search(r"[A-Za-zぁ-ヿ一-鿿]{2}", title) is not None


def _is_place_or_body(title: str) -> bool:
    if any(e.kind in (Kind.PLACE, Kind.ORGANIZATION) for e in known(title)):
        return True
    if title.endswith(_ALSO_HELD):
        return False
    told = lexicon().class_of(title)
    if told is not None:
        return told[0] in (Kind.PLACE, Kind.ORGANIZATION)
    return title.endswith(("館", "園", "駅", *lexicon().municipality_suffixes)) or any(len(e) > 1 and title.endswith(e) for e in lexicon().suffixes)


def _common(name: str) -> bool:
    """Whether a note calls no body by its name: オンライン共催, 他団体主催, 市民主催."""
    return name in ("オンライン", "他団体", "市民", "地域", "学生", "企業", "団体", "大学", "自治体", "各団体", "複数団体", "本会", "当会", "当団体", "共同", "自主", "初", "特別")


def find_activities(document: Document, resolution: Resolution, own: str | None, text: str) -> Iterator[Statement]:
    """Who holds, or only took part in, the events of a page's own lists, `own` being the body whose page it is; what they are a
    part of; and where the project is carried out over whose places a heading names it.
    """
    if not any(_DATED.match(text, b.start, b.end) for b in document.blocks):
        return
    for line in lines(document, resolution):
        dates = line.dates
        entry = entry_of(document, line.number, dates, text) if dates else None
        if entry is None:
            continue
        titled = next((r for r in line.refs if (r.start, r.end) == entry.title), None)
        if entry.of_events and titled is not None and titled.kind is Kind.EVENT:
            yield from _held(titled, entry, line, dates[0], own, text)
        elif not entry.of_events:
            yield from _carried_out(document, resolution, entry, line, text)


def _held(event: Ref, entry: Entry, line: Line, date: DateMention, own: str | None, text: str) -> Iterator[Statement]:
    span, method = Span(line.block.start, line.block.end), "activity-list"
    yield Statement(event.entity, Predicate.START_DATE, date.first, (span,), 0.86, method)
    if date.last:
        yield Statement(event.entity, Predicate.END_DATE, date.last, (span,), 0.86, method)
    note = entry.note.of(text) if entry.note is not None else ""
    beside = [r for r in line.refs if entry.note is not None and r.start >= entry.note.start]
    hosts = [
        (r, h)
        for h in _HOSTED.finditer(note)
        for r in beside
        if entry.note is not None and r.start == entry.note.start + h.start(1) and r.kind is Kind.ORGANIZATION
    ]
    for host, _ in hosts:
        yield Statement(event.entity, Predicate.ORGANIZER, host.entity, (span,), 0.78, method)
    for other in beside:
        if other.kind is Kind.EVENT and other.entity != event.entity and entry.note is not None and (other.start == entry.note.start):
            yield Statement(event.entity, Predicate.SUPER_EVENT, other.entity, (span,), 0.78, method)
    if own is None or any(h["how"] == "主催" for _, h in hosts):
        return
    if entry.took_part or _TOOK_PART.search(note):
        yield Statement(event.entity, Predicate.PARTICIPANT, own, (span,), 0.78, method)
    elif not _HELPED.search(note) and "主催" not in note:
        yield Statement(event.entity, Predicate.ORGANIZER, own, (span,), 0.78, method)


def _carried_out(document: Document, resolution: Resolution, entry: Entry, line: Line, text: str) -> Iterator[Statement]:
    """Where a project is carried out: the places of the dated list under the heading that is its name."""
    heading = document.blocks[line.block.section]
    over = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PROJECT and (r.start, r.end) == (heading.start, heading.end)]
    if not over or entry.note is None:
        return
    titled = next((r for r in line.refs if (r.start, r.end) == entry.title), None)
    note = next((r for r in line.refs if r.start >= entry.note.start and r.end == entry.note.end), None)
    there = (
        titled
        if titled is not None and titled.kind in (Kind.PLACE, Kind.ORGANIZATION)
        else note
        if titled is not None and titled.kind is Kind.EVENT
        else None
    )
    if there is not None and there.kind in (Kind.PLACE, Kind.ORGANIZATION):
        span = Span(line.block.start, line.block.end)
        yield Statement(over[0].entity, Predicate.LOCATION, there.entity, (span,), 0.76, "activity-list")
