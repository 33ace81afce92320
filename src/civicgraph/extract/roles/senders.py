"""Who sent somebody with his post where no body stands beside it: 北浜市からは早瀬課長が出席した."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.roles.items import Item
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind

_SENT = re.compile(r"(?:側)?から(?:は|の)?、?")
_BESIDE = frozenset({"、", "，", ",", "と", "や", "・", "及び", "および", "並びに", "ならびに", " ", "\u3000", "(", ")", "氏", "さん"})


def sender_of(items: Sequence[Item], index: int, people: Sequence[Ref], reading: ResolvedReading, text: str) -> Ref | None:
    """北斗大学から早瀬学長、吉野理事、…が出席し: the body that sends those who are listed after it."""
    first = min(people[0].start, items[index].start)
    before = [i.ref for i in items if i.ref is not None and i.end <= first and i.ref.kind is Kind.ORGANIZATION]
    sender = next((r for r in reversed(before) if not r.unit and _SENT.match(text, r.end)), None)
    if sender is None:
        return None
    opening = _SENT.match(text, sender.end)
    start = opening.end() if opening is not None else sender.end
    named = [(i.start, i.end) for i in items if start <= i.start]
    free = (w for w in reading.sentence.words if start <= w.start and w.end <= first)
    listed = all(w.surface in _BESIDE or any(s <= w.start and w.end <= e for s, e in named) for w in free)
    return sender if listed else None
