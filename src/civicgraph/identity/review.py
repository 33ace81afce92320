"""The review file: a table of pairs that may be the same thing, in which a person writes what is true.

CSV, because whoever judges has a spreadsheet and no editor for JSON; what spreadsheets do to such a file (Shift_JIS,
their own form of dates, a quote before a sign) is read back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from civicgraph.errors import InputError
from civicgraph.export.tables import plain, safe
from civicgraph.graph.redaction import Redactor
from civicgraph.graph.suppression import Suppressed


class Verdict(StrEnum):
    """What a person says of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


_WORDS = {
    "same": Verdict.SAME, "同じ": Verdict.SAME, "同一": Verdict.SAME,
    "different": Verdict.DIFFERENT, "違う": Verdict.DIFFERENT, "異なる": Verdict.DIFFERENT, "別": Verdict.DIFFERENT,
    "unsure": Verdict.UNSURE, "不明": Verdict.UNSURE, "保留": Verdict.UNSURE,
}  # fmt: skip
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the review file: what a person fills in, what helps to judge, and the two IRIs of the pair."""

    judgement: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    score: str = ""
    kind: str = ""
    name: str = ""
    about: str = ""
    other_name: str = ""
    other_about: str = ""
    page: str = ""
    source: str = ""
    entity: str = ""
    other: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """The two things, in no order."""
        return frozenset((self.entity, self.other))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What someone decided of a pair; `when` is an ISO 8601 day, `line` that of the file."""

    verdict: Verdict
    who: str
    when: str
    why: str
    entity: str
    other: str
    line: int

    def told(self) -> str:
        """How messages call it."""
        return f"line {self.line} ({self.who}, {self.when}): {self.entity} {self.verdict} {self.other}"


_COLUMNS = tuple(field.name for field in fields(Row))
_NEEDED = ("judgement", "who", "when", "why", "entity", "other")


def read_rows(path: Path) -> list[tuple[int, Row]]:
    """The lines of a review file with their numbers. Raises InputError where it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror}).", "Give the file of `civicgraph reconcile`.") from error
    reader = csv.DictReader(io.StringIO(_decoded(data, path), newline=""), restkey="")
    try:
        missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            problem = f"no review file: the columns {', '.join(missing)} are missing."
            raise InputError(str(path), problem, "Keep the first line as `civicgraph reconcile` wrote it.")
        return [(reader.line_num, _row(record)) for record in reader if any(record.values())]
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}", f"no CSV: {error}.", "Save it as CSV with commas.") from error


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp932"):  # Excel's "CSV" in Japan is the latter
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(str(path), "it is neither UTF-8 nor Shift_JIS.", "Save it as CSV UTF-8.")


def _row(record: dict[str, str | None]) -> Row:
    return Row(**{name: plain((record.get(name) or "").strip()).strip() for name in _COLUMNS})


def judgements(path: Path) -> list[Judgement]:
    """The judgements in a review file; lines without one are passed over.

    Raises InputError, naming the line, for a judgement that is no word of these, or without who, when, or two IRIs.
    """
    return [_judged(path, line, row) for line, row in read_rows(path) if row.judgement]


def _judged(path: Path, line: int, row: Row) -> Judgement:
    place = f"{path}:{line}"
    verdict = _WORDS.get(row.judgement.casefold())
    if verdict is None:
        raise InputError(place, f"the judgement {row.judgement!r} is none.", f"Write one of {', '.join(_WORDS)}.")
    if not row.who or not row.when:
        raise InputError(place, "a judgement needs who made it and when.", "Fill in the columns who and when.")
    for iri in (row.entity, row.other):
        if not re.fullmatch(r"https?://[!-~]+", iri) or re.search(r'[<>"{}|\\^`]', iri):
            raise InputError(place, f"{iri!r} is no http(s) IRI.", "Keep the columns entity and other as they were.")
    if row.entity == row.other:
        raise InputError(place, "both sides are one thing.", "Keep the columns entity and other as they were.")
    return Judgement(verdict, row.who, _day(row.when, place), row.why, row.entity, row.other, line)


def _day(text: str, place: str) -> str:
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(place, f"{text!r} is no day.", "Write it as 2026-11-28.") from None


def written(rows: Iterable[Row]) -> bytes:
    """The review file: CSV in UTF-8 with the mark that Excel needs, in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([safe(getattr(row, name)) for name in _COLUMNS] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def without(rows: Iterable[Row], listed: Suppressed) -> list[Row]:
    """The lines that are not about people of a suppression list, with marks for their names in the words around."""
    redactor = Redactor(listed.names)
    return [
        replace(row, about=redactor(row.about), other_about=redactor(row.other_about), why=redactor(row.why))
        for row in rows
        if listed.iris.isdisjoint(row.pair) and not any(map(redactor.names_in, (row.name, row.other_name)))
    ]


def updated(former: Sequence[Row], proposed: Iterable[Row]) -> list[Row]:
    """The new proposals below what people have written in: no pair twice, nothing that was judged is lost.

    A line without judgement gives way to the new one of its pair, with what was written into it.
    """
    fresh = {row.pair: row for row in proposed}
    kept = [row for row in former if row.judgement or row.why or row.who or row.pair not in fresh]
    known = {row.pair for row in kept}
    return kept + [row for pair, row in fresh.items() if pair not in known]
