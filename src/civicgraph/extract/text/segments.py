"""What a part of a noun chunk is: a body, a unit, a municipality, a role, a person …."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from civicgraph.knowledge import KnownEntity


class Part(StrEnum):
    """What a segment of a chunk is."""

    BODY = "body"
    UNIT = "unit"
    MUNICIPALITY = "municipality"
    KNOWN = "known"
    ROLE = "role"
    PERSON = "person"
    LAW = "law"
    GUESS = "guess"
    PLACE = "place"
    REST = "rest"


class Segment(Struct, frozen=True, gc=False):
    """A part of a chunk: code points, and what is known of it. `weak`: a name only beside its parent body."""

    start: int
    end: int
    part: Part
    sector: str = ""
    known: tuple[KnownEntity, ...] = ()
    weak: bool = False
