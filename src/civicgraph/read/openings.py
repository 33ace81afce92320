"""What opens a turn of a conversation on a line: the label in its style, and whether the line says anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind, Span

_FULL = 24  # the least a line holds that goes on below


class Opening(NamedTuple):
    style: str
    label: str
    span: Span


def may_speak(label: str, *, with_prose: bool = False) -> bool:
    """Whether a label may be a speaker's; 座長 and 事務局, which are keys of lists too, may be before prose."""
    plain = label.casefold()
    if plain in rules().keys or plain.strip("0123456789") in rules().notes or plain in rules().byline_roles:
        return plain in ("聞き手", "記者") or (with_prose and is_key_and_role(label))
    # 最優秀賞：みどり地図: what was won.
    return not label.isdecimal() and "http" not in plain and not label.endswith("賞")


def is_key_and_role(label: str) -> bool:
    return label in rules().keys and label in rules().speaker_roles


def is_called(name: str, text: str) -> bool:
    return name.endswith(rules().honorifics) or any(name + honorific in text for honorific in ("氏", "さん", "様", "くん", "先生"))


def says(text: str, line: Line) -> bool:
    content = text[line.start : line.end]
    return ends_sentence(content) and line.kind in (None, BlockKind.PARAGRAPH)


def wrapped(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether what is said begins on a full line and ends on one right below."""
    while index + 1 < len(lines) and lines[index].end - lines[index].start >= _FULL and not lines[index + 1].gap:
        index += 1
        if says(text, lines[index]):
            return True
    return False
