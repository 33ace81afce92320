"""Where each node of the picture stands: a stress layout for each connected part, labels apart, parts packed.

Deterministic: nodes and links come in the order of ids, seeds are fixed, coordinates are whole pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from civicgraph.view.geometry import GAP, Box, Point, bounds, spread
from civicgraph.view.large import by_community, sunflower
from civicgraph.view.planes import Boxes, crossed, passed
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
    return positions_in([frame], boxes, links)[0]


def positions_in(
    frames: Sequence[Frame], boxes: Mapping[str, Box], links: Iterable[tuple[str, str]]
) -> list[dict[str, tuple[int, int]]]:
    """As `positions`, for each of several frames: the stress layouts that they start from are made once."""
    import networkx as nx
    import scipy.optimize  # noqa: F401 - loads the arithmetic whose threads are held back here
    from threadpoolctl import threadpool_limits

    graph = _ordered(boxes, links)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: list[dict[str, Point]] = [{} for _ in frames]
    # One thread: the matrices are so small that several only wait for each other, and sums come out the same anywhere.
    with threadpool_limits(limits=1):
        for part in parts:
            pieces = _arrange(_ordered(part, graph.edges(sorted(part))), boxes, frames)
            for there, piece, frame in zip(placed, pieces, frames, strict=True):
                _dock(there, piece, graph, boxes, frame.aspect)
    return [_centred(there, boxes, frame) for there, frame in zip(placed, frames, strict=True)]


def _ordered(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> nx.Graph[str]:
    """A graph that is walked in the order of its ids, whatever the order in which its parts were found."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}))
    return graph


def _arrange(graph: nx.Graph[str], boxes: Mapping[str, Box], frames: Sequence[Frame]) -> list[dict[str, Point]]:
    """The best of several layouts of a connected part, for each frame: few crossings, few lines under labels, small."""
    nodes = sorted(graph)
    if len(nodes) == 1:
        return [{nodes[0]: (0.0, 0.0)} for _ in frames]
    if len(nodes) == 2:
        first, second = nodes
        beside = (boxes[first].width + boxes[second].width) / 2 + 3 * GAP
        return [{first: (0.0, 0.0), second: (beside, 0.0)} for _ in frames]
    if len(nodes) > _STRESS_LIMIT:
        return [by_community(graph, boxes, partial(_small, boxes=boxes, aspect=frame.aspect)) for frame in frames]
    raws = _stress(graph, range(_STARTS))
    return [_best(raws, graph, boxes, frame) for frame in frames]


def _best(
    raws: Sequence[Mapping[str, Point]], graph: nx.Graph[str], boxes: Mapping[str, Box], frame: Frame
) -> dict[str, Point]:
    """The best of these layouts after turning them, drawing them together and pushing labels apart."""
    candidates = []
    for raw in raws:
        for angle in range(0, 180, 30 if len(graph) <= _TIDY_LIMIT else 90):
            for scale in (1.0, 0.85, 0.72):
                candidates.append(spread(_turned(raw, math.radians(angle), scale, frame.aspect), boxes))
    costs = _costs(candidates, graph, boxes, frame)
    least = min(costs)
    best, *equal = (at for at, cost in zip(candidates, costs, strict=True) if cost == least)
    if equal:
        best = min(best, *equal, key=lambda at: repr(sorted(at.items())))
    return tidy(best, sorted(graph.edges), boxes) if len(graph) <= _TIDY_LIMIT else best


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
    (raw,) = _stress(graph, [0])
    return spread(_turned(raw, 0.0, 1.0, aspect), boxes)


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


def _stress(graph: nx.Graph[str], starts: Iterable[int]) -> list[dict[str, Point]]:
    """Kamada and Kawai's layout from each of several starts; long spokes give the leaves of hubs room."""
    import networkx as nx

    nodes = sorted(graph)
    lengths = {edge: 0.8 + 0.13 * math.sqrt(max(graph.degree(edge[0]), graph.degree(edge[1]))) for edge in graph.edges}
    weighted: nx.Graph[str] = nx.Graph()
    weighted.add_nodes_from(nodes)
    weighted.add_edges_from((a, b, {"weight": length}) for (a, b), length in sorted(lengths.items()))
    distances = {a: dict(row) for a, row in nx.all_pairs_dijkstra_path_length(weighted)}
    layouts = []
    for start in starts:
        first = nx.circular_layout(weighted) if start == 0 else nx.random_layout(weighted, seed=start)
        found = nx.kamada_kawai_layout(weighted, dist=distances, pos=first)
        scale = _EDGE / (sum(math.dist(found[a], found[b]) / lengths[a, b] for a, b in lengths) / len(lengths))
        layouts.append({n: (float(found[n][0]) * scale, float(found[n][1]) * scale) for n in nodes})
    return layouts


def _costs(
    candidates: Sequence[Mapping[str, Point]], graph: nx.Graph[str], boxes: Mapping[str, Box], frame: Frame
) -> list[float]:
    """What a reader minds in each layout: crossing lines, lines under labels, a large picture of the wrong shape."""
    nodes = sorted(graph)
    number = {node: n for n, node in enumerate(nodes)}
    rooms = Boxes.of(boxes[node] for node in nodes)
    at = np.array([[candidate[node] for node in nodes] for candidate in candidates])
    ends = np.array([(number[a], number[b]) for a, b in sorted(graph.edges)])
    crossings = np.zeros(len(candidates), dtype=np.int64)
    under = np.zeros(len(candidates), dtype=np.int64)
    for place, (a, b) in enumerate(ends.tolist(), 1):
        start, end = at[:, a : a + 1], at[:, b : b + 1]
        later = ends[place:]
        apart = later[((later != a) & (later != b)).all(axis=1)]
        crossings += crossed(start, end, at[:, apart[:, 0]], at[:, apart[:, 1]]).sum(axis=1)
        through = passed(start, end, at, rooms)
        through[:, [a, b]] = False
        under += through.sum(axis=1)
    costs = []
    for candidate, crossing, labels in zip(candidates, crossings.tolist(), under.tolist(), strict=True):
        left, top, right, bottom = bounds(candidate, boxes)
        size = max((right - left) / frame.aspect, bottom - top, frame.height * 1.15)
        costs.append(size * (1 + 0.03 * crossing + 0.04 * labels))
    return costs


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
    middle = ((left + right) / 2, (top + bottom) / 2)
    across = _steps(left - width - 2 * GAP, right + 2 * GAP)
    down = _steps(top - height - 2 * GAP, bottom + 2 * GAP)
    new_w = [max(right, gx + width) - min(left, gx) for gx in across]
    new_h = [max(bottom, gy + height) - min(top, gy) for gy in down]
    size = np.maximum.outer(np.array(new_w) / aspect, np.array(new_h))
    size[~_free(across, down, width, height, _obstacles(placed, graph, boxes))] = math.inf
    least = size.min()
    spots = [(across[i], down[k]) for i, k in np.argwhere(size == least).tolist()] if least < math.inf else []
    gx, gy = min(
        spots,
        key=lambda spot: (math.dist((spot[0] + width / 2, spot[1] + height / 2), middle), spot),
        default=(right + 3 * GAP, top),
    )
    placed.update({n: (x - p_left + gx, y - p_top + gy) for n, (x, y) in piece.items()})


def _free(
    across: Sequence[float], down: Sequence[float], width: float, height: float, taken: Sequence[tuple[float, ...]]
) -> NDArray[np.bool_]:
    """Whether a part of this size, its corner at each x and each y, keeps away from every rectangle."""
    x, y = np.array(across)[:, None], np.array(down)[:, None]
    west, north, east, south = np.array(taken).T
    beside = (x < east + GAP) & (x + width + GAP > west)
    level = (y < south + GAP) & (y + height + GAP > north)
    free: NDArray[np.bool_] = beside.astype(np.float32) @ level.astype(np.float32).T == 0
    return free


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
