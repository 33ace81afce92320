"""Triples as an rdflib graph, in which values of a wrong form cannot pass for values of their datatype."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from civicgraph.graph.provenance import Triple
from civicgraph.validate.literals import well_formed


def data_graph(triples: Iterable[Triple | Quad]) -> Graph:
    """The triples (graph names ignored) in rdflib's memory store.

    rdflib accepts "Heisei"^^xsd:gYear, and comparing such a value can fail inside pySHACL. So a literal whose
    text is not of its XSD datatype gets a datatype that no shape allows, as do the XSD datatypes that the
    profile does not use.
    """
    graph = Graph()
    for row in triples:
        subject, predicate, value = (row.subject, row.predicate, row.object) if isinstance(row, Quad) else row
        graph.add((rdflib_node(subject), rdflib_node(predicate), rdflib_node(value)))
    return graph


def rdflib_node(term: object) -> Node:
    """The same term for rdflib. Raises ValueError for one that RDF 1.1 does not have."""
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
    return URIRef(literal.datatype.value if well_formed(literal) else f"{literal.datatype.value}-not-valid")
