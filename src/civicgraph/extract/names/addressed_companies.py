"""Companies by how they are spoken of: みどりのわ社, 北陸テックさん, 東都情報通信（東京）の早瀬さん."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import company_endings, lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary
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


SEATED = "body-with-seat"
# 東都情報通信（東京）の早瀬徹さん, みどり工房（同）から早瀬徹さんを
_SEATED = re.compile(rf"[(（](?:[ァ-ヺー]{{3,16}}、)?(?:本社[・=＝、 　]?)?(?P<seat>[^()（）、。]{{1,12}})[)）](?:の|から(?=[^。、はがを]{{2,12}}{CALLED}を))(?=[一-鿿々ヶ]{{1,4}}[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{{1,5}}{CALLED})")
# 会社員（東京）の早瀬さん: what somebody does.
_WHAT_ONE_DOES = re.compile(r"(?:[員家者業生師士職手主婦夫人]|経営|学生|代表|社長|会長|市長|選手|親子|夫妻|夫婦|家族|一家|出身|在住|[先後中地]|記録|優勝|(?:さん|氏|様|君))$")


def find_seated_bodies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The bodies of whom newspapers name the seat and somebody: the nouns before a place in brackets, with の and a person behind it."""
    for match in _SEATED.finditer(text, sentence.start, sentence.end) if _CALLED_WORD.search(text, sentence.start, sentence.end) else ():
        if not _is_place(match["seat"]):
            continue
        run = [w for w in sentence.words if w.end <= match.start()]
        start = match.start()
        count = 0
        while run and run[-1].end == start and run[-1].pos[0] in ("名詞", "接尾辞", "接頭辞", "形状詞") and run[-1].pos[1] != "数詞":
            start, count = run.pop().start, count + 1
        name = text[start : match.start()]
        proper = any(w.pos[1] == "固有名詞" for w in sentence.words if start <= w.start and w.end <= match.start())
        if 3 <= len(name) <= 20 and (count > 1 or not _KANJI.fullmatch(name)) and not in_dictionary(name) and not _is_no_body(name, proper=proper):
            yield Thing(start, match.start(), Kind.ORGANIZATION, 0.78, SEATED)


_KANJI, _LATIN = re.compile("[一-鿿]+"), re.compile("[A-Za-z]{3}")
_TOWN = re.compile(r"同|[市県町村区]内|[一-鿿ヶケァ-ヺー]{1,9}[都道府県市区町村]")


def _is_no_body(name: str, *, proper: bool) -> bool:
    """Whether a name says what somebody does (会社員, 運営スタッフ), where he was (海の大会, 移住先) or won (大会新記録): words for anybody's,
    none of them proper nor of a body.
    """
    told = lexicon().class_of(name)
    of_body = proper or _LATIN.search(name) is not None or name.endswith(company_endings()) or (told is not None and told[0] is Kind.ORGANIZATION)
    other = any(e.kind is not Kind.ORGANIZATION for e in known(name)) or (told is not None and told[0] is Kind.EVENT)
    return not of_body or other or _WHAT_ONE_DOES.search(name) is not None or lexicon().title_at_end(name) is not None


def _is_place(seat: str) -> bool:
    """東京, 北浜市, 同 (where the one named before sits)."""
    return _TOWN.fullmatch(seat) is not None or any(known(seat + end) for end in "都府県市")


_CALLED_WORD = re.compile("さん|氏")


_IN_KATAKANA = re.compile(r".[ァ-ヺー]{3,}$")
# ベイサイドブルーイングさん: longer than anybody's name without a dot.
_LONG = re.compile(r"[ァ-ヺー]{9,}")


def is_named_firm(name: str) -> bool:
    """早瀬タクシー, before さん: a firm that is spoken of as people are."""
    return _LONG.fullmatch(name) is not None or (_IN_KATAKANA.search(name) is not None and name.endswith(company_endings()))
