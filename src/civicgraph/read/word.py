"""DOCX: the paragraphs and tables of a Word document, text boxes, headings and lists included."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from civicgraph.errors import InputError
from civicgraph.read.metadata import Page
from civicgraph.read.written import Written, page_of
from civicgraph.records import BlockKind

_LARGEST = 200_000_000  # bytes of all parts, unpacked
_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|表題", re.I)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")
# Readings over words (ruby), deleted words, and what older programs see instead of a text box.
_UNREAD = frozenset(map(qn, ("w:rt", "w:del", "w:delText", "w:moveFrom", "w:instrText"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BOX = qn("w:txbxContent")


def read_docx(data: bytes, origin: str) -> Page:
    """The article in a Word document. Raises InputError where it is broken or unpacks to more than 200 MB."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                problem = f"unpacked it is larger than {_LARGEST // 1_000_000} MB."
                raise InputError(origin, problem, "Give one article at a time.")
        document = docx.Document(io.BytesIO(data))
        return page_of(_lines(document.element.body, _styles(document)))
    except InputError:
        raise
    except Exception as error:  # the library lets each layer's errors through: ZIP, XML, relations, styles
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(
            origin, f"this Word document cannot be read ({reason}).", "Save it again, or give its text."
        ) from error


def _styles(document: Any) -> dict[str, str]:
    """The names of the styles by their ids."""
    return {style.style_id: style.name or "" for style in document.styles if style.style_id}


def _lines(body: Any, styles: dict[str, str]) -> Iterator[Written]:
    """The paragraphs and rows below an element, in order; those in text boxes stand behind the paragraph around them."""
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            yield from _paragraph(element, styles)
            for box in _boxes(element):
                yield from _lines(box, styles)
        elif element.tag == qn("w:tbl"):
            yield from _table(element, styles)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _lines(element, styles)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for element in paragraph.iter(_BOX):
        above = list(element.iterancestors())
        inside = above[: above.index(paragraph)]
        if not any(each.tag in _UNREAD or each.tag == _BOX for each in inside):
            yield element


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Written]:
    properties = element.find(qn("w:pPr"))
    style, listed = "", None
    if properties is not None:
        named = properties.find(qn("w:pStyle"))
        style = styles.get(named.get(qn("w:val")), "") if named is not None else ""
        listed = properties.find(qn("w:numPr"))
    heading = _HEADING.match(style)
    kind, level = None, 0
    if heading:
        kind, level = BlockKind.HEADING, int(heading[1])
    elif _TITLE.fullmatch(style):
        kind = BlockKind.TITLE
    elif listed is not None or style.startswith("List"):
        depth = listed.find(qn("w:ilvl")) if listed is not None else None
        kind, level = BlockKind.ITEM, 1 + int(depth.get(qn("w:val"), "0")) if depth is not None else 1
    for number, line in enumerate(_words(element).split("\n")):
        if text := _SPACE.sub(" ", line).strip(" "):
            yield Written((text,), kind if number == 0 else None, level if number == 0 else 0, gap=number == 0)


def _words(element: Any) -> str:
    """The words of a paragraph or cell; a line break is a line feed."""
    parts = []
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in (qn("w:tab"), qn("w:noBreakHyphen")):
            parts.append(" " if child.tag == qn("w:tab") else "-")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif child.tag not in _UNREAD and child.tag != _BOX:
            parts.append(_words(child))
            if child.tag == qn("w:p"):
                parts.append("\n")
    return "".join(parts)


def _table(table: Any, styles: dict[str, str]) -> Iterator[Written]:
    first = True
    for row in table.iterchildren(qn("w:tr")):
        cells = list(row.iterchildren(qn("w:tc")))
        if len(cells) == 1:  # a frame around text, not a row
            yield from _lines(cells[0], styles)
            continue
        words = tuple(text for cell in cells if (text := " ".join(_words(cell).split())))
        if words:
            yield Written(words, BlockKind.ROW, gap=first)
            first = False
