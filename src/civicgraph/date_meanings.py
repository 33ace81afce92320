"""What each form of date means: from a match and what the text has said so far to a moment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from civicgraph.date_patterns import BREAK, ERA_LENGTHS, ERAS, EVIDENCE_OF_DAY, MONTHS


class Moment(NamedTuple):
    """A year, a month of it, or a day of that, in the Gregorian calendar."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """The moment in ISO 8601, as exact as it is."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in self[1:] if part is not None)])

    def on_calendar(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(slots=True)
class Context:
    """What the text has said so far, for the dates that lean on it."""

    text: str
    reference: Moment | None
    latest: Moment | None = None
    until: Moment | None = None  # where the range ends that the latest one opens
    dated: Moment | None = None  # the nearest date that spelt its year out ...
    given: Moment | None = None  # the year that the whole text is taken to be of
    dated_end: int = 0
    era: str | None = None  # ... and the era it was spelt in
    fiscal: tuple[int, int] | None = None  # the nearest year from April on (令和5年度), and where it ends
    named: tuple[int, ...] | None = None  # every year that the text names, once it was asked for
    reported: int | None = None  # the year in whose April the one begins that a report is of, as a line in its head says

    def years(self) -> tuple[int, ...]:
        """Every year that the text names, anywhere, but where it says when something happened or began."""
        if self.named is None:
            years = {int(y) for y in _NAMED_YEAR.findall(self.text)}
            years |= {ERAS[era] + int(y) for era, y in _NAMED_ERA_YEAR.findall(self.text)}
            self.named = tuple(sorted(years))
        return self.named

    def __post_init__(self) -> None:
        """Finds the year of a report: 2014年4月1日～2015年3月31日, on a line of its own among the first."""
        said = _YEAR_OF_REPORT.search(self.text, 0, _HEAD)
        if said is not None:
            first, last = (number(said[year]) + (ERAS[said[era]] if said[era] else 0) for era, year in (("era", "year"), ("until_era", "until")))
            self.reported = first if last == first + 1 else None

    def governs(self, position: int) -> bool:
        """Whether the nearest date with a year stands in the same line (in English, the same sentence), or is a year
        that has a line to itself, as over the months of a chronicle.
        """
        if self.dated is None:
            return False
        line = self.text.rfind("\n", 0, self.dated_end) + 1
        return _YEAR_LINE.match(self.text, line) is not None or not BREAK.search(self.text, self.dated_end, position)

    def speak_of(self, moment: Moment, until: Moment | None = None) -> None:
        """Make it what 同年, 同月 and 同日 refer to; a coarser naming of the same time does not blur it."""
        if self.latest is None or not self.latest.iso().startswith(moment.iso()):
            self.latest = moment
        self.until = until or moment


_HEAD = 300  # characters in which a report says what year it is of
_YEAR_OF_REPORT = re.compile(
    r"^[^\S\n]*[(（【]?(?P<era>昭和|平成|令和)?(?P<year>\d{1,4}|元)年4月1日[ ]?(?:から|[~〜–—-])[ ]?(?P<until_era>昭和|平成|令和)?(?P<until>\d{1,4}|元)年3月31日(?:まで)?[)）】]?[^\S\n]*$", re.M
)
# 令和3年度決算を9月に承認, 令和5年度予算案を3月に可決: accounts and reports are of the year before, budgets of the one to come; nor is the day of another sentence.
_NOT_THEN = re.compile(r"[。\n]|予算|決算|報告|実績|までに?|から")
# 2009年の協定を機に、2010年より毎年: what was in a year, told in a sentence, does not say what year the text is of.
_IN_PASSING = r"(?!年(?:度?(?:から|より|以[来降])|[のに頃ごろ、]))"
_OF_BIRTH = r"年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:生|誕生)"
_NAMED_YEAR = re.compile(rf"(?<![\d.])((?:19|20)\d\d)(?![\d.]|{_OF_BIRTH}){_IN_PASSING}")
_NAMED_ERA_YEAR = re.compile(rf"(昭和|平成|令和)[ \t]*(\d{{1,2}}){_IN_PASSING}年")
_YEAR_LINE = re.compile(
    r"[^\S\n]*[■□◆◇●○▼▽★☆#*\[【(]*[^\S\n]*(?:(?:(?:明治|大正|昭和|平成|令和)[ \t]*(?:\d{1,2}|元)|[12]\d{3}|\d{1,2})[ \t]*年|[12]\d{3}(?=[\])】]*[^\S\n]*(?:\n|$)))"
    r"(?:[^\S\n]*\([^()\n]{1,12}\))?[\])】]*[^\S\n]*(?:\n|$)"
)
_KANJI_DIGITS = {"〇": 0, "零": 0, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_WEEKDAYS = "月火水木金土日"


def moment_of(year: int, month: int | None = None, day: int | None = None) -> Moment | None:
    """The moment where the calendar has it, else None."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Moment(year, month, day)


def number(words: str) -> int:
    """A numeral in digits or kanji, positional (二〇二四) or with 十 (二十九); 元 is 1."""
    if words == "元":
        return 1
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        return int("".join(str(_KANJI_DIGITS[digit]) for digit in words))
    tens, _, ones = words.partition("十")
    return (number(tens) if tens else 1) * 10 + (number(ones) if ones.strip("十") else 0)


def _spelt(
    moment: Moment | None, match: re.Match[str], context: Context, era: str | None = None
) -> Moment | None:
    """Remember a date whose year the text spells out, for those after it that lean on it."""
    if moment is not None:
        context.dated, context.dated_end, context.era = moment, match.end(), era
    return moment


_NEAR = 5  # years from a line of a chronicle to the next


def _follows(year: int, match: re.Match[str], context: Context) -> bool:
    """Whether 20年, on a line of its own, is one of the years after that of a line above (平成19年), in the same era."""
    if context.era is None or context.dated is None:
        return False
    line = _YEAR_LINE.match(context.text, context.text.rfind("\n", 0, match.start()) + 1)
    return line is not None and 0 < ERAS[context.era] + year - context.dated.year <= _NEAR


def _absolute(match: re.Match[str], context: Context) -> Moment | None:
    """令和５年８月２９日, 2021年9月, 2023年度, and 24年9月 (century or era from the text before)."""
    month, day = (number(match[name]) if match[name] else None for name in ("m", "d"))
    era = match["era"]
    if era:
        count = number(match["eray"])
        year = ERAS[era] + count
        if not 1 <= count <= ERA_LENGTHS[ERAS[era]]:
            return None
    else:
        year = number(match["y"].lstrip("'"))
        if year < 100:
            era = context.era
            if (month is None and not _follows(year, match, context)) or (year < 10 and era is None):
                return None
            year += ERAS[era] if era else 2000
    if not 1600 <= year < 2200:
        return None
    moment = moment_of(year, month, day)
    if match["fiscal"]:
        # 令和4年度に始まった塾が6月1日に…: what was in that year, told in passing.
        if not context.text.startswith(("に", "より", "以"), match.end()):
            context.fiscal = (year, match.end())
        return moment
    return _spelt(moment, match, context, era)


def _digits(match: re.Match[str], context: Context) -> Moment | None:
    """2021/09/18, 2021.12.08, 2024-09, R6.4.1."""
    groups = match.groupdict()
    month, day = int(match["m"]), int(groups["d"]) if groups.get("d") else None
    era = groups.get("era")
    return _spelt(moment_of((ERAS[era] if era else 0) + number(match["y"]), month, day), match, context, era)


def _span_of_years(match: re.Match[str], context: Context) -> Moment | None:
    return moment_of(int(match["y"])) if 1600 <= int(match["y"]) < 2200 else None


def _year_line(match: re.Match[str], context: Context) -> Moment | None:
    """1999, on a line of its own over the months of a chronicle."""
    alone = _YEAR_LINE.match(context.text, context.text.rfind("\n", 0, match.start()) + 1)
    return _spelt(moment_of(int(match["y"])), match, context) if alone is not None else None


def _without_year(
    month: int, day: int | None, weekday: str | None, position: int, context: Context
) -> Moment | None:
    """The year of a month or day: that of the line so far, else of the nearest known date."""
    anchors = [anchor for anchor in (context.dated, context.reference) if anchor]
    if weekday and day:
        # The year of the whole text before one that was told in passing.
        likely = [context.given, *anchors] if context.given is not None and not context.governs(position) else anchors
        shifted = (anchor.year + shift for shift in (0, -1, 1) for anchor in likely)
        moments = (moment for year in shifted if (moment := moment_of(year, month, day)))
        fitting = (each for each in moments if _WEEKDAYS[each.on_calendar().weekday()] == weekday)
        if moment := next(fitting, None):
            return moment
        # 6月2日(土) in a text that names 2018 somewhere, and no other year that has that day on a Saturday.
        moments = (moment for year in context.years() if (moment := moment_of(year, month, day)))
        sole = [each for each in moments if _WEEKDAYS[each.on_calendar().weekday()] == weekday]
        if len(sole) == 1:
            return sole[0]
    if context.governs(position):
        return moment_of(anchors[0].year, month, day)
    if context.reported is not None:
        return moment_of(context.reported + (month < 4), month, day)
    if not anchors and context.given is None and context.fiscal is not None and not _NOT_THEN.search(context.text, context.fiscal[1], position):
        # 平成21年度みどり大賞の表彰式が5月27日に…, and in March of the year after.
        return moment_of(context.fiscal[0] + (month < 4), month, day)
    # 平成16年に始まった。⏎11月17日に…: a year told lines before is not the year of a day, unless it was given for the whole text.
    lines_before = bool(context.dated_end) and "\n" in context.text[context.dated_end : position]
    told = [anchor for anchor in anchors if anchor.month or not ((day or context.given) and lines_before)] or [a for a in (context.given,) if a]
    sure = [anchor for anchor in anchors if anchor is context.reference or anchor.day] or told
    moments = (moment for anchor in reversed(sure) if (moment := moment_of(anchor.year, month, day)))
    days = [anchor.on_calendar() for anchor in sure]
    return min(moments, key=lambda each: min(abs(each.on_calendar() - day) for day in days), default=None)


def _month_day(match: re.Match[str], context: Context) -> Moment | None:
    day = number(match["d"]) if match["d"] else None
    return _without_year(number(match["m"]), day, match["dow"], match.start(), context)


def _slash(match: re.Match[str], context: Context) -> Moment | None:
    """10/12(土): a date rather than a fraction or a page where the numbers or what follows them say so."""
    month, day = int(match["m"]), int(match["d"])
    padded = match["m"][0] == "0" or match["d"][0] == "0"
    likely = padded or day <= month or (day > 10 and month > 1)
    # 総会（5/10）, below 5月
    named = context.text[match.start() - 1 : match.start()] == "(" and context.text.startswith(")", match.end()) and context.latest is not None and context.latest.month == month
    if not (likely or named or match["dow"] or EVIDENCE_OF_DAY.match(context.text, match.end())):
        return None
    return _without_year(month, day, match["dow"], match.start(), context)


def _bare_day(match: re.Match[str], context: Context) -> Moment | None:
    """「協議会は19日、…」: a day of the month being spoken of, else of the article's month."""
    day = number(match["d"])
    spoken, reference = context.latest, context.reference
    sentence = context.text[max(context.dated_end, 0) : match.start()]
    # 1954年3月10日の市制施行から…、14日: of two days so far apart the other is the article's.
    ago = spoken is not None and reference is not None and spoken.year < reference.year - 1
    if spoken and spoken.month and context.dated == spoken and not ago and not re.search(r"[。\n]", sentence):
        return moment_of(spoken.year, spoken.month, day)
    if reference is None or reference.month is None:
        return None
    if reference.day is not None and reference.day <= 7 and day >= 24:
        before = date(reference.year, reference.month, 1) - timedelta(1)
        return moment_of(before.year, before.month, day)
    return moment_of(reference.year, reference.month, day)


_YEARS_FROM_NOW = {"一昨": -2, "おととし": -2, "昨": -1, "去": -1, "last": -1, "今": 0, "本": 0, "this": 0}
_YEARS_FROM_NOW |= {"来": 1, "明": 1, "next": 1, "再来": 2}


def _relative_year(match: re.Match[str], context: Context) -> Moment | None:
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
    month, day = (number(match[name]) if match[name] and not fiscal else None for name in ("m", "d"))
    moment = moment_of(year, month, day)
    return moment if fiscal else _spelt(moment, match, context)


def _relative_month(match: re.Match[str], context: Context) -> Moment | None:
    word = match["relm"].lower().removesuffix("月")
    shift = {"今": 0, "this": 0, "先": -1, "last": -1, "来": 1, "next": 1, "翌": 1}.get(word, 0)
    anchor = context.latest if word in ("同", "同じ", "翌") else context.reference
    if anchor is None or anchor.month is None:
        return None
    years, month = divmod(anchor.month - 1 + shift, 12)
    day = match.groupdict().get("d")
    return moment_of(anchor.year + years, month + 1, number(day) if day else None)


def _relative_day(match: re.Match[str], context: Context) -> Moment | None:
    """同日, 昨日, 翌日, 同12日, 翌13日: the last only where it is indeed the day after."""
    after = context.until.on_calendar() + timedelta(1) if context.until is not None and context.until.day else None
    next_day = moment_of(after.year, after.month, after.day) if after is not None else None
    if match["of"]:
        day, spoken = number(match["d"]), context.latest
        if match["of"] == "翌":
            return next_day if next_day is not None and next_day.day == day else None
        return moment_of(spoken.year, spoken.month, day) if spoken is not None and spoken.month else None
    word = match["reld"].lower()
    if word == "翌日":
        return next_day
    same = word.startswith("同")
    anchor = context.latest if same else context.reference
    if anchor is None or anchor.day is None:
        return None
    shift = {"一昨日": -2, "昨日": -1, "yesterday": -1}.get(word, 0)
    then = anchor.on_calendar() + timedelta(shift)
    return moment_of(then.year, then.month, then.day)


def _english(match: re.Match[str], context: Context) -> Moment | None:
    """14 June 2024, June 14, September 2021, in April, last December."""
    groups = match.groupdict()
    month = MONTHS[match["month"]]
    day = int(groups["d"]) if groups.get("d") else None
    if groups.get("y"):
        return _spelt(moment_of(int(match["y"]), month, day), match, context)
    which = groups.get("which")
    if not which:
        return _without_year(month, day, None, match.start(), context)
    now = context.reference
    if now is None or (now.month is None and which != "this"):
        return None
    passed = month - (now.month or 0)
    return moment_of(now.year + {"last": -(passed >= 0), "next": int(passed <= 0)}.get(which, 0), month)


def _english_year(match: re.Match[str], context: Context) -> Moment | None:
    return _spelt(moment_of(int(match["y"])), match, context)


Resolver = Callable[[re.Match[str], Context], Moment | None]
RESOLVERS: dict[str, Resolver] = {
    "absolute": _absolute,
    "digits": _digits,
    "span_of_years": _span_of_years,
    "year_line": _year_line,
    "relative_year": _relative_year,
    "relative_month": _relative_month,
    "relative_day": _relative_day,
    "month_day": _month_day,
    "slash": _slash,
    "bare_day": _bare_day,
    "english": _english,
    "english_year": _english_year,
}
