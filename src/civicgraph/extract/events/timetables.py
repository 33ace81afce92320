"""Sessions of a timetable: a name on a line of its own beside a line that says from when to when, and below it who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import speaker_keys
from civicgraph.extract.relation_rules import kinds_of_talk, word_list
from civicgraph.extract.text.lines import without_noise
from civicgraph.extract.text.words import is_like_name
from civicgraph.records import Span

_LINE = re.compile(r"[^\n]+")
# 11:00〜11:20, 午後2時00分〜午後3時30分
_TIME = re.compile(r"[ \u3000]*[(（]?(?:午前|午後|AM|PM)?\d{1,2}(?:[:：]\d{2}|時(?:\d{1,2}分|半)?)")
_ONLY_TIME = re.compile(r"(?:午前|午後|AM|PM|[0-9:：時分半頃まからで()（）~〜～–—−\-\s\u3000])+")
_QUOTED = re.compile(r"[ \u3000]*[「『]([^「」『』。]{2,60})[」』][ \u3000]*")
_PLAIN = re.compile(r"[ \u3000■●◆▼]*((?=[^\n]*[一-鿿ァ-ヺ]{2})[^。、「」『』:：|｜/／()（）\n\t]{3,40}?)[ \u3000]*")
# 登壇者(首長): a key with what is in brackets after it
_REMARK = re.compile(r"[(（][^()（）]{1,12}[)）][ \u3000]*$")
# 午前 発表セッション2, 第1部: what counts the sessions, before or after the word
_COUNTS = re.compile(r"[0-9①-⑳.．()（）【】\[\]\-\s\u3000]|第[0-9一二三四五六七八九十]+部?|午前|午後|[A-Z](?![A-Za-z])")
_REACH = 8  # lines below a session's time in which who speaks is announced


def is_time(line: str) -> bool:
    """Whether a line says from when to when, and nothing else.

    >>> is_time("11:00〜11:20"), is_time("11:00 開会")
    (True, False)
    """
    return _TIME.match(line) is not None and _ONLY_TIME.fullmatch(line) is not None


def is_unnamed(name: str) -> bool:
    """Whether a part of a programme has no name of its own: 開会, 休憩, 午前 発表セッション(1).

    >>> is_unnamed("午前 発表セッション(1)"), is_unnamed("町の未来を語るセッション")
    (True, False)
    """
    word = _COUNTS.sub("", name)
    return word in word_list("sessions", "unnamed") or word in kinds_of_talk()


@lru_cache(maxsize=8)
def timed_sessions(text: str) -> tuple[Span, ...]:
    """The names of the sessions of a folded text, all of them over the lines with their times or all of them under."""
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m.group().strip(" \u3000")]
    times = [i for i, line in enumerate(lines) if line.end - line.start < 40 and is_time(line.of(text))]
    if not times or not any(_announces(line, text) for line in lines):
        return ()
    for form in (_QUOTED, _PLAIN):
        over, under = (_named(form, times, step, lines, text) for step in (-1, 1))
        if form is _PLAIN:
            # 代表取締役 may stand over the next time as well as 開会: a plain name is one only where who speaks is announced below all.
            over, under = ([s for s in side if len(side) > 1] for side in (over, under))
            if _announces(lines[min(times[0] + 1, len(lines) - 1)], text) or any("。" in lines[i + 1].of(text) for i in times if i + 1 < len(lines)):
                under = []
            else:
                over = []
        if over or under:
            return tuple(over if len(over) >= len(under) else under)
    return ()


def _named(form: re.Pattern[str], times: Sequence[int], step: int, lines: Sequence[Span], text: str) -> list[Span]:
    found = []
    for number, at in enumerate(times):
        name = form.fullmatch(text, *lines[at + step]) if 0 < at + step < len(lines) else None
        if name is None or is_unnamed(name.group(1)) or at + step in times or _LISTS_PARTS.search(name.group(1)) or _is_somebody(name.group(1)):
            continue
        until = times[number + 1] if number + 1 < len(times) else len(lines)
        if form is _QUOTED or any(_announces(line, text) for line in lines[at + 1 : min(until, at + _REACH)]):
            found.append(Span(*name.span(1)))
    return found


# 研修内容, over the first time
_LISTS_PARTS = re.compile(r"(?:内容|概要|次第|日程|プログラム|スケジュール)$")


def _is_somebody(name: str) -> bool:
    """Whether a line tells who gives a part that has no name: みどり協会 会長 早瀬 晃, below 開会挨拶; 早瀬 晃."""
    if is_like_name(name.strip(" \u3000")):
        return True
    *before, _ = name.split()
    return any(lexicon().title_at_end(word) is not None for word in before)


def _announces(line: Span, text: str) -> bool:
    """Whether a line opens with a key for who speaks: 登壇者(首長), モデレーター:早瀬 徹."""
    key = re.split(r"[:：]", text[line.start : line.end], maxsplit=1)[0] if line.end - line.start < 60 else ""
    return 0 < len(key) < 30 and without_noise(_REMARK.sub("", key)) in speaker_keys()


def session_in(start: int, end: int, text: str) -> Span | None:
    """The session whose name a stretch of the text holds."""
    return next((s for s in timed_sessions(text) if start <= s.start and s.end <= end), None)
