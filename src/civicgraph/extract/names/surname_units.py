"""Family names that were read as the first word of a unit: 早瀬地域連携センター副所長, told by the rest of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Span

_HEADED = re.compile(r"副?(?:[所室局部課館本]|センター)?長")
_WRITTEN = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9]")
_KANJI = re.compile(r"[一-鿿々]+")
# An item of a list of those present: a family name, and a post.
_POST = re.compile(r"[^、。]{2,24}(?:長|監|主査|主幹|主任|補佐|理事|主事|参事|技師|係員)(?:[(（][^()（）]{1,8}[)）])?")


def with_parted_surnames(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such names parted into a person, and the unit where its own name is one."""
    people = {text[f.start : f.end] for r in readings for f in r.found if f.kind is Kind.PERSON}
    return [_parted(reading, people, text) for reading in readings]


def _parted(reading: Reading, people: set[str], text: str) -> Reading:
    headed = [f for f in reading.found if f.kind is Kind.ORGANIZATION and not f.known and _HEADED.match(text, f.end)]
    listed = set(_listed(reading, text)) if len(reading.found) > 3 else set()
    if not headed and not listed:
        return reading
    found, roles = list(reading.found), list(reading.roles)
    in_list = [f for f in found if not f.known and any(f.start == s.start and s.end < f.end for s in listed)]
    for unit in dict.fromkeys((*headed, *in_list)):
        cut = _surname(unit, reading, people, listed, text)
        if not cut:
            continue
        found.remove(unit)
        begins = unit.start + cut
        found.append(Found(unit.start, begins, Kind.PERSON, 0.85, "surname-before-unit"))
        if _is_name(begins, unit.end, text):
            found.append(unit._replace(start=begins, unit=True))
        roles = [Span(begins, r.end) if r.start <= unit.start < r.end else r for r in roles]
    for span in listed:
        if not any(f.start < span.end and span.start < f.end for f in found):
            found.append(Found(span.start, span.end, Kind.PERSON, 0.82, "surname-in-list"))
    return reading._replace(found=tuple(sorted(found)), roles=tuple(sorted(roles)))


def _is_name(start: int, end: int, text: str) -> bool:
    """Whether what follows the family name is a unit's name, not a common noun or the half of a post."""
    rest, lex = text[start:end], lexicon()
    common = rest in lex.units or rest in lex.not_organisations or rest in lex.suffixes
    return not rest.startswith("副") and len(rest) > 2 and not common and "・" not in rest


def _surname(unit: Found, reading: Reading, people: set[str], listed: set[Span], text: str) -> int:
    """How many characters of a unit's name are a family name; 0 where none are."""
    name = text[unit.start : unit.end]
    if _WRITTEN.match(text, unit.start - 1) or any(f.end == unit.start for f in reading.found):
        return 0
    for cut in (2, 3, 1):
        family, rest = name[:cut], name[cut:]
        if len(rest) < 2 or not _KANJI.fullmatch(family):
            continue
        if Span(unit.start, unit.start + cut) in listed:
            return cut
        if not is_surname(family) or (rest[0] == name[cut - 1] == "々"):
            continue
        if rest.startswith(("市立", "町立", "村立", "県立", "区立")):
            continue
        if rest.startswith("副") and cut > 1:
            # 早瀬 + 副機構 + 長
            return cut
        if cut == 1 or _stands_alone(name, text):
            continue
        named = any(p.startswith(family) and p != family for p in people) or re.search(family + r"(?:氏|さん|様)", text) is not None
        if named or (rest == "事務局" and not known(family)) or (len(rest) > 3 and _without(family, rest, text)):
            return cut
    return 0


def _stands_alone(name: str, text: str) -> bool:
    """Whether the text has the whole name where nobody heads it: みどり地域センターは."""
    return any(_HEADED.match(text, m.end()) is None for m in re.finditer(re.escape(name), text))


def _without(family: str, rest: str, text: str) -> bool:
    """Whether the text names the unit without the family name too."""
    return any(not text.endswith(family, 0, m.start()) for m in re.finditer(re.escape(rest), text))


def _listed(reading: Reading, text: str) -> Iterator[Span]:
    """The family names of a list whose items are all a family name and a post (早瀬教育次長、朝倉総務課長)."""
    start, end = reading.sentence.start, reading.sentence.end
    if text.count("、", start, end) < 3:
        return
    items: list[tuple[Span, bool] | None] = []
    for item in re.finditer(r"[^、。\n]+", text[start:end]):
        head = max(item.group().rfind(" "), item.group().rfind("\u3000"), item.group().rfind(":")) + 1
        if _POST.fullmatch(item.group()[head:]) is None:
            items.append(None)
            continue
        begins = start + item.start() + head
        cut = next((n for n in (2, 3) if is_surname(text[begins : begins + n])), 0)
        first = next((w for w in reading.sentence.words if w.start == begins), None)
        # Of a list of names one may be rare.
        rare = first.end if first is not None and len(first.surface) in (2, 3) and _KANJI.fullmatch(first.surface) else begins
        items.append((Span(begins, begins + cut if cut else rare), cut > 0))
    posts = [s for s in items if s is not None]
    sure = sum(told for _, told in posts)
    if len(posts) >= 4 and len(posts) >= 0.8 * len(items) and sure >= 0.75 * len(posts):
        yield from (span for span, _ in posts if span.end > span.start)
