"""Family names that were read as the first word of a unit: 早瀬地域連携センター副所長, told by the rest of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Span

_HEADED = re.compile(r"副?(?:[所室局部課館本]|センター)?長")
_HEADED_BELOW = re.compile(rf"(?:[一-鿿ァ-ヺー]{{1,10}}[課室係班部])?{_HEADED.pattern}")
# 【早瀬評価調査会座長】: of committees, where a turn's speaker is told; 渋沢研究会会長が述べた tells nobody's name.
_CHAIRED = re.compile(r"副?(?:[座会]|委員)長[】\]〕)）]")
_OPENS = ("【", "[", "〔", "(", "（")
_WRITTEN = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9]")
# 早瀬事務局長, 早瀬分科会長: what is hardly ever named after its field in one word that is a family name too.
_BARE = ("事務局", "分科会", "小委員会")
_KANJI = re.compile(r"[一-鿿々]+")


def with_parted_surnames(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such names parted into a person, and the unit where its own name is one."""
    people = {text[f.start : f.end] for r in readings for f in r.found if f.kind is Kind.PERSON}
    return [_parted(reading, people, text) for reading in readings]


def _parted(reading: Reading, people: set[str], text: str) -> Reading:
    posts = {r.start for r in reading.roles}
    # 早瀬総合政策局 + 総務課 + 長
    posts |= {f.start for f in reading.found if f.unit and _HEADED.match(text, f.end)}
    headed = [f for f in reading.found if f.kind is Kind.ORGANIZATION and not f.known and (f.end in posts or _HEADED.match(text, f.end) or _is_chaired(f, text))]
    if not headed:
        return reading
    found, roles = list(reading.found), list(reading.roles)
    for unit in headed:
        person = next((f for f in found if f.kind is Kind.PERSON and f.end == unit.start), None)
        if person is not None and _GIVEN_IN_KANA.fullmatch(text, unit.start, unit.end) and is_surname(text[person.start : person.end]):
            # 早瀬 + みづ枝局 + 長
            found = [f for f in found if f is not unit and f is not person]
            found.append(structs.replace(person, end=unit.end - 1))
            roles = [Span(unit.end - 1, r.end) if r.start <= unit.start < r.end else r for r in roles]
            continue
        cut = _surname(unit, reading, people, text)
        if not cut:
            continue
        found.remove(unit)
        begins = unit.start + cut
        found.append(Found(unit.start, begins, Kind.PERSON, 0.85, "surname-before-unit"))
        if _is_name(begins, unit.end, text):
            found.append(structs.replace(unit, start=begins, unit=True))
        roles = [Span(begins, r.end) if r.start <= unit.start < r.end else r for r in roles]
    return structs.replace(reading, found=tuple(sorted(found)), roles=tuple(sorted(roles)))


_GIVEN_IN_KANA = re.compile("[ぁ-ゖ]{1,3}[一-鿿]?[局部課室所館係]")


# 早瀬税理士事務所: called after whoever runs it.
_OWN_FIRM = re.compile(r".{0,8}(?:士|法律|会計|設計|建築|特許|法務|労務|労働|デザイン|測量)事務所|.{0,4}(?:医院|歯科|商店|工務店|酒造|クリニック|診療所|製作所|農園)")


def _is_chaired(unit: Found, text: str) -> bool:
    label = text.startswith(_OPENS, unit.start - 1) and _CHAIRED.match(text, unit.end) is not None
    return label and text.endswith(lexicon().committees, unit.start, unit.end)


def _is_name(start: int, end: int, text: str) -> bool:
    """Whether what follows the family name is a unit's name, not a common noun or the half of a post."""
    rest, lex = text[start:end], lexicon()
    common = rest in lex.units or rest in lex.not_organisations or rest in lex.suffixes
    return not rest.startswith("副") and len(rest) > 2 and not common and "・" not in rest


def _surname(unit: Found, reading: Reading, people: set[str], text: str) -> int:
    """How many characters of a unit's name are a family name; 0 where none are."""
    name = text[unit.start : unit.end]
    if (unit.start > 0 and _WRITTEN.match(text, unit.start - 1)) or any(f.end == unit.start for f in reading.found):
        return 0
    for cut in (2, 3, 1):
        family, rest = name[:cut], name[cut:]
        if len(rest) < 2 or not _KANJI.fullmatch(family):
            continue
        if not is_surname(family) or (rest[0] == name[cut - 1] == "々"):
            continue
        if rest.startswith(("市立", "町立", "村立", "県立", "区立")) or _OWN_FIRM.fullmatch(rest):
            continue
        if rest.startswith(("副", "大学院")) and cut > 1 and not known(family + "大学"):
            # 早瀬 + 副機構 + 長, 早瀬 + 大学院 + 工学研究科長
            return cut
        if cut == 1 or _stands_alone(name, text):
            continue
        # 早瀬評価調査会座長, and elsewhere 早瀬でございます: no committee has a family name, but a town's (北浜 + 市).
        chaired = _is_chaired(unit, text)
        if chaired and (known(name[: cut + 1]) or not _is_name(unit.start + cut, unit.end, text)):
            continue
        named = (chaired and family in people) or any(p.startswith(family) for p in people) or re.search(family + CALLED, text) is not None
        if named or (rest in _BARE and not known(family)) or (len(rest) > 3 and _without(family, rest, text)):
            return cut
    return 0


def _stands_alone(name: str, text: str) -> bool:
    """Whether the text has the whole name where nobody heads it: みどり地域センターは."""
    return any((_HEADED_BELOW.match(text, m.end()) or _CHAIRED.match(text, m.end())) is None for m in re.finditer(re.escape(name), text))


def _without(family: str, rest: str, text: str) -> bool:
    """Whether the text names the unit without the family name too."""
    return any(not text.endswith(family, 0, m.start()) for m in re.finditer(re.escape(rest), text))
