"""Quotations in English prose: "…," says Naoko Ota; "…," he recalls; Ota said: "…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.extract.quotations.text import PERSON, PROSE, PersonMention, is_english, rules, within
from civicgraph.records import Block, Document, Quotation, Span

_CURLY = re.compile(r"“([^“”]*)(?:”|$)")
_STRAIGHT = re.compile(r'(?<![\w"])"([^"]*)(?:"|$)')
_SINGLE = re.compile(r"(?<!\w)‘((?:[^‘’]|’(?=\w))*)’(?!\w)")
_OPENING = re.compile('[“"‘]')
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z“\"])")
_WORD_MINIMUM = 3


def english_quotations(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """The quotations between “” or straight marks in English paragraphs whose speaker the text names."""
    last: PersonMention | None = None
    above: Block | None = None
    for block in document.blocks:
        if block.kind in PROSE and is_english(document.text[block.start : block.end]):
            inside = [p for p in within(people, block.start, block.end) if p.end <= block.end]
            # Comment from Mayor Holt: and what the mayor says in the paragraph below
            led_in = above is not None and document.text[block.start] in "“\"" and document.text[above.start : above.end].endswith(":")
            whole = replace(block, start=above.start) if led_in and above is not None else block
            yield from _paragraph(document.text, whole, [*within(people, whole.start, block.start), *inside], last)
            outside = _outside(inside, _quotes(document.text, block))
            last = outside[-1] if outside else last
        above = block
    yield from _signed(document, people)


# — Mina Holt, Umineko Trust: under words in quotation marks
_SIGNED = re.compile(r"\s*[—–―-]{1,2} ?")


def _signed(document: Document, people: Sequence[PersonMention]) -> Iterator[Quotation]:
    """Words in quotation marks alone on their lines, with a dash and the speaker's name below them."""
    text = document.text
    for block in document.blocks:
        for quote in _quotes(text, block):
            below = _SIGNED.match(text, quote.end)
            person = next((p for p in people if below and p.start == below.end()), None)
            if person is not None and quote.start == block.start and "\n" in text[quote.end : person.start]:
                end = text.find("\n", person.end)
                evidence = (Span(quote.start, end if end >= 0 else len(text)),)
                yield Quotation(person.entity, *_trimmed(text, quote), evidence, 0.93, "quote-above-name")


def _paragraph(
    text: str, block: Block, people: Sequence[PersonMention], last: PersonMention | None
) -> Iterator[Quotation]:
    quotes = _quotes(text, block)
    named = _outside(people, quotes)
    previous: tuple[PersonMention, Span] | None = None
    for quote in quotes:
        found = _speaker(text, block, quote, named, last)
        if found is None and previous and _continues(text, previous[1], quote, named):
            found = previous[0], "english-split", 0.9
        if found is None:
            previous = None
            continue
        person, method, confidence = found
        previous = person, quote
        words = _trimmed(text, quote)
        evidence = _evidence(text, block, quote, person)
        yield Quotation(person.entity, *words, evidence, round(confidence - 0.03 * person.role, 2), method)


def _quotes(text: str, block: Block) -> list[Span]:
    """The stretches with their marks that are more than a term; a mark left open runs to the end."""
    if _OPENING.search(text, block.start, block.end) is None:
        return []
    found = [
        Span(*match.span())
        for pattern in (_CURLY, _STRAIGHT, _SINGLE)
        for match in pattern.finditer(text, block.start, block.end)
        if len(match[1].split()) >= _WORD_MINIMUM or re.search(r"[.,!?]$", match[1])
    ]
    return sorted(q for q in found if not any(o.start < q.start and q.end < o.end for o in found))


def _outside(people: Sequence[PersonMention], quotes: Sequence[Span]) -> list[PersonMention]:
    return [p for p in people if not any(q.start <= p.start < q.end for q in quotes)]


def _trimmed(text: str, quote: Span) -> Span:
    start = quote.start + 1
    end = quote.end - (text[quote.end - 1] in '"”’')
    while text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1] in " \n,":
        end -= 1
    return Span(start, end)


def _speaker(
    text: str, block: Block, quote: Span, people: Sequence[PersonMention], last: PersonMention | None
) -> tuple[PersonMention, str, float] | None:
    """Who speaks, by the words directly after the quotation, else by those before it."""
    patterns = rules().patterns
    tail = _masked(text, Span(quote.end, block.end), people)
    head = _masked(text, Span(block.start, quote.start), people)
    if match := patterns["english_after"].match(tail):
        return _at(people, quote.end + match.start(match.lastindex or 0)), "quote-before-verb", 0.96
    if patterns["english_after_pronoun"].match(tail):
        person = _antecedent(text, Span(block.start, quote.start), people, last)
        return (person, "quote-before-pronoun", 0.82) if person else None
    if match := patterns["english_after_role"].match(tail):
        # the mayor said: whom the text calls so beside the name
        person = _antecedent(text, Span(block.start, quote.start), people, last)
        shown = text[max(person.start - 40, 0) : min(person.end + 60, quote.start)].casefold() if person else ""
        return (person, "quote-before-role", 0.8) if person and (match[1] or match[2]).casefold() in shown else None
    if match := patterns["english_before"].search(head):
        return _at(people, block.start + match.start(match.lastindex or 0)), "verb-before-quote", 0.95
    if patterns["english_before_pronoun"].search(head):
        person = _antecedent(text, Span(block.start, quote.start), people, last)
        return (person, "pronoun-before-quote", 0.8) if person else None
    return None


def _masked(text: str, span: Span, people: Sequence[PersonMention]) -> str:
    """The text of a span with each character of a personal name replaced by the token for a person."""
    characters = list(span.of(text))
    for person in people:
        if span.start <= person.start and person.end <= span.end:
            length = person.end - person.start
            characters[person.start - span.start : person.end - span.start] = PERSON + "\ue003" * (length - 1)
    return "".join(characters)


def _at(people: Sequence[PersonMention], position: int) -> PersonMention:
    return next(p for p in people if p.start == position)


def _antecedent(
    text: str, before: Span, people: Sequence[PersonMention], last: PersonMention | None
) -> PersonMention | None:
    """Who "he" or "she" is: the last person before that is the subject of a clause; else the only one."""
    inside = [p for p in people if before.start <= p.start and p.end <= before.end]
    masked = _masked(text, before, inside)
    subjects = [_at(inside, before.start + m.start(1)) for m in rules().patterns["english_subject"].finditer(masked)]
    if subjects:
        return subjects[-1]
    if inside:
        return inside[-1] if len({p.entity for p in inside}) == 1 else None
    return last


def _continues(text: str, before: Span, quote: Span, people: Sequence[PersonMention]) -> bool:
    """Whether a quotation goes on after "…," X says. or he says, with nobody else named in between."""
    between = _masked(text, Span(before.end, quote.start), people)
    return rules().patterns["english_between"].fullmatch(between) is not None


def _evidence(text: str, block: Block, quote: Span, person: PersonMention) -> tuple[Span, ...]:
    """The sentences from the one that names the speaker to the one of the quotation, each once."""
    spans = []
    start = block.start
    for end in [*(m.start() for m in _SENTENCE_END.finditer(text, block.start, block.end)), block.end]:
        while text[start].isspace() and start < end:
            start += 1
        sentence = Span(start, end)
        shown = (quote, Span(person.start, person.end))
        if any(a.start < sentence.end and sentence.start < a.end for a in shown):
            spans.append(sentence)
        start = end
    if not block.start <= person.start < block.end:
        spans.insert(0, Span(person.start, person.end))
    return tuple(sorted(spans))
