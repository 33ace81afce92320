"""Markdown: the text is the file as it was read, and blocks are spans of it, markup within them included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from civicgraph.read.lines import Line
from civicgraph.read.metadata import Page, front_matter
from civicgraph.read.plain import as_page
from civicgraph.records import BlockKind, Span

_LINE_END = re.compile(r"\r\n?|\n")
_MARKUP_BEFORE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]+|#{2,6}(?=[^#\s]))?")
_BULLET = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# ##会場: a heading to whoever wrote it; with a single # it may be a tag.
_TIGHT_HEADING = re.compile(r"^(#{2,6})(?=[^#\s])", re.M)
_MARKER = re.compile(r"([ ]*)((?:[-*+]|\d{1,9}[.)])[ ]+)(?=\S)")
_FENCE = re.compile(r"[ ]*(?:```|~~~)")
_STATED_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*[\"']?[ \t]*(?P<title>[^\r\n]*?)[ \t]*[\"']?[ \t]*$", re.M)
_CELL = re.compile(r"(?:\\\||`[^`]*`|[^|\\`]|\\|`)+")


def read_markdown(text: str, origin: str) -> Page:
    """The article in a Markdown text; front matter is metadata, code and raw HTML are left out."""
    stated, start = front_matter(text)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    skipped = text.count("\n", 0, start) + len(re.findall(r"\r(?!\n)", text[:start]))
    # Blank lines in place of the front matter keep the parser's line numbers those of the file.
    body = "\n" * skipped + _TIGHT_HEADING.sub(r"\1 ", text[start:])
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(_with_nested_lists(body))
    lines = list(_lines(text, starts, tokens))
    title = None if any(line.kind is BlockKind.TITLE for line in lines) else _STATED_TITLE.search(text, 0, start)
    if title is not None and title["title"]:
        # A page whose title stands in its front matter alone.
        lines.insert(0, Line(*title.span("title"), 0, gap=True, kind=BlockKind.TITLE))
    return as_page(text, lines, stated)


def _with_nested_lists(body: str) -> str:
    """The text, line for line, with items that are indented too deep to be items brought under the line before them."""
    made: list[str] = []
    inside = None
    fenced = False
    for line in re.split(r"\r\n?|\n", body):
        fenced ^= _FENCE.match(line) is not None
        marker = None if fenced else _MARKER.match(line)
        if marker is not None:
            indent = len(marker[1])
            if inside is not None and indent > inside + 3:
                line, indent = " " * inside + line[indent:], inside
            inside = indent + len(marker[2])
        elif not line.strip():
            inside = None
        made.append(line)
    return "\n".join(made)


def _lines(text: str, starts: Sequence[int], tokens: Sequence[Token]) -> Iterator[Line]:
    """A line for each line of text in the tokens, with what the markup says of it."""
    path: list[str] = []
    titled = False
    for place, token in enumerate(tokens):
        if token.nesting == 1:
            path.append(token.type)
        elif token.nesting == -1:
            path.pop()
        if token.nesting == 1 and token.type == "tr_open" and token.map:
            yield _row(text, starts, token.map[0])
        elif token.type == "hr" and token.map:
            yield from _spans(text, starts, token.map, _MARKUP_BEFORE, None, 0)
        elif token.type == "inline" and token.map and "tr_open" not in path:
            kind, level, before = None, 0, _MARKUP_BEFORE
            if path[-1] == "heading_open":
                level = int(tokens[place - 1].tag[1:])
                kind = BlockKind.HEADING if titled or level > 1 else BlockKind.TITLE
                titled = titled or level == 1
            elif "list_item_open" in path:
                kind, level, before = BlockKind.ITEM, path.count("list_item_open"), _BULLET
            lines = list(_spans(text, starts, token.map, before, kind, level))
            # A list item is one over all its lines; a paragraph's lines may be turns or bylines of their own.
            yield from [replace(lines[0], end=lines[-1].end)] if kind is BlockKind.ITEM and lines else lines


def _spans(
    text: str,
    starts: Sequence[int],
    lines: Sequence[int],
    before: re.Pattern[str],
    kind: BlockKind | None,
    level: int,
) -> Iterator[Line]:
    first = True
    for number in range(lines[0], lines[1]):
        begin, end = _bounds(text, starts, number)
        match = before.match(text, begin, end) or _MARKUP_BEFORE.match(text, begin, end)
        begin = match.end() if match else begin
        content = text[begin:end].strip()
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            content = content.rstrip("#").rstrip() if first else ""
        if content:
            begin = text.index(content, begin)
            yield Line(begin, begin + len(content), 0, first, kind if first else None, level)
            first = False


def _bounds(text: str, starts: Sequence[int], number: int) -> tuple[int, int]:
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return starts[number], end


def _row(text: str, starts: Sequence[int], number: int) -> Line:
    begin, end = _bounds(text, starts, number)
    cells = []
    for match in _CELL.finditer(text, begin, end):
        if content := match[0].strip():
            start = text.index(content, match.start())
            cells.append(Span(start, start + len(content)))
    line = text[begin:end].strip() or text[begin:end]
    first = cells[0].start if cells else text.index(line, begin)
    last = cells[-1].end if cells else first + len(line)
    return Line(first, last, 0, gap=False, kind=BlockKind.ROW, cells=tuple(cells))
