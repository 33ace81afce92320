"""Which of the things on a "key: value" line are its values, and what they are values of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.clauses.frames import fits
from civicgraph.extract.relation_rules import Field
from civicgraph.extract.text.lines import Line, key_of_line
from civicgraph.extract.text.resolution import Ref, Resolution, without_towns_of_bodies
from civicgraph.knowledge import load_knowledge
from civicgraph.records import Block, Kind, Predicate, Span, Statement

# What a project has none of: 出席者.
_OF_GATHERINGS = ("出席", "オブザーバ")
_OF_WHOLE = (Predicate.ORGANIZER, Predicate.SPONSOR)


# 北斗大学 みどり研究センター
_WHOLES = ("大学", "大学院", "学園", "大学校", "高等専門学校")
_INSTITUTES = ("センター", "研究所", "研究院", "研究室", "研究機構", "機構", "室", "図書館", "博物館", "病院")


def sends(body: Ref, refs: Sequence[Ref], text: str, predicate: Predicate) -> bool:
    """総務省 三枝徹: of a body and its person in one entry the person takes part; of a unit and what is over it, the unit."""
    after = next((r for r in refs if r.start >= body.end), None)
    if body.kind is Kind.ORGANIZATION and predicate is Predicate.PARTICIPANT:
        if body.unit and text.startswith(("長", "次長", "付"), body.end):
            # 市長、総務部長: the head of it.
            return True
        # 三枝 徹　みどり大学教授: so it is where the name stands first.
        who = next((r for r in reversed(refs) if r.end <= body.start and r.kind is Kind.PERSON), None)
        if who is not None and (body.start == who.end or text[who.end] in " 　\t") and re.search(r"[、,，／/・()（）\n]", text[who.end : body.start]) is None:
            return True
    if after is None or body.kind is not Kind.ORGANIZATION:
        return False
    gap = text[body.end : after.start]
    if not gap or (gap.isspace() and (after.unit or (after.kind is Kind.ORGANIZATION and text.endswith(_WHOLES, body.start, body.end) and text.endswith(_INSTITUTES, after.start, after.end)))):
        return after.kind is Kind.ORGANIZATION
    sent = predicate in (Predicate.PARTICIPANT, Predicate.CREATOR, Predicate.FOUNDER) and after.kind is Kind.PERSON
    return sent and len(gap) < 20 and re.search(r"[、,，／/・()（）]", gap) is None


# みどり会館 + 大ホール: the room has no name of its own, and the house is the place.
_ROOM = re.compile(r"(?:[大中小]|多目的|[0-9]{1,2}階?|[0-9A-Z]+|メイン|第[0-9一二三四五])*(?:ホール|会議室|研修室|集会室|展示室|展示場|講堂|ギャラリー|ロビー|体育館|講義室|教室|広場|スタジオ|サロン|号館|棟|[0-9]階)")


# みどり文化センター + かもめホール: a hall of the house.
_HOUSE = re.compile(r"(?:センター|会館|公民館|文化館|交流館|プラザ|ホテル|ビル|タワー|庁舎|役所|役場)$")
_HALL = re.compile(r"(?:ホール|会議室|研修室|ルーム|ギャラリー|の間)$")


# Koza + Startup Arcade, みどりハブ + LODGE: not all of a name.
_CUT = re.compile(r"[A-Za-z][ ]?[A-Z]|[ァ-ヺー][ ]?[A-Z]{2}")


def continues(ref: Ref, refs: Sequence[Ref], resolution: Resolution, text: str) -> bool:
    """Whether an address goes on after this part of it (東京都 + 港区, 北斗大学 みどりキャンパス)."""
    return any(
        0 <= r.start - ref.end <= 1
        and not text[ref.end : r.start].strip(" 　")
        and not (_ROOM.fullmatch(text, r.start, r.end) or (_HOUSE.search(text, ref.start, ref.end) and _HALL.search(text, r.start, r.end)))
        and fits(r, ("Place", "Municipality"), resolution.entities) for r in refs
    )


def _goes_on(unit: Ref, refs: Sequence[Ref], text: str) -> bool:
    """Whether another name follows a unit in the same entry of a list (みどり課 推進室, but not みどり整備局、北浜市)."""
    after = next((r for r in refs if r.start >= unit.end), None)
    return after is not None and re.search(r"[、,，／/・\n]", text[unit.end : after.start]) is None


def outside_brackets(refs: Sequence[Ref], block: Block, text: str) -> list[Ref]:
    """The mentions that stand in no round bracket of the block; all of them where every one does."""
    outside = [r for r in refs if text.count("(", block.start, r.start) == text.count(")", block.start, r.start)]
    return outside or list(refs)


def values_of(
    rule: Field,
    line: Line,
    refs: Sequence[Ref],
    block: Block,
    before: Sequence[Ref],
    resolution: Resolution,
    context: Context,
    text: str,
) -> Iterator[Statement]:
    """What a field states of the nearest of what stands `before` it that it can be of, by the mentions of its value."""
    subject = _subject(rule, before, context, text)
    if subject is None or (subject.startswith("project/") and key_of_line(block, text).startswith(_OF_GATHERINGS)):
        return
    if not rule.object and subject in resolution.entities and resolution.entities[subject].sector == "LocalGovernment":
        # 市民会館, over 開館：2004年, on a town's page
        return
    span = Span(block.start, block.end)
    method = f"field-{rule.predicate.value}"
    if not rule.object:
        dates = line.dates
        if dates:
            yield Statement(subject, rule.predicate, dates[0].first, (span,), 0.9, method)
            if dates[0].last and rule.predicate is Predicate.START_DATE and not subject.startswith("organization/"):
                yield Statement(subject, Predicate.END_DATE, dates[0].last, (span,), 0.9, method)
        return
    first = next((r for r in refs if r.kind is Kind.PERSON), None)
    if rule.predicate is Predicate.SPEAKER and first is not None and block.label is not None and "。" in text[block.label.end : first.start]:
        # 講評：使いやすさを評価した。（審査員　早瀬徹）: what he wrote of it, and no list of who speaks.
        return
    if rule.predicate in _OF_HOSTS:
        refs = [r for r in refs if r.kind is not Kind.PERSON or not any(b.kind is Kind.ORGANIZATION and not text[b.end : r.start].strip(" 　") for b in refs if b.end < r.start)]
    taken: set[str] = set()
    for ref in outside_brackets(without_towns_of_bodies(refs), block, text):
        if fits(ref, rule.object, resolution.entities) and ref.entity != subject and ref.entity not in taken:
            if rule.predicate is not Predicate.SPEAKER and ref.unit and ref is not refs[-1] and (rule.predicate not in _OF_WHOLE or _goes_on(ref, refs, text)):
                continue
            if sends(ref, refs, text, rule.predicate):
                continue
            if rule.predicate is Predicate.LOCATION and (continues(ref, refs, resolution, text) or _CUT.match(text, ref.end - 1)):
                continue
            taken.add(ref.entity)
            # Who draws up a plan runs it.
            predicate = Predicate.OPERATOR if rule.predicate is Predicate.CREATOR and subject.startswith("project/") else rule.predicate
            yield Statement(subject, predicate, ref.entity, (span,), round(0.92 * ref.confidence, 3), method)
            if rule.predicate is Predicate.LOCATION:
                break


# 主催：北浜市企画課　早瀬徹: whom to ask there, and no host.
_OF_HOSTS = (Predicate.ORGANIZER, Predicate.SPONSOR)
# What stands between bodies of a list, before them or behind the last: 、, 株式会社, ほか, (予定).
_APART = re.compile(r"(?:[\s　、，,・/／|｜()（）※＊*]|[一-鿿]{0,8}法人|株式会社|有限会社|合同会社|㈱|[(（](?:予定|順不同|敬称略|仮称|申請中|調整中)[)）]|(?:ほか|他|など|等|順不同|敬称略)(?=[\s　)）]*$))*")
_SENTENCE = re.compile(r"[。:：]|[はがを](?=[^\s])|(?:です|ます|した)$|[0-9]{2,}[-‐－)）]|@|https?:|〒")
_FORM = re.compile(r"[一-鿿]{1,8}[ 　]?")
# 東浜高校吹奏楽部の演奏, 東浜楽団（演奏）: who plays there, below who hosts it.
_OTHER_PART = re.compile(r"[のとにでへも]|[ 　]*[(（]?(?:演奏|司会|出演|合唱|講演|進行|聞き手)")
_SHORT = 60


def goes_on_below(line: Line, text: str) -> bool:
    """Whether a line right below a field holds nothing but more bodies, or begins with one and is short."""
    start, end = line.block.start, line.block.end
    bodies = [r for r in line.refs if r.kind in (Kind.ORGANIZATION, Kind.PLACE)]
    above = text.rfind("\n", 0, start)
    touching = above > 0 and text[text.rfind("\n", 0, above) + 1 : above].strip() != ""
    if not touching:
        return False
    first = next(iter(line.refs), None)
    if end - start <= _SHORT and not _SENTENCE.search(text, start, end) and not line.dates:
        # 古橋大地(みどり社代表), みどりハブ: somebody, or a name that nothing tells to be a body.
        opens = first is not None and first.kind is not Kind.PLACE and all(r is first or r.kind is not Kind.PERSON for r in line.refs) and (_APART.fullmatch(text, start, first.start) or _FORM.fullmatch(text, start, first.start)) is not None
        if first is None or (opens and not any(_OTHER_PART.match(text, r.end) for r in line.refs)):
            return True
    if not any(r.kind is Kind.ORGANIZATION for r in bodies) or len(bodies) < len(line.refs):
        return False
    edges = [start, *(e for r in bodies for e in (r.start, r.end)), end]
    return all(a >= b or _APART.fullmatch(text, a, b) is not None for a, b in zip(edges[::2], edges[1::2], strict=True))


# 題目:「…」, and further down 共催: what a talk is called holds nothing of the whole.
_CALLED_TALK = re.compile(r"(?:題目|演題|題名|講題|タイトル|テーマ)[ 　]*[:：][ 　]*[「『“]?$")
_LONGEST_KEY = 12


def _subject(rule: Field, before: Sequence[Ref], context: Context, text: str) -> str | None:
    """What a field is about: the nearest thing of its kind above it, else the document's event or body."""
    if rule.subject == ("Organization",):
        return context.owner
    # A page of a project tells when it runs and who takes part in it however far below its name.
    gathering = context.titled or any(r.kind is Kind.EVENT for r in before)
    for number, ref in enumerate(reversed(before)):
        dated = gathering and "Event" in rule.subject and ref.kind is Kind.PROJECT and number > 3
        if ref.entity in context.disasters and not text.endswith("選挙", ref.start, ref.end):
            continue
        if rule.predicate in _OF_WHOLE and ref.kind is Kind.EVENT and ref.entity != context.main_event and ref.entity in load_knowledge().entities:
            # 大阪・関西万博テーマ事業プロデューサー, among what a speaker is, and further down 共催.
            continue
        if rule.predicate in _OF_WHOLE and ref.entity in context.sessions:
            # 特別講演「…」, and further down 後援：…: of the whole, named or not.
            continue
        if rule.predicate in _OF_WHOLE and ref.kind is Kind.EVENT and _CALLED_TALK.search(text, max(0, ref.start - _LONGEST_KEY), ref.start):
            continue
        # みどりキャンプ, and below it みどり防災プロジェクト and 開催日：…: when the event is that the page is titled after.
        dated = dated or ("Event" in rule.subject and ref.kind is Kind.PROJECT and context.titled and any(r.entity == context.main_event and r.start < ref.start for r in before))
        if rule.subject == ("Place",) and text[ref.end - 1] in "都道府県市区町村":
            # 所在地：北浜市, and below it 指定管理者：X: of the house above, and not of the town.
            continue
        if ref.kind.value in rule.subject and ref.kind is not Kind.ORGANIZATION and not dated:
            return ref.entity
    if "Event" in rule.subject and context.titled:
        return context.main_event
    return context.undertaking if "Project" in rule.subject else None
