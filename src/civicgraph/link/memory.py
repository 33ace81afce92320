"""The same for a few documents, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

from civicgraph.link.settling import RUN_TABLES, TABLES, WORK_TABLES, Tables, Way, settle
from civicgraph.link.traits import traits
from civicgraph.records import Extraction

_TABLES = """
CREATE TABLE result (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE described (result INTEGER NOT NULL, entity TEXT NOT NULL, confidence REAL, PRIMARY KEY (result, entity)) WITHOUT ROWID;
CREATE TABLE run.document (place INTEGER PRIMARY KEY, result INTEGER NOT NULL);
"""


class _Memory:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("ATTACH ':memory:' AS run")
        connection.executescript(_TABLES + TABLES + RUN_TABLES + WORK_TABLES)

    def rows(self, question: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        yield from self._connection.execute(question, values)

    def value(self, question: str, values: Sequence[Any] = ()) -> Any:
        row = self._connection.execute(question, values).fetchone()
        return row[0] if row else None

    def write(self, statement: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(statement, values)

    def write_all(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(statement, values)


@contextmanager
def tables_of(extractions: Sequence[Extraction], sure: Sequence[Mapping[str, float]]) -> Iterator[Tables]:
    """Tables that hold the traits of these documents, for `settle`; see `together`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        tables = _Memory(connection)
        for place, (extraction, known) in enumerate(zip(extractions, sure, strict=True)):
            found = traits(extraction, known)
            tables.write("INSERT INTO result VALUES (?, ?)", [place, extraction.document.iri])
            tables.write("INSERT INTO run.document VALUES (?, ?)", [place, place])
            tables.write_all("INSERT INTO described VALUES (?, ?, ?)", ((place, e, c) for e, c in known.items()))
            tables.write_all("INSERT INTO named VALUES (?, ?, ?, ?, ?)", ((place, *row) for row in found.named))
            tables.write_all("INSERT INTO told VALUES (?, ?, ?, ?, ?)", ((place, *row) for row in found.told))
        yield tables


def together(
    extractions: Sequence[Extraction], sure: Sequence[Mapping[str, float]], least: float = 0.0, way: Way = "exact"
) -> list[dict[str, str]]:
    """For each extraction the ids of its entities that others take the place of, and those.

    `extractions` are sorted by the address of their article; `sure` has the confidence of each one's entities by id, and
    what is said with less than `least` is not heeded. For `way` see `settle`.
    """
    with tables_of(extractions, sure) as tables:
        settle(tables, least, way)
        joined = dict(tables.rows("SELECT old, new FROM run.joined"))
        apart: list[dict[str, str]] = [{} for _ in extractions]
        for place, old, new in tables.rows("SELECT result, old, new FROM run.apart"):
            apart[place][old] = new
    return [
        {e.id: joined[e.id] for e in extraction.entities if e.id in joined} | ids
        for extraction, ids in zip(extractions, apart, strict=True)
    ]
