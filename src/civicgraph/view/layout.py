"""Where each node of the picture stands: a stress layout for each connected part, labels apart, parts packed.

Deterministic: nodes and links come in the order of ids, seeds are fixed, coordinates are whole pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from civicgraph.view.geometry import GAP, Box, Point, bounds, crosses, passes, spread
from civicgraph.view.large import by_community, sunflower
from civicgraph.view.tidy import tidy

if TYPE_CHECKING:
    import networkx as nx

_EDGE = 160.0
_MOST_STRETCH = 1.4
_STRESS_LIMIT = 160
_STARTS = 3
_TIDY_LIMIT = 90
_QUICK = 25


class Frame(NamedTuple):
    """The window to fill at zoom 1, and the width of a picture that is larger, divided by its height."""

    width: float
    height: float
    aspect: float


WIDE = Frame(1020.0, 750.0, 1.4)  # a screen
UPRIGHT = Frame(540.0, 680.0, 0.8)  # a phone


def positions(
    boxes: Mapping[str, Box], links: Iterable[tuple[str, str]], frame: Frame = WIDE
) -> dict[str, tuple[int, int]]:
    """A place for every id of `boxes`, in pixels, centred on the origin; no two boxes overlap.

    `links` join ids of `boxes`; `frame` is what the picture has to fit into.
    """
    import networkx as nx
    import scipy.optimize  # noqa: F401 - loads the arithmetic whose threads are held back here
    from threadpoolctl import threadpool_limits

    graph = _ordered(boxes, links)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: dict[str, Point] = {}
    # One thread: the matrices are so small that several only wait for each other, and sums come out the same anywhere.
    with threadpool_limits(limits=1):
        for part in parts:
            piece = _arrange(_ordered(part, graph.edges(sorted(part))), boxes, frame)
            _dock(placed, piece, graph, boxes, frame.aspect)
    return _centred(placed, boxes, frame)


def _ordered(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> nx.Graph[str]:
    """A graph that is walked in the order of its ids, whatever the order in which its parts were found."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}))
    return graph


def _arrange(graph: nx.Graph[str], boxes: Mapping[str, Box], frame: Frame) -> dict[str, Point]:
    """The best of several layouts of a connected part: few crossings, few lines under labels, small."""
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) == 2:
        first, second = nodes
        return {first: (0.0, 0.0), second: ((boxes[first].width + boxes[second].width) / 2 + 3 * GAP, 0.0)}
    if len(nodes) > _STRESS_LIMIT:
        return by_community(graph, boxes, lambda piece: _small(piece, boxes, frame.aspect))
    candidates = []
    for start in range(_STARTS):
        raw = _stress(graph, start)
        for angle in range(0, 180, 30 if len(nodes) <= _TIDY_LIMIT else 90):
            for scale in (1.0, 0.85, 0.72):
                candidates.append(spread(_turned(raw, math.radians(angle), scale, frame.aspect), boxes))
    best = min(candidates, key=lambda at: _cost(at, graph, boxes, frame))
    return tidy(best, sorted(graph.edges), boxes) if len(nodes) <= _TIDY_LIMIT else best


def _small(graph: nx.Graph[str], boxes: Mapping[str, Box], aspect: float) -> dict[str, Point]:
    """One stress layout for a community of a large part, springs for one of more than twenty-five nodes; what no
    method splits stands on a spiral.
    """
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) > 2 * _STRESS_LIMIT:
        return spread(sunflower(sorted(nodes, key=lambda n: (-graph.degree(n), n)), _EDGE * 0.6), boxes, rounds=40)
    if len(nodes) > _QUICK:
        return spread(_springs(graph), boxes, rounds=80)
    return spread(_turned(_stress(graph, 0), 0.0, 1.0, aspect), boxes)


def _springs(graph: nx.Graph[str]) -> dict[str, Point]:
    """A force-directed layout (Fruchterman and Reingold), a tenth of the work of a stress layout."""
    import networkx as nx

    found = nx.spring_layout(graph, seed=7, iterations=40, method="force")
    scale = _EDGE * math.sqrt(len(found)) * 0.6
    return {n: (float(found[n][0]) * scale, float(found[n][1]) * scale) for n in sorted(found)}


def _turned(at: Mapping[str, Point], angle: float, scale: float, aspect: float) -> dict[str, Point]:
    """The layout turned, made smaller, and drawn out to the wanted shape."""
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    wide, high = math.sqrt(aspect), 1 / math.sqrt(aspect)
    return {n: ((x * cos - y * sin) * wide, (x * sin + y * cos) * high) for n, (x, y) in at.items()}


def _stress(graph: nx.Graph[str], start: int) -> dict[str, Point]:
    """Kamada and Kawai's layout from one of several starts; long spokes give the leaves of hubs room."""
    import networkx as nx

    nodes = sorted(graph)
    lengths = {edge: 0.8 + 0.13 * math.sqrt(max(graph.degree(edge[0]), graph.degree(edge[1]))) for edge in graph.edges}
    weighted: nx.Graph[str] = nx.Graph()
    weighted.add_nodes_from(nodes)
    weighted.add_edges_from((a, b, {"weight": length}) for (a, b), length in sorted(lengths.items()))
    first = nx.circular_layout(weighted) if start == 0 else nx.random_layout(weighted, seed=start)
    distances = {a: dict(row) for a, row in nx.all_pairs_dijkstra_path_length(weighted)}
    found = nx.kamada_kawai_layout(weighted, dist=distances, pos=first)
    scale = _EDGE / (sum(math.dist(found[a], found[b]) / lengths[a, b] for a, b in lengths) / len(lengths))
    return {n: (float(found[n][0]) * scale, float(found[n][1]) * scale) for n in nodes}


def _cost(at: Mapping[str, Point], graph: nx.Graph[str], boxes: Mapping[str, Box], frame: Frame) -> tuple[float, str]:
    """What a reader minds: crossing lines, lines under labels, a large picture of the wrong shape."""
    edges = sorted(graph.edges)
    crossings = sum(
        crosses(at[a], at[b], at[c], at[d]) for (a, b), (c, d) in combinations(edges, 2) if len({a, b, c, d}) == 4
    )
    under = sum(passes(at[a], at[b], at[n], boxes[n]) for a, b in edges for n in at if n not in (a, b))
    left, top, right, bottom = bounds(at, boxes)
    size = max((right - left) / frame.aspect, bottom - top, frame.height * 1.15)
    return (size * (1 + 0.03 * crossings + 0.04 * under), repr(sorted(at.items())))


def _dock(
    placed: dict[str, Point],
    piece: dict[str, Point],
    graph: nx.Graph[str],
    boxes: Mapping[str, Box],
    aspect: float,
) -> None:
    """Add a part where it makes the whole picture grow least, in free corners first."""
    if not placed:
        placed.update(piece)
        return
    left, top, right, bottom = bounds(placed, boxes)
    p_left, p_top, p_right, p_bottom = bounds(piece, boxes)
    width, height = p_right - p_left, p_bottom - p_top
    taken = _obstacles(placed, graph, boxes)
    middle = ((left + right) / 2, (top + bottom) / 2)
    spots = []
    for gx in _steps(left - width - 2 * GAP, right + 2 * GAP):
        for gy in _steps(top - height - 2 * GAP, bottom + 2 * GAP):
            new_w = max(right, gx + width) - min(left, gx)
            new_h = max(bottom, gy + height) - min(top, gy)
            away = math.dist((gx + width / 2, gy + height / 2), middle)
            spots.append((max(new_w / aspect, new_h), away, gx, gy))
    _, _, gx, gy = next(
        (spot for spot in sorted(spots) if _is_free(spot[2:], width, height, taken)),
        (0, 0, right + 3 * GAP, top),
    )
    placed.update({n: (x - p_left + gx, y - p_top + gy) for n, (x, y) in piece.items()})


def _is_free(corner: Point, width: float, height: float, taken: Iterable[tuple[float, ...]]) -> bool:
    x, y = corner
    return not any(
        x < east + GAP and x + width + GAP > west and y < south + GAP and y + height + GAP > north
        for west, north, east, south in taken
    )


def _steps(start: float, stop: float, count: int = 36) -> list[float]:
    step = max(12.0, (stop - start) / count)
    return [start + i * step for i in range(int((stop - start) / step) + 1)] + [stop]


def _obstacles(
    placed: Mapping[str, Point], graph: nx.Graph[str], boxes: Mapping[str, Box]
) -> list[tuple[float, float, float, float]]:
    """The boxes of the placed nodes, and points along the lines between them, as rectangles."""
    rectangles = [bounds({n: placed[n]}, boxes) for n in sorted(placed)]
    for a, b in sorted(graph.edges(sorted(placed))):
        (x1, y1), (x2, y2) = placed[a], placed[b]
        count = max(1, int(math.dist((x1, y1), (x2, y2)) / 30))
        for i in range(1, count):
            x, y = x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count
            rectangles.append((x, y, x, y))
    return rectangles


def _centred(at: Mapping[str, Point], boxes: Mapping[str, Box], frame: Frame) -> dict[str, tuple[int, int]]:
    """Whole pixels around the origin; a small picture is drawn out to the window, for words on its lines."""
    if not at:
        return {}
    left, top, right, bottom = bounds(at, boxes)
    wide = min(_MOST_STRETCH, max(1.0, frame.width / (right - left)))
    high = min(_MOST_STRETCH, max(1.0, frame.height / (bottom - top)))
    drawn = {n: (x * wide, y * high) for n, (x, y) in at.items()}
    left, top, right, bottom = bounds(drawn, boxes)
    return {n: (round(x - (left + right) / 2), round(y - (top + bottom) / 2)) for n, (x, y) in sorted(drawn.items())}
