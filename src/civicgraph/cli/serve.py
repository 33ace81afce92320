"""civicgraph serve: a graph or a store in, its SPARQL endpoint and query page on the web out."""

from __future__ import annotations

from functools import partial

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.stores import opened, store_option
from civicgraph.cli.streams import write_stdout
from civicgraph.errors import UsageError

_EPILOG = """\b
Examples:
  civicgraph serve out/graph.nq
  civicgraph serve --store portal --port 8080 --timeout 30
  curl -H 'Accept: text/csv' --data-urlencode query@question.rq http://127.0.0.1:8080/sparql

At / is a page to ask the graph, at /sparql its endpoint, at /.well-known/void what it holds, at /health whether it lives. The
server speaks plain HTTP to this machine alone; for others, put a web server with TLS before it. What
`civicgraph load` changes in the folder meanwhile is served without a new start.
"""


@click.command("serve", epilog=_EPILOG)
@click.argument("graph", required=False)
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any free one.")
@click.option("--base", metavar="IRI", help="What entities' IRIs begin with; by default, as the graph says.")
@click.option("--timeout", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Seconds for a query.")
@click.option("--memory", type=click.IntRange(64), default=1024, show_default=True, help="MiB for a query.")
@click.option("--rows", type=click.IntRange(1), default=10_000, show_default=True, help="Rows in an answer.")
@click.option("--workers", type=click.IntRange(1), help="Queries at a time; by default one a core, at least 2.")
@click.option("--cors/--no-cors", default=True, show_default=True, help="Let scripts of other sites read answers.")
@click.option("--title", default="civicgraph", help="The query page's title.")
def command(
    graph: str | None,
    store: str | None,
    host: str,
    port: int,
    base: str | None,
    timeout: float,
    memory: int,
    rows: int,
    workers: int | None,
    cors: bool,
    title: str,
) -> None:
    """Let others ask a graph: a SPARQL 1.1 endpoint that only reads, with a page to ask it.

    GRAPH is a graph file, or - for stdin; --store asks a store instead. Each query has limits; one that goes beyond them, or
    ends its process, is told so and disturbs no other.
    """
    if (graph is None) == (store is None):
        raise click.UsageError("Give either a graph or --store.")
    try:
        from civicgraph.serve.app import Site
        from civicgraph.serve.run import serve, serve_quads
    except ImportError as error:
        raise UsageError(f"serve needs {error.name}: pip install 'civicgraph[serve]'.") from error
    from civicgraph.graph.iris import check_base
    from civicgraph.graph.parse import read_quads
    from civicgraph.serve.limits import Limits

    limits = Limits(timeout, memory * 2**20, rows, *([workers] if workers else []))
    checked = check_base(base) if base else None

    def run(folder: str) -> None:
        site = Site(folder, limits, checked, cors, title)
        serve(site, host=host, port=port, started=partial(_started, port=port))

    if store is not None:
        opened(store)  # says now what no query should find out
        run(store)
        return
    source, form = graph_source(graph or "")
    serve_quads(read_quads(source, format=form), run)


def _started(address: str, port: int) -> None:
    from civicgraph.cli.suppressed import say_unmet

    write_stdout(f"{address}\n")
    say_unmet()
    click.echo("Ctrl-C ends it.", err=True)
