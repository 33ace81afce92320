"""Where the body above a line with a postal code is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref
from civicgraph.records import Kind, Predicate, Span, Statement

_AREAS = ("市", "区", "町", "村", "郡", "都", "道", "府", "県")
_OF_PAGE = re.compile(r"住所|所在|本社|本部|本店|事務|連絡|問い?合|アクセス|概要|宛|送付|申し?込|[:：、。]|[0-9]|代表|担当|法人$|会社$")


def address(line: Line, text: str, before: Sequence[Ref], context: Context) -> Iterator[Statement]:
    """〒000-0000 香川県高松市北町…: where the body named above it is."""
    if not text.startswith(("〒", "(〒", "（〒"), line.block.start, line.block.end):
        return
    bodies = [r for r in before[-4:] if r.kind is Kind.ORGANIZATION and not r.unit]
    above = text[: line.block.start].rstrip("\n").rpartition("\n")[2].strip(" 　")
    # みどり学習館, found or not, on the line above: its own, not of the body whose page it is.
    alone = next((r.entity for r in bodies if text[r.start : r.end] == above), None)
    anothers = alone is None and above != "" and _OF_PAGE.search(above) is None and all(r.entity != context.owner for r in bodies[-1:])
    body = alone or (None if anothers else context.owner) or (bodies[-1].entity if bodies and not anothers else None)
    places = [r for r in line.refs if r.kind is not Kind.PERSON]
    # 香川県高松市北町1-2 みどりビル: the town, and not the house in it.
    towns = [r for r in places if text.endswith(_AREAS, r.start, r.end)]
    places = towns or places
    if body is not None and places and places[-1].entity != body:
        yield Statement(
            body,
            Predicate.LOCATION,
            places[-1].entity,
            (Span(line.block.start, line.block.end),),
            0.8,
            "address-line",
        )
