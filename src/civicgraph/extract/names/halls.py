"""The house where a sentence says that an event is held, named by nothing but that: ホテル北浜に於いて開催された."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.occasions import held_after, held_before
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary
from civicgraph.records import Kind

_AT = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?(?:に[てお於]|で、?(?=[^はもき])|を(?:主な)?会場(?:に|として))")
HOUSE = re.compile(r"(?:ホール|ホテル|会館|センター|館|堂|庁舎|役所|役場|校|大学|キャンパス|公園|広場|プラザ|ビル|タワー|ドーム|アリーナ|スタジアム|パーク|クラブ|ハウス|ラボ|スタジオ|カフェ|サロン|寺|神社|城|棟|荘|閣|園|苑)$")
_NOWHERE = re.compile(r"オンライン|会場|現地|当地|各地|全国|県内|市内|町内|区内|国内|海外|形式|方式|本社|自宅|体制|対面|合同|共同|主催|共催|会議$|もと$|ため$|中$|上$|下$|間$|先$|前$|後$|一堂|協力|初めて")
_NOMINAL = ("名詞", "接頭辞", "接尾辞", "形状詞")


# 県民交流館 + パレアにおいて: a public house and what it is called.
_CALLED = re.compile(r"(?<=[館場堂])[ァ-ヺー]{2,10}(?=に[てお於]|で(?:、|開|行))|(?<=センター)[ぁ-ゖ]{3,6}(?=に[てお於])")


def with_halls(found: tuple[Found, ...], sentence: Sentence, text: str) -> tuple[Found, ...]:
    """The mentions of a sentence with the house or hall, before で or において, where its event is held."""
    if any(text[f.end - 1] in "館場堂ー" and _CALLED.match(text, f.end) for f in found):
        found = tuple(
            structs.replace(f, end=called.end(), kind=Kind.PLACE, known=(), sector="", unit=False)
            if f.kind in (Kind.PLACE, Kind.ORGANIZATION) and (called := _CALLED.match(text, f.end)) is not None and not _is_common(called.group()) and all(o is f or o.start < f.end for o in found if o.start < called.end())
            else f
            for f in found
        )
    for event in found:
        if event.kind is not Kind.EVENT:
            continue
        after = held_after(text, event.end, sentence.end)
        if after is None and not held_before(text, sentence.start, event.start):
            continue
        hall = _hall(found, event, after if after is not None else event.start, sentence, text)
        if hall is not None:
            found = tuple(sorted([*(f for f in found if not (hall.start <= f.start and f.end <= hall.end)), hall]))
    return found


def _is_common(word: str) -> bool:
    """図書館 + ボランティア, スタッフ; but 市民会館 + ロビー is a part of it."""
    return in_dictionary(word) and not word.endswith(("ホール", "ロビー", "ギャラリー", "プラザ", "サロン", "ラウンジ"))


def _hall(found: Sequence[Found], event: Found, stop: int, sentence: Sentence, text: str) -> Found | None:
    words = sentence.words
    for index, word in enumerate(words):
        if word.end > stop or event.start <= word.start < event.end or word.pos[0] not in _NOMINAL:
            continue
        if _AT.match(text, word.end, stop + 2) is None:
            continue
        start = _start(words, index, found)
        name = text[start : word.end]
        inside = [f for f in found if f.start < word.end and start < f.end]
        if any(f.start <= start and word.end <= f.end for f in inside) or any(f.kind not in (Kind.PLACE, Kind.ORGANIZATION) or f.start < start for f in inside):
            continue
        if 4 <= len(name) <= 24 and not _NOWHERE.search(name) and name[0] not in "同本当各両" and _named(words, start, word.end, name):
            return Found(start, word.end, Kind.PLACE, 0.78, "hall-where-held")
    return None


def _start(words: Sequence[Word], index: int, found: Sequence[Found]) -> int:
    """Where the nouns before で begin, after the town that the house is in."""
    towns = {f.end for f in found if f.sector in ("LocalGovernment", "NationalGovernment") or (f.kind is Kind.PLACE and f.known)}
    adverbial = lexicon().adverbial
    while index and words[index - 1].end == words[index].start and words[index].start not in towns:
        before = words[index - 1]
        if before.pos[0] not in _NOMINAL and not (before.surface in "・" and index > 1):
            break
        if before.surface in adverbial or before.pos[1] == "数詞" or before.surface in ("日", "時", "分", "月", "年", "午後", "午前"):
            break
        index -= 1
    return words[index].start


def _named(words: Sequence[Word], start: int, end: int, name: str) -> bool:
    proper = any(w.pos[1] == "固有名詞" for w in words if start <= w.start and w.end <= end)
    house = HOUSE.search(name)
    katakana = re.search(r"[ァ-ヺー]{3}|[A-Za-z]{3}", name.removesuffix(house.group()) if house is not None else name) is not None
    begins = name.startswith(("ホテル", "ザ・", "グランド", "アクト", "シティ"))
    return (house is not None and (proper or katakana)) or (begins and len(name) > 4)
