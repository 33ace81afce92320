"""Lines of an award's announcement: 優秀賞：チーム虹色「みどり日記」, the prize, who won it and with what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.clauses.context import Context
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate, Span, Statement

_PRIZE = r"[\s　・●■◆○◎★☆【\[〈＜<]*(?:[^\s。、「」『』:：()（）はがをに]{0,20}(?<!受)賞|グランプリ)[】\]〉＞>]?(?:[ 　]*[(（][^()（）]{1,14}[)）])?[ 　]*[:：/／]?[ 　]*"
_WHO = r"(?P<who>[^\s。、「」『』:：()（）/／](?:[^。、「」『』:：()（）/／はがをにで]{0,23}[^\s。、「」『』:：()（）/／])?)"
_WORK = r"[「『](?P<work>[^「」『』]{1,40})[」』]"
_LINE = re.compile(rf"{_PRIZE}(?:チーム名?[ 　:：]+)?{_WHO}[ 　]*{_WORK}[ 　]*。?")
# 優秀賞 「みどり日記」（チーム虹色）, 優秀賞：「みどり日記」　早瀬 徹（北浜市）: the other way round.
_WORK_FIRST = re.compile(
    rf"{_PRIZE}{_WORK}(?:[ 　]+|[ 　]*[(（/／][ 　]*|(?=チーム))(?:(?:チーム名?|受賞者|制作者?|作者?|応募者)[ 　]*[:：][ 　]*)?(?![ぁ-ゖ]|[^()（）]{{0,12}}[0-9]+[万億]?[円点件組人名])"
    rf"{_WHO}(?:[)）]|[ 　]*[(（][^()（）]{{1,30}}[)）])?(?:さん|氏|様)?[ 　]*。?"
)
# 受賞チームは「虹色」。
_TEAM = re.compile(r"(?:受賞|入賞|優勝|選ばれた)(?:した)?(?:チーム|団体|グループ)(?:名)?は、?[「『](?P<who>[^「」『』]{1,24})[」』](?:[(（][^()（）]*[)）])?(?=で(?:す|し|、)|だ|に(?:決|選)|[。、\n]|$)")
_LINES = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.TURN)


def _award(block: Block, text: str) -> re.Match[str] | None:
    line = text[block.start : block.end]
    if block.kind not in _LINES or ("賞" not in line and "グランプリ" not in line) or ("「" not in line and "『" not in line):
        return None
    return _LINE.fullmatch(text, block.start, block.end) or _WORK_FIRST.fullmatch(text, block.start, block.end)


def find_award(block: Block, text: str) -> Iterator[LaidOut]:
    """The winner and the work of such a line; where another finder knows the winner better, it is believed."""
    if (line := _award(block, text)) is not None:
        # 特別賞 「みどり日記」 記念品: behind a blank whoever wins is known otherwise.
        if line.re is _LINE or line["who"].startswith("チーム") or text[line.start("who") - 1] in "(（/／":
            yield LaidOut(Span(*line.span("who")), Kind.ORGANIZATION, 0.75, "prize-winner", 2.4)
        yield LaidOut(Span(*line.span("work")), Kind.WORK, 0.78, "prize-work", 5.3)
    team = _TEAM.search(text, block.start, block.end) if "は「" in text[block.start : block.end] else None
    if team is not None:
        yield LaidOut(Span(*team.span("who")), Kind.ORGANIZATION, 0.8, "prize-winner", 6.5)


def find_award_facts(document: Document, resolution: Resolution, context: Context, text: str) -> Iterator[Statement]:
    """Who won a prize took part in the event that the document reports, and made the work that won it."""
    for reading in resolution.readings:
        block = document.blocks[reading.sentence.block]
        said = text[reading.sentence.start : reading.sentence.end]
        team = _TEAM.search(text, reading.sentence.start, reading.sentence.end) if "は「" in said or "は『" in said else None
        won = next((r for r in reading.refs if team is not None and (r.start, r.end) == team.span("who")), None)
        if won is not None and context.main_event is not None and context.titled:
            yield Statement(context.main_event, Predicate.PARTICIPANT, won.entity, (Span(reading.sentence.start, reading.sentence.end),), 0.78, "prize-winner")
        line = _award(block, text)
        if line is None:
            continue
        inside = [r for r in reading.refs if line.start("who") <= r.start and r.end == line.end("who")]
        who = inside[-1] if inside else None
        work = next((r for r in reading.refs if (r.start, r.end) == line.span("work")), None)
        span = Span(block.start, block.end)
        if who is None or who.kind not in (Kind.ORGANIZATION, Kind.PERSON):
            continue
        if work is not None and work.kind is Kind.WORK:
            yield Statement(work.entity, Predicate.CREATOR, who.entity, (span,), 0.82, "prize-work")
        if context.main_event is not None and context.titled:
            yield Statement(context.main_event, Predicate.PARTICIPANT, who.entity, (span,), 0.78, "prize-winner")
