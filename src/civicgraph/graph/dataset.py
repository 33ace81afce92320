"""What the data set says about itself: VoID and DCAT, at the base IRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from pyoxigraph import Triple as OxTriple

from civicgraph.graph.iris import iri, language_of, tagged
from civicgraph.graph.provenance import Triple
from civicgraph.graph.tally import Tally
from civicgraph.graph.vocab import PREFIXES, date_literal, term
from civicgraph.records import Name

_MEDIA_TYPES = {
    "ttl": "text/turtle",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "html": "text/html",
    "md": "text/markdown",
}
_TITLE = (
    Name("公共・シビックテックの記事から作ったリンクトオープンデータ", "ja"),
    Name("Linked open data from civic and government articles", "en"),
)


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What the publisher says about the data set; what is left out is not written, or has a general default.

    `licence`, `publisher` and `sparql_endpoint` are IRIs, `issued` and `modified` are ISO 8601; `modified`
    is by default the date of the latest article. `files` are the names of the files that are published
    below the base.
    """

    title: tuple[Name, ...] = _TITLE
    description: tuple[Name, ...] = ()
    licence: str | None = None
    publisher: str | None = None
    issued: str | None = None
    modified: str | None = None
    sparql_endpoint: str | None = None
    files: tuple[str, ...] = ("graph.ttl", "graph.nq")


def describe(base: str, tally: Tally, articles: int, info: DatasetInfo) -> list[Triple]:
    """The description at `base` of the counted statements of so many articles; see `derived_from` for these."""
    return list(_dataset(base, tally, articles, info))


def derived_from(base: str, article: NamedNode) -> Triple:
    """The part of the description that names one article."""
    return NamedNode(base), term("prov:wasDerivedFrom"), article


def redescribed(before: Sequence[Quad], after: Sequence[Quad]) -> list[Quad]:
    """The statements `after` a change to those `before`, with what the data set says of itself made true again.

    What the publisher says of it stays; counts, sources and dates that came from the articles are made anew. A graph
    that does not describe itself stays as it is.
    """
    base = base_of(before)
    if base is None:
        return list(after)
    old, new = (set(_described(base, quads)) for quads in (before, after))
    untrue = {OxTriple(*triple) for triple in old - new}
    kept = [q for q in after if q.graph_name != DefaultGraph() or q.triple not in untrue]
    return kept + [Quad(*triple) for triple in new - old]


def base_of(quads: Iterable[Quad]) -> str | None:
    """Where the IRIs of the one data set that the statements describe begin, else None."""
    found = {q.subject.value for q in quads if q.object == term("void:Dataset") and isinstance(q.subject, NamedNode)}
    return found.pop() if len(found) == 1 else None


def _described(base: str, quads: Sequence[Quad]) -> list[Triple]:
    """What the description says by itself of these statements, its own left aside."""
    own = f"{base}distribution/"
    whole, counted = NamedNode(base), []
    for quad in quads:
        subject = quad.subject
        if isinstance(quad.graph_name, NamedNode):
            counted.append(quad)
        elif isinstance(subject, NamedNode) and not (subject.value == base or subject.value.startswith(own)):
            counted.append(Quad(quad.subject, quad.predicate, quad.object, whole))  # of a file without named graphs
    lines = (serialize(counted, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    tally = Tally(base)
    for _ in tally.counting(sorted(set(lines))):
        pass
    articles = {q.subject for q in counted if q.predicate == term("rdf:type") and q.object == term("schema:Article")}
    named = [article for article in articles if isinstance(article, NamedNode)]
    return [*describe(base, tally, len(named), DatasetInfo()), *(derived_from(base, article) for article in named)]


def _dataset(base: str, tally: Tally, articles: int, info: DatasetInfo) -> Iterator[Triple]:
    node = NamedNode(base)
    yield node, term("rdf:type"), term("void:Dataset")
    yield node, term("rdf:type"), term("dcat:Dataset")
    for name in info.title:
        yield node, term("dcterms:title"), tagged(name.text, name.lang)
        yield node, term("rdfs:label"), tagged(name.text, name.lang)
    for name in info.description or _description(articles):
        yield node, term("dcterms:description"), tagged(name.text, name.lang)
    for prop, other in (
        ("dcterms:license", info.licence),
        ("dcterms:publisher", info.publisher),
        ("void:sparqlEndpoint", info.sparql_endpoint),
    ):
        if other:
            yield node, term(prop), iri(other)
    modified = info.modified or tally.latest
    for prop, date in (("dcterms:issued", info.issued), ("dcterms:modified", modified)):
        if date:
            yield node, term(prop), date_literal(date)
    yield node, term("void:triples"), Literal(tally.triples)
    yield node, term("void:entities"), Literal(tally.entities)
    yield node, term("void:uriSpace"), Literal(base)
    for prefix in tally.vocabularies:
        yield node, term("void:vocabulary"), NamedNode(PREFIXES[prefix])
    for file in info.files:
        yield from _distribution(base, file)


def _description(articles: int) -> tuple[Name, ...]:
    return (
        Name(
            f"{articles}件の記事が述べる人・組織・イベント・事業とその関係。事実ごとに根拠の文を示す。", "ja"
        ),
        Name(
            f"People, organisations, events and projects in {articles} article(s), "
            "each fact with the words that say so.",
            "en",
        ),
    )


def _distribution(base: str, file: str) -> Iterator[Triple]:
    dataset, node = NamedNode(base), NamedNode(f"{base}distribution/{file}")
    media_type = _MEDIA_TYPES.get(file.rpartition(".")[2])
    yield dataset, term("dcat:distribution"), node
    yield node, term("rdf:type"), term("dcat:Distribution")
    yield node, term("dcterms:title"), tagged(file, language_of(file, "ja"))
    yield node, term("dcat:downloadURL"), NamedNode(base + file)
    if media_type:
        yield (
            node,
            term("dcat:mediaType"),
            NamedNode(f"https://www.iana.org/assignments/media-types/{media_type}"),
        )
