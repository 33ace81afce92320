"""Which mayor or governor a family name before a town and its office means: 早瀬高松市長 where the text lists 早瀬徹, 高松市長."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.words import is_surname
from civicgraph.names import name_key
from civicgraph.records import Kind

_LONGEST_FAMILY = 4
# What may stand between a name and the post after it on its line or on the next, and before it.
_AFTER = CALLED + r"?[ \u3000]*(?:[(（【][ぁ-ゖァ-ヺー・ \u3000]{2,20}[)）】])?[\s\u3000]{0,3}[(（]?(?:[^\n。、()（）]{1,30}[ \u3000]?[/／・、,][ \u3000]?)?POST"
_BEFORE = r"POST[ \u3000]*[:：・の]?[ \u3000]*"
_ANY_HEAD = r"[一-鿿々ヶァ-ヺーぁ-ゖ]{1,8}?(?:[市町村区]長|知事)"


def keys_of_heads(readings: Sequence[Reading], text: str) -> dict[tuple[int, int], str]:
    """By the span of such a family name the key of the person whom it means; of two heads of one family name each has his own."""
    heads = [(f, post) for reading in readings for f in reading.found if f.kind is Kind.PERSON and (post := _post_after(f, reading, text))]
    if not heads:
        return {}
    families = {text[f.start : f.end] for f, _ in heads}
    named: dict[str, list[Found]] = defaultdict(list)
    posts: dict[str, set[str]] = defaultdict(set)
    for found, post in heads:
        posts[text[found.start : found.end]].add(post)
    for found in (f for reading in readings for f in reading.found if f.kind is Kind.PERSON):
        for family in families:
            if text.startswith(family, found.start) and found.end - found.start > len(family):
                named[family].append(found)
    return {(f.start, f.end): key for f, post in heads if (key := _key(text[f.start : f.end], post, named, posts, text))}


def _post_after(found: Found, reading: Reading, text: str) -> str:
    """The town's office right after a family name: 高松市長, 香川県知事."""
    family = text[found.start : found.end]
    if len(family) > _LONGEST_FAMILY or not is_surname(family):
        return ""
    town = next((f for f in reading.found if f.start == found.end and f.kind is Kind.ORGANIZATION and f.sector == "LocalGovernment" and not f.unit), None)
    office = re.match("長|知事", text[town.end : town.end + 2]) if town is not None else None
    return text[town.start : town.end] + office.group() if town is not None and office is not None else ""


def _key(family: str, post: str, named: dict[str, list[Found]], posts: dict[str, set[str]], text: str) -> str:
    held = {name_key(text[f.start : f.end]) for f in named[family] if _stands_beside(f, re.escape(post), text)}
    if len(held) == 1:
        return held.pop()
    others = any(_stands_beside(f, _ANY_HEAD, text) for f in named[family])
    return f"{family}@{post}" if held or others or len(posts[family]) > 1 else ""


def _stands_beside(name: Found, post: str, text: str) -> bool:
    after = re.compile(_AFTER.replace("POST", post)).match(text, name.end)
    return after is not None or re.search(_BEFORE.replace("POST", post) + r"\Z", text[max(0, name.start - 16) : name.start]) is not None
