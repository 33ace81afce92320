"""Officers whom one row of a body's profile lists: 評議員名簿 | 早瀬 徹（北斗大学 教授）千葉 佳子（…）, 役員 | ■理事【代表理事】三枝千里（…）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.text.lines import lines
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Span

_KEY = re.compile(r"[ 　]*(?P<office>役員|理事|監事|評議員|顧問|幹事|副会長|副理事長|副代表|共同代表|常務理事|専務理事|常任理事|会計|会計監査|監査|書記|世話人|運営委員|理事・監事|役員等|役職員|執行部)(?:名簿|一覧|氏名|構成|体制)?\s*(?:[(（][^()（）]*[)）])?[ 　]*")
_NAMED = re.compile(r"[ 　]*(?:団体|法人|組織|正式)?(?:名|名称)[ 　]*")
# ■ 理事: of all below it; 【代表理事】: of the next.
_OVER = re.compile(r"[■□◆◇●○◎▼▶・][ 　]*(?P<over>[一-鿿]{2,6})|[【\[〔](?P<own>[一-鿿]{2,8})[】\]〕]")
_GENERAL = ("役員", "役員等", "役職員", "執行部", "理事・監事")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_TWO = 2


def find_officer_rows(document: Document, resolution: Resolution, owner: str | None) -> Iterator[Affiliation]:
    """The place of each in the body whose profile it is: the one that the row 団体名 names, else the document's `owner`."""
    if not any(b.kind is BlockKind.ROW for b in document.blocks):
        return
    text = fold(document.text)
    body = owner
    for line in lines(document, resolution):
        cells = line.block.cells
        if line.block.kind is not BlockKind.ROW or len(cells) != _TWO:
            continue
        bodies = [r for r in line.refs if r.kind is Kind.ORGANIZATION and not r.unit]
        if _NAMED.fullmatch(cells[0].of(text)) and len(bodies) == 1 and bodies[0].start <= cells[1].start + 1:
            body = bodies[0].entity
        key = _KEY.fullmatch(cells[0].of(text))
        if key is None or body is None:
            continue
        yield from _listed([r for r in line.refs if r.kind is Kind.PERSON], key.group("office"), cells[1], body, text)


def _listed(people: Sequence[Ref], office: str, cell: Span, body: str, text: str) -> Iterator[Affiliation]:
    asides = [m.span() for m in _BRACKETED.finditer(text, cell.start, cell.end)]
    outside = [p for p in people if p.start >= cell.start and not any(a <= p.start < b for a, b in asides)]
    over = "" if office in _GENERAL else office
    last = cell.start
    for person in outside:
        own = ""
        for mark in _OVER.finditer(text, last, person.start):
            word = mark.group("over") or mark.group("own")
            if word not in lexicon().titles and word not in word_list("membership", "roles"):
                continue
            over, own = (word, own) if mark.group("over") else (over, word)
        before = text[last : person.start].strip(" 　、,・\n")
        own = own or (before if before in lexicon().titles else "")
        yield Affiliation(person.entity, body, own or over or None, Span(person.start, person.end), 0.84, "officer-row")
        last = person.end
