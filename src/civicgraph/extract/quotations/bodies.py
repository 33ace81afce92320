"""Quotations whose speaker is a body: 同協会は「…」としている, 同社は20日、「…」とコメントした."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.quotations.surroundings import Prose, Quote, Voice
from civicgraph.extract.quotations.text import PersonMention, Skeleton, rules, skeleton, within
from civicgraph.records import Span


def said_by_body(prose: Prose, quote: Quote, bodies: Sequence[PersonMention]) -> Voice | None:
    """The body that a sentence says the quoted words are from, where they are more than a name or a term."""
    patterns = rules().patterns
    if not bodies or not quote.level or patterns["naming"].search(prose.skeleton(quote.sentence, quote.span).text):
        return None
    bones = _bones(prose, quote, bodies)
    for rule in rules().of_body if bones is not None else ():
        if bones is not None and (match := rule.search(bones.text, quote.level)):
            body = bones.speaker(match)
            return Voice(body.entity, rule.name, rule.confidence) if body else None
    return None


def _bones(prose: Prose, quote: Quote, bodies: Sequence[PersonMention]) -> Skeleton | None:
    """The skeleton of a sentence in which bodies are tokens, too; None where it names none outside of its quotations."""
    sentence = prose.sentences[quote.sentence]
    named = [
        b for b in within(bodies, sentence.start, sentence.end) if not _is_taken(b, sentence.quotes, sentence.people)
    ]
    if not named:
        return None
    everybody = sorted((*sentence.people, *named), key=lambda p: (p.start, p.end))
    return skeleton(structs.replace(sentence, people=tuple(everybody)), prose.folded, named).asking(quote.span)


def _is_taken(body: PersonMention, quotes: Sequence[Span], people: Sequence[PersonMention]) -> bool:
    return any(q.start < body.start < q.end for q in quotes) or any(
        p.start < body.end and body.start < p.end for p in people
    )
