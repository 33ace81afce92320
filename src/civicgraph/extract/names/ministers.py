"""The ministry of a minister who is named with his office: 国土交通副大臣 + 早瀬徹 is of 国土交通省, 国交相 too, デジタル大臣 of デジタル庁."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind, Span

OF_MINISTER = "ministry-of-minister"
# 経産相, 外相: what newspapers write for 経済産業大臣 and 外務大臣.
_OFFICE = re.compile(r"(?:元|前)?(?P<ministry>[一-鿿ァ-ヺー]{2,6}?(?:担当)?(?=副?大臣(?:政務官|補佐官)?$)|[一-鿿ァ-ヺー]{1,6}?(?=相$))")
_TO_NAME, _CALLED_SO = re.compile(r"[の　 ・:：]{0,2}"), re.compile(rf"[ 　]?{CALLED}(?![ 　]*[(（])")
_OF_COUNTRY = re.compile(r"[一-鿿ァ-ヺー]の?[ 　]?$")
# 中国の + 早瀬外務大臣, 外務大臣 早瀬氏（ + 韓国
_OF, _IN_BRACKET = re.compile(r"(?:政府)?[の・ 　]?"), re.compile(rf"{CALLED}?[ 　]*[(（]")
# 環境大臣 代読, 国土交通大臣 表彰: what is done in his name.
_IN_HIS_NAME = ("代読", "代理", "表彰", "感謝状", "賞")
# 総務大臣（議長）, all of a cell
_ASIDE = re.compile(r"[ 　]*(?:[(（][^()（）]{1,12}[)）])?[ 　]*")
_ABROAD = re.compile(r"[ァ-ヺー・=＝]{3,}")


def with_ministries(found: tuple[Found, ...], roles: Sequence[Span], text: str, cell: Span | None = None) -> tuple[Found, ...]:
    """The mentions of a sentence with the ministries of ministers beside whose office somebody's name stands; none of other countries.

    `cell` is the sentence where it is a cell of a table, in which the office may stand alone.
    """
    added = [m for role in roles if (m := _ministry(found, role, text, cell)) is not None]
    return tuple(sorted((*found, *added))) if added else found


def _ministry(found: Sequence[Found], role: Span, text: str, cell: Span | None) -> Found | None:
    office = _OFFICE.match(text[role.start : role.end])
    bodies = _known(office["ministry"]) if office is not None else ()
    if office is None or not bodies:
        return None
    people = [f for f in found if f.kind is Kind.PERSON]
    before = next((f for f in people if f.end <= role.start and text[f.end : role.start].strip(" 　") in ("", "元", "前")), None)
    after = next((f for f in people if f.start >= role.end and (_TO_NAME.fullmatch(text, role.end, f.start) or (text[role.end : f.start] == "、" and _CALLED_SO.match(text, f.end)))), None)
    holder = before or after
    alone = cell is not None and not people and cell.start == role.start and _ASIDE.fullmatch(text, role.end, cell.end) is not None
    # ペルー外務大臣の…, アンヘル・マネロ外務大臣
    foreign = before is None and _OF_COUNTRY.search(text, max(0, role.start - 3), role.start) is not None
    if alone:
        return Found(role.start + office.start("ministry"), role.start + office.end("ministry"), Kind.ORGANIZATION, 0.9, OF_MINISTER, bodies, "NationalGovernment")
    if holder is None or foreign or _is_of_country(found, holder, role, text) or text.startswith(_IN_HIS_NAME, holder.start) or _ABROAD.fullmatch(text, holder.start, holder.end):
        return None
    start = role.start + office.start("ministry")
    end = role.start + office.end("ministry")
    if any(f.start < end and start < f.end and f.kind is not Kind.EVENT for f in found):
        return None
    return Found(start, end, Kind.ORGANIZATION, 0.9, OF_MINISTER, bodies, "NationalGovernment")


def _is_of_country(found: Sequence[Found], holder: Found, role: Span, text: str) -> bool:
    """Whether another country is named before the minister, or in the bracket behind him."""
    start, end = min(holder.start, role.start), max(holder.end, role.end)
    home = ("日本", "日本国", "我が国")
    places = (f for f in found if f.kind is Kind.PLACE and any(k.id.startswith("place/country-") for k in f.known) and text[f.start : f.end] not in home)
    return any(_OF.fullmatch(text, f.end, start) if f.end <= start else _IN_BRACKET.fullmatch(text, end, f.start) for f in places)


def _known(name: str) -> tuple[KnownEntity, ...]:
    """The ministry of today that the office is named after, else the agency; 外相 and 法相 of 外務省 and 法務省."""
    name = name.removesuffix("担当")
    bodies = known(f"{name}省") or known(f"{name}庁") or known(f"{name}務省") or known(f"{name}水省")
    return bodies if len(bodies) == 1 and bodies[0].sector == "NationalGovernment" else ()
