"""Closeness to change: on networks small enough to work out by hand, and against NetworkX on larger ones."""

from itertools import pairwise

import networkx as nx
import pytest

from civicgraph.analyse import central
from civicgraph.analyse.change import between_builds, between_dates
from civicgraph.analyse.groups import constraint, mixing
from civicgraph.analyse.layout import positions
from civicgraph.analyse.measures import analyse, approximation
from civicgraph.analyse.network import Social, behind, social
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Kind, Name, Predicate

P = Predicate


def graph(ties: list[tuple[str, str]], sectors: dict[str, str] | None = None) -> CivicGraph:
    names = sorted({end for tie in ties for end in tie})
    nodes = {n: Node(n, Kind.ORGANIZATION, (Name(n, "ja"),), sector=(sectors or {}).get(n)) for n in names}
    return CivicGraph(nodes, tuple(Fact(s, P.PARTNER, o, 0.9, ()) for s, o in ties), (), ())


def values(found: CivicGraph, measure: str) -> dict[str, float]:
    return {score.iri: score.value for score in analyse(found, [measure])[measure]}


LINE = graph([*pairwise("abcd")])
# Two triangles joined by c-d, and a pair apart.
BELLS = graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f"), ("x", "y")])


def random_network() -> Social:
    made = nx.gnm_random_graph(60, 150, seed=4)
    return social(graph([(f"n{one:02}", f"n{other:02}") for one, other in made.edges]))


def test_closeness_is_the_mean_of_the_inverse_steps() -> None:
    assert values(LINE, "closeness") == pytest.approx(
        {"b": 2.5 / 3, "c": 2.5 / 3, "a": (1 + 1 / 2 + 1 / 3) / 3, "d": (1 + 1 / 2 + 1 / 3) / 3}, abs=1e-6
    )


def test_eigenvector_is_that_of_the_largest_part() -> None:
    found = random_network()
    part = found.network.subgraph(max(nx.connected_components(found.network), key=len))
    right = nx.eigenvector_centrality_numpy(part, weight="weight")
    ours = {found.places[s.iri]: s.value for s in central.eigenvector(found)}
    assert ours == pytest.approx({node: value for node, value in right.items() if value > 1e-6}, abs=1e-5)
    assert set(values(BELLS, "eigenvector")) == set("abcdef")
    assert values(graph([("a", "b")]), "eigenvector") == pytest.approx({"a": 0.5**0.5, "b": 0.5**0.5}, abs=1e-6)


def test_core_is_two_in_a_triangle_and_one_in_a_pair() -> None:
    assert values(BELLS, "core") == dict.fromkeys("abcdef", 2) | {"x": 1, "y": 1}


def test_articulation_counts_who_is_cut_off() -> None:
    assert values(BELLS, "articulation") == {"c": 2, "d": 2}
    assert values(LINE, "articulation") == {"b": 1, "c": 1}
    star = graph([("hub", n) for n in "abcd"] + [("a", "b")])
    (score,) = analyse(star, ["articulation"])["articulation"]
    assert (score.iri, score.value, dict(score.details)) == ("hub", 2, {"parts": 3})


def test_articulation_agrees_with_taking_each_out() -> None:
    found = random_network()
    sparse = social(graph([(f"n{a:02}", f"n{b:02}") for a, b in nx.gnm_random_graph(60, 55, seed=2).edges]))
    for each in (found, sparse):
        right = {}
        for point in nx.articulation_points(each.network):
            part = each.network.subgraph(nx.node_connected_component(each.network, point))
            sizes = [len(p) for p in nx.connected_components(part.subgraph(set(part) - {point}))]
            right[each.agents[point].iri] = sum(sizes) - max(sizes)
        assert {s.iri: s.value for s in central.articulation(each)} == right


def test_constraint_is_that_of_networkx() -> None:
    found = random_network()
    right = nx.constraint(found.network, weight="weight")
    ties = dict(found.network.degree())
    assert {n: constraint(found.network, n) for n in found.network if ties[n]} == pytest.approx(
        {node: value for node, value in right.items() if ties[node]}
    )


def test_assortativity_is_that_of_networkx() -> None:
    found = graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("e", "a")], {**dict.fromkeys("abc", "A"), "d": "B"})
    mixed = mixing(social(found))
    assert (mixed.ties, mixed.unknown) == ({("A", "A"): 2, ("A", "B"): 2}, 1)
    known = nx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])
    nx.set_node_attributes(known, {**dict.fromkeys("abc", "A"), "d": "B"}, "sector")
    assert mixed.assortativity == pytest.approx(nx.attribute_assortativity_coefficient(known, "sector"), abs=1e-6)
    assert mixing(social(LINE)).assortativity is None


def test_candidates_share_contacts_and_are_not_tied() -> None:
    square = graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c")])
    (pair,) = analyse(square, ["candidates"])["candidates"]
    assert (pair.iri, pair.other, dict(pair.details)) == ("b", "d", {"shared": 2})
    assert analyse(square, ["similar"])["similar"][0].value == 1  # b and d have the same contacts


def test_large_networks_are_sampled_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_network()
    exact = {name: {s.iri: s.value for s in getattr(central, name)(found)} for name in ("betweenness", "closeness")}
    assert approximation(found, "betweenness") is None
    monkeypatch.setattr(central, "_WORK", 2000)
    monkeypatch.setattr(central, "_FEWEST", 40)
    assert "40 of 60" in (approximation(found, "closeness") or "")
    assert "推定" in (approximation(found, "betweenness", "ja") or "")
    assert approximation(found, "degree") is None
    for name, right in exact.items():
        rough = {s.iri: s.value for s in getattr(central, name)(found)}
        assert rough != right
        assert all(abs(rough.get(iri, 0) - value) < 0.1 for iri, value in right.items())


def test_what_is_behind_a_tie() -> None:
    people = {n: Node(n, Kind.PERSON, (Name(n, "ja"),)) for n in ("a", "b", "c")}
    talk = Node("talk", Kind.EVENT, (Name("talk", "ja"),))
    facts = (
        Fact("talk", P.SPEAKER, "a", 0.9, ()), Fact("talk", P.ORGANIZER, "b", 0.7, ()), Fact("c", P.PARTNER, "a", 1, ()),
    )  # fmt: skip
    found = social(CivicGraph({**people, "talk": talk}, facts, (), ()))
    assert behind(found, 0, 1) == facts[:2]
    assert behind(found, 0, 2) == facts[2:]
    assert behind(found, 1, 2) == ()


def test_change_between_dates() -> None:
    nodes = graph([("a", "b"), ("b", "c")]).nodes | {"talk": Node("talk", Kind.EVENT, (Name("talk", "ja"),))}
    facts = (
        Fact("a", P.PARTNER, "b", 0.9, (), since="2012", until="2018-03"),
        Fact("b", P.PARTNER, "c", 0.9, (), since="2020-04-01"),
        Fact("talk", P.SPEAKER, "c", 0.9, ()),
        Fact("talk", P.START_DATE, "2019-05", 0.9, ()),
        Fact("a", P.PARTNER, "c", 0.9, ()),
        Fact("a", P.PARTNER, "c", 0.9, (), status="planned", since="2016"),
    )
    change = between_dates(CivicGraph(nodes, facts, (), ()), "2015", "2021-01")
    assert (change.begun, change.ended, change.undated) == ((facts[1], facts[2]), (facts[0],), 1)
    assert [(s.iri, s.value) for s in change.gained] == [("c", 1)]
    assert [(s.iri, s.value) for s in change.lost] == [("a", 1)]
    with pytest.raises(UsageError, match="2021 is not before 2015"):
        between_dates(LINE, "2021", "2015")
    with pytest.raises(UsageError, match="soon: not a date"):
        between_dates(LINE, "2015", "soon")


def test_change_between_builds_takes_no_notice_of_evidence() -> None:
    again = graph([("a", "b"), ("b", "c")])
    surer = CivicGraph(again.nodes, tuple(Fact(f.subject, f.predicate, f.object, 0.5, ()) for f in again.facts), (), ())
    assert between_builds(again, surer).begun == between_builds(again, surer).ended == ()
    change = between_builds(LINE, again)
    assert [(f.subject, f.object) for f in change.ended] == [("c", "d")]
    assert [s.iri for s in change.lost] == ["c", "d"]


def test_a_drawing_has_a_place_for_the_best_tied() -> None:
    placed, width, height = positions(social(BELLS), 6)
    assert len(placed) == len(set(placed.values())) == 6
    assert all(0 < x < width and 0 < y < height for x, y in placed.values())
