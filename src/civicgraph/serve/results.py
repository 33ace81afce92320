"""The answer to a query in the bytes of a media type."""

from __future__ import annotations

import io
from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results, serialize

from civicgraph.graph.vocab import PREFIXES
from civicgraph.query.answers import Answer, Rows, Triples, Truth
from civicgraph.query.formats import as_json, as_turtle

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES, RDFXML, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"

# What is offered, the server's choice first, with the general names that clients also ask for it by.
TABLES = {JSON: ("application/json",), XML: ("application/xml", "text/xml"), CSV: (), TSV: ()}
GRAPHS = {
    TURTLE: ("application/x-turtle",),
    NTRIPLES: ("text/plain",),
    RDFXML: ("application/xml", "text/xml"),
    JSONLD: ("application/json",),
}
_RESULTS = {
    JSON: QueryResultsFormat.JSON,
    XML: QueryResultsFormat.XML,
    CSV: QueryResultsFormat.CSV,
    TSV: QueryResultsFormat.TSV,
}
RDF = {
    TURTLE: RdfFormat.TURTLE,
    NTRIPLES: RdfFormat.N_TRIPLES,
    RDFXML: RdfFormat.RDF_XML,
    JSONLD: RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it is sent."""

    body: bytes
    media_type: str
    whole: bool = True


def offers(form: str) -> dict[str, tuple[str, ...]]:
    """What a query of this form (SELECT, ASK, CONSTRUCT, DESCRIBE) can be answered in."""
    return GRAPHS if form in {"CONSTRUCT", "DESCRIBE"} else TABLES


def written(answer: Answer, media_type: str) -> Written:
    """The answer in a media type that `offers` names for it."""
    if isinstance(answer, Triples):
        return Written(rdf(answer.triples, media_type), media_type, answer.whole)
    whole = answer.whole if isinstance(answer, Rows) else True
    return Written(_table(answer, media_type), media_type, whole)


def _table(answer: Rows | Truth, media_type: str) -> bytes:
    """Rows or a truth value: JSON is written here, from it Oxigraph's own writers make the others."""
    data = as_json(answer, indent=None).encode()
    if media_type == JSON:
        return data
    out = io.BytesIO()
    parse_query_results(data, format=QueryResultsFormat.JSON).serialize(out, format=_RESULTS[media_type])
    return out.getvalue()


def rdf(triples: tuple[Triple, ...], media_type: str) -> bytes:
    """Triples in a media type of `GRAPHS`, with the profile's prefixes."""
    if media_type == TURTLE:
        return as_turtle(Triples(triples)).encode()
    out = io.BytesIO()
    serialize(triples, out, format=RDF[media_type], prefixes=PREFIXES)
    return out.getvalue()


def triples_of(ntriples: bytes) -> list[Triple]:
    """The triples of an answer in N-Triples."""
    return [quad.triple for quad in parse(ntriples, format=RdfFormat.N_TRIPLES)]
