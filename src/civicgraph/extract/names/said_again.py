"""Names that a text says again where no finder knew them: 共催:みどりフレンズいまり, later みどりフレンズいまり 代表 早瀬徹."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.sentences import reading_at
from civicgraph.extract.text.words import in_dictionary
from civicgraph.records import Kind

_SHORTEST = 4
_SURE = 0.7
_WRITTEN = "[一-鿿々]"
_KINDS = (Kind.ORGANIZATION, Kind.PERSON)
# 文書ビューワー「Shiorin」, and Shiorin開発者の早瀬正夫氏: a work is named again by whoever made it.
_MAKER = re.compile(r"の?(?:開発者|制作者|作者|考案者|生みの親)")
_TOLD = ("title-after-class-noun", "title-before-class-noun")
_BRANCH = ("支部", "本部", "事務局")


def with_names_said_again(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with the names of bodies and people where the text says them again, whole and by themselves."""
    names: dict[str, Found] = {}
    for reading in readings:
        for f in reading.found:
            told = f.kind in _KINDS or (f.kind is Kind.WORK and f.method in _TOLD)
            if told and f.end - f.start >= _SHORTEST and f.confidence >= _SURE and not f.weak and not f.unit:
                names.setdefault(text[f.start : f.end], f)
    added: dict[int, list[Found]] = {}
    for name, first in names.items():
        if text.count(name) < 2 or (in_dictionary(name) and not known(name)):
            continue
        for start in _places(name, text):
            index = reading_at(readings, start)
            reading = readings[index]
            end = start + len(name)
            if first.kind is Kind.WORK and not _MAKER.match(text, end):
                continue
            taken = (*reading.found, *added.get(index, ()))
            if end <= reading.sentence.end and not any(f.start < end and start < f.end for f in taken) and _whole(start, end, text):
                added.setdefault(index, []).append(structs.replace(first, start=start, end=end, confidence=min(first.confidence, 0.82)))
    return [structs.replace(r, found=tuple(sorted((*r.found, *added[i])))) if i in added else r for i, r in enumerate(readings)]


def _places(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start != -1:
        yield start
        start = text.find(name, start + len(name))


def _whole(start: int, end: int, text: str) -> bool:
    """Whether a name stands by itself, or before a post or a branch."""
    first, last, before, after = text[start], text[end - 1], text[start - 1 : start], text[end : end + 1]
    for inner, outer in ((first, before), (last, after)):
        if (inner.isascii() and re.match("[A-Za-z0-9]", outer)) or ("ァ" <= inner <= "ー" and re.match("[ァ-ヺー]", outer)):
            return False
    if re.match(_WRITTEN, first) and re.match(_WRITTEN, before):
        return False
    if re.match(_WRITTEN, after) is None:
        return True
    titles = lexicon().titles
    return last != after and (any(text[end : end + n] in titles for n in range(2, 7)) or text.startswith(_BRANCH, end))
