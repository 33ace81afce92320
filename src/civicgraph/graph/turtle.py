"""Turtle, TriG and N-Quads, the same bytes for the same statements: sorted, used prefixes, one object a line.

The terms come from Oxigraph's N-Triples as text, and each is shortened once: that is what makes it fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Triple as OxTriple

from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES, term

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RELATIVE = re.compile(r"(?:[a-z]+(?:/[A-Za-z0-9_~%-][A-Za-z0-9_.~%-]*)+)?")
_PLAIN_NUMBER = {
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?\d+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?\d*\.\d+"),
}
_TYPE = str(term("rdf:type"))


def turtle(
    triples: Iterable[Triple | OxTriple], *, base: str | None = None, prefixes: Mapping[str, str] = PREFIXES
) -> bytes:
    """Turtle in UTF-8. IRIs below `base` are written relative to it, where it ends in "/"."""
    words = _Words(base, prefixes)
    blocks = _blocks(_lines(triples), words)
    return (words.head() + "\n" + "\n".join(blocks)).encode()


def trig(quads: Iterable[Quad], *, base: str | None = None, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """TriG in UTF-8: the default graph as in Turtle, then each named graph in braces."""
    words = _Words(base, prefixes)
    graphs: dict[str, list[OxTriple]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
        graphs.setdefault(name, []).append(quad.triple)
    parts = _blocks(_lines(graphs.pop("", [])), words)
    for name, triples in sorted(graphs.items()):
        inside = "\n".join(_blocks(_lines(triples), words, indent="    "))
        parts.append(f"{words.node(name)} {{\n{inside}}}\n")
    return (words.head() + "\n" + "\n".join(parts)).encode()


def nquads(description: Iterable[Triple], articles: Mapping[NamedNode, Iterable[Triple]]) -> list[bytes]:
    """Lines of N-Quads in UTF-8, sorted by code point, each once, with their line ends.

    An article's triples stand in the graph of its IRI, the description in the default graph.
    """
    quads = [Quad(*triple) for triple in description]
    quads += [Quad(*triple, article) for article, triples in articles.items() for triple in triples]
    return sorted(set((serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)))


def lines_of(quads: Iterable[Quad] | Iterable[OxTriple], form: RdfFormat = RdfFormat.N_QUADS) -> bytes:
    """N-Quads or N-Triples in UTF-8, each statement once, sorted by code point."""
    lines = (serialize(quads, format=form) or b"").decode().split("\n")
    return "".join(f"{line}\n" for line in sorted(set(lines)) if line).encode()


def _lines(triples: Iterable[Triple | OxTriple]) -> list[str]:
    found = (triple if isinstance(triple, OxTriple) else OxTriple(*triple) for triple in triples)
    lines = (serialize(found, format=RdfFormat.N_TRIPLES) or b"").decode().split("\n")
    return sorted(set(lines) - {""})


def _blocks(lines: list[str], words: _Words, *, indent: str = "") -> list[str]:
    """One text a subject: its types first, then its properties, each object on a line of its own."""
    comma, semicolon = f" ,\n{indent}        ", f" ;\n{indent}    "
    blocks: list[str] = []
    subject, prop = "", ""
    types: list[str] = []
    rest: list[str] = []
    for line in [*lines, "   "]:  # the last one, of no subject, closes the block before it
        new, verb, value = line.split(" ", 2)
        if new != subject:
            if subject:
                said = [f"a {comma.join(types)}"] if types else []
                if rest:
                    said.append("".join(rest))
                blocks.append(f"{indent}{words[subject]} {semicolon.join(said)} .\n")
            subject, prop = new, ""
            types, rest = [], []
        if verb == _TYPE:
            types.append(words[value[:-2]])  # without " ."
        elif verb == prop:
            rest += comma, words[value[:-2]]
        elif verb:
            rest += semicolon if rest else "", words[verb], " ", words[value[:-2]]
        prop = verb
    return blocks


class _Words(dict[str, str]):
    """Each term of N-Triples as Turtle writes it, made once; remembers which prefixes that took."""

    def __init__(self, base: str | None, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.base = base if base and base.endswith("/") else None
        self.prefixes = prefixes
        self.names = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.used: set[str] = set()

    def __missing__(self, text: str) -> str:
        self[text] = short = self.literal(text) if text.startswith('"') else self.node(text)
        return short

    def head(self) -> str:
        """The base and the prefixes that were used."""
        base = [f"@base <{self.base}> .\n"] if self.base else []
        return "".join([*base, *(f"@prefix {name}: <{self.prefixes[name]}> .\n" for name in sorted(self.used))])

    def node(self, text: str) -> str:
        if not text.startswith("<") or text.startswith("<<"):
            return text  # a blank node, or a triple of RDF 1.2
        iri = text[1:-1]
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.names.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            self.used.add(prefix)
            return f"{prefix}:{iri[cut:]}"
        if self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(iri, len(self.base)):
            return f"<{iri[len(self.base) :]}>"
        return text

    def literal(self, text: str) -> str:
        end = text.rindex('"') + 1
        if not text.startswith("^^", end):
            return text
        datatype = text[end + 3 : -1]
        number = _PLAIN_NUMBER.get(datatype)
        if number and number.fullmatch(text, 1, end - 1):
            return text[1 : end - 1]
        return f"{text[:end]}^^{self.node(text[end + 2 :])}"
