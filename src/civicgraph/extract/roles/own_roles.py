"""Roles that a sentence without a name tells of whoever it is about: 元岡山県職員。, みどり協会の理事を務めています。."""

from __future__ import annotations

import re

from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.past_posts import is_list_of_posts
from civicgraph.extract.text.resolution import ResolvedReading
from civicgraph.records import Kind

# 2010年、みどりテック株式会社社長に就任。: whoever the profile is of.
_TAKES_UP = re.compile(r"として|で(?:も)?あ(?:り、|る。)|で、(?!は)|(?:に|と)な(?:り、|る。|った。)|に選ばれ|(?:に|へ)(?:は)?(?:初当選|再選|再任|就任|着任|就き|就い|就く|当選|選出|選任|任命|任官|復帰|転じ|抜擢)")
_OTHER_SUBJECT = re.compile(r"(?<!現在)(?<!年に)(?<!年)(?<!月に)(?<!後)(?<!その間)(?<![私僕時で頃中])(?<!から)は|(?<!な)が")


def is_fragment(item: Item, reading: ResolvedReading, text: str) -> bool:
    """Whether the role ends a sentence without a verb, as profiles do: 元岡山県職員。."""
    after = text[item.end : reading.sentence.end]
    rest = re.sub(r"^(?:[(（][^()（）]*[)）]|\d+期(?:目)?)", "", after).strip(" 　。")
    verbless = not any(w.pos[0] in ("動詞", "助動詞") and w.start >= item.end for w in reading.sentence.words)
    listed = rest == "" or (verbless and rest[0] in "、,・／/")
    told = is_list_of_posts(after) or _TAKES_UP.match(after) is not None
    # 父はみどり財団の理事長を務めた。
    listed = listed or (told and _OTHER_SUBJECT.search(text, reading.sentence.start, item.start) is None)
    return listed and not any(r.kind is Kind.PERSON for r in reading.refs)


INTRODUCED = re.compile(r"(?:です|と申します|といいます)[。！!]")
# ... 特任教授、北浜大学の非常勤講師として長年にわたり、地図学の講義を行った
_CLAIMED = re.compile(
    r"(?:、[^。はがをにで]{2,40}(?=として))?(?:(?:を|として|も)(?:務め|つとめ|勤め|名乗|して(?:い|お)|やって|活動|働)"
    r"|として(?:(?:長年|永年|長く|[0-9]+年)[^。、はがを]{0,8}、)?[^。、はがを]{1,14}[にを](?:携わ|取り組|従事|支え|進め|行っ|行な|担当|指導|支援)|(?:でも?あ(?:る|ります)|だ|です)。)"
)


def claims(item: Item, reading: ResolvedReading, text: str) -> bool:
    """Whether a sentence that names nobody says a role of whoever speaks: X協会の理事を務めています。."""
    named = any(r.kind is Kind.PERSON for r in reading.refs)
    other = re.search(r"(?<![私僕今在年])(?<!普段)(?<!ふだん)(?<!本業)(?<!において)(?<!として)(?<!で)(?:は|が)", text[reading.sentence.start : item.start])
    return not named and other is None and _CLAIMED.match(text, item.end) is not None
