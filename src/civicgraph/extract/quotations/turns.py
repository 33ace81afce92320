"""Quotations in dialogues: the turns of a talk, an interview or minutes, by label and by alternation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from civicgraph.extract.quotations.interviews import interviewee, is_credit, portrayed
from civicgraph.extract.quotations.text import PROSE, PersonMention, quoted_stretches, rules, within
from civicgraph.extract.quotations.voices import Voices
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.names import fold, name_key
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

_NARRATIVE = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE)
_OPENING = " \t\n　:：】）)]〕》〉>＞」』."
_ROLE_AFTER_LABEL = re.compile(r"[)）】]?\s*[(（][^()（）]{1,24}[)）]\s*[:：]")
_ASIDES = 2  # paragraphs of narrative that may interrupt a dialogue


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn: its words, who the label names, and what sort of label that is.

    `open` turns have no label that tells a voice; `other` ones are labelled, but no named person is meant.
    """

    index: int
    words: Span
    entity: str | None
    kind: str  # "named", "asks", "answers", "open", "other"


def turn_quotations(document: Document, voices: Voices) -> Iterator[Quotation]:
    """What each turn says after its label, for the turns that a named person speaks."""
    people = voices.people
    opening = {p.start: p for p in people}
    for run in _dialogues(document):
        turns = [t for i in run for t in _lines(document.text, _turn(document, i, voices, opening), opening, voices)]
        yield from (_by_label(document, t) for t in turns if t.kind == "named")
        yield from _by_alternation(document, turns, people)
    yield from _voices_after_words(document, voices)


_TAIL_VOICE = re.compile(r"(?P<end>[。!?！？])[ 　]*[(（](?P<who>[^()（）。]{1,24})[)）][。]?$")
_ANSWER = re.compile(r"(?:[>＞][ 　]*)+")


def _voices_after_words(document: Document, voices: Voices) -> Iterator[Quotation]:
    """補充はするのか。（早瀬 理沙）: minutes that name who spoke in a bracket after the words, paragraph by paragraph.

    A family name alone that two bear (（早瀬 理沙） asks, > …（早瀬 総務部長） answers) is whoever else stands behind an answer.
    """
    text, found = document.text, []
    answering: dict[str, set[bool]] = {}
    for block in document.blocks:
        tail = _TAIL_VOICE.search(text, block.start, block.end) if block.kind in (*PROSE, BlockKind.HEADING) else None
        inside = within(voices.people, *tail.span("who")) if tail is not None else ()
        # なぜまちは変わるのか？（早瀬理沙） over a text is the title of a talk.
        if tail is None or len({p.entity for p in inside}) != 1 or (block.kind is BlockKind.HEADING and tail["end"] != "。"):
            continue
        answer = _ANSWER.match(text, block.start, block.end)
        words = Span(answer.end() if answer else block.start, tail.end("end"))
        said = Quotation(inside[0].entity, *words, (Span(block.start, block.end),), 0.85, "voice-after-words")
        name = name_key(tail["who"])
        others = {entity for surface, entity in voices.surfaces if entity != said.speaker and surface != name and surface.startswith(name)}
        if not others:
            answering.setdefault(said.speaker, set()).add(answer is not None)
        found.append((said, answer is not None, others))
    told = [q for q, answer, others in found if not others or (answer and answering.get(q.speaker) == {True} and all(answering.get(e) == {False} for e in others))]
    if len(told) > 1:
        yield from told


def _dialogues(document: Document) -> Iterator[list[int]]:
    """The block indexes of each dialogue: turns with no more than headings and a short aside between them."""
    run: list[int] = []
    asides = 0
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.TURN:
            if asides > _ASIDES and run:
                yield run
                run = []
            run.append(index)
            asides = 0
        elif block.kind not in (BlockKind.HEADING, BlockKind.BOILERPLATE):
            asides += 1
    if run:
        yield run


def _lines(text: str, turn: _Turn | None, opening: Mapping[int, PersonMention], voices: Voices) -> Iterator[_Turn]:
    """A turn, and what answers it on a line of its own that a name opens (――…ですか, and below it 早瀬 はい、…)."""
    if turn is None:
        return
    line = text.find("\n", *turn.words) if turn.kind == "asks" else -1
    while line >= 0:
        start = line + 1
        while start < turn.words.end and text[start].isspace():
            start += 1
        rest = Span(start, turn.words.end)
        named = _opened_by_name(text, turn.index, rest, opening) or _under_name(text, turn.index, rest, voices)
        if named is not None and turn.words.start < line:
            yield replace(turn, words=Span(turn.words.start, line))
            yield named
            return
        line = text.find("\n", start, turn.words.end)
    yield turn


def _turn(document: Document, index: int, voices: Voices, opening: Mapping[int, PersonMention]) -> _Turn | None:
    block = document.blocks[index]
    words = _words(document.text, block)
    if words is None:
        return None
    label = block.label.of(document.text) if block.label else ""
    patterns = rules().patterns
    name = fold(label).strip(" :.、【】()[]〔〕《》<>「」『』")
    if patterns["asks"].fullmatch(name) or (not name and patterns["dashes"].match(fold(words.of(document.text)))):
        return _Turn(index, words, None, "asks")
    if patterns["answers"].fullmatch(name):
        return _answered_by(document.text, index, words, voices) or _Turn(index, words, None, "answers")
    if not name or block.label is None:
        return _opened_by_name(document.text, index, words, opening) or _under_name(document.text, index, words, voices) or _Turn(index, words, None, "open")
    entity = voices.of(block.label, name)
    return _Turn(index, words, entity, "named" if entity else "other")


_ANSWERS = re.compile(r"[(（]([^()（）\n]{2,20})[)）][ 　]*(?=\S)")


def _answered_by(text: str, index: int, words: Span, voices: Voices) -> _Turn | None:
    """A1（早瀬議員）…: who answers stands in a bracket before the words."""
    shown = _ANSWERS.match(text, *words)
    entity = voices.of(Span(*shown.span(1)), fold(shown[1]).strip()) if shown is not None else None
    return _Turn(index, Span(shown.end(), words.end), entity, "named") if shown is not None and entity is not None else None


_CALLED = re.compile(CALLED + r"?(?:[(（][^()（）\n]{1,24}[)）])?(?:[ 　]?(?=「)|[ 　\n]+(?=\S))")


def _opened_by_name(text: str, index: int, words: Span, opening: Mapping[int, PersonMention]) -> _Turn | None:
    """早瀬さん「…」, 早瀬さん そうですね。…: a name before words in marks or after a blank, which nothing else set off as a label."""
    first = opening.get(words.start)
    called = _CALLED.match(text, first.end, words.end) if first is not None else None
    if first is None or called is None:
        return None
    if text[called.end()] == "「":
        if quoted_stretches(text, called.end(), words.end) != [Span(called.end(), words.end)]:
            return None
        return _Turn(index, Span(called.end() + 1, words.end - 1), first.entity, "named")
    return _Turn(index, Span(called.end(), words.end), first.entity, "named") if _ENDED.search(text, called.end(), words.end) else None


_NAME_LINE = re.compile(rf"(?P<name>[一-鿿々ぁ-ゖァ-ヺー]{{1,6}}?){CALLED}?[ 　]*\n\s*(?=\S)")


def _under_name(text: str, index: int, words: Span, voices: Voices) -> _Turn | None:
    """A turn whose first line holds nothing but a name, of which no label was made."""
    shown = _NAME_LINE.match(text, *words)
    entity = voices.named(shown["name"]) if shown is not None else None
    return _Turn(index, Span(shown.end(), words.end), entity, "named") if shown is not None and entity is not None else None


_ENDED = re.compile(r"[。!?！？…)）]$")


def _words(text: str, block: Block) -> Span | None:
    """The words of a turn after its label, without marks around the whole; None for a stage direction."""
    start, end = (block.label.end if block.label else block.start), block.end
    if block.label and (rest := _ROLE_AFTER_LABEL.match(text, start, end)):
        start = rest.end()
    while start < end and text[start] in _OPENING:
        start += 1
    start, end = _stripped(text, start, end)
    if start >= end or re.fullmatch(r"[(（][^()（）]*[)）]", text[start:end]):
        return None
    return Span(start, end)


def _stripped(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks at its end and the marks around the whole."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[start] == "「" and quoted_stretches(text, start, end) == [Span(start, end)]:
        return Span(start + 1, end - 1)
    return Span(start, end)


def _by_label(document: Document, turn: _Turn) -> Quotation:
    block = document.blocks[turn.index]
    assert turn.entity is not None
    return Quotation(turn.entity, *turn.words, (Span(block.start, block.end),), 0.98, "turn-label")


def _by_alternation(document: Document, turns: Sequence[_Turn], people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The turns without a name whose voice follows from who takes part; none where three or more talk."""
    named = {t.entity for t in turns if t.entity}
    kinds = {t.kind for t in turns}
    if "other" in kinds or len(named) > 2 or not kinds & {"open", "answers", "asks"}:
        return
    if kinds & {"asks", "answers"}:
        yield from _answers(document, turns, people, named)
        return
    shown: Span | None = None
    if len(named) == 1:
        introduced = _introduced(document, turns[0].index, people, named)
        if introduced is None:
            return
        entity, shown = introduced
        named.add(entity)
    if len(named) != 2:
        return
    for position, turn in enumerate(turns):
        if turn.kind == "open":
            around = _around(document, turns, position)
            speaker = next(iter(named - around), None)
            if len(around) == 1 and None not in around and speaker and not _about(turn, speaker, people):
                yield _inferred(document, turn, speaker, shown, 0.85, "turn-alternation")


def _around(document: Document, turns: Sequence[_Turn], position: int) -> set[str | None]:
    """The voices directly before and after a turn in its section (None for another turn without a name)."""
    section = document.blocks[turns[position].index].section
    beside = [turns[i] for i in (position - 1, position + 1) if 0 <= i < len(turns)]
    return {t.entity for t in beside if document.blocks[t.index].section == section}


def _answers(
    document: Document, turns: Sequence[_Turn], people: Sequence[PersonMention], named: set[str]
) -> Iterator[Quotation]:
    """An interview with one person: what is no question is an answer."""
    if any(t.kind == "asks" and _is_council(document, t) for t in turns):
        return
    shown: Span | None = None
    if not named:
        introduced = _introduced(document, turns[0].index, people, named)
        if introduced is None:
            return
        entity, shown = introduced
    elif len(named) == 1:
        entity = next(iter(named))
    else:
        return
    profile = portrayed(document, people)
    asked = False
    for turn in _parted(document, turns):
        if turn.kind == "asks" and _others_turn(document.text, turn, entity, people):
            return
        if profile is not None and turn.words.start < profile[1].start < turn.words.end:
            turn = replace(turn, words=_stripped(document.text, turn.words.start, profile[1].start))
        asked = asked or turn.kind == "asks"
        if turn.kind == "answers" or (turn.kind == "open" and asked and not _about(turn, entity, people)):
            yield _inferred(document, turn, entity, shown, 0.85, "turn-answer")


# ――エンジニアの三枝さんは？, では三枝さん、いかがですか。
_GIVEN_THE_WORD = re.compile(CALLED + r"(?:から)?(?:は|も|の(?:場合|ほう|方)は)?(?:[?？]|、?(?:どう|いかが|お願い))")


def _others_turn(text: str, asks: _Turn, entity: str, people: Sequence[PersonMention]) -> bool:
    """Whether a question gives the word to somebody else: whose each answer from there on is, nobody knows."""
    return any(p.entity != entity and _GIVEN_THE_WORD.match(text, p.end, asks.words.end) for p in within(people, *asks.words))


def _is_council(document: Document, turn: _Turn) -> bool:
    """Whether a question is put in a council (問 under a councillor's name): the name is of who asks."""
    label = document.blocks[turn.index].label
    return label is not None and label.of(document.text).startswith("問") and re.search("議員|議会|一般質問", document.text) is not None


# Q1 今の仕事は？, Q2 今後の目標, and its answer on the line below.
_QUESTION_LINE = re.compile(r"[^\n]{2,90}(?:(?P<asks>[?？]|か(?:[(（][^()（）\n]{1,12}[)）])?。?|さい。?|は。)|[^。\n])[ 　]*\n\s*(?=\S)")
# ――当選した今の心境は。「町民の期待に応えたい」: the answer on the same line, between marks.
_QUESTION_BEFORE = re.compile(r"[^「」\n]{4,90}[。?？][ 　]*(?=「)")
_GOES_ON = 6  # paragraphs that one answer may hold


def _parted(document: Document, turns: Sequence[_Turn]) -> Iterator[_Turn]:
    """The turns, and as its answer what stands on the line below a question (Q1 今の仕事は？, 窓口を担当しています。) or in the
    polite paragraphs below it that were no turns.
    """
    for turn in turns:
        yield turn
        if turn.kind != "asks":
            continue
        line = _QUESTION_LINE.match(document.text, *turn.words)
        if line is not None and line.end() < turn.words.end and (line["asks"] or _is_polite(document.text[line.end() : turn.words.end])):
            yield replace(turn, words=Span(line.end(), turn.words.end), kind="answers")
            continue
        before = _QUESTION_BEFORE.match(document.text, *turn.words)
        if before is not None and quoted_stretches(document.text, before.end(), turn.words.end) == [Span(before.end(), turn.words.end)]:
            yield replace(turn, words=Span(before.end() + 1, turn.words.end - 1), kind="answers")
            continue
        below = []
        for block in document.blocks[turn.index + 1 : turn.index + 1 + _GOES_ON]:
            if block.kind is not BlockKind.PARAGRAPH or not _is_polite(document.text[block.start : block.end]):
                break
            below.append(block)
        if below:
            yield _Turn(turn.index + 1, Span(below[0].start, below[-1].end), None, "answers")


def _is_polite(words: str) -> bool:
    return rules().patterns["polite"].search(words.rstrip()) is not None


def _about(turn: _Turn, entity: str, people: Sequence[PersonMention]) -> bool:
    """Whether words name the person who would be speaking: they are the writer's then."""
    return any(p.entity == entity for p in within(people, *turn.words))


def _inferred(
    document: Document, turn: _Turn, speaker: str, shown: Span | None, confidence: float, method: str
) -> Quotation:
    block = document.blocks[turn.index]
    evidence = (*((shown,) if shown else ()), Span(block.start, block.end))
    return Quotation(speaker, *turn.words, evidence, confidence, method)


def _introduced(
    document: Document, first: int, people: Sequence[PersonMention], known: set[str]
) -> tuple[str, Span] | None:
    """The one further participant whom the text before a dialogue names, with the block that does.

    The nearest block that names anybody decides if it names exactly one more person together with those
    known, or says that there is a talk; else the person must be the only one of all that comes before.
    """
    asked = interviewee(document, document.blocks[:first], people, sure=True) if not known else None
    asked = asked or (portrayed(document, people) if not known else None)
    if asked is not None:
        return asked
    overall: dict[str, Span] = {}
    nearest = True
    for block in reversed(document.blocks[:first]):
        inside = [p for p in within(people, block.start, block.end) if not is_credit(document.text, p)]
        entities = {p.entity for p in inside}
        others = entities - known
        if block.kind not in _NARRATIVE or not others:
            continue
        span = Span(block.start, block.end)
        says_so = rules().patterns["talk"].search(span.of(document.text)) is not None
        if nearest and len(others) == 1 and (says_so or known & entities):
            return next(iter(others)), span
        nearest = False
        for entity in others:
            overall.setdefault(entity, span)
    return next(iter(overall.items())) if len(overall) == 1 else None
