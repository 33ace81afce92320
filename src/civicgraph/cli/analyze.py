"""civicgraph analyze: a graph file in, the measures of its social network out."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import click

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.streams import write_stdout
from civicgraph.cli.tables import terminal_width, text_table

if TYPE_CHECKING:
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
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--top", type=click.IntRange(1), metavar="N", help="At most N of each measure (of each community).")
def command(graph: str, names: str | None, form: str, top: int | None) -> None:
    """Measure who is central, who belongs together and who connects the sectors.

    GRAPH is a Turtle, N-Quads, N-Triples or TriG file, or - for stdin.
    """
    from civicgraph.analyse.measures import analyse
    from civicgraph.graph.load import load_graph

    source, source_form = graph_source(graph)
    chosen = [name.strip() for name in names.split(",") if name.strip()] if names is not None else None
    scores = analyse(load_graph(source, format=source_form), chosen)
    limit = top or (10 if form == "table" else None)
    cut = {name: _cut(found, limit, grouped=name == "communities") for name, found in scores.items()}
    written = {"table": _table, "csv": _csv, "json": _json}[form](cut)
    write_stdout(written)


def _cut(found: list[Score], top: int | None, *, grouped: bool) -> list[Score]:
    if top is None or not grouped:
        return found[:top]
    groups: dict[float, list[Score]] = {}
    for score in found:
        groups.setdefault(score.value, []).append(score)
    return [score for group in groups.values() for score in group[:top]]


def _figure(value: float) -> str:
    return f"{value:g}"


def _table(scores: Scores) -> str:
    from civicgraph.analyse.measures import MEASURES

    parts = []
    for name, found in scores.items():
        details = [key for key, _ in found[0].details] if found else []
        rows = [
            [_figure(s.value), s.label, s.kind, s.sector or "", *(_figure(value) for _, value in s.details)]
            for s in found
        ]
        table = text_table([name, "name", "kind", "sector", *details], rows, width=terminal_width())
        parts.append(f"{name}: {MEASURES[name].meaning}\n{table if rows else '(none)' + chr(10)}")
    return "\n".join(parts)


def _csv(scores: Scores) -> str:
    details = list(dict.fromkeys(key for found in scores.values() for s in found for key, _ in s.details))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["measure", "rank", "value", "label", "kind", "sector", "iri", *details])
    for name, found in scores.items():
        for rank, s in enumerate(found, 1):
            known = dict(s.details)
            extra = [_figure(known[key]) if key in known else "" for key in details]
            writer.writerow([name, rank, _figure(s.value), s.label, s.kind, s.sector or "", s.iri, *extra])
    return out.getvalue()


def _json(scores: Scores) -> str:
    from civicgraph.analyse.measures import MEASURES

    document: dict[str, Any] = {
        name: {
            "meaning": MEASURES[name].meaning,
            "source": MEASURES[name].source,
            "scores": [
                {
                    "iri": s.iri,
                    "label": s.label,
                    "kind": s.kind,
                    "sector": s.sector,
                    "value": s.value,
                    **dict(s.details),
                }
                for s in found
            ],
        }
        for name, found in scores.items()
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
