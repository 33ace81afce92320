"""Text as it is read, whatever the way it was set: wrapped lines go on, no gap stands between Japanese and Latin letters, and
a letter is one with its marks.

Mails, text taken from PDF, and many blogs break their lines at a width or set 2024 年 4 月 with gaps; a sentence goes on over such a
line, and a name over such a gap. macOS writes か + ゙ in file names and what is copied from there (Unicode Standard Annex 15). What is found then is told by its place in the text as it was written (`with_markup`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.text.markup import with_text
from civicgraph.records import Block, BlockKind, Document

_JAPANESE = "[々〆一-鿿ぁ-ゖァ-ヺー]"
# Letters and digits apart: many who write "Web 標準" write "2012年".
_GAPS = tuple(
    (re.compile(f" (?:(?<={_JAPANESE} )(?={other})|(?<={other} )(?={_JAPANESE}))"), re.compile(f"{_JAPANESE}(?={other})|{other}(?={_JAPANESE})"))
    for other in ("[A-Za-z]", "[0-9]")
)
_BREAK = re.compile(r"[ \u3000]*\r?\n[ \u3000]*")
_BLANK = re.compile(r"\n((?:[ \t\u3000\r]*\n)+)")
_MARKED = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
_WRAPPED = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TURN)
# So often, and so much oftener than not, stands a gap between the scripts where it is the text's way.
_OFTEN, _OFTENER = 4, 3
# ... where it is so between Japanese and letters alone, or digits alone: of these there are fewer.
_OFTEN_ALONE = 6
# The characters by which a full line may be shorter: none may begin with 、 or 」.
_RAGGED = 2
_LEAST_WIDTH, _FEWEST = 20, 3


def without_typesetting(document: Document) -> tuple[Document, Sequence[int]]:
    """The document with wrapped lines joined, such gaps closed and marks put on their letters, and for each character of its text
    the place that it has in the document's own (code points).
    """
    left_out = sorted([*_breaks(document), *_gaps(document), *_blank_lines(document), *_returns(document), *_marks(document)])
    if not left_out:
        return document, ()
    characters: list[str] = []
    places: list[int] = []
    position = 0
    for start, end, instead in [*left_out, (len(document.text), len(document.text), "")]:
        if start < position:
            continue
        characters += [document.text[position:start], instead]
        places += [*range(position, start), *range(start, start + len(instead))]
        position = max(position, end)
    return with_text(document, "".join(characters), places), [*places, len(document.text)]


def _gaps(document: Document) -> Iterator[tuple[int, int, str]]:
    """The gaps between Japanese and Latin letters, and those beside digits, in a text that sets them between all."""
    found = [[m.start() for m in gap.finditer(document.text)] for gap, _ in _GAPS]
    if sum(map(len, found)) < _OFTEN:
        return
    closed = [sum(1 for _ in beside.finditer(document.text)) for _, beside in _GAPS]
    everywhere = _is_habit(sum(map(len, found)), sum(closed), _OFTEN)
    for gaps, without in zip(found, closed, strict=True):
        if everywhere or _is_habit(len(gaps), without, _OFTEN_ALONE):
            yield from ((at, at + 1, "") for at in gaps)


def _is_habit(gaps: int, closed: int, least: int) -> bool:
    return gaps >= max(least, _OFTENER * closed)


def _returns(document: Document) -> Iterator[tuple[int, int, str]]:
    """The carriage returns before line ends."""
    if "\r\n" in document.text:
        yield from ((m.start(), m.end() - 1, "") for m in re.finditer("\r\n", document.text))


def _marks(document: Document) -> Iterator[tuple[int, int, str]]:
    """The letters that are written apart from the marks that stand on them."""
    if not unicodedata.is_normalized("NFC", document.text):
        for match in _MARKED.finditer(document.text):
            letter = unicodedata.normalize("NFC", match.group())
            if len(letter) < len(match.group()):
                yield match.start(), match.end(), letter


def _blank_lines(document: Document) -> Iterator[tuple[int, int, str]]:
    """The blank lines of a text that sets one after every line: they part nothing."""
    between = [(a.end, b.start) for a, b in pairwise(document.blocks)]
    blank = [_BLANK.search(document.text, start, end) for start, end in between]
    if len(between) >= _OFTEN and all(blank):
        yield from ((m.start(1), m.end(1), "") for m in blank if m is not None)


def _breaks(document: Document) -> Iterator[tuple[int, int, str]]:
    """The line ends inside paragraphs whose lines are all as long as a line gets there, in columns or in characters."""
    text = document.text
    blocks = [b for b in document.blocks if b.kind in _WRAPPED and "\n" in text[b.start : b.end] and any(stop in text[b.start : b.end] for stop in "。．.")]
    found = [(line_end, text[start : line_end.start()]) for block in blocks for start, line_end in _lines(text, block)]
    last = [text[block.start : block.end].rpartition("\n")[2] for block in blocks]
    for measure in (_columns, len):
        widest = max((measure(line) for _, line in found), default=0)
        if any(measure(line) > widest + _RAGGED for line in last):
            # ――今後の予定は？, and a longer answer on the line below: no width ends such lines.
            continue
        full = [line_end for line_end, line in found if measure(line) >= widest - _RAGGED]
        if widest >= _LEAST_WIDTH and len(full) >= _FEWEST and len(full) * 2 > len(found):
            for line_end in full:
                words = text[line_end.start() - 1].isascii() and text[line_end.end()].isascii()
                yield line_end.start(), line_end.end(), " " if words else ""
            return


def _lines(text: str, block: Block) -> Iterator[tuple[int, re.Match[str]]]:
    start = block.start
    for line_end in _BREAK.finditer(text, block.start, block.end):
        if start < line_end.start() and line_end.end() < block.end:
            yield start, line_end
        start = line_end.end()


def _columns(line: str) -> float:
    """How wide a line is set, in full-width characters (Unicode Standard Annex 11)."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in line)
