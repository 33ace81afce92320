"""A document line by line: blocks with their resolved mentions, and the keys that open them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from msgspec import Struct, structs

from civicgraph.dates import DateMention
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Block, BlockKind, Document, Kind

# The blocks of which lists of names are made, one a line.
LISTED = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)
_NOISE = re.compile(r"[\s　■◆●○〇・【】\[\]<>＜＞:：0-9.．、()（）]+")


# What may stand before the date that a line of a list, a career or a chronicle begins with, and the year of such a date.
MARKS = r"[\s　・•●○◯■□◆◇▼▶*＊-]*"
YEAR = r"(?:19|20)\d\d"
ERA = r"(?:明治|大正|昭和|平成|令和)[ 　]*(?:元|\d{1,2})"
_MARKED = re.compile(rf"{MARKS}[【\[(〔]?")
# What minutes are called.
MINUTES = r"(?:議事(?:録|要旨|概要|要録)|会議(?:録|要旨|概要))"
# 主なスポンサーには以下が含まれます：, between スポンサー and the list
ANNOUNCES = re.compile(r"[^。]{0,24}(?:以下|次の|下記)[^。]{0,24}[:：。]")
# 作品名(活動名称): a remark on the key.
_REMARK = re.compile(r"\([^()]{1,8}\)$")


@lru_cache(maxsize=1 << 10)
def without_noise(words: str) -> str:
    """What a line or a key says without its marks and numbers; finder after finder asks it of the same lines.

    >>> without_noise("■ 1. 会 場：")
    '会場'
    """
    return _NOISE.sub("", words)


class Line(Struct, frozen=True, gc=False):
    """One block with all that was read in it."""

    number: int
    block: Block
    refs: tuple[Ref, ...]
    readings: tuple[ResolvedReading, ...]
    dates: tuple[DateMention, ...]

    def opening_date(self, text: str) -> DateMention | None:
        """The date that the line begins with, behind no more than the mark of a list."""
        first = self.dates[0] if self.dates else None
        return first if first is not None and _MARKED.fullmatch(text, self.block.start, first.start) else None


@by_document
def lines(document: Document, resolution: Resolution) -> tuple[Line, ...]:
    """The document's blocks with their resolved mentions."""
    by_block: dict[int, list[ResolvedReading]] = defaultdict(list)
    for reading in resolution.readings:
        by_block[reading.sentence.block].append(reading)
    blocks = document.blocks
    return tuple(
        # Most lines are one sentence.
        Line(i, blocks[i], found[0].refs, tuple(found), found[0].dates)
        if len(found) == 1
        else Line(i, blocks[i], tuple([r for x in found for r in x.refs]), tuple(found), tuple([d for x in found for d in x.dates]))
        for i, found in sorted(by_block.items())
    )


def written_lines(line: Line, text: str) -> tuple[Line, ...]:
    """The block of a line by the lines in which it is written, where dates and names stand in several of them."""
    block = line.block
    if len(line.dates) < 2 or "\n" not in text[block.start : block.end]:
        return (line,)
    breaks = [i for i in range(block.start, block.end) if text[i] == "\n"]
    parts = zip([block.start, *(i + 1 for i in breaks)], [*breaks, block.end], strict=True)
    return tuple(
        structs.replace(
            line,
            block=replace(block, start=start, end=end),
            refs=tuple(r for r in line.refs if start <= r.start and r.end <= end),
            dates=tuple(d for d in line.dates if start <= d.start and d.end <= end),
        )
        for start, end in parts
    )


def key_of_line(block: Block, text: str) -> str:
    if block.label is None and block.kind is BlockKind.ROW and len(block.cells) > 1:
        # と き | 令和5年…: a row of a key and its value.
        return without_noise(_REMARK.sub("", block.cells[0].of(text)))
    # 旧本社　所在地：北浜市: of what was.
    former = "旧" if block.label is not None and text[block.start : block.label.start].lstrip(" 　・(").startswith("旧") else ""
    return former + without_noise(_REMARK.sub("", block.label.of(text))) if block.label is not None else ""


# Keys over or before the name of the body that a profile is of.
NAMES_OF_BODY = frozenset(["会社名", "社名", "企業名", "商号", "法人名", "登記法人名", "正式名称", "団体名", "組織名", "事業者名", "名称", "運営会社", "運営団体", "運営法人", "運営元", "運営会社名", "運営団体名", "運営法人名", "運営主体", "団体の名称", "法人の名称"])


def body_named(block: Block, refs: Sequence[Ref], text: str) -> Ref | None:
    """The body whose name a line gives as such (会社名：みどり株式会社): the lines below, up to the next such, are of it."""
    if block.label is None or key_of_line(block, text) not in NAMES_OF_BODY:
        return None
    named = [r for r in refs if r.kind is Kind.ORGANIZATION and not r.unit]
    # 特定非営利活動法人 みどりの輪: the form may stand apart.
    form = text[block.label.end : named[0].start].strip(" 　:：") if named else ""
    return house_behind(named, block.end, text) if named and (not form or form in lexicon().legal_forms) else None


def house_behind(named: Sequence[Ref], end: int, text: str) -> Ref:
    """医療法人 みどり会　みどり病院: of a name and that of whoever runs it before it, the name; else the first."""
    run = named[:2]
    both = len(named) == 2 and text[run[0].end : run[1].start].isspace() and not text[run[1].end : end].strip(" 　」』")
    return run[1] if both else named[0]


# 実証実験期間, 事業実施場所, 大会会場: the key after what it is of; ゴールドスポンサー: ... after its rank.
_OF_WHAT = re.compile(
    r"(?:本|当)?(?:実証実験|実証事業|社会実験|実証|実験|事業|プロジェクト|イベント|大会|講座|研修)(?:の)?(?=..)"
    r"|(?:レギュラー|プラチナ|ゴールド|シルバー|ブロンズ|ダイヤモンド|ダイアモンド|メイン|トップ|オフィシャル|スペシャル|プレミアム|グローバル|ローカル|特別)(?=スポンサー)"
    r"|(?i:platinum|gold|silver|bronze|diamond|special|official|main|regular) ?(?=sponsor)"
)


@lru_cache(maxsize=1 << 10)
def bare_key(key: str) -> str:
    """A key without the class of what its line describes.

    >>> bare_key("実証実験期間")
    '期間'
    """
    of = _OF_WHAT.match(key)
    return key[of.end() :] if of is not None else key
