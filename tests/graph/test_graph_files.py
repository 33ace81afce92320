"""The files: same bytes, second parsers, one named graph an article, a description that counts right."""

import os
import subprocess
import sys
from dataclasses import replace

import pyoxigraph as ox
import rdflib

from civicgraph.graph.dataset import DatasetInfo
from civicgraph.graph.files import graph_files
from civicgraph.graph.iris import iri
from civicgraph.graph.turtle import turtle
from civicgraph.graph.vocab import term
from civicgraph.records import Name

BASE = "https://example.org/g/"


def second(extraction):
    document = replace(extraction.document, iri="https://news.example/2", date="2025-01", url=None)
    return replace(extraction, document=document)


def test_turtle_holds_the_triples_of_the_quads(extraction, build):
    files = graph_files([extraction, second(extraction)], base=BASE, build=build)
    plain = {q.triple for q in ox.parse(input=files["graph.ttl"], format=ox.RdfFormat.TURTLE)}
    named = {q.triple for q in ox.parse(input=files["graph.nq"], format=ox.RdfFormat.N_QUADS)}
    assert plain == named
    assert len(rdflib.Graph().parse(data=files["graph.ttl"], format="turtle")) == len(plain)


def test_a_named_graph_for_each_article(extraction, build):
    files = graph_files([extraction, second(extraction)], base=BASE, build=build)
    quads = list(ox.parse(input=files["graph.nq"], format=ox.RdfFormat.N_QUADS))
    articles = {iri(extraction.document.iri), ox.NamedNode("https://news.example/2")}
    assert {q.graph_name for q in quads} == {*articles, ox.DefaultGraph()}
    default = [q for q in quads if q.graph_name == ox.DefaultGraph()]
    assert {q.subject.value.startswith(BASE) for q in default} == {True}
    assert term("void:Dataset") in {q.object for q in default}


def test_withdrawing_an_article_leaves_the_other_whole(extraction, build):
    both = graph_files([extraction, second(extraction)], base=BASE, build=build)["graph.nq"].splitlines()
    alone = graph_files([second(extraction)], base=BASE, build=build)["graph.nq"].splitlines()
    name = b"<https://news.example/2> ."
    assert [line for line in both if line.endswith(name)] == [line for line in alone if line.endswith(name)]


def test_order_of_documents_does_not_matter(extraction, build):
    documents = [extraction, second(extraction)]
    assert graph_files(documents, base=BASE, build=build) == graph_files(
        documents[::-1], base=BASE, build=build
    )


def test_same_bytes_under_any_hash_seed(extraction, build, tmp_path):
    import pickle

    (tmp_path / "extraction").write_bytes(pickle.dumps(extraction))
    code = f"""
import pickle, sys, hashlib, pathlib
from civicgraph.graph.emit import BuildInfo
from civicgraph.graph.files import graph_files
e = pickle.loads(pathlib.Path(r"{tmp_path / "extraction"}").read_bytes())
f = graph_files([e], base="{BASE}", build=BuildInfo("1.2.3"))
print(hashlib.sha256(f["graph.ttl"] + f["graph.nq"]).hexdigest())
"""
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "LC_ALL": "C",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(digests) == 1


def test_only_prefixes_that_are_used(extraction, build):
    text = turtle([(ox.NamedNode(BASE + "id/person/x"), term("rdf:type"), term("foaf:Person"))], base=BASE)
    assert text.decode() == (
        "@base <https://example.org/g/> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n"
        "<id/person/x> a foaf:Person .\n"
    )


def test_hash_base_is_written_without_relative_iris(extraction, build):
    base = "https://example.org/g#"
    text = graph_files([extraction], base=base, build=build)["graph.ttl"].decode()
    assert "@base" not in text and "<https://example.org/g#id/person/unno>" in text


def test_awkward_literals_survive_turtle():
    subject = ox.NamedNode("https://example.org/g/id/work/x")
    words = ['"引用"\n\r\t\\ <b>', "\u202e\u200b", "''' \"\"\"", "1e5", "𠮷野家"]
    triples = {(subject, term("rdfs:label"), ox.Literal(w, language="ja")) for w in words}
    triples |= {(subject, term("rdfs:comment"), ox.Literal(w)) for w in words}
    triples |= {
        (subject, term("schema:value"), ox.Literal(v, datatype=term("xsd:decimal")))
        for v in ("0.90", "1.", "x")
    }
    read = ox.parse(input=turtle(triples, base=BASE), format=ox.RdfFormat.TURTLE)
    assert {(q.subject, q.predicate, q.object) for q in read} == triples


def test_the_description_counts_the_articles_triples(extraction, build):
    info = DatasetInfo(
        title=(Name("港のデータ", "ja"),),
        licence="https://creativecommons.org/licenses/by/4.0/",
        issued="2024-06-01",
        files=("graph.ttl", "graph.html"),
    )
    files = graph_files([extraction, second(extraction)], base=BASE, build=build, dataset=info)
    store = ox.Store()
    store.load(input=files["graph.nq"], format=ox.RdfFormat.N_QUADS)

    def values(prop):
        pattern = (ox.NamedNode(BASE), term(prop), None, None)
        return {q.object.value for q in store.quads_for_pattern(*pattern)}

    articles = {q.triple for q in store if q.graph_name != ox.DefaultGraph()}
    assert values("void:triples") == {str(len(articles))}
    assert values("void:entities") == {str(len(extraction.entities))}
    assert values("dcterms:license") == {info.licence}
    assert values("dcterms:issued") == {"2024-06-01"}
    assert values("dcterms:modified") == {"2025-01"}  # the latest article, not the clock, not a work's date
    assert values("dcat:distribution") == {BASE + "distribution/graph.ttl", BASE + "distribution/graph.html"}
    assert len(values("prov:wasDerivedFrom")) == 2
    assert "http://www.w3.org/ns/org#" in values("void:vocabulary")
