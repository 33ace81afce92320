"""Words in the first person that no mark sets off: who writes them presents himself (支援員の早瀬理沙です。…), or a line of
nothing but a post and a name stands over them (みどりの会 代表 早瀬理沙).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.quotations.text import PROSE, PersonMention, is_polite, rules, within
from civicgraph.extract.text.honorifics import HONORIFICS
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

# Where a paragraph begins, up to the name: no other subject (担当は早瀬です), no clause before.
_OPENS = re.compile(r"[ 　]*(?:(?:皆さん?、?)?(?:こんにちは|こんばんは|おはようございます|はじめまして|初めまして)[、。!]?[ 　]*)?[^。!?「」はがも:]{0,40}")
_PRESENTS = re.compile(r"(?:です|でございます|と(?:申|もう)します|と(?:言|い)います)[。!]")
# 私たち会員は, 私自身が, 僕も: not 私立, 私道.
_FIRST_PERSON = re.compile(r"(?<![一-鿿])(?:私|わたし|僕|ぼく)(?:自身|(?:たち|達|ども)[ァ-ヴー一-鿿]{0,8})?(?:は|が|も|の|に|を|にとって|、)")
_LINE = 60
_LEAST = 40  # code points of what is said


def own_words(document: Document, text: str, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The paragraphs in polite prose whose writer the text shows in one of these ways; `text` is the folded document."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind not in (*PROSE, BlockKind.HEADING):
            continue
        inside = within(people, block.start, block.end)
        if not inside:
            continue
        first = inside[0]
        if block.kind in PROSE and block.end - block.start >= _LEAST and _is_presented(text, block, first):
            if len({p.entity for p in inside}) == 1 and is_polite(text, block):
                yield Quotation(first.entity, block.start, block.end, (Span(block.start, block.end),), 0.8, "presents-oneself")
        elif len({p.entity for p in inside}) == 1 and _is_line_of(text, block, inside[-1]):
            run = _run(text, blocks[index + 1 :], people, first.entity)
            if run and any(_FIRST_PERSON.search(text, b.start, b.end) for b in run):
                shown = (Span(block.start, block.end), Span(run[0].start, run[-1].end))
                yield Quotation(first.entity, run[0].start, run[-1].end, shown, 0.78, "first-person-under-name")


def _is_presented(text: str, block: Block, person: PersonMention) -> bool:
    return _PRESENTS.match(text, person.end, block.end) is not None and _OPENS.fullmatch(text, block.start, person.start) is not None


_POSTS = re.compile(r"[長員事表者監授師官]$|[長員事表者監授師官][ 　]+$")


def _is_line_of(text: str, block: Block, person: PersonMention) -> bool:
    """Whether a line ends with a name after a post: 図書館友の会 代表 早瀬理沙."""
    before = text[block.start : person.start]
    after = text[person.end : block.end].strip(" 　")
    return block.end - block.start <= _LINE and "。" not in before and _POSTS.search(before) is not None and after in ("", *HONORIFICS)


def _run(text: str, blocks: Sequence[Block], people: Sequence[PersonMention], speaker: str) -> list[Block]:
    """The paragraphs of polite prose that follow one another and do not name the speaker."""
    run: list[Block] = []
    for block in blocks:
        told = any(p.entity == speaker for p in within(people, block.start, block.end))
        if block.kind not in PROSE or told or not is_polite(text, block) or rules().patterns["reported"].search(text[block.start : block.end]):
            break
        run.append(block)
    return run
