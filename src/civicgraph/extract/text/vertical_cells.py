"""Lists whose cells stand below one another (役職, 氏名, 現職 on lines of their own, then each person's in that order; 事業名, 団体名,
助成額, then each grant's), as the rows that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.columns import column_of_list, columns_named
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import without_noise
from civicgraph.extract.text.rows_of_lines import with_blocks_joined
from civicgraph.extract.text.words import is_given_name, is_surname
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Span

_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM)
_LONGEST_HEADER, _LONGEST = 10, 60
_FEWEST = 2  # people
_FURTHER = frozenset(["専門", "専門分野", "備考", "任期", "常勤・非常勤", "担当"])
_REMARK = re.compile(r"[(（][^()（）]{1,10}[)）]$")
# 早瀬 徹, グエン バン ミン; 早瀬徹 where a family name is known.
_APART = re.compile(rf"(?:[一-鿿々ヶヵノ]{{1,4}}[ 　]{{1,3}}(?:[一-鿿々]{{1,3}}|[ぁ-ゖー]{{1,5}}|[ァ-ヺー]{{2,5}})|[ァ-ヺー]{{2,10}}(?:[ 　・=＝][ァ-ヺー]{{1,10}}){{1,3}})(?:[ 　]?{CALLED})?")
_WHOLE = re.compile(r"[一-鿿々ヶ]{3,5}(?<!大学)(?<!学園)(?<!高校)(?<![会社所院校館局部課省庁市町村区県府都団])")


def with_rows(document: Document) -> Document:
    """The document with each person of such a list as one row; what is no such list stays as it is."""
    return with_blocks_joined(document, list(_rows(document.blocks, fold(document.text))), lambda blocks: tuple(Span(b.start, b.end) for b in blocks))


def _rows(blocks: Sequence[Block], text: str) -> Iterator[range]:
    """The blocks of each row, the header's first."""
    number = 0
    while number < len(blocks):
        header = _header(blocks, number, text)
        number += 1
        if "name" in header and {"role", "body", "new"} & set(header):
            people = list(_people(blocks, number - 1 + len(header), header, text))
            if len(people) >= _FEWEST:
                yield range(number - 1, number - 1 + len(header))
                yield from people
                number = people[-1].stop
                continue
        whole = _whole_header(blocks, number - 1, text)
        rows = list(_whole_rows(blocks, number - 1 + len(whole), whole, text)) if _tells_grants(whole) and "不採択" not in text else []
        if len(rows) >= _FEWEST:
            yield range(number - 1, number - 1 + len(whole))
            yield from rows
            number = rows[-1].stop


def _fits(word: str, column: str) -> bool:
    """Whether a cell is what its column promises, so that no cell is missing before it: a number, a body, a place."""
    if column in ("number", "amount"):
        return _DIGITS.fullmatch(word) is not None
    if column in ("receiver", "body", "maker"):
        lex = lexicon()
        return lex.title_at_end(word) is None and (bool(lex.sector_of_form(word)) or word.endswith(_BODIES) or any(len(s) > 1 and word.endswith(s) for s in lex.suffixes))
    if column in ("seat", "area"):
        return _PLACE.fullmatch(word) is not None
    return lexicon().title_at_end(word) is None and columns_named(word) == ""


# 北斗市, 長野, さいたま市
_PLACE = re.compile(r"[一-鿿ヶ]{2,12}|[一-鿿ヶぁ-ゖァ-ヺー]{1,10}[都道府県市区町村]")
_BODIES = ("会", "隊", "団", "クラブ", "チーム", "ネットワーク", "ネット", "ラボ", "コンソーシアム")
_NUMBERS = frozenset(["No", "NO", "番号", "整理番号", "採択番号", "受付番号"])
_DIGITS = re.compile(r"[0-9,.]+(?:万?円|千円)?")


def _tells_grants(header: Sequence[str]) -> bool:
    return "project" in header and not {"receiver", "body", "maker"}.isdisjoint(header)


def _whole_header(blocks: Sequence[Block], number: int, text: str) -> list[str]:
    """The kinds of column that the lines from here on name, the numbers of the rows among them."""
    found: list[str] = []
    for block in blocks[number:]:
        key = text[block.start : block.end] if block.kind in _LINES and block.label is None and block.end - block.start <= _LONGEST_HEADER else ""
        column = "number" if without_noise(key) in _NUMBERS else column_of_list(key) if key else ""
        if not column or column in found:
            break
        found.append(column)
    return found


def _whole_rows(blocks: Sequence[Block], number: int, header: Sequence[str], text: str) -> Iterator[range]:
    """Rows none of whose cells is missing: as many lines as the header has, a number where it promises one."""
    while True:
        row = blocks[number : number + len(header)]
        words = [text[b.start : b.end] for b in row if b.kind in _LINES and b.label is None and b.end - b.start <= _LONGEST and "。" not in text[b.start : b.end]]
        if len(words) < len(header) or not all(_fits(word, column) for word, column in zip(words, header, strict=True)):
            return
        yield range(number, number + len(header))
        number += len(header)


def _header(blocks: Sequence[Block], number: int, text: str) -> list[str]:
    """The kinds of column that the lines from here on name, each on a line of its own."""
    found: list[str] = []
    for block in blocks[number:]:
        key = without_noise(text[block.start : block.end]) if block.kind in _LINES and block.end - block.start <= _LONGEST_HEADER else ""
        column = columns_named(key) or ("further" if key in _FURTHER else "")
        if not column or column in found:
            break
        found.append(column)
    return found


def _people(blocks: Sequence[Block], number: int, header: Sequence[str], text: str) -> Iterator[range]:
    """The lines of each person: his name, and what else the header promises where it is there."""
    while True:
        start = number
        for column in header:
            block = blocks[number] if number < len(blocks) else None
            words = text[block.start : block.end] if block is not None and block.kind in _LINES and block.label is None else ""
            if column == "name":
                # A line between post and body is a name, however rare; without a post before it looks like one.
                if not _is_name(words, after_post=number > start):
                    return
                number += 1
            elif words and (_is_post(words) if column == "role" else _is_value(words)):
                # The post of the next person stands over a name.
                if column == "role" or header[0] != "role" or not _is_post(words) or not _opens_next(blocks, number + 1, text):
                    number += 1
        yield range(start, number)


def _is_post(words: str) -> bool:
    bare = _REMARK.sub("", words).strip(" 　")
    return all(part in lexicon().titles or part in word_list("membership", "roles") for part in bare.split("・"))


def _is_name(words: str, *, after_post: bool) -> bool:
    bare = _REMARK.sub("", words).strip(" 　")
    if not bare or lexicon().title_at_end(bare) is not None or without_noise(bare) in word_list("profile", "keys"):
        return False
    if _APART.fullmatch(bare):
        return True
    whole = _WHOLE.fullmatch(bare) is not None
    cuts = [n for n in (1, 2, 3) if n < len(bare)]
    return whole and any(is_surname(bare[:n]) and (after_post or is_given_name(bare[n:])) for n in cuts)


def _is_value(words: str) -> bool:
    return len(words) <= _LONGEST and "。" not in words and not _is_name(words, after_post=False)


def _opens_next(blocks: Sequence[Block], number: int, text: str) -> bool:
    return number < len(blocks) and _is_name(text[blocks[number].start : blocks[number].end], after_post=True)
