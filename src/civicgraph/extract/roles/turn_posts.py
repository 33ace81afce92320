"""Of whom they are who speak in an assembly, by the posts before their turns: 保険年金課長(早瀬), ○市長(早瀬正夫君), 早瀬正夫議員(みどりの会)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.text.turn_labels import MEMBER_OF_GROUP, POST_AND_NAME, opens_line
from civicgraph.records import Kind, Span

_MAYOR = re.compile("副?(?P<town>[市町村区])長")
# Who answers for the town; 会長, 社長 and 理事 are of others.
_STAFF = re.compile("[^会社組].*(?:[部課室局係]長(?:補佐|代理)?|次長|参事|主幹|主査|[^理]監)")
_ASSEMBLY = re.compile("[市町村区都道府県]議会$")
_MEMBER = re.compile("副?議長|(?:[0-9]{1,3}番)(?:議員)?")


def find_turn_posts(resolution: Resolution, town: Ref | None, text: str) -> Iterator[Affiliation]:
    """The affiliations that such labels tell; `town` is the one whose assembly is reported."""
    if "(" not in text:
        return
    assemblies = {e.id for e in resolution.entities.values() if e.kind is Kind.ORGANIZATION and any(_ASSEMBLY.search(n.text) for n in e.names)}
    assembly = assemblies.pop() if len(assemblies) == 1 else None
    for reading in resolution.readings:
        member = opens_line(MEMBER_OF_GROUP, reading.sentence.start, reading.sentence.end, text)
        if member is not None:
            person, group = _named(reading, member.start("name"), Kind.PERSON), _named(reading, member.start("group"), Kind.ORGANIZATION)
            if person is not None and group is not None and group.end == member.end("group"):
                yield Affiliation(person.entity, group.entity, "議員", Span(person.start, group.end), 0.88, "member-of-group")
            continue
        label = opens_line(POST_AND_NAME, reading.sentence.start, reading.sentence.end, text)
        person = _named(reading, label.start("name"), Kind.PERSON) if label is not None else None
        if label is None or person is None:
            continue
        body = _body(label["post"], label.start("post"), reading, town, assembly, text)
        if body is not None:
            role = None if label["post"][0].isdigit() else label["post"]
            yield Affiliation(person.entity, body, role, Span(label.start("post"), person.end), 0.84, "post-before-turn")


def _named(reading: ResolvedReading, start: int, kind: Kind) -> Ref | None:
    return next((r for r in reading.refs if r.start == start and r.kind is kind), None)


def _body(post: str, start: int, reading: ResolvedReading, town: Ref | None, assembly: str | None, text: str) -> str | None:
    """The body of a post: the unit that it names, else the town or its assembly where these have such posts."""
    unit = next((r for r in reading.refs if r.unit and start <= r.start and r.end < start + len(post)), None)
    if unit is not None:
        return unit.entity
    if _MEMBER.fullmatch(post):
        return assembly
    mayor = _MAYOR.fullmatch(post)
    if town is None or (mayor is None and not _STAFF.fullmatch(post)) or any(r.kind is Kind.ORGANIZATION and r.start < start + len(post) for r in reading.refs):
        return None
    return town.entity if mayor is None or text[town.end - 1] == mayor["town"] else None
