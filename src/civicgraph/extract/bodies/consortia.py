"""Which bodies a council or a consortium is made of: A社、B社で構成する「みどり協議会」, みどり協議会の構成団体はA社、B社."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extract.clauses.sketches import BODY, QUOTED, Sketch, sketch
from civicgraph.extract.text.resolution import Ref, Resolution, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_AND = r"(?:をはじめ(?:とする)?|ほか|、|,|，|と|や|・|及び|および|並びに|ならびに|[ 　])+"
# A name that nobody found may stand among the others.
_WHO = rf"(?P<who>{BODY}+(?:{_AND}(?:[一-鿿ァ-ヺー・]{{2,16}}{_AND})?{BODY}+)+)(?:など|等|ほか|ら)?"
_COUNT = r"(?:の(?:[^、。Ｐ]{0,24}?)?[0-9一二三四五六七八九十]+(?:社|者|団体|機関|組織|市町村?|市|町|村|法人|大学|校|自治体))?(?:など|等)?"
_MADE = r"(?:構成|組織|結成)(?:する|される|された|した|されている|している)"
_WHOLE = rf"(?P<whole>[{BODY}{QUOTED}])"
# みどり会の活動に賛同し参加: some bodies take part in what others do, and are no part of it.
_PATTERNS = (
    # A社、B社、C大学(など)で構成する「みどり協議会」; A社とB社からなるみどり連合
    re.compile(rf"{_WHO}{_COUNT}(?:(?:で|から|により|によって|が){_MADE}|から(?:なる|成る))(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}"),
    # みどり協議会はA社、B社で構成される。
    re.compile(rf"{_WHOLE}(?:は|とは)、?[^。ＰＯＥＮ]{{0,30}}?{_WHO}{_COUNT}(?:[^。、ＰＯＥＮはがを]{{0,24}})(?:で|から|により|によって)(?:構成|組織)(?:され|さ|する|し(?!な))"),
    re.compile(rf"{_WHOLE}(?:は|とは)、?[^。ＰＯＥＮ]{{0,30}}?{_WHO}{_COUNT}から(?:なる|なり|成る|成り)"),
    # みどり協議会の構成団体は、A社ほか、B社、C社の3社
    re.compile(rf"{_WHOLE}の?(?:参画|加盟|構成|会員|正会員|参加|メンバー)(?:企業|団体|機関|自治体|組織|会社|市町村|校|大学|員|メンバー)?は、?{_WHO}{_COUNT}(?:だ|です|である|で|となって|と|。|$)"),
)
# A社、B市などでつくる連絡会, A社とB社が加わって連絡会が発足した: who set it up.
_FOUNDED = (
    re.compile(rf"{_WHO}{_COUNT}(?:と[^、。Ｐはがを]{{0,14}}?)?(?:が|で)(?:つくる|作る|つくった|作った)(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}"),
    re.compile(rf"{_WHO}{_COUNT}が(?:加わって|加わり|参加して|参加し|参画して|参画し|集まって|集まり)、?(?:[^、。ＰＯＥＮはがを]{{0,12}}?){_WHOLE}(?:が|を|は)(?:発足|設立|結成|創設|立ち上)"),
)
_FOUNDING = ("つくる", "作る", "つくった", "作った", "加わ", "参加し", "参画し", "集ま")
_NEEDED = ("構成", "組織", "結成", "からな", "から成", "参画", "加盟", "会員", "参加", "メンバー")


def find_consortia(resolution: Resolution, text: str) -> Iterator[Statement]:
    """PartOf from each of the bodies that a sentence says another body is made of."""
    for reading in resolution.readings:
        if len(reading.refs) < _FEWEST:
            continue
        said = text[reading.sentence.start : reading.sentence.end]
        founding = any(word in said for word in _FOUNDING)
        if not (founding or any(word in said for word in _NEEDED)) or sum(r.kind is Kind.ORGANIZATION for r in reading.refs) < _FEWEST:
            continue
        drawn = sketch(reading.sentence.start, reading.sentence.end, reading.refs, reading.roles, text)
        for pattern in _PATTERNS:
            for match in pattern.finditer(drawn.text):
                yield from _made_of(drawn, match, reading, resolution)
        for pattern in _FOUNDED if founding else ():
            for match in pattern.finditer(drawn.text):
                for made in _made_of(drawn, match, reading, resolution):
                    yield replace(made, subject=str(made.object), predicate=Predicate.FOUNDER, object=made.subject, method="founded-by-bodies")


_FEWEST = 3


def _whole(drawn: Sketch, at: int, reading: ResolvedReading) -> Ref | None:
    """The body that a mark stands for; of a quoted one, what the quotation marks hold."""
    quoted = drawn.offsets[at] + 1
    return drawn.refs.get(at) or next((r for r in reading.refs if r.start == quoted and r.kind is Kind.ORGANIZATION), None)


def _made_of(drawn: Sketch, match: re.Match[str], reading: ResolvedReading, resolution: Resolution) -> Iterator[Statement]:
    whole = _whole(drawn, match.start("whole"), reading)
    # A city is not made of those who work with it.
    if whole is None or whole.unit or resolution.entities[whole.entity].sector in ("LocalGovernment", "NationalGovernment"):
        return
    span: Span = drawn.span(*match.span())
    for at in range(*match.span("who")):
        member = drawn.refs.get(at)
        branch = drawn.text[at + 1 : at + 2] == BODY  # みどり商工会 + 北浜支部
        if not branch and member is not None and member.kind is Kind.ORGANIZATION and member.entity != whole.entity:
            yield Statement(member.entity, Predicate.PART_OF, whole.entity, (span,), 0.82, "made-of-bodies")
