"""Tables of works and who made them: 賞名, 作品, 応募者."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Predicate, Span, Statement

# An entry's number before its name: a034 ミチカド.
_NUMBER = re.compile(r"(?:[A-Za-z]{0,2}[-]?\d{1,4}[.:)）]?[ 　]+)?")
_NONE = ("未定", "なし", "無し", "同上", "非公開", "未公開", "調整中", "検討中", "準備中", "無題")
_QUOTES = ("「", "『")
_MAKER = re.compile(r"[^、,，・/／()（）]+")
_HONORIFIC = re.compile(rf"[ 　]*(?:{CALLED}|ほか|他|(?<=[ 　])(?:共?編?著|編|訳|監修))?$")
_HONOURED = re.compile(CALLED + r"[ 　]*(?:$|[(（、,])")
_KANJI_NAME = re.compile(r"[一-鿿々ヶ]{1,3}[ 　]?[一-鿿々ぁ-ヿ]{1,6}")


def listed_work(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The work that a cell under 作品 names, or the makers that one under 応募者 names."""
    if column == "work":
        number = _NUMBER.match(text, cell.start, cell.end)
        start, end = number.end() if number else cell.start, cell.end
        if text[start : start + 1] in _QUOTES and text[end - 1] in "」』" and text.count(text[start], start, end) == 1:
            start, end = start + 1, end - 1
        if 2 <= end - start <= 60 and text[start:end] not in _NONE:
            yield LaidOut(Span(start, end), Kind.WORK, 0.8, "work-in-table", 5.8)
    elif column == "maker":
        honoured = _HONOURED.search(text[cell.start : cell.end]) is not None
        outside = text.find("(", cell.start, cell.end)
        for match in _MAKER.finditer(text, cell.start, outside if outside > 0 else cell.end):
            name = _HONORIFIC.sub("", match.group())
            start = match.start() + len(name) - len(name.lstrip(" 　"))
            end = match.start() + len(name)
            if end - start >= 2:
                kind = Kind.PERSON if _personal(text[start:end], honoured=honoured) else Kind.ORGANIZATION
                yield LaidOut(Span(start, end), kind, 0.74, "maker-in-table", 4.5)


def _personal(name: str, *, honoured: bool) -> bool:
    """Whether a name is a person's: one that begins with a family name, or any with 氏 that ends like no body."""
    plain = name.replace(" ", "").replace("\u3000", "")
    if honoured and lexicon().class_of(plain) is None and not plain.endswith(tuple(lexicon().suffixes)):
        return True
    whole = _KANJI_NAME.fullmatch(name) is not None and lexicon().class_of(plain) is None
    return whole and any(is_surname(plain[:n]) for n in (3, 2, 1))


def find_made(line: Line, header: dict[int, str], text: str) -> Iterator[Statement]:
    """Who made the work of a row: the people and bodies under 応募者."""
    cells = {header[i]: c for i, c in enumerate(line.block.cells) if i in header}
    work, maker = cells.get("work"), cells.get("maker")
    if work is None or maker is None:
        return
    made = next((r for r in line.refs if work.start <= r.start < work.end and r.kind is Kind.WORK), None)
    span = Span(line.block.start, line.block.end)
    when = cells.get("when")
    date = next((d for d in line.dates if when is not None and when.start <= d.start < when.end), None)
    if made is not None and date is not None:
        yield Statement(made.entity, Predicate.START_DATE, date.first, (span,), 0.86, "work-table")
    bracket = text.find("(", maker.start, maker.end) if "(" in text[maker.start + 1 : maker.end] else maker.end
    for ref in line.refs:
        if made is not None and ref.start < bracket and maker.start <= ref.start < maker.end and ref.kind in (Kind.PERSON, Kind.ORGANIZATION):
            yield Statement(made.entity, Predicate.CREATOR, ref.entity, (span,), 0.86, "work-table")
