"""How fast the page is at 1,000, 10,000 and 50,000 nodes, beside plain pyvis over the same graph, in the same run.

    python bench/page_speed.py [--nodes 1000 10000 50000]

For each page: processor time to make it, and in headless Chromium with the network off, seconds from opening the file
to the first paint and to the first drawing, and frames per second while the picture is dragged for three seconds.
Above 1,500 nodes this page opens with its most important part; "whole" is the same file with everything drawn by WebGL,
here on the processor (SwiftShader), which a graphics processor does many times faster. Only the ratios between rows of
one size mean anything elsewhere, and only where the load of the machine (mean of a minute, at the end) is alike. A page that is not made within five minutes of processor time, or draws nothing within one, is given up.
Plain pyvis gets the same nodes and links, and its own defaults.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import signal
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node
from civicgraph.records import Kind, Name, Predicate
from civicgraph.view import render_page
from civicgraph.view.network import linked_pairs
from page import BENCH, table, write
from screenshot import browser

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_BASE = "https://example.org/graph/id/"
_PATIENCE = 60  # seconds
_MAKING = 300  # seconds of processor time
_CLUSTER = 40
_OPENING = 1500  # nodes above which the page opens with a part
_NAMES = {"civicgraph": "this page", "whole": "this page, whole", "pyvis": "plain pyvis"}
_WHOLE = "return Boolean(window.civicgraph?.cloud.renderer)"
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


def _write_page(make: str, size: int, path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_MAKING, _MAKING))
    path.write_text({"civicgraph": render_page, "pyvis": plain}[make](graph_of(size)), encoding="utf-8")


def made(make: str, size: int, path: Path) -> float | None:
    """Seconds of processor time that the page takes to be written to `path`; None where five minutes are not enough."""
    worker = get_context("spawn").Process(target=_write_page, args=(make, size, path))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker.start()
    worker.join()
    if worker.exitcode == -signal.SIGXCPU or worker.exitcode == -signal.SIGKILL:
        return None
    if worker.exitcode:
        raise SystemExit(f"{make}, {size} nodes: the page was not made (exit code {worker.exitcode}).")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1)


Figures = dict[str, float | None]


def measure(path: Path, *, whole: bool = False) -> Figures:
    """Seconds to the first paint and the first drawing, and frames per second while dragging; None for "not in time"."""
    with tempfile.TemporaryDirectory(prefix="page-speed-") as profile:
        driver = browser(Path(profile), (1440, 900), webgl=True)
        driver.set_page_load_timeout(_PATIENCE)
        driver.set_script_timeout(_PATIENCE)
        driver.command_executor.client_config.timeout = _PATIENCE
        try:
            return _measured(driver, path.as_uri() + ("#whole=1" if whole else ""), _WHOLE if whole else _DRAWN)
        except Exception as error:  # a browser that hangs or dies is a result too
            print(f"given up: {type(error).__name__}")
            return {"paint": None, "drawn": None, "frames": None}
        finally:
            driver.quit()


def _measured(driver: Chrome, address: str, is_drawn: str) -> Figures:
    start = time.perf_counter()
    driver.get(address)
    drawn = None
    while drawn is None and time.perf_counter() - start < _PATIENCE:
        if driver.execute_script(is_drawn):
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
    kept = BENCH / "page_speed.json"
    figures = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for size in parser.parse_args().nodes:
        with tempfile.TemporaryDirectory(prefix="page-speed-") as folder:
            figures[str(size)] = _compared(size, Path(folder))
        print(size, figures[str(size)])
    keys = ("made", "megabytes", "paint", "drawn", "frames", "load")
    rows = [
        [f"{int(size):,}", _NAMES[name], *(_cell(told.get(key)) for key in keys)]
        for size, found in sorted(figures.items(), key=lambda item: int(item[0]))
        for name, told in found.items()
    ]
    head = ["nodes", "page", "made, CPU s", "MB", "first paint, s", "drawn, s", "frames/s while dragging", "load"]
    write("page_speed", figures, f"{os.cpu_count()} cores, {_processor()}.\n\n{table(head, rows)}")


def _compared(size: int, folder: Path) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for name in ("civicgraph", "pyvis"):
        path = folder / f"{name}.html"
        seconds = made(name, size, path)
        told: Figures = {"made": seconds, "megabytes": None, "paint": None, "drawn": None, "frames": None}
        if seconds is not None:
            told |= {"megabytes": round(path.stat().st_size / 1e6, 1), **measure(path), "load": _load()}
        found[name] = told
        if name == "civicgraph" and size > _OPENING:
            found["whole"] = {**measure(path, whole=True), "load": _load()}
    return found


def _load() -> float:
    return round(os.getloadavg()[0], 1)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _processor() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
