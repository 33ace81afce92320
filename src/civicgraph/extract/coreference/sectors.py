"""The sector of an organisation as its name tells it, and as the body over it tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.records import Entity, Kind, Predicate, Statement

_OF_MUNICIPALITY = re.compile(r"[一-鿿々ヶケぁ-ゖァ-ヺー]{1,5}?[都道府県市区町村][^内民外]")


def sector_of_name(name: str) -> str:
    """The sector that a name's legal form, last word or first words tell; "" where it tells none.

    >>> sector_of_name("Code for Hokuto"), sector_of_name("北斗精機"), sector_of_name("ミライ")
    ('CivilSociety', 'Company', '')
    """
    lex = lexicon()
    if form := lex.sector_of_form(name):
        return form
    first = next((sector for word, sector in lex.sector_beginnings.items() if name.startswith(word)), "")
    if first:
        return first
    inside = next((sector for word, sector in lex.sector_infixes.items() if word in name[1:]), "")
    if inside:
        return inside
    endings = _endings()
    last = next((name[-n:] for n in range(min(len(name) - 1, 14), 0, -1) if name[-n:] in endings), "")
    if any(name.endswith(unit) for unit in lex.units if len(unit) > len(last) and unit.endswith(last)):
        # サブワーキンググループ is no group of companies.
        return ""
    if not endings.get(last) and name.endswith(lex.committees) and _OF_MUNICIPALITY.match(name):
        return "LocalGovernment"
    return endings.get(last, "")


@cache
def _endings() -> dict[str, str]:
    return {**lexicon().suffixes, **lexicon().sector_endings}


def with_inherited_sectors(entities: Sequence[Entity], statements: Sequence[Statement]) -> tuple[Entity, ...]:
    """The entities, a unit without a sector given that of the body which a statement says it is part of."""
    above = {s.subject: s.object for s in statements if s.predicate is Predicate.PART_OF}
    sectors = {e.id: e.sector for e in entities}

    def inherited(entity: Entity) -> str | None:
        over: str | None = entity.id
        for _ in range(5):
            over = above.get(over) if over else None
            if over is None or sectors.get(over):
                break
        return sectors.get(over) if over else None

    return tuple(
        replace(e, sector=inherited(e)) if e.kind is Kind.ORGANIZATION and not e.sector else e for e in entities
    )
