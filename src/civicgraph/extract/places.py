"""Municipalities that do nothing in a document are places in it, not bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from civicgraph.records import Entity, Kind, Mention, Predicate, Statement


def settle_places(
    entities: Iterable[Entity], statements: Iterable[Statement]
) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Make a place of every municipality that is only where something is; its id keeps its key under "place/"."""
    statements = tuple(statements)
    acting = {s.subject for s in statements} | {s.object for s in statements if s.predicate is not Predicate.LOCATION}
    located = {s.object for s in statements if s.predicate is Predicate.LOCATION}
    moved = {}
    settled = []
    for entity in entities:
        local = entity.kind is Kind.ORGANIZATION and entity.sector == "LocalGovernment"
        if local and entity.subtype != "org:OrganizationalUnit" and entity.id not in acting and entity.id in located:
            moved[entity.id] = "place/" + entity.id.partition("/")[2]
            mentions = tuple(Mention(m.start, m.end, Kind.PLACE, m.confidence, m.method) for m in entity.mentions)
            entity = replace(
                entity, id=moved[entity.id], kind=Kind.PLACE, mentions=mentions, sector=None, subtype=None
            )
        settled.append(entity)
    return tuple(settled), tuple(replace(s, object=moved.get(s.object, s.object)) for s in statements)
