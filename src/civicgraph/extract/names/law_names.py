"""Laws in a run of nouns, by their last word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word

# 令和三年法律(第三十五号): a law's number, not its name.
_LAW_NUMBER = re.compile(
    r"^(?:明治|大正|昭和|平成|令和)?[\d元〇一二三四五六七八九十]+年?(?:法律|政令|条例|勅令|府令|省令)"
)


def law_segments(chunk: Sequence[Word], text: str) -> list[Segment] | None:
    """A chunk that is a law's name (…基本法, …推進条例), with what follows it left as rest."""
    for index in range(len(chunk) - 1, 0, -1):
        word = chunk[index]
        if word.surface in ("法", "条例", "法律", "施行令", "施行規則", "基本法", "憲法", "条約", "議定書") and index >= 1:
            # 改正著作権法 is the 著作権法 as it stands now.
            first = 1 if chunk[0].surface in ("改正", "新", "現行", "旧") and index > 1 else 0
            start = chunk[first].start
            name = text[start : word.end]
            if len(name) < 4 or name.startswith(lexicon().anaphoric_prefixes) or _LAW_NUMBER.match(name):
                return None
            following = chunk[index + 1].surface if index + 1 < len(chunk) else ""
            if following and not (following.startswith("第") or following[0].isdigit() or following == "附則"):
                continue
            made = [Segment(start, word.end, Part.LAW)]
            if first:
                made.insert(0, Segment(chunk[0].start, start, Part.REST))
            if index + 1 < len(chunk):
                made.append(Segment(word.end, chunk[-1].end, Part.REST))
            return made
    return None
