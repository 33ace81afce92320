"""The last touch to a layout: nodes move where that saves lines from crossing or running under labels."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from civicgraph.view.geometry import GAP, Box, Point, crosses, overlap, passes

_DIRECTIONS = tuple((math.cos(k * math.pi / 6), math.sin(k * math.pi / 6)) for k in range(12))
_STEPS = (40.0, 90.0, 160.0)
_ROUNDS = 4
_LENGTH_PRICE = 1 / 320  # one crossing is worth this many pixels of longer lines
_UNDER_PRICE = 1.5


def tidy(at: Mapping[str, Point], links: Sequence[tuple[str, str]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The layout after greedy single moves; boxes stay apart, the outline hardly grows."""
    places = dict(at)
    touching: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in links:
        touching[link[0]].append(link)
        touching[link[1]].append(link)
    order = sorted(places, key=lambda n: (len(touching[n]), n))
    frame = _frame(places)
    for _ in range(_ROUNDS):
        moved = False
        for node in order:
            here = places[node]
            best, best_price = here, _price(node, here, places, touching[node], links, boxes)
            if best_price <= len(touching[node]) * 140 * _LENGTH_PRICE:
                continue
            for there in _moves(node, here, places, touching[node]):
                if not _inside(there, frame) or not _free(node, there, places, boxes):
                    continue
                price = _price(node, there, places, touching[node], links, boxes)
                if price < best_price - 0.05:
                    best, best_price = there, price
            if best != here:
                places[node], moved = best, True
        if not moved:
            break
    return places


def _moves(node: str, here: Point, places: Mapping[str, Point], touching: Sequence[tuple[str, str]]) -> list[Point]:
    """Steps around the node and around the middle of its neighbours."""
    others = [places[b if a == node else a] for a, b in touching]
    middle = (sum(x for x, _ in others) / len(others), sum(y for _, y in others) / len(others))
    origins = (here, middle)
    return [(x + dx * step, y + dy * step) for x, y in origins for step in _STEPS for dx, dy in _DIRECTIONS]


def _price(
    node: str,
    here: Point,
    places: Mapping[str, Point],
    touching: Sequence[tuple[str, str]],
    links: Sequence[tuple[str, str]],
    boxes: Mapping[str, Box],
) -> float:
    """What is wrong with the node at this place: crossings of its lines, labels in the way, long lines."""
    price = 0.0
    for a, b in touching:
        end = places[b if a == node else a]
        length = math.dist(here, end)
        price += length * _LENGTH_PRICE + max(0.0, length - 320) * _LENGTH_PRICE
        for c, d in links:
            if node not in (c, d) and c not in (a, b) and d not in (a, b):
                price += crosses(here, end, places[c], places[d])
        for other, place in places.items():
            if other not in (a, b) and passes(here, end, place, boxes[other]):
                price += _UNDER_PRICE
    for a, b in links:
        if node not in (a, b) and passes(places[a], places[b], here, boxes[node]):
            price += _UNDER_PRICE
    return price


def _free(node: str, there: Point, places: Mapping[str, Point], boxes: Mapping[str, Box]) -> bool:
    return not any(
        overlap(there, boxes[node], place, boxes[other], GAP) for other, place in places.items() if other != node
    )


def _frame(places: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return min(xs) - 20, min(ys) - 20, max(xs) + 20, max(ys) + 20


def _inside(there: Point, frame: tuple[float, float, float, float]) -> bool:
    return frame[0] <= there[0] <= frame[2] and frame[1] <= there[1] <= frame[3]
