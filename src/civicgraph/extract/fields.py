"""Facts that the layout states: "key: value" lines, speaker and member lists, tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.extract.coreference import Ref, Resolution, ResolvedReading
from civicgraph.extract.frames import Field, fields, fits, word_list
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relations import Context
from civicgraph.extract.roles import Affiliation
from civicgraph.extract.titles import bare_title
from civicgraph.names import clean_name, fold
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_KEY_NOISE = re.compile(r"[\s　■◆●○・【】\[\]<>＜＞:：0-9.．、()（）]+")
_INLINE = re.compile(r"(?:^|[(（、。／/\s　])([一-鿿ァ-ヺー・]{2,8})[:：／/][ 　]*")


class Line(NamedTuple):
    """One block with all that was read in it."""

    index: int
    block: Block
    refs: tuple[Ref, ...]
    readings: tuple[ResolvedReading, ...]


def lines(document: Document, resolution: Resolution) -> list[Line]:
    """The document's blocks with their resolved mentions."""
    by_block: dict[int, list[ResolvedReading]] = defaultdict(list)
    for reading in resolution.readings:
        by_block[reading.sentence.block].append(reading)
    return [
        Line(i, document.blocks[i], tuple(r for reading in found for r in reading.refs), tuple(found))
        for i, found in sorted(by_block.items())
    ]


def find_field_facts(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement]:
    """The statements of "主催：X" lines, of lists under headings such as 登壇者, and of keys inside a sentence."""
    text = fold(document.text)
    section: Field | None = None
    seen: list[Ref] = []
    heading_refs: list[Ref] = []
    for line in lines(document, resolution):
        key = _key(line.block, text)
        rule = _rule(key)
        if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            section = _rule(_heading_key(text[line.block.start : line.block.end]))
            heading_refs = list(line.refs) or heading_refs
        elif rule is not None:
            yield from _values(rule, line, line.refs, line.block, [*heading_refs, *seen], resolution, context, text)
            if not line.refs and line.block.kind is BlockKind.ITEM:
                section = rule
        elif section is not None and line.block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH) and _listed(line, text):
            yield from _values(section, line, _leading(line), line.block, [*heading_refs, *seen], resolution, context, text)
        elif line.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and line.block.kind is not BlockKind.ITEM:
            section = None
        yield from _address(line, text, seen, context)
        yield from _inline(line, text, [*heading_refs, *seen], resolution, context)
        seen.extend(line.refs)


def _address(line: Line, text: str, before: Sequence[Ref], context: Context) -> Iterator[Statement]:
    """〒210-0000 神奈川県川崎市川崎区…: where the body named above it is."""
    if not re.match(r"[(（]?〒", text[line.block.start : line.block.end]):
        return
    bodies = [r for r in before[-4:] if r.kind is Kind.ORGANIZATION and not r.unit]
    body = context.owner or (bodies[-1].entity if bodies else None)
    places = [r for r in line.refs if r.kind is not Kind.PERSON]
    if body is not None and places and places[-1].entity != body:
        yield Statement(body, Predicate.LOCATION, places[-1].entity, (Span(line.block.start, line.block.end),), 0.8, "address-line")


def _key(block: Block, text: str) -> str:
    return _KEY_NOISE.sub("", block.label.of(text)) if block.label is not None else ""


def _heading_key(heading: str) -> str:
    """登壇者のご紹介, 出演者一覧(敬称略): what the list under a heading holds."""
    bare = _KEY_NOISE.sub("", re.sub(r"[(（][^()（）]*[)）]", "", heading))
    return re.sub(r"(?:の?(?:ご)?紹介|一覧|プロフィール|リスト|の方々|の皆様|の皆さん)$", "", bare)


def _rule(key: str) -> Field | None:
    return next((f for f in fields() if key in f.keys), None) if key else None


def _listed(line: Line, text: str) -> bool:
    """Whether a line reads as an entry of a list, not as a sentence."""
    body = text[line.block.start : line.block.end]
    return bool(line.refs) and "。" not in body[:-1]


def _leading(line: Line) -> tuple[Ref, ...]:
    """In a list of speakers or bodies only the entry's first name counts, not the bodies in its bracket."""
    return line.refs[:1]


def _values(
    rule: Field,
    line: Line,
    refs: Sequence[Ref],
    block: Block,
    before: Sequence[Ref],
    resolution: Resolution,
    context: Context,
    text: str,
) -> Iterator[Statement]:
    subject = _subject(rule, before, resolution, context)
    if subject is None:
        return
    span = Span(block.start, block.end)
    method = f"field-{rule.predicate.value}"
    if not rule.object:
        dates = [d for reading in line.readings for d in reading.dates]
        if dates:
            yield Statement(subject, rule.predicate, dates[0].first, (span,), 0.9, method)
            if dates[0].last and rule.predicate is Predicate.START_DATE and not subject.startswith("organization/"):
                yield Statement(subject, Predicate.END_DATE, dates[0].last, (span,), 0.9, method)
        return
    taken: set[str] = set()
    for ref in _outside_brackets(refs, block, text):
        if fits(ref, rule.object, resolution.entities) and ref.entity != subject and ref.entity not in taken:
            if rule.predicate is not Predicate.SPEAKER and ref.unit and len(refs) > 1 and ref is not refs[-1]:
                continue
            taken.add(ref.entity)
            yield Statement(subject, rule.predicate, ref.entity, (span,), round(0.92 * ref.confidence, 3), method)
            if rule.predicate is Predicate.LOCATION:
                break


def _outside_brackets(refs: Sequence[Ref], block: Block, text: str) -> list[Ref]:
    """The mentions that stand in no round bracket of the block; all of them where every one does."""
    outside = [r for r in refs if text.count("(", block.start, r.start) == text.count(")", block.start, r.start)]
    return outside or list(refs)


def _subject(rule: Field, before: Sequence[Ref], resolution: Resolution, context: Context) -> str | None:
    """What a field is about: the nearest thing of its kind above it, else the document's event or body."""
    if rule.subject == ("Organization",):
        return context.owner
    for ref in reversed(before):
        if ref.kind.value in rule.subject and not (ref.kind is Kind.ORGANIZATION):
            return ref.entity
    return context.main_event if "Event" in rule.subject else None


def _inline(
    line: Line, text: str, before: Sequence[Ref], resolution: Resolution, context: Context
) -> Iterator[Statement]:
    """（主催：X、協力：Y） inside a sentence."""
    block = line.block
    if block.label is not None or block.kind is BlockKind.ROW:
        return
    matches = list(_INLINE.finditer(text, block.start, block.end))
    for number, match in enumerate(matches):
        rule = _rule(_KEY_NOISE.sub("", match.group(1)))
        if rule is None:
            continue
        end = matches[number + 1].start(1) if number + 1 < len(matches) else block.end
        stop = re.search(r"[)）。\n]", text[match.end() : end])
        end = match.end() + stop.start() if stop else end
        refs = [r for r in line.refs if match.end() <= r.start and r.end <= end]
        earlier = [*before, *(r for r in line.refs if r.end <= match.start(1) + 1)]
        piece = Block(block.kind, match.start(1), end)
        if refs and piece.end > piece.start:
            yield from _values(rule, line, refs, piece, earlier, resolution, context, text)


_YEN = re.compile(r"(?:¥|￥)?([\d,.]+)(億|千万|百万|万|千)?円?")
_SCALE = {"億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, None: 1}


def find_grants(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """助成額：1,500万円 under a project's heading: the programme that the document is about pays for the project."""
    text = fold(document.text)
    projects: list[Ref] = []
    headed: Ref | None = None
    for line in lines(document, resolution):
        if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            headed = next((r for r in line.refs if r.kind is Kind.PROJECT), None) if line.block.kind is BlockKind.HEADING else None
        if headed is not None and _key(line.block, text) in word_list("grants", "keys"):
            span = Span(line.block.start, line.block.end)
            programme = _programme_of(projects, headed, text)
            amount = _YEN.search(text, line.block.label.end if line.block.label else line.block.start, line.block.end)
            yen = round(float(amount.group(1).replace(",", "")) * _SCALE[amount.group(2)]) if amount and amount.group(1).strip(",.") else None
            if programme is not None:
                yield Statement(headed.entity, Predicate.FUNDER, programme.entity, (span,), 0.85, "grant-amount", amount=yen)
            dates = [d for reading in line.readings for d in reading.dates if d.last]
            if dates:
                yield Statement(headed.entity, Predicate.START_DATE, dates[0].first, (span,), 0.85, "grant-period")
                yield Statement(headed.entity, Predicate.END_DATE, dates[0].last or dates[0].first, (span,), 0.85, "grant-period")
        projects.extend(r for r in line.refs if r.kind is Kind.PROJECT and not r.anaphor)


def _programme_of(projects: Sequence[Ref], headed: Ref, text: str) -> Ref | None:
    """The funding programme named first above the list of awards."""
    for ref in projects:
        bare = bare_title(text[ref.start : ref.end])
        if ref.entity != headed.entity and bare.endswith(tuple(word_list("grants", "programmes"))):
            return ref
    return None


def find_members(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement | Affiliation]:
    """Lists of a meeting's members: 座長 X Y大学教授, 委員 …, the observers and the secretariat under their headings."""
    text = fold(document.text)
    council = _council(document, resolution)
    if council is None:
        return
    meeting = context.main_event
    mode = ""
    for line in lines(document, resolution):
        body = text[line.block.start : line.block.end]
        bare = _KEY_NOISE.sub("", body)
        label = _key(line.block, text)
        for name in ("observers", "secretariat", "roles"):
            if (bare in word_list("membership", name) or label in word_list("membership", name)) and len(bare) < 40:
                mode = name
        if bare in ("議題", "議事", "配付資料", "配布資料", "議事の概要", "議事概要", "概要") or "議題" in bare[:6] or "資料" in bare[:5]:
            mode = ""
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        role = _member_role(body)
        span = Span(line.block.start, line.block.end)
        if role and people and len(body) < 80:
            absent = bool(re.search(r"欠席", body))
            yield Affiliation(people[0].entity, council, role, span, 0.88, "member-list")
            if meeting is not None and not absent:
                yield Statement(meeting, Predicate.PARTICIPANT, people[0].entity, (span,), 0.85, "member-list")
        elif mode == "secretariat" and line.refs and len(body) < 60:
            unit = [r for r in line.refs if r.kind is Kind.ORGANIZATION]
            if unit and unit[-1].entity != council:
                yield Statement(council, Predicate.OPERATOR, unit[-1].entity, (span,), 0.8, "member-list")
        elif mode == "observers" and line.refs and len(body) < 60:
            last = line.refs[-1]
            if meeting is not None and last.kind is Kind.ORGANIZATION:
                yield Statement(meeting, Predicate.PARTICIPANT, last.entity, (span,), 0.85, "member-list")


def _member_role(body: str) -> str | None:
    """The role of the meeting that begins a line, letters spaced out or not (座　長)."""
    packed = re.sub(r"[\s　・【】\[\]]", "", body)
    roles = sorted(word_list("membership", "roles"), key=len, reverse=True)
    return next((r for r in roles if packed.startswith(r) and len(packed) > len(r) + 1), None)


def _council(document: Document, resolution: Resolution) -> str | None:
    """The committee that the document minutes: a body in the title or the first lines that ends like one."""
    endings = ("会議", "委員会", "審議会", "懇談会", "検討会", "協議会", "部会", "研究会", "調査会", "分科会", "ワーキンググループ")
    for reading in resolution.readings:
        if reading.sentence.block > 3:
            return None
        for ref in reading.refs:
            name = document.text[ref.start : ref.end]
            if ref.kind is Kind.ORGANIZATION and fold(name).endswith(endings):
                return ref.entity
    return None


def find_table_facts(document: Document, resolution: Resolution, context: Context) -> Iterator[Statement | Affiliation]:
    """Rows of personnel tables (新職, 氏名, 旧職) and of programmes (日時, 内容, 登壇者), by their header's words."""
    text = fold(document.text)
    header: dict[int, str] = {}
    named_last: Ref | None = None
    for line in lines(document, resolution):
        if line.block.kind is not BlockKind.ROW or not line.block.cells:
            if line.block.kind is BlockKind.HEADING:
                header = {}
            named_last = next((r for r in line.refs if r.kind is Kind.PERSON), None if line.block.kind is BlockKind.HEADING else named_last)
            continue
        named = _columns(line.block, text)
        if len(named) >= 2:
            header = named
            continue
        if "what" in header.values():
            yield from _programme(line, header, resolution, context)
        else:
            yield from _post(line, header, named_last, context, text)


def _columns(block: Block, text: str) -> dict[int, str]:
    found = {}
    for index, cell in enumerate(block.cells):
        words = _KEY_NOISE.sub("", cell.of(text))
        for column in ("name", "new", "old", "role", "body", "when", "what", "who"):
            if words in {_KEY_NOISE.sub("", w) for w in word_list("columns", column)}:
                found[index] = column
                break
    return found


def _programme(line: Line, header: dict[int, str], resolution: Resolution, context: Context) -> Iterator[Statement]:
    cells = {header[i]: c for i, c in enumerate(line.block.cells) if i in header}
    what = cells.get("what")
    event = next((r for r in line.refs if what and what.start <= r.start < what.end and r.kind is Kind.EVENT), None)
    if event is None:
        return
    span = Span(line.block.start, line.block.end)
    if context.main_event and context.main_event != event.entity:
        yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event, (span,), 0.88, "programme-table")
    if when := cells.get("when"):
        date = next((d for reading in line.readings for d in reading.dates if when.start <= d.start < when.end), None)
        if date is not None:
            yield Statement(event.entity, Predicate.START_DATE, date.first, (span,), 0.9, "programme-table")
    if who := cells.get("who"):
        inside = [r for r in line.refs if who.start <= r.start < who.end]
        people = [r for r in inside if r.kind is Kind.PERSON]
        for ref in people:
            yield Statement(event.entity, Predicate.SPEAKER, ref.entity, (span,), 0.9, "programme-table")
        for ref in inside:
            if not people and ref.kind is Kind.ORGANIZATION:
                yield Statement(event.entity, Predicate.PARTICIPANT, ref.entity, (span,), 0.85, "programme-table")


def _post(
    line: Line, header: dict[int, str], named_last: Ref | None, context: Context, text: str
) -> Iterator[Affiliation]:
    """One person's row: every other cell is a post, in the body that it names or else in the issuing one.

    A row of a date and a post is a line of the career of the person named above the rows.
    """
    person = next((r for r in line.refs if r.kind is Kind.PERSON), None)
    if person is None:
        if named_last is not None and len(line.block.cells) == 2 and any(reading.dates for reading in line.readings):
            yield from _career(line, named_last, text)
        return
    span = Span(line.block.start, line.block.end)
    for index, cell in enumerate(line.block.cells):
        if cell.start <= person.start < cell.end:
            continue
        column = header.get(index, "")
        words = cell.of(text)
        bodies = [r for r in line.refs if cell.start <= r.start and r.end <= cell.end and r.kind is Kind.ORGANIZATION]
        outside = next((r for r in bodies if not r.unit and r.start - cell.start <= 1), None)
        move = re.search(r"(?:に|へ)(出向|復帰|派遣|転出|異動)", words)
        status = "past" if column == "old" else None
        if outside is not None:
            role = None if move else _post_title(words[outside.end - cell.start :])
            yield Affiliation(person.entity, outside.entity, role, span, 0.88, "personnel-table", status)
        elif _KEY_NOISE.sub("", words) in word_list("membership", "roles"):
            continue
        elif context.owner is not None and (title := _post_title(words)) and column in ("new", "old", "role", ""):
            yield Affiliation(person.entity, context.owner, title, span, 0.85, "personnel-table", status)


def _career(line: Line, person: Ref, text: str) -> Iterator[Affiliation]:
    """平成25年7月 佐賀県統括本部情報課長: one station of a career."""
    cell = line.block.cells[-1]
    body = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start - cell.start <= 1), None)
    if body is not None:
        title = _post_title(cell.of(text)[body.end - cell.start :])
        yield Affiliation(person.entity, body.entity, title, Span(line.block.start, line.block.end), 0.85, "career-line", "past")


def _post_title(words: str) -> str | None:
    """The post that a cell names, without remarks such as (新設), where it ends in a title."""
    bare = re.sub(r"[(（](?:新設|新任|再任|留任|昇任|昇格|命|兼務)[)）]", "", words).strip(" 　・、")
    plain = re.sub(r"[(（][^()（）]*[)）]$", "", bare)
    return clean_name(bare) if lexicon().title_at_end(plain) or plain.endswith("長") else None
