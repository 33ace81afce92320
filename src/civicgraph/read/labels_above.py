"""Labels on lines of their own, over what is said: 【事務局】, （町長）, or a name alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from civicgraph.names import fold
from civicgraph.read.lines import Line
from civicgraph.read.openings import Opening, is_called, is_key_and_role, may_speak, says, wrapped
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind, Span

_ABOVE = re.compile(r"[【(\[<〈](?P<label>[^】)\]>〉]{1,20})[】)\]>〉]")
_NAME_ALONE = re.compile(r"[\u4e00-\u9fff々ヶぁ-ゖァ-ヴー]{1,8}(?:[ 　・][\u4e00-\u9fff々ぁ-ゖァ-ヴー]{1,6})?")
_HONORIFIC = re.compile(r"(?<=.)(?:氏|さん|様|くん)$")
_KANA = re.compile(r"[ぁ-ゖァ-ヴー]+")
# 聞き手 and 語り手, before or over the names of those who talk.
_WHO_TALKS = re.compile(r"[■◆●○【]?(?:聞き手|聴き手|語り手|話し手|話者|インタビュアー|インタビュイー|対談者|出席者|参加者)】?(?:[ 　:]+(?P<names>\S.*)|[ 　:]*)")
_BETWEEN_NAMES = re.compile(r"[、,・/／ 　]|\([^()]*\)")


def labels_above(text: str, lines: Sequence[Line]) -> dict[int, Opening]:
    """Labels on a line of their own, over what is said: （町長）; those that end in a role and come again."""
    found = {}
    for index, (line, following) in enumerate(pairwise(lines)):
        match = _ABOVE.fullmatch(fold(text[line.start : line.end]))
        if (
            match
            and not following.gap
            and match["label"].endswith(rules().speaker_roles)
            and says(text, following)
        ):
            span = Span(line.start + match.start("label"), line.start + match.end("label"))
            found[index] = Opening("above", "".join(match["label"].split()), span)
    counts = Counter(each.label for each in found.values())
    marked = found if any(count > 1 for count in counts.values()) else {}
    return marked or _bare_above(text, lines)


def _bare_above(text: str, lines: Sequence[Line]) -> dict[int, Opening]:
    """Names without any mark on lines of their own, each directly over what is said; two of them at least, turn by turn.

    A line stands between only where the head of the talk names whoever speaks.
    """
    shown = _who_talk(text, lines)
    found = {}
    for index, (line, following) in enumerate(pairwise(lines)):
        plain = line.kind in (None, BlockKind.PARAGRAPH) and line.end - line.start < 14
        match = _NAME_ALONE.fullmatch(text, line.start, line.end) if plain else None
        if match and (says(text, following) or wrapped(text, lines, index + 1)):
            label = "".join(match.group().split())
            if may_speak(label, with_prose=True) and (not following.gap or _HONORIFIC.sub("", label) in shown):
                found[index] = Opening("above", label, Span(line.start, line.end))
    if not found:
        return {}
    found = _with_unended(found, text, lines)
    counts = Counter(each.label for each in found.values())
    bare = {label: _HONORIFIC.sub("", label) for label in counts}
    kana = {label for label in counts if _KANA.fullmatch(label)}
    named = {label for label in counts if bare[label] in shown or ((label not in kana or label == bare[label]) and is_called(label, text))}
    # まとめ over the end of each chapter: what is written in kana is a voice where somebody is called that, or two others talk.
    talk = sum(counts[label] > 1 for label in named) > 1
    again = {i: e for i, e in found.items() if (counts[e.label] > 1 and (talk or e.label not in kana)) or e.label in named or is_key_and_role(e.label)}
    labels = {each.label for each in again.values() if counts[each.label] > 1}
    # 背景 and 目的 over the paragraphs of several projects: one of the voices must be called by name somewhere.
    # Whoever leads a round table speaks again and again, the others, who are called by name, once each.
    led = any(counts[label] >= _LEADS for label in labels) and len(named - labels) > 1
    return again if (len(labels) > 1 and labels & named) or led else {}


_UNENDED = re.compile(r"(?:です|ます|ました|ません|でした|ください|下さい|しょうか|ますか|ですね|ますね)[!！?？]?$")


def _with_unended(openings: dict[int, Opening], text: str, lines: Sequence[Line]) -> dict[int, Opening]:
    """The openings, and those of the same voices over words without a full stop: では三枝先生お願いします."""
    again = {each.label for each in openings.values()}
    more = dict(openings)
    for index, (line, following) in enumerate(pairwise(lines)):
        label = "".join(text[line.start : line.end].split())
        if label in again and index not in openings and not following.gap and line.kind in (None, BlockKind.PARAGRAPH) and _UNENDED.search(text, following.start, following.end):
            more[index] = Opening("above", label, Span(line.start, line.end))
    return dict(sorted(more.items()))


_LEADS = 3  # turns


def _who_talk(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """The names that the head of a talk gives after or below 聞き手 and 語り手, without さん."""
    names: set[str] = set()
    for line, following in pairwise(lines):
        match = _WHO_TALKS.fullmatch(fold(text[line.start : line.end])) if line.end - line.start < 80 else None
        if match is not None:
            told = match["names"] or fold(text[following.start : following.end])
            names |= {_HONORIFIC.sub("", name.strip()) for name in _BETWEEN_NAMES.split(told)}
    return frozenset(names - {""})
