"""civicgraph analyze: a graph file in, the measures of its social network out."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from civicgraph.cli.changes import changed
from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout
from civicgraph.cli.tables import terminal_width, text_table

if TYPE_CHECKING:
    from civicgraph.analyse.network import Social
    from civicgraph.analyse.scores import Score

    Scores = dict[str, list[Score]]

_EPILOG = """\b
Examples:
  civicgraph analyze out/graph.nq
  civicgraph analyze out/graph.nq --measure brokers,betweenness --top 5
  civicgraph analyze out/graph.nq --format csv > measures.csv
  civicgraph analyze out/graph.nq --format ttl > measures.ttl
  civicgraph analyze out/graph.nq --from 2015 --to 2021
  civicgraph analyze out/graph.nq --before old/graph.nq --format json

The network is that of people and organisations: a fact between two of them ties them, and so does an event, project or work
that they share. Planned facts do not count.
"""


@click.command("analyze", epilog=_EPILOG)
@click.argument("graph")
@click.option(
    "--measure",
    "names",
    metavar="NAME,...",
    help="degree, betweenness, closeness, eigenvector, pagerank, core, communities, articulation, brokers, "
    "similar, candidates; by default all.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "ttl"]), default="table", show_default=True
)
@click.option("--top", type=click.IntRange(1), metavar="N", help="At most N of each measure (of each community).")
@click.option("--lang", type=click.Choice(["en", "ja"]), default="en", show_default=True, help="Of what measures mean.")
@click.option("--from", "since", metavar="DATE", help="With --to: what changed between two dates, such as 2015.")
@click.option("--to", "until", metavar="DATE", help="The later date.")
@click.option("--before", metavar="GRAPH", help="What changed since this earlier build.")
def command(
    graph: str,
    names: str | None,
    form: str,
    top: int | None,
    lang: str,
    **compared: str | None,
) -> None:
    """Measure who is central, who belongs together and who connects the sectors, or what changed.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin.
    """
    from civicgraph.analyse.measures import chosen, measured
    from civicgraph.analyse.network import social
    from civicgraph.graph.load import load_graph

    wanted = chosen(None if names is None else [name.strip() for name in names.split(",") if name.strip()])
    source, source_form = graph_source(graph)
    loaded = load_graph(source, format=source_form)
    if any(compared.values()):
        _check(compared, names, form)
        return write_stdout(changed(loaded, **compared, form=form, lang=lang))
    network = social(loaded)
    scores = measured(network, wanted)
    if form == "ttl":
        from civicgraph.report.rdf import as_turtle

        return write_stdout(as_turtle(loaded, scores).decode())
    limit = top or (10 if form == "table" else None)
    cut = {name: _cut(found, limit, grouped=name == "communities") for name, found in scores.items()}
    written = {"table": _table, "csv": _csv, "json": _json}[form]
    text = written(network, cut, lang)
    return write_stdout(text + (f"\n{_sectors(network, lang)}" if form == "table" and names is None else ""))


def _check(compared: dict[str, str | None], names: str | None, form: str) -> None:
    """Raise UsageError for options that do not go together."""
    if bool(compared["since"]) != bool(compared["until"]):
        raise click.UsageError("--from and --to go together. Give both dates.")
    if compared["before"] and compared["since"]:
        raise click.UsageError("--before compares two builds, --from and --to two dates. Give one of them.")
    if names is not None or form in ("csv", "ttl"):
        raise click.UsageError("What changed is written as table or json, without --measure.")


def _cut(found: list[Score], top: int | None, *, grouped: bool) -> list[Score]:
    if top is None or not grouped:
        return found[:top]
    groups: dict[float, list[Score]] = {}
    for score in found:
        groups.setdefault(score.value, []).append(score)
    return [score for group in groups.values() for score in group[:top]]


def _figure(value: float) -> str:
    return f"{value:g}"


def _table(network: Social, scores: Scores, lang: str) -> str:
    from civicgraph.analyse.measures import MEASURES, approximation

    parts = []
    for name, found in scores.items():
        details = [key for key, _ in found[0].details] if found else []
        other = ["with"] if found and found[0].other else []
        rows = [
            [
                _figure(s.value),
                s.label,
                *([s.other_label or ""] if other else []),
                s.kind,
                s.sector or "",
                *(_figure(value) for _, value in s.details),
            ]
            for s in found
        ]
        table = text_table([name, "name", *other, "kind", "sector", *details], rows, width=terminal_width())
        note = approximation(network, name, lang)
        head = f"{name}: {MEASURES[name].meanings[lang]}\n" + (f"{note}\n" if note else "")
        parts.append(f"{head}{table if rows else '(none)' + chr(10)}")
    return "\n".join(parts)


def _sectors(network: Social, lang: str) -> str:
    """How the sectors mix: the coefficient, and how many ties join each two of them."""
    from civicgraph.analyse.groups import mixing
    from civicgraph.analyse.measures import assortativity_meaning

    found = mixing(network)
    value = "–" if found.assortativity is None else f"{found.assortativity:+g}"
    rows = [[str(count), one, other] for (one, other), count in sorted(found.ties.items(), key=lambda tie: (-tie[1], tie[0]))]
    table = text_table(["ties", "sector", "with"], rows, width=terminal_width()) if rows else "(none)\n"
    return f"assortativity {value}: {assortativity_meaning(lang)}\n{table}"


def _csv(network: Social, scores: Scores, lang: str) -> str:
    details = list(dict.fromkeys(key for found in scores.values() for s in found for key, _ in s.details))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    fixed = ["measure", "rank", "value", "label", "kind", "sector", "iri", "other_label", "other"]
    writer.writerow([*fixed, *details])
    for name, found in scores.items():
        for rank, s in enumerate(found, 1):
            known = dict(s.details)
            extra = [_figure(known[key]) if key in known else "" for key in details]
            row = [name, rank, _figure(s.value), s.label, s.kind, s.sector or "", s.iri]
            writer.writerow([*row, s.other_label or "", s.other or "", *extra])
    return out.getvalue()


def _json(network: Social, scores: Scores, lang: str) -> str:
    from civicgraph.report.written import measures_json

    return json.dumps(measures_json(network, scores, lang), ensure_ascii=False, indent=1) + "\n"
