"""What somebody wrote, as his profile lists it: 著書に『海の町』（坂町書房）, and titles with their publishers in the lines under 著書."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.kept import by_block
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import LISTED, MARKS, Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_SORT = r"(?:著作物?|著書|主著|近著|新著|単著|共著書?|共編著|編著書?|編書|訳書|翻訳書?|監訳書?|著訳書|監修書?|執筆書籍|執筆|書籍|出版物)"
# 著書, 【主な著書】, 著書／訳書, ■ 著作一覧: the line over such a list.
_HEAD = re.compile(
    rf"{MARKS}[【［\[〈《<(（]?(?:主な|主要な?|代表的な|最近の|近年の|おもな)?[ 　]?{_SORT}(?:[ 　]?[・／/、,&＆と][ 　]?{_SORT})*(?:一覧|リスト|など|等|紹介)?(?:[(（][^()（）]{{1,8}}[)）])?[】］\]〉》>)）]?[ 　]*[:：]?"
)
# 著書に『…』, 主な著書：『…』: the list begins behind it.
_INTRO = re.compile(rf"{_SORT}(?:[・／/]{_SORT})*(?:(?:に|として)は?|は|[】］\]])?[ 　]*[:：、]?[ 　]*(?=[「『])")
_OF_BOOKS = re.compile(_SORT)
_WRITTEN = re.compile(r"[著訳編]|執筆")
_TITLED = (*LISTED, BlockKind.TITLE)
_LONGEST = 24  # characters of such a heading
_QUOTED = r"(?:『(?P<double>[^『』\n]{2,80})』|「(?P<single>[^「」\n]{2,80})」)"
_MORE = rf"[\s　]*(?:[、，,・/／。]|や|と|および|及び|並びに)?[\s　]*(?:(?:など|ほか|他)[、。]?|(?:また、?)?{_SORT}(?:(?:に|として)は?|は|[:：])、?)?[\s　]*"
_WHEN = r"(?:19|20)[0-9]{2}[年./]?(?:[ 　]?[0-9]{1,2}月?)?(?:[ 　]?[0-9]{1,2}日)?"
_ITEM = re.compile(
    rf"{_MORE}{_QUOTED}(?:[ 　]*[(（](?P<inside>[^()（）\n]{{1,60}})[)）])?(?:(?:(?<=[)）])|[、，])?[ 　]*(?P<bare>[^\s　『』「」()（）、，。,はがをに]{{2,24}})(?:[、，,][ 　]?{_WHEN})?(?=[、，,。\s　]|$))?"
)
# ・町の設計図 (2018 坂町書房刊): a title without quotes, under such a heading alone.
_PLAIN = re.compile(rf"(?:{_WHEN}[ 　:：]*)?(?P<name>(?![0-9])[^()（）「」『』。\n]{{3,70}}?)[ 　]*[(（](?P<inside>[^()（）\n]{{2,60}})[)）][ 　]*")
_OPENS = re.compile(rf"{MARKS}(?:{_WHEN}[ 　:：]*)?")
_TOKEN = re.compile(r"[^、，,／/;；]+")
_DATE = re.compile(rf"[ 　]*{_WHEN}[ 　]*")
_MONTH = re.compile(r"年[ 　]?(1[0-2]|0?[1-9])[ 　]?月")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ISSUED = re.compile(r"(?:から|より)?(?:刊行?|発行|発売)?(?:予定)?[ 　]*$")
_NO_PUBLISHER = re.compile(
    r"(?:著|訳|編|共著|編著|監修|執筆|翻訳|作|文|絵|ほか|他|など|等|(?<!出)版|刷|頁|ページ|賞|冊|巻|号|円|年|月|日|分担|担当|所収|収録|改訂|増補|新装版|電子書籍|絶版|[0-9]+|ISBN.*|pp?[.．].*|第.+[章巻号部])[ 　]*$"
)
_SERIES = ("新書", "文庫", "選書", "叢書", "ブックス", "ライブラリー")
_PROSE = re.compile(r"[はがを]|です|ます|した$")


class Book(Struct, frozen=True, gc=False):
    """A title, and the publisher and year that stand behind it."""

    name: Span
    publisher: Span | None
    year: str


class _Listed(Struct, frozen=True, gc=False):
    """The books of a block, whether the next block may go on with them, and whether they are somebody's (著書) or anybody's (出版物)."""

    books: tuple[Book, ...]
    goes_on: bool
    own: bool = False


_NONE = _Listed((), False)


@by_block
def _listed(document: Document, number: int, text: str) -> _Listed:
    """The books of the lines under such a heading, or under another such line."""
    block = document.blocks[number]
    above = _listed(document, number - 1, text) if number else _NONE
    goes_on, own = above.goes_on, above.own
    # Behind a blank line only what is quoted goes on with a list that has begun.
    apart = bool(above.books) and text.count("\n", document.blocks[number - 1].end, block.start) > 1
    if block.cells or block.kind not in _TITLED or (not goes_on and _OF_BOOKS.search(text, block.start, block.end) is None):
        return _NONE
    found: list[Book] = []
    start = block.start
    while start < block.end:
        end = text.find("\n", start, block.end)
        end = block.end if end == -1 else end
        if end - start <= _LONGEST and _HEAD.fullmatch(text, start, end) is not None:
            goes_on, own = True, _WRITTEN.search(text, start, end) is not None
        elif (intro := _INTRO.match(text, start, end)) is not None:
            # 著書　『海の町』（坂町書房）, and more on the lines below.
            entries = list(_items(intro.end(), end, text))
            goes_on = own = bool(entries)
            found += entries
        elif goes_on:
            entries = [] if apart and text[start : start + 1] not in ("『", "「") and _PLAIN.fullmatch(text, start, end) is not None else _entries(start, end, text)
            goes_on = bool(entries)
            found += entries
        start = end + 1
    return _Listed(tuple(found), goes_on, own)


def _entries(start: int, end: int, text: str) -> list[Book]:
    """The books of one line of a list."""
    opening = _OPENS.match(text, start, end)
    start = opening.end() if opening is not None else start
    if text[start : start + 1] in ("『", "「"):
        return list(_items(start, end, text))
    plain = _PLAIN.fullmatch(text, start, end) if end - start <= 120 and text[end - 1] in ")）" else None
    if plain is None or _PROSE.search(plain["name"][-3:]) or lexicon().title_at_end(plain["inside"]) is not None:
        # 早瀬　徹（北斗大学教授）, below 監修: who did it.
        return []
    book = _book(Span(*plain.span("name")), plain.span("inside"), text)
    return [book] if book.publisher is not None or book.year else []


def _items(start: int, end: int, text: str) -> Iterator[Book]:
    """The titles in quotes from a place on, as long as nothing but titles stands there."""
    while (item := _ITEM.match(text, start, end)) is not None:
        name = Span(*item.span("double" if item["double"] else "single"))
        book = _book(name, item.span("inside"), text)
        # 「みどりの経済」『月刊みどり』: the second is what the first came out in.
        if text[name.start - 2 : name.start] != "」『":
            yield book if book.publisher is not None or not item["bare"] else _book(name, item.span("bare"), text)
        start = item.end()


def _book(name: Span, imprint: tuple[int, int], text: str) -> Book:
    """A title with what its imprint says: 2018 坂町書房刊; 共著、坂町書房、2020年."""
    year = _YEAR.search(text, *imprint) if imprint[0] >= 0 else None
    month = _MONTH.match(text, year.end()) if year is not None else None
    when = year.group() + (f"-{int(month[1]):02}" if month is not None else "") if year is not None else ""
    return Book(name, _publisher(imprint, text) if imprint[0] >= 0 else None, when)


def _publisher(imprint: tuple[int, int], text: str) -> Span | None:
    for token in _TOKEN.finditer(text, *imprint):
        start, end = token.span()
        if (date := _DATE.match(text, start, end)) is not None:
            start = date.end()
        last = re.compile(rf"[ 　]*{_WHEN}[ 　]*(?:刊行?|発行)?[ 　]*$").search(text[start:end])
        end = start + last.start() if last is not None else end
        issued = _ISSUED.search(text[start:end])
        end = start + issued.start() if issued is not None else end
        words = text[start:end]
        start += len(words) - len(words.lstrip(" 　"))
        words = words.strip(" 　")
        if 2 <= len(words) <= 30 and not _NO_PUBLISHER.search(words) and not _PROSE.search(words):
            return Span(start, start + len(words))
    return None


@lru_cache(maxsize=8)
def _tells_of_books(text: str) -> bool:
    """Whether a text speaks of books at all: most do not, and each of their sentences asks."""
    return _OF_BOOKS.search(text) is not None


def books_in(document: Document, number: int, start: int, end: int, text: str) -> Sequence[Book]:
    """The books that a sentence lists as somebody's."""
    if not _tells_of_books(text):
        return ()
    found = tuple(b for b in _listed(document, number, text).books if start <= b.name.start < end)
    if found or ("『" not in text[start:end] and "「" not in text[start:end]):
        return found
    intro = _INTRO.search(text, start, end)
    return tuple(_items(intro.end(), end, text)) if intro is not None else ()


def listed_books(document: Document, number: int, start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The titles of such a list, and who publishes them."""
    for book in books_in(document, number, start, end, text):
        yield LaidOut(book.name, Kind.WORK, 0.86, "book-in-profile", 6.4)
        if book.publisher is not None and book.publisher.of(text) != "シリーズ":
            # 坂町新書 is what the house of 坂町社 calls it, if that is known.
            sure = not text.endswith(_SERIES, book.publisher.start, book.publisher.end)
            yield LaidOut(book.publisher, Kind.ORGANIZATION, 0.8, "publisher-in-profile", 5.1 if sure else 4.6)


def find_books(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Who wrote the books of such lists, and who published them and when."""
    if not _tells_of_books(text):
        return
    whose: Ref | None = None
    for line in lines(document, resolution):
        block = line.block
        whose = _named(line, text) or whose
        listed = _listed(document, line.number, text)
        headed = bool(listed.books) and listed.own
        refs = {r.start: r for r in line.refs}
        for reading in line.readings:
            for book in books_in(document, line.number, reading.sentence.start, reading.sentence.end, text):
                work = refs.get(book.name.start)
                if work is None or work.kind is not Kind.WORK:
                    continue
                span = Span(book.name.start, max(book.name.end, book.publisher.end if book.publisher is not None else 0))
                if headed and whose is not None:
                    yield Statement(work.entity, Predicate.CREATOR, whose.entity, (Span(whose.start, whose.end), span), 0.8, "own-work")
                body = refs.get(book.publisher.start) if book.publisher is not None else None
                if body is not None and body.kind is Kind.ORGANIZATION:
                    yield Statement(work.entity, Predicate.PUBLISHER, body.entity, (span,), 0.86, "imprint")
                if book.year:
                    yield Statement(work.entity, Predicate.START_DATE, book.year, (Span(block.start, block.end),), 0.82, "imprint")


def _named(line: Line, text: str) -> Ref | None:
    """Whose profile a line opens: the name that it begins with, or that stands behind its key."""
    first = line.refs[0] if line.refs else None
    if first is None or first.kind is not Kind.PERSON or line.block.cells:
        return None
    begins = line.block.label.end if line.block.label is not None else line.block.start
    before = text[begins : first.start].strip(" 　:：・●○◆◇■□*-")
    return first if not before or (line.block.label is None and len(before) <= 8 and before.endswith(("講師", "氏名", "名前", "登壇者", ":", "："))) else None
