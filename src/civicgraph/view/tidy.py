"""The last touch to a layout: nodes move where that saves lines from crossing or running under labels."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from civicgraph.view.geometry import GAP, Box, Point
from civicgraph.view.planes import Boxes, Floats, crossed, overlapping, passed

_DIRECTIONS = tuple((math.cos(k * math.pi / 6), math.sin(k * math.pi / 6)) for k in range(12))
_STEPS = (40.0, 90.0, 160.0)
_ROUNDS = 4
_LENGTH_PRICE = 1 / 320  # one crossing is worth this many pixels of longer lines
_UNDER_PRICE = 1.5
_MOST_AT_ONCE = 200_000  # pairs of lines that are looked at together: more would take memory and no less time


def tidy(at: Mapping[str, Point], links: Sequence[tuple[str, str]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The layout after greedy single moves; boxes stay apart, the outline hardly grows."""
    names = list(at)
    picture = _Picture(at, links, boxes)
    order = sorted(range(len(names)), key=lambda n: (len(picture.near[n]), names[n]))
    frame = _frame(picture.places)
    moves = 0
    stays: dict[int, int] = {}  # after how many moves each node was last seen to stand best where it stands
    for _ in range(_ROUNDS):
        before = moves
        for node in order:
            if stays.get(node) == moves:
                continue
            here = picture.places[node]
            best, (best_price,) = here, picture.prices(node, [here])
            if best_price <= len(picture.near[node]) * 140 * _LENGTH_PRICE:
                stays[node] = moves
                continue
            near = [there for there in picture.moves(node) if _inside(there, frame)]
            spots = picture.free(node, [there for there in near if picture.price(node, there) < best_price - 0.05])
            for there, price in zip(spots, picture.prices(node, spots), strict=True):
                if price < best_price - 0.05:
                    best, best_price = there, price
            if best != here:
                picture.move(node, best)
                moves += 1
            else:
                stays[node] = moves
        if moves == before:
            break
    return dict(zip(names, picture.places, strict=True))


class _Picture:
    """The nodes by number, where they stand, and which lines join them."""

    def __init__(self, at: Mapping[str, Point], links: Sequence[tuple[str, str]], boxes: Mapping[str, Box]) -> None:
        number = {name: n for n, name in enumerate(at)}
        self.places: list[Point] = list(at.values())
        self.points: Floats = np.array(self.places)
        self.boxes = Boxes.of(boxes[name] for name in at)
        self.links = np.array([(number[a], number[b]) for a, b in links], dtype=np.intp).reshape(-1, 2)
        self.near: dict[int, list[int]] = defaultdict(list)  # the other ends of each node's lines
        for a, b in self.links.tolist():
            self.near[a].append(b)
            self.near[b].append(a)

    def move(self, node: int, there: Point) -> None:
        self.places[node] = there
        self.points[node] = there

    def moves(self, node: int) -> list[Point]:
        """Steps around the node and around the middle of its neighbours."""
        others = [self.places[other] for other in self.near[node]]
        middle = (sum(x for x, _ in others) / len(others), sum(y for _, y in others) / len(others))
        origins = (self.places[node], middle)
        return [(x + dx * step, y + dy * step) for x, y in origins for step in _STEPS for dx, dy in _DIRECTIONS]

    def free(self, node: int, spots: Sequence[Point]) -> list[Point]:
        """Those of the spots where the node's box keeps away from all others."""
        if not spots:
            return []
        taken = overlapping(_column(spots), self.boxes.at(node), self.points, self.boxes, GAP)
        taken[:, node] = False
        return [spots[row] for row in np.flatnonzero(~taken.any(axis=1)).tolist()]

    def price(self, node: int, there: Point) -> float:
        """What the length of its lines alone costs the node at a spot."""
        price = 0.0
        for other in self.near[node]:
            price += _long(math.dist(there, self.places[other]))
        return price

    def prices(self, node: int, spots: Sequence[Point]) -> list[float]:
        """What is wrong with the node at each spot: crossings of its lines, labels in the way, long lines."""
        if not spots:
            return []
        firsts, lasts = self.links.T
        elsewhere = self.links[(firsts != node) & (lasts != node)]
        starts, ends = self.points[elsewhere[:, 0]], self.points[elsewhere[:, 1]]
        here = _column(spots)
        prices = [0.0] * len(spots)
        near = self.near[node]
        at_once = max(1, _MOST_AT_ONCE // (len(spots) * max(len(self.links), len(self.places))))
        for first in range(0, len(near), at_once):
            others = np.array(near[first : first + at_once])
            line = self.points[others][:, None]
            apart = (elsewhere != others[:, None, None]).all(axis=2)
            crossings = (crossed(here[:, None], line, starts, ends) & apart).sum(axis=2)
            under = passed(here[:, None], line, self.points, self.boxes)
            under[:, :, node] = False
            under[:, np.arange(len(others)), others] = False
            wrong = zip(crossings.tolist(), under.sum(axis=2).tolist(), strict=True)
            for spot, counts in enumerate(wrong):
                for other, lines, labels in zip(near[first : first + at_once], *counts, strict=True):
                    price = prices[spot] + _long(math.dist(spots[spot], self.places[other]))
                    prices[spot] = _more(_more(price, 1.0, lines), _UNDER_PRICE, labels)
        over = passed(starts, ends, here, self.boxes.at(node)).sum(axis=1).tolist()
        return [_more(price, _UNDER_PRICE, lines) for price, lines in zip(prices, over, strict=True)]


def _column(spots: Sequence[Point]) -> Floats:
    """The spots below each other, so that each meets all of a row of points."""
    return np.array(spots, dtype=np.float64).reshape(-1, 1, 2)


def _long(length: float) -> float:
    return length * _LENGTH_PRICE + max(0.0, length - 320) * _LENGTH_PRICE


def _more(price: float, each: float, times: int) -> float:
    """The price with as many additions: rounded at each of them, unlike a product."""
    for _ in range(times):
        price += each
    return price


def _frame(places: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs) - 20, min(ys) - 20, max(xs) + 20, max(ys) + 20


def _inside(there: Point, frame: tuple[float, float, float, float]) -> bool:
    return frame[0] <= there[0] <= frame[2] and frame[1] <= there[1] <= frame[3]
