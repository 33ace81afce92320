"""civicgraph publish: graphs in, a publication out: dumps, their description, and a site with a page for each thing."""

from __future__ import annotations

from pathlib import Path

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout
from civicgraph.cli.swap import check_site, replace_site
from civicgraph.errors import UsageError

_EPILOG = """\b
Examples:
  civicgraph publish --example > publication.toml
  civicgraph publish out/graph.nq -o site/ --config publication.toml
  civicgraph publish 2025.nq 2026.nq -o site/ --config publication.toml --date 2026-11-24

Equal graphs, settings and dates give equal bytes. SITE is replaced as a whole: files that publish did not write
there stay, those of a former version go, but for its dumps with --keep-dumps.
"""


@click.command("publish", epilog=_EPILOG)
@click.argument("graphs", nargs=-1, metavar="GRAPH...")
@click.option("-o", "--out", metavar="SITE", help="The folder of the site.")
@click.option("--config", metavar="FILE", help="What the publisher says of it: publication.toml.")
@click.option("--date", metavar="YYYY-MM-DD", help="The day of this version; by default `modified` of FILE.")
@click.option("--keep-dumps", is_flag=True, help="Keep the dumps of former versions in SITE.")
@click.option("--example", is_flag=True, help="Print a publication.toml to start from.")
def command(
    graphs: tuple[str, ...], out: str | None, config: str | None, date: str | None, keep_dumps: bool, example: bool
) -> None:
    """Publish graphs as linked open data: files for any static host.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin. The site has dated dumps with checksums, their
    description as VoID and DCAT, the vocabulary, and for each thing a page in Japanese and in English, Turtle and JSON-LD.
    """
    from civicgraph.graph.parse import read_quads
    from civicgraph.publish import example as example_file
    from civicgraph.publish import read_publication, site

    if example:
        return write_stdout(example_file())
    if not graphs or out is None or config is None:
        raise click.UsageError("Give at least one graph, -o SITE and --config FILE.")
    if graphs.count("-") > 1:
        raise UsageError("- stands for stdin and can be given once.")
    publication = read_publication(Path(config), date=date)
    check_site(Path(out))
    sources = [graph_source(graph) for graph in graphs]
    read = [read_quads(source, format=form) for source, form in sources]
    count = replace_site(Path(out), site(read, publication), keep=("dumps/",) if keep_dumps else ())
    click.echo(f"{count} files. Put {out} on any web server, or open {Path(out) / 'index.html'}.", err=True)
    return write_stdout(f"{Path(out) / 'index.html'}\n")
