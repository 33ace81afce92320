"""How fast the page is at 1,000, 10,000 and 50,000 nodes, beside plain pyvis over the same graph, in the same run.

    python bench/page_speed.py [--nodes 1000 10000 50000]

For each page, in headless Chromium with the network off: seconds from opening the file to the first paint and to
the first drawing on the canvas, and frames per second while the picture is dragged for three seconds. Only the
ratios between the two columns of a row mean anything elsewhere. A page that draws nothing within two minutes is
given up, and the table says so. Plain pyvis gets the same nodes and links, and its own defaults.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node
from civicgraph.records import Kind, Name, Predicate
from civicgraph.view import render_page
from civicgraph.view.network import linked_pairs
from page import table, write
from screenshot import browser

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_BASE = "https://example.org/graph/id/"
_PATIENCE = 120  # seconds
_CLUSTER = 40
_DRAWN = """
const canvas = document.querySelector("canvas");
if (!canvas || !canvas.width) return false;
const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
for (let i = 4; i < data.length; i += 4) if (data[i + 3] && (data[i] !== data[0] || data[i + 1] !== data[1])) return true;
return false;
"""


def graph_of(size: int) -> CivicGraph:
    """Towns of forty linked things each, one link in ten going to another town; the same for the same size."""
    chance = random.Random(size)
    kinds = list(Kind)
    ids = [f"{_BASE}thing/{i:06d}" for i in range(size)]
    nodes = {iri: Node(iri, kinds[i % len(kinds)], (Name(f"項目{i}", "ja"),)) for i, iri in enumerate(ids)}
    article = Article("https://news.example.jp/1", "見出し", "https://news.example.jp/1")
    evidence = (Evidence(article.iri, "根拠となる文がここにある。", 0, 13),)
    facts = []
    for i in range(1, size):
        home = i - i % _CLUSTER
        ends = {chance.randrange(home, i) if i > home else chance.randrange(i)}
        if chance.random() < 0.5:
            ends.add(
                chance.randrange(size) if chance.random() < 0.2 else chance.randrange(home, min(size, home + _CLUSTER))
            )
        facts += [Fact(ids[i], Predicate.PARTNER, ids[j], 0.9, evidence) for j in sorted(ends - {i})]
    return CivicGraph(nodes, tuple(facts), (), (article,))


def plain(graph: CivicGraph) -> str:
    """The page that pyvis writes with its defaults."""
    from pyvis.network import Network

    net = Network(cdn_resources="in_line")
    for node in graph.nodes.values():
        net.add_node(node.iri, label=node.label())
    for a, b in linked_pairs(graph):
        net.add_edge(a, b)
    return net.generate_html()


def measure(page: str) -> dict[str, float | None]:
    """Seconds to the first paint and the first drawing, and frames per second while dragging; None for "not in time"."""
    with tempfile.TemporaryDirectory(prefix="page-speed-") as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        driver = browser(Path(folder) / "profile", (1440, 900))
        driver.set_page_load_timeout(_PATIENCE)
        driver.set_script_timeout(_PATIENCE)
        try:
            return _measured(driver, path)
        except Exception as error:  # a browser that hangs or dies is a result too
            print(f"given up: {type(error).__name__}")
            return {"paint": None, "drawn": None, "frames": None}
        finally:
            driver.quit()


def _measured(driver: Chrome, path: Path) -> dict[str, float | None]:
    start = time.perf_counter()
    driver.get(path.as_uri())
    drawn = None
    while drawn is None and time.perf_counter() - start < _PATIENCE:
        if driver.execute_script(_DRAWN):
            drawn = round(time.perf_counter() - start, 2)
        time.sleep(0.05)
    paint = driver.execute_script("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    return {"paint": round(paint / 1000, 2) if paint else None, "drawn": drawn, "frames": drawn and _frames(driver)}


def _frames(driver: Chrome, seconds: float = 3.0) -> float:
    driver.execute_script(
        "window.ticks = 0; const tick = () => { window.ticks += 1; requestAnimationFrame(tick); }; requestAnimationFrame(tick);"
    )

    def mouse(kind: str, x: float, y: float) -> None:
        event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    mouse("mousePressed", 60, 400)
    start, before = time.perf_counter(), driver.execute_script("return window.ticks")
    while (passed := time.perf_counter() - start) < seconds:
        mouse("mouseMoved", 60 + 300 * passed / seconds, 400 + 40 * (int(passed * 20) % 2))
    after, passed = driver.execute_script("return window.ticks"), time.perf_counter() - start
    mouse("mouseReleased", 360, 400)
    return round((after - before) / passed, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    rows, figures = [], {}
    for size in parser.parse_args().nodes:
        graph = graph_of(size)
        start = time.perf_counter()
        pages = {"civicgraph": render_page(graph), "pyvis": plain(graph)}
        print(f"{size} nodes, {len(graph.facts)} facts: pages made in {time.perf_counter() - start:.0f} s")
        figures[str(size)] = {name: measure(page) for name, page in pages.items()}
        ours, theirs = figures[str(size)]["civicgraph"], figures[str(size)]["pyvis"]
        print(ours, theirs)
        rows.append([f"{size:,}", *(_pair(ours[key], theirs[key]) for key in ("paint", "drawn", "frames"))])
    head = ["nodes", "first paint, s", "picture drawn, s", "frames/s while dragging"]
    write(
        "page_speed",
        figures,
        'Each cell: this page / plain pyvis; "none": not within two minutes, or not told by the browser.\n\n'
        + table(head, rows),
    )


def _pair(ours: float | None, theirs: float | None) -> str:
    return " / ".join("none" if value is None else f"{value:g}" for value in (ours, theirs))


if __name__ == "__main__":
    main()
