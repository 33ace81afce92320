"""Several graphs as the one that is published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.errors import UsageError
from civicgraph.graph.iris import check_base
from civicgraph.graph.vocab import term

_TYPE = term("rdf:type")
_PREFERRED, _LABEL, _OTHER = term("skos:prefLabel"), term("rdfs:label"), term("skos:altLabel")
_DESCRIBED = {term("void:Dataset"), term("dcat:Dataset"), term("dcat:Distribution")}
_Names = dict[tuple[NamedNode, str], Counter[str]]


def base_of(graphs: Sequence[Sequence[Quad]], given: str | None) -> str:
    """What the IRIs begin with: as `given`, or what the graphs say of themselves.

    Raises UsageError where they say nothing, or not the same.
    """
    if given:
        return check_base(given)
    found = {
        quad.subject.value
        for quads in graphs
        for quad in quads
        if quad.object == term("void:Dataset") and isinstance(quad.subject, NamedNode)
    }
    if len(found) != 1:
        said = f"say {', '.join(sorted(found))}" if found else "do not say"
        raise UsageError(f"the graphs {said} what their IRIs begin with. Give base in the publication's file.")
    return check_base(found.pop())


def collected(graphs: Sequence[Sequence[Quad]]) -> list[Quad]:
    """All statements once, without what the graphs say of themselves as data sets.

    Where two graphs prefer different names for one thing in one language, the name that more of them prefer stays
    the preferred one (among equals the first by code point), and the others become other names.
    """
    names: _Names = defaultdict(Counter)
    for quads in graphs:
        for subject, literal in {(q.subject, q.object) for q in quads if q.predicate == _PREFERRED}:
            if isinstance(subject, NamedNode) and isinstance(literal, Literal):
                names[subject, literal.language or ""][literal.value] += 1
    dropped = {key: set(found) - {_best(found)} for key, found in names.items() if len(found) > 1}
    kept: dict[Quad, None] = {}
    for quads in graphs:
        about = {q.subject for q in quads if q.predicate == _TYPE and q.object in _DESCRIBED}
        for quad in quads:
            if quad.subject not in about:
                kept[_renamed(quad, dropped)] = None
    return _without_doubles(kept)


def _best(found: Counter[str]) -> str:
    return min(found, key=lambda name: (-found[name], name))


def _renamed(quad: Quad, dropped: dict[tuple[NamedNode, str], set[str]]) -> Quad:
    if quad.predicate not in (_PREFERRED, _LABEL) or not dropped:
        return quad
    value = quad.object
    if not isinstance(value, Literal) or not isinstance(quad.subject, NamedNode):
        return quad
    if value.value not in dropped.get((quad.subject, value.language or ""), ()):
        return quad
    return Quad(quad.subject, _OTHER, value, quad.graph_name)


def _without_doubles(quads: Iterable[Quad]) -> list[Quad]:
    """Without other names that are also the preferred one of the same thing."""
    found = list(quads)
    preferred = {(q.subject, q.object) for q in found if q.predicate == _PREFERRED}
    return [q for q in found if q.predicate != _OTHER or (q.subject, q.object) not in preferred]
