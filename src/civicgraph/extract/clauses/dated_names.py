"""When a thing began by the date in the bracket behind its name (みどり協定（平成24年締結）, みどり大会（2018年）) and in the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.dates import DateMention
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

# 「…に関する協定」(平成24年締結), みどり計画(2019年3月策定), 「みどり台帳」です(2006年公開。…): what was done with it then.
_OPENING = re.compile(r"[」』]?(?:です|でした|だ|である)?[ 　]*[(（](?:[^()（）、。]{2,12}[・=＝])?$")
_ENDS = re.compile(r"[)）、。，,・]")
_DONE = re.compile(r"(?:に)?(?:締結|策定|制定|施行|公布|開始|始動|設立|創設|創立|創業|結成|発足|開設|開館|開校|開園|開所|竣工|成立)(?=[)）、。，,・])")
_CAME_OUT = re.compile(r"(?:に)?(?:公開|リリース|刊行|発行|出版|発売|創刊|発表|完成)(?=[)）、。，,・])")
# (2018年4月) behind the name of a paper: when it was made.
_PAPERS = ("報告書", "白書", "計画", "戦略", "ガイドライン", "提言", "指針", "方針", "宣言", "ビジョン", "構想", "協定", "協定書", "覚書", "プラン", "原則", "憲章", "規範", "規程", "基準", "マニュアル", "手引き", "手引", "ハンドブック", "ガイド", "ガイドブック", "レポート", "要綱", "要領", "とりまとめ", "まとめ")
# 『月刊みどり』(2020年3月): one of its numbers.
_PERIODICALS = re.compile(r"新聞|月刊|週刊|季刊|ニュース|だより|便り|通信|会報|マガジン|ジャーナル|紀要|広報|誌$")
_MADE_THEN = re.compile(r"(?:発行|発表|公布)?[)）]")
# みどり大会(2018年), みどり事業(2019年～2021年): nothing but when.
_NAME_OPENS = re.compile(r"[」』]?[ 　]?[(（]$")
_CLOSES = re.compile(r"[)）]")
# みどり事業(2019年～): since when.
_GOES_ON = re.compile(r"[ 　]?(?:[~〜～–—-]|から|より)(?:現在)?[ 　]?[)）]")
_BEFORE_DAYS = re.compile(r"[」』]?(?:展|展覧会)?(?:[ 　\t]|会期[:：]|開催日[:：])+")
_NOTHING_MORE = re.compile(r"[ 　]*(?:[(（][月火水木金土日祝・]{1,5}[)）])?(?:開催|実施)?[ 　]*(?:\n|$)")
_NEAR = 20
_FOR_PERIOD = re.compile(r"(?:まで)?(?:の[0-9]+年(?:間|度間)?)?を(?:計画|実施|対象|事業)?期間とする(?:[^。、「」はがを]{0,10})[「『]?")
# みどり株式会社(本社:北浜市、設立:2012年3月、代表:早瀬徹): one of the things that the bracket behind a body tells of it.
_FOUNDED = re.compile(r"[」』]?[ 　]?[(（](?:[^()（）。\n]{1,90}[、,，/／・ 　])?(?:設立|創業|創立|創設|発足)(?:年月日?|日|年)?[:：／/][ 　]?$")
_FAR = 120


def find_dated_names(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """When what a sentence names began, from the dates that stand right behind the names or open them."""
    for ref in reading.refs:
        if ref.kind in (Kind.PERSON, Kind.PLACE):
            continue
        founded = ref.kind is Kind.ORGANIZATION and text[ref.end : ref.end + 1] in ("(", "（")
        for date in reading.dates:
            if founded and 0 < date.start - ref.end < _FAR and text[date.start - 1] in ":：／/ 　" and _FOUNDED.fullmatch(text, ref.end, date.start):
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (Span(ref.start, date.end),), 0.86, "date-in-brackets")
            if ref.kind is Kind.EVENT and 0 < date.start - ref.end < _NEAR and text[date.start - 1] in " 　\t" and _BEFORE_DAYS.fullmatch(text, ref.end, date.start) and _NOTHING_MORE.match(text, date.end):
                # 企画展「みどりの女たち」 2023年10月7日(土)～12月3日(日), alone on a line
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (Span(ref.start, date.end),), 0.84, "date-behind-name")
                if date.last:
                    yield Statement(ref.entity, Predicate.END_DATE, date.last, (Span(ref.start, date.end),), 0.84, "date-behind-name")
            if ref.kind in (Kind.PROJECT, Kind.WORK) and date.last and 0 < ref.start - date.end < _NEAR and _FOR_PERIOD.fullmatch(text, date.end, ref.start):
                # 2019年度から2024年度までを期間とする「みどり計画」
                span = Span(date.start, ref.end)
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.86, "period-of-plan")
                yield Statement(ref.entity, Predicate.END_DATE, date.last, (span,), 0.86, "period-of-plan")
            if ref.start <= date.start and date.end < ref.end:
                yield from _in_name(ref, date, text)
            elif 0 < date.start - ref.end < _NEAR and text[date.start - 1] in "(（・=＝" and _tells(ref, date, text):
                span = Span(ref.start, date.end)
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.84, "date-in-brackets")
                if date.last and ref.kind in (Kind.EVENT, Kind.PROJECT):
                    yield Statement(ref.entity, Predicate.END_DATE, date.last, (span,), 0.84, "date-in-brackets")


def _tells(ref: Ref, date: DateMention, text: str) -> bool:
    """Whether a date in a bracket is when a thing began."""
    if not _OPENING.fullmatch(text, ref.end, date.start):
        return False
    paper = ref.kind is not Kind.ORGANIZATION and text[ref.start : ref.end].endswith(_PAPERS) and date.last is None and text[date.end - 1] != "度" and _MADE_THEN.match(text, date.end)
    if paper or _DONE.match(text, date.end) or (ref.kind is Kind.WORK and _CAME_OUT.match(text, date.end)):
        return True
    opens = _NAME_OPENS.fullmatch(text, ref.end, date.start) is not None
    if not opens:
        return False
    if (on := _GOES_ON.match(text, date.end)) is not None:
        # 指定管理者：みどり社（平成28年4月から）: since when it has been that.
        return ref.kind is not Kind.ORGANIZATION or not on.group().strip().startswith(("から", "より"))
    if ref.kind is Kind.ORGANIZATION:
        return False
    if ref.kind is Kind.PROJECT:
        return date.last is not None and _ENDS.match(text, date.end) is not None
    if ref.kind is Kind.WORK and len(date.first) == len("2019-03") and _PERIODICALS.search(text, ref.start, ref.end) is None:
        return date.last is None and _CLOSES.match(text, date.end) is not None
    # 『みどり新聞』(2022年7月3日) is one of many of its numbers.
    whole = ref.kind is Kind.EVENT or (len(date.first) == 4 and date.last is None and text[date.end - 1] != "度")
    return whole and _CLOSES.match(text, date.end) is not None


def _in_name(ref: Ref, date: DateMention, text: str) -> Iterator[Statement]:
    """2021年7月9日からの大雨, 2018年の第5回みどり大会, 北浜市議会令和6年3月定例会: the date in an event's name is when it was; a year
    only where it opens the name, and no fiscal year, which has three months of the next.
    """
    said = text[date.start : date.end]
    if ref.kind is not Kind.EVENT or "年" not in said or said.endswith("度") or not (date.start == ref.start or "月" in said):
        return
    if text.startswith("問題", date.end):
        return
    befell = text.startswith(("の", "か"), date.end) and text[ref.start : ref.end].endswith(tuple(word_list("events", "befalling")))
    told = befell or lexicon().class_of(bare_title(text[ref.start : ref.end]))
    if not told or (told is not True and told[0] is not Kind.EVENT):
        # 令和3年改正後の保護法制: what a talk is about.
        return
    span, stated = Span(ref.start, ref.end), 0.86 if befell else 0.8
    yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), stated, "date-in-name")
    if date.last:
        yield Statement(ref.entity, Predicate.END_DATE, date.last, (span,), stated, "date-in-name")
