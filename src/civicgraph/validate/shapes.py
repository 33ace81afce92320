"""Checking a graph: a first look tells most graphs to conform, and only of others pySHACL, which is slow, says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from civicgraph.graph.provenance import Triple
from civicgraph.validate.index import Index
from civicgraph.validate.integrity import breaches
from civicgraph.validate.quick import certainly_conforms
from civicgraph.validate.violations import Violation


def validate_graph(triples: Iterable[Triple | Quad]) -> list[Violation]:
    """Every rule that these triples (or quads, graph names ignored) break, sorted; empty if they conform.

    The rules are ontology/shapes.ttl and those of `integrity`. Nothing is inferred, and no network is used.
    """
    rows = list(triples)
    index = Index(rows)
    broken = list(breaches(index))
    if not broken and certainly_conforms(index):
        return []
    from civicgraph.validate.reported import violations

    return violations(rows, broken)


def validate_catalogue(triples: Iterable[Triple | Quad]) -> list[Violation]:
    """As `validate_graph`, for the description of a publication and the rules of ontology/dcat-shapes.ttl."""
    from civicgraph.validate.reported import catalogue_violations

    return catalogue_violations(triples)
