"""Faculties named with their university's short name: 北斗大情報工学科, 北斗大経済学部・海洋工学研究科."""

from __future__ import annotations

import re

from civicgraph.records import Span

_UNIT = r"[一-鿿ァ-ヺーA-Za-z]{2,16}?(?:学部|学科|学群|学類|学府|学域|学環|研究科|研究院|研究室|教室)"
_NAME = re.compile(rf"(?:([一-鿿]{{1,4}}大(?:学(?!部|科|群|類|府|域|環|院))?(?:大学院)?))?({_UNIT}(?:・{_UNIT})*)")


def divided(start: int, end: int, text: str) -> tuple[Span | None, list[Span]] | None:
    """The university and the faculties that one run of characters names, where it names more than one thing."""
    match = _NAME.fullmatch(text, start, end)
    if match is None:
        return None
    units = []
    position = match.start(2)
    for unit in match.group(2).split("・"):
        units.append(Span(position, position + len(unit)))
        position += len(unit) + 1
    body = Span(*match.span(1)) if match.group(1) else None
    return (body, units) if len(units) > 1 or body is not None else None
