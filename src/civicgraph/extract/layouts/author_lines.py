"""Who gives the papers of a meeting: lines such as ○早瀬徹・三枝 光・千葉佳子(みどり大), whose bracket is of all the names before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI, is_common
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.roles.posts import suffix_of
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.records import Kind, Predicate, Span, Statement

_MARK = "[○◯〇◎●]"
_NAME = rf"[{KANJI}ヶ]{{1,4}}[ \u3000]{{0,2}}[{KANJI}ぁ-ゖァ-ヺー]{{1,5}}"
_SEPARATOR = r"[ \u3000]*[・･、,，][ \u3000]*"
_GROUP = rf"{_MARK}?[ \u3000]?{_NAME}(?:{_SEPARATOR}{_MARK}?[ \u3000]?{_NAME})*[ \u3000]*[(（][^()（）\n]{{2,40}}[)）]"
_LINE = re.compile(rf"^[ \u3000・\-]*(?:{_GROUP}(?:{_SEPARATOR}|[ \u3000]+|$))+$", re.M)
_PARTS = re.compile(rf"({_MARK})?[ \u3000]?({_NAME})|[(（]([^()（）\n]+)[)）]")
_MEETING = re.compile(r"座長|司会|セッション|発表|講演|プログラム|研究会|大会|学会|シンポジウム|ワークショップ|論文")
# (みどり大・北斗高専): what joins bodies, and what such a bracket holds that is none.
_BODY = re.compile(r"[^・･、,，/／;；]+")
# 「川の名前」, and its authors on the next line
_ABOVE = re.compile(rf"[」』]?[ \u3000]*\n[ \u3000・\-]*{_MARK}?[ \u3000]?")
_NO_BODY = re.compile(r"[0-9]{1,2}[:：時月分]|敬称|写真|撮影|司会|座長|年生$|[0-9]歳|代表$|賞$|[ぁ-ゖー \u3000]+$")
_SCHOOL = re.compile(r"(?:大|工大|高専|大学院|大学|研|研究所|研究院|研究科|学部)$")


class Authors(NamedTuple):
    """The names before one bracket, which of them are marked as who speaks, and the bodies that the bracket holds."""

    names: tuple[Span, ...]
    marked: frozenset[int]
    bodies: tuple[Span, ...]
    opens: int  # where the first name of the line begins


@lru_cache(maxsize=8)
def authors(text: str) -> tuple[Authors, ...]:
    """The authors of all such lines of a folded text; several names, or one that is marked, make a line one."""
    if ("(" not in text and "（" not in text) or _MEETING.search(text) is None:
        return ()
    return tuple(group for line in _LINE.finditer(text) if line.end() - line.start() <= 200 for group in _groups(line, text))


def _groups(line: re.Match[str], text: str) -> list[Authors]:
    groups: list[Authors] = []
    names: list[Span] = []
    marked: set[int] = set()
    for part in _PARTS.finditer(text, line.start(), line.end()):
        if part.group(3) is None:
            names.append(Span(*part.span(2)))
            marked |= {part.start(2)} if part.group(1) else set()
            continue
        bodies = tuple(Span(part.start(3) + b.start(), part.start(3) + b.end()) for b in _BODY.finditer(part.group(3)))
        groups.append(Authors(tuple(names), frozenset(marked), bodies, groups[0].opens if groups else names[0].start))
        names, marked = [], set()
    listed = [name for group in groups for name in group.names]
    sure = sum(any(is_surname(name.of(text)[:n]) for n in (3, 2, 1)) for name in listed)
    several = len(listed) > 1 or any(group.marked for group in groups)
    plain = any(_is_plain(name.of(text)) for name in listed) or any(_NO_BODY.search(b.of(text)) for g in groups for b in g.bodies)
    return groups if several and sure * 3 >= len(listed) * 2 and not plain else []


def _is_plain(name: str) -> bool:
    """Whether what is written as a name is a word, a shop or a place."""
    whole = re.sub(r"[ \u3000]", "", name)
    told = known(whole) or in_dictionary(whole) or lexicon().title_at_end(whole) or lexicon().class_of(whole) or suffix_of(whole)
    # 団体 + 表彰
    words = len(whole) == 4 and in_dictionary(whole[:2]) and in_dictionary(whole[2:]) and not is_surname(whole[:2])
    return bool(told) or words or is_common(whole[-2:]) or whole.endswith(("店", "園", "家", "屋"))


def listed_authors(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The names and bodies of such a line that stand from `start` to `end`."""
    for group in authors(text):
        if not start <= group.names[0].start < end:
            continue
        yield from (LaidOut(name, Kind.PERSON, 0.88, "author-of-paper", 5.8) for name in group.names)
        for body in group.bodies:
            name = body.of(text)
            if lexicon().title_at_end(name) is None and len(name.strip(" \u3000")) > 1:
                lead = len(name) - len(name.lstrip(" \u3000"))
                school = _SCHOOL.search(name) is not None
                span = Span(body.start + lead, body.end - len(name) + len(name.rstrip(" \u3000")))
                yield LaidOut(span, Kind.ORGANIZATION, 0.8 if school else 0.72, "body-of-authors", 4.9 if school else 2.4)


def with_authors(found: Sequence[Statement], resolution: Resolution, context: Context, text: str) -> list[Statement]:
    """The statements with those of such lines: whose bracket each name stands before, and who speaks at the meeting whose page it is.

    Of several names before several bodies nobody knows which is of which, but where there are as many of the one as of the other.
    """
    lines = authors(text)
    if not lines:
        return list(found)
    unsure = [Span(g.names[0].start, g.bodies[-1].end) for g in lines if len(g.names) > 1 and len(g.bodies) > 1]
    kept = [
        s
        for s in found
        if s.predicate is not Predicate.AFFILIATION
        or not any(u.start <= s.evidence[0].start and s.evidence[0].end <= u.end for u in unsure)
    ]
    return kept + list(_stated(lines, resolution, context, text))


def _stated(lines: Sequence[Authors], resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    people = {r.start: r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PERSON}
    bodies = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION]
    titles = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.EVENT]
    signed = any(group.marked for group in lines)
    for group in lines:
        above = [r.entity for r in titles if _ABOVE.fullmatch(text, r.end, group.opens)]
        events = above + [context.main_event] * (context.main_event is not None and context.titled and above != [context.main_event])
        for number, name in enumerate(group.names):
            person = people.get(name.start)
            if person is None:
                continue
            body = _body(group.bodies[0 if len(group.bodies) == 1 else number], bodies) if len(group.bodies) in (1, len(group.names)) else None
            if body is not None:
                yield Statement(person.entity, Predicate.AFFILIATION, body.entity, (Span(person.start, body.end),), 0.85, "author-of-body")
            if person.start in group.marked or not signed:
                span = Span(group.names[0].start, group.bodies[-1].end)
                yield from (Statement(event, Predicate.SPEAKER, person.entity, (span,), 0.8, "author-speaks") for event in events if event)


def _body(named: Span, bodies: Sequence[Ref]) -> Ref | None:
    """The body that a part of a bracket names: one, or what a unit after it is of."""
    inside = [r for r in bodies if named.start <= r.start and r.end <= named.end]
    return inside[0] if inside and all(r.unit for r in inside[1:]) else None
