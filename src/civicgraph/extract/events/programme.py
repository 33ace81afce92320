"""Who speaks when: the lines of a programme that begin with a time of day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.programme_lists import is_no_talk, is_spoken_of
from civicgraph.extract.events.timetables import is_time
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_TIME = re.compile(r"[・\-*●◆◯○\s　]*[(（]?(?:午前|午後|AM|PM)?\d{1,2}(?:[:：]\d{2}|時(?:\d{1,2}分|半)?)")


def is_scheduled(block: Block, text: str) -> bool:
    """Whether a line of a list, not a sentence, begins with a time of day and says what happens then."""
    body = text[block.start : block.end]
    told = block.kind is not BlockKind.ROW and "。" not in body and _TIME.match(body) is not None
    return told and not is_time(body)


def opens_with_time(row: Block, text: str) -> bool:
    """Whether the first cell of a row holds a time of day and nothing else: 13:10〜14:00 | 基調講演「…」 | 早瀬 徹."""
    return bool(row.cells) and is_time(row.cells[0].of(text))


# What may stand beside a session's name in its cell: when, which, and in brackets what it is.
_BESIDE_SESSION = re.compile(r"(?:[(（][^()（）]*[)）]|[「『][^「」『』]*[」』]|第[0-9一二三四五六七八九十]+部|[^一-鿿ぁ-ヺA-Za-z「『])*+")


# 事例発表, 講演1:
_SORT_OF_TALK = re.compile(rf"(?:{TALK})?[0-9①-⑳]{{0,2}}[ 　:：]*")


def is_what_is_given(event: Ref, row: Block, sessions: Collection[str], text: str) -> bool:
    """Whether an event is what a row of a programme is about, and none that only the title of a talk names: みどり祭の歩み | 早瀬 徹."""
    cell = next((c for c in row.cells if c.start <= event.start < c.end), None)
    if cell is None or event.entity in sessions:
        return cell is not None
    before, after = text[cell.start : event.start], text[event.end : cell.end]
    # 事例発表「みどり祭の歩み」: a title in brackets is what is given.
    titled = before.endswith(("「", "『")) and after[:1] in ("」", "』")
    before, after = (before[:-1], after[1:]) if titled else (before, after)
    return all(_BESIDE_SESSION.fullmatch(part) or (titled and _SORT_OF_TALK.fullmatch(part)) for part in (before, after))


# プログラム, 式次第 and what may stand around them: the lines below say who gives what.
_PROGRAMME = re.compile(r"[^一-鿿ァ-ヺA-Za-z]*(?:当日の?)?(?:プログラム|次第|式次第|タイムテーブル|タイムスケジュール|スケジュール|(?<=[<＜【\[■●◆○])[ 　]?(?:開催)?内容(?=[ 　]?[>＞】\]]|[ 　:：]*$))(?![ぁ-ゖァ-ヺー一-鿿])")
# みどり事業の説明（早瀬 徹）: an entry of such a list, and who gives it.
_GIVEN = re.compile(r"[^。()（）]{2,60}[(（](?P<who>[^()（）]{2,40})[)）][ 　]*")
_ITEM = re.compile(r"[ 　]*(?:[▽▼・●○■◆◇*＊-]|[0-9①-⑳]{1,2}[.．)）、 　])")


def opens_programme(block: Block, text: str) -> bool:
    """Whether a line is, or begins with, the word for a programme."""
    return block.kind is not BlockKind.ROW and _PROGRAMME.match(text, block.start, block.end) is not None and "。" not in text[block.start : block.end]


def find_given(line: Line, context: Context, above: Sequence[str], text: str) -> Iterator[Statement]:
    """Who speaks in an entry of a programme without times of day: the person whose name opens the bracket at its end."""
    block = line.block
    listed = block.kind is BlockKind.ITEM or (bool(above) and _ITEM.match(text, block.start, block.end) is not None)
    given = _GIVEN.fullmatch(text, block.start, block.end) if listed else None
    event = scheduled_event(line, context, above)
    if given is not None and event is not None:
        whole = above[-1] if above else context.main_event if context.titled else None
        for ref in line.refs:
            if ref.kind is Kind.PERSON and (ref.start == given.start("who") or (given.start("who") < ref.start and text[ref.start - 1] in "、,・ 　")):
                for entity in dict.fromkeys([event.entity, whole or event.entity]):
                    yield Statement(entity, Predicate.SPEAKER, ref.entity, (Span(block.start, block.end),), 0.8, "programme-entry")


def scheduled_event(line: Line, context: Context, above: Sequence[str] = ()) -> Ref | None:
    """The session that a line of the programme names, else the event whose programme it is: the last of those `above` it, or the main one."""
    whole = above[-1] if above else context.main_event
    # 16:05 みどり展2026のビデオ紹介, at a meeting on what the page names above: that is told of.
    named = next((r for r in line.refs if r.kind is Kind.EVENT and r.entity not in above), None)
    if named is not None or whole is None:
        return named
    return Ref(line.block.start, line.block.start, whole, Kind.EVENT, 0.8)


# 18:30 祝賀会　於：北浜ホテル
_HELD_IN = re.compile(r"(?:於|[@＠]|会場|場所)[ 　]*[:：]?[ 　]*$")
_GOES_ON = re.compile(r"[A-Za-z一-鿿ァ-ヺー]")


def find_scheduled(line: Line, event: Ref | None, text: str) -> Iterator[Statement]:
    """13:10 基調講演「…」 千葉佳子（北斗大学 教授）: the people of the line speak in its session, the `event`, which is held where it says."""
    if event is None:
        return
    span = Span(line.block.start, line.block.end)
    speech = not is_no_talk(line.block.start, line.block.end, text)
    for ref in line.refs:
        if ref.kind is Kind.PERSON and speech and not is_spoken_of(ref, text):
            yield Statement(event.entity, Predicate.SPEAKER, ref.entity, (span,), 0.84, "programme-line")
        elif ref.kind is Kind.PLACE and event.start < event.end <= ref.start and _HELD_IN.search(text, event.end, ref.start) and not _GOES_ON.match(text, ref.end):
            yield Statement(event.entity, Predicate.LOCATION, ref.entity, (span,), 0.82, "programme-line")


_LISTING = re.compile(r"プログラム|タイムテーブル|スケジュール|当日の(?:様子|内容)|講演|発表|登壇|セッション|トーク|イベント内容|開催内容|内容[ 　]*[:：]?$")
_NO_PROGRAMME = re.compile(r"主催|共催|後援|協賛|協力|実行委員|スタッフ|運営|参加者|事務局|問い?合わ?せ|連絡先|申込|審査員|謝辞|取材|受賞")
# みどりの会理事／北斗大学 朝倉健一氏: nothing after the name but how people are addressed.
_ENDS_LINE = re.compile(rf"[ 　]?{CALLED}[ 　]*(?:<br ?/?>)?[ 　]*$")


def find_cards(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """In the report of an event, below the heading over its programme: a talk's heading, and under it who gave the talk."""
    if context.main_event is None or not context.titled:
        return
    level, carded = 0, -2
    for line in lines(document, resolution):
        block = line.block
        words = text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            if _NO_PROGRAMME.search(words) or (level and block.level < level):
                level = 0
            elif not level and _LISTING.search(words):
                level = block.level or 1
            continue
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        below = block.section == line.number - 1 or carded == line.number - 1
        if not level or len(people) != 1 or not below or "。" in words or len(words) > 160:
            continue
        if _ENDS_LINE.match(text, people[0].end, block.end):
            carded = line.number
            span = Span(block.start, block.end)
            yield Statement(context.main_event, Predicate.SPEAKER, people[0].entity, (span,), 0.8, "programme-card")
