"""Who made the article, when, and for whom: 取材・文：…, By … | … | …, 2024年7月号（発行：…）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from civicgraph.dates import DateMention, find_dates
from civicgraph.names import fold
from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.rules import rules
from civicgraph.records import Byline, Span

_LONGEST = 160
_LONGEST_NAME = 40
_NAME_END = re.compile(r"[(|\[【<]|\s/\s| {2,}|\t")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,、;&]|\band\b)\s*")
_SURNAME_GAP = re.compile(r"[^\s\u3000]{1,4}\u3000[^\s\u3000]{1,5}")
# 記者：記者クラブ所属記者等 19人: how many, not who.
_COUNTED = re.compile(r"[0-9０-９][ \u3000]?[人名社]")
_AFTER_NAME = re.compile(r"(?:記者|編集委員|論説委員|特派員|ライター|氏|さん| on)$")
_PARTICLES = re.compile(r"[をがはへ](?=[\u4e00-\u9fff])|について|による|の様子|より$|提供$")
_TIME = re.compile(r"\d{1,2}(?::\d\d){1,2}|\d{1,2}時(?:\d{1,2}分)?|\b(?:JST|AM|PM)\b|\([月火水木金土日]\)")
_FILLING = re.compile(r"[\s|:/()・,、\-–—]+")
_ISSUE = re.compile(r"号|[ 　]?発行(?![元所者部])|\bVol\.?\s?\d+|\bNo\.?\s?\d+")


# (文・秋元大地), 記者・高槻悠: the dot before a name that ends the line.
_DOT_BEFORE_NAME = r"・(?=[一-鿿々]{3,6}\)?$)(?![^)]*(?:[部局班社会課者]|市民|協力|提供)\)?$)"


@dataclass(frozen=True, slots=True)
class Credits:
    """What a byline states: the names with their roles, the article's date, its publisher."""

    names: tuple[Byline, ...] = ()
    date: str | None = None
    publisher: str | None = None


def read_credits(text: str, line: Line, *, edge: bool, author: str | None = None) -> Credits | None:
    """What a line states if it is a byline or date line, else None. `author` is a name known from elsewhere.

    `edge` says that it stands at the top or the end of the article, where weaker signs do (a date, 写真：…).
    """
    content = fold(text[line.start : line.end])
    if len(content) > _LONGEST or (ends_sentence(content) and not re.search(r"[)」]$|\b[A-Z]\.$", content)):
        return None
    dates = find_dates(content) if edge else []
    labels = [match for match in _label().finditer(content) if edge or not _is_weak(match)]
    names = tuple(_names(text, line, content, labels, dates))
    publisher = _publisher(content, edge=edge and bool(names or dates))
    if names and _leads(content, labels[0], dates):
        return Credits(names, _best_date(content, dates), publisher)
    if edge and dates and (publisher or _ISSUE.match(content, dates[0].end) or _only_dates(content, dates)):
        return Credits((), _best_date(content, dates), publisher)
    if edge and author and not names and (place := content.find(fold(author))) >= 0:
        rest = content[:place] + " " * len(author) + content[place + len(author) :]
        if _only_dates(rest, dates):
            start = line.start + place
            return Credits((Byline("author", start, start + len(author)),), _best_date(content, dates))
    if edge and publisher and _publisher_label().match(content):
        return Credits((), None, publisher)
    return None


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, rules().byline_roles), key=len, reverse=True))
    firsts = re.escape("".join(sorted({role[0] for role in rules().byline_roles})))
    several = rf"(?:{words})(?:\s?[/・&,、と]\s?(?:{words}))*"
    return re.compile(
        # A look at one character is sooner than the look-behinds.
        rf"(?=[{firsts}A-Za-z])(?:(?<=^)|(?<=[\s|(、)/])|(?<=\d))(?:(?P<label>{several})(?:\s*[:=/]\s*|{_DOT_BEFORE_NAME}|者?\s{{2,}}|(?<=[・/]文)\s)"
        r"|(?P<by>(?i:(?:written |edited |photos? |report(?:ed|ing) |interview(?:ed)? )?by)\s*:?)\s+)(?=\S)"
    )


@cache
def _publisher_label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, rules().publisher_labels), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[\s(|]))(?:{words})\s*[:/=]\s*(?P<name>[^\s()|、。][^()|、。]{{0,60}})", re.IGNORECASE
    )


def _first_role(match: re.Match[str]) -> str:
    words = match["label"] or match["by"].rstrip(" :").lower()
    first = re.split(r"\s?[/・&,、と]\s?", words)[0] if words not in rules().byline_roles else words
    return first if first in rules().byline_roles else words


def _is_weak(match: re.Match[str]) -> bool:
    return match["by"] is not None or _first_role(match) in rules().weak_byline_roles


def _names(
    text: str, line: Line, content: str, labels: list[re.Match[str]], dates: list[DateMention]
) -> Iterator[Byline]:
    for place, label in enumerate(labels):
        begin = label.end()
        stops = [len(content), *(each.start() for each in labels[place + 1 :])]
        stops += [date.start for date in dates if date.start >= begin]
        if match := _NAME_END.search(content, begin):
            stops.append(match.start())
        role = rules().byline_roles.get(_first_role(label), "author")
        for name in _split_names(text, line.start + begin, line.start + min(stops)):
            yield Byline(role, *name)


def _split_names(text: str, start: int, end: int) -> Iterator[Span]:
    position = start
    for match in [*_BETWEEN_NAMES.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if (name := _one_name(text, position, stop)) is not None:
            yield name
        position = match.end() if match else end


def _one_name(text: str, start: int, end: int) -> Span | None:
    surface = text[start:end]
    if "\u3000" in surface.strip() and not _SURNAME_GAP.fullmatch(surface.strip()):
        surface = surface.lstrip().split("\u3000")[0]
        start = text.index(surface, start)
    surface = surface.rstrip(" \t\u3000)）」|,、/／")
    surface = _AFTER_NAME.sub("", surface) or surface
    name = surface.strip().strip("*_").strip()
    if not 1 < len(name) <= _LONGEST_NAME or name.isdecimal() or "://" in name or _PARTICLES.search(name) or _COUNTED.search(name):
        return None
    begin = start + surface.index(name)
    return Span(begin, begin + len(name))


def _leads(content: str, label: re.Match[str], dates: list[DateMention]) -> bool:
    """Whether nothing but a date, a time and brackets stands before the first label."""
    return not _FILLING.sub("", _without_dates(content[: label.start()], dates))


def _without_dates(content: str, dates: list[DateMention]) -> str:
    for date in reversed(dates):
        content = content[: date.start] + " " + content[date.end :]
    content = _TIME.sub(" ", content)
    for label in _date_labels():
        content = label.sub(" ", content)
    return content


@cache
def _date_labels() -> tuple[re.Pattern[str], ...]:
    """The words before dates, the longest first."""
    labels = sorted(rules().date_labels, key=len, reverse=True)
    return tuple(re.compile(rf"(?:^|(?<=[\s|(])){re.escape(label)}(?=[\s:]|$)", re.IGNORECASE) for label in labels)


def _only_dates(content: str, dates: list[DateMention]) -> bool:
    return not _FILLING.sub("", _without_dates(content, dates))


def _best_date(content: str, dates: list[DateMention]) -> str | None:
    """The date of publication: not that of an update where both stand there, and the most exact one."""
    fresh = [
        date for date in dates if not re.search(r"更新\S{0,2}[\s:]*$|[Uu]pdated:?\s*$", content[: date.start])
    ]
    chosen = max(fresh or dates, key=lambda date: len(date.first), default=None)
    return chosen.first if chosen else None


def _publisher(content: str, *, edge: bool) -> str | None:
    if match := _publisher_label().search(content):
        return match["name"].strip()
    parts = [part.strip() for part in content.split("|")]
    if not edge or len(parts) < 2:
        return None
    # 日時｜2024年5月11日: a key, and nobody's name.
    others = [part for part in parts if part and not _label().match(part) and not find_dates(part) and part not in rules().keys]
    return others[0] if len(others) == 1 else None
