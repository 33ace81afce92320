"""Runs of lines that each hold a name, a blank and a body, below words for people: 奨学生, 早瀬 徹　北斗大学."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import LISTED, MARKS, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Kind, Span

_OPENS = re.compile(rf"{MARKS}(?:[0-9]{{1,3}}[.．)）:：]?[ 　]*)?(?:新任?|同)?[ 　]*")
_APART = re.compile(rf"(?:[ 　]?{CALLED})?(?:[ 　\t]*[(（][ぁ-ゖァ-ヺーA-Za-z ,.'・　-]+[)）])?[ 　\t]+")
_CLOSES = re.compile(r"[ 　]*(?:[(（][^()（）\n]*(?:年|課|部|科|室|班|支部|研究科|専攻|[都道府県市区町村])[)）])?[ 　]*")
_NEAR = 2  # lines from one pair to the next: a heading may stand between
_ABOVE = 4  # lines above the first of a run in which it says of whom it is
_PEOPLE = re.compile(r"名簿|委員|構成員|メンバー|参加者|出席者|登壇者|講師|スタッフ|役員|理事|発起人|呼びかけ人|世話人|奨学生|研究者|執筆者|著者|審査員|選考|アドバイザー|顧問|会員(?!募)")
_NOT_THEIRS = re.compile(r"退|除名|落選|欠席|元|旧|前任|故|先(?:生)?の?$|派遣|会場|宛")


class _Pair(NamedTuple):
    line: Line
    person: Ref
    bodies: tuple[Ref, ...]


def find_paired(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Who is of which body, where another line near by begins so, too; a town behind a name may be where somebody lives."""
    towns = frozenset(e.id for e in resolution.entities.values() if e.sector == "LocalGovernment")
    pairs = [p for line in lines(document, resolution) if (p := _pair(line, towns, text)) is not None]
    shaped = [line.number for line in lines(document, resolution) if pairs and _opens_so(line, text)]
    for line, person, bodies in pairs:
        if not any(0 < abs(line.number - other) <= _NEAR for other in shaped) or not _of_people(document, line.number, shaped, text):
            continue
        for body in dict.fromkeys((bodies[0].entity, bodies[-1].entity)):
            yield Affiliation(person.entity, body, None, Span(line.block.start, bodies[-1].end), 0.82, "name-and-body-lines")


def _of_people(document: Document, number: int, shaped: Sequence[int], text: str) -> bool:
    """Whether the lines above the run of which a line is one say that people are listed, and no such as left or are sent elsewhere."""
    first = number
    while any(0 < first - other <= _NEAR for other in shaped):
        first = max(other for other in shaped if 0 < first - other <= _NEAR)
    over = [text[b.start : b.end] for b in document.blocks[max(0, first - _ABOVE) : first]]
    return any(_PEOPLE.search(words) for words in over) and not any(_NOT_THEIRS.search(words) for words in over if len(words) <= _SHORT)


_SHORT = 20  # characters: a heading


def _opens_so(line: Line, text: str) -> bool:
    """Whether a line begins with a name, a blank and a body; a post may follow."""
    if line.block.kind not in LISTED or len(line.refs) < 2 or line.refs[0].kind is not Kind.PERSON or line.refs[1].kind is not Kind.ORGANIZATION:
        return False
    begins = line.block.label.end if line.block.label is not None else line.block.start
    return _OPENS.fullmatch(text, begins, line.refs[0].start) is not None and _APART.fullmatch(text, line.refs[0].end, line.refs[1].start) is not None


def _pair(line: Line, towns: frozenset[str], text: str) -> _Pair | None:
    if not _opens_so(line, text) or any(r.roles for r in line.readings):
        return None
    person, bodies = line.refs[0], line.refs[1:]
    home = bodies[0].entity in towns and len(bodies) == 1
    if home or bodies[0].unit or not _is_chain(bodies, text) or not _CLOSES.fullmatch(text, bodies[-1].end, line.block.end):
        return None
    return _Pair(line, person, bodies)


def _is_chain(bodies: Sequence[Ref], text: str) -> bool:
    """Whether each body is a part of the one before: 北斗大学 + 工学部."""
    return all(part.kind is Kind.ORGANIZATION and part.unit and not text[over.end : part.start].strip(" 　") for over, part in pairwise(bodies))
