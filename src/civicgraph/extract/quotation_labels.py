"""Words under a speaker's label that the reader saw no dialogue in: a label on a line of its own (【みどり区協議会 早瀬会長】,
早瀬社長：), or one that opens the line (早瀬市長：皆様…, ○早瀬委員長 ただいま…), where the text names the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civicgraph.extract.quotation_text import PersonMention, quoted_stretches
from civicgraph.extract.quotation_voices import voice_of
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_LINES = (*_SPOKEN, BlockKind.HEADING)
_MARKS = "○◯〇●◎◆◇■□▼▽▲△⚫"
_ASIDE = r"(?:[(（][^()（）\n]{1,30}[)）])?"
# 【みどり区協議会 早瀬会長】, (早瀬), <早瀬委員>: with words after it or alone.
_BRACKETED = re.compile(r"[【(\[<〈《〔](?P<label>[^】)\]>〉》〕。、「」:\n]{1,30})[】)\]>〉》〕][ 　:]*")
# みどり市 早瀬理沙氏(以下、早瀬): … and 早瀬社長:, with words after it or alone.
_COLON = re.compile(rf"(?P<label>[^。、「」:\n()]{{1,36}}?){_ASIDE}[ 　]*:[ 　]*")
# ○早瀬委員長 ただいま…: a mark, then the label up to a blank.
_MARKED = re.compile(r"(?P<label>[^\s。、「」:()]{1,24}(?:\([^()\n]{1,24}\))?)(?:[ 　]+|$)")
# 早瀬 本日は…: a bare family name, in the report of a talk.
_SPACED = re.compile(r"(?P<label>[^\s。、「」:()・]{1,6})[ 　]{1,2}(?=\S)")
_TALK = re.compile(r"対談|鼎談|座談会|パネル|トーク|インタビュー|議事録|会議録|速記録|ディスカッション|シンポジウム|意見交換")
_MINUTES = re.compile(r"議事(?:録|要旨|概要|要録)|会議(?:録|概要|要旨)|速記録|会見|文字起こし")
_POLITE = re.compile(r"(?:です|ます|ません|でした|ました|しょう|ください|下さい)(?:[がねよか]{0,2})(?:[。!?]|$)")
_ENDED = re.compile(r"[。!?…][」)]*$")
# How a sentence about a person goes on after the name; and a life told in short.
_TOLD = re.compile(r"[はがをのもと、・]|に(?!し)|さん|氏")
_LIFE = re.compile(r"\d{4}年.{0,8}(?:生まれ|生、|卒業|入社|入庁)|年[^。]{0,6}生まれ|出身。")
_GOES_ON = 12  # blocks that one voice may hold between two labels


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: the block it stands in, where the words begin, whom it names; `alone` where the words stand below."""

    index: int
    start: int
    entity: str | None
    alone: bool


def labelled_words(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """What stands after or below such labels, up to the next label or heading."""
    if not people:
        return
    text = fold(document.text)
    labels = list(_labels(document, text, people))
    named = [each for each in labels if each.entity]
    if not named:
        return
    minutes = len({each.entity for each in named}) > 1 or _MINUTES.search(text) is not None
    at = {each.index for each in labels}
    for each, following in zip(labels, [*labels[1:], None], strict=True):
        if each.entity is None:
            continue
        words = _words(document, text, each, following.index if following else None, at)
        if words is None:
            continue
        said = text[words.start : words.end]
        if _LIFE.search(said[:60]) or not (minutes or _POLITE.search(said)) or _is_about(each.entity, words, text, people):
            continue
        block = document.blocks[each.index]
        shown = (Span(block.start, block.end),) if each.alone else ()
        evidence = (*shown, Span(words.start if each.alone else block.start, words.end))
        yield Quotation(each.entity, *words, evidence, 0.9, "label-above" if each.alone else "label-before")


def _labels(document: Document, text: str, people: Sequence[PersonMention]) -> Iterator[_Label]:
    for index, block in enumerate(document.blocks):
        if block.kind not in _LINES:
            continue
        found = _label(document, text, index, people)
        if found is not None:
            yield found


def _label(document: Document, text: str, index: int, people: Sequence[PersonMention]) -> _Label | None:
    block = document.blocks[index]
    before = text[max(block.start - 3, 0) : block.start].rstrip(" 　")  # the mark of an item stands before its block
    marked = before != "" and before[-1] in _MARKS
    start = block.start
    while start < block.end and text[start] in _MARKS + " 　":
        marked, start = True, start + 1
    bracketed = _BRACKETED.match(text, start, block.end)
    match = bracketed or _COLON.match(text, start, block.end) or (_MARKED.match(text, start, block.end) if marked else None)
    spaced = match is None
    if match is None and block.kind is BlockKind.PARAGRAPH and _TALK.search(text):
        match = _SPACED.match(text, start, block.end)
    if match is None:
        return None
    alone = match.end() == block.end
    label = Span(match.start("label"), match.end("label"))
    below = _below(document, index)
    if alone and (below is None or not _ENDED.search(text[below.start : below.end])):
        return None
    if not alone and (block.kind is BlockKind.HEADING or not _ENDED.search(text[match.end() : block.end])):
        return None
    if not alone and quoted_stretches(text, match.end(), block.end) == [Span(match.end(), block.end)]:
        return None
    if spaced and (_TOLD.match(text, match.end()) or not _POLITE.search(text[match.end() : block.end])):
        return None
    entity = _named(label, text, people, exact=spaced)
    if entity is None and (spaced or not alone):
        return None
    return _Label(index, match.end(), entity, alone)


def _named(label: Span, text: str, people: Sequence[PersonMention], *, exact: bool) -> str | None:
    """The one person whom a label names by name, or by a post that the text says is one person's."""
    inside = [p for p in people if label.start <= p.start and p.end <= label.end]
    if exact:
        inside = [p for p in inside if Span(p.start, p.end) == label]
    entities = {p.entity for p in inside}
    if len(entities) == 1:
        rest = text[inside[-1].end : label.end].strip(" 　")
        return None if re.search(r"[はがをにのへでと]|から", rest) else entities.pop()
    return None if entities or exact else voice_of(label, text[label.start : label.end].strip(), text, people)


def _is_about(entity: str, words: Span, text: str, people: Sequence[PersonMention]) -> bool:
    """Whether words call by an honorific whoever would be speaking: they are somebody else's."""
    called = re.compile(r"(?:さん|氏|様|先生)")
    return any(p.entity == entity and words.start <= p.start < words.end and called.match(text, p.end) for p in people)


def _below(document: Document, index: int) -> Block | None:
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return following if following is not None and following.kind in _SPOKEN else None


def _words(document: Document, text: str, label: _Label, until: int | None, labels: set[int]) -> Span | None:
    """The words from a label on: between two labels all prose, else what is said politely."""
    blocks = document.blocks
    first = label.index + label.alone
    if first in labels and label.alone:
        return None
    start = blocks[first].start if label.alone else label.start
    end = blocks[first].end
    for index in range(first + 1, min(until if until is not None else len(blocks), first + _GOES_ON)):
        block = blocks[index]
        said = text[block.start : block.end]
        if block.kind not in _SPOKEN or not _ENDED.search(said) or not (until is not None or _POLITE.search(said)):
            break
        end = block.end
    return Span(start, end) if start < end else None
