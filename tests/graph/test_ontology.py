"""The ontology, the shapes and the JSON-LD context speak of the same terms as the code."""

import json
import re

import pyoxigraph as ox
import pytest

from civicgraph.graph.emit import emit
from civicgraph.graph.vocab import PREFIXES, curie, predicates, sectors, term
from civicgraph.resources import resource


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    store.load(path=resource("ontology", "civicgraph.ttl"))
    return store


def own_terms(store: ox.Store) -> set[str]:
    names = {q.subject.value for q in store if isinstance(q.subject, ox.NamedNode)}
    return {curie(name) for name in names if name.startswith(PREFIXES["civic"])}


def test_every_term_has_japanese_and_english_labels_and_comments(ontology):
    for name in own_terms(ontology):
        for props in (("rdfs:label",), ("rdfs:comment", "skos:definition")):
            found = [q.object for p in props for q in ontology.quads_for_pattern(term(name), term(p), None)]
            assert sorted(o.language for o in found) == ["en", "ja"], (name, props)


def test_every_civic_term_that_a_graph_uses_is_defined(ontology, extraction, build):
    triples = emit(extraction, base="https://example.org/g/", build=build)
    used = {
        curie(part.value) for triple in triples for part in triple if part.value.startswith(PREFIXES["civic"])
    }
    shapes = resource("ontology", "shapes.ttl").read_text(encoding="utf-8")
    named = set(re.findall(r"\bcivic:[A-Za-z]+", re.sub(r'"[^"]*"', "", shapes)))
    assert used and used | named <= own_terms(ontology)


def test_the_ontology_has_version_and_licence(ontology):
    about = ox.NamedNode("https://w3id.org/civicgraph")
    for prop in ("owl:versionInfo", "dcterms:license", "rdfs:label", "rdfs:comment"):
        assert list(ontology.quads_for_pattern(about, term(prop), None)), prop


def test_sectors_are_the_nine_of_the_profile():
    assert len(sectors()) == 9
    assert ("National government", "en") in sectors()["NationalGovernment"].labels


def test_the_context_has_every_property_of_a_graph(extraction, build):
    context = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    known = {value["@id"] for value in context.values() if isinstance(value, dict)} | {"rdf:type"}
    used = {curie(p.value) for _, p, _ in emit(extraction, base="https://example.org/g/", build=build)}
    assert used | set(predicates()) <= known
    assert {prefix: context[prefix] for prefix in PREFIXES} == PREFIXES


def test_json_ld_written_with_the_context_reads_as_the_same_triples():
    document = {
        **json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8")),
        "id": "https://example.org/g/id/person/x",
        "type": "foaf:Person",
        "prefLabel": {"ja": ["海野太郎"]},
        "memberOf": "https://example.org/g/id/organization/y",
    }
    data = json.dumps(document).encode()
    quads = {(q.predicate, q.object) for q in ox.parse(input=data, format=ox.RdfFormat.JSON_LD)}
    assert quads == {
        (term("rdf:type"), term("foaf:Person")),
        (term("skos:prefLabel"), ox.Literal("海野太郎", language="ja")),
        (term("org:memberOf"), ox.NamedNode("https://example.org/g/id/organization/y")),
    }
