"""Telling the roles that head an organisation from those that head a part of it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_BETWEEN_ROLES = re.compile(r"\s*(?:兼務?|[、,・／/()（）;；]|\band\b|&)\s*")
_ENGLISH_LINK = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?")


@cache
def _titles() -> tuple[str, ...]:
    """Head titles, longest first."""
    table = tomllib.loads((Path(__file__).parent / "heads.toml").read_text(encoding="utf-8"))
    return tuple(sorted(table["titles"], key=lambda title: (-len(title), title)))


def is_head(role: str, organization_names: Iterable[str]) -> bool:
    """Whether who holds `role` heads the organisation of these names.

    True for a head title alone or with the organisation's own name before it (経済産業大臣 of 経済産業省),
    and for the unit's own word with 長 (課長 of 情報経済課). False for deputies, former holders and heads
    of a unit inside.

    >>> is_head("商務情報政策局 情報経済課長", ["経済産業省"]), is_head("情報経済課長", ["情報経済課"])
    (False, True)
    """
    names = [_plain(name) for name in organization_names]
    return any(_heads(part, names) for part in _BETWEEN_ROLES.split(_plain(role)) if part)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _heads(role: str, names: list[str]) -> bool:
    if role.isascii():
        title, *unit = _ENGLISH_LINK.split(role, maxsplit=1)
        return title in _titles() and all(any(part in name for name in names) for part in unit)
    role = role.replace(" ", "")
    for title in _titles():
        if role.endswith(title) and _named_in(role.removesuffix(title), names):
            return True
    return role.endswith("長") and len(role) > 1 and any(name.endswith(role[:-1]) for name in names)


def _named_in(prefix: str, names: list[str]) -> bool:
    """Nothing stands before the title, or only what begins the organisation's name."""
    return not prefix or (len(prefix) > 1 and any(name.replace(" ", "").startswith(prefix) for name in names))
