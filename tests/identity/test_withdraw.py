"""`civicgraph withdraw`: what one article alone says goes, all else stays, as if the article had never been built."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import BASE, GUIDELINE, MEETING, run

from civicgraph.graph.load import load_graph


def article(graph: Path, headline: str) -> str:
    (found,) = (one.iri for one in load_graph(graph).articles if headline in one.headline)
    return found


@pytest.mark.parametrize(("gone", "rest"), [("港湾データ会議", GUIDELINE), ("データ活用の指針", MEETING)])
def test_it_is_the_build_without_the_article(graph: Path, tmp_path: Path, gone: str, rest: Path) -> None:
    assert run("build", rest, "--base", BASE, "-o", tmp_path / "without").exit_code == 0
    result = run("withdraw", graph, article(graph, gone), "-o", tmp_path / "left.nq")
    assert result.exit_code == 0 and "1 withdrawn" in result.stderr
    assert (tmp_path / "left.nq").read_bytes() == (tmp_path / "without" / "graph.nq").read_bytes()


def test_shared_things_stay_and_others_go(graph: Path, tmp_path: Path) -> None:
    assert run("withdraw", graph, article(graph, "港湾データ会議"), "-o", tmp_path / "left.nq").exit_code == 0
    names = {node.label() for node in load_graph(tmp_path / "left.nq").nodes.values()}
    assert {"潮見市", "宮園佳代"} <= names and "杉森直哉" not in names
    assert run("validate", tmp_path / "left.nq").exit_code == 0


def test_an_article_that_is_not_there_is_said(graph: Path, tmp_path: Path) -> None:
    result = run("withdraw", graph, "https://news.example/none", "-o", tmp_path / "left.nq")
    assert result.exit_code == 3 and "no article https://news.example/none" in result.stderr
    assert article(graph, "港湾データ会議") in result.stderr and not (tmp_path / "left.nq").exists()


def test_an_article_is_found_by_its_address(tmp_path: Path) -> None:
    assert run("build", MEETING, "--source", "https://news.example/記事", "-o", tmp_path / "g").exit_code == 0
    result = run("withdraw", tmp_path / "g" / "graph.nq", "https://news.example/記事", "-o", "-")
    assert result.exit_code == 0 and "news.example" not in result.stdout


def test_turtle_does_not_tell_articles_apart(built: Path, graph: Path) -> None:
    result = run("withdraw", built / "graph.ttl", article(graph, "港湾データ会議"), "-o", "-")
    assert result.exit_code == 3 and "graph.nq" in result.stderr and result.stdout == ""


def test_a_merged_graph_is_refused(graph: Path, tmp_path: Path) -> None:
    (city,) = (iri for iri, node in load_graph(graph).nodes.items() if node.label() == "潮見市")
    review, out = tmp_path / "review.csv", tmp_path / "merged.nq"
    review.write_text(f"judgement,who,when,why,entity,other\nsame,森,2026-11-28,,{city},http://www.wikidata.org/entity/Q1\n", "utf-8")
    assert run("merge", graph, "--judgements", review, "-o", out).exit_code == 0
    result = run("withdraw", out, article(graph, "港湾データ会議"), "-o", "-")
    assert result.exit_code == 3 and "Withdraw from the graph as built" in result.stderr


@pytest.mark.parametrize("out", ["left.csv", "left.nq.gz", "left"])
def test_a_file_that_is_no_graph_file_is_refused(graph: Path, tmp_path: Path, out: str) -> None:
    result = run("withdraw", graph, article(graph, "港湾データ会議"), "-o", tmp_path / out)
    assert result.exit_code == 2 and ".nq" in result.stderr
