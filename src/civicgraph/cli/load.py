"""civicgraph load: graph files in, a store on disk or on a SPARQL server out."""

from __future__ import annotations

from pathlib import Path

import click

from civicgraph.cli.graphs import graph_source

_EPILOG = """\b
Examples:
  civicgraph load out/graph.nq --store portal
  civicgraph load new.nq --store portal           # articles in it replace themselves, the others stay
  civicgraph query --store portal members-and-roles
  civicgraph load out/graph.nq --store https://sparql.example.org/query --update https://sparql.example.org/update

A load of a folder happens as a whole or not at all. A server's credentials are read from the environment:
CIVICGRAPH_STORE_USER and CIVICGRAPH_STORE_PASSWORD (Basic or Digest), or CIVICGRAPH_STORE_TOKEN (Bearer).
"""


@click.command("load", epilog=_EPILOG)
@click.argument("graphs", metavar="GRAPH...", nargs=-1, required=True)
@click.option("--store", required=True, metavar="DIR|URL", help="A folder, or the address of a SPARQL 1.1 server.")
@click.option("--update", "update_url", metavar="URL", help="The server's address for updates: one transaction.")
@click.option("--graph-store", "graphs_url", metavar="URL", help="Or its address for graphs: one request a graph.")
@click.option("--anew", is_flag=True, help="Empty the folder's store first.")
def command(graphs: tuple[str, ...], store: str, update_url: str | None, graphs_url: str | None, anew: bool) -> None:
    """Keep graphs in a store, for `query` and `serve`.

    GRAPH is a graph file (N-Quads keeps articles apart), or - for stdin. A named graph replaces the one of its name.
    """
    from civicgraph.graph.parse import read_quads
    from civicgraph.store import disk, remote

    if remote.is_address(store):
        if anew:
            raise click.UsageError("--anew is for a folder; a server may hold what is not ours to delete.")
        server = remote.Server(store, update_url, graphs_url)
    elif update_url or graphs_url:
        raise click.UsageError("--update and --graph-store belong to a server; --store names a folder.")
    quads = [quad for source, form in map(graph_source, graphs) for quad in read_quads(source, format=form)]
    if remote.is_address(store):
        number = remote.put(server, quads)
        click.echo(f"{store}: {len(quads)} statements, {number} named graphs.", err=True)
        return
    loaded = disk.load(Path(store), quads, anew=anew)
    click.echo(
        f"{store}: {loaded.graphs} named graphs loaded, {loaded.replaced} of them replaced; "
        f"{loaded.triples} triples in all.",
        err=True,
    )
