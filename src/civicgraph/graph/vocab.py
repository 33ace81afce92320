"""The words of the graph: prefixes, the class of each kind, the property that each predicate becomes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from civicgraph.records import Kind, Predicate
from civicgraph.resources import resource

PREFIXES = {
    "civic": "https://w3id.org/civicgraph#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLASSES = {
    Kind.PERSON: "foaf:Person",
    Kind.ORGANIZATION: "org:Organization",
    Kind.EVENT: "schema:Event",
    Kind.PROJECT: "schema:Project",
    Kind.WORK: "schema:CreativeWork",
    Kind.LAW: "schema:Legislation",
    Kind.PLACE: "schema:Place",
    Kind.CONCEPT: "skos:Concept",
}

UNIT = "org:OrganizationalUnit"

_PROPERTIES = {
    Predicate.AFFILIATION: "org:memberOf",
    Predicate.PART_OF: "org:subOrganizationOf",
    Predicate.ORGANIZER: "schema:organizer",
    Predicate.SPONSOR: "schema:sponsor",
    Predicate.SPEAKER: "schema:performer",
    Predicate.PARTICIPANT: "civic:participant",
    Predicate.SUPER_EVENT: "schema:superEvent",
    Predicate.START_DATE: "schema:startDate",
    Predicate.END_DATE: "schema:endDate",
    Predicate.LOCATION: "schema:location",
    Predicate.PARTNER: "civic:partner",
    Predicate.FOUNDER: "schema:founder",
    Predicate.FUNDER: "schema:funder",
    Predicate.OPERATOR: "civic:operator",
    Predicate.CREATOR: "schema:creator",
    Predicate.PUBLISHER: "schema:publisher",
    Predicate.LEGAL_BASIS: "civic:legalBasis",
}
# Where the vocabularies have a finer word for subjects of one kind.
_BY_KIND = {
    (Predicate.START_DATE, Kind.ORGANIZATION): "schema:foundingDate",
    (Predicate.END_DATE, Kind.ORGANIZATION): "schema:dissolutionDate",
    (Predicate.START_DATE, Kind.WORK): "schema:datePublished",
    (Predicate.START_DATE, Kind.LAW): "schema:datePublished",
}
_UNIT_OF = "org:unitOf"
HEAD_OF = "org:headOf"

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date", "time:inXSDDate"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth", "time:inXSDgYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear", "time:inXSDgYear"),
)


@cache
def term(curie: str) -> NamedNode:
    """The IRI of a prefixed name; KeyError for a prefix that the profile does not have.

    >>> str(term("org:Role"))
    '<http://www.w3.org/ns/org#Role>'
    """
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def curie(iri: str) -> str | None:
    """The prefixed name of an IRI of one of the vocabularies, else None."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else None


_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def property_of(predicate: Predicate, kind: Kind, subtype: str | None = None) -> str:
    """The property, as prefixed name, that a predicate is written as for a subject of this kind and subtype.

    >>> property_of(Predicate.START_DATE, Kind.ORGANIZATION)
    'schema:foundingDate'
    """
    if predicate is Predicate.PART_OF and subtype == UNIT:
        return _UNIT_OF
    return _BY_KIND.get((predicate, kind), _PROPERTIES[predicate])


def predicates() -> dict[str, Predicate]:
    """Every property that states a fact, as prefixed name, with the predicate that it is read back as."""
    finer = {name: predicate for (predicate, _), name in _BY_KIND.items()}
    plain = {name: predicate for predicate, name in _PROPERTIES.items()}
    return plain | finer | {_UNIT_OF: Predicate.PART_OF, HEAD_OF: Predicate.AFFILIATION}


def date_literal(iso: str) -> Literal:
    """An ISO 8601 day, month or year, typed; anything else stays a plain string, which no shape accepts.

    >>> str(date_literal("2021-09"))
    '"2021-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    datatype = next((name for pattern, name, _ in _DATE_TYPES if pattern.fullmatch(iso)), "xsd:string")
    return Literal(iso, datatype=term(datatype))


def instant_property(iso: str) -> str:
    """The OWL-Time property that places an instant on this date."""
    return next((name for pattern, _, name in _DATE_TYPES if pattern.fullmatch(iso)), "time:inXSDDate")


class Sector(NamedTuple):
    """A concept of the scheme civic:sector with its labels by language."""

    name: str
    labels: tuple[tuple[str, str], ...]


@cache
def sectors() -> dict[str, Sector]:
    """The concepts of civic:sector by local name, read from the ontology, where their labels are."""
    data = resource("ontology", "civicgraph.ttl").read_bytes()
    quads = list(parse(input=data, format=RdfFormat.TURTLE))
    scheme = term("civic:sector")
    members = {q.subject for q in quads if q.predicate == term("skos:inScheme") and q.object == scheme}
    labels: dict[str, list[tuple[str, str]]] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if subject in members and quad.predicate == term("skos:prefLabel") and isinstance(value, Literal):
            name = str(subject)[1:-1].rpartition("#")[2]
            labels.setdefault(name, []).append((value.value, value.language or ""))
    return {name: Sector(name, tuple(sorted(found))) for name, found in sorted(labels.items())}
