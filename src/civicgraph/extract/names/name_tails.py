"""Names that go on after their last word: みどりセンター北浜, ミドリジャパン, ホテル北浜, 早瀬徹「海」の会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.endings import NOMINAL
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.names.titles import coined
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

# A name that ends in Latin letters or katakana is closed by no place that stands right after it.
_OPEN_END = re.compile(r"[A-Za-zァ-ヺー]")
# ... a person, a unit or an event is.
_TAILED = (Kind.ORGANIZATION, Kind.PLACE)


def with_tails(found: Sequence[Found], sentence: Sentence, text: str) -> tuple[Found, ...]:
    """The mentions, each body or house with the town or country at the end of its name."""
    starts = {w.start: i for i, w in enumerate(sentence.words)}
    result: list[Found] = []
    for f in found:
        if result and f.start < result[-1].end and result[-1].method == "name-with-tail":
            continue
        word = _tail(f, starts, sentence.words, text)
        name = text[f.start : word.end] if word is not None else ""
        if word is None or known(name):
            result.append(f)
            continue
        result.append(f._replace(end=word.end, known=(), confidence=min(f.confidence, 0.85), method="name-with-tail"))
    return tuple(result)


def _tail(found: Found, starts: dict[int, int], words: Sequence[Word], text: str) -> Word | None:
    """The place that a name ends in, where it is the last of its nouns."""
    index = starts.get(found.end)
    if index is None or found.kind not in _TAILED or found.unit or not _OPEN_END.match(text, found.end - 1):
        return None
    word, after = words[index], words[index + 1] if index + 1 < len(words) else None
    town = word.pos[2] == "地名" and word.surface not in ("日本", "世界") and not word.surface.endswith(("都", "道", "府", "県", "市", "区", "町", "村"))
    company = all(e.sector == "Company" for e in found.known) if found.known else True
    country = word.surface in lexicon().countries and company
    closed = after is None or after.start > word.end or after.pos[0] not in NOMINAL or after.surface in ("等", "など")
    if found.kind is Kind.PLACE and found.known:
        return None
    # 東京 is where the branch of a known company is; NHK東京 is one.
    closed = closed and not text.startswith("・", word.end)
    return word if closed and (town or country) else None


# 早瀬徹「海の空」会, みどり《森》を守る会: a name that holds a title.
_HOLDING_TITLE = re.compile(
    r"(?<![一-鿿々ァ-ヺーA-Za-z0-9])(?:(?:NPO法人|特定非営利活動法人|一般社団法人|一般財団法人|公益財団法人|公益社団法人)[ 　]?)?"
    r"([一-鿿々ァ-ヺーA-Za-z]{1,10}[「〈《][^」〉》、。]{1,14}[」〉》](?:の?会|実行委員会|協議会|研究会|保存会|友の会|委員会|プロジェクト実行委員会))(?![一-鿿]*(?:議|場|館))"
)
_HOTEL = re.compile(r"(?<![ァ-ヺー一-鿿A-Za-z])(ホテル[ァ-ヺー・]{0,12}|[ァ-ヺー]{5,12})(?![ァ-ヺー・])")


def find_tailed_names(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Bodies whose name holds a title, and hotels and malls named after their town."""
    said = text[sentence.start : sentence.end]
    if any(mark in said for mark in "」〉》"):
        for match in _HOLDING_TITLE.finditer(text, sentence.start, sentence.end):
            yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.85, "body-holding-title")
    starts = {w.start: w for w in sentence.words}
    for match in _HOTEL.finditer(text, sentence.start, sentence.end):
        town = starts.get(match.end())
        if town is None or town.pos[2] != "地名" or known(match.group()):
            continue
        name = match.group(1)
        following = starts.get(town.end)
        closed = following is None or following.pos[0] not in NOMINAL
        if closed and (name.startswith("ホテル") or (name.endswith(_MALLS) and coined(name))):
            yield Thing(match.start(), town.end, Kind.PLACE, 0.82, "house-of-town")


_MALLS = ("シティ", "プラザ", "モール", "タウン", "ガーデン", "パーク", "スクエア", "テラス", "タワー", "ヒルズ", "ポート", "ビレッジ", "ドーム", "アリーナ", "スタジアム")
