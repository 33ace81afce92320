"""Mayors, governors and presidents named by their title alone: of the one town, prefecture or university that a text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from civicgraph.extract.english.frames import ranges
from civicgraph.extract.english.masking import Masked, label_of
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

# Mayor Mina Holt said: of the one town that the text is about
_HEAD_OF = re.compile(rf"(?<![Ff]ormer )\b(?P<title>(?:(?:Deputy|Vice)[ -])?(?:(?P<town>Mayor)|(?P<prefecture>Governor)|(?P<school>President))) (?P<person>{ranges('Person')})(?! of\b)")


def by_title(masked: Masked, span: Span, posts: Mapping[str, Sequence[str]], entities: Mapping[str, Entity]) -> Iterator[Statement]:
    """Whom a text with one municipality, prefecture or university calls its mayor, governor or president."""
    # Where other bodies are named that have presidents, none is of the one university.
    others = any(e.kind is Kind.ORGANIZATION and e.sector not in _PUBLIC for e in entities.values())
    for match in _HEAD_OF.finditer(masked.text):
        person = masked.refs[match["person"]]
        if match["school"] and others and not any(e.sector == "Academia" and len(e.mentions) > 2 for e in entities.values()):
            continue
        label = "Municipality" if match["town"] else "Prefecture" if match["prefecture"] else "Organization"
        bodies = [
            e.id
            for e in entities.values()
            if (label_of(e) == label or (label == "Prefecture" and e.names[0].text.endswith(" Prefectural Government"))) and (not match["school"] or e.sector == "Academia") and not e.names[0].text.endswith((" Hall", " Office"))
        ]
        # a symposium of the university that the text names most
        if match["school"] and len(bodies) > 1:
            named = sorted(bodies, key=lambda b: -len(entities[b].mentions))
            bodies = named[:1] if len(entities[named[0]].mentions) > 1 + len(entities[named[1]].mentions) else bodies
        # Mayor Holt, in a text on one town and its sister town: of the one that the text opens with
        if match["town"] and len(bodies) > 1:
            led = {b for p, own in posts.items() if p != person for b in own}
            bodies = [b for b in bodies if b not in led] or bodies
        if match["town"] and len(bodies) > 1:
            told = sorted(bodies, key=lambda b: min(m.start for m in entities[b].mentions))[0]
            bodies = [told] if len(entities[told].mentions) > 2 else _spoken_of(bodies, span, entities, masked.text) or bodies
        if len(bodies) == 1 and person not in posts:
            yield Statement(person, Predicate.AFFILIATION, bodies[0], (span,), 0.78, "english-by-title", role=match["title"])


# visited Troy, criticised Salem: a town that somebody meets with
_MET = re.compile(r"\b(?:visit|critici[sz]|oppos|thank|tour|welcom|travel|return|went to|came to|met with)\w*\b", re.I)


def _spoken_of(towns: Sequence[str], span: Span, entities: Mapping[str, Entity], text: str) -> list[str]:
    """Of several towns the one that a sentence names and that no other was named since, as where each paragraph is about one."""
    before = sorted((span.start - m.start, town) for town in towns for m in entities[town].mentions if 0 < span.start - m.start < _NEAR)
    here = {town for town in towns for m in entities[town].mentions if span.start <= m.start < span.end}
    if _MET.search(text) is not None:
        return []
    return [before[0][1]] if before and here == {before[0][1]} else []


_NEAR = 400  # characters
_PUBLIC = ("Academia", "NationalGovernment", "LocalGovernment", "International")
