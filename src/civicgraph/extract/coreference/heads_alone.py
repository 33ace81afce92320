"""Mayors told by their family name alone, which was taken for the name of a town: 早瀬市長."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.surname_heads import names_who_heads
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind


def towns_of(readings: Sequence[Reading], text: str) -> Set[str]:
    """The municipalities that a text names oftener than by their mayor."""
    names = {text[f.start : f.end] for r in readings for f in r.found if f.kind is Kind.ORGANIZATION and f.sector == "LocalGovernment" and not f.unit}
    return {n for n in names if n[-1:] in lexicon().municipality_suffixes and text.count(n) > max(1, text.count(f"{n}長"))}


_WHOLE_BEFORE = re.compile(r"(?<![一-鿿々])([一-鿿々ヶ]{1,4})[ \u3000][一-鿿々ぁ-ゖァ-ヺー]{1,4}[ \u3000]+$")


def mayor_alone(found: Found, towns: Set[str], text: str) -> Found:
    """早瀬市 (from 早瀬市長) is a name, where no such city is known, or the text tells of one other city and never of this."""
    name = text[found.start : found.end]
    if found.kind is not Kind.ORGANIZATION or text[found.end : found.end + 1] != "長" or not name.endswith(("市", "町", "村")):
        return found
    if not is_surname(name[:-1]) or len(name) > 4 or text.count(name) != text.count(f"{name}長"):
        return found
    if re.match(r"[一-鿿々(（]", text[found.start - 1 : found.start]):
        # 朝倉源太郎早瀬村長, 朝倉源太郎（早瀬村長）: whose mayor somebody is, after the name.
        return found
    if names_who_heads(found.start, found.end - 1, text):
        # 若葉町長　早瀬正夫
        return found
    if (whole := _WHOLE_BEFORE.search(text, max(0, found.start - 12), found.start)) is not None and is_surname(whole[1]):
        # 朝倉 源太郎　早瀬村長
        return found
    others = [t for t in towns if t.endswith(name[-1]) and not t.endswith(name)]
    many = re.search(rf"長[、・と](?:[^、。]{{1,6}}[市町村]長[、・と])*{name}長|{name}長[、・と][^、。]{{1,6}}[市町村]長", text) is not None
    if (known(name) and (len(others) != 1 or many)) or (not known(name) and found.method != "municipality-by-last-word"):
        return found
    return Found(found.start, found.end - 1, Kind.PERSON, 0.82, "person-before-role")
