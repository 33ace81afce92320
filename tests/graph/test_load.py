"""Files read back as values."""

import pytest

from civicgraph.errors import InputError
from civicgraph.graph.files import graph_files
from civicgraph.graph.load import load_graph
from civicgraph.graph.model import Evidence
from civicgraph.records import Kind, Name, Predicate

BASE = "https://example.org/g/"


@pytest.fixture
def files(extraction, build):
    return graph_files([extraction], base=BASE, build=build)


def test_turtle_and_quads_read_alike(files, tmp_path):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    turtle, quads = load_graph(tmp_path / "graph.ttl"), load_graph(str(tmp_path / "graph.nq"))
    assert turtle == quads == load_graph(files["graph.ttl"]) == load_graph(files["graph.nq"], format="nq")


def test_nodes(files, extraction):
    graph = load_graph(files["graph.ttl"])
    assert sorted(graph.nodes) == sorted(BASE + "id/" + e.id for e in extraction.entities)
    city = graph.nodes[BASE + "id/organization/city"]
    assert city.kind is Kind.ORGANIZATION and city.sector == "LocalGovernment"
    assert city.names == (Name("みなと市", "ja"), Name("Minato City", "en"), Name("市", "ja"))
    assert city.subtype == "org:FormalOrganization" and city.same_as == ("http://www.wikidata.org/entity/Q1",)
    assert graph.nodes[BASE + "id/concept/opendata"].kind is Kind.CONCEPT


def test_facts_say_what_the_statements_said(files, extraction):
    graph = load_graph(files["graph.ttl"])
    said = {
        (
            s.subject,
            s.predicate,
            s.object,
            s.role if s.status != "planned" else None,
            s.status,
            s.since,
            s.until,
        )
        for s in extraction.statements
    }
    read = {
        (f.subject.removeprefix(BASE + "id/"), f.predicate, f.object.removeprefix(BASE + "id/"),
         f.role, f.status, f.since, f.until)
        for f in graph.facts
    }  # fmt: skip
    partner = {key for key in said if key[1] is Predicate.PARTNER}
    assert read - said == {
        ("organization/city", Predicate.PARTNER, "organization/code", None, None, "2019-04", None)
    }
    assert said - read == partner  # a pair is told from the smaller IRI
    assert all(fact.confidence == 0.8 and fact.evidence for fact in graph.facts)


def test_evidence_and_articles_and_quotes(files, extraction):
    graph = load_graph(files["graph.ttl"])
    (article,), (quote,) = graph.articles, graph.quotes
    assert (
        article.headline == "港の記事"
        and article.authors == ("原田ゆき",)
        and article.publisher == "みなと新聞"
    )
    assert article.date == "2024-05-10" and len(article.mentions) == len(extraction.entities)
    assert quote.text == "データは市民のものです" and quote.speaker == BASE + "id/person/unno"
    text = extraction.document.text
    for evidence in [*quote.evidence, *(e for fact in graph.facts for e in fact.evidence)]:
        assert evidence == Evidence(
            article.iri, text[evidence.start : evidence.end], evidence.start, evidence.end
        )


def test_without_provenance_the_facts_are_the_same_but_bare(extraction, build, files):
    bare = load_graph(graph_files([extraction], base=BASE, build=build, provenance=False)["graph.ttl"])
    full = load_graph(files["graph.ttl"])
    assert {(f.subject, f.predicate, f.object, f.role) for f in bare.facts} == {
        (f.subject, f.predicate, f.object, f.role) for f in full.facts if f.status != "planned"
    }
    assert all(fact.confidence == 1 and fact.evidence == () for fact in bare.facts)


def test_two_roles_of_one_person_stay_two_facts_with_their_own_words():
    graph = load_graph(
        """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix civic: <https://w3id.org/civicgraph#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <e:p> a foaf:Person ; org:memberOf <e:o> . <e:o> a org:Organization .
        <e:m1> a org:Membership ; org:member <e:p> ; org:organization <e:o> ; org:role <e:r1> .
        <e:m2> a org:Membership ; org:member <e:p> ; org:organization <e:o> ; org:role <e:r2> ;
            civic:status civic:past .
        <e:r1> skos:prefLabel "局長"@ja . <e:r2> skos:prefLabel "課長"@ja .""".encode()
    )
    assert [(fact.role, fact.status) for fact in graph.facts] == [("局長", None), ("課長", "past")]


def test_a_graph_of_something_else_has_nothing_in_it():
    graph = load_graph(b"<http://a.example/x> <http://a.example/y> 1 .")
    assert (graph.nodes, graph.facts, graph.quotes, graph.articles) == ({}, (), (), ())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.ttl", b"<http://a> <http://b> 1 .\n<http://a> <", "line 2"),
        ("binary.nt", b"\x00\xff\xfe", "line 1"),
        ("graph.xyz", b"", "unknown graph format 'xyz'"),
    ],
)
def test_a_broken_file_is_named_with_place_and_remedy(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        load_graph(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value) and said in str(caught.value) and caught.value.remedy


def test_a_missing_file_and_a_directory(tmp_path):
    for path in (tmp_path / "none.ttl", tmp_path):
        with pytest.raises(InputError, match=r"cannot be read|unknown graph format"):
            load_graph(path)
