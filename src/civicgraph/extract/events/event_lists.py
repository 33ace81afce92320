"""Lists and tables of events: 2024年6月15日　みどりフォーラム2024（北斗市）, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.events.days import days_of
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.text.datelines import WEEKDAY, dates_entry
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_BULLET = re.compile(r"[\s　・•●○■□◆◇▼▶*＊-]*")
# 2025.07.02・04: a second day.
_AFTER_DATE = re.compile(r"(?:[・,~〜-]\d{1,2}(?=[\s　]))?[\s　:：|｜,、~〜/・-]*(?:[(（][^()（）]{1,12}[)）])?[\s　:：|｜,、・-]*")
_NAME = re.compile(r"[^()（）@＠、。|｜\t「」『』]{4,45}?(?=[\s　]*(?:[()（）@＠、|｜\t]|於|を?(?:初?開催|実施|挙行|着工|竣工|完工|開講|開幕|終了)|に(?:参加|出展|登壇)|$))")
# What a line of a chronicle says of a body or a work, not of an event.
_CHRONICLE = re.compile(r"(?:設立|創立|創設|発足|結成|受賞|就任|退任|開始|公開|リリース|開設|改称|移転|認証|取得|締結|策定|施行)")
_HELD_AT = re.compile(r"[」』]?(?:[\s　]*(?:[(（@＠|｜\t]|於[:：]?|in |at )[\s　]*|[\s　]{1,8})")
# ・みどりマップ大会2014 — 東京: all that the line says of it.
_BEHIND_DASH = re.compile(r"[」』]?[ 　]+[—–―-][ 　]+")
# 11月7日　防災セミナー + 「はじめての備え」
_CLASS_NOUN = re.compile(rf"{_AFTER_DATE.pattern}(?:[^\s、。「」『』]{{2,20}}[「『])?")


# 第5回みどり会議　2022年9月17日(土)13:00～　北斗大学: when and where, behind the name.
_BEFORE_DATE = re.compile(r"[」』]?[\s　]*[:：|｜／/]?[\s　]*")
_TIMES = re.compile(rf"{WEEKDAY}?[\s　]*(?:(?:午前|午後)?\d{{1,2}}(?:[:：]\d\d|時(?:半|\d{{1,2}}分)?)|から|まで|[~〜～–—-])*[\s　]*(?:[/／|｜@＠][\s　]*|於[:：]?|(?:会場|場所)[:：][\s　]*)?")
_ON_THE_NET = re.compile(r"[(（]?(?:オンライン|Zoom|ZOOM|ウェブ|Web)(?:開催)?[)）]?$")

# 2026年3月22日　開場 14:30　開演 15:00
_HOURS = re.compile(r"(?:開[場演会始館]|受付|集合)[ 　]*[0-9]")
_WIDE_GAP = re.compile(r"[ \t]*\u3000")


# 2019年 みどり市がみどり祭を開催: a sentence, whose event is named inside it.
# 2019年10月、北浜にてみどりナイトというイベントに参加
_BY_SOMEBODY = re.compile(r".*?(?:という|にて|において)(?=.)|[^\s、。「」]{1,12}(?:[都道府県市区町村]|会|社|団体|大学)が(?=[一-鿿ァ-ヺぁ-ゖ「])")


# 【イベント】2025.10.12　みどりハックデー: an entry of a report that says what it is an entry of.
_TAG = re.compile(r"【(?:イベント|催し|催事|行事|勉強会|研究会|学習会|セミナー|講座|講演会|ワークショップ|交流会|研修会?|大会|フォーラム|シンポジウム|ハッカソン|アイデアソン|見学会|展示会|体験会|説明会)】[ 　]*")
_TAGGED_NAME = re.compile(r"(?![0-9])[^。！!？?「」『』【】]{4,50}(?<!締切)(?<!締め切り)(?<!受付)(?<!開始)(?<!募集)(?<!募集中)(?<!結果)(?<!中止)(?<!延期)(?<!お知らせ)(?<!について)(?<![市町村区号])")


def is_tagged(block: Block, text: str) -> bool:
    """Whether a line says in a bracket that it is an entry of an event: 【イベント】2025.10.12　…."""
    return _TAG.match(text, block.start, block.end) is not None


def dated_item(document: Document, block: Block, dates: Sequence[DateMention], text: str) -> Span | None:
    """The name after the date that a line of a list begins with, where it reads as an event's."""
    if not dates:
        return None
    start = _BULLET.match(text, block.start, block.end)
    first = start.end() if start else block.start
    tag = _TAG.match(text, first, block.end)
    first = tag.end() if tag is not None else first
    opening = next((d for d in dates if first - 1 <= d.start <= first + 1 and d.end < block.end), None)
    body = text[block.start : block.end]
    if opening is None or "。" in body:
        return None
    after = _AFTER_DATE.match(text, opening.end, block.end)
    if tag is not None:
        whole = _TAGGED_NAME.fullmatch(text, after.end() if after else opening.end, block.end)
        return Span(*whole.span()) if whole is not None and not is_unnamed(whole.group()) else None
    name = _NAME.match(text, after.end() if after else opening.end, block.end)
    if name is None or "という" in name.group():
        # MIDORI CREWという勉強会に参加した: what it is called is told by this.
        return None
    if _CHRONICLE.search(body) and (_CHRONICLE.search(text, name.end(), block.end) or not _is_gathering(name.group())):
        return None
    if name.start() == opening.end and text[name.start()] in "のはがをにでとも":
        # 本日 + の会議に付した事件
        return None
    if _HOURS.match(name.group()):
        return None
    # 感覚を知る会　北斗大学・みどりカフェイベント: a wide gap ends the name, and what follows may tell what it is.
    if _BY_SOMEBODY.match(name.group()):
        return None
    gap = _WIDE_GAP.search(document.text, *name.span())
    end = gap.start() if gap is not None and gap.start() - name.start() > 2 else name.end()
    told = reads_as_event(name.group()) or reads_as_event(text[name.start() : end])
    # 令和7年 + 第2回定例会: the session of that year.
    of_year = len(opening.first) == 4 and name.start() == opening.end and re.match(r"第\d+回", name.group()) is not None
    return Span(opening.start if of_year else name.start(), end) if told and not is_unnamed(text[name.start() : end]) else None


# 1993年3月　長期修繕計画を策定, 2003年　みどり百年史発行: what came to be that day.
_MADE = re.compile(r"(?P<name>[^()（）、。|｜\t「」『』はがをに]{4,40}?)(?:[(（][^()（）]{1,16}[)）])?[\s　]*(?:を|の)?(?P<verb>策定|制定|発表|公表|創刊|発行|発刊|刊行|公開|リリース|開始|運用開始|提供開始|スタート|とりまとめ|取りまとめ|まとめる)(?:し(?:た|ました)|する)?[\s　]*(?:$|[(（、])")
_PRINTED = ("創刊", "発刊", "刊行")
_IN_PRINT = ("史", "誌", "集", "紙", "ニュース", "新聞", "だより", "便り", "通信", "読本", "マップ", "辞典", "図鑑")
_OF_ANY = frozenset(["計画", "事業", "サービス", "システム", "サイト", "ホームページ", "条例", "資料", "会報", "アプリ", "データ"])


_WITH = re.compile(r"[一-鿿ァ-ヺーA-Za-z]との?(?:共同|合同|連携|協働|実証|業務|資本|包括)")


def dated_thing(block: Block, dates: Sequence[DateMention], text: str) -> tuple[Span, Kind] | None:
    """The plan, programme or work after the date that a line of a chronicle begins with, and which of them it is."""
    start = _BULLET.match(text, block.start, block.end)
    first = start.end() if start else block.start
    opening = next((d for d in dates if first - 1 <= d.start <= first + 1 and d.end < block.end), None)
    if opening is None or "。" in text[block.start : block.end]:
        return None
    after = _AFTER_DATE.match(text, opening.end, block.end)
    made = _MADE.match(text, after.end() if after is not None else opening.end, block.end)
    told = lexicon().class_of(made["name"]) if made is not None else None
    if made is not None and (told is None or told[0] is not Kind.WORK) and (made["verb"] in _PRINTED or (made["verb"] == "発行" and made["name"].rstrip(" 　").endswith(_IN_PRINT))):
        told = (Kind.WORK, "")
    if made is None or told is None or told[0] not in (Kind.PROJECT, Kind.WORK) or made.start() == opening.end:
        return None
    # 事業計画, 新システム: any body has one; 北浜センターと共同調査: with whom it is done.
    name = made["name"].strip(" 　")
    if _WITH.search(name) is not None:
        return None
    own = len(name) - len(told[1]) >= 3 and name.removesuffix(told[1]) not in lexicon().generic_modifiers and told[1] not in _OF_ANY - {"計画"} and name not in _OF_ANY
    return (Span(made.start("name"), made.start("name") + len(made["name"].rstrip(" 　"))), told[0]) if own else None


def _is_gathering(name: str) -> bool:
    """Whether a name's last word is one for an event, whatever that was held for: みどり会設立総会."""
    told = lexicon().class_of(bare_title(name))
    return told is not None and told[0] is Kind.EVENT and _CHRONICLE.search(name, max(0, len(name) - 2)) is None


def reads_as_event(name: str) -> bool:
    """Whether a name's last word, year or edition tells an event: みどりフォーラム, FOSS4G Hokuto 2025, 第3回….

    >>> reads_as_event("FOSS4G Hokuto 2025"), reads_as_event("みどり通信を発行")
    (True, False)
    """
    if not re.search(r"[A-Za-zぁ-ヿ一-鿿]{2}", name) or re.match(r"(?:午前|午後)?\d{1,2}[:時]", name):
        return False
    told = lexicon().class_of(bare_title(name))
    if told is not None:
        return told[0] is Kind.EVENT
    numbered = bare_title(name) != name or re.match(r"第\d+回", name) is not None
    return numbered and re.search(r"[はがをに](?=[一-鿿])", name) is None


def find_listed_events(
    document: Document, line: Line, header: dict[int, str], resolution: Resolution, over: Ref | None = None
) -> Iterator[Statement]:
    """Date, place and host of the event that a line of a list or a row of a table is about.

    `over` is the body whose name alone is the heading over the table.
    """
    text = fold(document.text)
    block = line.block
    label = block.label.end if block.label is not None else block.start
    event = next((r for r in line.refs if r.kind is Kind.EVENT and r.start >= label), None)
    if event is None or "。" in text[block.start : block.end]:
        return
    row = block.kind is BlockKind.ROW
    span = Span(block.start, block.end)
    dates = line.dates
    told = _told_behind(line, event, text)
    opens = told is not None or (dates and dates[0].end <= event.start and (row or _CLASS_NOUN.fullmatch(text, dates[0].end, event.start)))
    if dates and not dates_entry(dates[0], event.start, event.end, text) and (opens or (row and "when" in header.values())):
        yield Statement(event.entity, Predicate.START_DATE, dates[0].first, (span,), 0.86, "event-list")
        last = dates[0].last or (dates[-1].first if row and len(dates) > 1 and dates[-1].first > dates[0].first else None)
        if last:
            yield Statement(event.entity, Predicate.END_DATE, last, (span,), 0.86, "event-list")
    behind = _BEHIND_DASH.match(text, event.end, block.end)
    held = next((r for r in line.refs if behind is not None and r.start == behind.end() and r.end == block.end), None)
    if held is not None and fits(held, ("Place", "Municipality"), resolution.entities):
        yield Statement(event.entity, Predicate.LOCATION, held.entity, (span,), 0.82, "event-list")
        return
    if not (dates or header):
        return
    if over is not None and row and "host" not in header.values():
        yield Statement(event.entity, Predicate.ORGANIZER, over.entity, (span,), 0.7, "event-list")
    cells = {header[i]: c for i, c in enumerate(block.cells) if i in header}
    for ref in line.refs:
        if ref.start < event.end:
            continue
        place, host = cells.get("place"), cells.get("host")
        if host is not None and host.start <= ref.start < host.end:
            if ref.kind in (Kind.ORGANIZATION, Kind.PERSON):
                yield Statement(event.entity, Predicate.ORGANIZER, ref.entity, (span,), 0.86, "event-list")
        elif not fits(ref, ("Place", "Municipality", "Venue"), resolution.entities):
            continue
        elif (place is not None and place.start <= ref.start < place.end) or (
            place is None and host is None and (_HELD_AT.fullmatch(text, event.end, ref.start) or ref.start == told)
        ):
            # 北斗大学 + 南キャンパス
            inner = next((r for r in line.refs if r.start == ref.end and r.kind is Kind.PLACE), ref)
            yield Statement(event.entity, Predicate.LOCATION, inner.entity, (span,), 0.84, "event-list")


def _told_behind(line: Line, event: Ref, text: str) -> int | None:
    """Where the place begins, or the line ends, behind the date that follows the name with which the line opens; None where the
    line says anything else.
    """
    end = line.block.end
    bullet = _BULLET.match(text, line.block.start, end)
    day = next((d for d in line.dates if d.start >= event.end), None)
    if bullet is None or event.start > bullet.end() + 1 or day is None or len(day.first) != len("2022-09-17") or not _BEFORE_DATE.fullmatch(text, event.end, day.start):
        return None
    times = _TIMES.match(text, day.end, end)
    at = times.end() if times is not None else day.end
    held = at == end or any(r.start == at and r.kind in (Kind.PLACE, Kind.ORGANIZATION) for r in line.refs)
    return at if held or _ON_THE_NET.match(text[at:end]) else None


_DATE_AFTER_NAME = re.compile(r"[」』]?[ \u3000]*(?:[「『][^」』]{1,60}[」』][ \u3000]*)?(?:[(（][^()（）]*[)）])?[ \u3000:：,、|｜/(（【\[-]*")
_HELD_ON = re.compile(r"(?:[(（][^()（）]{1,6}[)）])?[ \u3000]*(?:に)?(?:開催|実施|レポート|レポ|参加)")
# ●4月22日（土） 子育て講演会
_DAY_OPENS = re.compile(r"[\s■◆●○◎・【]*")
_BEFORE_NAME = re.compile(r"(?:[(（][^()（）]{1,6}[)）])?[】]?[ \u3000:：|｜/「『第-]*(?:開催[ \u3000]*)?")


def find_title_date(document: Document, resolution: Resolution, event: str | None) -> Iterator[Statement]:
    """第5回北浜データ祭(北斗会館)：2016.10.08(土)開催レポート: the one day that a title gives its event."""
    text = fold(document.text)
    for reading in resolution.readings:
        if document.blocks[reading.sentence.block].kind is not BlockKind.TITLE:
            continue
        days = [d for d in reading.dates if len(d.first) == 10]
        named = next((r for r in reading.refs if r.entity == event), None)
        if named is None or len(days) != 1 or len(reading.dates) != 1:
            continue
        day = days[0]
        follows = day.start >= named.end and _DATE_AFTER_NAME.fullmatch(text, named.end, day.start)
        opens = _DAY_OPENS.fullmatch(text, reading.sentence.start, day.start) and _BEFORE_NAME.fullmatch(text, day.end, named.start)
        if follows or opens or _HELD_ON.match(text, day.end):
            span = Span(min(named.start, day.start), max(named.end, day.end))
            yield from days_of(named.entity, day, span, text, 0.84, "date-in-title")
