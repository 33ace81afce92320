"""Names that lists tell which are read as a whole: the talks, sessions and authors of a programme, the entries of a chronicle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

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
    return chain.from_iterable([find(start, end, text) for find in _of_lists(text)])


def _talks(start: int, end: int, text: str) -> Iterator[LaidOut]:
    for talk in talks_on_lines(text):
        if start <= talk.title.start < end:
            yield LaidOut(talk.title, Kind.EVENT, 0.84, "talk-on-line", 6.3)


def _sessions(start: int, end: int, text: str) -> Iterator[LaidOut]:
    if (session := session_in(start, end, text)) is not None:
        yield LaidOut(session, Kind.EVENT, 0.84, "session-in-timetable", 6.3)


def _parts(start: int, end: int, text: str) -> Iterator[LaidOut]:
    for part in parts_between(start, end, text):
        yield LaidOut(part, Kind.EVENT, 0.82, METHOD, 6.2)


_Finder = Callable[[int, int, str], Iterator[LaidOut]]

# What reads the lists of a sort in a text as a whole, and what finds their names between two places.
_LISTS: tuple[tuple[Callable[[str], object], _Finder], ...] = (
    (talks_on_lines, _talks),
    (timed_sessions, _sessions),
    (numbered_parts, _parts),
    (authors, listed_authors),
    (entries_of_years, begun_in_chronicle),
    (given_talks, listed_talks),
    (cards, works_on_cards),
    (numbered, numbered_projects),
)


@lru_cache(maxsize=8)
def _of_lists(text: str) -> tuple[_Finder, ...]:
    """The finders of the sorts of lists that a text holds: most hold none, and each sentence asks."""
    return tuple(find for read, find in _LISTS if read(text))
