"""What the pages say of things, facts and quotations, as values for the templates."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from civicgraph.graph.model import Article, CivicGraph, Evidence, Fact, Node, Quote
from civicgraph.publish.places import link, page
from civicgraph.records import Kind, Predicate
from civicgraph.shown import shown, web_address
from civicgraph.view.network import legend

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DATES = {Predicate.START_DATE, Predicate.END_DATE}
_SENTENCE, _FRAGMENT = 600, 60
_UNSURE = 0.5


@cache
def words(lang: str) -> dict[str, str]:
    """The site's words in a language."""
    told: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return told[lang]


class Label(NamedTuple):
    """A name as shown, and the language that it is in ("" where that of the page)."""

    text: str
    lang: str


class Linked(NamedTuple):
    """A thing's name with the address of its page ("" where it has none) and its kind."""

    label: Label
    href: str
    kind: str


class Cited(NamedTuple):
    """An evidence sentence in pieces, the names in it marked; its article and the address of the words there."""

    pieces: tuple[tuple[str, bool], ...]
    article: str
    href: str | None
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact on a page: the other end (a thing, or a date), what qualifies it, how sure, which words."""

    value: Linked
    role: str
    status: str
    period: str
    confidence: float
    evidence: tuple[Cited, ...]

    @property
    def unsure(self) -> bool:
        """Whether it is more likely wrong than right."""
        return self.confidence < _UNSURE


class Group(NamedTuple):
    """The facts of one relation."""

    title: str
    lines: tuple[Line, ...]


class Said(NamedTuple):
    """A quotation."""

    text: str
    confidence: float
    unsure: bool
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what a graph holds in one language; `paths` has the page of each thing."""

    graph: CivicGraph
    paths: dict[str, str]
    articles: dict[str, Article]
    lang: str

    def label(self, node: Node) -> Label:
        """The name in the page's language, else the first there is."""
        name = next((n for n in node.names if n.lang == self.lang), node.names[0] if node.names else None)
        if name is None:
            return Label(shown(node.iri), "")
        return Label(shown(name.text) or shown(node.iri), name.lang if name.lang != self.lang else "")

    def linked(self, iri: str, start: str) -> Linked:
        """A thing as a link on the page `start`."""
        node = self.graph.nodes.get(iri)
        if node is None:
            return Linked(Label(shown(iri), ""), "", "")
        return Linked(self.label(node), link(page(self.paths[iri], self.lang), start=start), node.kind.value)

    def groups(self, facts: Iterable[Fact], start: str, *, incoming: bool = False) -> list[Group]:
        """The facts by relation, in the order of the legend; those that hold now first, the surest of them first."""
        order = list(legend()["predicates"])
        found: dict[tuple[int, str], list[Fact]] = {}
        for fact in facts:
            key = order.index(fact.predicate.value), self.relation(fact, incoming=incoming)
            found.setdefault(key, []).append(fact)
        return [
            Group(title, tuple(self.line(fact, start, incoming=incoming) for fact in sorted(rows, key=_standing)))
            for (_, title), rows in sorted(found.items())
        ]

    def relation(self, fact: Fact, *, incoming: bool) -> str:
        """The word over facts of this relation, seen from the subject or from the object."""
        words_ = legend()["predicates"][fact.predicate.value]
        subject = self.graph.nodes[fact.subject]
        told: str = (words_["inverse"] if incoming else words_.get(subject.kind.value, words_))[self.lang]
        return told

    def line(self, fact: Fact, start: str, *, incoming: bool) -> Line:
        """One fact, its other end first."""
        if fact.predicate in _DATES:
            value = Linked(Label(self.day(fact.object), ""), "", "")
        else:
            value = self.linked(fact.subject if incoming else fact.object, start)
        names = [n.text for iri in (fact.subject, fact.object) if (node := self.graph.nodes.get(iri)) for n in node.names]
        return Line(
            value,
            shown(fact.role or ""),
            fact.status or "",
            self.period(fact.since, fact.until),
            fact.confidence,
            self.cited(fact.evidence, start, [*names, fact.role or ""]),
        )

    def cited(self, evidence: Sequence[Evidence], start: str, names: Iterable[str] = ()) -> tuple[Cited, ...]:
        """The sentences with their articles; one without an address is linked to its place in the list of articles."""
        known = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
        found = []
        for one in evidence:
            article = self.articles.get(one.article)
            found.append(
                Cited(
                    marked(shown(one.exact, _SENTENCE), known),
                    shown(article.headline if article else one.article),
                    self.address(one, start),
                    self.day(article.date or "") if article else "",
                )
            )
        return tuple(found)

    def address(self, one: Evidence, start: str) -> str | None:
        """Where the words can be read: at the article's own address, else at its place in the site."""
        article = self.articles.get(one.article)
        own = web_address(article.url if article else None) or web_address(one.article)
        if own or not article:
            return _at(own, one.exact)
        return f"{link(page('articles', self.lang), start=start)}#{anchor(article)}"

    def said(self, one: Quote, start: str) -> Said:
        """A quotation and the articles that it stands in, each once."""
        evidence = {e.article: e for e in reversed(one.evidence or (Evidence(one.article, one.text, 0, 0),))}
        sources = self.cited([evidence[article] for article in sorted(evidence)], start)
        return Said(shown(one.text, _SENTENCE), one.confidence, one.confidence < _UNSURE, sources)

    def day(self, iso: str) -> str:
        """A date as people write it; what is no date stays as it is."""
        found = _DATE.fullmatch(iso)
        if not found or self.lang != "ja":
            return shown(iso)
        parts = zip(found.groups(), "年月日", strict=True)
        return "".join(f"{int(number)}{unit}" for number, unit in parts if number)

    def period(self, since: str | None, until: str | None) -> str:
        """From when to when, "" where neither is known."""
        told = words(self.lang)
        if since and until:
            return told["between"].format(self.day(since), self.day(until))
        return told["since"].format(self.day(since)) if since else told["until"].format(self.day(until)) if until else ""

    def kind(self, kind: Kind) -> str:
        """The word for a kind."""
        return str(legend()["kinds"][kind.value][self.lang])

    def sector(self, name: str | None) -> str:
        """The word for a sector; "" for none."""
        known = legend()["sectors"].get(name or "")
        return str(known[self.lang]) if known else shown(name or "")


def anchor(article: Article) -> str:
    """The id of an article in the list of articles."""
    return "a" + hashlib.sha256(article.iri.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def marked(text: str, names: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is one of the names (the longest come first).

    >>> marked("森市長は市長だ", ["森", "市長"])
    (('森', True), ('市長', True), ('は', False), ('市長', True), ('だ', False))
    """
    if not names:
        return ((text, False),)
    parts = re.split("(" + "|".join(map(re.escape, names)) + ")", text)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)


def _standing(fact: Fact) -> tuple[int, float, str, str]:
    return {"": 0, "planned": 1, "past": 2}.get(fact.status or "", 3), -fact.confidence, fact.object, fact.subject


def _at(address: str | None, exact: str) -> str | None:
    """The address, scrolled to the words where the browser can (text fragments)."""
    lines = exact.strip().splitlines()
    if not address or "#" in address or not lines:
        return address
    return f"{address}#:~:text={quote(lines[0][:_FRAGMENT], safe='', errors='replace').replace('-', '%2D')}"
