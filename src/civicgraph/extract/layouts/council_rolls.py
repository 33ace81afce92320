"""The members of an assembly, listed with the group of each: 1　早瀬 徹　無所属, 2　三枝 光　北浜維新の会　議長; or group by group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from civicgraph.extract.names.written_names import KANJI
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import LISTED, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Span

_NONE = ("無所属", "無会派", "諸派", "会派なし", "会派に属さない議員")
_GROUP = (
    rf"(?:{'|'.join(_NONE)}|[^\s()（）、。:：|]{{1,16}}(?:会|党|クラブ|倶楽部|ネット|ネットワーク|フォーラム|議員団|市民|未来|みらい|新風|維新|の風|ネクスト|ファースト)"
    r"|公明|自民|共産|立憲|民主|維新|国民)"
)
_ROLL = re.compile(
    rf"[・●○* -]*(?:\d{{1,2}}番?[.:：]?[ 　\t]+)?(?P<name>[{KANJI}ヶ]{{1,4}}[ 　]?[{KANJI}ぁ-ゖァ-ヺー]{{1,6}}?)"
    rf"(?:[ 　]*[(（][ぁ-ゖァ-ヺー・ 　]+[)）])?(?:氏|議員)?[ 　\t]+[(（]?(?P<group>{_GROUP})[)）]?(?P<rest>[ 　\t].{{0,40}})?"
)
_OVER = re.compile(rf"[■◆●○▼・【\[ ]*(?P<group>{_GROUP})[】\]]?[ 　]*(?:[(（](?:計|所属議員)?[ 　]?\d{{1,2}}(?:名|人)[)）]|\d{{1,2}}(?:名|人))")
_OFFICE = re.compile(r"(?:^|[ 　\t])(?P<office>副?議長)(?=[ 　\t]|$)")
_ASSEMBLIES = ("議会", "衆議院", "参議院")
_HEADER = ("会派", "会派名", "所属会派", "所属会派名", "党派", "所属党派", "政党", "所属政党")
_LEAST = 3


class _Entry(Struct, frozen=True, gc=False):
    """One member's line: name, group, and what else is told of it."""

    name: Span
    group: Span
    office: str


@by_source
def _roll(document: Document, text: str) -> dict[int, _Entry]:
    """The lines of a roll by their numbers: three or more, in a text that speaks of an assembly."""
    if "議会" not in text and "議員" not in text:
        return {}
    found = {}
    for number, block in enumerate(document.blocks):
        said = _ROLL.fullmatch(text, block.start, block.end) if block.kind in LISTED and block.end - block.start <= 80 else None
        if said is not None:
            office = _OFFICE.search(said["rest"] or "")
            found[number] = _Entry(Span(*said.span("name")), Span(*said.span("group")), office["office"] if office is not None else "")
    return found if len(found) >= _LEAST else {}


@by_source
def _cells(document: Document, text: str) -> dict[int, Span]:
    """The cell with the group in each row of a table whose header has 会派 and 氏名."""
    found: dict[int, Span] = {}
    column = width = -1
    for number, block in enumerate(document.blocks) if "派" in text or "政党" in text else ():
        if block.kind is not BlockKind.ROW:
            column = -1
            continue
        words = [c.of(text).strip() for c in block.cells]
        if (head := next((i for i, w in enumerate(words) if w in _HEADER), -1)) != -1:
            column, width = head, len(words)
        elif column != -1 and len(words) == width and words[column]:
            found[number] = block.cells[column]
    return found


@by_source
def _over(document: Document, text: str) -> dict[int, Span]:
    """The lines that count the members of a group below them: 公明党（2名）; two or more."""
    if "議会" not in text:
        return {}
    said = ((n, _OVER.fullmatch(text, b.start, b.end)) for n, b in enumerate(document.blocks) if b.end - b.start <= 30 and b.kind in LISTED)
    found = {n: Span(*m.span("group")) for n, m in said if m is not None}
    return found if len(found) > 1 else {}


def on_roll(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The name and the group of a member's line, however rare they are."""
    if (entry := _roll(document, text).get(number)) is not None:
        yield LaidOut(entry.name, Kind.PERSON, 0.88, "name-on-roll", 6.6)
        if entry.group.of(text) not in _NONE:
            yield LaidOut(entry.group, Kind.ORGANIZATION, 0.84, "group-on-roll", 6.5)
    elif (cell := _cells(document, text).get(number)) is not None and cell.end - cell.start <= 24 and cell.of(text).strip() not in _NONE:
        yield LaidOut(cell, Kind.ORGANIZATION, 0.84, "group-on-roll", 6.5)
    elif (group := _over(document, text).get(number)) is not None and group.of(text) not in _NONE:
        yield LaidOut(group, Kind.ORGANIZATION, 0.84, "group-on-roll", 6.5)


def find_council_roll(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Of which assembly and of which group each member is, and who presides."""
    yield from _committees(document, resolution, text)
    roll, cells, over = _roll(document, text), _cells(document, text), _over(document, text)
    if not roll and not cells and not over:
        return
    assembly: Ref | None = None
    group: Ref | None = None
    grouped = False
    for line in lines(document, resolution):
        entry = roll.get(line.number)
        if entry is None and line.number not in cells:
            assembly = next((r for r in reversed(line.refs) if r.kind is Kind.ORGANIZATION and text.endswith(_ASSEMBLIES, r.start, r.end)), assembly)
        if entry is not None:
            yield from _member(line, entry, assembly, text)
        elif (cell := cells.get(line.number)) is not None:
            yield from _in_row(line, cell, assembly)
        elif (named := over.get(line.number)) is not None:
            grouped = True
            group = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start <= named.start), None)
        elif grouped and assembly is not None:
            people = [r for r in line.refs if r.kind is Kind.PERSON]
            grouped = bool(people) and _is_only(people, line, text)
            for person in people if grouped else ():
                for body in (assembly, *([group] if group is not None else [])):
                    yield Affiliation(person.entity, body.entity, None, Span(line.block.start, line.block.end), 0.86, "council-roll")


# ◎委員長, between the names of a committee's members
_BETWEEN = re.compile(r"(?:[◎○●◯〇☆★・、,，:： 　\n|()（）]|君|(?P<post>副?委員長|委員))*")


def _committees(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """総務委員会　◎委員長 早瀬 徹　○副委員長 三枝 光　沖 健: the members of an assembly's committees, on its line or on those below it."""
    if "議会" not in text or "委員会" not in text or "委員長" not in text:
        return
    over: Ref | None = None
    for line in lines(document, resolution):
        row = line.block.kind is BlockKind.ROW
        for written in re.finditer(r"[^\n]+", text[line.block.start : line.block.end]):
            start, end = line.block.start + written.start(), line.block.start + written.end()
            refs = [r for r in line.refs if start <= r.start and r.end <= end]
            people = [r for r in refs if r.kind is Kind.PERSON]
            body = next((r for r in refs[:1] if r.kind is Kind.ORGANIZATION and text.endswith("委員会", r.start, r.end) and r.start <= start + 1), None)
            if body is not None and not people and body.end == end:
                over = body
                continue
            committee = body or over
            begins = body.end if body is not None else start
            gaps = [_BETWEEN.fullmatch(text, a, b) for a, b in zip([begins, *(p.end for p in people)], [*(p.start for p in people), end], strict=True)]
            if committee is None or not people or not all(gaps) or (body is None and "委員" not in text[start:end]):
                over = None
                continue
            for person, gap in zip(people, gaps, strict=False):
                # 委員　大沢 忠、早瀬 望: after a head the others are members; the columns of a table say who heads it.
                post = gap["post"] if gap is not None else None
                yield Affiliation(person.entity, committee.entity, post or (None if row else "委員"), Span(start, end), 0.86, "committee-roll")


def _member(line: Line, entry: _Entry, assembly: Ref | None, text: str) -> Iterator[Affiliation]:
    span = Span(line.block.start, line.block.end)
    person = next((r for r in line.refs if r.kind is Kind.PERSON and r.start == entry.name.start), None)
    if person is None:
        return
    if assembly is not None:
        yield Affiliation(person.entity, assembly.entity, entry.office or None, span, 0.88, "council-roll")
    group = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start == entry.group.start), None)
    if group is not None:
        yield Affiliation(person.entity, group.entity, None, span, 0.9, "council-roll")


def _in_row(line: Line, cell: Span, assembly: Ref | None) -> Iterator[Affiliation]:
    span = Span(line.block.start, line.block.end)
    person = next((r for r in line.refs if r.kind is Kind.PERSON), None)
    group = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and cell.start <= r.start < cell.end), None)
    for body in (assembly, group) if person is not None else ():
        if body is not None and person is not None:
            yield Affiliation(person.entity, body.entity, None, span, 0.86, "council-roll")


def _is_only(people: Sequence[Ref], line: Line, text: str) -> bool:
    """Whether a line holds nothing but names, with their readings and posts in brackets."""
    rest = text[line.block.start : line.block.end]
    for person in reversed(people):
        rest = rest[: person.start - line.block.start] + rest[person.end - line.block.start :]
    return re.fullmatch(r"(?:[(（][^()（）]*[)）]|[\s、,，・]|氏|議員|団長|幹事長|会長|代表)*", rest) is not None
