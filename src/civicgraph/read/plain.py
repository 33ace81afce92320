"""Plain text: the text is the file as it was read, line ends included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from civicgraph.read.lines import Line, split_lines
from civicgraph.read.metadata import Metadata, Page, front_matter
from civicgraph.read.structure import structure
from civicgraph.records import Block, Byline


def read_plain(text: str, origin: str) -> Page:
    """The article in a plain text; front matter is read as metadata and is no part of it."""
    stated, start = front_matter(text)
    return as_page(text, split_lines(text, start), stated)


def as_page(text: str, lines: Sequence[Line], stated: Metadata) -> Page:
    """The page that lines amount to; what is stated outside the text goes before what the text says."""
    found = structure(text, lines, stated.author)
    metadata = replace(
        stated,
        title=stated.title or found.title,
        date=stated.date or found.date,
        publisher=stated.publisher or found.publisher,
    )
    bylines = found.bylines or _stated_author(text, found.blocks, stated.author)
    return Page(text, found.blocks, metadata, bylines)


def _stated_author(text: str, blocks: Sequence[Block], author: str | None) -> tuple[Byline, ...]:
    """The author that metadata names, where a line of the article holds little but that name."""
    if not author:
        return ()
    short = [block for block in blocks if block.end - block.start <= len(author) + 30]
    places = [place for block in short if (place := text.find(author, block.start, block.end)) >= 0]
    return (Byline("author", places[0], places[0] + len(author)),) if places else ()
