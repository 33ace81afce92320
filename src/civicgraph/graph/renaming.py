"""A document's extraction with other ids for some of its entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from civicgraph.records import Entity, Extraction


def renamed(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    """The extraction in which each entity of `ids` has the id that stands there; entities of one id become one.

    A statement about a thing and itself, which that can make, is left out.
    """
    if not ids:
        return extraction
    found: dict[str, Entity] = {}
    for entity in sorted(extraction.entities, key=lambda e: (e.id in ids, e.id)):
        key = ids.get(entity.id, entity.id)
        found[key] = _one(found[key], entity) if key in found else replace(entity, id=key)
    moved = (
        replace(said, subject=ids.get(said.subject, said.subject), object=ids.get(said.object, said.object))
        for said in extraction.statements
    )
    return replace(
        extraction,
        entities=tuple(found[key] for key in sorted(found)),
        statements=tuple(said for said in moved if said.subject != said.object),
        quotations=tuple(replace(q, speaker=ids.get(q.speaker, q.speaker)) for q in extraction.quotations),
    )


def _one(entity: Entity, other: Entity) -> Entity:
    return replace(
        entity,
        names=tuple(dict.fromkeys((*entity.names, *other.names))),
        mentions=tuple(sorted({*entity.mentions, *other.mentions}, key=lambda m: (m.start, m.end, m.method))),
        subtype=entity.subtype or other.subtype,
        sector=entity.sector or other.sector,
        same_as=tuple(sorted({*entity.same_as, *other.same_as})),
    )
