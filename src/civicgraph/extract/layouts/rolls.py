"""The roll of an assembly: 衆議院, and on the lines below it 委員長　早瀬　靖一君, 三枝　太郎君　　佐藤　　勉君; or its members below 出席議員."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, Document, Kind, Span

_CALLED = "君"
_HOUSES = ("議院", "議会")
# Whoever has another office is called up as such, and may be of no house: 内閣総理大臣, 政府参考人, 専門員.
_OFFICE = r"(?:委員長|理事|委員|会長|議長|副議長|副委員長|議員|[0-9０-９]+番)"
_OPENS, _BETWEEN = re.compile(rf"[ 　]*(?:{_OFFICE}[ 　]+)?"), re.compile(rf"{_CALLED}[ 　]+(?:{_OFFICE}[ 　]+)?")


def _only_members(people: Sequence[Ref], block: Block, text: str) -> bool:
    """Whether a line holds nothing but names with 君, and the offices of a house before them."""
    gaps = (_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(people))
    whole = _OPENS.fullmatch(text, block.start, people[0].start) and all(gaps)
    return bool(whole) and text[people[-1].end : block.end].rstrip(" 　") == _CALLED


def find_on_roll(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Those listed below a house, up to the first with an office that is not its own; what they are in one of its committees is not said."""
    house: Ref | None = None
    for line in lines(document, resolution):
        body = text[line.block.start : line.block.end].strip(" 　")
        alone = line.refs[0] if len(line.refs) == 1 and text[line.refs[0].start : line.refs[0].end] == body else None
        if alone is not None and alone.kind is Kind.ORGANIZATION and body.endswith(_HOUSES):
            house = alone
            continue
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        if len(people) < len(line.refs) or not people or not _only_members(people, line.block, text):
            house = None
        if house is None:
            continue
        for person in people:
            yield Affiliation(person.entity, house.entity, None, Span(line.block.start, line.block.end), 0.86, "roll-of-house")


# 出席議員（18名）, 欠席議員, 会議録署名議員: the heads of the lists of members in an assembly's minutes.
_SEATED = re.compile(r"[0-9.．、○◯●◎・\s　]*(?:本日の)?(?:出席|欠席|(?:会議録)?署名|応招|不応招)議員(?:は(?:左|次)のとおり(?:である|です)?。?|の氏名|氏名)?[ 　]*(?:[(（][^()（）]*[)）]|[0-9]+[名人])?[\s　:：]*")

# 議長, １番
_SEAT = re.compile(r"[\s　・○◯◎●|｜]*(?:副?議長|議員)?[\s　]*(?:議席)?(?:番号)?第?[0-9一二三四五六七八九十]*番?[\s　.．|｜]*(?:副?議長|議員)?[\s　|｜]*")


def find_seats(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """1番 早瀬 徹君 2番 三枝 光君 below 出席議員: the members of the assembly that the lines before name."""
    if "議員" not in text or "議会" not in text:
        return
    assembly: Ref | None = None
    listed = False
    for line in lines(document, resolution):
        people = [r for r in line.refs if r.kind is Kind.PERSON]
        if not people:
            assembly = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and text.endswith("議会", r.start, r.end)), assembly)
            listed = _SEATED.fullmatch(text, line.block.start, line.block.end) is not None
        elif listed and assembly is not None and _SEAT.fullmatch(text, line.block.start, people[0].start) and "。" not in text[line.block.start : line.block.end]:
            for person in people:
                yield Affiliation(person.entity, assembly.entity, "議員", Span(line.block.start, line.block.end), 0.88, "council-roll")
        else:
            listed = False
