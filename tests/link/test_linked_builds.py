"""Linking as users meet it: builds of folders of texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "archive"))
from archive_helpers import build, files

from civicgraph import load
from civicgraph.pipeline import build as build_in_memory
from civicgraph.read import read_file

TEXTS = (
    "ミドリ市の佐藤一郎市長は2024年5月1日、一般社団法人みらい地域データ研究機構（以下「ミラデ機構」）と連携協定を結んだ。",
    "ミラデ機構は2025年3月1日に設立された。ミラデ機構の海野直人代表理事が講師を務めた。",
    "株式会社あおぞら工房の佐藤一郎代表取締役は、北斗大学の磯部花子教授と講演した。",
    "株式会社あおぞら工房の佐藤一郎代表取締役は「市民と行政が一緒に手を動かすことが大切です」と話した。",
    "一般社団法人みらい地域データ研究機構は2024年3月1日に設立された。海野直人氏はその代表理事だ。",
)


def write(folder: Path, numbers: range | list[int]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        text = f"---\nurl: https://news.example/{number}\n---\n知らせ その{number}\n\n{TEXTS[number]}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("linked")
    folder = write(place / "in", range(5))
    build(folder, place / "out")
    return folder, place / "out"


def test_namesakes_are_apart_and_the_same_person_is_one(made: tuple[Path, Path]) -> None:
    graph = load(made[1] / "graph.ttl")
    bodies = {
        frozenset(graph.nodes[f.object].label() for f in graph.facts if f.subject == node.iri and f.object in graph.nodes)
        for node in graph.find("佐藤一郎")
    }
    assert bodies == {frozenset({"ミドリ市"}), frozenset({"あおぞら工房"})}
    (quote,) = graph.quotes
    (workshop,) = graph.find("あおぞら工房")
    assert [f.object for f in graph.facts if f.subject == quote.speaker] == [workshop.iri]
    assert len(graph.find("海野直人")) == 1


def test_a_name_defined_in_one_article_is_the_same_body_in_another_and_conflicting_dates_both_stay(made: tuple[Path, Path]) -> None:
    graph = load(made[1] / "graph.ttl")
    (body,) = graph.find("ミラデ機構")
    assert body.label() == "みらい地域データ研究機構"
    dates = {f.object: {e.article for e in f.evidence} for f in graph.facts if f.subject == body.iri and f.predicate == "startDate"}
    assert dates == {"2025-03-01": {"https://news.example/1"}, "2024-03-01": {"https://news.example/4"}}


def test_in_memory_and_in_another_order_the_bytes_are_the_same(made: tuple[Path, Path]) -> None:
    folder, out = made
    assert build_in_memory(read_file(path) for path in sorted(folder.iterdir(), reverse=True)).files == files(out)


def test_article_by_article_comes_to_the_same(made: tuple[Path, Path], tmp_path: Path) -> None:
    _, out = made
    for number in (3, 1, 0, 4, 2):
        build(write(tmp_path / "in", [number]), tmp_path / "out")
    assert files(tmp_path / "out") == files(out)
    (tmp_path / "in" / "0.txt").unlink()
    build(tmp_path / "in", tmp_path / "out")
    build(write(tmp_path / "few", [1, 2, 3, 4]), tmp_path / "fresh")
    assert files(tmp_path / "out") == files(tmp_path / "fresh")
    assert "ミラデ機構" in {n.label() for n in load(tmp_path / "out" / "graph.ttl").nodes.values()}


def test_an_article_alone_is_as_before(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2):
        out = tmp_path / str(number)
        build(write(tmp_path / f"in{number}", [number]), out)
        assert "-" not in "".join(n.iri.rpartition("/")[2] for n in load(out / "graph.ttl").find("佐藤一郎"))
