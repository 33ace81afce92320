"""The graph of the two articles, built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import BASE, GUIDELINE, MEETING, run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    result = run("build", MEETING, GUIDELINE, "--base", BASE, "-o", out)
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="session")
def graph(built: Path) -> Path:
    return built / "graph.nq"
