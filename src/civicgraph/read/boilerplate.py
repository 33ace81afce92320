"""The page around an article, in plain lines: related articles, news lists, share buttons, footers."""

from __future__ import annotations

from collections.abc import Sequence

from civicgraph.names import fold
from civicgraph.read.lines import Line, ends_sentence
from civicgraph.read.rules import rules
from civicgraph.records import BlockKind

_PROSE = 60
_LONGEST_HEADING = 60
_MARKS = "■□◆◇●▼▽▲★☆【】<>〈〉《》[]#・ "


def find_furniture(text: str, lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that belong to the page and not to the article.

    A section of furniture runs from its heading to the end, or to where the article visibly goes on: a marked
    heading, or a long line of prose. Under a heading such as 関連リンク only what is no prose is furniture.
    """
    found: set[int] = set()
    section = None
    for index, line in enumerate(lines):
        content = fold(text[line.start : line.end])
        heading = content.strip(_MARKS)
        short = len(content) <= _LONGEST_HEADING and (line.kind in (None, BlockKind.HEADING))
        if short and index and rules().furniture_section.match(heading) and not ends_sentence(content):
            section = "page"
        elif short and index and rules().link_section.match(heading):
            section = "links"
        elif section and _goes_on(content, line, section):
            section = None
        if section or (rules().furniture_line.match(heading) and line.kind is not BlockKind.ROW):
            found.add(index)
    return found | _contents(text, lines)


def _goes_on(content: str, line: Line, section: str) -> bool:
    if line.kind is BlockKind.HEADING or (content[0] in "■□◆◇【#" and len(content) <= _LONGEST_HEADING):
        return not content.startswith("【") or content.endswith("】")
    prose = ends_sentence(content) and "。" in content and content[0] not in "•・-*"
    return prose and (section == "links" or len(content) >= _PROSE)


def _contents(text: str, lines: Sequence[Line]) -> set[int]:
    """The entries below a 目次 line: the lines right after it that come again further down."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if "".join(fold(text[line.start : line.end]).split()).strip(_MARKS).casefold() not in (
            "目次",
            "contents",
        ):
            continue
        found.add(index)
        later = [fold(text[each.start : each.end]).strip(_MARKS) for each in lines[index + 1 :]]
        for offset, entry in enumerate(later):
            entry = entry.lstrip("•・-*").strip()
            again = any(entry == each or each.endswith(entry) for each in later[offset + 1 :])
            if not entry or not again or len(entry) > _LONGEST_HEADING:
                break
            found.add(index + 1 + offset)
    return found
