"""Who speaks, by a timetable whose entries go over several lines or cells: a time of day, below it a talk and who gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.events.programme import is_scheduled, opens_with_time
from civicgraph.extract.events.programme_lists import is_no_talk, is_spoken_of
from civicgraph.extract.events.timetables import is_time
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.lines import Line, key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement


class TimedEntry(NamedTuple):
    """The lines from one time of day of a timetable to the next."""

    lines: tuple[Line, ...]


_LONGEST = 8  # lines of an entry
# 早瀬 徹 / 北浜市, 早瀬 徹(みどり社 代表), 三枝 光・千葉佳子
_BEHIND = re.compile(rf"(?:[ 　]?{CALLED})?(?:[ 　]*(?:$|[/／|｜、,，・]|[-–—―](?=[ 　]))|[ 　]*[(（][^()（）]*[)）]|[ 　]+)")
# みどり社 早瀬 徹, 「…」早瀬 徹, 講師：早瀬 徹
_BEFORE = re.compile(r"(?:^|[ 　/／|｜:：」』)）、,，・]|[」』][(（])$")
_MARKS = " 　・●○◯■□◆◇▼▶*＊-－–"
_LONGEST_WHO = 80


@by_document
def timed_entries(document: Document, resolution: Resolution, text: str) -> tuple[TimedEntry, ...]:
    """The entries of the timetables of a document: lines between two times of day, and as many below the last as stand right below each other."""
    read = lines(document, resolution)
    starts = [i for i, line in enumerate(read) if _begins(line, text)]
    found: list[TimedEntry] = []
    for at, start in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else len(read)
        goes_on = at + 1 < len(starts) and after - start <= _LONGEST
        if not goes_on and not (at and start - starts[at - 1] <= _LONGEST):
            continue
        end = start + 1
        # 14:10〜14:40, and apart from it, below a blank line, what is given then
        alone = is_time(text[read[start].block.start : read[start].block.end])
        while end < min(after, start + _LONGEST) and not _ends(read[end], text) and (goes_on or (alone and end == start + 1) or _is_near(read[end - 1], read[end], text)):
            end += 1
        found.append(TimedEntry(tuple(read[start:end])))
    return tuple(found)


def _begins(line: Line, text: str) -> bool:
    block = line.block
    return opens_with_time(block, text) or is_time(text[block.start : block.end]) or (block.kind is not BlockKind.HEADING and is_scheduled(block, text))


def _ends(line: Line, text: str) -> bool:
    """Whether a line is of no entry: a heading, a field (会場：…), a sentence."""
    block = line.block
    return block.kind in (BlockKind.HEADING, BlockKind.TITLE) or rule_of(key_of_line(block, text)) is not None or "。" in text[block.start : block.end]


def _is_near(above: Line, line: Line, text: str) -> bool:
    return "\n\n" not in text[above.block.end : line.block.start]


def find_timed_speakers(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """The people whose names are the end, the beginning or all of a line of an entry speak at the event that the title names."""
    if context.main_event is None or not context.titled:
        return
    for entry in timed_entries(document, resolution, text):
        if is_no_talk(entry.lines[0].block.start, entry.lines[-1].block.end, text):
            continue
        for line in entry.lines:
            for part in _parts(line, text):
                for person in _who(part, [r for r in line.refs if part.start <= r.start and r.end <= part.end], text):
                    yield Statement(context.main_event, Predicate.SPEAKER, person.entity, (part,), 0.8, "timed-entry")


def _parts(line: Line, text: str) -> Iterator[Span]:
    """The cells of a line, and the lines in which each is written."""
    block = line.block
    for cell in block.cells or (Span(block.start, block.end),):
        start = cell.start
        for written in text[cell.start : cell.end].split("\n"):
            yield Span(start, start + len(written))
            start += len(written) + 1


def _who(part: Span, refs: Sequence[Ref], text: str) -> list[Ref]:
    """The people of a line that tells who somebody is, and nothing else but a title."""
    people = [r for r in refs if r.kind is Kind.PERSON and not r.anaphor and not is_spoken_of(r, text)]
    if not people or part.end - part.start > _LONGEST_WHO:
        return []
    opens = not text[part.start : people[0].start].strip(_MARKS)
    if opens and all(_BEHIND.match(text, r.end, part.end) for r in people):
        return people
    ends = re.fullmatch(rf"(?:[ 　]?{CALLED})?[ 　]*[)）]?[ 　]*", text[people[-1].end : part.end]) is not None
    stands = all(_stands_behind(r, refs, part, text) for r in people)
    return people if ends and stands else []


def _stands_behind(person: Ref, refs: Sequence[Ref], part: Span, text: str) -> bool:
    """Whether a name stands behind a blank, a title in brackets, or the body or post that it goes with."""
    before = text[part.start : person.start]
    return _BEFORE.search(before) is not None or any(r.end == person.start for r in refs)
