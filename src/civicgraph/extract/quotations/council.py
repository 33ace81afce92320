"""Questions and answers in a council's newsletter: 問 is of the member whose name stands over it (早瀬理沙 議員), 答 of the holder
of the post that it names (答 市長 …, 答 …（教育長）), and of nobody where it names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.quotations.text import PersonMention, within
from civicgraph.extract.quotations.voices import Voices
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

_COUNCIL = re.compile(r"議会だより|一般質問|代表質問|[市町村区県]政を問う|議会広報")
# 問 …, 【問】…, 再質問：…, 答 …: what opens a question or an answer.
_OPENING = re.compile(r"[ 　]*(?:[【《\[(](?P<c>{0})[】》\])]|(?P<d>{0})(?=[ 　:]))[ 　:]*".format(r"再?質?問[0-9]{0,2}|再?答弁?[0-9]{0,2}|再?回答[0-9]{0,2}"))
_SAID = re.compile(r".{5,}[。!?か](?:[ 　]*\([^()]{2,12}\))?[ 　]*$", re.DOTALL)  # 問 議会事務局 電話 …: where to ask
_TURNS = (BlockKind.TURN, BlockKind.PARAGRAPH, BlockKind.ITEM)
_MEMBER = re.compile(r"[ 　]*(?:\([^()]{1,20}\))?[ 　]*(?:議員|君|委員)")
# 市長　早急に…, （教育長）検討します。: the post of whoever answers, before the words.
_POST = r"[一-鿿]{0,8}(?:[市町村区部課局室次所]長|教育長|管理者|監査委員|知事)"
_BEFORE = re.compile(rf"[ 　:]*(?:\((?P<a>{_POST})\)[ 　:]*|(?P<b>{_POST})(?:[ 　]+|[ 　]*:[ 　]*))(?=\S)")
_AFTER = re.compile(rf"[。!?][ 　]*\((?P<a>{_POST})\)[。]?[ 　]*$")
_LINE = 60


def council_questions(document: Document, voices: Voices) -> Iterator[Quotation]:
    """The turns of questions and answers in such a newsletter, where the text names who speaks."""
    people, text = voices.people, voices.text
    if not people or "議" not in document.text or "問" not in document.text:
        return
    if not _COUNCIL.search(text):
        return
    member: tuple[str, Span] | None = None
    for block in document.blocks:
        opening = _OPENING.match(text, block.start, block.end) if block.kind in _TURNS else None
        if opening is None:
            member = _member_of(text, block, people, member)
            continue
        words = Span(opening.end(), block.start + len(text[block.start : block.end].rstrip()))
        if not _SAID.match(text, *words):
            continue
        if "問" not in (opening["c"] or opening["d"]):
            yield from _answer(voices, block, words)
        elif member is not None:
            yield Quotation(member[0], *words, (member[1], Span(block.start, block.end)), 0.85, "question-of-member")


def _member_of(text: str, block: Block, people: Sequence[PersonMention], before: tuple[str, Span] | None) -> tuple[str, Span] | None:
    """Whose questions follow a line: the member it names; after any other line that names people, nobody's."""
    inside = within(people, block.start, block.end)
    named = {p.entity for p in inside}
    if not named:
        return before
    line = block.end - block.start <= _LINE and "。" not in text[block.start : block.end]
    if len(named) == 1 and line and any(_MEMBER.match(text, p.end, block.end) for p in inside):
        return inside[0].entity, Span(block.start, block.end)
    return None


def _answer(voices: Voices, block: Block, words: Span) -> Iterator[Quotation]:
    text = voices.text
    before = _BEFORE.match(text, words.start, words.end)
    after = _AFTER.search(text, words.start, words.end)
    shown = before or after
    if shown is None:
        return
    group = "a" if shown.group("a") else "b"
    speaker = voices.of(Span(*shown.span(group)), shown.group(group))
    said = Span(before.end(), words.end) if before else Span(words.start, shown.start() + 1)
    if speaker is not None and said.start < said.end:
        yield Quotation(speaker, *said, (Span(block.start, block.end),), 0.85, "answer-of-post")

