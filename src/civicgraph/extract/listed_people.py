"""Names in lists and tables, where family and given name stand apart or in katakana."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon

KANJI = "\u3005\u3006\u4e00-\u9fff\uf900-\ufaff"
# A Japanese full name as lists and tables write it: family name, white space, given name.
SPACED_NAME = re.compile(
    rf"(?<![{KANJI}ァ-ヺー0-9])((?![者長員名他計問答様氏][ \u3000])[{KANJI}ヶノ]{{1,4}})[ \u3000]{{1,3}}([{KANJI}]{{1,3}}?(?=氏|様|君|先生|さん|及び|並びに)|[{KANJI}]{{1,3}}(?![{KANJI}ァ-ヺー])|[ぁ-ゖ]{{2,4}}?(?=さん|[^ぁ-ゖ]|$)|[ァ-ヺー]{{2,6}}(?![ァ-ヺー]))"
)
_KATAKANA_FULL = re.compile(r"(?<![ァ-ヺー])[ァ-ヺ][ァ-ヺー]{1,7}(?:[・=＝ ][ァ-ヺー]{1,9}){1,3}")


class Person(NamedTuple):
    """A personal name in the text (without the honorific), how sure that is, and the rule that found it."""

    start: int
    end: int
    confidence: float
    method: str


def find_listed_people(text: str, start: int, end: int) -> Iterator[Person]:
    """Names in a cell, a list item or a label, where family and given name stand apart (芹沢　美穂) or in katakana."""
    position = start
    while (match := SPACED_NAME.search(text, position, end)) is not None:
        family, given = match.groups()
        named = len(family) + len(given) > 2 and not is_common_part(family) and not is_common_part(given)
        position = match.end() if named else match.end(1)
        if named:
            yield Person(match.start(), match.end(), 0.7, "person-spaced-name")
    for match in _KATAKANA_FULL.finditer(text, start, end):
        # インターナショナル・プログラム・ディレクター: a post, however it is parted.
        if any(is_common_part(part) for part in match.group().split("・")):
            continue
        yield Person(match.start(), match.end(), 0.6, "person-katakana-name")


def is_common_part(part: str) -> bool:
    """Whether a part of a spaced name is a word of titles and bodies, such as 委員 or 資料."""
    lex = lexicon()
    return (
        part in ("令和", "平成", "昭和", "大正", "明治", "午前", "午後")
        or part in lex.honorifics
        or part in lex.titles
        or part in lex.class_nouns
        or part in lex.units
        or part in lex.suffixes
        or part in lex.not_organisations
    )
