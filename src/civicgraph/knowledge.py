"""The knowledge base of data/knowledge/: bodies, places, laws, works and topics that are known in general."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
_ORG = "http://www.w3.org/ns/org#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SECTOR = _ORG + "classification"
_WITHIN = "https://schema.org/containedInPlace"
_ABOVE = (_ORG + "unitOf", _ORG + "subOrganizationOf")
_LABELS = (_SKOS + "prefLabel", _SKOS + "altLabel")
_SAME = (_SKOS + "exactMatch", "http://www.w3.org/2002/07/owl#sameAs")
_SUBTYPES = {
    _ORG + "FormalOrganization": "org:FormalOrganization",
    _ORG + "OrganizationalUnit": "org:OrganizationalUnit",
}
_KINDS = {kind.value.lower(): kind for kind in Kind}


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
    """The knowledge base that ships with civicgraph, read once; entities are sorted by id.

    Raises ValueError where two files describe one entity.
    """
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


_Properties = dict[str, list[NamedNode | Literal]]


def _read(path: Path) -> list[KnownEntity]:
    described: dict[str, _Properties] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            described.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(value)
    return [_entity(iri.removeprefix(BASE), found) for iri, found in described.items() if iri.startswith(BASE)]


def _entity(identifier: str, found: _Properties) -> KnownEntity:
    types = _values(found, _TYPE)
    return KnownEntity(
        identifier,
        _KINDS[identifier.partition("/")[0]],
        tuple(dict.fromkeys(_names(found))),
        next((curie for uri, curie in _SUBTYPES.items() if uri in types), None),
        next((s.removeprefix(_CIVIC) for s in _values(found, _SECTOR)), None),
        next((s.removeprefix(BASE) for s in _values(found, *_ABOVE)), None),
        next((s.removeprefix(BASE) for s in _values(found, _WITHIN)), None),
        tuple(sorted(_values(found, *_SAME))),
    )


def _values(found: _Properties, *predicates: str) -> Sequence[str]:
    return [term.value for p in predicates for term in found.get(p, ())]


def _names(found: _Properties) -> list[Name]:
    """Preferred names before others, Japanese before English."""
    names = []
    for predicate in _LABELS:
        labels = [Name(t.value, t.language or "ja") for t in found.get(predicate, ()) if isinstance(t, Literal)]
        names += sorted(labels, key=lambda name: (name.lang != "ja", name.text))
    return names
