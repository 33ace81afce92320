"""For everyone: axe-core finds nothing serious, the keyboard reaches everything, fingers and printers are served."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from civicgraph.graph.model import CivicGraph

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from conftest import Opener

pytestmark = pytest.mark.browser
BASE = "https://example.org/graph/id/"
_AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
_VIEWS = {
    "overview": "",
    "thing": "#" + quote(BASE + "person/mori", safe=""),
    "line": "#" + quote(f"{BASE}organization/office {BASE}person/mori", safe=""),
    "table": "#view=table",
    "path": f"#path={quote(BASE + 'person/ueda', safe='')}&path={quote(BASE + 'place/port', safe='')}&groups=1",
}


def _violations(page: Chrome) -> list[str]:
    page.execute_script(_AXE)
    found = page.execute_async_script("axe.run(document).then((r) => arguments[0](r.violations))")
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", _VIEWS)
def test_axe_finds_nothing_serious(graph: CivicGraph, opened: Opener, view: str, theme: str) -> None:
    page = opened(graph, fragment=_VIEWS[view])
    if theme == "dark":
        page.find_element("css selector", "#theme").click()
    page.find_element("css selector", "#more").click()
    page.find_element("css selector", "#export-open").click()
    assert _violations(page) == []


def test_axe_would_find_a_planted_fault(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    page.execute_script(
        "document.getElementById('search').removeAttribute('aria-label');"
        "document.getElementById('search').removeAttribute('placeholder')"
    )
    assert any(fault.startswith("label") for fault in _violations(page))


def test_tab_reaches_every_control_in_the_order_of_the_page(graph: CivicGraph, opened: Opener) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    page = opened(graph)
    reached: list[str] = []
    for _ in range(40):
        ActionChains(page).send_keys(Keys.TAB).perform()
        reached.append(page.execute_script("return document.activeElement.id || document.activeElement.className"))
    wanted = [
        "skip",
        "search",
        "show-graph",
        "show-table",
        "export-open",
        "language",
        "theme",
        "more",
        "picture",
        "groups",
    ]
    places = [reached.index(name) for name in wanted]
    assert places == sorted(places)
    assert "entity" in reached


def test_arrow_keys_go_from_thing_to_thing_and_are_told(graph: CivicGraph, opened: Opener) -> None:
    from selenium.webdriver.common.keys import Keys

    page = opened(graph)
    picture = page.find_element("css selector", "#picture")
    picture.send_keys(Keys.ARROW_RIGHT)
    first = page.execute_script("return civicgraph.state.selected")
    assert first == BASE + "organization/code"  # the best connected
    seen = {first}
    for key in (Keys.ARROW_LEFT, Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN):
        picture.send_keys(key)
        seen.add(page.execute_script("return civicgraph.state.selected"))
    assert len(seen) > 2
    assert "の関係" in str(page.find_element("css selector", "#announce").get_attribute("textContent"))
    picture.send_keys(Keys.ENTER)
    assert page.execute_script("return document.activeElement.id") == "panel"
    picture.send_keys(Keys.ESCAPE)
    assert page.execute_script("return civicgraph.state.selected") == ""


def test_a_filter_keeps_the_focus(graph: CivicGraph, opened: Opener) -> None:
    from selenium.webdriver.common.keys import Keys

    page = opened(graph)
    box = page.find_element("css selector", "input[data-group=kinds][value=Person]")
    box.send_keys(Keys.SPACE)
    assert not box.is_selected()
    assert page.switch_to.active_element == box


def test_fingers_have_room_on_a_phone(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    page.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        page.refresh()
        heights = page.execute_script(
            "return [...document.querySelectorAll('button, .chip')].filter(e => e.offsetHeight && !e.closest('.entity'))"
            ".filter(e => !e.matches('.entity')).map(e => e.offsetHeight)"
        )
        assert min(heights) >= 34
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        page.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
        phone.update(width=1440, height=900, mobile=False)
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)


def test_print_has_the_tables_and_no_buttons(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        page.execute_script("dispatchEvent(new Event('beforeprint'))")
        assert page.find_element("css selector", "#fact-table").is_displayed()
        assert not page.find_element("css selector", "#export").is_displayed()
        assert not page.find_element("css selector", "#undo").is_displayed()
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
