"""Markdown read without its links, pictures and tags: [みどりの会](https://…)の朝倉氏 reads as a page shows it.

What is found then is told by its place in the text as it was written, so that every offset counts in that.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.records import Block, Document, Extraction, Mention, Span

# Where a link leads: an address or a path, never Japanese words.
_TARGET = r"\((?:[!-'*-~]|\([!-'*-~]*\))*(?:[ ]+\"[^\"\n]*\")?\)"
_PICTURE = rf"!\[[^\[\]\n]*\]{_TARGET}"
_MARKUP = re.compile(
    rf"(?P<whole>{_PICTURE}|\[[ ]*(?:{_PICTURE})[ ]*\](?:{_TARGET}|\[[!-Z^-~]{{0,20}}\])"
    r"|^[ \t]*\[[^\[\]\n]{1,40}\]:[ \t]+\S+[ \t]*$|\{\{[<%][^{}\n]*[>%]\}\}"
    r"|</?(?:br|small|b|i|u|em|strong|span|font|a|p|div|center|sup|sub)\b[^<>\n]*>|\*\*|~~)"
    # *北斗大学 教授*, all of a line
    r"|^[ \t]*\*(?P<line>[^\s*](?:[^*\n]*[^\s*])?)\*[ \t]*$"
    rf"|\[(?P<words>[^\[\]\n]*)\](?:{_TARGET}|\[[!-Z^-~]{{0,20}}\])",
    re.MULTILINE,
)


def without_markup(document: Document) -> tuple[Document, Sequence[int]]:
    """The document without its markup, and for each character of its text the place that it has in the document's own."""
    if not any(mark in document.text for mark in ("](", "][", "]:", "**", "~~", "{{", "</", "<br", "\n*")):
        return document, ()
    kept = [(0, 0), *_kept(document.text), (len(document.text), len(document.text))]
    places = [place for start, end in kept for place in range(start, end)]
    if len(places) == len(document.text):
        return document, places
    plain = with_text(document, "".join(document.text[start:end] for start, end in kept), places)
    blocks = tuple(_trimmed(block, plain.text, written, document.text) for block, written in zip(plain.blocks, document.blocks, strict=True))
    return replace(plain, blocks=blocks), places


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

    # Mentions are many, and made anew in a fifth of the time that `replace` takes.
    entities = tuple(
        replace(e, mentions=tuple(Mention(*back(m.start, m.end), m.kind, m.confidence, m.method) for m in e.mentions))
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
        for words in ("line", "words"):
            if match[words]:
                yield match.span(words)
    yield position, len(text)


def _moved(places: Sequence[int], length: int) -> list[int]:
    """For each place in a text of that `length` how many of its characters are kept (at `places`) before it."""
    counts = [0] * (length + 1)
    for place in places:
        counts[place + 1] = 1
    return list(itertools.accumulate(counts))


def with_text(document: Document, text: str, places: Sequence[int]) -> Document:
    """The document with another text, whose characters have `places` in its own: its blocks and bylines go along."""
    moved = _moved(places, len(document.text))

    def along(span: Span) -> Span:
        return Span(moved[span.start], moved[span.end])

    blocks = tuple(
        replace(
            block,
            start=moved[block.start],
            end=moved[block.end],
            label=along(block.label) if block.label is not None else None,
            cells=tuple(map(along, block.cells)),
        )
        for block in document.blocks
    )
    bylines = tuple(b._replace(start=moved[b.start], end=moved[b.end]) for b in document.bylines)
    return replace(document, text=text, blocks=blocks, bylines=bylines)


def _trimmed(block: Block, text: str, written: Block, written_text: str) -> Block:
    """A block in the text without markup, without the blanks at its ends; what the colon of an address made is no label."""
    words = text[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip())
    end = max(block.start, block.end - len(words) + len(words.rstrip()))
    link = written.label is not None and re.search(r"\]\(|\[!|^\[|\{\{", written.label.of(written_text)) is not None
    label = block.label if block.label is not None and not link and block.label.start < block.label.end else None
    return replace(block, start=min(start, end), end=end, label=label)
