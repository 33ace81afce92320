"""The day or year that a document gives of itself where its file states none: (2021.3.5) behind its title, 『みどり新聞』2021年3月5日付."""

from __future__ import annotations

import re

from civicgraph.dates import DateMention, find_dates
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document

# The day of the week behind a date: (土), (月・祝).
WEEKDAY = r"(?:[(（][月火水木金土日祝休曜・]{1,6}[)）])"
_EDGE, _LONGEST = 4, 60
# What may stand around the day on such a line.
_AROUND = re.compile(
    r"更新日?|最終|公開日?|掲載日?|発行日?|提供|配信|投稿日?|登録|記事|資料|ページ(?:ID|番号)|カテゴリー?|朝刊|夕刊|日付|付け?|第|号|[一-鿿]{2,4}版|版|面|政治|行政|社会|経済|地域|[一-鿿]{1,4}(?:新聞|新報|日報|通信|タイムス|民報)(?:社)?|[月火水木金土日]曜日?|[A-Za-z]{3}|[0-9:時分]+"
)
_MARK = re.compile(r"[\s　()（）\[\]【】『』「」<>＜＞《》〈〉|｜/／:：,，、.。・※＊*\-–—~〜No＃#]+")
# (2021.3.5), [2021年3月5日] at the end of a title.
_AT_END = re.compile(r"[(（\[【 　][^()（）\[\]【】]{0,6}$")


def dateline(document: Document, text: str) -> str | None:
    """That day (or the month, where a title ends or begins with one), in ISO 8601; `text` is the folded text."""
    blocks = [b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
    for block in (*blocks[:_EDGE], *blocks[-2:]):
        if block.kind is BlockKind.ROW or (block.end - block.start > _LONGEST and block.kind is not BlockKind.TITLE) or not any(c.isdigit() for c in text[block.start : block.end]):
            continue
        for date in find_dates(text[block.start : block.end], start=block.start):
            if date.last is None and len(date.first) == 10 and (_is_alone(date, block, text) or _ends_title(date, block, text)):
                return date.first
            if block.kind is BlockKind.TITLE and len(date.first) == 7 and date.start == block.start:
                return date.first
    return None


def _is_alone(date: DateMention, block: Block, text: str) -> bool:
    rest = f"{text[block.start : date.start]} {text[date.end : block.end]}"
    return not _MARK.sub("", _AROUND.sub("", rest))


def _ends_title(date: DateMention, block: Block, text: str) -> bool:
    behind = _MARK.sub("", _AROUND.sub("", text[date.end : block.end]))
    return block.kind is BlockKind.TITLE and not behind and _AT_END.search(text, block.start, date.start) is not None


# 2024.05.11　「みどりの日」の開催報告を掲載しました, 2024.04.11　「みどりの日」を開催します: an entry of news.
_ENTRY = re.compile(r"[ 　]+(?:[【\[〔][^】\]〕]{1,8}[】\]〕])?[ 　]*[「『]?")
_WITH_YEAR = re.compile(r"(?:19|20)[0-9]{2}|令和|平成")
_TELLS_OF = re.compile(
    r"[」』]?の?(?:開催)?の?[ごお]?(?:報告|結果|知らせ|案内|レポート|資料|動画|様子|模様|概要|要項|要領)|[」』]?[をが]?の?(?:開催|実施)(?:し(?:ます|たします)|いたします|されます|予定|決定|が決)|[」』]?を(?:開きます|行います)"
)


def dates_entry(date: DateMention, start: int, end: int, text: str) -> bool:
    """Whether a day that opens a line is that of the entry, which announces or gives a report of the event named from `start` to `end`."""
    if date.end >= start or not _WITH_YEAR.match(text, date.start) or _ENTRY.fullmatch(text, date.end, start) is None:
        return False
    return not text[max(0, date.start - 8) : date.start].rpartition("\n")[2].strip(" 　・●○■□◆◇▼▶*＊-") and _TELLS_OF.match(text, end) is not None


# みどりフォーラム2019, みどり映画祭 2022: the year of an event in its name.
_YEARLESS = re.compile(r"(?<![年0-9])[0-9]{1,2}[月/][0-9]{1,2}")
_NAMED_YEAR = re.compile(r"(?<=[一-鿿ァ-ヺーA-Za-z])[ 　]?((?:19|20)[0-9]{2})(?=[」』)）、。 　\n]|[(（](?![^()（）]{0,4}[年人名件台円校])|[のをがはにで][^0-9]|(?![年人名件台円万億部社個回点冊本戸校世団か以余前頃代]|キロ|メートル|ドル)[一-鿿ァ-ヺ]|$)")


def year_named(document: Document, text: str) -> int | None:
    """The one year that a title names (オープンデータデイ2017), else the one in the names of a text that tells no later one
    and no day of another: which days without a year are taken to be of.
    """
    title = fold(document.title or "")
    years = set(re.findall(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])", title))
    # 令和6年第2回定例会; a 年度 has three months of the next.
    years = years or {d.first[:4] for d in find_dates(title) if title[d.end - 1] != "度" and d.last is None}
    if not years:
        years = set(_NAMED_YEAR.findall(text)) if _YEARLESS.search(text) else set()
        if len(years) == 1 and any(d.first > f"{max(years)}-12-31" or (len(d.first) == 10 and d.first[:4] not in years) for d in find_dates(text)):
            return None
    return int(years.pop()) if len(years) == 1 else None
