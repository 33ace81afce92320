"""HTML: the text is the article's own words, one line for each block, the cells of a row parted by tabs.

`region` decides what is article, `head` reads the metadata; this module turns the region into lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree, html

from civicgraph.errors import InputError
from civicgraph.names import fold
from civicgraph.read.boilerplate import find_furniture
from civicgraph.read.head import read_head, site_name
from civicgraph.read.lines import MOST_LINES, Line
from civicgraph.read.metadata import Page
from civicgraph.read.plain import as_page
from civicgraph.read.region import article_region
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind, Span

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *(
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
        ),
        *("tr", "ul"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_LONGEST_CELL = 1000
_MOST_TAGS = 200_000


@dataclass(slots=True)
class _Piece:
    """A line in the making: its words (or cells), and what the markup says of it."""

    cells: list[str]
    kind: BlockKind | None = None
    level: int = 0
    gap: bool = True


@dataclass(slots=True)
class _Writer:
    """Collects the pieces while the tree is walked."""

    pieces: list[_Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    row: list[str] | None = None
    term: str | None = None
    broken: bool = False

    def flush(self, *, broken: bool = False) -> None:
        """End the line; `broken` says by a <br>, so that the next one is of the same block."""
        joined = _WRAP.sub("", _INVISIBLE.sub("", "".join(self.words)))
        content = _SPACE.sub(" ", joined).strip()
        self.words.clear()
        if content and self.row is not None:
            # Words may stand in a row outside its cells: before the first they are one of their own.
            self.row[-1:] = [f"{self.row[-1]} {content}".strip()] if self.row else [content]
        elif content:
            self.pieces.append(self._piece(content, gap=not self.broken))
        self.broken = broken and (self.broken or bool(content))

    def _piece(self, content: str, *, gap: bool) -> _Piece:
        heading = next((tag for tag in reversed(self.path) if tag in _HEADINGS), None)
        if heading:
            return _Piece([content], BlockKind.HEADING, _HEADINGS[heading])
        if self.path and self.path[-1] == "dt":
            self.term = content
            return _Piece([content])
        if (
            "dd" in self.path
            and self.term is not None
            and self.pieces
            and self.pieces[-1].cells == [self.term]
        ):
            cells = [self.term, content]
            self.term = None
            self.pieces.pop()
            return _Piece(cells, BlockKind.ITEM)
        depth = sum(tag in ("ul", "ol") for tag in self.path)
        if "li" in self.path:
            return _Piece([content], BlockKind.ITEM if gap else None, depth, gap)
        return _Piece([content], gap=gap)


def read_html(text: str, origin: str) -> Page:
    """The article of a page. Raises InputError where the page cannot be parsed."""
    tree = _parse(text, origin)
    head = read_head(tree)
    site = site_name(tree, head.publisher)
    region = article_region(tree)
    pieces = _with_site(_with_title(_pieces(region), head.title), site)
    if len(pieces) > MOST_LINES:
        raise InputError(origin, f"it has more than {MOST_LINES:,} lines.", "Give one article at a time.")
    article, lines = _lay_out(pieces)
    furniture = find_furniture(article, lines)
    if furniture:
        kept = [piece for index, piece in enumerate(pieces) if index not in furniture]
        article, lines = _lay_out(kept)
    page = as_page(article, lines, head)
    title = next((piece.cells[0] for piece in pieces if piece.kind is BlockKind.TITLE), head.title)
    return replace(page, metadata=replace(page.metadata, title=title or page.metadata.title))


def _parse(text: str, origin: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree: html.HtmlElement = html.document_fromstring(text.encode(), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(
            origin, f"it is no readable HTML ({error}).", "Save the page again, or give its text."
        ) from error
    if sum(1 for _ in tree.iter()) > _MOST_TAGS:
        raise InputError(origin, f"it has more than {_MOST_TAGS:,} tags.", "Give one article at a time.")
    _begin_body(tree)
    return tree


_OF_HEAD = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))


def _begin_body(tree: html.HtmlElement) -> None:
    """Where a page leaves out the tag <body>, as HTML allows, the parser keeps in the head what is not known to HTML 4 (<article>)."""
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        return
    first = next((n for n, child in enumerate(head) if child.tag not in _OF_HEAD), len(head))
    for place, child in enumerate(head[first:]):
        body.insert(place, child)


def _pieces(region: html.HtmlElement) -> list[_Piece]:
    writer = _Writer()
    for event, element in etree.iterwalk(region, events=("start", "end")):
        tag = element.tag
        if event == "start":
            _open(writer, tag, element)
        else:
            _close(writer, tag, element is region)
        words = element.text if event == "start" else element.tail
        if words and not (event == "end" and element is region):
            writer.words.append(words if "pre" not in writer.path else words.replace("\n", " "))
    writer.flush()
    return writer.pieces


def _open(writer: _Writer, tag: str, element: html.HtmlElement) -> None:
    if tag == "br" and "dd" not in writer.path and writer.row is None:
        writer.flush(broken=True)
    elif tag == "br":
        writer.words.append(" ")
    elif tag == "tr" and writer.row is None and not _is_layout(element):
        writer.flush()
        writer.row = []
    elif tag in ("td", "th") and writer.row is not None:
        writer.flush()
        writer.row.append("")
    elif tag in _BLOCKS:
        writer.flush()
    if tag in _BLOCKS:
        writer.path.append(tag)


def _close(writer: _Writer, tag: str, last: bool) -> None:
    if tag in ("td", "th") and writer.row is not None and writer.row:
        writer.flush()
    elif tag == "tr" and writer.row is not None and "tr" not in writer.path[:-1]:
        writer.flush()
        cells = [cell for cell in writer.row if cell]
        writer.row = None
        if cells:
            writer.pieces.append(_Piece(cells, BlockKind.ROW, gap=False))
    elif tag in _BLOCKS or last:
        writer.flush()
    if tag in _BLOCKS and writer.path:
        writer.path.pop()


def _is_layout(row: html.HtmlElement) -> bool:
    """Whether a row only arranges the page: it holds a table, a heading, or a cell as long as an article."""
    if next(row.iterdescendants("table", "h1", "h2", "h3", "article"), None) is not None:
        return True
    return any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in row.iterchildren("td", "th"))


def _with_title(pieces: list[_Piece], stated: str | None) -> list[_Piece]:
    """Mark the title: the heading that repeats the stated one, else the first h1, else put it on top."""
    headings = [piece for piece in pieces if piece.kind is BlockKind.HEADING]
    known = [piece for piece in headings if stated and stated.startswith(piece.cells[0])]
    first = next((piece for piece in headings if piece.level == 1), None)
    title = known[0] if known else first
    if title is not None:
        title.kind, title.level = BlockKind.TITLE, 0
        return pieces
    if stated and not any(piece.cells == [stated] for piece in pieces[:5]):
        return [_Piece([stated], BlockKind.TITLE), *pieces]
    return pieces


def _with_site(pieces: list[_Piece], site: str | None) -> list[_Piece]:
    """役員一覧｜みどり協会: the title of a page that a body has of itself, with the name of the body where only the page around tells it."""
    at = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE), None)
    if at is not None and site is not None and rules().own_pages.search(fold(pieces[at].cells[0])):
        if not any(site in piece.cells[0] for piece in pieces[:at]):
            pieces[at].cells = [f"{pieces[at].cells[0]}｜{site}"]
    return pieces


def _lay_out(pieces: Sequence[_Piece]) -> tuple[str, list[Line]]:
    lines = []
    parts = []
    position = 0
    for piece in pieces:
        cells = []
        start = position
        for cell in piece.cells:
            cells.append(Span(position, position + len(cell)))
            position += len(cell) + 1
        parts.append("\t".join(piece.cells))
        several = tuple(cells) if piece.kind is BlockKind.ROW or len(cells) > 1 else ()
        lines.append(Line(start, position - 1, 0, piece.gap, piece.kind, piece.level, several))
    return "\n".join(parts), lines
