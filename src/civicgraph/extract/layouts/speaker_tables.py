"""Tables of talks: 講演タイトル, 講演者 with their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Span

# みどり市民の会/北斗大学 早瀬 徹氏: whose man speaks, and his name.
_SPEAKER = re.compile(r"(?P<bodies>[^。()（）「」]{2,40}?)[ 　]+(?P<name>(?:(?![氏様])[一-鿿々ヶ]){1,4}[ 　]?(?:(?!氏|様|さん|先生)[一-鿿々ぁ-ゖァ-ヺー]){1,5})(?:氏|さん|様|先生)?")


def listed_speaker(cell: Span, column: str, text: str) -> Iterator[LaidOut]:
    """The bodies and the name that a cell under 講演者 holds, where no post stands between them."""
    parted = _SPEAKER.fullmatch(text, cell.start, cell.end) if column == "who" else None
    if parted is None or not any(is_surname(parted.group("name")[:n]) for n in (3, 2, 1)):
        return
    bodies = parted.group("bodies")
    if lexicon().title_at_end(bodies) or bodies in lexicon().titles or is_surname(bodies):
        return
    yield LaidOut(Span(*parted.span("name")), Kind.PERSON, 0.85, "speaker-in-table", 5.6)
    for body in re.finditer(r"[^/／]+", bodies):
        start = parted.start("bodies") + body.end() - len(body.group().lstrip(" 　"))
        yield LaidOut(Span(start, start + len(body.group().strip(" 　"))), Kind.ORGANIZATION, 0.75, "body-in-programme", 4.5)
