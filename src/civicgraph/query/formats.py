"""Answers as text: CSV and JSON as SPARQL 1.1 lays them down, Turtle, and plain cells for a table."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from civicgraph.errors import UsageError
from civicgraph.graph.vocab import PREFIXES, curie
from civicgraph.query.answers import Answer, Rows, Term, Triples, Truth

_XSD_STRING = PREFIXES["xsd"] + "string"


def as_csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: values without their types, lines end in CRLF. UsageError for a graph.

    https://www.w3.org/TR/sparql11-results-csv-tsv/ has no form for ASK; the answer is one column, `boolean`.
    """
    header, rows = cells(answer, shorten=False)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def as_json(answer: Answer, *, indent: int | None = 1) -> str:
    """SPARQL 1.1 Query Results JSON; on one line where `indent` is None. UsageError for a graph."""
    document: dict[str, Any]
    match answer:
        case Truth(value):
            document = {"head": {}, "boolean": value}
        case Rows(variables, rows):
            bindings = [
                {name: _json(term) for name, term in zip(variables, row, strict=True) if term is not None}
                for row in rows
            ]
            document = {"head": {"vars": list(variables)}, "results": {"bindings": bindings}}
        case Triples():
            raise _only_turtle()
    return json.dumps(document, ensure_ascii=False, indent=indent) + "\n"


def as_turtle(answer: Answer) -> str:
    """Turtle, for CONSTRUCT and DESCRIBE. UsageError for rows and for ASK."""
    if not isinstance(answer, Triples):
        raise UsageError("turtle is for CONSTRUCT and DESCRIBE; give --format table, csv or json for this query.")
    present = str(answer.triples)
    used = {prefix: iri for prefix, iri in PREFIXES.items() if iri in present}
    out = io.BytesIO()
    serialize(answer.triples, out, format=RdfFormat.TURTLE, prefixes=used)
    return out.getvalue().decode()


def cells(answer: Answer, *, shorten: bool = True) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of plain text; unbound values are empty. UsageError for a graph.

    With `shorten`, IRIs of the profile's vocabularies become prefixed names.
    """
    match answer:
        case Truth(value):
            return ["boolean"], [[str(value).lower()]]
        case Rows(variables, rows):
            return list(variables), [[_plain(term, shorten) for term in row] for row in rows]
        case Triples():
            raise _only_turtle()


def _only_turtle() -> UsageError:
    return UsageError("this query gives a graph; write it with --format turtle.")


def _plain(term: Term | None, shorten: bool) -> str:
    match term:
        case None:
            return ""
        case NamedNode(value=iri):
            return (curie(iri) if shorten else None) or iri
        case Literal(value=text):
            return text
    return str(term)


def _json(term: Term) -> dict[str, Any]:
    match term:
        case NamedNode(value=iri):
            return {"type": "uri", "value": iri}
        case BlankNode(value=name):
            return {"type": "bnode", "value": name}
        case Triple(subject=subject, predicate=predicate, object=value):
            parts = {"subject": _json(subject), "predicate": _json(predicate), "object": _json(value)}
            return {"type": "triple", "value": parts}
        case Literal(value=text, language=str(language)):
            return {"type": "literal", "value": text, "xml:lang": language}
        case Literal(value=text, datatype=datatype):
            typed = {} if datatype.value == _XSD_STRING else {"datatype": datatype.value}
            return {"type": "literal", "value": text, **typed}
    raise AssertionError(term)
