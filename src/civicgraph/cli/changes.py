"""What changed between two dates or two builds, as a table or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from civicgraph.cli.graphs import graph_source
from civicgraph.cli.tables import terminal_width, text_table

if TYPE_CHECKING:
    from civicgraph.analyse.change import Change
    from civicgraph.graph.model import CivicGraph


def changed(
    graph: CivicGraph, *, since: str | None, until: str | None, before: str | None, form: str, lang: str
) -> str:
    """The changes from `since` to `until`, or from the build in the file `before`, in a form ("table", "json")."""
    from civicgraph.analyse.change import between_builds, between_dates
    from civicgraph.graph.load import load_graph

    names = {iri: node.label(lang) for iri, node in graph.nodes.items()}
    if before is not None:
        source, source_form = graph_source(before)
        old = load_graph(source, format=source_form)
        names = {iri: node.label(lang) for iri, node in old.nodes.items()} | names
        change = between_builds(old, graph)
    else:
        change = between_dates(graph, since or "", until or "")
    return _json(change) if form == "json" else _table(change, names)


def _json(change: Change) -> str:
    from civicgraph.report.written import fact_json, score_json

    document = {
        "from": change.before,
        "to": change.after,
        "undated_facts": change.undated,
        "begun": [fact_json(fact) for fact in change.begun],
        "ended": [fact_json(fact) for fact in change.ended],
        "gained_ties": [score_json(score) for score in change.gained],
        "lost_ties": [score_json(score) for score in change.lost],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _table(change: Change, names: dict[str, str]) -> str:
    width = terminal_width()
    parts = []
    for title, facts in (("begun", change.begun), ("ended", change.ended)):
        rows = [
            [
                names.get(f.subject, f.subject),
                f.predicate.value,
                names.get(f.object, f.object),
                f"{f.confidence:.2f}",
                f.evidence[0].exact if f.evidence else "",
            ]
            for f in facts
        ]
        table = text_table(["who", "what", "whom", "confidence", "words"], rows, width=width) if rows else "(none)\n"
        parts.append(f"{title}: {len(facts)}\n{table}")
    for title, scores in (("more ties", change.gained), ("fewer ties", change.lost)):
        rows = [[f"{s.value:g}", s.label, s.kind, s.sector or ""] for s in scores]
        table = text_table(["by", "name", "kind", "sector"], rows, width=width) if rows else "(none)\n"
        parts.append(f"{title}: {len(scores)}\n{table}")
    if change.undated:
        parts.append(f"{change.undated} facts have no date that places them, and count in neither.\n")
    return "\n".join(parts)
