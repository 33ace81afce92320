"""Which of the mentions that rules, gazetteer and recogniser propose for one stretch of text counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.lines import MINUTES
from civicgraph.records import Kind

# From here on the recogniser is believed against what rules say of less.
MODEL_SURE = 0.85


def chosen_of(candidates: list[tuple[float, Found]], text: str) -> tuple[Found, ...]:
    """The best set without overlap; a sure longer reading of the model absorbs a place or name inside it."""
    if not candidates:
        return ()
    ranked = sorted(
        candidates, key=lambda c: (-_adjusted(c, candidates, text), c[1].start - c[1].end, c[1].start, c[1].method)
    )
    # What the title of a talk names is named beside it.
    titles = [found for _, found in candidates if found.method == "talk-in-table"]
    chosen: list[Found] = []
    for _, found in ranked:
        if found not in titles and all(found.end <= other.start or other.end <= found.start for other in chosen):
            chosen.append(found)
    chosen = [_as_sure(found, candidates) if found.method == "model" else found for found in chosen]
    whole = {(found.start, found.end) for found in titles}
    return tuple(sorted([f for f in chosen if (f.start, f.end) not in whole] + titles))


def _as_sure(found: Found, candidates: Sequence[tuple[float, Found]]) -> Found:
    """What the recogniser reads, by the rule that reads the same and is surer of it."""
    same = [f for _, f in candidates if (f.start, f.end, f.kind) == (found.start, found.end, found.kind)]
    return max(same, key=lambda f: f.confidence)


_GROUPS = ("会", "団", "隊", "部", "社", "所", "館", "クラブ", "グループ", "チーム", "ネット", "ネットワーク", "ラボ", "プロジェクト")


_MINUTES = re.compile(rf"{MINUTES}$")
_IN_NAMES = (Kind.CONCEPT, Kind.PLACE, Kind.PERSON)


_GOVERNMENTS = ("LocalGovernment", "NationalGovernment")


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(lexicon().suffixes)


def _adjusted(candidate: tuple[float, Found], candidates: Sequence[tuple[float, Found]], text: str) -> float:
    rank, found = candidate
    if found.method == "thing-edition":
        inner = [f for _, f in candidates if f is not found and found.start <= f.start and f.end <= found.end]
        bodies = [f for f in inner if f.kind not in (Kind.PLACE, Kind.CONCEPT)]
        # 令和5年度消防庁合同訓練 holds a body's name; 総務省第1回会議 begins with whose it is.
        if found.kind is Kind.WORK and _MINUTES.search(text, found.start, found.end) and any(f.kind is Kind.ORGANIZATION for f in bodies):
            # 第2回北浜県環境審議会議事録: the minutes tell of the body that met.
            return 1.0
        numbered = text.startswith(("第", "令和", "平成", "20"), found.start)
        return 5.5 if numbered or all(f.kind is Kind.ORGANIZATION and f.start > found.start for f in bodies) else rank
    if found.method == "body-in-field" and rank < 3:
        # 主催: オープンデータ北浜実践会 holds a concept and a town, 北浜市写真クラブ begins with one, 千葉光の会 with a name, and is none of these.
        inner = [f for _, f in candidates if f.method != "body-in-field" and found.start <= f.start and f.end <= found.end]
        inner = [f for f in inner if (f.start, f.end, f.kind) != (found.start, found.end, found.kind)]
        parts = all((f.kind in _IN_NAMES or (f.sector == "LocalGovernment" and f.start == found.start)) and f.end < found.end for f in inner)
        return 5.5 if inner and parts and text.endswith(_GROUPS, found.start, found.end) else rank
    if found.method == "model" and found.kind is Kind.ORGANIZATION and text.endswith(_body_endings(), found.start, found.end):
        over = [f for _, f in candidates if f.method != "model" and f.start < found.end and found.start < f.end]
        pieces = all(found.start <= f.start and f.end <= found.end and f.end - f.start < found.end - found.start and f.sector not in _GOVERNMENTS and not text.endswith("法人", found.start, f.start) for f in over)
        if over and pieces and not any(f.end == g.start for f in over for g in over):
            # Kotlin + 愛好会, みどりIT + 団体連盟: what rules find are pieces of it, not a body and its part.
            return 5.5
    if found.method != "model" or found.confidence < MODEL_SURE * 0.9 or found.kind in (Kind.PERSON, Kind.PLACE):
        return rank
    inner = [f for _, f in candidates if f.method != "model" and found.start <= f.start and f.end <= found.end]
    swallows_place = any(
        f.kind is Kind.PLACE or (f.sector == "LocalGovernment" and not f.unit)
        for f in inner
        if f.end - f.start < found.end - found.start
    )
    # 東京都 + デジタルサービス局: a known bureau after its city is no part of a longer name.
    plain = all(f.kind is Kind.PLACE or (f.sector == "LocalGovernment" and not f.unit) or f.kind is Kind.CONCEPT for f in inner)
    return 5.5 if swallows_place and plain else rank
