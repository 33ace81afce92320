"""What decides a node's size, and who is marked as a speaker."""

from __future__ import annotations

import pytest

from civicgraph.graph.model import CivicGraph
from civicgraph.view.importance import importance, speakers


def test_the_hub_matters_most_and_the_mean_is_one() -> None:
    pairs = {("hub", leaf): [0] for leaf in "abcd"}
    found = importance({"hub", *"abcd"}, pairs)
    assert found["hub"] > 2 * found["a"]
    assert sum(found.values()) / len(found) == pytest.approx(1)


def test_a_link_of_several_facts_weighs_more() -> None:
    found = importance({"hub", "a", "b"}, {("a", "hub"): [0, 1, 2], ("b", "hub"): [3]})
    assert found["a"] > found["b"]


def test_a_lone_pair_does_not_outrank_the_leaves_of_the_main_part() -> None:
    pairs = {("hub", f"leaf{i}"): [i] for i in range(9)} | {("x", "y"): [9]}
    found = importance({end for pair in pairs for end in pair}, pairs)
    assert found["x"] < found["leaf0"]


def test_a_graph_without_relations_has_no_order() -> None:
    assert importance({"a", "b"}, {}) == {"a": 1.0, "b": 1.0}
    assert importance((), {}) == {}


def test_speakers_are_quoted_or_on_stage_and_nobody_else(graph: CivicGraph) -> None:
    base = "https://example.org/graph/id/person/"
    assert speakers(graph) == {f"{base}mori"}
    assert speakers(CivicGraph(graph.nodes, graph.facts, (), graph.articles)) == {f"{base}mori"}
    facts = tuple(fact for fact in graph.facts if fact.predicate.value != "speaker")
    assert speakers(CivicGraph(graph.nodes, facts, graph.quotes, graph.articles)) == {f"{base}mori"}
    assert speakers(CivicGraph(graph.nodes, facts, (), graph.articles)) == frozenset()
