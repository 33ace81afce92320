"""Dates without a year, read in the light of what happens on them: an event's own year, a plan's future."""

from __future__ import annotations

import re

from civicgraph.dates import DateMention

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def placed(
    date: DateMention, words: str, *, name: str = "", planned: bool = False, reference: str | None = None
) -> DateMention:
    """The date, in the year that `name` (Open Days 2024) gives, or after `reference` where it is planned.

    `words` are the date's own; where they say the year, or "last" or "next", the date stays as it is.

    >>> placed(DateMention(0, 6, "2023-06-03"), "3 June", name="Open Days 2024").first
    '2024-06-03'
    """
    if (
        _YEAR.search(words)
        or re.search(r"(?i)\b(?:last|this|next|yesterday)\b", words)
        or len(date.first) < len("2024-06")
    ):
        return date
    year = int(date.first[:4])
    if named := _YEAR.search(name):
        return _shifted(date, int(named.group()) - year)
    if planned and reference and date.first < reference[: len(date.first)]:
        return _shifted(date, 1)
    return date


def _shifted(date: DateMention, years: int) -> DateMention:
    def moved(iso: str) -> str:
        return f"{int(iso[:4]) + years:04}{iso[4:]}"

    if date.first.endswith("02-29") or (date.last or "").endswith("02-29"):
        return date
    return DateMention(date.start, date.end, moved(date.first), moved(date.last) if date.last else None)
