"""Words of others in Markdown: shown as they are, never taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~!])")
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
    return f"[{plain(text)}](<{address}>)" if address and _ADDRESS.fullmatch(address) else plain(text)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; its cells are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
