"""Asking a graph, and the answer as values."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from civicgraph.errors import InputError
from civicgraph.graph.vocab import PREFIXES
from civicgraph.query.guard import check_query

Term = NamedNode | BlankNode | Literal | Triple
_T = TypeVar("_T")

# What the longest query that the guard lets through can use, were it one chain of clauses: the parser and the
# optimiser of pyoxigraph recurse, and an overflow of the stack ends the process without an exception.
_STACK = 512 * 2**20


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: for each solution the values of the variables, None where one is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE, sorted, each triple once."""

    triples: tuple[Triple, ...]


Answer = Rows | Truth | Triples


def open_store(quads: Iterable[Quad]) -> Store:
    """A graph in memory. Its default graph holds the triples of all its graphs, each once.

    So a query without GRAPH sees the whole graph, and a fact that two articles tell counts once; `GRAPH ?article`
    tells them apart.
    """
    store = Store()
    for quad in quads:
        store.add(quad)
        if quad.graph_name != DefaultGraph():
            store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def ask(store: Store, query: str, *, origin: str = "query") -> Answer:
    """The answer to a SPARQL 1.1 query; the prefixes of the graph profile need no declaration.

    Raises InputError, naming `origin`, for a query that is not valid or not allowed (see `guard`).
    """
    check_query(query, origin=origin)
    return _on_deep_stack(lambda: _answer(store, query, origin))


def _answer(store: Store, query: str, origin: str) -> Answer:
    try:
        found = store.query(query, prefixes=PREFIXES)
        match found:
            case QueryBoolean():
                return Truth(bool(found))
            case QuerySolutions():
                names = tuple(variable.value for variable in found.variables)
                return Rows(names, tuple(tuple(solution[name] for name in names) for solution in found))
            case QueryTriples():
                return Triples(tuple(sorted(set(found), key=str)))
    except SyntaxError as error:
        problem = f"not valid SPARQL: {_first_words(error.msg)}."
        raise InputError(origin, problem, "See `civicgraph query --list` for examples.") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(origin, f"the query cannot be answered: {error}.", "Ask it in another way.") from error


def _first_words(message: str) -> str:
    """The parser lists every character that it would have accepted; the place and the first few are enough."""
    line = " ".join(message.split())
    return line if len(line) <= 160 else line[:159] + "…"


def _on_deep_stack(work: Callable[[], _T]) -> _T:
    """Run `work` in a thread with a large stack; as the main thread only waits, Ctrl-C ends a long query."""
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed to the caller, who raises it
            errors.append(error)

    usual = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
    finally:
        threading.stack_size(usual)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
