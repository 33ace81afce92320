"""The file itself: what it carries, what it asks of the outside (nothing), and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

import civicgraph.view
from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph
from civicgraph.records import Kind, Predicate
from civicgraph.resources import resource
from civicgraph.view import render_page
from civicgraph.view.content import words
from civicgraph.view.network import legend

VIEW = Path(civicgraph.view.__file__).parent
BASE = "https://example.org/graph/id/"


class _Page(HTMLParser):
    """Addresses, scripts and styles of a page, as a browser's parser delimits them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []
        self.policy = ""
        self.parts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = ("src", "href", "srcset", "action", "data", "poster", "ping", "formaction", "background")
        self.addresses += [given[name] or "" for name in names if name in given]
        assert not any(name.startswith("on") or name == "style" for name in given)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag in ("script", "style"):
            self._open = (tag, given)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.parts.append((*self._open, data))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._open = None

    def data(self, name: str) -> Any:
        return json.loads("".join(text for _, given, text in self.parts if given.get("id") == name))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_asked_of_any_host(graph: CivicGraph) -> None:
    page = _Page(render_page(graph))
    assert page.addresses
    assert all(address.startswith(("#", "data:")) for address in page.addresses)
    style = "".join(text for tag, _, text in page.parts if tag == "style")
    assert "url(" not in style
    assert "@import" not in style
    assert "sourceMappingURL" not in render_page(graph)


def test_the_policy_allows_the_pages_own_parts_and_nothing_else(graph: CivicGraph) -> None:
    page = _Page(render_page(graph))
    rules = dict(rule.strip().split(" ", 1) for rule in page.policy.split(";"))
    assert rules["default-src"] == "'none'"
    scripts = [text for tag, given, text in page.parts if tag == "script" and not given.get("type")]
    assert rules["script-src"].split() and set(rules["script-src"].split()) == {_digest(text) for text in scripts}
    styles = [text for tag, _, text in page.parts if tag == "style"]
    assert {_digest(text) for text in styles} <= set(rules["style-src"].split())
    assert "unsafe" not in page.policy


def test_hostile_text_stays_data(hostile: CivicGraph) -> None:
    page = _Page(render_page(hostile))
    scripts = [given for tag, given, _ in page.parts if tag == "script"]
    assert len(scripts) == 4
    content = page.data("content-data")
    names = {name for node in content["nodes"] for name, _ in node["names"]}
    assert names == {name.text for node in hostile.nodes.values() for name in node.names}
    assert content["articles"][0]["url"] == "https://news.example.jp/articles/1"  # its IRI, not the script
    assert all(node["same"] == [] for node in content["nodes"])


def test_the_picture_is_merged_placed_and_still(graph: CivicGraph) -> None:
    drawing = _Page(render_page(graph)).data("network-data")
    assert {node["id"].removeprefix(BASE) for node in drawing["nodes"]} == {
        iri.removeprefix(BASE) for iri in graph.nodes if not iri.endswith("concept/open")
    }
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in drawing["nodes"])
    assert drawing["options"]["physics"] == {"enabled": False}
    edges = {(edge["from"].removeprefix(BASE), edge["to"].removeprefix(BASE)): edge for edge in drawing["edges"]}
    assert len(edges) == len(drawing["edges"]) == 10
    merged = edges["organization/office", "person/mori"]
    assert merged["label"] in ("設立者 · 所属", "")
    assert merged["arrows"] == "from,to"
    assert edges["organization/city", "organization/code"]["arrows"] == ""
    sizes = {node["id"].removeprefix(BASE): node["size"] for node in drawing["nodes"]}
    assert sizes["organization/code"] > sizes["work/site"]


def test_kinds_differ_by_shape_and_sectors_by_outline() -> None:
    kinds, sectors = legend()["kinds"], legend()["sectors"]
    for theme in ("light", "dark"):
        assert len({kind[theme] for kind in kinds.values()}) == len(kinds)
        assert len({(sector[theme], sector["line"]) for sector in sectors.values()}) == len(sectors)
    assert len({kind["shape"] for kind in kinds.values()}) == len(kinds)


def test_the_legend_knows_every_kind_predicate_and_sector() -> None:
    assert set(legend()["kinds"]) == {kind.value for kind in Kind}
    assert set(legend()["predicates"]) == {predicate.value for predicate in Predicate}
    ontology = Graph().parse(resource("ontology", "civicgraph.ttl"))
    scheme = URIRef("https://w3id.org/civicgraph#sector")
    known = {
        str(concept).rpartition("#")[2]: {
            str(label.language): str(label) for label in ontology[concept : SKOS.prefLabel]
        }
        for concept in ontology[: SKOS.inScheme : scheme]
        if (concept, RDF.type, SKOS.Concept) in ontology
    }
    assert {key: {"ja": entry["ja"], "en": entry["en"]} for key, entry in legend()["sectors"].items()} == known


def test_every_word_of_the_interface_exists_in_both_languages(graph: CivicGraph) -> None:
    assert words()["ja"].keys() == words()["en"].keys()
    script = "".join(path.read_text(encoding="utf-8") for path in (VIEW / "script").glob("*.js"))
    asked = set(re.findall(r'word\(\s*"(\w+)"', script))
    asked |= set(re.findall(r'data-word[\w-]*="(\w+)"', render_page(graph)))
    assert "evidence" in asked
    assert asked <= words()["ja"].keys()


def test_sigma_and_graphology_are_those_that_were_vendored() -> None:
    folder = VIEW / "vendor" / "sigma"
    for name, bundle in tomllib.loads((folder / "bundle.toml").read_text(encoding="utf-8")).items():
        code = (folder / bundle["file"]).read_bytes()
        assert hashlib.sha256(code).hexdigest() == bundle["sha256"]
        assert b"</script" not in code and b"<!--" not in code
        assert "Permission is hereby granted, free of charge" in (folder / f"LICENSE-{name}").read_text(encoding="utf-8")


def test_the_bundle_is_the_one_that_was_vendored() -> None:
    folder = VIEW / "vendor" / "vis-network"
    bundle = tomllib.loads((folder / "bundle.toml").read_text(encoding="utf-8"))
    code = (folder / "vis-network.min.js").read_bytes()
    assert hashlib.sha256(code).hexdigest() == bundle["sha256"]
    assert f"@version {bundle['version']}".encode() in code
    assert "MIT License" in (folder / "LICENSE-MIT").read_text(encoding="utf-8")
    assert "Apache License" in (folder / "LICENSE-APACHE-2.0").read_text(encoding="utf-8")


def test_the_title_is_the_headline_unless_given(graph: CivicGraph) -> None:
    assert "<title>潮見市の挑戦</title>" in render_page(graph)
    assert "<title>A &lt;b&gt; title</title>" in render_page(graph, title="A <b> title")
    many = CivicGraph(graph.nodes, graph.facts, graph.quotes, graph.articles * 2)
    assert "<title>2 件の記事の知識グラフ</title>" in render_page(many)
    assert "<title>Knowledge graph of 2 articles</title>" in render_page(many, lang="en")


def test_another_language_is_refused_with_the_choice(graph: CivicGraph) -> None:
    with pytest.raises(UsageError, match="xx: no such page language; choose one of ja, en"):
        render_page(graph, lang="xx")


def test_an_empty_graph_is_a_page_too() -> None:
    page = _Page(render_page(CivicGraph({}, (), (), ())))
    assert page.data("network-data")["nodes"] == []


_RENDER = """
import hashlib, sys
from pathlib import Path
from civicgraph.graph.model import Article, CivicGraph, Fact, Node
from civicgraph.records import Kind, Name, Predicate
names = ["港", "市", "会", "森", "川", "局", "室", "祭", "塔", "橋", "駅", "園"]
iris = [f"https://e.org/{i:02}" for i in range(len(names))]
nodes = {iri: Node(iri, Kind.ORGANIZATION, (Name(name, "ja"),)) for iri, name in zip(iris, names)}
facts = tuple(Fact(a, Predicate.PARTNER, b, 1.0, ()) for i, a in enumerate(iris) for b in iris[i + 1 :: 4])
from civicgraph.view import render_page
page = render_page(CivicGraph(nodes, facts, (), (Article("https://e.org/a", "題"),)))
print(hashlib.sha256(page.encode()).hexdigest())
"""


def test_the_same_graph_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    source = str(Path(civicgraph.__file__).parents[1])
    digests = {
        subprocess.run(
            [sys.executable, "-c", _RENDER],
            env={**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale, folder in (
            ("0", "C", "/"),
            ("1", "C.UTF-8", str(tmp_path)),
            ("31337", "POSIX", "/"),
        )
    }
    assert len(digests) == 1
