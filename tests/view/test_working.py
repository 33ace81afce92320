"""Working with the page: filters, neighbourhoods, paths, undo, permalinks and exports, in Chromium without a network."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from corpus import corpus
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import ORG

from civicgraph.graph.model import CivicGraph

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from conftest import Opener

pytestmark = pytest.mark.browser
BASE = "https://example.org/graph/id/"


def _texts(page: Chrome, selector: str) -> list[str]:
    return [element.text for element in page.find_elements("css selector", selector)]


def _click(page: Chrome, selector: str) -> None:
    page.find_element("css selector", selector).click()


def _drawn(page: Chrome) -> set[str]:
    return {iri.removeprefix(BASE) for iri in page.execute_script("return civicgraph.nodes.getIds()")}


def _search(page: Chrome, text: str) -> list[str]:
    box = page.find_element("css selector", "#search")
    box.clear()
    box.send_keys(text)
    return _texts(page, "#results [role=option] > .name")


def _slide(page: Chrome, selector: str, value: int) -> None:
    """Move a slider as a reader does, and let go."""
    page.execute_script(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
        "for (const type of ['input', 'change']) s.dispatchEvent(new Event(type, {bubbles: true}))",
        selector,
        value,
    )


def _back(page: Chrome) -> None:
    """Undo is a step back in the history, which browsers take a moment later."""
    before = page.current_url
    _click(page, "#undo")
    _until(lambda: page.current_url != before)
    page.execute_async_script("requestAnimationFrame(() => arguments[0]())")


def _until(true: Any) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it did not happen within ten seconds"
        time.sleep(0.02)


def _fragment(key: str) -> str:
    return "#" + quote(BASE + key, safe="")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("もりした", "森下真帆"),
        ("morishita maho", "森下真帆"),
        ("MORISITA", "森下真帆"),
        ("Shiomishi", "潮見市"),
        ("しおみし", "潮見市"),
        ("koodo fo", "コード・フォー・シオミ"),
        ("mappu jigyou", "避難所マップ事業"),
        ("wataru", "上田航"),
        ("moriJita", "森下真帆"),
    ],
)
def test_search_knows_how_names_are_read(graph: CivicGraph, opened: Opener, query: str, first: str) -> None:
    assert _search(opened(graph), query)[:1] == [first]


def test_a_reading_finds_nothing_that_is_not_read_so(graph: CivicGraph, opened: Opener) -> None:
    assert _search(opened(graph), "yokohama") == []


def test_a_predicate_is_filtered_from_picture_and_table(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    _click(page, "#more")
    _click(page, "input[data-group=predicates][value=affiliation]")
    assert "person/ueda" not in _drawn(page)
    assert "person/mori" in _drawn(page)
    assert "founded" not in str(page.execute_script("return civicgraph.edges.get().map(e => e.title)"))
    assert _texts(page, "#shown")[0].startswith("11 項目のうち")
    _click(page, "#show-table")
    assert "所属" not in _texts(page, "#fact-table tbody td:nth-child(2)")


def test_least_confidence(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    _click(page, "#more")
    before = len(page.execute_script("return civicgraph.edges.getIds()"))
    _slide(page, "#least-confidence", 75)
    assert len(page.execute_script("return civicgraph.edges.getIds()")) == before - 1
    _back(page)
    assert len(page.execute_script("return civicgraph.edges.getIds()")) == before
    assert page.find_element("css selector", "#least-confidence").get_attribute("value") == "0"


def test_the_time_slider(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    _click(page, "#more")
    assert "日付なし" in page.find_element("css selector", "#finer").text
    steps = page.find_element("css selector", "#time-from")
    _slide(page, "#time-until", int(str(steps.get_attribute("min"))) + 2)
    assert "event/hack" not in _drawn(page)  # the hackathon is a year later than the agreement
    assert {"organization/code", "organization/city", "project/map"} <= _drawn(page)
    _click(page, "#dated-only")
    assert _drawn(page) == {"organization/code", "organization/city"}


def test_a_neighbourhood_opens_and_closes(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment=_fragment("event/hack"))
    _click(page, "[data-steps='1']")
    near = {"event/hack", "place/port", "organization/code", "person/mori"}
    assert _drawn(page) == near
    _click(page, "[data-steps='2']")
    assert _drawn(page) > near
    _back(page)
    assert _drawn(page) == near
    page.execute_script(
        "location.hash = location.hash.replace(/selected=[^&]*/, 'selected=' + arguments[0])",
        quote(BASE + "organization/code", safe=""),
    )
    _until(lambda: _texts(page, "#panel h2") == ["コード・フォー・シオミ"])
    _click(page, "[data-act=open]")
    assert _drawn(page) == near | {"organization/city", "person/ueda", "work/site"}
    _click(page, "[data-act=close]")
    assert _drawn(page) == {"organization/code", "event/hack", "person/mori", "place/port"}
    _click(page, "#reset")
    assert len(_drawn(page)) == 10


def test_the_shortest_path_tells_its_evidence(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment=_fragment("person/ueda"))
    _click(page, "[data-act=path_from]")
    assert "経路の相手" in page.find_element("css selector", "#panel .hint").text
    _search(page, "潮見港")
    _click(page, "#results [role=option]")
    assert _texts(page, "#panel .chain > li > .entity") == [
        "上田航",
        "コード・フォー・シオミ",
        "港町データハッカソン2024",
        "潮見港",
    ]
    assert _texts(page, "#panel blockquote p") == [
        "元代表の上田航",
        "主催はコード・フォー・シオミ。",
        "潮見港で港町データハッカソン2024が開かれた。",
    ]
    widths = page.execute_script("return civicgraph.edges.get().filter(e => e.width > 1.5).length")
    assert widths == 3
    _click(page, "input[data-group=kinds][value=Event]")
    assert "つながっていません" in page.find_element("css selector", "#panel").text


def test_communities_are_named_on_demand(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    assert page.find_elements("css selector", "#panel .groups") == []
    _click(page, "#groups")
    assert len(page.find_elements("css selector", "#panel .groups > li")) >= 2
    assert "ルーヴァン" in page.find_element("css selector", "#panel").text


def test_a_permalink_restores_the_view(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment=_fragment("event/hack"))
    _click(page, "[data-steps='2']")
    _click(page, "input[data-group=kinds][value=Place]")
    _click(page, "#groups")
    _click(page, "#language")
    _click(page, "#zoom-in")
    _click(page, "#export-open")
    _click(page, "#export-link")
    _until(lambda: "camera=" in page.current_url)
    wanted = [_drawn(page), page.execute_script("return civicgraph.network.getScale()"), _texts(page, "#panel h2")]
    address = page.current_url
    page.get("about:blank")
    page.get(address)
    seen = [_drawn(page), page.execute_script("return civicgraph.network.getScale()"), _texts(page, "#panel h2")]
    assert seen[0] == wanted[0]
    assert seen[1] == pytest.approx(wanted[1], rel=0.01)
    assert seen[2] == wanted[2]
    assert page.execute_script("return document.documentElement.lang") == "en"
    assert not page.find_element("css selector", "input[data-group=kinds][value=Place]").is_selected()


@pytest.mark.parametrize(
    "fragment",
    [
        "#%",
        "#%E0%A4%A",
        "#steps=1e9&around=x",
        "#camera=a,b,c",
        "#lang=xx&theme=<b>&path=1&path=2&path=3",
        "#confidence=NaN",
    ],
)
def test_a_broken_address_is_no_harm(graph: CivicGraph, opened: Opener, fragment: str) -> None:
    page = opened(graph, fragment=fragment)
    assert len(_drawn(page)) == 10
    assert _texts(page, "#panel h2") == ["概要"]


@pytest.fixture
def saved(chromium: Chrome, tmp_path: Path) -> Any:
    """Choose a file of the export menu; its bytes."""
    folder = tmp_path / "saved"
    folder.mkdir()
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})

    def choose(ending: str) -> bytes:
        _click(chromium, "#export-open")
        _click(chromium, f"#export-{ending}")
        file = folder / f"graph.{ending}"
        _until(file.exists)
        return file.read_bytes()

    return choose


def test_the_view_as_svg_and_png(graph: CivicGraph, opened: Opener, saved: Any) -> None:
    page = opened(graph)
    _click(page, "input[data-group=kinds][value=Person]")
    drawing = ElementTree.fromstring(saved("svg"))
    text = "".join(drawing.itertext())
    assert "潮見市" in text and "森下真帆" not in text
    picture = saved("png")
    assert picture.startswith(b"\x89PNG") and len(picture) > 20_000


def test_the_facts_in_view_as_csv(hostile: CivicGraph, graph: CivicGraph, opened: Opener, saved: Any) -> None:
    page = opened(graph)
    _click(page, "input[data-group=kinds][value=Person]")
    rows = list(csv.DictReader(io.StringIO(saved("csv").decode("utf-8-sig"))))
    assert len(rows) == 8
    assert {"潮見港で港町データハッカソン2024が開かれた。"} <= {row["evidence"] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_selection_as_turtle(graph: CivicGraph, opened: Opener, saved: Any) -> None:
    opened(graph, fragment=_fragment("person/mori"))
    exported = Graph().parse(data=saved("ttl").decode(), format="turtle")
    mori, office = URIRef(BASE + "person/mori"), URIRef(BASE + "organization/office")
    assert (mori, ORG.memberOf, office) in exported
    assert len(list(exported.subjects(RDF.type, RDF.Statement))) == 3
    assert "潮見港" not in exported.serialize()


def test_hostile_names_survive_the_exports(hostile: CivicGraph, opened: Opener, saved: Any) -> None:
    page = opened(hostile)
    ElementTree.fromstring(saved("svg"))
    assert len(Graph().parse(data=saved("ttl").decode(), format="turtle")) > 20
    assert saved("csv")
    assert saved("png").startswith(b"\x89PNG")
    assert page.execute_script("return window.hacked") is None


@pytest.fixture(scope="module")
def many() -> CivicGraph:
    return corpus(300)


def test_three_hundred_articles(many: CivicGraph, opened: Opener) -> None:
    page = opened(many)
    assert len(_drawn(page)) == len(many.nodes)
    page.execute_script("document.getElementById('more').click()")
    only = page.find_element("css selector", "#only-article")
    assert len(only.find_elements("css selector", "option")) == 301
    page.execute_script(
        "const s = arguments[0]; s.value = arguments[1]; s.dispatchEvent(new Event('change'))",
        only,
        many.articles[7].iri,
    )
    assert _drawn(page) <= {iri.removeprefix(BASE) for iri in many.articles[7].mentions}
    assert len(_drawn(page)) > 3
    _click(page, "#reset")
    first = many.quotes[0].speaker
    _search(page, many.nodes[first].label())
    _click(page, "#results [role=option]")
    _click(page, "[data-steps='1']")
    assert 1 < len(_drawn(page)) < 40
    _click(page, "#show-table")
    assert len(_texts(page, "#entity-table tbody th")) == len(_drawn(page))


def test_a_large_graph_opens_with_its_most_important_part(opened: Opener) -> None:
    large = corpus(400)
    page = opened(large)
    linked = len(page.execute_script("return JSON.parse(document.getElementById('network-data').textContent).nodes"))
    assert linked > 1500
    assert len(_drawn(page)) == 1500
    assert _texts(page, "#shown") == [f"{len(large.nodes)} 項目のうち {1500 + len(large.nodes) - linked} 項目を表示"]
    ranking = page.execute_script("return JSON.parse(document.getElementById('network-data').textContent).ranking")
    last = ranking[-1]
    assert last.removeprefix(BASE) not in _drawn(page)
    _search(page, large.nodes[last].label())
    _click(page, f"#results [data-id='{last}']")
    assert last.removeprefix(BASE) in _drawn(page)
    _click(page, "#whole")  # this Chromium has no WebGL: tests/view/test_whole.py has one with it
    assert len(_drawn(page)) == 1501
    assert "WebGL が使えない" in _texts(page, "#shown")[0]
