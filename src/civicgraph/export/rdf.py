"""RDF in its standard syntaxes. Blank nodes get the labels of RDFC-1.0, so that equal graphs give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    serialize,
)

from civicgraph.errors import InputError
from civicgraph.graph.iris import legal
from civicgraph.graph.turtle import lines_of, trig, turtle
from civicgraph.graph.vocab import PREFIXES, term

# What XML can name: a property that ends otherwise has no RDF/XML.
_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*$")
_TYPE = term("rdf:type")


def named(quads: Sequence[Quad]) -> Sequence[Quad]:
    """The same statements, blank nodes labelled by what is said of them (W3C RDF Dataset Canonicalization)."""
    if not any(isinstance(part, BlankNode) for quad in quads for part in quad):
        return quads
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def turtle_of(quads: Sequence[Quad]) -> bytes:
    """Turtle of all graphs taken together."""
    return turtle((quad.triple for quad in quads), base=base_of(quads))


def trig_of(quads: Sequence[Quad]) -> bytes:
    """TriG."""
    return trig(quads, base=base_of(quads))


def nquads_of(quads: Sequence[Quad]) -> bytes:
    """N-Quads, sorted."""
    return lines_of(quads)


def ntriples(quads: Sequence[Quad]) -> bytes:
    """N-Triples of all graphs taken together, sorted."""
    return lines_of((quad.triple for quad in quads), RdfFormat.N_TRIPLES)


def rdfxml(quads: Sequence[Quad], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """RDF/XML of all graphs taken together. Raises InputError for what XML cannot carry."""
    triples = sorted({quad.triple for quad in quads}, key=_order)
    for triple in triples:
        _check_xml(triple)
    return serialize(triples, format=RdfFormat.RDF_XML, prefixes=_used(triples, prefixes)) or b""


def base_of(quads: Iterable[Quad]) -> str | None:
    """The IRI of the data set that the graph describes, if it is one alone and others can be relative to it."""
    found = {q.subject.value for q in quads if q.object == _DATASET and isinstance(q.subject, NamedNode)}
    base = next(iter(found)) if len(found) == 1 else None
    return base if base and base.endswith("/") else None


_DATASET = term("void:Dataset")


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != _TYPE, triple.predicate.value, str(triple.object)


def _used(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes of the properties and classes: XML has no other names."""
    names = {t.predicate.value for t in triples}
    names |= {t.object.value for t in triples if t.predicate == _TYPE and isinstance(t.object, NamedNode)}
    spaces = {name[: max(name.rfind("#"), name.rfind("/")) + 1] for name in names}
    return {prefix: space for prefix, space in sorted(prefixes.items()) if space in spaces}


def _check_xml(triple: Triple) -> None:
    remedy = "Write another format: ttl, nq, jsonld."
    if not isinstance(triple.object, NamedNode | BlankNode | Literal):
        raise InputError(str(triple.subject), "RDF/XML has no triple terms (RDF 1.2).", remedy)
    if not _XML_NAME.search(triple.predicate.value):
        raise InputError(triple.predicate.value, "RDF/XML cannot write this property: it ends in no XML name.", remedy)
    if isinstance(triple.object, Literal) and legal(triple.object.value) != triple.object.value:
        problem = f"a control character in {triple.predicate.value}, which XML cannot carry."
        raise InputError(str(triple.subject), problem, remedy)
