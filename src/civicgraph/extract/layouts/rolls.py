"""The roll of an assembly: 衆議院, and on the lines below it 委員長　早瀬　靖一君, 三枝　太郎君　　佐藤　　勉君."""

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
