"""Talks on one line with who gives them in the bracket at its end: 招待講演：町の地図を作る（早瀬 徹, みどり大学）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.timetables import is_unnamed
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI
from civicgraph.extract.roles.posts import suffix_of
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.extract.text.talk_words import TALK
from civicgraph.records import Kind, Predicate, Span, Statement

_TALK = re.compile(
    rf"^[ \u3000・\-]*(?:[(（]?[0-9]{{1,2}}[)）.][ \u3000]*)?{TALK}[ \u3000]?[0-9①-⑨]?[ \u3000]*[:：][ \u3000]*[「『“]?(?P<title>[^\n「」『』]{{5,120}}?)[」』”]?[ \u3000]*"
    r"[(（](?P<first>[^()（）\n,、，]{2,30})[,、，][ \u3000]*(?P<second>[^()（）\n,、，]{2,30})[)）][ \u3000]*$",
    re.M,
)
_NAME = re.compile(rf"[{KANJI}ヶ]{{1,4}}[ \u3000]?[{KANJI}ぁ-ゖァ-ヺー]{{1,5}}|[ァ-ヺー]{{2,8}}[・ ][ァ-ヺー]{{2,9}}")
_SCHOOL = re.compile(r"(?:大|高専|研)$")


class Given(NamedTuple):
    """The title of a talk, who gives it, and whose man that is."""

    title: Span
    who: Span
    body: Span


@lru_cache(maxsize=8)
def given_talks(text: str) -> tuple[Given, ...]:
    """Such talks of a folded text; of the two things in the bracket one has to end as a body's name does, the other not."""
    found = []
    for talk in _TALK.finditer(text):
        parts = [Span(*talk.span(group)) for group in ("first", "second")]
        bodies = [p for p in parts if _is_body(p.of(text))]
        people = [p for p in parts if p not in bodies and _NAME.fullmatch(p.of(text)) and lexicon().title_at_end(p.of(text)) is None]
        if len(bodies) == len(people) == 1 and not is_unnamed(talk["title"]):
            found.append(Given(Span(*talk.span("title")), people[0], bodies[0]))
    return tuple(found)


def _is_body(words: str) -> bool:
    return len(words) > 2 and (bool(suffix_of(words)) or _SCHOOL.search(words) is not None or bool(lexicon().sector_of_form(words)))


def listed_talks(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The titles, names and bodies of such talks that stand from `start` to `end`."""
    for talk in given_talks(text):
        if start <= talk.title.start < end:
            yield LaidOut(talk.title, Kind.EVENT, 0.84, "talk-given", 6.3)
            yield LaidOut(talk.who, Kind.PERSON, 0.86, "speaker-of-talk", 5.8)
            yield LaidOut(talk.body, Kind.ORGANIZATION, 0.8, "body-of-speaker", 4.9)


def find_given_talks(resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who gives such a talk and which body he is of; the talk is a part of the meeting that the page is about."""
    talks = given_talks(text)
    if not talks:
        return
    refs = {(r.start, r.kind): r for reading in resolution.readings for r in reading.refs}
    for talk in talks:
        event, who, body = (refs.get(key) for key in ((talk.title.start, Kind.EVENT), (talk.who.start, Kind.PERSON), (talk.body.start, Kind.ORGANIZATION)))
        span = Span(talk.title.start, max(talk.who.end, talk.body.end))
        if event is not None and who is not None:
            yield Statement(event.entity, Predicate.SPEAKER, who.entity, (span,), 0.86, "talk-given")
        if event is not None and context.main_event not in (None, event.entity) and context.titled:
            yield Statement(event.entity, Predicate.SUPER_EVENT, context.main_event or "", (span,), 0.82, "talk-of-main-event")
        if who is not None and body is not None:
            yield Statement(
                who.entity,
                Predicate.AFFILIATION,
                body.entity,
                (Span(min(talk.who.start, talk.body.start), max(talk.who.end, talk.body.end)),),
                0.85,
                "speaker-of-body",
            )
