"""The tutorial runs as it stands, and the public names are those that it is written for."""

import builtins
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import civicgraph

ROOT = Path(__file__).parents[1]
GRAPH = b"""
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
<https://x.example/id/person/a> a foaf:Person ; skos:prefLabel "<img src=x onerror=alert(1)>\\"'</iframe>"@ja ;
    org:memberOf <https://x.example/id/organization/b> .
<https://x.example/id/organization/b> a org:Organization ; skos:prefLabel "\xe5\xb8\x82"@ja , "City"@en .
"""


@pytest.fixture(scope="module")
def graph() -> civicgraph.Graph:
    return civicgraph.load(GRAPH, format="ttl")


def test_the_tutorial_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "src/civicgraph/tutorial.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 6
    shutil.copy(ROOT / "data/articles/c4js2021.txt", tmp_path)
    run = subprocess.run([sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "missing.nq" in run.stdout
    assert "<html lang=\"en\">" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_every_public_name_is_there_and_no_other() -> None:
    assert {name for name in civicgraph.__all__ if hasattr(civicgraph, name)} == set(civicgraph.__all__)
    assert dir(civicgraph) == sorted(civicgraph.__all__)
    with pytest.raises(AttributeError, match="lode"):
        _ = civicgraph.lode  # type: ignore[attr-defined]


def test_a_notebook_shows_the_page_in_a_sealed_frame(graph: civicgraph.Graph) -> None:
    shown = graph._repr_html_()
    assert shown.startswith("<iframe ")
    assert shown.count("<") == 2  # the frame's own tags alone: everything else is escaped
    assert "allow-same-origin" not in shown


def test_networkx_and_tables(graph: civicgraph.Graph) -> None:
    (edge,) = graph.to_networkx().edges(data=True)
    assert edge[2]["predicate"] == "affiliation"
    facts = graph.to_dataframe(lang="en")
    assert list(facts.object_label) == ["City"]
    assert len(graph.to_dataframe("nodes")) == 2
    assert graph.to_dataframe("quotes").empty
    with pytest.raises(civicgraph.UsageError, match="verbs: no such table; there are: facts, nodes"):
        graph.to_dataframe("verbs")  # type: ignore[arg-type]


def test_without_pandas_the_remedy_is_named(graph: civicgraph.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(civicgraph.UsageError, match=r"pip install 'civicgraph\[pandas\]'"):
        graph.to_dataframe()


def test_finding_by_name(graph: civicgraph.Graph) -> None:
    assert [node.iri for node in graph.find("city")] == ["https://x.example/id/organization/b"]
    assert importlib.import_module("civicgraph.api").Graph is civicgraph.Graph
