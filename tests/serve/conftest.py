"""A server of the article that ships with civicgraph."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from running import Server, running

from civicgraph.cli import main

pytest.importorskip("starlette", reason="civicgraph[serve] is not installed")
pytest.importorskip("uvicorn", reason="civicgraph[serve] is not installed")

ARTICLE = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    call = ["build", str(ARTICLE), "--source", "https://news.example/c4js", "-o", str(out)]
    assert CliRunner().invoke(main, call).exit_code == 0
    return out / "graph.nq"


@pytest.fixture(scope="session")
def server(graph_file: Path) -> Iterator[Server]:
    with running(str(graph_file), "--timeout", "3", "--rows", "500", "--memory", "256") as started:
        yield started
