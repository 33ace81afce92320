"""What is refused before it reaches the parser, and what is not."""

import pytest

from civicgraph.errors import InputError
from civicgraph.query.guard import LONGEST, check_query

SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent<http://127.0.0.1:1/>{?s ?p ?o}}",
    "SELECT * { VALUES ?u { <http://x/> } SERVICE ?u { ?s ?p ?o } }",
    "PREFIX x: <http://x/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "PREFIX : <http://x/> SELECT * { SERVICE:y{ ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment {\n <http://x/#a> # another\n { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://x/>{?s ?p ?o}}",
    # In the eyes of a scanner without the grammar, the clause stands inside a string.
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<'&&?b>')SERVICE<http://127.0.0.1:1/>{?s ?p ?o}#'\n}",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(InputError, match="SERVICE is not allowed"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "PREFIX service: <http://x/> SELECT * { ?s service:of ?o FILTER(?o != 'service') }",
        "SELECT * { ?s ?p 'SERVICE is a word' } # SERVICE is another",
        "SELECT * { ?s a <http://x/service> . { ?s ?p ?o } }",
    ],
)
def test_the_word_service_alone_is_fine(query: str) -> None:
    check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        'DEFINE get:soft "replace" SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }',
        'define # a comment\n get:soft "soft" ASK {}',
        "SELECT (bif:file_to_string('/etc/passwd') AS ?x) {}",
        "SELECT (<bif:file_to_string>('/etc/passwd') AS ?x) {}",
        "PREFIX b: <bif:> SELECT (b:file_to_string('/etc/passwd') AS ?x) {}",
        "SELECT * { ?s ?p ?o FILTER(\\u0073ql:rnd(1) > 0) }",
    ],
)
def test_what_one_server_adds_to_sparql_does_not_reach_a_server(query: str) -> None:
    with pytest.raises(InputError, match=r"not SPARQL 1\.1"):
        check_query(query, remote=True)


def test_words_like_those_are_fine() -> None:
    check_query("SELECT ?define { ?define <http://x/bif> ?sql . ?a <http://x/sql#b> 'to define it'@en }", remote=True)


def nested(opening: str, closing: str, depth: int) -> str:
    return f"ASK {{ ?s ?p ?o {opening * depth}{closing * depth} }}"


@pytest.mark.parametrize(
    ("opening", "closing"), [("{", "}"), ("(", ")"), ("[", "]"), ("<< ", ">> "), ("!", ""), ("! #!\n", "")]
)
def test_deep_nesting_is_refused_and_shallow_is_not(opening: str, closing: str) -> None:
    check_query(nested(opening, closing, 90))
    with pytest.raises(InputError, match="nested more than 100 deep"):
        check_query(nested(opening, closing, 2000))


def test_brackets_in_strings_iris_and_comments_do_not_count() -> None:
    words = "{([" * 200
    check_query(f'ASK {{ ?s ?p \'{words}\', """{words}\n""", <http://x/{"(" * 200}> }} # {words}\n')
    check_query("ASK { " + "{ ?s ?p ?o } " * 500 + "}")


def test_length_is_capped() -> None:
    check_query("ASK {}" + " " * (LONGEST - 6))
    with pytest.raises(InputError, match=r"longer than 50,000 characters"):
        check_query("ASK {}" + " " * (LONGEST - 5))


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "PREFIX x: <http://x/> delete where { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "WITH <a:g> INSERT { ?s ?p 1 } WHERE { SELECT * { ?s ?p ?o } }",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(InputError, match="graph files are only read"):
        check_query(query)


def test_an_empty_query_is_refused() -> None:
    with pytest.raises(InputError, match="is empty"):
        check_query(" \n")
