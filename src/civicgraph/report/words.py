"""How the report names kinds, predicates, statuses and its own parts."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(lang: str = "ja") -> dict[str, dict[str, str]]:
    """The report's words in a language ("ja" or "en"), in the order in which they are shown."""
    told = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = told[lang]
    return found
