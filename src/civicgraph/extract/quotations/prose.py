"""Quotations in Japanese prose: who says 「…」, by its sentence, its neighbours and its section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civicgraph.extract.quotations.interviews import is_credit
from civicgraph.extract.quotations.led_in import words_led_in
from civicgraph.extract.quotations.stand_ins import with_stand_ins
from civicgraph.extract.quotations.text import (
    PersonMention,
    Rule,
    Sentence,
    Skeleton,
    read_sentences,
    rules,
    skeleton,
    utterance_level,
    with_pronouns,
)
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Quotation, Span

# Rules whose sentence leads in the quotation after it where there is one: 早瀬氏はこう語る。
_AHEAD = ("name-said-this", "name-verb")
_REACH = 8  # sentences over which a speaker stays the speaker without being named again


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation to attribute, with its marks; its sentence; how much of an utterance it is (0 to 3)."""

    span: Span
    sentence: int
    level: int


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, by which rule, how sure, and the other words that show it."""

    entity: str
    method: str
    confidence: float
    shown: Span | None = None


@dataclass(frozen=True, slots=True)
class _Prose:
    """The Japanese prose of a document: its text, folded too, and its sentences."""

    document: Document
    text: str
    folded: str
    sentences: Sequence[Sentence]
    people: Sequence[PersonMention]

    def span(self, index: int) -> Span:
        return Span(self.sentences[index].start, self.sentences[index].end)

    def skeleton(self, index: int, target: Span | None = None) -> Skeleton:
        return skeleton(self.sentences[index], self.folded, target)

    def same_section(self, one: int, other: int) -> bool:
        return 0 <= other < len(self.sentences) and self.sentences[one].section == self.sentences[other].section


def prose_quotations(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The quotations between 「」, 『』 or “” in paragraphs and list items whose speaker the text names."""
    sentences = read_sentences(document, people)
    folded = fold(document.text)
    sentences = with_stand_ins(sentences, folded, people)
    prose = _Prose(document, document.text, folded, with_pronouns(sentences, folded), people)
    quotes = list(_quotes(prose))
    voices: dict[Span, _Voice | None] = {}
    for quote in quotes:
        matched, voice = _by_own_sentence(prose, quote)
        if matched:
            voices[quote.span] = voice
    _by_context(prose, quotes, voices)
    yield from words_led_in(document, prose.sentences, folded)
    for quote in quotes:
        voice = voices.get(quote.span)
        start, end = quote.span.start + 1, quote.span.end - 1
        if voice and prose.folded[start:end].strip(" 。、…") not in rules().interjections:
            yield _record(prose, quote, voice)


def _quotes(prose: _Prose) -> Iterator[_Quote]:
    for index, sentence in enumerate(prose.sentences):
        for span in sentence.quotes:
            words = prose.text[span.start + 1 : span.end - 1]
            if words.strip():
                # 『』 and “” around a speech are rarer than around a title.
                level = utterance_level(words)
                yield _Quote(span, index, level if prose.text[span.start] in "「｢" else max(min(level, 2) - 1, 0))


def _by_own_sentence(prose: _Prose, quote: _Quote) -> tuple[bool, _Voice | None]:
    """Whether its own sentence settles who speaks, and who that is; nobody for a name or a term."""
    bones = prose.skeleton(quote.sentence, quote.span)
    patterns = rules().patterns
    if patterns["naming"].search(bones.text):
        return True, None
    for rule in rules().same_sentence:
        if match := rule.search(bones.text, quote.level):
            person = bones.speaker(match)
            return True, _voice(person, rule) if person else None
    return False, None


def _voice(person: PersonMention, rule: Rule, shown: Span | None = None) -> _Voice:
    return _Voice(person.entity, rule.name, rule.confidence - 0.03 * person.role, shown)


def _by_context(prose: _Prose, quotes: Sequence[_Quote], voices: dict[Span, _Voice | None]) -> None:
    """Give the quotations that are still open a speaker from around them, in reading order."""
    only = _only_speaker(voices)
    portrayed = _portrayed(prose)
    for quote in quotes:
        if quote.span in voices:
            continue
        bones = prose.skeleton(quote.sentence, quote.span)
        patterns = rules().patterns
        alone = patterns["standalone"].search(bones.text) is not None and quote.level > 0
        spoken = patterns["speech"].search(bones.text) is not None and (quote.level > 0 or _near(bones))
        if not (alone or spoken) or patterns["addressee"].search(bones.text) or len(quote.span.of(prose.text)) < 8:
            continue
        if (
            alone
            and prose.document.blocks[prose.sentences[quote.sentence].block].kind is BlockKind.ITEM
            and (quote.level < 2 and portrayed is None)
        ):
            continue
        settled, voice = _by_next(prose, quote) if alone else (False, None)
        if not settled:
            voice = (
                _by_neighbour(prose, quote, quotes, voices)
                or _by_previous(prose, quote, alone)
                or (_by_heading(prose, quote) if alone else None)
                or _by_section(prose, quote, quotes, voices)
                or _by_following_subject(prose, quote)
                or _by_article(prose, quote, only)
                or _by_portrait(prose, quote, portrayed)
            )
        if alone and voice and portrayed and voice.entity != portrayed.entity and _opens_block(prose, quote):
            voice = _by_portrait(prose, quote, portrayed)
        voices[quote.span] = voice


def _opens_block(prose: _Prose, quote: _Quote) -> bool:
    at = quote.sentence
    return at == 0 or prose.sentences[at - 1].block != prose.sentences[at].block


def _by_article(prose: _Prose, quote: _Quote, only: str | None) -> _Voice | None:
    """The one person whom the whole article quotes, where the section is about nobody else."""
    if only is None or _other_subject_before(prose, quote.sentence, only):
        return None
    return _Voice(only, "only-speaker", 0.65)


def _by_portrait(prose: _Prose, quote: _Quote, portrayed: _Voice | None) -> _Voice | None:
    """The person of whom the whole article tells, where the sentence and the one before are about nobody without a name."""
    told = rules().patterns["human_told"]
    around = [i for i in (quote.sentence - 1, quote.sentence) if prose.same_section(quote.sentence, i)]
    if portrayed is None or any(told.search(prose.skeleton(i).text) for i in around):
        return None
    block = prose.sentences[quote.sentence].block
    within = (i for i in range(quote.sentence + 1) if prose.sentences[i].block == block)
    return None if any(p.entity != portrayed.entity for i in within for p in _subjects(prose, i)) else portrayed


# 早瀬理沙さん みなと町在住 41歳: how a portrait shows whom it is about.
_PORTRAIT = re.compile(r"歳|さん[(（]\d{2}[)）]|在住|出身|生まれ|プロフィール|インタビュー|に聞く|お話を")
_HEAD = 5  # blocks in which a portrait names its person


def _portrayed(prose: _Prose) -> _Voice | None:
    """The one person whom an article's head names on a line of its own, or who is the only subject of its sentences, if it
    shows itself as a portrait.
    """
    head = [b for b in prose.document.blocks[:_HEAD] if b.kind is not BlockKind.BYLINE]
    shown = next((b for b in head if any(b.start <= p.start < b.end for p in prose.people)), None)
    if shown is None or not _PORTRAIT.search(prose.text):
        return None
    line = prose.text[shown.start : shown.end]
    named = {p.entity for p in prose.people if shown.start <= p.start < shown.end and not is_credit(prose.text, p)}
    if "。" in line or not _PORTRAIT.search(line):
        named |= {p.entity for i in range(len(prose.sentences)) for p in _subjects(prose, i)}
    return _Voice(named.pop(), "portrait", 0.66, Span(shown.start, shown.end)) if len(named) == 1 else None


def _near(bones: Skeleton) -> bool:
    return rules().patterns["speech_near"].search(bones.text) is not None


def _only_speaker(voices: dict[Span, _Voice | None]) -> str | None:
    """The person whom every quotation so far is from, where there are several; else None."""
    heard = Counter(voice.entity for voice in voices.values() if voice)
    return next(iter(heard)) if len(heard) == 1 and heard.total() > 1 else None


def _by_next(prose: _Prose, quote: _Quote) -> tuple[bool, _Voice | None]:
    """Whether the sentence after settles it (このように語る早瀬氏の…, 根津氏はそう話す, これが…の理念だ)."""
    index = quote.sentence + 1
    while prose.same_section(quote.sentence, index) and _is_alone(prose, index):
        index += 1
    if not prose.same_section(quote.sentence, index):
        return False, None
    bones = prose.skeleton(index)
    for rule in rules().after:
        if match := rule.search(bones.text, 2):
            ahead = rule.name in _AHEAD and _is_alone(prose, index + 1) and _named_before(prose, quote.sentence)
            if not ahead:
                person = bones.speaker(match)
                return True, _voice(person, rule, prose.span(index)) if person else None
    return False, None


def _is_alone(prose: _Prose, index: int) -> bool:
    if not 0 <= index < len(prose.sentences):
        return False
    sentence = prose.sentences[index]
    return bool(sentence.quotes) and (
        rules().patterns["standalone"].search(prose.skeleton(index, sentence.quotes[0]).text) is not None
    )


def _named_before(prose: _Prose, index: int) -> bool:
    return any(prose.sentences[i].people for i in range(index) if prose.same_section(index, i))


def _by_neighbour(
    prose: _Prose, quote: _Quote, quotes: Sequence[_Quote], voices: dict[Span, _Voice | None]
) -> _Voice | None:
    """The quotation just before, in this sentence or the last, and nobody else in between."""
    before = next((a for a, b in pairwise(quotes) if b is quote), None)
    voice = voices.get(before.span) if before else None
    if (
        not before
        or not voice
        or quote.sentence - before.sentence > 1
        or not prose.same_section(quote.sentence, before.sentence)
    ):
        return None
    if any(p.entity != voice.entity for i in {before.sentence, quote.sentence} for p in _subjects(prose, i)):
        return None
    if _human(prose, quote.sentence):
        return None
    return _Voice(voice.entity, "same-speaker-continues", min(0.85, voice.confidence), prose.span(before.sentence))


def _by_previous(prose: _Prose, quote: _Quote, alone: bool) -> _Voice | None:
    """The sentence before leads in (早瀬氏は続ける, 登壇したのは、根津晃一氏)."""
    index = quote.sentence - 1
    if not prose.same_section(quote.sentence, index):
        return None
    bones = prose.skeleton(index)
    for rule in rules().before:
        if match := rule.search(bones.text, 2):
            person = bones.speaker(match)
            # 早瀬氏が手紙を送り、根津氏が読んだと紹介した: no one of them alone leads in.
            others = {p.entity for p in _subjects(prose, index)} - {person.entity if person else ""}
            if others and bones.text[match.end(1)] not in "はも":
                return None
            return _voice(person, rule, prose.span(index)) if person else None
    if _human(prose, index):
        return None
    named = {p.entity for p in prose.sentences[index].people}
    subjects = {p.entity for p in _subjects(prose, index)}
    if len(subjects) == 1:
        return _Voice(subjects.pop(), "subject-of-sentence-before", 0.8, prose.span(index))
    if alone and len(named) == 1:
        return _Voice(named.pop(), "name-in-sentence-before", 0.72, prose.span(index))
    return None


def _by_heading(prose: _Prose, quote: _Quote) -> _Voice | None:
    """The first quotation under a heading that names one person: みなと市長 早瀬理沙のコメント."""
    section = prose.sentences[quote.sentence].section
    if section < 0 or prose.same_section(quote.sentence, quote.sentence - 1):
        return None
    heading = prose.document.blocks[section]
    named = {p.entity for p in prose.people if heading.start <= p.start < heading.end}
    span = Span(heading.start, heading.end)
    return _Voice(named.pop(), "name-in-heading", 0.78, span) if len(named) == 1 else None


def _subjects(prose: _Prose, index: int) -> list[PersonMention]:
    """Who a sentence is about, each one of those who are its subject together (早瀬氏と根津氏が)."""
    bones = prose.skeleton(index)
    found = []
    for match in rules().patterns["subject"].finditer(bones.text):
        at = match.start(1)
        found.append(bones.people[at])
        while at > 1 and bones.text[at - 1] in "と、・や" and at - 2 in bones.people:
            at -= 2
            found.append(bones.people[at])
    return found


def _human(prose: _Prose, index: int) -> bool:
    """Whether a sentence is about people without a name (参加者からは…)."""
    return rules().patterns["human_subject"].search(prose.skeleton(index).text) is not None


def _by_section(
    prose: _Prose, quote: _Quote, quotes: Sequence[_Quote], voices: dict[Span, _Voice | None]
) -> _Voice | None:
    """The person whom the section has been about since: the last speaker or subject, and nobody after."""
    spoken_in = {q.sentence: v for q in quotes if (v := voices.get(q.span)) and q.span < quote.span}
    for index in range(quote.sentence - 1, max(quote.sentence - 1 - _REACH, -1), -1):
        if not prose.same_section(quote.sentence, index):
            return None
        subjects = {p.entity for p in _subjects(prose, index)}
        if voice := spoken_in.get(index):
            if subjects - {voice.entity}:
                return None
            return _Voice(voice.entity, "speaker-of-section", 0.75, prose.span(index))
        if len(subjects) > 1 or (not subjects and _human(prose, index)):
            return None
        if subjects:
            return _Voice(subjects.pop(), "subject-of-section", 0.7, prose.span(index))
    return None


def _by_following_subject(prose: _Prose, quote: _Quote) -> _Voice | None:
    """An opening quotation: the one person that the next sentence introduces as its subject."""
    index = quote.sentence + 1
    if not prose.same_section(quote.sentence, index) or _named_before(prose, quote.sentence):
        return None
    subjects = {p.entity for p in _subjects(prose, index)}
    named = {p.entity for p in prose.sentences[index].people}
    if len(subjects) == 1 == len(named) and not _human(prose, index):
        return _Voice(subjects.pop(), "subject-of-sentence-after", 0.68, prose.span(index))
    return None


def _other_subject_before(prose: _Prose, index: int, entity: str) -> bool:
    return any(
        p.entity != entity for i in range(index + 1) if prose.same_section(index, i) for p in _subjects(prose, i)
    )


def _record(prose: _Prose, quote: _Quote, voice: _Voice) -> Quotation:
    evidence = tuple(sorted({prose.span(quote.sentence)} | ({voice.shown} if voice.shown else set())))
    start, end = quote.span.start + 1, quote.span.end - 1
    while prose.text[start].isspace():
        start += 1
    while prose.text[end - 1].isspace():
        end -= 1
    return Quotation(voice.entity, start, end, evidence, round(voice.confidence, 2), voice.method)
