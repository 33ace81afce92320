"""Awards under a programme: which project is paid for, how much, for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.layouts.grant_tables import foundation, names_award, programme_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line, key_of_line, lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Predicate, Span, Statement

_YEN = re.compile(r"(?:¥|￥)?([\d,.]+)(億|千万|百万|万|千)?円?")


_SCALE = {"億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, None: 1}


def find_grants(document: Document, resolution: Resolution) -> Iterator[Statement]:
    """助成額：800万円 under a project's heading: the programme that the document is about pays for the project."""
    text = fold(document.text)
    projects: list[Ref] = []
    paid: set[str] = set()  # projects that get something pay for no other
    headed: Ref | None = None
    body: Ref | None = None
    above: Line | None = None
    for line in lines(document, resolution):
        if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            body = next((r for r in line.refs if r.kind is Kind.ORGANIZATION and r.start <= line.block.start + 1), None)
            # みどり財団 2022年度助成 決定のお知らせ: who pays.
            body = body if line.block.kind is BlockKind.HEADING or _OF_PAYER.search(text, line.block.start, line.block.end) is None else None
        if names_award(document, line.number, key_of_line(line.block, text), text):
            headed = next((r for r in line.refs if r.kind is Kind.PROJECT), None)
            if headed is not None and body is not None:
                over = (Span(body.start, body.end), Span(line.block.start, line.block.end))
                yield Statement(headed.entity, Predicate.OPERATOR, body.entity, over, 0.85, "grant-receiver")
            elif headed is not None and above is not None and (receiver := _receiver(above, line, text)) is not None:
                over = (Span(receiver.start, receiver.end), Span(line.block.start, line.block.end))
                yield Statement(headed.entity, Predicate.OPERATOR, receiver.entity, over, 0.85, "grant-receiver")
        if line.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            headed = (
                next((r for r in line.refs if r.kind is Kind.PROJECT), None)
                if line.block.kind is BlockKind.HEADING
                else None
            )
        if headed is not None and key_of_line(line.block, text) in _APPLIES and (whose := _in_bracket(line, text)) is not None:
            span = Span(line.block.start, line.block.end)
            yield Statement(headed.entity, Predicate.OPERATOR, whose.entity, (span,), 0.8, "grant-receiver")
        if headed is not None and key_of_line(line.block, text) in word_list("grants", "keys"):
            span = Span(line.block.start, line.block.end)
            programme = programme_of([r for r in projects if r.entity not in paid], text, headed.entity) or foundation(document, resolution, text)
            paid.add(headed.entity)
            amount = _YEN.search(text, line.block.label.end if line.block.label else line.block.start, line.block.end)
            yen = (
                round(float(amount.group(1).replace(",", "")) * _SCALE[amount.group(2)])
                if amount and amount.group(1).strip(",.")
                else None
            )
            if programme is not None:
                yield Statement(
                    headed.entity,
                    Predicate.FUNDER,
                    programme.entity,
                    (span,),
                    0.85,
                    "grant-amount",
                    amount=yen,
                )
            dates = [d for d in line.dates if d.last]
            if dates:
                yield Statement(headed.entity, Predicate.START_DATE, dates[0].first, (span,), 0.85, "grant-period")
                yield Statement(
                    headed.entity,
                    Predicate.END_DATE,
                    dates[0].last or dates[0].first,
                    (span,),
                    0.85,
                    "grant-period",
                )
        projects.extend(r for r in line.refs if r.kind is Kind.PROJECT and not r.anaphor)
        above = line


_OF_PAYER = re.compile("助成|採択|補助|交付|決定|募集|公募|選考")
# 代表者：早瀬徹（みどりの会 事務局長）, below the name of what is paid for
_APPLIES = ("代表者", "申請者", "代表", "実施者", "研究代表者", "助成対象者")


def _in_bracket(line: Line, text: str) -> Ref | None:
    person = next((r for r in line.refs if r.kind is Kind.PERSON), None)
    if person is None or text[person.end : person.end + 1] not in ("(", "（"):
        return None
    return next((r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit and person.end < r.start < person.end + 16), None)


# (1) みどりの会（北浜市）
_ALONE = re.compile(r"[\s　・•●○◯◎■□◆◇▼▶*＊(（\[【0-9.．、)）①-⑳-]*")
_BEHIND = re.compile(r"[】\]]?[ 　]*(?:[(（][^()（）]*[)）])?[ 　]*")


def _receiver(above: Line, line: Line, text: str) -> Ref | None:
    """The body on the line right above the name of what is paid for: 団体名：みどりの会, or that name alone."""
    block = above.block
    bodies = [r for r in above.refs if r.kind is Kind.ORGANIZATION and not r.unit]
    if not bodies or above.number != line.number - 1 or block.kind is BlockKind.HEADING:
        return None
    first = bodies[0]
    if block.label is not None:
        return first if key_of_line(block, text) in word_list("columns", "receiver") and first.start - block.label.end <= _LONGEST_FORM else None
    alone = _ALONE.match(text, block.start)
    opens = alone is not None and text[alone.end() : first.start] in ("", *lexicon().legal_forms)
    return first if opens and _BEHIND.fullmatch(text, first.end, block.end) else None


_LONGEST_FORM = 14  # characters, with the colon
