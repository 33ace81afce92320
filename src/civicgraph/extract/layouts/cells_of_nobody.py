"""Cells of tables that name nobody (未定, 内製, 令和7年度廃止), and rows of those who were not chosen in the end (次点, 辞退, 不採択)."""

from __future__ import annotations

import re

from civicgraph.extract.text.lines import Line
from civicgraph.records import Span

_FAILED = r"(?:次点(?:者|候補)?|補欠(?:候補|採択)?(?:[0-9]{1,2}位?)?|(?:採択後|交付決定後)?(?:辞退|取り?下げ?|取り?消し?)|不(?:採択|採用|交付|合格)|落選|落選者|選外|却下|見送り|保留)"
_NOBODY = re.compile(
    rf"{_FAILED}|(?:該当|指定管理者?|受託者|団体|応募者?|申請者?|実施者|事業者|担当者?)?(?:は|が)?(?:なし|無し)|同[上左右]|\"|〃"
    r"|未(?:定|策定|実施|選定|公表|公開|回答|提出|開催|設置|着手|記入|詳|決|決定|指定|導入)|内製|自社開発|自主開発|庁内(?:開発|作成)|職員(?:開発|作成)?|[市町村県]?直営"
    r"|(?:公募|募集|選定|調整|検討|準備|審査|協議|改修|工事|休館|休止|休業)中|公募|(?:(?:令和|平成|R|H)?[0-9元]{1,4}(?:年度?(?:[0-9]{1,2}月)?|\.[0-9]{1,2})?末?(?:に|で|をもって)?)?(?:廃止|廃館|閉館|休館|閉鎖|休止|解散|統合)(?:予定|済み?)?"
)
# (次点)NPO法人みどり, NPO法人みどり(辞退), NPO法人みどり ※辞退
_BEFORE = re.compile(rf"[(【\[]{_FAILED}[)】\]][ 　]*")
_BEHIND = re.compile(rf"[ 　]*(?:[(【\[]{_FAILED}[)】\]]|[※*＊][ 　]*{_FAILED})[ 　]*$")
_BRACKETS = "()[]【】 　-－―ー"


def names_nobody(words: str) -> bool:
    """Whether the words of a cell stand where a name could, and are none: （取下げ）, 指定管理者なし, 内製."""
    return _NOBODY.fullmatch(words.strip(_BRACKETS)) is not None


def without_mark(cell: Span, text: str) -> Span:
    """What a cell holds but for such a mark before or behind it: （次点）NPO法人みどり."""
    before = _BEFORE.match(text, cell.start, cell.end)
    start = before.end() if before is not None else cell.start
    behind = _BEHIND.search(text[start : cell.end])
    return Span(start, start + behind.start() if behind is not None else cell.end)


def is_struck_out(line: Line, text: str) -> bool:
    """Whether a row is of one who was not chosen, or who went back on it."""
    return any(re.fullmatch(_FAILED, cell.of(text).strip(_BRACKETS)) is not None or without_mark(cell, text) != cell for cell in line.block.cells)
