"""Asking a graph, and the answer as values."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from civicgraph.errors import InputError
from civicgraph.graph.vocab import PREFIXES
from civicgraph.query.guard import check_query
from civicgraph.store.remote import Server, select

Term = NamedNode | BlankNode | Literal | Triple
_T = TypeVar("_T")

# What the longest query that the guard lets through can use, were it one chain of clauses: the parser and the
# optimiser of pyoxigraph recurse, and an overflow of the stack ends the process without an exception.
_STACK = 512 * 2**20


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT: for each solution the values of the variables, None where one is unbound.

    `whole` is false where there are more solutions than were asked for.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE, sorted, each triple once; `whole` as for `Rows`."""

    triples: tuple[Triple, ...]
    whole: bool = True


Answer = Rows | Truth | Triples
Source = Store | Server


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, by their IRIs, in place of what FROM and FROM NAMED say; see SPARQL Protocol 2.1.4."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def ask(
    store: Source,
    query: str,
    *,
    origin: str = "query",
    dataset: Dataset | None = None,
    most: int | None = None,
    base: str | None = None,
) -> Answer:
    """The answer to a SPARQL 1.1 query; the prefixes of the graph profile need no declaration.

    At most `most` solutions or triples are taken; relative IRIs in the query are relative to `base`. Raises
    InputError, naming `origin`, for a query that is not valid or not allowed (see `guard`), ValueError for a
    dataset with an IRI that is none.
    """
    form = check_query(query, origin=origin, remote=isinstance(store, Server))
    if isinstance(store, Server):
        return _server_answer(store, query, form, dataset or Dataset(), most, base)
    options = _graphs(dataset) if dataset else {}
    return on_deep_stack(lambda: _answer(store, query, {**options, "base_iri": base}, most, origin))


def _graphs(dataset: Dataset) -> dict[str, list[NamedNode]]:
    return {
        "default_graph": [NamedNode(iri) for iri in dataset.default],
        "named_graphs": [NamedNode(iri) for iri in dataset.named],
    }


def _answer(store: Store, query: str, options: dict[str, Any], most: int | None, origin: str) -> Answer:
    try:
        return _taken(store.query(query, prefixes=PREFIXES, **options), most)
    except SyntaxError as error:
        problem = f"not valid SPARQL: {_first_words(error.msg)}."
        raise InputError(origin, problem, "See `civicgraph query --list` for examples.") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(origin, f"the query cannot be answered: {error}.", "Ask it in another way.") from error


def _taken(found: QuerySolutions | QueryBoolean | QueryTriples, most: int | None) -> Answer:
    """The values of a result, `most` of them at most."""
    match found:
        case QueryBoolean():
            return Truth(bool(found))
        case QuerySolutions():
            names = tuple(variable.value for variable in found.variables)
            rows = tuple(tuple(solution[name] for name in names) for solution in islice(found, most))
            return Rows(names, rows, next(found, None) is None)
    triples = tuple(sorted(set(islice(found, most)), key=str))
    return Triples(triples, next(found, None) is None)


def _server_answer(
    server: Server, query: str, form: str, dataset: Dataset, most: int | None, base: str | None
) -> Answer:
    """What the server answers; the prefixes stand on the query's first line, so that places in messages stay right.

    Before them stands the base IRI: Virtuoso knows it in no other place.
    """
    first = [f"BASE <{base}>"] if base else []
    text = " ".join([*first, *(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()), query])
    graphs = {"default-graph-uri": dataset.default, "named-graph-uri": dataset.named}
    if form in {"SELECT", "ASK"}:
        data = select(server, text, "application/sparql-results+json", graphs)
        found = _parsed(server, lambda: _taken(parse_query_results(data, format=QueryResultsFormat.JSON), most))
        if form == "ASK" and isinstance(found, Rows):  # so Virtuoso 7.2.5 answers an ASK that begins with prefixes
            return Truth(
                any(str(value.value) == "1" for row in found.rows for value in row if isinstance(value, Literal))
            )
        return found
    data = select(server, text, "application/n-triples, text/plain;q=0.5", graphs)
    triples = _parsed(server, lambda: {quad.triple for quad in parse(data, format=RdfFormat.N_TRIPLES)})
    return Triples(tuple(sorted(triples, key=str)[:most]), most is None or len(triples) <= most)


def _parsed(server: Server, work: Callable[[], _T]) -> _T:
    try:
        return work()
    except (SyntaxError, ValueError) as error:
        remedy = "Is this a SPARQL 1.1 endpoint?"
        raise InputError(server.query_url, f"the server's answer cannot be read ({error}).", remedy) from error


def _first_words(message: str) -> str:
    """The parser lists every character that it would have accepted; the place and the first few are enough."""
    line = " ".join(message.split())
    return line if len(line) <= 160 else line[:159] + "…"


class _DeepThread(threading.Thread):
    """A thread whose stack is deep enough for any query."""


def on_deep_stack(work: Callable[[], _T]) -> _T:
    """Run `work` in a thread with a large stack; as the main thread only waits, Ctrl-C ends a long query.

    Within such a thread it runs there: a process that answers many queries under a limit of memory needs one stack for
    all, as the system may still hold the stack of a thread that has just ended when the next one starts.
    """
    if isinstance(threading.current_thread(), _DeepThread):
        return work()
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed to the caller, who raises it
            errors.append(error)

    usual = threading.stack_size(_STACK)
    try:
        thread = _DeepThread(target=run, daemon=True)
        thread.start()
    finally:
        threading.stack_size(usual)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
