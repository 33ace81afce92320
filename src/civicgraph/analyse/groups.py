"""Who belongs together, and who connects: communities, how sectors mix, brokers between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from civicgraph.analyse.central import SEED
from civicgraph.analyse.network import Social
from civicgraph.analyse.scores import DIGITS, Score, ranked, score


def communities(found: Social) -> list[Score]:
    """The number of each one's community, 1 being the largest; within one, the best tied come first."""
    parts = nx.community.louvain_communities(found.network, weight="weight", seed=SEED)
    groups = sorted((sorted(part) for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    ties = dict(found.network.degree(weight="weight"))
    return [
        score(found, node, number)
        for number, group in enumerate(groups, 1)
        for node in sorted(group, key=lambda node: (-round(ties[node], DIGITS), node))
    ]


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties by the sectors of their ends, and how far like is tied to like.

    `ties` counts each pair of sectors once, the smaller name first. `assortativity` is Newman's coefficient:
    1 where all ties stay within a sector, 0 where ties take no notice of sectors, below 0 where they avoid the own
    one; None where it is undefined (no such ties, or a single sector). `unknown` ties have an end without sector.
    """

    sectors: tuple[str, ...]
    ties: dict[tuple[str, str], int]
    assortativity: float | None
    unknown: int


def mixing(found: Social) -> Mixing:
    """Which sectors are tied to which (Newman 2003, Mixing patterns in networks, Phys. Rev. E 67, 026126)."""
    ties: Counter[tuple[str, str]] = Counter()
    ends: Counter[str] = Counter()
    unknown = 0
    for one, other in found.network.edges:
        first, second = found.sectors[one], found.sectors[other]
        if first is None or second is None:
            unknown += 1
            continue
        ties[min(first, second), max(first, second)] += 1
        ends.update((first, second))
    total = ties.total()
    expected = sum((count / (2 * total)) ** 2 for count in ends.values()) if total else 1.0
    within = sum(count for (first, second), count in ties.items() if first == second)
    coefficient = round((within / total - expected) / (1 - expected), DIGITS) if expected < 1 else None
    return Mixing(tuple(sorted(ends)), dict(sorted(ties.items())), coefficient, unknown)


def brokers(found: Social) -> list[Score]:
    """How many pairs from different sides each connects who are not tied themselves, by the broker's role.

    Sectors are taken as sides: national and local government and public agencies are one.
    `value` counts the pairs in which a side other than the broker's own is involved. A gatekeeper stands between
    the own side and another, a consultant between two of one other side, a liaison between two other sides;
    a coordinator (within the own side) is counted apart. Ties have no direction here, so gatekeeper and
    representative are one. Who has no single side belongs to none. `constraint` is Burt's: the lower,
    the less the broker's contacts know each other.
    """
    values: dict[int, float] = {}
    details = {}
    for node in found.network:
        roles = _roles(found, node)
        connected = sum(roles.values()) - roles["coordinator"]
        if connected:
            values[node] = connected
            figures = tuple((role, float(count)) for role, count in roles.items())
            details[node] = (*figures, ("constraint", constraint(found.network, node)))
    return ranked(found, values, details)


def constraint(network: nx.Graph[int], node: int) -> float:
    """Burt's constraint of one node by the weights of the ties; the same as NetworkX's, without its time on hubs."""
    own = _shares(network, node)
    through: dict[int, float] = defaultdict(float)
    for contact, share in own.items():
        for other, part in _shares(network, contact).items():
            if other in own:
                through[other] += share * part
    return sum((share + through[contact]) ** 2 for contact, share in own.items())


def _shares(network: nx.Graph[int], node: int) -> dict[int, float]:
    weights = {other: float(data["weight"]) for other, data in network[node].items()}
    total = sum(weights.values())
    return {other: weight / total for other, weight in weights.items()}


def _roles(found: Social, broker: int) -> dict[str, int]:
    """The untied pairs of the broker's contacts by role: all pairs by their sides, less those that are tied."""
    contacts = {node for node in found.network[broker] if found.sides[node]}
    sizes = Counter(found.sides[node] or "" for node in contacts)
    pairs: Counter[tuple[str, str]] = Counter({(side, side): n * (n - 1) // 2 for side, n in sizes.items()})
    for first, second in combinations(sorted(sizes), 2):
        pairs[first, second] = sizes[first] * sizes[second]
    for node in contacts:
        for other in found.network[node]:
            if other in contacts and node < other:
                first, second = sorted((found.sides[node] or "", found.sides[other] or ""))
                pairs[first, second] -= 1
    counts = {"liaison": 0, "gatekeeper": 0, "consultant": 0, "coordinator": 0}
    for (first, second), count in pairs.items():
        counts[_role(found.sides[broker], first, second)] += count
    return counts


def _role(own: str | None, first: str, second: str) -> str:
    if first == second:
        return "coordinator" if own == first else "consultant"
    return "gatekeeper" if own in (first, second) else "liaison"
