"""Whose unit a bureau or division is where its own name does not say: the body that the text speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from civicgraph.extract.bodies.only_town import only_town, town_of_contact
from civicgraph.extract.clauses.context import Context
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.knowledge import load_knowledge
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# Units that a public body has inside it, and how far before them (code points) it may be named.
_INNER = ("局", "部", "課", "室", "係", "本部", "官房", "事務局", "班", "チーム")
_NEAR = 400
# What a town hall is divided into; no branch and no staff that another body could as well have.
_DIVISION = re.compile(r".[^支本]部$|..[局課係]$|.[^本支部課局校]室$")
# 高松市人事異動: all units below are its own.
_PERSONNEL = re.compile("人事|異動|名簿|組織")


def find_unit_owners(
    document: Document, resolution: Resolution, context: Context, staff_of: str | None, text: str
) -> Iterator[Statement]:
    """PartOf for units without a body in their name: 市の防災危機管理課, then the sentence's body, then the document's.

    `staff_of` is the body whose personnel changes the document tells, if it does.
    """
    placed = {p.unit for p in resolution.parts}
    over = {p.unit: p.body for p in resolution.parts}
    last: Ref | None = None
    town = only_town(resolution, text)
    issuer = context.owner if context.owner is not None and resolution.entities[context.owner].sector in ("Company", "Media", "CivilSociety") else None
    divisions = _OF_SOCIETY if issuer is not None and resolution.entities[issuer].sector == "CivilSociety" else _OF_COMPANY
    known = load_knowledge().entities
    for reading in resolution.readings:
        in_table = document.blocks[reading.sentence.block].kind is BlockKind.ROW
        for index, ref in enumerate(reading.refs):
            if index and reading.refs[index - 1].kind is Kind.ORGANIZATION and _PUT_UNDER.fullmatch(text, reading.refs[index - 1].end, ref.start):
                # 会議のもとに語彙部会を置く: the verb tells.
                placed.add(ref.entity)
            if not ref.unit:
                if staff_of is not None and ref.entity not in placed and _is_own_office(ref, staff_of, resolution, text):
                    placed.add(ref.entity)
                    yield Statement(ref.entity, Predicate.PART_OF, staff_of, (Span(ref.start, ref.end),), 0.7, "unit-of-topic")
                    continue
                last = ref if _governs(ref, resolution) and not _PASSED.match(text, ref.end) else last
                continue
            if ref.entity in known and ref.entity not in placed:
                # 情報流通行政局 in a text that speaks of 総務省: whose it is, is known; that the text means it, is said.
                body = known[ref.entity].part_of
                if body is not None and body in resolution.entities:
                    placed.add(ref.entity)
                    yield Statement(
                        ref.entity, Predicate.PART_OF, body, (Span(ref.start, ref.end),), 0.85, "known-unit-of-body"
                    )
            beside = reading.refs[index - 1] if index else None
            if ref.entity in placed or ref.entity in known or _is_apart(ref, beside, text):
                continue
            if beside is not None and beside.entity in over and text[beside.end : ref.start] == "・":
                # 北斗大学経済学部・工学部: both are its.
                placed.add(ref.entity)
                over[ref.entity] = over[beside.entity]
                span = Span(beside.start, ref.end)
                yield Statement(ref.entity, Predicate.PART_OF, over[beside.entity], (span,), 0.8, "unit-beside-unit")
                continue
            found = _owner(reading.refs[:index], ref, text, context, resolution, in_table=in_table)
            inner = text[ref.start : ref.end].endswith(_INNER)
            anothers = found is None and staff_of is None and _is_anothers(ref, reading.refs[index + 1 : index + 2], text)
            told = staff_of is None or last is None or last.entity == staff_of or _heads_line(last, document, text)
            if found is None and last is not None and inner and told and not anothers and _stands_over(last, ref, document, text):
                found = last.entity, Span(ref.start, ref.end), 0.6
            if found is None and inner and staff_of is not None:
                found = staff_of, Span(ref.start, ref.end), 0.7
            if found is None and town is not None and not anothers and _DIVISION.search(text, ref.start, ref.end) and _FACULTY.match(text, ref.start, ref.end) is None and _alone(reading.refs[:index]):
                found = town.entity, Span(ref.start, ref.end), 0.6
            if found is None and town is None and not anothers and _DIVISION.search(text, ref.start, ref.end) and (owner := town_of_contact(resolution, ref, text)) is not None:
                found = owner, Span(ref.start, ref.end), 0.7
            if found is None and issuer is not None and not anothers and divisions.search(text, ref.start, ref.end) and text[ref.start - 1 : ref.start] != "の" and _alone(reading.refs[:index]) and not _of_other(reading.refs[index + 1 :], ref, text):
                # 意匠部 早瀬 徹, on a page of みどり社; みどり社では意匠部が…, elsewhere
                found = _spoken_with(ref, resolution, text) or issuer, Span(ref.start, ref.end), 0.6
            if found is not None and found[0] != ref.entity and not _of_town_hall(ref, found[0], resolution, text):
                placed.add(ref.entity)
                yield Statement(ref.entity, Predicate.PART_OF, found[0], (found[1],), found[2], "unit-of-topic")
    yield from _inner_committees(resolution, placed, text)
    yield from _faculties(resolution, placed, text)


_PUT_UNDER = re.compile(r"[」』]?(?:の(?:もと|下|中|内部?))に、?[「『]?")


# What a company is divided into.
_OF_COMPANY = re.compile(r"..(?:部|室|課|本部|事業部|支社|支店|営業所|事業所)$")
# ... and a society: its text may as well speak of the 課 of a town, or of the 部 of a school.
_OF_SOCIETY = re.compile(r"[一-鿿]*(?:企画|総務|経営|管理|広報|営業|業務|経理|人事|運営|育成|推進|支援|開発|調査|研究|編集|普及|事業|財務|法務)(?:企画|推進|管理)?(?:本部|事業部|部)$")


_SPOKEN_WITH = re.compile(r"[」』]?(?:[(（][^()（）]*[)）])?(?:では|には|の|は|が)、?")


def _spoken_with(unit: Ref, resolution: Resolution, text: str) -> str | None:
    """The body right before a unit in another sentence, as whose it is told there, or alone on one of the two lines above."""
    alone: tuple[int, str] | None = None
    for reading in resolution.readings:
        first = reading.refs[0] if reading.refs else None
        if first is not None and first.entity == unit.entity and alone is not None and 0 < reading.sentence.block - alone[0] <= 2:
            return alone[1]
        if first is not None and first.kind is Kind.ORGANIZATION and not first.unit and text[reading.sentence.start : reading.sentence.end].strip() == text[first.start : first.end]:
            alone = reading.sentence.block, first.entity
        for before, ref in zip(reading.refs, reading.refs[1:], strict=False):
            if ref.entity == unit.entity and before.kind is Kind.ORGANIZATION and not before.unit and _SPOKEN_WITH.fullmatch(text, before.end, ref.start):
                return before.entity
    return None


def _of_other(following: Sequence[Ref], unit: Ref, text: str) -> bool:
    """Whether a body stands behind a unit that it may as well be of: 営業部（みどり社）."""
    return any(r.kind is Kind.ORGANIZATION and not r.unit and text[unit.end : r.start] in ("(", "（", "、", "・", " ") for r in following[:1])


def _of_town_hall(unit: Ref, body: str, resolution: Resolution, text: str) -> bool:
    """Whether a unit is told of in an assembly but is the town's: 北浜町議会で…、総務課長は…."""
    assembly = any(n.text.endswith("議会") for n in resolution.entities[body].names)
    return assembly and "事務局" not in text[unit.start : unit.end] and "委員会" not in text[unit.start : unit.end]


_SOCIETIES = ("CivilSociety", "Academia", "Company", "PublicAgency")
_OFTEN = 2


@cache
def _inner_committee() -> re.Pattern[str]:
    works = "|".join(lexicon().inner_committees)
    return re.compile(
        rf"(?![^ぁ-ゖ]{{1,6}}[都道府県市区町村])[一-鿿ァ-ヺー・]{{0,8}}(?:{works})(?:検討|推進|特別)*(?:第[一二三四五])?(?:小?委員会|部会)$|(?:{'|'.join(lexicon().chapters)})$"
    )


def _society(resolution: Resolution) -> str | None:
    """The society that a text speaks of more than of all others; none where a council or a ministry has such committees as well."""
    if any(n.text.endswith("議会") for e in resolution.entities.values() for n in e.names):
        return None
    sectors = {e.id: e.sector for e in resolution.entities.values() if e.sector in (*_SOCIETIES, "NationalGovernment")}
    said = Counter(r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and r.entity in sectors)
    (first, times), (_, next_) = (*said.most_common(2), ("", 0), ("", 0))[:2]
    return first if times >= _OFTEN and times > next_ and sectors[first] in _SOCIETIES else None


# 選考委員会（委員長：早瀬正夫 北斗大学教授）: what the bracket behind it names is told of its people.
_BEHIND = re.compile(r"[(（](?:[^()（）。]{0,60}[^()（）。の])?")
_FACULTY = re.compile(r"(?:大学院)?[一-鿿ァ-ヺー・]{1,14}(?:学部|研究科|学府|学類|学域)$")


def _faculties(resolution: Resolution, placed: set[str], text: str) -> Iterator[Statement]:
    """PartOf for faculties named alone (人文学部の早瀬教授) where the text has named one university and no other before."""
    schools = {e.id for e in resolution.entities.values() if e.kind is Kind.ORGANIZATION and any(n.text.endswith(("大学", "短大")) for n in e.names)}
    named: set[str] = set()
    for ref in (r for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION) if schools else ():
        if ref.entity in schools:
            named.add(ref.entity)
        elif ref.entity not in placed and len(named) == 1 and _FACULTY.match(text, ref.start, ref.end) and (text[ref.start - 1 : ref.start] not in ("同", "学", "大") or text.endswith(("本学", "当大学"), 0, ref.start)):
            placed.add(ref.entity)
            yield Statement(ref.entity, Predicate.PART_OF, next(iter(named)), (Span(ref.start, ref.end),), 0.7, "faculty-of-only-university")


def _inner_committees(resolution: Resolution, placed: set[str], text: str) -> Iterator[Statement]:
    """PartOf for committees with a name that any body's could have, in sentences that name no other body and no other owner."""
    society = _society(resolution)
    if society is None:
        return
    for reading in resolution.readings:
        bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
        inner = [r for r in bodies if r.entity != society and _inner_committee().match(text, r.start, r.end)]
        for ref in inner:
            others = any(r.entity != society and r not in inner and not _BEHIND.fullmatch(text, ref.end, r.start) for r in bodies)
            # 県の広報委員会
            owned = text.endswith("の", 0, ref.start) and all(r.entity != society or r.end != ref.start - 1 for r in bodies)
            if ref.entity not in placed and not owned and not others:
                yield Statement(ref.entity, Predicate.PART_OF, society, (Span(ref.start, ref.end),), 0.62, "committee-of-topic")
            placed.add(ref.entity)


# 事務局, 実行委事務局: as well of any other; 北浜振興局: the prefecture's there.
_ANOTHERS = re.compile(r"事務局$|(?:振興|地方|総合支庁)局$")
# 福祉部 + 長, 開発部 + の: a part of the body, a team or a town's outskirts are called 部 too.
_CUT = re.compile("[ぁ-ゖ]の$|[新旧]$")
_STAFFED = re.compile(r"[長次主係員]|の?(?:職員|担当|方々)|[、・\n\s　(（)）]|$")


# （聞き手／報道センター　早瀬徹）: of the paper, which seldom names itself.
_OF_PAPER = re.compile(r"(?:聞き手|取材|文|写真|撮影)[ 　]*[/／:：=＝・][ 　]*[^()（）、。\n]{0,10}$")


def _is_anothers(unit: Ref, following: Sequence[Ref], text: str) -> bool:
    """Whether a unit may as well be of a body that the text does not name, or is a piece of another word."""
    if any(r.unit and r.start == unit.end for r in following):
        # 企画部 + 広報課
        return False
    if _ANOTHERS.search(text, unit.start, unit.end) and not text.startswith(("議会", "教育"), unit.start):
        return True
    if _OF_PAPER.search(text, max(0, unit.start - 16), unit.start):
        return True
    # しまの + 力創生課, 新 + 産業課
    cut = _CUT.search(text, max(0, unit.start - 2), unit.start) is not None
    return cut or (text[unit.end - 1] in "部室" and _STAFFED.match(text, unit.end) is None)


# 早瀬氏（北浜市出身、みどり建設営業部長）: where somebody is from has no part in his post.
_OF_PEOPLE = re.compile(r"(?:出身|在住|生まれ|育ち|卒|を経て)")


def _alone(before: tuple[Ref, ...]) -> bool:
    """Whether a sentence names no body before a unit that it could be a part of."""
    return not any(r.kind is Kind.ORGANIZATION and not r.unit for r in before)


def _stands_over(body: Ref, unit: Ref, document: Document, text: str) -> bool:
    """Whether a body named before may be the one over a unit: in its own paragraph, in a heading, or alone on a line."""
    if text[body.start : body.end].endswith(lexicon().committees):
        # A committee has no divisions: whoever comes to it from one is of another body.
        return False
    if _OF_PEOPLE.match(text, body.end):
        return False
    block = next(b for b in document.blocks if b.start <= body.start < b.end)
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    if heading and _PERSONNEL.search(text, block.start, block.end):
        return True
    if _listed_with(body, unit, text) or unit.start - body.end >= _NEAR:
        return False
    return heading or unit.start < block.end or not text[body.end : block.end].strip(" 　")


def _heads_line(body: Ref, document: Document, text: str) -> bool:
    """Whether a body opens a line of personnel news, as the one whose posts follow (総務省（1日）), and is not met within a sentence."""
    block = next(b for b in document.blocks if b.start <= body.start < b.end)
    if text.startswith("長", body.end):
        # ▽企業庁長
        return False
    # ▽総務部長（国土交通省課長補佐）: where somebody comes from.
    heads = block.kind in (BlockKind.TITLE, BlockKind.HEADING) and re.search("[(（][^)）]*$", text[block.start : body.start]) is None
    return heads or (not text[block.start : body.start].strip("▽▼▲△◇◆■□○●【<〈 　") and "。" not in text[body.end : block.end])


def _listed_with(body: Ref, unit: Ref, text: str) -> bool:
    """関東地方整備局、みなと消防局: of two neighbours in a list neither is a part of the other."""
    return text[body.end : unit.start].strip(" 　") in ("、", "・", ",", "と", "や")


def _is_own_office(body: Ref, staff_of: str, resolution: Resolution, text: str) -> bool:
    """Whether what is called like a body is an office of the town or prefecture whose personnel news it is in."""
    return resolution.entities[staff_of].sector == "LocalGovernment" and _OWN_OFFICE.fullmatch(text, body.start, body.end) is not None


def _is_apart(unit: Ref, before: Ref | None, text: str) -> bool:
    """Whether a unit is of no body around it: an office of the state, a room of the house `before` it, 同 + 課."""
    house = before is not None and _IN_HOUSE.search(text, before.start, before.end) is not None and text[before.end : unit.start].isspace()
    return house or _OF_STATE.search(text, unit.start, unit.end) is not None or text[max(0, unit.start - 2) : unit.start].rstrip(" 　") == "同"


# 企業庁, 東京事務所, in the personnel news of a prefecture
_OWN_OFFICE = re.compile(r"(?:企業|教育|病院)[庁局]|病院事業[庁局]|(?:東京|大阪|名古屋|福岡|(?:[一-鿿]{1,3})?(?:土木|農林|福祉|県税|都税|府税|税務|教育|建設|振興|保健))事務所|会計管理局|(?:監査|人事|選挙管理|労働)委員(?:会)?事務局|(?:人事|労働|選挙管理|収用|公安)委員会|議会事務局")
# 北浜運輸支局, in a town's minutes
_OF_STATE = re.compile(r"[一-鿿]{2}(?:運輸(?:支局|監理部|局)|労働局|財務局|財務事務所|法務局|農政局|地方整備局|経済産業局|総合通信局|国税局|森林管理局)$")
# 改善センター　情報室: a room of the house before it
_IN_HOUSE = re.compile(r"(?:センター|会館|ホール|庁舎|公民館|プラザ|ビル)$")
_LEFT_FOR = ("から", "より", "出身")
# 市への出向を経て、…室長, 副市長を経て: whoever has the post came from there.
_PASSED = re.compile(r"(?:への?出向|[^、。はがを]{1,10}[長監官])?(?:など)?を経[てた]|[へに]の?出向(?:した)?後")


def _governs(ref: Ref, resolution: Resolution) -> bool:
    return resolution.entities[ref.entity].sector in ("LocalGovernment", "NationalGovernment", "PublicAgency")


def _owner(
    before: tuple[Ref, ...], unit: Ref, text: str, context: Context, resolution: Resolution, *, in_table: bool
) -> tuple[str, Span, float] | None:
    bodies = [r for r in before if r.kind is Kind.ORGANIZATION and not r.unit]
    if bodies:
        nearest = bodies[-1]
        if text.startswith(_LEFT_FOR, nearest.end):
            # 総務省から財政局長を迎えた: the unit is where somebody comes to.
            return None
        if len(bodies) > 1 and re.fullmatch(r"[^()（）]*[)）]の", text[nearest.end : unit.start]):
            # 北斗高校（観音寺市）の情報部: the bracket tells where, not whose.
            opening = max(text.rfind(c, bodies[-2].end, nearest.start + 1) for c in "(（")
            if opening == bodies[-2].end:
                return bodies[-2].entity, Span(bodies[-2].start, unit.end), 0.85
        if text[nearest.end : unit.start] == "の" or (nearest.anaphor and nearest.end == unit.start):
            # 市の防災課, 同大学院法学研究科
            return nearest.entity, Span(nearest.start, unit.end), 0.85
        topics = [r for r in bodies if text[r.end : r.end + 1] in ("は", "が", "も", "と") and _governs(r, resolution)]
        if topics:
            return topics[-1].entity, Span(topics[-1].start, unit.end), 0.65
    named = resolution.entities[context.owner].names[0].text if context.owner is not None else ""
    if context.owner is not None and in_table and not named.endswith(lexicon().committees):
        return context.owner, Span(unit.start, unit.end), 0.7
    return None
