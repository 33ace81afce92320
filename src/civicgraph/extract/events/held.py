"""When and where, and by whom, the events of a sentence were held: 3月2日、みなと会館で開かれた総会, 記念式典が5日、北浜市で行われ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from civicgraph.dates import DateMention
from civicgraph.extract.clauses.clause_arguments import EVERY
from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.events.announced_headings import heads_paragraph, tells_of_another
from civicgraph.extract.events.days import days_of
from civicgraph.extract.events.event_names import PART_OF
from civicgraph.extract.names.occasions import held_after, held_before
from civicgraph.extract.text.datelines import WEEKDAY, dates_entry
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_AT = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?(?:[ 　]?[0-9一-鿿ァ-ヺーA-Z]{1,10}(?:階|室|ホール|号館|棟|会場|広場|ロビー|教室|校舎|キャンパス|講堂|体育館|F))?(?:「[^「」]{1,12}」)?(?:の(?!主催|共催|企画|運営|協力|後援|支援|提供|協賛|委託|依頼|助成|補助|呼び|招)[^\s、。はがをにで]{2,24})?(?:[でに]て|(?:一帯|周辺|とその(?:周辺|一帯)|など|ほか|とオンライン)?(?:で|の)|において|に於いて|を(?:主な?|メイン)?(?:会場|舞台|中心)(?:に|として))(?<!(?<!オンライン)の)(?![はもきすし]|あ(?!っ))")
# What is between belongs to another verb: 3月に設立された会は…, 東京で学び、….
_OTHER_VERB = re.compile(r"(?:[しれりいっび]、|(?:進め|続け|手がけ|手掛け)る(?=[「『])|(?:行う|取り組む|営む|担う)(?=[「『])|(?:した|された|れた|った|いた|きた|する|される|れる|ている|ていた)(?![、。のとにがはをめもより])|[はがも]、?[^、]{0,30}(?:した|された|する))")
_COMMA = re.compile(rf"{WEEKDAY}?(?:に|午[前後][^、。はが]{{0,12}})?、")
_TOPIC_AHEAD = re.compile(rf"{WEEKDAY}?に?[^、。はがをで]{{1,20}}は")
# 開催 + すると発表した: what a day at the outset is of.
_ANNOUNCED = re.compile(r"[^。、]{0,6}(?:こと|旨)?[をと](?:正式に)?(?:発表|公表|表明|決定|決め|明らかに)")
_HOLDING_OF = re.compile(r"[」』]?の(?:初|単独|共同)?開催")
_HOLDING = re.compile(
    r"[」』]?(?:[(（][^()（）]*[)）])?(?:が|の)?(?:(?:主催|共催|企画)?による|(?:主催|共催)(?:の|する|した|(?=[「『])))、?[一-鿿ァ-ヺー]{0,16}、?[「『]?"
)
# みどり協会の「みどりの日」が開かれた
_OWN = re.compile(r"[」』]?の[「『]?")
_TOPIC = re.compile(r"[」』]?(?:全体|本体)?は")
_ONLY_WHEN = re.compile(
    r"[」』]?(?:全体|本体)?は、?Ｎ(?:Ｎ|午[前後]|\d{1,2}時(?:半|\d{1,2}分)?|\d{1,2}:\d\d|[(（][月火水木金土日祝・Ｎ]+[)）]|から|まで|より|に|[~〜、・の ]|大?ホール|会議室|[0-9]階|開催|予定|で(?!は|も)|にて|です|だ)*。?[)）]?[ 　]*"
)
_CLOSES = re.compile(r"[^()（）]*[)）]")
# …を開催しました(
_SAID = re.compile(r"(?:しま(?:した|す)|いたしま(?:した|す)|され(?:た|ました|ます)|した)?[。!！]?[ 　]?[(（]")
# 3月2日、招かれて「みどりの日」に参加した: who was there on a day says when it was.
_WAS_AT = re.compile(
    r"[」』]?(?:[(（][^()（）]{1,24}[)）])?(?:という[^。、はがをにでと]{2,20})?(?:に|へ|にも|には|では?|にて|においては?)、?[^。、はがにをでとる]{0,12}(?:を[^。、はがにでとる]{0,12})?(?:参加|出席|列席|臨席|登壇|講演|発表|基調講演|出展|出演|参列)(?:を?(?:行い|行っ|しまし|し|いたしまし|させていただきまし|して(?:き|い|まい)(?:り?まし)?))(?:た(?![いらりめ])|、)"
)
# 2018年、第5回みどり大会で最優秀賞を受賞: the date right before an edition of which somebody was.
EDITION_OF = re.compile(r"第[ 　]?[0-9]+[ 　]?回|(?:19|20)\d\d")
_RIGHT_BEFORE = re.compile(r"(?:に|には|は)?、?(?:[^\s、。はがをにでと]{1,16}(?:主催|開催)の)?[「『]?")
# … but not 入賞した早瀬さんが…: the date is of what is told of him.
_DONE_AT = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:に|へ|にも|には|では?|にて|においては?)、?[^。]{0,40}?(?:受賞|入賞|入選|優勝|出品|出場|出展|参加|登壇|発表|講演|選ばれ|選出)(?!(?:し|され|い)?た(?![。、，]|の(?:は|が)|$))")
_JOINED = 3  # と, & or 、 between two that are held together
_EDITION = re.compile(r"度(?=[一-鿿ァ-ヺA-Za-z第「『])")


# 5月3日、みなとホールにて開催しました。, 3日に標記講座を開催しました。: held is what the document is about.
_ITSELF = re.compile(
    r"(?:[てでに]|わたり|日|[)）]|、|(?:標記|本|当|同)(?:[^、。はがを」]{0,12})[をが])、?(?:無事)?(?:に)?(?:(?:開催|実施)(?:いたしました|しました|されました|した|された|します|いたします|されます|することができました|)|開(?:きました|かれました|かれた))[。!]?$"
)
_OTHER_TOPIC = re.compile(r"(?<!今回)(?<!今年)(?<!当日)(?<!本日)は(?!じめ)|が、?[^。、はがを]{0,40}開(?:きまし|かれまし|かれ)た[。!]?$")


# 3日、北浜会館で開催し、200人が来場: so the first sentence below an event's name goes on.
_AND_THEN = re.compile(r"(?:[てで]|、)(?:盛大に|無事)?(?:開催|実施)し、")


def find_held(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """StartDate, location and organizer of each event that a sentence says is held, from the date and the place that stand with the verb."""
    headed = _headed(document, resolution, text)
    named = {e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and e.id not in context.disasters}
    hosted = context.host is not None
    visited = {r.entity for reading in resolution.readings for r in reading.refs if hosted and r.kind is Kind.EVENT and _VISITED.match(text, r.end)}
    block, spoken_of = -1, False
    for reading in resolution.readings:
        events = [r for r in reading.refs if r.entity in named]
        spoken_of = bool(events) or (spoken_of and reading.sentence.block == block)
        opens, block = reading.sentence.block != block, reading.sentence.block
        # The event that a paragraph speaks of, where the text names no other, is what it says was held.
        if context.titled and context.main_event is not None:
            yield from _told_of(context.main_event, reading, resolution, text)
        itself = context.main_event if context.titled else next(iter(named)) if spoken_of and len(named) == 1 else None
        itself = headed.get(block, itself)
        if context.host is not None and itself is not None and itself not in visited and all(e.entity == itself for e in events):
            yield from _held_by_own(itself, context.host, reading, text, _DID_HOLD if block in headed else _ITSELF)
        if context.host is not None and "会" in text[reading.sentence.start : reading.sentence.end]:
            yield from _own_meetings(events, context.host, reading, text)
        if context.host is not None and len(events) == 1 and (took := _own_line(events[0], context.host, reading, text)) is not None:
            yield took
        if not events and itself is not None:
            held = _ITSELF.search(text, reading.sentence.start, reading.sentence.end)
            further = _AND_THEN.search(text, reading.sentence.start, reading.sentence.end) if opens and block in headed else None
            yield from _held_itself(itself, reading, resolution, text, held or further)
        for event in events:
            if (PART_OF.match(text, event.end) and not _OPENING.match(text, event.end)) or any(r.start <= event.start and event.end < r.end for r in events):
                # みどり大会の懇親会は北浜ホテルで行われた: the party alone was; with its opening the whole begins.
                continue
            after = held_after(text, event.end, reading.sentence.end)
            if after is not None and not is_asserted(text, after, reading.sentence.end):
                continue
            after = after if after is not None else _verbless(event, reading, text)
            yield from _by(event, reading, resolution, text, told=after is not None)
            if after is None and not _held_before(text, reading.sentence.start, event.start):
                if (
                    _WAS_AT.match(text, event.end, reading.sentence.end)
                    and len(reading.dates) == 1
                    and len(reading.dates[0].first) == 10
                    and "月" in text[reading.dates[0].start : reading.dates[0].end]
                ):
                    yield from _when(event, reading.sentence.start, event.start, reading, text, announced=False)
                    yield from _where(event, reading.sentence.start, event.start, reading, resolution, text)
                else:
                    yield from _at_edition(event, reading, text)
                continue
            others = [r.end for r in events if r.entity != event.entity and r.end <= event.start]
            floor = max([reading.sentence.start, *others])
            stop = after if after is not None else event.start
            # 除幕式が駅前で、祝賀会がホテルで開かれた: what stands after the second is of the second.
            later = [r.start for r in events if r.entity != event.entity and event.end + _JOINED < r.start <= stop + 1]
            # みどり大会は昨年に北浜市で開いた「みどりの日」に続く: the verb and what stands before it are of the second.
            stop = event.end if later and held_before(text, event.end, later[0]) else min([stop, *later])
            announced = after is not None and _ANNOUNCED.match(text, after) is not None
            yield from _when(event, floor, stop, reading, text, announced=announced)
            yield from _where(event, floor, stop, reading, resolution, text)


def _at_edition(event: Ref, reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """When an edition of an event was, from the date right before its name where somebody did something there."""
    day = next((d for d in reading.dates if d.end <= event.start and _RIGHT_BEFORE.fullmatch(text, d.end, event.start)), None)
    # 4月6日、みどりリーグ2017に出場: a day of it, as often not the first.
    if day is not None and (day.last or len(day.first) < len("2024-05-11")) and EDITION_OF.search(text, event.start, event.end) and _DONE_AT.match(text, event.end, reading.sentence.end):
        yield from days_of(event.entity, day, Span(day.start, event.end), text, 0.8, "at-edition")


# 実行委員長のまきさん, 主催者の早瀬さん; 会場の北浜会館: said of what the document reports.
_CHAIR = re.compile(r"(?:(?<![一-鿿ァ-ヺーの」』])|(?<=今回の))(?:実行委員長|主催者?|発起人)の$")
_VENUE = re.compile(r"(?:(?<![一-鿿ァ-ヺーの」』])|(?<=今回の))会場(?:の|となる|となった|である)$")
_ANOTHER_TIME = re.compile(r"前回|次回|昨年|去年|前年|来年|翌年|例年|[0-9一二三四五六七八九十]+年前|毎年|歴代|第[0-9一二三]会場|他の会場")
_CALLED = re.compile(CALLED)


def _told_of(main: str, reading: ResolvedReading, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who led what the document reports, and the house that it says was the venue."""
    start, end = reading.sentence.start, reading.sentence.end
    if ("会場" not in text[start:end] and "の" not in text[start:end]) or any(r.kind is Kind.EVENT and r.entity != main for r in reading.refs):
        return
    if _ANOTHER_TIME.search(text, start, end):
        return
    for ref in reading.refs:
        if ref.kind is Kind.PERSON and _CHAIR.search(text, start, ref.start) and _CALLED.match(text, ref.end):
            yield Statement(main, Predicate.ORGANIZER, ref.entity, (Span(start, end),), 0.76, "chair-of-event")
        elif (
            not ref.anaphor
            and (
                fits(ref, ("Place", "Venue"), resolution.entities)
                or resolution.entities[ref.entity].sector == "Academia"
            )
            and _VENUE.search(text, start, ref.start)
        ):
            yield Statement(main, Predicate.LOCATION, ref.entity, (Span(start, end),), 0.76, "venue-told")


def _headed(document: Document, resolution: Resolution, text: str) -> dict[int, str | None]:
    """The event of each paragraph below a heading that names one and nobody, by its block; none where another thing is announced."""
    found: dict[int, str | None] = {}
    for reading in resolution.readings:
        number, kinds = reading.sentence.block, [r.kind for r in reading.refs]
        if kinds.count(Kind.EVENT) == 1 and Kind.PERSON not in kinds and heads_paragraph(document, number, text):
            found[number + 1] = reading.refs[kinds.index(Kind.EVENT)].entity
        elif Kind.EVENT not in kinds and tells_of_another(document, number, text):
            found[number + 1] = None
    return found


_OPENING = re.compile(r"[」』]?の(?:開会式|開幕式|オープニング)")
# 第18回総会, 令和5年度第2回理事会: the meetings that every body has of its own, by no other name.
_OWN_MEETING = re.compile(
    r"(?:(?:令和|平成|昭和)?[0-9元]+年度?の?|(?:19|20)\d\d|[0-9]{1,2}月度?の?|第[ 　]?[0-9]+[回期]|[ 　]|定例|定期|通常|臨時|年次)*(?:社員|会員|代議員)?(?:総会|理事会|評議員会|役員会|幹事会|例会|定例会議?|運営委員会|運営会議)"
)


# ・みどりフォーラム2023 登壇, みどり大賞2022　優秀賞受賞: lines of a body's own page.
_TOOK_PART = re.compile(
    r"[」』]?(?:[(（][^()（）]{1,24}[)）])?[ 　]*(?:に|へ|にて|で|において)?[ 　]*(?:[^\s。、はがを「」]{1,14}?(?:に|として|で|を)?[ 　]*)?(?P<did>出展|出店|出演|出場|登壇|参加|受賞|入賞|入選|出品|協賛|後援)(?:(?:しま|いたしま|され|し)した)?[!！]?[ 　]*"
)


def _own_line(event: Ref, host: Ref, reading: ResolvedReading, text: str) -> Statement | None:
    """That the body whose page it is took part in or supported what a line names, and nobody else."""
    start, end = reading.sentence.start, reading.sentence.end
    took = _TOOK_PART.fullmatch(text, event.end, end) if end - start < 90 else None
    if took is None or any(r.kind in (Kind.PERSON, Kind.ORGANIZATION) and r.entity != host.entity and not event.start <= r.start < event.end for r in reading.refs):
        return None
    predicate = Predicate.SPONSOR if took["did"] in ("協賛", "後援") else Predicate.PARTICIPANT
    return Statement(event.entity, predicate, host.entity, (Span(start, end),), 0.74, "own-line")


def _own_meetings(events: Sequence[Ref], host: Ref, reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """第18回総会, on a body's own page: who holds it, where the sentence names no other before it."""
    for event in events:
        if "の" + text[event.start : event.end] in text or any(r.kind is Kind.ORGANIZATION and r.entity != host.entity and r.end <= event.start for r in reading.refs):
            continue
        if _OWN_MEETING.fullmatch(text, event.start, event.end) and text[event.start - 1 : event.start] != "・":
            yield Statement(event.entity, Predicate.ORGANIZER, host.entity, (Span(event.start, event.end),), 0.76, "own-meeting")


def _held_itself(main: str, reading: ResolvedReading, resolution: Resolution, text: str, held: re.Match[str] | None) -> Iterator[Statement]:
    """When and where, from a sentence that says only that something was held: it is the event that the document reports."""
    start, end = reading.sentence.start, reading.sentence.end
    days = [d for d in reading.dates if _says_when(d, reading, text)] if held is not None else []
    if held is None or not days or len(days) > 1 or _OTHER_TOPIC.search(text, start, end):
        return
    # The bracket of the weekday is the date's.
    at = max(held.start(), days[0].end) if days[0].end < held.end() else held.start()
    event = Ref(at, at, main, Kind.EVENT, 0.8)
    for found in (*_when(event, start, end, reading, text, announced=False), *_where(event, start, end, reading, resolution, text)):
        yield replace(found, confidence=0.8, method=f"{found.method}-itself")


# 3日に北浜会館で開催しました。: nobody else did, where no other is named.
# アイデアソンを開催し、30人が参加しました。, みどり大学と共同開催。: ... of what the heading above names.
_DID_HOLD = re.compile(r"(?:[をてでに、とり日)）]|^)(?:無事)?に?(?:共同で?|合同で?)?(?:開催|実施)(?:し(?:まし)?た(?=。|$)|いたしました|し、|。|$)|を開(?:きました|いた。)")
_DOES = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:さん|様)?(?:が|は|も|の(?:呼び|企画|企て))")
# みどり祭りに参加しました: what somebody else holds.
_VISITED = re.compile(r"[」』]?(?:[にへ]|の?会場[にへで])[^、。はがを]{0,10}(?:参加|出店|出展|出席|協力|お邪魔)し(?:ま|て(?:きま|い))")
_NOT_BY_OWN = re.compile(r"(?:私たち|わたしたち|当会|本会|当法人|当団体)も|主催|共催|により|による|によって|依頼|委託|招[かい]")


def _held_by_own(main: str, host: Ref, reading: ResolvedReading, text: str, says: re.Pattern[str]) -> Iterator[Statement]:
    """Who held what a paragraph on a body's own page speaks of, from a sentence that says only that it was held."""
    start, end = reading.sentence.start, reading.sentence.end
    held = says.search(text, start, end)
    if held is None:
        return
    others = any(r.kind is Kind.ORGANIZATION and r.entity != host.entity and _DOES.match(text, r.end) for r in reading.refs)
    if not others and "れ" not in held.group() and not _OTHER_TOPIC.search(text, start, end) and not _NOT_BY_OWN.search(text, start, end):
        yield Statement(main, Predicate.ORGANIZER, host.entity, (Span(start, end),), 0.74, "own-meeting")


def _by(event: Ref, reading: ResolvedReading, resolution: Resolution, text: str, *, told: bool) -> Iterator[Statement]:
    """「みどり会議」(会長・朝倉健一氏)による再生シンポジウム, 北斗市経営課主催の公開審査会: who holds it."""
    for body in reading.refs:
        if body.kind is Kind.ORGANIZATION and body.end < event.start and _HOLDING.fullmatch(text, body.end, event.start):
            yield Statement(event.entity, Predicate.ORGANIZER, body.entity, (Span(body.start, event.end),), 0.84, "held-by")
        elif told and body.kind is Kind.ORGANIZATION and body.end < event.start and _OWN.fullmatch(text, body.end, event.start):
            # A town's may be held in it by anybody.
            if resolution.entities[body.entity].sector != "LocalGovernment":
                yield Statement(event.entity, Predicate.ORGANIZER, body.entity, (Span(body.start, event.end),), 0.74, "held-by")


def _verbless(event: Ref, reading: ResolvedReading, text: str) -> int | None:
    """Where a sentence ends that only says when and where an event is: みどり大会は3月2日午後1時から、北浜会館で (no verb)."""
    if not _TOPIC.match(text, event.end) or not any(d.start > event.end for d in reading.dates):
        return None
    rest, at = "", event.end
    for start, last in sorted([(r.start, -r.end) for r in reading.refs] + [(d.start, -d.end) for d in reading.dates]):
        if start >= at:
            rest += text[at:start] + "Ｎ"
            at = -last
    return reading.sentence.end if _ONLY_WHEN.fullmatch(rest + text[at : reading.sentence.end]) else None


def _when(event: Ref, floor: int, stop: int, reading: ResolvedReading, text: str, *, announced: bool) -> Iterator[Statement]:
    days = [d for d in reading.dates if floor <= d.start and d.end <= stop and _says_when(d, reading, text)]
    if announced and _HOLDING_OF.match(text, event.end, stop):
        # 5月10日に大会の開催を発表した
        days = [d for d in days if d.start >= event.end]
    elif announced:
        days = [d for d in days if d.start >= event.end or not (_COMMA.match(text, d.end) or _TOPIC_AHEAD.match(text, d.end, event.start))]
    # …を開催(2016.6.29): the day in the bracket behind the verb.
    inside = [d for d in days if d.start >= event.end] or [
        d
        for d in reading.dates
        if _SAID.fullmatch(text, stop, d.start) and text[d.end : d.end + 1] in (")", "）")
    ]
    # (2007年2月6日閣議決定)に基づき、…を開いた: what a bracket dates is what stands before it.
    before = [
        d
        for d in days
        if d.end <= event.start
        and not _CLOSES.match(text, d.end, event.start)
        and (_of_main_verb(text, d.end) or not _another(text, d.end, event.start))
    ]
    day = inside[0] if inside else before[-1] if before else None
    if day is not None and not dates_entry(day, event.start, event.end, text):
        span = Span(min(day.start, event.start), max(event.end, day.end))
        yield from days_of(event.entity, day, span, text, 0.86, "held-on")


def _of_main_verb(text: str, end: int) -> bool:
    """Whether a comma keeps a date from the verb that comes next: 3月2日、市民が使う「みどりの日」を開催した."""
    return _COMMA.match(text, end) is not None


def _says_when(date: DateMention, reading: ResolvedReading, text: str) -> bool:
    """Whether a date is no edition (令和5年度みどり会議), stands in no name and is not when the first of many was."""
    named = any(r.start <= date.start and date.end <= r.end for r in reading.refs)
    # 北斗新聞(2022年7月3日): when the paper came out.
    cited = text[date.start - 1 : date.start] in ("(", "（") and text[date.end : date.end + 1] in (")", "）")
    return len(date.first) > 4 and not named and not cited and not EVERY.match(text, date.end) and _EDITION.match(text, date.end - 1) is None


# 前回は東浜市で、今回は北浜会館で開かれた
_OTHER_TIME = re.compile(r"(?:前回|次回|昨年|去年|前年|来年|翌年|例年)(?:の[^。、はが]{0,12})?(?:は|には)?、?$")


def _where(
    event: Ref, floor: int, stop: int, reading: ResolvedReading, resolution: Resolution, text: str
) -> Iterator[Statement]:
    places = [r for r in reading.refs if r.start >= floor and fits(r, ("Place", "Municipality", "Venue"), resolution.entities)]
    for place, inner in zip_longest(places, places[1:]):
        at = _AT.match(text, place.end, stop)
        town = text[place.end - 1] in "都道府県市区町村" or fits(place, ("Municipality",), resolution.entities)
        if at is None or (town and inner is not None and inner.end <= at.end() and _AT.match(text, inner.end, stop)):
            # 高松市の + 北浜会館を会場に: the house, not the town that it is in.
            continue
        between = (at.end(), event.start) if place.end <= event.start else (at.end(), stop)
        # 北浜会館で3日、市民が使う「みどりの日」が開かれる: a comma keeps both from the verb that comes next.
        dated = any(d.start == at.end() and _COMMA.match(text, d.end) for d in reading.dates)
        main = dated or text[at.end() : at.end() + 1] == "、" or at.group().endswith(("にて", "において", "に於いて"))
        if _OTHER_TIME.search(text, floor, place.start):
            continue
        if event.start <= place.start < event.end or (not main and _another(text, *between)):
            continue
        span = Span(min(place.start, event.start), max(event.end, at.end()))
        yield Statement(event.entity, Predicate.LOCATION, place.entity, (span,), 0.84, "held-at")
        return


def _another(text: str, start: int, end: int) -> bool:
    """Whether a verb of its own stands between, but for the one that says that the event was held."""
    return not _held_before(text, start, end) and _OTHER_VERB.search(text, start, end) is not None


# 北浜市で開かれた + みどり協会主催のイベント、みどりキャンプ
_HELD_BY_OTHER = re.compile(r"(?:開かれた|開催された|行われた|行なわれた)[^。、はがを]{2,30}(?:主催|共催)の(?:[一-鿿ァ-ヺー]{1,16}、?)?[「『]?$")


def _held_before(text: str, start: int, end: int) -> bool:
    """Whether what follows `end` is said to be held, perhaps by whom between."""
    return held_before(text, start, end) or ("催の" in text[start:end] and _HELD_BY_OTHER.search(text, start, end) is not None)
