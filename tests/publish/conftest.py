"""The publication of the article in data/, and of a graph of names that try to become code."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from publishing import ARTICLE, BASE, CONFIG, run

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_ROOT = Path(__file__).parents[2]
_BROWSER = ("/usr/bin/chromium", "/usr/bin/chromedriver")


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert run("build", ARTICLE, "--source", "https://news.example/c4js", "--base", BASE, "-o", out).exit_code == 0
    return out / "graph.nq"


@pytest.fixture(scope="session")
def site(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "site"
    result = run("publish", graph, "-o", out, "--config", CONFIG)
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    result = run("publish", Path(__file__).parent / "hostile.trig", "-o", folder / "site", "--config", CONFIG)
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Chromium without a network, but for this machine's own addresses."""
    missing = [path for path in _BROWSER if not shutil.which(path)]
    if missing or not importlib.util.find_spec("selenium"):
        pytest.skip(f"needs selenium and Debian's chromium and chromium-driver ({', '.join(missing)})")
    spec = importlib.util.spec_from_file_location("screenshot", _ROOT / "bench" / "screenshot.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    driver = module.browser(tmp_path_factory.mktemp("profile"), (1280, 900))
    yield driver
    driver.quit()
