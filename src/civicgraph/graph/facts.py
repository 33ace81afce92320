"""A statement as triples: the fact itself, the node that carries its details, and the statement about it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from civicgraph.graph.heads import is_head
from civicgraph.graph.iris import language_of, tagged
from civicgraph.graph.provenance import Context, Support, Triple, derived, reified
from civicgraph.graph.vocab import HEAD_OF, date_literal, instant_property, property_of, term
from civicgraph.records import Kind, Predicate, Statement

_DATES = {Predicate.START_DATE, Predicate.END_DATE}
_KINDS = {kind.value.lower(): kind for kind in Kind}


def statement_triples(context: Context, statement: Statement) -> Iterator[Triple]:
    """All that one statement adds to the graph.

    A planned one is not yet a fact: only the rdf:Statement with `civic:status civic:planned` is written
    (and so nothing at all in a graph without provenance). Every asserted triple has a statement of its
    own, the other direction of a partnership and `org:headOf` included.
    """
    support = Support(statement.evidence, statement.confidence, statement.method)
    for fact in _facts(context, statement):
        if statement.status != "planned":
            yield fact
        yield from reified(context, fact, support, statement.status)
    if statement.status == "planned":
        return
    if statement.predicate is Predicate.AFFILIATION:
        yield from _membership(context, statement)
    elif statement.predicate is Predicate.PARTNER and (
        statement.since or statement.until or statement.subject_matter
    ):
        yield from _partnership(context, statement)
    elif statement.predicate is Predicate.FUNDER and statement.amount is not None:
        yield from _grant(context, statement)


def _facts(context: Context, statement: Statement) -> Iterator[Triple]:
    """The triples that say it in one step each."""
    subject, predicate = context.mint.entity(statement.subject), statement.predicate
    if predicate in _DATES:
        yield subject, _property(context, statement), date_literal(statement.object)
        return
    value = context.mint.entity(statement.object)
    yield subject, _property(context, statement), value
    if predicate is Predicate.PARTNER:
        yield value, _property(context, statement), subject
    if predicate is Predicate.AFFILIATION and _heads(context, statement):
        yield subject, term(HEAD_OF), value


def _property(context: Context, statement: Statement) -> NamedNode:
    entity = context.entities.get(statement.subject)
    kind = _KINDS.get(statement.subject.partition("/")[0], Kind.CONCEPT)
    return term(property_of(statement.predicate, kind, entity.subtype if entity else None))


def _heads(context: Context, statement: Statement) -> bool:
    organization = context.entities.get(statement.object)
    if not (statement.role and organization) or statement.status:
        return False
    return is_head(statement.role, [name.text for name in organization.names])


def _membership(context: Context, statement: Statement) -> Iterator[Triple]:
    mint = context.mint
    member, organization = mint.entity(statement.subject), mint.entity(statement.object)
    wording = " ".join(statement.role.split()) if statement.role else None
    key = (member.value, organization.value, wording, statement.status, statement.since, statement.until)
    node = mint.node("membership", *key)
    yield node, term("rdf:type"), term("org:Membership")
    yield node, term("org:member"), member
    yield node, term("org:organization"), organization
    if wording:
        language = language_of(wording, context.document.language)
        role = mint.node("role", wording)
        yield node, term("org:role"), role
        yield role, term("rdf:type"), term("org:Role")
        yield role, term("skos:prefLabel"), tagged(wording, language)
        yield role, term("rdfs:label"), tagged(wording, language)
    if statement.status:
        yield node, term("civic:status"), term(f"civic:{statement.status}")
    yield from _interval(context, node, "org:memberDuring", statement)
    yield from derived(context, node, statement.evidence)


def _interval(context: Context, node: NamedNode, prop: str, statement: Statement) -> Iterator[Triple]:
    """The time from `since` to `until`, open where one is unknown; nothing where both are."""
    since, until = statement.since, statement.until
    if not (since or until):
        return
    interval = context.mint.path("time", f"{since or ''}_{until or ''}")
    yield node, term(prop), interval
    yield interval, term("rdf:type"), term("time:Interval")
    for bound, date in (("time:hasBeginning", since), ("time:hasEnd", until)):
        if date:
            instant = context.mint.path("time", date)
            yield interval, term(bound), instant
            yield instant, term("rdf:type"), term("time:Instant")
            yield instant, term(instant_property(date)), date_literal(date)


def _partnership(context: Context, statement: Statement) -> Iterator[Triple]:
    """The agreement between two organisations: the same node whichever of them is named first."""
    parties = sorted((context.mint.entity(e) for e in (statement.subject, statement.object)), key=str)
    key = (*(party.value for party in parties), statement.since, statement.until, statement.subject_matter)
    node = context.mint.node("partnership", *key)
    yield node, term("rdf:type"), term("civic:Partnership")
    for party in parties:
        yield node, term("civic:party"), party
    if statement.subject_matter:
        language = language_of(statement.subject_matter, context.document.language)
        yield node, term("dcterms:description"), tagged(statement.subject_matter, language)
    yield from _interval(context, node, "dcterms:temporal", statement)
    yield from derived(context, node, statement.evidence)


def _grant(context: Context, statement: Statement) -> Iterator[Triple]:
    """Who paid how much for what."""
    funded, funder = context.mint.entity(statement.subject), context.mint.entity(statement.object)
    node = context.mint.node("grant", funded.value, funder.value, statement.amount, statement.status)
    amount = context.mint.path("amount", f"JPY-{statement.amount}")
    yield node, term("rdf:type"), term("schema:Grant")
    yield node, term("schema:funder"), funder
    yield node, term("schema:fundedItem"), funded
    yield node, term("schema:amount"), amount
    yield amount, term("rdf:type"), term("schema:MonetaryAmount")
    yield amount, term("schema:value"), Literal(str(statement.amount), datatype=term("xsd:integer"))
    yield amount, term("schema:currency"), Literal("JPY")
    yield from derived(context, node, statement.evidence)
