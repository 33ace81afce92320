"""The report page as its readers meet it: offline, in both languages, with hostile names that do nothing."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from civicgraph.cli import main
from civicgraph.graph.load import load_graph
from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node
from civicgraph.records import Kind, Name, Predicate
from civicgraph.report import analysis, as_json, html, markdown
from civicgraph.report.rdf import as_turtle

HOSTILE = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "javascript:document.title='owned'",
    "\N{RIGHT-TO-LEFT OVERRIDE}市役所\N{LEFT-TO-RIGHT ISOLATE}",
    "長" * 10_000,
    "</svg></title></style><iframe src=https://x.example>",
]
ARTICLE = "https://x.example/article"


def graph(names: list[str], url: str | None = "https://x.example/article?a=1&b=<2>") -> CivicGraph:
    sectors = ["CivilSociety", "NationalGovernment", "Company"]
    nodes = {
        f"https://x.example/id/organization/{place}": Node(
            f"https://x.example/id/organization/{place}",
            Kind.PERSON if place % 2 else Kind.ORGANIZATION,
            (Name(name, "ja"),),
            sector=sectors[place % 3],
        )
        for place, name in enumerate(names)
    }
    iris = list(nodes)
    facts = tuple(
        Fact(one, Predicate.PARTNER, other, 0.5, (Evidence(ARTICLE, names[0] + "の言葉", 1, 5),), role=names[0])
        for one, other in [(iris[0], iri) for iri in iris[1:]] + [(iris[1], iri) for iri in iris[3:]]
    )
    dates = (Fact(iris[0], Predicate.START_DATE, "2019-04", 0.9, ()),)
    return CivicGraph(nodes, (*facts, *dates), (), (Article(ARTICLE, names[1], url=url, date="2021-09-18"),))


NAMES = ["みなと市", "海野太郎", "港の会", "山田屋", "デジタル室", "丘の会"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_asks_nothing_of_any_host_and_runs_nothing(lang: str) -> None:
    page = html(analysis(graph(NAMES), lang=lang), title="報告")
    assert f'<html lang="{lang}">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|\bsrc=|url\(|@import|\bon\w+=", page)
    assert page.count('role="img"') == 5
    assert "{" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)  # no sentence was left unfilled


def test_findings_carry_their_evidence() -> None:
    page = html(analysis(graph(NAMES)), title="報告")
    assert "最も多くの相手と直接に結びつくのはみなと市で、5 件の人や組織とつながっています" in page
    assert "みなと市の言葉" in page
    assert "1–5" in page
    assert "最も低い確信度 0.50" in page


def test_equal_graphs_give_equal_bytes() -> None:
    one, other = (analysis(graph(NAMES)) for _ in range(2))
    assert html(one, title="a") == html(other, title="a")
    assert as_json(one, title="a") == as_json(other, title="a")


def test_only_the_web_is_linked() -> None:
    page = html(analysis(graph(NAMES, url="javascript:alert(1)")), title="a")
    assert "href=\"javascript" not in page
    assert "javascript" not in markdown(analysis(graph(NAMES, url="javascript:alert(1)")), title="a")


def test_a_graph_without_ties_says_so() -> None:
    page = html(analysis(CivicGraph({}, (), (), ()), lang="en"), title="Empty")
    assert "No ties between people or organisations were found." in page
    assert "<svg" not in page


def test_hostile_markdown_and_json_stay_text() -> None:
    found = analysis(graph(HOSTILE))
    assert "<img" not in markdown(found, title=HOSTILE[1])
    assert json.loads(as_json(found, title=HOSTILE[0]))["title"] == HOSTILE[0]


def test_results_as_rdf_load_beside_the_graph() -> None:
    given = graph(HOSTILE)
    found = analysis(given)
    turtle = as_turtle(given, found.scores)
    assert turtle == as_turtle(given, found.scores)
    text = turtle.decode()
    assert text.count("a prov:Activity") == 1
    assert text.count("a schema:Observation") == sum(map(len, found.scores.values()))
    assert load_graph(turtle, format="ttl").nodes == {}  # observations are no entities


@pytest.mark.browser
def test_in_a_browser_hostile_names_do_nothing(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("shots", Path(__file__).parents[2] / "bench" / "screenshot.py")
    assert spec and spec.loader
    shots = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shots)
    page = tmp_path / "report.html"
    page.write_text(html(analysis(graph(HOSTILE)), title=HOSTILE[0]), encoding="utf-8")
    driver = shots.browser(tmp_path / "profile", (390, 800))
    try:
        driver.get(page.as_uri())
        assert driver.title == HOSTILE[0]
        assert driver.execute_script("return document.querySelectorAll('script,img,iframe').length") == 0
        assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0
        assert driver.execute_script("return document.documentElement.scrollWidth") == 390
        driver.find_element("css selector", "#findings summary").click()
        assert "の言葉" in driver.find_element("css selector", "blockquote").text
        assert driver.get_log("browser") == []
    finally:
        driver.quit()


@pytest.mark.parametrize(("name", "begins"), [("r.html", "<!DOCTYPE html>"), ("r.md", "# "), ("r.json", "{")])
def test_the_command_takes_the_form_from_the_ending(tmp_path: Path, name: str, begins: str) -> None:
    turtle = as_turtle(CivicGraph({}, (), (), ()), {})
    run = CliRunner().invoke(main, ["report", "-", "-o", str(tmp_path / name), "--lang", "en"], input=turtle)
    assert run.exit_code == 0, run.output
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_page_that_is_no_address_is_refused(tmp_path: Path) -> None:
    turtle = as_turtle(CivicGraph({}, (), (), ()), {})
    call = ["report", "-", "-o", str(tmp_path / "r.html"), "--page", "javascript:alert(1)"]
    run = CliRunner().invoke(main, call, input=turtle)
    assert run.exit_code == 2
    assert "relative path or an http(s) address" in run.output
