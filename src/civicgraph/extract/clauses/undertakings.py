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


# A社様、B大学様、C町様の3者と連携し「みどり実証実験」を実施しました: who does a project with whoever tells of it.
_WITH = re.compile(
    r"(?:様|さま|さん)?(?:[(（][^()（）]*[)）])?(?:様|さま|さん)?(?:など|等|ら)?(?:の?(?:計)?[0-9一二三四五六七八九十]+(?:者|社|団体|機関|大学|校|市町村?|自治体|町|市))?と(?:の)?、?"
    r"(?:(?:産学官?|官民|緊密に|密に)?(?:連携|協力|共同|協働|共創|タイアップ)(?:し(?!ている|ており)|しながら|して|した|で|による|により|のもと|の下|体制|研究|プロジェクト|事業)|タッグを組[みん]|一緒に|ともに|共に)"
)
_WITH_SIR = re.compile("様" + _WITH.pattern)
_UNREAD = re.compile(r"様?(?:[(（][^()（）]*[)）])?様?、[^、。はがを]{2,16}")
_LEADING = re.compile(r"(?:様|さま|さん)?(?:[(（][^()（）]*[)）])?(?:様|さま|さん)?(?:が|を|は)?(?:代表|幹事|中心|主体|事務局|リーダー|統括)(?:機関|企業|会社|団体|法人|校)?(?:と|に)(?:し|な)")
_LISTED = re.compile(r"(?:様|さま|さん)?(?:[(（][^()（）]*[)）])?(?:様|さま|さん)?(?:、|・|と|や|及び|および|並びに|ならびに|,|／|/)[ 　]?(?:[一-鿿]{1,3}[都道府県])?(?:[一-鿿]{1,3}郡)?")
_DONE = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:[をがにの]|は、?)[^。「」]{0,24}?(?:実施|始動|開始|行[いっうわ]|取り組|進め|進行|展開|推進|スタート|発足|採択|立ち上げ|開発|始ま|始め|参画|決定)")
_THIS = re.compile(r"[ 　]*(?:本|この|当)(?:研究|事業|プロジェクト|取り?組み?|実証実験|実証事業|実証|プログラム|共同研究)(?:は|では|において|で)、?")
_GOES_ON_TO = re.compile(r"[^。]{0,80}(?:取り組|進め|行[いっうな]|実施|開発|目指|推進|構築)")
_TOWNS = re.compile(r"[都道府県市区町村]$")


def find_done_with(reading: ResolvedReading, project: str | None, text: str) -> Iterator[Statement]:
    """Those with whom a sentence says that a project is done; 本研究は is of the `project` that the document is about."""
    start, end = reading.sentence.start, reading.sentence.end
    if "と" not in text[start:end] or not any(word in text[start:end] for word in ("連携", "共同", "協力", "協働", "共創", "タッグ", "一緒", "ともに", "共に", "タイアップ")):
        return
    # 北海道 + みどり株式会社: a company's name that begins with the land's.
    plain = [r for r in _outer(reading.refs) if not (text[r.start - 1] in "(（" and text[r.end : r.end + 1] in (")", "）"))]
    bodies = [r for r in plain if (not any(o.start == r.end for o in reading.refs) and r.kind is Kind.ORGANIZATION) or (r.kind is Kind.PLACE and _TOWNS.search(text, r.start, r.end))]
    last = next((r for r in bodies if _WITH.match(text, r.end, end)), None)
    joined = _WITH.match(text, last.end, end) if last is not None else None
    if last is None and (found := _WITH_SIR.search(text, start, end)) is not None:
        # A社様、みどり牧場様と連携し, of which the second is no name that was read.
        last = next((r for r in reversed(bodies) if r.end < found.start() and _UNREAD.fullmatch(text, r.end, found.start())), None)
        joined = found
    if last is None or joined is None or _PLANNED.search(text, joined.end(), end):
        return
    named = next((r for r in reading.refs if r.kind is Kind.PROJECT and r.start >= joined.end()), None)
    if named is not None and re.search("[をがは。]", text[joined.end() : named.start]) is None and named.start - joined.end() < 60 and _DONE.match(text, named.end, end):
        of = named.entity
    elif project is not None and _THIS.match(text, start) and _GOES_ON_TO.match(text, joined.end(), end):
        of = project
    else:
        return
    parties = [last]
    for ref in reversed(bodies[: bodies.index(last)]):
        if not _LISTED.fullmatch(text, ref.end, parties[0].start):
            break
        parties.insert(0, ref)
    parties += [r for r in bodies if r.end < parties[0].start and _LEADING.match(text, r.end)]
    for party in parties:
        yield Statement(of, Predicate.PARTICIPANT, party.entity, (Span(party.start, joined.end()),), 0.78, "party-of-project")


def _outer(refs: tuple[Ref, ...]) -> list[Ref]:
    """The mentions that lie in no other."""
    return [r for r in refs if not any(o is not r and o.start <= r.start and r.end <= o.end and o.end - o.start > r.end - r.start for o in refs)]


# プロジェクトチームのメンバーには早瀬徹氏と千葉佳子氏のほか…が名を連ねる: who takes part in the project spoken of.
_MEMBERS = re.compile(r"(?:(?:プロジェクト|研究|開発|実行)?(?:チーム|グループ)の|プロジェクト(?:の)?|[」』]の)(?:主な|中心|参加)?(?:メンバー|参加者|参画機関|参画企業|構成員)(?:は|には|として|に)、?")
_PEOPLE = re.compile(r"[^。、はが]{0,24}(?:、|と|や|・|のほか、?|および|及び)[^。、はがを]{0,24}")


def find_members(reading: ResolvedReading, project: str | None, spoken_of: Ref | None, text: str) -> Iterator[Statement]:
    """The people whom a sentence lists as members of the project that it names, that the document is about, or the last one spoken of."""
    start, end = reading.sentence.start, reading.sentence.end
    said = _MEMBERS.search(text, start, end) if "メンバー" in text[start:end] or "参画" in text[start:end] or "構成員" in text[start:end] else None
    if said is None or _PLANNED.search(text, said.end(), end):
        return
    before = [r for r in reading.refs if r.kind is Kind.PROJECT and r.end <= said.start() + 2]
    of = before[-1].entity if before else project or (spoken_of.entity if spoken_of is not None else None)
    people = [r for r in reading.refs if r.kind is Kind.PERSON and r.start >= said.end()]
    if of is None or not people or re.search(r"[はがを]", text[said.end() : people[0].start]):
        return
    listed = [people[0]]
    for person in people[1:]:
        if not _PEOPLE.fullmatch(text, listed[-1].end, person.start):
            break
        listed.append(person)
    for person in listed:
        yield Statement(of, Predicate.PARTICIPANT, person.entity, (Span(said.start(), person.end),), 0.76, "member-of-project")
