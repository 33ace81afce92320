"""The tests of `geometry` for many points at once: a layout is judged by how thousands of lines and boxes lie.

Points are arrays whose last axis is x and y; other axes stretch to each other as those of NumPy do. The arithmetic is that of
`geometry`, step by step, so that both say the same of the same points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from civicgraph.view.geometry import Box

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


class Boxes(NamedTuple):
    """The room that nodes take, a row for each."""

    width: Floats
    above: Floats
    below: Floats

    @classmethod
    def of(cls, boxes: Iterable[Box]) -> Boxes:
        """The same boxes as arrays."""
        return cls(*np.array(list(boxes), dtype=np.float64).reshape(-1, 3).T)

    def at(self, row: int) -> Boxes:
        """One of them, to be laid around any number of points."""
        return Boxes(self.width[row : row + 1], self.above[row : row + 1], self.below[row : row + 1])


def crossed(a: Floats, b: Floats, c: Floats, d: Floats) -> Truths:
    """As `geometry.crosses`."""
    crossing: Truths = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return crossing


def _side(p: Floats, q: Floats, r: Floats) -> Floats:
    area: Floats = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
    return area


def passed(a: Floats, b: Floats, centre: Floats, boxes: Boxes) -> Truths:
    """As `geometry.passes`."""
    x, y = centre[..., 0], centre[..., 1]
    low: Floats = np.zeros(())
    high: Floats = np.ones(())
    inside: Truths = np.ones((), dtype=np.bool_)
    sides = ((x - boxes.width / 2, x + boxes.width / 2), (y - boxes.above, y + boxes.below))
    for axis, (least, most) in enumerate(sides):
        start = a[..., axis]
        step = b[..., axis] - start
        still = np.abs(step) < 1e-9
        inside = inside & (~still | ((least < start) & (start < most)))
        divisor = np.where(still, 1.0, step)
        one, two = (least - start) / divisor, (most - start) / divisor
        low = np.where(still, low, np.maximum(low, np.minimum(one, two)))
        high = np.where(still, high, np.minimum(high, np.maximum(one, two)))
    through: Truths = inside & (low < high)
    return through


def overlapping(a: Floats, box: Boxes, b: Floats, boxes: Boxes, gap: float) -> Truths:
    """As `geometry.overlap`."""
    near: Truths = (
        (np.abs(a[..., 0] - b[..., 0]) < (box.width + boxes.width) / 2 + gap)
        & (a[..., 1] - box.above < b[..., 1] + boxes.below + gap)
        & (b[..., 1] - boxes.above < a[..., 1] + box.below + gap)
    )
    return near
