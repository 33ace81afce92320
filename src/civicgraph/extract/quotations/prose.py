"""Quotations in Japanese prose: who says 「…」, by its sentence, its neighbours and its section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.quotations.bodies import said_by_body
from civicgraph.extract.quotations.by_layout import by_caption, by_heading, by_lines, by_portrait, portrayed_person
from civicgraph.extract.quotations.led_in import words_led_in
from civicgraph.extract.quotations.stand_ins import with_stand_ins
from civicgraph.extract.quotations.surroundings import (
    Prose,
    Quote,
    Voice,
    is_about_another,
    is_about_people,
    is_alone,
    is_named_before,
    subjects_of,
)
from civicgraph.extract.quotations.text import (
    PersonMention,
    Rule,
    Skeleton,
    read_sentences,
    rules,
    utterance_level,
    with_pronouns,
)
from civicgraph.extract.quotations.voices import Voices
from civicgraph.records import BlockKind, Document, Quotation, Span

# Rules whose sentence leads in the quotation after it where there is one: 早瀬氏はこう語る。
_AHEAD = ("name-said-this", "name-verb")
_REACH = 8  # sentences over which a speaker stays the speaker without being named again


def prose_quotations(document: Document, voices: Voices, bodies: Sequence[PersonMention] = ()) -> Iterator[Quotation]:
    """The quotations between 「」, 『』 or “” in paragraphs and list items whose speaker, a person or one of `bodies`, the text names."""
    people, folded = voices.people, voices.text
    sentences = with_pronouns(with_stand_ins(read_sentences(document, people), voices), folded)
    prose = Prose(document, document.text, folded, sentences, people)
    quotes = list(_quotes(prose))
    spoken: dict[Span, Voice | None] = {}
    for quote in quotes:
        matched, voice = _by_own_sentence(prose, quote)
        if matched:
            spoken[quote.span] = voice
    _by_context(prose, quotes, spoken)
    yield from words_led_in(document, prose.sentences, folded)
    for quote in quotes:
        voice = spoken.get(quote.span) or said_by_body(prose, quote, bodies)
        start, end = quote.span.start + 1, quote.span.end - 1
        if voice and prose.folded[start:end].strip(" 。、…") not in rules().interjections:
            yield _record(prose, quote, voice)


_MOST_IN_A_SENTENCE = 100  # each is looked at with all of its sentence; a list of so many terms tells nobody's words


# 講演2, or 講演2 and who gives it, on the lines above: the title of a talk. Code points in which these stand.
_TALK_ABOVE = re.compile(
    r"(?:^|\n)[^\n。「」]{0,8}(?:講演|発表|報告|話題提供|LT|ライトニングトーク|セッション)[ 　]?[0-9①-⑳A-Z]{0,3}[】\]〉》>）)]?[ 　]*\n(?:[^\n。「」]{2,40}\n)?[ 　]*$"
)
_LONGEST_ABOVE = 80


def _is_title_of_talk(text: str, span: Span) -> bool:
    """Whether words are all of a line below the kind of a talk."""
    return text[span.end : span.end + 1] in ("", "\n") and _TALK_ABOVE.search(text, max(0, span.start - _LONGEST_ABOVE), span.start) is not None


def _quotes(prose: Prose) -> Iterator[Quote]:
    for index, sentence in enumerate(prose.sentences):
        if len(sentence.quotes) > _MOST_IN_A_SENTENCE:
            continue
        for span in sentence.quotes:
            words = prose.text[span.start + 1 : span.end - 1]
            if words.strip() and not _is_title_of_talk(prose.folded, span):
                # 『』 and “” around a speech are rarer than around a title.
                level = utterance_level(words)
                yield Quote(span, index, level if prose.text[span.start] in "「｢" else max(min(level, 2) - 1, 0))


def _by_own_sentence(prose: Prose, quote: Quote) -> tuple[bool, Voice | None]:
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


def _voice(person: PersonMention, rule: Rule, shown: Span | None = None) -> Voice:
    return Voice(person.entity, rule.name, rule.confidence - 0.03 * person.role, shown)


def _by_context(prose: Prose, quotes: Sequence[Quote], voices: dict[Span, Voice | None]) -> None:
    """Give the quotations that are still open a speaker from around them, in reading order."""
    only = _only_speaker(voices)
    portrayed = portrayed_person(prose)
    spoken_in: dict[int, Voice] = {}
    for before, quote in zip([None, *quotes], quotes, strict=False):
        if before is not None and (heard := voices.get(before.span)):
            spoken_in[before.sentence] = heard
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
        settled, voice = (by_caption(prose, quote) or by_lines(prose, quote) or _by_next(prose, quote)) if alone else (False, None)
        captioned = settled and voice is not None and voice.method == "name-on-line"
        if not settled:
            voice = (
                _by_neighbour(prose, quote, before, voices)
                or _by_previous(prose, quote, alone)
                or by_heading(prose, quote, alone)
                or _by_section(prose, quote, spoken_in)
                or _by_following_subject(prose, quote)
                or _by_article(prose, quote, only)
                or by_portrait(prose, quote, portrayed)
            )
        if alone and not captioned and voice and portrayed and voice.entity != portrayed.entity and _opens_block(prose, quote):
            voice = by_portrait(prose, quote, portrayed)
        voices[quote.span] = voice


def _opens_block(prose: Prose, quote: Quote) -> bool:
    at = quote.sentence
    return at == 0 or prose.sentences[at - 1].block != prose.sentences[at].block


def _by_article(prose: Prose, quote: Quote, only: str | None) -> Voice | None:
    """The one person whom the whole article quotes, where the section is about nobody else."""
    if only is None or is_about_another(prose, quote.sentence, only) or (quote.sentence == 0 and not prose.sentences[0].people):
        return None
    return Voice(only, "only-speaker", 0.65)


def _near(bones: Skeleton) -> bool:
    return rules().patterns["speech_near"].search(bones.text) is not None


def _only_speaker(voices: dict[Span, Voice | None]) -> str | None:
    """The person whom every quotation so far is from, where there are several; else None."""
    heard = Counter(voice.entity for voice in voices.values() if voice)
    return next(iter(heard)) if len(heard) == 1 and heard.total() > 1 else None


def _by_next(prose: Prose, quote: Quote) -> tuple[bool, Voice | None]:
    """Whether the sentence after settles it (このように語る早瀬氏の…, 根津氏はそう話す, これが…の理念だ)."""
    index = quote.sentence + 1
    while prose.same_section(quote.sentence, index) and is_alone(prose, index):
        index += 1
    if not prose.same_section(quote.sentence, index):
        return False, None
    bones = prose.skeleton(index)
    for rule in rules().after:
        if match := rule.search(bones.text, 2):
            # 「…」。早瀬さんはこう語る。 as a paragraph's beginning is of what stands there.
            begins = _opens_block(prose, quote) and prose.sentences[index].block == prose.sentences[quote.sentence].block
            ahead = rule.name in _AHEAD and is_alone(prose, index + 1) and is_named_before(prose, quote.sentence) and not (begins or _is_claimed(prose, index + 1))
            if not ahead:
                person = bones.speaker(match)
                return True, _voice(person, rule, prose.span(index)) if person else None
    return False, None


def _is_claimed(prose: Prose, index: int) -> bool:
    """Whether words alone have their own speaker in the sentence after them (「…」。三枝さんはこう語る。)."""
    after = index + 1
    told = prose.same_section(index, after) and prose.sentences[after].block == prose.sentences[index].block and not is_alone(prose, after)
    bones = prose.skeleton(after) if told else None
    return bones is not None and any((match := rule.search(bones.text, 2)) is not None and bones.speaker(match) is not None for rule in rules().after)


def _by_neighbour(
    prose: Prose, quote: Quote, before: Quote | None, voices: dict[Span, Voice | None]
) -> Voice | None:
    """The quotation just before, in this sentence or the last, and nobody else in between."""
    voice = voices.get(before.span) if before else None
    if (
        not before
        or not voice
        or quote.sentence - before.sentence > 1
        or not prose.same_section(quote.sentence, before.sentence)
    ):
        return None
    if any(p.entity != voice.entity for i in {before.sentence, quote.sentence} for p in subjects_of(prose, i)):
        return None
    if is_about_people(prose, quote.sentence):
        return None
    return Voice(voice.entity, "same-speaker-continues", min(0.85, voice.confidence), prose.span(before.sentence))


def _by_previous(prose: Prose, quote: Quote, alone: bool) -> Voice | None:
    """The sentence before leads in (早瀬氏は続ける, 登壇したのは、根津晃一氏)."""
    index = quote.sentence - 1
    if not prose.same_section(quote.sentence, index):
        return None
    bones = prose.skeleton(index)
    for rule in rules().before:
        if match := rule.search(bones.text, 2):
            person = bones.speaker(match)
            # 早瀬氏が手紙を送り、根津氏が読んだと紹介した: no one of them alone leads in.
            others = {p.entity for p in subjects_of(prose, index)} - {person.entity if person else ""}
            if others and bones.text[match.end(1) : match.end(1) + 1] not in ("は", "も"):
                return None
            return _voice(person, rule, prose.span(index)) if person else None
    if is_about_people(prose, index):
        return None
    named = {p.entity for p in prose.sentences[index].people}
    subjects = {p.entity for p in subjects_of(prose, index)}
    if len(subjects) == 1:
        return Voice(subjects.pop(), "subject-of-sentence-before", 0.8, prose.span(index))
    if alone and len(named) == 1:
        return Voice(named.pop(), "name-in-sentence-before", 0.72, prose.span(index))
    return None


def _by_section(
    prose: Prose, quote: Quote, spoken_in: Mapping[int, Voice]
) -> Voice | None:
    """The person whom the section has been about since: the last speaker or subject, and nobody after."""
    for index in range(quote.sentence - 1, max(quote.sentence - 1 - _REACH, -1), -1):
        if not prose.same_section(quote.sentence, index):
            return None
        subjects = {p.entity for p in subjects_of(prose, index)}
        if voice := spoken_in.get(index):
            # 早瀬さんは「…」と笑う。三枝さんとも話せた。「…」とのこと: whose, nobody knows.
            between = {p.entity for p in prose.sentences[quote.sentence - 1].people} if index < quote.sentence - 1 else set()
            if (subjects | between) - {voice.entity}:
                return None
            return Voice(voice.entity, "speaker-of-section", 0.75, prose.span(index))
        if len(subjects) > 1 or (not subjects and is_about_people(prose, index)):
            return None
        if subjects:
            return Voice(subjects.pop(), "subject-of-section", 0.7, prose.span(index))
    return None


def _by_following_subject(prose: Prose, quote: Quote) -> Voice | None:
    """An opening quotation: the one person that the next sentence introduces as its subject."""
    index = quote.sentence + 1
    if not prose.same_section(quote.sentence, index) or is_named_before(prose, quote.sentence):
        return None
    subjects = {p.entity for p in subjects_of(prose, index)}
    named = {p.entity for p in prose.sentences[index].people}
    if len(subjects) == 1 == len(named) and not is_about_people(prose, index):
        return Voice(subjects.pop(), "subject-of-sentence-after", 0.68, prose.span(index))
    return None


def _record(prose: Prose, quote: Quote, voice: Voice) -> Quotation:
    evidence = tuple(sorted({prose.span(quote.sentence)} | ({voice.shown} if voice.shown else set())))
    start, end = quote.span.start + 1, quote.span.end - 1
    while prose.text[start].isspace():
        start += 1
    while prose.text[end - 1].isspace():
        end -= 1
    return Quotation(voice.entity, start, end, evidence, round(voice.confidence, 2), voice.method)
