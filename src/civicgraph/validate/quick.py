"""A first look: the shapes of the profile, each as a function, to tell at once that triples conform.

pySHACL takes some hundred times as long, and what a build makes nearly always conforms. So this is asked first, and where
it finds a fault, or cannot tell, pySHACL says what is wrong. It must never pass what pySHACL does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from civicgraph.graph.vocab import term
from civicgraph.resources import resource
from civicgraph.validate.index import TYPE, Index, Subject, Term
from civicgraph.validate.literals import XSD, well_formed

_SH = "http://www.w3.org/ns/shacl#"
_FIRST, _REST = term("rdf:first"), term("rdf:rest")
_SUBCLASS = term("rdfs:subClassOf")

Check = Callable[[Index, Term], bool]  # of one value, or of the thing that a shape is about
Whole = Callable[[Index, Term, Collection[Term]], bool]  # of a thing and all its values
Path = Callable[[Index, Term], Collection[Term]]


class _Shape(NamedTuple):
    """A shape that has targets."""

    classes: tuple[Term, ...]
    properties: tuple[NamedNode, ...]
    holds: Check


def certainly_conforms(index: Index) -> bool:
    """Whether the triples break no rule of ontology/shapes.ttl; False also where only pySHACL can tell."""
    if index.pairs(_SUBCLASS):
        return False  # then a thing has more classes than it states
    return all(shape.holds(index, focus) for shape in _shapes() for focus in _targets(shape, index))


def _targets(shape: _Shape, index: Index) -> Iterator[Subject]:
    for kind in shape.classes:
        yield from index.instances(kind)
    for prop in shape.properties:
        yield from dict.fromkeys(subject for subject, _ in index.pairs(prop))


@cache
def _shapes() -> tuple[_Shape, ...]:
    rules = Index(parse(path=resource("ontology", "shapes.ttl"), format=RdfFormat.TURTLE))
    return tuple(
        _Shape(
            tuple(rules.objects(shape, _sh("targetClass"))),
            tuple(p for p in rules.objects(shape, _sh("targetSubjectsOf")) if isinstance(p, NamedNode)),
            _holds(rules, shape),
        )
        for shape in rules.instances(_sh("NodeShape"))
    )


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _holds(rules: Index, shape: Term) -> Check:
    """A shape as a function. Raises ValueError for a part of SHACL that this module does not know."""
    path = _path(rules, rules.first(shape, _sh("path")))
    each: list[Check] = []
    whole: list[Whole] = []
    for predicate in rules.predicates(shape):
        name = predicate.value.removeprefix(_SH)
        if predicate == TYPE or name in _NO_CONSTRAINTS:
            continue
        for value in rules.objects(shape, predicate):
            if name in _OF_VALUES:
                each.append(_OF_VALUES[name](rules, value))
            elif name == "qualifiedValueShape":
                whole.append(_qualified(rules, shape, value))
            elif name in _OF_ALL:
                whole.append(_OF_ALL[name](value))
            else:
                raise ValueError(f"{shape}: {predicate} is not known here")

    def holds(index: Index, focus: Term) -> bool:
        values = path(index, focus)
        for value in values:
            for check in each:
                if not check(index, value):
                    return False
        for check_all in whole:  # noqa: SIM110 - loops, for this is done for every value of a build
            if not check_all(index, focus, values):
                return False
        return True

    return holds


_NO_CONSTRAINTS = {"path", "message", "targetClass", "targetSubjectsOf", "qualifiedMaxCount"}


def _path(rules: Index, path: Term | None) -> Path:
    if path is None:
        return lambda index, focus: (focus,)
    if isinstance(path, NamedNode):
        return lambda index, focus: index.objects(focus, path)
    inverse, other = rules.first(path, _sh("inversePath")), rules.first(path, _sh("alternativePath"))
    if isinstance(inverse, NamedNode):
        return lambda index, focus: index.subjects(inverse, focus)
    if other is None:
        raise ValueError("a path that is not known here")
    steps = [_path(rules, step) for step in _members(rules, other)]
    return lambda index, focus: dict.fromkeys(value for step in steps for value in step(index, focus))


def _members(rules: Index, node: Term | None) -> Iterator[Term]:
    while (member := rules.first(node, _FIRST)) is not None:
        yield member
        node = rules.first(node, _REST)


def _kind(rules: Index, kind: Term) -> Check:
    if kind != _sh("IRI"):
        raise ValueError(f"the node kind {kind} is not known here")
    return lambda index, value: isinstance(value, NamedNode)


def _among(rules: Index, members: Term) -> Check:
    known = set(_members(rules, members))
    return lambda index, value: value in known


def _any(rules: Index, members: Term) -> Check:
    shapes = [_holds(rules, shape) for shape in _members(rules, members)]
    return lambda index, value: any(holds(index, value) for holds in shapes)


def _pattern(rules: Index, pattern: Term) -> Check:
    form = re.compile(_text(pattern))
    return lambda index, value: not isinstance(value, BlankNode) and bool(form.search(value.value))


def _longer(rules: Index, least: Term) -> Check:
    number = int(_text(least))
    return lambda index, value: not isinstance(value, BlankNode) and len(value.value) >= number


def _least(rules: Index, bound: Term) -> Check:
    number = Decimal(_text(bound))
    return lambda index, value: (found := _number(value)) is not None and found >= number


def _greatest(rules: Index, bound: Term) -> Check:
    number = Decimal(_text(bound))
    return lambda index, value: (found := _number(value)) is not None and found <= number


_OF_VALUES: dict[str, Callable[[Index, Term], Check]] = {
    "class": lambda rules, kind: lambda index, value: index.has(value, TYPE, kind),
    "datatype": lambda rules, datatype: lambda index, value: (
        isinstance(value, Literal) and value.datatype == datatype and well_formed(value)
    ),
    "nodeKind": _kind,
    "in": _among,
    "or": _any,
    "node": _holds,
    "property": _holds,
    "pattern": _pattern,
    "minLength": _longer,
    "minInclusive": _least,
    "maxInclusive": _greatest,
}


def _few(least: Term) -> Whole:
    number = int(_text(least))
    return lambda index, focus, values: len(values) >= number


def _many(most: Term) -> Whole:
    number = int(_text(most))
    return lambda index, focus, values: len(values) <= number


def _one_a_language(_: Term) -> Whole:
    def holds(index: Index, focus: Term, values: Collection[Term]) -> bool:
        languages = [v.language.lower() for v in values if isinstance(v, Literal) and v.language]
        return len(languages) == len(set(languages))

    return holds


def _below(other: Term) -> Whole:
    prop = _property(other)

    def holds(index: Index, focus: Term, values: Collection[Term]) -> bool:
        pairs = [(_number(a), _number(b)) for a in values for b in index.objects(focus, prop)]
        return all(a is not None and b is not None and a < b for a, b in pairs)

    return holds


def _equal(other: Term) -> Whole:
    prop = _property(other)
    return lambda index, focus, values: set(values) == set(index.objects(focus, prop))


def _apart(other: Term) -> Whole:
    prop = _property(other)
    return lambda index, focus, values: set(values).isdisjoint(index.objects(focus, prop))


_OF_ALL: dict[str, Callable[[Term], Whole]] = {
    "minCount": _few,
    "maxCount": _many,
    "hasValue": lambda wanted: lambda index, focus, values: wanted in values,
    "uniqueLang": _one_a_language,
    "equals": _equal,
    "disjoint": _apart,
    "lessThan": _below,
}


def _qualified(rules: Index, shape: Term, wanted: Term) -> Whole:
    most = rules.first(shape, _sh("qualifiedMaxCount"))
    if most is None:
        raise ValueError(f"{shape}: without a greatest number")
    number, holds = int(_text(most)), _holds(rules, wanted)
    return lambda index, focus, values: sum(holds(index, value) for value in values) <= number


def _property(found: Term) -> NamedNode:
    if not isinstance(found, NamedNode):
        raise ValueError(f"{found}: no property")
    return found


def _text(found: Term) -> str:
    return found.value


def _number(value: Term) -> Decimal | None:
    """The value of a number of the profile; None for anything else, which pySHACL has to compare."""
    numeric = isinstance(value, Literal) and value.datatype.value in _NUMBERS and well_formed(value)
    return Decimal(value.value) if numeric else None


_NUMBERS = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}nonNegativeInteger"}
