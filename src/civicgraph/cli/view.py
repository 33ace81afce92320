"""civicgraph view: a graph file in, the interactive page out."""

from __future__ import annotations

from pathlib import Path

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout
from civicgraph.files import write_file

_EPILOG = """\b
Examples:
  civicgraph view out/graph.nq -o graph.html
  civicgraph view out/graph.ttl --title 官民連携の記事 --lang en -o - > graph.html
"""


@click.command("view", epilog=_EPILOG)
@click.argument("graph")
@click.option("-o", "--out", required=True, metavar="FILE", help="The page to write; - for stdout.")
@click.option("--title", help="The page's title; by default the article's headline.")
@click.option("--lang", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="Its language.")
def command(graph: str, out: str, title: str | None, lang: str) -> None:
    """Write the interactive page of a graph: one HTML file that works offline.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin.
    """
    from civicgraph.graph.load import load_graph
    from civicgraph.view import render_page

    source, form = graph_source(graph)
    page = render_page(load_graph(source, format=form), title=title, lang=lang)
    if out == "-":
        write_stdout(page)
    else:
        write_file(Path(out), page.encode())
        write_stdout(f"{out}\n")
