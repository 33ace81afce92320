"""Names that lists tell which are read as a whole: the talks, sessions and authors of a programme, the entries of a chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from civicgraph.extract.events.numbered_parts import METHOD, numbered_parts, parts_between
from civicgraph.extract.events.talks import talks_on_lines
from civicgraph.extract.events.timetables import session_in, timed_sessions
from civicgraph.extract.layouts.author_lines import authors, listed_authors
from civicgraph.extract.layouts.entries_of_years import begun_in_chronicle, entries_of_years
from civicgraph.extract.layouts.given_talks import given_talks, listed_talks
from civicgraph.extract.layouts.numbered_projects import numbered, numbered_projects
from civicgraph.extract.layouts.work_cards import cards, works_on_cards
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.records import Kind


def find_in_lists(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The names that such lists of a folded text tell from `start` to `end`."""
    if not _has_lists(text):
        return
    for talk in talks_on_lines(text):
        if start <= talk.title.start < end:
            yield LaidOut(talk.title, Kind.EVENT, 0.84, "talk-on-line", 6.3)
    if (session := session_in(start, end, text)) is not None:
        yield LaidOut(session, Kind.EVENT, 0.84, "session-in-timetable", 6.3)
    for part in parts_between(start, end, text):
        yield LaidOut(part, Kind.EVENT, 0.82, METHOD, 6.2)
    yield from listed_authors(start, end, text)
    yield from begun_in_chronicle(start, end, text)
    yield from listed_talks(start, end, text)
    yield from works_on_cards(start, end, text)
    yield from numbered_projects(start, end, text)


@lru_cache(maxsize=8)
def _has_lists(text: str) -> bool:
    """Whether a text holds any of them: most hold none, and each sentence asks."""
    return any(read(text) for read in (talks_on_lines, timed_sessions, authors, entries_of_years, given_talks, numbered_parts, cards, numbered))
