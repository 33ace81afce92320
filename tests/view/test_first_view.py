"""What the picture of a middling graph shows when it opens, before anybody moves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from corpus import corpus

from civicgraph.graph.model import CivicGraph

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from conftest import Opener

pytestmark = pytest.mark.browser

_OUTSIDE = """
const net = civicgraph.network, frame = document.querySelector('#picture canvas').getBoundingClientRect();
const at = id => net.canvasToDOM(net.getPosition(id));
return civicgraph.nodes.get({filter: n => !n.hidden}).map(n => at(n.id))
  .filter(p => p.x < 0 || p.y < 0 || p.x > frame.width || p.y > frame.height).length;
"""


def _scale(page: Chrome) -> float:
    return page.execute_script("return civicgraph.network.getScale()")


@pytest.mark.parametrize(("articles", "whole"), [(12, True), (60, False)])
def test_a_graph_that_nearly_fits_is_shown_whole(articles: int, whole: bool, opened: Opener) -> None:
    page = opened(corpus(articles))
    assert (page.execute_script(_OUTSIDE) == 0) == whole
    assert _scale(page) > 0.54


# Marks and names that are cut by the window, or that the buttons above and the key below cover.
_CUT = """
const net = civicgraph.network, frame = document.querySelector('#picture canvas').getBoundingClientRect();
const covers = [...document.querySelectorAll('#stage .tools > button:not([hidden]), #key')].map(e => e.getBoundingClientRect());
return civicgraph.nodes.get({filter: n => !n.hidden}).filter(n => {
  const box = net.getBoundingBox(n.id), [a, b] = [[box.left, box.top], [box.right, box.bottom]].map(([x, y]) => net.canvasToDOM({x, y}));
  const [left, top, right, bottom] = [a.x + frame.left, a.y + frame.top, b.x + frame.left, b.y + frame.top];
  return left < frame.left || top < frame.top || right > frame.right || bottom > frame.bottom
    || covers.some(c => left < c.right && right > c.left && top < c.bottom && bottom > c.top);
}).map(n => n.label);
"""

Sized = Callable[[int, int], Any]


@pytest.fixture
def sized(chromium: Chrome) -> Iterator[Sized]:
    """Give the window another size."""

    def size(width: int, height: int) -> None:
        told = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", told)

    yield size
    size(1440, 900)


def _settled(page: Chrome) -> Chrome:
    page.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 120))")
    return page


@pytest.mark.parametrize("size", [(390, 844), (820, 1180), (1024, 768), (1440, 900)])
def test_a_small_graph_opens_whole_and_uncovered_on_any_screen(
    graph: CivicGraph, opened: Opener, sized: Sized, size: tuple[int, int]
) -> None:
    sized(*size)
    page = _settled(opened(graph))
    assert page.execute_script(_CUT) == []
    assert _scale(page) > 0.6


def test_a_picture_that_nobody_moved_is_fitted_to_what_a_panel_leaves(graph: CivicGraph, opened: Opener, sized: Sized) -> None:
    page = opened(graph)
    page.find_element("css selector", "#more").click()
    assert _settled(page).execute_script(_CUT) == []
    sized(760, 1000)
    assert _settled(page).execute_script(_CUT) == []
    page.find_element("css selector", "#zoom-in").click()
    _settled(page)
    before = _scale(page)
    page.find_element("css selector", "#more").click()
    assert _scale(_settled(page)) == pytest.approx(before, rel=0.2)


@pytest.mark.parametrize("camera", ["", "&camera=40,-20,0.9"])
def test_the_graph_is_fitted_when_the_table_was_seen_first(graph: CivicGraph, opened: Opener, camera: str) -> None:
    page = opened(graph, fragment="#view=table" + camera)
    page.find_element("css selector", "#show-graph").click()
    _settled(page)
    if camera:
        at = page.execute_script("return civicgraph.network.getViewPosition()")
        assert (round(at["x"]), round(at["y"]), _scale(page)) == (40, -20, 0.9)
    else:
        assert page.execute_script(_CUT) == []


def test_on_a_phone_the_legend_says_that_it_goes_on(graph: CivicGraph, opened: Opener, sized: Sized) -> None:
    sized(390, 844)
    page = _settled(opened(graph))
    more = "return [...document.querySelectorAll('#filters fieldset')].map(e => getComputedStyle(e, '::after').opacity)"
    assert page.execute_script(more)[0] == "1"
    page.execute_script("document.querySelectorAll('#filters fieldset').forEach(e => { e.scrollLeft = 2000 })")
    assert _settled(page).execute_script(more) == ["0", "0"]
    assert page.execute_script(
        "return [...document.querySelectorAll('#filters .chip:last-child')].every(e => e.getBoundingClientRect().right <= 390)"
    )
    sized(1440, 900)
    assert _settled(page).execute_script("return document.querySelectorAll('#filters fieldset.more').length") == 0


def test_on_a_phone_the_tables_show_every_column(graph: CivicGraph, opened: Opener, sized: Sized) -> None:
    sized(390, 844)
    page = opened(graph, fragment="#view=table")
    outside = "return [...document.querySelectorAll('tbody th, tbody td')].filter(e => e.getBoundingClientRect().right > 390).length"
    assert page.execute_script(outside) == 0
    assert page.execute_script("return document.documentElement.scrollWidth") == 390
    cells = page.find_elements("css selector", "#entity-table tbody tr:first-child td")
    titles = page.execute_script("return arguments[0].map(e => getComputedStyle(e, '::before').content)", cells)
    assert titles == ['"別名"', '"種類"', '"分類"', '"事実"']
    assert page.find_element("css selector", "#entity-table").get_attribute("role") == "table"
