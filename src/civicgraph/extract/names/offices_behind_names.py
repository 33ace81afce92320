"""Names before an elected office or another title that follows a family name: 早瀬知事, 早瀬一生市長."""

from __future__ import annotations

from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import is_surname

_OFFICES = frozenset(["知事", "市長", "町長", "村長", "区長", "議員", "首相"])
# Titles that follow a family name, however else the dictionary knows it (桜沢副理事); 千葉支部長 is no such.
_SURNAME_TITLES = frozenset(["部長", "課長", "室長", "係長", "次長", "課長補佐", "主査", "主幹", "主事", "主任", "参事", "教授", "准教授", "名誉教授", "講師", "学長", "副学長", "総長", "校長", "所長", "館長", "局長", "教育長", "助役", "事務局長", "専務", "常務", "頭取", "理事", "副理事", "会長", "社長", "委員", "大臣", "研究員", "弁護士", "記者", "選手", "監督", "理事長", "副理事長", "代表理事", "副会長", "副社長", "機構長", "院長", "園長", "塾長", "委員長", "副委員長", "座長", "副座長", "審議官", "参事官", "企画官", "副知事", "副市長", "副町長", "副村長", "議長", "副議長", "特任教授", "客員教授", "助教", "専務理事", "常務理事", "学部長", "研究科長", "副校長", "教頭", "会頭", "総裁", "監事"])


def before_office(before: Segment, role: Segment, text: str) -> int | None:
    """Where the name before an elected office begins: 早瀬知事, 早瀬一生市長; no other noun stands there."""
    if role.part is not Part.ROLE or before.end != role.start:
        return None
    title = text[role.start : role.end]
    if title not in _OFFICES and title not in _SURNAME_TITLES:
        return None
    name = text[before.start : before.end]
    if title in _SURNAME_TITLES:
        return before.start if before.part is Part.REST and 1 < len(name) <= 3 and is_surname(name) else None
    cuts = range(min(len(name), 3), 0, -1)
    if before.part in (Part.REST, Part.PERSON) and len(name) <= 6 and any(is_surname(name[:n]) for n in cuts):
        return before.start
    return None
