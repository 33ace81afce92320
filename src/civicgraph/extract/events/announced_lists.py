"""Who speaks or takes part, by lists whose heading or whose lead-in says what those below do: 参加者のご紹介, 6名の方から祝辞をいただきました."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.events.minutes import event_over
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_SPEAK = r"挨拶|あいさつ|祝辞|式辞|謝辞|登壇|講演|講話|講師|パネリスト|パネラー|メッセージ|発表|報告|スピーチ|プレゼン|話題提供|スピーカー|ゲスト|トーク"
_TAKE_PART = r"参加|出席|参列|列席|審査|受賞|受章|表彰|贈呈|出演|演奏|出展|出店|出場|来場|来賓"
_DOES = re.compile(rf"(?P<speaker>{_SPEAK})|(?P<participant>{_TAKE_PART})")
_NO_LIST = re.compile(r"議案|議題|事項|決算|事業報告|欠席|スポンサー|主催|共催|後援|協賛|協力|スタッフ|問い?合|連絡先|申し?込|募集|応募|対象|定員|条件|資格|参加費|方法|日時|場所|会場|過去|これまで|昨年|次回|関連|記事|ありません|ませんでした|予定でした")
# The heading of a list: 参加者のご紹介, ■応援メッセージ, 感謝状贈呈者.
_HEADING = re.compile(
    rf"[^一-鿿ぁ-ヿA-Za-z0-9]*[^。、はがを]{{0,24}}?(?:{_SPEAK}|{_TAKE_PART})(?:者|員|委員|企業|団体|自治体|チーム|メンバー|された方|の方)?(?:の?(?:ご)?(?:紹介|一覧|皆様|皆さん|みなさん|方々))?[^一-鿿ぁ-ヿA-Za-z0-9]*"
)
# A lead-in: 以下の方々にご登壇いただきました。, ご報告いただいたのは6団体。; not 約120名が参加しました。
_LEAD = re.compile(
    r"(?:以下|次|こちら|下記)の|のは、|(?<![約ぼそ0-9])(?:[0-9]{1,2}|[一二三四五六七八九十]+)(?:名|人|団体|社|組|チーム|市|町|村|自治体|の方)|方々|皆さま|皆様|みなさん|皆さん|代表し"
)
_LONGEST_HEADING, _LONGEST = 40, 110
_PARTICLE = re.compile(r"[はがをに](?=[、一-鿿ァ-ヺ])|です|ます|した(?:$|[、。])")
_BULLET = re.compile(r"[ 　・\-*●■◆○◇□▶▼※>【\[0-9.①-⑳()（）]*")
_BEHIND_PERSON = re.compile(rf"[ 　]?{HONORIFIC}?[ 　]*(?:[(（※/／、,〈<\[【].*)?[】\]]?[ 　]*")
_BEHIND_BODY = re.compile(r"[ 　]?(?:様|御中|さん|の皆様|の皆さん)?[ 　]*[】\]]?[ 　]*(?:[(（※/／、,:：「『].*)?")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_BETWEEN = 3
_NO_HEADING = 99


def find_announced(document: Document, resolution: Resolution, event: str | None, text: str) -> Iterator[Statement]:
    """Speakers and participants of `event`, from lists of two or more below a line that says what they do there."""
    if event is None:
        return
    own, level = event, _NO_HEADING
    announced: Predicate | None = None
    waiting: list[tuple[Ref, Span]] = []
    between = last = 0
    for line in lines(document, resolution):
        block = line.block
        body = text[block.start : block.end]
        entry = _entry(line, body, resolution, text) if announced is not None else []
        if entry and entry[0].kind is Kind.ORGANIZATION and waiting and waiting[-1][0].kind is Kind.PERSON and last == line.number - 1:
            # 早瀬 徹, and below it 株式会社みどり: whose man he is.
            between += 1
            continue
        if entry:
            waiting += [(ref, Span(block.start, block.end)) for ref in entry]
            last = line.number
            between = 0
            continue
        said = _announced(line, body)
        if announced is not None and said is None and _may_stand_between(block, body) and between < _BETWEEN:
            # 活動内容:… below each of those listed
            between += 1
            continue
        yield from _statements(own, announced, waiting)
        waiting, between = [], 0
        if (over := event_over(line, body)) is not None:
            own, level = over, block.level if block.kind is BlockKind.HEADING else _NO_HEADING
        elif block.kind is BlockKind.HEADING and block.level <= level:
            # スポンサー, below the line of a talk: of the whole.
            own, level = event, _NO_HEADING
        announced = said
        if said is not None and ("審査" in body or "選考" in body):
            # 審査委員, below the ceremony: of the whole.
            own, level = event, _NO_HEADING
    yield from _statements(own, announced, waiting)


def _may_stand_between(block: Block, body: str) -> bool:
    return block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH) and len(body) <= _LONGEST and _NO_LIST.search(body) is None


def _statements(event: str, predicate: Predicate | None, entries: Sequence[tuple[Ref, Span]]) -> Iterator[Statement]:
    if predicate is None or len({ref.entity for ref, _ in entries}) < 2:
        return
    for ref, span in entries:
        if ref.entity != event:
            said = Predicate.PARTICIPANT if ref.kind is Kind.ORGANIZATION else predicate
            yield Statement(event, said, ref.entity, (span,), 0.78, "announced-list")


def _announced(line: Line, body: str) -> Predicate | None:
    """What those listed below a heading or a lead-in do."""
    if line.block.kind in (BlockKind.ROW, BlockKind.TURN, BlockKind.BYLINE, BlockKind.TITLE):
        return None
    if (ending := body.rpartition("\n")[2]).endswith((":", "：")):
        # 14:30 みどり賞の授賞式, and on its second line 審査委員：
        body = ending
    last = body.rstrip(" 　\n").rstrip("。:：").rpartition("。")[2]
    if _NO_LIST.search(last):
        return None
    # 早瀬 徹（北浜大学特任講師） is one of a list, and heads none.
    people = any(r.kind is Kind.PERSON for r in line.refs)
    heading = "。" not in body and not people and len(body) <= _LONGEST_HEADING and _HEADING.fullmatch(body)
    if not heading and not (body.rstrip(" 　\n").endswith(("。", ":", "：")) and _LEAD.search(last)):
        return None
    said = [m.lastgroup for m in _DOES.finditer(last)]
    return Predicate(said[-1]) if said and said[-1] is not None else None


def _entry(line: Line, body: str, resolution: Resolution, text: str) -> list[Ref]:
    """The people, or the body, that a line of a list is about."""
    block = line.block
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING) or "。" in body or len(body) > _LONGEST:
        return []
    people = [r for r in line.refs if r.kind is Kind.PERSON and body.count("(", 0, r.start - block.start) == body.count(")", 0, r.start - block.start)]
    if people:
        closed = _BEHIND_PERSON.fullmatch(body, people[-1].end - block.start) is not None
        return people if closed and _PARTICLE.search(_BRACKETS.sub("", body[: people[-1].start - block.start])) is None else []
    first = line.refs[0] if line.refs else None
    if first is None or first.kind is not Kind.ORGANIZATION or _BULLET.fullmatch(body, 0, first.start - block.start) is None:
        return []
    if not _BEHIND_BODY.fullmatch(body, first.end - block.start):
        return []
    # 北浜市(みどりの会): where, and who.
    second = next((r for r in line.refs[1:] if r.start == first.end + 1 and body[first.end - block.start] in "(（"), None)
    town = resolution.entities[first.entity].sector == "LocalGovernment"
    other = second is not None and second.kind is Kind.ORGANIZATION and resolution.entities[second.entity].sector != "LocalGovernment"
    if town and other and second is not None:
        return [first, second]
    # 株式会社みどり/株式会社あおば: two at once.
    beside = [r for before, r in pairwise(line.refs) if r.kind is Kind.ORGANIZATION and text[before.end : r.start].strip(" 　") in ("/", "／")]
    return [first, *beside] if len(beside) == len(line.refs) - 1 else [first]
