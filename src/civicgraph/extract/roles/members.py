"""Lists of a meeting's members, observers and secretariat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.councils import ORDER, only_council, titled_council
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.roles.under_posts import names_under_posts
from civicgraph.extract.text.lines import Line, key_of_line, lines, without_noise
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement


class _Above(NamedTuple):
    """What the lines above one say of it: whether it is of members with roles, of observers or of the secretariat, the words that say so,
    whether those listed came or went meanwhile, or are of something else, who sent them, and the part of the council that they are of.
    """

    mode: str = ""
    heading: str = ""
    away: bool = False
    others: bool = False
    sender: Ref | None = None
    part: str | None = None


class _Meeting(NamedTuple):
    """Whose members are listed, at which of its meetings if the title tells, and the people known to be of its office."""

    council: str
    event: str | None
    is_of_heads: bool
    staff: set[str]


def find_members(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement | Affiliation]:
    """Lists of a meeting's members: 座長 X Y大学教授, 委員 …, the observers and the secretariat under their headings."""
    text = fold(document.text)
    titled = titled_council(document, resolution)
    council = titled or only_council(document, resolution)
    if council is None:
        return
    # Without a title that says so, no event that the minutes name is their meeting.
    event = context.main_event if titled is not None and context.titled else None
    if resolution.entities[council].names[0].text.endswith("実行委員会") and "議事" not in text and "会議録" not in text:
        # Who prepares an event is named, nobody who was there.
        event = None
    meeting = _Meeting(council, event, resolution.entities[council].names[0].text.endswith("長会議"), set())
    stacked = names_under_posts(document, resolution, text)
    of_schools = resolution.entities[council].names[0].text.endswith("教育委員会")
    above = _Above()
    for line in lines(document, resolution):
        if line.number in stacked.posts:
            # 会長 over a name and below the body whose that is.
            above = above._replace(mode="", heading="") if above.mode == "roles" else above
            continue
        above = _under_heading(above, line, text)
        if (group := _SENT_BY.fullmatch(text, line.block.start, line.block.end)) is not None and (group["role"] or above.mode == "roles"):
            # 委員（北浜市）, then （東浜町）: whose members stand below.
            bodies = (r for r in line.refs if r.kind in (Kind.ORGANIZATION, Kind.PLACE) and (r.start, r.end) == group.span("body"))
            above = above._replace(mode="roles", heading=group["role"] or above.heading, sender=next(bodies, None))
            continue
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        above = _past_list(above, line, people, text)
        role = _role_in_list(above, line, people, text)
        if role is None and people and of_schools and _HEAD_OF_SCHOOLS.fullmatch(text, line.block.start, people[0].start):
            role = "教育長"
        if role and people and not above.others and (line.block.end - line.block.start < 80 or line.block.label is not None):
            yield from _listed(above, line, people, role, meeting, text)
            continue
        # 事務局：千葉主査: the post is in the office, wherever that is.
        if not meeting.is_of_heads and not (above.mode == "secretariat" and "。" not in text[line.block.start : line.block.end]):
            yield from _titled(line, people, meeting, text)
        if line.refs and line.block.end - line.block.start < 60:
            yield from _beside_members(above, line, meeting, text)


# 教育長　早瀬 徹, whose board it is too
_HEAD_OF_SCHOOLS = re.compile(r"[(（【\[]?教[ 　]*育[ 　]*長[)）】\]]?[ 　:：]+")
# 実行委員（五十音順、敬称略）
_ORDERED = re.compile(rf"(?<=.){ORDER}+$")


def _under_heading(above: _Above, line: Line, text: str) -> _Above:
    """What holds from a line on that may be the heading of a list."""
    bare, label = without_noise(text[line.block.start : line.block.end]), key_of_line(line.block, text)
    bare = _ORDERED.sub("", bare)
    # オブザーバー（2名）
    bare = bare[:-1] if bare.endswith("名") and bare[:-1] in word_list("membership", "observers") else bare
    for name in ("observers", "secretariat", "roles"):
        if (bare in word_list("membership", name) or label in word_list("membership", name)) and len(bare) < 40:
            heading = label if label in word_list("membership", name) else bare
            if heading == label and label.endswith(("長", "代理", "代理者")) and any(r.kind is Kind.PERSON for r in line.refs):
                # 座長　早瀬 徹: those below are members.
                heading = "委員"
            above = above._replace(mode=name, heading=heading, away=False, others=False)
    if bare == "委員の異動":
        # 辞任 and 補欠選任 below: who was one of them and who is now.
        return above._replace(mode="roles", heading="委員", away=True, others=False, part=None)
    if (present := _COUNTED_LIST.fullmatch(bare)) is not None:
        # 出席委員 十九名, and the names below.
        above = above._replace(mode="roles", heading=present.group(1), away=False, others=False, part=None)
    return above


def _past_list(above: _Above, line: Line, people: Sequence[Ref], text: str) -> _Above:
    """What holds from a line on that may end a list, or begin the list of a part of the council."""
    bare, label = without_noise(text[line.block.start : line.block.end]), key_of_line(line.block, text)
    agenda = bare in ("議事", "議事の概要", "議事概要", "概要") or "議題" in bare[:6] or "資料" in bare[:5] or bare.startswith("本日の会議に付")
    counted = _COUNTED_LIST.fullmatch(bare) is not None
    if agenda or (line.block.kind is BlockKind.HEADING and above.heading not in (bare, label) and not counted and not (people and label)):
        above = above._replace(mode="")
    if _OTHERS.search(bare) or (_PRESENT_HEAD.match(bare) and not people and not counted):
        above = above._replace(mode="", others=True)
    if people:
        return above
    if len(bare) < 40 and bare.endswith(_SUBSECTIONS) and bare not in word_list("membership", "secretariat"):
        # みどり協議会幹事会, and its own members below.
        below = [r for r in line.refs if r.kind is Kind.ORGANIZATION and r.end == line.block.end]
        above = above._replace(mode="", others=not below, part=below[0].entity if below else None)
    return above._replace(sender=None)


_LISTS, _TITLE_LINES = ("名簿", "構成員一覧", "委員一覧", "役員一覧", "役員構成", "委員構成", "役員紹介"), 200
_ENDS = re.compile(r"[ 　]*(?:氏|様|先生)?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*")


def _role_in_list(above: _Above, line: Line, people: Sequence[Ref], text: str) -> str | None:
    """The role that a line gives to those whom it names, or the heading over it does."""
    body = text[line.block.start : line.block.end]
    if "。" in body:
        # 【会長】早瀬委員、お願いします。 is what somebody says.
        return None
    role = _member_role(body)[0] if above.part is None else _office(people, line, text)
    if role == "書記" and line.refs and line.refs[0].unit:
        # 書記　教育庶務課　早瀬主査: of the office that keeps the minutes.
        return None
    if role is None and above.mode == "roles" and len(people) == 1 and line.refs[-1] is people[0] is not line.refs[0] and line.block.label is None:
        # 北斗大学 学長　早瀬 徹, below 会長 in a list of members: who is what elsewhere, before the name.
        listed = any(word in text[:_TITLE_LINES] for word in _LISTS) and _ENDS.fullmatch(text, people[0].end, line.block.end) is not None
        return above.heading if listed and all(r.kind is Kind.ORGANIZATION for r in line.refs[:-1]) and "、" not in body else None
    if role is None and above.mode == "roles" and people and line.refs[0] is people[0] and "。" not in body:
        # アーキテクト：水沢栞 under 会長：三枝徹: the line's own key says what one is.
        label = key_of_line(line.block, text)
        own = label if label != above.heading and (people[0].start > line.block.start or line.block.label is not None) else ""
        own = "" if own in ("番", "番委員", "議席番") else own
        opens = re.sub(r"[^一-鿿ァ-ヺA-Za-z]", "", _SEAT.sub("", text[line.block.start : people[0].start]))
        if line.block.label is None and opens and opens not in word_list("membership", "roles"):
            # 内閣総理大臣　早瀬 徹, among those below 出席委員
            return None
        return _titled_role(body) or ("委員" if _SEAT.match(body) else above.heading if not own else own if own in lexicon().titles else None)
    return role


def _listed(above: _Above, line: Line, people: Sequence[Ref], role: str, meeting: _Meeting, text: str) -> Iterator[Statement | Affiliation]:
    """Those whom a line of a list names, with the role that it gives them."""
    body, span = text[line.block.start : line.block.end], Span(line.block.start, line.block.end)
    # 三枝 喜久、大沢 忠夫、…: a line of nothing but names is of all of them.
    opens = max(line.block.label.end - line.block.start if line.block.label else 0, _member_role(body)[1])
    named = _SEAT.sub("", _ASIDE.sub("", body[opens:].lstrip("）)】]〕:： 　|").rstrip(" 　|")))
    all_of_them = _names().fullmatch(named if above.part is None else text[people[0].start : line.block.end]) or all(text[p.end : p.end + 1] == "君" for p in people)
    leads = text[line.block.start : people[0].start].strip(" 　:：") in word_list("membership", "roles")
    for before, person, after in zip((None, *people), people, (*people[1:], None), strict=False):
        # 会長　早瀬 徹　　委員　三枝 光: the next has a post of his own.
        post = _NEXT_POST.fullmatch(text, before.end, person.start) if before is not None else None
        if post is not None and post["post"] in word_list("membership", "roles"):
            role = post["post"]
        elif before is not None and (not all_of_them or (post is not None and lexicon().title_at_end(post["post"]) is not None)):
            break
        own = None if leads and after is not None and _NEXT_POST.fullmatch(text, person.end, after.start) else _own_role().match(text, person.end, line.block.end)
        if own is None and len(people) == 1:
            # 早瀬 徹　北斗大学教授（座長）
            own = _role_at_end().search(text, person.end, line.block.end)
        yield Affiliation(person.entity, above.part or meeting.council, next(w for w in own.groups() if w) if own is not None else role, span, 0.88, "member-list")
        if above.sender is not None:
            yield Affiliation(person.entity, above.sender.entity, None, span, 0.82, "member-sent")
        if meeting.event is not None and not above.away and above.part is None:
            yield Statement(meeting.event, Predicate.PARTICIPANT, person.entity, (span,), 0.85, "member-list")


def _titled(line: Line, people: Sequence[Ref], meeting: _Meeting, text: str) -> Iterator[Statement | Affiliation]:
    """Those whom a line names with a title: 早瀬委員長."""
    words = text[line.block.start : line.block.end]
    for person, title in _titled_members(people, text):
        span = Span(person.start, text.index(title, person.end) + len(title))
        first = line.refs[0]
        if first.kind is Kind.ORGANIZATION and first.entity != meeting.council and first.start - line.block.start < 3 and text[first.end : first.end + 1] in (":", "：", " ", "　"):
            # 環境課：早瀬課長、三枝主査: of what the line begins with.
            meeting.staff.add(person.entity)
            continue
        office = next((r for r in reversed(line.refs) if r.end <= person.start), None)
        if office is not None and office.unit and text[office.end : person.start].isspace():
            # 書記　教育庶務課　早瀬主査
            meeting.staff.add(person.entity)
            continue
        if person.entity in meeting.staff or _STAFF.search(text, line.block.start, person.start):
            # 出席者 早瀬委員長、事務局(千葉主査)
            meeting.staff.add(person.entity)
            continue
        yield Affiliation(person.entity, meeting.council, title, span, 0.82, "member-titled")
        if meeting.event is not None and _PRESENT.match(words) and "。" not in words:
            yield Statement(meeting.event, Predicate.PARTICIPANT, person.entity, (span,), 0.84, "member-titled")


_ADDRESS = re.compile(r"[ 　・]*(?:〒|所在地|住所|連絡先|電話|TEL|FAX|E-?mail|メール)", re.IGNORECASE)


def _beside_members(above: _Above, line: Line, meeting: _Meeting, text: str) -> Iterator[Statement]:
    """The body that is the secretariat, and who observes."""
    span = Span(line.block.start, line.block.end)
    key = key_of_line(line.block, text)
    other = bool(key) and line.block.label is not None and key not in word_list("membership", "secretariat") and not key.startswith("担当")
    if above.mode == "secretariat" and not other and not _ADDRESS.match(text, line.block.start, line.block.end):
        unit = [r for r in line.refs if r.kind is Kind.ORGANIZATION]
        if unit and unit[-1].entity != meeting.council:
            yield Statement(meeting.council, Predicate.OPERATOR, unit[-1].entity, (span,), 0.8, "member-list")
    elif above.mode == "observers":
        # 三枝徹(X協会部長): who stands first observes, a person or a body.
        last = line.refs[0] if line.refs[0].kind is Kind.PERSON else line.refs[-1]
        if meeting.event is not None and last.kind in (Kind.ORGANIZATION, Kind.PERSON):
            yield Statement(meeting.event, Predicate.PARTICIPANT, last.entity, (span,), 0.85, "member-list")


# 出席委員, 出席委員 十九名, 欠席者委員2名(50音順): a heading that may count those below it.
_COUNTED_LIST = re.compile(r"(?:出席|欠席)者?(委員|構成員|理事|幹事|評議員)(?:[一二三四五六七八九十百\d]+(?:名|人)|名|人)?(?:音順)?[,、，]?(?:敬称略)?")
_NEXT_POST = re.compile(r"[君氏]?(?:[(（][^()（）]*[)）])?[ 　、・]+(?!第?[0-9]+番)(?P<post>[^\s　、・]+)[ 　]+(?:第?[0-9]+番[ 　]*)?")
# ３番　早瀬 徹: the seat of a member.
_SEAT = re.compile(r"(?:議席(?:番号)?[ 　]*)?第?[0-9]+番(?:委員)?[ 　]*")
_ASIDE = re.compile(r"[(（](?!(?:以上|計)?\d)[^()（）]*[)）]")


@cache
def _names() -> re.Pattern[str]:
    """三枝 喜久会長、大沢 忠夫委員、Karin Dahl: two names or more and nothing else."""
    name = r"(?:[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)+|[ァ-ヺー]{2,}(?:・[ァ-ヺー]+)+)"
    return re.compile(rf"(?:{name}?{alternatives(word_list('membership', 'roles'))}?(?:[、,，\s　]+|$|(?=[(（]))){{2,}}(?:[(（](?:以上|計)?\d+(?:名|人)[)）])?")


@cache
def _own_role() -> re.Pattern[str]:
    """早瀬 徹（会長）, 早瀬 徹会長: what somebody is in the list behind the name."""
    role = alternatives(word_list("membership", "roles"))
    return re.compile(rf"[ 　]?(?:[(（]({role})[)）]|({role})(?![一-鿿]))")


@cache
def _role_at_end() -> re.Pattern[str]:
    """早瀬 徹　北斗大学教授（座長）: what somebody is in the list, in a bracket at the end of the line."""
    return re.compile(rf"[(（【\[]({alternatives(word_list('membership', 'roles'))})[)）】\]][ 　]*$")


# 出席した関係職員等: whoever stands below is no member.
_OTHERS = re.compile(r"(?:(?:^|[^一-鿿])(?:[市町村区県都府道]|行政|執行部|当局|事務局)側(?:出席者)?|関係課|[市町村区県]職員|関係職員|事務局職員|関係者|説明者|説明員|随行|傍聴|その他の出席者|出席理事者|参考人|委員外出席者|委員外議員|職員出席者|説明のため(?:に)?出席(?:した|する|を求めた)者(?:の職氏名)?)[等ら]?[人名]?$")
# 出席国務大臣, over those who are there and no members
_PRESENT_HEAD = re.compile(r"(?:出席|欠席)(?!(?:委員|構成員|理事|幹事|評議員)|者)")
_SENT_BY = re.compile(r"[ 　]*(?P<role>委員|構成員|理事|幹事|評議員)?[ 　]*[(（〔\[](?P<body>[^()（）\s、。]{2,16})[)）〕\]][ 　]*")
# （委員）朝倉健一委員、…: who was there, in the head of the minutes.
_STAFF = re.compile("事務局(?!長)")
_PRESENT = re.compile(r"[・○●\s　]*[(（【〔\[](?:座長|委員|構成員|会長|委員長|出席者|出席委員|専門委員|臨時委員)[)）】〕\]]")


# Parts of a council whose members its minutes list apart.
_SUBSECTIONS = ("幹事会", "事務局", "専門部会", "作業部会", "分科会", "小委員会", "作業班")


def _office(people: Sequence[Ref], line: Line, text: str) -> str | None:
    """The post that begins a line of names (副局長 早瀬 徹)."""
    before = text[line.block.start : people[0].start].strip(" 　:：") if people else ""
    return before if 1 < len(before) <= 8 and lexicon().title_at_end(before) is not None else None


def _titled_members(people: Sequence[Ref], text: str) -> Iterator[tuple[Ref, str]]:
    """三枝委員から質問があった: in the minutes of a committee whoever has a member's title is of it."""
    titles = sorted(word_list("membership", "roles"), key=len, reverse=True)
    for person in people:
        title = next((t for t in titles if text.startswith(t, person.end) or _entry(t).match(text, person.end)), None)
        before = text[max(0, person.start - 1) : person.start]
        if title is not None and before not in ("の", "会", "省", "学"):
            yield person, title


@cache
def _entry(title: str) -> re.Pattern[str]:
    """早瀬 徹　座長、…: the title behind a blank, at the end of an entry."""
    return re.compile(rf"[ 　]{re.escape(title)}(?=[、,，]|[ 　]*(?:\n|$))")


def _member_role(body: str) -> tuple[str | None, int]:
    """The role of the meeting that begins a line, letters spaced out or not (座　長), and where the names behind it begin."""
    roles = sorted(word_list("membership", "roles"), key=len, reverse=True)
    role, end = next(((r, said.end()) for r in roles if (said := _spaced(r).match(body)) and len(without_noise(body[said.end() :])) > 1), (None, 0))
    if role in ("委員", "構成員") and (body[end : end + 1] in ("】", ":", "：") or "席" in body[:end]):
        # 【委員】座長　早瀬 徹, 出席委員　座長　早瀬 徹: what the first below the heading is.
        own, further = _member_role(body[end + 1 :].lstrip())
        return (own, len(body) - len(body[end + 1 :].lstrip()) + further) if own is not None else (role, end)
    return role, end


@cache
def _spaced(role: str) -> re.Pattern[str]:
    """座　長, up to a blank or a mark if its letters are set apart: not 委員長 in 委員　長谷川."""
    whole, apart = re.escape(role), r"[\s　]+".join(role)
    return re.compile(rf"[\s　・【】〔〕\[\]]*(?:{whole}|{apart}(?=[\s　:：【】〔〕\[\]()（）])|[(（]{whole}[)）]|(?:出席|欠席){whole}(?=[\s　:：]))")


def _titled_role(body: str) -> str | None:
    """早瀬悟(…教授)【主査】: a role in square brackets at the end of an entry."""
    match = re.search(r"[【\[]([^】\]]{2,8})[】\]]\s*$", body)
    return match.group(1) if match and match.group(1) in word_list("membership", "roles") else None
