"""Projects and gatherings that the entries of a chronicle begin with their year: 2014 みどりまつりを初開催."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.lines import MARKS, YEAR
from civicgraph.records import Kind, Span

LEAST = 3
# 2021　学習支援事業スタート: an entry of a chronicle of years alone.
YEAR_ALONE = re.compile(rf"{MARKS}({YEAR})(?:[ 　\t]+(?=[^\d\s年月:：~〜～-])|年(?:度|\d{{1,2}}月)?[ 　\t:：|]+)")
_ENTRY_OF_YEAR = re.compile(rf"^{YEAR_ALONE.pattern}(?P<name>[^\s　。、,()（）「」『』:：|]{{5,24}}?)(?P<verb>(?:を|の)?(?:スタート|始動|開始|初開催|開催|実施))(?=$|[ 　(（。])", re.M)
_CLASSES = re.compile(r"(?P<project>..(?:事業|プロジェクト|プログラム|塾))$|..(?:祭|祭り|まつり|フェスタ|フェスティバル|フォーラム|シンポジウム|サミット|大会|マルシェ)$")
_NAMELESS = re.compile(r"(?:第\d+回|年度|設立|創立|周年|支援者|[はがをにでと、])|^(?:各種|新規|自主|受託|委託|補助|助成|本格|モデル|実証|[一-鿿]{2})(?:事業|プロジェクト|プログラム|塾|大会|祭)$")


@lru_cache(maxsize=8)
def entries_of_years(text: str) -> tuple[tuple[Span, Kind], ...]:
    if text.count("\n") < LEAST:
        return ()
    found = []
    for entry in _ENTRY_OF_YEAR.finditer(text):
        name = entry["name"]
        made = _CLASSES.search(name)
        facility = any(name.removesuffix("事業").endswith(kind) for kind in word_list("facilities", "kinds"))
        # A project is begun, an event held.
        fits_verb = made is not None and (made["project"] is not None) is (entry["verb"].lstrip("をの") in ("スタート", "始動", "開始"))
        if made is not None and fits_verb and not facility and _NAMELESS.search(name) is None:
            found.append((Span(*entry.span("name")), Kind.PROJECT if made["project"] else Kind.EVENT))
    return tuple(found) if found and len(YEAR_ALONE.findall(text)) >= LEAST else ()


def begun_in_chronicle(start: int, end: int, text: str) -> Iterator[LaidOut]:
    """The projects and events that the entries of a chronicle say began or were held, from `start` to `end`."""
    for span, kind in entries_of_years(text):
        if start <= span.start and span.end <= end:
            yield LaidOut(span, kind, 0.76, "begun-in-chronicle", 6.05)
