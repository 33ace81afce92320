"""civicgraph explore: a graph file in, its page on a local server out."""

from __future__ import annotations

import webbrowser

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout

_EPILOG = """\b
Examples:
  civicgraph explore out/graph.nq
  civicgraph explore portal.nq --no-browser --port 8100
"""


@click.command("explore", epilog=_EPILOG)
@click.argument("graph")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; 0 (the default) is any free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address, open no browser.")
@click.option("--title", help="The page's title; by default the article's headline.")
@click.option("--lang", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="Its language.")
def command(graph: str, port: int, no_browser: bool, title: str | None, lang: str) -> None:
    """Look at a graph that is too large for one file, on a server of this machine.

    The page opens with the most important part; neighbourhoods, paths and whatever the search finds come from
    the graph as they are asked for. The server answers this machine alone, until Ctrl-C.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin.
    """
    from civicgraph.cli.suppressed import say_unmet
    from civicgraph.explore import site
    from civicgraph.graph.load import load_graph

    source, form = graph_source(graph)
    with site(load_graph(source, format=form), port=port, title=title, lang=lang) as server:
        write_stdout(f"{server.address}\n")
        say_unmet()
        click.echo("Ctrl-C ends it.", err=True)
        if not no_browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.", err=True)
