"""The one municipality of a text: whose mayor and whose divisions are meant where the text names no other."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.records import Kind

_ASSEMBLY = re.compile("議案|本会議|一般質問|定例会|臨時会|[市町村]議会")


def only_town(resolution: Resolution, text: str) -> Ref | None:
    """The only city, town or village that the text names, with at least two mentions and no body named oftener; or, where an
    assembly's business is reported, the one that the first line names.
    """
    counts = Counter(
        r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit
    )
    towns = [e for e in counts if _is_town(e, resolution)]
    if len(towns) != 1:
        return None
    first = next(r for r in resolution.refs_of(towns[0]) if not r.unit)
    # In the names of its bodies and houses the town is named too (北浜市みどりセンター).
    said = text.count(text[first.start : first.end])
    if first.end <= len(text) - len(text.lstrip()) + len(text.strip().partition("\n")[0]) and _ASSEMBLY.search(text):
        return structs.replace(first, confidence=0.7)
    if said < 2 or said < max((n for e, n in counts.items() if e != towns[0]), default=0):
        return None
    return structs.replace(first, confidence=0.7)


# お問い合わせ, このページの担当課: what stands below is who wrote the page.
_CONTACT = re.compile(
    r"[■●◆◇○〇【<＜\[(（・]*[^\n。、:：]{0,14}(?:お?問い?合わ?せ先?|連絡先|担当(?:課|部署|部局)?|申し?込み?先|提出先)[・/／、]?(?:お?問い?合わ?せ先?|申し?込み?先)?[】\])）>＞]*[ 　]*[:：]?"
)
_TOWN_HALL = re.compile(r"市役所|役場|県庁|区役所|庁舎|\.lg\.jp|市長|町長|村長")
_BLOCK_LENGTH = 120  # characters


def town_of_contact(resolution: Resolution, unit: Ref, text: str) -> str | None:
    """Whose division is named below お問い合わせ: of the one town that a text or its first line names, where its hall or address stands below it or the
    text names no other body.
    """
    above, _, before = text[max(0, unit.start - _BLOCK_LENGTH) : unit.start].rpartition("\n")
    if _CONTACT.fullmatch(before.strip() or above.rstrip().rpartition("\n")[2].strip()) is None:
        return None
    bodies = {r.entity for reading in resolution.readings for r in reading.refs if r.kind is Kind.ORGANIZATION and not r.unit}
    towns = [e for e in bodies if _is_town(e, resolution)]
    # Where a firm has its seat is another town: of several the one that the first line names.
    first = text.strip().partition("\n")[0]
    towns = [e for e in towns if any(n.text in first for n in resolution.entities[e].names)] if len(towns) > 1 else towns
    if len(towns) != 1:
        return None
    names = [n.text for n in resolution.entities[towns[0]].names if n.lang == "ja"]
    below = text[unit.end : unit.end + _BLOCK_LENGTH]
    told = any(n in below for n in names) or _TOWN_HALL.search(below) is not None or len(bodies) == 1
    return towns[0] if told else None


def _is_town(entity: str, resolution: Resolution) -> bool:
    named = resolution.entities[entity]
    towns = tuple(s for s in lexicon().municipality_suffixes if s not in ("都", "道", "府", "県"))
    return named.sector == "LocalGovernment" and any(n.text.endswith(towns) for n in named.names if n.lang == "ja")
