"""A graph without certain people: their statements, what they say, and their names in the words of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.graph.dataset import redescribed
from civicgraph.graph.redaction import Redactor, marked, says_something
from civicgraph.graph.suppression import Suppressed, note_met
from civicgraph.graph.vocab import CLASSES, term
from civicgraph.names import name_key
from civicgraph.records import Kind

_TYPE, _PERSON = term("rdf:type"), term(CLASSES[Kind.PERSON])
_LABELS = tuple(map(term, ("skos:prefLabel", "skos:altLabel", "rdfs:label")))
_PARTS = tuple(map(term, ("foaf:familyName", "foaf:givenName")))
_ENTITIES = {term(name) for name in CLASSES.values()}
_DERIVED, _SOURCE, _SELECTOR = map(term, ("prov:wasDerivedFrom", "oa:hasSource", "oa:hasSelector"))
_EXACT, _START, _END = map(term, ("oa:exact", "oa:start", "oa:end"))
_SAME, _REPLACED = tuple(map(term, ("owl:sameAs", "skos:exactMatch"))), term("dcterms:isReplacedBy")
_SUBJECT, _PREDICATE, _OBJECT = map(term, ("rdf:subject", "rdf:predicate", "rdf:object"))
# A node that has someone in one of these places says something of that person, and goes as a whole.
_ABOUT = set(
    map(term, ("org:member", "org:organization", "civic:party", "schema:spokenByCharacter", "civic:compares"))
) | {_SUBJECT, _OBJECT}
_GRANT = set(map(term, ("schema:funder", "schema:fundedItem")))
# These nodes only explain others, and go with the last that they explain.
_EXPLAIN = set(
    map(
        term,
        (
            "oa:SpecificResource", "oa:TextQuoteSelector", "org:Role", "time:Interval", "time:Instant",
            "schema:MonetaryAmount", "prov:Activity", "prov:SoftwareAgent", "prov:Agent",
        ),
    )
)  # fmt: skip
_Nodes = Mapping[object, Mapping[object, Sequence[object]]]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is left of a graph, and what to hide in texts: names, and by article the places of what was said."""

    quads: list[Quad]
    redactor: Redactor
    said: dict[str, list[tuple[int, int]]]

    def text(self, article: str, text: str) -> str:
        """The text of an article with marks in place of the names and of the people's words."""
        return self.redactor(marked(text, self.said.get(article, ())))


def hidden(quads: Sequence[Quad], listed: Suppressed) -> Hidden:
    """The graph without the people of the list.

    They go with their statements, memberships and quotations; so does whatever bears their whole name in its own. A
    fact that stands only on their words goes, too. In evidence of other facts, in quotations of others, in headlines and roles
    each character of their names becomes "■": lengths and offsets stay. The data set's counts are made anew.
    """
    nodes = _indexed(quads)
    everybody = [node for node, props in nodes.items() if _PERSON in props.get(_TYPE, ())]
    listed.check_whole(part for node in everybody for part in _texts(nodes, node, _PARTS))
    people = _people(nodes, listed)
    note_met(_entries(nodes, people, listed))
    redactor = _redactor(nodes, people, listed)
    gone = people | {node for node in nodes if _bears(nodes, node, redactor)}
    dropped = _telling(nodes, gone)
    said = _said(nodes, dropped)
    words = _evidence(nodes, redactor, said)
    empty = {source for source, text in words.items() if not says_something(text)}
    for node, props in nodes.items():
        if props.get(_DERIVED) and empty.issuperset(props[_DERIVED]):
            dropped.add(node)
    out = gone | dropped | empty
    exact = {s: words[e] for e in words for s in _values(nodes, e, _SELECTOR)}
    facts = _unsupported(quads, nodes, dropped)
    kept, lost = [], []
    for quad in quads:
        if quad.subject in out or quad.object in out or (quad.graph_name, *quad.triple) in facts:
            lost.append(quad)
        elif (changed := _changed(quad, nodes, redactor, exact)) is not None:
            kept.append(changed)
    return Hidden(redescribed(quads, _without_orphans(kept, lost, nodes)), redactor, said)


def _indexed(quads: Iterable[Quad]) -> _Nodes:
    found: dict[object, dict[object, list[object]]] = {}
    for quad in quads:
        found.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return found


def _values(nodes: _Nodes, node: object, prop: NamedNode) -> Sequence[object]:
    return nodes.get(node, {}).get(prop, ())


def _people(nodes: _Nodes, listed: Suppressed) -> set[object]:
    """The people of the list, and what they were or are called by other IRIs."""
    keys = listed.keys()
    found = {
        node
        for node, props in nodes.items()
        if (isinstance(node, NamedNode) and node.value in listed.iris)
        or any(isinstance(o, NamedNode) and o.value in listed.iris for p in (*_SAME, _REPLACED) for o in props.get(p, ()))
        or (_PERSON in props.get(_TYPE, ()) and not keys.isdisjoint(map(name_key, _texts(nodes, node, _LABELS))))
    }
    found |= {o for node in found for o in _values(nodes, node, _REPLACED)}
    return found | {node for node, props in nodes.items() if not found.isdisjoint(props.get(_REPLACED, ()))}


def _entries(nodes: _Nodes, people: set[object], listed: Suppressed) -> Iterator[str]:
    """The entries of the list that these people match."""
    keys = {name_key(label) for person in people for label in _texts(nodes, person, _LABELS)}
    yield from (name for name in listed.names if name_key(name) in keys)
    known = {*people, *(o for person in people for p in (*_SAME, _REPLACED) for o in _values(nodes, person, p))}
    yield from listed.iris.intersection(o.value for o in known if isinstance(o, NamedNode))


def _redactor(nodes: _Nodes, people: set[object], listed: Suppressed) -> Redactor:
    names, parts = {*listed.names, *listed.more}, set()
    for person in people:
        labels, pieces = _texts(nodes, person, _LABELS), _texts(nodes, person, _PARTS)
        keys = {name_key(label) for label in labels}
        pieces += [label for label in labels if any(name_key(label) in key != name_key(label) for key in keys)]
        parts.update(pieces)
        names.update(label for label in labels if label not in pieces)
    others = (node for node in nodes if node not in people and _is_entity(nodes, node))
    return Redactor(names, parts, (label for node in others for label in _texts(nodes, node, _LABELS)))


def _is_entity(nodes: _Nodes, node: object) -> bool:
    return not _ENTITIES.isdisjoint(_values(nodes, node, _TYPE))


def _bears(nodes: _Nodes, node: object, redactor: Redactor) -> bool:
    """Whether something that is no person (a namesake stays) has a whole name in its own."""
    named = _is_entity(nodes, node) and _PERSON not in _values(nodes, node, _TYPE)
    return named and any(map(redactor.names_in, _texts(nodes, node, _LABELS)))


def _texts(nodes: _Nodes, node: object, props: Iterable[NamedNode]) -> list[str]:
    return [value.value for prop in props for value in _values(nodes, node, prop) if isinstance(value, Literal)]


def _telling(nodes: _Nodes, gone: set[object]) -> set[object]:
    """The nodes that say something of those who go."""
    return {
        node
        for node, props in nodes.items()
        if not _is_entity(nodes, node)
        and any(not gone.isdisjoint(values) for prop, values in props.items() if prop in _ABOUT or prop in _GRANT)
    }


def _place(nodes: _Nodes, source: object) -> tuple[str, int, int, str] | None:
    """The article, start, end and words of a piece of evidence."""
    selectors = _values(nodes, source, _SELECTOR)
    article = next((a.value for a in _values(nodes, source, _SOURCE) if isinstance(a, NamedNode)), None)
    for selector in selectors:
        values = [next(iter(_texts(nodes, selector, (prop,))), "") for prop in (_START, _END, _EXACT)]
        if article and values[0].isdecimal() and values[1].isdecimal():
            return article, int(values[0]), int(values[1]), values[2]
    return None


def _said(nodes: _Nodes, dropped: set[object]) -> dict[str, list[tuple[int, int]]]:
    """By article, where the words of the quotations that go stand."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for node in dropped:
        for text in _texts(nodes, node, (term("schema:text"),)):
            places = [place for source in _values(nodes, node, _DERIVED) if (place := _place(nodes, source))]
            for article, start, _, words in places:
                at = words.find(text)
                if at >= 0:
                    found[article].add((start + at, start + at + len(text)))
    return {article: sorted(places) for article, places in found.items()}


def _evidence(nodes: _Nodes, redactor: Redactor, said: dict[str, list[tuple[int, int]]]) -> dict[object, str]:
    """The words that may be shown of each piece of evidence."""
    found: dict[object, str] = {}
    for node, props in nodes.items():
        place = _place(nodes, node) if _SELECTOR in props else None
        if place:
            article, start, _, words = place
            found[node] = redactor(marked(words, ((a - start, b - start) for a, b in said.get(article, ()))))
    return found


def _unsupported(quads: Iterable[Quad], nodes: _Nodes, dropped: set[object]) -> set[tuple[object, ...]]:
    """The facts, by graph, that had statements and have none left."""
    before: dict[tuple[object, ...], bool] = {}
    for quad in quads:
        if quad.predicate == _SUBJECT:
            for prop in _values(nodes, quad.subject, _PREDICATE):
                for value in _values(nodes, quad.subject, _OBJECT):
                    key = (quad.graph_name, quad.object, prop, value)
                    before[key] = before.get(key, False) or quad.subject not in dropped
    return {key for key, supported in before.items() if not supported}


def _changed(quad: Quad, nodes: _Nodes, redactor: Redactor, exact: dict[object, str]) -> Quad | None:
    """The statement as it may be shown; None where nothing of its words is left."""
    value = quad.object
    if not isinstance(value, Literal):
        return quad
    if quad.predicate == _EXACT:
        text = exact.get(quad.subject, value.value)
    elif quad.predicate in _LABELS and _is_entity(nodes, quad.subject):
        return quad
    else:
        text = redactor(value.value)
    if text == value.value:
        return quad
    if not says_something(text):
        return None
    literal = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Quad(quad.subject, quad.predicate, literal, quad.graph_name)


def _without_orphans(kept: list[Quad], lost: list[Quad], nodes: _Nodes) -> list[Quad]:
    """Without the nodes that explained only what has gone."""
    by_subject: dict[object, list[Quad]] = defaultdict(list)
    count: dict[object, int] = defaultdict(int)
    for quad in kept:
        by_subject[quad.graph_name, quad.subject].append(quad)
        count[quad.graph_name, quad.object] += 1
    out: set[tuple[object, object]] = set()
    asked: list[tuple[object, object]] = [(quad.graph_name, quad.object) for quad in lost]
    while asked:
        key = asked.pop()
        if key in out or count[key] or _EXPLAIN.isdisjoint(_values(nodes, key[1], _TYPE)):
            continue
        out.add(key)
        for quad in by_subject[key]:
            following = (quad.graph_name, quad.object)
            count[following] -= 1
            asked.append(following)
    return [quad for quad in kept if (quad.graph_name, quad.subject) not in out]


