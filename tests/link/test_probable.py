"""Splink in the place of the exact rules about people."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from link_helpers import PERSON, extraction, linked, people

from civicgraph.cli import main
from civicgraph.link import probable
from civicgraph.records import Predicate

BENCH = Path(__file__).parents[2] / "bench" / "linking.py"
ROLE = "地域情報化推進参事"
RARE = "海野 直人"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("linking", BENCH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("way", ["exact", "probabilistic"])
def test_on_a_generated_collection_no_figure_falls_below_its_floor(bench, way: str, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    if way == "probabilistic":
        pytest.importorskip("splink", reason="Splink is not installed: pip install civicgraph[link]")
    unlinked = bench.WAYS["one id for each name"]
    monkeypatch.setattr(bench, "WAYS", {way: bench.WAYS[way]})
    monkeypatch.setattr(sys, "argv", ["linking.py", "--people", "600", "--seed", "3", "--check"])
    assert bench.main() == 0, capsys.readouterr().out
    monkeypatch.setattr(bench, "WAYS", {way: unlinked})
    assert bench.main() == 1


def moved(number: int, body: str, *, sector: str, role: str):
    return extraction(number, (RARE, Predicate.AFFILIATION, body), sectors={body: sector}, roles=[role])


class TestSplink:
    @pytest.fixture(autouse=True)
    def needs_splink(self) -> None:
        pytest.importorskip("splink", reason="Splink is not installed: pip install civicgraph[link]")

    def test_what_is_alike_in_all_is_joined_and_what_is_in_nothing_is_not(self) -> None:
        documents = [
            moved(1, "ミドリ庁", sector="NationalGovernment", role=ROLE),
            moved(2, "アオイ庁", sector="NationalGovernment", role=ROLE),
            moved(3, "北斗大学", sector="Academia", role="教授"),
        ]
        assert people(documents, RARE, way="probabilistic") == [{1, 2}, {3}]

    def test_nothing_to_compare(self) -> None:
        assert linked([extraction(1, names=[(PERSON, RARE)])], way="probabilistic") == {"https://news.example/001": {}}

    def test_the_order_of_documents_says_nothing(self) -> None:
        chance = random.Random(3)
        sectors = ["NationalGovernment", "Academia", "Company"]
        documents = [moved(n, f"第{n % 7}機関", sector=sectors[n % 7 % 3], role=ROLE) for n in range(20)]
        first = linked(documents, way="probabilistic")
        chance.shuffle(documents)
        assert linked(documents, way="probabilistic") == first
        assert first != linked(documents)

    def test_the_command(self, tmp_path: Path) -> None:
        from civicgraph.pipeline import BuildOptions, build
        from civicgraph.read import read_file

        folder, out = tmp_path / "in", tmp_path / "out"
        folder.mkdir()
        for number, text in enumerate(("ミドリ市の佐藤一郎市長は会議に出た。", "北斗大学の佐藤一郎教授は会議に出た。")):
            (folder / f"{number}.txt").write_text(f"---\nurl: https://news.example/{number}\n---\n題\n\n{text}\n", encoding="utf-8")
        call = ["build", str(folder), "-o", str(out), "--link", "probabilistic", "--executor", "serial"]
        result = CliRunner().invoke(main, call)
        assert result.exit_code == 0, result.output
        files = sorted(folder.iterdir(), reverse=True)
        built = build(map(read_file, files), options=BuildOptions(link="probabilistic"))
        assert built.files["graph.nq"] == (out / "graph.nq").read_bytes()
        assert len([node for node in built.graph.nodes.values() if node.label() == "佐藤一郎"]) == 2


def test_without_splink_the_command_says_what_to_install_before_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("題\n\nミドリ市の佐藤一郎市長は会議に出た。\n", encoding="utf-8")
    monkeypatch.setattr(probable, "find_spec", lambda name: None)
    result = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(tmp_path / "out"), "--link", "probabilistic"])
    assert result.exit_code == 2
    assert "pip install 'civicgraph[link]'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_model_is_sound() -> None:
    for comparison in probable.model()["comparison"]:
        levels = [level for level in comparison["levels"] if "m" in level]
        assert "when" not in levels[-1]
        for part in ("m", "u"):
            assert sum(level[part] for level in levels) == pytest.approx(1)
            assert all(0 < level[part] < 1 for level in levels)
