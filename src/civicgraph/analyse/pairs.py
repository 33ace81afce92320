"""Two and two: who has the same contacts, and whose tie may be missing from the graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import log

from civicgraph.analyse.network import Social
from civicgraph.analyse.scores import Details, Score, score

WIDEST = 400  # contacts of a go-between that still says something of two of them
_LISTED = 200  # pairs of a measure; the rest says less and less


def similar(found: Social) -> list[Score]:
    """Jaccard's index of the contacts of two who share at least two; the two themselves do not count."""
    values: dict[tuple[int, int], tuple[float, Details]] = {}
    for (one, other), common in _shared(found).items():
        union = {*found.network[one], *found.network[other]} - {one, other}
        if common > 1:
            values[one, other] = (common / len(union), (("shared", float(common)),))
    return _listed(found, values)


def candidates(found: Social) -> list[Score]:
    """The sum of 1/log(contacts) over the go-betweens of two who are not tied and share at least two."""
    sums: dict[tuple[int, int], float] = defaultdict(float)
    shared = _shared(found)
    for between in _between(found):
        part = 1 / log(len(found.network[between]))
        for pair in combinations(sorted(found.network[between]), 2):
            if shared[pair] > 1 and not found.network.has_edge(*pair):
                sums[pair] += part
    return _listed(found, {pair: (value, (("shared", float(shared[pair])),)) for pair, value in sums.items()})


def _shared(found: Social) -> Counter[tuple[int, int]]:
    """How many contacts each two share."""
    pairs: Counter[tuple[int, int]] = Counter()
    for between in _between(found):
        pairs.update(combinations(sorted(found.network[between]), 2))
    return pairs


def _between(found: Social) -> list[int]:
    return [node for node, ties in found.network.degree() if 1 < ties <= WIDEST]


def _listed(found: Social, values: dict[tuple[int, int], tuple[float, Details]]) -> list[Score]:
    best = sorted(values.items(), key=lambda item: (-round(item[1][0], 6), item[0]))[:_LISTED]
    return [score(found, one, value, details, other) for (one, other), (value, details) in best]
