"""Which 会議 are no bodies but meetings: those that a sentence says were held on a day, or that somebody spoke or took part in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.occasions import GENERIC_AFTER, MANY, held_after, held_before
from civicgraph.extract.text.found import Found, Reading
from civicgraph.records import Kind

# What meets on a day: a conference more often than the body that holds it, ...
_MEETING = re.compile(r"(?<!教育)(?<!防災)(?:会議|審査会)(?:[ 　]?(?:19|20)\d\d)?$")
# 未来の島会議2026: one of those that are held year by year.
_OF_YEAR = re.compile(r"\d{4}$")
# 2026年10月3日(土)13:00: when something is held, on a line below its name.
_WHEN = re.compile(r"[^\n一-鿿]{0,6}(?:日時|日程|開催日|とき|Date)?[ 　:：]*(?:20\d\d|令和\d{1,2}|令和元)年\d{1,2}月\d{1,2}日[ 　]?[(（][月火水木金土日](?![^\n]{0,12}(?:設立|発足|設置|制定))")
_MEETS = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?[はがをも]、?(?![^。]{0,60}[はがを][^。、]{0,30}(?:開催|開か|開い|開き|行わ))")
# ... and what it holds: 会議が10月5日に開いた総会.
_MODIFIES = re.compile(r"[^。、はがをに]{0,4}?(?:た|る)(?:第\d+回)?[「『一-鿿ァ-ヺA-Za-z]")
# A body tells of itself.
_IS_BODY = re.compile(r"[」』]?(?:[(（](?:会長|議長|座長|代表|委員長)|による|決定|の?(?:委員|会長|座長|議長|代表|理事|構成員|事務局)|の(?:下[にで]|もと[にで]|設置)|[をがは](?:[^。、]{0,16}に)?(?:設置|設立|発足|組織)|は[^。]{0,80}機関)")


# 全国みどり会議に参加しました: a meeting, unless it ends as standing bodies do; whoever 参加している is one of its members.
_TAKEN_PART = re.compile(r"[」』]?(?:[(（][^()（）]{1,30}[)）])?(?:に|で|にて|において)、?(?:[0-9]+名?[人名で]|当社|弊社)?(?:登壇|参加|講演|出展|基調講演)(?:し(?!てい|、運営)|いたし|させ|する|。|[!！]|$)")
_STANDING = re.compile(r"(?:有識者|連絡|推進|検討|戦略|調整|専門家|審議|協議|運営|対策|本部|諮問|構想|評価|関係者|閣僚|学術|担当者|実務者|安全保障|青年|経営者)会議$")


def with_meetings_held(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The sentences, in which a 会議 that one of them says was held on a day, or that somebody took part in, is an event wherever
    it is named, unless the text tells of the body, or names it with a legal form.
    """
    named = [(f, text[f.start : f.end], r) for r in readings for f in r.found if f.kind is Kind.ORGANIZATION and not f.known]
    named = [(f, name, r) for f, name, r in named if _MEETING.search(name)]
    bodies = {name for f, name, _ in named if _IS_BODY.match(text, f.end) or lexicon().sector_of_form(name)}
    held = {name for f, name, r in named if any(len(d.first) > 4 for d in r.dates) and _meets(f, r, text)}
    held |= {name for f, name, _ in named if _TAKEN_PART.match(text, f.end) and not _STANDING.search(name)}
    held |= {name for f, name, r in named if _OF_YEAR.search(name) or (r.sentence.block == 0 and _is_over_day(f, r, text))}
    changed = {f for f, name, _ in named if name in held and not any(body.endswith(name) for body in bodies)}
    if not changed:
        return list(readings)
    return [structs.replace(r, found=tuple(structs.replace(f, kind=Kind.EVENT, sector="", unit=False) if f in changed else f for f in r.found)) for r in readings]


def _is_over_day(found: Found, reading: Reading, text: str) -> bool:
    """Whether a name is all of a document's first line, and a line right below says when something is held."""
    line_end = text.find("\n", found.end)
    if text[reading.sentence.start : found.start].strip(" 　#■【「") or line_end == -1 or text[found.end : line_end].strip(" 　】」"):
        return False
    below = text[line_end : line_end + 80].lstrip("\n").split("\n")[:2]
    return any(_WHEN.match(line) for line in below)


def _meets(found: Found, reading: Reading, text: str) -> bool:
    start, end = reading.sentence.start, reading.sentence.end
    if GENERIC_AFTER.match(text, found.end) or MANY.search(text, start, end):
        return False
    if held_before(text, start, found.start):
        return True
    held = held_after(text, found.end, end) if _MEETS.match(text, found.end, end) else None
    return held is not None and _MODIFIES.match(text, held, end) is None
