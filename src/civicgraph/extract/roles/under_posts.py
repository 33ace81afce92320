"""Lists in which each name stands below its own body and post (北斗大学, 教授, 早瀬 徹), on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import speaker_keys
from civicgraph.extract.roles.offices import is_post_line, name_alone
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.lines import Line, lines, without_noise
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import BlockKind, Document, Kind, Span

_BLANK_LINE = re.compile(r"\n[ \t　]*\n")
# 弁護士, 公募市民: what somebody is, where no body is told.
_CALLING = re.compile(r"[一-鿿・]{2,8}[士師者員民]")
_LIKE_NAME = re.compile(rf"[一-鿿々ヶ]{{1,4}}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{{1,5}}(?:[ 　]?{CALLED})?")
_LISTS = ("名簿", "一覧", "紹介", "略")
_REMARK = re.compile(r"[(（][^()（）]{1,12}[)）][ 　]*$")
_MOST_LINES = 3  # over one name
_LEAST = 2  # names that make a list


class UnderPosts(NamedTuple):
    """The names of such lists by their blocks, each with the lines over it, and the blocks of all these lines."""

    over: Mapping[int, tuple[Line, ...]]
    posts: frozenset[int]


@by_document
def names_under_posts(document: Document, resolution: Resolution, text: str) -> UnderPosts:
    """The names whose bodies and posts stand over them: each stanza ends with a name, or the list begins with a post and ends with a name."""
    over: dict[int, tuple[Line, ...]] = {}
    for run in _runs(lines(document, resolution), text):
        stanzas = _stanzas(run, text)
        named = [s for s in stanzas if any(_is_name(x, text) for x in s)]
        told = [s for s in named if _is_name(s[-1], text) and not any(_is_name(x, text) for x in s[:-1])]
        bodies = [s for s in told if any(r.kind is Kind.ORGANIZATION for x in s[:-1] for r in x.refs)]
        if len(bodies) >= _LEAST and len(told) == len(named) and len(bodies) * 2 >= len(told):
            over |= {s[-1].number: tuple(s[:-1]) for s in told if len(s) <= _MOST_LINES + 1}
    return UnderPosts(over, frozenset(x.number for above in over.values() for x in above))


def find_under_posts(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Each with the body that the line over the post, or the post's own line, begins with."""
    listed = {x.number: x for x in lines(document, resolution)}
    for number, above in names_under_posts(document, resolution, text).over.items():
        person = next((r for r in listed[number].refs if r.kind is Kind.PERSON), None)
        bodies = [r for x in above for r in x.refs if r.kind is Kind.ORGANIZATION]
        first = bodies[0] if bodies else None
        if person is None or first is None or first.unit or sum(not b.unit for b in bodies) > 1:
            continue
        said = text[first.end : above[-1].block.end].strip(" 　\n・（）()")
        role = " ".join(said.split()) if said and lexicon().title_at_end(said) is not None else None
        yield Affiliation(person.entity, first.entity, role, Span(first.start, person.end), 0.82, "post-over-name")


def _is_name(line: Line, text: str) -> bool:
    """Whether a line is a name, known as one or not."""
    if name_alone(line.readings, text) is not None:
        return True
    plain = line.block.label is None and not line.refs and not any(r.roles for r in line.readings)
    named = _LIKE_NAME.fullmatch(text, line.block.start, line.block.end) is not None
    return plain and named and not text.endswith(_LISTS, 0, line.block.end) and _CALLING.fullmatch(text, line.block.start, line.block.end) is None


def _is_key(line: Line, text: str) -> bool:
    """Whether a line says what those below it do: 登壇者(首長), モデレーター."""
    return without_noise(_REMARK.sub("", text[line.block.start : line.block.end])) in speaker_keys()


def _runs(listed: Sequence[Line], text: str) -> Iterator[list[Line]]:
    """Lines after one another that are names or posts and nothing else; a heading may be a name."""
    run: list[Line] = []
    for line in listed:
        named = _is_name(line, text) and line.block.kind not in (BlockKind.ROW, BlockKind.TITLE)
        plain = line.block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and line.block.label is None
        called = plain and (is_post_line(line.readings, text) or _CALLING.fullmatch(text, line.block.start, line.block.end) is not None)
        post = called and not _is_key(line, text)
        if (run and not (named or post)) or (run and line.number != run[-1].number + 1):
            yield run
            run = []
        if named or post:
            run.append(line)
    if run:
        yield run


def _stanzas(run: Sequence[Line], text: str) -> list[list[Line]]:
    """The run parted at its blank lines, and after each name where a name is the last line; none where a list may begin with a name."""
    gaps = [_BLANK_LINE.search(text, a.block.end, b.block.start) is not None for a, b in pairwise(run)]
    # A reader of markup sets its headings apart.
    apart = any(gaps) and not all(gaps) and all(x.block.kind is not BlockKind.HEADING for x in run)
    if not apart and _is_name(run[0], text):
        return []
    stanzas: list[list[Line]] = [[run[0]]]
    for (before, line), gap in zip(pairwise(run), gaps, strict=True):
        if (apart and gap) or (_is_name(before, text) and (not apart or _ends_with_name(run, line, text))):
            stanzas.append([])
        stanzas[-1].append(line)
    return stanzas


def _ends_with_name(run: Sequence[Line], line: Line, text: str) -> bool:
    """Whether the last line before the next blank line is a name."""
    last = line
    for following in run[run.index(line) + 1 :]:
        if _BLANK_LINE.search(text, last.block.end, following.block.start) is not None:
            break
        last = following
    return _is_name(last, text)
