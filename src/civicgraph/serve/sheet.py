"""How the page of an entity says what the graph holds: in which words, in which groups, in which order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from civicgraph.graph.vocab import CLASSES, curie, predicates
from civicgraph.resources import resource
from civicgraph.serve.entities import Entity, Line

_NAMES = {"skos:prefLabel", "rdfs:label"}  # the page's heading has them
_KINDS = {name: kind.value for kind, name in CLASSES.items()}
# What names and places a thing stands beside its facts, in this order.
_ASIDE = (
    *("skos:altLabel", "foaf:familyName", "foaf:givenName", "org:classification", "rdf:type"),
    *("owl:sameAs", "skos:exactMatch"),
)


class Group(NamedTuple):
    """The statements of one property, under its name."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entity in one language: its kinds, names (the page's language first), and statements in groups."""

    kinds: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    facts: tuple[Group, ...]
    incoming: tuple[Group, ...]
    aside: tuple[Group, ...]


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(resource("serve", "words.toml").read_text(encoding="utf-8"))


@cache
def _legend() -> dict[str, Any]:
    return tomllib.loads(resource("view", "legend.toml").read_text(encoding="utf-8"))


def words(lang: str) -> dict[str, str]:
    """The words around the data."""
    told: dict[str, str] = _known()["words"][lang]
    return told


def sheet(entity: Entity, lang: str) -> Sheet:
    """The entity as its page in this language shows it."""
    types = [name for line in entity.facts if curie(line.predicate) == "rdf:type" and (name := curie(line.value))]
    kinds = tuple(_legend()["kinds"][_KINDS[name]][lang] for name in types if name in _KINDS)
    names = sorted(entity.names.items(), key=lambda item: (item[0] != lang, item[0]))
    facts = [line for line in entity.facts if curie(line.predicate) not in _NAMES]
    said = {(line.predicate, line.value) for line in facts}  # what holds both ways is told once
    incoming = [line for line in entity.incoming if (line.predicate, line.value) not in said]
    return Sheet(
        kinds,
        tuple((text, tag) for tag, text in names),
        _groups((line for line in facts if curie(line.predicate) not in _ASIDE), lang, types),
        _groups(incoming, lang, types, inverse=True),
        _groups((line for line in facts if curie(line.predicate) in _ASIDE), lang, types),
    )


def _groups(lines: Iterable[Line], lang: str, types: list[str], *, inverse: bool = False) -> tuple[Group, ...]:
    """The lines by property: relations between entities in the legend's order, then the others."""
    order = [*_legend()["predicates"], *_ASIDE]
    found: dict[tuple[int, str], dict[str, Line]] = {}
    for line in lines:
        name = curie(line.predicate) or line.predicate
        predicate = predicates().get(name)
        key = predicate.value if predicate else name
        place = order.index(key) if key in order else len(order)
        found.setdefault((place, _title(name, lang, types, inverse=inverse)), {}).setdefault(line.value, line)
    return tuple(Group(title, tuple(group.values())) for (_, title), group in sorted(found.items()))


def _title(name: str, lang: str, types: list[str], *, inverse: bool) -> str:
    """What a property is called, from its subject or (`inverse`) from its object; by its name where nobody named it."""
    predicate = predicates().get(name)
    if predicate:
        told = _legend()["predicates"][predicate.value]
        kinds = [_KINDS[type_] for type_ in types if type_ in _KINDS and _KINDS[type_] in told]
        chosen = told["inverse"] if inverse and "inverse" in told else told[kinds[0]] if kinds and not inverse else told
        return str(chosen[lang])
    return str(_known()["properties"].get(name, {}).get(lang, name))
