"""civicgraph withdraw: a graph file in, the same without some articles out."""

from __future__ import annotations

import click

from civicgraph.cli.graph_files import check_form, write_graph
from civicgraph.cli.graphs import graph_source

_EPILOG = """\b
Examples:
  civicgraph withdraw out/graph.nq https://example.org/article -o graph.nq
  civicgraph query out/graph.nq 'SELECT ?article { ?article a schema:Article }'

What another article says, too, stays. The result is the graph that a build without these articles gives. In a store (`load`)
the articles that were withdrawn stay until it is loaded anew (--anew).
"""


@click.command("withdraw", epilog=_EPILOG)
@click.argument("graph")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--out", required=True, metavar="FILE", help="The graph to write; - for N-Quads on stdout.")
def command(graph: str, articles: tuple[str, ...], out: str) -> None:
    """Take articles out of a graph: exactly what they alone say.

    GRAPH is an N-Quads or TriG file, or - for stdin. ARTICLE is an article's IRI or address.
    """
    from civicgraph.export import exported
    from civicgraph.graph.parse import read_quads
    from civicgraph.identity.withdrawal import withdraw

    target = check_form(out)
    source, form = graph_source(graph)
    before = read_quads(source, format=form)
    after = withdraw(before, articles, source=graph)
    write_graph(out, exported(after, target)[""])
    click.echo(f"{len(set(articles))} withdrawn; {len(before) - len(after)} statements fewer.", err=True)
