"""Lists of a body's officers and staff: an office on a line of its own over names, an office before a name, and what
else somebody is, after the name or on the line below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.members import council_of
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import KEY_NOISE, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Kind, Span

# What the title or a heading of such a list says.
_BOARD = re.compile(r"役員|理事|評議員|名簿|メンバー|スタッフ|幹部|体制|運営委員|幹事|世話人|会員一覧|組織")
_REMARK = re.compile(r"[(（](?:[^()（）]{0,12}(?:順|名|人|略|現在|任期)[^()（）]{0,8})[)）]$")
# 早瀬 徹, at the start of a line and apart from what follows.
_SPACED_LINE = re.compile(r"([一-鿿々ヶ]{1,4})[ 　]([一-鿿々ぁ-ゖァ-ヺー]{1,4})(?=[ 　(（/／]|$)|([A-Z][a-z]+) ([A-Z]?[a-z]+)(?=[ 　]*$)")
_HONORIFIC = re.compile(r"[ 　]*(?:氏|様|さん|先生)?[ 　]*")
_LONGEST_POST = 24
_FAR = 12  # lines between an office and a name under it


def listed_officer(document: Document, number: int, text: str) -> LaidOut | None:
    """The name that begins a line under an office (会長, then 早瀬 徹　北斗大学), however rare it is."""
    block = document.blocks[number]
    name = _SPACED_LINE.match(text, block.start, block.end)
    if name is None or name.group(1) in lexicon().titles or name.group(2) in lexicon().titles or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or block.label is not None or "。" in text[block.start : block.end]:
        return None
    # Latin letters below a name are that name in Latin letters.
    far = _FAR if name.group(3) is None else 1
    for above in reversed(document.blocks[max(0, number - far) : number]):
        if office_of(above, text):
            return LaidOut(Span(*name.span()), Kind.PERSON, 0.85, "name-under-office", 5.6)
        if _SPACED_LINE.match(text, above.start, above.end) is None:
            return None
    return None


def office_of(block: Block, text: str) -> str:
    """The office that is all of a line (【理事】, 監事（2名）), or ""."""
    if block.end - block.start > 24:
        return ""
    bare = KEY_NOISE.sub("", _REMARK.sub("", text[block.start : block.end]))
    return bare if bare in lexicon().titles or bare in word_list("membership", "roles") else ""


def find_board(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Affiliation]:
    """Who holds which office in the body whose list it is (`owner`), and what else the list says that they are."""
    text = fold(document.text)
    heads = [b for b in document.blocks[:4] if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    named = {r.entity for reading in resolution.readings for r in reading.refs if any(b.start <= r.start < b.end for b in heads)}
    # Who is of a committee, find_members tells.
    owner = owner if (document.publisher or owner in named) and council_of(document, resolution) is None else None
    headed = any(_BOARD.search(text, b.start, b.end) for b in heads)
    office = ""
    alone: Ref | None = None
    below: Affiliation | None = None
    for line in lines(document, resolution):
        block = line.block
        if below is not None:
            # 株式会社みどり, and on the line below 執行役員.
            post = post_title(text[block.start : block.end]) if below.role is None and not line.refs and block.end - block.start <= _LONGEST_POST else None
            yield below._replace(role=post, span=Span(below.span.start, block.end)) if post is not None else below
            below = None
            if post is not None:
                continue
        if block.kind is BlockKind.ROW:
            office, alone = "", None
            continue
        if alone is not None and (told := _line_below(line, alone, text)) is not None:
            below, alone = told, None
            continue
        alone = None
        if (told_office := office_of(block, text)) and not any(r.kind is Kind.PERSON for r in line.refs):
            office = told_office
            continue
        person = next((r for r in line.refs if r.kind is Kind.PERSON), None)
        if person is None or "。" in text[block.start : block.end]:
            office = "" if block.kind is BlockKind.HEADING or "。" in text[block.start : block.end] else office
            continue
        before = text[block.start : person.start].strip(" 　:：・")
        own = before if before in lexicon().titles else ""
        if before and not own:
            continue
        held = own or office
        rest = text[person.end : block.end][_HONORIFIC.match(text[person.end : block.end]).end() :]  # type: ignore[union-attr]
        if held and owner is not None and (headed or office):
            yield Affiliation(person.entity, owner, held, Span(block.start, person.end), 0.85, "officer-list")
        if held or headed:
            yield from _beside(line, person, text)
            alone = person if not rest else None
    if below is not None:
        yield below


def _beside(line: Line, person: Ref, text: str) -> Iterator[Affiliation]:
    """早瀬 徹　北斗大学: the body after the name, where no post follows it."""
    body = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start >= person.end), None)
    opens = body is not None and text[person.end : body.start].strip(" 　氏様さん先生(（") == ""
    if body is not None and opens and not body.unit and text[body.end : line.block.end].strip(" 　)）") == "":
        yield Affiliation(person.entity, body.entity, None, Span(line.block.start, body.end), 0.82, "officer-list")


def _line_below(line: Line, person: Ref, text: str) -> Affiliation | None:
    """What stands under a name: みどり総研 主任研究員, a body and a post and nothing else."""
    body = line.refs[0] if line.refs else None
    plain = line.block.end - line.block.start <= 60 and "。" not in text[line.block.start : line.block.end]
    if body is None or body.kind is not Kind.ORGANIZATION or body.unit or body.start > line.block.start + 1 or not plain:
        return None
    if any(r.kind is Kind.PERSON for r in line.refs):
        return None
    rest = text[body.end : line.block.end].strip(" 　")
    title = post_title(rest)
    if rest and title is None:
        return None
    span = Span(person.start, line.block.end)
    return Affiliation(person.entity, body.entity, title, span, 0.84, "post-below-name")
