"""Bodies that no last word tells, but what is said of them: whom they are headed by, what they run, found, agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, is_surname, words_within
from civicgraph.records import Kind

_EDGE = r"(?<![A-Za-z0-9ァ-ヺー一-鿿])"
_LATIN = r"[A-Za-z][A-Za-z0-9.&'’+-]+(?: [A-Z0-9][A-Za-z0-9.&'’+-]*){0,4}"
_NAME = rf"({_LATIN}[ァ-ヺー]{{0,8}}|[ァ-ヺー]{{4,16}}[A-Za-z]{{0,8}})"
_DOES = r"[をの](?=[提運開展販手営企支製研])(?:提供|運営|開発|展開|販売|手[がか掛]け|営|企画|支援|製造|運用|研究)(?:する|している|る|む|んでいる|ている)[ 　]?"

# Civicdoorの大沢加奈代表: a coined name whose head is named.
_HEADED = re.compile(
    rf"{_EDGE}([A-Z][A-Za-z0-9&.'’-]{{2,24}}|[ァ-ヺー]{{3,16}})の[一-鿿々]{{2,4}}[一-鿿々ぁ-ゖァ-ヺー]{{0,4}}?(?:代表理事|代表取締役|代表|社長|会長|理事長|CEO)(?![一-鿿])"
)
# ナビットのCTOである早瀬徹さん, ミドリテラの代表・早瀬徹氏: whose officer somebody is.
_OFFICE_OF = re.compile(
    rf"{_EDGE}([A-Z][A-Za-z0-9&.'’-]{{3,24}}|[ァ-ヺー]{{4,16}})の(?:共同|副)?(?:代表(?:理事|取締役)?(?:社長|CEO)?|理事長|社長|会長|事務局長|C[ETOIFDP]O|エンジニア|デザイナー|プロデューサー|ディレクター|(?:プロジェクト|プロダクト)?マネージャー)(?:の|、|・|[ 　]|で(?:も)?ある|を(?:務|つと)め(?:る|ている|た))(?=[一-鿿々ヶ]{{2,5}}[一-鿿々ぁ-ゖァ-ヺー]{{0,4}}{CALLED})"
)
# MidoriLab 代表。: what a sentence of a profile begins with, where nothing but the post follows.
_OPENS_PROFILE = re.compile(r"(?<![^\n。])([A-Z][A-Za-z0-9&.'’-]{2,24}|[ァ-ヺー]{4,16})[ 　]?(?:(?:共同|副)?代表(?:理事|取締役|社員)?(?:社長|CEO)?|主宰者?|C[ETOIFDP]O)(?=[。、／/]|$)", re.M)
# アオゾラワークに勤める, 大手企業ミドリテラに入社: where one only is employed.
_EMPLOYING = re.compile(r"(?:(?<![A-Za-z0-9ァ-ヺー一-鿿])|(?<=企業)|(?<=会社)|(?<=大手)|(?<=団体))([A-Z][A-Za-z0-9&.'’-]{3,24}|[ァ-ヺー]{4,16})に(?:勤め|勤務|入社|在籍|転職)(?!先)")
# With Midoriは2024年7月に設立しました: a Latin name of which it is said when it was founded.
_LATIN_FOUNDED = re.compile(
    r"(?<![A-Za-z0-9])([A-Z][A-Za-z0-9&.'’-]*(?: [A-Za-z0-9&.'’-]+){0,4})は、?[^。をが「]{0,30}(?:に|、)(?:設立|結成|発足|創設|創立)(?:し|さ|。)"
)
# 1994年に設立されたMidori: the same in a relative clause.
_FOUNDED_NAME = re.compile(rf"(?:設立|創設|創業|結成|発足)(?:され|し)た{_NAME}(?=[はがとのに、「（(。]|$)")
# 予約サービスを提供するmidorinは、: what it does with what, and the body as who does more.
_OPERATING = re.compile(rf"{_DOES}{_NAME}(?=[はが]|と(?!い|し|呼)|、|[(（])")
# 政策支援を手がける早瀬社中（東京）: the bracket tells where whoever does that is.
_SEATED = re.compile(
    rf"{_DOES}([一-鿿々ァ-ヺーA-Za-z・]{{2,16}})[(（](?:本社[・:：]?)?(?:東京|大阪|名古屋|京都|[一-鿿ヶ]{{1,6}}[都道府県市区町村])[^()（）]{{0,16}}[)）]"
)
# midorinは…と連携協定を締結: whoever concludes an agreement is a body.
_AGREEING = re.compile(
    rf"{_EDGE}{_NAME}(?:[(（][^()（）]{{1,60}}[)）])?[はがと](?!い|し)[^。]{{0,120}}?(?:協定|覚書|パートナーシップ)(?:書)?[」』]?を[^。]{{0,12}}?(?:締結|結)"
)
# ミドリ・リナックスの早瀬さん, 東浜システムズの早瀬さん: a firm without its form, whose man somebody is.
_PERSON = rf"(?:[一-鿿々ヶ]{{1,4}}(?:[ \u3000]?[一-鿿々ぁ-ゖ]{{1,4}})?|[ぁ-ゖー]{{2,6}}|[ァ-ヺー]{{2,8}}){CALLED}(?![一-鿿])"
_OF_FIRM = re.compile(
    rf"{_EDGE}(?P<name>[ァ-ヺー]{{3,10}}(?:・[ァ-ヺー]{{3,10}}){{1,2}}|(?P<head>[一-鿿々ァ-ヺーA-Za-z0-9]{{2,12}}?)(?:システムズ?|ソフト(?:ウェア)?|データ|テック|テクノロジーズ?|ラボ|ワークス|ソリューションズ?|エンジニアリング|コンサルティング|コミュニケーションズ?))の(?={_PERSON})"
)
# ・マネージャー, ・アナリスト, ・ツーリズム: whoever does something, and what is done.
_NO_FIRM = re.compile(r"(?:[カガサザタダナバマヤラワ]ー|スト|マン|ント|ニア|スタッフ|メンバー|メイト|ロー|ズム|ション|ネス|ティ|ング|デー|ツアー|ウォーク|フェス|フォーラム|サミット|キャンプ|スクール|クラス|コース)$")
# ミドリワークQの地図アプリ「…」: whose app it is that has a name.
_MAKING = re.compile(rf"{_EDGE}([ァ-ヺー]{{4,16}}|[ァ-ヺー]{{3,16}}[A-Z])の(?=(?!公式|専用)[一-鿿ァ-ヺー]{{0,8}}(?:アプリ|ソフト|サービス|ツール|ライブラリ)[「『])")
# MDA早瀬理事長: whose initials, and whose head.
INITIALS = re.compile(r"(?<![A-Za-z0-9.&/-])(?!NPO|NGO|PTA|CEO|CTO|CIO|CDO|COO|CFO)([A-Z]{3,6})([一-鿿々]{2,3})(?=(?:副?理事長|専務理事|常務理事|代表理事|副?会長|事務局長|理事|代表|社長)(?![一-鿿]))")
# 東浜高2年の早瀬さん, 光陵中3年: a school by its short name, before the year that somebody is in.
_OF_YEAR = re.compile(
    r"(?<![一-鿿ァ-ヺー々])((?:[都道府県市町村区私]立)?[一-鿿ァ-ヺーヶ々]{2,10}?(?:高等学校|高校|中学校|小学校|(?<![市町村立同県最年])[高中小](?=[1-6一二三四五六]年[^。]{0,24}(?:さん|君|くん|氏|[)）]))))"
    r"(?=[1-6一二三四五六]年(?:生|の|で|、|だった|[ 　)）]|$))"
)
_HEAD_WORD = re.compile("代表|社長|会長|理事長|CEO")
_OFFICE_WORD = re.compile("の(?:共同|副)?(?:代表|理事長|社長|会長|事務局長|C[ETOIFDP]O|エンジニア|デザイナー|プロ|ディレクター|マネージャー)")
_PROFILE_WORD = re.compile("代表|主宰|C[ETOIFDP]O")
_EMPLOYED_WORD = re.compile("に(?:勤|入社|在籍|転職)")
_SCHOOL_WORD = re.compile("[高中小校][1-6一二三四五六]年")
_LEADER_WORD = re.compile("理事|会長|代表|社長|事務局長")
_FOUNDED_WORD = re.compile("設立|結成|発足|創設|創立|創業")
_AGREEMENT_WORD = re.compile("協定|覚書|パートナーシップ")


def find_acting_bodies(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Coined names (Latin, or katakana in no dictionary) that act as only bodies do."""
    # The patterns look far ahead: a word that each needs is found sooner.
    said = text[sentence.start : sentence.end]
    if "の" in said and _HEAD_WORD.search(said):
        yield from _headed(sentence, text)
    if "さん" in said or "氏" in said:
        yield from _of_called(sentence, text)
    for match in INITIALS.finditer(text, sentence.start, sentence.end) if _LEADER_WORD.search(said) else ():
        if is_surname(match.group(2)) and not known(match.group(1)):
            yield Thing(*match.span(1), Kind.ORGANIZATION, 0.82, "body-by-initials")
    for match in _OF_YEAR.finditer(text, sentence.start, sentence.end) if "年" in said and _SCHOOL_WORD.search(said) else ():
        yield Thing(*match.span(1), Kind.ORGANIZATION, 0.84, "school-of-year")
    if _COINED.search(said) is not None:
        yield from _acting(sentence, said, text)
    for match in _SEATED.finditer(text, sentence.start, sentence.end) if "(" in said or "（" in said else ():
        name = match.group(1)
        if not known(name) and lexicon().class_of(name) is None and name not in lexicon().not_organisations:
            yield Thing(*match.span(1), Kind.ORGANIZATION, 0.85, "body-operating")


# What every coined name has.
_COINED = re.compile("[A-Za-z]|[ァ-ヺー]{3}")


def _acting(sentence: Sentence, said: str, text: str) -> Iterator[Thing]:
    """The coined names of a sentence that are founded, do something, conclude an agreement or have an officer."""
    founded, agreed = _FOUNDED_WORD.search(said) is not None, _AGREEMENT_WORD.search(said) is not None
    for pattern, sure, method, possible in (
        (_LATIN_FOUNDED, 0.82, "body-founded", founded),
        (_FOUNDED_NAME, 0.8, "body-founded", founded),
        (_OPERATING, 0.8, "body-operating", True),
        (_AGREEING, 0.82, "body-agreeing", agreed),
        (_MAKING, 0.76, "body-making", "「" in said or "『" in said),
    ):
        for match in pattern.finditer(text, sentence.start, sentence.end) if possible else ():
            if _is_coined(match.group(1)):
                yield Thing(*match.span(1), Kind.ORGANIZATION, sure, method)
    for pattern, method, words in ((_OFFICE_OF, "body-of-officer", _OFFICE_WORD), (_OPENS_PROFILE, "body-of-officer", _PROFILE_WORD), (_EMPLOYING, "body-employing", _EMPLOYED_WORD)):
        for match in pattern.finditer(text, sentence.start, sentence.end) if words.search(said) else ():
            name = match.group(1)
            if _is_coined(name) and _NO_FIRM.search(name) is None and not name.endswith("ファーム") and name.lower() not in lexicon().english_common:
                yield Thing(*match.span(1), Kind.ORGANIZATION, 0.8, method)


def _headed(sentence: Sentence, text: str) -> Iterator[Thing]:
    for match in _HEADED.finditer(text, sentence.start, sentence.end):
        name = match.group(1)
        word = next((w for w in sentence.words if w.start == match.start(1) and w.end == match.end(1)), None)
        # The dictionary has what few use as the name of somebody; a place or a common noun is no company's.
        proper = word is not None and word.pos[1] == "固有名詞" and word.pos[2] != "地名"
        if not known(name) and name not in lexicon().class_nouns and (name[0].isascii() or coined(name) or proper):
            yield Thing(*match.span(1), Kind.ORGANIZATION, 0.8, "body-of-head")


def _of_called(sentence: Sentence, text: str) -> Iterator[Thing]:
    """Names in katakana with a dot, or with what such firms end in after a name of its own, before の and somebody called by name."""
    for match in _OF_FIRM.finditer(text, sentence.start, sentence.end):
        name, words = match["name"], words_within(sentence.words, *match.span("name"))
        lex = lexicon()
        plain = (
            any(
                p in lex.titles or p in lex.class_nouns or p in lex.not_organisations for p in (name, *name.split("・"))
            )
            or lex.title_at_end(name) is not None
        )
        personal = any(w.pos[2] == "人名" for w in words) or (bool(words) and words[-1].pos[2] == "地名")
        if known(name) or plain or (match["head"] is None and (_NO_FIRM.search(name) or in_dictionary(name.replace("・", "")))):
            continue
        if match["head"] is None and personal:
            continue
        head = [w for w in words if w.end <= match.end("head")] if match["head"] is not None else []
        if match["head"] is None or any(w.pos[1] == "固有名詞" for w in head) or (not in_dictionary(match["head"]) and len(head) == 1):
            yield Thing(*match.span("name"), Kind.ORGANIZATION, 0.8, "firm-of-somebody")


def _is_coined(name: str) -> bool:
    lex = lexicon()
    word = name in lex.titles or name in lex.class_nouns or name in lex.not_organisations or lex.class_of(name) is not None
    return len(name) > 2 and not word and not known(name) and (name[0].isascii() or coined(name))
