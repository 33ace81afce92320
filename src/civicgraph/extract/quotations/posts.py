"""Words that no mark attributes: signed on a line of their own (an embedded post), or under a body's label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.quotations.text import PROSE, PersonMention
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

# — Mia Lund (@mialund) October 3, 2021: how an embedded post is signed.
_SIGNATURE = re.compile(r"(?:> ?)?[—–―-]{1,2}[ 　]?(?P<name>[^()（）@\n]{2,40}?)[ 　]?[(（]@\w{1,20}[)）][ 　]*(?P<date>[^\n]{6,30})?")
# — 早瀬理沙（みどり会）: whose the words above are, set off by a mark or not.
_BY_NAME = re.compile(r"(?:>[> ]*[—–―-]{1,2}|[—–―]{1,2})[ 　]?(?P<name>[^()（）@、,／/|｜\n]{2,24}?)(?:氏|さん|様)?[ 　]*(?:[(（、,，／/|｜][^\n。「」]{0,40})?")
_OF_LIST = re.compile("[> ]*[—–―-]")
# A post embedded in Markdown: each line after a mark.
_MARK_OF_QUOTE = re.compile("> ?")
_HONORIFIC = re.compile(HONORIFIC + "$")
_OPENING = re.compile(HONORIFIC + r"?[ 　]*[:：]?[ 　]*")
_LEAST = 10


def signed_posts(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The paragraph over such a signature, as its signer's words."""
    for index, block in enumerate(document.blocks):
        if not index or block.kind not in PROSE:
            continue
        line = _SIGNATURE.fullmatch(document.text, block.start, block.end) or _below_words(document, index)
        if line is None:
            continue
        signer = {p.entity for p in people if line.start("name") <= p.start and p.end <= line.end("name")}
        words = document.blocks[index - 1]
        if len(signer) == 1 and words.kind in PROSE and words.end - words.start >= _LEAST:
            quoted = _MARK_OF_QUOTE.match(document.text, words.start, words.end)
            start = quoted.end() if quoted is not None else words.start
            evidence = (Span(start, words.end), Span(block.start, block.end))
            inner = int(document.text[start] == "「" and document.text[words.end - 1] == "」")
            yield Quotation(signer.pop(), start + inner, words.end - inner, evidence, 0.88, "signed-post")


def _below_words(document: Document, index: int) -> re.Match[str] | None:
    """A line of a dash and a name below words without quotation marks, and in no list of such lines."""
    text = document.text
    words, block = document.blocks[index - 1 : index + 1]
    line = _BY_NAME.fullmatch(text, block.start, block.end)
    if line is None or text[words.start] in "「『“\"" or any(_OF_LIST.match(text, b.start) for b in (words, *document.blocks[index + 1 : index + 2])):
        return None
    return line


def voices_of_bodies(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The turns under a body's name (みどりの輪様：), as the words of the one person whom the text before introduces as
    of that body and says to have been asked (みどりの輪の代表理事、早瀬理沙様にお話を伺いました).
    """
    turns = [b for b in document.blocks if b.kind is BlockKind.TURN and b.label is not None]
    labels = {_name(document.text, b) for b in turns}
    labels_of_people = {_name(document.text, b) for b in turns if b.label and _named(b.label, people)}
    if len(labels) != 2 or labels == labels_of_people:
        return
    labels -= labels_of_people
    askers = {p.entity for p in people for b in turns if b.label and b.label.start <= p.start < b.label.end}
    before = [b for b in document.blocks if b.end <= turns[0].start and b.kind is BlockKind.PARAGRAPH]
    found: set[tuple[str, str, Span]] = set()
    for block in before:
        text = fold(document.text[block.start : block.end])
        inside = [p for p in people if block.start <= p.start < block.end and p.entity not in askers]
        if len({p.entity for p in inside}) != 1 or not re.search(r"インタビュー|お?話を?(?:お)?(?:伺|うかが|聞)", text):
            continue
        for label in labels:
            of = re.escape(label) + r"の[^。]{0,30}$"
            if re.search(of, text[: inside[0].start - block.start]):
                found.add((label, inside[0].entity, Span(block.start, block.end)))
    if len(found) != 1:
        return
    label, speaker, shown = found.pop()
    for block in turns:
        if block.label is not None and _name(document.text, block) == label:
            start = block.label.end + len(_opening(document.text, block))
            if start < block.end:
                evidence = (shown, Span(block.start, block.end))
                yield Quotation(speaker, start, block.end, evidence, 0.75, "turn-of-body")


def _name(text: str, block: Block) -> str:
    return _HONORIFIC.sub("", fold(block.label.of(text)).strip(" 　:")) if block.label else ""


def _named(label: Span, people: Sequence[PersonMention]) -> bool:
    return any(p.start < label.end and label.start < p.end for p in people)


def _opening(text: str, block: Block) -> str:
    """What stands between a label and the words: an honorific, a colon, blanks."""
    match = _OPENING.match(text, block.label.end if block.label else block.start)
    return match.group() if match else ""
