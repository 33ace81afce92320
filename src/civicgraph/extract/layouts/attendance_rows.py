"""Rows of those who are at a meeting, behind the body that sends them: 委　員　北浜運輸支局　　早瀬徹（専門官）、三枝誠."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import MINUTES, Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Span

_OF_MEETING = re.compile(rf"{MINUTES}|出席者名簿")
# 委　員, オブザーバー, before the body; a blank may part the letters of a key.
_KEY = re.compile(r"(?:会[ 　]*長|委[ 　]*員|副?委員長|座[ 　]*長|オブザーバー|事[ 　]*務[ 　]*局|欠[ 　]*席[ 　]*(?:者|委員)?|出[ 　]*席[ 　]*(?:者|委員)?|説明[員者]|幹[ 　]*事|同[ 　]*席[ 　]*者)[ 　:：]*")
_GAP = re.compile(r"[ 　\t]{2,}|[　\t]")
_POST = re.compile(r"[ 　]*[(（]([^()（）]{1,12})[)）]")
_NEXT = re.compile(r"[、,，・ 　]+")


def find_sent(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Whose men those are whom the rows of minutes name behind one body and a blank, with the post in the bracket behind a name."""
    if not any(_OF_MEETING.search(text, b.start, b.end) for b in document.blocks[:3]):
        return
    for line in lines(document, resolution):
        if line.block.kind in (BlockKind.ROW, BlockKind.PARAGRAPH, BlockKind.ITEM) and "。" not in text[line.block.start : line.block.end]:
            yield from _of_row(line, text)


def _of_row(line: Line, text: str) -> Iterator[Affiliation]:
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and people and r.end <= people[0].start]
    key = _KEY.match(text, line.block.start, line.block.end)
    begins = key.end() if key is not None else line.block.start
    if not bodies or min(b.start for b in bodies) > begins or _GAP.fullmatch(text, bodies[-1].end, people[0].start) is None:
        return
    span = Span(line.block.start, line.block.end)
    for person in _run(people, text):
        post = _POST.match(text, person.end)
        if post is not None and (post[1][0] in "元前" or any(r.kind is Kind.ORGANIZATION and post.start() < r.start < post.end() for r in line.refs)):
            # 三枝光（北浜市議会議員）: of the body in his bracket
            continue
        role = post[1] if post is not None and lexicon().title_at_end(without_noise(post[1])) == post[1] else None
        for body in bodies:
            yield Affiliation(person.entity, body.entity, role, span, 0.84, "attendance-row")


def _run(people: list[Ref], text: str) -> Iterator[Ref]:
    """The people of a list up to whatever else follows."""
    end = people[0].start
    for person in people:
        if person.start != end and _NEXT.fullmatch(text, end, person.start) is None:
            return
        yield person
        post = _POST.match(text, person.end)
        end = post.end() if post is not None else person.end
