"""Who is central: the measures of one person or organisation each. Large networks are sampled, by `sample`."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import cast

import networkx as nx
from scipy.sparse.linalg import eigsh

from civicgraph.analyse.network import Social
from civicgraph.analyse.scores import Score, ranked

SEED = 20210918
_WORK = 2_000_000  # steps that all shortest paths may take before they are sampled: some seconds
_FEWEST = 64  # sources of shortest paths in a sample


def sample(found: Social) -> int | None:
    """From how many agents shortest paths are followed; None where the network is small enough for all."""
    size = sum(1 for _, ties in found.network.degree() if ties)
    step = size + found.network.number_of_edges()
    return None if size * step <= _WORK else min(size, max(_FEWEST, _WORK // step))


def degree(found: Social) -> list[Score]:
    """How many others each is tied to; `strength` is the sum of the weights of these ties."""
    strength = dict(found.network.degree(weight="weight"))
    values = dict(found.network.degree())
    return ranked(found, values, {node: (("strength", strength[node]),) for node in values})


def betweenness(found: Social) -> list[Score]:
    """The share of shortest paths between two others that lead through each (0 to 1); strong ties are short."""
    pivots = sample(found)
    return ranked(found, nx.betweenness_centrality(found.network, k=pivots, weight="distance", seed=SEED))


def closeness(found: Social) -> list[Score]:
    """The mean of 1/steps to each other agent that has a tie, 0 for those out of reach; each tie is one step."""
    tied = _tied(found)
    pivots = sample(found)
    sources = tied if pivots is None else sorted(random.Random(SEED).sample(tied, pivots))  # noqa: S311 - no secret
    sums: dict[int, float] = dict.fromkeys(tied, 0.0)
    counted: Counter[int] = Counter()
    for source in sources:
        counted[source] = 1
        for node, steps in nx.single_source_shortest_path_length(found.network, source).items():
            if steps:
                sums[node] += 1 / steps
    # From itself nobody's distance is counted, so a source has one sample less.
    return ranked(found, {node: sums[node] / max(1, len(sources) - counted[node]) for node in tied})


def eigenvector(found: Social) -> list[Score]:
    """The entries of the weight matrix's first eigenvector, of length 1, in the largest connected part."""
    parts = [sorted(part) for part in nx.connected_components(found.network) if len(part) > 1]
    if not parts:
        return []
    nodes = max(parts, key=lambda part: (len(part), -part[0]))
    matrix = nx.to_scipy_sparse_array(found.network, nodelist=nodes, weight="weight")
    # A start that no random state chooses; two nodes are too few for the method and are always alike.
    if len(nodes) == 2:
        return ranked(found, dict.fromkeys(nodes, 0.5**0.5))
    _, vectors = eigsh(matrix, k=1, which="LA", v0=matrix.sum(axis=1))
    return ranked(found, {node: abs(float(entry[0])) for node, entry in zip(nodes, vectors, strict=True)})


def pagerank(found: Social) -> list[Score]:
    """How likely a walk along the ties, the stronger the likelier, is to be at each of those who have a tie."""
    tied = found.network.subgraph(_tied(found))
    return ranked(found, nx.pagerank(tied, weight="weight", tol=1e-10, max_iter=1000) if tied else {})


def core(found: Social) -> list[Score]:
    """The number of the k-core of each, ties counted without their weight."""
    return ranked(found, nx.core_number(found.network))


def articulation(found: Social) -> list[Score]:
    """How many are cut off from the largest remaining part without each; `parts` is what its own part falls into.

    One pass over the tree of blocks and cut points: the agents below each block are one part.
    """
    values: dict[int, float] = {}
    details = {}
    for part in nx.connected_components(found.network):
        for point, sizes in _remaining(found.network.subgraph(part)).items():
            values[point] = sum(sizes) - max(sizes)
            details[point] = (("parts", float(len(sizes))),)
    return ranked(found, values, details)


def _remaining(part: nx.Graph[int]) -> dict[int, list[int]]:
    """For each cut point of a connected network, the sizes of what is left without it."""
    found = cast(Iterable[set[int]], nx.biconnected_components(part))  # the stubs say lists of sets
    blocks = sorted(sorted(block) for block in found)
    cuts: set[int] = {node for node, count in Counter(node for block in blocks for node in block).items() if count > 1}
    if not cuts:
        return {}
    # The tree: cut points by their number, blocks by -1 - their place in the list.
    tree: dict[int, list[int]] = defaultdict(list)
    own = {-1 - place: sum(1 for node in block if node not in cuts) for place, block in enumerate(blocks)}
    for place, block in enumerate(blocks):
        for node in block:
            if node in cuts:
                tree[node].append(-1 - place)
                tree[-1 - place].append(node)
    order, above = [-1], {-1: -1}
    for vertex in order:
        for below in tree[vertex]:
            if below not in above:
                above[below] = vertex
                order.append(below)
    sizes = {vertex: own.get(vertex, 1) for vertex in order}
    for vertex in reversed(order[1:]):
        sizes[above[vertex]] += sizes[vertex]
    whole = len(part)
    return {
        cut: [sizes[b] if above[b] == cut else whole - sizes[cut] for b in sorted(tree[cut], reverse=True)]
        for cut in sorted(cuts)
    }


def _tied(found: Social) -> list[int]:
    return [node for node, ties in found.network.degree() if ties]
