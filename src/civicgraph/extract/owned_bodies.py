"""Bodies that a municipality has by law or founded, as their names say: 北浜市教育委員会, 北浜市立図書館."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.resolution import Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

# Associations and executive committees that bear a town's name are bodies of their own, and so is a school's PTA.
_OWNED = re.compile(
    r"立[^立]*(?:図書館|美術館|博物館|資料館|文学館|科学館|公民館|学校|大学|高校|中学|小学|幼稚園|保育園|保育所|こども園|病院|診療所|センター|研究所|動物園|水族館)"
    r"|.*(?:審議会|審査会|教育委員会|教委|選挙管理委員会|農業委員会|公平委員会|消防本部|消防局|水道局|上下水道局|交通局)"
)


def find_owned(resolution: Resolution, text: str) -> Iterator[Statement]:
    """PartOf for such bodies, where the text names the municipality too."""
    towns = {
        n.text: e.id
        for e in resolution.entities.values()
        if e.kind is Kind.ORGANIZATION and e.sector == "LocalGovernment"
        for n in e.names
        if re.fullmatch(r"[^立]{1,7}[都道府県市区町村]", n.text)
    }
    seen: set[str] = set()
    for reading in resolution.readings:
        for ref in reading.refs:
            if ref.kind is not Kind.ORGANIZATION or ref.unit or ref.entity in seen or ref.anaphor:
                continue
            name = text[ref.start : ref.end]
            town = max((t for t in towns if name.startswith(t) and name != t), key=len, default="")
            if town and _OWNED.fullmatch(name[len(town) :]) and towns[town] != ref.entity:
                seen.add(ref.entity)
                yield Statement(ref.entity, Predicate.PART_OF, towns[town], (Span(ref.start, ref.end),), 0.85, "owned-by-name")
