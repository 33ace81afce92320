"""The pages for people: the one to ask, and one for each entity."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from civicgraph.graph.vocab import PREFIXES, curie
from civicgraph.query.named import named_queries
from civicgraph.resources import resource
from civicgraph.serve.entities import ENDINGS, HTML, Entity, Line
from civicgraph.serve.limits import Limits

# Nothing from other hosts, no script but the shipped files, and no frame around the page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Page:
    """HTML, its content security policy, and its Link header."""

    text: str
    policy: str
    link: str = ""


def query_page(title: str, endpoint: str, limits: Limits) -> Page:
    """The page to ask the endpoint, with the questions that ship with civicgraph."""
    data = {
        "endpoint": endpoint,
        "prefixes": PREFIXES,
        "rows": limits.rows,
        "seconds": limits.seconds,
        "queries": [asdict(query) for query in named_queries().values()],
    }
    text = _template("query.html").render(title=title, data=_in_script(data))
    return Page(text, _POLICY.format(styles="".join(f" '{style}'" for style in _vis_network_styles())))


def entity_page(entity: Entity, base: str, path: str) -> Page:
    """The page of an entity; `path` is its document's path without the ending."""
    documents = [(path + ending, kind) for ending, kind in ENDINGS.items() if kind != HTML]
    link = ", ".join(f'<{address}>; rel="alternate"; type="{kind}"' for address, kind in documents)
    text = _template("entity.html").render(
        entity=entity,
        documents=documents,
        facts=_grouped(entity.facts),
        incoming=_grouped(entity.incoming),
        address=lambda iri: "/" + iri.removeprefix(base) if iri.startswith(base) else _web_address(iri),
        curie=lambda iri: curie(iri) or iri,
    )
    return Page(text, _POLICY.format(styles=""), link)


def _grouped(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.predicate, []).append(line)
    return groups


def _web_address(iri: str) -> str:
    """The IRI as a link; nothing for what is no web address (javascript:, say)."""
    return iri if iri.startswith(("http://", "https://")) else ""


def _in_script(data: object) -> str:
    """JSON that is safe inside a script element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resource("serve", "templates", name).read_text(encoding="utf-8"))


@cache
def _vis_network_styles() -> tuple[str, ...]:
    bundle = resource("view", "vendor", "vis-network", "bundle.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(bundle)["styles"])
