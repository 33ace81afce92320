"""One description of an entity for all documents: its names may differ, the preferred one must not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from civicgraph.records import Entity, Extraction, Name

_T = TypeVar("_T", str, Name)


def reconcile(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """The extractions, sorted by article, with each shared entity described alike in all of them.

    Preferred in each language is the name that most documents prefer, among equals the first in code point
    order; subtype, sector and the parts of a person's name are chosen likewise. Every document keeps the
    names that it uses.
    """
    ordered = sorted(
        extractions, key=lambda extraction: (extraction.document.iri, extraction.document.digest)
    )
    versions: dict[str, list[Entity]] = defaultdict(list)
    for extraction in ordered:
        for entity in extraction.entities:
            versions[entity.id].append(entity)
    shared = {key: found for key, found in versions.items() if len(found) > 1}
    return tuple(
        replace(e, entities=tuple(_alike(entity, shared.get(entity.id)) for entity in e.entities))
        for e in ordered
    )


def _alike(entity: Entity, versions: list[Entity] | None) -> Entity:
    if versions is None:
        return entity
    found = {name.lang for version in versions for name in version.names}
    languages = sorted(found, key=lambda lang: (lang != "ja", lang))
    preferred = [n for lang in languages if (n := _most(_first(v.names, lang) for v in versions)) is not None]
    return replace(
        entity,
        names=(*preferred, *(name for name in entity.names if name not in preferred)),
        subtype=_most(version.subtype for version in versions),
        sector=_most(version.sector for version in versions),
        family_name=_most(version.family_name for version in versions),
        given_name=_most(version.given_name for version in versions),
    )


def _first(names: tuple[Name, ...], lang: str) -> Name | None:
    return next((name for name in names if name.lang == lang), None)


def _most(values: Iterable[_T | None]) -> _T | None:
    """The most frequent value, among equals the smallest; None only where there is no other."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
