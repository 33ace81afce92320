"""Bodies whose name begins with a word in hiragana that the dictionary takes for a verb: みつめる地域協議会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_BODY = re.compile(
    r"(?<![ぁ-ゖ一-鿿々ァ-ヺーA-Za-z0-9])([ぁ-ゖー]{3,8})([一-鿿々]{0,6}(?:協議会|推進会議|連絡会|委員会|ネットワーク|協会|クラブ|センター|振興会|保存会|財団|研究所|実行委員会|会館|学園|学院|太鼓))(?![一-鿿々ァ-ヺー]{0,3}[をに]?(?:関する|係る))"
)
# What a clause before a common noun ends in, and what points.
_CLAUSE = re.compile(r"(?:する|した|いる|ある|なる|なった|できる|される|された|れる|られる|という|いう|ない|たい|ような|ための|など|による|おける|ている|てきた|いた|った)$")
_SPOKEN = frozenset(["この", "その", "あの", "どの", "また", "さらに", "そして", "これら", "それら", "いわゆる", "あらゆる", "さまざまな", "たくさんの", "すべて", "それぞれ", "もちろん", "とくに", "はじめ", "はじめに", "これから", "ここから", "つぎに", "いろいろな", "わたしたち", "みんなで"])


def find_kana_bodies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Such names where the text has them more than once, or the sentence begins with one that does something."""
    for match in _BODY.finditer(text, sentence.start, sentence.end):
        head, name = match.group(1), match.group()
        word = next((w for w in sentence.words if w.start == match.start()), None)
        if word is None or head in _SPOKEN or _CLAUSE.search(head) or known(name) or not match.group(2):
            continue
        if word.pos[0] in ("接続詞", "連体詞", "代名詞", "感動詞", "助詞", "助動詞", "副詞") or (head.endswith("の") and head[-3:] != "もの"):
            continue
        again = text.count(name) > 1
        subject = match.start() == sentence.start and text.startswith(("は", "が", "の"), match.end())
        if again or subject:
            yield Thing(match.start(), match.end(), Kind.ORGANIZATION, 0.82, "body-in-kana")
