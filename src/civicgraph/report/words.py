"""How the report names kinds, predicates and statuses."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words() -> dict[str, dict[str, str]]:
    """The report's words for kinds, predicates and statuses, in the order in which they are shown."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
