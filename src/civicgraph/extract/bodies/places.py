"""Municipalities and venues that do nothing in a document are places in it, not bodies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from civicgraph.extract.lexicon import lexicon
from civicgraph.knowledge import load_knowledge
from civicgraph.records import Entity, Kind, Mention, Predicate, Statement

_ACTS = re.compile(r"(?:役所|役場|庁)?(?:は|が|も|と|から|による|により|では|では|として|長|職員|議会|担当|[、・])")


# 東浜市役所に異動した: an office is a body, wherever it is.
_OFFICE = re.compile(r"(?:市役所|区役所|町役場|村役場|県庁|都庁|府庁|道庁)$")


_BROAD = ("都", "道", "府", "県", "郡", "市", "区", "町", "村", "州", "国", "島", "半島", "地方", "地域", "地区")


def _is_town(entity: Entity) -> bool:
    local = entity.kind is Kind.ORGANIZATION and entity.sector == "LocalGovernment"
    return local and any(n.text[-1:] in lexicon().municipality_suffixes for n in entity.names)


def settle_places(
    entities: Iterable[Entity], statements: Iterable[Statement], text: str, speakers: Collection[str] = ()
) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Make a place of every municipality that does nothing in the text; its id keeps its key under "place/".

    It does something where a statement is about it, where it is one of those who speak, or where it is the subject of a clause
    (北斗市は、北斗市と).
    """
    entities = tuple(entities)
    towns = {e.id for e in entities if _is_town(e)}
    broad = towns | {e.id for e in entities if any(n.text.endswith(_BROAD) for n in e.names) or e.id in load_knowledge().entities}
    # A town is in no house: what is said to be there is something of it.
    statements = tuple(s for s in statements if s.predicate is not Predicate.LOCATION or s.subject not in towns or s.object in broad)
    # To be somewhere is to do nothing.
    acting = set(speakers) | {s.subject for s in statements if s.predicate is not Predicate.LOCATION} | {s.object for s in statements if s.predicate is not Predicate.LOCATION}
    located = {s.object for s in statements if s.predicate is Predicate.LOCATION}
    moved = {}
    settled = []
    for entity in entities:
        local = entity.id in towns
        venue = entity.kind is Kind.ORGANIZATION and entity.sector != "LocalGovernment" and entity.id in located
        if (
            (local or venue)
            and entity.subtype != "org:OrganizationalUnit"
            and entity.id not in acting
            and not any(_OFFICE.search(n.text) for n in entity.names if any(text[m.start : m.end] == n.text for m in entity.mentions))
            and (entity.id in located or not any(_ACTS.match(text, m.end) for m in entity.mentions))
        ):
            moved[entity.id] = "place/" + entity.id.partition("/")[2]
            mentions = tuple(Mention(m.start, m.end, Kind.PLACE, m.confidence, m.method) for m in entity.mentions)
            entity = replace(entity, id=moved[entity.id], kind=Kind.PLACE, mentions=mentions, sector=None, subtype=None)
        settled.append(entity)
    kinds = {e.id: e for e in settled}
    placed = (replace(s, object=moved[s.object]) if s.object in moved else s for s in statements if s.subject not in moved)
    return tuple(settled), tuple(s for s in placed if _is_somewhere(s, kinds))


def _is_somewhere(statement: Statement, entities: dict[str, Entity]) -> bool:
    """Whether the object of a location is a place, or a municipality; a body that acts is no place."""
    target = entities.get(statement.object)
    if statement.predicate is not Predicate.LOCATION or target is None:
        return True
    return target.kind is Kind.PLACE or target.sector == "LocalGovernment"
