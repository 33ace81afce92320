"""Dates as articles write them, Japanese and English, found and turned into ISO 8601.

A date that names no year takes it from the text before it or from the article's own date; one that cannot be
resolved, or does not exist (2月30日), is left out rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from civicgraph.date_patterns import BREAK, CONNECTOR, ERA_LENGTHS, ERAS, EVIDENCE_OF_DAY, FORMS, MONTHS, TAIL
from civicgraph.names import fold


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, at code points `start` to `end`: `first` and, for a range, `last`, both ISO 8601."""

    start: int
    end: int
    first: str
    last: str | None = None


class _Moment(NamedTuple):
    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in self[1:] if part is not None)])

    def on_calendar(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(slots=True)
class _Context:
    """What the text has said so far, for the dates that lean on it."""

    text: str
    reference: _Moment | None
    latest: _Moment | None = None
    dated: _Moment | None = None  # the nearest date that spelt its year out ...
    dated_end: int = 0
    era: str | None = None  # ... and the era it was spelt in

    def governs(self, position: int) -> bool:
        """Whether the nearest date with a year stands in the same line (in English, the same sentence)."""
        return self.dated is not None and not BREAK.search(self.text, self.dated_end, position)

    def speak_of(self, moment: _Moment) -> None:
        """Make it what 同年, 同月 and 同日 refer to; a coarser naming of the same time does not blur it."""
        if self.latest is None or not self.latest.iso().startswith(moment.iso()):
            self.latest = moment


_KANJI_DIGITS = {"〇": 0, "零": 0, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_WEEKDAYS = "月火水木金土日"


def find_dates(text: str, *, reference: str | None = None, start: int = 0) -> list[DateMention]:
    """The dates of a text, in order and without overlap; offsets are code points, with `start` added.

    `reference` is the article's own date (ISO 8601). Without it relative dates (昨年, last year) are left
    out, and so is a day or month whose year the text has not said. The year in a law's number
    (令和3年法律第35号) is no date.
    Raises ValueError where `reference` is not an ISO 8601 date.

    >>> find_dates("2021年9月18日〜19日に開催")
    [DateMention(start=0, end=14, first='2021-09-18', last='2021-09-19')]
    """
    folded = fold(text)
    context = _Context(folded, _from_iso(reference) if reference else None)
    found = []
    position = 0
    for match, resolve in _candidates(folded):
        if match.start() < position:
            continue
        position = match.end()
        moment = resolve(match, context)
        if moment is None:
            continue
        first, last, position = _extend(moment, match, context)
        found.append(
            DateMention(match.start() + start, position + start, first.iso(), last.iso() if last else None)
        )
    return found


def parse_date(text: str) -> str | None:
    """The ISO 8601 date that a whole string states (a time of day after it is ignored), or None.

    >>> parse_date("令和６年４月１日"), parse_date("2025-05-20T11:30:00+09:00"), parse_date("soon")
    ('2024-04-01', '2025-05-20', None)
    """
    folded = fold(text).strip()
    if match := re.fullmatch(r"(\d{4})(?:(\d\d)(\d\d))?", folded):
        moment = _moment(*(int(part) for part in match.groups() if part))
        return moment.iso() if moment else None
    found = find_dates(folded)
    if not found or found[0].last is not None:
        return None
    before, after = folded[: found[0].start], folded[found[0].end :]
    stated = re.fullmatch(r"(?:[A-Z][a-z]{2,8},?\s+)?", before) and re.fullmatch(
        r"号?|[T\s]\s*\d{1,2}[:時].*", after
    )
    return found[0].first if stated else None


def _candidates(folded: str) -> Iterator[tuple[re.Match[str], _Resolver]]:
    """Every match of every form, by place and then by the order of the forms."""
    matches = [(match, form) for form, pattern in FORMS for match in pattern.finditer(folded)]
    for match, form in sorted(matches, key=lambda each: each[0].start()):
        yield match, _RESOLVERS[form]


def _extend(moment: _Moment, match: re.Match[str], context: _Context) -> tuple[_Moment, _Moment | None, int]:
    """The date, the end of the range that it opens (if it does), and where the words for both end."""
    first, last, end = moment, None, match.end()
    while connector := CONNECTOR.match(context.text, end):
        step = _range_end(connector, last or first, match, context)
        if step is None:
            break
        earlier, later, tail_end = step
        if connector["sign"] in "・、,と" and not _next_day(last or first, later):
            break
        if (earlier.iso() if last is None else first.iso()) > later.iso():
            break
        first, last, end = (earlier if last is None else first), later, tail_end
    context.speak_of(first)
    return first, last, end


def _range_end(
    connector: re.Match[str], begin: _Moment, opening: re.Match[str], context: _Context
) -> tuple[_Moment, _Moment, int] | None:
    """What follows から, 〜 …: the range's begin (its year perhaps mended), its end, where that ends."""
    position = connector.end()
    for form, pattern in FORMS:
        if (match := pattern.match(context.text, position)) is None:
            continue
        kept = (context.dated, context.dated_end, context.era, context.latest)
        context.latest = begin
        end = _RESOLVERS[form](match, context)
        spelt = context.dated_end == match.end()
        context.dated, context.dated_end, context.era, context.latest = kept
        if end is None:
            return None
        groups = opening.groupdict()
        if spelt and not any(groups.get(name) for name in ("y", "era", "rel")) and begin.month and end.month:
            begin = _moment(end.year - (begin.month > end.month), *begin[1:]) or begin
        elif not spelt and end.month and begin.month and end.month < begin.month:
            end = _moment(begin.year + 1, *end[1:]) or end
        return begin, end, match.end()
    if begin.day is None or (tail := TAIL.match(context.text, position)) is None:
        return None
    by_slash_or_name = opening.re.groupindex.keys() >= {"m", "slash"} or opening.groupdict().get("month")
    if tail["bare"] is not None and (not by_slash_or_name or connector["time"]):
        return None
    later = _moment(begin.year, begin.month, _number(tail["d"]))
    return (begin, later, tail.end()) if later else None


def _next_day(begin: _Moment, end: _Moment) -> bool:
    return (
        begin.day is not None
        and end.day is not None
        and end.on_calendar() - begin.on_calendar() == timedelta(1)
    )


def _moment(year: int, month: int | None = None, day: int | None = None) -> _Moment | None:
    """The moment where the calendar has it, else None."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return _Moment(year, month, day)


def _from_iso(reference: str) -> _Moment:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", reference)
    moment = _moment(*(int(part) for part in parts.groups() if part)) if parts else None
    if moment is None:
        raise ValueError(f"the reference is no ISO 8601 date: {reference!r}")
    return moment


def _number(words: str) -> int:
    """A numeral in digits or kanji, positional (二〇二四) or with 十 (二十九); 元 is 1."""
    if words == "元":
        return 1
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        return int("".join(str(_KANJI_DIGITS[digit]) for digit in words))
    tens, _, ones = words.partition("十")
    return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones.strip("十") else 0)


def _spelt(
    moment: _Moment | None, match: re.Match[str], context: _Context, era: str | None = None
) -> _Moment | None:
    """Remember a date whose year the text spells out, for those after it that lean on it."""
    if moment is not None:
        context.dated, context.dated_end, context.era = moment, match.end(), era
    return moment


def _absolute(match: re.Match[str], context: _Context) -> _Moment | None:
    """令和５年８月２９日, 2021年9月, 2023年度, and 24年9月 (century or era from the text before)."""
    month, day = (_number(match[name]) if match[name] else None for name in ("m", "d"))
    era = match["era"]
    if era:
        count = _number(match["eray"])
        year = ERAS[era] + count
        if not 1 <= count <= ERA_LENGTHS[ERAS[era]]:
            return None
    else:
        year = _number(match["y"].lstrip("'"))
        if year < 100:
            if month is None or (year < 10 and context.era is None):
                return None
            era = context.era
            year += ERAS[era] if era else 2000
    if not 1600 <= year < 2200:
        return None
    moment = _moment(year, month, day)
    return moment if match["fiscal"] else _spelt(moment, match, context, era)


def _digits(match: re.Match[str], context: _Context) -> _Moment | None:
    """2021/09/18, 2021.12.08, 2024-09, R6.4.1."""
    groups = match.groupdict()
    month, day = int(match["m"]), int(match["d"]) if match["d"] else None
    era = groups.get("era")
    return _spelt(_moment((ERAS[era] if era else 0) + _number(match["y"]), month, day), match, context, era)


def _span_of_years(match: re.Match[str], context: _Context) -> _Moment | None:
    return _moment(int(match["y"])) if 1600 <= int(match["y"]) < 2200 else None


def _without_year(
    month: int, day: int | None, weekday: str | None, position: int, context: _Context
) -> _Moment | None:
    """The year of a month or day: that of the line so far, else of the nearest known date."""
    anchors = [anchor for anchor in (context.dated, context.reference) if anchor]
    if weekday and day:
        shifted = (anchor.year + shift for shift in (0, -1, 1) for anchor in anchors)
        moments = (moment for year in shifted if (moment := _moment(year, month, day)))
        fitting = (each for each in moments if _WEEKDAYS[each.on_calendar().weekday()] == weekday)
        if moment := next(fitting, None):
            return moment
    if context.governs(position):
        return _moment(anchors[0].year, month, day)
    sure = [anchor for anchor in anchors if anchor is context.reference or anchor.day] or anchors
    moments = (moment for anchor in reversed(sure) if (moment := _moment(anchor.year, month, day)))
    days = [anchor.on_calendar() for anchor in sure]
    return min(moments, key=lambda each: min(abs(each.on_calendar() - day) for day in days), default=None)


def _month_day(match: re.Match[str], context: _Context) -> _Moment | None:
    day = _number(match["d"]) if match["d"] else None
    return _without_year(_number(match["m"]), day, match["dow"], match.start(), context)


def _slash(match: re.Match[str], context: _Context) -> _Moment | None:
    """10/12(土): a date rather than a fraction or a page where the numbers or what follows them say so."""
    month, day = int(match["m"]), int(match["d"])
    padded = match["m"][0] == "0" or match["d"][0] == "0"
    likely = padded or day <= month or (day > 10 and month > 1)
    if not (likely or match["dow"] or EVIDENCE_OF_DAY.match(context.text, match.end())):
        return None
    return _without_year(month, day, match["dow"], match.start(), context)


def _bare_day(match: re.Match[str], context: _Context) -> _Moment | None:
    """「協議会は19日、…」: a day of the month being spoken of, else of the article's month."""
    day = _number(match["d"])
    spoken, reference = context.latest, context.reference
    sentence = context.text[max(context.dated_end, 0) : match.start()]
    if spoken and spoken.month and context.dated == spoken and not re.search(r"[。\n]", sentence):
        return _moment(spoken.year, spoken.month, day)
    if reference is None or reference.month is None:
        return None
    if reference.day is not None and reference.day <= 7 and day >= 24:
        before = date(reference.year, reference.month, 1) - timedelta(1)
        return _moment(before.year, before.month, day)
    return _moment(reference.year, reference.month, day)


_YEARS_FROM_NOW = {"一昨": -2, "おととし": -2, "昨": -1, "去": -1, "last": -1, "今": 0, "本": 0, "this": 0}
_YEARS_FROM_NOW |= {"来": 1, "明": 1, "next": 1, "再来": 2}


def _relative_year(match: re.Match[str], context: _Context) -> _Moment | None:
    """昨年12月, 今年度, 同年, 翌年3月, last year."""
    word = match["rel"].lower()
    fiscal = word.endswith("度")
    stem = word if word == "おととし" else word.partition("年")[0]
    if stem in ("同", "同じ", "翌"):
        anchor, shift = context.latest, int(stem == "翌")
    else:
        anchor, shift = context.reference, _YEARS_FROM_NOW[stem]
    if anchor is None:
        return None
    year = anchor.year + shift - (fiscal and stem not in ("同", "同じ") and (anchor.month or 4) < 4)
    month, day = (_number(match[name]) if match[name] and not fiscal else None for name in ("m", "d"))
    moment = _moment(year, month, day)
    return moment if fiscal else _spelt(moment, match, context)


def _relative_month(match: re.Match[str], context: _Context) -> _Moment | None:
    word = match["relm"].lower().removesuffix("月")
    shift = {"今": 0, "this": 0, "先": -1, "last": -1, "来": 1, "next": 1, "翌": 1}.get(word, 0)
    anchor = context.latest if word in ("同", "同じ", "翌") else context.reference
    if anchor is None or anchor.month is None:
        return None
    years, month = divmod(anchor.month - 1 + shift, 12)
    day = match.groupdict().get("d")
    return _moment(anchor.year + years, month + 1, _number(day) if day else None)


def _relative_day(match: re.Match[str], context: _Context) -> _Moment | None:
    word = match["reld"].lower()
    same = word.startswith("同")
    anchor = context.latest if same else context.reference
    if anchor is None or anchor.day is None:
        return None
    shift = {"一昨日": -2, "昨日": -1, "yesterday": -1}.get(word, 0)
    then = anchor.on_calendar() + timedelta(shift)
    return _moment(then.year, then.month, then.day)


def _english(match: re.Match[str], context: _Context) -> _Moment | None:
    """14 June 2024, June 14, September 2021, in April, last December."""
    groups = match.groupdict()
    month = MONTHS[match["month"]]
    day = int(groups["d"]) if groups.get("d") else None
    if groups.get("y"):
        return _spelt(_moment(int(match["y"]), month, day), match, context)
    which = groups.get("which")
    if not which:
        return _without_year(month, day, None, match.start(), context)
    now = context.reference
    if now is None or (now.month is None and which != "this"):
        return None
    passed = month - (now.month or 0)
    return _moment(now.year + {"last": -(passed >= 0), "next": int(passed <= 0)}.get(which, 0), month)


def _english_year(match: re.Match[str], context: _Context) -> _Moment | None:
    return _spelt(_moment(int(match["y"])), match, context)


_Resolver = Callable[[re.Match[str], _Context], _Moment | None]
_RESOLVERS: dict[str, _Resolver] = {
    "absolute": _absolute,
    "digits": _digits,
    "span_of_years": _span_of_years,
    "relative_year": _relative_year,
    "relative_month": _relative_month,
    "relative_day": _relative_day,
    "month_day": _month_day,
    "slash": _slash,
    "bare_day": _bare_day,
    "english": _english,
    "english_year": _english_year,
}
