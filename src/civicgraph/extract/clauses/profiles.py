"""Whose profile the lines of a page are: a post and a name over prose, the years of a career."""

from __future__ import annotations

import re

from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import without_noise
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.extract.text.words import words_within
from civicgraph.records import Block, BlockKind, Document, Kind

# 理事　三枝徹（北斗大学教授）: a line with a name, the post before it and what is in brackets after it,
_HEADLINE = re.compile(rf"[ 　]*{CALLED}?[ 　]*(?:[(（][^\n。]{{2,60}}[)）])?[ 　]*$")
_POSTED = re.compile(rf"[ 　]*{CALLED}?[ 　]*(?:[(（][ぁ-ゖァ-ヺA-Za-z・ 　]{{2,24}}[)）])?[ 　／/|｜:：,、-]+(?=[^\n。、]{{4,60}}$)")
_SORT = re.compile(r"[一-鿿ァ-ヺー・]{2,8}[ 　:：／/]+")
# and a line of prose below it that opens with nobody's name.
_PROSE_BELOW = re.compile(rf"\n+(?!(?!(?:専門|専攻|研究テーマ|主な著書|著書|趣味|現在)(?:分野)?は)[^\n。]{{0,40}}{CALLED}?[はが])[^\n]{{8,}}。")


def begins_with_year(block: Block, reading: ResolvedReading) -> bool:
    """平成3年~平成15年 　北斗県議会議員: a row of somebody's career."""
    return bool(reading.dates) and bool(block.cells) and block.cells[0].start <= reading.dates[0].start < block.cells[0].end


def heads_profile(block: Block, reading: ResolvedReading, text: str) -> bool:
    """Whether a line has a post, a name and a bracket, and prose stands below it: 理事　三枝徹（北斗大学教授）."""
    people = [r for r in reading.refs if r.kind is Kind.PERSON]
    line = text.find("\n", block.start, block.end)
    end = block.end if line == -1 else line
    # 広報　早瀬 徹: what somebody does there, as good as a post.
    sort = people and _SORT.fullmatch(text, block.start, people[0].start)
    if len(people) != 1 or people[0].end > end or not (reading.roles or sort) or block.kind is BlockKind.ROW or "。" in text[block.start : end]:
        return False
    before = text[block.start : people[0].start].strip(" 　")
    posts = [r for r in reading.roles if r.end <= people[0].start]
    opens = not before or sort or (posts and text[people[0].start - 1].isspace() and not re.search(r"[、はがをに]", before))
    # 早瀬徹　みどり協会代表理事, 早瀬徹 / 北斗大学 教授
    posted = not before and _POSTED.match(text, people[0].end, end) is not None and any(r.end == len(text[:end].rstrip(" 　")) for r in reading.roles)
    return bool(opens and (posted or _HEADLINE.fullmatch(text, people[0].end, end)) and _PROSE_BELOW.match(text, end))


def spellings(resolution: Resolution) -> dict[str, Ref]:
    """The people whose names are written with kanji, by the hiragana that their names are read with."""
    found: dict[str, Ref] = {}
    for reading in resolution.readings:
        for ref in reading.refs:
            if ref.kind is not Kind.PERSON:
                continue
            words = words_within(reading.sentence.words, ref.start, ref.end)
            if len(words) > 1:
                read = "".join(w.reading for w in words if not w.surface.isspace())
                found.setdefault("".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in read), ref)
    return found


_LECTURER = re.compile(r"[^一-鿿ァ-ヺ]{0,4}(?:講師|講演者|登壇者|演者|ゲスト)名?[ 　:：】]")
_HIS_PROFILE = re.compile(r"(?:講師|講演者|登壇者|演者|ゲスト)の?ご?(?:プロフィール|紹介|略歴|経歴)|プロフィール|略歴")


def is_about_lecturer(block: Block, text: str) -> bool:
    """Whether a line is 講師プロフィール or the like, and nothing else."""
    return block.end - block.start < _LONGEST_HEAD and block.label is None and _HIS_PROFILE.fullmatch(without_noise(text[block.start : block.end])) is not None


_LONGEST_HEAD = 20


def only_lecturer(document: Document, resolution: Resolution, text: str) -> Ref | None:
    """Who speaks, where the lines with a key for that name one person and the line 講師プロフィール stands over what is told of nobody else."""
    if not any(is_about_lecturer(b, text) for b in document.blocks):
        return None
    speaking: dict[str, Ref] = {}
    for reading in resolution.readings:
        if _LECTURER.match(text, document.blocks[reading.sentence.block].start):
            speaking |= {r.entity: r for r in reading.refs if r.kind is Kind.PERSON}
    return next(iter(speaking.values())) if len(speaking) == 1 else None
