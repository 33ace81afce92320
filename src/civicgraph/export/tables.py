"""Nodes and edges as two tables that open right in a spreadsheet, where no cell can become a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from civicgraph.graph.model import CivicGraph

_NODES = ("Id", "Label", "label_en", "kind", "type", "sector", "names", "same_as")
_EDGES = (
    "Source", "Target", "Type", "Label", "source_label", "target_label", "role", "status", "since", "until",
    "confidence", "Weight", "article", "evidence", "start", "end",
)  # fmt: skip
# OWASP, "CSV Injection"; Japanese spreadsheets take the full-width signs for signs as well.
_FORMULA = re.compile(r"'*[\t\r\n ]*[=+\-@\t\r\n＝＋－＠]")


def tables(graph: CivicGraph) -> dict[str, bytes]:
    """nodes.csv and edges.csv, by the column names that Gephi imports, in UTF-8 with the mark that Excel needs.

    A date is an edge to the date itself. A cell that a spreadsheet could take for a formula begins with "'"
    (`plain` takes it away); line ends are CR LF.
    """
    nodes = (
        (
            iri,
            node.label(),
            next((name.text for name in node.names if name.lang == "en"), ""),
            node.kind.value,
            node.subtype or "",
            node.sector or "",
            " | ".join(name.text for name in node.names),
            " | ".join(node.same_as),
        )
        for iri, node in graph.nodes.items()
    )
    return {"nodes.csv": _csv(_NODES, nodes), "edges.csv": _csv(_EDGES, _edges(graph))}


def safe(text: str) -> str:
    """The text as a spreadsheet shows it and never calculates it.

    >>> safe("=1+1"), safe("-"), safe("潮見市")
    ("'=1+1", "'-", '潮見市')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """The text that `safe` made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _edges(graph: CivicGraph) -> Iterable[Sequence[object]]:
    for fact in graph.facts:
        first = fact.evidence[0] if fact.evidence else None
        quoted = (first.article, first.exact, first.start, first.end) if first else ("", "", "", "")
        ends = (graph.nodes[end].label() if end in graph.nodes else end for end in (fact.subject, fact.object))
        details = (value or "" for value in (fact.role, fact.status, fact.since, fact.until))
        sure = (fact.confidence, fact.confidence)
        yield (fact.subject, fact.object, "Directed", fact.predicate.value, *ends, *details, *sure, *quoted)


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")
