"""Whose the fields below a line are: of the body that a heading names, of a gathering beside the event, of nothing that a remark names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from civicgraph.extract.events.talks import talks_on_lines
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import partner_keys
from civicgraph.extract.text.lines import Line, key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind

_BODIES = (Kind.ORGANIZATION, Kind.PROJECT, Kind.WORK)
_NAMES_ONLY = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?[ 　]*(?:について|とは|の?(?:会社|団体|組織|法人|企業)?(?:概要|情報|紹介|案内|プロフィール))?[^一-鿿ぁ-ヺA-Za-z]*")
# 記者会見のご案内, 懇親会: a gathering without a name of its own.
_GATHERINGS = ("会見", "説明会", "懇親会", "交流会", "内覧会", "記者発表")
_ASIDE = re.compile(rf"[^一-鿿ァ-ヺA-Za-z]{{0,3}}(?:取材|事前|参加者?|入会|報道)?(?:記者)?(?:{'|'.join(_GATHERINGS)})等?(?:の?(?:ご?案内|お?知らせ|概要|日程|開催概要|詳細))?[^一-鿿ぁ-ゖ]{{0,3}}")
# 講演会のお知らせ, below what a newsletter tells of its body's general meeting: another gathering.
_NOTICE = re.compile(
    r"[^一-鿿ァ-ヺA-Za-z]{0,3}[一-鿿ァ-ヺー]{0,10}?(講演会|研修会|学習会|勉強会|見学会|講習会|体験会|相談会|展示会|発表会|報告会|講座|教室|セミナー|シンポジウム|フォーラム|ワークショップ|総会|大会|まつり)(?:開催)?の?(?:お知らせ|ご?案内|参加者?募集|受講者?募集)[^一-鿿ぁ-ゖ]{0,3}"
)
_REMARK = re.compile(r"[\s　]*(?:※|\((?![^()]{0,4}\)))")


def owner_below(line: Line, owner: str | None, text: str) -> str | None:
    """Whose the profile below a line is, on a page of `owner`: below ■みどり社について of that body, below ■みどりナビの運営 of nobody told."""
    named = [r for r in line.refs if r.kind in _BODIES]
    if line.block.kind is not BlockKind.HEADING or not named or any(r.entity == owner for r in named):
        return owner
    first, block = named[0], line.block
    alone = len(named) == 1 and first.kind is Kind.ORGANIZATION and not first.unit and first.start <= block.start + 2
    return first.entity if alone and _NAMES_ONLY.fullmatch(text, first.end, block.end) else None


# Keys of a card about a body.
_OF_CARD = ("代表", "所在地", "住所", "設立", "発足", "創立", "創業", "本社", "活動")


def _is_of_card(field: Block, above: Block, text: str) -> bool:
    key = key_of_line(field, text)
    return key.startswith(_OF_CARD) or (key in partner_keys() and above.kind is BlockKind.PARAGRAPH)


def over_fields(line: Line, document: Document, text: str) -> Ref | None:
    """The body or the house whose name is a line right above what a card tells of it (代表：…, 所在地：…), one of several such cards."""
    block, first = line.block, next(iter(line.refs), None)
    below = document.blocks[line.number + 1] if line.number + 1 < len(document.blocks) else None
    if first is None or first.kind not in (Kind.ORGANIZATION, Kind.PLACE) or first.unit or block.label is not None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    if below is None or below.label is None or not _is_of_card(below, block, text) or text.count("\n", block.end, below.start) != 1:
        return None
    before = text[block.start : first.start].strip(" 　")
    return first if before in ("", *lexicon().legal_forms) and _NAMES_ONLY.fullmatch(text, first.end, block.end) else None


def is_aside(words: str, names: Iterable[str]) -> bool:
    """Whether a line is over the fields of a gathering beside the main event, which has these `names`."""
    if (notice := _NOTICE.fullmatch(words)) is not None:
        return not any(notice[1] in name for name in names)
    return _ASIDE.fullmatch(words) is not None and not any(name.endswith(_GATHERINGS) for name in names)


def is_remark(block: Block, text: str) -> bool:
    """Whether a line only adds to what stands above it: （みどりウィーク全体は5月31日まで）, ※「みどりの日」と同時開催."""
    return _REMARK.match(text, block.start) is not None or "※" in text[max(0, block.start - 2) : block.start]


def amid_programme(line: Line, document: Document, resolution: Resolution, text: str) -> bool:
    """Whether a field stands in the programme of an event: more of that follows, or it is right below a part of it and nowhere else told."""
    talks = talks_on_lines(text)
    if any(talk.title.start > line.block.end for talk in talks):
        return True
    # 分科会「…」, below it its own 日時 and 会場, and then who speaks there.
    below = next((x for x in lines(document, resolution) if x.number > line.number and x.block.label is None), None)
    given = below is not None and below.block.kind is not BlockKind.HEADING and bool(below.refs) and below.refs[0].kind is Kind.PERSON and below.refs[0].start <= below.block.start + 1
    if given and below is not None and "\n\n" not in text[line.block.end : below.block.start]:
        return True
    above = document.blocks[line.number - 1] if line.number else line.block
    part = next((r for x in lines(document, resolution) if x.number == line.number - 1 for r in x.refs if r.kind is Kind.EVENT), None)
    if part is None or above.kind is BlockKind.TITLE or text.count("\n", above.end, line.block.start) != 1:
        return False
    # 15:00 見学会「…」 and 場所：… right below it, the last line there; several fields below several parts are of none of them.
    following = document.blocks[line.number + 1] if line.number + 1 < len(document.blocks) else None
    return len(talks) < _SEVERAL or following is None or following.label is None


_SEVERAL = 2  # parts of a programme


_CONTACT = re.compile(r"[^一-鿿ぁ-ゖァ-ヺ]{0,4}(?:(?:参加)?お?申し?込み?(?:方法|先)?|お?問い?合わ?せ先?|連絡先)(?:(?:・|/|／|及び|と)(?:お?申し?込み?(?:方法|先)?|お?問い?合わ?せ先?|連絡先))?(?:[ 　:：】>\]]|$)")


def is_contact(words: str) -> bool:
    """Whether a line begins with whom to ask or where to apply: 申込み・問合せ先, with or without who that is."""
    return _CONTACT.match(words) is not None
