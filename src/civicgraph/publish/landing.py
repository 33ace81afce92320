"""The first page: search, kinds, the graph, articles, statistics, downloads."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markupsafe import Markup

from civicgraph.publish import schema_org
from civicgraph.publish.catalogue import Dump, description
from civicgraph.publish.pages import GRAPH, POLICY, TEMPLATES, Site, article_row, filled, kind_path, latest
from civicgraph.publish.places import link, page
from civicgraph.publish.told import Teller, words
from civicgraph.records import Kind
from civicgraph.shown import shown, web_address
from civicgraph.view.importance import importance
from civicgraph.view.network import legend, linked_pairs
from civicgraph.view.readings import readings, spelling_script

_CENTRAL, _RECENT = 10, 6


def landing(site: Site, dumps: Sequence[Dump], lang: str) -> str:
    """The first page: search, kinds, the graph, articles, statistics, downloads."""
    teller, told, start = site.teller(lang), words(lang), page("index", lang)
    newest, graph, said = latest(site), site.known.graph, site.known.publication
    counts = Counter(node.kind for node in graph.nodes.values())
    ranks = importance(graph.nodes, linked_pairs(graph))
    central = sorted((iri for iri in graph.nodes if site.count(iri)), key=lambda iri: (-ranks[iri], iri))[:_CENTRAL]
    return filled(
        site, "index.html", "index", lang,
        title=site.title(lang), summary=description(site.known, lang), heading=site.title(lang),
        about=description(site.known, lang),
        policy=f"{POLICY}; script-src '{_digest(_script())}'",
        alternates=[("text/turtle", "dcat.ttl"), ("text/turtle", "void.ttl")],
        embedded=Markup(schema_org.dataset(site.known, dumps, lang)),  # noqa: S704 - escaped there
        kinds=[
            {"kind": k.value, "name": teller.kind(k), "count": counts[k], "href": page(kind_path(k), lang)}
            for k in Kind if counts[k]
        ],
        central=[(teller.linked(iri, start), site.count(iri)) for iri in central],
        picture=site.picture, graph_place=f"{GRAPH}#lang={lang}" if lang != "ja" else GRAPH,
        recent=[article_row(teller, article, start) for article in newest[:_RECENT]],
        more_articles=told["all_articles"].format(len(newest)) if len(newest) > _RECENT else "",
        statistics=list(_statistics(site, teller)),
        dumps=[
            {"form": d.label, "href": link(d.path), "name": d.path.rpartition("/")[2], "media_type": d.media_type,
             "size": _size(d.size), "sha256": d.sha256}
            for d in dumps
        ],
        descriptions=[(told[key], path) for key, path in (
            ("dcat", "dcat.ttl"), ("void", "void.ttl"), ("ontology_file", "ontology/civicgraph.ttl"),
            ("context", "ontology/context.jsonld"), ("shapes", "ontology/shapes.ttl"),
            ("dcat_shapes", "ontology/dcat-shapes.ttl"), ("sums", "SHA256SUMS"))],
        sparql=web_address(said.sparql),
        index=Markup(_index(site, teller)),  # noqa: S704 - escaped there
        script=Markup(_script()),  # noqa: S704 - a file of this package
    )  # fmt: skip


def _statistics(site: Site, teller: Teller) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
    """Tables of counts: relations and sectors."""
    graph, told, words_ = site.known.graph, words(teller.lang), legend()
    relations = Counter(fact.predicate.value for fact in graph.facts)
    sectors = Counter(node.sector or "" for node in graph.nodes.values() if node.kind is Kind.ORGANIZATION and node.sector)
    for title, counts, name in (
        (told["relations"], relations, lambda key: str(words_["predicates"][key][teller.lang])),
        (told["sectors"], sectors, teller.sector),
    ):
        most = max(counts.values(), default=1)
        rows = [(name(key), count, f"{100 * count / most:.1f}") for key, count in counts.items()]
        if rows:
            yield title, sorted(rows, key=lambda row: (-row[1], row[0]))


def _index(site: Site, teller: Teller) -> str:
    """What the search finds: for each thing its name, that name's language, others with readings, kind, address, facts."""
    kinds = list(Kind)
    start, rows = page("index", teller.lang), []
    for iri, node in site.known.graph.nodes.items():
        linked = teller.linked(iri, start)
        names = [shown(name.text) for name in node.names]
        others = [n for n in dict.fromkeys([*names, *readings(name.text for name in node.names)]) if n != linked.label.text]
        row: list[Any] = [linked.label.text, linked.label.lang, others, kinds.index(node.kind), linked.href, site.count(iri)]
        rows.append(row)
    told = words(teller.lang)
    said = {"none": told["none"], "found": told["found"], "more": told["more_results"]}
    return schema_org.embedded({"words": said, "kinds": [teller.kind(kind) for kind in kinds], "rows": rows})


@cache
def _script() -> str:
    return f'(() => {{\n"use strict";\n{spelling_script()}\n{(TEMPLATES / "search.js").read_text(encoding="utf-8")}}})();\n'


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _size(count: int) -> str:
    """Bytes as people read them.

    >>> _size(999), _size(52_431), _size(7_340_032)
    ('999 B', '52 kB', '7.3 MB')
    """
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
