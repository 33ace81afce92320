"""Tables of works and who made them: 賞名, 作品, 応募者."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.cells_of_nobody import names_nobody, without_mark
from civicgraph.extract.lexicon import company_endings, lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Predicate, Span, Statement

# An entry's number before its name: a034 ミチカド.
_NUMBER = re.compile(r"(?:[A-Za-z]{0,2}[-]?\d{1,4}[.:)）]?[ 　]+)?")
_NONE = ("不明", "有志", "市民有志", "非公開", "無題")
# What the columns beside the work say of whom they name.
_SAID = {"maker": Predicate.CREATOR, "runner": Predicate.OPERATOR, "issuer": Predicate.PUBLISHER}
_SAID_OF = {**_SAID, "basis": Predicate.LEGAL_BASIS}
_QUOTES = ("「", "『")
_MAKER = re.compile(r"[^、,，・/／()（）]+")
_HONORIFIC = re.compile(rf"[ 　]*(?:{CALLED}|(?:ほか|他)(?:[0-9]+[人名社者]|[0-9]+団体)?|(?<=[ 　])(?:共?編?著|編|訳|監修))?$")
_HONOURED = re.compile(CALLED + r"[ 　]*(?:$|[(（、,])")
_KANJI_NAME = re.compile(r"[一-鿿々ヶ]{1,3}[ 　]?[一-鿿々ぁ-ヿ]{1,6}")


def listed_work(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The work that a cell under 作品 names, or those whom one under 応募者, 運営 or 発行 names."""
    if column == "work":
        name = _title(without_mark(cell, text), text)
        if 2 <= name.end - name.start <= 60 and name.of(text) not in _NONE and not names_nobody(name.of(text)):
            yield LaidOut(name, Kind.WORK, 0.8, "work-in-table", 5.8)
    elif column in _SAID:
        honoured = _HONOURED.search(text[cell.start : cell.end]) is not None
        outside = text.find("(", cell.start, cell.end)
        for match in _MAKER.finditer(text, cell.start, outside if outside > 0 else cell.end):
            name_of = _HONORIFIC.sub("", match.group())
            start = match.start() + len(name_of) - len(name_of.lstrip(" 　"))
            end = match.start() + len(name_of)
            if end - start < 2 or text[start:end] in _NONE or names_nobody(text[start:end]) or lexicon().title_at_end(text[start:end]) is not None:
                continue
            personal = column == "maker" and _personal(text[start:end], honoured=honoured)
            yield LaidOut(Span(start, end), Kind.PERSON if personal else Kind.ORGANIZATION, 0.74, "maker-in-table", 4.5)


def _title(cell: Span, text: str) -> Span:
    """The title in a cell, without a number before it and the marks around it; of 防災アプリ「そなえ」 what is in the marks."""
    number = _NUMBER.match(text, cell.start, cell.end)
    start, end = number.end() if number else cell.start, cell.end
    opens = next((i for i in range(start, end) if text[i] in _QUOTES), -1)
    quoted = opens >= 0 and text[end - 1] in "」』" and text.count(text[opens], start, end) == 1
    if quoted and (opens == start or lexicon().class_of(text[start:opens]) is not None):
        return Span(opens + 1, end - 1)
    return Span(start, end)


def _personal(name: str, *, honoured: bool) -> bool:
    """Whether a name is a person's: one that begins with a family name, or any with 氏 that ends like no body."""
    plain = name.replace(" ", "").replace("\u3000", "")
    if known(plain) or plain.endswith(company_endings()):
        return False
    if honoured and lexicon().class_of(plain) is None and not plain.endswith(tuple(lexicon().suffixes)):
        return True
    whole = _KANJI_NAME.fullmatch(name) is not None and lexicon().class_of(plain) is None
    return whole and any(is_surname(plain[:n]) for n in (3, 2, 1))


def find_made(line: Line, header: dict[int, str], text: str) -> Iterator[Statement]:
    """Who made, runs and issued the work of a row, under 応募者, 運営 and 発行, and when it came out."""
    cells = [(header[i], c) for i, c in enumerate(line.block.cells) if i in header]
    work = next((c for column, c in cells if column == "work"), None)
    made = next((r for r in line.refs if work is not None and work.start <= r.start < work.end and r.kind is Kind.WORK), None)
    if made is None:
        return
    span = Span(line.block.start, line.block.end)
    for column, cell in cells:
        date = next((d for d in line.dates if column == "when" and cell.start <= d.start < cell.end), None)
        if date is not None:
            yield Statement(made.entity, Predicate.START_DATE, date.first, (span,), 0.86, "work-table")
        bracket = text.find("(", cell.start + 1, cell.end)
        for ref in line.refs if column in _SAID_OF else ():
            # 北浜市総務部企画課: the last, which is of those before it.
            whole = any(other.start == ref.end and other.unit for other in line.refs)
            named = ref.kind is Kind.LAW if column == "basis" else ref.kind is Kind.ORGANIZATION or (ref.kind is Kind.PERSON and column == "maker")
            if cell.start <= ref.start < (cell.end if bracket < 0 else bracket) and named and not whole:
                yield Statement(made.entity, _SAID_OF[column], ref.entity, (span,), 0.86, "work-table")
