"""The roll of an assembly: 衆議院, and on the lines below it 委員長　早瀬　靖一君, 三枝　太郎君　　佐藤　　勉君."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Kind, Span

_CALLED = "君"
_HOUSES = ("議院", "議会")
# Who has one of these offices there is called up as such, and may be of no house: 内閣総理大臣, 専門員.
_OF_HOUSE = frozenset(["委員長", "理事", "委員", "会長", "議長", "副議長", "副委員長", "議員"])


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
        offices = [text[role.start : role.end] for reading in line.readings for role in reading.roles]
        if not body.endswith(_CALLED) or len(people) < len(line.refs) or not people or any(o not in _OF_HOUSE for o in offices):
            house = None
        if house is None:
            continue
        for person in people:
            yield Affiliation(person.entity, house.entity, None, Span(line.block.start, line.block.end), 0.86, "roll-of-house")
