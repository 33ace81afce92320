"""The keys of whoever a page presents (氏名：早瀬 徹, 所属：みどり研究所, 役職：主任研究員), on lines below one another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.past_posts import called_former
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import Line, key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import clean_name
from civicgraph.records import BlockKind, Document, Kind, Span

# Keys of a body that are of people alone: 団体名 may be of whoever applies.
_OF = ("所属", "勤務先", "職場", "在籍", "現職")
_OPENED = re.compile(r"[\s■●◆○◎・]*((?:所属|勤務先|現職|氏名|名前|お名前|役職|肩書き?|職名)[^\s:：。]{0,6}|[^\s:：。]{1,10}(?=[:：]))[ 　:：]+")
_MARKS = " 　:：】〕]■●◆○◎・"
_FAR = 5  # lines between a name and what it is of
_ASIDES = re.compile(rf"[\s■●◆○◎・※]*(?:{CALLED}|[(（][^()（）\n]*[)）]|[A-Za-z ,.　/／])*[\s■●◆○◎・※]*")
_LONGEST = 80
_PARTED = re.compile(r"[、，／/][ 　]*")
_NAMES = ("氏名", "名前")
# みどり大学（2010年卒業）, 元みどり市役所
_LEFT = re.compile(r"卒|修了|中退")


def find_personal_fields(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """Whoever is named on a line above 所属, or below it where the first 所属 stands over every name, is of the body that it tells, with
    the post behind it or under a key of its own.
    """
    if not any(key in text for key in _OF):
        return
    person: Ref | None = None
    since = 0
    told: Affiliation | None = None
    waiting: Ref | None = None
    post: str | None = None
    once: str | None = None
    body_first = keyed_names = False
    for line in lines(document, resolution):
        block = line.block
        if (record := _in_one_line(line, text)) is not None:
            yield from record
            person = waiting = None
            continue
        key, start = _keyed(line, text)
        named = _named(line, start, text)
        keyed_names = keyed_names or (named is not None and key.endswith(_NAMES))
        if named is not None and key and keyed_names and not key.endswith(_NAMES):
            # 紹介者：三枝 光, in a form that calls 氏名 whoever it is of
            person = waiting = None
        elif named is not None:
            if waiting is not None:
                yield Affiliation(named.entity, waiting.entity, post, Span(waiting.start, named.end), 0.86, "personal-field", once)
            person, since, waiting, post = None if waiting is not None else named, line.number, None, None
        elif key.startswith(_OF) and block.end - block.start <= _LONGEST:
            bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start >= start]
            if told is not None:
                yield told
                told = None
            if not bodies or any(r.kind is Kind.PERSON for r in line.refs):
                continue
            if _LEFT.search(text, bodies[0].end, block.end):
                continue
            # 総務常任委員会 委員長、議会運営委員会 委員: each with its own post.
            parted = _PARTED.search(text, bodies[0].end, block.end)
            others = [b for b in bodies[1:] if _PARTED.search(text, b.start - 2, b.start)] if parted is not None and person is not None and line.number - since <= _FAR else []
            for other, after in itertools.pairwise((*others, None)):
                if other is not None and person is not None and not _LEFT.search(text, other.end, after.start if after is not None else block.end):
                    end = next((m.start() for m in [_PARTED.search(text, other.end, block.end)] if m is not None), block.end)
                    yield Affiliation(person.entity, other.entity, _post(text[other.end : end]), Span(person.start, block.end), 0.85, "personal-field")
            said = _post(text[bodies[0].end : parted.start() if parted is not None else block.end])
            past = "past" if called_former(text, bodies[0].start, start) or "退" in text[bodies[-1].end : block.end] else None
            body_first = body_first or person is None
            if body_first:
                waiting, since, post, once = bodies[0], line.number, said, past
            elif person is not None and line.number - since <= _FAR:
                told = Affiliation(person.entity, bodies[0].entity, said, Span(person.start, block.end), 0.86, "personal-field", past)
        elif key in word_list("columns", "role") and (said := _post(text[start : block.end])) is not None:
            post = post or said
            if told is not None:
                yield told._replace(role=told.role or said, span=Span(told.span.start, block.end))
                told = None
        elif block.kind is BlockKind.HEADING or line.number - since > _FAR:
            person = waiting = None
    if told is not None:
        yield told


# 所属：みどり研究所　役職：所長　氏名：早瀬 徹
_KEY_OF_RECORD = re.compile(r"(?:^|(?<=[\s　/／|｜,、■●・]))(?P<key>所属(?:先|団体|機関)?|勤務先|氏[ 　]?名|お?名前|役[ 　]?職|肩書き?|職名)[ 　]*[:：][ 　]*")


def _in_one_line(line: Line, text: str) -> list[Affiliation] | None:
    """Who is of which body as what, where one line has the keys of name and body; None where it has not both."""
    block = line.block
    keys = list(_KEY_OF_RECORD.finditer(text, block.start, block.end)) if any(r.kind is Kind.PERSON for r in line.refs) else []
    values = {k["key"].replace(" ", "").replace("\u3000", ""): Span(k.end(), after) for k, after in zip(keys, [*(k.start() for k in keys[1:]), block.end], strict=False)}
    named = next((v for k, v in values.items() if k.endswith(_NAMES)), None)
    of = next((v for k, v in values.items() if k.startswith(_OF)), None)
    if named is None or of is None or len(values) < len(keys):
        return None
    people = [r for r in line.refs if r.kind is Kind.PERSON and named.start <= r.start and r.end <= named.end]
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and of.start <= r.start and r.end <= of.end]
    held = next((post for k, v in values.items() if k in word_list("columns", "role") and (post := _post(v.of(text))) is not None), None)
    whole = Span(block.start, block.end)
    if len(people) != 1 or _LEFT.search(text, of.start, of.end):
        return []
    return [Affiliation(people[0].entity, b.entity, held or _post(text[b.end : of.end]), whole, 0.88, "personal-field", "past" if called_former(text, b.start, of.start) else None) for b in bodies]


def _keyed(line: Line, text: str) -> tuple[str, int]:
    """The key of a line and where what it tells begins; a blank may part them, too (所属　みどり研究所)."""
    block = line.block
    if block.label is not None:
        return key_of_line(block, text), block.label.end
    if len(block.cells) > 1:
        return key_of_line(block, text), block.cells[1].start
    opened = _OPENED.match(text, block.start, block.end)
    return (opened[1], opened.end()) if opened is not None else ("", block.start)


def _post(words: str) -> str | None:
    bare = clean_name(words.strip(_MARKS + "、/／"))
    return bare if bare and post_title(bare) is not None else None


def _named(line: Line, start: int, text: str) -> Ref | None:
    """The person whose name is all that a line tells."""
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    # 棚橋 由佳 / Yuka Tanahashi
    if not people or len({r.entity for r in line.refs}) != 1 or line.block.end - line.block.start > _LONGEST:
        return None
    rest = text[start : people[0].start].strip(_MARKS) + text[people[-1].end : line.block.end]
    return people[0] if _ASIDES.fullmatch(rest) else None
