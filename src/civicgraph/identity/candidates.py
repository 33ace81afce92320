"""Outside identifiers for the things of a graph: what to ask a service, and what of its answers to propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from civicgraph.graph.iris import iri
from civicgraph.graph.model import CivicGraph, Fact, Node
from civicgraph.graph.vocab import sectors
from civicgraph.identity.identifiers import fault
from civicgraph.identity.review import Row
from civicgraph.identity.service import Candidate, Question, Service
from civicgraph.records import Kind, Predicate

_ABOUT = 4  # neighbours named for the reviewer: enough to know the thing by
PROPERTIES = ("sector", "place", "parent", "role")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask: types by kind (None: of all), service properties by what they are filled with, how many answers."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    types: Mapping[Kind | None, str] | None = None
    properties: tuple[tuple[str, str], ...] = ()
    limit: int = 3
    language: str = "ja"


class Context:
    """What a graph says around each thing."""

    def __init__(self, graph: CivicGraph) -> None:
        self.graph = graph
        self.headlines = {article.iri: article.headline for article in graph.articles}
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in graph.facts:
            for end in dict.fromkeys((fact.subject, fact.object)):
                self.facts[end].append(fact)
        self._near: dict[str, set[str]] = {
            iri: {end for fact in found for end in (fact.subject, fact.object)} & graph.nodes.keys() - {iri}
            for iri, found in self.facts.items()
        }
        self.articles: dict[str, list[str]] = defaultdict(list)
        for article in graph.articles:
            for mentioned in article.mentions:
                self.articles[mentioned].append(article.iri)

    def values(self, node: Node, what: str, language: str) -> tuple[str, ...]:
        """The texts for a property of a question: its sector, place, parent body, or roles."""
        if what == "sector":
            sector = sectors().get(node.sector or "")
            labels = sector.labels if sector else ()
            return tuple(text for text, lang in labels if lang == language)
        own = [fact for fact in self.facts[node.iri] if fact.subject == node.iri]
        if what == "role":
            return tuple(dict.fromkeys(fact.role for fact in own if fact.role))
        wanted = Predicate.LOCATION if what == "place" else Predicate.PART_OF
        ends = (self.graph.nodes[f.object] for f in own if f.predicate is wanted and f.object in self.graph.nodes)
        return tuple(dict.fromkeys(end.label(language) for end in ends))

    def neighbours(self, iri: str) -> set[str]:
        """The things that facts tie to this one."""
        return self._near.get(iri, set())

    def about(self, node: Node) -> str:
        """A line by which a person knows the thing: sector, roles, neighbours, articles."""
        parts = [*self.values(node, "sector", "ja"), *self.values(node, "role", "ja")[:_ABOUT]]
        parts += sorted(self.graph.nodes[end].label() for end in self.neighbours(node.iri))[:_ABOUT]
        parts += [self.headlines[article] for article in self.articles[node.iri][:2]]
        return " / ".join(dict.fromkeys(parts))


def asked(graph: CivicGraph, service: Service, wanted: Wanted, judged: Iterable[frozenset[str]]) -> list[Node]:
    """The things to ask about, by IRI: of these kinds, with a name, and without an identifier of this service yet.

    `judged` are pairs that people have judged already; a thing that is the same as one of the service's is not asked again.
    """
    known = {end for pair in judged for end in pair if service.space and any(o.startswith(service.space) for o in pair - {end})}
    return [
        node
        for node in graph.nodes.values()
        if node.kind in wanted.kinds
        and node.names
        and node.iri not in known
        and not any(service.space and same.startswith(service.space) for same in node.same_as)
    ]


def questions(context: Context, nodes: Sequence[Node], wanted: Wanted) -> list[Question]:
    """The question for each thing: its name, and what the graph says of it as context."""
    types = wanted.types or {}
    found = []
    for node in nodes:
        said = ((pid, context.values(node, what, wanted.language)) for what, pid in wanted.properties)
        properties = tuple((pid, values) for pid, values in said if values)
        kind = types.get(node.kind) or types.get(None)
        found.append(Question(node.label(wanted.language), kind, properties, wanted.limit))
    return found


def rows(
    context: Context, service: Service, answers: Iterable[tuple[Node, Sequence[Candidate]]], least: float = 0.0
) -> tuple[list[Row], list[str]]:
    """The proposals with a score of `least` or more, and the identifiers that are left out as their check digit is wrong."""
    found, wrong = [], []
    for node, candidates in answers:
        for one in candidates:
            other = service.iri(one.id)
            if one.score < least or other is None:
                continue
            if fault(other) or fault(one.id, f"{service.space} {urlsplit(service.url).path}"):
                wrong.append(one.id)
                continue
            about = " / ".join(filter(None, (one.about, ", ".join(one.types))))
            found.append(_row(context, node, one, iri(other).value, about, service))
    return found, wrong


def _row(context: Context, node: Node, one: Candidate, other: str, about: str, service: Service) -> Row:
    return Row(
        score=f"{one.score:g}{' ✓' if one.sure else ''}", kind=node.kind.value, name=node.label(), about=context.about(node),
        other_name=one.name, other_about=about, page=service.page(one.id), source=service.name, entity=node.iri, other=other,
    )  # fmt: skip
