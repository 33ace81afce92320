"""Confidence that means something: what a rule states, corrected by how often such a word, and this rule, was right.

The counts lie in confidence.toml, written by bench/reliability.py. Rules that state much were right less often than they
say, and those that state little more often: `prior` is the line that what they state lies on. It is worth `trust` findings
beside the counts of the rule (a Beta prior), so that a rule which was seldom seen keeps about what its kind of word is worth,
and one that was seen often gets its share right. What a text says in several places is wrong only if all of them were
misread (the noisy-or model of redundancy, Downey, Etzioni and Soderland 2005), softened: one text's places are misread together,
so n of them count as their square root. Only words that name both things say it again: who is spoken of twice by a post without
its body was given the body by one and the same inference.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from civicgraph.records import Entity, Extraction, Quotation, Statement

_Found = TypeVar("_Found", Statement, Quotation)


@dataclass(frozen=True, slots=True)
class Reliability:
    """`counts` of a rule: how many of its findings were right, and how many there were; `highest` bounds the result.

    `prior` is the share right to expect where a rule states nothing, and what it gains from there to where it states all.
    """

    trust: float
    prior: tuple[float, float]
    highest: float
    counts: Mapping[str, tuple[float, float]]

    def of(self, method: str, stated: float, places: int = 1) -> float:
        """The share right to expect of findings that this rule states with this confidence in so many places: 0 to 1, two digits.

        >>> seen = Reliability(trust=4, prior=(0.4, 0.5), highest=0.97, counts={"often": (36, 36), "wrong": (0, 4)})
        >>> seen.of("never seen", 0.8), seen.of("often", 0.8), seen.of("wrong", 0.8), seen.of("never seen", 0.8, places=2)
        (0.8, 0.97, 0.4, 0.9)
        """
        right, seen = self.counts.get(method, (0.0, 0.0))
        level, gain = self.prior
        once = (self.trust * (level + gain * stated) + right) / (self.trust + seen)
        return round(min(self.highest, 1 - math.pow(1 - once, math.sqrt(places))), 2)


@cache
def reliability() -> Reliability:
    """The counts that the package carries."""
    data = tomllib.loads(files("civicgraph.extract").joinpath("confidence.toml").read_text(encoding="utf-8"))
    counts = {method: (float(right), float(seen)) for method, (right, seen) in data["rules"].items()}
    level, gain = data["prior"]
    return Reliability(data["trust"], (level, gain), data["highest"], counts)


def calibrated(extraction: Extraction) -> Extraction:
    """The same statements and quotations, with the confidence that their rules have earned."""
    entities = {e.id: e for e in extraction.entities}
    return replace(
        extraction,
        statements=tuple(_believed(s, independent(s, entities)) for s in extraction.statements),
        quotations=tuple(_believed(q) for q in extraction.quotations),
    )


def independent(statement: Statement, entities: Mapping[str, Entity]) -> int:
    """In how many places a text says it: evidence apart from other evidence that names both things (a date is named by itself)."""
    ends = [entities[e].mentions for e in (statement.subject, statement.object) if e in entities]
    places, reached = 0, -1
    for span in sorted(statement.evidence, key=lambda s: s.end):
        named = all(any(span.start <= m.start and m.end <= span.end for m in mentions) for mentions in ends)
        if named and span.start >= reached:
            places, reached = places + 1, span.end
    return max(1, places)


def _believed(found: _Found, places: int = 1) -> _Found:
    return replace(found, confidence=reliability().of(found.method, found.confidence, places))
