"""civicgraph report: a graph file in, what its structure says out, in sentences with their evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout
from civicgraph.files import write_file

if TYPE_CHECKING:
    from civicgraph.graph.model import CivicGraph

_EPILOG = """\b
Examples:
  civicgraph report out/graph.nq -o report.html
  civicgraph report out/graph.nq --lang en --page graph.html -o out/report.html
  civicgraph report out/graph.nq --format md -o - > report.md
"""
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}


@click.command("report", epilog=_EPILOG)
@click.argument("graph")
@click.option("-o", "--out", required=True, metavar="FILE", help="The file to write; - for stdout.")
@click.option(
    "--format", "form", type=click.Choice(["html", "md", "json"]), help="By default told by FILE's ending, else html."
)
@click.option("--lang", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="Its language.")
@click.option("--title", help="Its title; by default made of the article's headline.")
@click.option("--page", metavar="ADDRESS", help="The interactive graph to link to: a relative path, or http(s).")
def command(graph: str, out: str, form: str | None, lang: str, title: str | None, page: str | None) -> None:
    """Report what a graph's structure says: findings with evidence, plots and tables.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin. The HTML is one file that works offline.
    """
    from civicgraph.graph.load import load_graph
    from civicgraph.report import analysis, as_json, html, markdown

    source, source_form = graph_source(graph)
    if page is not None and ":" in page.partition("/")[0] and not page.startswith(("http://", "https://")):
        raise click.UsageError(f"--page {page}: give a relative path or an http(s) address.")
    loaded = load_graph(source, format=source_form)
    found = analysis(loaded, lang=lang)
    name = title or _title(loaded, lang)
    chosen = form or _ENDINGS.get(Path(out).suffix.lower(), "html")
    if chosen == "html":
        text = html(found, title=name, page=page)
    else:
        text = {"md": markdown, "json": as_json}[chosen](found, title=name)
    if out == "-":
        write_stdout(text)
    else:
        write_file(Path(out), text.encode())
        write_stdout(f"{out}\n")


def _title(graph: CivicGraph, lang: str) -> str:
    from civicgraph.report.words import words

    told = words(lang)["page"]
    several = told["articles_title"].format(len(graph.articles))
    return told["title"].format(graph.articles[0].headline if len(graph.articles) == 1 else several)
