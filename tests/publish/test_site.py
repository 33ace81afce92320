"""The site in Chromium: from files and from a server it asks nobody else, finds things, and serves everyone."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from publishing import BASE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
_AXE = (Path(__file__).parents[1] / "view" / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")


class _Handler(SimpleHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, int]]] = []

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.asked.append((self.path, int(code)))


@pytest.fixture
def server(site: Path) -> Iterator[str]:
    """The site on a plain static server."""
    _Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def page_of(site: Path, name: str) -> Path:
    (found,) = (path for path in (site / "id").rglob("*.html") if f"<h1><bdi>{name}</bdi></h1>" in path.read_text("utf-8"))
    return found


def complaints(page: Chrome) -> list[str]:
    return [entry["message"] for entry in page.get_log("browser")]


@pytest.mark.parametrize("lang", ["", ".en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(site: Path, chromium: Chrome, lang: str, scheme: str) -> None:
    features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
    thing = page_of(site, "須賀千鶴")
    for page in ("index", "articles", "kind/organization", "ontology/index", thing.relative_to(site).with_suffix("")):
        chromium.get((site / f"{page}{lang}.html").as_uri())
        chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        chromium.refresh()
        chromium.execute_script(_AXE)
        found = chromium.execute_async_script("axe.run(document).then((r) => arguments[0](r.violations))")
        serious = [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], page
    chromium.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    chromium.get_log("browser")


@pytest.mark.parametrize("words", ["須賀", "スガ", "suga"])
def test_search_leads_to_the_page(site: Path, chromium: Chrome, words: str) -> None:
    from selenium.webdriver.common.keys import Keys

    chromium.get((site / "index.html").as_uri())
    box = chromium.find_element("id", "search")
    box.send_keys(words)
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert chromium.find_element("tag name", "h1").text == "須賀千鶴"
    assert complaints(chromium) == []


def test_a_fact_shows_its_sentence_and_leads_to_the_article(site: Path, chromium: Chrome) -> None:
    chromium.get(page_of(site, "須賀千鶴").as_uri())
    text = chromium.find_element("tag name", "main").get_attribute("textContent")
    assert "経済産業省" in text
    links = [a.get_attribute("href") for a in chromium.find_elements("css selector", "main a")]
    assert any(link and link.startswith("https://news.example/c4js") for link in links)
    embedded = chromium.find_element("css selector", "script[type='application/ld+json']").get_attribute("textContent")
    assert "schema.org" in json.dumps(json.loads(embedded))
    chromium.find_element("link text", "English").click()
    assert chromium.find_element("tag name", "html").get_attribute("lang") == "en"
    assert complaints(chromium) == []


def test_on_a_server_every_request_is_answered_and_none_goes_elsewhere(
    site: Path, server: str, chromium: Chrome
) -> None:
    online = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", online)
    thing = page_of(site, "須賀千鶴").relative_to(site).as_posix()
    for page in ("", "index.en.html", "articles.html", "kind/person.html", "ontology/", thing, "graph.html"):
        chromium.get(server + page)
        fetched = chromium.execute_script(
            "return performance.getEntries().filter((e) => e.name.startsWith('http')).map((e) => e.name)"
        )
        assert fetched and all(address.startswith(server) for address in fetched)
    assert {code for path, code in _Handler.asked if path != "/favicon.ico"} <= {200, 304}
    assert not [entry for entry in chromium.get_log("browser") if "favicon" not in entry["message"]]


def test_hostile_names_do_nothing(hostile_site: Path, chromium: Chrome) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        chromium.get(page.as_uri())
        assert chromium.execute_script("return window.hacked") is None, page
        assert not chromium.find_elements("css selector", "a[href^='javascript:'], img, svg[onload]"), page
    assert complaints(chromium) == []


def test_a_phone_scrolls_one_way(site: Path, chromium: Chrome) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for page in (site / "index.html", page_of(site, "須賀千鶴"), site / "ontology" / "index.html"):
        chromium.get(page.as_uri())
        assert chromium.execute_script("return document.documentElement.scrollWidth") <= 360, page
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_pages_say_where_they_will_be(site: Path) -> None:
    text = page_of(site, "須賀千鶴").read_text("utf-8")
    assert f'"{BASE}id/person/' in text
