"""People called by a part of their name: by the given name (早瀬徹さん（36）、理沙さん夫妻 … 徹さん), or by the first part of a
name in kana (はやせりささん … はやせさん).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from civicgraph.extract.coreference.clusters import Cluster, split_name
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.records import Kind

_CALLED = re.compile(HONORIFIC)
_KANA = re.compile(r"[ぁ-ゖ]{5,}|[ァ-ヴー]{5,}")
_LEAST = 2


def same_by_given_name(clusters: Sequence[Cluster], readings: Sequence[Reading], text: str) -> Iterator[tuple[int, int]]:
    """(who is called by a given name only, who bears it with a family name), where one person alone bears it."""
    bearers: dict[str, set[int]] = defaultdict(set)
    called: dict[int, str] = {}
    for index, cluster in enumerate(clusters):
        if cluster.kind is not Kind.PERSON or cluster.known is not None:
            continue
        surfaces = {text[f.start : f.end] for f in cluster.found}
        only = next(iter(surfaces)) if len(surfaces) == 1 else ""
        if _LEAST <= len(only) <= 3 and only not in lexicon().common_surnames and all(_CALLED.match(text, f.end) for f in cluster.found):
            called[index] = only
            continue
        for found in cluster.found:
            family, given = split_name(readings, found, text)
            if given and len(family) > 1:
                bearers[given].add(index)
    for index, name in called.items():
        if len(bearers.get(name, ())) == 1:
            yield index, next(iter(bearers[name]))


def called_in_kana(clusters: Sequence[Cluster], text: str) -> Iterator[tuple[int, Found]]:
    """Places where the first part of one person's name in kana stands before an honorific, with that person's cluster."""
    whole = {text[f.start : f.end]: i for i, c in enumerate(clusters) if c.kind is Kind.PERSON for f in c.found if _KANA.fullmatch(text, f.start, f.end)}
    if not whole:
        return
    taken = [f for c in clusters for f in c.found]
    for honorific in _CALLED.finditer(text):
        end = honorific.start()
        for length in range(6, _LEAST - 1, -1):
            part = text[max(end - length, 0) : end]
            owners = {i for name, i in whole.items() if name.startswith(part) and len(name) - length >= _LEAST}
            if len(owners) != 1 or len(part) < length:
                continue
            if not any(f.start < end and end - length < f.end for f in taken):
                yield owners.pop(), Found(end - length, end, Kind.PERSON, 0.8, "called-by-part")
            break
