"""How Japanese names are read, so that a reader can search for them in kana or in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_KANJI = re.compile(r"[\u3400-\u9fff々]")
_KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff]+")
_LONGEST = 200  # characters; no name that somebody types is longer


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").tokenizer(mode=SplitMode.C)


def readings(names: Iterable[str]) -> list[str]:
    """The katakana readings of the names written with kanji, sorted; SudachiDict's guess, for search only.

    A name with a part that the dictionary cannot read is left out.

    >>> readings(["東京都", "Code for Japan"])
    ['トウキョウト']
    """
    found = {_reading(name) for name in names if len(name) <= _LONGEST and _KANJI.search(name)}
    return sorted(found - {""})


def _reading(name: str) -> str:
    parts = [(m.surface(), m.reading_form()) for m in _tokenizer().tokenize(name) if m.surface().strip()]
    spoken = [reading if _KANA.fullmatch(reading) and reading != "キゴウ" else surface for surface, reading in parts]
    whole = "".join(spoken)
    return "" if _KANJI.search(whole) else whole


def spelling_script() -> str:
    """JavaScript that defines `normalise` and `latin`, which bring names and queries to one spelling."""
    return (Path(__file__).parent / "script" / "romaji.js").read_text(encoding="utf-8")
