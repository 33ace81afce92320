"""JSON-LD with the project's context, of which each file holds the terms that it uses: nothing is fetched to read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from civicgraph.errors import InputError
from civicgraph.graph.vocab import curie
from civicgraph.resources import resource

_TYPE = "rdf:type"
_STRING = "xsd:string"
_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")  # what a JSON number keeps as it is
_LOCAL = re.compile(r"[a-z]+:[A-Za-z_]\w*")


def jsonld(quads: Sequence[Quad]) -> bytes:
    """JSON-LD 1.1 in UTF-8: the default graph's nodes, then a graph object for each named graph; all sorted."""
    graphs: dict[str, set[Triple]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else _id(quad.graph_name)
        graphs.setdefault(name, set()).add(quad.triple)
    writer = _Writer()
    found: list[dict[str, Any]] = writer.nodes(graphs.pop("", set()))
    found += [{"id": name, "@graph": writer.nodes(triples)} for name, triples in sorted(graphs.items())]
    return (json.dumps({"@context": writer.context(), "@graph": found}, ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    """Compacts terms with the context, and remembers which of its parts that took."""

    def __init__(self) -> None:
        self.used: set[str] = {"id"}

    def context(self) -> dict[str, Any]:
        """The context with the terms that were used, and the prefixes that these and the values take."""
        whole = _context()
        terms = {name: whole[name] for name in whole if name in self.used}
        spaces = {value["@id"].partition(":")[0] for value in terms.values() if isinstance(value, dict)}
        spaces |= {
            value["@type"].partition(":")[0]
            for value in terms.values()
            if isinstance(value, dict) and ":" in value.get("@type", "")
        }
        prefixes = {name: whole[name] for name in whole if name in spaces}
        return {"@version": 1.1, **prefixes, **terms}

    def nodes(self, triples: Iterable[Triple]) -> list[dict[str, Any]]:
        """One object a subject, its properties under the context's terms."""
        subjects: dict[str, dict[str, Any]] = {}
        for triple in sorted(triples, key=lambda t: (str(t.subject), t.predicate.value, str(t.object))):
            subject = _id(triple.subject)
            self.add(subjects.setdefault(subject, {"id": subject}), triple.predicate, triple.object)
        return [self.ordered(node) for node in subjects.values()]

    def ordered(self, node: dict[str, Any]) -> dict[str, Any]:
        first = {name: node[name] for name in ("id", "type") if name in node}
        return first | {name: node[name] for name in sorted(node.keys() - first.keys())}

    def add(self, node: dict[str, Any], prop: NamedNode, value: object) -> None:
        name = self.name(prop.value)
        if name == _TYPE and isinstance(value, NamedNode):
            self.used.add("type")
            node.setdefault("type", []).append(self.name(value.value))
            return
        for key, rule in _terms().get(name, ()):
            if rule.get("@container"):
                if isinstance(value, Literal) and value.language:
                    self.used.add(key)
                    node.setdefault(key, {}).setdefault(value.language, []).append(value.value)
                    return
            elif (short := self.coerced(rule.get("@type"), value)) is not None:
                self.used.add(key)
                _append(node, key, short)
                return
        _append(node, name, self.explicit(value))  # a compact IRI as key coerces nothing

    def coerced(self, kind: str | None, value: object) -> object | None:
        """The value as a term of this type coercion writes it, or None where it does not fit."""
        if kind is None:
            return self.explicit(value)
        if kind == "@id":
            return None if isinstance(value, Literal) else self.name(_id(value))
        if not isinstance(value, Literal) or value.language or curie(value.datatype.value) != kind:
            return None
        whole = kind == "xsd:integer" and _INTEGER.fullmatch(value.value)
        return int(value.value) if whole else value.value

    def explicit(self, value: object) -> object:
        """The value with its type or language beside it."""
        if not isinstance(value, Literal):
            return {"@id": self.name(_id(value))}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        datatype = self.name(value.datatype.value)
        return value.value if datatype == _STRING else {"@type": datatype, "@value": value.value}

    def name(self, iri: str) -> str:
        """The prefixed name where the context has the prefix, else the IRI."""
        short = curie(iri)
        if short is None or not _LOCAL.fullmatch(short):
            return iri
        self.used.add(short.partition(":")[0])
        return short


def _append(node: dict[str, Any], key: str, value: object) -> None:
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _id(node: object) -> str:
    """The IRI, or the label of a blank node."""
    if isinstance(node, NamedNode):
        return node.value
    text = str(node)
    if text.startswith("_:"):
        return text
    raise InputError(text, "JSON-LD has no triple terms (RDF 1.2).", "Write another format: nq, trig.")


@cache
def _context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))
    context: dict[str, Any] = found["@context"]
    return context


@cache
def _terms() -> dict[str, tuple[tuple[str, dict[str, Any]], ...]]:
    """The terms of each property, the ones that say most of the value first."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for key, rule in _context().items():
        if isinstance(rule, dict):
            found.setdefault(rule["@id"], []).append((key, rule))
    return {name: tuple(sorted(terms, key=lambda t: len(t[1]), reverse=True)) for name, terms in found.items()}
