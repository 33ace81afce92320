"""Judgements applied to a graph: one IRI for what is the same, identifiers for what is known elsewhere, and who said so.

The graph as built is never changed in place: what a judgement did is undone by leaving it out and applying the others to
the same graph again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from civicgraph.errors import InputError
from civicgraph.graph.dataset import base_of, redescribed
from civicgraph.graph.iris import Minter, language_of, tagged
from civicgraph.graph.load import graph_of
from civicgraph.graph.model import CivicGraph, Node
from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import CLASSES, date_literal, term
from civicgraph.identity import groups
from civicgraph.identity.review import Judgement, Verdict
from civicgraph.records import Kind

_TYPE, _PREFERRED, _OTHER, _LABEL = map(term, ("rdf:type", "skos:prefLabel", "skos:altLabel", "rdfs:label"))
_SECTOR = term("org:classification")
_PARTS = tuple(map(term, ("foaf:familyName", "foaf:givenName")))
_DESCRIBING = {_TYPE, _PREFERRED, _OTHER, _LABEL, _SECTOR, *_PARTS}
_COMPARES, _REPLACED, _DERIVED = map(term, ("civic:compares", "dcterms:isReplacedBy", "prov:wasDerivedFrom"))
_IDENTITY = {term("owl:sameAs"), term("skos:exactMatch")}
_DIFFERENT = term("owl:differentFrom")
# Nodes that stand for what they connect: two that connect the same are one.
_CONNECTING = {term("org:Membership"), term("civic:Partnership"), term("schema:Grant")}
GRAPH = "judgements"


@dataclass(frozen=True, slots=True)
class Merged:
    """The graph with the judgements in it; how many things were replaced, and identifiers added.

    `unknown` are the judgements on things that are not in the graph (their article was withdrawn, say): they do nothing.
    """

    quads: list[Quad]
    replaced: int
    identifiers: int
    unknown: tuple[Judgement, ...]


def merge(quads: Sequence[Quad], judgements: Sequence[Judgement], *, source: str = "the judgements") -> Merged:
    """Apply judgements: a pure function of the graph and of them, whatever their order.

    What is the same as another thing of the graph gets that one's IRI; the former IRI says by dcterms:isReplacedBy where it
    went. What is the same as something elsewhere gets its identifier (owl:sameAs, for topics skos:exactMatch), and what is
    different loses it. Each judgement is a civic:Judgement in the graph <base>judgements. Raises InputError for judgements that
    contradict each other or the graph.
    """
    base = base_of(quads)
    if base is None:
        raise InputError("the graph", "it does not say where its IRIs begin.", "Give one that `civicgraph build` wrote.")
    groups.check(judgements, source)
    graph = graph_of(quads)
    former = {q.subject.value: q.object.value for q in quads if q.predicate == _REPLACED}  # type: ignore[union-attr]
    known, unknown = _sorted_out([_resolved(one, former) for one in judgements], graph, base)
    groups.check_with(graph, (now for now, _ in known), source)
    kept = groups.becomes([now for now, _ in known], graph.nodes)
    groups.check_relations(graph, kept, source)
    told = list(_told([(_moved(now, kept), as_made) for now, as_made in known], graph, Minter(base)))
    told += [(NamedNode(old), _REPLACED, NamedNode(new)) for old, new in kept.items()]
    whole = _rewritten(quads, graph, kept, _denied(known, kept))
    place = NamedNode(base + GRAPH) if any(isinstance(q.graph_name, NamedNode) for q in quads) else DefaultGraph()
    whole += [Quad(*triple, place) for triple in told]
    identifiers = sum(predicate in _IDENTITY for _, predicate, _ in told)
    after = list(dict.fromkeys(_collapsed(whole)))
    return Merged(redescribed(quads, after), len(kept), identifiers, tuple(unknown))


_Pair = tuple[Judgement, Judgement]  # on what the things are now, and as it was made


def _resolved(one: Judgement, former: Mapping[str, str]) -> _Pair:
    """The judgement on the things as they are called now: an earlier merge may have replaced them."""
    return _moved(one, former), one


def _moved(one: Judgement, kept: Mapping[str, str]) -> Judgement:
    entity, other = kept.get(one.entity, one.entity), kept.get(one.other, one.other)
    return Judgement(one.verdict, one.who, one.when, one.why, entity, other, one.line)


def _sorted_out(pairs: Iterable[_Pair], graph: CivicGraph, base: str) -> tuple[list[_Pair], list[Judgement]]:
    known, unknown = [], []
    for now, as_made in pairs:
        outside = not now.other.startswith(f"{base}id/")
        if now.entity in graph.nodes and (outside or now.other in graph.nodes):
            known.append((now, as_made))
        else:
            unknown.append(as_made)
    return known, unknown


def _denied(known: Iterable[_Pair], kept: Mapping[str, str]) -> set[tuple[str, str]]:
    """The identifiers that judgements deny to things."""
    judged = (_moved(now, kept) for now, _ in known if now.verdict is Verdict.DIFFERENT)
    return {(one.entity, one.other) for one in judged}


def _told(pairs: Iterable[_Pair], graph: CivicGraph, mint: Minter) -> Iterator[Triple]:
    """What the judgements say, and the judgements themselves."""
    for now, made in pairs:
        entity, other = NamedNode(now.entity), NamedNode(now.other)
        if now.verdict is Verdict.SAME and now.other not in graph.nodes:
            concept = graph.nodes[now.entity].kind is Kind.CONCEPT
            yield entity, term("skos:exactMatch" if concept else "owl:sameAs"), other
        elif now.verdict is Verdict.DIFFERENT:
            yield entity, _DIFFERENT, other
        node = mint.node("judgement", made.verdict, *sorted((made.entity, made.other)), made.who, made.when, made.why)
        who = _who(made.who, mint)
        yield node, _TYPE, term("civic:Judgement")
        yield node, _TYPE, term("prov:Activity")
        yield node, _LABEL, Literal(f"{made.who}, {made.when}: {made.verdict}", language="en")
        yield node, term("civic:verdict"), term(f"civic:{made.verdict}")
        yield node, _COMPARES, NamedNode(made.entity)
        yield node, _COMPARES, NamedNode(made.other)
        yield node, term("dcterms:date"), date_literal(made.when)
        yield node, term("prov:wasAssociatedWith"), who
        yield who, _TYPE, term("prov:Agent")
        if not made.who.startswith("http"):
            yield who, _LABEL, tagged(made.who, language_of(made.who, "ja"))
        else:
            yield who, _LABEL, Literal(made.who, language="en")
        if made.why:
            yield node, term("rdfs:comment"), tagged(made.why, language_of(made.why, "ja"))


def _who(who: str, mint: Minter) -> NamedNode:
    """Who judged: by an IRI of their own (ORCID, say) where they gave one."""
    if who.startswith(("https://", "http://")):
        try:
            return NamedNode(who)
        except ValueError:
            pass
    return mint.node("reviewer", who)


def _rewritten(
    quads: Iterable[Quad], graph: CivicGraph, kept: Mapping[str, str], denied: set[tuple[str, str]]
) -> list[Quad]:
    """The statements with each replaced IRI as the one that stays, which is described alike in every graph."""
    groups_of: dict[str, list[str]] = defaultdict(list)
    for old, new in kept.items():
        groups_of[new].append(old)
    touched = {NamedNode(iri) for new, olds in groups_of.items() for iri in (new, *olds)}
    moved = {NamedNode(old): NamedNode(new) for old, new in kept.items()}
    found: list[Quad] = []
    described: dict[NamedNode, dict[object, list[Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if quad.predicate in _IDENTITY | {_DIFFERENT} and _is_denied(quad, moved, denied):
            continue
        if quad.predicate == _COMPARES:
            found.append(quad)  # on the things as they were called then
        elif quad.predicate == _REPLACED and isinstance(value, NamedNode):
            found.append(Quad(subject, _REPLACED, moved.get(value, value), quad.graph_name))
        elif subject in touched and quad.predicate in _DESCRIBING and isinstance(subject, NamedNode):
            described[moved.get(subject, subject)][quad.graph_name].append(quad)
        else:
            here = moved.get(subject, subject) if isinstance(subject, NamedNode) else subject
            there = moved.get(value, value) if isinstance(value, NamedNode) else value
            found.append(Quad(here, quad.predicate, there, quad.graph_name))
    for new in sorted(groups_of):
        members = [graph.nodes[iri] for iri in (new, *sorted(groups_of[new]))]
        found += _described(NamedNode(new), members, described[NamedNode(new)])
    return found


def _is_denied(quad: Quad, moved: Mapping[NamedNode, NamedNode], denied: set[tuple[str, str]]) -> bool:
    subject, value = quad.subject, quad.object
    if quad.predicate == _DIFFERENT or not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
        return False
    return (moved.get(subject, subject).value, value.value) in denied


def _described(node: NamedNode, members: Sequence[Node], own: Mapping[object, Sequence[Quad]]) -> Iterator[Quad]:
    """One description for all articles: what the first member says of itself, else the next; each article keeps its names."""
    rows = [quad for quads in own.values() for quad in quads]
    shared: dict[NamedNode, NamedNode | Literal] = {}
    preferred: dict[str, Literal] = {}
    for member in members:
        said = [quad for quad in rows if quad.subject == NamedNode(member.iri)]
        for quad in sorted(said, key=str):
            if quad.predicate == _PREFERRED and isinstance(quad.object, Literal):
                preferred.setdefault(quad.object.language or "", quad.object)
            elif quad.predicate in (_SECTOR, *_PARTS) and isinstance(quad.object, NamedNode | Literal):
                shared.setdefault(quad.predicate, quad.object)
    kind = term(CLASSES[members[0].kind])
    subtype = next((member.subtype for member in members if member.subtype), None)
    for place, quads in own.items():
        graph = quads[0].graph_name
        if not any(quad.predicate == _TYPE for quad in quads):
            yield from (Quad(node, quad.predicate, quad.object, graph) for quad in quads)
            continue
        for one in [kind, *([term(subtype)] if subtype else [])]:
            yield Quad(node, _TYPE, one, graph)
        for label in preferred.values():
            yield Quad(node, _PREFERRED, label, graph)
            yield Quad(node, _LABEL, label, graph)
        for predicate, value in shared.items():
            yield Quad(node, predicate, value, graph)
        names = {quad.object for quad in own[place] if quad.predicate in (_PREFERRED, _OTHER)} - set(preferred.values())
        yield from (Quad(node, _OTHER, name, graph) for name in sorted(names, key=str))


def _collapsed(quads: Sequence[Quad]) -> Iterator[Quad]:
    """The statements with memberships (and the like) that now connect the same things made one; their evidence is joined."""
    nodes = {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object in _CONNECTING}
    said: dict[object, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.subject in nodes and quad.predicate != _DERIVED:
            said[quad.subject].add(f"{quad.predicate} {quad.object}")
    alike: dict[frozenset[str], list[object]] = defaultdict(list)
    for node, found in said.items():
        alike[frozenset(found)].append(node)
    one = {node: min(found, key=str) for found in alike.values() if len(found) > 1 for node in found}
    for quad in quads:
        subject = one.get(quad.subject, quad.subject)
        yield quad if subject == quad.subject else Quad(subject, quad.predicate, quad.object, quad.graph_name)  # type: ignore[arg-type]
