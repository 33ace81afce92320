"""What the extraction finds in articles with gold facts, against the floors that it must not fall below."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph.cli import main

pytestmark = pytest.mark.skipif("CIVICGRAPH_SHARED" not in os.environ, reason="CIVICGRAPH_SHARED names no gold facts")

SHARED = Path(os.environ.get("CIVICGRAPH_SHARED", "."))
GOLD = SHARED / "eval" / "gold"
ARTICLE = {"entities": 0.85, "facts": 0.70, "roles": 0.90, "evidence": 1.0}
ALL = {"entities": 0.90, "facts": 0.75, "roles": 0.80, "types": 0.95, "evidence": 1.0}


Figures = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The graphs and the texts of all articles that have gold facts."""
    graphs, texts = tmp_path_factory.mktemp("graphs"), tmp_path_factory.mktemp("texts")
    for gold in sorted(GOLD.glob("*.json")):
        (article,) = (SHARED / "articles").glob(f"{gold.stem}.*")
        out = tmp_path_factory.mktemp(gold.stem) / "out"
        done = CliRunner().invoke(main, ["build", str(article), "-o", str(out)])
        assert done.exit_code == 0, done.output
        (out / "graph.ttl").rename(graphs / f"{gold.stem}.ttl")
        next((out / "articles").iterdir()).rename(texts / f"{gold.stem}.txt")
    return graphs, texts


def score(gold: Path, graph: Path, text: Path) -> Figures:
    command = [sys.executable, SHARED / "eval" / "score.py", "--json", "--gold", gold, "--graph", graph, "--text", text]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["total"]


def test_the_article_of_the_readme(built: tuple[Path, Path]) -> None:
    graphs, texts = built
    figures = score(GOLD / "c4js2021.json", graphs / "c4js2021.ttl", texts / "c4js2021.txt")
    assert {name: figures[name]["f1"] for name in ARTICLE if figures[name]["f1"] < ARTICLE[name]} == {}
    assert figures["quotes"]["r"] >= 0.9


def test_all_articles_together(built: tuple[Path, Path]) -> None:
    figures = score(GOLD, *built)
    assert {name: figures[name]["f1"] for name in ALL if figures[name]["f1"] < ALL[name]} == {}
