"""Statements from two mentions side by side, from a bracket after a name, and from a date before an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import structs

from civicgraph.extract.clauses.agreements import find_cleft_partners
from civicgraph.extract.clauses.books import before_in_group, find_imprints, find_own_works
from civicgraph.extract.clauses.dated_names import find_dated_names
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.clauses.signatories import find_signatories
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import bare_title
from civicgraph.extract.relation_rules import adjacency_rules
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading, without_towns_of_bodies
from civicgraph.records import Kind, Predicate, Span, Statement

# What a university has.
_INSTITUTES = ("研究所", "研究センター", "研究室", "研究科", "ラボ", "センター", "附属病院", "附属図書館")
_CLASS = r"(?:[一-鿿々ァ-ヺーA-Za-z0-9]{1,16})"
_DATE_TO_EVENT = re.compile(r"(?:に(?:始まった|起きた|発生した|行われた|開かれた|始まる))?の?(?:(?:令和|平成)?\d{1,4}年度)?[「『]?")
# みどり社（みどりしゃ、旧青葉社、東京都千代田区）: how the name is read and what it was stand before the address.
_ADDRESS_GAP = re.compile(r"[」』]?[ 　]*[(（](?:(?:[ぁ-ゖァ-ヺー・]{2,24}|[A-Za-z][A-Za-z0-9.& -]{1,24}|旧[^()（）、。]{1,16})、){0,2}")
# … + 丸の内1-7-9 みどりビル4F): the rest of an address, up to the next thing in the bracket or its end.
_REST_OF_ADDRESS = re.compile(r"(?:[一-鿿ヶノ]{1,8}[町村])?(?:[0-9-]*(?:丁目|番地|番|号)?[0-9-]*|[^()（）、，,／/・。\n]{1,14}?[0-9０-９]{1,4}[^()（）、，,／/・。\n]{0,24})[)）、／/,・ 　]")
# みどり社（東浜市、…）と北斗社（同、…）: in the same town.
_SAME_PLACE = re.compile(r"[」』]?[(（]同(?=[、・)）])")
_AND_ALSO = re.compile(r"[」』](?:、|・|や|と|及び|および|,)?[「『]")
OURSELVES = r"(?:私達|私たち|わたしたち|われわれ|我々|当団体|当法人|当会)"
_WE = re.compile(rf"{OURSELVES}[はがで]")
WE_WORK = re.compile(r"[」』]?(?:の活動)?(?:に(?:力を入れ|取り組)|を(?:行[いっな]|実施|展開|進め|続け))")
_BEFORE = 24  # characters that may stand before an entry of a list, bullet and time and all
# 早瀬さん (@hayase) の講演
_HANDLE = re.compile(r"[ 　]?[(（][@＠][A-Za-z0-9_.-]{2,20}[)）][ 　]?")
# 早瀬さんの「みどりナビを使う方法」: what a title begins with is not what has that title.
_BRACKETS = ("(", "（")
_OPENS_TITLE = ("「", "『")
_GOES_ON = re.compile(r"[をはがもへ]|の(?!輪|会)|に(?:つい|関|お|よ)|で(?!す)")


@dataclass(frozen=True, slots=True)
class _Rule:
    predicate: Predicate
    left: tuple[str, ...]
    right: tuple[str, ...]
    gap: re.Pattern[str]
    right_is_subject: bool
    confidence: float
    ending: tuple[str, ...]
    after: re.Pattern[str]
    before: re.Pattern[str]
    unless: re.Pattern[str] | None
    left_is_title: bool
    left_ending: tuple[str, ...]
    status: str | None
    asserted: bool


@lru_cache(maxsize=1 << 12)
def _rules_over(gap: str) -> tuple[_Rule, ...]:
    """The rules for mentions with that text between them."""
    return tuple(rule for rule in _rules() if rule.gap.fullmatch(gap))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            Predicate(r["predicate"]),
            tuple(r["left"]),
            tuple(r["right"]),
            re.compile(r["gap"].replace("CLASS", _CLASS).replace("CALLED", CALLED)),
            r["subject"] == "right",
            r["confidence"],
            tuple(r.get("ending", ("",))),
            re.compile(r.get("after", "").replace("CALLED", CALLED)),
            re.compile(r.get("before", "")),
            re.compile(r["unless"]) if "unless" in r else None,
            r.get("left_is_title", False),
            tuple(r.get("left_ending", ("",))),
            r.get("status"),
            r.get("asserted", False),
        )
        for r in adjacency_rules()
    )


def find_adjacent(
    reading: ResolvedReading, resolution: Resolution, text: str, subject: Ref | None
) -> Iterator[Statement]:
    """What neighbouring mentions of one sentence state of each other. `subject` is who speaks, in a dialogue's turn."""
    # 早瀬社が開発した画像認識AI「みるアイ」: a topic stands between no two.
    refs = [r for r in without_towns_of_bodies(reading.refs) if r.kind is not Kind.CONCEPT]
    if not refs:
        return
    listed: Statement | None = None
    for left, right in pairwise(refs):
        if left.end > right.start or right.start - left.end > 30:
            continue
        if right.kind is Kind.WORK and any(role.start == right.end for role in reading.roles):
            # みどり社のPython + エンジニア: what he works with.
            continue
        gap = text[left.end : right.start]
        if gap[-1:] in _BRACKETS and (unit := next((r for r in refs if r.start == right.end and r.unit), None)) is not None:
            # みどり児童館（北浜市 + 健康福祉課）: the unit.
            right = structs.replace(unit, start=right.start)
        gap = _HANDLE.sub("", gap) if "@" in gap or "＠" in gap else gap
        # 協会の「みどり助成」や「みどり賞」: what is said of the first in a list is said of the next.
        listed = replace(listed, subject=right.entity) if listed is not None and left.kind is right.kind and gap != "」『" and _AND_ALSO.fullmatch(gap) else None
        if listed is not None:
            yield listed
            continue
        for rule in _rules_over(gap):
            if (
                fits(left, rule.left, resolution.entities)
                and fits(right, rule.right, resolution.entities)
                and not (gap[-1:] in _OPENS_TITLE and right.kind is not Kind.PERSON and _GOES_ON.match(text, right.end))
                and text[right.start : right.end].endswith(rule.ending)
                and text[left.start : left.end].endswith(rule.left_ending)
                and not (rule.left_is_title and lexicon().class_of(bare_title(text[left.start : left.end])) is not None)
                and (told := rule.after.match(text, right.end))
                and not (rule.asserted and not _is_done(text, told.end(), reading.sentence.end))
                and rule.before.search(text, max(0, left.start - _BEFORE), left.start)
                and (rule.unless is None or rule.unless.search(text, text.rfind("\n", 0, left.start) + 1, left.start) is None)
            ):
                about, other = (right, left) if rule.right_is_subject else (left, right)
                if rule.predicate is Predicate.CREATOR and other is right and other.kind is Kind.ORGANIZATION:
                    # 北斗高校 + 情報部: the unit made it.
                    other = next((r for r in refs if r.start == right.end and r.unit), right)
                if other is right and other.kind is Kind.ORGANIZATION and resolution.entities[other.entity].sector == "LocalGovernment":
                    # 北海道 + みどり情報社: the firm, and not what its name begins with.
                    other = next((r for r in refs if r.start == right.end and r.kind is Kind.ORGANIZATION and not r.unit), other)
                # 北浜市議会の総務委員会: an assembly is no place, and a town's office belongs to it.
                if rule.predicate is Predicate.LOCATION and (_acts(about, resolution) or text.endswith(("議会", "委員会"), other.start, other.end)):
                    continue
                # 釜石の防災サイト「…」: a town without its 市 is where it is of, not whose it is.
                if rule.predicate in _OWNED and other is left and not text.endswith(_TOWNS, left.start, left.end) and resolution.entities[left.entity].sector == "LocalGovernment":
                    continue
                # 私たちは、北浜県の学びの推進事業に取り組んでいます: where, not whose.
                if rule.predicate is Predicate.OPERATOR and right.kind is Kind.PROJECT and gap == "の" and WE_WORK.match(text, right.end) and _WE.match(text, reading.sentence.start):
                    continue
                made = Statement(
                    about.entity,
                    rule.predicate,
                    other.entity,
                    (Span(left.start, right.end),),
                    rule.confidence,
                    f"adjacent-{rule.predicate.value}",
                    status=rule.status,
                )
                listed = made if rule.right_is_subject and right.kind in (Kind.PROJECT, Kind.WORK, Kind.EVENT) else None
                yield made
                if rule.predicate is Predicate.CREATOR and left.kind in (Kind.PERSON, Kind.ORGANIZATION) and rule.right_is_subject and gap[:1] != "の":
                    yield from (replace(made, object=r.entity, evidence=(Span(r.start, right.end),)) for r in before_in_group(refs, left, text))
                if other is right and about.kind in (Kind.WORK, Kind.PROJECT):
                    # 「みどりナビ」「みどり便」を運営する早瀬社: all that are listed.
                    yield from (replace(made, subject=r.entity, evidence=(Span(r.start, right.end),)) for r in _listed_before(refs, left, text))
                break
    yield from find_cleft_partners(refs, reading.sentence.end, text)
    yield from find_signatories(reading, text)
    yield from _bracketed_institutes(reading, text)
    if reading.dates:
        yield from _dated(reading, text)
    yield from _addresses(reading, resolution, text)
    yield from find_imprints(reading, text)
    if reading.dates:
        yield from _decided(reading, text)
        yield from find_dated_names(reading, text)
    yield from _units_in_brackets(reading, text)
    yield from find_own_works(reading, text, subject)


_PLANNED = re.compile(r"(?:する|る|く|の)?(?:予定|方針|計画|見込み|見通し|意向|考え|準備)")


def _is_done(text: str, end: int, stop: int) -> bool:
    """Whether what a verb says whose stem ends there is said to be so, and is no plan."""
    return is_asserted(text, end, stop) and _PLANNED.match(text, end, stop) is None


def _listed_before(refs: Sequence[Ref], last: Ref, text: str) -> Iterator[Ref]:
    """The titles of one kind that stand before the last of a list."""
    for ref, after in zip(reversed(refs[: refs.index(last)]), reversed(refs[: refs.index(last) + 1]), strict=False):
        gap = text[ref.end : after.start]
        if ref.kind is not last.kind or not (gap in ("」「", "』『") or _AND_ALSO.fullmatch(gap)):
            return
        yield ref


_OWNED = (Predicate.OPERATOR, Predicate.PUBLISHER, Predicate.CREATOR)
_TOWNS = ("市", "町", "村", "区", "県", "府", "都", "道", "庁", "役所", "役場", "会", "局", "部", "課", "室")


def _acts(ref: Ref, resolution: Resolution) -> bool:
    """A unit of the municipality, or a municipality itself, is not located in it but belongs to it."""
    entity = resolution.entities[ref.entity]
    return ref.unit or entity.sector in ("LocalGovernment", "NationalGovernment")


def _bracketed_institutes(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """みなと研究所（北斗大学）: an institute's university alone in brackets after it. Other bodies there are as often its other name, its own
    part, or whoever runs it.
    """
    for inner, outer in pairwise(reading.refs):
        alone = text[outer.end : outer.end + 1] in (")", "）") and text[inner.end : outer.start].strip("」』 　") in ("(", "（")
        if alone and text.endswith(_INSTITUTES, inner.start, inner.end) and text.endswith(("大学", "大学院"), outer.start, outer.end) and inner.entity != outer.entity:
            yield Statement(inner.entity, Predicate.PART_OF, outer.entity, (Span(inner.start, outer.end),), 0.74, "institute-before-university")


def _dated(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """2019年8月の台風10号, 2016年の「若葉プロジェクト」: the date before an event or project is its own."""
    for date in reading.dates:
        for ref in reading.refs:
            if (
                (
                    ref.kind in (Kind.EVENT, Kind.PROJECT)
                    and ref.start >= date.end
                    and _DATE_TO_EVENT.fullmatch(text, date.end, ref.start)
                )
                and text[date.end : ref.start].startswith("の")
                and not ref.anaphor
            ):
                span = Span(date.start, ref.end)
                yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.78, "date-before-event")
                if date.last:
                    yield Statement(ref.entity, Predicate.END_DATE, date.last, (span,), 0.78, "date-before-event")


def _addresses(reading: ResolvedReading, resolution: Resolution, text: str) -> Iterator[Statement]:
    """NPO法人X（香川県三豊市、代表：…）: the place that opens the bracket is where the body is."""
    refs = reading.refs
    before: Ref | None = None
    for index, ref in enumerate(refs):
        if ref.kind is not Kind.ORGANIZATION or ref.unit or _acts(ref, resolution):
            continue
        ditto = _SAME_PLACE.match(text, ref.end)
        if ditto is not None and before is not None:
            span = Span(before.start, ditto.end())
            yield Statement(ref.entity, Predicate.LOCATION, before.entity, (span,), 0.82, "address-in-brackets")
        opening = _ADDRESS_GAP.match(text, ref.end)
        if opening is None:
            continue
        place: Ref | None = None
        position = opening.end()
        if (
            office := re.match(r"(?:本社|本店|本部|事務局|所在地|拠点)[・:：、/／ 　]?", text[position : position + 6])
        ) is not None:
            position += office.end()
        for following in refs[index + 1 :]:
            if following.end < position:
                # 旧青葉社
                continue
            if following.start != position or not fits(following, ("Place", "Municipality"), resolution.entities):
                break
            # (タイ バンコク): the finest is told last.
            blank = text[following.end : following.end + 1] in (" ", "\u3000")
            place, position = following, following.end + blank
        position = place.end if place is not None else position
        # みどり祭実行委員会（北浜市、みどり商工会）: who is in it, not where it is.
        members = text.endswith(lexicon().committees, ref.start, ref.end) and any(r.start == position + 1 and r.kind is Kind.ORGANIZATION for r in refs)
        if place is not None and not members and _REST_OF_ADDRESS.match(text, position, position + 48):
            yield Statement(
                ref.entity,
                Predicate.LOCATION,
                place.entity,
                (Span(ref.start, place.end),),
                0.86,
                "address-in-brackets",
            )
            before = place


_DECIDED = re.compile(r"(?:決定|策定|公表|取りまとめ|とりまとめ)[)）]")


def _units_in_brackets(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """みどり協会(総務部、地域センター)の職員: the units that the bracket after a body lists are its own."""
    refs = reading.refs
    for index, body in enumerate(refs):
        if body.kind is not Kind.ORGANIZATION or body.unit or text[body.end : body.end + 1] not in ("(", "（") or text.startswith(_OUTER, body.end + 1):
            continue
        closing = min((c for c in (text.find(m, body.end, body.end + 120) for m in ")）") if c > 0), default=-1)
        inside = [r for r in refs[index + 1 :] if r.start < closing]
        listed = inside and all(r.kind is Kind.ORGANIZATION for r in inside) and inside[0].start == body.end + 1 and inside[-1].end == closing
        gaps = [text[a.end : b.start] for a, b in pairwise(inside)]
        # 後援：みどり株式会社（地域活力研究所）: which of the two supports, is told, and no more.
        held = any(word in text[reading.sentence.start : body.start] for word in ("後援", "協賛", "主催", "共催"))
        if listed and not held and len(inside) == 1 and inside[0].entity != body.entity and text[inside[0].end - 2 : inside[0].end] != "支部" and (inside[0].unit or text.endswith(_DIVISIONS, inside[0].start, inside[0].end)) and not text.endswith(("市", "町", "村", "区", "県"), body.start, body.end):
            # みどり株式会社（地域活力研究所）
            yield Statement(inside[0].entity, Predicate.PART_OF, body.entity, (Span(body.start, closing),), 0.76, "units-in-brackets")
        if listed and len(inside) > 1 and any(r.unit for r in inside) and set(gaps) <= {"", "、", "・", ",", "，"}:
            for number, ref in enumerate(inside):
                # 企画部 + 推進室: the second is the first's.
                if ref.entity != body.entity and (number == 0 or gaps[number - 1]) and (ref.unit or text[ref.start : ref.end].endswith(_INNER)):
                    yield Statement(ref.entity, Predicate.PART_OF, body.entity, (Span(body.start, closing),), 0.78, "units-in-brackets")


_DIVISIONS = ("本部", "研究所", "推進室", "事務局", "支社", "支店", "事業部", "研究センター", "連携センター", "推進センター", "支援センター", "開発センター")
_OUTER = ("主催", "共催", "以下", "略称", "通称")
_INNER = ("センター", "本部", "研究所", "支部", "委員会", "事務局")


def _decided(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """「みどり行動計画」（令和3年6月4日推進会議決定）, （北浜市、2021年3月策定）: who decided on a plan or guideline, and when."""
    for ref in reading.refs:
        opening = _OPENED.match(text, ref.end) if ref.kind in (Kind.WORK, Kind.PROJECT) else None
        if opening is None:
            continue
        first = next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.start == opening.end()), None)
        stated = _BEFORE_DAY.match(text, first.end) if first is not None else None
        at = stated.end() if stated is not None else opening.end()
        date = next((d for d in reading.dates if d.start == at), None)
        body = first if stated is not None else next((r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.start > opening.end()), None)
        if date is None or (body is not None and _DECIDED.match(text, date.end if stated is not None else body.end) is None):
            continue
        closing = text.find("）", date.end, date.end + 60)
        span = Span(ref.start, max(body.end if body is not None else 0, date.end if stated is not None or body is None else 0, min(closing, date.end + 60)))
        if _DECIDED.search(text, date.end, date.end + 60) is None:
            continue
        yield Statement(ref.entity, Predicate.START_DATE, date.first, (span,), 0.84, "decided-in-brackets")
        if body is not None:
            predicate = Predicate.CREATOR if ref.kind is Kind.WORK else Predicate.OPERATOR
            yield Statement(ref.entity, predicate, body.entity, (span,), 0.82, "decided-in-brackets")


_OPENED = re.compile(r"[」』]?[ 　]*[(（]")
_BEFORE_DAY = re.compile(r"(?:、|,|，|[ 　])")
