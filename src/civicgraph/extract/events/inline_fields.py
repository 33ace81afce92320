"""Keys inside a sentence and their values: （主催：X、協力：Y）, 司会・早瀬徹."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.events.field_values import values_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.lines import Line, without_noise
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Block, BlockKind, Kind, Predicate, Statement

_INLINE = re.compile(r"(?:^|[(（、。／/・\s　])([一-鿿ァ-ヺー・]{2,8}|於)[:：／/][ 　]*|(?<=[(（、])(主催|共催|後援|協賛|協力|会場|場所|講師|司会|於|会期|日時|期間)[・=＝][ 　]*")
# 主催：みどり協会　後援：北浜市: where the next key of a line begins.
NEXT_KEY = re.compile(r"[ 　/／、](?:主催|共催|後援|協賛|協力|主管|会場|場所|日時)(?:[:：]|[ 　])|[ 　/／](?:設立|創立|創業|発足|結成|所在地|本社|住所)[:：]")
_OF_WHOLE = (Predicate.SPEAKER, Predicate.SPONSOR)
_SIGN = re.compile("[:：／/・=＝]")
_HAPPENING = re.compile(r"(?:大会|講演会|発表会|交流会|研修会|説明会|報告会|記念会|展示会|音楽会|コンサート|まつり|祭り?|フェスタ|フェスティバル|フォーラム|シンポジウム|セミナー|サミット|フェア|展|式典?)[」』]?$")


def _of_unread_event(line: Line, opening: int, text: str) -> bool:
    """みどり大会(主催:…), where that event is no mention: the key in the bracket is not of the one named before."""
    if text[opening : opening + 1] not in ("(", "（"):
        return False
    named = any(r.kind is Kind.EVENT and opening - 1 <= r.end <= opening for r in line.refs)
    return not named and _HAPPENING.search(text, line.block.start, opening) is not None


def _opens(body: Ref, line: Line, text: str) -> bool:
    """Whether a line is of the body that it begins with, and of what its keys say of that: みどりの会　設立：2021年　所在地：北浜市."""
    before, behind = text[line.block.start : body.start], text[body.end : body.end + 1]
    whole = "。" not in text[line.block.start : line.block.end] and behind in (" ", "\u3000")
    return whole and before.strip(" 　・■●○◆") in ("", *lexicon().legal_forms)


def find_inline(
    line: Line, text: str, before: Sequence[Ref], resolution: Resolution, context: Context
) -> Iterator[Statement]:
    """（主催：X、協力：Y） inside a sentence."""
    block = line.block
    if block.kind is BlockKind.ROW:
        # 4月20日 | みどりコンサート　会場：みどりホール: of the event of that row.
        before = ()
        if not any(r.kind is Kind.EVENT for r in line.refs):
            return
    start = block.start
    if block.label is not None:
        further = NEXT_KEY.search(text, block.label.end, block.end)
        if further is None:
            return
        start = further.start()
    matches = list(_INLINE.finditer(text, start, block.end)) if _SIGN.search(text, block.start, block.end) is not None else []
    for number, match in enumerate(matches):
        rule = rule_of(without_noise(match.group(1) or match.group(2)))
        if rule is None or _of_unread_event(line, match.start(), text):
            continue
        end = matches[number + 1].start(matches[number + 1].lastindex or 0) if number + 1 < len(matches) else block.end
        stop = re.search(r"[)）。\n]", text[match.end() : end])
        end = match.end() + stop.start() if stop else end
        refs = [r for r in line.refs if match.end() <= r.start and r.end <= end]
        earlier = [*before, *(r for r in line.refs if r.end <= match.start(match.lastindex or 0) + 1)]
        hosts = [r for r in line.refs if r.end <= match.start(match.lastindex or 0) and r.kind is Kind.ORGANIZATION and not r.unit]
        if rule.subject == ("Organization",):
            over = hosts[0] if hosts and _opens(hosts[0], line, text) else None
            if over is None and (not hosts or text.count("(", hosts[-1].end, match.start(match.lastindex or 0)) != 1):
                continue
            around = structs.replace(context, owner=(over or hosts[-1]).entity)
        elif block.kind is BlockKind.ITEM and rule.predicate not in _OF_WHOLE and text[match.start() : match.start() + 1] in ("(", "（"):
            # ・みどりの道事業（実施主体：X）: of what the entry names, found or not, and of nothing that another one does.
            earlier = [r for r in line.refs if r.end <= match.start()]
            around = structs.replace(context, main_event=None, undertaking=None)
        else:
            around = context
        piece = Block(block.kind, match.start(match.lastindex or 0), end)
        told = rule.subject == ("Organization",) and not rule.object and any(d.start == match.end() for d in line.dates)
        if (refs or told) and piece.end > piece.start:
            yield from values_of(rule, line, refs, piece, earlier, resolution, around, text)
