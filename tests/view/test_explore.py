"""The page of a large graph on a local server: over HTTP as anyone may ask it, and in Chromium as a reader does."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from click.testing import CliRunner
from corpus import corpus

import civicgraph
from civicgraph.cli import main
from civicgraph.explore import Site, site
from civicgraph.graph.model import CivicGraph
from civicgraph.view import around, between, store
from civicgraph.view.importance import speakers

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ARTICLE = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"


@pytest.fixture(scope="module")
def many() -> CivicGraph:
    return corpus(300)


@pytest.fixture(scope="module")
def served(many: CivicGraph) -> Iterator[Site]:
    with site(many) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _ask(server: Site, path: str, *, method: str = "GET", **headers: str) -> tuple[int, Any, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


def _part(server: Site, *query: tuple[str, str]) -> Any:
    status, _, body = _ask(server, "/part?" + urlencode(query))
    assert status == 200, body
    return json.loads(body)


def test_the_page_opens_with_a_part_and_knows_every_name(served: Site, many: CivicGraph) -> None:
    status, headers, page = _ask(served, "/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    data = {
        name: json.loads(text)
        for name, text in re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', page)
    }
    assert len(data["content-data"]["nodes"]) == len(many.nodes)
    assert 0 < len(data["network-data"]["nodes"]) <= 300 < len(many.nodes)
    assert len(data["content-data"]["facts"]) < len(many.facts)
    assert data["content-data"]["totals"] == {"facts": len(many.facts), "quotes": len(many.quotes)}
    assert "connect-src &#39;self&#39;" in page


def test_a_neighbourhood_comes_with_all_facts_of_its_nodes(served: Site, many: CivicGraph) -> None:
    kept = store(many)
    centre = min(kept.neighbours)
    found = _part(served, ("around", centre), ("steps", "2"))
    ids = {node["id"] for node in found["nodes"]}
    assert ids == set(around(kept, centre, 2)) > {centre, *kept.neighbours[centre]}
    told = {(f["subject"], f["predicate"], f["object"]) for f in found["facts"]}
    assert told == {(f.subject, f.predicate.value, f.object) for f in many.facts if {f.subject, f.object} & ids}
    assert all(fact["evidence"] for fact in found["facts"])
    numbers = {fact["number"] for fact in found["facts"]}
    assert all(number in numbers for edge in found["edges"] for number in edge["facts"])


def test_a_path_is_as_short_as_can_be(many: CivicGraph, served: Site) -> None:
    import networkx as nx

    kept = store(many)
    graph = nx.Graph((a, b) for a, near in kept.neighbours.items() for b in near)
    ids = sorted(max(nx.connected_components(graph), key=len))
    for start, end in ((ids[0], ids[-1]), (ids[3], ids[200])):
        route = between(kept, start, end)
        assert (route[0], route[-1]) == (start, end)
        assert len(route) - 1 == nx.shortest_path_length(graph, start, end)
        assert all(graph.has_edge(a, b) for a, b in pairwise(route))
        assert _part(served, ("between", start), ("between", end))["route"] == route
    assert between(kept, ids[0], "https://example.org/none") == []


@pytest.mark.parametrize(
    "query", ["", "around=a&steps=0", "around=a&steps=10", "around=a&steps=x", "between=a", "around=a&between=b&between=c"]
)
def test_a_question_that_makes_no_sense_is_refused(served: Site, query: str) -> None:
    assert _ask(served, f"/part?{query}")[0] == 400


def test_an_unknown_thing_has_no_neighbourhood(served: Site) -> None:
    assert _part(served, ("around", "https://example.org/none")) == {"nodes": [], "edges": [], "facts": [], "quotes": []}


def test_only_this_machine_under_its_own_name_and_its_own_page_is_answered(served: Site) -> None:
    port = served.server_port
    assert served.server_address[0] == "127.0.0.1"
    assert _ask(served, "/", Host=f"localhost:{port}")[0] == 200
    for host in ("attacker.example", f"attacker.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}"):
        status, _, body = _ask(served, "/", Host=host)
        assert (status, "title" in body) == (403, False)
    assert _ask(served, "/part?around=a", Origin="https://attacker.example")[0] == 403
    assert _ask(served, "/part?around=a", Origin="null")[0] == 403
    assert _ask(served, "/part?around=a", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert _ask(served, "/part?around=a", Origin=f"http://127.0.0.1:{port}")[0] == 200
    _, headers, _ = _ask(served, "/")
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_nothing_but_reading_is_possible(served: Site) -> None:
    assert _ask(served, "/../etc/passwd")[0] == 404
    assert _ask(served, "/", method="POST")[0] == 501
    status, headers, body = _ask(served, "/", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 1000


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    done = CliRunner().invoke(main, ["build", str(ARTICLE), "-o", str(out)])
    assert done.exit_code == 0, done.output
    return out / "graph.nq"


def test_a_taken_port_is_named_with_the_way_out(graph_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(main, ["explore", str(graph_file), "--no-browser", "--port", str(port)])
    assert done.exit_code == 2
    assert f"port {port}: Address already in use. Choose another with --port" in done.output


def test_a_missing_graph_is_unreadable_input(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["explore", str(tmp_path / "none.nq"), "--no-browser"]).exit_code == 3


def test_the_command_prints_its_address_and_ends_with_ctrl_c(graph_file: Path) -> None:
    program = "from civicgraph.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(Path(civicgraph.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", program, "explore", str(graph_file), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as running:
        assert running.stdout and running.stderr
        address = running.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", address)
        assert found
        connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.status == 200 and answer.read()
        connection.close()
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert "Traceback" not in running.stderr.read()


def test_a_reader_who_leaves_early_is_no_error(many: CivicGraph, capfd: pytest.CaptureFixture[str]) -> None:
    # The page is larger than what a socket holds, so the server is still sending when the reader hangs up.
    with site(many) as server:
        server.page *= 40
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as leaving:
            leaving.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
            assert leaving.recv(12) == b"HTTP/1.1 200"
            reset = struct.pack("ii", 1, 0)
            leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        status, _, _ = _ask(server, "/")
        for answering in threading.enumerate():
            if "process_request_thread" in answering.name:
                answering.join(20)
        server.shutdown()
        thread.join()
    assert status == 200
    assert capfd.readouterr().err == ""


@pytest.fixture
def page(chromium: Chrome, served: Site) -> Iterator[Chrome]:
    """The page from the server; the console stays empty, and no other host is asked."""
    network = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", network)
    chromium.get_log("browser")
    chromium.get(served.address)
    yield chromium
    assert chromium.get_log("browser") == []
    asked = chromium.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert all(address.startswith(served.address) for address in asked)
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", {**network, "offline": True})


def _until(page: Chrome, condition: str, *values: object) -> None:
    patience = time.monotonic() + 20
    while not page.execute_script(f"return Boolean({condition})", *values):
        assert time.monotonic() < patience, condition
        time.sleep(0.02)


def _drawn(page: Chrome) -> set[str]:
    return set(page.execute_script("return civicgraph.nodes.getIds()"))


@pytest.mark.browser
def test_what_the_search_finds_comes_from_the_server(page: Chrome, many: CivicGraph) -> None:
    kept, before = store(many), _drawn(page)
    assert f"{len(many.nodes)} 項目のうち {len(before)} 項目" in page.find_element("css selector", "#shown").text
    figures = [figure.text for figure in page.find_elements("css selector", ".figures dd")]
    assert figures == [str(len(many.nodes)), str(len(many.facts)), str(len(many.quotes))]
    marked = page.execute_script("return civicgraph.nodes.get().filter(n => n.speaks).map(n => n.id)")
    assert set(marked) == speakers(many) & before
    target = min((iri for iri in kept.ranks if iri not in before), key=lambda iri: many.nodes[iri].label())
    box = page.find_element("css selector", "#search")
    box.send_keys(many.nodes[target].label())
    page.find_element("css selector", f'#results [data-id="{target}"]').click()
    _until(page, "civicgraph.state.selected === arguments[0]", target)
    assert target in _drawn(page)
    facts = page.find_elements("css selector", "#panel .fact")
    assert len(facts) == len(kept.facts[target])
    hidden = set(kept.neighbours[target]) - _drawn(page)
    if hidden:
        page.find_element("css selector", '[data-act="open"]').click()
        _until(page, "civicgraph.state.opened.length === 1")
    assert set(kept.neighbours[target]) <= _drawn(page)
    boxes = page.execute_script(
        "return Object.fromEntries(civicgraph.nodes.getIds().map(i => [i, civicgraph.network.getBoundingBox(i)]))"
    )
    for new in _drawn(page) - before:
        for other in boxes.keys() - {new}:
            a, b = boxes[new], boxes[other]
            apart = a["right"] <= b["left"] or b["right"] <= a["left"]
            assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"], (new, other)


@pytest.mark.browser
def test_a_link_restores_a_view_of_things_that_the_page_did_not_open_with(
    page: Chrome, served: Site, many: CivicGraph
) -> None:
    kept, before = store(many), _drawn(page)
    start, end = sorted(iri for iri in kept.ranks if iri not in before)[:2]
    page.get("about:blank")
    page.get(f"{served.address}#around={quote(start, safe='')}&steps=2")
    _until(page, "civicgraph.nodes.getIds().includes(arguments[0])", start)
    assert _drawn(page) == set(around(kept, start, 2))
    page.get("about:blank")
    page.get(f"{served.address}#path={quote(start, safe='')}&path={quote(end, safe='')}")
    route = between(kept, start, end)
    _until(page, "document.querySelectorAll('.chain > li').length === arguments[0]", len(route))
    assert set(route) <= _drawn(page)


@pytest.mark.browser
def test_a_server_that_has_ended_is_told(chromium: Chrome, many: CivicGraph) -> None:
    network = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", network)
    with site(many) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        chromium.get(server.address)
        server.shutdown()
        thread.join()
    chromium.execute_cdp_cmd("Network.emulateNetworkConditions", {**network, "offline": True})
    target = next(iter(_drawn(chromium)))
    chromium.execute_script("location.hash = encodeURIComponent(arguments[0])", target)
    _until(chromium, "document.getElementById('blank').textContent.includes('civicgraph explore')")
    assert chromium.find_element("css selector", "#blank").is_displayed()
    chromium.get_log("browser")
