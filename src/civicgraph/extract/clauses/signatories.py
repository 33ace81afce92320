"""Who has agreed with whom, told by those who sign: 東浜市の早瀬徹市長と若葉社の三枝光社長が協定書に署名した."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from civicgraph.extract.clauses.modality import is_asserted
from civicgraph.extract.clauses.sketches import BODY, EVENT, PERSON, sketch
from civicgraph.extract.text.resolution import ResolvedReading
from civicgraph.records import Predicate, Statement

_ONE = f"{BODY}[^、。{PERSON}{BODY}{EVENT}]{{0,16}}{PERSON}"
_SIGN = re.compile(
    rf"(?P<who>{_ONE}(?:(?:と|、|,|・|及び|および|並びに|ならびに)[^、。{PERSON}{BODY}]{{0,4}}{_ONE})+)"
    rf"(?:の?(?:両[氏者名]|[二三四2-9][人者氏名]))?(?:が|は|により|によって)(?![^。]{{0,60}}(?:との|前回の|以前の|過去の)[^。、]{{0,12}}(?:協定|覚書|合意書|議定書))(?:[^{PERSON}{BODY}。]|{BODY}(?=[^、。{PERSON}{BODY}]{{0,4}}(?:で|にて|において))){{0,60}}?(?:協定書?|覚書|合意書|議定書)(?:に|を|へ)(?:それぞれ)?(?:署名|調印|サイン|交わ|取り交わ|交換|締結|結[びんば](?!直))(?!し(?:た|ている)(?=[一-鿿ァ-ヺ]))"
)

_TO_COME = re.compile(r"[ぁ-ゖ]{0,4}(?:予定|方針|見通し|見込み|運び)")


def find_signatories(reading: ResolvedReading, text: str) -> Iterator[Statement]:
    """The bodies whose people a sentence says have signed an agreement, each with each."""
    start, end = reading.sentence.start, reading.sentence.end
    if not any(word in text[start:end] for word in ("協定", "覚書", "合意書", "議定書")):
        return
    drawn = sketch(start, end, reading.refs, reading.roles, text)
    for match in _SIGN.finditer(drawn.text):
        if not is_asserted(drawn.text, match.end(), len(drawn.text)):
            continue
        bodies = [drawn.refs[i] for i in range(*match.span("who")) if drawn.text[i] == BODY]
        if any(b.unit for b in bodies):
            continue
        status = "planned" if _TO_COME.match(drawn.text, match.end()) else None
        pairs = combinations(dict.fromkeys(b.entity for b in bodies), 2)
        yield from (Statement(one, Predicate.PARTNER, other, (drawn.span(*match.span()),), 0.84, "signatories", status=status) for one, other in pairs)
