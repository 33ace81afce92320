"""A thing in schema.org's words, for search engines: what the graph asserts and nothing that is planned or over."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from civicgraph.graph.model import Article, CivicGraph, Fact, Node
from civicgraph.publish.catalogue import Described, Dump, description
from civicgraph.records import Kind, Name, Predicate

_TYPES = {
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organization",
    Kind.EVENT: "Event",
    Kind.PROJECT: "Project",
    Kind.WORK: "CreativeWork",
    Kind.LAW: "Legislation",
    Kind.PLACE: "Place",
    Kind.CONCEPT: "DefinedTerm",
}
_SECTORS = {
    "NationalGovernment": "GovernmentOrganization",
    "LocalGovernment": "GovernmentOrganization",
    "PublicAgency": "GovernmentOrganization",
    "Company": "Corporation",
    "Media": "NewsMediaOrganization",
}
# Where schema.org has no word for it (a partner, the operator of a project), nothing is said.
_WORDS = {
    (Kind.PERSON, Predicate.AFFILIATION): "memberOf",
    (Kind.ORGANIZATION, Predicate.PART_OF): "parentOrganization",
    (Kind.ORGANIZATION, Predicate.FOUNDER): "founder",
    (Kind.ORGANIZATION, Predicate.FUNDER): "funder",
    (Kind.ORGANIZATION, Predicate.LOCATION): "location",
    (Kind.ORGANIZATION, Predicate.START_DATE): "foundingDate",
    (Kind.ORGANIZATION, Predicate.END_DATE): "dissolutionDate",
    (Kind.EVENT, Predicate.ORGANIZER): "organizer",
    (Kind.EVENT, Predicate.SPONSOR): "sponsor",
    (Kind.EVENT, Predicate.SPEAKER): "performer",
    (Kind.EVENT, Predicate.SUPER_EVENT): "superEvent",
    (Kind.EVENT, Predicate.LOCATION): "location",
    (Kind.EVENT, Predicate.START_DATE): "startDate",
    (Kind.EVENT, Predicate.END_DATE): "endDate",
    (Kind.WORK, Predicate.CREATOR): "creator",
    (Kind.WORK, Predicate.PUBLISHER): "publisher",
    (Kind.WORK, Predicate.START_DATE): "datePublished",
}
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def thing(graph: CivicGraph, node: Node, facts: Iterable[Fact], articles: Iterable[Article], lang: str) -> str:
    """JSON-LD for a script element: no character in it ends the element."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": node.iri,
        "@type": _type(node),
        "name": node.label(lang),
        "alternateName": [name.text for name in node.names if name.text != node.label(lang)],
        "sameAs": [address for address in node.same_as if address.startswith(("http://", "https://"))],
    }
    values: dict[str, list[Any]] = defaultdict(list)
    for fact in facts:
        word = _WORDS.get((node.kind, fact.predicate))
        if word and not fact.status:
            value = _value(graph, fact, lang)
            if value not in values[word]:
                values[word].append(value)
    said |= values
    said["subjectOf"] = [
        {"@type": "Article", "@id": article.iri, "headline": article.headline, "datePublished": article.date}
        if article.date
        else {"@type": "Article", "@id": article.iri, "headline": article.headline}
        for article in articles
    ]
    return embedded({key: value for key, value in said.items() if value})


def dataset(known: Described, dumps: Sequence[Dump], lang: str) -> str:
    """The whole data set, for searches of data sets."""
    said = known.publication

    def words(names: Sequence[Name]) -> list[str]:
        return [name.text for name in names if name.lang == lang]

    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": known.base,
        "url": known.url,
        "name": words(said.title)[0],
        "description": description(known, lang),
        "inLanguage": list(dict.fromkeys(name.lang for node in known.graph.nodes.values() for name in node.names)),
        "license": said.licence,
        "version": said.modified,
        "dateModified": said.modified,
        "datePublished": said.issued or said.modified,
        "keywords": words(said.keywords),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "@id": said.publisher.iri, "name": words(said.publisher.name)[0]},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": known.url + one.path,
                "encodingFormat": one.media_type,
                "contentSize": f"{one.size} B",
                "sha256": one.sha256,
            }
            for one in dumps
        ],
    }
    return embedded({key: part for key, part in value.items() if part})


def embedded(value: object) -> str:
    """JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode().translate(_ESCAPES)


def _type(node: Node) -> str:
    if node.subtype and node.subtype.startswith("schema:"):
        return node.subtype.removeprefix("schema:")
    return _SECTORS.get(node.sector or "", _TYPES[node.kind])


def _value(graph: CivicGraph, fact: Fact, lang: str) -> object:
    other = graph.nodes.get(fact.object)
    return {"@type": _type(other), "@id": other.iri, "name": other.label(lang)} if other else fact.object
