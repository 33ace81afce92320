"""civicgraph export: a graph file in, the same graph in another format out."""

from __future__ import annotations

from pathlib import Path

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout, write_stdout_bytes
from civicgraph.cli.tables import terminal_width, text_table
from civicgraph.errors import UsageError
from civicgraph.files import check_directory, write_directory, write_file

_EPILOG = """\b
Examples:
  civicgraph export --list
  civicgraph export out/graph.nq -o graph.jsonld
  civicgraph export out/graph.nq -o graph.gexf           # for Gephi
  civicgraph export out/graph.nq -o tables/ --format csv # tables/nodes.csv and tables/edges.csv
  civicgraph export out/graph.nq --format ftm | gzip > graph.ftm.json.gz

The ending of FILE names the format; with .gz after it the file is compressed. Equal graphs give equal bytes.
"""


@click.command("export", epilog=_EPILOG)
@click.argument("graph", required=False)
@click.option("-o", "--out", metavar="FILE", help="The file to write (for csv: the folder); - or nothing for stdout.")
@click.option("--format", "form", metavar="NAME", help="By default, what the ending of FILE says; --list shows all.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
def command(graph: str | None, out: str | None, form: str | None, listed: bool) -> None:
    """Write a graph as RDF, for network tools, for spreadsheets, or for Aleph.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin.
    """
    from civicgraph.export import FORMATS, exported, format_of
    from civicgraph.graph.parse import read_quads

    if listed:
        rows = [[name, ", ".join(f".{e}" for e in known.endings), known.about] for name, known in FORMATS.items()]
        return write_stdout(text_table(["format", "ending", "what it is"], rows, width=terminal_width()))
    if graph is None:
        raise click.UsageError("Give a graph, or --list.")
    chosen = form or (format_of(out) if out and out != "-" else None)
    if chosen is None:
        raise UsageError(f"{out or 'stdout'}: no format. Name one with --format: {', '.join(FORMATS)}.")
    to_folder = chosen == "csv"
    if to_folder:
        _check_folder(out)
    source, source_form = graph_source(graph)
    files = exported(read_quads(source, format=source_form), chosen)
    return _write(files, out)


def _check_folder(out: str | None) -> None:
    if out is None or out == "-" or out.endswith(".csv"):
        raise UsageError("csv is two files, nodes.csv and edges.csv. Name a folder: -o tables/ --format csv")
    check_directory(Path(out))


def _write(files: dict[str, bytes], out: str | None) -> None:
    from civicgraph.export.formats import zipped

    if out is None or out == "-":
        return write_stdout_bytes(files[""])
    if "" not in files:
        write_directory(Path(out), files)
        return write_stdout("".join(f"{Path(out) / name}\n" for name in files))
    write_file(Path(out), zipped(files[""]) if out.endswith(".gz") else files[""])
    return write_stdout(f"{out}\n")
