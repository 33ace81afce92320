"""The documents of a collection linked: which ids take the place of others, and one description for each shared entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.archive.packing import pack, unpack
from civicgraph.archive.state import Row, State
from civicgraph.graph.merge import Description, chosen, votes
from civicgraph.graph.suppression import Suppressed, in_force
from civicgraph.link import Way, settle
from civicgraph.names import name_key

# The entities of each document under the ids that they have in the graph.
_LINKED = (
    "SELECT COALESCE(a.new, j.new, d.entity) linked, d.entity, d.description FROM run.document x"
    " JOIN described d ON d.result = x.result LEFT JOIN run.joined j ON j.old = d.entity"
    " LEFT JOIN run.apart a ON a.result = d.result AND a.old = d.entity WHERE d.confidence >= ?"
)


def link(state: State, least: float, way: Way) -> None:
    """Settle which entities of the documents are one, and choose one description for each that several of them have.

    SQLite sorts them by entity, on disk.
    """
    with state.whole():
        settle(state, least, way)
        rows = state.rows(
            f"SELECT linked, entity, description, COUNT(*) FROM ({_LINKED}) GROUP BY linked, entity, description", [least]
        )
        state.write_all("INSERT INTO run.chosen VALUES (?, ?)", _chosen(rows))


def _chosen(rows: Iterable[Row]) -> Iterator[Row]:
    versions: Counter[Description] = Counter()
    uses = 0
    known = ""
    for linked, entity, version, count in _ended(rows):
        if linked != known:
            if uses > 1:
                yield known, pack(chosen(versions))
            known, versions, uses = linked, Counter(), 0
        if count:
            uses += count
            versions[unpack(version, Description)] += count * votes(entity, linked)


def _ended(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows and one of no entity, which ends the last group."""
    yield from rows
    yield "", "", b"", 0


def ids_in(state: State, result: int, least: float) -> tuple[tuple[str, str], ...]:
    """Which ids take the place of those of a document's entities."""
    rows = state.rows(
        "SELECT d.entity, COALESCE(a.new, j.new) FROM described d LEFT JOIN run.joined j ON j.old = d.entity"
        " LEFT JOIN run.apart a ON a.result = d.result AND a.old = d.entity"
        " WHERE d.result = ? AND d.confidence >= ? AND COALESCE(a.new, j.new) IS NOT NULL ORDER BY d.entity",
        [result, least],
    )
    return tuple((old, new) for old, new in rows)


def shared_in(state: State, result: int, least: float) -> tuple[tuple[str, bytes], ...]:
    """The packed descriptions chosen for the entities that a document shares with others, under their ids in the graph."""
    rows = state.rows(
        "SELECT DISTINCT c.entity, c.description FROM described d LEFT JOIN run.joined j ON j.old = d.entity"
        " LEFT JOIN run.apart a ON a.result = d.result AND a.old = d.entity"
        " JOIN run.chosen c ON c.entity = COALESCE(a.new, j.new, d.entity)"
        " WHERE d.result = ? AND d.confidence >= ? ORDER BY c.entity",
        [result, least],
    )
    return tuple((entity, said) for entity, said in rows)


def listed_people(state: State, base: str) -> Suppressed | None:
    """The suppression list in force, with every name that the collection has for the people of it."""
    listed = in_force()
    if listed is None:
        return None
    keys, names = listed.keys(), set()
    rows = state.rows(
        f"SELECT DISTINCT linked, description FROM ({_LINKED}) WHERE entity LIKE 'person/%' ORDER BY linked", [0.0]
    )
    for entity, packed in rows:
        said = [name.text for name in unpack(packed, Description).preferred]
        if f"{base}id/{entity}" in listed.iris or not keys.isdisjoint(map(name_key, said)):
            names.update(said)
    return replace(listed, more=tuple(sorted(names)))
