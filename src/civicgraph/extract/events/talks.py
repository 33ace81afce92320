"""Talks on lines of their own: a title in brackets and, on the line before or after, who gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.extract.text.words import is_given_name, is_surname
from civicgraph.records import Kind, Predicate, Span, Statement

_LINE = re.compile(r"[^\n]+")
CLOCK = r"(?:午前|午後|AM|PM)?[ 　]?[0-9]{1,2}(?:[:：][0-9]{2}|時(?:[0-9]{1,2}分|半)?)"
# 14:10〜14:40, 第2回 9月21日(土): when or as which of several.
_AT = rf"(?:第?[0-9一二三四五六七八九十]{{1,2}}[回部講][ 　:：]*)?(?P<day>(?:(?:(?:19|20)\d\d|令和[0-9元]{{1,2}})[年/.])?[0-9]{{1,2}}(?:月|/)[0-9]{{1,2}}日?)?(?:(?<=[0-9日])[ 　]?(?:[(（][^()（）\n]{{1,5}}[)）])?[ 　:：]*)?(?:{CLOCK}(?:[ 　]*[-~〜～–—―−][ 　]*(?:{CLOCK})?)?[ 　]*)?"
_TIMED = re.compile(rf"[ 　・*●■◆○]*{CLOCK}")
_BRACKETED = r"「(?P<title>(?:[^「」\n]|「[^「」\n]*」|『[^『』\n]*』){5,70})」"
_SORT = rf"(?:テーマ|演題|題目|題名|{TALK})[ 　]?[・0-9①-⑳]*[ 　]*[:：]?[ 　]*"
# (1)「…」, テーマ2「…」, 14:10 報告1「…」 and nothing after it.
_TITLE = re.compile(rf"[ 　\-・*●■◆○]*{_AT}(?:[(（]?[0-9]{{1,2}}[)）.]?[ 　]*)?(?:{_SORT})?{_BRACKETED}[ 　]*")
# 第2回 9月21日(土)「…」 早瀬 徹さん(みどりの会会長), 講演1「…」講師:早瀬 徹氏: ... and who gives it.
_GIVEN = re.compile(rf"[ 　\-・*●■◆○]*(?=[^「]){_AT}(?:{_SORT})?{_BRACKETED}[ 　/／|｜]*(?:(?:講師|講演者|発表者|報告者|登壇者|話題提供者?|スピーカー)[ 　:：]*)?(?P<who>[^\n「」『』。]{{4,80}})")
# 14:10 早瀬 徹氏(みどりの会会長)「…」
_GIVER_FIRST = re.compile(rf"[ 　\-・*●■◆○]*(?:{CLOCK}(?:[ 　]*[-~〜～–—―−][ 　]*(?:{CLOCK})?)?[ 　]+(?:{_SORT})?|{_SORT})(?P<who>[^\n「」『』。:：]{{3,60}}){_BRACKETED}[ 　]*")
# テーマ:…, and on the next line 講師:…
_THEME = re.compile(r"[ 　・■◆●○]*(?:テーマ|演題|題目|題名|講演題目|講義題目|タイトル)[ 　]*[:：][ 　]*[「『]?(?P<title>[^\n「」『』。]{5,70})[」』]?[ 　]*")
# 第1回 10月5日(土)13:30〜15:00, and on the lines below the title and who gives it.
_SESSION = re.compile(rf"[ 　■◆●○・【\[]*第[0-9一二三四五六七八九十]{{1,2}}[回講部][】\] 　:：]*(?P<day>(?:(?:(?:19|20)\d\d|令和[0-9元]{{1,2}})[年/.])?[0-9]{{1,2}}(?:月|/)[0-9]{{1,2}}日?)[ 　]?(?:[(（][^()（）\n]{{1,5}}[)）])?[ 　:：]*(?:{CLOCK}(?:[ 　]*[-~〜～–—―−][ 　]*(?:{CLOCK})?)?[ 　]*)?")
_SESSION_LINE = re.compile(r"第[0-9一二三四五六七八九十]{1,2}[回講部][^\n]{0,24}[月/][^\n]{1,24}\n")
_HONOURED = re.compile(rf"[一-鿿ァ-ヺーぁ-ゖ][ 　]?{CALLED}(?![一-鿿])")
_PROGRAMME = re.compile(r"講演|発表|プログラム|タイムテーブル|シンポジウム|フォーラム|サミット|カンファレンス|セミナー|講座|講師|登壇者|会議|大会")
# 月刊「みどり」編集長 早瀬徹 is somebody.
_NO_WHO = re.compile(r"[。『【〔]|「(?![^「」]*」(?:の)?[一-鿿]{0,4}[長員者][ 　])|https?:|[:：][ 　]*$|司会|会場|場所|日時")
# 「使いやすい技術を届けます。」 is what somebody says, as below 「コメント」.
_SPOKEN = re.compile(r"。|(?:です|ます|ました|でした|ません|たい)(?:ね|よ)?$")
_LONGEST = 90


class Talk(NamedTuple):
    """The title of a talk, without its brackets, the line or its part that says who gives it, and where its day begins, if that line has one."""

    title: Span
    who: Span
    day: int = -1


@lru_cache(maxsize=8)
def talks_on_lines(text: str) -> tuple[Talk, ...]:
    """The talks of a text, all with their speakers before the title or all after it, as most of its lines have them."""
    if _PROGRAMME.search(text) is None or ("「" not in text and _GIVEN_AT.search(text) is None and text.count("テーマ") + text.count("題") < 2 and _SESSION_LINE.search(text) is None):
        return ()
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m.group().strip(" 　")]
    quoting = [(i, line) for i, line in enumerate(lines) if "「" in line.of(text)]
    titles = [
        (i, m)
        for i, line in quoting
        if (m := _TITLE.fullmatch(text, line.start, line.end)) is not None and _SPOKEN.search(m["title"]) is None
    ]
    given = [
        Talk(Span(*m.span("title")), Span(*m.span("who")), m.start("day") if "day" in m.re.groupindex else -1)
        for _, line in quoting
        if (m := _GIVEN.fullmatch(text, *line) or _GIVER_FIRST.fullmatch(text, *line)) is not None and _SPOKEN.search(m["title"]) is None and _opens_with_somebody(Span(*m.span("who")), text)
    ]
    themes = [
        Talk(Span(*m.span("title")), below)
        for line, below in pairwise(lines)
        if (m := _THEME.fullmatch(text, *line)) is not None and _GIVER.match(text, *below) is not None and _SPOKEN.search(m["title"]) is None
    ]
    sessions = [
        Talk(title, who, m.start("day"))
        for line, title, who in zip(lines, lines[1:], lines[2:], strict=False)
        if (m := _SESSION.fullmatch(text, *line)) is not None and len(title.of(text)) in _TITLE_LENGTH and _NO_TITLE.search(title.of(text)) is None
        and _SPOKEN.search(title.of(text)) is None and "「" not in title.of(text) and _SOMEBODY.match(text, *who) is not None
    ]
    given += sessions if len(sessions) > 1 else []
    # One theme may be that of the whole meeting.
    given += themes if len(themes) > 1 else []
    # In a programme by the clock who stands above a title is of the time above, unless somebody stands above the first and nobody below the last.
    first, last = (titles[0][0], titles[-1][0]) if titles else (0, 0)
    over = first > 0 and _names_somebody(lines[first - 1], text) and not (last + 1 < len(lines) and _names_somebody(lines[last + 1], text))
    sides = {
        step: [
            Talk(Span(*m.span("title")), lines[i + step], m.start("day"))
            for i, m in titles
            if 0 <= i + step < len(lines) and not (step < 0 and not over and _TIMED.match(text, *lines[i])) and _names_somebody(lines[i + step], text)
        ]
        for step in (-1, 1)
    }
    # One line before one title may be about anything, as under a picture.
    beside = sides[1] if len(sides[1]) >= len(sides[-1]) or len(sides[-1]) < 2 else sides[-1]
    return tuple(sorted([*beside, *given])) or _over_fields(lines, text) or _in_schedule(lines, text)


# (1)7月5日(火)19:00：早瀬徹氏(北斗大学教授)「地域の歴史」, 第2回 8月10日「海と暮らし」講師：千葉佳子氏: a talk a line.
_DAY = (
    r"[ 　・■◆●○]*(?:[(（]?[0-9]{1,2}[)）.][ 　]*|第[0-9]{1,2}回[ 　:：]*)?(?P<day>(?:(?:(?:19|20)\d\d|令和[0-9元]{1,2})年)?[0-9]{1,2}月[0-9]{1,2}日)(?:[(（][^()（）\n]{1,4}[)）])?"
    r"[ 　]*(?:[0-9]{1,2}[:：][0-9]{2}[^「」『』\n]{0,24}?)?"
)
_WHO = r"(?P<who>[^「」『』:：\n]{2,60}?)"
_NAMED = r"[「『](?P<title>[^「」『』\n]{5,70})[」』]"
_SCHEDULED = (re.compile(rf"{_DAY}[ 　:：]*{_WHO}[ 　]*{_NAMED}[ 　]*"), re.compile(rf"{_DAY}[ 　:：]*{_NAMED}[ 　]*(?:(?:講師|講演者|演者)[ 　]*[:：]?[ 　]*)?{_WHO}[ 　]*"))


_PARTICLES = ("に", "が", "は", "を", "と", "へ", "で", "も", "の", "から")


def _in_schedule(lines: Sequence[Span], text: str) -> tuple[Talk, ...]:
    """The talks of a schedule that has two or more of them, each with its day, its title and who gives it on one line."""
    for form in _SCHEDULED:
        read = [m for line in lines if (m := form.fullmatch(text, line.start, line.end)) is not None]
        found = [
            Talk(Span(*m.span("title")), Span(*m.span("who")), m.start("day"))
            for m in read
            if _names_somebody(Span(*m.span("who")), text) and not m["who"].endswith(_PARTICLES) and _SPOKEN.search(m["title"]) is None
        ]
        if len(found) > 1:
            return tuple(found)
    return ()


# 講演者：早瀬 徹先生, 講演時間：10:00〜11:00, below 講演概要 or right below the title; a colon or a blank parts a key from its value.
_AFTER_KEY = r"(?:[ 　]*[:：][ 　]*|[ 　]+)(?=[^\s:：])"
_GIVER = re.compile(rf"[ 　・■◆●○]*(?:講演者|講師|演者|発表者|登壇者|出演者|スピーカー|パネリスト|話し手|語り手)(?:名|氏名)?{_AFTER_KEY}")
_GIVEN_AT = re.compile(
    rf"(?:^|(?<=\n))[ 　・■◆●○]*(?P<key>(?:講演|発表|講義)時間(?=.{{1,12}}[0-9])|(?:時間帯?|日時|開講日時|開催日時)(?=.{{1,20}}[0-9][:：時/月])){_AFTER_KEY}"
)
_FIELD = re.compile(rf"[ 　・■◆●○]*(?:[一-鿿ァ-ヺー]{{2,7}}[ 　]*[:：]|(?:時間帯?|日時|概要|内容|主催|共催|後援|協力|協賛|定員|参加費|会場|場所|対象|定員|形式|言語|進行|司会|モデレーター|登壇者|講師|講演者|発表者|出演者){_AFTER_KEY})")
_OVERVIEW = re.compile(r"[ 　■◆●○【\[]*(?:講演|講座|講義|発表)?(?:概要|詳細|情報)[】\] 　]*")
_SUBTITLE = re.compile(r"[ 　]*[〜~～―–—-].{2,40}[〜~～―–—-][ 　]*")
_NUMBERED = re.compile(r"[ 　#■◆●○◎▼・]*(?:(?:講演|演題|講座|講義|第)?[0-9①-⑳]{1,2}[回部]?(?:[.．、:：)）]|[ 　]|(?=[「『])))?[ 　]*(?:[【〔\[][^】〕\]\n]{1,12}[】〕\]][ 　]*)?[「『]?")
_NO_TITLE = re.compile(r"[。:：|｜]|(?:概要|情報|詳細|内容|ご?案内|お知らせ|プログラム|スケジュール|一覧|紹介|プロフィール|挨拶|あいさつ|会場|講師|講演者|申込|予約|の部)$|^(?:第?[0-9一二三四五六七八九十①-⑳]+[回部日]?|[0-9/月日年()（）~〜:：時分\s　曜月火水木金土日-]+)$")
_TITLE_LENGTH = range(5, 81)


def _over_fields(lines: Sequence[Span], text: str) -> tuple[Talk, ...]:
    """The talks whose titles stand over fields that tell who gives them and when; a single one only over 講演時間 and the like."""
    found: list[Talk] = []
    sure = False
    for i, line in enumerate(lines):
        if _GIVER.match(text, line.start, line.end) is None:
            continue
        first = last = i
        while first > 0 and _FIELD.match(text, *lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _FIELD.match(text, *lines[last + 1]):
            last += 1
        keys = [m["key"] for x in lines[first : last + 1] if (m := _GIVEN_AT.match(text, x.start, x.end)) is not None]
        givers = sum(_GIVER.match(text, x.start, x.end) is not None for x in lines[first : last + 1])
        over = first - 1 - (first > 0 and _OVERVIEW.fullmatch(text, *lines[first - 1]) is not None)
        over -= over > 1 and _SUBTITLE.fullmatch(text, *lines[over]) is not None
        # The first line of all is the page's own title.
        if len(keys) != 1 or givers != 1 or over < 1:
            continue
        title = Span(_NUMBERED.match(text, *lines[over]).end(), lines[over].end)  # type: ignore[union-attr]
        title = Span(title.start, title.start + len(text[title.start : title.end].rstrip(" 　」』")))
        said = title.of(text)
        if len(said) in _TITLE_LENGTH and _NO_TITLE.search(said) is None and not is_unnamed(said) and _SPOKEN.search(said) is None:
            found.append(Talk(title, line))
            sure = sure or keys[0].startswith(("講演", "発表", "講義"))
    return tuple(found) if sure or len(found) > 1 else ()


def _names_somebody(line: Span, text: str) -> bool:
    said = line.of(text)
    if len(said) > _LONGEST or _NO_WHO.search(said):
        return False
    return _HONOURED.search(said) is not None or _SIDE_BY_SIDE.fullmatch(said) is not None or _of_known_family(said) or any(title in said for title in _posts())


# 早瀬徹（Code for 北浜）, all of a line.
_WITH_BRACKET = re.compile(r"[ 　・]*(?P<name>[一-鿿々ヶ]{2,6}|[一-鿿々ヶ]{1,4}[ 　][一-鿿々ぁ-ゖァ-ヺー]{1,5})[ 　]*[(（][^()（）]{2,40}[)）][ 　]*")


_IN_FILM = re.compile(r"監督|主演|出演|脚本|原作|指揮|演奏|作曲|[(（](?:作|声|役)")


def _of_known_family(said: str) -> bool:
    named = _WITH_BRACKET.fullmatch(said)
    return named is not None and _IN_FILM.search(said) is None and any(is_surname(named["name"][:n]) and is_given_name(named["name"][n:].strip(" 　")) for n in (1, 2, 3))


# 早瀬 徹 × 三枝 光 × 朝倉 健一: who talk with each other.
_SIDE_BY_SIDE = re.compile(r"[ 　・]*(?:[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}(?:[(（][^()（）]{2,30}[)）])?(?:[ 　]*[×✕✖&＆][ 　]*(?=.)|[ 　]*$)){2,6}")
# 早瀬 徹(みどりの会会長), 早瀬 徹さん, ジョン・スミス(…)
_SOMEBODY = re.compile(rf"(?:[一-鿿々ヶ]{{1,4}}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{{1,5}}|[ァ-ヺー]{{2,8}}[・ ][ァ-ヺー]{{2,9}}|[A-Z][a-z]+ [A-Z][A-Za-z]+)[ 　]?(?:{CALLED})?[ 　]*(?:[(（]|$)")


_SAID_OF = re.compile(rf"{CALLED}[はがも]")


def _opens_with_somebody(who: Span, text: str) -> bool:
    # 早瀬 徹氏は欠席のため中止: what a sentence says of somebody.
    said = _SAID_OF.search(text, who.start, who.end) is not None
    return not said and (_names_somebody(who, text) or _SOMEBODY.match(text, who.start, who.end) is not None)


@lru_cache(maxsize=1)
def _posts() -> tuple[str, ...]:
    lex = lexicon()
    return (*(t for t in lex.titles if len(t) > 1 and t not in lex.weak_titles), "学芸員", "講師", "住職")


def is_talk(event: str, resolution: Resolution, text: str) -> bool:
    """Whether an entity is named nowhere but as a talk on a line of its own, and so is no event that a document is about."""
    starts = {t.title.start for t in talks_on_lines(text)}
    return bool(starts) and all(r.start in starts for r in resolution.refs_of(event))


def with_talks(found: Sequence[Statement], resolution: Resolution, context: Context, text: str) -> list[Statement]:
    """The statements with those on talks; who speaks on the next line of a programme speaks in the talk that has them alone."""
    talks = list(find_talks(resolution, context, text))
    own: dict[str, set[str]] = defaultdict(set)
    for s in talks:
        if s.predicate is Predicate.SPEAKER:
            own[s.subject].add(s.object)
    others = [s.predicate is Predicate.SPEAKER and s.object not in own.get(s.subject, {s.object}) for s in found]
    # Whoever is listed below a talk that others give speaks at the whole.
    whole = context.main_event if context.titled else None
    kept = [replace(s, subject=whole) if other and whole is not None else s for s, other in zip(found, others, strict=True) if not other or whole is not None]
    return kept + talks


def find_talks(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives the talks that stand on lines of their own, and what they are a part of."""
    for talk in talks_on_lines(text):
        event = next((r for reading in resolution.readings for r in reading.refs if r.kind is Kind.EVENT and r.start == talk.title.start), None)
        people = [
            r for reading in resolution.readings if reading.sentence.start < talk.who.end and talk.who.start < reading.sentence.end
            for r in reading.refs if r.kind is Kind.PERSON and talk.who.start <= r.start < talk.who.end
        ]
        if event is None or not people:
            continue
        span = Span(min(talk.title.start, people[0].start), max(talk.title.end, people[-1].end))
        for person in people:
            yield Statement(event.entity, Predicate.SPEAKER, person.entity, (span,), 0.86, "talk-on-line")
        day = next((d for reading in resolution.readings for d in reading.dates if d.start == talk.day), None)
        if day is not None:
            yield Statement(event.entity, Predicate.START_DATE, day.first, (Span(day.start, talk.title.end),), 0.84, "talk-on-line")
        if context.main_event is not None and context.main_event != event.entity:
            yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event, (talk.title,), 0.82, "talk-of-main-event")
