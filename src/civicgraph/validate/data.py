"""Triples as an rdflib graph, in which values of a wrong form cannot pass for values of their datatype."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES

_XSD = PREFIXES["xsd"]
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    "gYear": re.compile(rf"-?\d{{4,}}{_ZONE}"),
    "gYearMonth": re.compile(rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}"),
    "date": re.compile(rf"(\d{{4}}-\d\d-\d\d){_ZONE}"),
    "nonNegativeInteger": re.compile(r"\+?\d+"),
    "hexBinary": re.compile(r"(?:[0-9A-Fa-f]{2})*"),
    "string": re.compile(r".*", re.DOTALL),
}


def data_graph(triples: Iterable[Triple | Quad]) -> Graph:
    """The triples (graph names ignored) in rdflib's memory store.

    rdflib accepts "Heisei"^^xsd:gYear, and comparing such a value can fail inside pySHACL. So a literal whose
    text is not of its XSD datatype gets a datatype that no shape allows, as do the XSD datatypes that the
    profile does not use.
    """
    graph = Graph()
    for row in triples:
        subject, predicate, value = (row.subject, row.predicate, row.object) if isinstance(row, Quad) else row
        graph.add((_node(subject), _node(predicate), _node(value)))
    return graph


def _node(term: object) -> Node:
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal(language=str(language)):
            return RdfLiteral(term.value, lang=language)
        case Literal():
            return RdfLiteral(term.value, datatype=_datatype(term), normalize=False)
    raise ValueError(f"no term of RDF 1.1: {term}")


def _datatype(literal: Literal) -> URIRef:
    datatype = literal.datatype.value
    if not datatype.startswith(_XSD) or _well_formed(literal.value, datatype.removeprefix(_XSD)):
        return URIRef(datatype)
    return URIRef(f"{datatype}-not-valid")


def _well_formed(text: str, name: str) -> bool:
    form = _FORMS.get(name)
    found = form.fullmatch(text) if form else None
    if found is None or name != "date":
        return found is not None
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return False  # 31 February
    return True
