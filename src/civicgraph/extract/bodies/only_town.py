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


def _is_town(entity: str, resolution: Resolution) -> bool:
    named = resolution.entities[entity]
    towns = tuple(s for s in lexicon().municipality_suffixes if s not in ("都", "道", "府", "県"))
    return named.sector == "LocalGovernment" and any(n.text.endswith(towns) for n in named.names if n.lang == "ja")
