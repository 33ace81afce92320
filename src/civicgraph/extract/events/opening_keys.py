"""Keys that only a blank parts from their values: 開会挨拶　千葉 佳子, 主催団体　みどりの会."""

from __future__ import annotations

import re

from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import Field
from civicgraph.extract.text.lines import Line, without_noise
from civicgraph.records import Kind, Predicate

HOSTS = (Predicate.ORGANIZER, Predicate.SPONSOR)
# 開催場所　みなとホール, (場 所)みなとホール
_OPENING_KEY = re.compile(r"[(（]?([一-鿿ァ-ヺー・とき][一-鿿ァ-ヺー・ころき 　]{0,10}?[一-鿿ァ-ヺー・ろき])(?:[)）][ 　]*|[ 　]+)(?=[^ 　)）])")


def key_before_blank(line: Line, text: str) -> Field | None:
    """開会挨拶　千葉 佳子 / みどり協会: the rule of a key that only a space parts from the name of who speaks or holds it, the day or the place."""
    opening = _OPENING_KEY.match(text, line.block.start, line.block.end)
    if opening is None or line.block.label is not None or "。" in text[line.block.start : line.block.end]:
        return None
    rule = rule_of(without_noise(opening.group(1)))
    first = line.refs[0] if line.refs else None
    if rule is None:
        return None
    if rule.predicate is Predicate.SPEAKER:
        return rule if first is not None and first.kind is Kind.PERSON and first.start == opening.end() else None
    if rule.predicate is Predicate.START_DATE and "Event" in rule.subject:
        return rule if any(d.start == opening.end() for d in line.dates) else None
    if rule.predicate in (*HOSTS, Predicate.FUNDER):
        # 主催団体　みどりの会（構成団体：…）
        between = text[opening.end() : first.start] if first is not None and first.kind is Kind.ORGANIZATION else "-"
        return rule if not between or between.strip(" 　") in lexicon().legal_forms else None
    held_there = rule.predicate is Predicate.LOCATION and "Event" in rule.subject
    return rule if held_there and first is not None and first.start == opening.end() else None
