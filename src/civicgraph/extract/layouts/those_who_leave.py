"""Lists of those who leave: whoever stands below 退職 or 退任, or behind it on its line, is no more what the list says he was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from civicgraph.extract.layouts.personnel_lines import is_marked
from civicgraph.extract.roles.past_posts import LEAVING
from civicgraph.extract.text.lines import Line, lines
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import BlockKind, Document, Kind, Predicate, Statement

_LEAVE = rf"(?:定年|早期|普通|勧奨|任期満了(?:による)?|自己都合)?{LEAVING}"
# 【退職】（3月31日付）, ■退任役員, 3月31日付退職者
_OVER = re.compile(
    rf"[\s　・○◯〇●◎■□◆◇▽▼▲△＊*【〈《<\[（(0-9.．]*(?:[0-9]{{1,2}}月[0-9]{{1,2}}日付?け?の?)?{_LEAVE}"
    r"(?:した|する)?(?:者|役員|理事|監事|委員|職員|社員|取締役|の方)?(?:々|の皆さん|一覧|名簿)?[】〉》>\]）)]?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*[:：]?"
)
_BEFORE = re.compile(rf"[\s　・○◯〇●◎■□◆◇▽▼▲△＊*【〈《<\[（(]*{_LEAVE}[】〉》>\]）)]?[ 　:：]+")
# 後任　早瀬徹
_STAYS = re.compile(r"後任|新任|就任|再任|留任|昇任|新[^\s　]{0,8}長")
# 総務部, 【部長級】: what parts such a list.
_PARTS = re.compile(r"^(?!.*(?:問い?合|連絡先|担当|[:：])).*(?:級|職|部|課|局|室|所)[】〉》>\]]?[ 　]*$")


def as_past(found: Iterable[Statement], document: Document, resolution: Resolution, text: str) -> Iterator[Statement]:
    """The statements, with the status of what somebody was in the body whose list of those who leave names him.

    What such a line says of another body (理事　早瀬徹（北斗大学教授）) goes on.
    """
    leaving = {line.block.start: line for line in _of_leaving(document, resolution, text)} if "退" in text or "辞" in text or "離任" in text or "勇退" in text else {}
    for s in found:
        if leaving and s.predicate is Predicate.AFFILIATION and s.status is None:
            line = next((x for x in leaving.values() for e in s.evidence if x.block.start <= e.start and e.end <= x.block.end), None)
            # 東京事務所 + 長: the head of an office leaves it.
            if line is not None and all(r.unit or text.startswith("長", r.end) for r in line.refs if r.entity == s.object):
                s = replace(s, status="past")
        yield s


def _of_leaving(document: Document, resolution: Resolution, text: str) -> Iterator[Line]:
    """The lines of such lists that name somebody."""
    below = opened = False
    for line in lines(document, resolution):
        block = line.block
        words = text[block.start : block.end]
        named = any(r.kind is Kind.PERSON for r in line.refs)
        if not named:
            # 【部長級】 right below 【退職】 parts those who leave; further on it may be a list of its own.
            parts = below and (opened or block.kind is not BlockKind.HEADING) and _PARTS.search(words) is not None and "。" not in words
            opened = _OVER.fullmatch(words) is not None
            below = opened or parts
        # ▽早瀬徹（企画課長）, which is no heading of what follows
        elif (below and (block.kind is not BlockKind.HEADING or is_marked(block.start, text)) and "。" not in words and not _STAYS.search(words)) or _BEFORE.match(words):
            opened = False
            yield line
        else:
            below = False
