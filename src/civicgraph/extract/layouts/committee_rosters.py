"""The list of a committee's members, whichever way its lines are written: 早瀬　徹（会長）　北斗大学教授, ◎早瀬　徹, 氏名 | 所属 | 備考."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.councils import ORDER, titled_council
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import Line, lines, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Document, Kind, Span

_ASIDES = rf"(?:{ORDER}|任期.*|(?:令和|平成|昭和|20)?.{{0,10}}(?:現在|時点)|案|第?.{{1,3}}期)*"
_HEAD = re.compile(rf"(?:.*(?P<who>委員|構成員|メンバー)(?:等|の)?(?:名簿|一覧)|.*[会議]名簿|(?P<alone>委員|構成員)){_ASIDES}")
_NO_HEAD = re.compile(r"旧|前委員|歴代|退任|候補|応募|推薦")
# What is listed after the members, and is none.
_ENDS = re.compile(r"事務局(?!次?長)|オブザーバ|関係者|関係職員|説明|随行|傍聴|庁内|幹事会|部会|議事|議題|議案|資料|日時|場所|会場|問い?合|連絡先|アドバイザ|配布|次第|欠席|開催|委員の異動")
_OBSERVES = re.compile(r"オブザーバ|事務局(?!次?長)|陪席|前任|取材|撮影|執筆|記録|作成|編集|連絡先|問い?合|担当[ 　:：]")
_LONGEST = 80
_FEWEST = 3  # people
_MARK = re.compile(r"[\s　・]*(?P<mark>[◎○◯〇●☆★※])")
_MARK_BEFORE = re.compile(r"(?P<mark>[◎○◯〇●☆★※])[ 　]?$")
_LEGEND = re.compile(r"(?P<mark>[◎○◯〇●☆★※])[ 　]?(?:印)?[ 　]?[=＝:：は…・]?[ 　]?(?P<role>[一-鿿]{2,8})")
_TOKEN = re.compile(r"[^\s　()（）【】\[\]〔〕／/|｜、，,：:;；◎○◯〇●☆★※]+")


class _Listed(NamedTuple):
    """One of those listed: the line, who it is, and the office that the line tells."""

    line: Line
    person: Ref
    office: str | None


def find_roster(document: Document, resolution: Resolution, text: str) -> Iterator[Affiliation]:
    """The place in the committee of a page's title of everybody whom the list of its members names, one a line."""
    council = titled_council(document, resolution) if "委員" in text or "構成員" in text or "名簿" in text else None
    if council is None:
        return
    legend = {m["mark"]: m["role"] for m in _LEGEND.finditer(text) if m["role"] in word_list("membership", "roles")}
    plain: str | None = None
    opened = False
    remarks: int | None = None
    listed: list[_Listed] = []
    for line in (*lines(document, resolution), None):
        words = text[line.block.start : line.block.end] if line is not None else ""
        people = [r for r in line.refs if r.kind is Kind.PERSON] if line is not None else []
        head = _HEAD.fullmatch(without_noise(words)) if not people and not _NO_HEAD.search(words) else None
        if opened and line is not None and len(people) == 1 and "。" not in words and len(words) <= _LONGEST:
            if not _OBSERVES.search(words):
                listed.append(_Listed(line, people[0], _office(line, people[0], legend, remarks, text)))
            continue
        if line is not None and not people and line.block.cells:
            # 氏名 | 所属 | 備考
            remarks = next((i for i, cell in enumerate(line.block.cells) if without_noise(cell.of(text)) == "備考"), remarks)
        if line is not None and not head and opened and len(words) <= _LONGEST and "。" not in words and not people and not _ENDS.search(words):
            # 令和6年4月1日現在, 学識経験者: within the list.
            continue
        if len(listed) >= _FEWEST:
            for one in listed:
                block = one.line.block
                yield Affiliation(one.person.entity, council, one.office or plain, Span(block.start, block.end), 0.82, "roster-line")
        opened, listed = head is not None, []
        plain = (head["who"] or head["alone"]) if head is not None else None
        plain = None if plain == "メンバー" else plain


def _office(line: Line, person: Ref, legend: Mapping[str, str], remarks: int | None, text: str) -> str | None:
    """The office in the committee that a line tells beside the name, or in the cell of `remarks`, and not with the body of a post that somebody
    has elsewhere.
    """
    mark = _MARK.match(text, text.rfind("\n", 0, line.block.start + 1) + 1, person.start) or _MARK_BEFORE.search(text, max(0, person.start - 2), person.start)
    if mark is not None and mark["mark"] in legend:
        return legend[mark["mark"]]
    told = _TOKEN.match(text, line.block.cells[remarks].start) if remarks is not None and remarks < len(line.block.cells) else None
    if told is not None and told.group() in word_list("membership", "roles"):
        return told.group()
    bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION]
    before: Span | None = None
    for token in _TOKEN.finditer(text, line.block.start, line.block.end):
        if person.start <= token.start() < person.end or token.end() == person.end:
            before = None
            continue
        if token.group() in word_list("membership", "roles") and not any(r.start <= token.start() < r.end for r in bodies):
            # みどり協会　会長 is what he is there; 北斗大学 教授　会長, and （会長） behind the name, what he is here.
            elsewhere = before is not None and any(before.start <= r.start and r.end <= before.end for r in bodies) and lexicon().title_at_end(before.of(text)) is None
            if not elsewhere:
                return token.group()
        before = Span(*token.span())
    return None
