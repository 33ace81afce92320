"""Rows that name a body and who acts for it: 株式会社みどり | 代表取締役　早瀬 徹, 北浜市 | 企画部　課長　三枝 光."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from civicgraph.extract.layouts.tables import post_title
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.kept import by_document
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement


class _Row(NamedTuple):
    """A row, the body that is all of its first cell, the person who ends a later one, and the post and the units before the name."""

    line: Line
    body: Ref
    person: Ref
    post: str
    units: tuple[Ref, ...]


_ENDS = re.compile(rf"{CALLED}?[ 　]*(?:[(（][^()（）]{{1,20}}[)）])?[ 　]*")
# ソリューション推進2部, which no rule knows as a unit
_UNITS = ("部", "課", "室", "局", "係", "班", "本部", "支社", "支店", "支所", "チーム", "グループ", "ユニット")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")


@by_document
def _rows(document: Document, resolution: Resolution, text: str) -> tuple[_Row, ...]:
    return tuple(row for line in lines(document, resolution) if (row := _row(line, text)) is not None)


def _row(line: Line, text: str) -> _Row | None:
    cells = line.block.cells
    people = [r for r in line.refs if r.kind is Kind.PERSON]
    if line.block.kind is not BlockKind.ROW or len(cells) not in (2, 3) or len(people) != 1:
        return None
    person = people[0]
    body = next((r for r in line.refs if cells[0].start <= r.start and r.end <= cells[0].end and r.kind is Kind.ORGANIZATION and not r.unit), None)
    cell = next((c for c in cells[1:] if c.start < person.start and person.end <= c.end), None)
    if body is None or cell is None or not _is_all(body, cells[0], text) or _ENDS.fullmatch(text, person.end, cell.end) is None:
        return None
    before = Span(cell.start, person.start)
    named = [r for r in line.refs if before.start <= r.start and r.end <= before.end and r.kind is Kind.ORGANIZATION]
    post = post_title(before.of(text))
    if post is None or not all(r.unit or text.endswith(_UNITS, r.start, r.end) for r in named):
        return None
    return _Row(line, body, person, post, tuple(named))


def _is_all(body: Ref, cell: Span, text: str) -> bool:
    """Whether a body's name is all of a cell, but for its legal form and a remark."""
    rest = (text[cell.start : body.start] + _REMARK.sub("", text[body.end : cell.end])).strip(" 　")
    return not rest or rest in lexicon().legal_forms


def find_rows_of_bodies(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """The post that such a row tells, in its body and in the innermost unit before the name."""
    for row in _rows(document, resolution, text):
        span = Span(row.line.block.start, row.line.block.end)
        yield Affiliation(row.person.entity, row.body.entity, row.post, span, 0.9, "row-of-body")
        inner = row.units[-1] if row.units else None
        title = post_title(text[inner.end : row.person.start]) if inner is not None else None
        if inner is not None and title is not None:
            yield Affiliation(row.person.entity, inner.entity, title, span, 0.88, "row-of-body")


def with_rows_of_bodies(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The units of such rows are of their bodies; and of no other body that the row does not name are these or whoever acts there."""
    rows = _rows(document, resolution, text)
    names = {(row.person.entity, unit.entity): text[unit.start : unit.end] for row in rows for unit in row.units}
    for said in found:
        if said.predicate not in (Predicate.AFFILIATION, Predicate.PART_OF) or not any(_is_of_another(said, row) for row in rows):
            unit = names.get((said.subject, said.object), "")
            yield replace(said, role=said.role.removeprefix(unit)) if unit and said.role is not None and said.role != unit else said
    for row in rows:
        if row.units:
            span = Span(row.line.block.start, row.line.block.end)
            yield Statement(row.units[0].entity, Predicate.PART_OF, row.body.entity, (span,), 0.84, "row-of-body")


def _is_of_another(said: Statement, row: _Row) -> bool:
    about = {row.person.entity} if said.predicate is Predicate.AFFILIATION else {r.entity for r in row.units}
    inside = any(row.line.block.start <= e.start < row.line.block.end for e in said.evidence)
    return inside and said.subject in about and said.object not in {r.entity for r in row.line.refs}
