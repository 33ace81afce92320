"""The picture as a pyvis network: marks, sizes, wrapped labels, places, and one line for each linked pair."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any

from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Predicate
from civicgraph.view.geometry import Box, overlap
from civicgraph.view.importance import importance, speakers
from civicgraph.view.labels import width, wrap
from civicgraph.view.layout import UPRIGHT, WIDE, positions_in

LANGUAGES = ("ja", "en")
_DASHES = {"solid": False, "dashed": [7, 4], "dotted": [2, 3]}
_LINE_HEIGHT = 1.2
_EDGE_FONT = 11
_LARGEST = 40.0  # pixels from the middle of a mark to its rim
_BUBBLE = 14  # pixels by which the speech bubble of a speaker stands out
_LOUDER = 3  # pixels by which the names of speakers are larger: whose words these are is asked first
_MOST_UPRIGHT = 90  # nodes; a phone shows more of them only in part, however they stand
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


def vis_network(
    graph: CivicGraph,
    *,
    lang: str,
    ranks: Mapping[str, float] | None = None,
    spoke: Set[str] | None = None,
    upright: bool = False,
) -> tuple[Items, Items, dict[str, Any]]:
    """The nodes, edges and options for vis-network, made by pyvis; nodes without a link are left out.

    `ranks` and `spoke` are importances and speakers in a larger graph that this one is a part of. With `upright`
    the items of a small graph have a second place, and lines a second list of languages, for a high window.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node as Drawn

    pairs = linked_pairs(graph)
    ends = sorted({end for pair in pairs for end in pair})
    ranks = importance(ends, pairs) if ranks is None else ranks
    spoke = speakers(graph) if spoke is None else spoke
    marks = {iri: _Mark(graph.nodes[iri], ranks[iri], iri in spoke) for iri in ends}
    boxes = {iri: mark.box() for iri, mark in marks.items()}
    frames = [WIDE, UPRIGHT] if upright and len(ends) <= _MOST_UPRIGHT else [WIDE]
    places, *more_places = positions_in(frames, boxes, pairs)
    second = more_places[0] if more_places else {}
    net = Network(directed=True, cdn_resources="in_line")
    net.options = _options()
    # Not by add_node and add_edge, which look through all that is there: minutes for fifty thousand.
    for iri, mark in marks.items():
        x, y = places[iri]
        more = {"upright": second[iri]} if second else {}
        net.nodes.append(Drawn(iri, label=mark.labels[lang], x=x, y=y, physics=False, **mark.style(), **more).options)
    named = _named_lines(graph, pairs, marks, places)
    named_upright = _named_lines(graph, pairs, marks, second) if second else {}
    for (a, b), indexes in pairs.items():
        line = Edge(
            a,
            b,
            directed=True,
            id=f"{a} {b}",
            label=named[a, b].get(lang, ""),
            shown=sorted(named[a, b]),
            facts=indexes,
            arrows=_arrows([graph.facts[i] for i in indexes], a),
            **({"upright": sorted(named_upright[a, b])} if second else {}),
        )
        net.edges.append(line.options)
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges, net.options


def loose_items(graph: CivicGraph, ranks: Mapping[str, float], wanted: Set[str]) -> tuple[Items, Items]:
    """The `wanted` nodes as `vis_network` draws them but without places, and every line of the graph, unnamed."""
    spoke = speakers(graph)
    marks = {iri: _Mark(graph.nodes[iri], ranks[iri], iri in spoke) for iri in sorted(wanted) if iri in ranks}
    nodes = [{"id": iri, "label": "", "physics": False, **mark.style()} for iri, mark in marks.items()]
    edges = []
    for (a, b), indexes in linked_pairs(graph).items():
        arrows = _arrows([graph.facts[i] for i in indexes], a)
        line = {"from": a, "to": b, "id": f"{a} {b}", "label": "", "shown": [], "facts": indexes, "arrows": arrows}
        edges.append(line)
    return nodes, edges


class _Mark:
    """How one node is drawn."""

    def __init__(self, node: Node, importance: float, speaks: bool) -> None:
        self.node = node
        self.importance = importance
        self.speaks = speaks
        self.size = round(min(_LARGEST, 6.5 + 7 * math.sqrt(importance)), 1)
        self.font = min(19, 12 + int(1.8 * math.sqrt(importance)) + (_LOUDER if speaks else 0))
        self.labels = {lang: "\n".join(wrap(node.label(lang))) or node.iri for lang in LANGUAGES}

    def box(self, languages: tuple[str, ...] = LANGUAGES) -> Box:
        """The room of mark, speech bubble and label, in whichever of the languages needs more."""
        lines = [self.labels[lang].split("\n") for lang in languages]
        text = max(width(line) for label in lines for line in label) * self.font
        return Box(
            max(text, 2 * (self.size + (_BUBBLE if self.speaks else 0))),
            self.size + (_BUBBLE if self.speaks else 0),
            self.size + 6 + max(map(len, lines)) * self.font * _LINE_HEIGHT,
        )

    def style(self) -> dict[str, Any]:
        kind = legend()["kinds"][self.node.kind.value]
        sector = legend()["sectors"].get(self.node.sector or "")
        return {
            "shape": "dot" if kind["shape"] == "ellipse" else kind["shape"],
            "size": self.size,
            "importance": round(self.importance, 3),
            "speaks": self.speaks,
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


_Walls = list[tuple[float, float, Box]]


def _named_lines(
    graph: CivicGraph,
    pairs: Mapping[tuple[str, str], list[int]],
    marks: Mapping[str, _Mark],
    places: Mapping[str, tuple[int, int]],
) -> dict[tuple[str, str], dict[str, str]]:
    """The words of each line by language, where that language's words find room; lines of speakers choose first."""
    named: dict[tuple[str, str], dict[str, str]] = {pair: {} for pair in pairs}
    if len(pairs) > _MOST_NAMED:
        return named
    for lang in LANGUAGES:
        walls: _Walls = [(*places[iri], mark.box((lang,))) for iri, mark in marks.items()]
        for a, b in sorted(pairs, key=lambda pair: (not (marks[pair[0]].speaks or marks[pair[1]].speaks), pair)):
            label = _edge_label([graph.facts[i] for i in pairs[a, b]])[lang]
            if _has_room(label, places[a], places[b], walls):
                named[a, b][lang] = label
    return named


def _has_room(label: str, start: tuple[int, int], end: tuple[int, int], walls: _Walls) -> bool:
    """Whether the middle of a line has room for its words; takes the room if so."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    box = Box(width(label) * _EDGE_FONT + 6, 9, 9)
    if any(overlap((x, y), box, (wall_x, wall_y), wall) for wall_x, wall_y, wall in walls):
        return False
    walls.append((x, y, box))
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
