"""The house, work or project that the sentence before, or the title or heading above, says something of."""

from __future__ import annotations

import re

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind

# システムの開発と保守は、北浜市の + みどり社が
PART_OF_IT = re.compile(r"(?:開発|保守|運営|運用|運行|設計|施工|[制製]作|編集|デザイン|構築|管理|監修|調査|分析|配給|翻訳|印刷|事務局)は、?[^。、はが]{0,40}$")


def is_thing(ref: Ref, text: str) -> bool:
    """Whether a mention is of a work, a project or a house: that a town or a country is run by nobody goes without saying."""
    house = ref.kind is Kind.PLACE and (text[ref.start - 1 : ref.start] in ("「", "『") or text.endswith(tuple(word_list("venues", "suffixes")), ref.start, ref.end))
    return house or ref.kind in (Kind.WORK, Kind.PROJECT)


def named_thing(reading: ResolvedReading, text: str) -> Ref | None:
    """The one house, work or project that a title names, where it says no more of it than what it is: 交流拠点「みどり荘」."""
    things = [r for r in reading.refs if is_thing(r, text)]
    return things[0] if len({r.entity for r in things}) == 1 else None


THING_IS = re.compile(r"[」』]?(?:[(（][^()（）]{1,60}[)）])?(?:(?:の(?:提供|運用|運行|運営|配信|公開))?[はが]|。|を(?:新たに|このたび)?(?:公開|作成|制作|発行|刊行|開設|開発|オープン|リリース)し(?:た|まし))")
