"""Municipalities named together: 豊岡・養父両市, 尼崎、西宮、芦屋の3市, where the last word completes every name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.knowledge import KnownEntity

# と parts names and is in none: a list has one reading.
_NAME = r"(?:(?!と)[一-鿿々ヶケノぁ-ゖァ-ヺー]){1,6}?"
_JOINT = re.compile(rf"({_NAME}(?:[・、と]{_NAME}){{1,7}}?)(?:両|の?[2-9二三四五六七八九])([都道府県市区町村])(?![一-鿿])")
# What closes one: most sentences have none.
_CLOSING = re.compile(r"[両2-9二三四五六七八九][都道府県市区町村](?![一-鿿])")
_PART = re.compile(r"[^・、と]+")


class JointName(NamedTuple):
    """One municipality of a joint name: where its own part stands, and the known body that the whole name means."""

    start: int
    end: int
    known: tuple[KnownEntity, ...]


def find_joint_names(sentence: Sentence, text: str) -> Iterator[JointName]:
    """The municipalities of the sentence's joint names, where the knowledge base knows every one of them."""
    if _CLOSING.search(text, sentence.start, sentence.end) is None:
        return
    for match in _JOINT.finditer(text, sentence.start, sentence.end):
        parts = list(_PART.finditer(text, *match.span(1)))
        while parts and not _municipality(parts[0].group(), match.group(2)):
            # What stands before the first name is no part of it: 本日、豊岡・養父両市.
            parts.pop(0)
        found = [JointName(*part.span(), _municipality(part.group(), match.group(2))) for part in parts]
        if len(found) > 1 and all(name.known for name in found):
            yield from found


def _municipality(name: str, ending: str) -> tuple[KnownEntity, ...]:
    """The one municipality of this name, completed by the joint ending where it is not complete already."""
    named = known(name if name.endswith(ending) else name + ending)
    return named if len(named) == 1 and named[0].sector == "LocalGovernment" else ()
