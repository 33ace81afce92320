"""Parts of a graph that is too large for one file: what the page opens with, and what it asks for afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from civicgraph.graph.model import CivicGraph
from civicgraph.view.content import content
from civicgraph.view.importance import importance, speakers
from civicgraph.view.network import linked_pairs, loose_items, vis_network

_OPENING = 300  # nodes that the page opens with
_PIECE = 300  # nodes that one request brings at most, the most important first


@dataclass(frozen=True, slots=True)
class Store:
    """A graph with what its parts are found by: importance, neighbours, the facts and quotes of each node."""

    graph: CivicGraph
    ranks: dict[str, float]
    neighbours: dict[str, list[str]]
    facts: dict[str, list[int]]


def store(graph: CivicGraph) -> Store:
    """Index a graph; neighbours come with the most important first."""
    pairs = linked_pairs(graph)
    ranks = importance({end for pair in pairs for end in pair}, pairs)
    neighbours: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    for near in neighbours.values():
        near.sort(key=lambda node: (-ranks[node], node))
    facts: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(graph.facts):
        facts[fact.subject].append(index)
        if fact.object in graph.nodes and fact.object != fact.subject:
            facts[fact.object].append(index)
    return Store(graph, ranks, dict(neighbours), dict(facts))


def around(kept: Store, iri: str, steps: int) -> list[str]:
    """The node and what lies within some steps of it, nearest and most important first, 300 nodes at most."""
    reached = {iri: None} if iri in kept.graph.nodes else {}
    rim = list(reached)
    for _ in range(steps):
        near = {other for node in rim for other in kept.neighbours.get(node, ()) if other not in reached}
        rim = sorted(near, key=lambda node: (-kept.ranks[node], node))[: _PIECE - len(reached)]
        reached.update(dict.fromkeys(rim))
    return list(reached)


def between(kept: Store, start: str, end: str) -> list[str]:
    """The nodes along a shortest path, the ends included; none where the two do not hang together."""
    before: dict[str, str | None] = {start: None} if {start, end} <= kept.graph.nodes.keys() else {}
    rim = list(before)
    while rim and end not in before:
        found: list[str] = []
        for node in rim:
            for near in kept.neighbours.get(node, ()):
                if near not in before:
                    before[near] = node
                    found.append(near)
        rim = found
    path: list[str] = []
    step: str | None = end if end in before else None
    while step is not None:
        path.insert(0, step)
        step = before[step]
    return path


def opening(kept: Store, *, lang: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The page's network and content at first: the most important nodes, with every node's name for the search."""
    top = sorted(kept.ranks, key=lambda node: (-kept.ranks[node], node))[:_OPENING]
    alone = [iri for iri in kept.graph.nodes if iri not in kept.neighbours]
    nodes, _, options = vis_network(
        _among(kept.graph, set(top)), lang=lang, ranks=kept.ranks, spoke=speakers(kept.graph)
    )
    first = piece(kept, [*top, *alone])
    said = content(kept.graph, lang=lang)
    for node in said["nodes"]:
        node["links"] = len(kept.neighbours.get(node["id"], ()))
    said["totals"] = {"facts": len(kept.graph.facts), "quotes": len(kept.graph.quotes)}
    drawn = {node["id"] for node in nodes}
    # Ranked nodes linked to none of the others stand nowhere yet: the page finds them a place.
    nodes += [node for node in first["nodes"] if node["id"] not in drawn]
    network = {"nodes": nodes, "edges": first["edges"], "options": options, "ranking": top, "limit": len(top)}
    return network, said | {"facts": first["facts"], "quotes": first["quotes"]}


def piece(kept: Store, ids: Iterable[str]) -> dict[str, Any]:
    """Nodes to draw with all of their facts, lines and quotations; facts carry their number in the graph."""
    wanted = set(ids)
    numbers = sorted({number for iri in wanted for number in kept.facts.get(iri, ())})
    graph = kept.graph
    ends = {end for n in numbers for end in (graph.facts[n].subject, graph.facts[n].object)} | wanted
    part = CivicGraph(
        {iri: node for iri, node in graph.nodes.items() if iri in ends},
        tuple(graph.facts[n] for n in numbers),
        tuple(quote for quote in graph.quotes if quote.speaker in wanted),
        graph.articles,
    )
    nodes, edges = loose_items(part, kept.ranks, wanted)
    said = content(part, lang="ja", readable=False)
    for fact, number in zip(said["facts"], numbers, strict=True):
        fact["number"] = number
    for edge in edges:
        edge["facts"] = [numbers[index] for index in edge["facts"]]
    return {"nodes": nodes, "edges": edges, "facts": said["facts"], "quotes": said["quotes"]}


def _among(graph: CivicGraph, ids: set[str]) -> CivicGraph:
    nodes = {iri: node for iri, node in graph.nodes.items() if iri in ids}
    facts = tuple(fact for fact in graph.facts if fact.subject in ids and fact.object in ids)
    return CivicGraph(nodes, facts, (), graph.articles)
