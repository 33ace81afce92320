"""Names that say nothing themselves, told by what they are listed with, by the next sentence, or by an earlier place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.extract.english.employers import FIELDS
from civicgraph.extract.english.found import Found
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.names import described_next
from civicgraph.extract.english.people import person_key
from civicgraph.extract.english.sentences import Sentence
from civicgraph.extract.english.spans import NameSpan
from civicgraph.names import name_key
from civicgraph.records import Kind

_BETWEEN = re.compile(r"\.?(?: \([^()]{1,80}\))?(?:,? and (?:the )?|, (?:the )?)|,? as well as (?:the )?| & ")
_AND_OTHERS = re.compile(
    r",? and other (?:[a-z-]+ ){0,3}(?:organi[sz]ations|groups|bodies|companies|firms|communities|partners|institutions)\b"
)
_MOST_WORDS = 3  # of a personal name


def told_by_neighbours(
    text: str, sentence: Sentence, found: list[Found], spans: list[NameSpan], following: Sentence | None
) -> tuple[list[Found], list[NameSpan]]:
    """The names of a sentence with those of its open spans that their neighbours tell, and the spans still open."""
    if not spans:
        return found, spans
    told = list(_listed_with(text, sentence, found, spans))
    last = max([*spans, *(f.span for f in found)])
    told += [f for s in spans if (f := _beside_person(text, s, found) or _beside_body(text, s, found)) and all(f.span != t.span for t in told)]
    if not told and last in spans and len(last.words) > 1 and following is not None and following.block == sentence.block:
        described = described_next(last, text[following.start : following.end])
        told = [described] if described is not None else []
    taken = [f.span for f in told]
    return [*found, *told], [s for s in spans if s not in taken]


def _beside_person(text: str, span: NameSpan, found: Sequence[Found]) -> Found | None:
    """What stands alone in brackets after a person's name: Mina Holt (Umineko Net)."""
    opening = re.search(r" ?\($", text[max(span.start - 2, 0) : span.start])
    named = opening and any(f.kind is Kind.PERSON and f.span.end == span.start - len(opening[0]) for f in found)
    if not named or text[span.end : span.end + 1] not in (")", ",") or (len(span.words) == 1 and len(span.words[0]) < 3) or lexicon().is_place(" ".join(span.words)):
        return None
    if span.words[-1] in FIELDS or span.words[-1].casefold() in lexicon().roles or any(w in lexicon().stop for w in span.words):
        return None
    return Found(span, Kind.ORGANIZATION, 0.72, "in-brackets-after-person", name_key(" ".join(span.words)))


_ROW_OF_HOUR = re.compile(r"(?:[-*•] ?)?\d{1,2}[:.]\d\d\b")
_PERSONAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: (?:[A-Z]\.? )?[A-ZÀ-Þ][a-zà-ÿ'’-]+){1,2}")


def _beside_body(text: str, span: NameSpan, found: Sequence[Found]) -> Found | None:
    """Who stands before a body in brackets in a programme: 14:10 Mina Holt (UDC)."""
    bracket = re.match(r" \(([A-Z]{3,8})\)", text[span.end : span.end + 12])
    body = bracket or any(f.kind is Kind.ORGANIZATION and text[span.end : f.span.start] == " (" for f in found)
    line = text.rfind("\n", 0, span.start) + 1
    if not body or not _ROW_OF_HOUR.match(text, line) or not _PERSONAL.fullmatch(" ".join(span.words)) or lexicon().head_of(span.words):
        return None
    return Found(span, Kind.PERSON, 0.75, "before-body-in-brackets", person_key(span.words))


def _listed_with(text: str, sentence: Sentence, found: Sequence[Found], spans: Sequence[NameSpan]) -> Iterator[Found]:
    """In "Tide Data Foundation, Lantern Yard and Umineko Lab" Lantern Yard is a body too; people are so with people."""
    kinds: dict[NameSpan, Found | None] = {f.span: f for f in found} | dict.fromkeys(spans)
    for row, others in _rows(text, sentence, sorted(kinds)):
        known = [f for s in row if (f := kinds[s]) is not None]
        if len({f.kind for f in known}) != 1 or known[0].kind not in (Kind.ORGANIZATION, Kind.PERSON):
            continue
        people = known[0].kind is Kind.PERSON
        for span in (s for s in row if kinds[s] is None):
            one = len(span.words) == 1
            # A word alone needs more company than a name of several words.
            # together with A and B, the Division: that is a word for one named before
            unsure = one and (lexicon().head_of(span.words) is not None or people or (len(known) < 2 and not others))
            unsure = unsure or (people and len(span.words) > _MOST_WORDS)
            # the director of Tide Museum, and Mina Holt of Umineko Bank
            unsure = unsure or (not people and not (len(known) > 1 and text[max(span.start - 4, 0) : span.start] == "the ") and re.match(r" (?:of|from|at) (?:the )?[A-Z]", text[span.end : sentence.end]) is not None)
            plain = not span.quoted and span.words[0] not in lexicon().stop and " ".join(span.words) not in lexicon().never_alone
            # Mina Holt, President and Representative Director: a post is nobody
            unsure = unsure or all(w in lexicon().ranks or w in lexicon().titles or w.casefold() in lexicon().roles for w in span.words)
            if plain and not unsure:
                key = person_key(span.words) if people else name_key(" ".join(span.words))
                yield Found(span, known[0].kind, 0.7, "listed-with", key)


def _rows(text: str, sentence: Sentence, spans: Sequence[NameSpan]) -> Iterator[tuple[list[NameSpan], bool]]:
    """The lists "A, B and C" of a sentence, and whether "and other groups" closes them."""
    row: list[NameSpan] = []
    joined = False
    spans = [s for s in spans if text.count("(", sentence.start, s.start) == text.count(")", sentence.start, s.start)]
    for index, span in enumerate(spans):
        row.append(span)
        following = spans[index + 1] if index + 1 < len(spans) else None
        sign = _BETWEEN.fullmatch(text, span.end, following.start) if following is not None and not following.title else None
        if sign is not None:
            joined = joined or not sign[0].startswith(", ") or "and" in sign[0]
            continue
        others = _AND_OTHERS.match(text, span.end, sentence.end) is not None
        if joined or others:
            yield row, others
        row, joined = [], False


def repeated(text: str, sure: Sequence[Found]) -> list[Found]:
    """The other places of names that once stood in quotation marks, as of "Umi no Koe": their small words end a span."""
    names = {f.name: f for f in sure if (f.span.quoted or f.method == "event-as-heading") and any(w.islower() for w in f.span.words)}
    if not names:
        return []
    words = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    found = []
    for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text):
        span = NameSpan(match.start(), match.end(), 0, 0, tuple(match.group().split()))
        found.append(replace(names[match.group()], span=span, method="same-name"))
    return found


def with_repeated(
    again: Sequence[Found], sentence: Sentence, found: list[Found], spans: list[NameSpan]
) -> tuple[list[Found], list[NameSpan]]:
    """What a sentence names where such a name stands in it, rather than its parts; and the spans still open."""
    here = [f for f in again if sentence.start <= f.span.start < sentence.end and not _inside(f.span, found)]
    return [*(f for f in found if not _inside(f.span, here)), *here], [s for s in spans if not _inside(s, again)]


def _inside(span: NameSpan, longer: Sequence[Found]) -> bool:
    return any(f.span.start <= span.start and span.end <= f.span.end for f in longer)
