"""What the columns of a document's tables hold, by the words of their headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import fields, keys_of_works, word_list
from civicgraph.extract.text.lines import without_noise
from civicgraph.records import Block, BlockKind, Document, Kind, Predicate

# The column of those at the head of bodies; the post may stand behind it.
HEAD = "head"
COLUMNS = ("project", "head", "amount", "area", "name", "new", "old", "role", "body", "work", "maker", "event", "when", "place", "host", "talk", "what", "who")

_NOW = frozenset(["現職", "現所属", "現", "現職名", "現役職", "現職位"])
# 助成額（万円）: what a column counts in.
_UNIT = re.compile(r"[(（][^()（）]{1,8}[)）]$")


def columns(block: Block, text: str) -> dict[int, str]:
    """The kinds of column that a row's cells name, by index; a header names at least two.

    `text` is the folded text.
    """
    return _columns([without_noise(cell.of(text)) for cell in block.cells], [without_noise(_UNIT.sub("", cell.of(text))) for cell in block.cells])


def own_columns(block: Block, text: str) -> dict[int, str]:
    """The kinds of column that stand as keys before the cells of a row (役職：座長 氏名：早瀬徹), by index; {} for a row of a table."""
    if not block.cells or block.start == block.cells[0].start:
        return {}
    edges = [block.start, *(cell.end for cell in block.cells[:-1])]
    keys = [text[start : cell.start].strip(" 　\n:：") for start, cell in zip(edges, block.cells, strict=True)]
    return _columns([without_noise(key) for key in keys], [without_noise(_UNIT.sub("", key)) for key in keys]) if all(keys) else {}


def _columns(words: Sequence[str], bare: Sequence[str]) -> dict[int, str]:
    """What the words over or before the cells of a row say; `bare` are those without what a column counts in."""
    found = {i: column for i, key in enumerate(bare) if (column := columns_named(key))}
    if "who" in found.values():
        # タイトル | 発表者, テーマ | 講師: of talks, not of works nor of what else a programme has.
        found |= {i: "talk" for i, c in found.items() if c in ("work", "what") and words[i] in ("タイトル", "テーマ")}
    if "old" in found.values() and "new" not in found.values():
        # 役職 | 氏名 | 現職: what each is beside that, where no column tells of a new post.
        found |= {i: "body" for i, word in enumerate(words) if word in _NOW}
    if {"project", "amount"} & set(found.values()):
        # 事業名 | 団体名: the bodies of such a table get the grants.
        for column in ("receiver", "seat", "joint"):
            found |= {i: column for i, word in enumerate(words) if word in _named(column)}
    elif {"house", "manager"} <= {column for word in words for column in ("house", "manager") if word in _named(column)}:
        # 施設名 | 指定管理者 | 指定期間
        found = {i: column for i, word in enumerate(words) for column in ("house", "manager", "seat") if word in _named(column)}
    elif _is_of_bodies(words, found):
        found = {i: column for i, word in enumerate(words) if (column := _column_of_bodies(word))}
    if not {"when", "host", "place", "who"} & set(found.values()):
        # 名称 | 所在地 | 電話: of houses.
        found = {i: c for i, c in found.items() if c != "event" or words[i] not in keys_of_works("names")}
    # 名称 | 開発 | 公開日
    found |= {i: "work" for i, word in enumerate(words) if is_work_beside(word, words)}
    if "work" in found.values():
        found |= {i: beside for i, word in enumerate(words) if found.get(i) not in ("work", "maker") and (beside := columns_of_works().get(word))}
    # 件名 | 提出者 | 付託委員会: a body that those of the row are none of.
    return found | {i: "apart" for i, word in enumerate(words) if i not in found and word in _named("apart")}


_OF_BODIES = ("receiver", "begun", "seat", HEAD)
# 会長, 代表取締役氏名: who is at the head of each.
_AT_HEAD = re.compile(r"(?P<post>[^\s　]{0,8}(?:長|代表|取締役|代表理事|会頭|頭取|総裁))(?:の?氏?名)?")


def _column_of_bodies(word: str) -> str:
    """What a word over a column of a list of bodies (会社名 | 代表者 | 設立 | 所在地) says, or ""; of a post, "head" and what it is."""
    column = "receiver" if word in _named("bodies") else next((column for column in _OF_BODIES if word in _named(column)), "")
    post = _AT_HEAD.fullmatch(word) if not column else None
    return f"{HEAD}{post['post']}" if post is not None and lexicon().title_at_end(post["post"]) == post["post"] else column


def _is_of_bodies(words: Sequence[str], found: Mapping[int, str]) -> bool:
    """Whether the words over columns are of bodies, one a row, and of nothing else: not 団体名 | 役職 | 氏名 | 住所, nor 名称 | 所在地 of houses."""
    told = [_column_of_bodies(word) for word in words]
    others = {c for i, c in found.items() if not told[i]} - {"when", "what", "area"}
    named = [word for word, column in zip(words, told, strict=True) if column == "receiver"]
    plain = not (named and named[0] in keys_of_works("names")) or any(column == "begun" or column.startswith(HEAD) for column in told)
    return len(named) == 1 and len(set(told) - {""}) >= 2 and not others and plain and not any(w in _named("apart") for w, c in zip(words, told, strict=True) if not c)


def columns_named(key: str) -> str:
    """What a key says that its value holds ("new", "old", …), or ""."""
    return _column_of().get(key, "")


def is_work_beside(word: str, others: Iterable[str]) -> bool:
    """Whether a word over or before names (名称) says that they are works', as those beside it tell who made or issued each."""
    if word not in keys_of_works("names"):
        return False
    beside = {without_noise(other) for other in others}
    return beside.isdisjoint(keys_of_works("houses", "not_of_works")) and not beside.isdisjoint(map(without_noise, keys_of_works("made", "dated")))


def column_of_list(key: str, before: Sequence[str] = ()) -> str:
    """What a key of a list of people, grants, talks or works says, or "": as `columns_named`, and who gets a grant, with whom and where;
    `before` are the columns of the keys before it in the list.
    """
    word = without_noise(_UNIT.sub("", key))
    if "work" in before and (beside := columns_of_works().get(word)):
        return beside
    return columns_named(word) or next((column for column in ("receiver", "seat", "joint", "apart") if word in _named(column)), "")


_OF_WORKS = {Predicate.CREATOR: "maker", Predicate.OPERATOR: "runner", Predicate.PUBLISHER: "issuer", Predicate.START_DATE: "when", Predicate.LEGAL_BASIS: "basis"}


@cache
def columns_of_works() -> dict[str, str]:
    """What stands beside works under the words that are keys of a work's own fields: who made, runs or issued it, and when it came out."""
    of_works = [f for f in fields() if Kind.WORK.value in f.subject and f.predicate in _OF_WORKS]
    return {without_noise(key): _OF_WORKS[f.predicate] for f in reversed(of_works) for key in f.keys}


@cache
def _column_of() -> dict[str, str]:
    """The column of each word that names one; of several the first."""
    return {word: column for column in reversed(COLUMNS) for word in _named(column)}


@cache
def _named(column: str) -> frozenset[str]:
    return frozenset(without_noise(word) for word in word_list("columns", column))


def _is_post(words: str) -> bool:
    bare = without_noise(words)
    return lexicon().title_at_end(bare) is not None or bare in word_list("membership", "roles")


def parts_table(document: Document, number: int, width: int) -> bool:
    """Whether a heading stands between rows of one table (【特別枠】), as wide below it as above: the columns go on."""
    around = document.blocks[max(0, number - 1) : number + 2]
    return len(around) == 3 and around[1].kind is BlockKind.HEADING and all(b.kind is BlockKind.ROW and len(b.cells) == width for b in around[::2])


def headers(document: Document, text: str) -> dict[int, dict[int, str]]:
    """For each row under a header, by its block's index, the kinds of its columns."""
    found: dict[int, dict[int, str]] = {}
    header: dict[int, str] = {}
    width = 0
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.ROW or not block.cells:
            header = header if parts_table(document, number, width) else {}
            continue
        named = columns(block, text)
        if own := own_columns(block, text):
            found[number], header = own, {}
        elif len(named) >= 2:
            header, width = named, len(block.cells)
        elif header:
            # 理事 | 早瀬 徹 | 北斗大学, and under it 三枝 光 | みどり社: the post is told once.
            without = header.get(0) == "role" and len(block.cells) == width - 1 and not _is_post(block.cells[0].of(text))
            found[number] = {i - 1: column for i, column in header.items()} if without else header
    return found
