"""Which entities of several names are one: names that one document defines and another uses alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from civicgraph.knowledge import load_knowledge
from civicgraph.link.traits import How


class Bearer(NamedTuple):
    """So many documents have an entity that bears the name of this key in this way (`How`)."""

    key: str
    entity: str
    how: int
    documents: int


class Pair(NamedTuple):
    """The entity `old` may give way to `new`; so many documents have each."""

    old: str
    new: str
    documents: tuple[int, int]


def candidates(bearers: Iterable[Bearer]) -> Iterator[Pair]:
    """What can be joined, from the bearers of each name, which are sorted by key.

    An entity that only bears the name of the key joins the one entity for which a document defines that name, if both are
    of one kind and nothing else in the collection, of whatever kind, nor another entity of the knowledge base, bears it.
    Names that differ in how the number of an edition is written are one. What the knowledge base knows never gives way.
    """
    for _, group in groupby(bearers, key=attrgetter("key")):
        yield from _pairs(list(group))


def resolved(pairs: Iterable[Pair]) -> dict[str, str]:
    """Each id that another one takes the place of, and that one. Memory grows with the number of names that are joined."""
    toward: dict[str, str] = {}
    documents: dict[str, int] = {}
    for pair in pairs:
        toward.setdefault(pair.old, pair.new)
        documents |= zip(pair[:2], pair.documents, strict=True)
    ends = {old: _end(old, toward, documents) for old in toward}
    return {old: new for old, new in ends.items() if old != new}


def _pairs(group: list[Bearer]) -> Iterator[Pair]:
    editions = {b.entity: b.documents for b in group if b.how == How.EDITION}
    if editions:
        best = min(editions, key=lambda entity: _rank(entity, editions[entity]))
        for other in sorted(editions):
            if other != best and not _known(other):
                yield Pair(other, best, (editions[other], editions[best]))
        return
    bearing = {b.entity for b in group}
    alone = {b.entity: b.documents for b in group if b.how == How.CANONICAL}
    owners = {b.entity: b.documents for b in group if b.how == How.DEFINED and b.entity not in alone}
    if len(alone) != 1 or len(owners) != 1 or len(bearing) != 2:
        return
    (old,), (new,) = alone, owners
    others = {entity.id for entity in load_knowledge().by_key.get(group[0].key, ())} - {new}
    if not others and not _known(old) and _kind(old) == _kind(new):
        yield Pair(old, new, (alone[old], owners[new]))


def _end(entity: str, toward: dict[str, str], documents: dict[str, int]) -> str:
    """Where the chain of names ends; in a circle, at its best known entity."""
    chain = [entity]
    while (following := toward.get(chain[-1])) is not None:
        if following in chain:
            circle = chain[chain.index(following) :]
            return min(circle, key=lambda one: _rank(one, documents.get(one, 0)))
        chain.append(following)
    return chain[-1]


def _rank(entity: str, documents: int) -> tuple[bool, int, str]:
    return not _known(entity), -documents, entity


def _known(entity: str) -> bool:
    return entity in load_knowledge().entities


def _kind(entity: str) -> str:
    return entity.partition("/")[0]
