"""Each part of the bracket behind a name: 早瀬 徹（北斗省 Chief Architect/北斗大学 教授）, 三枝 光（みどり協会 会長、みどり株式会社）; and
those who share one bracket: 早瀬 徹 氏・三枝 光 氏（みどり株式会社）, 早瀬徹さんと三枝光さん（ともに北斗高校）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.holders import BOTH_WORDS
from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Span

_LEARNED = "博士|准?教授|助教|選手"
_OPENS = re.compile(rf"(?:[ \u3000]?(?:{CALLED}|{_LEARNED}))?[ \u3000]?[(（]")
_PARTS = re.compile(r"[ \u3000]*[/／、,;；][ \u3000]*")
_STATE = re.compile(r"(?:(?:元|前|現)・?)?[ \u3000]*")
# Chief Architect, Software Engineer, 研究部 リーダー: behind a body, a post that no list holds.
_LATIN_POST = re.compile(r"(?!O[BG]$)[A-Z][A-Za-z&.-]*(?: [A-Za-z&.-]+){0,5}")
_LONGEST, _SEVERAL = 120, 2


def in_bracket_parts(items: Sequence[Item], reading: ResolvedReading, text: str, local: frozenset[str]) -> Iterator[Affiliation]:
    """The body that each part begins with, with the post behind it; none where a part names nobody's body and no post, and no town alone."""
    for index, item in enumerate(items):
        opened = _OPENS.match(text, item.end, reading.sentence.end) if item.ref is not None and item.ref.kind is Kind.PERSON else None
        closing = _closing(text, opened.end() - 1, reading.sentence.end) if opened is not None else -1
        if opened is None or item.ref is None or closing == -1:
            continue
        inside = [i for i in items[index + 1 :] if opened.end() <= i.start and i.end <= closing]
        if any(i.ref is not None and i.ref.kind is Kind.PERSON for i in inside):
            continue
        for start, end in _spans(text, opened.end(), closing):
            told = _part(inside, start, end, local, text)
            if told is None and start == opened.end() and lexicon().title_at_end(text[start:end].strip(" \u3000")) is None:
                # （被告、株式会社みどり）
                break
            if told is not None:
                body, post, former = told
                yield Affiliation(item.ref.entity, body.entity, post, Span(item.start, end), 0.84, "part-of-bracket", "past" if former else None)


_ALIKE = re.compile(rf"[ \u3000]?(?:{CALLED}|{_LEARNED})?[ \u3000]*[・&＆][ \u3000]*")
_LISTED = re.compile(rf"[ \u3000]?(?:{CALLED}|{_LEARNED})?[ \u3000]*(?:[・&＆、,，]|と)[ \u3000]*")


def sharing_bracket(reading: ResolvedReading, text: str) -> Mapping[str, tuple[Ref, ...]]:
    """By who stands right before a bracket, those before him whom a middle dot joins to him, or whom the bracket says to be the same (ともに)."""
    start, end = reading.sentence.start, reading.sentence.end
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    if len(people) < _SEVERAL or not any(text.find(mark, start, end) != -1 for mark in ("・", "&", "＆", *BOTH_WORDS)):
        return {}
    shared: dict[str, tuple[Ref, ...]] = {}
    for index, person in enumerate(people):
        opened = _OPENS.match(text, person.end, end)
        joint = _LISTED if opened is not None and text.startswith(BOTH_WORDS, opened.end()) else _ALIKE
        before: list[Ref] = []
        for other in reversed(people[:index] if opened is not None else ()):
            if not joint.fullmatch(text, other.end, (before[-1] if before else person).start):
                break
            before.append(other)
        if before:
            shared[person.entity] = tuple(before)
    return shared


def _closing(text: str, opening: int, end: int) -> int:
    depth = 0
    for at in range(opening, min(end, opening + _LONGEST)):
        depth += text[at] in "(（"
        depth -= text[at] in ")）"
        if depth == 0:
            return at
    return -1


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between strokes and commas that stand in no further bracket; none for one alone, which other rules read."""
    parts: list[tuple[int, int]] = []
    begin = start
    for mark in _PARTS.finditer(text, start, end):
        if text.count("(", start, mark.start()) == text.count(")", start, mark.start()):
            parts.append((begin, mark.start()))
            begin = mark.end()
    return [*parts, (begin, end)] if parts or _LATIN_POST.search(text, start, end) else []


def _part(inside: Sequence[Item], start: int, end: int, local: frozenset[str], text: str) -> tuple[Ref, str | None, bool] | None:
    """The body that a part begins with, its post, and whether that is a former one."""
    state = _STATE.match(text, start, end)
    first = state.end() if state is not None else start
    body = next((i.ref for i in inside if i.start == first and i.ref is not None and i.ref.kind is Kind.ORGANIZATION and not i.ref.unit), None)
    if body is None:
        return None
    said = text[body.end : end].strip(" \u3000・")
    units = [i.ref for i in inside if body.end <= i.start and i.end <= end and i.ref is not None and i.ref.kind is Kind.ORGANIZATION]
    told = _LATIN_POST.fullmatch(said) is not None or lexicon().title_at_end(re.sub(r"[(（][^()（）]*[)）]$", "", said)) is not None
    alone = not said or (bool(units) and units[-1].unit and units[-1].end == end)
    if not (told or alone) or (alone and body.entity in local) or any(not u.unit for u in units):
        return None
    return body, said if told else None, state is not None and state.group().strip(" \u3000・") in ("元", "前")
