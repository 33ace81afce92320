"""SPARQL servers: two real ones, and one that looks at what it is sent."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse
from servers import OXIGRAPH, VIRTUOSO, VIRTUOSO_PASSWORD, oxigraph, virtuoso

from civicgraph.cli import main
from civicgraph.errors import InputError, UsageError
from civicgraph.query.answers import Rows, Triples, Truth, ask
from civicgraph.query.named import named_queries
from civicgraph.store.memory import open_store
from civicgraph.store.remote import PASSWORD, TOKEN, USER, Server, put

GRAPH = Path(__file__).parents[1] / "query" / "conftest.py"
SECRET = "s3cret-w0rd"


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the article that ships with civicgraph, each fact with its evidence."""
    out = tmp_path_factory.mktemp("built")
    article = Path(__file__).parents[2] / "data" / "articles" / "c4js2021.txt"
    call = ["build", str(article), "--source", "https://news.example/c4js", "-o", str(out)]
    assert CliRunner().invoke(main, call).exit_code == 0
    return out / "graph.nq"


@pytest.fixture(params=["oxigraph, update", "oxigraph, graphs", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    name = request.param
    if name == "virtuoso":
        if not VIRTUOSO:
            pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")
        monkeypatch.setenv(USER, "dba")
        monkeypatch.setenv(PASSWORD, VIRTUOSO_PASSWORD)
        with virtuoso(tmp_path) as address:
            yield Server(f"{address}/sparql", graph_store_url=f"{address}/sparql-graph-crud-auth")
        return
    if not OXIGRAPH:
        pytest.skip("the oxigraph server is not installed (PyPI: oxigraph)")
    with oxigraph() as address:
        way = {"update_url": f"{address}/update"} if "update" in name else {"graph_store_url": f"{address}/store"}
        yield Server(f"{address}/query", **way)


def test_a_server_gives_the_rows_that_the_file_gives(server: Server, graph_file: Path) -> None:
    quads = list(parse(path=str(graph_file)))
    assert put(server, quads) == 1
    assert put(server, quads) == 1, "loading it again changes nothing"
    here = open_store(quads)
    for name in ("members-and-roles", "events-and-dates", "quotes-by-person", "partnerships"):
        text = named_queries()[name].text
        expected, found = ask(here, text), ask(server, text)
        assert isinstance(expected, Rows)
        assert isinstance(found, Rows)
        assert found.variables == expected.variables, name
        assert sorted(found.rows, key=str) == sorted(expected.rows, key=str), name
    assert ask(server, "ASK { ?law a schema:Legislation }") == Truth(True)
    people = "CONSTRUCT { ?p a foaf:Person } WHERE { ?p a foaf:Person }"
    assert ask(server, people) == ask(here, people) != Triples(())


def test_a_graph_that_changed_is_replaced_in_the_default_graph_too(server: Server) -> None:
    before = '<urn:g:1> { <urn:a> <urn:p> "old", "both" . } <urn:g:2> { <urn:a> <urn:p> "both" . }'
    put(server, parse(before, format=RdfFormat.TRIG))
    put(server, parse('<urn:g:1> { <urn:a> <urn:p> "new" . }', format=RdfFormat.TRIG))
    named = ask(server, "SELECT ?o { GRAPH <urn:g:1> { ?s <urn:p> ?o } }")
    assert isinstance(named, Rows)
    assert [row[0].value for row in named.rows if row[0]] == ["new"]  # type: ignore[union-attr]
    if server.update_url:
        default = ask(server, "SELECT ?o { ?s <urn:p> ?o } ORDER BY ?o")
        assert isinstance(default, Rows)
        assert [row[0].value for row in default.rows if row[0]] == ["both", "new"]  # type: ignore[union-attr]


class Spy(HTTPServer):
    """Keeps what it is sent; answers as `answer` says."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Spying)
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {}, b'{"head":{},"boolean":true}')

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class _Spying(BaseHTTPRequestHandler):
    server: Spy

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.command, self.path, dict(self.headers)))
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def spy() -> Iterator[Spy]:
    with Spy() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_password_is_sent_to_who_asks_for_it_and_shown_to_nobody(spy: Spy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "editor")
    monkeypatch.setenv(PASSWORD, SECRET)
    spy.answer = (401, {"WWW-Authenticate": 'Basic realm="store"'}, b"no entry")
    run = CliRunner().invoke(main, ["--debug", "query", "--store", spy.url, "ASK {}"])
    assert isinstance(run.exception, InputError)
    assert USER in str(run.exception)
    assert SECRET not in run.output + str(run.exception)
    assert "Authorization" not in spy.seen[0][2]
    sent = spy.seen[1][2]["Authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent).decode() == f"editor:{SECRET}"


def test_a_redirect_gets_neither_the_token_nor_the_question(spy: Spy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    assert ask(Server(spy.url), "ASK {}") == Truth(True)
    assert spy.seen.pop()[2]["Authorization"] == f"Bearer {SECRET}"
    with Spy() as elsewhere:
        spy.answer = (307, {"Location": elsewhere.url}, b"")
        with pytest.raises(InputError, match="Give the address it names") as caught:
            ask(Server(spy.url), "ASK {}")
        assert SECRET not in str(caught.value)
        assert elsewhere.seen == []


def test_credentials_go_over_https_or_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    with pytest.raises(UsageError, match="use https"):
        ask(Server("http://sparql.invalid/query"), "ASK {}")
    with pytest.raises(UsageError, match="no credentials in the address") as caught:
        Server(f"https://me:{SECRET}@sparql.invalid/")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("body", [b"<html>hello</html>", b'{"head":', b""])
def test_what_is_no_answer_is_said(spy: Spy, body: bytes) -> None:
    spy.answer = (200, {"Content-Type": "text/html"}, body)
    for query in ("SELECT * { ?s ?p ?o }", "ASK {}"):
        with pytest.raises(InputError, match=r"SPARQL 1\.1 endpoint"):
            ask(Server(spy.url), query)


def test_a_server_is_asked_for_no_other_server(spy: Spy) -> None:
    with pytest.raises(InputError, match="SERVICE"):
        ask(Server(spy.url), "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    with pytest.raises(InputError, match="changes data"):
        ask(Server(spy.url), "DROP ALL")
    assert spy.seen == []


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(InputError, match="cannot be asked"):
        ask(Server("http://127.0.0.1:9/"), "ASK {}")
    with pytest.raises(UsageError, match="--update"):
        put(Server("http://127.0.0.1:9/"), [])
