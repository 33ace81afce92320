"""Temples, shrines and houses whose priest or head a text names: who is said to keep one is of a body."""

from __future__ import annotations

import re

from msgspec import structs

from civicgraph.extract.text.found import Found, Reading
from civicgraph.records import Kind

_KEEPERS = ("住職", "宮司", "禰宜", "神主", "館長", "園長", "支配人", "店主", "店長")
# 東浜寺の住職, 東浜神社第五代宮司, みどり記念館初代館長
_KEPT = re.compile(rf"の?(?:現|前|元|先代|最後の|(?:初代|第?[0-9一二三四五六七八九十]+代目?)の?|名誉|副|権)*(?:{'|'.join(_KEEPERS)})")


def with_kept_houses(readings: list[Reading], text: str) -> list[Reading]:
    """The readings with such places as bodies, wherever the text names them."""
    if not any(keeper in text for keeper in _KEEPERS):
        return readings
    kept = {text[f.start : f.end] for r in readings for f in r.found if _may_be_kept(f, text) and _KEPT.match(text, f.end)}
    if not kept:
        return readings
    return [structs.replace(r, found=tuple(structs.replace(f, kind=Kind.ORGANIZATION) if _may_be_kept(f, text) and text[f.start : f.end] in kept else f for f in r.found)) for r in readings]


def _may_be_kept(found: Found, text: str) -> bool:
    return found.kind is Kind.PLACE and not found.known and (text[found.end - 1] in "寺院社宮堂庵館園荘亭屋店楼閣" or "ァ" <= text[found.end - 1] <= "ー")
