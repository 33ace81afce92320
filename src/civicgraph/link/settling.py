"""The two steps on tables of SQLite: what is sorted and counted is so on disk, whatever the number of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import starmap
from math import isqrt
from typing import Any, Literal, NamedTuple, Protocol, get_args

from civicgraph.errors import UsageError
from civicgraph.link.aliases import Bearer, Pair, candidates, resolved
from civicgraph.link.people import NAMED, Hint, Person, Read, documents, keys, persons
from civicgraph.link.probable import Profile, installed, likenesses, model
from civicgraph.link.rarity import is_rare
from civicgraph.link.traits import How, Tells

# `result` is what was found in one document; the rows are those of `traits`.
TABLES = """
CREATE TABLE named (
    result INTEGER NOT NULL, entity TEXT NOT NULL, key TEXT NOT NULL, how INTEGER NOT NULL, confidence REAL,
    PRIMARY KEY (result, entity, key, how)
) WITHOUT ROWID;
CREATE TABLE told (
    result INTEGER NOT NULL, person TEXT NOT NULL, feature TEXT NOT NULL, how INTEGER NOT NULL, confidence REAL,
    PRIMARY KEY (result, person, feature, how)
) WITHOUT ROWID;
"""
# What comes of it: an id that gives way in all documents, and one that does so in the document of a result.
RUN_TABLES = """
CREATE TABLE run.joined (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run.apart (result INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (result, old)) WITHOUT ROWID;
"""
WORK_TABLES = """
CREATE TABLE run.sought (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE run.pair (old TEXT NOT NULL, new TEXT NOT NULL, olds INTEGER, news INTEGER, PRIMARY KEY (old, new)) WITHOUT ROWID;
CREATE TABLE run.frequency (entity TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE run.appears (person TEXT NOT NULL, place INTEGER NOT NULL, result INTEGER NOT NULL, PRIMARY KEY (person, place)) WITHOUT ROWID;
CREATE TABLE run.called (person TEXT PRIMARY KEY, family TEXT NOT NULL, given TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run.family (name TEXT PRIMARY KEY, people INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE run.alike (person TEXT NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (person, one, other)) WITHOUT ROWID;
CREATE TABLE run.given (name TEXT PRIMARY KEY, people INTEGER NOT NULL) WITHOUT ROWID;
"""
_DOCUMENTS = "run.document x JOIN"
_HELD = 1000  # documents that name one person: their hints, which are gone through several times, are held in memory
_HINTS = (
    "SELECT a.place, t.how, COALESCE(j.new, t.feature) FROM run.appears a JOIN told t ON t.result = a.result AND t.person = a.person"
    " LEFT JOIN run.joined j ON j.old = t.feature WHERE a.person = ?1 AND t.confidence >= ?2"
    f" UNION ALL SELECT a.place, {NAMED}, f.entity FROM run.appears a JOIN described d ON d.result = a.result"
    " LEFT JOIN run.joined j ON j.old = d.entity JOIN run.frequency f ON f.entity = COALESCE(j.new, d.entity)"
    " WHERE a.person = ?1 AND d.confidence >= ?2 AND f.documents <= ?3 AND f.entity <> a.person ORDER BY 1, 2, 3"
)


Way = Literal["exact", "probabilistic"]


def check_way(way: str) -> None:
    """Raises UsageError for a way to link that is none, or whose libraries are not installed."""
    if way not in get_args(Way):
        raise UsageError(f"{way}: no such way to link; there are: {', '.join(get_args(Way))}")
    if way == "probabilistic" and not installed():
        raise UsageError("Splink is not installed. Install it: pip install 'civicgraph[link]', or link exactly.")


class Tables(Protocol):
    """An SQLite data base with the tables of this module and these.

    - result (id, iri) and described (result, entity, confidence): the entities of each document;
    - run.document (place, result): the documents that count, numbered in the order of their addresses.
    """

    def rows(self, question: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows that answer a question."""

    def value(self, question: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or None."""

    def write(self, statement: str, values: Sequence[Any] = ()) -> object:
        """Carry out one statement."""

    def write_all(self, statement: str, values: Iterable[Sequence[Any]]) -> object:
        """Carry out one statement for each row of values."""


def settle(tables: Tables, least: float, way: Way = "exact") -> None:
    """Fill `run.joined` and `run.apart` from what the documents say with a confidence of at least `least`.

    `way` is "exact", or "probabilistic": Splink then judges which people of one name are one, where they share nothing
    sure.
    """
    _join(tables, least)
    _count(tables, least)
    if way == "probabilistic":
        rows = ((found.person, found.one, found.other) for found in likenesses(profiles(tables, least)))
        tables.write_all("INSERT INTO run.alike VALUES (?, ?, ?)", rows)
    for name in _names(tables, least):
        rare = name.rare and way == "exact"
        alike = tables.rows("SELECT one, other FROM run.alike WHERE person = ? ORDER BY 1, 2", [name.person])
        people, meant = persons(name.read, rare=rare, alike=list(alike))
        if len(people) > 1:
            ids = keys(name.person, people, partial(_address, tables))
            tables.write_all("INSERT INTO run.apart VALUES (?, ?, ?)", _apart(tables, name, ids, meant))


class _Name(NamedTuple):
    """A full name that several documents have."""

    person: str
    rare: bool
    read: Read


def _join(tables: Tables, least: float) -> None:
    named = f"{_DOCUMENTS} named n ON n.result = x.result WHERE n.confidence >= ?"
    tables.write(
        f"INSERT INTO run.sought SELECT DISTINCT n.key FROM {named} AND n.how IN (?, ?)", [least, How.DEFINED, How.EDITION]
    )
    bearers = tables.rows(
        f"SELECT n.key, n.entity, n.how, COUNT(*) FROM {named} AND n.key IN (SELECT key FROM run.sought)"
        " GROUP BY n.key, n.entity, n.how ORDER BY n.key, n.entity, n.how",
        [least],
    )
    pairs = candidates(Bearer(*row) for row in bearers)
    tables.write_all("INSERT OR IGNORE INTO run.pair VALUES (?, ?, ?, ?)", ((p.old, p.new, *p.documents) for p in pairs))
    # A document that has both beside each other tells them apart. (CROSS: in this order, not all entities with all of a document.)
    tables.write(
        "DELETE FROM run.pair WHERE (old, new) IN (SELECT p.old, p.new FROM run.document x"
        " CROSS JOIN described d ON d.result = x.result CROSS JOIN run.pair p ON p.old = d.entity"
        " CROSS JOIN described e ON e.result = x.result AND e.entity = p.new WHERE d.confidence >= ?1 AND e.confidence >= ?1)",
        [least],
    )
    left = [Pair(old, new, (olds, news)) for old, new, olds, news in tables.rows("SELECT * FROM run.pair ORDER BY old, new")]
    tables.write_all("INSERT INTO run.joined VALUES (?, ?)", sorted(resolved(left).items()))


def _count(tables: Tables, least: float) -> None:
    """How many documents have each entity, where there are several; how many people's names have each part."""
    tables.write(
        f"INSERT INTO run.frequency SELECT COALESCE(j.new, d.entity), COUNT(*) FROM {_DOCUMENTS} described d ON d.result = x.result"
        " LEFT JOIN run.joined j ON j.old = d.entity WHERE d.confidence >= ? GROUP BY 1 HAVING COUNT(*) > 1",
        [least],
    )
    called = f"{_DOCUMENTS} told t ON t.result = x.result WHERE t.confidence >= ? AND t.how = {Tells.NAME:d}"
    tables.write(
        "INSERT INTO run.called SELECT person, SUBSTR(name, 1, INSTR(name, CHAR(9)) - 1), SUBSTR(name, INSTR(name, CHAR(9)) + 1)"
        f" FROM (SELECT t.person, MAX(t.feature) name FROM {called} GROUP BY t.person)",
        [least],
    )
    for part in ("family", "given"):
        tables.write(f"INSERT INTO run.{part} SELECT {part}, COUNT(*) FROM run.called GROUP BY 1")
    tables.write(
        "INSERT INTO run.appears SELECT t.person, x.place, x.result FROM"
        f" {called} AND +t.person IN (SELECT entity FROM run.frequency) ORDER BY 1, 2",  # +: look each person up, not each entity
        [least],
    )


def _names(tables: Tables, least: float) -> Iterator[_Name]:
    few = max(2, isqrt(tables.value("SELECT COUNT(*) FROM run.document")))  # documents, for what few of them name
    everyone = tables.value("SELECT COUNT(*) FROM run.called")
    names = tables.rows(
        "SELECT c.person, c.family, c.given, f.people, g.people, a.documents FROM run.called c"
        " JOIN run.family f ON f.name = c.family JOIN run.given g ON g.name = c.given"
        " JOIN (SELECT person, COUNT(*) documents FROM run.appears GROUP BY person) a ON a.person = c.person ORDER BY c.person"
    )
    for person, family, given, families, givens, number in names:
        rare = is_rare(family, given, families=families, givens=givens, people=everyone)
        yield _Name(person, rare, _reading(tables, (person, least, few), number))


def _reading(tables: Tables, sought: tuple[str, float, int], number: int) -> Read:
    """What reads the hints of a name in so many documents: again and again from the tables, unless memory holds them."""
    if number > _HELD:
        return lambda: starmap(Hint, tables.rows(_HINTS, sought))
    hints = list(starmap(Hint, tables.rows(_HINTS, sought)))
    return lambda: hints


def profiles(tables: Tables, least: float) -> Iterator[Profile]:
    """The people of each name that the exact rules, without those for rare names, leave apart; those most often named."""
    for name in _names(tables, least):
        people, _ = persons(name.read, rare=False)
        people.sort(key=lambda person: (-person.documents, person.first))
        if len(people) > 1:
            yield from (_profile(name, person) for person in people[: model()["most"]])


def _profile(name: _Name, person: Person) -> Profile:
    told = (person.told[how] for how in (Tells.BODY, NAMED, Tells.SECTOR, Tells.ROLE, Tells.PUBLISHER))
    return Profile(name.person, person.first, name.rare, *(tuple(sorted(counts)) for counts in told))


def _apart(
    tables: Tables, name: _Name, ids: dict[int, str], meant: Callable[[int, list[Hint]], int]
) -> Iterator[tuple[int, str, str]]:
    for place, hints in documents(name.read):
        if (new := ids.get(meant(place, hints))) is not None:
            yield tables.value("SELECT result FROM run.document WHERE place = ?", [place]), name.person, new


def _address(tables: Tables, place: int) -> str:
    address: str = tables.value("SELECT r.iri FROM run.document x JOIN result r ON r.id = x.result WHERE x.place = ?", [place])
    return address

