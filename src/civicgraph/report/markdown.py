"""Words of others in Markdown: shown as they are, never taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~!])")
# What an address may hold besides letters and digits (RFC 3987); a table would break at "|".
_KEPT = ":/?#[]@!$&'()*+,;=%-._~"
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def plain(text: str) -> str:
    r"""The text in one line, with all that Markdown, tables and HTML would act on escaped.

    >>> plain("<b>A|B</b>")
    '&lt;b\\>A\\|B&lt;/b\\>'
    """
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;"))
    return line.replace("\\<", "&lt;")


def link(text: str, address: str | None) -> str:
    """A link on the text where the address is one of the web, else the text alone."""
    if not address or not _ADDRESS.fullmatch(address):
        return plain(text)
    return f"[{plain(text)}](<{quote(address, safe=_KEPT)}>)"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; its cells are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
