"""What one document's graph says, seen by a SPARQL user."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from civicgraph.errors import UsageError
from civicgraph.graph.emit import BuildInfo, emit
from civicgraph.graph.vocab import PREFIXES
from civicgraph.records import Document, Entity, Extraction, Kind, Name, Predicate, Span, Statement

BASE = "https://example.org/g/"


def ask(triples, pattern: str) -> bool:
    return bool(select(triples, f"ASK {{ {pattern} }}"))


def select(triples, query: str):
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return store.query(query, prefixes=PREFIXES, base_iri=BASE)


def graph(extraction, build, **options):
    return emit(extraction, base=BASE, build=build, **options)


@pytest.mark.parametrize(
    "pattern",
    [
        '<id/person/unno> a foaf:Person ; skos:prefLabel "海野太郎"@ja ; rdfs:label "海野太郎"@ja',
        '<id/person/unno> skos:altLabel "海野"@ja ; foaf:familyName "海野"@ja ; foaf:givenName "太郎"@ja',
        '<id/organization/city> a org:Organization, org:FormalOrganization ; skos:prefLabel "Minato City"@en',
        "<id/organization/city> org:classification civic:LocalGovernment",
        "<id/organization/city> owl:sameAs <http://www.wikidata.org/entity/Q1>",
        "<id/work/app> a schema:CreativeWork, schema:SoftwareApplication",
        "<id/person/unno> org:memberOf <id/organization/city> ; org:headOf <id/organization/city>",
        "?m a org:Membership ; org:member <id/person/unno> ; org:organization <id/organization/city> ;"
        ' org:role [ a org:Role ; skos:prefLabel "市長"@ja ]',
        "?m org:member <id/person/yamakawa> ; civic:status civic:past ; org:memberDuring [ a time:Interval ;"
        ' time:hasBeginning [ time:inXSDgYear "2020"^^xsd:gYear ] ;'
        ' time:hasEnd [ time:inXSDgYear "2022"^^xsd:gYear ] ]',
        "<id/organization/division> org:unitOf <id/organization/city> ; civic:legalBasis <id/law/law>",
        "<id/event/festival> schema:organizer <id/organization/code> ;"
        " schema:sponsor <id/organization/city> ;"
        " schema:performer <id/person/unno> ; civic:participant <id/person/yamakawa> ;"
        " schema:location <id/place/park>",
        '<id/event/festival> schema:startDate "2024-05-01"^^xsd:date ; schema:endDate "2024-05-03"^^xsd:date',
        '<id/organization/code> schema:foundingDate "2015"^^xsd:gYear ; schema:founder <id/person/unno>',
        '<id/work/app> schema:datePublished "2023-07"^^xsd:gYearMonth ;'
        ' schema:creator <id/organization/code>',
        "<id/organization/code> civic:partner <id/organization/city> . "
        "<id/organization/city> civic:partner <id/organization/code>",
        "?p a civic:Partnership ; civic:party <id/organization/code>, <id/organization/city> ;"
        ' dcterms:description "データの公開"@ja ;'
        ' dcterms:temporal/time:hasBeginning/time:inXSDgYearMonth ?since',
        "?g a schema:Grant ; schema:funder <id/organization/city> ;"
        " schema:fundedItem <id/project/programme> ;"
        ' schema:amount [ a schema:MonetaryAmount ; schema:value 5000000 ; schema:currency "JPY" ]',
        '?q a schema:Quotation ; schema:text "データは市民のものです"@ja ;'
        " schema:spokenByCharacter <id/person/unno> ; schema:isPartOf ?a ; prov:wasDerivedFrom ?evidence",
        '?a a schema:Article ; schema:headline "港の記事"@ja ; schema:inLanguage "ja" ;'
        ' schema:url <https://news.example/1> ; schema:datePublished "2024-05-10"^^xsd:date ;'
        ' schema:author <id/person/harada> ; schema:publisher "みなと新聞"@ja ;'
        " schema:mentions <id/person/unno>, <id/concept/opendata> ; schema:about <id/concept/opendata>",
        "?s rdf:subject <id/person/unno> ; rdf:predicate org:memberOf ; civic:confidence 0.80 ;"
        " prov:wasGeneratedBy [ a prov:Activity ; rdfs:label 'civicgraph 1.2.3: rule'@en ;"
        " prov:wasAssociatedWith [ a prov:SoftwareAgent ] ]",
    ],
)  # fmt: skip
def test_says(extraction, build, pattern):
    assert ask(graph(extraction, build), pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "<id/person/yamakawa> org:headOf ?past",  # she heads it no more
        "<id/person/yamakawa> org:memberOf <id/organization/code>",  # planned only
        "?m org:member <id/person/yamakawa> ; org:organization <id/organization/code>",
        "<id/organization/division> org:subOrganizationOf ?whole",  # a unit is a unit of it
        "<id/organization/code> schema:startDate ?date",  # founded, not started
        "?s schema:about <id/person/unno>",
        "?concept a foaf:Person ; a skos:Concept",
    ],
)
def test_does_not_say(extraction, build, pattern):
    assert not ask(graph(extraction, build), pattern)


def test_planned_statement_keeps_its_evidence(extraction, build):
    planned = "?s rdf:predicate org:memberOf ; rdf:object <id/organization/code> ; civic:status civic:planned"
    assert ask(graph(extraction, build), planned + " ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words")


def test_each_direction_of_a_partnership_has_a_statement(extraction, build):
    rows = select(graph(extraction, build), "SELECT ?s { ?s rdf:predicate civic:partner }")
    assert len(list(rows)) == 2


def test_evidence_quotes_the_text_where_it_says(extraction, build):
    query = """SELECT ?exact ?start ?end { ?x a oa:TextQuoteSelector, oa:TextPositionSelector ;
               oa:exact ?exact ; oa:start ?start ; oa:end ?end }"""
    rows = list(select(graph(extraction, build), query))
    assert rows
    for exact, start, end in rows:
        assert extraction.document.text[int(start.value) : int(end.value)] == exact.value


def test_no_blank_nodes_and_ascii_iris(extraction, build):
    for triple in graph(extraction, build):
        for part in triple:
            assert isinstance(part, ox.NamedNode | ox.Literal)
            assert isinstance(part, ox.Literal) or part.value.isascii()


def test_without_provenance_only_the_facts_stay(extraction, build):
    facts = graph(extraction, build, provenance=False)
    assert set(facts) < set(graph(extraction, build))
    assert ask(facts, "<id/person/unno> org:memberOf <id/organization/city>")
    assert not ask(facts, "?s a rdf:Statement") and not ask(facts, "?x prov:wasDerivedFrom ?y")


def test_iris_do_not_depend_on_version_or_order(extraction, build):
    other = replace(extraction, statements=extraction.statements[::-1])
    newer = graph(other, BuildInfo("9.9"))
    old = {t for t in graph(extraction, build) if "/build/" not in str(t)}
    assert old == {t for t in newer if "/build/" not in str(t)}


def test_two_rules_with_the_same_words_are_one_statement_as_sure_as_the_surer(extraction, build):
    first = extraction.statements[0]
    twice = replace(extraction, statements=(first, replace(first, confidence=0.5, method="other")))
    query = "SELECT ?s ?c { ?s rdf:predicate org:memberOf ; civic:confidence ?c ; prov:wasGeneratedBy ?by }"
    rows = list(select(graph(twice, build), query))
    assert len(rows) == 2 and len({s for s, _ in rows}) == 1
    assert {float(c.value) for _, c in rows} == {0.8}


def test_characters_that_rdf_cannot_carry_are_replaced_one_for_one(build):
    text = "a\x00b\ufffec\ud800d。"
    person = Entity("person/x", Kind.PERSON, (Name("a\x00b", "en"),))
    place = Entity("organization/y", Kind.ORGANIZATION, (Name("c", "en"),))
    statement = Statement(person.id, Predicate.AFFILIATION, place.id, (Span(0, 8),), 0.5, "m")
    document = Document("https://e.example/a", text, (), "ja", "a.txt", "0")
    exact = [o.value for _, p, o in graph(Extraction(document, (person, place), (statement,), ()), build)
             if p.value.endswith("#exact")]  # fmt: skip
    assert exact == ["a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}d。"]
    assert len(exact[0]) == len(text)


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/g", "https://例え.jp/", "https://e.org/a b/", "mailto:a/"]
)
def test_a_base_that_iris_cannot_be_made_of(extraction, build, base):
    with pytest.raises(UsageError, match="base"):
        emit(extraction, base=base, build=build)
