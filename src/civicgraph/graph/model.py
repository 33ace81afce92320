"""What a built graph says, as values: the form in which analysis, page and report read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from civicgraph.records import Kind, Name, Predicate


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quoted words behind a fact: `exact` stands at code points `start` to `end` of the text of `article`."""

    article: str
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph. `names` holds the preferred name of each language first, then the others."""

    iri: str
    kind: Kind
    names: tuple[Name, ...]
    subtype: str | None = None
    sector: str | None = None
    same_as: tuple[str, ...] = ()

    def label(self, lang: str = "ja") -> str:
        """The first name in `lang`, else the first name there is."""
        return next((n.text for n in self.names if n.lang == lang), self.names[0].text if self.names else self.iri)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: `object` is an IRI, or an ISO 8601 date for startDate and endDate."""

    subject: str
    predicate: Predicate
    object: str
    confidence: float
    evidence: tuple[Evidence, ...]
    role: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a person said in an article; `confidence` (0 to 1) is how sure it is that this person said them."""

    iri: str
    text: str
    speaker: str
    article: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0

    @property
    def place(self) -> tuple[int, int] | None:
        """From where to where the words stand in the text, apart from what names the speaker where they are one piece."""
        spans = [(e.start, e.end) for e in self.evidence if self.text in e.exact][:1]
        spans = spans or [(e.start, e.end) for e in self.evidence]
        return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None

    @property
    def elsewhere(self) -> tuple[Evidence, ...]:
        """The evidence beside the words: what says who speaks."""
        start, end = self.place or (0, 0)
        return tuple(e for e in self.evidence if not start <= e.start <= e.end <= end)


@dataclass(frozen=True, slots=True)
class Article:
    """An article behind the graph."""

    iri: str
    headline: str
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


def by_date(articles: Iterable[Article]) -> list[Article]:
    """The articles as people read them: by date, those without one last, then by headline."""
    return sorted(articles, key=lambda a: (not a.date, a.date or "", a.headline, a.iri))


@dataclass(frozen=True, slots=True)
class CivicGraph:
    """A whole graph file: nodes by IRI, facts, quotations and articles, each sorted, so that equal files are equal."""

    nodes: dict[str, Node]
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    articles: tuple[Article, ...]
