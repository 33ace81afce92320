"""Brackets that say where a body is or how a name is read, over which the grammar of posts reads on."""

from __future__ import annotations

import re

from msgspec import structs

from civicgraph.extract.roles.posts import Around
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind

# 株式会社みどり（北斗市）, みどり信用金庫（本店・東京都板橋区）: where a body is, not another one, unless its mayor or council follows.
_OPENS_ADDRESS = re.compile(r"[」』]?[(（](?:(?:本店|本社|本部|所在地|事務局|住所)[ 　]?[・:：/／]?[ 　]?)?[^()（）、。はがをに]{0,8}$")
# 早瀬徹（はやせ・とおる）, 早瀬徹（Toru Hayase）, 早瀬徹（42）
_SPELT = re.compile(r"[ 　]*[(（](?:[ぁ-ゖァ-ヺー・ 　]+|[A-Z][A-Za-z ,.'-]+|\d{2}歳?)[)）]")
_GOVERNS = re.compile(r"[ 　]?(?:副?[市町村区]?長(?!室)|副?知事|議会|議員|役所|役場|庁|職員|教育委員会)")


def without_asides(reading: ResolvedReading, text: str, around: Around) -> ResolvedReading:
    """The sentence without the municipalities that a bracket gives as a place: the body before it goes on to its end, as
    does a person over how the name is read, and the age.
    """
    if not reading.refs:
        return reading
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION]
    brackets = [(r, m.end()) for r in reading.refs if r.kind is Kind.PERSON and (m := _SPELT.match(text, r.end, reading.sentence.end))]
    # 早瀬徹（Midori Lab）: whose man he is, no spelling.
    spelt = {r: end for r, end in brackets if not any(r.end < b.start < end for b in bodies)}
    ends: dict[Ref, int] = dict(spelt)
    addresses: set[Ref] = set()
    for place in bodies:
        followed = any(r.unit and r.start == place.end for r in bodies)
        if place.entity not in around.local or followed or _GOVERNS.match(text, place.end):
            continue
        closes = text.startswith((")", "）"), place.end)
        if closes and text[place.start - 1 : place.start] in ("(", "（") and text.startswith("の", place.end + 1):
            # みどり大（北斗市）の早瀬徹教授: of whatever stands before the bracket.
            addresses.add(place)
        for body in bodies:
            if 0 < place.start - body.end <= 16 and _OPENS_ADDRESS.match(text[body.end : place.start]):
                addresses.add(place)
                if closes:
                    ends[body] = place.end + 1
    if not addresses and not spelt:
        return reading
    refs = tuple(structs.replace(r, end=ends.get(r, r.end)) for r in reading.refs if r not in addresses)
    return structs.replace(reading, refs=refs)
