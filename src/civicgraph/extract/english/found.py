"""A mention as it was judged: the span, and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.extract.english.spans import NameSpan
from civicgraph.knowledge import KnownEntity, load_knowledge
from civicgraph.names import name_key
from civicgraph.records import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """A span with what it names; `core` is the name's key without what other mentions leave out (City of, Inc.)."""

    span: NameSpan
    kind: Kind
    confidence: float
    method: str
    core: str
    sector: str | None = None
    unit: bool = False
    known: KnownEntity | None = None

    @property
    def name(self) -> str:
        """The name without its legal form."""
        return span_name(self.span)


def span_name(span: NameSpan) -> str:
    """The words of a span as a name.

    >>> span_name(NameSpan(0, 0, 0, 0, ("Ministry", "of", "Land", ",", "Trade", "and", "Tourism")))
    'Ministry of Land, Trade and Tourism'
    """
    return " ".join(span.words).replace(" ,", ",").replace(" .", ".")


def known_entities(name: str) -> tuple[KnownEntity, ...]:
    """The entities of the knowledge base that bear a name, spelt as here or not."""
    return tuple(load_knowledge().by_key.get(name_key(name), ()))
