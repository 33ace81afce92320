"""Where the people and organisations stand in a small drawing of the network."""

from __future__ import annotations

import networkx as nx

from civicgraph.analyse.network import Social

_GAP = 0.6


def positions(found: Social, most: int) -> tuple[dict[int, tuple[float, float]], float, float]:
    """The place of each of the `most` best tied agents, in steps of a tie, with the width and height of all.

    Each connected part is laid out for itself (Kamada and Kawai 1989, Inf. Process. Lett. 31, 7-15), and the parts
    are set in rows, the largest first. Nothing is random.
    """
    ranked = sorted((-ties, node) for node, ties in found.network.degree() if ties)
    network = found.network.subgraph(node for _, node in ranked[:most])
    parts = sorted((sorted(p) for p in nx.connected_components(network)), key=lambda p: (-len(p), p))
    boxes = [_part(nx.subgraph(network, part)) for part in parts]
    width = max([box[1] for box in boxes] + [1.6 * sum(w * h for _, w, h in boxes) ** 0.5])
    placed: dict[int, tuple[float, float]] = {}
    x = y = row = 0.0
    for places, wide, high in boxes:
        if x and x + wide > width + 1e-6:
            x, y, row = 0.0, y + row, 0.0
        placed |= {node: (x + px, y + py) for node, (px, py) in places.items()}
        x, row = x + wide, max(row, high)
    return placed, width, y + row


def _part(part: nx.Graph[int]) -> tuple[dict[int, tuple[float, float]], float, float]:
    """The places within one part from its own corner, a margin around them, and its size."""
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges))
    raw = nx.kamada_kawai_layout(ordered) if len(ordered) > 1 else dict.fromkeys(ordered, (0.0, 0.0))
    scale = 0.55 * len(ordered) ** 0.62  # a tie is about as long in a large part as in a small one
    left, top = (min(float(place[axis]) for place in raw.values()) for axis in (0, 1))
    places = {
        node: (
            round((float(place[0]) - left) * scale * 1.45 + _GAP, 3),
            round((float(place[1]) - top) * scale + _GAP, 3),
        )
        for node, place in raw.items()
    }
    wide, high = (max(place[axis] for place in places.values()) + _GAP for axis in (0, 1))
    return places, wide, high
