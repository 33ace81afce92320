"""Whom a text tells as somebody's kin (父で元町長の早瀬正夫さん): another person than whoever bears the family name alone."""

from __future__ import annotations

import re
from functools import cache

from civicgraph.extract.coreference.clusters import Cluster
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED

# 父の, 妻・, 祖父にあたる, 父で元町長の, 兄の建築家、
_TIE = r"(?:の|にあたる|に当たる|である|[・=＝、]|で[^。「」()（）]{1,20}の|の[^。、「」()（）]{1,15}[・、の])?故?・?[ 　]?$"
# 母は北浜市議の早瀬花さんだ。
_TOPIC = r"は、?(?:[^。、「」はがをに]{1,15}の)?$"
_CLOSES = re.compile(rf"(?:{CALLED}|元?[一-龠]{{1,4}}長)?(?:だ|で|です|である|。|（|\()")
_REACH = 40


@cache
def _kin(tie: str) -> re.Pattern[str]:
    # 光夫、 is no husband, 弟子 no brother; 2児の母の早瀬さん is herself a mother.
    own = "".join(f"(?<!{of}の)" for of in sorted(word_list("kin", "own_children")))
    return re.compile(rf"(?<![一-龠々]){own}(?:{_words()})(?:親|さん)?{tie}")


def told_as_kin(start: int, end: int, text: str) -> bool:
    """Whether a name stands behind a word of kinship: 父の早瀬正夫さん, 妻・早瀬明美, 長男で社長の早瀬光氏, 母は早瀬花さんだ.

    >>> told_as_kin(2, 6, "父の早瀬正夫さん"), told_as_kin(5, 8, "早瀬光夫、早瀬光"), told_as_kin(5, 7, "2児の母の早瀬さん")
    (True, False, False)
    """
    before = text[max(0, start - _REACH) : start]
    if _any_word().search(before) is None:
        return False
    return _kin(_TIE).search(before) is not None or (_kin(_TOPIC).search(before) is not None and _CLOSES.match(text, end) is not None)


def told_apart(short: Cluster, full: Cluster, text: str) -> bool:
    """Whether a family name and a full name are of two people of one family: one is told as kin, or 早瀬館長は早瀬正夫さんの長男だ."""
    if is_kin(short, text) is not is_kin(full, text):
        return True
    spoken = [f.end for f in short.found]
    whose = (f.start for f in full.found if _whose().match(text, f.end))
    return any(end <= start and "。" not in text[end:start] for start in whose for end in spoken)


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf"(?:{CALLED}|元?[一-龠]{{1,4}}長)?の(?:{_words()})(?:で|だ|に(?:あた|当た)る|とし|。)")


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(_words())


@cache
def _words() -> str:
    return "|".join(sorted(word_list("kin", "words"), key=lambda w: (-len(w), w)))


def is_kin(person: Cluster, text: str) -> bool:
    """Whether a person is told as somebody's kin, at one mention at least."""
    return any(told_as_kin(f.start, f.end, text) for f in person.found)
