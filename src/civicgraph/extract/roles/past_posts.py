"""What the words around a post say of its time: 2008〜2014年北斗大学教授, みどり社 顧問（2010〜2015年）, 職員として勤務した後."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from civicgraph.extract.roles.careers import is_side_post
from civicgraph.extract.roles.items import Item
from civicgraph.extract.text.lines import ERA, YEAR
from civicgraph.extract.text.resolution import Resolution, ResolvedReading
from civicgraph.records import Document, Kind, Statement

# Whatever ended by then is over, whenever it is read; what ends later may have been to come.
_OVER_BY = 2024
_DAY = r"(?:年?(?:[0-9]{1,2}月|[./][0-9]{1,2})?(?:[0-9]{1,2}日)?度?)"
_UNTIL = rf"[ 　]*(?:から|より|[-~〜～–—―－])[ 　]*(?:(?P<until>{YEAR})|{ERA}|[0-9]{{2}}(?![0-9])){_DAY}(?:まで)?"
_WHEN = rf"(?:{YEAR}|{ERA}){_DAY}"
# 2008〜2014年 + 北斗大学教授, 2001年から2010年まで + みどり社
_SPAN_BEFORE = re.compile(rf"(?<!任期)(?<!任期[:：はが]){_WHEN}{_UNTIL}(?:の[^。、\n]{{0,6}}間)?[、にはの:： 　\t]*$")
# みどり社顧問 + （2010〜2015年）, （2015年まで）
_SPAN_BEHIND = re.compile(rf"[ 　]*[(（](?:{_WHEN})?(?:{_UNTIL})(?:在任|在籍|在職)?[)）]|[ 　]*[(（](?P<ended>{YEAR})年(?:[0-9]{{1,2}}月)?(?:まで|に?退[任職])[)）]")
# 前 + 会長, 初代 + 会長: of the body that is spoken of, as 会長 would be; a 元会長 may be one of any other.
_TIMES = re.compile(r"(?<![一-鿿])(?:[前現新旧]|初代|第?[0-9一二三四五六七八九十]{1,3}代目?)の?$")
# 職員として20年勤務した + 後
_AFTERWARDS = re.compile(
    r"(?:として|を)(?:約?[0-9]+年(?:間|以上|余り)?|長年|長らく)?、?[^。、はが]{0,10}?(?:勤務|活動|活躍|従事|働い|働き|勤め|経験|在籍|在任|赴任|務め|つとめ)(?:し?た)?(?:後(?!援|進|輩)|のち|を経て)"
)
_FORMER = re.compile(r"(?:元|前|旧)[ 　・]*$|(?<![一-鿿])[元前]の[ 　・]*$")
# …研究員、北斗大学准教授などを経て現職, …理事、みどり協会顧問を務める: the list of posts that a verb closes.
_LIST_OF_POSTS = re.compile(
    # No item holds what parts two: a list has one reading.
    r"(?:(?:[、,・／/]|や、?|及び|および|と)(?:(?!及び|および)[^。はがをに、,・／/やと]){2,40})*(?:など|等|ほか)?(?:を|の?職を|も|として)(?:経て|経た|経、|歴任|務め|つとめ|勤め|兼ね|兼務|兼任|併任)"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_DONE = re.compile(r"(?:など|等)?(?:を|職を)?(?:\d+[期年]間?)?(?:経て|歴任|退|辞|務めた|つとめた|だった)")


def begin_of_post(start: int, text: str) -> int:
    """Where a title begins with what says when somebody had it: 前会長."""
    times = _TIMES.search(text, max(0, start - 6), start)
    return times.start() if times is not None else start


def is_list_of_posts(after: str) -> bool:
    """Whether what stands behind a post is a list of further ones that a verb closes."""
    return _LIST_OF_POSTS.match(_BRACKETS.sub("", after)) is not None


def status_of(text: str, start: int, item: Item, reading: ResolvedReading) -> str | None:
    """"past" where the words around a post say so; `start` is where its body begins, or else the post."""
    begins, ends = reading.sentence.start, reading.sentence.end
    if _FORMER.search(text[max(begins, start - 4) : start]) or _FORMER.search(text[max(start, item.start - 4) : item.start]):
        return "past"
    if _DONE.match(text, item.end, min(item.end + 10, ends)) or _is_over(text, start, item.end, ends):
        return "past"
    # みどり社部長、南浜銀行理事を経て: every post of the list.
    listed = _LIST_OF_POSTS.match(_BRACKETS.sub("", text[item.end : ends]))
    return "past" if listed is not None and listed.group().endswith(("経て", "経た", "経、", "歴任")) else None


def _is_over(text: str, start: int, end: int, stop: int) -> bool:
    """Whether the words right before a post, whose body begins at `start`, or right behind it say that it is over."""
    # 2015年から2020年まで、北斗大学教授の早瀬徹氏らと調べた: the years are the verb's.
    named = text.startswith("の", end)
    for told in (None if named else _SPAN_BEFORE.search(text, max(0, start - 40), start), _SPAN_BEHIND.match(text, end, stop)):
        if told is not None and "\n" not in told.group():
            ended = told["until"] or (told["ended"] if "ended" in told.re.groupindex else None)
            # 令和4年〜令和18年 may be to come.
            return "令和" not in told.group()[-12:] if ended is None else int(ended) <= _OVER_BY
    return _AFTERWARDS.match(text, end, stop) is not None


# 2005年4月より + 同社取締役
_SINCE = re.compile(rf"(?<![〜～~\-–])(?P<year>{YEAR})年(?:[0-9]{{1,2}}月)?(?:(?:に|より|から|に?は)、?|、)?[ 　]*$")
_IN_PROFILES = ("role-in-profile", "frame-affiliation")


class _Dated(NamedTuple):
    """Where a profile tells a post behind a year."""

    whom: str
    block: int
    start: int
    year: int
    beside: bool
    since: bool

    def ends(self, other: _Dated) -> bool:
        """Whether whoever had the other post before has this one instead."""
        return (self.whom, self.block) == (other.whom, other.block) and self.start > other.start and self.year > other.year and not self.beside


def with_series(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The statements, with the status of each post of a profile after whose year the same paragraph tells a later one (2005年みどり社取締役。
    2010年北斗社社長。); a post beside one's work ends none.
    """
    statements = list(found)
    dated = {n: told for n, s in enumerate(statements) if s.method in _IN_PROFILES and (told := _dated(s, document, resolution, text)) is not None}
    for number, s in enumerate(statements):
        told = dated.get(number)
        # 2010年よりみどり社社長: since then, whatever else he became.
        over = told is not None and not told.beside and not told.since and s.status is None and any(other.ends(told) for other in dated.values())
        over = over or (told is not None and s.status is None and _has_quit(s, told, document, resolution, text))
        yield replace(s, status="past") if over else s


def _dated(s: Statement, document: Document, resolution: Resolution, text: str) -> _Dated | None:
    ends = s.evidence[0].end
    at = max((r.start for r in resolution.refs_of(s.object) if s.evidence[0].start <= r.start < ends), default=ends)
    since = _SINCE.search(text, max(0, at - 16), at)
    block = next((n for n, b in enumerate(document.blocks) if b.start <= at < b.end), -1)
    return _Dated(s.subject, block, at, int(since["year"]), is_side_post(s.role), since.group().rstrip("、 　").endswith(("から", "より"))) if since is not None else None


# 2020年退職し, 同社を退社
_QUITS = re.compile(r"(?<=[。、\s0-9年月にを])(?:定年|早期)?(?:退[職社官](?!者|金|後の)|独立し)")


def _has_quit(s: Statement, told: _Dated, document: Document, resolution: Resolution, text: str) -> bool:
    """Whether the paragraph goes on with somebody's leaving before it names another body."""
    block = document.blocks[told.block]
    others = (r.start for x in resolution.readings for r in x.refs if r.kind is Kind.ORGANIZATION and not r.unit and r.entity != s.object and s.evidence[0].end <= r.start < block.end)
    return _QUITS.search(text, s.evidence[0].end, min(others, default=block.end)) is not None
