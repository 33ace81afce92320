"""What befell a name in a line of a chronicle, by the words behind it: 設立, 公開, を受託."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.lines import Line
from civicgraph.extract.text.resolution import Ref

# What may stand between a name and what befell it.
_TO_VERB = re.compile(r"(?:(?:[・、][^「」『』。、]{1,20})?[」』]|・[一-鿿ァ-ヺー]{2,14}?(?=開催|実施|初開催))?(?:[(（][^()（）\n]{1,30}[)）])?(?:[、・][^\s　、。()（）「」]{2,16}(?:営業所|出張所|事業所|工場|支店|支社|支部|事務所|研究所|オフィス)(?![^\s　、。をがの]))*[\s　]?(?:事業)?(?P<by>を|が|の|として(?=発足|設立|創業|創立|操業|開業|営業を?開始|スタート))?(?:[一-鿿]{2}で)?(?:[^、。「」()（）\n]{1,12}(?:から|より))?(?:(?:仕様|試験|一般|正式|先行|限定|本格)(?=公開|リリース|オープン|開始|稼働))?")
_ENDS = re.compile(r"(?:される|された|する|した|し|され)?(?=[。、,，・(（:：\s　]|$)")


def befallen(line: Line, text: str) -> Iterator[tuple[Ref, str]]:
    """What the names of a line have befallen them."""
    for ref in line.refs:
        verb = _befell(ref, text)
        if verb is not None:
            yield ref, verb


_LAST_BRACKET = re.compile(r"[(（](?P<who>[^()（）\n]{2,30})[)）][ 　]*$")


def done_by(line: Line, text: str) -> list[Ref]:
    """The units, and nothing else, that the bracket at the end of a line names: 「みどり講演会」開始（地域部・子ども部）."""
    bracket = _LAST_BRACKET.search(text, line.block.start, line.block.end)
    if bracket is None:
        return []
    units = [r for r in line.refs if bracket.start() < r.start and r.end < bracket.end()]
    rest = bracket["who"]
    for unit in units:
        rest = rest.replace(text[unit.start : unit.end], "", 1)
    return units if all(u.unit for u in units) and not rest.strip("・、 　/／") else []


def _befell(ref: Ref, text: str) -> str | None:
    """The noun right after a name that says what befell it, where it ends its part of the line."""
    start = _TO_VERB.match(text, ref.end)
    position = ref.end if start is None else start.end()
    if not text.startswith(_verbs(), position):
        return None
    return next((verb for verb in _verbs() if text.startswith(verb, position) and _ENDS.match(text, position + len(verb))), None)


@cache
def _verbs() -> tuple[str, ...]:
    """Such nouns, of each sort the longest first."""
    sorts = (word_list("chronicle", words) for words in ("run", "beginnings", "held", "published", "founding", "came_out", "made"))
    return tuple(verb for words in sorts for verb in sorted(words, key=lambda w: (-len(w), w)))
