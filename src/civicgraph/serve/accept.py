"""Which media type a client gets: RFC 9110, 12.5.1 (Accept), with the more specific range before the wider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def choose(accept: str, offers: Mapping[str, Sequence[str]]) -> str | None:
    """The media type that suits `accept` best, the first of equals; None where none does.

    `offers` has for each media type the other names that clients ask for it by, which count where they are named in
    full. An empty `accept` means anything.

    >>> choose("text/html, application/json;q=0.9", {"text/csv": (), "application/sparql-results+json": ("application/json",)})
    'application/sparql-results+json'
    """
    ranges = _ranges(accept)
    if not ranges:
        return next(iter(offers))
    weights = {
        offer: max(_weight(offer, ranges), *(_weight(name, ranges) for name in names if name in ranges), (0, 0))
        for offer, names in offers.items()
    }
    best = max(weights, key=lambda offer: weights[offer])
    return best if weights[best] > (0, 0) else None


def _ranges(accept: str) -> dict[str, float]:
    found = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            found[name] = min((_quality(text) for text in parameters if text.startswith("q=")), default=1.0)
    return found


def _quality(text: str) -> float:
    try:
        weight = float(text.removeprefix("q="))
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _weight(name: str, ranges: Mapping[str, float]) -> tuple[float, int]:
    """The weight of a media type, and how closely it was named; (0, 0) where it is not wanted."""
    for closeness, wanted in ((3, name), (2, name.partition("/")[0] + "/*"), (1, "*/*")):
        if wanted in ranges:
            return (ranges[wanted], closeness) if ranges[wanted] > 0 else (0.0, 0)
    return (0.0, 0)
