"""A graph file as values: what analysis, page and report read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.graph.parse import read_quads
from civicgraph.graph.vocab import CLASSES, curie, predicates
from civicgraph.records import Kind, Name, Predicate

Value = NamedNode | BlankNode | Literal

_KIND_OF = {name: kind for kind, name in CLASSES.items()} | {
    "org:FormalOrganization": Kind.ORGANIZATION,
    "org:OrganizationalUnit": Kind.ORGANIZATION,
}
_NOT_ENTITIES = {"schema:Article", "schema:Quotation", "org:Role", "org:Membership"}
_DATES = {Predicate.START_DATE, Predicate.END_DATE}
_INSTANT = ("time:inXSDDate", "time:inXSDgYearMonth", "time:inXSDgYear")


def load_graph(source: Path | str | bytes, *, format: str | None = None) -> CivicGraph:
    """The graph of a Turtle, N-Triples, N-Quads or TriG file (or its bytes), named graphs taken together.

    An affiliation is one fact for each membership, a partnership one fact for each pair (the subject is the
    smaller IRI). Planned statements, which the graph does not assert, are facts of status "planned". In a
    graph without provenance facts have no evidence and confidence 1. Raises InputError for a file that
    cannot be read.
    """
    return graph_of(read_quads(source, format=format))


def graph_of(quads: Iterable[Quad]) -> CivicGraph:
    """The graph that these statements make up; see `load_graph`."""
    return _Reader(quads).graph()


class _Support(NamedTuple):
    """What an rdf:Statement adds to a fact."""

    confidence: float
    status: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Detail:
    """What a membership or partnership adds to a fact."""

    role: str | None
    status: str | None
    since: str | None
    until: str | None
    evidence: tuple[Evidence, ...]


_Key = tuple[str, Predicate, str]


class _Reader:
    """The statements, indexed by subject and property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.index: dict[str, dict[str, dict[Value, None]]] = defaultdict(lambda: defaultdict(dict))
        self.by_class: dict[str, list[str]] = defaultdict(list)
        names: dict[str, str] = {}
        for quad in quads:
            subject, prop, value = str_of(quad.subject), quad.predicate.value, quad.object
            if not isinstance(value, NamedNode | BlankNode | Literal):
                continue  # RDF 1.2 triple terms are no part of the profile
            name = names.get(prop) or names.setdefault(prop, curie(prop) or prop)
            known = self.index[subject][name]
            if value not in known:
                known[value] = None
                if name == "rdf:type":
                    self.by_class[curie(str_of(value)) or str_of(value)].append(subject)

    def values(self, subject: str, prop: str) -> list[str]:
        """The values of a property, sorted."""
        return sorted(str_of(value) for value in self.index.get(subject, {}).get(prop, ()))

    def value(self, subject: str, *props: str) -> str | None:
        """The first value of the first property that has one."""
        return next((value for prop in props for value in self.values(subject, prop)), None)

    def names(self, subject: str, prop: str) -> list[Name]:
        """The labels of a property, Japanese first, then English, then others."""
        literals = [v for v in self.index.get(subject, {}).get(prop, ()) if isinstance(v, Literal)]
        found = {Name(literal.value, literal.language or "") for literal in literals}
        return sorted(found, key=lambda name: (name.lang != "ja", name.lang != "en", name.lang, name.text))

    def graph(self) -> CivicGraph:
        nodes = {iri: node for iri in sorted(self.index) if (node := self.node(iri)) is not None}
        articles = [self.article(iri, nodes) for iri in sorted(self.by_class["schema:Article"])]
        quotes = [self.quote(iri) for iri in sorted(self.by_class["schema:Quotation"])]
        facts = sorted(self.facts(nodes), key=_fact_order)
        return CivicGraph(nodes, tuple(facts), tuple(quotes), tuple(articles))

    def node(self, iri: str) -> Node | None:
        classes = [curie(value) or value for value in self.values(iri, "rdf:type")]
        kinds = [kind for kind in Kind if any(_KIND_OF.get(name) == kind for name in classes)]
        if not kinds or not _NOT_ENTITIES.isdisjoint(classes) or self.value(iri, "skos:inScheme"):
            return None
        preferred = self.names(iri, "skos:prefLabel") or self.names(iri, "rdfs:label")
        others = [name for name in self.names(iri, "skos:altLabel") if name not in preferred]
        sector = self.value(iri, "org:classification")
        return Node(
            iri,
            kinds[0],
            (*preferred, *others),
            subtype=next((name for name in classes if name != CLASSES[kinds[0]]), None),
            sector=(curie(sector) or sector).removeprefix("civic:") if sector else None,
            same_as=tuple(self.values(iri, "owl:sameAs") + self.values(iri, "skos:exactMatch")),
        )

    def article(self, iri: str, nodes: dict[str, Node]) -> Article:
        def credited(prop: str) -> tuple[str, ...]:
            return tuple(nodes[v].label() if v in nodes else v for v in self.values(iri, prop))

        return Article(
            iri,
            self.value(iri, "schema:headline") or iri,
            url=self.value(iri, "schema:url"),
            date=self.value(iri, "schema:datePublished"),
            publisher=next(iter(credited("schema:publisher")), None),
            authors=credited("schema:author"),
            mentions=tuple(v for v in self.values(iri, "schema:mentions") if v in nodes),
        )

    def quote(self, iri: str) -> Quote:
        return Quote(
            iri,
            self.value(iri, "schema:text") or "",
            self.value(iri, "schema:spokenByCharacter") or "",
            self.value(iri, "schema:isPartOf") or "",
            self.evidence(iri),
            float(self.value(iri, "civic:confidence") or 1),
        )

    def evidence(self, node: str) -> tuple[Evidence, ...]:
        """The quoted words that a statement, membership or quotation stands on, in the order of the text."""
        found = set()
        for source in self.values(node, "prov:wasDerivedFrom"):
            article = self.value(source, "oa:hasSource")
            for selector in self.values(source, "oa:hasSelector"):
                start, end = self.value(selector, "oa:start"), self.value(selector, "oa:end")
                if article and start and end:
                    exact = self.value(selector, "oa:exact") or ""
                    found.add(Evidence(article, exact, int(start), int(end)))
        return tuple(sorted(found, key=lambda e: (e.article, e.start, e.end)))

    def facts(self, nodes: dict[str, Node]) -> Iterator[Fact]:
        supports = self.supports()
        details = self.details()
        asserted = set(self.asserted(nodes))
        planned = {key for key, found in supports.items() if any(s.status == "planned" for s in found)}
        for key in sorted(asserted | {key for key in planned if key[0] in nodes}):
            found = supports.get(key, [])
            known = details.get(key, []) if key in asserted else []
            yield from (_detailed(key, detail, found) for detail in known)
            told = {evidence for detail in known for evidence in detail.evidence}
            rest = [s for s in found if not known or told.isdisjoint(s.evidence)]
            for status in sorted({s.status for s in rest}, key=lambda status: status or ""):
                yield _plain(key, status, [s for s in rest if s.status == status])
            if not known and not found:
                yield Fact(*key, 1.0, ())

    def asserted(self, nodes: dict[str, Node]) -> Iterator[_Key]:
        meaning = predicates()
        for iri in nodes:
            for prop in self.index[iri]:
                predicate = meaning.get(prop)
                for value in self.values(iri, prop) if predicate else ():
                    if predicate and (predicate in _DATES or value in nodes):
                        yield _key(iri, predicate, value)

    def supports(self) -> dict[_Key, list[_Support]]:
        meaning = predicates()
        found: dict[_Key, list[_Support]] = defaultdict(list)
        for iri in sorted(self.by_class["rdf:Statement"]):
            subject, value = self.value(iri, "rdf:subject"), self.value(iri, "rdf:object")
            predicate = meaning.get(curie(self.value(iri, "rdf:predicate") or "") or "")
            if subject and predicate and value:
                confidence = float(self.value(iri, "civic:confidence") or 1)
                support = _Support(confidence, self.status(iri), self.evidence(iri))
                found[_key(subject, predicate, value)].append(support)
        return found

    def details(self) -> dict[_Key, list[_Detail]]:
        found: dict[_Key, list[_Detail]] = defaultdict(list)
        for iri in sorted(self.by_class["org:Membership"]):
            member, organization = self.value(iri, "org:member"), self.value(iri, "org:organization")
            if member and organization:
                key = _key(member, Predicate.AFFILIATION, organization)
                found[key].append(self.detail(iri, "org:memberDuring"))
        for iri in sorted(self.by_class["civic:Partnership"]):
            parties = self.values(iri, "civic:party")
            if len(parties) > 1:
                key = _key(parties[0], Predicate.PARTNER, parties[1])
                found[key].append(self.detail(iri, "dcterms:temporal"))
        return found

    def detail(self, iri: str, time: str) -> _Detail:
        role = self.value(iri, "org:role")
        names = self.names(role, "skos:prefLabel") if role else []
        interval = self.value(iri, time) or ""
        since, until = (
            self.value(self.value(interval, bound) or "", *_INSTANT)
            for bound in ("time:hasBeginning", "time:hasEnd")
        )
        return _Detail(names[0].text if names else None, self.status(iri), since, until, self.evidence(iri))

    def status(self, iri: str) -> str | None:
        status = curie(self.value(iri, "civic:status") or "")
        return status.removeprefix("civic:") if status else None


def str_of(value: object) -> str:
    """The IRI or the lexical form of a term."""
    return value.value if isinstance(value, NamedNode | BlankNode | Literal) else str(value)


def _key(subject: str, predicate: Predicate, value: str) -> _Key:
    """A partnership is one fact, whichever side it is told from."""
    if predicate is Predicate.PARTNER:
        subject, value = sorted((subject, value))
    return subject, predicate, value


def _detailed(key: _Key, detail: _Detail, supports: list[_Support]) -> Fact:
    """A fact with its membership; the statements that stand on the same words say how sure it is."""
    same = [
        s.confidence
        for s in supports
        if not detail.evidence or not set(detail.evidence).isdisjoint(s.evidence)
    ]
    confidence = max(same or [s.confidence for s in supports], default=1.0)
    return Fact(*key, confidence, detail.evidence, detail.role, detail.status, detail.since, detail.until)


def _plain(key: _Key, status: str | None, supports: list[_Support]) -> Fact:
    evidence = {evidence for support in supports for evidence in support.evidence}
    ordered = tuple(sorted(evidence, key=lambda e: (e.article, e.start, e.end)))
    return Fact(*key, max(support.confidence for support in supports), ordered, status=status)


def _fact_order(fact: Fact) -> tuple[str, ...]:
    details = (fact.role, fact.status, fact.since, fact.until)
    return (fact.subject, fact.predicate, fact.object, *(detail or "" for detail in details))
