"""civicgraph merge: a graph file and judgements in, the graph with one IRI for what is the same out."""

from __future__ import annotations

from pathlib import Path

import click

from civicgraph.cli.graph_files import check_form, write_graph
from civicgraph.cli.graphs import graph_source

_EPILOG = """\b
Examples:
  civicgraph merge out/graph.nq --judgements review.csv -o merged.nq
  civicgraph reconcile out/graph.nq --within -o review.csv      # makes the review: fill in judgement, who, when, why

\b
judgement  same, different or unsure (同じ, 違う, 不明); lines without one do nothing
who, when  who judged, and on which day (2026-11-28)
why        the reason; people are not merged without one

The thing in the column `entity` keeps its IRI; the one in `other` says by dcterms:isReplacedBy where it went. To undo a
judgement, empty its cell and merge the graph as built again.
Exit code 3: judgements contradict each other or the graph.
"""


@click.command("merge", epilog=_EPILOG)
@click.argument("graph")
@click.option(
    "--judgements", "files", required=True, multiple=True, metavar="FILE", help="A review file of `reconcile`; may be repeated."
)
@click.option("-o", "--out", required=True, metavar="FILE", help="The graph to write; - for N-Quads on stdout.")
def command(graph: str, files: tuple[str, ...], out: str) -> None:
    """Apply the judgements of a review to a graph.

    GRAPH is an N-Quads, TriG, Turtle or N-Triples file, or - for stdin. Each judgement is written into the graph, too: who, when
    and why.
    """
    from civicgraph.export import exported
    from civicgraph.graph.hiding import hidden
    from civicgraph.graph.parse import read_quads
    from civicgraph.graph.suppression import in_force
    from civicgraph.identity.merge import merge
    from civicgraph.identity.review import judgements

    target = check_form(out)
    judged = [one for file in files for one in judgements(Path(file))]
    source, form = graph_source(graph)
    merged = merge(read_quads(source, format=form), judged, source=", ".join(files))
    listed = in_force()  # a reason may name someone whom the graph does not
    quads = hidden(merged.quads, listed).quads if listed else merged.quads
    write_graph(out, exported(quads, target)[""])
    lines = [
        f"Judgements: {len(judged)}. Merged into others: {merged.replaced}. Identifiers added: {merged.identifiers}.",
        *(f"Not in the graph, so without effect: {one.told()}." for one in merged.unknown),
    ]
    click.echo("\n".join(lines), err=True)
