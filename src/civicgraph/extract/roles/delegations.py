"""Who came from which body: 北斗市からは早瀬市長、千葉総務部長が、本学からは三枝学長が出席; みどり銀行/早瀬徹頭取、千葉佳子室長."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.sketches import BODY, PERSON, Sketch, sketch
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.bare_posts import body_called
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_OWN = r"(?:本|当|弊)(?P<own>社|学|会|協会|NPO法人|NPO|法人|財団|社団|センター|組合|機構|団体|研究所|協議会|連盟|校|館|園)"
# 執行役員の早瀬氏, 企画部の三枝氏
# 執行役員 経営管理本部長の塙氏, 経営管理本部 経営企画部の野澤氏
_POST = r"[一-鿿ァ-ヺーA-Z・]{0,12}(?:長|員|官|役|監|理事|代表|教授|講師|担当|リーダー|マネージャー|エンジニア|デザイナー)"
_BEFORE_NAME = rf"(?:(?:{_POST}[ 　])?(?:{BODY}[ 　]?){{0,2}}(?:(?<={BODY})長|{_POST})[のである]{{1,3}}|(?:{BODY}[ 　]?){{1,3}}の?)?"
_WHO = rf"(?P<who>{_BEFORE_NAME}{PERSON}(?:(?:、|,|，|・|と|及び|および|並びに)[ 　]?{_BEFORE_NAME}{PERSON})*)"
_CAME = (
    r"[^。ＰＯ]{0,20}?(?:(?:が|の[^。、Ｐ]{0,12}が|ら[^。、]{0,8}が)[^。]{0,80}?|をはじめ[^。]{0,60}?|[^。]{0,60}?が)?"
    r"(?:出席|参加|同席|参列|列席|臨席|登壇|立ち会|立会|来[訪場学社庁校所館賓]|発表|講演|報告|説明|出場|出演|参画|発言|プレゼン|挨拶|あいさつ|臨み|臨ん|お越し|駆けつけ|調印|署名)"
)
# …から早瀬先生、三枝先生のお二人を講師にお招きし
_ASKED_IN = r"(?:の(?:お)?[0-9二三四五両][人名氏方])?を(?:、?(?:[^。、ＰＯはがをに]{1,14}の)?[^。、ＰＯはがをに]{1,10}(?:に|として|へ))?、?(?:お招き|お迎え|お呼び|招[いき]|招聘|招へい|招請|招待|ご招待|ゲストに|受け?入れ(?![^。]{0,30}(?:配属|派遣))|(?<![長役問督]に)(?<![長役問督]として)迎え(?!入れ))"

# Who came, or the end of a line of nothing else: みどり協会から早瀬会長、千葉理事.
_FROM = re.compile(rf"(?:(?P<body>{BODY})|{_OWN})(?:側)?(?:から|より)(?:は|も)?、?{_WHO}(?=(?:の?(?:ほか|他)[^。ＰＯ]{{0,20}})?$|(?:{_CAME}|{_ASKED_IN})(?!(?:を|は)?(?:し|でき)?(?:なかった|ない|ません|せず|見送|辞退)))")
# みどり銀行/早瀬徹頭取、千葉佳子室長
_SLASHED = re.compile(rf"(?P<body>{BODY})[ 　]?[/／][ 　]?{_WHO}")
# ◎みどり社、北斗社 / 早瀬さん, all of an entry.
_ENTRY = re.compile(rf"[^一-鿿ぁ-ゖァ-ヺA-Za-zＡ-Ｚ]{{0,3}}(?P<bodies>{BODY}(?:[、・,][ 　]?(?:{BODY}|[一-鿿ァ-ヺーA-Za-z ]{{2,20}}))*)[ 　]?[/／][ 　]?(?P<who>{PERSON}(?:(?:、|・|と)[ 　]?{PERSON})*)[ 　]?")
_OFFICES = ("役所", "役場", "庁")
_END = re.compile(r"[、,，とがはのをら]|[ 　](?![^、。]{0,12}(?:長|員|役))|及び|および|並び|ほか|他|をはじめ|[(（)）。\n]")
_LONGEST = 24
_AND_OTHERS = re.compile("始め|はじめ|ほか")


def find_delegations(resolution: Resolution, text: str) -> Iterator[Affiliation | Statement]:
    """The body that the first of a list came from, for all of the list, with the posts after their names."""
    for reading in resolution.readings:
        start, end = reading.sentence.start, reading.sentence.end
        if not any(r.kind is Kind.PERSON for r in reading.refs):
            continue
        words = text[start:end]
        if "(" in words or "（" in words:
            yield from _staff(reading, text)
            yield from _post_in_brackets(reading, text)
        came = "から" in words or "より" in words
        slashed = "/" in words or "／" in words
        if came or slashed:
            drawn = sketch(start, end, reading.refs, reading.roles, text)
            if slashed and (entry := _ENTRY.fullmatch(drawn.text)) is not None:
                yield from _of_entry(drawn, entry, resolution, Span(start, end))
            for pattern, said in ((_FROM, came), (_SLASHED, slashed)):
                for match in pattern.finditer(drawn.text) if said else ():
                    yield from _sent(drawn, match, pattern is _SLASHED, reading, resolution, text)


def _of_entry(drawn: Sketch, entry: re.Match[str], resolution: Resolution, line: Span) -> Iterator[Affiliation]:
    """Whoever an entry names behind a stroke, in each of the bodies before it."""
    refs = [drawn.refs[i] for i in range(*entry.span("bodies")) if i in drawn.refs and drawn.text[i] == BODY]
    bodies = [r for r in refs if r.kind is Kind.ORGANIZATION and resolution.entities[r.entity].sector != "LocalGovernment"]
    for i in range(*entry.span("who")):
        person = drawn.refs.get(i)
        for body in bodies if person is not None and person.kind is Kind.PERSON else ():
            if person is not None:
                yield Affiliation(person.entity, body.entity, None, line, 0.82, "body-before-slash")


def _sent(
    drawn: Sketch, match: re.Match[str], slashed: bool, reading: ResolvedReading, resolution: Resolution, text: str
) -> Iterator[Affiliation | Statement]:
    own = None if slashed else match.group("own")
    body = body_called(own, resolution, text) if own else drawn.refs.get(match.start("body"))
    if body is None or body.kind is not Kind.ORGANIZATION:
        return
    names = [drawn.refs[i] for i in range(*match.span("who")) if drawn.text[i] == PERSON and i in drawn.refs]
    posts = [_post(name, reading, text) for name in names]
    # 北浜市から早瀬さんが参加: who comes from a town and has no post lives there.
    home = not slashed and not body.unit and resolution.entities[body.entity].sector == "LocalGovernment" and not text.endswith(_OFFICES, body.start, body.end)
    if slashed and not any(posts):
        return
    first = drawn.offsets[match.start()]
    for name, post in zip(names, posts, strict=True):
        if (slashed or home) and post is None:
            continue
        units = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and post is not None and post.start <= r.start and r.end < post.end]
        title = text[post.start : post.end] if post is not None else _post_before(name, names, match.start("who"), drawn, text)
        yield Affiliation(name.entity, body.entity, title, Span(first, post.end if post else name.end), 0.84, "came-from-body")
        for unit in units[:1] or _units_before(name, names, match.start("who"), drawn, reading, text):
            if unit.entity != body.entity:
                yield Statement(unit.entity, Predicate.PART_OF, body.entity, (Span(first, unit.end),), 0.8, "came-from-body")


def _post_before(name: Ref, names: Sequence[Ref], start: int, drawn: Sketch, text: str) -> str | None:
    """The post that a list tells before a name: 開発部長の早瀬氏."""
    after = max([drawn.offsets[start], *(n.end for n in names if n.end <= name.start)])
    said = re.search(r"([^、，,とや氏んら様・ \u3000]{2,24})の$", text[after : name.start])
    return said[1] if said is not None and lexicon().title_at_end(said[1]) is not None else None


_DIVISIONS = ("本部", "事業部", "支社", "支店", "営業所")


def _units_before(name: Ref, names: Sequence[Ref], start: int, drawn: Sketch, reading: ResolvedReading, text: str) -> list[Ref]:
    """The unit in which somebody's post is told to be before the name: 経営管理本部長の早瀬氏."""
    after = max([drawn.offsets[start], *(n.end for n in names if n.end <= name.start)])
    inside = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and after <= r.start and r.end <= name.start]
    return [r for r in inside[:1] if r.unit or text.endswith(_DIVISIONS, r.start, r.end)]


def _post(name: Ref, reading: ResolvedReading, text: str) -> Span | None:
    """The words between a name and the comma or particle after it, where they end with a post."""
    others = [r.start for r in reading.refs if r.kind is Kind.PERSON and r.start >= name.end]
    stop = min([reading.sentence.end, name.end + _LONGEST, *others])
    told = [r for r in reading.roles if name.end <= r.start < stop and _END.search(text, name.end, r.start) is None]
    if not told:
        return None
    start = name.end + len(text[name.end : told[0].start]) - len(text[name.end : told[0].start].lstrip(" 　"))
    # 千葉委員始め関係者: others come too.
    others_too = _AND_OTHERS.search(text, told[0].start, told[0].end)
    return Span(start, others_too.start() if others_too is not None else told[0].end)


def _staff(reading: ResolvedReading, text: str) -> Iterator[Affiliation | Statement]:
    """議会事務局 局長（早瀬徹）、議事課長（千葉佳子）: a line that opens with a body, and whoever stands in brackets after a post."""
    first = reading.refs[0]
    if (
        first.kind is not Kind.ORGANIZATION
        or text[reading.sentence.start : first.start].strip(" 　・○●■")
        or text[first.end : first.end + 1] not in (" ", "　", ":", "：")
    ):
        return
    people = {r.start: r for r in reading.refs if r.kind is Kind.PERSON}
    units = {r.end: r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.unit}
    for role in reading.roles:
        person = people.get(role.end + 1)
        if person is None or text[role.end] not in "(（" or text[person.end : person.end + 1] not in (")", "）"):
            continue
        unit = units.get(role.start) or next((u for u in units.values() if role.start <= u.start and u.end < role.end), None)
        if unit is not None and unit is not first:
            yield Affiliation(person.entity, unit.entity, text[unit.start : role.end], Span(unit.start, person.end), 0.82, "staff-in-brackets")
            yield Statement(unit.entity, Predicate.PART_OF, first.entity, (Span(first.start, unit.end),), 0.8, "staff-in-brackets")
        elif text[first.end : role.start].strip(" 　:：") == "" or text[role.start - 1] in "、,， 　":
            yield Affiliation(person.entity, first.entity, text[role.start : role.end], Span(first.start, person.end), 0.8, "staff-in-brackets")


def _post_in_brackets(reading: ResolvedReading, text: str) -> Iterator[Affiliation]:
    """(北浜支所長)早瀬徹、(同市民係長)千葉佳子: a post in brackets before the name; 同 is the body before."""
    people = {r.start: r for r in reading.refs if r.kind is Kind.PERSON}
    last: Ref | None = None
    for role in reading.roles:
        if text[role.end : role.end + 1] not in (")", "）"):
            continue
        person = people.get(role.end + 1) or (people.get(role.end + _AFTER_SPACE) if text[role.end + 1 : role.end + _AFTER_SPACE] in (" ", "　") else None)
        opening = max(text.rfind(mark, reading.sentence.start, role.end) for mark in "(（")
        # 早瀬徹(支所長)千葉佳子: what closes behind a name is of the one before it.
        before = text[reading.sentence.start : opening].rstrip(" 　") if opening >= 0 else "?"
        if person is None or (before and before[-1] not in "、,，・:："):
            continue
        inside = [r for r in reading.refs if r.start == opening + 1 and r.end <= role.end and r.kind is Kind.ORGANIZATION]
        body = max(inside, key=lambda r: r.end, default=None)
        ditto = text[opening + 1] == "同"
        held = last if ditto else body
        if held is not None:
            # 北浜支所 + 長: the post is named after the office.
            named_after = held.unit or text[held.end : role.end] == "長"
            title = text[(opening + 2 if ditto else held.start if named_after else held.end) : role.end]
            yield Affiliation(person.entity, held.entity, title, Span(opening, person.end), 0.8, "post-in-brackets-before")
            last = held


_AFTER_SPACE = 2
