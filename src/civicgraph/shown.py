"""Words of others in a page: one line, no character that steers the text around it, never longer than a reader needs."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 160
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def shown(text: str, longest: int = _LONGEST) -> str:
    r"""The text in one line, control and direction characters replaced by U+FFFD, cut with "…" after `longest`.

    >>> shown("市 役\u202e所", 3)
    '市 …'
    """
    line = " ".join(text.split()) if len(text) <= 4 * longest else " ".join(text[: 4 * longest].split())
    seen = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _UNSEEN else c for c in line)
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def web_address(text: str | None) -> str | None:
    """The address where it is one of the web (http or https), else None: nothing else becomes a link."""
    return text if text and _ADDRESS.fullmatch(text) else None
