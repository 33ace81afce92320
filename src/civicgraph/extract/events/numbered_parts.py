"""Parts of a programme that are counted, or told by their sort, and named on a line of their own: 第1部　町の資源を生かす, セッション2：水と暮らし, 分科会A 子どもの居場所."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.headed_talks import is_title
from civicgraph.extract.events.talks import CLOCK
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.posts import suffix_of
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.extract.text.words import is_like_name
from civicgraph.records import Kind, Predicate, Span, Statement

METHOD = "numbered-part"
_NUMBER = r"(?:[0-9]{1,2}|[①-⑳ⅠⅡⅢⅣⅤ]|[一二三四五六七八九十]|[A-H](?![A-Za-z]))"
_SORT = rf"(?:{TALK}|[一-鿿ァ-ヺー]{{0,6}}(?:セッション|トーク|討論|ディスカッション)|視点|論点|話題提供|分科会|事例|テーマ|プログラム|ステージ|トラック|ラウンドテーブル|SESSION|Panel|PANEL|Part|PART|パート)"
_COUNTED = rf"(?:第[ 　]?(?:[0-9]{{1,2}}|[一二三四五六七八九十])[ 　]?(?:部(?![門会署])|分科会|セッション)|{_SORT}[ 　]?[(（]?(?:第[ 　]?)?{_NUMBER}[部)）]{{0,2}})"
# 【基調講演】町の資源を生かす, 特別講演：水と暮らし: named by its sort alone.
_SORTED = r"(?:(?:基調|招待|特別|記念|教育)講演|講演|(?:トーク|スペシャル|パネル)?セッション|パネルディスカッション|ライトニングトーク|ワークショップ|対談|鼎談|座談会|話題提供|事例(?:紹介|発表|報告))(?=[ 　]*[】〕\]》〉>＞:：])"
# What stands between the number and the name; a bracket that only the number stands in closes here.
_APART = r"(?:[ 　]*[】〕\]》〉>＞][ 　]*|[ 　]*[:：｜|／/–—―─-]+[ 　]*|[ 　]+)"
_LINE = re.compile(
    rf"^[ 　#■□◆◇●○◎▼▶★☆・*\-]*(?:{CLOCK}(?:[ 　]*[-~〜～–—―−ー][ 　]*(?:{CLOCK})?)?[ 　:：]*)?[【〔\[《〈<＜]?[ 　]*(?P<number>{_COUNTED}|{_SORTED}){_APART}"
    rf"(?:{CLOCK}(?:[ 　]*[-~〜～–—―−ー][ 　]*(?:{CLOCK})?)?[ 　:：]*)?(?P<title>[^\n]{{5,90}}?)(?:[ 　]*[(（][^()（）\n]*(?:[0-9]|敬称略|予定|会場|仮)[^()（）\n]*[)）])?[ 　]*$",
    re.M,
)
_IN_TEXT = re.compile(r"(?:講演|セッション|ディスカッション|談|ワークショップ|提供|事例..)[】〕\]:：]|第[ 　]?[0-9一二三四五六七八九十]{1,2}[ 　]?[部分セ]|(?:セッション|分科会|ession|ESSION|講演|トーク|視点|発表|パート|ディスカッション|報告|Part|PART|論点|事例|テーマ|テーブル)[ 　]?[(（]?(?:第[ 　]?)?[0-9①-⑳ⅠⅡⅢA-H一二三]")
# Whoever tells of parts of a book or a plan names nobody who speaks in them.
_MEETS = re.compile(r"登壇|講師|講演|パネリスト|パネラー|スピーカー|モデレーター|ファシリテーター|話題提供|司会|シンポジウム|フォーラム|セミナー|カンファレンス|サミット|報告会|発表会")
_CHAPTERS = re.compile(r"^[ 　#]*(?:第[ 　]?[0-9一二三四五六七八九十]{1,2}[ 　]?[章節編条]|[0-9]\.[0-9])", re.M)
# …による成果報告と総括講演: no heading over the report of one.
_ENDS_AS_TALK = re.compile(r".{12,}(?:講演|報告)")
_NO_NAME = re.compile(rf"{CALLED}$|^(?:講師|司会|登壇者?|発表者?|報告者?|講演者|コーディネーター?|パネリスト|モデレーター?|ファシリテーター?|会場|場所|日時|定員|対象|料金|申込|受付|開[会場演始]|閉会|休憩|昼食|準備中|未定|調整中|[0-9])|[。」』]$|[:：]$|の部$|について$|を(?:開催|実施)")
_OWN_TITLE = re.compile(rf"{TALK}[ 　]*[「『]|[「『][^「」『』]{{4,}}[」』]")
# Up to where the lines below a part are of it.
_ENDS = re.compile(r"^[ 　#■□◆◇●○◎▼▶★☆・*【\[-]*(?:(?:\d{1,2}[:：]\d{2}[^\n]{0,12}?)?(?:閉会|休憩|懇親会|交流会|名刺交換|総括|お?申し?込|参加(?:費|申込|方法|対象)|定員|会場|場所|主催|共催|後援|お?問い?合わせ|アクセス|プロフィール|登壇者(?:紹介|プロフィール)|講師紹介|備考|注意))", re.M)
_REACH = 3000  # characters
_LEAST = 2


class Part(NamedTuple):
    """The name of a part, and up to where what stands below it is of that part."""

    title: Span
    end: int


@lru_cache(maxsize=8)
def numbered_parts(text: str) -> tuple[Part, ...]:
    """The counted parts of the programme that a folded text holds; one alone where its line says when it begins."""
    if _MEETS.search(text) is None or _CHAPTERS.search(text) is not None:
        return ()
    timed = [m for m in _TIMED.finditer(text) if len(m["title"]) - len(m["kind"]) > 3 and _is_name(m["title"].removesuffix(m["kind"]).strip(" 　"))]
    if not timed and _IN_TEXT.search(text) is None:
        return ()
    heads = list(_LINE.finditer(text))
    return (*(_part(m, _CLOCKED, text) for m in timed), *_counted(heads, text))


_CLOCKED = re.compile(rf"^[ 　・*●○■□◆◇▼▶-]*{CLOCK}", re.M)


def _part(line: re.Match[str], next_line: re.Pattern[str], text: str) -> Part:
    """A part up to the next line that begins one."""
    following = next_line.search(text, line.end())
    until = min(following.start() if following is not None else len(text), line.start() + _REACH)
    closing = _ENDS.search(text, line.end(), until)
    return Part(Span(*line.span("title")), closing.start() if closing is not None else until)


def _counted(heads: Sequence[re.Match[str]], text: str) -> tuple[Part, ...]:
    """The parts that lines with a number name."""
    named = [m for m in heads if _is_name(m["title"].strip(" 　"))]
    # 第2部 may have no name of its own.
    if not named or (len(heads) < _LEAST and re.match(rf"[^\n]{{0,4}}{CLOCK}", text[named[0].start() :]) is None and text.count(named[0]["number"]) < _LEAST):
        return ()
    lines = list(_LINE_OF_PART.finditer(text))
    starts, greater = sorted({m.start() for m in [*lines, *heads]}), sorted({m.start() for m in [*lines, *heads] if "部" in m["number"]})
    parts = []
    for m in named:
        start, end = m.span("title")
        start += len(text[start:end]) - len(text[start:end].lstrip(" 　"))
        end = _before_somebody(start, end, text)
        # 第1部 holds 視点1 and 視点2.
        until = min([s for s in (greater if "部" in m["number"] else starts) if s > m.start()] + [m.start() + _REACH, len(text)])
        closing = _ENDS.search(text, m.end(), until)
        parts.append(Part(Span(start, end), closing.start() if closing is not None else until))
    return tuple(parts)


# 13:10-14:20　よそはどうなの？　みどりパネルディスカッション: by its last word and its time.
_TIMED = re.compile(
    rf"^[ 　・*●○■□◆◇▼▶-]*{CLOCK}[ 　]*[-~〜～–—―−ー][ 　]*{CLOCK}[ 　:：|｜]+(?P<title>[^\n「」『』()（）]{{4,60}}?(?P<kind>パネルディスカッション|パネル討論会?|トークセッション|クロストーク|トークショー|座談会|ワークショップ|ライトニングトーク|鼎談|対談|討論会))[ 　]*$", re.M
)


# A part that has a number, but no name: 第2部, 第2部 基調講演「…」.
_LINE_OF_PART = re.compile(rf"^[ 　#■□◆◇●○◎▼▶★☆・*\-]*(?:{CLOCK}(?:[ 　]*[-~〜～–—―−ー][ 　]*(?:{CLOCK})?)?[ 　:：]*)?[【〔\[《〈<＜]?[ 　]*(?P<number>{_COUNTED})(?=[】〕\]》〉>＞:：｜|／/ 　\n])", re.M)


# から15:00まで, 定員は20名です, 住民の意識啓発を図る
_NO_TITLE_OF_PART = re.compile("^(?:から|より|まで)|(?:です|ます|どうぞ|ください|を(?:図る|行う|実施する|開催する))$")


def _is_name(title: str) -> bool:
    """Whether the words behind a number may be what a part is called: nobody's name or post, no key, no further title in brackets."""
    if _NO_NAME.search(title) or _OWN_TITLE.search(title) or not (is_title(title) or _ENDS_AS_TALK.fullmatch(title)) or title in lexicon().class_nouns:
        return False
    if _NO_TITLE_OF_PART.search(title):
        return False
    if all(is_like_name(p) for p in re.split(r"[ 　]*[×&＆・、][ 　]*", title)):
        # 早瀬徹×三枝光
        return False
    pieces = [p for p in re.split(r"[ 　/／、()（）]+", title) if p]
    somebody = any(is_like_name(p) for p in pieces)
    posted = any(lexicon().title_at_end(p) is not None for p in pieces)
    return not (posted or (somebody and len(pieces) < 4 and not re.search(r"[ぁ-ゖ]{2}|[〜~～―─–—:：!！?？×]", title)))


# データが街を変える　早瀬 徹 | みどり社
_SOMEBODY = re.compile(r"[ 　]+(?:[|｜/／][ 　]*)?(?P<name>[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,4})[ 　]*(?:$|[|｜/／(（])")


def _before_somebody(start: int, end: int, text: str) -> int:
    """Where the name of a part ends: before whoever gives it."""
    for behind in _SOMEBODY.finditer(text, start, end):
        if is_like_name(behind["name"]) and len(behind["name"]) > 2:
            return behind.start()
    return end


def parts_between(start: int, end: int, text: str) -> Iterator[Span]:
    """The names of such parts that stand from `start` to `end`."""
    return (p.title for p in numbered_parts(text) if start <= p.title.start < end)


def counted_parts(resolution: Resolution) -> frozenset[str]:
    """The events that are such parts."""
    return frozenset(e.id for e in resolution.entities.values() if e.kind is Kind.EVENT and any(m.method == METHOD for m in e.mentions))


def find_numbered_parts(found: Sequence[Statement], resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """That such a part is one of the event that the page is about, and that whoever speaks there below its name speaks in it."""
    parts = numbered_parts(text)
    main = context.main_event
    if not parts or main is None:
        return
    events = {r.start: r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.EVENT}
    first = min((start for start, entity in events.items() if entity == main), default=-1)
    if _CLOCKED.match(text, text.rfind("\n", 0, first) + 1) is not None:
        # 10:00〜12:00 親子ワークショップ: what a programme begins with is not the whole.
        return
    people = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PERSON]
    for part in parts:
        event = events.get(part.title.start)
        if event is None or event == main:
            continue
        yield Statement(event, Predicate.SUPER_EVENT, main, (part.title,), 0.82, METHOD)
        told = {s.object: s.evidence for s in found if s.predicate is Predicate.SPEAKER and s.subject == main and part.title.start <= s.evidence[0].start < part.end}
        own = {r.entity: (line,) for r in people if part.title.end <= r.start < part.end and (line := _line_of(r, people, text)) is not None}
        for person, evidence in (own | told).items():
            yield Statement(event, Predicate.SPEAKER, person, evidence, 0.78, METHOD)
        for person, evidence in own.items():
            yield Statement(main, Predicate.SPEAKER, person, evidence, 0.76, METHOD)


# 早瀬 徹　北斗大学教授, 早瀬 徹（北斗大学）: who that is, behind the name; nobody's greeting, nobody's paper.
_WHO_IS = re.compile(rf"[ 　・●○◎■□◆◇▼▶*-]*(?P<name>[^\n。]+?){CALLED}?[ 　]*(?:[　(（／/]|[ ]{{1,3}})[^ \n。][^\n。]{{1,120}}")


def _line_of(person: Ref, people: Sequence[Ref], text: str) -> Span | None:
    """The line, without a sentence, that begins with somebody's name and goes on with who that is; none that names others too."""
    start, end = text.rfind("\n", 0, person.start) + 1, text.find("\n", person.end) % (len(text) + 1)
    line = _WHO_IS.fullmatch(text, start, end)
    if line is None or text[start : person.start].strip(" 　・●○◎■□◆◇▼▶*-") or any(r.entity != person.entity for r in people if start <= r.start < end):
        return None
    behind = text[person.end : end]
    return Span(start, end) if any(t in behind for t in _posts()) or suffix_of(behind.rstrip(" 　)）")) else None


@cache
def _posts() -> tuple[str, ...]:
    return tuple(t for t in lexicon().titles if len(t) > 1)
