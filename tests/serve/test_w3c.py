"""The W3C's tests of SPARQL 1.1, run from their own manifests: protocol, CSV, TSV, JSON and service description."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from running import Server, running

from civicgraph.store.disk import load

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

SHARED = os.environ.get("CIVICGRAPH_SHARED")
SUITE = Path(SHARED or ".", "w3c", "sparql", "sparql11")
_FORMATS = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srj": "application/sparql-results+json"}


def manifest(folder: str) -> list[tuple[Graph, Any]]:
    """The tests that a manifest lists, in its order; none without the W3C's files."""
    path = SUITE / folder / "manifest.ttl"
    if not SHARED or not path.is_file():
        return []
    graph = Graph().parse(path)
    (head,) = graph.subjects(RDF.type, MF.Manifest)
    return [(graph, test) for test in Collection(graph, graph.value(head, MF.entries))]


def cases(folder: str) -> Any:
    found = [pytest.param(graph, test, id=str(test).rpartition("#")[2]) for graph, test in manifest(folder)]
    why = pytest.mark.skip(reason="CIVICGRAPH_SHARED has no w3c/sparql/sparql11")
    return found or [pytest.param(None, None, marks=why)]


def test_the_manifests_are_whole() -> None:
    if not SHARED or not SUITE.is_dir():
        pytest.skip("CIVICGRAPH_SHARED has no w3c/sparql/sparql11")
    counted = {name: len(manifest(name)) for name in ("protocol", "csv-tsv-res", "json-res", "service-description")}
    assert counted == {"protocol": 34, "csv-tsv-res": 6, "json-res": 4, "service-description": 3}


@pytest.fixture(scope="module")
def protocol_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with all graphs that the protocol's tests speak of."""
    store = tmp_path_factory.mktemp("store")
    quads = {}
    for graph, test in manifest("protocol"):
        for data in graph.objects(test, UT.graphData):
            file, name = graph.value(data, UT.graph), str(graph.value(data, RDFS.label))
            for quad in parse(path=str(file).removeprefix("file://"), format=RdfFormat.N_TRIPLES):
                quads[Quad(*quad.triple, NamedNode(name))] = None
    load(store, quads)
    with running("--store", str(store)) as server:
        yield server


@pytest.mark.parametrize(("graph", "test"), cases("protocol"))
def test_protocol(graph: Graph, test: URIRef, protocol_server: Server) -> None:
    requests = Collection(graph, graph.value(graph.value(test, MF.action), HT.requests))
    for request in requests:
        answer = send(graph, request, protocol_server)
        expected = graph.value(request, HT.resp)
        classes = {str(status)[-3] for status in graph.objects(expected, MF.expectedStatus)}
        if "update_" in test:
            assert answer.status in {403, 415}, answer.text
            assert answer.reason in {"read-only", "unsupported-media-type"}
            return  # what follows asks what the update did
        assert str(answer.status)[0] in classes, answer.text
        if (truth := graph.value(expected, MF.expectedBoolean)) is not None:
            assert answer.json["boolean"] is truth.toPython()
        if (kind := graph.value(expected, MF.expectedFormat)) is not None:
            assert answer.kind.endswith("sparql-results+json") is (str(kind) != "RDF")


def send(graph: Graph, request: Any, server: Server) -> Any:
    path = str(graph.value(request, HT.absolutePath))
    listed = graph.value(request, HT.headers)
    headers = {
        str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
        for header in (Collection(graph, listed) if listed else ())
    }
    body = graph.value(request, HT.body)
    data = None
    if body is not None:
        data = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
    return server.send(str(graph.value(request, HT.methodName)), path, data, **headers)


@pytest.fixture(scope="module")
def results_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Server]]:
    """A server for each file of data."""
    files = set()
    for folder in ("csv-tsv-res", "json-res"):
        for graph, test in manifest(folder):
            files.add(str(graph.value(graph.value(test, MF.action), QT.data)))
    with contextlib.ExitStack() as stack:
        yield {
            file: stack.enter_context(running(file.removeprefix("file://"), "--workers", "1")) for file in sorted(files)
        }


@pytest.mark.parametrize(("graph", "test"), [*cases("csv-tsv-res"), *cases("json-res")])
def test_results(graph: Graph, test: URIRef, results_servers: dict[str, Server]) -> None:
    action = graph.value(test, MF.action)
    server = results_servers[str(graph.value(action, QT.data))]
    query = Path(str(graph.value(action, QT.query)).removeprefix("file://")).read_text()
    expected = Path(str(graph.value(test, MF.result)).removeprefix("file://"))
    answer = server.ask(query, _FORMATS[expected.suffix])
    assert answer.kind == _FORMATS[expected.suffix]
    assert table(answer.body, expected.suffix) == table(expected.read_bytes(), expected.suffix)


def table(data: bytes, ending: str) -> Any:
    """Rows by their variables, in no order, blank nodes alike; the truth value of an ASK.

    Numbers are compared by value: Oxigraph stores 1.0e6 as the number that it is, and a negativeInteger as an integer.
    """
    if ending == ".csv":
        header, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
        found = [dict(zip(header, map(_csv_cell, row), strict=True)) for row in rows]
        return sorted(header), sorted(map(sorted, (row.items() for row in found)))
    form = QueryResultsFormat.TSV if ending == ".tsv" else QueryResultsFormat.JSON
    results = parse_query_results(data, format=form)
    if not isinstance(results, QuerySolutions):
        return bool(results)
    names = sorted(variable.value for variable in results.variables)
    return names, sorted([(name, _cell(row[name])) for name in names] for row in results)


def _csv_cell(cell: str) -> str:
    if re.fullmatch(r"[0-9.]+[eE][0-9]+", cell):
        return f"{float(cell):g}"
    return "_" if cell.startswith("_:") else f"{float(cell):g}" if re.fullmatch("[0-9]{6,}", cell) else cell


def _cell(term: Any) -> str:
    if isinstance(term, Literal) and term.datatype.value.endswith("#double"):
        return f"{float(term.value)} as double"
    return "_" if isinstance(term, BlankNode) else str(term).replace("#negativeInteger>", "#integer>")


def described(server: Server, accept: str = "text/turtle") -> Graph:
    answer = server.get("/sparql", accept)
    assert answer.status == 200
    return Graph().parse(data=answer.text, format={"application/rdf+xml": "xml"}.get(answer.kind, answer.kind))


@pytest.mark.parametrize(("graph", "test"), cases("service-description"))
def test_service_description(graph: Graph, test: URIRef, server: Server) -> None:
    """The manifest only names these; what is checked is what each name says (Service Description, section 2 and 3)."""
    name = str(graph.value(test, MF.name))
    found = described(server)
    (service,) = found.subjects(RDF.type, SD.Service)
    if name == "GET on endpoint returns RDF":
        for accept in ("text/turtle", "application/rdf+xml", "application/n-triples"):
            assert len(described(server, accept)) == len(found) > 0
    elif name == "Service description contains a matching sd:endpoint triple":
        assert list(found.objects(service, SD.endpoint)) == [URIRef(server.endpoint)]
    else:
        assert name == "Service description conforms to schema"
        assert set(found.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
        assert len(set(found.objects(service, SD.resultFormat))) == 8
        (dataset,) = found.objects(service, SD.defaultDataset)
        assert (dataset, RDF.type, SD.Dataset) in found
        (default,) = found.objects(dataset, SD.defaultGraph)
        assert (default, RDF.type, SD.Graph) in found
        assert {p for p in found.predicates() if p.startswith(SD)} <= {
            *(SD.endpoint, SD.supportedLanguage, SD.resultFormat, SD.feature, SD.defaultDataset, SD.defaultGraph)
        }
