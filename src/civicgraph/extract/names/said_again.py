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
from civicgraph.names import clean_name
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
    readings = _with_blanks(readings, text)
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


def _with_blanks(readings: Sequence[Reading], text: str) -> Sequence[Reading]:
    """第3回 かもめフォーラム 東京大会 in the title, and 「かもめフォーラム東京大会」 below: one event, named whole in the title too."""
    if not readings or _BLANK.search(text, readings[0].sentence.start, readings[0].sentence.end) is None:
        return readings
    title, names = readings[0], {text[f.start : f.end]: f for r in readings[1:] for f in r.found if f.kind is Kind.EVENT and f.end - f.start >= _LONG and _OPENING.match(text, f.start - 1)}
    headline = text[title.sentence.start : title.sentence.end]
    bare = _SIGNS.sub("", headline)
    for name, named in names.items():
        if name in headline or (letters := _SIGNS.sub("", name)) not in bare:
            continue
        whole = re.compile("[ 　「」『』]{0,2}".join(map(re.escape, letters))).search(text, title.sentence.start, title.sentence.end)
        if whole is not None:
            # 「みどり大会2024『海と暮らす』」: the marks of the theme close behind the name.
            open_ = len(_OPENING.findall(whole.group())) > len(_CLOSING.findall(whole.group()))
            end = whole.end() + (open_ and _CLOSING.match(text, whole.end()) is not None)
            apart = [f for f in title.found if f.end <= whole.start() or end <= f.start]
            begun = [f for f in title.found if f.kind is Kind.EVENT and f.start < whole.start() < f.end]
            # Between a digit and a letter a blank stays in the name, which is no longer the other's behind its number.
            same = clean_name(whole.group()) == name
            start = begun[0].start if begun and same and _NUMBERED.fullmatch(text, begun[0].start, whole.start()) else whole.start()
            found = structs.replace(named, start=start, end=end)
            return [structs.replace(title, found=tuple(sorted((*(f for f in apart if f not in begun), found)))), *readings[1:]]
    return readings


_BLANK = re.compile("[ 　「『]")
_SIGNS = re.compile("[ 　「」『』]")
_OPENING = re.compile("[「『]")
_CLOSING = re.compile("[」』]")
_NUMBERED = re.compile(r"第[0-9一二三四五六七八九十]+回[ 　]?")
_LONG = 8


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
