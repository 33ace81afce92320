"""The graph as NetworkX graphs: everything it says, and the social network of its people and organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Kind, Predicate

_AGENTS = {Kind.PERSON, Kind.ORGANIZATION}
_MEETING_POINTS = {Kind.EVENT, Kind.PROJECT, Kind.WORK}
# A ministry, a city and a public agency are different sectors, but one side: the state.
_SIDES = dict.fromkeys(("NationalGovernment", "LocalGovernment", "PublicAgency"), "Government")


def multigraph(graph: CivicGraph) -> nx.MultiDiGraph[str]:
    """Every entity as a node (by IRI) and every fact between entities as an edge, with their fields as attributes.

    Nodes carry label, kind and sector; edges predicate, confidence, role and status.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, node in graph.nodes.items():
        network.add_node(iri, label=node.label(), kind=node.kind.value, sector=node.sector)
    for fact in graph.facts:
        if fact.object in graph.nodes:
            network.add_edge(
                fact.subject,
                fact.object,
                predicate=fact.predicate.value,
                confidence=fact.confidence,
                role=fact.role,
                status=fact.status,
            )
    return network


@dataclass(frozen=True, slots=True)
class Social:
    """The social network: `network` has the place of each agent in `agents` as node, and ties with a `weight`.

    `sectors` gives each agent's sector; that of a person is the sector of all the organisations that the person
    belongs to now, None where these differ or are unknown. `sides` is the same with national government, local
    government and public agencies taken as one, "Government".
    """

    network: nx.Graph[int]
    agents: tuple[Node, ...]
    sectors: tuple[str | None, ...]
    sides: tuple[str | None, ...]
    facts: Mapping[int, tuple[Fact, ...]]
    places: Mapping[str, int]


def social(graph: CivicGraph) -> Social:
    """People and organisations, tied by facts between two of them and by the events, projects and works they share.

    A fact weighs 1. Something shared by n agents ties each pair with 1/(n - 1), so that a meeting of many counts
    less for each pair (Newman 2001, "Scientific collaboration networks II", Phys. Rev. E 64, 016132). Planned
    facts do not count. Nodes are numbers in the order of the IRIs, so that no result depends on the order of a set
    of strings.
    """
    agents = tuple(node for _, node in sorted(graph.nodes.items()) if node.kind in _AGENTS)
    places = {node.iri: place for place, node in enumerate(agents)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    sharing: dict[str, set[int]] = defaultdict(set)
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in _stated(graph):
        subject, value = places.get(fact.subject), places.get(fact.object)
        if subject is not None and value is not None:
            weights[min(subject, value), max(subject, value)] += 1
            facts[subject].append(fact)
            facts[value].append(fact)
        elif value is not None and graph.nodes[fact.subject].kind in _MEETING_POINTS:
            sharing[fact.subject].add(value)
            facts[value].append(fact)
        elif subject is not None and graph.nodes[fact.object].kind in _MEETING_POINTS:
            sharing[fact.object].add(subject)
            facts[subject].append(fact)
    for _, members in sorted(sharing.items()):
        for pair in combinations(sorted(members), 2):
            weights[pair] += 1 / (len(members) - 1)
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(agents)))
    for (one, other), weight in sorted(weights.items()):
        if one != other:
            network.add_edge(one, other, weight=weight, distance=1 / weight)
    found = _sectors(graph, agents)
    sides = ({_SIDES.get(sector, sector) for sector in known} for known in found)
    taken = {place: tuple(told) for place, told in sorted(facts.items())}
    return Social(network, agents, tuple(map(_only, found)), tuple(map(_only, sides)), taken, places)


def behind(found: Social, one: int, other: int) -> tuple[Fact, ...]:
    """The facts that tie two agents: those between them, then those about what they share."""
    first, second = found.agents[one].iri, found.agents[other].iri
    direct = [fact for fact in found.facts.get(one, ()) if second in (fact.subject, fact.object)]
    theirs = {place: _by_meeting_point(found, place) for place in (one, other)}
    shared = sorted(theirs[one].keys() & theirs[other].keys() - {first, second})
    return (*direct, *(fact for point in shared for place in (one, other) for fact in theirs[place][point]))


def _by_meeting_point(found: Social, place: int) -> dict[str, list[Fact]]:
    points: dict[str, list[Fact]] = defaultdict(list)
    for fact in found.facts.get(place, ()):
        end = fact.object if fact.subject == found.agents[place].iri else fact.subject
        if end not in found.places:
            points[end].append(fact)
    return points


def cohesion(found: Social) -> tuple[float, int, int]:
    """The density (0 to 1), how many parts of two or more agents there are, and how many agents the largest has."""
    parts = [len(part) for part in nx.connected_components(found.network) if len(part) > 1]
    return nx.density(found.network), len(parts), max(parts, default=0)


def _stated(graph: CivicGraph) -> list[Fact]:
    return [f for f in graph.facts if f.status != "planned" and f.subject in graph.nodes and f.object in graph.nodes]


def _only(found: set[str]) -> str | None:
    return min(found) if len(found) == 1 else None


def _sectors(graph: CivicGraph, agents: tuple[Node, ...]) -> list[set[str]]:
    """The sector that each agent has, or the sectors of all that a person belongs to."""
    of_person: dict[str, set[str]] = defaultdict(set)
    for fact in _stated(graph):
        sector = graph.nodes[fact.object].sector
        if fact.predicate is Predicate.AFFILIATION and fact.status != "past" and sector:
            of_person[fact.subject].add(sector)
    return [{node.sector} if node.sector else of_person.get(node.iri, set()) for node in agents]
