"""The measures of the social network, each with its meaning and its source; equal graphs give equal rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from civicgraph.analyse.network import Social, social
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph

_DIGITS = 6  # what is the same on every machine
_SEED = 20210918


@dataclass(frozen=True, slots=True)
class Score:
    """What a measure says of one person or organisation; `details` are the figures behind `value`, by name."""

    iri: str
    label: str
    kind: str
    sector: str | None
    value: float
    details: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name, what a value means in one sentence, where it comes from, and the function."""

    name: str
    meaning: str
    source: str
    scores: Callable[[Social], list[Score]]


def analyse(graph: CivicGraph, names: Iterable[str] | None = None) -> dict[str, list[Score]]:
    """The rows of the named measures (all by default), best first; who has no tie is in none of them.

    Raises UsageError for an unknown name.
    """
    chosen = list(MEASURES) if names is None else list(dict.fromkeys(names))
    for name in chosen:
        if name not in MEASURES:
            raise UsageError(f"{name}: no such measure; there are: {', '.join(MEASURES)}.")
    network = social(graph)
    return {name: MEASURES[name].scores(network) for name in chosen}


def degree(found: Social) -> list[Score]:
    """How many others each is tied to; `strength` is the sum of the weights of these ties."""
    strength = dict(found.network.degree(weight="weight"))
    values = dict(found.network.degree())
    return _ranked(found, values, {node: (("strength", strength[node]),) for node in values})


def betweenness(found: Social) -> list[Score]:
    """The share of shortest paths between two others that lead through each (0 to 1); strong ties are short."""
    return _ranked(found, nx.betweenness_centrality(found.network, weight="distance"))


def pagerank(found: Social) -> list[Score]:
    """How likely a walk along the ties, the stronger the likelier, is to be at each of those who have a tie."""
    tied = found.network.subgraph(node for node, ties in found.network.degree() if ties)
    return _ranked(found, nx.pagerank(tied, weight="weight", tol=1e-10, max_iter=1000) if tied else {})


def communities(found: Social) -> list[Score]:
    """The number of each one's community, 1 being the largest; within one, the best tied come first."""
    parts = nx.community.louvain_communities(found.network, weight="weight", seed=_SEED)
    groups = sorted((sorted(part) for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    ties = dict(found.network.degree(weight="weight"))
    return [
        _score(found, node, number)
        for number, group in enumerate(groups, 1)
        for node in sorted(group, key=lambda node: (-round(ties[node], _DIGITS), node))
    ]


def brokers(found: Social) -> list[Score]:
    """How many pairs from different sides each connects who are not tied themselves, by the broker's role.

    Sectors are taken as sides: national and local government and public agencies are one.
    `value` counts the pairs in which a side other than the broker's own is involved. A gatekeeper stands between
    the own side and another, a consultant between two of one other side, a liaison between two other sides;
    a coordinator (within the own side) is counted apart. Ties have no direction here, so gatekeeper and
    representative are one. Who has no single side belongs to none. `constraint` is Burt's: the lower,
    the less the broker's contacts know each other.
    """
    network = found.network
    roles = {node: _roles(found, node) for node in network}
    values = {node: sum(roles[node].values()) - roles[node]["coordinator"] for node in network}
    constraint = nx.constraint(network, [node for node in network if values[node]], weight="weight")
    details = {
        node: (*((role, float(count)) for role, count in roles[node].items()), ("constraint", constraint[node]))
        for node in network
        if values[node]
    }
    return _ranked(found, values, details)


def _roles(found: Social, broker: int) -> dict[str, int]:
    own = found.sides[broker]
    counts = {"liaison": 0, "gatekeeper": 0, "consultant": 0, "coordinator": 0}
    for one, other in combinations(sorted(found.network[broker]), 2):
        first, second = found.sides[one], found.sides[other]
        if first and second and not found.network.has_edge(one, other):
            counts[_role(own, first, second)] += 1
    return counts


def _role(own: str | None, first: str, second: str) -> str:
    if first == second:
        return "coordinator" if own == first else "consultant"
    return "gatekeeper" if own in (first, second) else "liaison"


def _ranked(
    found: Social,
    values: Mapping[int, float],
    details: Mapping[int, tuple[tuple[str, float], ...]] | None = None,
) -> list[Score]:
    """Those with a value above 0, the highest first, equals by IRI."""
    scores = [_score(found, node, value, (details or {}).get(node, ())) for node, value in values.items()]
    return sorted((score for score in scores if score.value > 0), key=lambda score: (-score.value, score.iri))


def _score(found: Social, place: int, value: float, details: tuple[tuple[str, float], ...] = ()) -> Score:
    node = found.agents[place]
    rounded = tuple((name, round(float(figure), _DIGITS)) for name, figure in details)
    return Score(node.iri, node.label(), node.kind.value, found.sectors[place], round(float(value), _DIGITS), rounded)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "degree",
            "with how many other people and organisations it is directly tied",
            "Freeman 1978, Centrality in social networks, Social Networks 1, 215-239",
            degree,
        ),
        Measure(
            "betweenness",
            "on what share of the shortest paths between two others it stands",
            "Freeman 1977, A set of measures of centrality based on betweenness, Sociometry 40, 35-41",
            betweenness,
        ),
        Measure(
            "pagerank",
            "how much attention reaches it through ties with others that receive much themselves",
            "Brin and Page 1998, Computer Networks and ISDN Systems 30, 107-117",
            pagerank,
        ),
        Measure(
            "communities",
            "which groups are tied more closely among themselves than to the rest",
            "Blondel et al. 2008, Fast unfolding of communities in large networks, J. Stat. Mech. P10008 (Louvain)",
            communities,
        ),
        Measure(
            "brokers",
            "how many pairs of different sectors, not tied themselves, it connects",
            "Gould and Fernandez 1989, Sociological Methodology 19, 89-126; constraint: Burt 1992, Structural Holes",
            brokers,
        ),
    )
}
