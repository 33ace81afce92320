"""Works and their makers on one line of a list: 作品名：まちめぐり／チーム名：みどりの会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind, Span

# Of the makers' keys those that head the name of a group.
_GROUP = re.compile(r"チーム|団体")


@cache
def _keyed() -> re.Pattern[str]:
    keys = "|".join(sorted({*word_list("columns", "work"), *word_list("columns", "maker")}, key=lambda k: (-len(k), k)))
    return re.compile(
        rf"(?:(?<=^)|(?<=[\s　■●◆○・/／(（、]))({keys})(?:[:：]|(?=[「『]))[ 　]*[「『]?([^「」『』/／()（）。\n]{{2,40}}?)[」』]?(?=[ 　]*(?:$|\n|[/／()（）]|[ 　](?:{keys})[:：「『]))"
    )


def find_captions(sentence: Sentence, text: str) -> Iterator[LaidOut]:
    """The work and the group that made it, where both stand under their keys in one line."""
    said = text[sentence.start : sentence.end]
    if ":" not in said and "「" not in said and "『" not in said and "：" not in said:
        return
    found = list(_keyed().finditer(text, sentence.start, sentence.end))
    works = [m for m in found if m.group(1) in word_list("columns", "work")]
    makers = [m for m in found if m.group(1) in word_list("columns", "maker")]
    if len(works) != 1 or not makers:
        return
    yield LaidOut(Span(*works[0].span(2)), Kind.WORK, 0.85, "work-in-caption", 5.6)
    for maker in makers:
        if _GROUP.search(maker.group(1)):
            yield LaidOut(Span(*maker.span(2)), Kind.ORGANIZATION, 0.8, "maker-in-caption", 5.3)
