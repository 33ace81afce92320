"""Whom a page is about by its title or its first sentence, and whom it portrays."""

from __future__ import annotations

import re
from collections import Counter

from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind

# X協会 沿革: what the page of a body is about.
OF_BODY = re.compile(r"(?:\d+(?:周年|年)(?:の|間の|記念)?)?(?:歴史|史|沿革|歩み|あゆみ|概要|人事(?:異動)?|新?役員(?:改選)?|正副議長|議長・副議長|名簿|紹介|組織図|組織|メンバー|スタッフ|定款|規約|とは|について)(?:一覧)?$")
# 三枝ふみ（さえぐさ ふみ、1912年3月4日 - 1988年）は、日本の社会事業家。: how an encyclopaedia begins.
_ENTRY = re.compile(r"[(（](?=[^()（）\n]{0,60}?(?:[0-9]{4}年|[ぁ-ゖ]{3}))[^()（）\n]{4,120}[)）](?:は|とは)、")
_ENTRY_WITHIN = 3  # sentences


def titled_after(document: Document, resolution: Resolution) -> Ref | None:
    """Whom a document is about: the body or person whose name is all of its title, but for words such as 沿革, or whom its first sentence explains as an encyclopaedia does."""
    for reading in resolution.readings[:_ENTRY_WITHIN]:
        first = reading.refs[0] if reading.refs else None
        opens = first is not None and first.kind in (Kind.ORGANIZATION, Kind.PERSON) and document.text[reading.sentence.start : first.start].strip("「『 　")
        if first is not None and (opens == "" or (opens and opens.endswith(("法人", "会社")))) and _ENTRY.match(document.text, first.end):
            return first
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        first = reading.refs[0] if reading.refs else None
        if block.kind is not BlockKind.TITLE or first is None or first.kind not in (Kind.ORGANIZATION, Kind.PERSON):
            return None
        before = document.text[block.start : first.start].strip(" 　-–|｜:：")
        if before and OF_BODY.fullmatch(before) and not document.text[first.end : block.end].strip(" 　"):
            return first
        rest = document.text[first.end : block.end].strip(" 　-|｜:：の")
        return first if first.start <= block.start + 1 and (not rest or OF_BODY.fullmatch(rest) or (first.kind is Kind.PERSON and _OF_PERSON.fullmatch(rest))) else None
    return None


# 早瀬 徹 | Toru Hayase, 早瀬徹（はやせ とおる）プロフィール: the page of somebody.
_OF_PERSON = re.compile(r"(?:(?:氏|さん|先生|様)(?=[ 　の]*(?:プロ|略歴|経歴|自己)))?[ 　]*(?:[(（][^()（）]{2,30}[)）])?[ 　]*(?:[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3})?[ 　]*の?(?:プロフィール|略歴|経歴|自己紹介|(?i:profile|biography|bio))?")
_PORTRAYED = re.compile(CALLED + r"?(?:[(（][^()（）]{1,40}[)）])?(?:は|が|も|の(?:訃報|経歴|略歴|プロフィール))")


def portrayed(document: Document, resolution: Resolution) -> str | None:
    """The one person whom a text tells of (a portrait, an obituary): named first, spoken of, and hardly anybody else."""
    people = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.PERSON]
    if not people or any(b.kind is BlockKind.TURN for b in document.blocks):
        return None
    (whom, said), *_ = Counter(r.entity for r in people).most_common(1)
    spoken = any(r.entity == whom and _PORTRAYED.match(document.text, r.end) for r in people)
    opening = document.blocks[min(2, len(document.blocks) - 1)].end
    return whom if spoken and said >= 2 and 3 * said >= 2 * len(people) and people[0].entity == whom and people[0].start < opening else None
