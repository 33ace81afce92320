"""What judgements say together: which things are one, and whether the judgements can all be true."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from civicgraph.errors import InputError
from civicgraph.graph.model import CivicGraph
from civicgraph.identity.review import Judgement, Verdict
from civicgraph.records import Kind

_REMEDY = "Correct one of these judgements."
_Links = Mapping[str, Sequence[tuple[str, Judgement]]]


def check(judgements: Sequence[Judgement], source: str) -> None:
    """Raise InputError where something is judged different from what other judgements make the same; it names them all."""
    links = _links(judgements)
    for judgement in judgements:
        if judgement.verdict is Verdict.DIFFERENT and (chain := _chain(links, judgement.entity, judgement.other)):
            told = "\n  ".join(one.told() for one in (*chain, judgement))
            raise InputError(source, f"judgements contradict each other:\n  {told}\n", _REMEDY)


def check_with(graph: CivicGraph, judgements: Iterable[Judgement], source: str) -> None:
    """Raise InputError for a judgement that the graph rules out, or that a person's name alone would carry.

    Two things of a graph that are the same are of one kind and stand in no relation to each other; that people are the same
    needs a reason.
    """
    for judgement in judgements:
        if judgement.verdict is Verdict.DIFFERENT and judgement.entity == judgement.other:
            problem = f"these are one thing in it already: {judgement.told()}."
            raise InputError(source, problem, "Apply all judgements to the graph as it was built.")
        first, second = graph.nodes.get(judgement.entity), graph.nodes.get(judgement.other)
        if judgement.verdict is not Verdict.SAME or first is None:
            continue
        if first.kind is Kind.PERSON and not judgement.why:
            problem = f"people are judged the same without a reason: {judgement.told()}."
            raise InputError(source, problem, "Write in the column why what besides the name says so.")
        if second is not None and first.kind is not second.kind:
            problem = f"a {first.kind} and a {second.kind} cannot be the same: {judgement.told()}."
            raise InputError(source, problem, _REMEDY)


def check_relations(graph: CivicGraph, kept: Mapping[str, str], source: str) -> None:
    """Raise InputError where a fact ties two things that become one. `kept` has what each thing becomes."""
    for fact in graph.facts:
        if fact.object in graph.nodes and kept.get(fact.subject, fact.subject) == kept.get(fact.object, fact.object):
            problem = f"{fact.subject} and {fact.object} cannot be the same: the graph says {fact.predicate} of them."
            raise InputError(source, problem, "Correct the judgement, or the fact's article.")


def becomes(judgements: Sequence[Judgement], nodes: Iterable[str]) -> dict[str, str]:
    """For each thing that a judgement makes the same as another one of the graph, the one whose IRI stays.

    It is the one that stands first in every judgement of the group (column `entity`), else the first by IRI: it depends on
    the judgements alone, not on what else the graph holds, so that it stays when the graph grows.
    """
    known = set(nodes)
    within = [one for one in judgements if {one.entity, one.other} <= known]
    links = _links(within)
    second = {one.other for one in within if one.verdict is Verdict.SAME}
    found: dict[str, str] = {}
    for start in sorted(links):
        if start not in found:
            group = _reached(links, start)
            kept = min(group, key=lambda iri: (iri in second, iri))
            found |= dict.fromkeys(group, kept)
    return {iri: kept for iri, kept in found.items() if iri != kept}


def _links(judgements: Iterable[Judgement]) -> _Links:
    links: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for one in judgements:
        if one.verdict is Verdict.SAME:
            links[one.entity].append((one.other, one))
            links[one.other].append((one.entity, one))
    return links


def _reached(links: _Links, start: str) -> set[str]:
    found, asked = {start}, [start]
    while asked:
        for other, _ in links.get(asked.pop(), ()):
            if other not in found:
                found.add(other)
                asked.append(other)
    return found


def _chain(links: _Links, start: str, end: str) -> list[Judgement]:
    """The shortest chain of judgements by which two things are the same; empty where there is none."""
    ways: dict[str, list[Judgement]] = {start: []}
    asked = deque([start])
    while asked:
        here = asked.popleft()
        if here == end:
            return ways[here]
        for other, judgement in links.get(here, ()):
            if other not in ways:
                ways[other] = [*ways[here], judgement]
                asked.append(other)
    return []
