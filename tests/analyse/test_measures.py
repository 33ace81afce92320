"""The measures on networks small enough to work out by hand."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from civicgraph.analyse.measures import MEASURES, analyse
from civicgraph.analyse.network import multigraph, social
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Kind, Name, Predicate

P = Predicate


def node(key: str, kind: Kind = Kind.ORGANIZATION, sector: str | None = None) -> Node:
    return Node(key, kind, (Name(key, "ja"),), sector=sector)


def graph(nodes: list[Node], facts: list[tuple[str, Predicate, str]], **more: str) -> CivicGraph:
    found = tuple(Fact(s, p, o, 0.9, (), **more) for s, p, o in facts)  # type: ignore[arg-type]
    return CivicGraph({n.iri: n for n in nodes}, found, (), ())


def values(found: CivicGraph, measure: str) -> dict[str, float]:
    return {score.iri: score.value for score in analyse(found, [measure])[measure]}


BRIDGE = graph(
    [
        node("city", sector="LocalGovernment"),
        node("ministry", sector="NationalGovernment"),
        node("npo", sector="CivilSociety"),
        node("club", sector="CivilSociety"),
        node("suga", Kind.PERSON),
        node("alone"),
        node("park", Kind.PLACE),
    ],
    [
        ("suga", P.AFFILIATION, "city"),
        ("suga", P.AFFILIATION, "npo"),
        ("city", P.PARTNER, "ministry"),
        ("npo", P.PARTNER, "club"),
        ("city", P.LOCATION, "park"),
    ],
)


def test_degree_counts_others_and_adds_weights() -> None:
    twice = replace(BRIDGE, facts=(*BRIDGE.facts, Fact("npo", P.FOUNDER, "suga", 0.9, ())))
    scores = {score.iri: score for score in analyse(twice, ["degree"])["degree"]}
    assert {iri: score.value for iri, score in scores.items()} == {
        "city": 2, "npo": 2, "suga": 2, "club": 1, "ministry": 1,
    }  # fmt: skip
    assert dict(scores["suga"].details) == {"strength": 3}


def test_betweenness_is_the_share_of_shortest_paths() -> None:
    # Of the 10 pairs of the other 5 agents, suga stands between 4, city and npo between 3 each.
    assert values(BRIDGE, "betweenness") == {"suga": 0.4, "city": 0.3, "npo": 0.3}


def test_pagerank_adds_up_to_one_and_leaves_out_the_untied() -> None:
    found = values(BRIDGE, "pagerank")
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)
    assert "alone" not in found
    assert found["city"] == found["npo"] > found["club"] == found["ministry"]


def test_brokers_are_counted_by_role() -> None:
    (score,) = analyse(BRIDGE, ["brokers"])["brokers"]
    # suga belongs to two sectors, and so to neither; that side being unknown, city and npo connect no sectors.
    assert (score.iri, score.value) == ("suga", 1)
    details = dict(score.details)
    assert (details["liaison"], details["gatekeeper"], details["constraint"]) == (1, 0, 0.5)


@pytest.mark.parametrize(
    ("own", "role"),
    [("A", "gatekeeper"), ("C", "liaison"), (None, "liaison")],
)
def test_a_broker_between_two_sectors(own: str | None, role: str) -> None:
    found = graph(
        [node("a", sector="A"), node("b", sector="B"), node("x", sector=own)],
        [("x", P.PARTNER, "a"), ("x", P.PARTNER, "b")],
    )
    (score,) = analyse(found, ["brokers"])["brokers"]
    assert (score.iri, score.value, dict(score.details)[role]) == ("x", 1, 1)


def test_within_one_sector_there_is_a_consultant_or_a_coordinator() -> None:
    pair = [node("a", sector="A"), node("b", sector="A")]
    ties = [("x", P.PARTNER, "a"), ("x", P.PARTNER, "b")]
    (score,) = analyse(graph([*pair, node("x", sector="B")], ties), ["brokers"])["brokers"]
    assert dict(score.details)["consultant"] == 1
    assert analyse(graph([*pair, node("x", sector="A")], ties), ["brokers"])["brokers"] == []


def test_ministry_city_and_agency_are_one_side() -> None:
    state = [node("a", sector="NationalGovernment"), node("b", sector="LocalGovernment")]
    agency, npo = node("x", sector="PublicAgency"), node("n", sector="CivilSociety")
    ties = [("x", P.PARTNER, "a"), ("x", P.PARTNER, "b")]
    assert analyse(graph([*state, agency], ties), ["brokers"])["brokers"] == []
    (score,) = analyse(graph([*state, agency, npo], [*ties, ("x", P.PARTNER, "n")]), ["brokers"])["brokers"]
    assert (score.value, dict(score.details)["gatekeeper"], dict(score.details)["coordinator"]) == (2, 2, 1)


def test_who_know_each_other_need_no_broker() -> None:
    ties = [("x", P.PARTNER, "a"), ("x", P.PARTNER, "b"), ("a", P.PARTNER, "b")]
    found = graph([node("a", sector="A"), node("b", sector="B"), node("x", sector="C")], ties)
    assert analyse(found, ["brokers"])["brokers"] == []


def test_communities_are_numbered_by_size() -> None:
    names = ["a", "b", "c", "d", "e"]
    ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")]
    found = graph([node(n) for n in [*names, "alone"]], [(s, P.PARTNER, o) for s, o in ties])
    assert values(found, "communities") == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_sharing_an_event_ties_the_less_the_more_share_it() -> None:
    people = [node(n, Kind.PERSON) for n in "abc"]
    found = social(
        graph(
            [*people, node("talk", Kind.EVENT), node("map", Kind.WORK)],
            [*(("talk", P.SPEAKER, n) for n in "abc"), ("map", P.CREATOR, "a"), ("map", P.CREATOR, "b")],
        )
    ).network
    assert {(s, o): d["weight"] for s, o, d in found.edges(data=True)} == {(0, 1): 1.5, (0, 2): 0.5, (1, 2): 0.5}


def test_planned_facts_do_not_count_and_past_ones_do() -> None:
    nodes, facts = [node("a"), node("b")], [("a", P.PARTNER, "b")]
    assert values(graph(nodes, facts, status="planned"), "degree") == {}
    assert values(graph(nodes, facts, status="past"), "degree") == {"a": 1, "b": 1}


def test_a_person_has_the_sector_of_all_present_organisations() -> None:
    nodes = [node("p", Kind.PERSON), node("city", sector="A"), node("npo", sector="B")]
    one = graph(nodes, [("p", P.AFFILIATION, "city")])
    past = replace(one, facts=(*one.facts, Fact("p", P.AFFILIATION, "npo", 0.9, (), status="past")))
    both = replace(one, facts=(*one.facts, Fact("p", P.AFFILIATION, "npo", 0.9, ())))
    sector_of = [social(g).sectors[2] for g in (one, past, both)]
    assert sector_of == ["A", "A", None]


def test_the_multigraph_keeps_every_fact_between_entities() -> None:
    found = multigraph(BRIDGE)
    assert found.number_of_nodes() == 7
    assert found["city"]["park"][0]["predicate"] == "location"
    assert found.nodes["suga"] == {"label": "suga", "kind": "Person", "sector": None}


def test_an_empty_graph_has_no_scores() -> None:
    assert analyse(graph([], [])) == {name: [] for name in MEASURES}
    assert analyse(graph([node("a")], [])) == {name: [] for name in MEASURES}


def test_an_unknown_measure_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="closenes: no such measure; there are: degree, betweenness"):
        analyse(BRIDGE, ["closenes"])


def test_every_measure_says_what_it_means_and_where_it_is_from() -> None:
    for name, measure in MEASURES.items():
        assert (measure.name, bool(measure.meaning), bool(measure.source)) == (name, True, True)
        assert measure.scores.__doc__


PROGRAM = """
from civicgraph.analyse.measures import analyse
from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.records import Kind, Name, Predicate
names = [f"n{i}" for i in range(40)]
nodes = {n: Node(n, Kind.ORGANIZATION, (Name(n, "ja"),), sector="AB"[i % 2]) for i, n in enumerate(names)}
facts = [Fact(names[i], Predicate.PARTNER, names[(i * i + 3 * i + 1) % 40], 0.9, ()) for i in range(40)]
print(analyse(CivicGraph(nodes, tuple(facts), (), ())))
"""


def test_rows_are_the_same_whatever_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert b"Score" in outputs.pop()
