"""Two of one family name in what an assembly said: the member named in full, and the officer by family name and post alone."""

from __future__ import annotations

import re

from civicgraph.extract.coreference.clusters import Cluster

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


def _is_officer(start: int, end: int, text: str) -> bool:
    return _AFTER.match(text, end, end + 24) is not None or _BEFORE.search(text, max(0, start - _REACH), start) is not None


def _signs(start: int, end: int, text: str) -> bool:
    """補充はするのか。(早瀬 徹): who spoke."""
    return text[max(0, start - 2) : start] in ("。(", "?(", "!(") and text[end : end + 1] == ")"
