"""The knowledge base of data/knowledge/: bodies, places, laws, works and topics that are known in general."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from civicgraph.names import name_key
from civicgraph.records import Kind, Name
from civicgraph.resources import resource

BASE = "https://w3id.org/civicgraph/id/"
_CIVIC = "https://w3id.org/civicgraph#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_SDO = "https://schema.org/"
_SUBTYPES = {
    _ORG + "FormalOrganization": "org:FormalOrganization",
    _ORG + "OrganizationalUnit": "org:OrganizationalUnit",
}


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the knowledge base. `id` is "<kind>/<short key>"; `names` has preferred names first.

    `part_of` and `within` are ids (the body over it; the prefecture around a municipality). `sector` is the local
    name of a concept of civic:sector. `same_as` are outside identifiers that the entry's source confirms.
    """

    id: str
    kind: Kind
    names: tuple[Name, ...]
    subtype: str | None = None
    sector: str | None = None
    part_of: str | None = None
    within: str | None = None
    same_as: tuple[str, ...] = ()


class Knowledge(NamedTuple):
    """All known entities by id, and by `name_key` of each of their names."""

    entities: Mapping[str, KnownEntity]
    by_key: Mapping[str, tuple[KnownEntity, ...]]


@cache
def load_knowledge() -> Knowledge:
    """The knowledge base that ships with civicgraph, read once; entities are sorted by id."""
    entities: dict[str, KnownEntity] = {}
    for path in sorted(resource("data", "knowledge").glob("*.ttl")):
        for entity in _read(path):
            if entity.id in entities:
                raise ValueError(f"{path.name}: {entity.id} is described in another file too; keep one entry")
            entities[entity.id] = entity
    by_key: dict[str, dict[str, KnownEntity]] = {}
    for identifier in sorted(entities):
        for name in entities[identifier].names:
            by_key.setdefault(name_key(name.text), {})[identifier] = entities[identifier]
    return Knowledge(
        {i: entities[i] for i in sorted(entities)}, {key: tuple(found.values()) for key, found in by_key.items()}
    )


def _read(path: Path) -> list[KnownEntity]:
    described: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            described.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return [_entity(iri, found) for iri, found in described.items() if iri.startswith(BASE)]


def _ja_first(label: Literal) -> tuple[bool, str]:
    return label.language != "ja", label.value


def _entity(iri: str, found: dict[str, list[NamedNode | Literal]]) -> KnownEntity:
    identifier = iri.removeprefix(BASE)
    kind = next(k for k in Kind if k.value.lower() == identifier.partition("/")[0])
    types = {t.value for t in found.get(_TYPE, [])}
    subtype = next((curie for uri, curie in _SUBTYPES.items() if uri in types), None)
    sector = next((s.value.removeprefix(_CIVIC) for s in found.get(_ORG + "classification", [])), None)
    part_of = found.get(_ORG + "unitOf") or found.get(_ORG + "subOrganizationOf") or []
    within = found.get(_SDO + "containedInPlace") or []
    names = [
        Name(o.value, o.language or "ja")
        for p in ("prefLabel", "altLabel")
        for o in sorted((o for o in found.get(_SKOS + p, []) if isinstance(o, Literal)), key=_ja_first)
    ]
    same = sorted(o.value for p in (_SKOS + "exactMatch", "http://www.w3.org/2002/07/owl#sameAs") for o in found.get(p, []))
    return KnownEntity(
        identifier,
        kind,
        tuple(dict.fromkeys(names)),
        subtype,
        sector,
        next((o.value.removeprefix(BASE) for o in part_of), None),
        next((o.value.removeprefix(BASE) for o in within), None),
        tuple(same),
    )
