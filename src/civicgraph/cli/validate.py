"""civicgraph validate: a graph file in, what breaks the rules of the profile out."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout

_FINDINGS = 1
_EPILOG = """\b
Examples:
  civicgraph validate out/graph.ttl
  civicgraph validate graph.nq --lang ja --format json

Exit code 0: the graph conforms; 1: it does not.
"""


@click.command("validate", epilog=_EPILOG)
@click.argument("graph")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["ja", "en"]), default="en", show_default=True, help="Of the messages.")
@click.pass_context
def command(ctx: click.Context, graph: str, form: str, lang: str) -> None:
    """Check a graph against the rules of the profile (SHACL).

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin. Each broken rule is a line: which thing, which rule,
    which words.
    """
    from civicgraph.graph.parse import read_quads
    from civicgraph.validate.shapes import validate_graph
    from civicgraph.validate.violations import explain

    source, source_form = graph_source(graph)
    violations = validate_graph(read_quads(source, format=source_form))
    if form == "json":
        document = {"conforms": not violations, "violations": [asdict(violation) for violation in violations]}
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(explain(violation, lang) + "\n" for violation in violations)
    write_stdout(text)
    if violations:
        click.echo(f"{graph}: {len(violations)} violation{'s' if len(violations) != 1 else ''}.", err=True)
        ctx.exit(_FINDINGS)
    click.echo(f"{graph} conforms.", err=True)
