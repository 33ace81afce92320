"""Which lines below a key such as 登壇者 are entries of its list, and whom each of them names."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import Field, word_list
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import BlockKind, Kind, Predicate


def is_attendee(line: Line) -> bool:
    """Whether a line is one person with a post: 北斗銀行 頭取 朝倉健一 様."""
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    return len(people) == 1 and any(role.end <= people[0].start for reading in line.readings for role in reading.roles)


def is_card(rule: Field, line: Line) -> bool:
    """Whether a heading in a list of people is one of them: 登壇者 over 朝倉健一（あさくら けんいち）."""
    first = line.refs[0] if line.refs else None
    return first is not None and first.kind is Kind.PERSON and first.start <= line.block.start + 1 and "Person" in rule.object


def is_topic(section: Field, key: str) -> bool:
    """テーマ：… between the speakers of a list: what one of them speaks of."""
    return section.predicate is Predicate.SPEAKER and key in word_list("columns", "what")


def is_post(section: Field, line: Line, words: str) -> bool:
    """副本部長 below a name in a list of people: what he is, and no end of the list."""
    told = "Person" in section.object and (any(reading.roles for reading in line.readings) or lexicon().title_at_end(words) or lexicon().sector_of_form(words))
    return bool(told) and "。" not in words and len(words) <= 80


# 令和6年6月8日(土)  13:30~16:30(受付13:00~)
_HOURS = re.compile(r"(?:[0-9 　:：/.年月日時分~〜～元、-]|令和|平成|午[前後]|から|まで|[(（][^()（）]{1,12}[)）])+")


def may_list(rule: Field, line: Line, text: str) -> bool:
    """Whether a line under a key can be one of its values; a row only where people are listed, or where a day and its hours stand apart."""
    if line.block.kind is BlockKind.ROW and not rule.object and line.dates:
        return _HOURS.fullmatch(text, line.block.start, line.block.end) is not None
    if line.block.kind is BlockKind.ROW:
        return "Person" in rule.object and sum(r.kind is Kind.PERSON for r in line.refs) == 1
    return line.block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)


def is_listed(rule: Field, line: Line, text: str) -> bool:
    """Whether a line reads as an entry of a list, not as a sentence."""
    body = text[line.block.start : line.block.end]
    dated = not rule.object and any(reading.dates for reading in line.readings)
    return (bool(line.refs) or dated) and "。" not in body[:-1] and not body.rstrip("?？ \u3000").endswith("とは")


def leading(rule: Field, line: Line) -> tuple[Ref, ...]:
    """Of an entry in a list of people the first name, not the body in its bracket; of a list of bodies all."""
    if rule.predicate is Predicate.SPEAKER:
        return tuple(r for r in line.refs if r.kind is Kind.PERSON)[:1]
    return line.refs if "Organization" in rule.object else line.refs[:1]
