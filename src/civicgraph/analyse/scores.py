"""A row of a measure, and how rows are ranked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from civicgraph.analyse.network import Social

DIGITS = 6  # what is the same on every machine

Details = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What a measure says of one person or organisation, or (with `other`) of two.

    `details` are the figures behind `value`, by name. `kind` and `sector` are those of `iri`.
    """

    iri: str
    label: str
    kind: str
    sector: str | None
    value: float
    details: Details = ()
    other: str | None = None
    other_label: str | None = None


def ranked(found: Social, values: Mapping[int, float], details: Mapping[int, Details] | None = None) -> list[Score]:
    """Those with a value above 0, the highest first, equals by IRI."""
    scores = [score(found, node, value, (details or {}).get(node, ())) for node, value in values.items()]
    return sorted((s for s in scores if s.value > 0), key=lambda s: (-s.value, s.iri))


def score(found: Social, place: int, value: float, details: Details = (), other: int | None = None) -> Score:
    """The row of the agent at `place`, or of it and `other`."""
    node = found.agents[place]
    second = None if other is None else found.agents[other]
    return Score(
        node.iri,
        node.label(),
        node.kind.value,
        found.sectors[place],
        round(float(value), DIGITS),
        tuple((name, round(float(figure), DIGITS)) for name, figure in details),
        second.iri if second else None,
        second.label() if second else None,
    )
