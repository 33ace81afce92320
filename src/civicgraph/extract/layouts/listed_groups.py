"""Groups that a list names, whatever their names are made of: below 助成団体, 採択団体は次のとおりです, 参加団体一覧."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Block, BlockKind, Document, Kind, Span

_GROUPS = re.compile(
    r"(?:助成|採択|交付|受賞|参加|出展|出店|構成|加盟|加入|協力|賛同|登録|参画|会員|応援|協賛|表彰|支援|寄付|認定|選定)(?:対象)?(?:団体|先|グループ)"
    r"|(?:次|下記|以下)の[0-9]*(?:団体|グループ)(?=に|を|が|へ|から|です)"
)
_LEADS_IN = re.compile(r"(?:次|下記|以下|左記)の|(?:とお|通)り|[:：][ 　]*$|です。?$|ました。?$|一覧|紹介|[)）][ 　]*$|(?:団体|先|グループ)[】〕>＞ 　]*$")
_OTHERS = re.compile(r"募集|応募|要件|条件|資格|公募|申請|対象となる|向け|できる|ください|とは|過去")
_LONGEST_LIST = 60  # lines
_ENTRY = re.compile(r"(?:[0-9０-９]{1,3}[.．)）、][ 　]*|No\.?[0-9]+[ 　]*)?(?P<name>[^\s　。、,，:：()（）「」『』\[\]【】/／|｜0-9０-９][^。、,，:：()（）「」『』\[\]【】/／|｜\t\n]{1,24}?)[ 　]*(?:[(（][^()（）]*[)）][ 　]*)?(?:$|[\t　:：]|  |[「『]|[0-9０-９,，]+万?千?円)")
_ENDS = (
    "会", "クラブ", "倶楽部", "サークル", "ネット", "ネットワーク", "チーム", "ラボ", "隊", "団", "コミュニティ", "コンソーシアム", "食堂", "文庫", "カフェ", "ハウス", "広場", "ひろば",
    "の家", "の森", "の里", "の庭", "プロジェクト", "塾", "舎", "工房", "座", "楽団", "グループ", "たち", "仲間", "友", "クルー", "ファーム",
)
# てとて, ひだまり: what holds common words in kanji (雨天決行) as well says something.
_COINED = re.compile(r"[ぁ-ゖァ-ヺーA-Za-z&・]{3,}")
_NO_NAME = re.compile(r"円$|(?:自治体|機関|団体|企業|作品|その他|など|等)$|^(?:ほか|他|主な|その他)|(?:です|ます|した|する|ください|について|一覧|以上|下記|合計|総額|件数|名称|団体名|事業名)$|^(?:令和|平成|昭和|計|全|約|第)|はこちら|さん$|氏$|様$")


def find_listed_groups(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The group that an entry of such a list begins with."""
    if not _holds_groups(text):
        return
    block = document.blocks[number]
    name = _name(block, text) if _over(document, number, text) is not None else None
    if name is None:
        return
    if name.of(text).endswith(_ENDS):
        yield LaidOut(name, Kind.ORGANIZATION, 0.8, "group-in-list", 5.7)
    elif block.label is None and _COINED.fullmatch(name.of(text)) and not in_dictionary(name.of(text)):
        yield LaidOut(name, Kind.ORGANIZATION, 0.7, "group-in-list", 2.4)


@lru_cache(maxsize=8)
def _holds_groups(text: str) -> bool:
    """Whether a text has such a list at all: most have none, and each line asks."""
    return _GROUPS.search(text) is not None


@by_block
def _over(document: Document, number: int, text: str) -> int | None:
    """The line that leads in to the list of groups in which a block is an entry; None where it is none of such a list."""
    block = document.blocks[number]
    if not _may_be_entry(block, text):
        return None
    for above in range(number - 1, max(-1, number - _LONGEST_LIST), -1):
        over = document.blocks[above]
        said = text[over.start : over.end]
        below = document.blocks[number + 1 : number + 2]
        if above == number - 1 and not (below and below[0].kind is block.kind and _may_be_entry(below[0], text)) and _GROUPS.search(said) is not None:
            # A line alone below 出展団体紹介, over what it does: no list.
            return None
        if _GROUPS.search(said) is not None and (over.kind is not block.kind or not _may_be_entry(over, text) or _LEADS_IN.search(said)):
            return above if _LEADS_IN.search(said) is not None and _OTHERS.search(said) is None else None
        if over.kind is not block.kind or not _may_be_entry(over, text):
            return None
    return None


def _may_be_entry(block: Block, text: str) -> bool:
    listed = block.kind is BlockKind.ITEM or (block.kind is BlockKind.PARAGRAPH and block.label is None)
    return listed and block.end - block.start <= 80 and "。" not in text[block.start : block.end]


def _name(block: Block, text: str) -> Span | None:
    """The name that an entry begins with, up to a gap, a bracket or a sum; none of a person, a post or a remark."""
    entry = _ENTRY.match(text, block.start, block.end)
    if entry is None or _NO_NAME.search(entry["name"].rstrip()):
        return None
    name = entry["name"].rstrip(" 　")
    lex = lexicon()
    plain = name in lex.not_organisations or name in lex.class_nouns or lex.title_at_end(name) is not None
    return Span(entry.start("name"), entry.start("name") + len(name)) if len(name) > 2 and not plain else None
