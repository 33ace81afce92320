"""The picture as a pyvis network: marks, sizes, wrapped labels, places, and one line for each linked pair."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Predicate
from civicgraph.view.geometry import Box, overlap
from civicgraph.view.labels import width, wrap
from civicgraph.view.layout import positions

LANGUAGES = ("ja", "en")
_DASHES = {"solid": False, "dashed": [7, 4], "dotted": [2, 3]}
_LINE_HEIGHT = 1.2
_EDGE_FONT = 11
_MOST_NAMED = 400  # lines; on more of them words would be a carpet, so they come with the selection alone


@cache
def legend() -> dict[str, Any]:
    """The words and marks of kinds, sectors and predicates (legend.toml)."""
    return tomllib.loads((Path(__file__).parent / "legend.toml").read_text(encoding="utf-8"))


def linked_pairs(graph: CivicGraph) -> dict[tuple[str, str], list[int]]:
    """Pairs of nodes (smaller IRI first) and the indexes, in `graph.facts`, of the facts between them."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, fact in enumerate(graph.facts):
        if fact.subject in graph.nodes and fact.object in graph.nodes and fact.subject != fact.object:
            pairs[min(fact.subject, fact.object), max(fact.subject, fact.object)].append(index)
    return dict(sorted(pairs.items()))


Items = list[dict[str, Any]]


def vis_network(graph: CivicGraph, *, lang: str) -> tuple[Items, Items, dict[str, Any]]:
    """The nodes, edges and options for vis-network, made by pyvis; nodes without a link are left out."""
    from pyvis.network import Network

    pairs = linked_pairs(graph)
    neighbours: dict[str, int] = defaultdict(int)
    for a, b in pairs:
        neighbours[a] += 1
        neighbours[b] += 1
    marks = {iri: _Mark(graph.nodes[iri], neighbours[iri]) for iri in sorted(neighbours)}
    boxes = {iri: mark.box() for iri, mark in marks.items()}
    places = positions(boxes, pairs)
    net = Network(directed=True, cdn_resources="in_line")
    net.options = _options()
    for iri, mark in marks.items():
        x, y = places[iri]
        net.add_node(iri, label=mark.labels[lang], x=x, y=y, physics=False, **mark.style())
    labelled: list[tuple[float, float, Box]] = []
    for (a, b), indexes in pairs.items():
        label = _edge_label([graph.facts[i] for i in indexes])
        shown = len(pairs) <= _MOST_NAMED and _has_room(label, a, b, places, boxes, labelled)
        net.add_edge(
            a,
            b,
            id=f"{a} {b}",
            label=label[lang] if shown else "",
            shown=shown,
            facts=indexes,
            arrows=_arrows([graph.facts[i] for i in indexes], a),
        )
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges, net.options


class _Mark:
    """How one node is drawn."""

    def __init__(self, node: Node, degree: int) -> None:
        self.node = node
        self.degree = degree
        self.size = round(7 + 4.2 * math.sqrt(degree), 1)
        self.font = min(19, 12 + int(1.5 * math.sqrt(degree)))
        self.labels = {lang: "\n".join(wrap(node.label(lang))) or node.iri for lang in LANGUAGES}

    def box(self) -> Box:
        lines = [label.split("\n") for label in self.labels.values()]
        text = max(width(line) for label in lines for line in label) * self.font
        return Box(
            max(text, 2 * self.size),
            self.size,
            self.size + 6 + max(map(len, lines)) * self.font * _LINE_HEIGHT,
        )

    def style(self) -> dict[str, Any]:
        kind = legend()["kinds"][self.node.kind.value]
        sector = legend()["sectors"].get(self.node.sector or "")
        return {
            "shape": "dot" if kind["shape"] == "ellipse" else kind["shape"],
            "size": self.size,
            "labels": self.labels,
            "color": {"background": kind["light"], "border": sector["light"] if sector else kind["light"]},
            "borderWidth": 3 if sector else 1,
            "shapeProperties": {"borderDashes": _DASHES[sector["line"]] if sector else False},
            "font": {"size": self.font, "vadjust": -4},
        }


def _edge_label(facts: list[Fact]) -> dict[str, str]:
    words = legend()["predicates"]
    predicates = list(dict.fromkeys(fact.predicate.value for fact in facts))
    return {lang: " · ".join(words[p][lang] for p in predicates) for lang in LANGUAGES}


def _arrows(facts: list[Fact], first: str) -> str:
    """Arrow heads at the objects; partners are equals and get none."""
    ends = {"to" if f.subject == first else "from" for f in facts if f.predicate is not Predicate.PARTNER}
    return ",".join(sorted(ends))


def _has_room(
    label: Mapping[str, str],
    a: str,
    b: str,
    places: Mapping[str, tuple[int, int]],
    boxes: Mapping[str, Box],
    labelled: list[tuple[float, float, Box]],
) -> bool:
    """Whether the middle of a line has room for its words in every language; takes the room if so."""
    (x1, y1), (x2, y2) = places[a], places[b]
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    box = Box(max(width(text) for text in label.values()) * _EDGE_FONT + 6, 9, 9)
    walls = [(*places[iri], boxes[iri]) for iri in places] + labelled
    if any(overlap((x, y), box, (wall_x, wall_y), wall) for wall_x, wall_y, wall in walls):
        return False
    labelled.append((x, y, box))
    return True


def _options() -> dict[str, Any]:
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 250, "zoomSpeed": 0.6},
        "nodes": {"labelHighlightBold": False, "borderWidthSelected": 4, "chosen": True},
        "edges": {
            "smooth": False,
            "width": 1.1,
            "selectionWidth": 1.2,
            "hoverWidth": 0.8,
            "arrows": {"to": {"scaleFactor": 0.4}, "from": {"scaleFactor": 0.4}},
            "font": {"size": _EDGE_FONT, "align": "horizontal", "strokeWidth": 0},
            "color": {"inherit": False},
        },
    }
