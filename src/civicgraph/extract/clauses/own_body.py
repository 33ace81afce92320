"""The body whose page a document is, where the text itself says so."""

from __future__ import annotations

import re

from civicgraph.extract.clauses.presented import bodies_presented, is_own_page
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import name_key
from civicgraph.records import Block, BlockKind, Document, Kind

# みどりの輪は2023年4月に設立しました。, where the page speaks of 私たち: who set it up speaks.
_SET_UP = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?は、?[^。、はがを「」]{0,30}?(?:に|で|として)?、?(?:設立|結成|発足|創設|スタート|活動を開始)(?:いた)?しました")
_WE = re.compile(r"私たち|わたしたち|私達|当団体|当会|本会|当法人|本団体|メンバー募集|会員募集|メンバーを募集")
_GOVERNED = ("NationalGovernment", "LocalGovernment")
# みどりの会　活動報告, みどりの会 2024年5月2日: in the head of a page nothing beside the name but what the page is, and of when.
_SORT_OF_PAGE = re.compile(
    r"(?:[\s|｜/／:：・*–—-]|の(?=[活開事お公ホニブ歩沿概])|に?ついて|とは|(?:活動|開催|事業|イベント)?(?:報告|レポート|リポート|記録|情報)|ニュース(?:レター)?|トピックス|お知らせ|ブログ|(?i:blog|news|topics|web)|マガジン"
    r"|(?:協会|会|支部|事務局)?(?:だより|たより|便り)|通信|会報|機関紙|(?:公式)?(?:ホームページ|サイト|ウェブサイト)|事務局|(?:会社|企業|法人|団体|組織|事業)(?:概要|案内|紹介|情報|沿革)|(?:これまでの)?(?:歩み|あゆみ|沿革|歴史|概要|活動)(?:のご?紹介)?)*[\s第号0-9年月日./版()（）月火水木金土春夏秋冬VvOoLlN-]*"
)
# みどり会議を開催しました | みどりの会: the site after the title.
_AFTER_TITLE = re.compile(r"(?:[|｜]|[ 　][-–—])[ 　]*$")
_HEAD = 5  # blocks


def own_body(document: Document, resolution: Resolution, owner: str | None, text: str) -> str | None:
    """The body of the page: its publisher, the `owner` that a heading at the top names, or the only one that it says it set up as its own."""
    if owner is not None and resolution.entities[owner].sector in _GOVERNED:
        return None
    if owner is not None and (is_own_page(document, resolution, owner, text) or _publishes(document, resolution, owner)):
        return owner
    if _WE.search(text) is None:
        return None
    named = [r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit]
    set_up = {r.entity for r in named if _SET_UP.match(text, r.end)}
    return set_up.pop() if len(set_up) == 1 else None


def _publishes(document: Document, resolution: Resolution, body: str) -> bool:
    return document.publisher is not None and any(name_key(n.text) == name_key(document.publisher) for n in resolution.entities[body].names)


def host_of_page(document: Document, resolution: Resolution, owner: str | None, text: str) -> Ref | None:
    """The body whose page a document is, to which what is said to be held by nobody else belongs: a line of the head is its name, or the page presents it."""
    if owner is None or resolution.entities[owner].sector in _GOVERNED:
        return None
    own = _publishes(document, resolution, owner) or bodies_presented(document, resolution) == (owner,)
    named = (r for reading in resolution.readings if reading.sentence.block < _HEAD for r in reading.refs if r.entity == owner and not r.unit)
    if own or any(_is_head(ref, document.blocks, text) for ref in named):
        return Ref(0, 0, owner, Kind.ORGANIZATION, 0.7)
    return None


def _is_head(ref: Ref, blocks: tuple[Block, ...], text: str) -> bool:
    """Whether a name is all of the title or, with words such as 活動報告 or a date, of a line, or stands behind the title as that of the site."""
    block = next(b for b in blocks if b.start <= ref.start < b.end)
    if block.kind in (BlockKind.ROW, BlockKind.TURN, BlockKind.ITEM) or block.label is not None:
        return False
    before = text[block.start : ref.start].strip(" 　■◆●【「『*")
    bare = next((before.removesuffix(form) for form in lexicon().legal_forms if before.endswith(form)), before)
    if not bare:
        # みどりの会, alone under 出展作品: one of several.
        titled = block.kind in (BlockKind.TITLE, BlockKind.BYLINE) or text[ref.end : block.end].strip(" 　」』】*") != ""
        return titled and _SORT_OF_PAGE.fullmatch(text, ref.end, block.end) is not None
    return block.kind is BlockKind.TITLE and ref.end == block.end and _AFTER_TITLE.search(text, block.start, ref.start - (len(before) - len(bare))) is not None
