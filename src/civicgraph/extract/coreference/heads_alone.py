"""Family names that stand before the post alone, and were taken for a part of a body's name: 早瀬市長, 早瀬地域研究センター副所長."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from civicgraph.extract.coreference.clusters import stripped
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind


def towns_of(readings: Sequence[Reading], text: str) -> Set[str]:
    """The municipalities that a text names oftener than by their mayor."""
    names = {text[f.start : f.end] for r in readings for f in r.found if f.kind is Kind.ORGANIZATION and f.sector == "LocalGovernment" and not f.unit}
    return {n for n in names if n[-1:] in lexicon().municipality_suffixes and text.count(n) > max(1, text.count(f"{n}長"))}


def mayor_alone(found: Found, towns: Set[str], text: str) -> Found:
    """早瀬市 (from 早瀬市長) is a name, where no such city is known, or the text tells of one other city and never of this."""
    name = text[found.start : found.end]
    if found.kind is not Kind.ORGANIZATION or text[found.end : found.end + 1] != "長" or not name.endswith(("市", "町", "村")):
        return found
    if not is_surname(name[:-1]) or len(name) > 4 or text.count(name) != text.count(f"{name}長"):
        return found
    if re.match(r"[一-鿿々(（]", text[found.start - 1 : found.start]):
        # 朝倉京太郎早瀬村長, 朝倉京太郎（早瀬村長）: whose mayor somebody is, after the name.
        return found
    others = [t for t in towns if t.endswith(name[-1]) and not t.endswith(name)]
    many = re.search(rf"長[、・と](?:[^、。]{{1,6}}[市町村]長[、・と])*{name}長|{name}長[、・と][^、。]{{1,6}}[市町村]長", text) is not None
    if (known(name) and (len(others) != 1 or many)) or (not known(name) and found.method != "municipality-by-last-word"):
        return found
    return Found(found.start, found.end - 1, Kind.PERSON, 0.82, "person-before-role")


_POST = re.compile(r"長|副?(?:所長|センター長|館長|機構長|本部長|室長|局長|部長|課長|係長|次長)|担当|主査|主幹|係長|補佐|主任")


def head_and_office(found: Found, text: str) -> Iterator[Found]:
    """早瀬地域研究センター before 副所長: a family name, and the office that the text names elsewhere without it."""
    name = text[found.start : found.end]
    if found.kind is Kind.ORGANIZATION and not found.known and len(name) > 5 and _POST.match(text, found.end):
        for cut in (3, 2):
            office = name[cut:]
            if not is_surname(name[:cut]) or not office.endswith(_ends(office)) or known(name[:cut] + "市") or len(office) < 4:
                continue
            if text.count(office) > text.count(name) and stripped(office) == office:
                yield Found(found.start, found.start + cut, Kind.PERSON, 0.84, "person-before-role")
                yield Found(found.start + cut, found.end, Kind.ORGANIZATION, 0.84, "unit-of-head", unit=True)
                return
    yield found


def _ends(office: str) -> tuple[str, ...]:
    lex = lexicon()
    return tuple(s for s in (*lex.suffixes, *lex.units) if office.endswith(s) and len(office) > len(s))
