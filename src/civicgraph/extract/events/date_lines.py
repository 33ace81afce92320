"""When and where an event is held, where a line below its name says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civicgraph.extract.clauses.context import Context, is_spoken_of
from civicgraph.extract.events.days import days_of
from civicgraph.extract.text.datelines import WEEKDAY
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# 13:30–15:30, 午後2時～4時: from when to when, as no page is published.
_FROM_TO = re.compile(r"[(（]?[月火水木金土日祝・]{0,3}[)）]?[ \u3000]*(?:午前|午後)?\d{1,2}(?:[:：]\d{2}|時(?:半|\d{1,2}分)?)[ \u3000]*[~～〜–—−-]")

# 開場 14:30　開演 15:00, 開演時間：18時
_OPENS = re.compile(rf"{WEEKDAY}?[ \u3000]*(?:[0-9:：時分~〜～]+[ \u3000]*)?(?:開場|開演|開会|開始|受付|集合)(?:時間)?[ \u3000:：/／]*(?:(?:午前|午後)?[0-9]|$)", re.MULTILINE)

# 午後三時開議, or a programme, on the line below: when it began.
_THEN_BEGAN = re.compile(r"\s*\n[\s　]*(?:(?:午前|午後)[^\n。]{1,8}?(?:開議|開会|開催|開始)|\d{1,2}[:：]\d{2}[ \u3000]*(?:[~～〜–—−-][ \u3000]*\d{1,2}[:：]\d{2}|開会|開始|開議))")

# 2024年5月11日(土)-12日(日) @北浜会館: nothing but when, and where.
_WEEKDAY = r"[(（]?(?:[月火水木金土日祝][曜日]{0,2}|mon|tue|wed|thu|fri|sat|sun)(?:[・,、/][月火水木金土日祝])*\.?[)）]?"
_TIMES = rf"(?:{_WEEKDAY}|\d{{1,2}}泊\d{{1,2}}日|[\s　~〜～–—−‐,、・&|｜/／:：-]|(?:午前|午後)?\d{{1,2}}(?:[:：]\d{{2}}|時(?:半|\d{{1,2}}分)?)|\d{{1,2}}(?:日|(?=[(（~〜～-])))*"
_ONLY_TIMES, _HELD_IN = re.compile(_TIMES, re.IGNORECASE), re.compile(rf"{_TIMES}(?:[@＠]|於[:：]?|[(（]?会場[:：]?)[\s　]*", re.IGNORECASE)
_UNTIL = re.compile(rf"[\s　]*(?:{_WEEKDAY})?[\s　]*[~〜～–—−‐-][\s　]*", re.IGNORECASE)
# 2021年2月27日開催決定!
_WILL_BE = re.compile(rf"[ 　]*{WEEKDAY}?[ 　]*(?:に)?開催(?:決定|します|いたします|予定)?(?:しました)?[!！。]*[ 　]*")
_TITLE_REACH, _NAME_REACH = 3, 2  # blocks: what it is about may stand between
# 2026年4月28日　ハイブリッド開催: how it is held, as no page is published.
_MODE = re.compile(rf"(?:{_TIMES})[\s　(（]*(?:ハイブリッド|オンライン|現地|対面|リモート|ウェブ|WEB|Web|Zoom|ZOOM)(?:(?:[・&＆+＋/／と]|および|及び)(?:ハイブリッド|オンライン|現地|対面|会場|配信))*(?:開催|形式|配信|参加)?[)）]?[ 　]*")
# 第3回会議 議事要旨: minutes bear the day of the meeting ...
_MINUTES = re.compile(r"[」』]?(?:[(（][^()（）]*[)）]|[\s　の])*(?:議[ 　]*事[ 　]*(?:録|要旨|概要|次第|メモ)|会[ 　]*議[ 　]*録|概要|次第)[\s　]*(?:[(（【][^()（）【】]*[)）】][\s　]*)?$", re.MULTILINE)
# ... and so does a page named after it that tells what it is to speak of.
_AGENDA = re.compile(r"^[#\s　0-9.．■●○◆◇・【\[<＜〈(（]*(?:議[ 　]*[題事案]|協議事項|審議事項|報告事項|次[ 　]*第|出[ 　]*席[ 　]*(?:者|委員))(?=[\s　:：\]】〉＞>)）(（]|$)", re.MULTILINE)
_MEETINGS = ("会議", "委員会", "審議会", "協議会", "懇談会", "検討会", "研究会", "部会", "理事会", "総会", "例会", "役員会", "懇話会")
_OF_OTHER = re.compile(r"締め?切|受付|申し?込|募集|公開|説明会$|発売|早割|課$|期限")
# ■, 【, 第3回, 2024年8月: what else may stand on the line of an event's name.
_BESIDE_NAME = re.compile(r"(?:[\s　■●○◆◇▼▶★☆・•*＊#【】〈〉《》「」『』<>＜＞()（）:：-]|第?\d{1,3}[回期][\s　]*|(?:19|20)\d\d年?(?:度|\d{1,2}月(?:\d{1,2}日)?)?|令和\d{1,2}年(?:度|\d{1,2}月)?)*")


def find_date_lines(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement]:
    """The days, and the place after @, of a line of nothing else right below a name of an event: the title that names the
    main event, or a line that is its name; the day of a line at the top that says no more than that it will be, where no other event is named.
    """
    text = fold(document.text)
    event = context.main_event
    titled = next((b for b in document.blocks if b.kind is BlockKind.TITLE), None)
    over: Ref | None = None
    reach, named_on, minutes = 0, -1, False
    found = lines(document, resolution)
    for line in found:
        dated = _opens_with_day(line, text)
        if dated and over is None and event is not None and line.number < _TITLE_REACH and is_spoken_of(document, resolution, context):
            day = line.dates[0]
            if _WILL_BE.fullmatch(text, day.end, line.block.end):
                yield from days_of(event, day, Span(line.block.start, line.block.end), text, 0.84, "date-over-page")
        if over is not None and _OF_OTHER.search(text, line.block.start, line.block.end):
            # 申込締切, 事前説明会: the next day is of that.
            over = None
        if dated and over is not None:
            headed = line.number == named_on + 1 and line.block is not titled and not (titled is not None and titled.start <= over.start < titled.end)
            told = list(_held(line, over, text, headed=headed, minutes=minutes))
            yield from told
            if told:
                over = None
                continue
        named = event_alone(line, text)
        if line.block is titled:
            over = next((r for r in line.refs if r.entity == event), None)
            minutes = over is not None and _is_of_minutes(over, line, text)
            reach = _TITLE_REACH
        elif named is not None:
            over, reach, named_on, minutes = named, _NAME_REACH, line.number, False
        elif reach > 1:
            reach -= 1
        else:
            over = None


# 2022年10月〜, 2018年8月27日〜31日: from when to when, and nothing else.
_OPEN_END = re.compile(r"[ 　]*[~〜～–—−-][ 　]*(?:現在|継続中|開催中|実施中)?[ 　]*")


def find_periods(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """From when to when an event or a project is, from a line of nothing else right below its name."""
    text = fold(document.text)
    for above, line in pairwise(lines(document, resolution)):
        day = line.opening_date(text) if line.dates and line.number == above.number + 1 else None
        if day is None or above.dates or not (_OPEN_END.fullmatch(text, day.end, line.block.end) or (day.last and not text[day.end : line.block.end].strip(" 　"))):
            continue
        name = event_alone(above, text, (Kind.EVENT, Kind.PROJECT))
        if name is not None:
            yield from days_of(name.entity, day, Span(name.start, line.block.end), text, 0.85, "period-below-name")


# 【1日目】 2024年11月17日(木)14:00～, 2日目：11月18日
_NTH_DAY = re.compile(r"[ 　■●◆【\[(（<〈《]*(?:第?([1-9])日目|Day ?([1-9]))[】\])）>〉》]*[ 　:：/／]*", re.IGNORECASE)


def find_numbered_days(document: Document, resolution: Resolution, event: str | None) -> Iterator[Statement]:
    """The first and the last day of the main `event`, from the lines that open each day of its programme."""
    text, days = fold(document.text), {}
    for line in lines(document, resolution) if event is not None and ("日目" in text or "Day" in text or "DAY" in text) else ():
        dates = line.dates
        match = _NTH_DAY.match(text, line.block.start, line.block.end)
        if match is not None and dates and dates[0].start == match.end() and len(dates[0].first) == len("2024-05-11"):
            number = int(match.group(1) or match.group(2))
            if number in days:
                # Two programmes: of which the days are, nobody knows.
                return
            days[number] = (dates[0].first, Span(line.block.start, line.block.end))
    told = [day for day, _ in days.values()]
    if event is None or len(days) < 2 or list(days) != list(range(1, len(days) + 1)) or told != sorted(told):
        return
    (first, opening), (last, closing) = days[1], days[len(days)]
    yield Statement(event, Predicate.START_DATE, first, (opening,), 0.86, "day-of-programme")
    yield Statement(event, Predicate.END_DATE, last, (closing,), 0.86, "day-of-programme")


def _opens_with_day(line: Line, text: str) -> bool:
    date = line.opening_date(text)
    return date is not None and len(date.first) == len("2024-05-11")


def event_alone(line: Line, text: str, kinds: tuple[Kind, ...] = (Kind.EVENT,)) -> Ref | None:
    """The event whose name is all of a line."""
    events = [r for r in line.refs if r.kind in kinds]
    if len(events) != 1 or line.block.kind is BlockKind.ROW or line.block.label is not None:
        return None
    name, block = events[0], line.block
    # Midori Japan - Civic Night vol.3: behind the name of the body that holds it.
    start = next((r.end for r in line.refs if r.kind is Kind.ORGANIZATION and r.end < name.start and _BESIDE_NAME.fullmatch(text, block.start, r.start)), block.start)
    whole = _BESIDE_NAME.fullmatch(text, start, name.start) and _BESIDE_NAME.fullmatch(text, name.end, block.end)
    return name if whole else None


def _is_of_minutes(event: Ref, title: Line, text: str) -> bool:
    """Whether a title says that the document is the minutes of a meeting, or is its name over its agenda."""
    if _MINUTES.match(text, event.end, title.block.end):
        return True
    return event_alone(title, text) is not None and text[: event.end].endswith(_MEETINGS) and _AGENDA.search(text, title.block.end) is not None


def _held(line: Line, event: Ref, text: str, *, headed: bool, minutes: bool) -> Iterator[Statement]:
    dates = line.dates
    day, span = dates[0], Span(line.block.start, line.block.end)
    place = next((r for r in line.refs if r.kind in (Kind.PLACE, Kind.ORGANIZATION) and r.start > day.end), None)
    held = place is not None and _HELD_IN.fullmatch(text, day.end, place.start) is not None
    hours = len(dates) == 1 and (_FROM_TO.match(text, day.end) or _FROM_TO.search(text, day.start, day.end) or _OPENS.match(text, day.end))
    last = day.last or next((d.first for d in dates[1:2] if _UNTIL.fullmatch(text, day.end, d.start)), None)
    # Below a title a day by itself is as often that of the announcement.
    told = _WILL_BE.fullmatch(text, day.end, line.block.end) is not None
    told = told or (_ONLY_TIMES.fullmatch(text, day.end, line.block.end) is not None and _THEN_BEGAN.match(text, line.block.end) is not None)
    several = headed or minutes or (last is not None and last > day.first)
    days = told or _MODE.fullmatch(text, (dates[1] if last and not day.last else day).end, line.block.end) or (several and _ONLY_TIMES.fullmatch(text, (dates[1] if last and not day.last else day).end, line.block.end))
    if not (held or hours or days):
        return
    yield Statement(event.entity, Predicate.START_DATE, day.first, (span,), 0.85, "date-below-title")
    if last is not None and last > day.first:
        yield Statement(event.entity, Predicate.END_DATE, last, (span,), 0.82, "date-below-title")
    if held and place is not None:
        yield Statement(event.entity, Predicate.LOCATION, place.entity, (span,), 0.8, "date-below-title")
