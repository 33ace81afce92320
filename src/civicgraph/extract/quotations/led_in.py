"""Words without marks that a sentence leads in at the end of its paragraph: 早瀬理沙学長は次のように語りました。, and below it what
she said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from civicgraph.extract.quotations.text import PROSE, PersonMention, Sentence, rules, skeleton
from civicgraph.records import Block, Document, Quotation, Span

_LEADS = ("次のよう", "以下のよう", "つぎのよう", "下記のよう", "こう")
# Where the words of the speech end and the report goes on: it tells again of somebody, or of what was held.
_REPORTS = re.compile(r"(?:また|続いて|続けて|次に|その後|最後に|一方|これに対し)[、,]")
_SPEAKS = re.compile(r"(?:思[いっう]|考えて|感じて|願[いっう]|期待し|たい[。と]|ください|ございます|いただ|頂[いき]|まいり|参り|しょう|ません|私|我々|皆様|皆さん)")
_LONGEST = 6  # paragraphs
_LEAST = 15  # code points


def words_led_in(document: Document, sentences: Sequence[Sentence], folded: str) -> Iterator[Quotation]:
    """The paragraphs below such a sentence, up to the next heading or what tells of people again."""
    last = {s.block: s for s in sentences}
    before = {below: above for above, below in pairwise(sentences)}
    for index in range(len(document.blocks) - 1):
        sentence = last.get(index)
        if sentence is None or sentence.quotes or _is_behind_words(sentence, before.get(sentence)) or not any(lead in folded[sentence.start : sentence.end] for lead in _LEADS):
            continue
        bones = skeleton(sentence, folded)
        match = rules().patterns["leads_in"].search(bones.text)
        speaker = bones.speaker(match) if match else None
        if speaker is None:
            continue
        run = _run(document, folded, speaker, index + 1, last)
        shown = Span(sentence.start, sentence.end)
        for said in _set_off(document.text, run) if run and folded[run[0].start] == ">" else [Span(run[0].start, run[-1].end)] if run else []:
            yield Quotation(speaker.entity, said.start, said.end, (shown, said), 0.85, "led-in")


def _is_behind_words(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether words in marks stand before a sentence in its paragraph: 「…」。早瀬さんはこう語る。 leads in nothing."""
    return before is not None and before.block == sentence.block and any(before.end - quote.end < 3 for quote in before.quotes)


# > 力を手に入れました。: each paragraph that a mark at its lines sets off.
_MARKED = re.compile(r"^>[> \t]*(?P<said>[^>\s][^\n]*(?:\n>[ \t]*[^>\s][^\n]*)*)", re.M)


def _set_off(text: str, run: Sequence[Block]) -> Iterator[Span]:
    for block in run:
        yield from (Span(*said.span("said")) for said in _MARKED.finditer(text, block.start, block.end))


def _run(document: Document, folded: str, speaker: PersonMention, first: int, last: Mapping[int, Sentence]) -> list[Block]:
    """The paragraphs of a speech: the first one, and those after it that go on in what only a speaker says."""
    run: list[Block] = []
    for index, block in enumerate(document.blocks[first : first + _LONGEST], start=first):
        said = folded[block.start : block.end]
        sentence = last.get(index)
        if block.kind not in PROSE or sentence is None or block.section != document.blocks[first - 1].section:
            break
        whole = len(sentence.quotes) == 1 and sentence.quotes[0].start == block.start
        if said.startswith(">") and (not run or folded[run[0].start] == ">"):
            run.append(block)
            continue
        if whole or not said.endswith("。") or len(said) < _LEAST or _REPORTS.match(said) or (run and (folded[run[0].start] == ">" or not _SPEAKS.search(said))):
            break
        if any(p.entity == speaker.entity or run for p in sentence.people if sentence.block == index):
            break
        run.append(block)
    return run
