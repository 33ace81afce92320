"""The small picture of the graph on the landing page: its most important things, drawn as the graph page draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from civicgraph.graph.model import CivicGraph
from civicgraph.view.importance import importance
from civicgraph.view.network import linked_pairs, vis_network

_MARGIN, _LEAST = 30.0, 400.0
_SMALLEST = 11.0  # a dot's radius: the picture is a fifth of the graph page's size
_TOGETHER = 3  # things that hang together; at this size two of them are a dash that says nothing


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
    """The picture of the `most` important things that have relations; None where nothing has one.

    Only these are laid out, so that a large graph takes no longer. Lone pairs are left out where there is more.
    """
    pairs = linked_pairs(graph)
    ranks = importance({end for pair in pairs for end in pair}, pairs)
    wanted = _wanted(pairs, sorted(ranks, key=lambda iri: (-ranks[iri], iri))[:most])
    facts = tuple(fact for fact in graph.facts if fact.subject in wanted and fact.object in wanted)
    nodes, edges, _ = vis_network(replace(graph, facts=facts), lang="ja", ranks=ranks)
    drawn = {node["id"]: node for node in nodes}
    if not drawn:
        return None
    ties = [
        f"M{drawn[edge['from']]['x']} {drawn[edge['from']]['y']}L{drawn[edge['to']]['x']} {drawn[edge['to']]['y']}"
        for edge in edges
        if edge["from"] in drawn and edge["to"] in drawn
    ]
    dots = [Dot(graph.nodes[iri].kind.value, n["x"], n["y"], max(n["size"], _SMALLEST)) for iri, n in sorted(drawn.items())]
    return Picture(_box(list(drawn.values())), tuple(ties), tuple(dots))


def _wanted(pairs: Iterable[tuple[str, str]], important: Sequence[str]) -> set[str]:
    """Those of the important things that hang together with two others of them; all of them where none do."""
    inside = set(important)
    near: dict[str, set[str]] = {iri: set() for iri in important}
    for a, b in pairs:
        if a in inside and b in inside:
            near[a].add(b)
            near[b].add(a)
    wanted = {a for a, around in near.items() if len(around | {x for b in around for x in near[b]} | {a}) >= _TOGETHER}
    return wanted or inside


def _box(nodes: Sequence[dict[str, Any]]) -> str:
    left, right = min(n["x"] - n["size"] for n in nodes), max(n["x"] + n["size"] for n in nodes)
    top, bottom = min(n["y"] - n["size"] for n in nodes), max(n["y"] + n["size"] for n in nodes)
    width, height = max(right - left, _LEAST) + 2 * _MARGIN, max(bottom - top, _LEAST / 2) + 2 * _MARGIN
    return f"{(left + right - width) / 2:.0f} {(top + bottom - height) / 2:.0f} {width:.0f} {height:.0f}"
