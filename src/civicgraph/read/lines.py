"""Lines of a text as spans, the common ground of the three readers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from civicgraph.errors import InputError
from civicgraph.records import BlockKind, Span

# What an article may have at most: the characters of a thick book, the lines of ten.
LONGEST = 1_000_000
MOST_LINES = 50_000
_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n?|\n")
# Code points at a line's end that tell whether it ends a sentence: a search from its start would take long.
_END = 16
SENTENCE_END = re.compile(
    r"[。｡．！？!?…♪♡](?:[」』）)\]”\"'’]|（笑）|\(笑\))*$|[」』](?:[）)])?$|[（(]笑[）)]$|\.[\"”’)]?$"
)
# With what such an end closes.
_CLOSES = frozenset("。｡．！？!?…♪♡」』）)]”\"'’.\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, without the white space around it.

    `indent` counts the leading white space; `gap` says that a blank line (or the border of a block of markup)
    stands before it. `kind`, `level` and `cells` are what markup says of it.
    """

    start: int
    end: int
    indent: int
    gap: bool
    kind: BlockKind | None = None
    level: int = 0
    cells: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The line as a span."""
        return Span(self.start, self.end)


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from code point `start` on; CR, LF and CRLF all end a line."""
    lines: list[Line] = []
    border = start
    for match in _LINE.finditer(text, start):
        content = match[0].strip()
        if not content:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        begin = match.start() + indent
        breaks = len(_LINE_END.findall(text, border, match.start()))
        lines.append(Line(begin, begin + len(content), indent, gap=not lines or breaks > 1))
        border = match.end()
    return lines


def check_length(text: str, origin: str) -> None:
    """Raise InputError for a text that is longer than any article, before anything takes long over it."""
    remedy = "Give one article at a time."
    if len(text) > LONGEST:
        raise InputError(origin, f"it is longer than {LONGEST:,} characters.", remedy)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise InputError(origin, f"it has more than {MOST_LINES:,} lines.", remedy)


_WRITTEN = re.compile(r"[^\W_ー]")


def is_rule(content: str) -> bool:
    """Whether a line only separates (―――, * * *, ーーー): it holds no letter and no digit.

    >>> is_rule("＊＊＊"), is_rule("記")
    (True, False)
    """
    return _WRITTEN.search(content) is None


def ends_sentence(content: str) -> bool:
    """Whether a line ends as prose does."""
    return content[-1:] in _CLOSES and SENTENCE_END.search(content, max(0, len(content) - _END)) is not None
