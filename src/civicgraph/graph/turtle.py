"""Turtle and N-Quads, the same bytes for the same triples: sorted, used prefixes, one object a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from pyoxigraph import Literal, NamedNode

from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES, curie, term

_LOCAL = re.compile(r"[a-z]+:[A-Za-z_][A-Za-z0-9_]*")
_RELATIVE = re.compile(r"(?:[a-z]+(?:/[A-Za-z0-9_~%-][A-Za-z0-9_.~%-]*)+)?")
_PLAIN_NUMBER = {"integer": re.compile(r"[+-]?\d+"), "decimal": re.compile(r"[+-]?\d*\.\d+")}
_TYPE = term("rdf:type")


def turtle(triples: Iterable[Triple], *, base: str) -> bytes:
    """Turtle in UTF-8. IRIs below `base` are written relative to it, where it ends in "/"."""
    writer = _Writer(base)
    rows = sorted((str(s), p != _TYPE, str(p), str(o), s, p, o) for s, p, o in set(triples))
    blocks = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        lines = []
        for _, same in groupby(group, key=lambda row: row[2]):
            found = [row[4:] for row in same]
            verb = "a" if found[0][1] == _TYPE else writer.node(found[0][1])
            lines.append(f"{verb} " + " ,\n        ".join(writer.term(o) for _, _, o in found))
            subject = found[0][0]
        blocks.append(f"{writer.node(subject)} " + " ;\n    ".join(lines) + " .\n")
    head = [f"@base <{base}> .\n"] if writer.relative else []
    head += [f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(writer.used)]
    return ("".join(head) + "\n" + "\n".join(blocks)).encode()


class _Writer:
    """Shortens terms, and remembers which prefixes that took."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.relative = base.endswith("/")
        self.used: set[str] = set()

    def node(self, node: NamedNode) -> str:
        name = curie(node.value)
        if name and _LOCAL.fullmatch(name):
            self.used.add(name.partition(":")[0])
            return name
        below = node.value.removeprefix(self.base)
        if self.relative and below != node.value and _RELATIVE.fullmatch(below):
            return f"<{below}>"
        return f"<{node.value}>"

    def term(self, value: NamedNode | Literal) -> str:
        if isinstance(value, NamedNode):
            return self.node(value)
        quoted = str(Literal(value.value))
        if value.language:
            return f"{quoted}@{value.language}"
        datatype = curie(value.datatype.value) or ""
        number = _PLAIN_NUMBER.get(datatype.removeprefix("xsd:"))
        if number and number.fullmatch(value.value):
            return value.value
        return quoted if datatype == "xsd:string" else f"{quoted}^^{self.node(value.datatype)}"


def nquads(description: Iterable[Triple], articles: Mapping[NamedNode, Iterable[Triple]]) -> bytes:
    """N-Quads in UTF-8, sorted: an article's triples under its IRI, the description in the default graph."""
    lines = {f"{s} {p} {o} .\n" for s, p, o in description}
    for article, triples in articles.items():
        lines.update(f"{s} {p} {o} {article} .\n" for s, p, o in triples)
    return "".join(sorted(lines)).encode()
