"""Institutes and committees that a blank sets behind the body they are parts of: 北浜研究機構 材料研究センター, 東浜市議会 総務常任委員会."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Entity, Kind, Predicate, Span, Statement

# What a university, a ministry or an agency has, and what any society has.
_INSTITUTES = ("センター", "研究所", "研究院", "研究拠点", "拠点", "病院", "図書館", "博物館", "研究部門", "講座", "学部", "研究科", "ラボ", "研究機構", "高等研究院", "プラットフォーム")
_COMMITTEES = ("委員会", "分科会", "部会", "小委員会", "審議会", "調査会", "ワーキンググループ", "タスクフォース", "編集部", "事務局", "支部")
# What a ministry has in the regions: 総務省 北陸総合通信局.
_BUREAUS = ("総合通信局", "整備局", "運輸局", "経済産業局", "農政局", "財務局", "労働局", "環境事務所", "防衛局", "厚生局", "管理局", "評価局", "法務局", "税務署", "国税局")
_OVER_INSTITUTES = ("Academia", "PublicAgency", "NationalGovernment", "Company")
_OVER_COMMITTEES = (*_OVER_INSTITUTES, "CivilSociety")
_HOUSES = ("議会", "会議", "学会", "協会", "連盟", "連合", "協議会", "審議会", "総合工学委員会")
_GAP = re.compile(r"(?:[(（][A-Za-z&-]{2,12}[)）][ \u3000]?|[ \u3000])")
_OWN_FORM = re.compile(r"(?:株式|有限|合同)会社|[一-鿿]{2,6}法人|独立行政|国立|公立|[都道府県市区町村]立")
_BEFORE = re.compile(r"(?:^|[\s、，,・:：／/|｜()（）「『【】〔〕●○■◆*-])$")
_AFTER = re.compile(r"$|[\s、，,・()（）」』】／/|｜:：。]|(?:の|は|が|を|に|で|と|も|より|から|副?[一-鿿]{0,6}長|主任|教授|准教授|研究員|委員|担当|主催|共催)")
# 主催　みどり機構 材料研究センター: two that hold it, or one.
_KEY = re.compile(r"(?:主催|共催|後援|協力|協賛|参加|出展|出席|連携|参画)[一-鿿]{0,3}[ \u3000]*[:：】]?[ \u3000]*$")
_LONGEST = 3


def find_blank_parts(resolution: Resolution, placed: Collection[str], text: str) -> Iterator[Statement]:
    """PartOf for each such body; none for those in `placed`, whose place is told already."""
    for reading in resolution.readings:
        if len(reading.refs) < 2:
            continue
        yield from _behind_posts(reading, placed, text)
        for run in _runs([r for r in reading.refs if r.kind is Kind.ORGANIZATION], text):
            if len(run) > _LONGEST or not _BEFORE.search(text[max(0, run[0].start - 1) : run[0].start]) or not _AFTER.match(text, run[-1].end) or _KEY.search(text, max(0, run[0].start - 10), run[0].start):
                continue
            over = resolution.entities[run[0].entity]
            parts = [_is_part(ref, before, over if before is run[0] else resolution.entities[before.entity], text) for before, ref in pairwise(run)]
            for told, (before, ref) in zip(parts, pairwise(run), strict=True):
                if all(parts) and told and not ref.unit and ref.entity not in placed and ref.entity != before.entity:
                    yield Statement(ref.entity, Predicate.PART_OF, before.entity, (Span(before.start, ref.end),), 0.8, "part-behind-blank")


# みどり株式会社 常務執行役員 + 技術統括本部
_TO_UNIT = re.compile(r"[ \u3000](?P<post>[^ \u3000、。・]{2,12})[ \u3000](?:兼[ \u3000]?)?")


def _behind_posts(reading: ResolvedReading, placed: Collection[str], text: str) -> Iterator[Statement]:
    """PartOf for a division that stands behind a body and a post in it: みどり株式会社 執行役員 技術本部 本部長."""
    posts = {r.end for r in reading.roles}
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    for body, unit in pairwise(bodies) if posts else ():
        between = _TO_UNIT.fullmatch(text, body.end, unit.start)
        told = between is not None and between.end("post") in posts and (unit.unit or text.endswith("本部", unit.start, unit.end))
        if told and not body.unit and unit.entity not in placed:
            yield Statement(unit.entity, Predicate.PART_OF, body.entity, (Span(body.start, unit.end),), 0.84, "part-behind-blank")


def _runs(bodies: Sequence[Ref], text: str) -> Iterator[list[Ref]]:
    """The stretches of bodies that one blank parts from each other."""
    # 北浜機構（KRO）研究センター: the bracket names the same again.
    bodies = [r for before, r in zip((None, *bodies), bodies, strict=False) if before is None or before.entity != r.entity]
    run = bodies[:1]
    for before, ref in pairwise(bodies):
        if _GAP.fullmatch(text, before.end, ref.start):
            run = [*run, ref]
            continue
        if len(run) > 1:
            yield list(run)
        run = [ref]
    if len(run) > 1:
        yield list(run)


def _is_part(ref: Ref, before: Ref, over: Entity, text: str) -> bool:
    name, body = text[ref.start : ref.end], text[before.start : before.end]
    if ref.unit:
        return True
    if _OWN_FORM.match(name) or name[:3] == body[:3]:
        return False
    if over.sector == "NationalGovernment" and name.endswith(_BUREAUS):
        return True
    ending = next((e for e in (*_INSTITUTES, *_COMMITTEES) if name.endswith(e)), "")
    if not ending or body.endswith(ending):
        return False
    if ending in _INSTITUTES:
        return over.sector in _OVER_INSTITUTES or before.unit
    return over.sector in _OVER_COMMITTEES or body.endswith(_HOUSES) or before.unit
