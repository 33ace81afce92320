"""Units taken for one name with the body over them: みどり電話営業本部, where the text names みどり電話 too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from civicgraph.extract.coreference.clusters import stripped
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.found import Found, Reading
from civicgraph.records import Kind

# What a company or association is divided into, said only of a part.
_PARTS = ("本部", "事業部", "営業部", "支店", "支社", "支局", "営業所", "事務局")


def with_parted_units(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such names parted into the body and its unit."""
    bodies = {
        stripped(text[f.start : f.end])
        for r in readings
        for f in r.found
        if f.kind is Kind.ORGANIZATION and not f.unit and f.confidence >= 0.8
    }
    bodies = {name for name in bodies if len(name) >= 4}
    if not bodies:
        return list(readings)
    return [r.with_found(sorted(part for f in r.found for part in _parts(f, bodies, text))) for r in readings]


def _parts(found: Found, bodies: set[str], text: str) -> Iterator[Found]:
    name = text[found.start : found.end]
    if found.known or found.kind is not Kind.ORGANIZATION or not (found.unit or name.endswith(_PARTS)):
        yield found
        return
    over = max((b for b in bodies if name.startswith(b) and len(name) - len(b) > 1), key=len, default="")
    rest = name[len(over) :]
    # みどりの会準備会事務局 is the office of another body than みどりの会.
    other = any(rest[:n].endswith("会") for n in range(1, len(rest)))
    # みどり電話東浜会館 and みどり電話労働組合 are bodies of their own; 東浜市消防局 the ending of its name tells.
    if not over or other or not rest.endswith(_endings()):
        yield found
        return
    cut = found.start + len(over)
    yield Found(found.start, cut, Kind.ORGANIZATION, 0.85, "body-of-unit")
    yield Found(cut, found.end, Kind.ORGANIZATION, 0.85, "unit-of-body", unit=True)


@cache
def _endings() -> tuple[str, ...]:
    return (*(u for u in lexicon().units if len(u) > 1 or u in ("部", "課", "室", "局")), *_PARTS)
