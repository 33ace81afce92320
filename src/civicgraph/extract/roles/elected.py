"""Announcements of who was elected: a body's officers, named on the lines below the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.resolution import Resolution
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
