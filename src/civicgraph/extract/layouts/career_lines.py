"""Careers in rows or lines that begin with a date (1993年 みどり病院 眼科副医長, 03年 同助教授), below the name of whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import ERA, MARKS, YEAR, Line, key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import clean_name
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_WHICH = rf"(?:{YEAR}|{ERA}|(?<!\d)[’']?\d\d(?=[年\-~〜～–]))"
_MONTH = r"(?:(?:[ 　\t|]{0,3}\d{1,2}[ 　]?月|[ 　]?[./][ 　]?\d{1,2})(?:[ 　]?\d{1,2}日)?)"
_TO = rf"[ 　]*(?:[-~〜～–—―]|から)[ 　]*(?P<until>現在|(?:{YEAR}|{ERA}|\d\d)年?{_MONTH}?(?:まで)?)?"
# 1993年, 平成5年4月, 03年, 2004-2005年, 2016年〜現在, 2001年(平成13年): when a station of a career began.
_WHEN = re.compile(rf"{MARKS}{_WHICH}(?:年度?)?(?:[(（][^()（）]{{2,8}}[)）])?{_MONTH}?(?P<to>{_TO})?(?:より|に|、|[:：])?(?=[\s　|]|(?<=[年月:：、在])[^\s])[\s　|:：]*")
_NOW = re.compile(r"現在に至る|現職|現任|至[ 　]?現在|[(（]現在?[)）]|現在")
_GOES_ON = re.compile(r"[ 　・※(（]*(?:現在に至る|至[ 　]?現在|現職|この間|その間|を兼務|を歴任)[^。]{0,8}[。)）]*")
_MEANWHILE = ("この間", "その間")
# 同大学, 同社, 同 + 助教授: the body of a line before.
_SAME = re.compile(r"同(?P<sort>大学院|大学|大|研究所|研究院|研究機構|病院|医院|院|社|庁|省|県|市|町|村|区|協会|財団|会|センター|校|行|局)?[、 　]*")
_ASIDE = re.compile(r"[(（](?:現|旧|元|のち|後の)[、:： 　]?[^()（）]{1,30}[)）]")
_BESIDE = re.compile(r"[(（](?:兼任|兼務|兼職|併任|出向|在任)[)）]")
_BETWEEN = re.compile(r"[、，,・／/][ 　]*|[ 　]*(?:および|及び|ならびに|兼)[ 　]*")
_DIED = re.compile(r"逝去|死去|永眠|他界|急逝|没(?:する)?$")
# Of the body named last alone, not of what it is a part of.
_HEADS = re.compile(r"(?:院|所|館|センター|室|科|校|園|学部|研究科)長(?:代[理行])?$")
_LEAST = 2
_LONGEST, _SHORT = 90, 40

_BLANK = re.compile(r"[\s　]")


@dataclass
class _Career:
    """The stations of one career: each with whether it is told to be over or to go on, and whether it is one of those beside the others."""

    whom: Ref
    headed: bool
    stations: list[tuple[Affiliation | None, bool | None]] = field(default_factory=list)
    bodies: list[list[Ref]] = field(default_factory=list)
    parts: list[Statement] = field(default_factory=list)
    lines: int = 0
    meanwhile: bool = False
    over: bool = False
    last: int = -1  # the last station that nothing says to be over

    def add(self, found: Sequence[Affiliation], goes_on: bool | None) -> None:
        self.lines += 1
        if not self.meanwhile:
            self.last = len(self.stations)
        self.stations += [(station, goes_on) for station in found or (None,)]

    def told(self) -> Iterator[Affiliation]:
        """All that are told, each as past, but for the last line of those that follow one another and what goes on."""
        for number, (station, goes_on) in enumerate(self.stations):
            if station is None:
                continue
            now = not self.over and (goes_on if goes_on is not None else number >= self.last and not self.meanwhile)
            yield station._replace(status=None if now else "past", confidence=0.86 if now else 0.85)


def with_careers(found: Sequence[Statement], careers: Sequence[Affiliation | Statement]) -> list[Statement]:
    """The statements without what is told of the same lines as if they were sentences or a body's chronicle."""
    if not careers:
        return list(found)
    spans = {c.span: c.person for c in careers if isinstance(c, Affiliation)}

    def again(s: Statement) -> bool:
        within = {who for span, who in spans.items() for e in s.evidence if span.start < e.end <= span.end}
        post = s.predicate is Predicate.AFFILIATION and s.subject in within
        return post or (bool(within) and (s.predicate is Predicate.END_DATE or (s.method == "chronicle-line" and s.predicate is not Predicate.START_DATE)))

    return [s for s in found if not again(s)]


def named_in_careers(careers: Sequence[Affiliation | Statement], resolution: Resolution) -> frozenset[str]:
    """The bodies of careers that a document names nowhere but in their lines: nobody else is told to be of them."""
    posts = [c for c in careers if isinstance(c, Affiliation)]
    spans = {c.span for c in posts}
    return frozenset(b for b in {c.body for c in posts} if all(any(x.start <= r.start < x.end for x in spans) for r in resolution.refs_of(b)))


def find_careers(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation | Statement]:
    """The posts of each whose name stands over the lines of a career: right over them, or over a heading such as 略歴 or 講師紹介."""
    whom: Ref | None = None
    career: _Career | None = None
    headed = False
    listed = ""
    holder: Ref | None = None  # whoever was named alone last
    above = -1  # the line up to which name, heading and stations follow one another
    for index, line in enumerate(lines(document, resolution)):
        block = line.block
        words = text[block.start : block.end]
        when = _when(line, text)
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        if when is not None and whom is not None and (headed or above == index - 1) and not people:
            career = career or _Career(whom, headed)
            _station(line, when, career, text)
            above = index
        elif career is not None and above == index - 1 and _goes_on(line, career, text):
            above = index
        elif not people and holder is not None and (own := without_noise(words)) in word_list("careers", "own"):
            if career is not None:
                yield from _of(career)
                career = None
            listed = own
        elif listed and holder is not None and not people and block.kind not in (BlockKind.HEADING, BlockKind.TITLE) and len(words) <= _LONGEST and "。" not in words:
            yield from _listed(line, line.block.start, holder, listed in word_list("careers", "members"), text)
        elif block.label is not None and holder is not None and not people and "。" not in words and (key := key_of_line(block, text)) in word_list("careers", "own") and not key.startswith("所属"):
            # コミュニティ活動：みどりの会 副代表、あおば会 世話人
            yield from _listed(line, block.label.end, holder, False, text)
        elif not people and (_CAREER.fullmatch(_BLANK.sub("", words)) or without_noise(words) in word_list("careers", "heads")):
            headed = whom is not None
            above = index
            listed = without_noise(words) if holder is not None else ""
        elif not people and (_PERSONAL.match(text, block.start, block.end) or (career is None and _is_below_name(line, text))):
            # 北斗大学教授, between the name and the first station
            above = index if above == index - 1 else above
        else:
            if career is not None:
                yield from _of(career)
                career, whom = None, None
            headed = headed and block.kind is not BlockKind.HEADING
            listed = ""
            if (key_of_line(block, text) or without_noise(words)) in _of_bodies():
                # 代表者　早瀬 徹, 所在地 …, 所属団体 …: of the body.
                holder = None
            named = _named(line, people, text)
            holder = named or (None if people and (holder is None or any(r.entity != holder.entity for r in people)) else holder)
            if named is not None:
                # Of two speakers named one after the other a career below is of nobody knows whom.
                clash = whom is not None and whom.entity != named.entity and block.label is not None and above == index - 1
                whom, above, headed = None if clash else named, index, False
            elif people and (whom is None or any(r.entity != whom.entity for r in people)):
                whom = None
    if career is not None:
        yield from _of(career)


@cache
def _of_bodies() -> frozenset[str]:
    """The keys of what a profile tells of a body, and not of somebody."""
    return frozenset(word_list("profile", "keys")) - _over_posts() - frozenset(word_list("careers", "keys"))


@cache
def _over_posts() -> frozenset[str]:
    return frozenset(word_list("careers", "own")) | frozenset(word_list("careers", "heads"))


_ENTRY = re.compile(MARKS + r"[:：]?[ 　]*(?:[0-9]{1,2}[.)．）][ 　]*)?(?:元|前|現)?")
_NEXT_ENTRY = re.compile(r"[ 　]*[、，／/;；][ 　]*(?:元|前|現)?")
_BESIDE_NAME = re.compile(r"[(（][^()（）]{1,40}[)）]")


def _listed(line: Line, start: int, whom: Ref, plain: bool, text: str) -> Iterator[Affiliation]:
    """・みどり協会（北斗県認可）代表理事, below 現職: the body of an entry with the post behind it, or alone where the list is of bodies."""
    end = line.block.end
    opened = _ENTRY.match(text, start, end)
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit]
    at = opened.end() if opened is not None else start
    while (body := next((b for b in bodies if b.start == at), None)) is not None:
        aside = _BESIDE_NAME.match(text, body.end, end)
        begins = aside.end() if aside is not None else body.end
        stop = _NEXT_ENTRY.search(text, begins, end)
        said = text[begins : stop.start() if stop is not None else end].strip(" 　・")
        post = _post(said)
        if post is not None or (plain and not said):
            former = called_former(text, at, start)
            yield Affiliation(whom.entity, body.entity, post, Span(line.block.start, end), 0.84, "career-line", "past" if former else None)
        at = stop.end() if stop is not None else end


_CAREER = re.compile(r"[^ぁ-ゖ。]{0,6}(?:略歴|経歴|職歴|学歴|プロフィール|履歴)[^ぁ-ゖ。]{0,4}")
# 生年月日　1960年4月2日: a line of the same person's card.
_PERSONAL = re.compile(r"[ 　・]*(?:生年月日|生年|年齢|性別|出身地?|現住所|住所|本籍|最終学歴|所有(?:する)?(?:当社)?(?:の)?株式|就任予定日|就任日|任期|就任年月日)")


def _is_below_name(line: Line, text: str) -> bool:
    """Whether a line may tell of somebody what he is, as a body and a post do right below the name."""
    block = line.block
    words = text[block.start : block.end]
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        and block.label is None
        and len(words) <= _SHORT
        and "。" not in words
        and any(r.roles for r in line.readings)
    )


def _named(line: Line, people: Sequence[Ref], text: str) -> Ref | None:
    """Whose a career below a line is: the person alone in it, after a key such as 講演者 or with nothing but a post before."""
    block = line.block
    if len({r.entity for r in people}) != 1 or block.kind is BlockKind.ROW or "。" in text[block.start : block.end]:
        return None
    if block.label is not None:
        return people[0] if key_of_line(block, text) in word_list("careers", "keys") else None
    return people[0]


def _of(career: _Career) -> Iterator[Affiliation | Statement]:
    stations = list(career.told())
    # 講師　早瀬 徹 and below it 2024年4月1日 みどり会館: no career.
    if career.lines >= _LEAST and (career.headed or any(s.role for s in stations)):
        yield from stations
        yield from career.parts


def _when(line: Line, text: str) -> re.Match[str] | None:
    """The date that opens a line of a career, with its spaces."""
    block = line.block
    if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or block.end - block.start > _LONGEST:
        return None
    when = _WHEN.match(text, block.start, block.end)
    return when if when is not None and "。" not in text[block.start : block.end - 1] else None


def _goes_on(line: Line, career: _Career, text: str) -> bool:
    """Whether a line without a date is one more of a career: another post of that time, or what is said of those before."""
    block = line.block
    words = text[block.start : block.end]
    if _GOES_ON.fullmatch(words):
        career.meanwhile = career.meanwhile or words.strip(" 　").startswith(_MEANWHILE)
        return True
    opens = bool(line.refs) and line.refs[0].kind is Kind.ORGANIZATION and line.refs[0].start - block.start <= 1
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW) and block.label is None and len(words) <= _LONGEST and "。" not in words
    if not (opens and plain) or any(r.kind is Kind.PERSON for r in line.refs) or "\n\n" in text[line.block.start - 2 : line.block.start]:
        return False
    found = list(_posts(line, Span(block.start, block.end), career, text))
    if found:
        last = career.last
        career.add(found, True if _NOW.search(words) else None)
        career.last = last
    return bool(found)


def _station(line: Line, when: re.Match[str], career: _Career, text: str) -> None:
    inside = Span(min(when.end(), line.block.end), line.block.end)
    until = when["until"] or ""
    career.over = career.over or _DIED.search(inside.of(text)) is not None
    goes_on = True if until == "現在" or (when["to"] and not until) or _NOW.search(inside.of(text)) else False if until else None
    career.add(list(_posts(line, inside, career, text)), goes_on)


def _posts(line: Line, inside: Span, career: _Career, text: str) -> Iterator[Affiliation]:
    """The bodies that a stretch of a line begins with, one after the other, each with the post behind it."""
    at = inside.start
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and inside.start <= r.start and r.end <= inside.end]
    waiting: list[tuple[Ref, int]] = []
    span = Span(line.block.start, line.block.end)
    while at < inside.end:
        group, at = _group(bodies, at, inside.end, career, text)
        if not group:
            return
        behind = _BETWEEN.match(text, at, inside.end)
        following = next((b for b in bodies if behind is not None and b.start == behind.end()), None)
        if following is not None and behind is not None:
            # みどり病院・北斗研究所 顧問: what is told of the one is told of both.
            waiting += group
            at = behind.end()
            continue
        end = _end_of_post(at, bodies, inside.end, text)
        if _FOUNDED.match(text, at, inside.end):
            founded = group[-1][0]
            career.parts.append(Statement(founded.entity, Predicate.FOUNDER, career.whom.entity, (Span(career.whom.start, career.whom.end), span), 0.84, "career-line"))
        thereupon = _THEREUPON.match(text, at, inside.end)
        if thereupon is not None and _post(thereupon["post"]) is not None and not any(b.start >= thereupon.start("post") and b.start < thereupon.end() for b in bodies):
            at, end = thereupon.span("post")
        said = text[at:end]
        if _post(said) is None and not _JOINED.fullmatch(_BESIDE.sub("", said).strip(" 　・、")):
            return
        heads = _HEADS.search(_post(said) or "") is not None
        for ref, past in (*waiting, *group):
            if heads and (ref, past) in group[:-1] and past == group[-1][1]:
                # 北斗大学みどり病院 講師, and below it 同、副院長: of the hospital alone.
                continue
            # 北斗大学 + みどり研究所 + 講師 is 講師 in both, 所長 that one's; 北斗大学 + 医学部 + 講師 is 医学部講師.
            within = text[past if heads else max(end for _, end in group) : at] if (ref, past) in group and thereupon is None else ""
            yield Affiliation(career.whom.entity, ref.entity, _post(within + said), span, 0.85, "career-line")
        career.bodies.append([ref for ref, _ in (*waiting, *group)])
        waiting = []
        parted = _BETWEEN.match(text, end, inside.end)
        at = parted.end() if parted is not None else inside.end


def _group(bodies: Sequence[Ref], at: int, end: int, career: _Career, text: str) -> tuple[list[tuple[Ref, int]], int]:
    """The body at an offset with those inside it that stand right behind it, each with where its name ends; and the end of all."""
    first = next((b for b in bodies if 0 <= b.start - at <= 1), None)
    if first is not None:
        # 北浜市総合計画審議会 副会長: of the council, not of the town in its name.
        first = max((b for b in bodies if b.start == first.start and not b.unit), key=lambda b: b.end, default=first)
    same = _SAME.match(text, at, end) if first is None or first.anaphor else None
    before = _told_before(same["sort"] or "", career.bodies, text) if same is not None else ()
    if same is not None and before:
        group, at = [(ref, same.end()) for ref in before], same.end()
    elif first is not None:
        group, at = [(first, first.end)], first.end
    else:
        return [], at
    while (inner := next((b for b in bodies if b.start >= at and not text[at : b.start].strip(" 　の")), None)) is not None:
        if not inner.unit:
            if same is not None and before and inner.start == same.end():
                # 同研究所 + みどり開発センター
                career.parts.append(Statement(inner.entity, Predicate.PART_OF, before[-1].entity, (Span(same.start(), inner.end),), 0.8, "unit-in-name"))
            group.append((inner, inner.end))
        at = inner.end
    at += text.startswith(("」", "』"), at)
    aside = _ASIDE.match(text, at, end)
    return group, aside.end() if aside is not None else at


def _told_before(sort: str, told: Sequence[Sequence[Ref]], text: str) -> Sequence[Ref]:
    """What 同 points to: the bodies of the line before, or 同大学 the last that is called one."""
    if not sort:
        return told[-1] if told else ()
    endings: dict[str, str | tuple[str, ...]] = {"大": "大学", "大学院": "大学", "院": ("院", "病院"), "会": ("会", "協会", "協議会"), "社": ""}
    ending = endings.get(sort, sort)
    return next(([r] for refs in reversed(told) for r in refs if text[r.start : r.end].endswith(ending)), ())


def _end_of_post(at: int, bodies: Sequence[Ref], end: int, text: str) -> int:
    """Where the post behind a body ends: at a comma, or where another body begins behind a dot."""
    depth = 0
    for i in range(at, end):
        depth += (text[i] in "(（") - (text[i] in ")）")
        if not depth and i > at and (text[i] in "、，,／/" or (text[i] == "・" and any(b.start == i + 1 for b in bodies))):
            return i
    return end


def _post(words: str) -> str | None:
    """The post that the words behind a body name."""
    bare = _TOOK.sub("", _TERM.sub("", _NOW.sub("", _BESIDE.sub("", _ASIDE.sub("", words))))).strip(" 　・、)(（）")
    return post_title(bare) or (clean_name(bare) if bare.endswith(tuple(word_list("careers", "posts"))) and not re.search(r"[はがを。]", bare) else None)


# 北浜市議会 + 議員（2期目）, 議員選挙に初当選, 議長に就任
_TERM = re.compile(r"[(（](?:通算|連続)?第?[0-9一二三四五六七八九十]+(?:期目?|代)[)）]|(?<=[員長])[0-9一二三四五六七八九十]+期目?$")
_TOOK = re.compile(r"(?:(?:補欠)?選挙)?(?:[ 　]?に)?[、 　]?(?:(?:初|再)?当選|[再三四]選|就任|着任|選出|選任|任命|委嘱|任用|昇任|昇格)(?:され|し)?(?:る|た)?$")
_FOUNDED = re.compile(r"[ 　]*を?(?:設立|創設|創業|創立|起業|立ち上げ|立上げ|結成)(?!に|準備|記念|総会|委員|メンバー|発起人|[0-9一二三四五六七八九十]+周年)")
# 2003年 NPO法人みどりを設立、代表理事に就任: the post is in what is named before.
_THEREUPON = re.compile(r"[ 　]*(?:を|に|の)?(?:設立|創設|創業|創立|起業|結成|発足|入(?![学賞選院])[一-鿿]|立ち上げ)(?:し|に参画|に参加)?[、,，][ 　]*(?P<post>[^、,，。\n]{2,20})")
# 総務省入省, 北斗病院勤務: what a career says of a body where it names no post.
_JOINED = re.compile(r"[ 　]*(?:に|を|にて|で)?(?:入(?!学)[一-鿿]|採用|勤務|出向|派遣|着任|転職|転籍|入職|就職|所属|卒業?|修了|終了|中退|設立|創業|起業|退[一-鿿]|[^はがの。]{0,12}(?:課程|研究科|学部)[^。]{0,8})?(?:後|し|する|した)?")
