"""Names, bodies and posts that each have a line of their own, one below the other: 早瀬 徹, みどり株式会社, 営業部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.roles.under_posts import names_under_posts
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import LISTED, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Span

_MARKS = " \u3000■●◆○◎□◇▼・【】〔〕<>＜＞[]"
_COUNT = re.compile(r"[ 　]*[(（][^()（）]{0,4}[0-9]{1,3}[人名][^()（）]{0,6}[)）][ 　]*")
_AFTER_NAME = rf"(?:[ 　]?(?:{CALLED}|君|議員|選手))?(?:[(（][^()（）]{{1,24}}[)）])?[ 　]*"
_NAMES_APART = re.compile(_AFTER_NAME + r"[、，,・/／ 　][ 　]*")
_NAMES_END = re.compile(_AFTER_NAME + r"(?:ほか|他)?[ 　]*")
_LATIN = re.compile(r"[(（]?[A-Z][A-Za-z'’-]+(?: [A-Z][.A-Za-z'’-]*){1,2}[)）]?")
_BLANK_LINE = re.compile(r"\n[ \t　]*\n")
# Name first: N(ame), P(ost), B(ody) with its U(nits); or the post over the name.
_NAME_FIRST = re.compile(r"(?:NP?BU*P?)+|(?:PNBU*)+")
_ENTRY = re.compile(r"(?P<over>)N(?P<between>P?)B(?P<units>U*)(?P<under>P?)")
_UNDER_POST = re.compile(r"(?P<over>P)N(?P<between>)B(?P<units>U*)(?P<under>)")
_LEAST, _LONGEST, _LONGEST_POST = 2, 160, 24


class _Told(NamedTuple):
    """What a line is, the mentions that say so, and the line."""

    what: str
    refs: tuple[Ref, ...]
    line: Line


def find_stacked(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Whoever has the line over his body."""
    stacked = names_under_posts(document, resolution, text)
    local = frozenset(e.id for e in resolution.entities.values() if e.sector == "LocalGovernment")
    run: list[_Told] = []
    last = 0
    for line in lines(document, resolution):
        known = line.number in stacked.over or line.number in stacked.posts
        told = None if known else _told(line, local, text)
        if run and run[-1].what == "N" and line.number == last + 1 and _LATIN.fullmatch(text, line.block.start, line.block.end) and {r.entity for r in line.refs} <= {r.entity for r in run[-1].refs}:
            # 早瀬 徹 over Toru Hayase: one name.
            last = line.number
            continue
        if told is not None and (not run or line.number == last + 1):
            run.append(told)
            last = line.number
            continue
        yield from _of_run(run, text)
        run = [told] if told is not None else []
        last = line.number
    yield from _of_run(run, text)


def _of_run(run: Sequence[_Told], text: str) -> Iterator[Affiliation]:
    if len(run) < _LEAST:
        return
    gaps = [i + 1 for i, (a, b) in enumerate(pairwise(run)) if _BLANK_LINE.search(text, a.line.block.end, b.line.block.start) is not None]
    stanzas = [run[a:b] for a, b in pairwise((0, *gaps, len(run)))]
    for stanza in stanzas if all(len(s) >= _LEAST for s in stanzas) else (run,):
        kinds = "".join(t.what for t in stanza)
        if _NAME_FIRST.fullmatch(kinds):
            for entry in (_UNDER_POST if kinds[0] == "P" else _ENTRY).finditer(kinds):
                yield from _entry(stanza, entry, text)


def _entry(stanza: Sequence[_Told], entry: re.Match[str], text: str) -> Iterator[Affiliation]:
    """One name with the body below it, and the post of the line over the name or between or below them."""
    name, body = stanza[entry.start("between") - 1], stanza[entry.start("units") - 1]
    if len(name.refs) != 1 or (body.line.block.kind is BlockKind.HEADING and name.line.block.kind is not BlockKind.HEADING):
        return
    posts = [stanza[entry.start(g)] for g in ("over", "between", "under") if entry[g]]
    role = text[posts[0].line.block.start : posts[0].line.block.end].strip(_MARKS) if posts else None
    units = stanza[entry.start("units") : entry.end("units")]
    within = list(dict.fromkeys(r for told in (body, *units) for r in told.refs))
    span = Span(min(t.line.block.start for t in (name, *posts)), max(t.line.block.end for t in (body, *units, *posts)))
    for ref in dict.fromkeys((within[0], within[-1])):
        yield Affiliation(name.refs[0].entity, ref.entity, role, span, 0.88 if role else 0.82, "body-below-name")


def _told(line: Line, local: frozenset[str], text: str) -> _Told | None:
    """What a line is the whole of: names, a body, its units, or a post."""
    block = line.block
    if block.kind not in LISTED or block.label is not None or block.end - block.start > _LONGEST:
        return None
    if not line.refs:
        words = text[block.start : block.end].strip(_MARKS) if any(r.roles for r in line.readings) else ""
        return _Told("P", (), line) if 1 < len(words) <= _LONGEST_POST and post_title(words) is not None else None
    people = tuple(r for r in line.refs if r.kind is Kind.PERSON)
    if people and len(people) == len(line.refs):
        apart = all(_NAMES_APART.fullmatch(text, a.end, b.start) for a, b in pairwise(people))
        whole = not text[block.start : people[0].start].strip(_MARKS) and _NAMES_END.fullmatch(text, people[-1].end, block.end)
        return _Told("N", people, line) if apart and whole and all(r.end - r.start > _LEAST for r in people) else None
    bodies = tuple(r for r in line.refs if r.kind is Kind.ORGANIZATION)
    if bodies and len(bodies) == len(line.refs) and not any(r.roles for r in line.readings):
        rest = text[block.start : bodies[0].start] + _COUNT.sub("", text[bodies[-1].end : block.end])
        apart = not any(text[a.end : b.start].strip(_MARKS) or not b.unit for a, b in pairwise(bodies) if b.start >= a.end)
        # A town is where somebody lives.
        home = bodies[-1].entity in local and not bodies[-1].unit
        return _Told("U" if bodies[0].unit else "B", bodies, line) if apart and not rest.strip(_MARKS) and not home else None
    return None
