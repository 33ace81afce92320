"""Mentions as the finders see them, sentence by sentence, before it is known which entity they name."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

from civicgraph.dates import DateMention
from civicgraph.extract.text.sentences import Sentence
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind, Span


class Found(Struct, frozen=True, order=True, gc=False):
    """A mention as the finders see it, before it is known which entity it names.

    `weak` names (総務部, 事務局) stand only beside a parent body; `class_noun` is the noun that told a title's kind.
    """

    start: int
    end: int
    kind: Kind
    confidence: float
    method: str
    known: tuple[KnownEntity, ...] = ()
    sector: str = ""
    unit: bool = False
    weak: bool = False
    class_noun: str = ""


class Reading(Struct, frozen=True, gc=False):
    """One sentence with all that was found in it, in order. `roles` are role words such as 代表理事."""

    sentence: Sentence
    found: tuple[Found, ...]
    roles: tuple[Span, ...]
    dates: tuple[DateMention, ...]

    def with_found(self, found: Iterable[Found]) -> Reading:
        """The sentence with these mentions in place of its own; itself where they are the same."""
        given = tuple(found)
        return self if given == self.found else structs.replace(self, found=given)
