"""The value types that the stages hand to each other: article, mention, entity, statement, quotation.

All are frozen and compared by value. Every offset counts Unicode code points of `Document.text`, half-open, so
that `document.text[start:end]` is the quoted text; the text itself is never normalised.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of thing an entity is; the value is the IRI's path segment in lower case."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    EVENT = "Event"
    PROJECT = "Project"
    WORK = "Work"
    LAW = "Law"
    PLACE = "Place"
    CONCEPT = "Concept"


class Predicate(StrEnum):
    """The seventeen predicates of a statement (a quotation is a record of its own)."""

    AFFILIATION = "affiliation"
    PART_OF = "partOf"
    ORGANIZER = "organizer"
    SPONSOR = "sponsor"
    SPEAKER = "speaker"
    PARTICIPANT = "participant"
    SUPER_EVENT = "superEvent"
    START_DATE = "startDate"
    END_DATE = "endDate"
    LOCATION = "location"
    PARTNER = "partner"
    FOUNDER = "founder"
    FUNDER = "funder"
    OPERATOR = "operator"
    CREATOR = "creator"
    PUBLISHER = "publisher"
    LEGAL_BASIS = "legalBasis"


class Span(NamedTuple):
    """A stretch of a document's text: code points, half-open.

    >>> Span(1, 3).of("abcd")
    'bc'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that this span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of an article is; `BOILERPLATE` is the page around the article and is never read."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    TURN = "turn"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One structural unit of an article.

    `level` is the depth of a heading or list item (from 1). `label` is the speaker's name (or the dashes) that
    opens a dialogue turn, or the key of a "key: value" line. `cells` are the cells of a table row.
    `section` is the index, in `Document.blocks`, of the heading over this block, or -1.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: Span | None = None
    cells: tuple[Span, ...] = ()
    section: int = -1


class Byline(NamedTuple):
    """A name in a byline; `role` is author, editor, photographer or interviewer."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: the text that every offset counts in, and its structure.

    `iri` is the article's IRI (its URL where known). `origin` is the path or URL it was read from, for messages.
    `date` is ISO 8601 (a day, a month or a year). `digest` is the SHA-256 of the text in hex.
    """

    iri: str
    text: str
    blocks: tuple[Block, ...]
    language: str
    origin: str
    digest: str
    url: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    bylines: tuple[Byline, ...] = ()


class Name(NamedTuple):
    """A name with its language tag ("ja", "en")."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an entity is named. `method` names the rule or model that found it."""

    start: int
    end: int
    kind: Kind
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that a document names. `id` is "<kind>/<key>", the tail of its IRI, the same in every document.

    `names` begins with the preferred name of each language. `subtype` is a finer class as a CURIE
    (org:FormalOrganization, org:OrganizationalUnit, schema:Report …). `sector` is the local name of a concept of
    the scheme civic:sector. `same_as` are outside identifiers that the knowledge base confirms.
    """

    id: str
    kind: Kind
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...] = ()
    subtype: str | None = None
    sector: str | None = None
    family_name: str | None = None
    given_name: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says: subject, predicate, object, and the words (`evidence`) that say it.

    `subject` and `object` are entity ids; for startDate and endDate `object` is an ISO 8601 date. `role` belongs to
    affiliation, in the words of the text. `status` is "past" or "planned" where the text says so, else None.
    `since` and `until` (ISO 8601) bound an affiliation or partnership; `subject_matter` is what an agreement is about;
    `amount` (yen) belongs to funder.
    """

    subject: str
    predicate: Predicate
    object: str
    evidence: tuple[Span, ...]
    confidence: float
    method: str
    role: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    subject_matter: str | None = None
    amount: int | None = None

    def __post_init__(self) -> None:
        """No statement without its sentence."""
        if not self.evidence or any(s.start >= s.end for s in self.evidence):
            raise ValueError(f"a statement needs evidence: {self.subject} {self.predicate} {self.object}")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a person says: `start` to `end` are the words alone, `evidence` also shows who says them."""

    speaker: str
    start: int
    end: int
    evidence: tuple[Span, ...]
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one reader found in one document; entities are sorted by id, statements and quotations by place."""

    document: Document
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]
