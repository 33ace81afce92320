"""Names that a fixed word makes: 早瀬内閣, G7みどり大臣会合, ホテルみどり東浜, 市議会 alone, みどりRuby会議01, みどり公式アプリ, the contest of its judges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.names.numbered_gatherings import (
    find_latin_gatherings,
    find_numbered_awards,
    find_numbered_events,
    find_numbered_gatherings,
)
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, is_surname
from civicgraph.records import Kind

_CABINET = re.compile(r"(?:第[0-9一二三四]次)?(?!次)([一-鿿]{1,3}?)(?:第[0-9一二三四]次)?(?:改造)?内閣(?!府|官房|総理|法制|委員|不信任|支持|改造|審議官|参事官|情報|広報|人事|危機|サイバー|感染症|事務官|内に)")
_SUMMIT = re.compile(
    r"G(?:7|8|20)[一-鿿々ァ-ヺー・ヶ]{2,16}(?:サミット|会合|会議)(?![一-鿿A-Za-z])|G(?:7|8|20)[一-鿿々ァ-ヺー・ヶ]{2,20}?(?:宣言|声明)(?![一-鿿])"
)
_ASSEMBLY = re.compile(r"[市県都府道町村区]議会(?=[議副はがをにのとへで、・。も]|$|[ 　\n)）])(?!議員(?:選|補|総))")
# 北浜市こども議会, 高校生議会: a day in the chamber, and no assembly that is elected.
_PLAYED = re.compile(r"(?:(?<![ぁ-ゖ])|(?<=[のはがでにをとも]))(?:(?:(?:令和|平成)[0-9元]{1,2}|20[0-9]{2})年度?)?(?!年?度)[一-鿿ヶ々]{0,7}?(?:中高生|高校生|中学生|小学生|子ども|こども|子供|女性|模擬|ジュニア|少年少女)議会(?![一-鿿ァ-ヺーA-Za-z])")
# ホテルみどり東浜
_HOTEL = re.compile(r"(?:[A-Z]{2,5}[一-鿿]{0,3}|[一-鿿]{2,4})?ホテル(?:[ァ-ヺー]{2,10}(?:[ 　]?[一-鿿]{2,3}|[一-鿿]?)|(?!内|側|業|等|前|名|数|料|代|王|街|旅館|支配人|経営|関係|予約|宿泊|客|周辺|従業|事業|運営|組合|会社)[一-鿿]{2,4})(?![一-鿿ァ-ヺー])")
# ダクノン省: what is called so in katakana is a province abroad, unless it is of something (エネルギー省).
_PROVINCE = re.compile(r"(?<![ァ-ヺー・一-鿿A-Za-z])([ァ-ヺー]{2,10})省(?![一-鿿])")
# 「みどりの会」（早瀬徹代表、会員30人）
_HEADED = re.compile(r"「(?P<name>[^「」『』。、]{2,20})」[ 　]?[(（](?P<head>[一-鿿々ぁ-ゖァ-ヺ]{2,7}?)[ 　]?(?:代表(?:理事|社員)?|会長|理事長|委員長|団長|隊長|事務局長|塾長|座長)(?:[、,][^()（）]{1,20})?[)）]")
# みどり花火公式アプリ: whose it is makes the name of an app.
_OFFICIAL = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*){0,3}|[一-鿿ァ-ヺーA-Za-z0-9]{2,16})公式(?:アプリ|ガイドブック)(?![ァ-ヺー一-鿿])")
# MIDORI CONTEST審査員, みどり国際アニメーションフェスティバルの審査委員長: who judges, judges at a contest.
_JUDGED = re.compile(
    r"(?<![A-Za-z0-9.&'’-])(?<![A-Za-z0-9] )(?P<name>[A-Z][A-Za-z0-9.&'’-]*(?: [A-Z0-9][A-Za-z0-9.&'’-]*)+(?<!Studio)(?<!Association)(?<!Foundation)(?<!Institute)(?<!University)(?<!Japan)(?<!Lab)(?<!Inc)"
    r"|(?:(?<![一-鿿ァ-ヺーA-Za-z0-9])|(?<=[0-9]年))(?![0-9]+年|各|様々|さまざま|数々|複数|多数|[今昨来]年|[^審、。]{0,20}(?:した|する|れた|れる)|[海国][外内]の|同|本|当)[一-鿿ァ-ヺーA-Za-z0-9][一-鿿ぁ-ゖァ-ヺーA-Za-z0-9・&]{1,24}?(?:フェスティバル|コンテスト|コンクール|アワード|大賞|[一-鿿]賞|グランプリ|コンペティション|コンペ|映画祭|芸術祭|音楽祭|ビエンナーレ|トリエンナーレ|ハッカソン))"
    r"[」』]?の?(?:最終|[一二]次|本|予備|特別|ゲスト)?審査(?:員|委員)(?!会)"
)
_NOT_BEFORE = re.compile(r"[一-鿿々ヶァ-ヺーA-Za-z0-9]$")


def find_told_names(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The cabinets, summits, hotels, assemblies, apps, judged contests and numbered gatherings of a sentence."""
    said = text[sentence.start : sentence.end]
    if "内閣" in said:
        for match in _CABINET.finditer(text, sentence.start, sentence.end):
            whole = match.start() == sentence.start or text[match.start()] == "第" or not _NOT_BEFORE.match(text, match.start() - 1, match.start())
            if whole and (is_surname(match.group(1)) or text[match.start()] == "第"):
                yield Thing(*match.span(), Kind.ORGANIZATION, 0.88, "cabinet")
    if "G7" in said or "G8" in said or "G20" in said:
        for match in _SUMMIT.finditer(text, sentence.start, sentence.end):
            kind = Kind.WORK if match.group().endswith(("宣言", "声明")) else Kind.EVENT
            if not known(match.group()):
                yield Thing(*match.span(), kind, 0.88, "summit")
    if "ホテル" in said:
        for match in _HOTEL.finditer(text, sentence.start, sentence.end):
            if match.start() == sentence.start or not _NOT_BEFORE.match(text, match.start() - 1, match.start()):
                yield Thing(*match.span(), Kind.PLACE, 0.82, "hotel")
    if "省" in said:
        for match in _PROVINCE.finditer(text, sentence.start, sentence.end):
            proper = any(w.pos[1] == "固有名詞" for w in sentence.words if match.start() <= w.start and w.end <= match.end(1))
            if (proper or not in_dictionary(match.group(1))) and not known(match.group()):
                yield Thing(*match.span(), Kind.PLACE, 0.8, "province")
    if "議会" in said:
        for match in _PLAYED.finditer(text, sentence.start, sentence.end):
            yield Thing(*match.span(), Kind.EVENT, 0.84, "assembly-played")
        for match in _ASSEMBLY.finditer(text, sentence.start, sentence.end):
            if match.start() == sentence.start or not _NOT_BEFORE.match(text, match.start() - 1, match.start()):
                yield Thing(_begin_of_town(match, text), match.end(), Kind.ORGANIZATION, 0.82, "assembly-alone")
    if "」(" in said or "」（" in said:
        for match in _HEADED.finditer(text, sentence.start, sentence.end):
            if any(is_surname(match["head"][:n]) for n in (3, 2, 1)) and not known(match["name"]):
                yield Thing(*match.span("name"), Kind.ORGANIZATION, 0.84, "name-before-head")
    if "公式" in said:
        for match in _OFFICIAL.finditer(text, sentence.start, sentence.end):
            yield Thing(*match.span(), Kind.WORK, 0.8, "thing-official")
    if "審査" in said:
        for match in _JUDGED.finditer(text, sentence.start, sentence.end):
            if not known(match["name"]):
                yield Thing(*match.span("name"), Kind.EVENT, 0.82, "thing-judged")
    yield from find_numbered_gatherings(sentence, text)
    yield from find_latin_gatherings(sentence, text)
    yield from find_numbered_events(sentence, text)
    yield from find_numbered_awards(sentence, text)


def _begin_of_town(assembly: re.Match[str], text: str) -> int:
    """Where the town of an assembly begins that is written in hiragana (つくば + 市議会), else the assembly."""
    starts = (assembly.start() - n for n in range(_LONGEST_TOWN, 1, -1) if n <= assembly.start())
    return next((at for at in starts if _HIRAGANA.fullmatch(text, at, assembly.start()) and any(e.sector == "LocalGovernment" for e in known(text[at : assembly.start() + 1]))), assembly.start())


_LONGEST_TOWN = 6
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
