"""Which nodes hang together: communities found by Louvain's method, for the page to show on demand."""

from __future__ import annotations

from collections.abc import Iterable

_SMALLEST = 3


def communities(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The number of each node's community, the largest first; nodes in groups of less than three have none.

    Method: Blondel et al., "Fast unfolding of communities in large networks" (2008), with a fixed seed
    over nodes and links in order, so that the same graph gives the same groups.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted(links))
    found = nx.community.louvain_communities(graph, seed=7) if graph.number_of_edges() else []
    large = sorted(
        (sorted(group) for group in found if len(group) >= _SMALLEST), key=lambda group: (-len(group), group)
    )
    return {node: number for number, group in enumerate(large) for node in group}
