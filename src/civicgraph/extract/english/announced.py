"""The announcement of an event: a title that names it over lines such as Host: …, and the bodies that such lines name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.english.found import Found
from civicgraph.extract.english.frames import Field, fields, profile_keys, verb_forms
from civicgraph.extract.english.keyed import Keyed
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.people import person_key
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind, Predicate

_TELLING = frozenset(
    {"date", "dates", "date and time", "time", "when", "venue", "place", "location", "where", "host", "hosts", "organizer", "organizers", "organiser"}
    | {"organisers", "co-host", "co-hosts", "organized by", "organised by", "hosted by", "speakers", "speaker", "registration", "attendees", "participants", "members present", "attendance", "present", "agenda", "support", "language"}
)
_NOUN = r"(?:symposium|conference|seminar|webinar|workshop|forum|summit|lecture|hackathon|meetup|event|exhibition|talk|roundtable|panel discussion|festival)"
_WILL_HOLD = re.compile(rf"\b(?:will (?:jointly |co-)?(?:host|hold|organi[sz]e|present)|(?:is|are) (?:hosting|holding|organi[sz]ing|pleased to announce))\b[^.]{{0,60}}\b{_NOUN}\b")
_LONGEST_TITLE = 120


def event_of_title(document: Document, sentence: Sentence, values: Mapping[int, Keyed]) -> Found | None:
    """The event that a title names whose own words do not tell so, where the lines below are those of an announcement.

    Under another's title (Semicon 2026) the line below may name it: 1st Exhibition Briefing Seminar.
    """
    text = document.text
    block = document.blocks[sentence.block]
    if block.end - block.start > _LONGEST_TITLE:
        return None
    keys = {k.key for k in values.values()} & _TELLING
    announced = len(keys) > 2 or (len(keys) == 2 and _WILL_HOLD.search(text) is not None)
    lead = re.match(r"(?:Summary|Minutes|Report|Outline|Notice|Record|Proceedings|Overview) (?:of|on) (?:the )?", text[block.start : block.end])
    named = text[block.start + (len(lead[0]) if lead else 0) : block.end]
    # Minutes of the City Council: a body met, at a meeting that has no name.
    if lead is not None and (head := lexicon().head_of(named.split())) is not None and head.kind is Kind.ORGANIZATION:
        return None
    edition = _is_edition(named[: m.start()] if (m := _OF_PAGE.search(named)) is not None else named)
    below = sentence.block > 0 and document.blocks[sentence.block - 1].kind is BlockKind.TITLE and announced and edition
    if not (below or (block.kind is BlockKind.TITLE and (announced or edition))):
        return None
    start, end = block.start, block.end
    start += len(lead[0]) if lead else 0
    while start < end and text[start] in "\"“‘' ":
        start += 1
    while end > start and text[end - 1] in "\"”’' ":
        end -= 1
    end -= len(m[0]) if (m := _OF_PAGE.search(text[start:end])) else 0
    words = tuple(text[start:end].split())
    if len(words) < 2 or text[end - 1] in ".!?" or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    return Found(NameSpan(start, end, 0, 0, words), Kind.EVENT, 0.8, "event-as-title", name_key(" ".join(words)))


_OF_PAGE = re.compile(
    r"(?:: ?| ?[|–—-] ?| )(?:Summary(?: of (?:the )?Minutes)?|(?:Meeting )?Minutes|Event Report|Report|Programme?|Overview|Speakers|Schedule|Timetable|Sponsors(?: and Staff)?|Staff|Access|Call for (?:Papers|Participation|Participants|Speakers|Proposals)|Registration|Team|Organi[sz]ers)$"
)
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


def event_of_heading(document: Document, sentence: Sentence, following: Sentence | None) -> Found | None:
    """The event that is all of a line over a line that is its day: Tea and Food Ceremony, over 21 February 2025."""
    text, block = document.text, document.blocks[sentence.block]
    words = tuple(text[sentence.start : sentence.end].split())
    # An article's title over its day is a headline.
    if block.kind is BlockKind.TITLE or words[-1] in ("Prize", "Award", "Awards", "Day", "Week", "Election"):
        return None
    if following is None or not dated_line(text, following) or len(words) < 3 or block.end - block.start > _LONGEST_TITLE or text[sentence.end - 1] in ".!?:" or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    head = lexicon().head_of(re.split(r" (?:on|for|of|in|at|between|with) ", " ".join(words))[0].split())
    told = any(form.form in ("third", "past") for w in words[:-1] for form in verb_forms().get(w, ()))
    capitals = all(w.lower() in _SMALL or not w[0].islower() for w in words)
    if head is None or head.kind is not Kind.EVENT or told or not capitals:
        return None
    return Found(NameSpan(sentence.start, sentence.end, 0, 0, words), Kind.EVENT, 0.85, "event-as-heading", name_key(" ".join(words)))


def event_over_form(document: Document, sentence: Sentence, values: Mapping[int, Keyed], below: Sequence[Sentence]) -> Found | None:
    """The event that a line names over lines such as Date: … and Venue: …, one of several on a page."""
    text, words = document.text, tuple(document.text[sentence.start : sentence.end].split())
    keys = [k.key if (k := values.get(s.start)) is not None and not k.continued else "" for s in below]
    if len(keys) < 2 or not {keys[0]} & _TELLING or not set(keys[1:]) & _TELLING or sentence.start in values or len(words) < 2:
        return None
    numbered = re.search(r"(?: [Vv]ol\.? ?| [Nn]o\.? ?| #)\d+$", text[sentence.start : sentence.end])
    head = lexicon().head_of(re.split(r" (?:on|for|of|in|at) ", _YEAR.sub("", " ".join(words)))[0].split())
    capitals = all(w.lower() in (*_SMALL, "vol.", "no.") or not w[0].islower() for w in words)
    event = numbered is not None or (head is not None and head.kind is Kind.EVENT)
    if not event or not capitals or sentence.end - sentence.start > _LONGEST_TITLE or text[sentence.end - 1] in ".!?:" or document.blocks[sentence.block].kind is BlockKind.TITLE:
        return None
    return Found(NameSpan(sentence.start, sentence.end, 0, 0, words), Kind.EVENT, 0.85, "event-over-form", name_key(" ".join(words)))


def dated_line(text: str, line: Sentence) -> bool:
    """Whether a line is a day and nothing else: Date: 21 February 2025 (Fri)."""
    if len(line.dates) != 1 or len(line.dates[0].first) != len("2024-05-01"):
        return False
    before, after = text[line.start : line.dates[0].start], text[line.dates[0].end : line.end]
    return re.fullmatch(r"(?:[Dd]ate|[Hh]eld|[Pp]osted)?[: ]{0,2}(?:on )?", before) is not None and re.fullmatch(r"(?: ?\([A-Z][a-z]{2,8}\.?\)|,? \d{4}|[ .])*", after) is not None


_PARTNERS = Field(frozenset(), Predicate.PARTNER, "Organization")


def naming_field(keyed: Keyed | None) -> Field | None:
    """The field rule that tells what the values of a key name: an event's, or that of a body's partners."""
    partners = keyed is not None and keyed.key in profile_keys()["partners"]
    return _PARTNERS if partners else field_of(keyed)


def field_of(keyed: Keyed | None) -> Field | None:
    """The field rule of a value's key, if it is one of an event's."""
    return next((rule for rule in fields() if keyed.key in rule.keys), None) if keyed is not None else None


_PERSONAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-ZÀ-Þ]?[a-zà-ÿ]+)*|[A-ZÀ-Þ]{3,}|[A-Z]\.?|de|van|von|di|da|del|bin")
_NOWHERE = frozenset({"Online", "Hybrid", "Virtual", "Remote", "Webinar"})


def names_of_field(rule: Field, spans: Sequence[NameSpan], text: str, start: int) -> Iterator[Found]:
    """What a line names whose own words do not tell what it is: a body hosts or supports, a place is the venue, people speak."""
    for span in spans:
        name = " ".join(span.words)
        if lexicon().is_place(name) or span.quoted or len(name) < 3:
            continue
        first = not text[start : span.start].removeprefix("the ").strip()
        if "Organization" in rule.object and rule.predicate is not Predicate.LOCATION:
            yield Found(span, Kind.ORGANIZATION, 0.8, "field-body", name_key(name))
        elif first and rule.predicate is Predicate.LOCATION and span.words[0] not in _NOWHERE and span.words[-1] != "Room":
            yield Found(span, Kind.PLACE, 0.8, "field-venue", name_key(name))
        elif first and rule.predicate is Predicate.SPEAKER and 1 < len(span.words) < 4 and all(_PERSONAL.fullmatch(w) for w in span.words):
            yield Found(span, Kind.PERSON, 0.8, "field-person", person_key(span.words))


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
_CHAIR = re.compile(r"Chair(?:person|ed by)?: (?:(?:Dr|Prof)\. )?")
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
    under_hour = _AT_HOUR.match(above) is not None and not re.search(_PERSON, above) and (len(label) < len("Dr. ") or _CHAIR.fullmatch(label) is not None)
    told = _PART.search(label) is not None and (label.rstrip().endswith((":", "：", "\uea00", "-", "–", "—", ")", "by", '"', "”")) or at_hour)
    return people if at_hour or under_hour or told else []


# 10:10-11:10 Session 1: Capital for Growth
_SESSION = re.compile(
    rf"(?:[-*•] ?)?(?:{_HOUR} ?[:|–-]? ?)?(?:(?:Parallel|Plenary|Breakout|Special|Technical|Keynote|Panel) )?(?:Session|Panel|Track|Part)(?: Discussion)?(?: ?(?:\d{{1,2}}|[IVX]{{1,4}}|[A-D]))? ?[:.–—-] ?[\"“‘]?(?P<title>[A-Z][^\n]{{5,160}}?)[\"”’.]?"
)
SESSION = "session-line"


def session_of_line(document: Document, sentence: Sentence) -> Found | None:
    """The session of a programme that a line names behind its number."""
    block, text = document.blocks[sentence.block], document.text
    stop = text.find("\n", sentence.start, block.end)
    stop = block.end if stop == -1 else stop
    if block.kind is BlockKind.ROW or (sentence.start > block.start + 1 and text[sentence.start - 1] != "\n") or stop - sentence.start > _LONGEST_PART:
        return None
    line = _SESSION.fullmatch(text, sentence.start, stop)
    words = tuple(line["title"].split()) if line is not None else ()
    if line is None or len(words) < 2 or sentence.end < line.end("title"):
        return None
    return Found(NameSpan(*line.span("title"), 0, 0, words), Kind.EVENT, 0.8, SESSION, name_key(line["title"]))


def opens_at_hour(masked: str) -> bool:
    """Whether a line of a programme opens with its hour."""
    return _AT_HOUR.match(masked) is not None


def listed_speakers(masked: str) -> list[str]:
    """Who speaks by a line below a session's: Mark Gale, CEO, Capital Coalition; Moderated by Nao Ishi."""
    opens = re.match(rf"(?:[-*•] ?)?(?:(?:Moderat|Chair|Facilitat)(?:ed by|or:?|er:?) )?({_PERSON})(?:,|$| ?\()", masked)
    return [opens[1]] if opens is not None and len(masked) <= _LONGEST_PART and not masked.endswith((".", "!")) and not _ACTS.search(masked) else []
