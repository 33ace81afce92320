"""The small picture of the whole graph on the landing page: dots and lines where the graph page draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from civicgraph.graph.model import CivicGraph
from civicgraph.view.network import vis_network

_MARGIN, _LEAST = 30.0, 400.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing: its kind, its place and its size, in units of the picture."""

    kind: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The viewBox, the paths of the lines, and the dots."""

    box: str
    ties: tuple[str, ...]
    dots: tuple[Dot, ...]


def picture(graph: CivicGraph, most: int) -> Picture | None:
    """The picture of the `most` important things that have relations; None where nothing has one."""
    nodes, edges, _ = vis_network(graph, lang="ja")
    drawn = {node["id"]: node for node in sorted(nodes, key=lambda n: (-n["importance"], n["id"]))[:most]}
    if not drawn:
        return None
    ties = [
        f"M{drawn[edge['from']]['x']} {drawn[edge['from']]['y']}L{drawn[edge['to']]['x']} {drawn[edge['to']]['y']}"
        for edge in edges
        if edge["from"] in drawn and edge["to"] in drawn
    ]
    dots = [Dot(graph.nodes[iri].kind.value, n["x"], n["y"], n["size"]) for iri, n in sorted(drawn.items())]
    return Picture(_box(list(drawn.values())), tuple(ties), tuple(dots))


def _box(nodes: Sequence[dict[str, Any]]) -> str:
    left, right = min(n["x"] - n["size"] for n in nodes), max(n["x"] + n["size"] for n in nodes)
    top, bottom = min(n["y"] - n["size"] for n in nodes), max(n["y"] + n["size"] for n in nodes)
    width, height = max(right - left, _LEAST) + 2 * _MARGIN, max(bottom - top, _LEAST / 2) + 2 * _MARGIN
    return f"{(left + right - width) / 2:.0f} {(top + bottom - height) / 2:.0f} {width:.0f} {height:.0f}"
