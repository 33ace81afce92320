"""The query page and the pages of entities in a real Chromium: what people do with them, and what they must not do."""

from __future__ import annotations

import csv
import importlib.util
import io
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from click.testing import CliRunner
from running import Server, running

from civicgraph.cli import main
from civicgraph.query.named import named_queries

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
_ROOT = Path(__file__).parents[2]
_AXE = (_ROOT / "tests" / "view" / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
_BROWSER = ("/usr/bin/chromium", "/usr/bin/chromedriver")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
RELATIONS = "CONSTRUCT { ?a ?p ?b } { VALUES ?p { org:memberOf org:unitOf schema:organizer } ?a ?p ?b }"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    missing = [path for path in _BROWSER if not shutil.which(path)]
    if missing or not importlib.util.find_spec("selenium"):
        pytest.skip(f"needs selenium and Debian's chromium and chromium-driver ({', '.join(missing)})")
    spec = importlib.util.spec_from_file_location("screenshot", _ROOT / "bench" / "screenshot.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    driver = module.browser(tmp_path_factory.mktemp("profile"), (1280, 900))
    online = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", online)
    yield driver
    driver.quit()


@pytest.fixture
def page(server: Server, chromium: Chrome) -> Iterator[Chrome]:
    """The query page in English; whatever the test does, the console stays empty and no other host is asked."""
    chromium.get("about:blank")
    chromium.get_log("browser")
    chromium.get(server.address)
    chromium.execute_script("localStorage.setItem('civicgraph-language', 'en')")
    chromium.refresh()
    yield chromium
    # Chromium's hint that a canvas is read back often comes or not as fast as the pictures are drawn: no fault of the page.
    expected = ("/sparql - Failed to load", "willReadFrequently")
    said = [m for m in (entry["message"] for entry in chromium.get_log("browser")) if not any(e in m for e in expected)]
    assert said == []
    fetched = chromium.execute_script("return performance.getEntriesByType('resource').map((e) => e.name)")
    assert fetched
    assert [name for name in fetched if not name.startswith((server.address, "data:", "blob:"))] == []


def until(holds: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


def status(page: Chrome) -> str:
    return str(page.find_element("id", "status").text)


def ask(page: Chrome, query: str) -> str:
    """Put a query into the editor, run it with the keyboard, and wait; what the page then says."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    page.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", query)
    page.execute_script("document.querySelector('.CodeMirror').CodeMirror.focus()")
    ActionChains(page).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    until(lambda: status(page) not in {"", "Asking…"})
    return status(page)


def choose(page: Chrome, name: str) -> None:
    from selenium.webdriver.support.select import Select

    Select(page.find_element("id", "examples")).select_by_value(name)
    until(lambda: " rows in " in status(page))


def look(page: Chrome, view: str) -> None:
    page.find_element("css selector", f"[data-view={view}]").click()


def cells(page: Chrome) -> list[list[str]]:
    found: list[list[str]] = page.execute_script(
        "return [...document.querySelectorAll('#view tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return found


def test_an_example_gives_the_rows_of_the_command_line(page: Chrome, graph_file: Path) -> None:
    for name in ("members-and-roles", "events-and-dates"):
        choose(page, name)
        told = CliRunner().invoke(main, ["query", str(graph_file), name, "--format", "csv"]).stdout
        assert cells(page) == list(csv.reader(io.StringIO(told)))


def test_every_question_that_ships_is_offered_in_both_languages(page: Chrome) -> None:
    def offered() -> list[str]:
        return [option.text for option in page.find_elements("css selector", "#examples option")][1:]

    assert offered() == [query.title_en for query in named_queries().values()]
    page.find_element("id", "language").click()
    assert offered() == [query.title_ja for query in named_queries().values()]
    assert page.find_element("tag name", "html").get_attribute("lang") == "ja"
    assert page.find_element("id", "run").text == "実行"
    page.refresh()
    assert page.find_element("id", "run").text == "実行"
    page.find_element("id", "language").click()


def test_the_same_answer_as_table_graph_and_timeline(page: Chrome) -> None:
    choose(page, "events-and-dates")
    look(page, "timeline")
    until(lambda: page.find_elements("css selector", "#view time"))
    assert "2021-09-18" in page.find_element("css selector", "#view").text
    assert "without a date" in page.find_element("css selector", "#view").text
    look(page, "graph")
    until(lambda: page.find_elements("css selector", ".network canvas"))
    drawn = "const c = document.querySelector('.network canvas');"
    drawn += "return [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data].some((v) => v > 0)"
    until(lambda: page.execute_script(drawn))
    look(page, "table")
    assert len(cells(page)) == 4


def test_what_holds_no_date_and_no_relation_says_so(page: Chrome) -> None:
    ask(page, "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name }")
    look(page, "timeline")
    assert page.find_element("id", "view").text == "No column holds dates."
    look(page, "graph")
    assert "CONSTRUCT" in page.find_element("id", "view").text
    assert ask(page, "ASK { ?who a foaf:Person }") == "Yes (true)"
    assert ask(page, "SELECT * { ?a a <urn:nothing> }").startswith("0 rows")


def test_a_link_asks_again(page: Chrome, server: Server) -> None:
    ask(page, RELATIONS)
    look(page, "graph")
    given = parse_qs(urlsplit(page.current_url).fragment)
    assert given == {"query": [RELATIONS], "view": ["graph"]}
    link = page.current_url
    for address in (link, f"{server.address}?query={quote(RELATIONS)}&view=graph"):
        page.get("about:blank")
        page.get(address)
        until(lambda: page.find_elements("css selector", ".network canvas"))
        assert page.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()") == RELATIONS
    page.find_element("id", "link").click()
    # The clipboard answers in its own time.
    until(lambda: page.find_element("id", "link").text in {"Copied", "It is in the address bar"})


def test_back_leads_to_the_question_before(page: Chrome) -> None:
    first = "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name }"
    ask(page, first)
    before = cells(page)
    assert ask(page, "ASK { ?who a foaf:Person }") == "Yes (true)"
    page.back()
    until(lambda: cells(page) == before)
    assert page.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()") == first


def test_a_link_cannot_set_another_endpoint(page: Chrome, server: Server) -> None:
    page.get("about:blank")
    page.get(
        f"{server.address}#query=ASK%7B%7D&endpoint=http://elsewhere.example/&requestMethod=GET&headers=X&view=toString"
    )
    until(lambda: "true" in status(page))


def test_what_is_saved_is_what_the_endpoint_says(page: Chrome, server: Server, tmp_path: Path) -> None:
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    query = "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
    for asked, kind, media, ending in ((query, "CSV", "text/csv", "csv"), (RELATIONS, "Turtle", "text/turtle", "ttl")):
        ask(page, asked)
        page.find_element("xpath", f"//button[text()='{kind}']").click()
        saved = tmp_path / f"result.{ending}"
        until(saved.exists)
        assert saved.read_bytes() == server.ask(asked, media).body


def test_out_of_time_broken_refused_and_cut_are_told_apart(page: Chrome) -> None:
    assert ask(page, ENDLESS).startswith("Out of time. The query is valid")
    assert ask(page, "SELECT * {").startswith("The query is not well written.")
    assert ask(page, "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }").startswith("This query is not accepted.")
    assert ask(page, "DROP ALL").startswith("This query is not accepted.")
    said = ask(page, "SELECT * { ?s ?p ?o }")
    assert said.startswith("500 rows")
    assert "a part of the result" in said
    assert "a part of the result" not in ask(page, "SELECT * { ?s ?p ?o } LIMIT 500")


def test_a_query_can_be_stopped(page: Chrome) -> None:
    page.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", ENDLESS)
    run = page.find_element("id", "run")
    run.click()
    until(lambda: run.text == "Stop")
    run.click()
    until(lambda: status(page) == "Stopped.")
    assert run.text == "Run"


def test_names_of_the_graph_are_completed(page: Chrome) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    page.execute_script("const e = document.querySelector('.CodeMirror').CodeMirror; e.setValue(''); e.focus()")
    ActionChains(page).send_keys("SELECT * { ?x schema:organ").perform()
    ActionChains(page).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    until(lambda: [e.text for e in page.find_elements("css selector", ".CodeMirror-hint")] == ["schema:organizer"])
    assert page.find_elements("css selector", ".parseErrorIcon") == [], "the profile's prefixes need no declaration"


def test_the_keyboard_reaches_everything_and_leaves_the_editor(page: Chrome) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    choose(page, "members-and-roles")
    page.execute_script("document.getElementById('language').focus()")
    reached = ["language"]
    for _ in range(16):
        ActionChains(page).send_keys(Keys.TAB).perform()
        reached.append(
            page.execute_script(
                "const e = document.activeElement; return e.id || e.dataset.view || e.closest('#editor')?.id || e.className || e.textContent"
            )
        )
    wanted = ["language", "examples", "editor", "run", "link", "table", "graph", "timeline", "CSV", "scroll"]
    wanted = [name if name != "CSV" else "quiet" for name in wanted]
    places = [reached.index(name) for name in wanted]
    assert places == sorted(places), reached


def violations(page: Chrome) -> list[str]:
    page.execute_script(_AXE)
    found = page.execute_async_script("axe.run(document).then((r) => arguments[0](r.violations))")
    serious = [f"{v['id']}: {n['html']}" for v in found if v["impact"] in ("serious", "critical") for n in v["nodes"]]
    # The editor scrolls with the cursor of its text field, which stands beside what scrolls.
    return [
        fault
        for fault in serious
        if not fault.startswith('scrollable-region-focusable: <div class="CodeMirror-scroll"')
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Chrome, scheme: str, entity: str) -> None:
    features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
    try:
        choose(page, "events-and-dates")
        assert violations(page) == []
        for view in ("timeline", "graph"):
            look(page, view)
            time.sleep(0.3)
            assert violations(page) == [], view
        ask(page, "SELECT * {")
        assert violations(page) == []
        page.get(entity)
        assert violations(page) == []
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_axe_would_find_a_planted_fault(page: Chrome) -> None:
    page.execute_script("document.querySelector('.choice').replaceWith(document.getElementById('examples'))")
    assert any(fault.startswith("select-name") for fault in violations(page))


@pytest.fixture(scope="module")
def entity(server: Server) -> str:
    answer = server.ask('SELECT ?who { ?who a foaf:Person ; skos:prefLabel "須賀千鶴"@ja }')
    iri: str = answer.json["results"]["bindings"][0]["who"]["value"]
    return server.address + iri.removeprefix("https://w3id.org/civicgraph/") + ".html?lang=ja"


def test_a_phone_scrolls_one_way(page: Chrome, entity: str) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        wide = "return document.documentElement.scrollWidth"
        ask(page, "SELECT * { ?s ?p ?o } LIMIT 50")
        for view in ("table", "graph", "timeline"):
            look(page, view)
            assert page.execute_script(wide) <= 360, view
        page.get(entity)
        assert page.execute_script(wide) <= 360
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_an_entity_leads_on_to_others_its_data_and_the_question(page: Chrome, entity: str) -> None:
    page.get(entity)
    assert page.find_element("tag name", "h1").text == "須賀千鶴"
    assert "経済産業省 商務情報政策局" in page.find_element("css selector", ".body blockquote + *, .body").text
    page.find_element("link text", "経済産業省").click()
    assert page.find_element("tag name", "h1").text == "経済産業省"
    page.find_element("link text", "English").click()
    assert page.find_element("tag name", "h1").text == "Ministry of Economy, Trade and Industry"
    turtle = page.find_element("link text", "Turtle").get_attribute("href")
    assert turtle and turtle.endswith(".ttl")
    page.find_element("link text", "Ask this graph").click()
    until(lambda: " rows in " in status(page))
    assert any("経済産業省" in cell for row in cells(page) for cell in row)


def test_a_cell_leads_to_its_page_here(page: Chrome) -> None:
    ask(page, 'SELECT ?who { ?who a foaf:Person ; skos:prefLabel "須賀千鶴"@ja }')
    page.find_element("css selector", "#view td a").click()
    until(lambda: page.find_element("tag name", "h1").text == "須賀千鶴")


def test_hostile_words_do_nothing(chromium: Chrome) -> None:
    title = "<script>window.hacked=9</script>"
    with running(str(Path(__file__).parent / "hostile.trig"), "--workers", "1", "--title", title) as hostile:
        chromium.get_log("browser")
        chromium.get(hostile.address)
        for query in (
            "SELECT ?s ?o ?p { ?s ?p ?o }",
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
            "SELECT ?a ?b ?d { ?a a org:Organization ; skos:prefLabel ?b ; schema:foundingDate ?d . ?q schema:text ?t }",
            "SELECT ?a ?t ?h { ?q schema:text ?t . ?h schema:headline ?a }",
        ):
            for view in ("table", "graph", "timeline"):
                fragment = f"query={quote(query)}&view={view}"
                chromium.execute_script(
                    "document.getElementById('status').textContent = ''; location.hash = arguments[0]", fragment
                )
                until(lambda: any(sign in status(chromium) for sign in (" rows in ", " 件・")))
                until(lambda: chromium.find_elements("css selector", "#view > *"))
                assert chromium.execute_script("return window.hacked") is None, (query, view)
                assert not chromium.find_elements(
                    "css selector",
                    "a[href^='//'], a[href^='javascript:'], a[href^='data:'], #view img, iframe, svg[onload]",
                )
        bad = "SELECT * { <script>alert(1)</script> <img src=x onerror=window.hacked=1> }"
        chromium.execute_script("location.hash = arguments[0]", f"query={quote(bad)}")
        until(lambda: chromium.find_elements("css selector", "#status.error"))
        for mark in chromium.find_elements("css selector", ".parseErrorIcon"):
            chromium.execute_script("arguments[0].dispatchEvent(new MouseEvent('mouseover'))", mark)
        assert chromium.execute_script("return window.hacked") is None
        assert title in chromium.find_element("tag name", "h1").text
        for thing in ("id/person/a", "id/organization/b", "statement/1", "selector/1", "quotation/1"):
            chromium.get(f"{hostile.address}{thing}.html")
            assert chromium.execute_script("return window.hacked") is None, thing
            assert not chromium.find_elements(
                "css selector", "a[href^='javascript:'], a[href^='data:'], img, iframe, svg"
            )
        assert hostile.get("//elsewhere.example/x").status == 404, "no redirect to another host"
        linked = hostile.get("/id/person/a.html?lang=ja").text
        assert 'href="//' not in linked
        text = hostile.get("/id/organization/b.html").text
        assert "\u202e" not in text
    # Chromium's hint that a canvas is read back often comes or not as fast as the pictures are drawn: no fault of the page.
    expected = ("/sparql - Failed to load", "willReadFrequently")
    said = [m for m in (entry["message"] for entry in chromium.get_log("browser")) if not any(e in m for e in expected)]
    assert said == []


def test_the_policy_lets_nothing_else_run(page: Chrome) -> None:
    ran = page.execute_async_script(
        "document.addEventListener('securitypolicyviolation', (e) => arguments[0](e.effectiveDirective));"
        "const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s)"
    )
    assert ran == "script-src-elem"
    assert page.execute_script("return window.hacked") is None
    page.get_log("browser")
