"""Lists of those who were chosen for something or take part in it (採択団体, 助成先, 出展者): a line that says so, then a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.grant_tables import foundation
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

# What says that those who follow were chosen, or take part.
_CHOSEN = re.compile(
    r"(?=[採助交受入次下以参出第選候])(?:(?:次|下記|以下)の(?:\d+)?団体(?:に|へ)(?:対し)?、?(?:助成|補助|支援)|候補者?(?:を|として)(?:選定|決定)(?:し(?:ました|た)|いたしました)(?=[。、])|選定結果(?=[(（\s:：>】]|$|について)|選定(?:案件|事業者?|団体|自治体|地域|提案)(?:一覧)?(?=[(（\s:：>】]|$)|(?<!不)採択(?:者|事業者?|案件|提案|自治体|地域|団体|企業|館|校|先|一覧|結果|された|しました|した(?=\d))|助成(?:先|団体|を受ける団体)|交付先|助成対象者?(?=[一は:：\s]|$)|(?:受賞|入選|入賞)(?:者|団体|企業|校|一覧)"
    r"|(?:次|下記|以下)の\d+(?:団体|社|組|者|名|人|件|校|館|チーム)(?=[^。]{0,24}(?:(?<!不)採択|選定|選び|選ばれ|決定|助成|表彰|受賞))|(?:参加|出展|出店|出場)(?:者|団体|企業|自治体|チーム|校)(?:一覧|名簿|[:：]|$)|第\d+期(?:生|メンバー))",
    re.MULTILINE,
)
# What is said of others, or of another time.
_NOT_CHOSEN = re.compile(r"反対|主催|不採択|なし|昨年|前年|過去|これまで|次点|補欠|辞退")
# Lines that begin another list, or end this one.
_OTHER = re.compile(r"[\s　・●■□◆◇○◎▼▶【\[<〈■#*(（-]*(?:(?:本|この)[^。、]{1,12}の?(?:お?問い?合わ?せ|連絡先)|審査|選考|講評|総評|主催|共催|後援|協賛|協力|運営|お?問い?合わ?せ|連絡先|事務局|担当|今後|概要|日程|スケジュール|応募|募集|資料|関連|参考|メンター|講師|助言|来賓|欠席|理事|役員|評議員|資金|スポンサー|プレゼンター|司会|登壇|寄付|出資)")
# なお、次の団体は辞退しました, 補欠は次のとおりです, ※昨年度の助成団体: what leads in to others, or to those of another time.
_OF_OTHERS = re.compile(r"次点|補欠|辞退|取り?下げ|取り?消|落選|選外|不採択|不交付|見送|候補|昨年|前年|前回|過去|これまで|実績|応募")
_LEADS_IN = re.compile(r"なお|(?:次|以下|下記|左記)の|(?:とお|通)り|[:：][ 　]*$")
_REMARK = re.compile(r"[※*＊注][ 　]*$")
# The number that stands before a line read as a heading: 1. みどりの会.
_NUMBERED = re.compile(r"[0-9０-９]{1,3}[.．)）、][ 　]*$")
# What may stand before the name of an entry: bullets, numbers, an opening bracket.
_BEFORE = re.compile(r"(?:[\s　・•●○◯■□◆◇▼▶*＊|/／#＃\-(（\[【]|\d+[.．)）番号位]?|No\.?|第\d+[回号])*")
_BESIDE = re.compile(r"(?:さん|氏|様)?[ 　]*[/／・、,&＆][ 　]*")
_LABEL = re.compile(r"[ 　]*[【〔\[][^】〕\]]*[】〕\]][ 　]*")
# A heading inside such a list names a class of prizes, a course, a field.
_CLASS = re.compile(r"賞|部門|コース|分野|枠|区分|クラス|期$|年度$")
_KINDS = (Kind.PROJECT, Kind.EVENT)
# Where they are judged or honoured is not what they are chosen for.
_OCCASION = re.compile(r"(?:審査会?|選考会?|プレゼンテーション|プレゼン|表彰式|授賞式|贈呈式|授与式|交付式|報告会|説明会)$")
# Who chooses is named in the first lines, or where it is said.
_HEAD = 2
# A line without a name that is no longer heads another list.
_SHORT = 10
# After so many lines without an entry a list is over.
_PATIENCE = 4


def find_chosen(document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """Whoever a list of chosen ones names takes part in the programme or event that they were chosen for."""
    if _CHOSEN.search(text) is None:
        return
    named: Ref | None = None
    scheme: Ref | None = None  # what they are chosen for, or else who pays for all of them
    gives = False
    entries: list[Statement] = []
    idle = 0
    before: set[str] = set()
    for line in lines(document, resolution):
        said = text[line.block.start : line.block.end]
        here = [r for r in line.refs if r.kind in _KINDS and not r.anaphor and not _OCCASION.search(text, r.start, r.end) and text[r.start - 1 : r.start] not in ("(", "（")]
        opens = _CHOSEN.search(said) is not None and _NOT_CHOSEN.search(said) is None
        # Whoever was named there chooses, or tells of it.
        people = [] if opens or scheme is None or _is_head(line, text) or _OTHER.match(said) else [r for r in _entry(line, text) if r.entity not in before]
        if opens or (scheme is not None and not people and _ends(line, said, idle, text)):
            yield from _several(entries)
            entries, idle = [], 0
            scheme = (here[0] if here else named or _payer(line, document, resolution, text)) if opens else None
            # 「みどり基金」の助成先: what gives money gives it to those who follow.
            gives = scheme is not None and _GIVES.search(text, scheme.start, scheme.end) is not None and _PAID.search(said) is not None
            before |= {r.entity for r in line.refs}
        elif people and scheme is not None:
            idle = 0
            spans = (Span(scheme.start, scheme.end), Span(line.block.start, line.block.end))
            if scheme.kind is Kind.ORGANIZATION and line.block.kind is BlockKind.ROW:
                continue  # what a table gives it for is told by its columns
            if scheme.kind is Kind.ORGANIZATION:
                entries += [Statement(r.entity, Predicate.FUNDER, scheme.entity, spans, 0.78, "paid-in-list") for r in people if r.kind is Kind.ORGANIZATION]
            else:
                entries += [Statement(scheme.entity, Predicate.PARTICIPANT, r.entity, spans, 0.76, "chosen-in-list") for r in people]
                if gives:
                    entries += [Statement(r.entity, Predicate.FUNDER, scheme.entity, spans, 0.72, "paid-in-list") for r in people if r.kind is Kind.ORGANIZATION]
        else:
            idle += 1
            if _is_head(line, text):
                before |= {r.entity for r in line.refs}
        # What an entry of the list is about is nothing that others are chosen for.
        if here and not people and (scheme is None or opens):
            named = here[0]
    yield from _several(entries)


# 助成団体, 交付先, but not the 採択団体 of what nobody is said to pay for.
_PAID = re.compile(r"助成|交付先")
_GIVES = re.compile(r"(?:基金|助成金?|補助金|ファンド|助成事業|助成プログラム)(?:[0-9]{4}(?:年度?)?)?$")
_IS_PAID = re.compile(r"から|受け|頂|いただ")


def _payer(line: Line, document: Document, resolution: Resolution, text: str) -> Ref | None:
    """北浜財団は、助成団体を決定しました: the body that pays for those who follow, told there or by the page's title."""
    if _PAID.search(text, line.block.start, line.block.end) is None or _IS_PAID.search(text, line.block.start, line.block.end):
        return None
    told = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and text.startswith("は", r.end)), None)
    return told or foundation(document, resolution, text)


def _is_head(line: Line, text: str) -> bool:
    return line.number <= _HEAD and line.block.kind not in (BlockKind.ITEM, BlockKind.ROW) and not _is_numbered(line, text)


def _is_numbered(line: Line, text: str) -> bool:
    """Whether a number stands before a line, which is read as a heading where a blank line is above it."""
    return _NUMBERED.search(text, max(0, line.block.start - 6), line.block.start) is not None


def _is_of_others(line: Line, text: str) -> bool:
    """Whether a line leads in to those who were not chosen, or not now."""
    start, end = line.block.start, line.block.end
    remark = end - start <= 2 * _SHORT and _REMARK.search(text, max(0, start - 3), start) is not None
    return any(_OF_OTHERS.search(part) is not None and (remark or _LEADS_IN.search(part) is not None) for part in text[start:end].split("。"))


def _several(entries: list[Statement]) -> list[Statement]:
    """The entries of a list; one alone is none."""
    return entries if len({s.evidence[1] for s in entries}) > 1 else []


def _ends(line: Line, said: str, idle: int, text: str) -> bool:
    head = line.block.kind in (BlockKind.HEADING, BlockKind.TITLE) or (line.block.kind is BlockKind.PARAGRAPH and not line.refs and len(said) <= _SHORT)
    # 記, 次の団体です: the list stands below it.
    leads_in = said.strip(" 　") == "記" or _LEADS_IN.search(said) is not None
    return (head and not leads_in and not _CLASS.search(said)) or _is_of_others(line, text) or _OTHER.match(said) is not None or idle >= _PATIENCE


def _entry(line: Line, text: str) -> list[Ref]:
    """Those whom an entry begins with."""
    if line.block.kind in (BlockKind.TURN, BlockKind.BYLINE, BlockKind.TITLE) or not line.refs:
        return []
    if line.block.kind is not BlockKind.ITEM and _LABEL.fullmatch(text, line.block.start, line.block.end):
        # 【早瀬知事】, over what he says.
        return []
    first = line.refs[0]
    if first.kind not in (Kind.PERSON, Kind.ORGANIZATION) or first.anaphor or not _BEFORE.fullmatch(text, line.block.start, first.start):
        return []
    # みどりの会は、…: a sentence about somebody.
    if text.startswith(("は", "が", "では", "の", "から", "に"), first.end):
        return []
    # 農村振興局長賞: a prize.
    if re.match(r"[^\s。、()（）]{0,6}賞", text[first.end : first.end + 8]):
        return []
    found = [first]
    for ref in line.refs[1:] if first.kind is Kind.PERSON else ():
        if ref.kind is not first.kind or not _BESIDE.fullmatch(text, found[-1].end, ref.start):
            break
        found.append(ref)
    return found
