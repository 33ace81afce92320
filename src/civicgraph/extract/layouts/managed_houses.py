"""Tables of houses and of who runs each: 施設名 | 指定管理者 | 指定期間."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extract.text.lines import Line
from civicgraph.records import Kind, Predicate, Span, Statement


def find_managed(line: Line, header: dict[int, str]) -> Iterator[Statement]:
    """Who runs the house of a row, by the columns of its table; a house that the row names in part is another."""
    cells = {header[i]: c for i, c in enumerate(line.block.cells) if i in header}
    house, manager = cells.get("house"), cells.get("manager")
    if house is None or manager is None:
        return
    named = [r for r in line.refs if r.kind in (Kind.PLACE, Kind.ORGANIZATION) and house.start <= r.start <= house.start + 1 and r.end >= house.end - 1]
    runs = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and manager.start <= r.start and r.end <= manager.end]
    span = Span(line.block.start, line.block.end)
    if named and runs and named[0].entity != runs[0].entity:
        yield Statement(named[0].entity, Predicate.OPERATOR, runs[0].entity, (span,), 0.86, "manager-in-table")
