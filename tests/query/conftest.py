"""A city and a civic-tech group, told in two articles: small enough to know every answer by heart."""

import pytest
from pyoxigraph import RdfFormat, Store, parse

from civicgraph.store.memory import open_store

GRAPH = """
@base <https://g.example/> .
@prefix civic: <https://w3id.org/civicgraph#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<article/1> {
  <article/1> a schema:Article ; schema:mentions <id/person/unno> , <id/organization/city> .
  <id/organization/city> a org:Organization ; skos:prefLabel "みなと市"@ja , "Minato City"@en ;
    org:classification civic:LocalGovernment .
  <id/organization/division> a org:Organization ; skos:prefLabel "情報課"@ja ; org:unitOf <id/organization/city> .
  <id/organization/code> a org:Organization ; skos:prefLabel "Code for Minato"@en ;
    org:classification civic:CivilSociety ; civic:partner <id/organization/city> ; civic:legalBasis <id/law/npo> .
  <id/organization/city> civic:partner <id/organization/code> .
  <id/law/npo> a schema:Legislation ; skos:prefLabel "特定非営利活動促進法"@ja .
  <partnership/1> a civic:Partnership ; civic:party <id/organization/city> , <id/organization/code> ;
    dcterms:description "データの公開"@ja ; dcterms:temporal <time/a> .
  <time/a> time:hasBeginning <time/b> . <time/b> time:inXSDgYearMonth "2019-04"^^xsd:gYearMonth .
  <id/person/unno> a foaf:Person ; skos:prefLabel "海野太郎"@ja ;
    org:memberOf <id/organization/city> , <id/organization/code> .
  <membership/1> a org:Membership ; org:member <id/person/unno> ; org:organization <id/organization/city> ;
    org:role <role/1> ; org:memberDuring <time/a> ; civic:status civic:past .
  <role/1> a org:Role ; skos:prefLabel "市長"@ja .
  <membership/2> a org:Membership ; org:member <id/person/unno> ; org:organization <id/organization/code> .
  <statement/1> a rdf:Statement ; rdf:subject <id/person/unno> ; rdf:predicate org:memberOf ;
    rdf:object <id/organization/city> ; civic:confidence 0.9 ; prov:wasDerivedFrom <evidence/1> ;
    prov:wasGeneratedBy <build/1> .
  <build/1> rdfs:label "roles"@en .
  <evidence/1> oa:hasSource <article/1> ; oa:hasSelector <selector/1> .
  <selector/1> oa:exact "市長の海野太郎" ; oa:start 3 ; oa:end 10 .
  <quotation/1> a schema:Quotation ; schema:text "二番目"@ja ; schema:spokenByCharacter <id/person/unno> ;
    schema:isPartOf <article/1> ; prov:wasDerivedFrom <evidence/1> , <evidence/2> ; civic:confidence 0.8 .
  <evidence/2> oa:hasSelector <selector/2> . <selector/2> oa:exact "「二番目」" ; oa:start 100 ; oa:end 105 .
  <quotation/2> a schema:Quotation ; schema:text "一番目"@ja ; schema:spokenByCharacter <id/person/unno> ;
    schema:isPartOf <article/1> ; prov:wasDerivedFrom <evidence/1> .
}
<article/2> {
  <article/2> a schema:Article .
  <id/person/unno> a foaf:Person ; org:memberOf <id/organization/code> .
  <id/event/fest> a schema:Event ; skos:prefLabel "港フェス"@ja ; schema:performer <id/person/unno> ;
    schema:organizer <id/organization/code> ; schema:sponsor <id/organization/city> ;
    schema:startDate "2024-05-01"^^xsd:date ; schema:location <id/place/park> .
  <id/event/opening> a schema:Event ; skos:prefLabel "開会式"@ja ; schema:superEvent <id/event/fest> .
  <id/place/park> a schema:Place ; skos:prefLabel "中央公園"@ja .
  <id/project/data> a schema:Project ; skos:prefLabel "港データ事業"@ja ; civic:operator <id/organization/code> ;
    schema:funder <id/organization/city> .
  <id/work/app> a schema:CreativeWork , schema:SoftwareApplication ; skos:prefLabel "港アプリ"@ja ;
    schema:creator <id/organization/code> .
  <id/work/map> a schema:CreativeWork ; skos:prefLabel "港地図"@ja .
}
"""


@pytest.fixture
def store() -> Store:
    return open_store(parse(GRAPH, RdfFormat.TRIG))
