"""What the graph says of one thing: the part of it that stands in the thing's own .ttl and .jsonld."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, Triple

from civicgraph.graph.vocab import term

# Through these, statements, memberships, quotations and so on are about a thing.
_ABOUT = frozenset(
    term(name)
    for name in (
        "rdf:subject", "rdf:object", "org:member", "org:organization", "civic:party", "schema:spokenByCharacter",
        "schema:fundedItem", "schema:funder", "civic:compares",
    )
)  # fmt: skip
# These lead on to what explains them: the words, the role, the time, what found it.
_EXPLAINED = frozenset(
    term(name)
    for name in (
        "prov:wasDerivedFrom", "oa:hasSelector", "org:role", "org:memberDuring", "dcterms:temporal", "schema:amount",
        "time:hasBeginning", "time:hasEnd", "prov:wasGeneratedBy", "prov:wasAssociatedWith",
    )
)  # fmt: skip
# And this much is said of what else is named.
_NAMED = frozenset(
    term(name) for name in ("rdf:type", "skos:prefLabel", "rdfs:label", "schema:headline", "schema:url", "schema:datePublished")
)
_MENTIONS = frozenset(term(name) for name in ("schema:mentions", "schema:about"))
_NODES = frozenset(
    term(name)
    for name in ("rdf:Statement", "org:Membership", "civic:Partnership", "schema:Quotation", "schema:Grant", "civic:Judgement")
)
_TYPE = term("rdf:type")


class Index:
    """The statements of a graph by their subject and by their object."""

    def __init__(self, quads: Iterable[Quad], entities: Iterable[str]) -> None:
        self.of: dict[object, list[Triple]] = defaultdict(list)
        self.to: dict[object, list[Triple]] = defaultdict(list)
        self.entities = {NamedNode(iri) for iri in entities}
        for triple in sorted({quad.triple for quad in quads}, key=str):
            self.of[triple.subject].append(triple)
            if isinstance(triple.object, NamedNode) and triple.predicate != _TYPE:
                self.to[triple.object].append(triple)

    def description(self, iri: str) -> Sequence[Triple]:
        """The thing's own statements, those that lead to it, their evidence, and the names of what they name."""
        node = NamedNode(iri)
        found: dict[Triple, None] = dict.fromkeys(self.of[node])
        about = [t.subject for t in self.to[node] if t.predicate in _ABOUT and self._explains(t.subject)]
        found |= dict.fromkeys(t for t in self.to[node] if t.predicate not in _ABOUT or t.subject in self.entities)
        seen: set[object] = {node}
        while about:
            part = about.pop()
            if part in seen or part in self.entities:
                continue
            seen.add(part)
            own = [t for t in self.of[part] if t.predicate not in _MENTIONS]
            if any(t.predicate == _TYPE and t.object == term("schema:Article") for t in own):
                continue  # the article itself: its name is enough
            found |= dict.fromkeys(own)
            about += [t.object for t in own if t.predicate in _EXPLAINED and isinstance(t.object, NamedNode)]
        named = {end for t in found for end in (t.subject, t.object)} - seen
        found |= dict.fromkeys(t for end in sorted(named, key=str) for t in self.of.get(end, ()) if t.predicate in _NAMED)
        return list(found)

    def _explains(self, node: object) -> bool:
        return any(t.predicate == _TYPE and t.object in _NODES for t in self.of.get(node, ()))
