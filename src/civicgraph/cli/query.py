"""civicgraph query: a graph file and a question in, rows or a graph out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.cli.graphs import STDIN, graph_source
from civicgraph.cli.stores import opened, store_option
from civicgraph.cli.streams import read_stdin, write_stdout
from civicgraph.cli.tables import terminal_width, text_table
from civicgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from civicgraph.query.answers import Answer, Source

_FORMATS = ("table", "csv", "json", "turtle")
_EPILOG = """\b
Examples:
  civicgraph query --list
  civicgraph query out/graph.nq members-and-roles
  civicgraph query out/graph.nq question.rq --format csv > answer.csv
  civicgraph query out/graph.ttl 'SELECT ?name { ?who a foaf:Person ; rdfs:label ?name }'
  cat out/graph.nq | civicgraph query - 'ASK { ?law a schema:Legislation }'

The prefixes of the graph profile (org, foaf, schema, skos, civic and so on) need no declaration. A query without GRAPH sees the
whole file. SERVICE, updates and queries nested more than 100 deep are refused.
"""


@click.command("query", epilog=_EPILOG)
@click.argument("graph", required=False)
@click.argument("query", required=False)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="By default table, or turtle where the answer is a graph."
)
@store_option
@click.option("--list", "listed", is_flag=True, help="List the queries that come with civicgraph.")
def command(graph: str | None, query: str | None, form: str | None, store: str | None, listed: bool) -> None:
    """Ask a graph a question in SPARQL 1.1.

    GRAPH is a graph file, or - for stdin. QUERY is the name of a query that comes with civicgraph, a .rq file, a SPARQL string,
    or - for stdin. With --store there is no GRAPH: `civicgraph query --store portal members-and-roles`.
    """
    if listed:
        _list_queries()
        return
    if store is not None and query is None:
        graph, query = None, graph
    if query is None or (graph is None) == (store is None):
        raise click.UsageError("Give a graph (or --store) and a query, or --list.")
    if graph == STDIN and query == STDIN:
        raise UsageError("only one of graph and query can come from stdin (-).")
    from civicgraph.query.answers import ask

    text, origin = _query_text(query)
    answer = ask(_in_memory(graph) if graph else opened(store or ""), text, origin=origin)
    write_stdout(_written(answer, form))


def _in_memory(graph: str) -> Source:
    from civicgraph.graph.parse import read_quads
    from civicgraph.store.memory import open_store

    source, form = graph_source(graph)
    return open_store(read_quads(source, format=form))


def _query_text(query: str) -> tuple[str, str]:
    """The SPARQL of a QUERY argument, and what to call it in messages."""
    from civicgraph.query.named import named_query

    if query == STDIN:
        return _decoded(read_stdin(), STDIN), STDIN
    if re.search(r"[\s{]", query.strip()) and not query.endswith(".rq"):
        return query, "query"
    path = Path(query)
    if path.suffix == ".rq" or path.is_file():
        try:
            return _decoded(path.read_bytes(), query), query
        except OSError as error:
            raise InputError(query, f"cannot be read ({error.strerror}).", "Check the path.") from error
    return named_query(query).text, query


def _decoded(data: bytes, origin: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(origin, f"byte {error.start} is no UTF-8.", "Save the query as UTF-8.") from error


def _written(answer: Answer, form: str | None) -> str:
    from civicgraph.query import formats
    from civicgraph.query.answers import Triples

    match form or ("turtle" if isinstance(answer, Triples) else "table"):
        case "csv":
            return formats.as_csv(answer)
        case "json":
            return formats.as_json(answer)
        case "turtle":
            return formats.as_turtle(answer)
    header, rows = formats.cells(answer)
    click.echo(f"{len(rows)} row{'s' if len(rows) != 1 else ''}", err=True)
    return text_table(header, rows, width=terminal_width())


def _list_queries() -> None:
    from civicgraph.query.named import named_queries

    rows = [[found.name, found.title_en, found.description_en] for found in named_queries().values()]
    write_stdout(text_table(["name", "title", "what it answers"], rows, width=terminal_width()))
