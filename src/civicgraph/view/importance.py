"""How much each node of the picture matters: what decides its size, and what a large picture opens with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from civicgraph.graph.model import CivicGraph
from civicgraph.records import Predicate


def importance(nodes: Iterable[str], pairs: Mapping[tuple[str, str], Sized]) -> dict[str, float]:
    """PageRank of each node, 1 being the mean; a pair of nodes counts by the number of facts between them.

    Method: Brin and Page, "The anatomy of a large-scale hypertextual Web search engine" (1998), damping 0.85,
    over relations without their direction: who is spoken of together matters, not which end the ontology
    makes the subject. A jump lands on a node the more often, the more nodes hang together with it: else the
    two ends of a lone relation would outrank most of the main part.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from((a, b, {"weight": len(facts)}) for (a, b), facts in sorted(pairs.items()))
    reach = {node: len(part) - 1 for part in nx.connected_components(graph) for node in part}
    if not any(reach.values()):
        return dict.fromkeys(graph, 1.0)
    jumps = {node: reach[node] for node in graph}
    ranks = nx.pagerank(graph, alpha=0.85, weight="weight", personalization=jumps)
    return {node: rank * len(graph) for node, rank in ranks.items()}


def speakers(graph: CivicGraph) -> frozenset[str]:
    """Who is quoted in an article or speaks at an event."""
    quoted = {quote.speaker for quote in graph.quotes}
    on_stage = {fact.object for fact in graph.facts if fact.predicate is Predicate.SPEAKER}
    return frozenset(iri for iri in quoted | on_stage if iri in graph.nodes)
