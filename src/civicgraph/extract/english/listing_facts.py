"""What the lines of a list of people state: who is what where, and who speaks at the article's event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.english.entities import Resolution
from civicgraph.extract.english.listings import Listed, find_listed
from civicgraph.records import Document, Kind, Predicate, Statement

_FORMER = re.compile(r"(?:[Ff]ormer(?:ly)?|[Ee]x)[ -]")
_FOUNDER = re.compile(r"\b(?:[Cc]o-?)?[Ff]ounder\b")
_SPEAKERS = re.compile(
    r"\b(?:speakers?|panell?ists?|presenters?|moderators?|keynotes?|lecturers?|hosts?)\b|スピーカー|登壇者|パネリスト|モデレーター|講師",
    re.I,
)
_LONGEST_HEADING = 40


def listed_facts(document: Document, resolution: Resolution, main: str | None) -> Iterator[Statement]:
    """Who is what where by the lines, and, under a heading of speakers, who speaks at the article's event."""
    text = document.text
    at = {r.start: r for s in resolution.sentences for r in s.refs}
    for line in find_listed(document):
        person = at.get(line.name.start)
        if person is None or person.kind is not Kind.PERSON:
            continue
        shown = line.role.of(text) if line.role else ""
        past = _FORMER.match(shown)
        for body in line.bodies:
            ref = at.get(body.start)
            if ref is not None and ref.kind is Kind.ORGANIZATION:
                sure = 0.9 if line.role else 0.8
                role = shown[past.end() :] if past else shown
                yield Statement(
                    person.entity,
                    Predicate.AFFILIATION,
                    ref.entity,
                    (line.line,),
                    sure,
                    "english-listed",
                    role=role or None,
                    status="past" if past else None,
                )
                if _FOUNDER.search(shown):
                    yield Statement(
                        ref.entity, Predicate.FOUNDER, person.entity, (line.line,), 0.86, "english-listed-founder"
                    )
        if main is not None and _of_speakers(document, line):
            yield Statement(main, Predicate.SPEAKER, person.entity, (line.line,), 0.88, "english-listed-speaker")


def _of_speakers(document: Document, line: Listed) -> bool:
    """Whether the heading over a line, or the line's own label, is of those who speak."""
    section = document.blocks[line.block].section
    heading = document.blocks[section] if section >= 0 else None
    over = document.text[heading.start : heading.end] if heading else ""
    label = document.text[line.line.start : line.name.start]
    return (len(over) <= _LONGEST_HEADING and _SPEAKERS.search(over) is not None) or _SPEAKERS.search(label) is not None
