"""What the publication says of itself in RDF: VoID (W3C Note 2011) and DCAT 3 (W3C Recommendation 2024)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Triple as OxTriple

from civicgraph.graph.iris import Minter, tagged
from civicgraph.graph.model import CivicGraph
from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES, curie, date_literal, term
from civicgraph.publish.publication import Agent, Publication

PREFIXES_OF_CATALOGUES = {
    **PREFIXES,
    "adms": "http://www.w3.org/ns/adms#",
    "formats": "http://www.w3.org/ns/formats/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_EU = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"ja": "JPN", "en": "ENG"}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_NOT_VOCABULARIES = {"rdf", "rdfs", "xsd"}


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the whole graph. `path` is below the site; `form` and `media_type` are those of the format."""

    path: str
    form: str
    media_type: str
    size: int
    sha256: str

    @property
    def packed(self) -> bool:
        """Whether it is compressed with gzip."""
        return self.path.endswith(".gz")

    @property
    def label(self) -> str:
        """What it is, for people."""
        return _FORMATS[self.form].replace("_", "/") + (" (gzip)" if self.packed else "")


def dump(path: str, form: str, media_type: str, data: bytes) -> Dump:
    """The description of a file by its content."""
    return Dump(path, form, media_type, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Described:
    """What is described: the graph (`quads` without its own description), where its IRIs and the site begin."""

    publication: Publication
    base: str
    url: str
    quads: Sequence[Quad]
    graph: CivicGraph

    def moved(self) -> dict[str, str]:
        """The IRIs of things that were merged into others, and of these."""
        pairs = ((q.subject, q.object) for q in self.quads if q.predicate == term("dcterms:isReplacedBy"))
        return {
            old.value: new.value
            for old, new in pairs
            if isinstance(old, NamedNode) and isinstance(new, NamedNode) and new.value in self.graph.nodes
        }


_FORMATS = {"ttl": "Turtle", "nq": "N-Quads", "jsonld": "JSON-LD", "rdfxml": "RDF_XML"}
_FILE_TYPES = {"ttl": "RDF_TURTLE", "nq": "RDF_N_QUADS", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}


def other(name: str) -> NamedNode:
    """The IRI of a prefixed name of a catalogue."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES_OF_CATALOGUES[prefix] + local)


def about(known: Described) -> Iterator[Triple]:
    """What holds of the data set in every file: its title, licence, publisher, dates and sources."""
    node, said = NamedNode(known.base), known.publication
    yield node, term("rdf:type"), term("void:Dataset")
    yield node, term("rdf:type"), term("dcat:Dataset")
    for name in said.title:
        yield node, term("dcterms:title"), tagged(name.text, name.lang)
        yield node, term("rdfs:label"), tagged(name.text, name.lang)
    for lang in _LANGUAGES:
        yield node, term("dcterms:description"), tagged(description(known, lang), lang)
    yield node, term("dcterms:license"), NamedNode(said.licence)
    yield node, term("dcterms:publisher"), NamedNode(said.publisher.iri or "")
    yield node, term("dcterms:issued"), date_literal(said.issued or said.modified)
    yield node, term("dcterms:modified"), date_literal(said.modified)
    yield node, term("void:uriSpace"), Literal(known.base)
    if said.sparql:
        yield node, term("void:sparqlEndpoint"), NamedNode(said.sparql)
    for article in known.graph.articles:
        yield node, term("prov:wasDerivedFrom"), NamedNode(article.iri)


def description(known: Described, lang: str) -> str:
    """The publisher's words, or how much there is."""
    given = next((name.text for name in known.publication.description if name.lang == lang), None)
    count = len(known.graph.articles)
    if lang == "ja":
        return given or f"{count}件の記事が述べる人・組織・イベント・事業とその関係。事実ごとに根拠の文を示す。"
    articles = "one article says" if count == 1 else f"{count} articles say"
    return given or f"What {articles} of people, organisations, events and projects, each fact with its sentence."


def void(known: Described, dumps: Sequence[Dump]) -> list[Triple]:
    """void.ttl: counts, partitions by class and property, links to other data sets, where the dumps are."""
    node = NamedNode(known.base)
    triples = {quad.triple for quad in known.quads}
    found = [*about(known), *_agent(known.publication.publisher)]
    counts = {
        "void:triples": len(triples),
        "void:entities": len(known.graph.nodes),
        "void:distinctSubjects": len({t.subject for t in triples}),
        "void:distinctObjects": len({t.object for t in triples}),
        "void:documents": len(known.graph.articles),
    }
    found += [(node, term(name), Literal(count)) for name, count in counts.items()]
    found += _partitions(Minter(known.base), node, triples)
    found += [(node, term("void:vocabulary"), NamedNode(space)) for space in _vocabularies(triples)]
    found += _linksets(known, triples)
    for one in dumps:
        found.append((node, term("void:dataDump"), NamedNode(known.url + one.path)))
        found.append((node, term("void:feature"), other(f"formats:{_FORMATS[one.form]}")))
    for iri in list(known.graph.nodes)[:3]:
        found.append((node, term("void:exampleResource"), NamedNode(iri)))
    return [*found, (node, term("foaf:homepage"), NamedNode(known.url + "index.html"))]


def _partitions(mint: Minter, node: NamedNode, triples: Iterable[OxTriple]) -> Iterator[Triple]:
    """How many things each class has, and how many statements each property."""
    rows = list(triples)
    classes = Counter(t.object.value for t in rows if t.predicate == term("rdf:type") and isinstance(t.object, NamedNode))
    properties = Counter(t.predicate.value for t in rows)
    yield node, term("void:classes"), Literal(len(classes))
    yield node, term("void:properties"), Literal(len(properties))
    for name, found, count in (("class", classes, "entities"), ("property", properties, "triples")):
        for iri in sorted(found):
            part = mint.path("partition", name, curie(iri) or iri)
            yield node, term(f"void:{name}Partition"), part
            yield part, term("rdf:type"), term("void:Dataset")
            yield part, term(f"void:{name}"), NamedNode(iri)
            yield part, term(f"void:{count}"), Literal(found[iri])


def _vocabularies(triples: Iterable[OxTriple]) -> list[str]:
    names = {name for t in triples for name in (t.predicate, t.object if t.predicate == term("rdf:type") else None)}
    found = {(curie(name.value) or "").partition(":")[0] for name in names if isinstance(name, NamedNode)}
    return [PREFIXES[prefix] for prefix in sorted(found - {""} - _NOT_VOCABULARIES)]


def _linksets(known: Described, triples: Iterable[OxTriple]) -> Iterator[Triple]:
    """The links to other data sets, one set for each host and property."""
    links: Counter[tuple[str, str]] = Counter()
    for t in triples:
        if t.predicate in (term("owl:sameAs"), term("skos:exactMatch")) and isinstance(t.object, NamedNode):
            links[t.predicate.value, urlsplit(t.object.value).netloc] += 1
    for (prop, host), count in sorted(links.items()):
        node = Minter(known.base).path("linkset", host, curie(prop) or prop)
        yield NamedNode(known.base), term("void:subset"), node
        yield node, term("rdf:type"), term("void:Linkset")
        yield node, term("void:linkPredicate"), NamedNode(prop)
        yield node, term("void:subjectsTarget"), NamedNode(known.base)
        yield node, term("void:objectsTarget"), Minter(known.base).path("target", host)
        yield Minter(known.base).path("target", host), term("rdf:type"), term("void:Dataset")
        yield Minter(known.base).path("target", host), term("void:uriSpace"), Literal(f"https://{host}/")
        yield node, term("void:triples"), Literal(count)


def dcat(known: Described, dumps: Sequence[Dump]) -> list[Triple]:
    """dcat.ttl: a catalogue of one data set with its distributions."""
    return [*_catalogue(known), *about(known), *_dataset(known), *(t for one in dumps for t in _distribution(known, one))]


def _catalogue(known: Described) -> Iterator[Triple]:
    node, said = NamedNode(f"{known.base}catalogue"), known.publication
    yield node, term("rdf:type"), term("dcat:Catalog")
    for lang in _LANGUAGES:
        yield node, term("dcterms:description"), tagged(description(known, lang), lang)
        yield node, term("dcterms:language"), NamedNode(f"{_EU}language/{_LANGUAGES[lang]}")
    for name in said.title:
        yield node, term("dcterms:title"), tagged(name.text, name.lang)
    yield node, term("dcterms:publisher"), NamedNode(said.publisher.iri or "")
    yield node, term("dcterms:license"), NamedNode(said.licence)
    yield node, term("dcterms:issued"), date_literal(said.issued or said.modified)
    yield node, term("dcterms:modified"), date_literal(said.modified)
    yield node, term("foaf:homepage"), NamedNode(known.url + "index.html")
    yield node, term("dcat:dataset"), NamedNode(known.base)
    yield from _agent(said.publisher)
    if said.sparql:
        yield from _service(node, known, said.sparql)


def _service(catalogue: NamedNode, known: Described, endpoint: str) -> Iterator[Triple]:
    """The SPARQL endpoint as a service of the data set."""
    node = NamedNode(f"{known.base}sparql-service")
    yield catalogue, term("dcat:service"), node
    yield node, term("rdf:type"), term("dcat:DataService")
    yield node, term("dcterms:title"), tagged("SPARQL エンドポイント", "ja")
    yield node, term("dcterms:title"), tagged("SPARQL endpoint", "en")
    yield node, term("dcat:endpointURL"), NamedNode(endpoint)
    yield node, term("dcterms:conformsTo"), NamedNode("http://www.w3.org/ns/sparql-service-description#")
    yield node, term("dcterms:license"), NamedNode(known.publication.licence)
    yield node, term("dcat:servesDataset"), NamedNode(known.base)


def _agent(publisher: Agent) -> Iterator[Triple]:
    node = NamedNode(publisher.iri or "")
    yield node, term("rdf:type"), term("foaf:Agent")
    for name in publisher.name:
        yield node, term("foaf:name"), tagged(name.text, name.lang)


def _dataset(known: Described) -> Iterator[Triple]:
    node, said = NamedNode(known.base), known.publication
    languages = {name.lang for entity in known.graph.nodes.values() for name in entity.names}
    yield node, term("dcat:landingPage"), NamedNode(known.url + "index.html")
    yield node, term("dcat:version"), Literal(said.modified)
    yield node, term("dcterms:identifier"), Literal(known.base)
    yield node, term("dcterms:accessRights"), NamedNode(f"{_EU}access-right/PUBLIC")
    yield node, term("dcterms:conformsTo"), NamedNode(PREFIXES["civic"].rstrip("#"))
    for lang in sorted(languages & _LANGUAGES.keys()):
        yield node, term("dcterms:language"), NamedNode(f"{_EU}language/{_LANGUAGES[lang]}")
    for word in said.keywords:
        yield node, term("dcat:keyword"), tagged(word.text, word.lang)
    for theme in said.themes:
        yield node, term("dcat:theme"), NamedNode(theme)
    for place in said.spatial:
        yield node, term("dcterms:spatial"), NamedNode(place)
        yield NamedNode(place), term("rdf:type"), term("dcterms:Location")
    yield from _contact(node, known)
    yield from _period(node, known)


def _contact(node: NamedNode, known: Described) -> Iterator[Triple]:
    said, contact = known.publication.contact, NamedNode(f"{known.base}contact")
    yield node, term("dcat:contactPoint"), contact
    yield contact, term("rdf:type"), other("vcard:Kind")
    for name in said.name:
        yield contact, other("vcard:fn"), tagged(name.text, name.lang)
    if said.email:
        yield contact, other("vcard:hasEmail"), NamedNode(f"mailto:{said.email}")
    if said.url:
        yield contact, other("vcard:hasURL"), NamedNode(said.url)


def _period(node: NamedNode, known: Described) -> Iterator[Triple]:
    """The time that the data is about: as given, or that of the articles."""
    dates = sorted(article.date for article in known.graph.articles if article.date)
    start, end = known.publication.temporal
    if not (start or end) and dates:
        start, end = dates[0], dates[-1]
    if not (start or end):
        return
    period = Minter(known.base).path("time", f"{start or ''}_{end or ''}")
    yield node, term("dcterms:temporal"), period
    yield period, term("rdf:type"), term("dcterms:PeriodOfTime")
    for prop, day in (("dcat:startDate", start), ("dcat:endDate", end)):
        if day:
            yield period, term(prop), date_literal(day)


def _distribution(known: Described, one: Dump) -> Iterator[Triple]:
    mint, address = Minter(known.base), NamedNode(known.url + one.path)
    node, checksum = mint.path("distribution", one.path), mint.path("checksum", one.sha256)
    yield NamedNode(known.base), term("dcat:distribution"), node
    yield node, term("rdf:type"), term("dcat:Distribution")
    yield node, term("dcterms:title"), tagged(f"{one.label} 形式の全データ", "ja")
    yield node, term("dcterms:title"), tagged(f"All data as {one.label}", "en")
    yield node, term("dcat:accessURL"), address
    yield node, term("dcat:downloadURL"), address
    yield node, term("dcat:mediaType"), NamedNode(_MEDIA + one.media_type)
    yield node, term("dcterms:format"), NamedNode(f"{_EU}file-type/{_FILE_TYPES[one.form]}")
    if one.packed:
        yield node, term("dcat:compressFormat"), NamedNode(f"{_MEDIA}application/gzip")
    yield node, term("dcat:byteSize"), Literal(str(one.size), datatype=term("xsd:nonNegativeInteger"))
    yield node, term("dcterms:license"), NamedNode(known.publication.licence)
    yield node, term("dcterms:issued"), date_literal(known.publication.modified)
    yield node, term("dcterms:conformsTo"), NamedNode(PREFIXES["civic"].rstrip("#"))
    yield node, other("spdx:checksum"), checksum
    yield checksum, term("rdf:type"), other("spdx:Checksum")
    yield checksum, other("spdx:algorithm"), other("spdx:checksumAlgorithm_sha256")
    yield checksum, other("spdx:checksumValue"), Literal(one.sha256, datatype=term("xsd:hexBinary"))
