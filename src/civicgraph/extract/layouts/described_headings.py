"""Names that stand as a heading over what they are, or before it on a line of a list: みどりナビ, and below it 店を探せるアプリです."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.heading_names import LONGEST_NAME, OPENING_MARK, heading_name
from civicgraph.extract.names.title_words import VAGUE, coined
from civicgraph.extract.relation_rules import keys_of_works
from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.records import Block, BlockKind, Document, Kind, Span

METHOD = "heading-over-class"
_LONGEST_SENTENCE, _LEAST_SENTENCE = 140, 9  # characters
# What closes the first sentence behind the noun that says what the thing is.
_CLOSES = re.compile(r"(?:です|だ|である|でした|であった|になります|となります)?[。.!！]?[ 　]*$")
_OTHER_TOPIC = re.compile(r"(?<![あるで])は(?=[、一-鿿ァ-ヺ])|(?:も|が)、")
_THIS = re.compile(r"^(?:これ|本|この|当)[^、。はが]{0,10}は")
# ・空色ウォーキング　観光客向けのプログラム, みどりマップ：町の店を載せた地図
_ITEM = re.compile(r"(?P<name>[^\n:：　–—―]{3,30}?)(?:[ ]*[:：][ 　]*|　+|[ ]+[–—―-][ ]+)(?P<said>[^\n]{9,140})")
# 市が開発し、無料で公開しています: what was made and brought out is a work.
_MADE = re.compile(r"(?:開発|制作|製作|作成)し(?:て|、)[^。、はが]{0,24}(?:公開|提供|配信|リリース|販売)(?:し(?:て(?:いる|います)|た|ました)|中)?$")
_KINDS = (Kind.EVENT, Kind.PROJECT, Kind.WORK)
_SEVERAL = 2


def _kind_of(said: str) -> Kind | None:
    """What the last noun of a sentence that says what something is tells, where it speaks of nothing else."""
    said = said.rstrip(" 　")
    noun = said[: _CLOSES.search(said).start()]  # type: ignore[union-attr]
    body = _THIS.sub("", noun)
    if len(said) <= _LONGEST_SENTENCE and _MADE.search(said) is not None and not _OTHER_TOPIC.search(body):
        return Kind.WORK
    if not _LEAST_SENTENCE <= len(said) <= _LONGEST_SENTENCE or _OTHER_TOPIC.search(body):
        return None
    told = lexicon().class_of(noun)
    if told is None or told[0] not in _KINDS or told[1] in VAGUE or len(told[1]) < 2:
        return None
    # …を探せるアプリ, …の地図, …向けのプログラム: what it is, described before.
    described = noun[: len(noun) - len(told[1])]
    return told[0] if re.search(r"[るたいのなだ][一-鿿ァ-ヺーA-Za-z0-9ぁ-ゖ]{0,12}$", described) else None


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
    if block.end - block.start > LONGEST_NAME + 20 or block.label is not None or below is None or below.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    if block.kind is not BlockKind.HEADING and text[block.end : below.start].count("\n") != 1:
        return None
    if below.label is not None:
        # 開発：みどり社, 公開日：2020年
        name = heading_name(block.start, block.end, text) if below.label.of(text) in keys_of_works("made", "dated") else None
        return (name, Kind.WORK) if name is not None else None
    if below.kind is BlockKind.ITEM:
        return None
    first = re.match(r"[^。\n]+", text[below.start : below.end])
    kind = _kind_of(first.group()) if first is not None else None
    name = heading_name(block.start, block.end, text) if kind is not None else None
    return (name, kind) if name is not None and kind is not None else None


def _in_item(block: Block, text: str) -> tuple[Span, Kind] | None:
    mark = OPENING_MARK.match(text, block.start, block.end)
    start = mark.end() if mark is not None else block.start
    if block.kind is not BlockKind.ITEM and not (mark is not None and mark.group().strip(" 　")):
        return None
    item = _ITEM.fullmatch(text, start, block.end)
    kind = _kind_of(re.split("。", item["said"])[0]) if item is not None else None
    name = heading_name(*item.span("name"), text) if item is not None and kind is not None else None
    return (name, kind) if name is not None and kind is not None else None


def _is_coined(name: str) -> bool:
    return re.search(r"[A-Z][A-Za-z]{2}", name) is not None or (re.fullmatch(r"[ァ-ヺー・]{4,20}", name) is not None and coined(name)) or re.search(r"[ぁ-ゖ]{2}[ァ-ヺー]{2}|[ァ-ヺー]{2}[ぁ-ゖ]{2}", name) is not None


def described_name(document: Document, number: int, text: str) -> Iterator[LaidOut]:
    """The name that a block is, or begins with, by what stands below or behind it."""
    read = described(document, text).get(number)
    if read is not None:
        yield LaidOut(read[0], read[1], 0.78, METHOD, 5.25)
