"""Triples in memory, looked up from every side: for rules that are checked one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import term

Subject = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal
TYPE = term("rdf:type")
_NODES = (NamedNode, BlankNode)
_TERMS = (*_NODES, Literal)


class Index:
    """The triples (graph names ignored), each once."""

    def __init__(self, triples: Iterable[Triple | Quad]) -> None:
        self._objects: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self._pairs: dict[NamedNode, list[tuple[Subject, Term]]] = defaultdict(list)
        self._instances: dict[Term, dict[Subject, None]] = defaultdict(dict)
        for row in triples:
            subject, predicate, value = (row.subject, row.predicate, row.object) if isinstance(row, Quad) else row
            if isinstance(subject, _NODES) and isinstance(value, _TERMS):
                values = self._objects.setdefault(subject, {}).setdefault(predicate, {})
                if value in values:
                    continue
                values[value] = None
                self._pairs[predicate].append((subject, value))
                if predicate == TYPE:
                    self._instances[value][subject] = None

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        """The values of a property."""
        return self._objects.get(subject, {}).get(predicate, {})

    def first(self, subject: Term | None, predicate: NamedNode) -> Term | None:
        """One value of a property, None where there is none."""
        return next(iter(self.objects(subject, predicate)), None) if subject is not None else None

    def all_objects(self, subject: Term) -> Iterable[Term]:
        """The values of all properties."""
        return [value for values in self._objects.get(subject, {}).values() for value in values]

    def predicates(self, subject: Term) -> Collection[NamedNode]:
        """The properties of a thing."""
        return self._objects.get(subject, {})

    def has(self, subject: Term, predicate: NamedNode, value: Term) -> bool:
        """Whether the triple is there."""
        return value in self.objects(subject, predicate)

    def pairs(self, predicate: NamedNode) -> Collection[tuple[Subject, Term]]:
        """What a property stands between."""
        return self._pairs.get(predicate, [])

    def subjects(self, predicate: NamedNode, value: Term) -> list[Subject]:
        """What has this value."""
        return [subject for subject, found in self.pairs(predicate) if found == value]

    def instances(self, kind: Term) -> Collection[Subject]:
        """The things of a class."""
        return self._instances.get(kind, {})
