"""English sentences and tokens, with offsets into the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from civicgraph.date_patterns import MONTHS
from civicgraph.dates import DateMention, find_dates
from civicgraph.records import BlockKind, Document

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Md|Mohd|Messrs|Ms|Mrs|Dr|Prof|St|No|[Vv]ol|vs|etc|e\.g|i\.e|pop|approx|Jr|Sr|Gov|Sen|Rep|Fig|c|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Univ|Pref|Dept|Assoc|Asst)|(?<!&)\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_LEGAL_FORM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|K\.K|a\.m|p\.m)\.$")
_OPENERS = re.compile(
    r"(?:The|This|It|He|She|They|In|On|At|A|An|We|For|As|After|Its|His|Her|Their|Both|But|And|By|When|While)\b|[\"“]"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*(?=\s+[\"“‘(\[]?[A-Z0-9\[])|\n\s*\n")
# Japanese between Latin words (Kobeで開催) is no part of them.
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9_+]|[&.'’/-](?=[A-Za-zÀ-ɏ0-9_])|(?<=[a-z])–(?=[A-Z]))*|¥|\S")
_COMPOUND = re.compile(
    r"(.+?)(-(?:based|born|led|run|backed|funded|owned|wide|style|area|sponsored|organised|organized|hosted|developed"
    r"|headquartered|affiliated|language|speaking|san|sensei|style|level|born|trained|made))"
)
_POSSESSIVE = re.compile(r"(.+?)(['’][sS])")
# Small words of a headline that are long enough to be counted.
_SMALL = frozenset({"with", "from", "into", "between", "among", "through", "towards", "toward", "after", "about", "over", "under", "beyond"})
_DATELINE = 60
_DAY_AND = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? and (?:the )?$")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


class Token(NamedTuple):
    """A word or a sign. A possessive 's and the -based of "Sendai-based" are tokens of their own."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it can be a word of a name: Tohoku, AmeMichi, g0v, e-Gov, SOL."""
        return self.text[0].isupper() or (self.text[0].islower() and re.search(r"[A-Z]|[a-z]\d", self.text) is not None)


class Sentence(NamedTuple):
    """A sentence, list item or table cell; `headline` if its words are capitalised whatever they are."""

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]
    dates: tuple[DateMention, ...]
    headline: bool


def read_sentences(document: Document) -> list[Sentence]:
    """The sentences of the article's own blocks, in order; what stands around the article is left out."""
    text = document.text
    reference = document.date or _dateline(document)
    ranges = list(day_ranges(text, reference))
    written = [_paired(text, d) for d in find_dates(text, reference=reference)]
    # of "November 12 to 13, 2022" the reading with the year
    ranges = [d for d in ranges if not any(w.start < d.end and d.start < w.end and w.last and w.end - w.start > d.end - d.start for w in written)]
    written = [w for w in written if not any(w.start < d.end and d.start < w.end for d in ranges)] + ranges
    slashed = [d for d in slashed_dates(text) if not any(w.start < d.end and d.start < w.end for w in written)]
    dates = list(_in_year(text, sorted([*written, *slashed], key=lambda d: d.start), reference))
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.BOILERPLATE:
            continue
        for start, end in [(c.start, c.end) for c in block.cells] or list(_lines(text, block.start, block.end)):
            for a, b in split_sentences(text, start, end):
                inside = tuple(d for d in dates if a <= d.start and d.end <= b)
                tokens = tuple(_tokens(text, a, b))
                if tokens:
                    headline = _capitalised_throughout(text[a:b], block.kind)
                    found.append(Sentence(a, b, index, tokens, inside, headline))
    return found


def _in_year(text: str, dates: Iterable[DateMention], reference: str | None) -> Iterator[DateMention]:
    """A day without a year is in that of the last day given in full, not in a year that something was founded in."""
    year = ""
    for date in dates:
        told = re.search(r"\d{4}", text[date.start : date.end]) is not None
        if len(date.first) == len("2024-03-12") and told:
            year = date.first[:4]
        elif len(date.first) == len("2024-03-12") and year and reference is None and date.last is None:
            date = replace(date, first=year + date.first[4:])
        yield date


_SHORT_LINE = 50
# Organizer: …, on a line below a long one
_KEY = re.compile(r"[A-Z][A-Za-z /&-]{2,30}: \S")


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""The lines of a block that lists something line by line; prose that was only wrapped is one stretch.

    >>> list(_lines("Mina Holt\\nDirector", 0, 18))
    [(0, 9), (10, 18)]
    """
    lines = text[start:end].split("\n")
    if len(lines) == 1 or (not any(len(line) < _SHORT_LINE for line in lines[:-1]) and not any(map(_KEY.match, lines[1:]))):
        yield start, end
        return
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1


_DAY = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/])")


def slashed_dates(text: str) -> Iterator[DateMention]:
    """Days such as 23/06/2022 or 6/23/2022, as far as only one order of day and month is possible.

    >>> [d.first for d in slashed_dates("23/06/2022, 6/23/2022, 5/6/2022")]
    ['2022-06-23', '2022-06-23']
    """
    for match in _DAY.finditer(text):
        first, second = int(match[1]), int(match[3])
        day, month = (first, second) if first > 12 else (second, first)
        if 12 < day <= 31 and 0 < month <= 12:
            yield DateMention(match.start(), match.end(), f"{match[4]}-{month:02}-{day:02}")


_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?: ?\([A-Z][a-z]{2,8}\.?\))?"
_TO = r",? ?(?:and|&|to|through|until|-|–|—) ?(?:the )?"
_RANGES = (
    # June 8th (Sat) and 9th (Sun), 2019; May 3 through May 5, 2022; April 5 (Tue), 2022
    re.compile(rf"\b(?P<m>{_MONTH}) (?P<a>\d{{1,2}}){_ORDINAL}{_WEEKDAY}(?:{_TO}(?:(?P<n>{_MONTH}) )?(?P<b>\d{{1,2}})(?![\d:]){_ORDINAL}{_WEEKDAY})?(?:,? (?P<y>(?:19|20)\d\d))?"),
    # 12th - 14th July 2021; 30 May and 1 June 2021
    re.compile(rf"\b(?P<a>\d{{1,2}}){_ORDINAL}(?: (?P<m>{_MONTH}))?{_TO}(?P<b>\d{{1,2}}){_ORDINAL} (?P<n>{_MONTH})(?:,? (?P<y>(?:19|20)\d\d))?"),
)


def day_ranges(text: str, reference: str | None) -> Iterator[DateMention]:
    """Days of two or more, each with its ordinal or weekday, the year last; without a year in that of `reference`.

    >>> [(d.first, d.last) for d in day_ranges("June 8th (Sat) and 9th (Sun), 2019", None)]
    [('2019-06-08', '2019-06-09')]
    """
    for match in (m for pattern in _RANGES for m in pattern.finditer(text)):
        year = match["y"] or (reference or "")[:4]
        if not year or not (match["b"] or (match["y"] and "(" in match[0])):
            continue
        last_month = MONTHS[(match["n"] or match["m"]).rstrip(".")]
        first_month = MONTHS[(match["m"] or match["n"]).rstrip(".")]
        first = f"{year}-{first_month:02}-{int(match['a']):02}"
        last = f"{year}-{last_month:02}-{int(match['b']):02}" if match["b"] else None
        if 0 < int(match["a"]) <= 31 and (last is None or (first < last and int(match["b"]) <= 31)):
            yield DateMention(match.start(), match.end(), first, last)


# 6 min read · Jun 24, 2019: over a blog's post, by whoever runs the page
_READING_TIME = re.compile(r"\bmin read\W*")


def _dateline(document: Document) -> str | None:
    """The first day that the first blocks name in full: KOBE, 12 March 2024 —."""
    top = [b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE][:4]
    for block in top:
        line = _READING_TIME.search(document.text, block.start, block.end)
        opened = line.end() if line else block.start
        for date in find_dates(document.text[opened : block.end], start=opened):
            before, after = document.text[opened : date.start], document.text[date.end : block.end]
            if line:
                after = after.split("\n")[0]
            alone = len(before) + len(after) < _DATELINE and not after.strip(" .)|")
            opening = (
                len(before) < _DATELINE and re.match(r"\)? ?[—–:-]", after) and not re.search(r" [a-z]{3,}", before)
            )
            if len(date.first) == len("2024-03-12") and (alone or opening):
                return date.first
    return None


def _paired(text: str, date: DateMention) -> DateMention:
    """Read "8 and 9 November" as two days."""
    before = _DAY_AND.search(text, max(0, date.start - 12), date.start)
    if before is None or date.last is not None or len(date.first) != len("2024-03-12"):
        return date
    day = int(before[1])
    if not 0 < day < int(date.first[-2:]):
        return date
    return DateMention(before.start(1), date.end, f"{date.first[:-2]}{day:02}", date.first)


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch of text begin and end; "Prof. X" and "X, Inc. of" are not cut.

    >>> [text[a:b] for text in ["Dr. Ito spoke. It ended."] for a, b in split_sentences(text, 0, 24)]
    ['Dr. Ito spoke.', 'It ended.']
    """
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        before, after = text[max(begin, match.end() - 12) : match.end()], text[match.end() : end].lstrip()
        if _ABBREVIATION.search(before) or (_LEGAL_FORM.search(before) and not _OPENERS.match(after)):
            continue
        if text[begin : match.end()].strip():
            yield _stripped(text, begin, match.end())
        begin = match.end()
    if text[begin:end].strip():
        yield _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        cut = _POSSESSIVE.fullmatch(word) or (_COMPOUND.fullmatch(word) if word[0].isupper() else None)
        if cut:
            middle = match.start() + len(cut[1])
            yield Token(match.start(), middle, cut[1])
            yield Token(middle, match.end(), cut[2])
        else:
            yield Token(match.start(), match.end(), word)


def _capitalised_throughout(text: str, kind: BlockKind) -> bool:
    """Whether this is a headline in title case, whose capitals say nothing."""
    # A line of its own with commas or brackets is somebody's name and post.
    if kind not in (BlockKind.TITLE, BlockKind.HEADING) and (kind is not BlockKind.PARAGRAPH or re.search("[:,(]", text)):
        return False
    words = [w for w in _WORD.findall(text) if len(w) > 3 and w not in _SMALL]
    return (
        len(words) >= 4
        and not text.rstrip().endswith((".", "!", ";", ","))
        and sum(w[0].isupper() for w in words) >= 0.85 * len(words)
    )
