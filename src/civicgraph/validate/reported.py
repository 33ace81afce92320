"""What is wrong with a graph: pySHACL's report as values, on rdflib's memory store, which it runs fastest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pyshacl
from pyoxigraph import Quad
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import PROV, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from civicgraph.errors import CivicgraphError
from civicgraph.graph.model import Evidence
from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES
from civicgraph.resources import resource
from civicgraph.validate.data import data_graph, rdflib_node
from civicgraph.validate.integrity import MESSAGES, Breach
from civicgraph.validate.violations import Violation

_OA = PREFIXES["oa"]
_HAS_SOURCE, _HAS_SELECTOR = URIRef(f"{_OA}hasSource"), URIRef(f"{_OA}hasSelector")


def violations(triples: Iterable[Triple | Quad], broken: Iterable[Breach]) -> list[Violation]:
    """What pySHACL finds in the triples, and the breaches that were found in them."""
    data = data_graph(triples)
    return sorted({*_violations(data, _shapes("shapes.ttl")), *_from_breaches(data, broken)}, key=_order)


def catalogue_violations(triples: Iterable[Triple | Quad]) -> list[Violation]:
    """What pySHACL finds in the description of a publication."""
    return sorted(_violations(data_graph(triples), _shapes("dcat-shapes.ttl")), key=_order)


def _order(violation: Violation) -> tuple[str, str, str, str]:
    return violation.rule, violation.focus, violation.path or "", violation.value or ""


def _violations(data: Graph, shapes: _Shapes) -> set[Violation]:
    _, report, text = pyshacl.validate(
        data, shacl_graph=shapes.graph, inference=None, advanced=False, meta_shacl=False, inplace=True
    )
    if not isinstance(report, Graph):
        raise CivicgraphError(f"the SHACL shapes cannot be applied: {text}; reinstall civicgraph")
    return set(_from_report(report, data, shapes))


class _Shapes(NamedTuple):
    """The shapes, and the property that the shapes about one property are about."""

    graph: Graph
    about: Mapping[Node, Node]


@cache
def _shapes(name: str) -> _Shapes:
    graph = Graph().parse(resource("ontology", name), format="turtle")
    about: dict[Node, Node] = {}
    for shape, prop in graph.subject_objects(SH.targetSubjectsOf):
        about[shape] = prop
        about.update((part, prop) for part in graph.objects(shape, SH.property))
    return _Shapes(graph, about)


def _from_report(report: Graph, data: Graph, shapes: _Shapes) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        path = report.value(result, SH.resultPath)
        if focus is None or shape is None:
            continue
        if not isinstance(path, URIRef):
            path = shapes.about.get(shape)
        messages = {
            m.language: str(m) for m in shapes.graph.objects(shape, SH.message) if isinstance(m, RdfLiteral)
        }
        default = str(report.value(result, SH.resultMessage) or shape)
        said = (messages.get("ja", default), messages.get("en", default))
        rule = str(shape).rpartition("#")[2]
        value = report.value(result, SH.value)
        yield _violation(data, focus, rule, said, path, value if value != focus else None)


def _from_breaches(data: Graph, broken: Iterable[Breach]) -> Iterator[Violation]:
    for breach in broken:
        focus, path, value = (rdflib_node(t) if t is not None else None for t in (breach.focus, breach.path, breach.value))
        if focus is not None:
            yield _violation(data, focus, breach.rule, MESSAGES[breach.rule], path, value)


def _violation(
    data: Graph, focus: Node, rule: str, messages: tuple[str, str], path: Node | None, value: Node | None
) -> Violation:
    statements = sorted(_statements(data, focus, path, value), key=str)
    sources = statements or [focus]
    return Violation(
        focus=str(focus),
        label=_label(data, focus),
        rule=rule,
        message_ja=messages[0],
        message_en=messages[1],
        path=str(path) if path is not None else None,
        value=str(value) if value is not None else None,
        value_label=_label(data, value) if value is not None else None,
        evidence=_evidence(data, sources),
        statements=tuple(str(statement) for statement in statements),
    )


def _label(data: Graph, node: Node) -> str:
    """The name of a thing; of a statement or quotation, the words or the thing that it is about."""
    labels = [
        o for p in (SKOS.prefLabel, RDFS.label) for o in data.objects(node, p) if isinstance(o, RdfLiteral)
    ]
    best = min(
        labels, key=lambda label: (label.language != "ja", label.language or "", str(label)), default=None
    )
    if best is not None:
        return str(best)
    about = data.value(node, RDF.subject)
    return _label(data, about) if about is not None and about != node else str(node)


def _statements(data: Graph, focus: Node, path: Node | None, value: Node | None) -> set[Node]:
    """The statements concerned: those about the focus and property, or standing on the focus."""
    if (focus, RDF.type, RDF.Statement) in data:
        return {focus}
    about = (
        {s for s in data.subjects(RDF.subject, focus) if (s, RDF.predicate, path) in data} if path else set()
    )
    exact = {s for s in about if (s, RDF.object, value) in data} if value is not None else set()
    if exact or about:
        return exact or about
    evidence = {focus, *data.subjects(_HAS_SELECTOR, focus)}
    return {
        s
        for e in evidence
        for s in data.subjects(PROV.wasDerivedFrom, e)
        if (s, RDF.type, RDF.Statement) in data
    }


def _evidence(data: Graph, sources: Iterable[Node]) -> tuple[Evidence, ...]:
    """The words behind statements, memberships or quotations; broken selectors are left out."""
    found = set()
    for source in {e for s in sources for e in data.objects(s, PROV.wasDerivedFrom)}:
        article, selector = data.value(source, _HAS_SOURCE), data.value(source, _HAS_SELECTOR)
        exact, start, end = (data.value(selector, URIRef(_OA + part)) for part in ("exact", "start", "end"))
        if article is not None and str(start).isdecimal() and str(end).isdecimal():
            found.add(Evidence(str(article), str(exact or ""), int(str(start)), int(str(end))))
    return tuple(sorted(found, key=lambda e: (e.article, e.start, e.end)))
