"""Whose own a page is: the body that its head names, or that presents itself on it (団体概要, 役員紹介, 私たちについて)."""

from __future__ import annotations

import re
from itertools import pairwise

from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.lines import NAMES_OF_BODY, body_named, house_behind, without_noise
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import BlockKind, Document, Kind

# 役員紹介, 団体について, ABOUT: a page on which a body presents itself,
_PRESENTS = re.compile(r"(?:会社|企業|法人|団体|組織|協会|財団|センター|病院|学校|学園|大学|当館|施設|当社|当院|本校|当会|私たち|わたしたち|当法人|当団体|当協会)(?:に?ついて|の?(?:概要|案内|紹介|情報))|^(?:概要|沿革)|基本情報|組織(?:体制|図)|役員|スタッフ|メンバー|^チーム(?:紹介)?$|理事(?:・監事)?(?:紹介|一覧|名簿)|^(?i:about(?:us)?|ourteam|members?|history|company)$")
# ... under 法人名, or in a first sentence that says what is told or what it is.
_KEYED_NAME = re.compile(rf"[・■◆●○\s　|｜]*(?:{'|'.join(sorted(NAMES_OF_BODY))})[】\]]?(?:[ 　:：|｜\t]+)(?:[(（][^()（）]{{2,8}}[)）])?")
_TELLS_OF_ITSELF = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:の(?:[^。]{1,50}[・、])?[^。]{1,20}(?:を|について)、?(?:ご)?(?:紹介|案内|覧)|の(?:役員|スタッフ|メンバー|理事|体制)(?:名簿|一覧|紹介)?[ 　]*(?=\n|$)|は、?[^。]{4,80}(?:団体|法人|組織|協会|グループ|会|センター|NPO|社団|財団|会社)(?:です|である|になります)。)")
_FIRST_SENTENCES = 3
# © 2024 一般社団法人みどりの輪, ■ みどりの輪事務局 and nothing more, among the last lines.
_BEFORE_AT_FOOT = re.compile(r"[\s　■◆●○【\[<＜]*(?:(?:Copyright|©|ⓒ|\((?:c|C)\)|運営(?:団体|会社|元|者)?|制作|お?問い?合わ?せ(?:先)?|連絡先)[ 　:：]*)*(?:20\d\d(?:[-–]\d{0,4})?)?[ 　]*")
_BEHIND_AT_FOOT = re.compile(r"[\s　】\]>＞.]*(?:事務局|(?i:all rights reserved)[.]?|[(（][^()（）]{1,30}[)）])?[\s　]*")
_FOOT = 6  # blocks
# A town alone on a line is an address.
_GOVERNED = ("NationalGovernment", "LocalGovernment")


@by_document
def bodies_presented(document: Document, resolution: Resolution) -> tuple[str, ...]:
    """The bodies that a page presents, those named under a key such as 法人名, or else in its first sentences, or else alone at its foot; of several it is nobody's own."""
    heads = [b for b in document.blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    if not any(_PRESENTS.search(without_noise(document.text[b.start : b.end])) for b in heads):
        return ()
    keyed: list[str] = []
    told: list[str] = []
    below = _below_keys(document, document.text)
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit and not r.anaphor]
        if not bodies:
            continue
        key = _KEYED_NAME.match(document.text, block.start, bodies[0].start)
        under = reading.sentence.block in below and bodies[0].start == block.start
        if under or (key is not None and key.end() == bodies[0].start):
            keyed.append(house_behind(bodies, block.end, document.text).entity)
        elif reading.sentence.block < _FIRST_SENTENCES and bodies[0].start <= reading.sentence.start + 1 and _TELLS_OF_ITSELF.match(document.text, bodies[0].end):
            told.append(bodies[0].entity)
    return tuple(dict.fromkeys(keyed or told)) or _at_foot(document, resolution)


def _at_foot(document: Document, resolution: Resolution) -> tuple[str, ...]:
    """The body whose name is all of one of the last lines, where no other's is."""
    text, named = document.text, []
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and resolution.entities[r.entity].sector not in _GOVERNED]
        if reading.sentence.block < len(document.blocks) - _FOOT or not bodies or len(bodies) < len(reading.refs) or block.kind in (BlockKind.ROW, BlockKind.TITLE):
            continue
        whole = _BEFORE_AT_FOOT.fullmatch(text, block.start, bodies[0].start) and _BEHIND_AT_FOOT.fullmatch(text, bodies[-1].end, block.end)
        if whole and not any(text[a.end : b.start].strip(" 　") for a, b in pairwise(bodies)):
            named.append(bodies[-1].entity)
    return tuple(dict.fromkeys(named)) if len(set(named)) == 1 else ()


def named_in_head(document: Document, resolution: Resolution, body: str) -> bool:
    """Whether the title or a heading at the top names a body: whose page it is."""
    heads = [b for b in document.blocks[:4] if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    return any(r.entity == body and b.start <= r.start < b.end for reading in resolution.readings for r in reading.refs for b in heads)


def is_own_page(document: Document, resolution: Resolution, body: str, text: str) -> bool:
    """Whether a page is a body's own: its head names the body, it presents the body, or a line near the top tells it under a key such as 団体名."""
    if named_in_head(document, resolution, body) or bodies_presented(document, resolution) == (body,):
        return True
    top = document.blocks[: _PROFILE_BLOCKS]
    keyed = _below_keys(document, text)
    return any(
        r.entity == body
        for reading in resolution.readings
        if reading.sentence.block < len(top)
        for r in reading.refs
        if reading.sentence.block in keyed or body_named(top[reading.sentence.block], reading.refs, text) is r
    )


def _below_keys(document: Document, text: str) -> set[int]:
    """The lines near the top below 団体名, alone on a line."""
    return {i + 1 for i, b in enumerate(document.blocks[:_PROFILE_BLOCKS]) if without_noise(text[b.start : b.end]) in NAMES_OF_BODY}


_PROFILE_BLOCKS = 8
