"""What one line looks like on its own: heading, list item, "key: value", or prose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from civicgraph.names import fold
from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind, Span

_MARKED = re.compile(r"(?P<mark>[■□◆◇▼▽▲△★☆◎▶►〓]+|#{1,6}(?=\s))\s*(?=\S)")
_CHAPTER = re.compile(r"第[\d一二三四五六七八九十]+[章節部編](?:[\s:]|$)")
# "I used to …" begins a sentence, no list.
_NUMBERED = re.compile(
    r"(?P<mark>\d{1,2}(?:[.)、]|(?=\s)(?! (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:19|20)\d\d))|[IVX]{1,4}(?:[.)、]|(?=\s+[^a-z\s])))\s*(?=\S)"
)
_BRACKETED = re.compile(
    r"(?:【[^】]{1,30}】|<[^<>]{1,30}>|〈[^〉]{1,30}〉|《[^》]{1,30}》|〔[^〕]{1,30}〕|\[[^\]]{1,30}\])(?:\([^)]*\))?"
)
_NOTED = re.compile(r"\((?:参考|別紙|別添|補足|注)\)\s*(?=\S)")
_BULLET = re.compile(r"(?P<mark>[•・･◦‣▪▸●○◯〇➢✓✔➤]|[*\-–](?=\s)|※(?:\d{1,2}[:.])?)\s*(?=\S)")
_LETTERED = re.compile(
    r"(?P<mark>\((?:\d{1,2}|[a-zア-ン一二三四五六七八九十])\)|[①-⑳]|[ア-ン](?:[.)、]|(?=\s)))\s*(?=\S)"
)
_KEY = re.compile(
    r"(?P<key>[^:。「」『』!?\s](?:[^:。「」『』!?]{0,22}[^:。「」『』!?\s])?)\s*"
    r"(?::(?!//)|\s(?:…+|⇒|→)\s)\s*(?=\S)"
)
_KEY_GAP = re.compile(r"[ \t\u3000]*[\t\u3000][ \t\u3000]*| +")
_LONGEST_SPACED_KEY = 16
_REMARK = re.compile(r"\([^()]{1,8}\)$")
_BRACKET_KEY = re.compile(r"[【〔\[<](?P<key>[^】〕\]>]{1,14})[】〕\]>]\s*(?=\S)")
_WIDE_GAP = re.compile(r" {2,}|\t")
_LONGEST_HEADING = 46
_SHORT_ITEM = 40
_DASHES = "—―–"
# 【イベント】2025.10.12　みどりハックデー, over what happened there.
_TAGGED = re.compile(r"【[^】]{1,12}】\s*(?:19|20)\d\d(?:[./]\d{1,2}[./]\d|年\d{1,2}月\d)")


# 📅 日時：…, 🎙️ 登壇者紹介: a picture before the words. Marks that tell a heading or an item are none.
_PICTURE = re.compile("(?:[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u2604\u2607-\u26ff\u2700-\u2712\u2715-\u2793\u2795-\u27a1\u2b50\u2b55][\ufe0e\ufe0f\u200d]*)+[ \t\u3000]*(?=\\S)")


class Shape(NamedTuple):
    """A line's kind, where its words begin (after bullet or number), its level, and its key if it has one."""

    kind: BlockKind
    start: int
    level: int = 0
    label: Span | None = None


def shape(text: str, line: Line, before: Line | None, after: Line | None, *, explicit: bool = False) -> Shape:
    """The shape of a line, given its neighbours; `explicit` says that markup tells what a heading is."""
    if text[line.start] > "\u2300" and (picture := _PICTURE.match(text, line.start, line.end)) is not None:
        line = replace(line, start=picture.end())
    if line.kind is not None:
        keyed = line.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)
        label = line.cells[0] if line.cells else _key(text, line.start, line.end)
        return Shape(line.kind, line.start, line.level, label if keyed else None)
    content = fold(text[line.start : line.end])
    return (
        _marked_heading(content, text, line, before, after)
        or _item(content, text, line)
        or _keyed(content, text, line)
        or _value(text, line, before)
        or _bare(content, line, None if explicit else before, after)
        or Shape(BlockKind.PARAGRAPH, line.start)
    )


def _marked_heading(content: str, text: str, line: Line, before: Line | None, after: Line | None) -> Shape | None:
    if ends_sentence(content) and not content.endswith(("」", "』", "?", "!")):
        return None
    if len(content) > 2 * _LONGEST_HEADING:
        return None
    if "\t" in content and any(other is not None and "\t" in text[other.start : other.end] for other in (before, after)):
        # ◎早瀬徹<tab>北斗大学教授: a row of a table, with a mark.
        return None
    if match := _MARKED.match(content):
        level = len(match["mark"]) if match["mark"].startswith("#") else 1
        start = line.start + match.end()
        if level == 1 and (label := _announced(text, start, line.end) or _among_fields(text, start, line, before, after)) is not None:
            return Shape(BlockKind.ITEM, start, 1, label)
        return Shape(BlockKind.HEADING, line.start + match.end(), level)
    if _CHAPTER.match(content):
        return Shape(BlockKind.HEADING, line.start, 1)
    if _BRACKETED.fullmatch(content):
        return Shape(BlockKind.HEADING, line.start, 2)
    if (_NOTED.match(content) or (line.gap and _TAGGED.match(content) and _announced(text, line.start, line.end, tagged=True) is None)) and len(content) <= _LONGEST_HEADING and after and not after.gap:
        return Shape(BlockKind.HEADING, line.start, 2)
    if (match := _NUMBERED.match(content) or _of_items(content, text, line, after)) and after is not None and len(content) <= _LONGEST_HEADING:
        rest = content[match.end() :]
        if (line.gap or after.indent > line.indent) and (rest.startswith("【") or not _key(text, line.start + match.end(), line.end)):
            return Shape(BlockKind.HEADING, line.start + match.end(), 1)
    return None


def _of_items(content: str, text: str, line: Line, after: Line | None) -> re.Match[str] | None:
    """The mark of (1) over a line of prose, apart from the lines above."""
    over_prose = line.gap and after is not None and not after.gap and ends_sentence(text[after.start : after.end])
    return _LETTERED.match(content) if over_prose and not ends_sentence(content) else None


def _among_fields(text: str, start: int, line: Line, *around: Line | None) -> Span | None:
    """The key of ■講師：X right below or above ■主催：Y, of ■設立：X beside ■団体名：Y: lines with a key and its value under one mark are fields."""
    label = _known_field(text, start, line.end)
    if label is None:
        return None
    mark = text[line.start : start]
    beside = (other.start + len(mark) for other in around if other is not None and text.startswith(mark, other.start))
    ends = ((at, text.find("\n", at) if "\n" in text[at:] else len(text)) for at in beside)
    return label if any(_announced(text, at, end) or _known_field(text, at, end) for at, end in ends) else None


def _known_field(text: str, start: int, end: int) -> Span | None:
    """The key that a line begins with, where it is one that is known and a value stands behind it."""
    label = _key(text, start, end)
    return label if label is not None and _is_known_key(text[label.start : label.end]) and text[label.end : end].strip("：: 　") else None


def _announced(text: str, start: int, end: int, *, tagged: bool = False) -> Span | None:
    """The key of ■主催：X, ◆会場　X or ■開発者：X: a line of an announcement or of what a work has, and no heading over what follows."""
    label = _key(text, start, end)
    if label is None or label.start != start + tagged:
        return None
    key = "".join(fold(text[label.start : label.end]).split())
    return label if key in rules().announcement_keys or (key in rules().work_keys and text[label.end : end].strip("：: 　")) else None


def _item(content: str, text: str, line: Line) -> Shape | None:
    match = _BULLET.match(content) or _LETTERED.match(content) or _NUMBERED.match(content)
    if match is None:
        return None
    start = line.start + match.end()
    return Shape(BlockKind.ITEM, start, 1, _key(text, start, line.end))


def _keyed(content: str, text: str, line: Line) -> Shape | None:
    label = _key(text, line.start, line.end)
    if label is None:
        return None
    return Shape(BlockKind.ITEM if line.indent else BlockKind.PARAGRAPH, line.start, 0, label)


def _key(text: str, start: int, end: int) -> Span | None:
    """The key of a "key: value" line; a line of prose with a colon in it has none."""
    raw = text[start:end]
    content = fold(raw)
    if match := _BRACKET_KEY.match(content):
        return (
            Span(start + match.start("key"), start + match.end("key")) if not ends_sentence(content) else None
        )
    if match := _KEY.match(content):
        key = match["key"]
        known = _is_known_key(key)
        prose = ends_sentence(content) and (len(content) > 80 or content.endswith("。"))
        unbalanced = key.count("(") != key.count(")")
        if key[-1].isdecimal():
            # 日時 5月3日 14:00～16:00: the colon is the clock's.
            return _spaced_key(content, raw, start)
        if (not known and (len(key) > 16 or prose or unbalanced)):
            return None
        # In 「株式会社○○　広報担当：田中」 the key is what stands after the gap.
        gap = max(raw.rfind(white, 0, match.end("key")) for white in "\u3000\t") + 1
        return Span(start + (gap if len(key) > 6 else 0), start + match.end("key"))
    return _spaced_key(content, raw, start)


def _spaced_key(content: str, raw: str, start: int) -> Span | None:
    """The key of 「日　時　　五月三日」: a known word, a gap, and one value rather than a row.

    After one narrow space only the keys of an announcement count (主催 X市), which begin no name or sentence.
    """
    # 作品名 | 制作 | 公開年: the columns of a table.
    if ends_sentence(content) or content.count("|") > 1:
        return None
    for gap in _KEY_GAP.finditer(raw, 0, _LONGEST_SPACED_KEY):
        key = content[: gap.start()]
        # 作品名(活動名称): a remark on the key.
        bare = "".join(_REMARK.sub("", key).split())
        known = _is_known_key(key) if gap.group() != " " else bare in rules().announcement_keys
        if known and not _WIDE_GAP.search(content, gap.end()):
            return Span(start, start + gap.start())
    return None


def _is_known_key(words: str) -> bool:
    key = "".join(words.split()).casefold()
    # 日時・会場, 期日/会場
    return key in rules().keys or all(part in rules().keys for part in _AND.split(key))


_AND = re.compile("[・/／]|及び|および")


def _value(text: str, line: Line, before: Line | None) -> Shape | None:
    """The line under a key that has a line of its own: 会場： over 北斗会館."""
    if before is None or before.kind is not None:
        return None
    over = fold(text[before.start : before.end])
    marked = _MARKED.match(over)
    # ## 1. 主催
    key = over[marked.end() :] if marked is not None else over
    number = _NUMBERED.match(key) or _LETTERED.match(key)
    key = key[number.end() :] if number is not None else key
    return Shape(BlockKind.PARAGRAPH, line.start) if _is_known_key(key.rstrip(":")) else None


def _bare(content: str, line: Line, before: Line | None, after: Line | None) -> Shape | None:
    """A short line without an end of sentence: a heading where it stands alone, else an entry of a list."""
    if ends_sentence(content) or len(content) > _LONGEST_HEADING * (2 if content.isascii() else 1):
        return None
    if before is not None and line.gap and after is not None and _is_known_key(content.rstrip(":")):
        return Shape(BlockKind.HEADING, line.start, 2)
    alone = line.gap and (after is None or after.gap)
    if alone and after is not None and before is not None and line.indent < 4 and _is_title_like(content):
        return Shape(BlockKind.HEADING, line.start, 1)
    if not line.gap and line.indent and len(content) <= _SHORT_ITEM:
        return Shape(BlockKind.ITEM, line.start)
    return None


def _is_title_like(content: str) -> bool:
    if content.endswith((",", "、", ":", ";", "…")) or content[0] in '「『("“':
        return False
    if content[0] in _DASHES and content[-1] not in _DASHES:
        # ― 理事長 早瀬理沙, under her words
        return False
    return not content.isascii() or (content[0].isupper() or content[0].isdigit())
