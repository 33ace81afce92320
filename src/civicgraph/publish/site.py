"""The whole publication as files, made one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from pyoxigraph import Literal, NamedNode, Quad

from civicgraph.errors import InputError, UsageError
from civicgraph.export.formats import FORMATS, exported, zipped
from civicgraph.export.jsonld import jsonld
from civicgraph.graph.load import graph_of
from civicgraph.graph.provenance import Triple
from civicgraph.graph.turtle import turtle
from civicgraph.graph.vocab import PREFIXES, term
from civicgraph.publish import pages
from civicgraph.publish.catalogue import PREFIXES_OF_CATALOGUES, Described, Dump, about, dcat, dump, void
from civicgraph.publish.collected import base_of, collected
from civicgraph.publish.described import Index
from civicgraph.publish.landing import landing
from civicgraph.publish.picture import picture
from civicgraph.publish.places import link, page, places
from civicgraph.publish.publication import Publication
from civicgraph.records import Kind
from civicgraph.resources import resource
from civicgraph.validate.shapes import validate_catalogue
from civicgraph.validate.violations import explain
from civicgraph.view import render_page

File = tuple[str, bytes]
SUMS = "SHA256SUMS"
_ONTOLOGY = ("civicgraph.ttl", "context.jsonld", "shapes.ttl", "dcat-shapes.ttl")
_DUMPS = (("ttl", "ttl"), ("nq", "nq.gz"), ("jsonld", "jsonld"), ("rdfxml", "rdf"))
_DRAWN = 20_000  # things: a page of more takes a browser too long to open; `civicgraph explore` shows those
_DOTS = 250
_SITEMAP = 50_000  # addresses, the protocol's limit for one file


def site(graphs: Sequence[Sequence[Quad]], publication: Publication) -> Iterator[File]:
    """The files of the publication, each as its path and its bytes; the checksums of all of them come last.

    Equal graphs and publications give equal bytes, whatever the order of the statements. Raises UsageError for graphs
    whose base is not known, and InputError for statements that a format cannot hold and for a description that breaks
    the rules of ontology/dcat-shapes.ttl; these come before the first file.
    """
    known = _described(graphs, publication)
    dumps = dict(_dumps(known))
    descriptions = dict(_descriptions(known, list(dumps)))
    sums: dict[str, str] = {}
    for path, data in _all(known, dumps, descriptions):
        sums[path] = hashlib.sha256(data).hexdigest()
        yield path, data
    yield SUMS, "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def _described(graphs: Sequence[Sequence[Quad]], publication: Publication) -> Described:
    base = base_of(graphs, publication.base)
    quads = sorted(collected(graphs), key=str)
    return Described(publication, base, _address(publication, base), quads, graph_of(quads))


def _address(publication: Publication, base: str) -> str:
    """Where the site will be: as given, else at the base, where that can be the publisher's."""
    if publication.url:
        return publication.url
    if not base.endswith("/") or base.startswith(PREFIXES["civic"].replace("#", "/")):
        raise UsageError(f"the graphs' IRIs begin with {base}, where no site of yours can be. Give url in the publication's file.")
    return base


def _all(known: Described, dumps: dict[Dump, bytes], descriptions: dict[str, bytes]) -> Iterator[File]:
    drawn = len(known.graph.nodes) <= _DRAWN
    moved = known.moved()
    paths = places([*known.graph.nodes, *moved], known.base)
    made = pages.Site(known, paths, drawn, picture(known.graph, _DOTS) if drawn else None, moved)
    for one, data in dumps.items():
        yield one.path, data
    yield from descriptions.items()
    for name in _ONTOLOGY:
        yield f"ontology/{name}", resource("ontology", name).read_bytes()
    if drawn:
        yield pages.GRAPH, render_page(known.graph, title=made.title("ja")).encode()
    found: list[str] = []
    for path, text in _pages(made, list(dumps)):
        found.append(path)
        yield path, text.encode("utf-8", "replace")
    for iri in moved:  # not for the sitemap: nothing is there
        for lang in pages.LANGUAGES:
            yield page(made.paths[iri], lang), pages.gone(made, iri, lang).encode()
    yield from _data(made)
    yield "style.css", pages.style().encode()
    yield ".nojekyll", b""  # else GitHub's pages leave out files whose names begin with "_"
    yield from _for_robots(known, found)


def _dumps(known: Described) -> Iterator[tuple[Dump, bytes]]:
    whole = [*known.quads, *(Quad(*triple) for triple in about(known))]
    for form, ending in _DUMPS:
        data = exported(whole, form)[""]
        packed = zipped(data) if ending.endswith(".gz") else data
        path = f"dumps/civicgraph-{known.publication.modified}.{ending}"
        yield dump(path, form, FORMATS[form].media_type, packed), packed


def _descriptions(known: Described, dumps: Sequence[Dump]) -> Iterator[File]:
    """dcat.ttl and void.ttl, once they keep the rules."""
    said = {"dcat.ttl": dcat(known, dumps), "void.ttl": void(known, dumps)}
    violations = validate_catalogue(triple for triples in said.values() for triple in triples)
    if violations:
        problems = "\n  ".join(explain(violation, "en") for violation in violations)
        raise InputError("the publication's description", f"it breaks the rules:\n  {problems}\n", "Mend publication.toml.")
    for name, triples in said.items():
        yield name, turtle(triples, base=known.base, prefixes=PREFIXES_OF_CATALOGUES)
    yield ".well-known/void", turtle(said["void.ttl"], base=known.base, prefixes=PREFIXES_OF_CATALOGUES)


def _pages(made: pages.Site, dumps: Sequence[Dump]) -> Iterator[tuple[str, str]]:
    graph = made.known.graph
    kinds = {node.kind for node in graph.nodes.values()}
    for lang in pages.LANGUAGES:
        yield page("index", lang), landing(made, dumps, lang)
        yield page("articles", lang), pages.articles(made, lang)
        yield page("ontology/index", lang), pages.vocabulary(made, lang)
        for kind in Kind:
            if kind in kinds:
                yield page(pages.kind_path(kind), lang), pages.kind(made, kind, lang)
        for iri, node in graph.nodes.items():
            yield page(made.paths[iri], lang), pages.thing(made, node, lang)


def _data(made: pages.Site) -> Iterator[File]:
    """What is said of each thing, as Turtle and JSON-LD."""
    known = made.known
    index = Index(known.quads, known.graph.nodes)
    for iri, path in made.paths.items():
        said = [Quad(t.subject, t.predicate, t.object) for t in index.description(iri)]
        for ending in ("ttl", "jsonld"):
            whole = [*said, *(Quad(*triple) for triple in _document(known, iri, f"{path}.{ending}"))]
            yield f"{path}.{ending}", (
                jsonld(whole) if ending == "jsonld" else turtle((quad.triple for quad in whole), base=known.base)
            )


def _document(known: Described, iri: str, path: str) -> Iterator[Triple]:
    """What the file is: about which thing, part of which data set, under which licence."""
    node = NamedNode(known.url + link(path))
    yield node, term("rdf:type"), term("foaf:Document")
    yield node, term("foaf:primaryTopic"), NamedNode(iri)
    yield node, term("void:inDataset"), NamedNode(known.base)
    yield node, term("dcterms:license"), NamedNode(known.publication.licence)
    yield node, term("dcterms:modified"), Literal(known.publication.modified, datatype=term("xsd:date"))


def _for_robots(known: Described, found: Iterable[str]) -> Iterator[File]:
    """robots.txt, and a sitemap of all pages, in several files where one cannot hold them."""
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {known.url}sitemap.xml\n".encode()
    addresses = [known.url + link(path) for path in sorted(found)]
    parts = [addresses[start : start + _SITEMAP] for start in range(0, len(addresses), _SITEMAP)]
    day = known.publication.modified
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", parts[0], day)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", [known.url + name for name in names], day)
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", part, day)


def _sitemap(root: str, each: str, addresses: Iterable[str], day: str) -> bytes:
    lines = "".join(f"<{each}><loc>{escape(address)}</loc><lastmod>{day}</lastmod></{each}>\n" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">\n{lines}</{root}>\n'.encode()
