"""Confidence that means something: what a rule states, corrected by how often the rule was right.

The counts lie in confidence.toml, written by bench/reliability.py. A rule's own word is worth `trust` statements beside
them (a Beta prior), so that a rule which was seldom seen keeps about what it states, and one that was seen often gets its
share right. Rules that find something here and there differ by what the text gives; that difference is kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from civicgraph.records import Extraction, Quotation, Statement

_Found = TypeVar("_Found", Statement, Quotation)


@dataclass(frozen=True, slots=True)
class Reliability:
    """`counts` of a rule: how many of its findings were right, and how many there were; `highest` bounds the result."""

    trust: float
    highest: float
    counts: Mapping[str, tuple[float, float]]

    def of(self, method: str, stated: float) -> float:
        """The share right to expect of findings that this rule states with this confidence: 0 to 1, two digits.

        >>> seen = Reliability(trust=4, highest=0.97, counts={"often": (36, 36), "wrong": (0, 4)})
        >>> seen.of("never seen", 0.8), seen.of("often", 0.8), seen.of("wrong", 0.8)
        (0.8, 0.97, 0.4)
        """
        right, seen = self.counts.get(method, (0.0, 0.0))
        return round(min(self.highest, (self.trust * stated + right) / (self.trust + seen)), 2)


@cache
def reliability() -> Reliability:
    """The counts that the package carries."""
    data = tomllib.loads(files("civicgraph.extract").joinpath("confidence.toml").read_text(encoding="utf-8"))
    counts = {method: (float(right), float(seen)) for method, (right, seen) in data["rules"].items()}
    return Reliability(data["trust"], data["highest"], counts)


def calibrated(extraction: Extraction) -> Extraction:
    """The same statements and quotations, with the confidence that their rules have earned."""
    return replace(
        extraction,
        statements=tuple(_believed(s) for s in extraction.statements),
        quotations=tuple(_believed(q) for q in extraction.quotations),
    )


def _believed(found: _Found) -> _Found:
    return replace(found, confidence=reliability().of(found.method, found.confidence))
