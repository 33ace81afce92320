"""The page as a reader meets it: Chromium, no network, a silent console (the fixture `opened` sees to it)."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from civicgraph.cli import main
from civicgraph.graph.model import CivicGraph
from civicgraph.view import render_page

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
    ids = page.execute_script("return civicgraph.nodes.get({filter: n => !n.hidden}).map(n => n.id)")
    return {iri.removeprefix(BASE) for iri in ids}


def _search(page: Chrome, text: str) -> list[str]:
    box = page.find_element("css selector", "#search")
    box.clear()
    box.send_keys(text)
    return _texts(page, "#results [role=option] > .name")


def _painted(page: Chrome) -> int:
    """How many different colours the canvas shows."""
    return page.execute_script(
        "const c = document.querySelector('#picture canvas'), s = new Set();"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "for (let i = 0; i < d.length; i += 4) s.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
        "return s.size"
    )


def test_it_draws_the_graph_with_japanese_labels(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    labels = page.execute_script("return civicgraph.nodes.get().map(n => n.label.replaceAll('\\n', ''))")
    assert set(labels) == {node.label() for node in graph.nodes.values() if node.label() != "オープンデータ"}
    assert _painted(page) > 50
    assert page.execute_script("return civicgraph.network.getScale()") > 0.8


def test_the_speakers_and_who_stands_behind_them_are_seen_at_once(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    assert _texts(page, ".speaker") == ["森下真帆\n発言 1\n潮見市デジタル推進室\n室長"]
    assert _texts(page, "#key .key") == ["発言・登壇した人", "大きさは重要度（PageRank）"]
    bubbles = page.execute_script(
        "const n = civicgraph.network, c = document.querySelector('#picture canvas'), s = n.getScale();"
        "const k = c.width / c.clientWidth, whole = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "return arguments[0].map(id => {"
        "const p = n.canvasToDOM(n.getPosition(id)), r = civicgraph.nodes.get(id).size * .72;"
        "const x = Math.round((p.x + (r + 10) * s) * k), y = Math.round((p.y - (r + 11) * s) * k);"
        "return [...whole.slice(4 * (y * c.width + x), 4 * (y * c.width + x) + 3)]; })",
        [BASE + "person/mori", BASE + "person/ueda"],
    )
    accent = [0x0B, 0x5C, 0xAD]
    assert bubbles[0] == accent
    assert bubbles[1] != accent
    _click(page, "#filters input[value=Person]")
    assert _texts(page, ".speaker") == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_labels_do_not_collide_and_stay_inside_at_the_first_zoom(graph: CivicGraph, opened: Opener, lang: str) -> None:
    page = opened(graph, lang=lang)
    boxes = page.execute_script("return civicgraph.nodes.getIds().map(i => civicgraph.network.getBoundingBox(i))")
    for a, b in combinations(boxes, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
    inside = page.execute_script(
        "const f = document.getElementById('picture'); return civicgraph.nodes.getIds().every(i => {"
        "const b = civicgraph.network.getBoundingBox(i),"
        "p = civicgraph.network.canvasToDOM({x: b.left, y: b.top}),"
        "q = civicgraph.network.canvasToDOM({x: b.right, y: b.bottom});"
        "return p.x >= 0 && p.y >= 0 && q.x <= f.clientWidth && q.y <= f.clientHeight })"
    )
    assert inside


def test_the_table_has_everything(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    _click(page, "#show-table")
    assert set(_texts(page, "#entity-table tbody th")) == {node.label() for node in graph.nodes.values()}
    assert len(_texts(page, "#fact-table tbody tr")) == len(graph.facts)
    facts = page.find_element("css selector", "#fact-table").text
    for fact in graph.facts:
        assert fact.evidence[0].exact in facts
    assert "2024年5月3日" in facts
    assert "データは港のように開かれているべきです" in page.find_element("css selector", "#quote-table").text
    links = page.find_elements("css selector", "#fact-table a")
    assert {link.get_attribute("href") for link in links} == {"https://news.example.jp/articles/1"}
    assert not page.find_element("css selector", "#stage").is_displayed()
    _click(page, "#show-graph")
    assert _painted(page) > 50


def test_the_legend_filters_picture_and_table(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    before = _drawn(page)
    _click(page, "input[data-group=kinds][value=Person]")
    assert before - _drawn(page) == {"person/mori", "person/ueda"}
    _click(page, "input[data-group=sectors][value=LocalGovernment]")
    assert before - _drawn(page) == {"person/mori", "person/ueda", "organization/city"}
    _click(page, "#show-table")
    names = _texts(page, "#entity-table tbody th")
    assert "森下真帆" not in names
    assert "しおみ防災サイト" in names
    _click(page, "input[data-group=kinds][value=Person]")
    assert "森下真帆" in _texts(page, "#entity-table tbody th")


def test_when_all_is_hidden_the_page_says_so(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    for box in page.find_elements("css selector", "input[data-group=kinds]"):
        box.click()
    assert page.find_element("css selector", "#blank").text == "絞り込みですべて隠れています。"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("潮見市", "潮見市"),
        ("shiomi city", "潮見市"),
        ("ＳＨＩＯＭＩ　ＣＩＴＹ", "潮見市"),
        ("こーどふぉー", "コード・フォー・シオミ"),
        ("ｺｰﾄﾞ", "コード・フォー・シオミ"),
        ("森下", "森下真帆"),
    ],
)
def test_search_finds_names_however_they_are_written(graph: CivicGraph, opened: Opener, query: str, first: str) -> None:
    assert _search(opened(graph), query)[:1] == [first]


def test_search_works_with_the_keyboard_and_admits_when_there_is_nothing(graph: CivicGraph, opened: Opener) -> None:
    from selenium.webdriver.common.keys import Keys

    page = opened(graph)
    assert _search(page, "存在しない名前") == []
    assert page.find_element("css selector", "#results").text == "見つかりません"
    _search(page, "潮見")
    page.find_element("css selector", "#search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    assert page.execute_script("return civicgraph.state.selected") is not None
    assert not page.find_element("css selector", "#results").is_displayed()


def test_the_details_of_a_thing(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment="#" + quote(BASE + "person/mori", safe=""))
    panel = page.find_element("css selector", "#panel")
    assert _texts(page, "#panel h2") == ["森下真帆"]
    assert "室長" in panel.text
    assert [text.splitlines()[0] for text in _texts(page, "#panel h3")][:3] == [
        "所属",
        "登壇したイベント",
        "設立したもの",
    ]
    assert "データは港のように開かれているべきです" in panel.text
    _click(page, "#panel details summary")
    assert _texts(page, "#panel details[open] blockquote p") == ["森下真帆室長は潮見市デジタル推進室を設けた。"]
    assert set(_texts(page, "#panel details[open] mark")) == {"森下真帆", "室長", "潮見市デジタル推進室"}
    link = page.find_element("css selector", "#panel details[open] cite a")
    assert str(link.get_attribute("href")).startswith("https://news.example.jp/articles/1")
    assert "noopener" in str(link.get_attribute("rel"))
    _click(page, "#panel .facts .entity")
    assert _texts(page, "#panel h2") == ["潮見市デジタル推進室"]
    page.back()
    assert _texts(page, "#panel h2") == ["森下真帆"]
    _click(page, "#panel .back")
    assert _texts(page, "#panel h2") == ["概要"]


def test_every_statement_tells_how_sure_it_is_and_where_it_stands(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment="#" + quote(BASE + "person/mori", safe=""))
    said = page.find_element("css selector", "#panel .quote")
    assert said.text.splitlines() == ["データは港のように開かれているべきです", "潮見市の挑戦", "位置 104–125", "86%", "話者の根拠"]
    _click(page, "#panel .quote summary")
    assert _texts(page, "#panel .quote details p") == ["森下真帆室長は潮見市デジタル推進室を設けた。"]
    assert _texts(page, "#panel .quote details .place") == ["位置 10–32"]
    _click(page, "#panel .facts summary")
    assert _texts(page, "#panel .facts details[open] .place") == ["位置 10–32"]
    _click(page, "#show-table")
    row = "森下真帆 データは港のように開かれているべきです 86% 位置 104–125 潮見市の挑戦"
    assert page.find_element("css selector", "#quote-table tbody tr").text.split() == row.split()
    assert "位置 10–32" in page.find_element("css selector", "#fact-table").text


def test_dates_and_past_roles_are_told(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment="#" + quote(BASE + "event/hack", safe=""))
    assert "2024年5月3日" in _texts(page, "#panel .date")
    page = opened(graph, fragment="#" + quote(BASE + "person/ueda", safe=""))
    assert _texts(page, "#panel .status") == ["過去"]


def test_only_web_addresses_become_links(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph, fragment="#" + quote(BASE + "organization/code", safe=""))
    addresses = [link.get_attribute("href") for link in page.find_elements("css selector", "#panel a")]
    assert "https://www.wikidata.org/entity/Q0" in addresses
    assert all(str(address).startswith("https://") for address in addresses)


def test_an_edge_tells_both_facts_with_their_evidence(graph: CivicGraph, opened: Opener) -> None:
    edge = f"{BASE}organization/office {BASE}person/mori"
    page = opened(graph, fragment="#" + quote(edge, safe=""))
    assert _texts(page, "#panel .predicate") == ["設立者", "所属"]
    assert len(page.find_elements("css selector", "#panel details[open] blockquote")) == 2


def test_a_click_on_a_mark_selects_it(graph: CivicGraph, opened: Opener) -> None:
    from selenium.webdriver import ActionChains

    page = opened(graph)
    canvas = page.find_element("css selector", "#picture canvas")
    at = page.execute_script(
        "const {x, y} = civicgraph.nodes.get(arguments[0]); return civicgraph.network.canvasToDOM({x, y})",
        BASE + "event/hack",
    )
    size = canvas.size
    ActionChains(page).move_to_element_with_offset(
        canvas, int(at["x"] - size["width"] / 2), int(at["y"] - size["height"] / 2)
    ).click().perform()
    page.execute_async_script("setTimeout(arguments[0], 400)")
    assert _texts(page, "#panel h2") == ["港町データハッカソン2024"]


def test_what_has_no_relation_is_listed_and_not_drawn(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    assert "concept/open" not in _drawn(page)
    assert _texts(page, "#panel .chips .entity") == ["オープンデータ"]
    _click(page, "#panel .chips .entity")
    assert _texts(page, "#panel h2") == ["オープンデータ"]


def test_the_interface_speaks_english_too(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    _click(page, "#language")
    assert page.execute_script("return document.documentElement.lang") == "en"
    assert _texts(page, "#show-table") == ["Table"]
    labels = page.execute_script("return civicgraph.nodes.get().map(n => n.label.replaceAll('\\n', ' '))")
    assert {"Shiomi City", "Code for Shiomi", "森下真帆"} <= set(labels)
    named = page.execute_script("return civicgraph.edges.get().map(e => e.title)")
    assert "speaker" in named


def test_light_and_dark(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    ground = "return getComputedStyle(document.body).backgroundColor + civicgraph.nodes.get()[0].font.color"
    light = page.execute_script(ground)
    _click(page, "#theme")
    assert page.execute_script(ground) != light
    _click(page, "#theme")
    assert page.execute_script(ground) == light


def test_a_phone_scrolls_one_way_only(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        page.refresh()
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
        assert page.execute_script("return civicgraph.network.getScale()") >= 0.6
        _click(page, "#show-table")
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        metrics.update(width=1440, height=900, mobile=False)
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def test_the_print_has_the_whole_picture_and_the_tables(graph: CivicGraph, opened: Opener) -> None:
    page = opened(graph)
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    printed = page.execute_script("return document.getElementById('print').textContent")
    assert "潮見市" in printed and "森下真帆" in printed
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.find_element("css selector", "#print svg").is_displayed()
        assert not page.find_element("css selector", "#stage").is_displayed()
        assert len(_texts(page, "#entity-table tbody th")) == len(graph.nodes)
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert not page.find_elements("css selector", "#print svg")
    assert page.find_element("css selector", "#stage").is_displayed()


@pytest.mark.parametrize("key", ["person/a", "organization/b", "event/c", "work/d", "concept/e"])
def test_hostile_text_does_nothing(hostile: CivicGraph, opened: Opener, key: str) -> None:
    page = opened(hostile, fragment="#" + quote(BASE + key, safe=""))
    _click(page, "#show-table")
    assert page.execute_script("return window.hacked") is None
    assert page.find_elements("css selector", "img, b, #panel script, #tables script") == []
    for link in page.find_elements("css selector", "a"):
        assert str(link.get_attribute("href")).startswith(("https://", "file://"))
    drawn = page.execute_script("return civicgraph.nodes.get().map(n => n.label)")
    assert all(len(label) < 140 and "\u202e" not in label for label in drawn)
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_an_empty_graph_says_that_there_is_nothing(opened: Opener) -> None:
    page = opened(CivicGraph({}, (), (), ()))
    assert page.find_element("css selector", "#blank").text == "記事から読み取れた関係はありません。"


def test_without_script_there_is_a_notice(graph: CivicGraph, chromium: Chrome, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render_page(graph), encoding="utf-8")
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get(path.as_uri())
        assert "JavaScript が必要です" in chromium.find_element("css selector", "body").text
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_screenshot_is_taken_and_errors_are_reported(
    graph: CivicGraph, browser_module: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, picture = tmp_path / "graph.html", tmp_path / "docs" / "graph.png"
    page.write_text(render_page(graph), encoding="utf-8")
    assert browser_module.main([str(page), str(picture), "--size", "800x600"]) == 0
    header = picture.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (800, 600)
    page.write_text("<script>throw new Error('planted fault')</script>", encoding="utf-8")
    assert browser_module.main([str(page), str(picture)]) == 1
    assert "planted fault" in capsys.readouterr().err


def test_the_page_that_build_writes_for_the_real_article(chromium: Chrome, tmp_path: Path) -> None:
    article = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"
    done = CliRunner().invoke(main, ["build", str(article), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    chromium.get_log("browser")
    chromium.get((tmp_path / "out" / "graph.html").as_uri())
    labels = chromium.execute_script("return civicgraph.nodes.get().map(n => n.label.replaceAll('\\n', ''))")
    assert {"須賀千鶴", "関治之", "経済産業省", "コード・フォー・ジャパン"} <= set(labels)
    assert {name.split("\n")[0] for name in _texts(chromium, ".speaker")} == {"須賀千鶴", "関治之"}
    assert _painted(chromium) > 50
    assert chromium.get_log("browser") == []
    assert chromium.execute_script("return performance.getEntriesByType('resource').length") == 0
