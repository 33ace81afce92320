"""Two graphs: a small one of all that breaks writers, and that of the article in data/."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from civicgraph.pipeline import build
from civicgraph.read import ReadOptions, read_file

_ARTICLE = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"


@pytest.fixture(scope="session")
def small() -> list[ox.Quad]:
    return list(ox.parse(path=Path(__file__).parent / "small.trig"))


@pytest.fixture(scope="session")
def real() -> list[ox.Quad]:
    source = ReadOptions(source="https://news.example.jp/c4js")
    built = build([read_file(_ARTICLE, options=source)])
    return list(ox.parse(input=built.files["graph.nq"], format=ox.RdfFormat.N_QUADS))


@pytest.fixture(params=["small", "real"])
def quads(request: pytest.FixtureRequest) -> list[ox.Quad]:
    found: list[ox.Quad] = request.getfixturevalue(request.param)
    return found
