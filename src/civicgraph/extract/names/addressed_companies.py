"""Companies by how they are spoken of: みどりのわ社, 北陸テックさん."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import company_endings, lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_TOPIC = re.compile(r"^.*[A-Za-zァ-ヺー]は(?=[A-Zァ-ヺ])")
# 「みどりのわ」社, みどりのわ社の代表
_CALLED_COMPANY = re.compile(
    r"「([^「」、。]{2,16})」社(?![一-鿿])|(?<![ぁ-ゖァ-ヺー一-鿿A-Za-z0-9])([ぁ-ゖァ-ヺーA-Z][ぁ-ゖァ-ヺーA-Za-z0-9.&]{2,14})社(?=[のはがをにと、])"
)


_LONG_BEFORE = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー]{9,}$")


def find_addressed_companies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """北陸テックさん, うみ飲料様: companies spoken of as people are, told by their last word."""
    said = text[sentence.start : sentence.end]
    for match in _CALLED_COMPANY.finditer(text, sentence.start, sentence.end) if "社" in said else ():
        # みどりは + Sea社と共同で
        name = _TOPIC.sub("", next(g for g in match.groups() if g))
        if not known(name) and name not in lexicon().class_nouns:
            start = match.start() + match.group().find(name)
            yield Thing(start, start + len(name), Kind.ORGANIZATION, 0.82, "company-addressed")
    for word in sentence.words if "さん" in said or "様" in said else ():
        if word.surface not in ("さん", "様") or not (text.endswith(company_endings(), 0, word.start) or _LONG_BEFORE.search(text, sentence.start, word.start)):
            continue
        run = [w for w in sentence.words if w.end <= word.start]
        start = word.start
        while run and run[-1].end == start and run[-1].pos[0] in ("名詞", "接尾辞", "接頭辞", "形状詞") and run[-1].pos[1] != "数詞":
            start = run.pop().start
        name = text[start : word.start]
        if 3 <= len(name) <= 16 and name not in company_endings() and not known(name):
            yield Thing(start, word.start, Kind.ORGANIZATION, 0.78, "company-addressed")


_IN_KATAKANA = re.compile(r".[ァ-ヺー]{3,}$")
# ベイサイドブルーイングさん: longer than anybody's name without a dot.
_LONG = re.compile(r"[ァ-ヺー]{9,}")


def is_named_firm(name: str) -> bool:
    """早瀬タクシー, before さん: a firm that is spoken of as people are."""
    return _LONG.fullmatch(name) is not None or (_IN_KATAKANA.search(name) is not None and name.endswith(company_endings()))
