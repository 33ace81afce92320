"""What words, years and verbs make a post a former one: 元理事長, 2008〜2014年北斗大学教授, みどり社 顧問（2010〜2015年）, 職員として勤務した後."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.items import Item
from civicgraph.extract.text.datelines import dateline
from civicgraph.extract.text.lines import ERA, YEAR
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.resolution import Resolution, ResolvedReading
from civicgraph.records import Document

_DAY = r"(?:年?(?:[0-9]{1,2}月|[./][0-9]{1,2})?(?:[0-9]{1,2}日)?度?)"
_UNTIL = rf"[ 　]*(?:から|より|[-~〜～–—―－])[ 　]*(?:(?P<until>{YEAR})|{ERA}|[0-9]{{2}}(?![0-9])){_DAY}(?:まで)?"
_WHEN = rf"(?:{YEAR}|{ERA}){_DAY}"
# 2008〜2014年 + 北斗大学教授, 2001年から2010年まで + みどり社
_SPAN_BEFORE = re.compile(rf"(?<!任期)(?<!任期[:：はが]){_WHEN}{_UNTIL}(?:の[^。、\n]{{0,6}}間)?[、にはの:： 　\t]*$")
# みどり社顧問 + （2010〜2015年）, （2015年まで）
_SPAN_BEHIND = re.compile(rf"[ 　]*[(（](?:{_WHEN})?(?:{_UNTIL})(?:在任|在籍|在職)?[)）]|[ 　]*[(（](?P<ended>{YEAR})年(?:[0-9]{{1,2}}月)?(?:まで|(?P<left>に?退[任職]))[)）]")
# 前 + 会長, 初代 + 会長: of the body that is spoken of, as 会長 would be; a 元会長 may be one of any other.
_TIMES = re.compile(r"(?<![一-鿿])(?:[前現新旧]|初代|第?[0-9一二三四五六七八九十]{1,3}代目?)の?$")
# 職員として20年勤務した + 後
_AFTERWARDS = re.compile(
    r"(?:として|を)(?:約?[0-9]+年(?:間|以上|余り)?|長年|長らく)?、?[^。、はが]{0,10}?(?:勤務|活動|活躍|従事|働い|働き|勤め|経験|在籍|在任|赴任|務め|つとめ)(?:し?た)?(?:後(?!援|進|輩)|のち|を経て)"
)
_FORMER = re.compile(rf"{alternatives(lexicon().past)}[ 　・]*$|(?<![一-鿿])[元前]の[ 　・]*$")
# …研究員、北斗大学准教授などを経て現職, …理事、みどり協会顧問を務める: the list of posts that a verb closes.
_LIST_OF_POSTS = re.compile(
    # No item holds what parts two: a list has one reading.
    r"(?:(?:[、,・／/]|や、?|及び|および|と)(?:(?!及び|および)[^。はがをに、,・／/やと]){2,40})*(?:など|等|ほか)?(?:を|の?職を|も|として)(?:経て|経た|経、|歴任|務め|つとめ|勤め|兼ね|兼務|兼任|併任)"
)
# Those who leave, over a list or before a name; and that somebody has left: 2020年退職し, 同社を退社, but not 希望退職 nor 退職金.
LEAVING = r"(?:退職|退任|辞職|辞任|勇退|離任)"
QUITS = re.compile(r"(?<![望奨])(?:退[職社官]|離職)(?:後(?!の[^0-9])|(?![一-鿿]))|独立し")
# 前職は + 株式会社みどりの役員
_LAST_JOB = re.compile(r"前職[はの]、?(?:[^\s、。]{0,8}(?:会社|法人))?$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_DONE = re.compile(r"(?:など|等)?(?:を|職を)?(?:\d+[期年]間?)?(?:経て|歴任|退|辞|務めた|つとめた|だった)")


def begin_of_post(start: int, text: str) -> int:
    """Where a title begins with what says when somebody had it: 前会長."""
    times = _TIMES.search(text, max(0, start - 6), start)
    return times.start() if times is not None else start


def is_list_of_posts(after: str) -> bool:
    """Whether what stands behind a post is a list of further ones that a verb closes."""
    return _LIST_OF_POSTS.match(_BRACKETS.sub("", after)) is not None


def called_former(text: str, at: int, start: int = 0) -> bool:
    """Whether 元, 前 or 旧 stands before a body or a post that begins at `at`, not before `start`."""
    return _FORMER.search(text[max(start, at - 4) : at]) is not None


_UNDATED = 2024


def over_by(document: Document, resolution: Resolution, text: str) -> int:
    """The year by whose end what ended is over: that of the article, else the one before the latest that it tells, at least that of these rules (an undated profile is seldom of long ago)."""
    if (day := document.date or dateline(document, text)) is not None:
        return int(day[:4])
    return max(max((int((d.last or d.first)[:4]) for reading in resolution.readings for d in reading.dates), default=1) - 1, _UNDATED)


def status_of(text: str, start: int, item: Item, reading: ResolvedReading, year: int) -> str | None:
    """"past" where the words around a post say so; `start` is where its body begins, or else the post, and what ended by the `year` is over."""
    begins, ends = reading.sentence.start, reading.sentence.end
    if called_former(text, start, begins) or called_former(text, item.start, start) or _LAST_JOB.search(text, max(begins, start - 14), start):
        return "past"
    if _DONE.match(text, item.end, min(item.end + 10, ends)) or _is_over(text, start, item.end, ends, year):
        return "past"
    # みどり社部長、南浜銀行理事を経て: every post of the list.
    listed = _LIST_OF_POSTS.match(_BRACKETS.sub("", text[item.end : ends]))
    return "past" if listed is not None and listed.group().endswith(("経て", "経た", "経、", "歴任")) else None


def _is_over(text: str, start: int, end: int, stop: int, year: int) -> bool:
    """Whether the words right before a post, whose body begins at `start`, or right behind it say that it is over."""
    # 2015年から2020年まで、北斗大学教授の早瀬徹氏らと調べた: the years are the verb's.
    named = text.startswith("の", end)
    for told in (None if named else _SPAN_BEFORE.search(text, max(0, start - 40), start), _SPAN_BEHIND.match(text, end, stop)):
        if told is not None and "\n" not in told.group():
            said = told.groupdict()
            ended = said["until"] or said.get("ended")
            # 令和4年〜令和18年 may be to come.
            return said.get("left") is not None or ("令和" not in told.group()[-12:] if ended is None else int(ended) <= year)
    return _AFTERWARDS.match(text, end, stop) is not None
