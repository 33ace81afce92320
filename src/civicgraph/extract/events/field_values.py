"""Which of the things on a "key: value" line are its values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, Kind, Predicate


def sends(body: Ref, refs: Sequence[Ref], text: str, predicate: Predicate) -> bool:
    """総務省 三枝徹: of a body and its person in one entry the person takes part; of a unit and what is over it, the unit."""
    after = next((r for r in refs if r.start >= body.end), None)
    if after is None or body.kind is not Kind.ORGANIZATION:
        return False
    gap = text[body.end : after.start]
    if not gap or (gap.isspace() and after.unit):
        return after.kind is Kind.ORGANIZATION
    sent = predicate is Predicate.PARTICIPANT and after.kind is Kind.PERSON
    return sent and len(gap) < 20 and re.search(r"[、,，／/・()（）]", gap) is None


def continues(ref: Ref, refs: Sequence[Ref], resolution: Resolution, text: str) -> bool:
    """Whether an address goes on after this part of it (東京都 + 港区, 北斗大学 みどりキャンパス)."""
    return any(
        0 <= r.start - ref.end <= 1 and not text[ref.end : r.start].strip(" 　") and fits(r, ("Place", "Municipality"), resolution.entities) for r in refs
    )


def outside_brackets(refs: Sequence[Ref], block: Block, text: str) -> list[Ref]:
    """The mentions that stand in no round bracket of the block; all of them where every one does."""
    outside = [r for r in refs if text.count("(", block.start, r.start) == text.count(")", block.start, r.start)]
    return outside or list(refs)
