"""The items of a page that is several in one: a heading, the day on a line of its own (over or under it), and prose, then the
next; or the headings of a newsletter or of local news, each over prose that begins with what happened on which day.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from civicgraph.extract.text.kept import by_source
from civicgraph.extract.text.lines import LISTED
from civicgraph.records import Block, BlockKind, Document

# 2024年12月18日, 2026-08-20　PARTNERSHIP, みどり青年会議所　2026年5月2日
_DAY = re.compile(
    r"[ 　]*(?:[^\s。、:：]{2,20}[ 　]+|(?:公開|更新|投稿|掲載)日?[ 　]*[:：]?[ 　]*)?(?P<y>(?:19|20)[0-9]{2})[ 　]?[年./-][ 　]?(?P<m>1[0-2]|0?[1-9])[ 　]?[月./-][ 　]?(?P<d>3[01]|[12][0-9]|0?[1-9])日?"
    r"(?:[ 　]?[(（][月火水木金土日祝・]{1,3}(?:曜日?)?[)）])?(?:[ 　|｜/／]+[^\s。、:：0-9]{2,16}){0,2}[ 　]*"
)
_LONGEST_HEADING = 70
_TOP = 3  # blocks that may stand over the first item
_LEAST = 2
_PROSE = 40  # characters with a full stop among them
# 5月27日(土)、…で総会を開催しました。 浜田市の…が14日、…で開かれた。: news begin with what happened on which day.
_DATED = re.compile(r"(?:1[0-2]|[1-9])月[0-9]{1,2}日|(?<![月0-9第])[0-9]{1,2}日(?=[、はにまか]|[(（][月火水木金土日])")
_HAPPENED = re.compile(r"(?:た|ました|[名人がも](?:が)?参加|を(?:開催|実施|締結|表彰))。")
# 4月22日 子育てサロン講演会, 多文化料理教室(6月3日)
_DAY_IN_HEADING = re.compile(r"[^\w]{0,2}(?:20[0-9]{2}年)?(?:1[0-2]|[1-9])月[0-9]{1,2}日|.*[(（](?:1[0-2]|[1-9])[月/][0-9]{1,2}日?[^()（）]{0,6}[)）]$")
# 総会を開催しました, 協定を締結, 会長が市長を表敬訪問
_NEWS = re.compile(r"(?:ました|(?:を|の)(?:開催|実施|締結|結成|設立|受賞|選出|発行|開始|公開|開設)|(?:に|が)(?:採択|選出|選定|来市|来庁|就任|発足|完成|開所|開館|開店)|表敬訪問|お知らせ|を(?:表敬)?訪問|贈呈式?|授与式?)[。!！♪]?$")
# 会報「みどり通信」第48号, 協会だより, 地域ニュース
_COLLECTION = re.compile(r"ニュース|(?i:news|topics)|通信|だより|便り|たより|会報|広報|トピックス|話題|短信|(?:出来|でき)ごと|出来事|表敬訪問|(?:活動|開催)(?:報告|記録|日誌|レポート|紹介)(?:一覧|[(（]|$)|お知らせ$|第[0-9]+号|[0-9]月号")


class PageItem(NamedTuple):
    """An item by its first block and the one after its last, and its day (ISO 8601), where a line tells it."""

    first: int
    end: int
    date: str | None


@by_source
def page_items(document: Document, text: str) -> tuple[PageItem, ...]:
    """The items of a folded text; none where it is one article, a chronicle or a list of dates."""
    blocks = document.blocks
    days: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        said = _DAY.fullmatch(text, block.start, block.end) if block.kind in (*LISTED, BlockKind.BYLINE) else None
        if said is not None:
            days.append((number, f"{said['y']}-{int(said['m']):02}-{int(said['d']):02}"))
    over = [(number - 1, date) for number, date in days if number and _is_heading(blocks[number - 1], text)]
    under = [(number + 1, date) for number, date in days if number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.HEADING and _is_heading(blocks[number + 1], text)]
    starts = under if len(under) > len(over) else over
    if len(starts) < _LEAST:
        return _told_by_headings(blocks, text)
    # The day over the next heading is none of the item before.
    ends = [*(first - (starts is under) for first, _ in starts[1:]), len(blocks)]
    items = tuple(PageItem(first, end, date) for (first, date), end in zip(starts, ends, strict=True))
    told = items[0].first <= _TOP and all(_has_prose(blocks[i.first + 1 : i.end], text) for i in items)
    return items if told else ()


def _told_by_headings(blocks: tuple[Block, ...], text: str) -> tuple[PageItem, ...]:
    """The items of a newsletter: headings over prose that tells first what happened on a day, and those that are no part of one."""
    if sum(b.kind is BlockKind.HEADING for b in blocks) < _LEAST or any(b.kind is BlockKind.TURN for b in blocks):
        return ()
    told = {n for n in range(len(blocks) - 1) if blocks[n].kind is BlockKind.HEADING and _tells_news(blocks[n], blocks[n + 1], text)}
    title = next((b for b in blocks[:_TOP] if b.kind is BlockKind.TITLE), None)
    collected = title is not None and _COLLECTION.search(text, title.start, title.end) is not None
    if collected:
        told |= {n for n in range(len(blocks) - 1) if _announces(blocks, n, text)}
    if len(told) < _LEAST or (not collected and sum(_NEWS.search(text, blocks[n].start, blocks[n].end) is not None for n in told) < _LEAST):
        return ()
    starts: list[int] = []
    for number, block in enumerate(blocks):
        if number in told or (starts and _is_next(block, blocks[starts[-1]], blocks[number + 1 : number + 2], text)):
            starts.append(number)
    return tuple(PageItem(first, end, None) for first, end in zip(starts, [*starts[1:], len(blocks)], strict=True))


def _announces(blocks: tuple[Block, ...], number: int, text: str) -> bool:
    """Whether a heading stands over the day of what it announces (日時：…), or says itself that it tells news (…を公開)."""
    heading = blocks[number]
    if heading.kind is not BlockKind.HEADING or heading.label is not None:
        return False
    below = blocks[number + 1 : number + _NEAR]
    own = below[: next((i for i, b in enumerate(below) if b.kind is BlockKind.HEADING), len(below))]
    dated = any(b.label is not None and "".join(b.label.of(text).split()) in _DAY_KEYS for b in own)
    news = _NEWS.search(text, heading.start, heading.end) is not None and any("。" in text[b.start : b.end] for b in own[:1])
    return dated or news


_NEAR = 7  # blocks from a heading on
_DAY_KEYS = ("日時", "開催日時", "開催日", "日程", "期日", "とき", "会期")


def _tells_news(heading: Block, below: Block, text: str) -> bool:
    if below.kind is not BlockKind.PARAGRAPH or "。" not in text[below.start : below.end]:
        return False
    if _DAY_IN_HEADING.match(text[heading.start : heading.end]):
        return True
    first = text[below.start : text.index("。", below.start) + 1]
    return _DATED.search(first) is not None and _HAPPENED.search(first) is not None


def _is_next(block: Block, before: Block, below: tuple[Block, ...], text: str) -> bool:
    """Whether a heading ends the item before: one of a higher level, or of the same over prose."""
    if block.kind is not BlockKind.HEADING or block.level > before.level:
        return False
    return block.level < before.level or any(b.kind is not BlockKind.ROW and b.label is None and "。" in text[b.start : b.end] for b in below) or block.level > 1


def _is_heading(block: Block, text: str) -> bool:
    words = text[block.start : block.end]
    line = block.kind in (*LISTED, BlockKind.TITLE) and block.label is None and "。" not in words and "\n" not in words
    return line and 3 < len(words) <= _LONGEST_HEADING and _DAY.fullmatch(words) is None


def _has_prose(blocks: tuple[Block, ...], text: str) -> bool:
    return any("。" in text[b.start : b.end] and b.end - b.start >= _PROSE for b in blocks if b.kind is not BlockKind.ROW)
