"""Names that stand as a heading over what they are, or before it on a line of a list: みどりナビ, and below it 店を探せるアプリです."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import VAGUE, bare_title, coined, is_sentence
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Block, BlockKind, Document, Kind, Span

METHOD = "heading-over-class"
_LONGEST_NAME, _LONGEST_SENTENCE, _LEAST_SENTENCE = 40, 140, 9  # characters
_MARK = re.compile(r"[\s　#■□◆◇●○◎▼▶★☆・*\-]*(?:[(（]?[0-9①-⑳]{1,2}[)）.．、]?[ 　]+)?")
_REMARK = re.compile(r"[ 　]*(?:[(（](?:[^()（）]{0,6}[0-9]{4}[ 　]?年[^()（）]*|[ァ-ヺー・ぁ-ゖ ]{2,20}|仮称?)[)）])+[ 　]*$")
# What closes the first sentence behind the noun that says what the thing is.
_CLOSES = re.compile(r"(?:です|だ|である|でした|であった|になります|となります)?[。.!！]?[ 　]*$")
_OTHER_TOPIC = re.compile(r"(?<![あるで])は(?=[、一-鿿ァ-ヺ])|(?:も|が)、")
_THIS = re.compile(r"^(?:これ|本|この|当)[^、。はが]{0,10}は")
_NO_NAME = re.compile(
    r"(?:とは|について|に向けて|概要|目的|背景|特徴|特長|紹介|内容|趣旨|経緯|流れ|方法|使い方|機能|対象|一覧|お知らせ|案内|ポイント|メリット|活動|事例|実績|成果|課題|展望|歩み|沿革|理念|想い|思い|挨拶|あいさつ|構成|体制|メンバー|予定|結果|報告|記録|様子|レポート|まとめ|はじめに|おわりに|最後に|情報|募集|申込み?|参加費|日時|場所|会場|詳細|要項|資料|種類|役割|仕組み|しくみ|取り?組み?|の声|受賞|掲載|出演|講師|登壇|関連|その他|全体|第[0-9]+[回章節部])$|[。、?？!！:：]|コメント$|^(?:本|当|この|各|主な|過去|今後|第[0-9]+回$)"
)
_IS_NAME = re.compile(r"[A-Za-z]{3}|[ァ-ヺー]{3}|[ぁ-ゖ][一-鿿ァ-ヺ]|[一-鿿ァ-ヺ][ぁ-ゖ]")
# ・空色ウォーキング　観光客向けのプログラム, みどりマップ：町の店を載せた地図
_ITEM = re.compile(r"(?P<name>[^\n:：　–—―]{3,30}?)(?:[ ]*[:：][ 　]*|　+|[ ]+[–—―-][ ]+)(?P<said>[^\n]{9,140})")
_KINDS = (Kind.EVENT, Kind.PROJECT, Kind.WORK)
_SEVERAL = 2


def _kind_of(said: str) -> Kind | None:
    """What the last noun of a sentence that says what something is tells, where it speaks of nothing else."""
    said = said.rstrip(" 　")
    noun = said[: _CLOSES.search(said).start()]  # type: ignore[union-attr]
    body = _THIS.sub("", noun)
    if not _LEAST_SENTENCE <= len(said) <= _LONGEST_SENTENCE or _OTHER_TOPIC.search(body):
        return None
    told = lexicon().class_of(noun)
    if told is None or told[0] not in _KINDS or told[1] in VAGUE or len(told[1]) < 2:
        return None
    # …を探せるアプリ, …の地図, …向けのプログラム: what it is, described before.
    described = noun[: len(noun) - len(told[1])]
    return told[0] if re.search(r"[るたいのなだ][一-鿿ァ-ヺーA-Za-z0-9ぁ-ゖ]{0,12}$", described) else None


def _name(start: int, end: int, text: str) -> Span | None:
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark is not None else start
    remark = _REMARK.search(text, start + 2, end)
    end = remark.start() if remark is not None else end
    name = text[start:end].strip(" 　")
    if not 3 <= len(name) <= _LONGEST_NAME or "\n" in name or _NO_NAME.search(name) or is_sentence(name) or known(name) or in_dictionary(name) or name in word_list("rubrics", "words"):
        return None
    bare = bare_title(name)
    if bare in lexicon().class_nouns or lexicon().title_at_end(bare) is not None or all(w.lower() in lexicon().english_common for w in name.split()):
        return None
    return Span(start, start + len(name)) if _IS_NAME.search(name) else None


@by_source
def described(document: Document, text: str) -> dict[int, tuple[Span, Kind]]:
    """The names by their blocks; several on a page, or such as are plainly coined."""
    found: dict[int, tuple[Span, Kind]] = {}
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind in (BlockKind.ROW, BlockKind.TITLE, BlockKind.TURN, BlockKind.BYLINE):
            continue
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        read = _over(block, below, text) if block.kind is not BlockKind.ITEM else None
        read = read or _in_item(block, text)
        if read is not None:
            found[number] = read
    sure = any(_is_coined(span.of(text)) for span, _ in found.values())
    return found if len(found) >= _SEVERAL or sure else {}


def _over(block: Block, below: Block | None, text: str) -> tuple[Span, Kind] | None:
    if block.end - block.start > _LONGEST_NAME + 20 or block.label is not None or below is None or below.kind is not BlockKind.PARAGRAPH:
        return None
    if block.kind is not BlockKind.HEADING and text[block.end : below.start].count("\n") != 1:
        return None
    first = re.match(r"[^。\n]+", text[below.start : below.end])
    kind = _kind_of(first.group()) if first is not None else None
    name = _name(block.start, block.end, text) if kind is not None else None
    return (name, kind) if name is not None and kind is not None else None


def _in_item(block: Block, text: str) -> tuple[Span, Kind] | None:
    mark = _MARK.match(text, block.start, block.end)
    start = mark.end() if mark is not None else block.start
    if block.kind is not BlockKind.ITEM and not (mark is not None and mark.group().strip(" 　")):
        return None
    item = _ITEM.fullmatch(text, start, block.end)
    kind = _kind_of(re.split("。", item["said"])[0]) if item is not None else None
    name = _name(*item.span("name"), text) if item is not None and kind is not None else None
    return (name, kind) if name is not None and kind is not None else None


def _is_coined(name: str) -> bool:
    return re.search(r"[A-Z][A-Za-z]{2}", name) is not None or (re.fullmatch(r"[ァ-ヺー・]{4,20}", name) is not None and coined(name)) or re.search(r"[ぁ-ゖ]{2}[ァ-ヺー]{2}|[ァ-ヺー]{2}[ぁ-ゖ]{2}", name) is not None


def described_name(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The name that a block is, or begins with, by what stands below or behind it."""
    read = described(document, text).get(number)
    if read is not None:
        yield LaidOut(read[0], read[1], 0.78, METHOD, 5.25)
