"""The projects of a body by number, each over what is told of it: 01 地域づくり連携事業, ② みどりプロジェクト."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Kind, Predicate, Span, Statement

_LEAST = 2
_NUMBERED = re.compile(
    r"^[ 　■●◆・]*(?:(?:事業|プロジェクト)?[0-9]{1,2}[.．、)）]?|[①-⑳]|[(（][0-9]{1,2}[)）])[ 　]*[「『]?(?P<name>(?![0-9])[^\s。、:：「」『』()（）]{2,28}(?:事業|プロジェクト|プログラム|キャンペーン))[」』]?[ 　]*\n+(?=[^\n]{20,}。)",
    re.M,
)
_PLAIN = re.compile(r"^(?:主な|その他の?|各種|関連|自主|受託|委託|補助|公益|収益|[0-9]+つの|すべての|今後の|新規)|(?:今年度|年度|対象|実施)の?(?:事業|プロジェクト|プログラム)$")


@lru_cache(maxsize=8)
def numbered(text: str) -> tuple[Span, ...]:
    """The names of the projects that the lines of a folded text number."""
    if "事業" not in text and "プロ" not in text and "キャンペーン" not in text:
        return ()
    found = [Span(*line.span("name")) for line in _NUMBERED.finditer(text) if _PLAIN.search(line["name"]) is None]
    return tuple(found) if len(found) >= _LEAST else ()


def numbered_projects(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The names of such projects from `start` to `end`."""
    for name in numbered(text):
        if start <= name.start and name.end <= end:
            yield LaidOut(name, Kind.PROJECT, 0.8, "numbered-project", 6.45)


def find_numbered_projects(resolution: Resolution, own: str | None, text: str) -> Iterator[Statement]:
    """That they are run by the body `own` whose page it is."""
    names = {name.start: name for name in numbered(text)} if own is not None else {}
    if own is None or not names:
        return
    for reading in resolution.readings:
        for ref in reading.refs:
            if ref.kind is Kind.PROJECT and ref.start in names:
                yield Statement(ref.entity, Predicate.OPERATOR, own, (Span(ref.start, ref.end),), 0.78, "own-project")
