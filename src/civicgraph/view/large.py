"""Layouts of large parts: communities are laid out one by one, then placed as wholes, so that no hairball forms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from civicgraph.view.geometry import Box, Point, bounds, spread

if TYPE_CHECKING:
    import networkx as nx

_ROOM = 60.0  # pixels around a community
_MOST = 120  # nodes of a community that are laid out at once
_GOLDEN = math.pi * (3 - math.sqrt(5))


def by_community(
    graph: nx.Graph[str], boxes: Mapping[str, Box], layout: Callable[[nx.Graph[str]], dict[str, Point]]
) -> dict[str, Point]:
    """Places for a connected graph: `layout` for each community (split again while large), then these as boxes.

    Communities by Louvain's method with a fixed seed, so that time grows little faster than the graph.
    """
    import networkx as nx

    groups = [sorted(group) for group in nx.community.louvain_communities(graph, seed=7)]
    groups.sort(key=lambda group: (-len(group), group))
    pieces: dict[str, dict[str, Point]] = {}
    for group in groups:
        inside = _ordered(graph, group)
        again = len(group) > _MOST and len(groups) > 1
        pieces[group[0]] = by_community(inside, boxes, layout) if again else layout(inside)
    if len(pieces) == 1:
        return next(iter(pieces.values()))
    home = {node: name for name, piece in pieces.items() for node in piece}
    frames = {name: _frame(piece, boxes) for name, piece in pieces.items()}
    centres = _placed(frames, Counter(_between(graph, home)))
    moved: dict[str, Point] = {}
    for name, piece in pieces.items():
        left, top, right, bottom = bounds(piece, boxes)
        x, y = centres[name][0] - (left + right) / 2, centres[name][1] - (top + bottom) / 2
        moved.update({node: (at[0] + x, at[1] + y) for node, at in piece.items()})
    return moved


def sunflower(nodes: Sequence[str], step: float) -> dict[str, Point]:
    """The nodes in order from the middle outwards, as the seeds of a sunflower lie (Vogel 1979)."""
    return {
        node: (step * math.sqrt(i) * math.cos(i * _GOLDEN), step * math.sqrt(i) * math.sin(i * _GOLDEN))
        for i, node in enumerate(nodes)
    }


def _ordered(graph: nx.Graph[str], nodes: Iterable[str]) -> nx.Graph[str]:
    """The part of the graph among `nodes`, walked in the order of ids."""
    import networkx as nx

    inside = set(nodes)
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(sorted(inside))
    part.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.edges(inside) if a in inside and b in inside))
    return part


def _between(graph: nx.Graph[str], home: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for a, b in graph.edges:
        if home[a] != home[b]:
            yield min(home[a], home[b]), max(home[a], home[b])


def _frame(piece: Mapping[str, Point], boxes: Mapping[str, Box]) -> Box:
    left, top, right, bottom = bounds(piece, boxes)
    return Box(right - left + _ROOM, (bottom - top + _ROOM) / 2, (bottom - top + _ROOM) / 2)


def _placed(frames: Mapping[str, Box], weights: Counter[tuple[str, str]]) -> dict[str, Point]:
    """The middle of each community: near those that it shares many links with, overlapping none."""
    import networkx as nx

    between: nx.Graph[str] = nx.Graph()
    between.add_nodes_from(sorted(frames))
    between.add_edges_from((a, b, {"weight": math.sqrt(count)}) for (a, b), count in sorted(weights.items()))
    first = sunflower(sorted(frames, key=lambda name: (-frames[name].width, name)), 1.0)
    found = nx.spring_layout(between, pos=first, seed=7, iterations=80, method="force")
    size = math.sqrt(sum(frame.width * (frame.above + frame.below) for frame in frames.values()))
    return spread(
        {n: (float(found[n][0]) * size * 0.55, float(found[n][1]) * size * 0.4) for n in sorted(frames)}, frames
    )
