"""Interviews with one person whose answers carry no label: who is interviewed, and what stands below each question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.quotations.text import PROSE, PersonMention, rules, within
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

# 店の名の由来を教えてください, これからの目標は何ですか？, ――最後に一言。
_QUESTION = re.compile(r"[^。]*(?:(?:教えて|聞かせて?|お話し|お答え|紹介して|お願い)(?:くだ|下)さい[。!]?|(?:です|ます|でした|ました|でしょう|ません)か[?。]?|お願いし(?:ます|たい)[。]?|[?])")
_MARK = re.compile(r"[―—–ー─\-]{1,4}[ 　]?|[QＱ][0-9]{0,2}[.:．、 　]*|[■●◆▼▶][ 　]?")
_ASKED = re.compile(r"インタビュー|取材|お?話を(?:お|ご)?(?:伺|うかが|聞|お聞)|に(?:聞|き)く(?:$|[ 　」|])|に聞きました|話し手|語り手|(?:伺|うかが)(?:い|って)|お聞きし|語って(?:いただ|もら)|\b[Ii]nterview|\b(?:met with|spoke (?:with|to)|talked (?:with|to)|sat down with|asked)\b")
_ASKS = re.compile(r"(?:Q[:.] )?(?:How|What|Why|When|Where|Who|Which|Could|Can|Would|Do|Did|Is|Are|Tell)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b[^.]*\.")
_LONGEST_QUESTION = 90


def interviewee(document: Document, before: Sequence[Block], people: Sequence[PersonMention], *, sure: bool = False) -> tuple[str, Span] | None:
    """The one person whom the text before an interview says is asked, with the block that says so.

    A block that speaks of asking and names one person decides, the last one first; then the title; then whoever alone is
    named. Unless it is `sure` that there is an interview, the text must speak of asking.
    """
    inside = [(b, {p.entity for p in within(people, b.start, b.end) if not is_credit(document.text, p)}) for b in before if b.kind is not BlockKind.BYLINE]
    asked = [(b, named) for b, named in inside if _ASKED.search(fold(document.text[b.start : b.end]))]
    if not (asked or sure):
        return None
    titles = [each for each in inside if each[0].kind is BlockKind.TITLE]
    body = [each for each in asked if each[0].kind is not BlockKind.TITLE]
    titled = {entity for _, named in titles for entity in named}
    for block, named in (*reversed(body), *titles):
        if len(named) > 1 and len(named & titled) != 1:
            return None
        if len(named) > 1:
            named = named & titled
        if named:
            return next(iter(named)), Span(block.start, block.end)
    everybody = {entity for _, named in inside for entity in named}
    if len(everybody) != 1:
        return None
    shown = next(b for b, named in inside if named)
    return everybody.pop(), Span(shown.start, shown.end)


# 早瀬理沙(はやせ・りさ) 1975年みなと市生まれ: the profile that stands below an interview.
_PROFILE = re.compile(CALLED + r"?[ 　]*\([ぁ-ゖァ-ヴー・ 　]+\)[^\n]{0,60}(?:年|生まれ|出身|卒業)")


def portrayed(document: Document, people: Sequence[PersonMention]) -> tuple[str, Span] | None:
    """The one person whose profile opens a line of the document, with that line."""
    text = fold(document.text)
    found: dict[str, Span] = {}
    for person in people:
        line = text.rfind("\n", 0, person.start) + 1
        if not text[line : person.start].strip(" 　■◆◇●○▽▼【】*") and _PROFILE.match(text, person.end):
            found.setdefault(person.entity, Span(person.start, person.end))
    return next(iter(found.items())) if len(found) == 1 else None


def answers_below_questions(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """What stands below each question of such an interview; a single question must be marked as one (――…)."""
    blocks = document.blocks
    if not people or any(b.kind is BlockKind.TURN for b in blocks):
        return
    asked = [i for i, b in enumerate(blocks) if _asks(document.text, b)]
    # A single question is one if a dash marks it, or in English if it asks how or what.
    if not asked or (len(asked) < 2 and not (_MARK.match(document.text, blocks[asked[0]].start) or _ASKS.match(document.text, blocks[asked[0]].start))):
        return
    found = interviewee(document, blocks[: asked[0]], people)
    if found is None:
        return
    speaker, shown = found
    for at in asked:
        answer: list[Block] = []
        for block in blocks[at + 1 :]:
            told = any(p.entity == speaker for p in within(people, block.start, block.end))
            text = fold(document.text[block.start : block.end])
            polite = rules().patterns["polite"].search(text) is not None or _FIRST_PERSON.search(text) is not None
            if block.kind not in PROSE or told or _asks(document.text, block) or not (polite or (answer and text.endswith(("。", "!", ".")))):
                break
            answer.append(block)
        if answer:
            evidence = tuple(sorted({shown, Span(answer[0].start, answer[-1].end)}))
            yield Quotation(speaker, answer[0].start, answer[-1].end, evidence, 0.78, "answer-below-question")


def _asks(text: str, block: Block) -> bool:
    """Whether a heading or a short paragraph is a question or a request to tell."""
    short = block.end - block.start <= _LONGEST_QUESTION and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
    if short and text[block.start : block.start + 1].isascii() and text[block.start : block.end].endswith("?"):
        return True
    return short and _QUESTION.fullmatch(fold(text[block.start : block.end])) is not None


def is_credit(text: str, person: PersonMention) -> bool:
    """Whether a name is that of who asks, writes or takes the pictures."""
    return rules().patterns["credit"].search(fold(text[max(person.start - 24, 0) : person.start])) is not None
