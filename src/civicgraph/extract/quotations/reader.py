"""Quotations: what a named person says, in Japanese and English prose and in the turns of a dialogue."""

from __future__ import annotations

from collections.abc import Sequence

from civicgraph.extract.quotations.council import council_questions
from civicgraph.extract.quotations.english import english_quotations
from civicgraph.extract.quotations.interviews import answers_below_questions
from civicgraph.extract.quotations.labels import labelled_words
from civicgraph.extract.quotations.messages import spoken_messages
from civicgraph.extract.quotations.posts import signed_posts, voices_of_bodies
from civicgraph.extract.quotations.prose import prose_quotations
from civicgraph.extract.quotations.text import PersonMention
from civicgraph.extract.quotations.turns import turn_quotations
from civicgraph.extract.quotations.voices import Voices
from civicgraph.records import Document, Quotation

__all__ = ["PersonMention", "find_quotations"]


def find_quotations(document: Document, people: Sequence[PersonMention], bodies: Sequence[PersonMention] = ()) -> list[Quotation]:
    """The quotations of a document whose speaker the text names, by place.

    `people` are the places where a person is named, `bodies` those where a body is, in document order. `start` and `end` of a quotation
    (code points) leave its marks out; its evidence also covers the words that say who speaks. Where the text
    gives no good reason to attribute quoted words to a person, or they are a name or a term, there is none.
    """
    people = _outermost(people)
    voices = Voices.of_document(document, people)
    turns = [*turn_quotations(document, voices), *labelled_words(document, voices)]
    turns += (q for q in council_questions(document, voices) if all(q.end <= t.start or t.end <= q.start for t in turns))
    messages = [m for m in spoken_messages(document, voices) if not any(t.start < m.end and m.start < t.end for t in turns)]
    turns += messages
    prose = [*prose_quotations(document, voices, _outermost(bodies)), *english_quotations(document, people)]
    found = [
        *turns,
        *signed_posts(document, people),
        *voices_of_bodies(document, people),
        *answers_below_questions(document, people),
        # What somebody's turn quotes is part of the turn.
        *(q for q in prose if not any(t.start <= q.start and q.end <= t.end for t in turns)),
    ]
    return sorted(found, key=lambda q: (q.start, q.end))


def _outermost(people: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions that lie in no other mention (the 早瀬 of 早瀬理沙), by place."""
    kept: list[PersonMention] = []
    for person in sorted(people, key=lambda p: (p.start, -p.end)):
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
    return kept
