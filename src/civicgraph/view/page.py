"""The interactive page: one HTML file with data, script and style inside, that asks no host for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civicgraph.errors import UsageError
from civicgraph.graph.model import CivicGraph
from civicgraph.view.content import content, words
from civicgraph.view.network import vis_network
from civicgraph.view.parts import Store, opening

if TYPE_CHECKING:
    import jinja2

_HERE = Path(__file__).parent
_SCRIPTS = (
    "data",
    "source",
    "address",
    "shown",
    "dom",
    "picture",
    "fit",
    "marks",
    "whole",
    "keyboard",
    "evidence",
    "path",
    "details",
    "tables",
    "romaji",
    "search",
    "filters",
    "timeline",
    "svg",
    "turtle",
    "export",
    "main",
)
_LIMIT = 1500  # nodes drawn at first: more than a reader can take in, and as many as vis-network moves smoothly
_MOST_WHOLE = 50_000  # nodes that the page draws all at once, with WebGL
_MARKUP = re.compile("[<>&\u2028\u2029]")


def render_page(graph: CivicGraph, *, title: str | None = None, lang: str = "ja") -> str:
    """The whole HTML file for a graph.

    `title` defaults to the article's headline (or to the number of articles); `lang` ("ja" or "en") is the
    language the page opens in, the reader can switch. The same graph gives the same characters.
    Raises UsageError for another language.
    """
    _check(lang)
    nodes, edges, options = vis_network(graph, lang=lang, upright=True)
    network = {"nodes": nodes, "edges": edges, "options": options, "ranking": _ranking(nodes), "limit": _LIMIT}
    network["whole"] = _LIMIT < len(nodes) <= _MOST_WHOLE
    return _filled(title or _title(graph, lang), lang, network, content(graph, lang=lang))


def render_opening(kept: Store, source: str, *, title: str | None = None, lang: str = "ja") -> str:
    """The same page with a part of a large graph in it; it asks the path `source` of its own server for the rest.

    Raises UsageError for another language than "ja" or "en".
    """
    _check(lang)
    network, said = opening(kept, lang=lang)
    return _filled(title or _title(kept.graph, lang), lang, network | {"source": source}, said)


def _check(lang: str) -> None:
    if lang not in words():
        raise UsageError(f"{lang}: no such page language; choose one of {', '.join(words())}")


def _filled(title: str, lang: str, network: dict[str, Any], said: dict[str, Any]) -> str:
    lazy = _sigma() if network.get("whole") else ()
    page = {
        "title": title,
        "lang": lang,
        "words": words()[lang],
        "policy": _policy(lazy, asks="source" in network),
        "style": _read("page.css"),
        "script": _script(),
        "library": _vis_network(),
        "lazy": lazy,
        "network": _json(network),
        "content": _json(said),
    }
    return _template().render(page)


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_read("template.html"))


def _ranking(nodes: list[dict[str, Any]]) -> list[str]:
    """The ids of the drawn nodes, the most important first."""
    return [node["id"] for node in sorted(nodes, key=lambda node: (-node["importance"], node["id"]))]


def _title(graph: CivicGraph, lang: str) -> str:
    if len(graph.articles) == 1:
        return graph.articles[0].headline or graph.articles[0].iri
    count = len(graph.articles)
    return f"{count} 件の記事の知識グラフ" if lang == "ja" else f"Knowledge graph of {count} articles"


def _json(value: object) -> str:
    """JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _MARKUP.sub(lambda c: f"\\u{ord(c[0]):04x}", text.encode("utf-8", "replace").decode("utf-8"))


@cache
def _policy(lazy: tuple[str, ...], *, asks: bool) -> str:
    """A policy under which nothing runs but the page's own script and style, and only its own server is asked."""
    bundle = tomllib.loads(_read("vendor/vis-network/bundle.toml"))
    allowed = " ".join(f"'{_digest(script)}'" for script in (_script(), _vis_network(), *lazy))
    styles = " ".join(f"'{digest}'" for digest in [_digest(_read("page.css")), *bundle["styles"]])
    return (
        f"default-src 'none'; script-src {allowed}; style-src {styles}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'" + ("; connect-src 'self'" if asks else "")
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _vis_network() -> str:
    return _unmapped("vendor/vis-network/vis-network.min.js")


@cache
def _sigma() -> tuple[str, ...]:
    return _unmapped("vendor/sigma/graphology.umd.min.js"), _read("vendor/sigma/sigma.min.js")


def _unmapped(name: str) -> str:
    """A bundle without the comment that sends debuggers to its source map."""
    return _read(name).rpartition("\n//# sourceMappingURL=")[0] + "\n"


@cache
def _script() -> str:
    """The page's own script: its files in order, in one scope."""
    parts = "\n".join(_read(f"script/{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'
