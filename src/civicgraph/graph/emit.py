"""One document's extraction as RDF triples, as the graph profile lays them down.

Each record (article, entity, statement, quotation) yields its own triples, so that a triple that turns out to
break a rule can be traced to the record that brought it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from civicgraph.graph.facts import statement_triples
from civicgraph.graph.iris import Minter, check_base, iri, language_of, legal, tagged
from civicgraph.graph.provenance import Context, Support, Triple, supported
from civicgraph.graph.vocab import CLASSES, date_literal, sectors, term
from civicgraph.names import name_key
from civicgraph.records import Document, Entity, Extraction, Kind, Predicate, Quotation, Statement

Record = Document | Entity | Statement | Quotation

_CREDITS = {"author": "schema:author", "editor": "schema:editor"}
_CREDITED = {Kind.PERSON, Kind.ORGANIZATION}


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What wrote the graph: the version of civicgraph, part of the IRI of each build activity."""

    version: str


def emit(extraction: Extraction, *, base: str, build: BuildInfo, provenance: bool = True) -> list[Triple]:
    """The triples of one document, each once, in an order that depends on the extraction alone.

    `base` begins every minted IRI and ends in "/" or "#" (UsageError otherwise). Without `provenance` the
    facts stay, and statements, evidence and build activities are left out. Characters that RDF or XML
    cannot carry are replaced in literals, one for one (see `iris.legal`).
    """
    found = emit_records(extraction, base=base, build=build, provenance=provenance)
    return list(dict.fromkeys(triple for _, triples in found for triple in triples))


def emit_records(
    extraction: Extraction, *, base: str, build: BuildInfo, provenance: bool = True
) -> Iterator[tuple[Record, list[Triple]]]:
    """As `emit`, record by record; records may share triples."""
    document = extraction.document
    entities = {entity.id: entity for entity in extraction.entities}
    context = Context(
        Minter(check_base(base)), document, iri(document.iri), build.version, provenance, entities
    )
    yield document, list(_article(context))
    for entity in extraction.entities:
        yield entity, list(_entity(context, entity))
    best = _best_confidences(extraction)
    for statement in extraction.statements:
        sure = replace(statement, confidence=best[_statement_key(statement)])
        yield statement, list(statement_triples(context, sure))
    for quotation in extraction.quotations:
        yield quotation, list(_quotation(context, quotation))


def _statement_key(statement: Statement) -> tuple[object, ...]:
    pair = (statement.subject, statement.object)
    ends = tuple(sorted(pair)) if statement.predicate is Predicate.PARTNER else pair
    return (statement.predicate, ends, frozenset(statement.evidence), statement.status)


def _best_confidences(extraction: Extraction) -> dict[tuple[object, ...], float]:
    """Two rules may find one fact in the same words: one rdf:Statement, as sure as the surer of them."""
    best: dict[tuple[object, ...], float] = {}
    for statement in extraction.statements:
        key = _statement_key(statement)
        best[key] = max(statement.confidence, best.get(key, statement.confidence))
    return best


def _article(context: Context) -> Iterator[Triple]:
    document, article = context.document, context.article
    yield article, term("rdf:type"), term("schema:Article")
    yield article, term("schema:inLanguage"), Literal(document.language)
    if document.title:
        title = tagged(document.title, document.language)
        yield article, term("schema:headline"), title
        yield article, term("rdfs:label"), title
    if document.url:
        yield article, term("schema:url"), iri(document.url)
    if document.date:
        yield article, term("schema:datePublished"), date_literal(document.date)
    for byline in document.bylines:
        name = document.text[byline.start : byline.end]
        prop = term(_CREDITS.get(byline.role, "schema:contributor"))
        yield article, prop, _credited(context, name, (byline.start, byline.end), _CREDITED)
    if document.publisher:
        yield (
            article,
            term("schema:publisher"),
            _credited(context, document.publisher, None, {Kind.ORGANIZATION}),
        )


def _credited(
    context: Context, name: str, place: tuple[int, int] | None, kinds: set[Kind]
) -> NamedNode | Literal:
    """The entity that a credit names, by place or by name; the words themselves where there is none."""
    candidates = [entity for entity in context.entities.values() if entity.kind in kinds]
    for entity in candidates:
        if place and any((mention.start, mention.end) == place for mention in entity.mentions):
            return context.mint.entity(entity.id)
    key = name_key(name)
    for entity in candidates:
        if key in (name_key(other.text) for other in entity.names):
            return context.mint.entity(entity.id)
    return tagged(name, language_of(name, context.document.language))


def _entity(context: Context, entity: Entity) -> Iterator[Triple]:
    node = context.mint.entity(entity.id)
    yield node, term("rdf:type"), term(CLASSES[entity.kind])
    if entity.subtype:
        yield node, term("rdf:type"), term(entity.subtype)
    yield from _labels(node, entity)
    for prop, part in (("foaf:familyName", entity.family_name), ("foaf:givenName", entity.given_name)):
        if part:
            yield node, term(prop), tagged(part, language_of(part, context.document.language))
    if entity.sector:
        yield from _sector(node, entity.sector)
    identity = "skos:exactMatch" if entity.kind is Kind.CONCEPT else "owl:sameAs"
    for other in entity.same_as:
        yield node, term(identity), iri(other)
    yield context.article, term("schema:mentions"), node
    if entity.kind is Kind.CONCEPT:
        yield context.article, term("schema:about"), node


def _labels(node: NamedNode, entity: Entity) -> Iterator[Triple]:
    """The first name of a language is the preferred one, repeated as rdfs:label."""
    preferred: dict[str, str] = {}
    for name in entity.names:
        label = tagged(name.text, name.lang)
        if preferred.setdefault(name.lang, name.text) == name.text:
            yield node, term("skos:prefLabel"), label
            yield node, term("rdfs:label"), label
        else:
            yield node, term("skos:altLabel"), label


def _sector(node: NamedNode, name: str) -> Iterator[Triple]:
    concept = term(f"civic:{name}")
    yield node, term("org:classification"), concept
    sector = sectors().get(name)
    if sector is None:
        return  # no concept of the scheme: the shapes say so
    yield concept, term("rdf:type"), term("skos:Concept")
    yield concept, term("skos:inScheme"), term("civic:sector")
    for text, language in sector.labels:
        yield concept, term("skos:prefLabel"), Literal(text, language=language)
        yield concept, term("rdfs:label"), Literal(text, language=language)


def _quotation(context: Context, quotation: Quotation) -> Iterator[Triple]:
    document = context.document
    words = document.text[quotation.start : quotation.end]
    speaker = context.mint.entity(quotation.speaker)
    key = (context.article.value, quotation.start, quotation.end, words, speaker.value)
    node = context.mint.node("quotation", *key)
    yield node, term("rdf:type"), term("schema:Quotation")
    yield node, term("schema:text"), Literal(legal(words), language=document.language)
    yield node, term("schema:spokenByCharacter"), speaker
    yield node, term("schema:isPartOf"), context.article
    yield from supported(context, node, Support(quotation.evidence, quotation.confidence, quotation.method))
