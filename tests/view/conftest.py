"""A small graph made by hand, one of hostile names, and a Chromium without a network."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.records import Kind, Name, Predicate
from civicgraph.view import render_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

BASE = "https://example.org/graph/id/"
ARTICLE = "https://news.example.jp/articles/1"
_BROWSER = ("/usr/bin/chromium", "/usr/bin/chromedriver")
_SCREENSHOT = Path(__file__).parents[2] / "bench" / "screenshot.py"


def _node(key: str, kind: Kind, *names: tuple[str, str], **more: Any) -> Node:
    return Node(BASE + key, kind, tuple(Name(*name) for name in names), **more)


def _fact(subject: str, predicate: Predicate, value: str, words: str, **more: Any) -> Fact:
    value = value if predicate in (Predicate.START_DATE, Predicate.END_DATE) else BASE + value
    evidence = (Evidence(ARTICLE, words, 10, 10 + len(words)),)
    return Fact(BASE + subject, predicate, value, more.pop("confidence", 0.9), evidence, **more)


def _graph(nodes: list[Node], facts: list[Fact], quotes: list[Quote], articles: list[Article]) -> CivicGraph:
    by_iri = {node.iri: node for node in sorted(nodes, key=lambda node: node.iri)}
    return CivicGraph(by_iri, tuple(facts), tuple(quotes), tuple(articles))


@pytest.fixture(scope="session")
def graph() -> CivicGraph:
    """A harbour town's open data office: every kind of mark, a merged edge, a date, a quotation, a loner."""
    org, person = Kind.ORGANIZATION, Kind.PERSON
    nodes = [
        _node("person/mori", person, ("森下真帆", "ja"), ("森下", "ja")),
        _node("person/ueda", person, ("上田航", "ja"), ("Wataru Ueda", "en")),
        _node("organization/city", org, ("潮見市", "ja"), ("Shiomi City", "en"), sector="LocalGovernment"),
        _node("organization/office", org, ("潮見市デジタル推進室", "ja"), ("デジタル推進室", "ja")),
        _node(
            "organization/code",
            org,
            ("コード・フォー・シオミ", "ja"),
            ("Code for Shiomi", "en"),
            sector="CivilSociety",
            same_as=("https://www.wikidata.org/entity/Q0", "javascript:alert(1)"),
        ),
        _node("event/hack", Kind.EVENT, ("港町データハッカソン2024", "ja")),
        _node("project/map", Kind.PROJECT, ("避難所マップ事業", "ja")),
        _node("work/site", Kind.WORK, ("しおみ防災サイト", "ja")),
        _node("law/basic", Kind.LAW, ("官民データ活用推進基本法", "ja")),
        _node("place/port", Kind.PLACE, ("潮見港", "ja")),
        _node("concept/open", Kind.CONCEPT, ("オープンデータ", "ja")),
    ]
    p = Predicate
    told = "森下真帆室長は潮見市デジタル推進室を設けた。"
    facts = [
        _fact("event/hack", p.LOCATION, "place/port", "潮見港で港町データハッカソン2024が開かれた。"),
        _fact("event/hack", p.ORGANIZER, "organization/code", "主催はコード・フォー・シオミ。", confidence=0.71),
        _fact("event/hack", p.SPEAKER, "person/mori", "森下氏が登壇した。"),
        _fact("event/hack", p.START_DATE, "2024-05-03", "5月3日に開かれた。"),
        _fact("organization/code", p.PARTNER, "organization/city", "両者は協定を結んだ。", since="2023-04"),
        _fact("organization/office", p.FOUNDER, "person/mori", told),
        _fact("organization/office", p.PART_OF, "organization/city", told),
        _fact("person/mori", p.AFFILIATION, "organization/office", told, role="室長"),
        _fact("person/ueda", p.AFFILIATION, "organization/code", "元代表の上田航", role="代表", status="past"),
        _fact("project/map", p.LEGAL_BASIS, "law/basic", "官民データ活用推進基本法に基づく避難所マップ事業"),
        _fact("project/map", p.OPERATOR, "organization/city", "潮見市が運営する。"),
        _fact("work/site", p.CREATOR, "organization/code", "しおみ防災サイトを作った。"),
    ]
    words = "データは港のように開かれているべきです"
    named, said = Evidence(ARTICLE, told, 10, 10 + len(told)), Evidence(ARTICLE, f"「{words}」", 104, 125)
    quotes = [Quote(BASE + "q/1", words, BASE + "person/mori", ARTICLE, (named, said), 0.86)]
    return _graph(nodes, facts, quotes, [Article(ARTICLE, "潮見市の挑戦", url=ARTICLE, date="2024-05-10")])


@pytest.fixture(scope="session")
def hostile() -> CivicGraph:
    """Names, words and addresses that try to become code, to turn the text round, or to fill the screen."""
    script = "</script><script>window.hacked = 1</script>"
    image = '<img src=x onerror="window.hacked = 2">'
    nodes = [
        _node("person/a", Kind.PERSON, (script, "ja"), (image, "en")),
        _node("organization/b", Kind.ORGANIZATION, ("\u202e逆さ\u2066の名前\u200f", "ja"), sector="<b>"),
        _node("event/c", Kind.EVENT, ("長" * 10_000, "ja")),
        _node("work/d", Kind.WORK, ("{{ 7*7 }} {% raw %} \u2028\u2029 &amp; \x00", "ja")),
        _node("concept/e", Kind.CONCEPT, (image, "ja"), same_as=("javascript:window.hacked=3",)),
    ]
    facts = [
        _fact("event/c", Predicate.SPEAKER, "person/a", f"{script}{image}"),
        _fact("person/a", Predicate.AFFILIATION, "organization/b", image, role=script),
        _fact("work/d", Predicate.CREATOR, "person/a", "a\ud800b"),
    ]
    quotes = [Quote(BASE + "q/1", image + script, BASE + "person/a", ARTICLE, ())]
    return _graph(nodes, facts, quotes, [Article(ARTICLE, script, url="javascript:window.hacked=4")])


@pytest.fixture(scope="session")
def browser_module() -> Any:
    """bench/screenshot.py, which starts Chromium."""
    missing = [path for path in _BROWSER if not shutil.which(path)]
    if missing or not importlib.util.find_spec("selenium"):
        pytest.skip(f"needs selenium and Debian's chromium and chromium-driver ({', '.join(missing)})")
    spec = importlib.util.spec_from_file_location("screenshot", _SCREENSHOT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def chromium(browser_module: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = browser_module.browser(tmp_path_factory.mktemp("profile"), (1440, 900))
    yield driver
    driver.quit()


Opener = Callable[..., "Chrome"]


@pytest.fixture
def opened(chromium: Chrome, tmp_path: Path) -> Iterator[Opener]:
    """Open the page of a graph; whatever the test does, the console stays empty and nothing is fetched."""

    def open_page(shown: CivicGraph, *, fragment: str = "", lang: str = "ja") -> Chrome:
        path = tmp_path / "graph.html"
        path.write_text(render_page(shown, lang=lang), encoding="utf-8")
        chromium.get(path.as_uri() + fragment)
        return chromium

    chromium.get_log("browser")
    yield open_page
    assert chromium.get_log("browser") == []
    assert chromium.execute_script("return performance.getEntriesByType('resource').map(e => e.name)") == []
