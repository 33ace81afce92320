"""Who was not at a meeting: those listed below 欠席者, and whoever has 欠席 behind the name in a list of its members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line, key_of_line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Kind, Predicate, Span, Statement

_AWAY = r"欠[ 　]*席|不参加"
_WHO = r"(?:者|委員|議員|理事|役員|構成員|幹事|会員|した(?:者|委員|議員))"
# 4 欠席委員, 【欠席者】(2名): a list of those away begins, on the line or below it.
_OPENS = re.compile(rf"[^一-鿿ぁ-ヿA-Za-z]*(?:[一二三四五六七八九十]{{1,2}}[、. 　]+)?(?:{_AWAY}){_WHO}?(?![一-鿿ぁ-ヿ])")
# 出席者:早瀬 徹 欠席者:三枝 光: both in one line.
_INNER = re.compile(rf"(?P<away>{_AWAY})(?:{_WHO}|(?=[ 　]*[:：]))|出[ 　]*席(?:{_WHO}|(?=[ 　]*[:：]))")
# What else such lists are headed by: nobody below it is away any more.
_OTHER = re.compile(r"(?:本日の)?(?:ご)?(?:出席|参加|同席|事務局|説明|関係|オブザーバ|アドバイザ|傍聴|司会|書記|講師|市側|行政|職員|議題|議事|署名|代理|来賓)")
# 早瀬 徹　みどり協会副会長(欠席), 早瀬委員　※欠席
_MARK = re.compile(rf"[^、,，()\n]{{0,40}}?(?:\([^()\n]*\)[^、,，()\n]{{0,8}})?(?:[(\[【〔](?:[^()\n]{{0,6}}、)?(?:{_AWAY})[)\]】〕]|[ 　]*[※*＊×][ 　]*(?:{_AWAY})|[ 　\t]+(?:{_AWAY})[ 　]*(?:$|[、,，]))", re.MULTILINE)
_LONGEST = 400


def without_absent(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The statements but those that let somebody take part whom the line in which they read it lists as away."""
    away = list(_away(document, resolution, text))
    for statement in found:
        if statement.predicate not in (Predicate.PARTICIPANT, Predicate.SPEAKER) or not any(
            statement.object == person and line.start <= shown.start < line.end for person, line in away for shown in statement.evidence
        ):
            yield statement


def _away(document: Document, resolution: Resolution, text: str) -> Iterator[tuple[str, Span]]:
    """Each person or body that a list tells to be away, and the line that does."""
    if re.search(_AWAY, text) is None:
        return
    below = inline = False
    for line in lines(document, resolution):
        start, end = line.block.start, line.block.end
        body = text[start:end]
        if "。" in body or len(body) > _LONGEST:
            below = False
            continue
        if _OPENS.match(body) is not None:
            below, inline = True, bool(line.refs)
        else:
            below = below and _goes_on(line, inline, text)
        for ref in line.refs:
            heads = list(_INNER.finditer(text, start, ref.start))
            if (heads[-1]["away"] is not None if heads else below) or (ref.kind is Kind.PERSON and _MARK.match(text, ref.end, end)):
                yield ref.entity, Span(start, end)


def _goes_on(line: Line, inline: bool, text: str) -> bool:
    """Whether a line below those away lists one more of them; below a line of names it is one that begins with a name or a member's post."""
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    if not people or _OTHER.match(without_noise(text[line.block.start : line.block.end])):
        return False
    return not inline or _is_opening(people[0], line, text)


def _is_opening(person: Ref, line: Line, text: str) -> bool:
    before = without_noise(text[line.block.start : person.start]) or key_of_line(line.block, text)
    return not before or before in word_list("membership", "roles")
