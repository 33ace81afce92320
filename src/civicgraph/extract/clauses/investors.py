"""Who put money into a company: みどり社は、北斗投資、若葉銀行を引受先とする増資で…; 引受先は、北斗投資、若葉銀行の2社です."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.text.resolution import Ref, ResolvedReading
from civicgraph.records import Kind, Predicate, Span, Statement

_OF_MONEY = re.compile("出資|引受先|割当先|引受人|投資家|調達")
_BRACKET = r"[」』]?(?:[(（][^()（）]{0,60}[)）])?"
_COUNTED = r"(?:など|等|ほか|他)?(?:の?[0-9一二三四五六七八九十]+社)?(?:を含む[^。、]{0,30})?(?:、?(?:および|及び|並びに|と|や)?(?:複数の)?(?:個人投資家|既存投資家|既存株主|エンジェル投資家)[^。、]{0,12})?"
_INVEST = re.compile(rf"{_BRACKET}{_COUNTED}(?:を(?:引受先|割当先|リード投資家|リードインベスター)(?:と|に)|から(?:の|、)?[^。、はが]{{0,14}}?(?:出資|(?:円|資金|総額)[^。、はが]{{0,10}}調達)|による(?:出資|第三者割当))")
_NAMED = re.compile(r"(?:引受先|割当先|投資家|引受人|出資者|出資企業)は、?$")
_ARE = re.compile(rf"{_BRACKET}{_COUNTED}(?:です|となり|であ|。|$)")
_AND = re.compile(rf"{_BRACKET}(?:、|・|と|や|及び|および|並びに|ならびに)")
_DOES = re.compile(rf"{_BRACKET}(?:は|が)")
_NONE = re.compile(r"(?:て|で)(?:い)?ない|予定はな|ません|検討|断")


def find_investors(reading: ResolvedReading, spoken_of: Ref | None, text: str) -> Iterator[Statement]:
    """The bodies of a sentence that are said to have put money into whichever it, or the sentence before, speaks of."""
    sentence = reading.sentence
    if _OF_MONEY.search(text, sentence.start, sentence.end) is None or _NONE.search(text, sentence.start, sentence.end):
        return
    # 北斗投資(本社:東浜市): where it is, in the bracket, gave nothing.
    bodies = [r for r in reading.refs if r.kind is Kind.ORGANIZATION and text.count("(", sentence.start, r.start) == text.count(")", sentence.start, r.start)]
    lasts = [i for i, r in enumerate(bodies) if _INVEST.match(text, r.end, sentence.end)]
    if not lasts:
        first = next((i for i, r in enumerate(bodies) if _NAMED.search(text, max(sentence.start, r.start - 8), r.start)), None)
        lasts = [_last_of(bodies, first, text)] if first is not None else []
        if not lasts or _ARE.match(text, bodies[lasts[0]].end, sentence.end) is None:
            return
    given: list[Ref] = []
    # 北斗投資をリード投資家として、若葉銀行、みどり社を引受先とする: two lists.
    for at in lasts:
        listed = bodies[at : at + 1]
        for before in reversed(bodies[:at]):
            if before in given or _AND.fullmatch(text, before.end, listed[0].start) is None:
                break
            listed.insert(0, before)
        given += listed
    receiver = next((r for r in reversed(bodies) if r.end <= given[0].start and not r.anaphor and _DOES.match(text, r.end)), spoken_of)
    if receiver is None or receiver.kind is not Kind.ORGANIZATION:
        return
    span = Span(given[0].start, given[-1].end)
    for body in given:
        if body.entity != receiver.entity:
            yield Statement(receiver.entity, Predicate.FUNDER, body.entity, (span,), 0.82, "investor")


def _last_of(bodies: Sequence[Ref], first: int, text: str) -> int:
    """The last of a list that begins with a body."""
    while first + 1 < len(bodies) and _AND.fullmatch(text, bodies[first].end, bodies[first + 1].start):
        first += 1
    return first
