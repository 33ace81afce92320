"""Plane geometry of the picture: boxes, lines through boxes, crossing lines, and pushing boxes apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

Point = tuple[float, float]
GAP = 14.0


class Box(NamedTuple):
    """The room a node takes, in pixels at zoom 1: its mark is centred, its label hangs below."""

    width: float
    above: float
    below: float


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the open segments a-b and c-d cross."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def passes(a: Point, b: Point, centre: Point, box: Box) -> bool:
    """Whether the segment a-b runs through a box (clipping after Liang and Barsky)."""
    left, right = centre[0] - box.width / 2, centre[0] + box.width / 2
    top, bottom = centre[1] - box.above, centre[1] + box.below
    if (a[0] <= left and b[0] <= left) or (a[0] >= right and b[0] >= right):
        return False  # most boxes lie to one side: no need to clip
    if (a[1] <= top and b[1] <= top) or (a[1] >= bottom and b[1] >= bottom):
        return False
    low, high = 0.0, 1.0
    for start, end, least, most in ((a[0], b[0], left, right), (a[1], b[1], top, bottom)):
        step = end - start
        if abs(step) < 1e-9:
            if not least < start < most:
                return False
            continue
        one, two = sorted(((least - start) / step, (most - start) / step))
        low, high = max(low, one), min(high, two)
    return low < high


def bounds(at: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all boxes together."""
    return (
        min(at[n][0] - boxes[n].width / 2 for n in at),
        min(at[n][1] - boxes[n].above for n in at),
        max(at[n][0] + boxes[n].width / 2 for n in at),
        max(at[n][1] + boxes[n].below for n in at),
    )


def overlap(a: Point, box_a: Box, b: Point, box_b: Box, gap: float = 0.0) -> bool:
    """Whether two boxes, each around its point, come closer than `gap`."""
    return (
        abs(a[0] - b[0]) < (box_a.width + box_b.width) / 2 + gap
        and a[1] - box_a.above < b[1] + box_b.below + gap
        and b[1] - box_b.above < a[1] + box_a.below + gap
    )


def spread(at: Mapping[str, Point], boxes: Mapping[str, Box], rounds: int = 400) -> dict[str, Point]:
    """The layout with overlapping boxes pushed apart, each pair along the axis of the smaller overlap."""
    order = sorted(at)
    x = [at[n][0] for n in order]
    y = [at[n][1] + (boxes[n].below - boxes[n].above) / 2 for n in order]
    half_w = [boxes[n].width / 2 + GAP / 2 for n in order]
    half_h = [(boxes[n].above + boxes[n].below) / 2 + GAP / 2 for n in order]
    widest = max(half_w) * 2
    for _ in range(rounds):
        moved = False
        row = sorted(range(len(order)), key=x.__getitem__)
        for place, i in enumerate(row, 1):
            x_i, y_i, w_i, h_i = x[i], y[i], half_w[i], half_h[i]
            for j in row[place:]:
                away = x[j] - x_i
                if away > widest:
                    break
                aside = y[j] - y_i
                over_y = h_i + half_h[j] - (aside if aside > 0 else -aside)
                if over_y <= 0.01:  # so it is with most
                    continue
                over_x = w_i + half_w[j] - abs(away)
                if over_x <= 0.01:
                    continue
                moved = True
                if over_x < over_y:
                    push = math.copysign(over_x / 2 + 0.05, away or 1.0)
                    x_i, x[j] = x_i - push, x[j] + push
                else:
                    push = math.copysign(over_y / 2 + 0.05, aside or 1.0)
                    y_i, y[j] = y_i - push, y[j] + push
            x[i], y[i] = x_i, y_i
        if not moved:
            break
    return {n: (x[i], y[i] - (boxes[n].below - boxes[n].above) / 2) for i, n in enumerate(order)}
