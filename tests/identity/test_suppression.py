"""The suppression list: whoever stands in it is in no output of any command, and no one else is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from articles import BASE, GUIDELINE, MEETING, run

from civicgraph.errors import InputError
from civicgraph.graph.load import load_graph
from civicgraph.graph.redaction import Redactor
from civicgraph.graph.suppression import VARIABLE, read_list

WHO = "宮園佳代"
CONFIG = Path(__file__).parents[1] / "publish" / "publication.toml"
# The family name alone is part of a company's name, which is no person's; all else of it is the person.
NAMED = re.compile("宮園(?!テック)|佳代|信頼につながります|使われてこそ")


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("list") / "people.txt"
    path.write_text(f"# asked to be left out in 2026\n{WHO}\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def without(listed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("without")
    result = run("build", MEETING, GUIDELINE, "--base", BASE, "-o", out, "--suppress", listed)
    assert result.exit_code == 0, result.output
    assert not NAMED.search(result.output)
    return out


def texts(folder: Path) -> dict[str, str]:
    """What a build publishes: all but its own state, which keeps the articles as they were read."""
    files = {p.relative_to(folder): p for p in sorted(folder.rglob("*")) if p.is_file()}
    return {name.as_posix(): path.read_text("utf-8") for name, path in files.items() if name.parts[0] != ".civicgraph"}


def test_the_graph_names_the_person_where_no_list_is_given(built: Path) -> None:
    for name in ("graph.nq", "graph.ttl", "graph.html", "report.md", "articles/meeting.txt"):
        assert NAMED.search(texts(built)[name]), name


def test_no_file_of_a_build_names_the_person(without: Path) -> None:
    assert len(texts(without)) == 7
    for name, text in texts(without).items():
        assert not NAMED.search(text), name


def test_the_graph_keeps_the_rules_and_its_counts_are_true(without: Path) -> None:
    assert run("validate", without / "graph.nq").exit_code == 0
    quads = list(ox.parse(path=str(without / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    (said,) = (int(q.object.value) for q in quads if q.predicate.value.endswith("void#triples"))
    assert said == len({q.triple for q in quads if q.graph_name != ox.DefaultGraph()})
    used = {q.object for q in quads} | {q.graph_name for q in quads}
    explaining = {"SpecificResource", "TextQuoteSelector", "Role", "Interval", "Instant"}
    orphans = {
        q.subject
        for q in quads
        if q.predicate.value.endswith("#type") and re.split("[#/]", q.object.value)[-1] in explaining and q.subject not in used
    }
    assert orphans == set()


def test_offsets_of_evidence_hold_in_the_texts_as_written(without: Path) -> None:
    by_title = {text.partition("\n")[0]: text for name, text in texts(without).items() if name.startswith("articles/")}
    graph = load_graph(without / "graph.nq")
    headlines = {article.iri: article.headline for article in graph.articles}
    seen = [e for one in (*graph.facts, *graph.quotes) for e in one.evidence]
    assert len(seen) > 5
    for e in seen:
        assert by_title[headlines[e.article]][e.start : e.end] == e.exact


def test_others_keep_their_facts_and_words_with_the_name_marked(without: Path) -> None:
    graph = load_graph(without / "graph.nq")
    names = {node.label() for node in graph.nodes.values()}
    assert {"杉森直哉", "潮見市", "宮園テック"} <= names and WHO not in names
    assert "■■さんのお話に、私も強く共感しました" in {quote.text for quote in graph.quotes}
    partners = {tuple(sorted(graph.nodes[end].label() for end in (f.subject, f.object))) for f in graph.facts if f.object in graph.nodes}
    assert ("宮園テック", "潮見市") in partners
    assert any("宮園テック" in e.exact for f in graph.facts for e in f.evidence)


def test_reading_a_graph_with_the_list_is_building_with_it(graph: Path, without: Path, listed: Path) -> None:
    read = run("export", graph, "--format", "nq", "--suppress", listed)
    assert read.stdout_bytes == (without / "graph.nq").read_bytes()


@pytest.mark.parametrize("form", ["ttl", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "ftm"])
def test_exports(graph: Path, listed: Path, form: str) -> None:
    assert NAMED.search(run("export", graph, "--format", form).stdout)
    result = run("export", graph, "--format", form, env={VARIABLE: str(listed)})
    assert result.exit_code == 0 and len(result.stdout) > 500 and not NAMED.search(result.stdout)


@pytest.mark.parametrize(
    "call",
    [
        ("view", "GRAPH", "-o", "-"),
        ("query", "GRAPH", "SELECT * { ?s ?p ?o }", "--format", "csv"),
        ("query", "GRAPH", "quotes-by-person", "--format", "csv"),
        ("analyze", "GRAPH", "--format", "json"),
        ("report", "GRAPH", "-o", "-"),
        ("validate", "GRAPH", "--format", "json"),
    ],
)
def test_commands_that_read_a_graph(graph: Path, listed: Path, call: tuple[str, ...]) -> None:
    arguments = [str(graph) if part == "GRAPH" else part for part in call]
    result = run(*arguments, env={VARIABLE: str(listed)})
    assert result.exit_code == 0 and result.stdout and not NAMED.search(result.output)


def test_a_site(graph: Path, listed: Path, tmp_path: Path) -> None:
    assert run("publish", graph, "-o", tmp_path / "site", "--config", CONFIG, "--suppress", listed).exit_code == 0
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file() and path.suffix != ".gz":
            assert not NAMED.search(path.read_text("utf-8")), path


def test_a_store_is_loaded_without_and_one_that_was_loaded_with_is_refused(graph: Path, listed: Path, tmp_path: Path) -> None:
    whole, left = tmp_path / "whole", tmp_path / "left"
    assert run("load", graph, "--store", whole).exit_code == 0
    assert run("load", graph, "--store", left, "--suppress", listed).exit_code == 0
    question = "SELECT * { ?s ?p ?o }"
    assert not NAMED.search(run("query", "--store", left, question, "--suppress", listed).stdout)
    for command in (("query", "--store", whole, question), ("serve", "--store", whole)):
        refused = run(*command, "--suppress", listed)
        assert refused.exit_code == 3 and "Load its graphs again" in refused.stderr and refused.stdout == ""


def test_an_iri_alone_is_enough(graph: Path, tmp_path: Path) -> None:
    (iri,) = (iri for iri, node in load_graph(graph).nodes.items() if node.label() == WHO)
    path = tmp_path / "people.txt"
    path.write_text(f"{iri}  # by IRI\n", "utf-8")
    assert not NAMED.search(run("export", graph, "--format", "nq", "--suppress", path).stdout)


def test_the_list_holds_only_for_its_call(graph: Path, listed: Path) -> None:
    assert WHO not in run("export", graph, "--format", "nq", "--suppress", listed).stdout
    assert WHO in run("export", graph, "--format", "nq").stdout


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), (b"\xff\xfe\x00", "no UTF-8"), ("林".encode(), ":1: the name '林' is too short")]
)
def test_without_its_list_nothing_is_shown(graph: Path, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "people.txt"
    if content is not None:
        path.write_bytes(content)
    result = run("export", graph, "--format", "nq", "--suppress", path)
    assert result.exit_code == 3 and said in result.stderr and result.stdout == ""


def test_entries_that_match_nobody_are_said_once(graph: Path, tmp_path: Path) -> None:
    path, missing = tmp_path / "people.txt", "https://data.example.org/id/person/none"
    path.write_text(f"{WHO}\n早瀬徹\n{missing}\n", "utf-8")
    for call in (("export", graph, "--format", "nq"), ("build", MEETING, "--base", BASE, "-o", tmp_path / "out")):
        result = run(*call, "--suppress", path)
        assert result.exit_code == 0
        (warning,) = (line for line in result.stderr.splitlines() if "nobody in the input" in line)
        assert f"is 早瀬徹, {missing}." in warning and WHO not in warning
    lines = run("build", MEETING, "-o", tmp_path / "out", "--log-format", "json", env={VARIABLE: str(path)}).stderr.splitlines()
    assert sum(json.loads(line)["event"] == "suppress" for line in lines) == 1
    assert "nobody" not in run("export", graph, "--format", "nq").stderr


def test_a_graph_that_was_cleaned_before_is_no_surprise(without: Path, listed: Path) -> None:
    """With the list in the environment, each command on a clean graph would say that nobody matches."""
    assert run("query", without / "graph.nq", "quotes-by-person", env={VARIABLE: str(listed)}).stderr == "2 rows\n"


def test_a_family_name_alone_is_refused(graph: Path, tmp_path: Path) -> None:
    """It would take away whoever has the name, and whatever has it in its own (宮園テック)."""
    path, out = tmp_path / "people.txt", tmp_path / "out"
    path.write_text("宮園\n", "utf-8")
    for call in (("export", graph, "--format", "nq"), ("build", MEETING, GUIDELINE, "--base", BASE, "-o", out)):
        result = run(*call, "--suppress", path)
        assert result.exit_code == 3 and result.stdout == "" and "List whole names" in result.stderr
    assert not (out / "graph.nq").exists()


def test_an_iri_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text("https://data.example.org/a>b\n", "utf-8")
    with pytest.raises(InputError, match=r"people\.txt:1"):
        read_list(path)


@pytest.mark.parametrize(
    ("names", "parts", "spared", "text", "shown"),
    [
        (["森 花子"], [], [], "森　花子と森花子と森", "■　■■と■■■と森"),
        (["ジョン・スミス"], ["スミス"], [], "ジョンスミス氏、スミス氏", "■■■■■■氏、■■■氏"),
        (["Ann Lee"], ["Lee"], [], "ANN LEE met Leeds and Lee", "■■■ ■■■ met Leeds and ■■■"),
        (["森花子"], ["森"], ["森ビル"], "森ビルの森氏は森を見た", "森ビルの■氏は森を見た"),
        (["宮園佳代"], ["宮園"], ["宮園テック"], "宮園テックの宮園が", "宮園テックの■■が"),
    ],
)
def test_names_in_texts(names: list[str], parts: list[str], spared: list[str], text: str, shown: str) -> None:
    assert Redactor(names, parts, spared)(text) == shown


def test_a_name_written_in_full_width_is_found() -> None:
    assert Redactor(["Ann Lee"])("Ａｎｎ　Ｌｅｅ") == "■■■　■■■"


def test_namesakes_are_told_apart_by_iri_but_not_by_name(tmp_path: Path) -> None:
    """By IRI one of two goes; their common name is hidden in the words all the same."""
    source = tmp_path / "graph.ttl"
    source.write_text(
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        + "".join(f'<https://e.org/id/person/{n}> a foaf:Person ; skos:prefLabel "森花子"@ja .\n' for n in (1, 2)),
        "utf-8",
    )
    people = tmp_path / "people.txt"
    people.write_text("https://e.org/id/person/1\n", "utf-8")
    kept = run("export", source, "--format", "nt", "--suppress", people).stdout
    assert "person/1" not in kept and "person/2" in kept
    people.write_text("森花子\n", "utf-8")
    assert run("export", source, "--format", "nt", "--suppress", people).stdout == ""
