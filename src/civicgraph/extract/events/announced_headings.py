"""Headings of a page of announcements: each names the event that the paragraph below it tells of (みどりマラソン2026 ゲスト出演決定)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.occasions import any_bears
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_block
from civicgraph.records import BlockKind, Document, Kind, Span

_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_LONGEST = 80
# What becomes of an event is no part of its name.
_ENDS = re.compile(
    r"(?:[ 　]*(?:の|へ|を)?(?:(?:スター|特別|スペシャル)?ゲスト|出演者?|参加者?|出場|開催|実施|盛況|結果|入賞|募集|受付|決定|報告|開始|終了|中止|延期|について|のお?知らせ|のご?案内))+[!！]?(?:[ 　]*[(（][^()（）]{1,12}[)）])?$"
)
_REMARK = re.compile(r"[ 　]*[(（][^()（）]{1,8}(?:報告|発表|関連|説明)[)）]$")
# みどりラリー2026 in 北浜
_WHERE = re.compile(r"[ 　]*(?:in|IN|＠|@)[ 　]?[一-鿿ァ-ヺA-Za-z]{1,12}$")
# 2023　みどり祭の開催: an entry of a chronicle.
_ENTRY = re.compile(r"(?:19|20)\d\d(?:年度?|[./]\d{1,2})*[ 　\t]")
# 2024.05.11 and what was told on that day
_DAY = re.compile(r"[\s　・]*(?:(?:19|20)\d\d|(?:令和|平成)[0-9元]{1,2})[./年-]\d{1,2}[./月-]\d{1,2}日?[\s　]*")
_NO_NAME = re.compile(r"^(?:この|その|今回の|次回の)[一-鿿ァ-ヺー]+$|[。、!！?？「」『』:：|｜]|[をはが](?=[一-鿿ァ-ヺA-Z])")
_OF_ITS_OWN = re.compile(r"[0-9]|[A-Za-z]{2}|[ァ-ヺ]{3}")


# みどり連隊による令和8年度統合演習, 県内初となるみどり杯公式戦
_WHOSE = re.compile(r"[^、。「」]{2,24}(?:による|となる)(?=[^、。]{5})")


@by_block
def heads_paragraph(document: Document, index: int, text: str) -> bool:
    """Whether a block is a line without a sentence, right above a paragraph of sentences."""
    block = document.blocks[index]
    entry = block.kind is BlockKind.ROW and len(block.cells) == 2 and _DAY.fullmatch(block.cells[0].of(text)) is not None
    if not (block.kind in _LINES or entry) or block.label is not None or block.end - block.start > _LONGEST or "。" in text[block.start : block.end]:
        return False
    below = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return below is not None and below.kind is BlockKind.PARAGRAPH and "。" in text[below.start : below.end]


def tells_of_another(document: Document, index: int, text: str) -> bool:
    """Whether such a heading announces something by a name of its own, whatever that is (みどり大作戦の結果報告)."""
    block = document.blocks[index]
    return heads_paragraph(document, index, text) and _ENDS.search(text, block.start + 4, block.end) is not None


def announced_events(document: Document, index: int, start: int, end: int, text: str) -> Iterator[Span]:
    """Where a stretch of a block names the event of its heading: in the heading itself, or in the paragraph below it."""
    own = announced_event(document, index, text) or posted_event(document, index, text)
    if own is not None and own.start == start:
        yield own
    above = announced_event(document, index - 1, text) if own is None and index else None
    if above is not None:
        yield from (Span(*m.span()) for m in re.compile(re.escape(above.of(text))).finditer(text, start, end))


# 2024年8月8日, on a line of its own between the heading of a post and what it tells.
_ONLY_DAY = re.compile(r"[\s　・（(]*(?:(?:19|20)\d\d|(?:令和|平成)[0-9元]{1,2})[./年-][ 　]?\d{1,2}[./月-][ 　]?\d{1,2}日?(?:[(（][月火水木金土日][)）])?[\s　）)]*")
_HELD = re.compile(r"(?:を|が|も|は)(?:[^。をが]{0,24}?(?:で|にて|に|と))?、?(?:開催|行われ|行な?い|行っ|開かれ|開きま|実施|催され|おこな)")
_SOMEBODY = re.compile(rf"[ 　]+[^ 　]{{2,10}}{CALLED}(?:[(（][^()（）]*[)）])?$")
_SENTENCE = re.compile(r"[^。\n]{1,200}")
_LEAST_SAID = 2


@by_block
def posted_event(document: Document, index: int, text: str) -> Span | None:
    """The event that is the heading of a post over its day, where the first sentence below says that it, or such a thing, was held."""
    blocks = document.blocks
    block = blocks[index]
    if index + 2 >= len(blocks) or block.label is not None or block.kind not in (*_LINES, BlockKind.TITLE) or block.end - block.start > _LONGEST // 2:
        return None
    day, below = blocks[index + 1], blocks[index + 2]
    if _ONLY_DAY.fullmatch(text, day.start, day.end) is None or below.kind is not BlockKind.PARAGRAPH:
        return None
    end = (somebody.start() if (somebody := _SOMEBODY.search(text, block.start + 2, block.end)) is not None else block.end)
    ends = _ENDS.search(text, block.start + 2, end) or _REMARK.search(text, block.start + 2, end)
    name = text[block.start : ends.start() if ends is not None else end].rstrip(" 　")
    said = _SENTENCE.match(text, below.start, below.end)
    if not 4 <= len(name) <= 30 or _NO_NAME.search(name) or said is None:
        return None
    told = lexicon().class_of(bare_title(name))
    noun = told[1] if told is not None and told[0] is Kind.EVENT else name
    at = text.rfind(noun, said.start(), said.end())
    held = at != -1 and _HELD.search(text, at + len(noun), min(said.end(), at + len(noun) + 40)) is not None
    own = told is None or (told[0] is Kind.EVENT and len(name) - len(told[1]) >= _LEAST_SAID)
    return Span(block.start, block.start + len(name)) if held and own else None


@by_block
def announced_event(document: Document, index: int, text: str) -> Span | None:
    """The event that such a heading names, without what is announced of it; one that the paragraph does not name again only
    where the heading says what became of it.
    """
    if not heads_paragraph(document, index, text):
        return None
    block, below = document.blocks[index], document.blocks[index + 1]
    ends = _ENDS.search(text, block.start, block.end) or _REMARK.search(text, block.start, block.end)
    whose = _WHOSE.match(text, block.start, block.end)
    start = whose.end() if whose is not None else block.start
    name = text[start : ends.start() if ends else block.end].rstrip(" 　")
    bare = bare_title(_WHERE.sub("", name))
    told = lexicon().class_of(bare)
    event = told is not None and told[0] is Kind.EVENT and len(bare) - len(told[1]) >= 2
    again = name in text[below.start : below.end]
    if not 6 <= len(name) <= 50 or _ENTRY.match(name) or _NO_NAME.search(name) or not _OF_ITS_OWN.search(name) or any_bears(name):
        return None
    dated = bare != name and again and told is None
    return Span(start, start + len(name)) if (event and (again or ends is not None)) or dated else None
