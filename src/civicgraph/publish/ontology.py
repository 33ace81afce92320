"""The ontology for people: its terms with their words in one language, from ontology/civicgraph.ttl.

pyLODE is not used: 3.4.1 as installed from PyPI fails on import (it looks for a pyproject.toml in site-packages), its page
shows one language, holds an inline script and differs between runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from civicgraph.graph.vocab import PREFIXES, curie, term
from civicgraph.resources import resource

_SPACE = PREFIXES["civic"]
_Node = NamedNode | BlankNode
_Link = tuple[str, str]  # prefixed name, address
_SECTIONS = (
    ("classes", ("owl:Class",)),
    ("properties", ("owl:ObjectProperty", "owl:DatatypeProperty")),
    ("individuals", ("owl:NamedIndividual",)),
    ("concepts", ("skos:ConceptScheme", "skos:Concept")),
)
_ROWS = (
    ("domain", ("rdfs:domain",)),
    ("range", ("rdfs:range",)),
    ("parents", ("rdfs:subClassOf", "rdfs:subPropertyOf")),
    ("related", ("rdfs:seeAlso", "skos:closeMatch", "skos:relatedMatch", "skos:exactMatch")),
)


class Term(NamedTuple):
    """A term: its local name, its label and definition, and rows of links by the key of their heading."""

    name: str
    label: str
    about: str
    rows: tuple[tuple[str, tuple[_Link, ...]], ...]


def heading(lang: str) -> tuple[str, str, str]:
    """The ontology's title, what it says of itself, and its version."""
    node = NamedNode(_SPACE.rstrip("#"))
    return _said(node, "dcterms:title", lang), _said(node, "rdfs:comment", lang), _said(node, "owl:versionInfo", "")


def sections(lang: str) -> Iterator[tuple[str, list[Term]]]:
    """The key of each section with its terms, sorted by name."""
    for key, classes in _SECTIONS:
        wanted = {term(name) for name in classes}
        found = [node for node, props in _graph().items() if wanted & set(props.get("rdf:type", ()))]
        terms = [_term(n, lang) for n in found if isinstance(n, NamedNode) and n.value.startswith(_SPACE)]
        yield key, sorted(terms)


def _term(node: NamedNode, lang: str) -> Term:
    rows = [(key, tuple(link for prop in props for value in _values(node, prop) for link in _links(value))) for key, props in _ROWS]
    about = _said(node, "rdfs:comment", lang) or _said(node, "skos:definition", lang)
    return Term(node.value.removeprefix(_SPACE), _said(node, "rdfs:label", lang), about, tuple(r for r in rows if r[1]))


def _links(value: object) -> Iterator[_Link]:
    """The named terms of a value: itself, or the members of a union."""
    if isinstance(value, NamedNode):
        own = value.value.startswith(_SPACE)
        yield curie(value.value) or value.value, f"#{value.value.removeprefix(_SPACE)}" if own else value.value
    elif isinstance(value, BlankNode):
        for union in _values(value, "owl:unionOf"):
            yield from _members(union)


def _members(head: object) -> Iterator[_Link]:
    while isinstance(head, BlankNode):
        for first in _values(head, "rdf:first"):
            yield from _links(first)
        head = next(iter(_values(head, "rdf:rest")), None)


def _said(node: NamedNode, prop: str, lang: str) -> str:
    return next((v.value for v in _values(node, prop) if isinstance(v, Literal) and (v.language or "") == lang), "")


def _values(node: _Node, prop: str) -> Sequence[object]:
    return _graph().get(node, {}).get(prop, ())


@cache
def _graph() -> Mapping[_Node, Mapping[str, list[object]]]:
    found: dict[_Node, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(input=resource("ontology", "civicgraph.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode | BlankNode):
            found[quad.subject][curie(quad.predicate.value) or quad.predicate.value].append(quad.object)
    return found
