"""Which words support a fact, and what found it: evidence nodes, build activities, reified statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from civicgraph.graph.iris import Minter, legal
from civicgraph.graph.vocab import term
from civicgraph.records import Document, Entity, Span

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Context:
    """What every part of one document's emission needs to know."""

    mint: Minter
    document: Document
    article: NamedNode
    version: str
    provenance: bool
    entities: Mapping[str, Entity]


@dataclass(frozen=True, slots=True)
class Support:
    """Why a record is believed: the words, how sure (0 to 1), and the rule or model that found it."""

    evidence: tuple[Span, ...]
    confidence: float
    method: str


def derived(context: Context, node: NamedNode, evidence: tuple[Span, ...]) -> Iterator[Triple]:
    """`node` stands on these words of the article; nothing where the graph is written without provenance."""
    if not context.provenance:
        return
    for span in sorted(set(evidence)):
        words = span.of(context.document.text)
        if span.end > len(context.document.text):
            words = ""  # words that are not there: the shapes reject the statement, and the build lists it
        key = (context.article.value, span.start, span.end, words)
        source, selector = context.mint.node("evidence", *key), context.mint.node("selector", *key)
        yield node, term("prov:wasDerivedFrom"), source
        yield source, term("rdf:type"), term("oa:SpecificResource")
        yield source, term("oa:hasSource"), context.article
        yield source, term("oa:hasSelector"), selector
        yield selector, term("rdf:type"), term("oa:TextQuoteSelector")
        yield selector, term("rdf:type"), term("oa:TextPositionSelector")
        yield selector, term("oa:exact"), Literal(legal(words))
        yield selector, term("oa:start"), Literal(span.start)
        yield selector, term("oa:end"), Literal(span.end)


def supported(context: Context, node: NamedNode, support: Support) -> Iterator[Triple]:
    """Confidence, the build activity, and the evidence of a statement or quotation node."""
    if not context.provenance:
        return
    agent = context.mint.path("build", context.version)
    activity = context.mint.path("build", context.version, support.method)
    name = f"civicgraph {context.version}"
    yield node, term("civic:confidence"), Literal(f"{support.confidence:.2f}", datatype=term("xsd:decimal"))
    yield node, term("prov:wasGeneratedBy"), activity
    yield activity, term("rdf:type"), term("prov:Activity")
    yield activity, term("rdfs:label"), Literal(legal(f"{name}: {support.method}"), language="en")
    yield activity, term("prov:wasAssociatedWith"), agent
    yield agent, term("rdf:type"), term("prov:SoftwareAgent")
    yield agent, term("rdfs:label"), Literal(name, language="en")
    yield from derived(context, node, support.evidence)


def reified(context: Context, fact: Triple, support: Support, status: str | None) -> Iterator[Triple]:
    """The rdf:Statement about a fact, with its support; `status` is "past", "planned" or None."""
    if not context.provenance:
        return
    subject, predicate, value = fact
    spans = ",".join(f"{s.start}-{s.end}" for s in sorted(set(support.evidence)))
    node = context.mint.node("statement", context.article.value, subject, predicate, value, status, spans)
    yield node, term("rdf:type"), term("rdf:Statement")
    yield node, term("rdf:subject"), subject
    yield node, term("rdf:predicate"), predicate
    yield node, term("rdf:object"), value
    if status:
        yield node, term("civic:status"), term(f"civic:{status}")
    yield from supported(context, node, support)
