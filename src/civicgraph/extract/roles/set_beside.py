"""Who stands beside a body with nothing but a blank between them, before it or behind it, and beside several bodies that a stroke parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

# 担当　総務課　早瀬, (文責　みどり財団　千葉): a key that a blank parts from who answers for the page.
_BEFORE_BODY = re.compile(
    r"(?:^|[、,，/／:：|｜\n「『(（)）・＞>〈《【〔\[】〕]|(?:^|[(（])[ 　・■●○◆]*(?:お?問い?合わ?せ(?:先|窓口)?|連絡先|(?:照会|申込)先|担当(?:課|部署|者)?|文責|編集|取材|記者|進行|司会)[ 　]+)[ 　]*$"
)
_AFTER_NAME = re.compile(rf"(?:[ 　]?{CALLED})?[ 　]*(?:(?:作成|作図|撮影|提供|寄稿|記)(?=[、。)）\n]|$)|$|[\n\t「『」』、,，()（）〉》/／|｜・]|内線|電話|TEL|[がはも](?![一-鿿]*賞))")
_AS_SUBJECT = re.compile(rf"(?:[ 　]?{CALLED})?[がはも]")
# みどり研究所：早瀬 徹、千葉 佳子; 【みどりの会】早瀬 徹; みどりの会（2名）：…; みどり機構, 早瀬 徹、千葉 佳子
_AS_KEY = re.compile(r"[ 　]*(?:[(（](?:計)?[0-9]{1,3}[人名][)）])?[ 　]*(?:[:：]|[】〕\]][:：]?|[,，](?=[ 　]))[ 　]*")
_LIST_ENDS = re.compile(rf"(?:[ 　]?{CALLED})?[ 　]*(?:$|[\n)）「『]|(?:ほか|他)|[、，,／/ 　]+(?=[^\s、，,／/()（）:：]{{2,20}}[:：]))")
# The names stand apart by another mark than the body from them.
_OTHERWISE_PARTED = re.compile(r"[^,，]*[、・][^,，]*")
_OFFICES = ("役所", "役場", "庁")
_CREDIT = re.compile(r"(?:提供|写真|出典|協力|撮影|文|絵|企画|制作|配給|協賛|後援|主催)[ 　]?[:：／/][ 　]*$")
_NEXT_NAME = re.compile(CALLED + r"?[ 　]*[、,，・][ 　]*")


def set_beside(items: Sequence[Item], reading: ResolvedReading, text: str, local: frozenset[str]) -> Iterator[Affiliation]:
    """みどり高等専門学校 早瀬徹「…」, 北斗省北浜局 早瀬 徹、千葉 佳子: a blank between a body and those who are of it; a town is where one lives."""
    for index, (body, name) in enumerate(pairwise(items)):
        if body.ref is None or name.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref.kind is not Kind.PERSON:
            continue
        gap = text[body.end : name.start]
        key = _AS_KEY.fullmatch(gap)
        lives = body.ref.entity in local and not body.ref.unit and not text.endswith(_OFFICES, body.start, body.end)
        if not gap or (gap.strip(" 　") and key is None) or lives:
            continue
        first = body
        for item in reversed(items[:index]):
            if item.ref is None or item.ref.kind is not Kind.ORGANIZATION or item.end > first.start or text[item.end : first.start].strip(" 　"):
                break
            first = item
        if not _BEFORE_BODY.search(text[reading.sentence.start : first.start]) or not (
            _AFTER_NAME.match(text, name.end, reading.sentence.end) or _post_behind(items, name, text)
        ):
            continue
        if _AS_SUBJECT.match(text, name.end) and _CREDIT.search(text, reading.sentence.start, first.start):
            # 写真／みどり新聞社 早瀬 徹は…: a credit, and then the sentence.
            continue
        if _has_own_body(items, name, text):
            # 総括班　早瀬 徹（北斗大学）
            continue
        people = [name]
        posts: list[Item | None] = [_post_behind(items, name, text)]
        for item in items[index + 2 :]:
            if item is posts[-1]:
                continue
            if (
                item.ref is None
                or item.ref.kind is not Kind.PERSON
                or not _NEXT_NAME.fullmatch(text, (posts[-1] or people[-1]).end, item.start)
                or not (_AFTER_NAME.match(text, item.end, reading.sentence.end) or _post_behind(items, item, text))
            ):
                break
            people.append(item)
            posts.append(_post_behind(items, item, text))
        if key is not None and not _LIST_ENDS.match(text, (posts[-1] or people[-1]).end, reading.sentence.end):
            continue
        if key is not None and key.group().strip(" 　") in (",", "，") and not _OTHERWISE_PARTED.fullmatch(text, people[0].end, people[-1].end):
            continue
        for person, post in zip(people, posts, strict=True):
            if person.ref is not None:
                role = text[post.start : post.end] if post is not None else None
                yield Affiliation(person.ref.entity, body.ref.entity, role, Span(first.start, (post or person).end), 0.8, "body-set-beside")


def _post_behind(items: Sequence[Item], name: Item, text: str) -> Item | None:
    """The post right behind a name: 早瀬 徹 研究員."""
    return next((i for i in items if i.role and i.start >= name.end and not text[name.end : i.start].strip(" 　") and i.start - name.end <= 1), None)


_IN_BRACKET = re.compile(rf"(?:{CALLED})?[ 　]*[(（]")
_BODY_THEN = re.compile(r"[)）、,/／ 　の]|[一-鿿]{0,6}(?:[長員]|教授)")


def _has_own_body(items: Sequence[Item], name: Item, text: str) -> bool:
    """Whether the bracket behind a name opens with a body."""
    bodies = (i for i in items if i.ref is not None and i.ref.kind is Kind.ORGANIZATION and _IN_BRACKET.fullmatch(text, name.end, i.start))
    # （未来会議資料）: of what that is.
    return any(_BODY_THEN.match(text, i.end) for i in bodies)


_LISTED = re.compile(r"[ 　]*[、,/／・][ 　]*")
_STROKE = re.compile(r"[ 　]*[/／][ 　]*")
_OPENS = re.compile(r"(?:^|[\n\t])[ 　・]*$")


def further_in_bracket(items: Sequence[Item], end: int, closing: int, local: frozenset[str], text: str) -> list[Ref]:
    """The bodies after the first, which ends at `end`, of a bracket that names nothing else; a town there (みどり酒造・北浜町) is where it is."""
    listed: list[Ref] = []
    for item in items:
        if item.start < end or item.start >= closing:
            continue
        if item.ref is None or item.ref.kind is not Kind.ORGANIZATION or not _LISTED.fullmatch(text, listed[-1].end if listed else end, item.start):
            return []
        listed.append(item.ref)
    if not listed or text[listed[-1].end : closing].strip():
        return []
    return [r for r in listed if r.entity not in local or text[r.end - 1] not in "都道府県市区町村"]


def each_before_name(items: Sequence[Item], text: str) -> Iterator[Affiliation]:
    """みどりの会／北斗大学 早瀬 徹氏: of each of the bodies before the last, which other rules read."""
    for index, (body, name) in enumerate(pairwise(items)):
        if body.ref is None or name.ref is None or body.ref.kind is not Kind.ORGANIZATION or name.ref.kind is not Kind.PERSON:
            continue
        gap = text[body.end : name.start]
        if not gap or gap.strip(" 　") or not _AFTER_NAME.match(text, name.end):
            continue
        listed = [body]
        for item in reversed(items[:index]):
            if item.ref is None or item.ref.kind is not Kind.ORGANIZATION or not _STROKE.fullmatch(text, item.end, listed[-1].start):
                break
            listed.append(item)
        if _OPENS.search(text, max(0, listed[-1].start - 4), listed[-1].start):
            for item in listed[1:]:
                if item.ref is not None:
                    yield Affiliation(name.ref.entity, item.ref.entity, None, Span(item.start, name.end), 0.82, "body-set-beside")
