"""SPARQL servers: two real ones, and one that looks at what it is sent."""

from __future__ import annotations

import base64
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse
from servers import OXIGRAPH, VIRTUOSO, VIRTUOSO_PASSWORD, oxigraph, virtuoso

from civicgraph.cli import main
from civicgraph.errors import InputError, UsageError
from civicgraph.query.answers import Rows, Triples, Truth, ask
from civicgraph.query.formats import as_csv
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


@pytest.fixture(scope="module", params=["oxigraph, update", "oxigraph, graphs", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    name = request.param
    if name == "virtuoso":
        if not VIRTUOSO:
            pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")
        with pytest.MonkeyPatch.context() as environment, virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
            environment.setenv(USER, "dba")
            environment.setenv(PASSWORD, VIRTUOSO_PASSWORD)
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


def test_the_server_is_served_with_the_same_limits(server: Server, graph_file: Path) -> None:
    """`civicgraph serve --store URL` before a real server: rows, a cut answer, an entity's page, what is refused."""
    put(server, parse(path=str(graph_file)))
    program = "from civicgraph.cli import main; main()"
    limits = ["--rows", "5", "--workers", "1", "--timeout", "20"]
    command = [sys.executable, "-c", program, "serve", "--port", "0", "--store", server.query_url, *limits]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().decode().strip()

            def asked(path: str, accept: str) -> tuple[int, Any, bytes]:
                try:
                    with urlopen(Request(address + path, headers={"Accept": accept})) as answer:
                        return answer.status, answer.headers, answer.read()
                except HTTPError as error:
                    return error.code, error.headers, error.read()

            text = named_queries()["members-and-roles"].text
            status, headers, body = asked("sparql?query=" + quote(text), "text/csv")
            assert status == 200
            assert body.decode() == as_csv(ask(open_store(parse(path=str(graph_file))), text))
            status, headers, body = asked("sparql?query=" + quote("SELECT * { ?s ?p ?o }"), "text/csv")
            assert (status, headers["Civicgraph-Truncated"], body.count(b"\r\n")) == (200, "rows=5", 6)
            status, _, body = asked("id/organization/meti.html?lang=ja", "text/html")
            assert status == 200
            assert "経済産業省" in body.decode()
            status, _, body = asked("sparql?query=" + quote("SELECT (bif:getenv('HOME') AS ?x) {}"), "*/*")
            assert status == 400
            assert b'"refused"' in body
        finally:
            process.send_signal(signal.SIGINT)


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
