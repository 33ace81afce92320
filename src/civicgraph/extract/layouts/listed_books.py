"""Books listed below 著書 or the like, one a line, with who published them and when in the bracket behind: 町の歩き方（坂町書房、2019年）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

METHOD = "book-in-list"
_MARK = r"[ 　・●○■□◆◇▼▶★*\-－–]*"
_HEAD = re.compile(
    rf"^{_MARK}#*[ 　]*[【〔\[<＜]?(?:主な|おもな|主要|その他の?|最近の?)?(?:著書|著作|訳書|翻訳書?|編著書?|共著書?|共著|単著|監修書?|執筆書籍|出版物|書籍)(?:(?:[／/・、,&＆と]|及び|および)(?:著書|著作|論文|訳書|翻訳|編著|共著|単著|監修|執筆|書籍))*(?:一覧|リスト|など|等|紹介)?[】〕\]>＞]?[ 　]*[:：]?[ 　]*$",
    re.M,
)
_BY = r"(?:単著|共著|編著|共編著?|監修|監訳|共訳|翻訳|訳|分担執筆|編|著)"
_YEAR = r"(?:(?:19|20)\d\d)"
_WHEN = rf"{_YEAR}年?(?:[ 　]?[./年]?[ 　]?\d{{1,2}}月?)?(?:\d{{1,2}}日)?(?:刊行?|発行|出版)?"
_PRESS = r"[^()（）、,，/／\n0-9「」『』:：。]{2,24}?"
_LINE = re.compile(
    rf"^{_MARK}(?:\d{{1,2}}[.．)）][ 　]*)?『?(?P<title>[^『』「」()（）\n]{{3,70}}?)』?[ 　]*"
    rf"[(（][ 　]*(?:{_BY}[ 　]*[、,，/／・][ 　]*)?(?:(?P<first>{_YEAR})年?(?:[ 　]?\d{{1,2}}月)?[ 　、,，/／]+(?P<press>{_PRESS})|(?P<press2>{_PRESS})[ 　]*[、,，/／][ 　]*(?P<second>{_WHEN})|(?P<third>{_WHEN}))"
    rf"[ 　]*(?:刊|発行|出版)?(?:[ 　]*[、,，/／][ 　]*{_BY})?[ 　]*[)）][ 　]*{_BY}?[ 　]*$",
    re.M,
)
_NO_PRESS = re.compile(rf"^{_BY}$|[年月日号巻頁]|ほか$|ら$|予定|重版|初版")
_BREAK = re.compile(r"\n[ 　]*\n")


class Book(NamedTuple):
    """The title of a book, who published it, and the year when it came out."""

    title: Span
    press: Span | None
    year: Span | None


@lru_cache(maxsize=8)
def listed_books(text: str) -> tuple[Book, ...]:
    """The books that a folded text lists so."""
    if "著" not in text and "訳" not in text and "書籍" not in text:
        return ()
    found: list[Book] = []
    for head in _HEAD.finditer(text):
        # The list ends where a blank line stands behind its first entries.
        start = head.end() + len(text[head.end() :]) - len(text[head.end() :].lstrip("\n 　"))
        closing = _BREAK.search(text, start)
        for line in _LINE.finditer(text, start, closing.start() if closing is not None else len(text)):
            press = next((Span(*line.span(g)) for g in ("press", "press2") if line[g] and not _NO_PRESS.search(line[g])), None)
            when = next((Span(line.start(g), line.start(g) + 4) for g in ("first", "second", "third") if line[g]), None)
            found.append(Book(Span(*line.span("title")), press, when))
    return tuple(found)


def book_names(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The titles and publishers of such books that stand from `start` to `end`."""
    for book in listed_books(text):
        if start <= book.title.start < end:
            title = Span(book.title.start, book.title.start + len(book.title.of(text).rstrip(" 　")))
            yield LaidOut(title, Kind.WORK, 0.82, METHOD, 6.3)
            if book.press is not None and not known(book.press.of(text)):
                yield LaidOut(book.press, Kind.ORGANIZATION, 0.82, METHOD, 5.4)


def find_books(resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who published such a book and when, and who wrote it, on a page that names nobody else."""
    books = listed_books(text)
    people = {e.id for e in resolution.entities.values() if e.kind is Kind.PERSON} if books else set()
    refs: dict[int, Ref] = {r.start: r for reading in resolution.readings for r in reading.refs} if books else {}
    for book in books:
        work = refs.get(book.title.start)
        if work is None or work.kind is not Kind.WORK:
            continue
        press = refs.get(book.press.start) if book.press is not None else None
        if press is not None and press.kind is Kind.ORGANIZATION:
            yield Statement(work.entity, Predicate.PUBLISHER, press.entity, (Span(work.start, press.end),), 0.85, METHOD)
        if len(people) == 1:
            yield Statement(work.entity, Predicate.CREATOR, next(iter(people)), (book.title,), 0.8, METHOD)
        if book.year is not None:
            yield Statement(work.entity, Predicate.START_DATE, book.year.of(text), (Span(work.start, book.year.end),), 0.82, METHOD)
