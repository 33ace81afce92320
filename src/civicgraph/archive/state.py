"""What is kept between runs: an SQLite data base in which each transaction is whole or absent, whatever stops the process.

`state.sqlite` holds, by content, what was read and emitted, and what the last complete output was made of. `run.sqlite`
holds what only the present run needs (the listing, the order of documents, the chosen descriptions); it is made anew by
each run. One process writes: it holds the lock, workers never see the data base.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from civicgraph.errors import UsageError
from civicgraph.link import RUN_TABLES, TABLES, WORK_TABLES

_FORM = 3  # of the tables; another one is read as if nothing had been kept
_AGAIN = "Make room, or mend its permissions, and run the same command again: it goes on where it stopped."
_UNWRITABLE = {errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.ENOSPC, errno.EPERM, errno.EROFS}
_TABLES = """
CREATE TABLE result (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, iri TEXT NOT NULL, digest TEXT NOT NULL, characters INTEGER NOT NULL,
    document BLOB NOT NULL, findings BLOB NOT NULL
);
CREATE TABLE described (
    result INTEGER NOT NULL, entity TEXT NOT NULL, description BLOB NOT NULL, confidence REAL, PRIMARY KEY (result, entity)
) WITHOUT ROWID;
CREATE TABLE emitted (
    key BLOB PRIMARY KEY, lines BLOB NOT NULL, kept_out BLOB NOT NULL,
    mentions INTEGER NOT NULL, statements INTEGER NOT NULL, quotations INTEGER NOT NULL
);
""" + TABLES + """CREATE TABLE published (real BLOB PRIMARY KEY, origin BLOB NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE publishing (real BLOB PRIMARY KEY, origin BLOB NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE replacing (name TEXT PRIMARY KEY, gone INTEGER NOT NULL) WITHOUT ROWID;
"""
_RUN_TABLES = """
CREATE TABLE run.listing (
    seq INTEGER PRIMARY KEY, origin BLOB NOT NULL, real BLOB NOT NULL, said BLOB NOT NULL, size INTEGER NOT NULL, data BLOB,
    content BLOB, key BLOB
);
CREATE TABLE run.failure (origin BLOB NOT NULL, reason BLOB NOT NULL, trace BLOB NOT NULL);
CREATE TABLE run.document (place INTEGER PRIMARY KEY, origin BLOB NOT NULL, result INTEGER NOT NULL, emitted BLOB);
CREATE TABLE run.chosen (entity TEXT PRIMARY KEY, description BLOB NOT NULL) WITHOUT ROWID;
""" + RUN_TABLES + WORK_TABLES + """CREATE TEMP VIEW unread AS
    SELECT * FROM run.listing l WHERE NOT EXISTS (SELECT 1 FROM result r WHERE r.key = l.key);
CREATE TEMP VIEW arrived AS
    SELECT l.seq, l.content, ROW_NUMBER() OVER (PARTITION BY l.content ORDER BY l.real) copy
    FROM run.listing l WHERE l.content IS NOT NULL AND l.real NOT IN (SELECT real FROM published);
CREATE TEMP VIEW gone AS
    SELECT p.real, p.content, ROW_NUMBER() OVER (PARTITION BY p.content ORDER BY p.real) copy
    FROM published p WHERE p.real NOT IN (SELECT real FROM run.listing);
CREATE TEMP VIEW article AS
    SELECT x.place, x.origin, r.digest, r.document, e.lines, e.kept_out, e.mentions, e.statements, e.quotations
    FROM run.document x JOIN emitted e ON e.key = x.emitted JOIN result r ON r.id = x.result;
"""
Row = tuple[Any, ...]


class State:
    """The data base of one output, open and locked."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self.folder = folder

    def rows(self, question: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows that answer a question, one by one."""
        with closing(self._connection.cursor()) as cursor:
            yield from cursor.execute(question, values)

    def value(self, question: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or None."""
        row = self._connection.execute(question, values).fetchone()
        return row[0] if row else None

    def write(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Carry out one statement; the id of the row that it inserted, where it did."""
        return self._connection.execute(statement, values).lastrowid or 0

    def write_all(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each row of values."""
        self._connection.executemany(statement, values)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All that is written inside takes effect together, or nothing of it does."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def open_state(folder: Path, place: str) -> Iterator[State]:
    """The state in a folder, which is made where it is missing; `place` names the output in messages.

    Raises UsageError where another process holds it, where it is damaged, and where the disk is full.
    """
    with _errors(place, folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _sorting_in(folder), closing(_connect(folder)) as connection:
            yield State(connection, folder)
        _remove(folder / "run.sqlite")


@contextmanager
def _errors(place: str, folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        raise UsageError(f"{place}: cannot be written: {error.strerror}. {_AGAIN}") from error
    except sqlite3.DatabaseError as error:
        said = str(error)
        if "locked" in said:
            raise UsageError(f"{place}: another build is writing there. Wait for it, or give another place with -o.") from error
        if "full" in said or "disk I/O" in said:
            raise UsageError(f"{place}: cannot be written: {said}. {_AGAIN}") from error
        if isinstance(error, sqlite3.OperationalError) and "unable to open" in said:
            raise UsageError(f"{place}: {folder} cannot be written: {said}. Give another place with -o.") from error
        raise UsageError(f"{folder}: this state is damaged ({said}). Remove the folder; all articles are then read again.") from error


def _connect(folder: Path) -> sqlite3.Connection:
    path = folder / "state.sqlite"
    if _form(path) not in (0, _FORM):
        _remove(path)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-32768"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={_FORM}")
        connection.execute("COMMIT")
        _remove(folder / "run.sqlite")
        connection.execute("ATTACH ? AS run", [str(folder / "run.sqlite")])
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16384"):
            connection.execute(f"PRAGMA run.{setting}")
        connection.executescript(_RUN_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def _form(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return form


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def _sorting_in(folder: Path) -> Iterator[None]:
    """What SQLite sorts spills into the state's folder: the system's temporary one may be small, or memory."""
    former = os.environ.get("SQLITE_TMPDIR")
    os.environ["SQLITE_TMPDIR"] = str(folder)
    try:
        yield
    finally:
        if former is None:
            del os.environ["SQLITE_TMPDIR"]
        else:
            os.environ["SQLITE_TMPDIR"] = former
