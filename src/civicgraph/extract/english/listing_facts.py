"""What the lines of a list of people state: who is what where, and who speaks at the article's event."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from civicgraph.extract.english.entities import Resolution
from civicgraph.extract.english.keyed import is_role
from civicgraph.extract.english.listings import OVER_PEOPLE, Listed, find_listed
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_FORMER = re.compile(r"(?:[Ff]ormer(?:ly)?|[Ee]x)[ -]")
_FOUNDER = re.compile(r"\b(?:[Cc]o-?)?[Ff]ounder\b")
_SPEAKERS = re.compile(
    r"\b(?:speakers?|panell?ists?|presenters?|moderators?|keynotes?|lecturers?|hosts?)\b|スピーカー|登壇者|パネリスト|モデレーター|講師",
    re.I,
)
_LONGEST_HEADING = 40
_BOARD = re.compile(
    r"(?:\d{1,2}[.)] ?)?(?:Meet )?(?:(?:Our|The|Executive|Core|Management|Board|Advisory|Steering|Key|Current|Representative) )*"
    r"(?:Board|Directors|Staff|Team|Members?|Officers|Advisors|Advisers|Leadership|People|Trustees|Fellows|Councill?ors|Secretariat|Faculty|Committee|Auditors?|Board and Staff)(?: (?:of Directors|of Trustees|Members))?(?: and Auditors?)?:?", re.I
)


def listed_facts(document: Document, resolution: Resolution, main: str | None, page: str | None) -> Iterator[Statement]:
    """Who is what where by the lines, and, under a heading of speakers, who speaks at the article's event."""
    text = document.text
    at = {r.start: r for s in resolution.sentences for r in s.refs}
    lines = find_listed(document)
    listed = {each.block for each in lines}
    # Under "Directors" another post of the line is none of the page's.
    held = {start for start, keyed in resolution.values.items() if is_role(keyed.key)}
    for line in lines:
        person = at.get(line.name.start)
        if person is None or person.kind is not Kind.PERSON:
            continue
        for post in line.posts:
            shown = post.role.of(text) if post.role else ""
            bodies = [r for b in post.bodies if (r := at.get(b.start)) is not None and r.kind is Kind.ORGANIZATION]
            for body in bodies:
                yield from _held(person.entity, shown, body.entity, line.line)
            if page is not None and shown and not bodies and line.line.start not in held and _of_page(document, line, listed):
                yield from _held(person.entity, shown, page, line.line)
        if main is not None and _of_speakers(document, line, listed):
            yield Statement(main, Predicate.SPEAKER, person.entity, (line.line,), 0.88, "english-listed-speaker")


def _of_page(document: Document, line: Listed, listed: Collection[int]) -> bool:
    """Whether a list stands under "Board" or "Our team", on the page of a body; `listed` are the blocks of all lists."""
    section = document.blocks[line.block].section
    above = [b for i, b in enumerate(document.blocks[: line.block]) if i not in listed][-2:]
    over = [*above, *([document.blocks[section]] if section >= 0 else [])]
    return any(_BOARD.fullmatch(document.text[b.start : b.end]) for b in over)


def _held(person: str, shown: str, body: str, line: Span) -> Iterator[Statement]:
    """An affiliation, and what a founder founded."""
    past = _FORMER.match(shown)
    role = shown[past.end() :] if past else shown
    status = "past" if past else None
    sure = 0.93 if shown else 0.8
    yield Statement(person, Predicate.AFFILIATION, body, (line,), sure, "english-listed", role=role or None, status=status)
    if _FOUNDER.search(shown):
        yield Statement(body, Predicate.FOUNDER, person, (line,), 0.86, "english-listed-founder")


def _of_speakers(document: Document, line: Listed, listed: Collection[int]) -> bool:
    """Whether the heading over a line, or the line's own label, is of those who speak; `listed` are the blocks of all lists."""
    section = document.blocks[line.block].section
    heading = document.blocks[section] if section >= 0 else None
    over = document.text[heading.start : heading.end] if heading else ""
    label = document.text[line.line.start : line.name.start]
    # Speakers, their list, then Organizing Committee: the next list is of others.
    between = (document.blocks[i] for i in range(section + 1, line.block) if i not in listed)
    if section >= 0 and any(OVER_PEOPLE.fullmatch(words := document.text[b.start : b.end]) and not _SPEAKERS.search(words) for b in between):
        return False
    return (len(over) <= _LONGEST_HEADING and _SPEAKERS.search(over) is not None) or _SPEAKERS.search(label) is not None
