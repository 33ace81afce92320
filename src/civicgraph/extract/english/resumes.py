"""A person's own page: what stands under Talks, Education and Experience on it is about that person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civicgraph.extract.english.entities import Resolution, ResolvedSentence
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_LEAD = r"(?:(?:Selected|Invited|Recent|Public|Past|Other|Main|Current|Previous|Professional|Academic|Work|Employment|Career|Research|Teaching|Community|Volunteer|Board|Conference) )*"
_TALKS = rf"{_LEAD}(?:Talks?|Presentations?|Speaking(?: Engagements?)?|Lectures?|Keynotes?|Speeches)"
_STUDIES = rf"{_LEAD}(?:Education(?:al Background)?|Degrees?|Academic (?:Background|History)|Alma Mater)"
_POSTS = rf"{_LEAD}(?:Experiences?|History|Employment|Career|Positions?|Appointments?|Affiliations?|Memberships?|Roles|Background|Activities|Service|Volunteering)"
_MORE = r"(?:(?: ?/ ?| and | & | - )[A-Z][\w ]{2,30})?(?: ?\([^()]{1,30}\))?:?"
_SECTIONS = tuple((key, re.compile(rf"{pattern}{_MORE}")) for key, pattern in (("talks", _TALKS), ("studies", _STUDIES), ("posts", _POSTS)))
_PAGE = re.compile(r"(?:About |Profile(?: of|:) |Biography(?: of|:) |CV of )?[^\w]*$|[^\w]*(?:\([^()]{1,40}\))?(?:[’']s (?:Profile|Biography|CV|Homepage|Portfolio|Website|Page))?(?: ?[|–—-] ?(?:Profile|Biography|CV|Home|Portfolio|About))?[^\w]*$")
_OPENS = re.compile(r"[^A-Za-z]*(?:(?:[A-Z][\w’' ,&.-]{0,70}|[“\"][^”\"]{3,160}[”\"]|[^.]{3,120}),? (?:at|for|in|@) (?:the )?|(?:[Tt]he )?|[“\"][^”\"]{3,160}[”\"],? )$")
# Visited Coral Institute, Review of Tide University: what somebody did with regard to a body.
_DID = re.compile(r"[^A-Za-z]*(?:(?!Worked|Served|Employed|Studied|Graduated|Joined|Founded|Co-founded|Volunteered|Interned|Appointed|Led|Managed|Enrolled|Attended|Seconded)[A-Z][a-z-]+ed|Won|Gave|Spoke|Supplier|Reviews?|Awards?|Prize|Grants?) ")
_SCHOOL = re.compile(r"\b(?:University|College|Institute of Technology)\b")
_UNIT = re.compile(r"\b(?:Graduate School|School|Faculty|Department|Institute)\b")


def _person_of_page(document: Document, resolution: Resolution) -> str | None:
    """The one person whose name is the title of a page, and no other line."""
    alone = []
    for index, sentence in enumerate(resolution.sentences):
        people = [r for r in sentence.refs if r.kind is Kind.PERSON]
        line, text = sentence.sentence, document.text
        if len(people) == len(sentence.refs) == 1 and _PAGE.match(text[line.start : people[0].start]) and _PAGE.fullmatch(text[people[0].end : line.end]):
            alone.append((index, people[0].entity, document.blocks[line.block].kind))
    titled = alone and alone[0][0] == 0 and alone[0][2] in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)
    return alone[0][1] if titled and len({entity for _, entity, _ in alone}) == 1 else None


def resume_facts(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """At which events the person of a page spoke, where they studied and worked, by the headings of the page's lists."""
    person = _person_of_page(document, resolution)
    if person is None:
        return
    section: str | None = None
    day: str | None = None
    for sentence in resolution.sentences:
        line = sentence.sentence
        kind, words = document.blocks[line.block].kind, document.text[line.start : line.end].strip()
        key = next((k for k, pattern in _SECTIONS if pattern.fullmatch(words)), None)
        if key is not None or kind is BlockKind.HEADING:
            section, day = key, None
            continue
        if section == "talks":
            day = line.dates[0].first if line.dates and line.dates[0].start - line.start < len("- (Sat) ") else day
            yield from _talk(document, sentence, person, day)
        elif section is not None and kind in (BlockKind.ITEM, BlockKind.ROW, BlockKind.PARAGRAPH) and not words.endswith((".", "!")) and not _DID.match(words):
            yield from _place(sentence, person, document.text, studies=section == "studies")


def _talk(document: Document, sentence: ResolvedSentence, person: str, day: str | None) -> Iterator[Statement]:
    line = sentence.sentence
    event = next((r for r in sentence.refs if r.kind is Kind.EVENT), None)
    if event is None or "cancel" in document.text[line.start : line.end] or not _OPENS.fullmatch(document.text[line.start : event.start]):
        return
    span = Span(line.start, line.end)
    for speaker in dict.fromkeys([person, *(r.entity for r in sentence.refs if r.kind is Kind.PERSON and re.search(r"\bwith $", document.text[line.start : r.start]))]):
        yield Statement(event.entity, Predicate.SPEAKER, speaker, (span,), 0.82, "english-resume")
    if day is not None:
        yield Statement(event.entity, Predicate.START_DATE, day, (span,), 0.76, "english-resume")


def _place(sentence: ResolvedSentence, person: str, text: str, *, studies: bool) -> Iterator[Statement]:
    line = sentence.sentence
    span = Span(line.start, line.end)
    bodies = [r for r in sentence.refs if r.kind is Kind.ORGANIZATION]
    for body in bodies if studies else bodies[:1]:
        yield Statement(person, Predicate.AFFILIATION, body.entity, (span,), 0.8, "english-resume")
    # Umineko University, Graduate School of Letters
    for a, b in pairwise(bodies):
        if re.fullmatch(r",? (?:\()?(?:of (?:the )?)?|, ", text[a.end : b.start]):
            school, unit = (a, b) if _SCHOOL.search(text, a.start, a.end) else (b, a)
            if _SCHOOL.search(text, school.start, school.end) and _UNIT.search(text, unit.start, unit.end) and not _SCHOOL.search(text, unit.start, unit.end):
                yield Statement(unit.entity, Predicate.PART_OF, school.entity, (span,), 0.82, "english-resume")
