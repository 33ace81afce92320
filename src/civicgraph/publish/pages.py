"""The pages of the site as HTML; words of others are only ever text."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

import jinja2
from markupsafe import Markup

from civicgraph.graph.model import Article, Fact, Node, Quote
from civicgraph.graph.vocab import PREFIXES
from civicgraph.publish import ontology, schema_org
from civicgraph.publish.catalogue import Described
from civicgraph.publish.picture import Picture
from civicgraph.publish.places import link, page
from civicgraph.publish.publication import Agent
from civicgraph.publish.told import Cited, Label, Said, Teller, anchor, words
from civicgraph.records import Kind, Name
from civicgraph.shown import shown, web_address
from civicgraph.view.network import legend

LANGUAGES = ("ja", "en")
GRAPH = "graph.html"
TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
_LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "https://opendatacommons.org/licenses/by/1-0/": "ODC-By 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL 1.0",
}


@dataclass(frozen=True, slots=True)
class Site:
    """All that the pages are made of; `drawn` says whether there is a graph page, `picture` is its small picture.

    `moved` has the IRIs that were replaced, with those that replace them.
    """

    known: Described
    paths: dict[str, str]
    drawn: bool
    picture: Picture | None
    moved: dict[str, str] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    out: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    into: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, list[Article]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[str, list[Quote]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Index the graph by thing."""
        graph = self.known.graph
        self.articles.update({article.iri: article for article in graph.articles})
        for fact in graph.facts:
            self.out[fact.subject].append(fact)
            if fact.object in graph.nodes:
                self.into[fact.object].append(fact)
        for article in graph.articles:
            for iri in article.mentions:
                self.mentions[iri].append(article)
        for quote in graph.quotes:
            self.quotes[quote.speaker].append(quote)

    def teller(self, lang: str) -> Teller:
        """What says it in a language."""
        return Teller(self.known.graph, self.paths, self.articles, lang)

    def count(self, iri: str) -> int:
        """In how many facts a thing takes part."""
        return len(self.out.get(iri, ())) + len(self.into.get(iri, ()))

    def title(self, lang: str) -> str:
        """The publication's title."""
        return _in(self.known.publication.title, lang)


def thing(site: Site, node: Node, lang: str) -> str:
    """The page of a thing."""
    path, teller = site.paths[node.iri], site.teller(lang)
    start, label = page(path, lang), teller.label(node)
    quotes = site.quotes.get(node.iri, [])
    facts, incoming = site.out.get(node.iri, []), site.into.get(node.iri, [])
    mentioned = site.mentions.get(node.iri, [])
    return filled(
        site, "thing.html", path, lang,
        title=f"{label.text} — {site.title(lang)}",
        summary=shown(f"{teller.kind(node.kind)}: {label.text}. {words(lang)['count_facts'].format(site.count(node.iri))}"),
        alternates=[("text/turtle", f"{path}.ttl"), ("application/ld+json", f"{path}.jsonld")],
        embedded=Markup(schema_org.thing(site.known.graph, node, facts, mentioned, lang)),  # noqa: S704 - escaped there
        kind=node.kind.value, kind_name=teller.kind(node.kind), kind_page=page(kind_path(node.kind), lang),
        sector=teller.sector(node.sector),
        label=label, second=_second(node, lang), others=_others(node, label, lang),
        same=[(shown(address), web_address(address)) for address in node.same_as],
        former=[shown(old, 500) for old, new in sorted(site.moved.items()) if new == node.iri],
        iri=shown(node.iri, 500), self_page=link(start, start=start), turtle=f"{path}.ttl", jsonld=f"{path}.jsonld",
        graph_place=_graph_place(site, node, lang, start),
        facts=teller.groups(facts, start), incoming=teller.groups(incoming, start, incoming=True),
        quotes=_by_article([teller.said(one, start) for one in quotes]), quote_count=len(quotes),
        mentioned=[
            {
                "headline": shown(a.headline),
                "date": teller.day(a.date or ""),
                "href": f"{link(page('articles', lang), start=start)}#{anchor(a)}",
            }
            for a in mentioned
        ],
    )  # fmt: skip


def gone(site: Site, iri: str, lang: str) -> str:
    """The page at the former IRI of a thing that was merged into another: it leads there."""
    path, teller = site.paths[iri], site.teller(lang)
    target = teller.linked(site.moved[iri], page(path, lang))
    title = words(lang)["moved"].format(target.label.text)
    return filled(
        site, "moved.html", path, lang, title=f"{title} — {site.title(lang)}", summary=title, heading=title, target=target,
        canonical=site.known.url + link(page(site.paths[site.moved[iri]], lang)),
        alternates=[("text/turtle", f"{path}.ttl"), ("application/ld+json", f"{path}.jsonld")],
    )  # fmt: skip


def kind(site: Site, one: Kind, lang: str) -> str:
    """The list of all things of a kind, organisations by their sector."""
    teller, path = site.teller(lang), kind_path(one)
    start = page(path, lang)
    nodes = [node for node in site.known.graph.nodes.values() if node.kind is one]
    rows = sorted(nodes, key=lambda node: (teller.label(node).text, node.iri))
    order = ["", *legend()["sectors"]] if one is Kind.ORGANIZATION else [""]
    groups: dict[str, list[tuple[Any, int]]] = {name: [] for name in [*order[1:], ""]}
    for node in rows:
        sector = node.sector if node.sector in groups else ""
        groups[sector or ""].append((teller.linked(node.iri, start), site.count(node.iri)))
    return filled(
        site, "kind.html", path, lang,
        title=f"{teller.kind(one)} — {site.title(lang)}",
        summary=f"{teller.kind(one)}: {words(lang)['count_things'].format(len(rows))}",
        heading=teller.kind(one), kind=one.value, rows=rows,
        sectors=[(teller.sector(name), things) for name, things in groups.items() if things],
    )  # fmt: skip


def articles(site: Site, lang: str) -> str:
    """The list of the articles, the latest first, with what is named in each."""
    teller = site.teller(lang)
    start, told = page("articles", lang), words(lang)
    return filled(
        site, "articles.html", "articles", lang,
        title=f"{told['articles']} — {site.title(lang)}", summary=told["all_articles"].format(len(site.articles)),
        heading=told["articles"], rows=[article_row(teller, article, start) for article in latest(site)],
    )  # fmt: skip


def vocabulary(site: Site, lang: str) -> str:
    """The ontology for people."""
    told = words(lang)
    title, about, number = ontology.heading(lang)
    return filled(
        site, "ontology.html", "ontology/index", lang,
        title=f"{title} — {site.title(lang)}", summary=about, heading=title, about=about, number=number,
        namespace=PREFIXES["civic"],
        files=[("civicgraph.ttl", "ontology/civicgraph.ttl"), ("context.jsonld", "ontology/context.jsonld"),
               ("shapes.ttl", "ontology/shapes.ttl"), ("dcat-shapes.ttl", "ontology/dcat-shapes.ttl")],
        sections=[
            (told[key], [t._replace(rows=tuple((told[head], values) for head, values in t.rows)) for t in terms])
            for key, terms in ontology.sections(lang)
        ],
    )  # fmt: skip


def style() -> str:
    """The style of all pages, with the legend's colours."""
    css = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        rules = "\n".join(f".k-{name} {{ fill: {mark[theme]}; }}" for name, mark in legend()["kinds"].items())
        css = css.replace(f"/*KINDS {theme}*/", rules)
    return css


def filled(site: Site, template: str, path: str, lang: str, **values: Any) -> str:
    """A template filled in with what all pages need; `path` is without ending and language."""
    other = next(one for one in LANGUAGES if one != lang)
    start, said = page(path, lang), site.known.publication
    common: dict[str, Any] = {
        "lang": lang, "other": other, "other_page": page(path, other), "told": words(lang), "policy": POLICY,
        "to": lambda target: link(target, start=start), "canonical": site.known.url + link(start),
        "home": page("index", lang), "articles_page": page("articles", lang), "graph_page": GRAPH if site.drawn else "",
        "ontology_page": page("ontology/index", lang), "site_title": site.title(lang), "alternates": [], "embedded": "",
        "publisher": {"name": _in(said.publisher.name, lang), "iri": said.publisher.iri},
        "contact": {"name": _in(said.contact.name, lang), "href": _reached(said.contact)},
        "licence": said.licence, "licence_name": _LICENCES.get(said.licence, said.licence), "modified": said.modified,
    }  # fmt: skip
    return _environment().get_template(template).render({**common, **values})


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    shapes = tomllib.loads((TEMPLATES.parent / "marks.toml").read_text(encoding="utf-8"))
    environment.globals["marks"] = {name: shapes[mark["shape"]] for name, mark in legend()["kinds"].items()}
    return environment


def kind_path(kind: Kind) -> str:
    """The path of the list of a kind."""
    return f"kind/{kind.value.lower()}"


def latest(site: Site) -> list[Article]:
    """The articles, the latest first, those without a date last."""
    undated = sorted(site.articles.values(), key=lambda article: (article.headline, article.iri))
    return sorted(undated, key=lambda article: article.date or "", reverse=True)


def article_row(teller: Teller, article: Article, start: str) -> dict[str, Any]:
    """An article as the lists show it: its own address, and its place in the list of articles."""
    date, publisher, told = teller.day(article.date or ""), shown(article.publisher or ""), words(teller.lang)
    authors = shown(("、" if teller.lang == "ja" else ", ").join(article.authors))
    things = sorted((teller.linked(iri, start) for iri in article.mentions), key=lambda one: (one.kind, one.label.text))
    return {
        "id": anchor(article),
        "headline": shown(article.headline),
        "href": web_address(article.url) or web_address(article.iri),
        "place": f"{link(page('articles', teller.lang), start=start)}#{anchor(article)}",
        "about": [part for part in (date, publisher, authors and f"{told['author']} {authors}") if part],
        "brief": " ".join(part for part in (date, publisher) if part),
        "things": things,
    }


def _by_article(quotes: list[Said]) -> list[tuple[Cited, list[Said]]]:
    """The quotations under the article that each stands in, in the order of the articles' first ones."""
    found: dict[str, tuple[Cited, list[Said]]] = {}
    for one in quotes:
        found.setdefault(one.sources[0].article, (one.sources[0], []))[1].append(one)
    return list(found.values())


def _second(node: Node, lang: str) -> Label | None:
    """The preferred name in the other language, where there is one."""
    other = next(one for one in LANGUAGES if one != lang)
    own = next((name.text for name in node.names if name.lang == lang), None)
    name = next((name for name in node.names if name.lang == other), None)
    return Label(shown(name.text), other) if name and own and name.text != own else None


def _others(node: Node, label: Label, lang: str) -> list[Label]:
    second = _second(node, lang)
    known = {label.text, second.text if second else ""}
    found = {shown(name.text): name.lang for name in reversed(node.names)}
    return [Label(text, own if own != lang else "") for text, own in sorted(found.items()) if text not in known]


def _graph_place(site: Site, node: Node, lang: str, start: str) -> str:
    """The graph page with the thing chosen; "" where it is not drawn there."""
    if not site.drawn or not site.count(node.iri):
        return ""
    chosen = percent(node.iri, safe="")
    fragment = chosen if lang == "ja" else f"lang={lang}&selected={chosen}"
    return f"{link(GRAPH, start=start)}#{fragment}"


def _in(names: tuple[Name, ...], lang: str) -> str:
    return shown(next((name.text for name in names if name.lang == lang), names[0].text if names else ""), 300)


def _reached(contact: Agent) -> str:
    return f"mailto:{contact.email}" if contact.email else contact.url or ""
