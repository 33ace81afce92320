"""The announcement of an event: a title that names it over lines such as Host: …, and the bodies that such lines name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.english.frames import Field, fields, verb_forms
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.names import Found
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind, Predicate

# Host: …, Co-hosts: …, Date and time: …
FIELD = re.compile(r"(?:[-*•] ?)?(?P<key>[A-Z][A-Za-z -]{2,30}?)\s*[:：]\s*(?P<value>\S.*)?", re.S)
_TELLING = frozenset(
    {"date", "dates", "date and time", "time", "when", "venue", "place", "location", "where", "host", "hosts", "organizer", "organizers", "organiser"}
    | {"organisers", "co-host", "co-hosts", "organized by", "organised by", "hosted by", "speakers", "speaker", "registration", "attendees", "participants", "agenda", "support", "language"}
)
_NOUN = r"(?:symposium|conference|seminar|webinar|workshop|forum|summit|lecture|hackathon|meetup|event|exhibition|talk|roundtable|panel discussion|festival)"
_WILL_HOLD = re.compile(rf"\b(?:will (?:jointly |co-)?(?:host|hold|organi[sz]e|present)|(?:is|are) (?:hosting|holding|organi[sz]ing|pleased to announce))\b[^.]{{0,60}}\b{_NOUN}\b")
_LONGEST_TITLE = 120


def event_of_title(document: Document, sentence: Sentence) -> Found | None:
    """The event that a title names whose own words do not tell so, where the lines below are those of an announcement."""
    text = document.text
    block = document.blocks[sentence.block]
    if block.kind is not BlockKind.TITLE or block.end - block.start > _LONGEST_TITLE:
        return None
    keys = {m["key"].casefold() for b in document.blocks if (m := FIELD.match(text, b.start, b.end))} & _TELLING
    announced = len(keys) > 2 or (len(keys) == 2 and _WILL_HOLD.search(text) is not None)
    if not announced and not _is_edition(text[block.start : block.end]):
        return None
    start, end = block.start, block.end
    start += len(m[0]) if (m := re.match(r"(?:Summary|Minutes|Report|Outline|Notice|Record) (?:of|on) (?:the )?", text[start:end])) else 0
    while start < end and text[start] in "\"“‘' ":
        start += 1
    while end > start and text[end - 1] in "\"”’' ":
        end -= 1
    words = tuple(text[start:end].split())
    if len(words) < 2 or text[end - 1] in ".!?" or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    return Found(NameSpan(start, end, 0, 0, words), Kind.EVENT, 0.8, "event-as-title", name_key(" ".join(words)))


_ORDINAL = re.compile(r"(?:The )?(?:\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Annual|(?:19|20)\d\d) ")
_YEAR = re.compile(r"[ ,]+(?:#|[Vv]ol\.? ?)?(?:'?\d{2}|\d{1,4})$")
_SMALL = frozenset({"and", "on", "of", "for", "the", "in", "with", "to", "&", "at", "a", "an"})


def _is_edition(title: str) -> bool:
    """Whether a title is the name of one of a row of events: an ordinal or a year, and a noun for events at its head (3rd Open Data & Civic Tech Forum)."""
    name = _YEAR.sub("", title)
    words = name.split()
    capitals = all(w in _SMALL or not w[0].islower() for w in words)
    # Kyoto Hosts the 3rd Open Data Forum: a headline.
    told = any(form.form == "third" for w in words[:-1] for form in verb_forms().get(w.lower(), ()))
    head = lexicon().head_of(re.split(r" (?:on|for|of) ", name)[0].split())
    return (name != title or _ORDINAL.match(name) is not None) and len(words) > 2 and capitals and not told and head is not None and head.kind is Kind.EVENT


def field_of(text: str, sentence: Sentence) -> Field | None:
    """The field rule of a line Host: …, if it is one of an event's."""
    match = FIELD.match(text, sentence.start, sentence.end)
    key = match["key"].casefold() if match and match["value"] else ""
    return next((rule for rule in fields() if key in rule.keys), None)


def bodies_of_field(rule: Field, spans: Sequence[NameSpan]) -> Iterator[Found]:
    """What a line names that hosts or supports, whose own words do not tell what it is: a body."""
    if rule.predicate not in (Predicate.ORGANIZER, Predicate.SPONSOR):
        return
    for span in spans:
        name = " ".join(span.words)
        if not lexicon().is_place(name) and not span.quoted and len(name) > 2:
            yield Found(span, Kind.ORGANIZATION, 0.8, "field-body", name_key(name))


_PERSON = "[\ue000-\ue0ff]"
_LISTED = re.compile(r"\b(?:(?P<speak>speakers?|spoke|panell?ists?|presenters?|presented|moderators?|lecturers?|presentations|took the stage|talks)|(?P<come>participants|attendees|attended|took part|participated|joined))\b[^:.;]{0,60}: (?P<list>[^.]*)", re.I)


def listed_after_colon(masked: str) -> tuple[Predicate, list[str]] | None:
    """Who speaks at or attends an event by a list: Three guests spoke: A of X; B, mayor of Y; and C."""
    match = _LISTED.search(masked)
    people = re.findall(_PERSON, match["list"]) if match else []
    if match is None or len(people) < 2 or _ACTS.search(re.sub(r"\b(?:who|which|that)\b[^,;]*", "", match["list"])):
        return None
    return (Predicate.SPEAKER if match["speak"] else Predicate.PARTICIPANT), people


_HOUR = r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:[-–—~]|to) ?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?)?)"
_PART = re.compile(
    r"\b(?:opening|closing|welcome|keynote|lecture|talk|presentation|speech|address|remarks|greetings?|panel|moderators?|moderated|speakers?|panell?ists?|facilitators?|discussants?|presenters?|commentators?|lightning talks?)\b",
    re.I,
)
_AT_HOUR = re.compile(rf"(?:[-*•] ?)?{_HOUR}(?!\d)")
_ACTS = re.compile(r"(?<!moderat)(?<!present)(?<!facilitat)\b(?:is|was|were|are|will|has|have|had|said|says|[a-z]{3,}ed)\b")
_LONGEST_PART = 240


def programme_speakers(masked: str, above: str) -> list[str]:
    """Who speaks by a line of a programme, given the line above: 13:00 Opening remarks: …, Keynote "…" ….

    The people are returned as they stand in the masked line.
    """
    people = re.findall(_PERSON, masked)
    if not people or len(masked) > _LONGEST_PART or masked.endswith((".", "!")) or _ACTS.search(masked):
        return []
    label = re.split(_PERSON, masked)[0]
    at_hour = _AT_HOUR.match(masked) is not None
    under_hour = _AT_HOUR.match(above) is not None and not re.search(_PERSON, above) and len(label) < len("Dr. ")
    told = _PART.search(label) is not None and (label.rstrip().endswith((":", "：", "\uea00", "-", "–", "—", ")", "by", '"', "”")) or at_hour)
    return people if at_hour or under_hour or told else []


def goes_on(text: str, before: Sentence, sentence: Sentence) -> bool:
    """Whether an indented line of names alone goes on with the field on the line above it."""
    line = text[sentence.start : sentence.end]
    indent = text[max(text.rfind("\n", 0, sentence.start) + 1, 0) : sentence.start]
    small = [w for w in re.findall(r"[A-Za-z][\w-]*", line) if w[0].islower() and w not in ("of", "the", "and", "for", "in")]
    indented = len(indent) > 1 and not indent.strip()
    return indented and 0 < sentence.block - before.block <= 1 and ":" not in line and len(line) < 100 and not small and line[-1] not in ".!?"
