"""Two of one family name: whoever is named in full, and whoever is called by the family name and an office that the other has not."""

from __future__ import annotations

import re

from civicgraph.extract.coreference.clusters import Cluster
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.honorifics import CALLED

_OFFICE = r"(?:[部課室局係]長(?:補佐|代理)?|次長|参事|主幹|主査)"
# 保険年金課長(早瀬); 早瀬部長, (早瀬 こども部長)
_BEFORE = re.compile(rf"{_OFFICE}[ 　]?\($")
_AFTER = re.compile(rf"[ 　]?[^\s()、。「」はがをにの]{{0,12}}?{_OFFICE}(?![一-鿿])")
_REACH = 8


def are_colleagues(short: Cluster, full: Cluster, text: str) -> bool:
    """Whether a family name stands with an office, and the full name with 議員 or alone in brackets behind the words, and with no office."""
    if not any(_is_officer(f.start, f.end, text) for f in short.found) or any(text.startswith(("議員", "委員"), f.end) for f in short.found):
        return False
    member = any(text.startswith("議員", f.end) or _signs(f.start, f.end, text) for f in full.found)
    return member and not any(_is_officer(f.start, f.end, text) for f in full.found)


# Offices that one has beside no other post that is told instead: 杉野容疑者 is not 杉野市長, 森下青年部長 not 森下町長.
_PUBLIC = re.compile(
    r"[ 　]?((?:副)?(?:知事|市長|町長|村長|区長)|首相|大臣|長官|[都道府県市町村区]議(?:会議員|員)?|(?:衆院|参院|衆議院|参議院)議員|議長|署長|教育長|[部課室局係校]長|次長|教頭|裁判長|検事|容疑者|被告)(?![一-鿿])"
)
_TITLE_NEAR = 24  # characters before a full name in which its posts stand
_SENTENCE = re.compile(r"[。\n「」『』]")
# 早瀬徹市長, 早瀬徹氏（前北浜市長）
_POSTS_BEHIND = re.compile(rf"{CALLED}?(?:[ \u3000]?[(（][^()（）\n]{{1,40}}[)）]|[ \u3000]?[一-鿿ァ-ヺー]{{0,10}})")


def has_other_office(short: Cluster, full: Cluster, text: str) -> bool:
    """Whether the family name stands with a public office, and the full name with some other post and never near that office."""
    offices = {m[1] for f in short.found if (m := _PUBLIC.match(text, f.end)) is not None}
    if not offices:
        return False
    first, then = min(f.start for f in full.found), min(f.start for f in short.found)
    became = _ACCUSED if offices <= _OF_ACCUSED else _ELECTED
    if became.search(text, first, max(first, then)):
        # 元市議の早瀬徹氏が当選した。早瀬市長は…; 会社員の早瀬徹さんが逮捕された。早瀬容疑者は…
        return False
    same = re.compile("|".join(sorted(map(re.escape, offices | (_OF_ACCUSED if offices & _OF_ACCUSED else set())))) + ("|相(?![一-鿿])" if offices & {"大臣", "首相"} else ""))
    near = [(_SENTENCE.split(text[max(0, f.start - _TITLE_NEAR) : f.start])[-1], m[0]) for f in full.found if (m := _POSTS_BEHIND.match(text, f.end)) is not None]
    if any(same.search(before + after) for before, after in near):
        return False
    return any(_told_post(before) or _PUBLIC.match(after) is not None or lexicon().title_at_end(after.strip(" \u3000()（）")) is not None for before, after in near)


_OF_ACCUSED = frozenset(["容疑者", "被告"])
# How one comes to an office, and how one comes to be accused.
_ELECTED = re.compile("当選|再選|就任|着任|昇任|昇格|選ばれ|選出|に就|となった|になった")
_ACCUSED = re.compile("逮捕|起訴|送検|摘発|指名手配")
# 青年部長を務める + 森下圭, 自治会長、 + 浜口修, 職員の + 杉野誠一
_TITLE_AHEAD = re.compile(r"([一-鿿ァ-ヺー]{2,12})(?:を務める|を務めた|で|の|、|,|・|[ 　])?$")


def _told_post(before: str) -> bool:
    ahead = _TITLE_AHEAD.search(before)
    return ahead is not None and lexicon().title_at_end(ahead[1]) is not None


def _is_officer(start: int, end: int, text: str) -> bool:
    return _AFTER.match(text, end, end + 24) is not None or _BEFORE.search(text, max(0, start - _REACH), start) is not None


def _signs(start: int, end: int, text: str) -> bool:
    """補充はするのか。(早瀬 徹): who spoke."""
    return text[max(0, start - 2) : start] in ("。(", "?(", "!(") and text[end : end + 1] == ")"
