"""Markdown read without its links, pictures and tags: [みどりの会](https://…)の朝倉氏 reads as a page shows it.

What is found then is told by its place in the text as it was written, so that every offset counts in that.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.records import Block, Document, Extraction, Span

# Where a link leads: an address or a path, never Japanese words.
_TARGET = r"\((?:[!-'*-~]|\([!-'*-~]*\))*(?:[ ]+\"[^\"\n]*\")?\)"
_PICTURE = rf"!\[[^\[\]\n]*\]{_TARGET}"
_MARKUP = re.compile(
    rf"(?P<whole>{_PICTURE}|\[[ ]*(?:{_PICTURE})[ ]*\](?:{_TARGET}|\[[!-Z^-~]{{0,20}}\])"
    r"|^[ \t]*\[[^\[\]\n]{1,40}\]:[ \t]+\S+[ \t]*$|\{\{[<%][^{}\n]*[>%]\}\}"
    r"|</?(?:br|small|b|i|u|em|strong|span|font|a|p|div|center|sup|sub)\b[^<>\n]*>|\*\*|~~)"
    rf"|\[(?P<words>[^\[\]\n]*)\](?:{_TARGET}|\[[!-Z^-~]{{0,20}}\])",
    re.MULTILINE,
)


def without_markup(document: Document) -> tuple[Document, Sequence[int]]:
    """The document without its markup, and for each character of its text the place that it has in the document's own."""
    if not any(mark in document.text for mark in ("](", "][", "]:", "**", "~~", "{{", "</", "<br")):
        return document, ()
    kept = [(0, 0), *_kept(document.text), (len(document.text), len(document.text))]
    places = [place for start, end in kept for place in range(start, end)]
    if len(places) == len(document.text):
        return document, places
    text = "".join(document.text[start:end] for start, end in kept)
    moved = moved_by(places, len(document.text))
    blocks = tuple(_without(block, document.text, text, moved) for block in document.blocks)
    bylines = tuple(b._replace(start=moved[b.start], end=moved[b.end]) for b in document.bylines)
    return replace(document, text=text, blocks=blocks, bylines=bylines), places


def with_markup(extraction: Extraction, document: Document, places: Sequence[int]) -> Extraction:
    """What was found in the text without markup, told by its places in the `document` as it was written."""
    if extraction.document is document:
        return extraction

    def back(start: int, end: int) -> Span:
        if start == end:
            return Span(places[start], places[start])
        stop = places[end - 1] + 1
        while stop < len(document.text) and unicodedata.combining(document.text[stop]):
            # A letter ends with the marks on it.
            stop += 1
        return Span(places[start], stop)

    entities = tuple(
        replace(e, mentions=tuple(replace(m, start=(s := back(m.start, m.end)).start, end=s.end) for m in e.mentions))
        for e in extraction.entities
    )
    statements = tuple(replace(s, evidence=tuple(back(*span) for span in s.evidence)) for s in extraction.statements)
    quotations = tuple(
        replace(q, start=(s := back(q.start, q.end)).start, end=s.end, evidence=tuple(back(*span) for span in q.evidence))
        for q in extraction.quotations
    )
    return replace(extraction, document=document, entities=entities, statements=statements, quotations=quotations)


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are no markup."""
    position = 0
    for match in _MARKUP.finditer(text):
        yield position, match.start()
        position = match.end()
        if match["words"]:
            yield match.span("words")
    yield position, len(text)


def moved_by(places: Sequence[int], length: int) -> list[int]:
    """For each place in a text of that `length` how many of its characters are kept (at `places`) before it."""
    counts = [0] * (length + 1)
    for place in places:
        counts[place + 1] = 1
    return list(itertools.accumulate(counts))


def _without(block: Block, written: str, text: str, moved: Sequence[int]) -> Block:
    """A block in the text without markup, without the blanks at its ends; what the colon of an address made is no label."""
    start, end = moved[block.start], moved[block.end]
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), max(start, end - len(words) + len(words.rstrip()))
    label = block.label
    if label is not None and re.search(r"\]\(|\[!|^\[|\{\{", label.of(written)):
        label = None
    label = Span(moved[label.start], moved[label.end]) if label is not None else None
    cells = tuple(Span(moved[c.start], moved[c.end]) for c in block.cells)
    return replace(block, start=min(start, end), end=end, label=label if label and label.start < label.end else None, cells=cells)
