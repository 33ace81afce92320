"""Who takes part in the project that a document is about, where sentences call it 実証実験, 本事業 or the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_NAMED = ("実証実験", "実証事業", "社会実験", "プロジェクト", "プログラム", "事業", "取り組み", "取組", "実証")
_GENERIC = rf"(?:{'|'.join(_NAMED)})"
_TOPIC = re.compile(r"(?:の?(?:\d+|[二三四五六七八九])(?:者|社|団体|機関|大学|市町村?|自治体))?[はが]、?")
_BEGUN = re.compile(rf"{_GENERIC}を(?:[^。、はがをに]{{0,16}}(?:より|から|に)、?)?(?:(?:共同|連携|協働|協力)(?:で|して)、?)?(?:開始|実施|スタート|始め|行[いっう]|推進|進め)(?!する(?:予定|計画|方針|こと)|予定|しない|せず|わない)")
_PLANNED = re.compile(r"予定|計画|方針|目指|検討|していません|しない|中止|断念")
_DATE = re.compile(r"(?:より|から|に)、?(?:[^。、はがを]{0,12})?(?:開始|スタート|始め)")
_BESIDE = re.compile(r"(?:[(（][^()（）]*[)）])?(?:、|・|と|や|及び|および|並びに|ならびに|,)[ 　]?")


def find_undertaken(reading: ResolvedReading, project: str | None, text: str) -> Iterator[Statement]:
    """X社、Y大学、Z町の3者は、…実証実験を2023年9月2日より開始した: the parties of `project`, and when it began."""
    if project is None:
        return
    parties = _parties(reading.refs, text)
    begun = _BEGUN.search(text, parties[-1].end, reading.sentence.end) if len(parties) > 1 else None
    named = any(r.kind in (Kind.PROJECT, Kind.EVENT) and r.entity != project for r in reading.refs)
    if begun is None or named or _PLANNED.search(text, begun.start(), reading.sentence.end):
        return
    span = Span(parties[0].start, begun.end())
    for party in parties:
        yield Statement(project, Predicate.PARTICIPANT, party.entity, (span,), 0.8, "party-of-titled-project")
    for date in reading.dates:
        if begun.start() < date.start < begun.end() and _DATE.match(text, date.end):
            yield Statement(project, Predicate.START_DATE, date.first, (span,), 0.84, "party-of-titled-project")


def _parties(refs: tuple[Ref, ...], text: str) -> list[Ref]:
    """The bodies listed beside each other, of which the last is followed by は or が."""
    listed: list[Ref] = []
    for ref in refs:
        if ref.kind is not Kind.ORGANIZATION:
            listed = []
            continue
        if listed and not _BESIDE.fullmatch(text, listed[-1].end, ref.start):
            # 株式会社みどり東浜支社: what follows at once is a part of the name.
            listed = [*listed[:-1], ref] if listed[-1].end == ref.start else []
        if not listed or listed[-1] is not ref:
            listed.append(ref)
        if _TOPIC.match(text, ref.end):
            return listed
    return []
