"""Dates as articles write them, Japanese and English, found and turned into ISO 8601.

A date that names no year takes it from the text before it or from the article's own date; one that cannot be
resolved, or does not exist (2月30日), is left out rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from civicgraph.date_meanings import RESOLVERS, Context, Moment, Resolver, moment_of, number
from civicgraph.date_patterns import CONNECTOR, DURATION, FORMS, MONTH_WORD, OF_ENGLISH, TAIL, WORDS_OF_FORMS
from civicgraph.names import fold


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, at code points `start` to `end`: `first` and, for a range, `last`, both ISO 8601."""

    start: int
    end: int
    first: str
    last: str | None = None


# 有効期限は2027年。10月5日に…, 2030年までに…: by when something ends or is aimed at is not the year of the days named next.
_AIM_BEFORE = re.compile(r"(?:期限|締切|締め切り|〆切|満了|目標|有効)(?:は|が|を|日は|年は|[:：])?[ 　]?$")
_AIM_AFTER = re.compile(r"度?末?(?:までに?|を(?:めど|目途|目標|期限)|で(?:失効|満了|期限|有効期限))")
# 2035年を見据えたビジョン, 2050年に向けた計画, 2030年の目標: nothing happened then.
_IN_VIEW = re.compile(r"度?(?:末|頃|ごろ)?(?:を(?:見据え|見すえ|見通し|展望|ターゲット)|に(?:向け|むけ)|の?(?:目標|将来像|あるべき姿|ありたい姿|(?:目指|めざ)す|カーボンニュートラル|カーボン・ニュートラル|ゼロカーボン|脱炭素社会)(?!(?:シティ)?宣言)|ビジョン)")

# 平成30年7月豪雨, 令和元年東日本台風: the year in such a name is not that of the days named after it.
_OF_DISASTER = re.compile(r"(?!の)[一-鿿ァ-ヺー]{0,8}?(?:地震|震災|台風|豪雨|大雨|豪雪|大雪|水害|津波|噴火|大火)")

# What may stand between two days that follow each other: 5日と6日, 5日及び6日.
_SIDE_BY_SIDE = ("・", "、", ",", "と", "及び", "および")


def find_dates(
    text: str, *, reference: str | None = None, year: int | None = None, start: int = 0
) -> list[DateMention]:
    """The dates of a text, in order and without overlap; offsets are code points, with `start` added.

    `reference` is the article's own date (ISO 8601). Without it relative dates (昨年, last year) are left
    out, and so is a day or month whose year the text has not said, unless `year` gives it: that of an
    article whose title names one. The year in a law's number
    (令和3年法律第35号) is no date.
    Raises ValueError where `reference` is not an ISO 8601 date.

    >>> find_dates("2021年9月18日〜19日に開催")
    [DateMention(start=0, end=14, first='2021-09-18', last='2021-09-19')]
    """
    folded = fold(text)
    context = Context(folded, _from_iso(reference) if reference else None)
    context.dated = context.given = Moment(year) if year else None
    found = []
    position = 0
    for match, resolve in _candidates(folded):
        if match.start() < position:
            continue
        position = match.end()
        said, latest, said_until, era = context.dated, context.latest, context.dated_end, context.era
        moment = resolve(match, context)
        if moment is None:
            continue
        first, last, position = _extend(moment, match, context)
        if first.month is None and last is None and _IN_VIEW.match(folded, position):
            context.dated, context.latest = said, latest
            continue
        if (len(first.iso()) == 4 and (_AIM_BEFORE.search(folded, max(0, match.start() - 8), match.start()) or _AIM_AFTER.match(folded, position))) or (said is not None and first.day is None and _OF_DISASTER.match(folded, position)):
            context.dated, context.dated_end, context.era = said, said_until, era
        found.append(
            DateMention(match.start() + start, position + start, first.iso(), last.iso() if last else None)
        )
    return _joined(found, folded, start)


_PARTED = re.compile(r"[ \t\u3000]*[(（]?[ \t\u3000]*")


def _joined(found: list[DateMention], text: str, start: int) -> list[DateMention]:
    """1958年 昭和33年 9月, as the columns of a chronicle have it: a year, once more by its era, and the month are one date."""
    joined: list[DateMention] = []
    for date in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and len(before.first) == 4
            and before.last is None
            and date.first.startswith(before.first)
            and date.start >= before.end
            and _PARTED.fullmatch(text, before.end - start, date.start - start)
        ):
            joined[-1] = DateMention(before.start, date.end, date.first, date.last)
        else:
            joined.append(date)
    return joined


def parse_date(text: str) -> str | None:
    """The ISO 8601 date that a whole string states (a time of day after it is ignored), or None.

    >>> parse_date("令和６年４月１日"), parse_date("2025-05-20T11:30:00+09:00"), parse_date("soon")
    ('2024-04-01', '2025-05-20', None)
    """
    folded = fold(text).strip()
    if match := re.fullmatch(r"(\d{4})(?:(\d\d)(\d\d))?", folded):
        moment = moment_of(*(int(part) for part in match.groups() if part))
        return moment.iso() if moment else None
    found = find_dates(folded)
    if not found or found[0].last is not None:
        return None
    before, after = folded[: found[0].start], folded[found[0].end :]
    stated = re.fullmatch(r"(?:[A-Z][a-z]{2,8},?\s+)?", before) and re.fullmatch(
        r"号?|[T\s]\s*\d{1,2}[:時].*", after
    )
    return found[0].first if stated else None


def _candidates(folded: str) -> Iterator[tuple[re.Match[str], Resolver]]:
    """Every match of every form, by place and then by the order of the forms."""
    said = {word for word in WORDS_OF_FORMS if word in folded}
    if not said.isdisjoint(OF_ENGLISH) and MONTH_WORD.search(folded) is None:
        # March in Marching, Dec in Decidim.
        said -= OF_ENGLISH
    matches = [
        (match, form) for form, pattern, words in FORMS if not words.isdisjoint(said) for match in pattern.finditer(folded)
    ]
    for match, form in sorted(matches, key=lambda each: each[0].start()):
        yield match, RESOLVERS[form]


def _extend(moment: Moment, match: re.Match[str], context: Context) -> tuple[Moment, Moment | None, int]:
    """The date, the end of the range that it opens (if it does), and where the words for both end."""
    first, last, end = moment, None, match.end()
    while connector := CONNECTOR.match(context.text, end):
        step = _range_end(connector, last or first, match, context)
        if step is None:
            break
        earlier, later, tail_end = step
        if connector["sign"] in _SIDE_BY_SIDE and not _next_day(last or first, later):
            break
        if (earlier.iso() if last is None else first.iso()) > later.iso():
            break
        first, last, end = (earlier if last is None else first), later, tail_end
    duration = DURATION.match(context.text, end) if last is None and first.day else None
    if duration is not None and (days := number(duration["days"])) > 1:
        then = first.on_calendar() + timedelta(days - 1)
        last, end = moment_of(then.year, then.month, then.day), duration.end()
    context.speak_of(first, last)
    return first, last, end


def _range_end(
    connector: re.Match[str], begin: Moment, opening: re.Match[str], context: Context
) -> tuple[Moment, Moment, int] | None:
    """What follows から, 〜 …: the range's begin (its year perhaps mended), its end, where that ends."""
    position = connector.end()
    for form, pattern, _ in FORMS:
        if (match := pattern.match(context.text, position)) is None:
            continue
        kept = (context.dated, context.dated_end, context.era, context.latest)
        context.latest = begin
        end = RESOLVERS[form](match, context)
        spelt = context.dated_end == match.end()
        context.dated, context.dated_end, context.era, context.latest = kept
        if end is None:
            return None
        groups = opening.groupdict()
        if spelt and not any(groups.get(name) for name in ("y", "era", "rel")) and begin.month and end.month:
            begin = moment_of(end.year - (begin.month > end.month), *begin[1:]) or begin
        elif not spelt and end.month and begin.month and end.month < begin.month:
            end = moment_of(begin.year + 1, *end[1:]) or end
        return begin, end, match.end()
    if begin.day is None or (tail := TAIL.match(context.text, position)) is None:
        return None
    bare = "slash" in opening.re.groupindex or opening.groupdict().get("month") or opening.groupdict().get("until")
    if tail["bare"] is not None and (not bare or connector["time"]):
        return None
    day = number(tail["d"])
    if day < 10 < begin.day and (begin.day + 1) % 10 == day and connector["sign"] in _SIDE_BY_SIDE and "日" not in opening.group():
        # 17、8日: the tens are not said twice (but in 11日、2日目は).
        day = begin.day + 1
    later = moment_of(begin.year, begin.month, day)
    return (begin, later, tail.end()) if later else None


def _next_day(begin: Moment, end: Moment) -> bool:
    return (
        begin.day is not None
        and end.day is not None
        and end.on_calendar() - begin.on_calendar() == timedelta(1)
    )


def _from_iso(reference: str) -> Moment:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", reference)
    moment = moment_of(*(int(part) for part in parts.groups() if part)) if parts else None
    if moment is None:
        raise ValueError(f"the reference is no ISO 8601 date: {reference!r}")
    return moment
