"""Asking a graph, and the forms of an answer."""

import csv
import io
import json
import socket
import threading
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store

from civicgraph.errors import InputError, UsageError
from civicgraph.query.answers import Rows, Triples, Truth, ask, on_deep_stack
from civicgraph.query.formats import as_csv, as_json, as_turtle, cells


def test_a_fact_that_two_articles_tell_counts_once(store: Store) -> None:
    member = "?person a foaf:Person ; org:memberOf ?body"
    assert ask(store, f"SELECT (COUNT(*) AS ?n) {{ {member} }}") == Rows(("n",), ((Literal(2),),))
    told = ask(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?article {{ {member} }} }}")
    assert told == Rows(("n",), ((Literal(3),),))


def test_ask_construct_and_describe(store: Store) -> None:
    assert ask(store, "ASK { ?law a schema:Legislation }") == Truth(True)
    assert ask(store, "ASK { ?law a schema:Movie }") == Truth(False)
    found = ask(store, "CONSTRUCT { ?p a foaf:Person } { ?p a foaf:Person }")
    assert isinstance(found, Triples)
    assert as_turtle(found).endswith("<https://g.example/id/person/unno> a foaf:Person .\n")
    described = ask(store, "DESCRIBE <https://g.example/id/place/park>")
    assert '"中央公園"@ja' in as_turtle(described)


def test_from_names_an_article_and_reads_no_file(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> <a:c> .")
    assert ask(store, f"ASK FROM <{secret.as_uri()}> {{ ?s ?p ?o }}") == Truth(False)
    assert ask(store, "ASK FROM <https://g.example/article/2> { ?s a schema:Event }") == Truth(True)
    assert ask(store, "ASK FROM <https://g.example/article/1> { ?s a schema:Event }") == Truth(False)


def test_service_contacts_nobody(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        with pytest.raises(InputError):
            ask(store, f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_long_flat_query_does_not_end_the_process(store: Store) -> None:
    """A chain of clauses is not nested in the text, yet the optimiser recurses over it: it needs the deep stack."""
    assert ask(store, "ASK {" + "MINUS{}" * 7_000 + "}") == Truth(True)


@pytest.mark.parametrize("query", ["SELECT * {", "SELECT ?x { ?s nope:p ?o }", "nonsense", "SELECT (1/0 AS ?s) ?s {"])
def test_invalid_sparql_names_its_origin(store: Store, query: str) -> None:
    with pytest.raises(InputError, match=r"^my\.rq: not valid SPARQL"):
        ask(store, query, origin="my.rq")


def test_errors_in_the_thread_reach_the_caller(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        on_deep_stack(lambda: 1 // 0)


QUERY = 'SELECT * { VALUES (?a ?b ?c) { ("x,\\"y\\"\\nz"@ja 1 UNDEF) (<https://schema.org/Event> 1.50 "t") } }'


def test_csv_as_the_specification_has_it(store: Store) -> None:
    text = as_csv(ask(store, QUERY))
    assert text.endswith("t\r\n")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["a", "b", "c"]
    assert rows[1][0] == 'x,"y"\nz'
    assert rows[2][2] == "t"


def test_json_as_the_specification_has_it(store: Store) -> None:
    document = json.loads(as_json(ask(store, QUERY)))
    assert document["head"] == {"vars": ["a", "b", "c"]}
    first, second = document["results"]["bindings"]
    assert first == {
        "a": {"type": "literal", "value": 'x,"y"\nz', "xml:lang": "ja"},
        "b": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    }
    assert second["a"] == {"type": "uri", "value": "https://schema.org/Event"}
    assert second["c"] == {"type": "literal", "value": "t"}
    assert json.loads(as_json(Truth(False))) == {"head": {}, "boolean": False}


def test_cells_shorten_the_profiles_names(store: Store) -> None:
    header, rows = cells(ask(store, QUERY))
    assert header == ["a", "b", "c"]
    assert rows[1][0] == "schema:Event"
    assert rows[0][2] == ""


def test_forms_that_do_not_fit_are_refused(store: Store) -> None:
    graph = ask(store, "CONSTRUCT WHERE { ?s a foaf:Person }")
    for write in (as_csv, as_json, cells):
        with pytest.raises(UsageError, match="--format turtle"):
            write(graph)
    with pytest.raises(UsageError, match="--format table, csv or json"):
        as_turtle(Truth(True))


def test_a_process_that_answers_many_queries_needs_one_stack_for_all(store: Store) -> None:
    def asked() -> tuple[int, set[int]]:
        starts: set[int] = set()
        threading.setprofile(lambda *_: starts.add(threading.get_ident()))  # called in each thread that is started
        try:
            for _ in range(3):
                assert ask(store, "ASK {}") == Truth(True)
        finally:
            threading.setprofile(None)
        return threading.get_ident(), starts

    thread, started = on_deep_stack(asked)
    assert thread != threading.get_ident()
    assert started <= {thread}
