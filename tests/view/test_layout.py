"""Where the nodes stand."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.view.geometry import Box, crosses, overlap, passes
from civicgraph.view.layout import positions


def _boxes(count: int) -> dict[str, Box]:
    return {f"n{i:03}": Box(60 + 17 * (i % 5), 12 + i % 7, 34 + 15 * (i % 3)) for i in range(count)}


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 24), st.data())
def test_every_node_has_its_own_room(count: int, data: st.DataObject) -> None:
    boxes = _boxes(count)
    pair = st.tuples(st.sampled_from(sorted(boxes)), st.sampled_from(sorted(boxes)))
    places = positions(boxes, data.draw(st.lists(pair, max_size=40)))
    assert places.keys() == boxes.keys()
    for a, b in combinations(places, 2):
        assert not overlap(places[a], boxes[a], places[b], boxes[b])


def test_a_hub_with_thirty_spokes_fits_a_screen() -> None:
    boxes = _boxes(31)
    places = positions(boxes, [("n000", other) for other in boxes if other != "n000"])
    assert max(x for x, _ in places.values()) - min(x for x, _ in places.values()) < 1300
    assert max(y for _, y in places.values()) - min(y for _, y in places.values()) < 1000


def test_the_order_of_nodes_and_links_does_not_matter() -> None:
    boxes = _boxes(12)
    links = [(a, b) for i, (a, b) in enumerate(combinations(sorted(boxes), 2)) if i % 5 == 0]
    turned = [(b, a) for a, b in reversed(links)]
    assert positions(boxes, links) == positions(dict(reversed(boxes.items())), turned)


def test_a_planar_square_is_drawn_without_crossings() -> None:
    boxes = _boxes(4)
    a, b, c, d = sorted(boxes)
    links = [(a, b), (b, c), (c, d), (d, a)]
    at = positions(boxes, links)
    assert not any(crosses(at[p], at[q], at[r], at[s]) for (p, q), (r, s) in combinations(links, 2))


def test_no_node_no_place() -> None:
    assert positions({}, []) == {}


@pytest.mark.parametrize(
    ("a", "b", "through"),
    [
        ((-50, 0), (50, 0), True),
        ((-50, -50), (50, -50), False),
        ((-50, 0), (-30, 0), False),
        ((0, -9), (0, 9), True),
    ],
)
def test_lines_through_boxes(a: tuple[float, float], b: tuple[float, float], through: bool) -> None:
    assert passes(a, b, (0, 0), Box(40, 10, 10)) is through


def test_a_large_layout_is_the_same_whatever_the_hash_seed() -> None:
    program = (
        "from corpus import corpus\nfrom civicgraph.view.network import vis_network\n"
        "graph = corpus(60)\nnodes = vis_network(graph, lang='ja')[0]\nassert len(nodes) > 160\n"
        "print([(node['id'], node['x'], node['y']) for node in nodes])"
    )
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parents[1] / "src")])
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
