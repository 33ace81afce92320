"""Announcements of who was elected: a body's officers, named on the lines below the sentence that says so, or at its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.roles.items import Item
from civicgraph.extract.roles.posts import PUBLIC_OFFICES, Affiliation, can_have
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Span

# みどり協会役員には、以下の方々が選出されました
_ELECTED = re.compile(
    r"(?:の)?(?:(?:20\d\d|令和\d+)年度?の?)?(?:新)?(役員|理事|監事|評議員|幹事|運営委員|委員|世話人|アンバサダー|フェロー)"
    r"(?:に|として|に?は|には)、?(?:以下|次|下記)の[^。]{0,12}?が?[^。]{0,6}?(?:選出|選任|選ばれ|就任|当選|任命|再任)"
)
# 早瀬 徹 氏, 三枝 亮 氏 (50音順): nothing but names.
_ASIDE = re.compile(rf"[(（][^()（）]*[)）]|{CALLED}|[、,，・\s　]")
_FAR = 12


def find_elected(document: Document, resolution: Resolution) -> Iterator[Affiliation]:
    """The people of the lines with nothing but names below a sentence that says who was elected to a body's board."""
    text = fold(document.text)
    if not any(word in text for word in ("選出", "選任", "選ばれ", "就任", "当選", "任命", "再任")):
        return
    for index, reading in enumerate(resolution.readings):
        bodies = (r for r in reading.refs if r.kind is Kind.ORGANIZATION)
        told = next(((b, m) for b in bodies if (m := _ELECTED.match(text, b.end, reading.sentence.end))), None)
        if told is None:
            continue
        body, said = told
        for below in resolution.readings[index + 1 : index + 1 + _FAR]:
            block = document.blocks[below.sentence.block]
            if block.start <= reading.sentence.start < block.end or block.kind is BlockKind.ROW:
                continue
            people = [r for r in below.refs if r.kind is Kind.PERSON]
            rest = text[block.start : block.end]
            for person in reversed(people):
                rest = rest[: person.start - block.start] + rest[person.end - block.start :]
            if not people or re.sub(r"^[\d.・\-]+", "", _ASIDE.sub("", rest)):
                break
            for person in people:
                evidence = Span(person.start, person.end)
                yield Affiliation(person.entity, body.entity, said.group(1), evidence, 0.86, "elected")


_MEETING = re.compile(r"総会|役員改選|理事会|評議員会")
# 「みどりの会」の設立総会, みどり協会令和5年度定時総会
_OF_MEETING = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?の?[^\s、。はがを「」の]{0,16}")
_MEETS = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?は、?")


def whose_meeting(reading: ResolvedReading, host: Ref | None, text: str) -> Ref | None:
    """The body whose general meeting or board a sentence says to have met: named before it, else whoever's page it is."""
    met = _MEETING.search(text, reading.sentence.start, reading.sentence.end)
    if met is None:
        return None
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and r.end <= met.start()]
    own = next((b for b in reversed(bodies) if _OF_MEETING.fullmatch(text, b.end, met.start())), None)
    topic = next((b for b in bodies if _MEETS.match(text, b.end)), None)
    return own or topic or host


_AND = re.compile(rf"(?:[ 　]?{CALLED})?(?:[(（][^()（）]{{1,40}}[)）])?(?:、|と|・|及び|および)")
_WAS = re.compile(rf"(?:[ 　]?{CALLED})?(?:[(（][^()（）]{{1,40}}[)）])?(?:が|を)、?(?:新たに|新しく|引き続き|それぞれ)?")
_CHOSEN = re.compile(r"に(?:新たに|満場一致で|全会一致で)?(?:それぞれ)?(?:選出|選任|再任|選ばれ|就任|互選|推薦され(?:て|、)?(?:承認|就任|選)|承認され|決定)(?!され[なず]|せず|しな|[^。、]{0,6}(?:辞退|固辞))")


def elected_at(items: Sequence[Item], meeting: Ref | None, sort: str | None, text: str) -> Iterator[Affiliation]:
    """総会後の理事会で三枝徹氏が理事長に再任された; 早瀬徹氏、千葉佳子氏が理事に選任され: in the body that met."""
    if meeting is None:
        return
    for index, role in enumerate(items):
        title = text[role.start : role.end]
        if not role.role or not index or not _CHOSEN.match(text, role.end) or title.endswith(("議長", "議事録署名人", *PUBLIC_OFFICES)) or not can_have(sort, title):
            continue
        end, told = role.start, _WAS
        for item in reversed(items[:index]):
            if item.ref is None or item.ref.kind is not Kind.PERSON or not told.fullmatch(text, item.end, end):
                break
            yield Affiliation(item.ref.entity, meeting.entity, title, Span(item.start, role.end), 0.82, "role-held-by")
            end, told = item.start, _AND
