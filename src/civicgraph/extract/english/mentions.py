"""The mentions of an English document, in two passes: spans that tell what they name, then those that lean on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from civicgraph.extract.english.announced import (
    event_of_heading,
    event_of_title,
    event_over_form,
    names_of_field,
    naming_field,
    session_of_line,
)
from civicgraph.extract.english.credits import find_credits
from civicgraph.extract.english.disasters import find_disasters, find_facilities
from civicgraph.extract.english.found import Found
from civicgraph.extract.english.keyed import Keyed, keyed_values
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.listings import Listed, find_listed, listed_names
from civicgraph.extract.english.names import judge
from civicgraph.extract.english.neighbours import repeated, told_by_neighbours, with_repeated
from civicgraph.extract.english.offices import find_governments
from civicgraph.extract.english.page_names import names_over_descriptions, names_over_profiles, page_names
from civicgraph.extract.english.people import divide, person_key
from civicgraph.extract.english.portfolios import find_portfolios
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan, find_spans
from civicgraph.names import name_key
from civicgraph.records import BlockKind, Document, Kind

_ALIAS = re.compile(
    r"[,.]?\s*\((?:(?:the|hereafter|hereinafter|or|known as|also known as|abbreviated as|abbreviated to|in Japanese) )*[\"“'‘]?"
    r"([A-Z][\w&.-]{1,11}|[\u3005-\u30ff\u3400-\u9fff][^()\"”'’;,]{0,40})[\"”'’]?(?=[),;])"
)
_SUBJECT = re.compile(r"['’]s\b|,| (?:[a-z]+ed|[a-z]+s|has|is|was|will|and|plans|said|told|says|spoke|wrote|led)\b")
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Ff]rom|[Nn]ear|[Tt]o|Mt\.?|Mount|and) (?:the )?$")
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


class Alias(NamedTuple):
    """A second name given in brackets: SOL of Setouchi Open Lab, デジタル庁 of Digital Agency."""

    of: Found
    start: int
    end: int
    name: str


class Reading(NamedTuple):
    """A sentence with the names found in it, by place."""

    sentence: Sentence
    found: tuple[Found, ...]


class Mentions(NamedTuple):
    """The sentences with their mentions, the aliases that the text defines, and the values of its forms."""

    readings: tuple[Reading, ...]
    aliases: tuple[Alias, ...]
    values: Mapping[int, Keyed]


def read_mentions(document: Document, sentences: Sequence[Sentence]) -> Mentions:
    """Everything in a document that is named by a proper name."""
    text = document.text
    judged: list[tuple[Sentence, list[Found], list[NameSpan]]] = []
    lines: dict[int, list[Listed]] = {}
    for line in find_listed(document):
        # A name may stand in a block of its own, over what its bearer is.
        for number in range(max(0, line.block - 2), line.block + 1):
            if document.blocks[number].end > line.line.start:
                lines.setdefault(number, []).append(line)
    values = keyed_values(document, sentences)
    pages = [*page_names(document, sentences, values), *names_over_profiles(document, sentences), *names_over_descriptions(document, sentences)]
    for sentence in sentences:
        keyed = values.get(sentence.start)
        field = naming_field(keyed)
        listed = lines.get(sentence.block, [])
        here = [f for line in listed for f in listed_names(line, text) if sentence.start <= f.span.start < sentence.end]
        credited = [*_credited(document, sentence), *(f for f in pages if sentence.start <= f.span.start < sentence.end), *here, *find_portfolios(sentence, text), *find_disasters(sentence, text), *find_facilities(sentence, text), *find_governments(sentence, text), *find_credits(sentence, text)]
        taken = [(c.span.start, c.span.end) for c in credited] + [(*p.role,) for line in listed for p in line.posts if p.role]
        spans = [] if sentence.headline and keyed is None else find_spans(sentence, text)
        spans = [s for s in spans if not any(start < s.end and s.start < end for start, end in taken)]
        found, open_spans = list(credited), []
        for span in spans:
            result = judge(span, _left(text, sentence, span).rstrip("\"“‘"), " ".join(text[span.end : sentence.end].split("\n")))
            if result is None:
                open_spans.append(span)
            else:
                found.append(result)
        if field is not None and keyed is not None:
            named = list(names_of_field(field, [s for s in open_spans if s.start >= keyed.start], text, keyed.start))
            found, open_spans = [*found, *named], [s for s in open_spans if all(s != n.span for n in named)]
        judged.append((sentence, found, open_spans))
    events = any(f.kind is Kind.EVENT for _, found, _ in judged for f in found)
    for index, (sentence, found, _) in enumerate(judged):
        titled = document.blocks[sentence.block].kind is BlockKind.TITLE
        below = sentence.block > 0 and document.blocks[sentence.block - 1].kind is BlockKind.TITLE
        # Umineko Museum of Art is no event, Harbours of Asia may be one.
        whole = any((f.span.end - f.span.start) * 2 > sentence.end - sentence.start for f in found if f.kind is Kind.PLACE and f.method == "head-word")
        open_title = titled and not events and not whole and all(f.kind in (Kind.PLACE, Kind.CONCEPT) for f in found)
        if (values and (event := event_over_form(document, sentence, values, [s for s, _, _ in judged[index + 1 : index + 4]])) is not None) or ((open_title or below) and (event := event_of_title(document, sentence, values)) is not None) or (event := event_of_heading(document, sentence, judged[index + 1][0] if index + 1 < len(judged) else None)) is not None:
            judged[index] = (sentence, [event], [])
        elif (session := session_of_line(document, sentence)) is not None:
            # The line below may be of the same sentence.
            below_it = [f for f in found if f.span.start >= session.span.end]
            judged[index] = (sentence, [session, *below_it], [s for s in judged[index][2] if s.start >= session.span.end])
    after: list[Sentence | None] = [*(sentence for sentence, _, _ in judged[1:]), None]
    judged = [(s, *told_by_neighbours(text, s, found, spans, following)) for (s, found, spans), following in zip(judged, after, strict=False)]
    full = [f for _, found, _ in judged for f in found if len(f.span.words) > 1]
    judged = [(s, [_rejudged(f, full, text) for f in found], spans) for s, found, spans in judged]
    sure = [f for _, found, _ in judged for f in found]
    again = list(repeated(text, sure))
    judged = [(s, *with_repeated(again, s, found, spans)) for s, found, spans in judged]
    aliases = tuple(_aliases(text, sure))
    readings = [
        Reading(s, tuple(sorted([*found, *_leaning(spans, sure, aliases, text)], key=lambda f: f.span.start)))
        for s, found, spans in judged
    ]
    return Mentions(tuple(_with_headlines(readings, text, sure, values)), aliases, values)


def _left(text: str, sentence: Sentence, span: NameSpan) -> str:
    """The words before a span and before its title."""
    left = text[sentence.start : span.start]
    if span.title:
        left = re.sub(rf"{re.escape(span.title)}\.? $", "", left)
    return left


def _credited(document: Document, sentence: Sentence) -> Iterator[Found]:
    """The author of the byline and the publisher beside it."""
    for byline in document.bylines:
        if sentence.start <= byline.start and byline.end <= sentence.end:
            words = tuple(document.text[byline.start : byline.end].split())
            if words[0] in lexicon().stop or words[-1].casefold() in lexicon().roles or any(c.isdigit() for c in words[0]):
                # By Mina Holt, Program Manager; 1-2 Sakura Street
                continue
            body = (
                lexicon().head_of(words) is not None or document.text[byline.start : byline.end] == document.publisher
            )
            kind = Kind.ORGANIZATION if body else Kind.PERSON
            key = person_key(words) if kind is Kind.PERSON else name_key(" ".join(words))
            yield Found(_plain_span(byline.start, words), kind, 0.95, "byline", key)
    if (
        document.publisher
        and document.bylines
        and any(sentence.start <= b.start < sentence.end for b in document.bylines)
    ):
        at = document.text.find(document.publisher, sentence.start, sentence.end)
        if at >= 0 and document.publisher.isascii():
            words = tuple(document.publisher.split())
            yield Found(_plain_span(at, words), Kind.ORGANIZATION, 0.95, "publisher", name_key(document.publisher))


def _plain_span(start: int, words: tuple[str, ...]) -> NameSpan:
    return NameSpan(start, start + len(" ".join(words)), 0, 0, words)


def _aliases(text: str, sure: Sequence[Found]) -> Iterator[Alias]:
    for found in sure:
        match = _ALIAS.match(text, found.span.end)
        if match is None or found.kind is Kind.PLACE:
            continue
        name = match[1]
        japanese = _JAPANESE.match(name) is not None
        if japanese or _abbreviates(name, found.span.words):
            yield Alias(found, match.start(1), match.end(1), name)


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether the capitals of a short name stand, in order, among the initials of a long one.

    >>> _abbreviates("SOL", ["Tohoku", "Civic", "Lab"])
    True
    """
    if words[: len(short.split())] == tuple(short.split()) and len(short) > 3:
        return True
    capitals = [c for c in short if c.isupper()]
    letters = iter("".join(w[0].upper() + "".join(c for c in w[1:] if c.isupper()) for w in words))
    if len(capitals) < 2:
        return False
    return all(c in letters for c in capitals) or short.upper() in name_key("".join(words)).upper()


def _leaning(spans: Sequence[NameSpan], sure: Sequence[Found], aliases: Sequence[Alias], text: str) -> Iterator[Found]:
    """What the spans name that say nothing themselves: a name seen elsewhere, an alias, a surname, a shortened name."""
    for span in spans:
        key = name_key(" ".join(span.words))
        by_alias = next((a for a in aliases if name_key(a.name) == key), None)
        if by_alias is not None:
            yield replace(by_alias.of, span=span, core=key, method="alias", confidence=0.95)
        elif same := [f for f in sure if key in (f.core, name_key(f.name)) and f.kind is not Kind.PERSON]:
            best = max(same, key=lambda f: f.confidence)
            yield replace(
                best, span=span, core=best.core, method="same-name", confidence=round(best.confidence - 0.05, 2)
            )
        elif long := _by_initials(span, sure):
            yield replace(long, span=span, core=long.core, method="initials", confidence=0.8)
        elif person := _part_of_person(span, sure):
            yield replace(person, span=span, method="surname", confidence=0.92)
        elif (_SUBJECT.match(text, span.end) or len(span.words) > 1) and (longer := _shortened(span, sure, text)):
            yield replace(longer, span=span, method="shortened-name", confidence=0.75)


def _by_initials(span: NameSpan, sure: Sequence[Found]) -> Found | None:
    """The one body whose initials a word in capitals is, though no bracket says so: APU of Asia Pacific University."""
    word = span.words[0]
    if len(span.words) > 1 or not (2 < len(word) < 7 and word.isalpha() and word.isupper()):
        return None
    found = {}
    for body in (f for f in sure if f.kind is Kind.ORGANIZATION and len(f.span.words) >= len(word)):
        capitals = "".join(w[0] for w in body.span.words if w[0].isupper())
        letters = "".join(w[0].upper() for w in body.span.words if w[0].isalpha())
        if capitals.endswith(word) or letters == word:
            found[body.core] = body
    return next(iter(found.values())) if len(found) == 1 else None


def _part_of_person(span: NameSpan, sure: Sequence[Found]) -> Found | None:
    """The one person whose name this is again, or of whose full name it is the family (or else the given) name."""
    if len(span.words) != 1:
        return next((f for f in sure if f.kind is Kind.PERSON and f.span.words == span.words), None)
    word = name_key(span.words[0])
    people = [f for f in sure if f.kind is Kind.PERSON and len(f.span.words) > 1]
    for part in ("family", "given"):
        found = [f for f in people if name_key(getattr(divide(f.span.words), part)) == word]
        if len({f.core for f in found}) == 1:
            return found[0]
        before = [f for f in found if f.span.start < span.start]
        if found:
            return before[-1] if before else None
    return None


def _rejudged(found: Found, full: Sequence[Found], text: str) -> Found:
    """Mr Sato as the Ichiro Sato that the text also names; what only looks like a person as what the text calls it."""
    # called Origin Mark: the Mark that it ends with is nobody
    if found.method == "given-name" and (called := next((f for f in full if f.span.words == found.span.words and f.method in ("class-noun-before", "described-as")), None)):
        return replace(called, span=found.span, method="same-name")
    if found.method == "romanised-name":
        key = name_key(found.name)
        surer = [f for f in full if f.kind is not Kind.PERSON and f.core == key and f.confidence > found.confidence]
        return replace(surer[0], span=found.span, method="same-name") if surer else found
    # Kirishima told reporters: the mayor of that name, not the mountain
    if found.kind is Kind.PLACE and len(found.span.words) == 1 and not _WHERE.search(text, max(found.span.start - 12, 0), found.span.start):
        person = _part_of_person(found.span, full)
        return replace(person, span=found.span, method="surname", confidence=0.85) if person and _SUBJECT.match(text, found.span.end) else found
    if found.kind is Kind.PERSON and (person := _part_of_person(found.span, full)):
        return replace(found, core=person.core)
    return found


def _shortened(span: NameSpan, sure: Sequence[Found], text: str) -> Found | None:
    """The one longer name that these words begin: Civic Fellows for Civic Fellows Setouchi, Hirose for Matsuba Cloud, Inc."""
    length = len(span.words)
    word = span.words[0]
    if length == 1 and (
        len(word) < 4 or lexicon().head_of([word]) or re.search(rf"\b{re.escape(word.lower())}\b", text)
    ):
        return None
    longer = [
        f
        for f in sure
        if f.span.words[:length] == span.words
        and len(f.span.words) > length
        and f.kind not in (Kind.PERSON, Kind.PLACE)
        and (length > 1 or (f.kind is Kind.ORGANIZATION and f.sector in (None, "Company", "CivilSociety", "Media")))
    ]
    return longer[0] if len({f.core for f in longer}) == 1 else None


def _with_headlines(readings: Sequence[Reading], text: str, sure: Sequence[Found], values: Mapping[int, Keyed]) -> Iterator[Reading]:
    """In a headline only the names that the article's sentences know are read."""
    names: dict[str, Found] = {}
    for found in sure:
        names.setdefault(found.name, found)
    ordered = sorted(names, key=lambda n: (-len(n), n))
    for reading in readings:
        if not reading.sentence.headline or not ordered:
            yield reading
            continue
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
        seen = [
            replace(names[m.group()], span=_plain_span(m.start(), tuple(m.group().split())), method="same-name")
            for m in pattern.finditer(text, reading.sentence.start, reading.sentence.end)
        ]
        titled = any(f.method == "event-as-title" for f in reading.found) or (reading.found and reading.sentence.start in values)
        yield Reading(reading.sentence, tuple(seen) if seen and not titled else reading.found)
