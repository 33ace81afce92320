"""Family names that open the lines of a dialogue, read as one name with what is said (早瀬　協会は…, 三枝　早瀬さんこそ)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_surname
from civicgraph.records import Kind

_OPENS = re.compile(r"^[ 　]*([一-鿿々ヶァ-ヺ]{1,4})[ 　]+(?=[^\s　])", re.MULTILINE)
_VOICES = 2


def with_parted_labels(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with such names parted, where two family names or more of people named in full open lines."""
    full = {name for r in readings for f in r.found if f.kind is Kind.PERSON and " " not in (name := text[f.start : f.end]) and "　" not in name}
    labels = {m.start(1): m.end(1) for m in _OPENS.finditer(text) if _begins(m[1], full)}
    if len({text[start:end] for start, end in labels.items()}) < _VOICES:
        return list(readings)
    return [r.with_found(sorted(part for f in r.found for part in _parted(f, labels, full, text))) for r in readings]


def _begins(name: str, full: set[str]) -> bool:
    return any(p.startswith(name) and p != name for p in full)


def _parted(found: Found, labels: dict[int, int], full: set[str], text: str) -> list[Found]:
    end = labels.get(found.start, found.end)
    if end >= found.end:
        return [found]
    label = Found(found.start, end, Kind.PERSON, 0.85, "speaker-label")
    said = text[end : found.end].lstrip(" 　")
    plain = in_dictionary(said) and not is_given_name(said) and not is_surname(said)
    if found.kind is not Kind.PERSON or plain:
        # 早瀬　協会は…, 早瀬　皆さん
        return [label]
    # 早瀬　健一 in a list of names is one name.
    another = text[found.start : end] + said not in full and (_begins(said, full) or (is_surname(said) and not is_given_name(said)))
    return [label, structs.replace(found, start=found.end - len(said))] if another else [found]
