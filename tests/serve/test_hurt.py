"""Questions that would hurt: each is told what happened, and the next one gets its answer."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse
from running import QUERY, Answer, Server, running

from civicgraph.serve.limits import Limits
from civicgraph.serve.pool import Pool
from civicgraph.serve.protocol import Question
from civicgraph.serve.refusal import Refusal
from civicgraph.store.disk import load

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(autouse=True)
def alive(server: Server) -> Iterator[None]:
    """Whatever a test does to the server, it answers the next question."""
    yield
    assert server.process.poll() is None
    answer = server.ask("ASK { ?who a foaf:Person }")
    assert (answer.status, answer.json["boolean"]) == (200, True)


class Listener:
    """Counts who connects to it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.05)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def contacted(self) -> bool:
        try:
            self.socket.accept()[0].close()
        except TimeoutError:
            return False
        return True


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


def test_the_listener_would_notice(listener: Listener) -> None:
    socket.create_connection(listener.socket.getsockname()).close()
    assert listener.contacted()


@pytest.mark.parametrize(("opening", "closing"), ["{}", "()", ("[ <urn:p> ", "]"), ("!", "")])
def test_nesting_is_refused_before_it_is_parsed(server: Server, opening: str, closing: str) -> None:
    deep = f"ASK {{ FILTER({opening * 10_000}{closing * 10_000}) }}"[:49_000]
    workers = server.workers()
    answer = server.ask(deep)
    assert (answer.status, answer.reason) == (400, "refused")
    assert "nested" in answer.json["detail"]
    assert server.workers() == workers, "no worker ended of it"


def test_a_nested_query_of_100_kilobytes_is_too_long(server: Server) -> None:
    nested = "ASK " + "{" * 50_000 + "}" * 50_000
    workers = server.workers()
    posted = server.send("POST", "/sparql", nested.encode(), Content_Type=QUERY)
    got = server.get("/sparql?query=" + quote(nested))
    for answer in (posted, got):
        assert (answer.status, answer.reason) == (413, "too-long")
    assert server.workers() == workers


def test_a_request_of_megabytes_is_cut_off(server: Server) -> None:
    answer = server.send("POST", "/sparql", b" " * (2**20 + 1), Content_Type=QUERY)
    assert (answer.status, answer.reason) == (413, "too-long")
    # The server may close while the rest of the address is under way; the client then sees no answer, which is as good.
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        assert server.get("/sparql?query=" + "a" * 400_000).status in {400, 413, 414, 431}
    assert server.get("/health").status == 200


def test_an_endless_query_times_out_and_is_told_apart_from_a_broken_one(server: Server) -> None:
    start = time.monotonic()
    endless = server.ask(ENDLESS)
    assert 2.5 < time.monotonic() - start < 20
    assert (endless.status, endless.reason) == (503, "timeout")
    assert "3 seconds" in endless.json["detail"]
    assert "valid" in endless.json["detail"]
    broken = server.ask(ENDLESS.replace("}", ""))
    assert (broken.status, broken.reason) == (400, "malformed")


def test_a_client_may_ask_for_less_time_but_not_for_more(server: Server) -> None:
    start = time.monotonic()
    assert server.ask(ENDLESS, timeout="0.3").reason == "timeout"
    assert time.monotonic() - start < 2.5
    start = time.monotonic()
    assert "3 seconds" in server.ask(ENDLESS, timeout="600").json["detail"]


@pytest.mark.parametrize("query", ["SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i", ENDLESS])
@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json"])
def test_a_failure_comes_before_the_first_byte(server: Server, query: str, accept: str) -> None:
    answer = server.ask(query, accept, timeout="0.5")
    assert answer.status == 503
    assert answer.kind == "application/problem+json"
    assert answer.reason in {"timeout", "memory"}


def test_a_query_that_takes_all_memory_is_ended_and_told(graph_file: Path) -> None:
    hungry = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with running(str(graph_file), "--timeout", "60", "--memory", "64", "--workers", "1") as small:
        answer = small.ask(hungry)
        assert (answer.status, answer.reason) == (503, "memory")
        assert "64 MiB" in answer.json["detail"]
        assert small.ask("ASK {}").json["boolean"] is True


def test_a_long_answer_is_cut_and_says_so(server: Server) -> None:
    all_of_it = "SELECT * { ?s ?p ?o }"
    for accept in ("text/csv", "application/sparql-results+json", "application/sparql-results+xml"):
        cut = server.ask(all_of_it, accept)
        assert cut.status == 200
        assert cut.headers["civicgraph-truncated"] == "rows=500"
    assert len(cut.body) > 1000
    assert len(server.ask(all_of_it).json["results"]["bindings"]) == 500
    assert "civicgraph-truncated" in server.ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle").headers
    assert "civicgraph-truncated" not in server.ask(all_of_it + " LIMIT 500").headers


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }",
        "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <URL> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE # comment\n <URL> { ?s ?p ?o } } } }",
        "LOAD <URL>",
        "LOAD <URL> INTO GRAPH <urn:g>",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <URL>",
    ],
)
def test_nobody_else_is_asked(server: Server, listener: Listener, query: str) -> None:
    answer = server.ask(query.replace("URL", listener.address), "*/*")
    if "SERVICE" in query or "S\\u" in query or "LOAD" in query:
        assert (answer.status, answer.reason) == (400, "refused")
    else:
        assert answer.status == 200
    assert not listener.contacted()


def test_no_file_is_read(server: Server, tmp_path: Path, listener: Listener) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<urn:a> <urn:b> "secret" .')
    uri = secret.as_uri()
    for query, fields in (
        (f"SELECT * FROM <{uri}> {{ ?s ?p ?o }}", {}),
        (f"SELECT * FROM NAMED <{uri}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", {}),
        ("SELECT * { ?s ?p ?o }", {"default-graph-uri": uri}),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", {"named-graph-uri": listener.address}),
    ):
        answer = server.ask(query, **fields)
        assert answer.status == 200
        assert answer.json["results"]["bindings"] == []
    assert server.ask(f"LOAD <{uri}>").status == 400
    assert not listener.contacted()


def test_200_clients_at_once_all_get_the_answer(server: Server) -> None:
    query = "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
    expected = server.ask(query).body
    with ThreadPoolExecutor(200) as pool:
        answers: list[Answer] = list(pool.map(lambda _: server.ask(query), range(200)))
    assert {answer.status for answer in answers} == {200}
    assert {answer.body for answer in answers} == {expected}


def test_others_are_answered_while_one_is_slow(server: Server) -> None:
    slow = threading.Thread(target=server.ask, args=(ENDLESS,))
    slow.start()
    time.sleep(0.3)
    start = time.monotonic()
    assert server.ask("ASK {}").status == 200
    assert time.monotonic() - start < 2
    slow.join()


def test_a_worker_that_is_killed_is_told_and_replaced(server: Server) -> None:
    before = _settled(server)
    ended = server.get("/health").json["ended_workers"]
    used = {worker: _processor_time(worker) for worker in before}
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(server.ask, ENDLESS)
        time.sleep(0.9)
        busiest = max(before, key=lambda worker: _processor_time(worker) - used[worker])
        os.kill(busiest, signal.SIGKILL)
        answer = waiting.result()
    assert (answer.status, answer.reason) == (500, "crashed")
    assert "SIGKILL" in answer.json["detail"]
    assert _until(lambda: len(server.workers()) == len(before) and busiest not in server.workers())
    assert server.get("/health").json["ended_workers"] == ended + 1


def test_idle_workers_that_are_killed_are_replaced_unnoticed(server: Server) -> None:
    before = server.workers()
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    time.sleep(0.3)  # until the server has been told of it
    assert server.ask("ASK {}").status == 200
    assert _until(lambda: len(server.workers()) == len(before))
    assert not set(before) & set(server.workers())


def test_a_client_that_leaves_ends_its_query(server: Server) -> None:
    before = server.workers()
    with socket.create_connection(server.address.split("/")[2].split(":"), timeout=5) as client:
        body = f"query={quote(ENDLESS)}".encode()
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        time.sleep(0.4)
    assert _until(lambda: not set(before) <= set(server.workers()), seconds=2.3), "sooner than by its time limit"


def test_a_store_that_is_loaded_anew_is_served_anew(graph_file: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    load(store, parse(path=str(graph_file)))
    with running("--store", str(store), "--workers", "2") as server:
        before = server.get("/health").json["triples"]
        for number in range(3):  # a load clears all away but the graph before
            load(store, parse(f'<urn:new> <urn:is> "{number}" .', format=RdfFormat.N_TRIPLES))
            for _ in range(4):
                answer = server.ask("SELECT ?o { <urn:new> <urn:is> ?o } ORDER BY ?o")
                assert [row["o"]["value"] for row in answer.json["results"]["bindings"]] == list("012"[: number + 1])
        assert server.ask("ASK { ?who a foaf:Person }").json["boolean"] is True
        assert str(before + 3) in server.get("/.well-known/void").text


def test_who_waits_too_long_is_told_when_to_come_again(graph_file: Path, tmp_path: Path) -> None:
    load(tmp_path / "store", parse(path=str(graph_file)))

    async def crowd() -> list[object]:
        pool = Pool(str(tmp_path / "store"), Limits(seconds=2, workers=1, waiting=1, wait_seconds=0.3))
        await pool.start()
        try:
            asked = (pool.ask(Question(ENDLESS), "*/*") for _ in range(3))
            return list(await asyncio.gather(*asked, return_exceptions=True))
        finally:
            await pool.close()

    found = asyncio.run(crowd())
    assert all(isinstance(one, Refusal) for one in found)
    assert sorted(one.reason for one in found if isinstance(one, Refusal)) == ["busy", "busy", "timeout"]


def _settled(server: Server) -> list[int]:
    """The workers once none of them is about to end: what a test before this one stopped takes a moment to go."""
    last, now = None, list(server.workers())
    while now != last:
        time.sleep(0.5)
        last, now = now, list(server.workers())
    return now


def _processor_time(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return int(fields[11]) + int(fields[12])


def _until(holds: object, seconds: float = 10) -> bool:
    assert callable(holds)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False
