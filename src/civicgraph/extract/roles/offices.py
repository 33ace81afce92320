"""Who is of the office or body that the line above names: its contacts, its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.roles.holders import Item
from civicgraph.extract.roles.posts import Affiliation, Around
from civicgraph.extract.text.resolution import ResolvedReading
from civicgraph.records import Kind, Span

_CONTACT = re.compile(r"[(（・\s　]*担当(?:者)?[ 　]*[:：][ 　]*")
_NEXT_CONTACT = re.compile(r"(?:さん|氏|様)?[ 　]*[、,・][ 　]*")


def contacts(reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """担当：藤田補佐、今村係長 under the name of an office: they work there."""
    opening = _CONTACT.match(text, reading.sentence.start, reading.sentence.end)
    office = around.office
    if opening is None or office is None or any(r.kind is Kind.ORGANIZATION for r in reading.refs):
        return
    for ref in reading.refs:
        if ref.kind is Kind.PERSON:
            title = next((r for r in reading.roles if r.start == ref.end), None)
            end = title.end if title else ref.end
            role = text[title.start : title.end] if title else None
            yield Affiliation(ref.entity, office.entity, role, Span(opening.start(), end), 0.8, "contact-person")


_BULLETS = " \u3000・○◯〇●■□◆◇▽▼△▲※0123456789.()-－"
_LINE_OF_BODY = re.compile(r"[ 　]*(?:[(（][^()（）\n]*[)）])?[ 　]*")


def head_of_office(items: Sequence[Item], reading: ResolvedReading, text: str, around: Around) -> Iterator[Affiliation]:
    """課長 早瀬 徹 under the name of a division: its head."""
    office = around.office
    if office is None or len(items) != 2 or not items[0].role or items[1].ref is None or items[1].ref.kind is not Kind.PERSON:
        return
    role = text[items[0].start : items[0].end]
    above = text[text.rfind("\n", 0, office.start) + 1 : office.start].strip(_BULLETS)
    ends = text.find("\n", office.end)
    next_line = not above and ends != -1 and not text[ends : reading.sentence.start].strip()
    alone = not text[reading.sentence.start : items[0].start].strip(" 　・") and not _LINE_OF_BODY.sub("", text[items[1].end : reading.sentence.end], count=1).strip(" 　氏様")
    unit = re.sub(r"(?:補佐|代理|次長|長)$", "", role)
    if alone and next_line and role in lexicon().body_titles and not office.unit and _LINE_OF_BODY.fullmatch(text, office.end, ends):
        # みどり協会（みどりきょうかい）, and on the next line 会長 早瀬 徹.
        person = items[1].ref
        yield Affiliation(person.entity, office.entity, role, Span(office.start, items[1].end), 0.84, "post-below-body")
    elif alone and len(unit) == 1 and text[office.start : office.end].endswith(unit):
        person = items[1].ref
        yield Affiliation(person.entity, office.entity, role, Span(items[0].start, items[1].end), 0.84, "contact-person")
