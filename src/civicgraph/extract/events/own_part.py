"""What a profile tells of somebody, or a body's own page of the body, at an event: みどりカンファレンス2019登壇, みどり映画祭審査員, みどり展に出展."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.events.event_names import PART_OF
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

METHOD = "own-part"
_BRACKET = r"[」』]?(?:[(（][^()（）]{1,24}[)）])?[ 　]*"
# みどり展2015〜2021、わかば展2016などに: the event after it has the same verb.
_WITH = re.compile(rf"{_BRACKET}(?:[0-9〜~～年/／-]{{0,9}}|ほか)(?:[、,，・/／]|と|や|及び|および)[ 　]*(?:[0-9]{{4}}年)?[「『]?")
_SPEAKS = r"登壇|(?:基調|招待|特別|記念)?講演|講師|スピーカー|パネリスト|モデレーター|ファシリテーター|口頭発表|研究発表|[のをで]発表"
_JOINS = r"出展|出店|出演|出場|参加|受賞|入賞|入選|優勝|準優勝|審査委?員長?|審査委員|メンター|表彰(?!台)|選出|出品|[金銀銅]賞|大賞|(?:最?優秀|奨励|特別)賞|グランプリ|日本代表"
_HOLDS = r"主催|主宰|共催|実行委員(?:会(?:の)?)?(?:会長|委員長|代表|長)|組織委員(?:会(?:の)?)?(?:会長|委員長|長)|大会長|オーガナイザー|キュレーター|発起人|を立ち上げ|を創設|を(?:企画・?)?(?:開催|実施)(?:し(?:まし)?(?:た(?=[。、!！\s]|$)|て|、)|。|、|$)"
_TOLD = re.compile(
    rf"{_BRACKET}(?:[0-9〜~～-]{{0,9}}[ 　]?(?:[0-9]年連続)?)(?:など|等|ほか)?[ 　]*(?:の|に|へ|にも|への|で|にて|において|における|では)?、?[ 　]*(?!という?(?:題|テーマ|タイトル|演題))[^。、はがをも「」『』（）()]{{0,20}}?"
    rf"(?:(?P<speaks>{_SPEAKS})|(?P<joins>{_JOINS})|(?P<holds>{_HOLDS})|(?P<helps>協賛|後援))"
    r"(?!し?(?:まし)?た[一-鿿ァ-ヺ]|し?て?(?:いただ|頂|くださ|下さ)|者|会(?!長)|陣|料|費|無料|受付|募集|希望|申|方法|登録|企業|団体|校|国|作品|候補|歴|経験|さ(?:れ|せ)|す[るべ]|[のに](?!選|輝|て)|[一-鿿ァ-ヺー]{2})"
)
_SUBJECT = re.compile(rf"[」』]?{CALLED}?(?:[(（][^()（）]*[)）])?(?:ら|たち)?(?:が|は|も|から|より|による|主催|共催)")
# 小学生たちが第3回大会を開いた: somebody without a name did.
_OTHERS = re.compile(r"(?<!です)(?<!ます)(?<!した)が(?!、)")
_NOT_DONE = re.compile(r"[^。、]{0,8}?(?:予定|ほしい|欲しい|たい|目指|目標|中止|見送|ず(?:、|に|。)|べき)|(?:を|に)?(?:聞|聴|視聴|取材|企画|依頼|担当者)")


def find_own_part(reading: ResolvedReading, person: Ref | None, host: Ref | None, text: str) -> Iterator[Statement]:
    """The part that `person`, whose profile a sentence stands in, or `host`, whose page it is, had in the events that it names."""
    events = [r for r in reading.refs if r.kind is Kind.EVENT]
    doer = person if person is not None and person.kind is Kind.PERSON else host
    if not events or doer is None or any(_is_another(r, doer, events, text) for r in reading.refs):
        return
    if _OTHERS.search(text, reading.sentence.start, events[-1].start):
        return
    told: re.Match[str] | None = None
    following: Ref | None = None
    for event in reversed(events):
        if following is None or told is None or not _WITH.fullmatch(text, event.end, following.start):
            told = _TOLD.match(text, event.end, reading.sentence.end)
        following = event
        if told is None or (told["holds"] is not None and PART_OF.match(text, event.end)) or _NOT_DONE.match(text, told.end()) or not is_asserted(text, told.end(), reading.sentence.end):
            continue
        predicate = _predicate(told, doer)
        if predicate is not None:
            yield Statement(event.entity, predicate, doer.entity, (Span(event.start, told.end()),), 0.74, METHOD)


def _predicate(told: re.Match[str], doer: Ref) -> Predicate | None:
    if told["holds"] is not None:
        return Predicate.ORGANIZER
    if told["helps"] is not None:
        return Predicate.SPONSOR if doer.kind is Kind.ORGANIZATION else None
    if told["speaks"] is not None:
        # Of a body its people speak.
        return Predicate.SPEAKER if doer.kind is Kind.PERSON else None
    return Predicate.PARTICIPANT


def _is_another(ref: Ref, doer: Ref, events: Sequence[Ref], text: str) -> bool:
    """Whether a sentence names somebody else who may be the one that it tells of."""
    if ref.entity == doer.entity or ref.kind not in (Kind.PERSON, Kind.ORGANIZATION) or any(e.start <= ref.start < e.end for e in events):
        return False
    return ref.kind is Kind.PERSON or _SUBJECT.match(text, ref.end) is not None
