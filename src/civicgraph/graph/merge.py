"""One description of an entity for all documents: its names may differ, the preferred one must not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from civicgraph.graph.renaming import renamed
from civicgraph.records import Entity, Extraction, Name

_T = TypeVar("_T", str, Name)


class Description(NamedTuple):
    """What all documents must say alike of an entity: its preferred name in each language (Japanese first), and its kind."""

    preferred: tuple[Name, ...]
    subtype: str | None
    sector: str | None
    family_name: str | None
    given_name: str | None


def reconcile(
    extractions: Sequence[Extraction], ids: Sequence[Mapping[str, str]] | None = None
) -> tuple[Extraction, ...]:
    """The extractions with each shared entity described alike in all of them.

    `ids` has for each extraction the entities whose ids others take the place of. A document that has an entity under
    another id knows it by a lesser name, and has no say in how it is described.
    """
    given = ids if ids is not None else [{}] * len(extractions)
    versions: dict[str, Counter[Description]] = defaultdict(Counter)
    uses: Counter[str] = Counter()
    for extraction, new in zip(extractions, given, strict=True):
        for entity in extraction.entities:
            key = new.get(entity.id, entity.id)
            uses[key] += 1
            versions[key][description(entity)] += votes(entity.id, key)
    shared = {key: chosen(found) for key, found in versions.items() if uses[key] > 1}
    return tuple(alike(renamed(e, new), shared) for e, new in zip(extractions, given, strict=True))


def votes(old: str, new: str) -> int:
    """Whether (1 or 0) a document that has an entity as `old` has a say in the description of `new`.

    >>> votes("organization/a", "organization/b"), votes("person/a", "person/a-1")
    (0, 1)
    """
    return int(old == new or new.startswith("person/"))


def description(entity: Entity) -> Description:
    """How one document describes an entity."""
    first: dict[str, Name] = {}
    for name in entity.names:
        first.setdefault(name.lang, name)
    return Description(_ordered(first), entity.subtype, entity.sector, entity.family_name, entity.given_name)


def chosen(versions: Mapping[Description, int]) -> Description:
    """One description of an entity from those that its documents give it, with how many give each.

    Preferred in each language is the name that most documents prefer, among equals the first in code point order;
    subtype, sector and the parts of a person's name are chosen likewise.
    """
    counted = versions.items()
    names = [(name, count) for version, count in counted for name in version.preferred]
    languages = {name.lang for name, _ in names}
    preferred = {lang: _most((name, count) for name, count in names if name.lang == lang) for lang in languages}
    return Description(
        _ordered({lang: name for lang, name in preferred.items() if name is not None}),
        _most((version.subtype, count) for version, count in counted),
        _most((version.sector, count) for version, count in counted),
        _most((version.family_name, count) for version, count in counted),
        _most((version.given_name, count) for version, count in counted),
    )


def alike(extraction: Extraction, shared: Mapping[str, Description]) -> Extraction:
    """The extraction with its shared entities (by id) described as chosen; it keeps the other names that it uses."""
    entities = tuple(_alike(e, shared[e.id]) if e.id in shared else e for e in extraction.entities)
    return replace(extraction, entities=entities)


def _alike(entity: Entity, said: Description) -> Entity:
    return replace(
        entity,
        names=(*said.preferred, *(name for name in entity.names if name not in said.preferred)),
        subtype=said.subtype,
        sector=said.sector,
        family_name=said.family_name,
        given_name=said.given_name,
    )


def _ordered(names: Mapping[str, Name]) -> tuple[Name, ...]:
    return tuple(names[lang] for lang in sorted(names, key=lambda lang: (lang != "ja", lang)))


def _most(values: Iterable[tuple[_T | None, int]]) -> _T | None:
    """The most frequent value, among equals the smallest; None only where there is no other."""
    counts: Counter[_T] = Counter()
    for value, count in values:
        if value is not None:
            counts[value] += count
    return min(counts, key=lambda value: (-counts[value], value), default=None)
