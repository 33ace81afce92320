"""civicgraph reconcile: a graph file in, a review file of pairs that may be the same out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout, write_stdout_bytes
from civicgraph.errors import UsageError
from civicgraph.files import write_file

if TYPE_CHECKING:
    from civicgraph.graph.model import CivicGraph, Node
    from civicgraph.identity.candidates import Wanted
    from civicgraph.identity.review import Row
    from civicgraph.identity.service import Candidate
    from civicgraph.records import Kind

_FINDINGS = 1
_EPILOG = """\b
Examples:
  civicgraph reconcile out/graph.nq --within -o review.csv
  civicgraph reconcile out/graph.nq --service https://wikidata.reconci.link/ja/api \\
      --type organization=Q43229 --type person=Q5 --property place=P131 -o review.csv
  civicgraph merge out/graph.nq --judgements review.csv -o merged.nq

The service speaks the W3C Reconciliation Service API. Names, and what --property adds, are sent to it, nothing else.
Open the review file in a spreadsheet, fill in judgement (same, different, unsure), who, when and why, then `civicgraph merge`.
A review file that is there is added to: what was judged stays and is not asked again.

Exit code 1: the graph has identifiers with a wrong check digit (they are named).
"""


@click.command("reconcile", epilog=_EPILOG)
@click.argument("graph")
@click.option("--service", "url", metavar="URL", help="The address of a reconciliation service.")
@click.option("--within", is_flag=True, help="Look for doubles in the graph itself.")
@click.option("-o", "--out", required=True, metavar="FILE", help="The review file (CSV) to write or add to; - for stdout.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only things of this kind, such as organization.")
@click.option("--type", "types", multiple=True, metavar="[KIND=]TYPE", help="The service's type for things (of a kind).")
@click.option(
    "--property", "properties", multiple=True, metavar="WHAT=ID", help="Send sector, place, parent or role as this property."
)
@click.option("--limit", type=click.IntRange(1, 20), default=3, show_default=True, help="Proposals for each thing.")
@click.option("--min-score", type=float, default=0.0, help="Leave out what the service scores lower.")
@click.option("--lang", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="Of the names to ask for.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for an answer.")
@click.option("--allow-private", is_flag=True, help="The service may be at a private address.")
@click.pass_context
def command(
    ctx: click.Context,
    graph: str,
    url: str | None,
    within: bool,
    out: str,
    kinds: tuple[str, ...],
    types: tuple[str, ...],
    properties: tuple[str, ...],
    limit: int,
    min_score: float,
    lang: str,
    timeout: float,
    allow_private: bool,
) -> None:
    """Propose what may be the same, for a person to judge.

    GRAPH is a graph file, or - for stdin. Proposed are identifiers of a service's (--service), or things of the graph that may
    be one (--within). Nothing is merged by it.
    """
    if (url is None) == (not within):
        raise click.UsageError("Give either --service URL or --within.")
    if within and (types or properties or min_score):
        raise click.UsageError("--type, --property and --min-score are for a service.")
    from civicgraph.graph.load import graph_of
    from civicgraph.graph.parse import read_quads
    from civicgraph.graph.suppression import in_force
    from civicgraph.identity.candidates import Wanted
    from civicgraph.identity.identifiers import wrong_in
    from civicgraph.identity.review import updated, without, written
    from civicgraph.identity.within import doubles

    wanted = Wanted(_kinds(kinds), _types(types), _properties(properties), limit, lang)
    source, form = graph_source(graph)
    quads = read_quads(source, format=form)
    loaded = graph_of(quads)
    listed = in_force()
    former = [row for row in _former(out) if row.entity in loaded.nodes or row.judgement]
    former = without(former, listed) if listed else former
    rows = doubles(loaded, wanted.kinds) if url is None else _proposed(loaded, url, wanted, former, min_score, timeout, allow_private)
    whole = updated(former, rows)
    _write(out, written(whole))
    click.echo(f"Proposed now: {len(rows)}. To be judged: {sum(not row.judgement for row in whole)}.", err=True)
    wrong = wrong_in(quads)
    for one in wrong:
        click.echo(f"Wrong check digit: {one.identifier} ({one.kind}) of {one.subject}.", err=True)
    if wrong:
        ctx.exit(_FINDINGS)


def _proposed(
    graph: CivicGraph, url: str, wanted: Wanted, former: Sequence[Row], least: float, timeout: float, private: bool
) -> list[Row]:
    from civicgraph.identity import candidates
    from civicgraph.identity.service import proposals, service
    from civicgraph.identity.web import Manners

    found = service(url, Manners(seconds=timeout, private=private))
    same = [row.pair for row in former if row.judgement.casefold() in ("same", "同じ", "同一")]
    nodes = candidates.asked(graph, found, wanted, same)
    context = candidates.Context(graph)
    answers = proposals(found, candidates.questions(context, nodes, wanted))
    click.echo(f"{found.name}: {len(nodes)} names to ask for, in batches of {found.batch}.", err=True)
    rows, wrong = candidates.rows(context, found, _shown(nodes, answers), least)
    for identifier in wrong:
        click.echo(f"Not proposed, as its check digit is wrong: {identifier}.", err=True)
    return rows


def _shown(
    nodes: Sequence[Node], answers: Iterator[tuple[Candidate, ...]]
) -> Iterator[tuple[Node, tuple[Candidate, ...]]]:
    """The answers with their things; a bar on stderr, where that is a terminal."""
    pairs = zip(nodes, answers, strict=True)
    if not sys.stderr.isatty():
        yield from pairs
        return
    with click.progressbar(pairs, length=len(nodes), label="Asking", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _former(out: str) -> list[Row]:
    from civicgraph.identity.review import read_rows

    return [row for _, row in read_rows(Path(out))] if out != "-" and Path(out).exists() else []


def _write(out: str, data: bytes) -> None:
    if out == "-":
        return write_stdout_bytes(data)
    write_file(Path(out), data)
    return write_stdout(f"{out}\n")


def _kind(name: str) -> Kind:
    from civicgraph.records import Kind

    found = next((kind for kind in Kind if kind.value.lower() == name.lower()), None)
    if found is None:
        raise UsageError(f"{name}: no kind; there are {', '.join(kind.value.lower() for kind in Kind)}.")
    return found


def _kinds(given: Sequence[str]) -> tuple[Kind, ...]:
    from civicgraph.records import Kind

    return tuple(map(_kind, given)) or tuple(Kind)


def _types(given: Sequence[str]) -> dict[Kind | None, str]:
    """The service's type by kind; None is for all kinds that have none of their own."""
    found: dict[Kind | None, str] = {}
    for entry in given:
        kind, sign, name = entry.partition("=")
        found[_kind(kind) if sign else None] = name if sign else entry
    return found


def _properties(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    from civicgraph.identity.candidates import PROPERTIES

    pairs = [tuple(entry.split("=", 1)) for entry in given]
    for pair in pairs:
        if len(pair) != 2 or pair[0] not in PROPERTIES or not pair[1]:
            raise UsageError(f"--property {'='.join(pair)}: write {', '.join(PROPERTIES)}, = and the service's property.")
    return tuple((what, pid) for what, pid in pairs)
