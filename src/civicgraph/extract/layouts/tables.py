"""Rows of personnel tables and of programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.event_lists import find_listed_events, is_tagged
from civicgraph.extract.events.programme import find_scheduled, is_what_is_given, opens_with_time, scheduled_event
from civicgraph.extract.layouts.grant_tables import find_awards, foundation, programme_of
from civicgraph.extract.layouts.managed_houses import find_managed
from civicgraph.extract.layouts.work_tables import find_made
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import event_keys, word_list
from civicgraph.extract.roles.bare_posts import body_of_list
from civicgraph.extract.roles.councils import council_of
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.columns import columns, own_columns, parts_table
from civicgraph.extract.text.lines import Line, key_of_line, lines, without_noise, written_lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import clean_name, fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement


def find_table_facts(document: Document, resolution: Resolution, context: Context, staff_of: str | None) -> Iterator[Statement | Affiliation]:
    """Rows of personnel tables (新職, 氏名, 旧職) and of programmes (日時, 内容, 登壇者), by their header's words.

    `staff_of` is the body whose personnel changes the document announces.
    """
    text = fold(document.text)
    council = council_of(document, resolution) is not None
    issuer = context.owner or body_of_list(document, resolution, text)
    header: dict[int, str] = {}
    width = 0
    post_over = ""
    keyed = False  # the row before was a card with its own keys
    over: Ref | None = None
    set_up: Ref | None = None
    projects: list[Ref] = []
    for line in lines(document, resolution):
        if line.block.kind is not BlockKind.ROW:
            projects.extend(r for r in line.refs if r.kind is Kind.PROJECT and not r.anaphor)
        if line.block.kind is not BlockKind.ROW:
            set_up = _set_up(line, text) or (set_up if line.block.kind is not BlockKind.HEADING else None)
        if line.block.kind is not BlockKind.ROW or not line.block.cells:
            if line.block.kind is BlockKind.HEADING and not parts_table(document, line.number, width):
                header, post_over = {}, ""
                over = _sole_body(line)
            post_over = post_over if header else ""
            if (line.block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH) and line.block.label is None) or is_tagged(line.block, text):
                for part in written_lines(line, text):
                    yield from find_listed_events(document, part, {}, resolution)
            continue
        named = columns(line.block, text)
        own = own_columns(line.block, text)
        if own or keyed:
            header, width, post_over, keyed = own, 0, "", bool(own)
        if not own and len(named) >= 2:
            # 備考: what stands in it is no post in the body of the cell before.
            header = named | {i: "remark" for i, c in enumerate(line.block.cells) if i not in named and without_noise(c.of(text)) == "備考"}
            width, post_over = len(line.block.cells), ""
            continue
        if {"project", "receiver"} & set(header.values()):
            yield from find_awards(line, header, programme_of(projects, text) or foundation(document, resolution, text), resolution.entities, text)
        elif "manager" in header.values():
            yield from find_managed(line, header)
        elif "event" in header.values():
            yield from find_listed_events(document, line, header, resolution, over)
        elif "work" in header.values():
            yield from find_made(line, header, text)
            # 賞 | 作品名 | 受賞者 | 所属: of whom the last column tells.
            yield from _whose(line, header, text)
        elif {"what", "talk"} & set(header.values()):
            if not {"talk", "who"} <= set(header.values()):
                yield from _programme(line, header, context, text)
            yield from _whose(line, header, text)
        else:
            if not header:
                yield from find_listed_events(document, line, {}, resolution)
            if not header and context.titled and opens_with_time(line.block, text):
                yield from find_scheduled(line, scheduled_event(line, context), text)
            teaches = issuer is not None and resolution.entities[issuer].sector == "Academia"
            of_event = not header and not teaches and key_of_line(line.block, text) in event_keys()
            opens = any(r.kind is Kind.PERSON and r.start == line.block.cells[0].start for r in line.refs)
            listed = header.get(0) == "role" and "name" in header.values()
            ditto = not header and line.block.cells[0].of(text) in _DITTO
            if (listed or not header) and not opens and not ditto:
                post_over = re.sub(r"[ 　]", "", line.block.cells[0].of(text))
            # 　　　　三枝 光 right below 副会長　早瀬 徹, set in, or 〃　三枝 光.
            hung = ditto or (not header and opens and text[line.block.start - 1 : line.block.start] in (" ", "\u3000"))
            # 理事 | 早瀬 徹 | 北斗大学 and under it 三枝 光 | みどり社: the first cell is the one above, and told once.
            same = post_over if (hung or (listed and opens and len(line.block.cells) < width)) and not ONE_ALONE.match(post_over) else ""
            columns_here = {i - 1: column for i, column in header.items()} if same else header
            # 備考 | 学長: what he is in the body of the cell before, and no office in the committee.
            columns_here = {i: c for i, c in columns_here.items() if c != "remark" or (0 <= i < len(line.block.cells) and without_noise(line.block.cells[i].of(text)) in word_list("membership", "roles"))}
            body = staff_of if "new" in header.values() else issuer
            yield from _post(line, columns_here, None if of_event else body, text, council=council, same=same, set_up=set_up)


# 「北浜DX推進本部」を設けました
_SETS_UP = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?を、?(?:新たに)?(?:設け|設置|立ち上げ|発足|組織|置[いきく])")


def _set_up(line: Line, text: str) -> Ref | None:
    """The headquarters or committee that a line says was set up."""
    ends = (*lexicon().committees, "本部")
    return next((r for r in line.refs if r.kind is Kind.ORGANIZATION and text[r.start : r.end].endswith(ends) and _SETS_UP.match(text, r.end)), None)


def _whose(line: Line, header: dict[int, str], text: str) -> Iterator[Affiliation]:
    """演題 | 講師 | 所属: of whom the column for bodies tells."""
    told = tuple(c for i, c in enumerate(line.block.cells) if header.get(i) in ("who", "name", "body"))
    if "body" in header.values():
        yield from _post(structs.replace(line, block=replace(line.block, cells=told)), {}, None, text, council=False)


def _sole_body(line: Line) -> Ref | None:
    """The body whose name is all that a heading holds."""
    refs = [r for r in line.refs if (r.start, r.end) == (line.block.start, line.block.end)]
    return refs[0] if refs and refs[0].kind is Kind.ORGANIZATION else None


def _programme(line: Line, header: dict[int, str], context: Context, text: str) -> Iterator[Statement]:
    cells = {header[i]: c for i, c in enumerate(line.block.cells) if i in header}
    what = cells.get("what") or cells.get("talk")
    # Of a talk's title that only names an event (…デーの意義) the event is no session.
    event = next(
        (
            r
            for r in line.refs
            if what
            and what.start <= r.start < what.end
            and r.kind is Kind.EVENT
            and is_what_is_given(r, line.block, context.sessions, text)
        ),
        None,
    )
    span = Span(line.block.start, line.block.end)
    who = cells.get("who")
    if event is None:
        # 地域のデータとは | 早瀬徹氏: who gives a talk without a name of its own speaks at the event.
        for ref in line.refs:
            if context.main_event and who is not None and who.start <= ref.start < who.end and ref.kind is Kind.PERSON:
                yield Statement(context.main_event, Predicate.SPEAKER, ref.entity, (span,), 0.82, "programme-table")
        return
    if context.main_event and context.main_event != event.entity:
        yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event, (span,), 0.88, "programme-table")
    if when := cells.get("when"):
        date = next((d for d in line.dates if when.start <= d.start < when.end), None)
        if date is not None:
            yield Statement(event.entity, Predicate.START_DATE, date.first, (span,), 0.9, "programme-table")
    if who is not None:
        inside = [r for r in line.refs if who.start <= r.start < who.end]
        people = [r for r in inside if r.kind is Kind.PERSON]
        for ref in people:
            yield Statement(event.entity, Predicate.SPEAKER, ref.entity, (span,), 0.9, "programme-table")
        for ref in inside:
            if not people and ref.kind is Kind.ORGANIZATION:
                yield Statement(event.entity, Predicate.PARTICIPANT, ref.entity, (span,), 0.85, "programme-table")


def _post(
    line: Line, header: dict[int, str], issuer: str | None, text: str, *, council: bool, same: str = "", set_up: Ref | None = None
) -> Iterator[Affiliation]:
    """One person's row: every other cell is a post, in the body that it names or else in the issuing one.

    `same` is the post of the rows above it where the row tells none of its own, `set_up` the committee that the lines above the table set up.
    """
    person = next((r for r in line.refs if r.kind is Kind.PERSON), None)
    if person is None:
        return
    span = Span(line.block.start, line.block.end)
    office, *beside_office = line.block.cells
    if set_up is not None and not header and office.of(text).strip() in word_list("membership", "roles") and any(c.start < person.start < c.end and post_title(text[c.start : person.start]) for c in beside_office):
        # 本部長 | 市長 早瀬 徹, below 「北浜推進本部」を設けた: each in its own body.
        yield from (Affiliation(r.entity, set_up.entity, office.of(text).strip(), span, 0.84, "personnel-table") for r in line.refs if r.kind is Kind.PERSON)
        return
    others = [c for c in line.block.cells if not c.start <= person.start < c.end]
    # NPO法人みどり | 理事長 | 朝倉健一: the post is in the body of the row, found or not.
    told = [any(c.start <= r.start < c.end for r in line.refs) or post_title(c.of(text)) is not None for c in others]
    # 理事 | 早瀬 徹 | 通訳: an office of such lists before the name, whatever else is told of whoever has it.
    first = len(line.block.cells) > 1 and person.start == line.block.cells[1].start and line.block.cells[0].of(text) in word_list("membership", "roles")
    plain = all(told) or bool(header) or first
    taken = -1
    in_force = ""
    if issuer is not None and not council and same and (title := post_title(same) or (same if same in word_list("membership", "roles") else None)) and not title.endswith(CALLINGS):
        in_force = title
        yield Affiliation(person.entity, issuer, title, span, 0.84, "personnel-table")
    # Of two posts in one body the new one is told first, whichever column stands first.
    for index, cell in sorted(enumerate(line.block.cells), key=lambda c: header.get(c[0]) == "old"):
        column = header.get(index, "")
        if index == taken or cell.start <= person.start < cell.end or column == "apart":
            continue
        words = cell.of(text)
        bodies = [r for r in line.refs if cell.start <= r.start and r.end <= cell.end and r.kind is Kind.ORGANIZATION]
        outside = next((r for r in bodies if not r.unit and not (issuer is not None and is_inner(r, text)) and (r.start - cell.start <= 1 or _FORMER.fullmatch(text, cell.start, r.start) or _CALLING_IN.fullmatch(text, cell.start, r.start))), None)
        move = re.search(r"(?:に|へ)(出向|復帰|派遣|転出|異動)", words)
        status = "past" if column == "old" else None
        # 総務課長 | 早瀬 徹: of the unit that the post heads, too.
        units = [r for r in bodies if r.unit and "(" not in text[cell.start : r.start]] if outside is None and (issuer is None or council) else []
        own_unit = units[-1] if units and units[0].start - cell.start <= 1 else None
        if own_unit is not None and plain and (title := post_title(words)) is not None and lexicon().title_at_end(_ASIDE.sub("", text[own_unit.end - 1 : cell.end])):
            yield Affiliation(person.entity, own_unit.entity, title, span, 0.84, "personnel-table", status)
        if outside is not None:
            further = _further_posts(bodies, outside, cell, text)
            ends = further[0].start if further else cell.end
            rest = _NEXT_POST.sub("", text[outside.end : ends]) if further else text[outside.end : ends]
            beside = line.block.cells[index + 1 : index + 2]
            other = any(beside[0].start <= r.start < beside[0].end and not r.unit for r in line.refs) if beside else True
            if lexicon().title_at_end(rest) is None and not other and header.get(index + 1, "") in ("role", "") and post_title(beside[0].of(text)):
                # 北斗大学 | 教授 | 早瀬 徹, 北斗大学工学部 | 教授: one post over two cells.
                rest, taken = rest + beside[0].of(text), index + 1
            head = text[outside.end - 1] if rest.startswith("長") and text[outside.end - 1] in _HEADED else ""
            # 総務 + 大臣: the ministry is told by its minister's office.
            role = None if move else post_title(words if rest.startswith(("大臣", "副大臣")) else head + rest)
            if role is not None and text[outside.end - 1] in "都道府県市区町村" and (role.endswith(_OF_COMPANIES) or rest.startswith("立")):
                # 北海道 + 国際航空監査役, みどり市 + 立北浜中学校校長: the name goes on.
                continue
            if _FORMER.fullmatch(words[: outside.start - cell.start]) or _FORMER.match(rest):
                status = "past"
                if outside.entity == issuer and in_force:
                    # 理事 | 早瀬 徹 | みどり協会 前常務理事: he is of it still.
                    continue
            yield Affiliation(person.entity, outside.entity, role, span, 0.88, "personnel-table", status)
            yield from _post_in_unit(person, [b for b in bodies if b.unit and b.start >= outside.end], further[0].start if further else cell.end, span, status, text)
            for at, body in enumerate(further):
                # みどり社 代表取締役 / 北斗連盟 理事: of each of them.
                end = further[at + 1].start if at + 1 < len(further) else cell.end
                former = called_former(text, body.start, outside.end)
                yield Affiliation(person.entity, body.entity, post_title(_NEXT_POST.sub("", text[body.end : end])), span, 0.86, "personnel-table", "past" if former else status)
        elif council and without_noise(words) in word_list("membership", "roles"):
            continue
        elif (
            plain
            and not council
            and issuer is not None
            and (title := post_title(words) or (words if without_noise(words) in word_list("membership", "roles") else None))
            and not title.endswith(CALLINGS)
            and column in ("new", "old", "role", "remark", "")
        ):
            inside = next(c for c in line.block.cells if c.start <= person.start < c.end)
            if title in _ANY_HEAD and (own := post_title(text[inside.start : person.start])):
                # 代表者 | 代表理事 早瀬 徹
                title = own
            in_force = title if status is None else in_force
            yield Affiliation(person.entity, issuer, title, span, 0.85, "personnel-table", status)
            # 書記　　早瀬　徹　　三枝　光: each in a cell of his own.
            held_by = [r for r in line.refs if r.kind is Kind.PERSON and r is not person and any(r.start == c.start for c in others)] if index == 0 and not header else []
            yield from (Affiliation(r.entity, issuer, title, span, 0.84, "personnel-table", status) for r in held_by)


def _post_in_unit(person: Ref, units: Sequence[Ref], end: int, span: Span, status: str | None, text: str) -> Iterator[Affiliation]:
    """北斗大学経済学部 教授, 北浜市 企画部 広報課長: the post is in the unit right before it, too."""
    unit = next((u for u in reversed(units) if u.end <= end), None)
    if unit is None:
        return
    rest = text[unit.end : end].strip(" 　・")
    title = text[unit.end - 1 : end].strip() if rest == "長" else rest
    if title and lexicon().title_at_end(title) == title:
        yield Affiliation(person.entity, unit.entity, title, span, 0.84, "personnel-table", status)


_ANY_HEAD = ("代表者", "代表")
_DITTO = ("〃", "同", "同上", "″", "”")
# Of these a body has one, so that the next without a post is none.
ONE_ALONE = re.compile(r"(?!副).*長(?:代[理行])?$|代表")
# みどり市長, みどり図書館長: whose last letter is of its head's title too.
_HEADED = "市町村区館局所院園署庁校部課室"
_OF_COMPANIES = ("取締役", "監査役", "社長", "執行役員", "創業者")
# 元みどり社 社長, みどり協会 前理事長
_FORMER = re.compile(r"[ 　]*[元前旧](?![職日])[ 　]*")
# 弁護士（みどり法律事務所）
_CALLING_IN = re.compile(r"[一-鿿]{2,8}[士師][(（]")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]$")
# What parts the posts of a cell.
_NEXT_POST = re.compile(r"[ 　]*[、，,/／;；][ 　]*(?:元|前|現)?$")
def _further_posts(bodies: Sequence[Ref], first: Ref, cell: Span, text: str) -> list[Ref]:
    """The bodies after the first of a cell, where a post and nothing else stands behind each: みどり社 代表取締役 / 北斗連盟 理事."""
    further = [r for r in bodies if not r.unit and r.start > first.end and _NEXT_POST.search(text, first.end, r.start)]
    ends = [r.start for r in further]
    parts = [text[b.end : e] for b, e in zip((first, *further), (*ends, cell.end), strict=True)] if further else []
    return further if all(post_title(_NEXT_POST.sub("", part)) is not None for part in parts) else []


def is_inner(ref: Ref, text: str) -> bool:
    """Whether a name is a part of the body whose post begins with it: 営業本部 + 長."""
    return text.endswith("本部", ref.start, ref.end) and text.startswith("長", ref.end)


# 弁護士, 市民代表: what somebody is, no office in the body.
CALLINGS = ("士", "師", "市民代表", "住民代表", "市民", "住民")
def post_title(words: str) -> str | None:
    """The post that a cell names, without remarks such as (新設), where it ends in a title."""
    bare = re.sub(
        r"[(（](?:現任|現職|現在に至る|現在|現|常勤|非常勤|新設|新任|再任|留任|昇任|昇格|命|兼務|欠席|代理|代理出席|代理人出席|オンライン|オンライン参加|Web参加|リモート参加|途中参加|途中退席|敬称略)[)）]",
        "",
        words,
    ).strip(" 　・、")
    plain = re.sub(r"[(（][^()（）]*[)）]$", "", bare)
    return clean_name(bare) if lexicon().title_at_end(plain) or plain.endswith(("長", "付")) else None
