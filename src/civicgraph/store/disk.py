"""A graph in a folder on disk (Oxigraph's RocksDB), which a load changes as a whole or not at all.

Each load makes a new generation beside the one in use and then names it in one file, CURRENT: a reader sees the old
graph or the new one, and a load that is killed leaves only a folder that the next one clears away. What lies
unchanged is shared between generations by hard links. Generations are never written to once they are named,
because Oxigraph does not allow reading a store that another process changes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from civicgraph.errors import InputError, UsageError
from civicgraph.graph.vocab import term
from civicgraph.store.memory import with_union

_CURRENT, _LOCK = "CURRENT", "LOCK"
_PREFIX = "generation-"
# Beside each generation: the triples that were loaded outside of any named graph. The default graph alone cannot
# tell them from the copies of what the named graphs say.
_UNNAMED = "unnamed.nt"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: named graphs written, of these replaced, and the store's size in triples, each counted once."""

    graphs: int
    replaced: int
    triples: int


def current(directory: Path) -> Path:
    """The generation in use. Raises InputError where `directory` holds no store."""
    try:
        name = (directory / _CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        remedy = f"Make one: civicgraph load GRAPH --store {directory}"
        raise InputError(str(directory), "there is no store in this folder.", remedy) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(directory), f"the store cannot be read ({error}).", "Check the folder.") from error
    return directory / name


def open_read_only(directory: Path) -> Store:
    """The graph in `directory` as it is now, for reading. Raises InputError where there is none or it is damaged."""
    return _read_only(current(directory))


def _read_only(generation: Path) -> Store:
    try:
        return Store.read_only(str(generation / "data"))
    except (OSError, RuntimeError) as error:  # what RocksDB finds damaged comes as a RuntimeError
        remedy = "Load it anew into another folder."
        raise InputError(str(generation), f"the store cannot be read ({error}).", remedy) from error


def load(directory: Path, quads: Iterable[Quad], *, anew: bool = False) -> Loaded:
    """Put statements into the store in `directory`, which is made if need be; all of them, or none.

    A named graph in `quads` (an article, say) replaces the graph of that name, a description of a data set
    (void:Dataset) outside of named graphs replaces the one before; all else is added. With `anew` the store holds
    only `quads` afterwards. Raises UsageError for a folder that holds other files, that cannot be written, or that another
    load is writing.
    """
    try:
        with _locked(directory):
            before = None if anew or not (directory / _CURRENT).exists() else current(directory)
            number = 1 + max((_number(path) for path in directory.glob(f"{_PREFIX}*")), default=0)
            made = directory / f"{_PREFIX}{number}"
            made.mkdir()
            result = _fill(made, before, list(quads))
            kept = {made.name, (directory / _CURRENT).read_text().strip() if (directory / _CURRENT).exists() else ""}
            _name_current(directory, made.name)
            for old in directory.glob(f"{_PREFIX}*"):
                if old.name not in kept:  # the one before stays: a server may still be reading it
                    shutil.rmtree(old)
    except OSError as error:
        raise UsageError(f"the store {directory} cannot be written: {error}.") from error
    return result


def _fill(made: Path, before: Path | None, quads: list[Quad]) -> Loaded:
    data = made / "data"
    unnamed: set[Triple] = set()
    if before is not None:
        _read_only(before).backup(str(data))
        unnamed = set(_unnamed(before))
    store = Store(str(data))
    incoming = {quad.triple for quad in quads if quad.graph_name == DefaultGraph()}
    described = {s.subject for s in incoming if s.predicate == term("rdf:type") and s.object == term("void:Dataset")}
    dropped = {triple for triple in unnamed if triple.subject in described}
    unnamed = (unnamed - dropped) | incoming
    names = {quad.graph_name for quad in quads} - {DefaultGraph()}
    replaced = [name for name in names if isinstance(name, NamedNode) and store.contains_named_graph(name)]
    for name in replaced:
        dropped.update(quad.triple for quad in store.quads_for_pattern(None, None, None, name))
        store.remove_graph(name)
    store.bulk_extend(with_union(quads))
    for triple in dropped - unnamed:
        if all(
            quad.graph_name == DefaultGraph()
            for quad in store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        ):
            store.remove(Quad(*triple))
    store.flush()
    serialize(sorted(unnamed, key=str), str(made / _UNNAMED), format=RdfFormat.N_TRIPLES)
    return Loaded(len(names), len(replaced), _size(store))


def _size(store: Store) -> int:
    """The triples of the default graph, which has all."""
    counted = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(counted, QuerySolutions)
    (number,) = next(counted)
    assert isinstance(number, Literal)
    return int(number.value)


def _unnamed(generation: Path) -> Iterator[Triple]:
    for quad in parse(path=str(generation / _UNNAMED), format=RdfFormat.N_TRIPLES):
        yield quad.triple


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """The folder, made if it is not there, for this load alone."""
    import fcntl

    directory.mkdir(parents=True, exist_ok=True)
    strange = [p.name for p in directory.iterdir() if p.name not in {_CURRENT, _LOCK} and _PREFIX not in p.name]
    if strange and not (directory / _CURRENT).exists():
        raise UsageError(f"{directory} holds other files ({strange[0]}, …); give a new or empty folder for the store.")
    with (directory / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another load is writing {directory}; wait until it is done.") from None
        yield


def _number(path: Path) -> int:
    digits = path.name.removeprefix(_PREFIX)
    return int(digits) if digits.isdecimal() else 0


def _name_current(directory: Path, name: str) -> None:
    """Name the generation in use, in one step that also survives a power cut."""
    fresh = directory / f"{_CURRENT}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(directory / _CURRENT)
    folder = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
