"""How likely two bearers of a personal name are one: by how common family and given name are."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_NAMESAKES = 0.1  # expected other bearers of a full name among the people of a collection, from which it is common


def is_rare(family: str, given: str, *, families: int, givens: int, people: int) -> bool:
    """Whether a full name hardly has two bearers in a collection of so many people's names.

    `families` of them have its family name and `givens` its given name. If the parts are independent, (families - 1) *
    (givens - 1) / people others bear both by chance; one in ten is too many. Names with one of the most frequent family
    names of the country (surnames.toml), and names whose parts are not known, are never rare.

    >>> is_rare("海野", "直人", families=1, givens=9, people=100), is_rare("佐藤", "直人", families=1, givens=1, people=2)
    (True, False)
    """
    if not family or not given or family in _frequent():
        return False
    return (families - 1) * (givens - 1) < _NAMESAKES * people


@cache
def _frequent() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "surnames.toml").read_text(encoding="utf-8"))
    return frozenset(name for line in table["frequent"] for name in line.split())
