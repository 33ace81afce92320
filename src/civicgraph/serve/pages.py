"""The pages for people: the one to ask, and one for each entity."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from civicgraph.graph.vocab import PREFIXES, curie
from civicgraph.query.named import named_queries
from civicgraph.resources import resource
from civicgraph.serve.entities import ENDINGS, HTML, Entity
from civicgraph.serve.limits import Limits
from civicgraph.serve.sheet import sheet, words
from civicgraph.shown import shown, web_address

# Nothing from other hosts, no script but the shipped files, and no frame around the page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

_HEADER = re.compile(r"\A(?:#.*\n)+\n*")  # title and description of a named query, which the page shows beside it


@dataclass(frozen=True, slots=True)
class Page:
    """HTML, its content security policy, and its Link header."""

    text: str
    policy: str
    link: str = ""


def query_page(title: str, endpoint: str, base: str | None, limits: Limits) -> Page:
    """The page to ask the endpoint, with the questions that ship with civicgraph; IRIs below `base` have pages here."""
    data = {
        "endpoint": endpoint,
        "prefixes": PREFIXES,
        "base": base,
        "rows": limits.rows,
        "seconds": limits.seconds,
        "queries": [{**asdict(query), "text": _HEADER.sub("", query.text)} for query in named_queries().values()],
    }
    text = _template("query.html").render(title=title, endpoint=endpoint, data=_in_script(data))
    return Page(text, _query_policy())


def entity_page(entity: Entity, base: str, path: str, lang: str, *, kept: str) -> Page:
    """The page of an entity in a language ("ja" or "en"); `path` is its document's path without the ending.

    `kept` is the query that links to other entities carry on: the language, where the reader chose it.
    """
    documents = [(path + ending, kind) for ending, kind in ENDINGS.items() if kind != HTML]
    link = ", ".join(f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in documents)
    text = _template("entity.html").render(
        entity=entity,
        sheet=sheet(entity, lang),
        told=words(lang),
        lang=lang,
        other="en" if lang == "ja" else "ja",
        documents=documents,
        query="#query=" + quote(f"SELECT ?p ?o WHERE {{ <{entity.iri}> ?p ?o }}", safe=""),
        address=lambda iri: _page_here(iri, base, kept) or web_address(iri),
        curie=lambda iri: curie(iri) or iri,
        shown=shown,
    )
    return Page(text, _POLICY, link)


def _page_here(iri: str, base: str, kept: str) -> str | None:
    """The address here of an IRI below the base; none for what a browser would look for on another host ("//")."""
    path = iri.removeprefix(base)
    return f"/{path}{kept}" if iri.startswith(base) and not path.startswith("/") else None


def _in_script(data: object) -> str:
    """JSON that is safe inside a script element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resource("serve", "templates", name).read_text(encoding="utf-8"))


@cache
def _query_policy() -> str:
    """The policy of the page whose libraries put in style sheets of their own: these alone, by their hashes."""
    drawing, editor = (
        tomllib.loads(resource(*place, "bundle.toml").read_text(encoding="utf-8"))
        for place in (("view", "vendor", "vis-network"), ("serve", "vendor", "yasqe"))
    )
    sheets = " ".join(f"'{style}'" for style in drawing["styles"])
    attributes = " ".join(f"'{style}'" for style in editor["style_attributes"])
    styles = f"style-src 'self' {sheets}; style-src-attr 'unsafe-hashes' {attributes}"
    return _POLICY.replace("style-src 'self'", styles)
