"""Replacing the files of an output all together, so that an interruption cannot leave it half done.

The new files lie whole and synced in a folder of the state. One transaction of the state says which files will be replaced;
then they are renamed one by one, graph.nq and run.json last. A process that is killed between two renames leaves some files
new and some former, each whole; the next run finds the transaction and renames the rest before anything else. What fails
without a kill (a folder in the way, a missing right) is put back. On other file systems than this machine's, files are
copied below a name of their own first and then moved; there the next run copies them again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from civicgraph.archive.state import State
from civicgraph.errors import UsageError
from civicgraph.files import check_directory, refusals, remove_empty, replace_all, sync_directory

STATE = ".civicgraph"
_LAST = ("graph.nq", "run.json")


class Output(Protocol):
    """A place that files are written to."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    @property
    def state(self) -> Path:
        """The folder of its state, on this machine."""

    def check(self) -> None:
        """Raise UsageError early where nothing can be written."""

    def put(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        """Bring the files of `new/new` to their places, and remove those that are gone; all or none. Raises UsageError."""

    def put_rest(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        """Go on with a `put` that was killed."""

    def shown(self, file: str) -> str:
        """A file of it, as a path or address that other commands take."""


def output(name: str) -> Output:
    """The output that a name stands for: a folder, or an address that fsspec knows. Raises UsageError."""
    scheme, found, path = name.partition("://")
    if scheme == "file" and found:
        return LocalOutput(name, Path(path))
    return _remote(name) if found else LocalOutput(name, Path(name))


def replace_output(state: State, place: Output, names: Sequence[str]) -> None:
    """Let the files that lie in the state's folder `new` become the output, and remember what it is made of."""
    first = [name for name in names if name not in _LAST]
    ordered = [*first, *(name for name in _LAST if name in names)]
    gone = [name for (name,) in state.rows("SELECT name FROM file ORDER BY name") if name not in names]
    with state.whole():
        state.write_all("INSERT INTO replacing VALUES (?, 0)", ((name,) for name in ordered))
        state.write_all("INSERT INTO replacing VALUES (?, 1)", ((name,) for name in gone))
        state.write(
            "INSERT OR REPLACE INTO publishing SELECT l.real, l.origin, l.content FROM run.listing l"
            " WHERE l.content IS NOT NULL AND EXISTS (SELECT 1 FROM result r WHERE r.key = l.key)"
        )
    try:
        place.put(state.folder, ordered, gone)
    except BaseException:
        with state.whole():
            state.write("DELETE FROM replacing")
            state.write("DELETE FROM publishing")
        raise
    _settle(state)


def finish_replacing(state: State, place: Output) -> None:
    """Go on with a replacement that was killed; otherwise throw away what a killed run had made."""
    if rows := _replacing(state):
        place.put_rest(state.folder, [name for name, gone in rows if not gone], [name for name, gone in rows if gone])
        _settle(state)
    sweep(state)


def _replacing(state: State) -> list[tuple[str, bool]]:
    rows = [(name, bool(gone)) for name, gone in state.rows("SELECT name, gone FROM replacing ORDER BY name")]
    return sorted(rows, key=lambda row: (row[0] in _LAST, row[0]))


def _settle(state: State) -> None:
    with state.whole():
        state.write("DELETE FROM file")
        state.write("INSERT INTO file SELECT name FROM replacing WHERE NOT gone")
        state.write("DELETE FROM published")
        state.write("INSERT INTO published SELECT * FROM publishing")
        state.write("DELETE FROM replacing")
        state.write("DELETE FROM publishing")


def sweep(state: State) -> None:
    """Remove what the state's folder holds beside the data base."""
    for path in state.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("former-"):
            path.unlink()


@dataclass(frozen=True, slots=True)
class LocalOutput:
    """A folder of this machine; what else is in it stays."""

    name: str
    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / STATE

    def check(self) -> None:
        check_directory(self.folder)

    def put(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        with refusals(self.folder):
            replace_all(self.folder, new, names, gone)
            self._tidy(gone)
            sync_directory(self.folder)

    def put_rest(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        with refusals(self.folder):
            for name in names:
                if (new / "new" / name).exists():
                    (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (new / "new" / name).replace(self.folder / name)
            for name in gone:
                (self.folder / name).unlink(missing_ok=True)
            self._tidy(gone)
            sync_directory(self.folder)

    def _tidy(self, gone: Sequence[str]) -> None:
        remove_empty(sorted({(self.folder / name).parent for name in gone} - {self.folder}))

    def shown(self, file: str) -> str:
        return str(self.folder / file)


@dataclass(frozen=True, slots=True)
class RemoteOutput:
    """A folder of another file system; its state lies in this user's cache, as SQLite needs a file of this machine."""

    name: str
    system: Any
    folder: str

    @property
    def state(self) -> Path:
        from platformdirs import user_cache_path

        return user_cache_path("civicgraph") / "state" / hashlib.sha256(self.name.encode()).hexdigest()[:16]

    def check(self) -> None:
        if self.system.isfile(self.folder):
            raise UsageError(f"{self.name}: this is a file. Give another place with -o.")

    def put(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        stage = f"{self.folder}/{STATE}-new"
        try:
            for name in names:
                self.system.makedirs(f"{stage}/{name}".rpartition("/")[0], exist_ok=True)
                self.system.put_file(str(new / "new" / name), f"{stage}/{name}")
            for name in names:
                self.system.makedirs(f"{self.folder}/{name}".rpartition("/")[0], exist_ok=True)
                self.system.mv(f"{stage}/{name}", f"{self.folder}/{name}")
            for name in gone:
                if self.system.exists(f"{self.folder}/{name}"):
                    self.system.rm_file(f"{self.folder}/{name}")
        except Exception as error:  # each file system has errors of its own
            raise UsageError(f"{self.name}: cannot be written: {error}. Give another place with -o.") from error
        finally:
            with suppress(Exception):
                self.system.rm(stage, recursive=True)

    def put_rest(self, new: Path, names: Sequence[str], gone: Sequence[str]) -> None:
        self.put(new, [name for name in names if (new / "new" / name).exists()], gone)

    def shown(self, file: str) -> str:
        return f"{self.name.rstrip('/')}/{file}"


def _remote(name: str) -> Output:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(f"{name}: fsspec writes to such addresses. Install it: pip install 'civicgraph[remote]'.") from error
    try:
        system, folder = url_to_fs(name)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{name}: cannot be written: {error}.") from error
    return RemoteOutput(name, system, folder.rstrip("/"))
