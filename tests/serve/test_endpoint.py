"""What is answered at which address, in which format, to whom: over HTTP, to a server as users start it."""

from __future__ import annotations

import hashlib
import socket
import tomllib
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef
from running import FORM, QUERY, Server, running

import civicgraph.serve
from civicgraph.serve.accept import choose
from civicgraph.serve.run import _bound

PEOPLE = "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?who a foaf:Person } WHERE { ?who a foaf:Person }"
VOID = "http://rdfs.org/ns/void#"


@pytest.mark.parametrize(
    ("accept", "kind", "start"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", b'{"head"'),
        ("application/json", "application/sparql-results+json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"name\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b"?name\n"),
        ("*/*", "application/sparql-results+json", b'{"head"'),
        ("text/*;q=0.5, application/xml;q=0.2", "text/csv", b"name\r\n"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json", b'{"head"'),
    ],
)
def test_rows_come_as_asked(server: Server, accept: str, kind: str, start: bytes) -> None:
    answer = server.ask(PEOPLE, accept)
    assert answer.status == 200
    assert answer.kind == kind
    assert answer.body.startswith(start)
    assert "accept" in answer.headers["vary"].lower()
    assert "civicgraph-truncated" not in answer.headers


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("*/*", RdfFormat.TURTLE),
    ],
)
def test_graphs_come_as_asked(server: Server, accept: str, kind: RdfFormat) -> None:
    answer = server.ask(CONSTRUCT, accept)
    assert (answer.status, answer.kind) == (200, kind.media_type)
    assert (
        len({quad.triple for quad in parse(answer.body, format=kind)})
        == len(server.ask(PEOPLE).json["results"]["bindings"])
        > 0
    )


def test_what_is_not_offered_is_not_acceptable_and_says_what_is(server: Server) -> None:
    for query, accept, offered in ((PEOPLE, "text/turtle", "text/csv"), (CONSTRUCT, "text/csv", "text/turtle")):
        answer = server.ask(query, accept)
        assert (answer.status, answer.reason) == (406, "not-acceptable")
        assert offered in answer.json["detail"]


def test_the_three_ways_to_ask_give_the_same(server: Server) -> None:
    encoded = urlencode({"query": PEOPLE})
    answers = [
        server.get(f"/sparql?{encoded}"),
        server.send("POST", "/sparql", encoded.encode(), Content_Type=FORM),
        server.send("POST", "/sparql", PEOPLE.encode(), Content_Type=QUERY),
    ]
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    head = server.send("HEAD", f"/sparql?{encoded}")
    assert (head.status, head.body) == (200, b"")


def test_a_broken_query_is_told_with_its_place(server: Server) -> None:
    answer = server.ask("SELECT ?x\nWHERE { ?x a }")
    assert (answer.status, answer.reason) == (400, "malformed")
    assert "2:" in answer.json["detail"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(server: Server, method: str) -> None:
    answer = server.send(method, "/sparql", b"")
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "reason"),
    [
        (b"DROP ALL", "application/sparql-update", 403, "read-only"),
        (urlencode({"update": "DROP ALL"}).encode(), FORM, 403, "read-only"),
        (urlencode({"query": "DROP ALL"}).encode(), FORM, 400, "refused"),
        (b"INSERT DATA { <urn:a> <urn:b> <urn:c> }", QUERY, 400, "refused"),
        (b"ASK {}", "text/plain", 415, "unsupported-media-type"),
        ("ASK {}".encode("utf-16"), QUERY + "; charset=utf-16", 415, "unsupported-media-type"),
        (b"ASK {} # \xff", QUERY, 400, "malformed"),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400, "malformed"),
        (b"query=ASK%20%7B%7D&default-graph-uri=%20", FORM, 400, "malformed"),
        (b"query=ASK%20%7B%7D&timeout=soon", FORM, 400, "malformed"),
        (b"query=%C3", FORM, 400, "malformed"),
    ],
)
def test_what_is_no_question_is_refused_for_its_own_reason(
    server: Server, body: bytes, kind: str, status: int, reason: str
) -> None:
    before = server.get("/health").json["triples"]
    answer = server.send("POST", "/sparql", body, Content_Type=kind)
    assert (answer.status, answer.reason) == (status, reason), answer.text
    assert server.get("/health").json["triples"] == before


@pytest.fixture(scope="module")
def person(server: Server) -> str:
    answer = server.ask('SELECT ?who { ?who a foaf:Person ; skos:prefLabel "須賀千鶴"@ja }')
    iri: str = answer.json["results"]["bindings"][0]["who"]["value"]
    return iri


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", ".html"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/n-triples", ".nt"),
        ("application/rdf+xml", ".rdf"),
    ],
)
def test_an_entity_leads_to_the_document_that_suits(server: Server, person: str, accept: str, ending: str) -> None:
    path = urlsplit(person).path.removeprefix("/civicgraph")
    answer = server.get(path, accept)
    assert answer.status == 303
    assert answer.headers["location"] == path + ending
    document = server.get(answer.headers["location"], accept)
    assert document.status == 200
    assert document.kind in accept
    if ending != ".html":
        found = Graph().parse(data=document.text, format={".jsonld": "json-ld", ".rdf": "xml"}.get(ending, ending[1:]))
        assert (URIRef(person), None, None) in found
        assert (None, None, URIRef(person)) in found


def test_an_entity_is_answered_below_the_base_s_own_path_too(server: Server, person: str) -> None:
    answer = server.get(urlsplit(person).path, "text/turtle")
    assert answer.status == 303
    assert server.get(answer.headers["location"]).status == 200


def test_an_entity_s_page_has_its_facts_evidence_and_documents(server: Server, person: str) -> None:
    page = server.send("GET", urlsplit(person).path + ".html", Accept_Language="ja")
    for words in ("須賀千鶴", "経済産業省", "商務情報政策局", "確信度", "発言", "https://news.example/c4js"):
        assert words in page.text
    assert 'rel="alternate"; type="text/turtle"' in page.headers["link"]
    assert "Ministry of Economy, Trade and Industry" in server.get(urlsplit(person).path + ".html?lang=en").text
    assert 'lang="en"' in server.send("GET", urlsplit(person).path + ".html", Accept_Language="en-US,en;q=0.9").text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "script" not in page.text


def test_what_is_in_nobody_s_graph_is_not_found(server: Server) -> None:
    for path in (
        "/id/person/nobody",
        "/id/person/nobody.html",
        "/favicon.ico",
        "/%FF",
        "/id/%3E%20%7D",
        "/page/../app.py",
    ):
        answer = server.get(path)
        assert answer.status in {400, 404}, path
        assert answer.kind == "application/problem+json"
    assert server.get("/page/nothing.js").status == 404


def test_other_sites_may_read_but_never_with_credentials(server: Server) -> None:
    before = server.send(
        "OPTIONS", "/sparql", Origin="https://app.example", Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert before.status == 200
    assert before.headers["access-control-allow-origin"] == "*"
    answer = server.send("GET", "/sparql?query=" + quote("ASK {}"), Origin="https://app.example", Cookie="a=b")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Civicgraph-Truncated" in answer.headers["access-control-expose-headers"]
    for found in (before, answer):
        assert "access-control-allow-credentials" not in found.headers
        assert "set-cookie" not in found.headers


def test_no_cors_means_none(graph_file: Path) -> None:
    with running(str(graph_file), "--no-cors", "--workers", "1") as closed:
        answer = closed.send("GET", "/sparql?query=" + quote("ASK {}"), Origin="https://app.example")
        assert answer.status == 200
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_void_says_what_there_is_and_where(server: Server) -> None:
    for accept, form in (("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")):
        found = Graph().parse(data=server.get("/.well-known/void", accept).text, format=form)
        whole = URIRef(f"{server.address}.well-known/void#dataset")
        (triples,) = found.objects(whole, URIRef(VOID + "triples"))
        assert int(triples) == server.get("/health").json["triples"] > 1000
        assert set(found.objects(None, URIRef(VOID + "sparqlEndpoint"))) == {URIRef(server.endpoint)}
        assert list(found.objects(whole, URIRef(VOID + "subset")))
    assert server.get("/.well-known/void", "text/csv").status == 406


def test_health_tells_the_workers_and_the_size(server: Server) -> None:
    answer = server.get("/health")
    assert answer.status == 200
    assert answer.json["status"] == "ok"
    assert answer.json["workers"] == len(server.workers()) >= 2


def test_crawlers_are_asked_to_leave_the_endpoint_alone(server: Server) -> None:
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse(server.get("/robots.txt").text.splitlines())
    assert not rules.can_fetch("bot", server.endpoint + "?query=ASK")
    assert rules.can_fetch("bot", server.address + "id/organization/meti")


def test_it_listens_on_loopback_unless_told(server: Server) -> None:
    assert urlsplit(server.address).hostname == "127.0.0.1"


def test_a_host_that_is_none_gets_into_no_answer(server: Server) -> None:
    answer = server.send("GET", "/sparql", Host="evil host<>", Accept="text/turtle")
    assert answer.status in {200, 400}
    assert "evil" not in answer.text


def test_the_browser_s_static_files_are_served_with_their_licence(server: Server) -> None:
    for path, kind in (
        ("/page/main.js", "javascript"),
        ("/page/page.css", "css"),
        ("/vendor/yasqe/yasqe.min.js", "javascript"),
        ("/vendor/yasqe/LICENSE", ""),
        ("/vendor/vis-network/vis-network.min.js", "javascript"),
        ("/vendor/vis-network/LICENSE-MIT", ""),
    ):
        answer = server.get(path)
        assert answer.status == 200
        assert kind in answer.kind


def test_the_editor_is_the_one_that_its_bundle_names(server: Server) -> None:
    place = Path(civicgraph.serve.__file__).parent / "vendor" / "yasqe"
    bundle = tomllib.loads((place / "bundle.toml").read_text("utf-8"))
    code = server.get("/vendor/yasqe/yasqe.min.js").body
    assert hashlib.sha256(code).hexdigest() == bundle["sha256"]
    assert bundle["style_attributes"][0] in server.get("/").headers["content-security-policy"]


def test_an_answer_is_sent_without_waiting_for_acknowledgements() -> None:
    with _bound("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP, "else asyncio leaves Nagle's algorithm on"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "a/b"),
        ("a/*;q=0.1, c/d", "c/d"),
        ("a/b;q=0, */*", "c/d"),
        ("x/y", None),
        ("a/b;q=nonsense", None),
        ("c/other", "c/d"),
        ("*/*;q=0.1, c/d;q=0.1", "c/d"),
    ],
)
def test_the_best_of_what_is_accepted(accept: str, expected: str | None) -> None:
    assert choose(accept, {"a/b": (), "c/d": ("c/other",)}) == expected
