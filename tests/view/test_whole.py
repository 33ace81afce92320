"""All of a large graph at once: WebGL on the processor (SwiftShader), no network, a silent console."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from corpus import corpus

from civicgraph.graph.model import CivicGraph
from civicgraph.view import page as page_module
from civicgraph.view import render_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
_TALLIED = """
const canvas = civicgraph.cloud.renderer.getCanvases()[arguments[0]];
civicgraph.cloud.renderer.refresh();
const flat = document.createElement("canvas");
[flat.width, flat.height] = [canvas.width, canvas.height];
const pen = flat.getContext("2d");
pen.drawImage(canvas, 0, 0);
const seen = new Map(), data = pen.getImageData(0, 0, flat.width, flat.height).data;
for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) {
  const colour = "#" + [0, 1, 2].map((k) => data[i + k].toString(16).padStart(2, "0")).join("").toUpperCase();
  seen.set(colour, (seen.get(colour) || 0) + 1);
}
return Object.fromEntries(seen);
"""


@pytest.fixture(scope="module")
def large() -> CivicGraph:
    return corpus(400)


@pytest.fixture(scope="module")
def file(large: CivicGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "graph.html"
    path.write_text(render_page(large), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def drawing(browser_module: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = browser_module.browser(tmp_path_factory.mktemp("profile"), (1280, 800), webgl=True)
    yield driver
    driver.quit()


@pytest.fixture
def whole(drawing: Chrome, file: Path) -> Iterator[Callable[..., Chrome]]:
    """Open the page with everything drawn; whatever the test does, the console stays empty and nothing is fetched."""

    def open_page(fragment: str = "") -> Chrome:
        drawing.get("about:blank")
        drawing.get(f"{file.as_uri()}#whole=1{fragment}")
        assert drawing.execute_script("return civicgraph.cloud.renderer !== null")
        return drawing

    drawing.get_log("browser")
    yield open_page
    assert drawing.get_log("browser") == []
    assert drawing.execute_script("return performance.getEntriesByType('resource').map(e => e.name)") == []


def _linked(graph: CivicGraph) -> set[str]:
    return {end for fact in graph.facts if fact.object in graph.nodes for end in (fact.subject, fact.object)}


def _click(page: Chrome, selector: str) -> None:
    page.find_element("css selector", selector).click()


def _text(page: Chrome, selector: str) -> str:
    return page.find_element("css selector", selector).text


def _until(told: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not told():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def _hidden(page: Chrome) -> set[str]:
    return set(
        page.execute_script(
            "const {graph, renderer} = civicgraph.cloud;"
            "return graph.filterNodes(id => renderer.getNodeDisplayData(id).hidden)"
        )
    )


def _place(page: Chrome, iri: str) -> tuple[int, int]:
    at = page.execute_script(
        "const {graph, renderer} = civicgraph.cloud, {x, y} = graph.getNodeAttributes(arguments[0]);"
        "const box = document.getElementById('cloud').getBoundingClientRect(), at = renderer.graphToViewport({x, y});"
        "return [box.left + at.x, box.top + at.y]",
        iri,
    )
    return round(at[0]), round(at[1])


def _press(page: Chrome, at: tuple[int, int]) -> None:
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        event = {"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1}
        page.execute_cdp_cmd("Input.dispatchMouseEvent", event)


def test_every_node_is_drawn_in_the_colour_of_its_kind(large: CivicGraph, drawing: Chrome, file: Path) -> None:
    drawing.get("about:blank")
    drawing.get(file.as_uri())
    assert "1500" in _text(drawing, "#shown")
    _click(drawing, "#whole")
    assert drawing.execute_script("return civicgraph.cloud.graph.nodes().length") == len(_linked(large))
    assert _hidden(drawing) == set()
    assert _text(drawing, "#shown") == ""
    marks = drawing.execute_script(_TALLIED, "nodes")
    legend = json.loads(drawing.execute_script("return document.getElementById('content-data').textContent"))["legend"]
    for kind in {node.kind.value for node in large.nodes.values()}:
        assert marks[legend["kinds"][kind]["light"]] > 200, kind
    assert sum(drawing.execute_script(_TALLIED, "edges").values()) > 1000
    assert drawing.get_log("browser") == []


def test_a_click_on_a_mark_opens_its_details(large: CivicGraph, whole: Callable[..., Chrome]) -> None:
    page = whole()
    first = json.loads(page.execute_script("return document.getElementById('network-data').textContent"))["ranking"][0]
    _press(page, _place(page, first))
    _until(lambda: _text(page, "#panel h2") == large.nodes[first].label())
    time.sleep(0.5)  # a second click right after the first is a double click, which opens nothing
    _press(page, (30, 600))
    _until(lambda: _text(page, "#panel h2") == "概要")
    assert page.execute_script("return document.activeElement.id") == "picture"  # the keys go on from here


def test_the_legend_filters_and_the_selection_stands_out(large: CivicGraph, whole: Callable[..., Chrome]) -> None:
    person = large.quotes[0].speaker
    page = whole(f"&selected={quote(person, safe='')}")
    near = {person} | {f.subject for f in large.facts if f.object == person}
    near |= {f.object for f in large.facts if f.subject == person and f.object in large.nodes}
    bright, named = page.execute_script(
        "const {graph, renderer} = civicgraph.cloud, told = id => renderer.getNodeDisplayData(id);"
        "return [graph.filterNodes(id => told(id).zIndex === 1), [...renderer.getNodeDisplayedLabels()]]"
    )
    assert set(bright) == near
    assert person in named and set(named) <= near
    strong = page.execute_script(
        "const {graph, renderer} = civicgraph.cloud;"
        "return graph.filterEdges(id => renderer.getEdgeDisplayData(id).type === 'strong').length"
    )
    assert strong == len(near) - 1
    _click(page, "input[data-group=kinds][value=Event]")
    assert _hidden(page) == {iri for iri in _linked(large) if large.nodes[iri].kind.value == "Event"}


def test_the_keyboard_reaches_it(whole: Callable[..., Chrome]) -> None:
    from selenium.webdriver.common.keys import Keys

    page = whole()
    scale = page.execute_script("return civicgraph.cloud.renderer.getCamera().ratio")
    picture = page.find_element("css selector", "#picture")
    picture.send_keys("+")
    assert page.execute_script("return civicgraph.cloud.renderer.getCamera().ratio") == pytest.approx(scale / 1.3)
    picture.send_keys(Keys.ARROW_RIGHT)
    _until(lambda: page.execute_script("return civicgraph.state.selected"))
    first = _text(page, "#panel h2")
    page.find_element("css selector", "#picture").send_keys(Keys.ARROW_DOWN)
    _until(lambda: _text(page, "#panel h2") != first)


def test_a_link_restores_what_was_seen(whole: Callable[..., Chrome]) -> None:
    page = whole()
    page.find_element("css selector", "#picture").send_keys("++++")
    _click(page, "#export-open")
    _click(page, "#export-link")
    _until(lambda: "camera=" in page.current_url)
    seen, address = page.execute_script("return civicgraph.cloud.renderer.getCamera().getState()"), page.current_url
    page.get("about:blank")
    page.get(address)
    again = page.execute_script("return civicgraph.cloud.renderer.getCamera().getState()")
    assert again == {key: pytest.approx(value, abs=0.002) for key, value in seen.items()}


def test_a_neighbourhood_leaves_the_whole_and_back_returns(large: CivicGraph, whole: Callable[..., Chrome]) -> None:
    page = whole(f"&selected={quote(large.quotes[0].speaker, safe='')}")
    _click(page, "[data-steps='1']")
    assert not page.find_element("css selector", "#cloud").is_displayed()
    assert 1 < len(page.execute_script("return civicgraph.nodes.getIds()")) < 40
    page.back()
    _until(page.find_element("css selector", "#cloud").is_displayed)
    _click(page, "#show-table")
    _click(page, "#show-graph")
    assert len(page.execute_script(_TALLIED, "nodes")) > 4


def test_communities_are_tinted(whole: Callable[..., Chrome]) -> None:
    page = whole()
    before = page.execute_script(_TALLIED, "nodes")
    _click(page, "#groups")
    tint = page.execute_script("return getComputedStyle(document.querySelector('#panel .tint')).backgroundColor")
    red, green, blue = (int(part) for part in tint.removeprefix("rgb(").removesuffix(")").split(","))
    colour = f"#{red:02X}{green:02X}{blue:02X}"
    assert colour not in before
    assert page.execute_script(_TALLIED, "nodes")[colour] > 100


def test_what_is_seen_is_saved_as_png(whole: Callable[..., Chrome], tmp_path: Path) -> None:
    page = whole()
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    _click(page, "#export-open")
    _click(page, "#export-png")
    _until((tmp_path / "graph.png").exists)
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "graph.png").stat().st_size > 50_000


def test_a_lost_graphics_processor_is_told(whole: Callable[..., Chrome]) -> None:
    page = whole()
    page.execute_script(
        "const canvas = civicgraph.cloud.renderer.getCanvases().nodes;"
        "(canvas.getContext('webgl2') || canvas.getContext('webgl')).getExtension('WEBGL_lose_context').loseContext()"
    )
    _until(lambda: "WebGL が使えない" in _text(page, "#shown"))
    assert len(page.execute_script("return civicgraph.nodes.getIds()")) == 1500
    assert all("CONTEXT_LOST" in entry["message"] for entry in page.get_log("browser"))


def test_the_renderer_is_in_large_pages_alone(
    graph: CivicGraph, large: CivicGraph, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = "graphology"
    assert library in file.read_text("utf-8")
    assert "Sigma=" not in render_page(graph)
    monkeypatch.setattr(page_module, "_MOST_WHOLE", 1550)  # as if the graph were too large for it
    html = render_page(large)
    assert "Sigma=" not in html
    assert '"whole":false' in html
