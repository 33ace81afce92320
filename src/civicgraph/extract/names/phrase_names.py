"""Bodies named by a phrase behind a legal form (NPO法人北浜つなぐ住まい協会, 一般社団法人かがやきの家): where the phrase ends,
its last word tells, or a place where it stands closed, between marks or on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.formed_names import ALONE
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_surname
from civicgraph.records import Kind, Span

_FORMS = r"(?:(?:認定)?(?:NPO法人|特定非営利活動法人)|(?:一般|公益)(?:社団|財団)法人|社会福祉法人|\((?:一社|公社|一財|公財|特非|社福)\))[ 　]?"
_FORM_WORD = ("法人", "社)", "財)", "非)", "福)")
# 合同会社おおぞらデザイン(: a company's form behind a particle or a mark, not みどり株式会社として.
_FORM = re.compile(rf"(?=[認N特一公社(株合有])(?:{_FORMS}|(?:(?<=[はがをのとでや])|(?<![一-鿿々ぁ-ゖァ-ヺーA-Za-z0-9]))(?:株式|合同|有限)会社(?![をはがへにでとも]|から|など|より|です|だっ|の(?:よう|ほか|中)))")
# 北浜市の家: の and a short word, as no more than a body is called; つなぐ + 住まい協会: a verb, and what a body is.
_OF = r"の(?:会|家|里|森|輪|和|環|丘|風|木|樹|園|郷|杜|泉|翼|種|花|虹|糸|絆|音|村|郷|舎|館|庭|道|架け橋|かけはし|ひろば|広場|手|電話|わ)"
_END = r"(?=[はがをにとへもでやの、。,，・:：/／|｜()（）「」『』\s　【】]|から|より|など|による|による|さん|理事|代表|副|事務局|専務|常務|監事|スタッフ|職員|$)"
# NPO法人では, 一般社団法人として: the form stands for the body.
_ALONE = rf"(?!{ALONE}|という|[のをがはもにとでへや](?![ぁ-ゖ]))"
_NO_CASE = r"(?!は|が|を|に|で|と|の|も|へ)"
_CLOSED = re.compile(rf"{_ALONE}(?P<name>[ぁ-ゖァ-ヺー一-鿿々ヶA-Za-z]{{3,20}})(?P<right>[、,，:：/／|｜()（）「」『』 　【】\n]|$)")
_KANA = re.compile("[ぁ-ゖ]")
_MARKED = re.compile(r"(?:は|が|を|も|へ|から|まで|より)(?=[一-鿿ァ-ヺA-Za-z])|(?<!っ)[にでと](?=[一-鿿ァ-ヺA-Za-z])(?!.*(?:の|[うくぐすつぬぶむる])(?:会|家|里|輪|ネットワーク|プロジェクト|協会|センター)$)|する|した|という|より|から|まで|及び|並びに|ならびに|又は|または|(?<=[一-鿿ァ-ヺーA-Za-z])および|に(?:よる|おける|関する|対する|向けた)(?!会|家|里)")
_NO_END = re.compile(r"(?:[はがをにでともへや]|によ(?:る|り|って)|に?ついて|の|な|から|まで|より|など|ほか|です|ます|した|する|いる|ある|れる|さん|氏|様|たち|内|側|等|他|御中|主催|共催|後援|協力|運営|提供|制作|作成|発行|編集|編|監修|設立|発足|結成|認可|認証|登記|移行|開設|就任|退任|募集|紹介|案内|概要|活動|職員|会員|役員|[長員者]|にて|[一-鿿]し)$")
_PLAIN = re.compile("[一-鿿]{3,}(?:にて)?")  # 社員総会


@cache
def _told_by_end() -> re.Pattern[str]:
    suffixes = alternatives([s for s in lexicon().suffixes if len(s) > 1 and s not in lexicon().units] + ["会", "クラブ", "ひろば", "広場", "プロジェクト", "スクール", "サポート"])
    inner = "[一-鿿々ヶァ-ヺーぁ-ゖ]"
    # No case particle stands between the words in kanji and the verb: what they do, not what it is called.
    verb = rf"[一-鿿々ヶァ-ヺー]{{2,8}}{_NO_CASE}[一-鿿]?[ぁ-ゖ]{{1,3}}(?<!す)(?<=[うくぐつぬぶむる])[一-鿿ァ-ヺー]{{1,3}}[ぁ-ゖ]{{0,3}}[一-鿿ァ-ヺー]{{0,8}}?{suffixes}"
    own = rf"(?:(?![はがもで][一-鿿ァ-ヺ]|を|[とや][一-鿿ァ-ヺ]|から|より|の){inner})"
    return re.compile(rf"{_FORMS}{_ALONE}(?:{own}{{2,12}}{_OF}|{own}{{1,6}}の{own}{{1,4}}の会|{verb}){_END}")


def find_phrase_names(sentence: Sentence, text: str) -> Iterator[Span]:
    """The names of a sentence that such a phrase makes."""
    said = text[sentence.start : sentence.end]
    company = "会社" in said
    if company:
        yield from _before_form(sentence, text)
    if not company and not any(word in said for word in _FORM_WORD):
        return
    for match in _told_by_end().finditer(text, sentence.start, sentence.end):
        yield Span(*match.span())
    closed = _closed_names(text)
    for form in _FORM.finditer(text, sentence.start, sentence.end) if closed else ():
        name = next((n for n in closed if text.startswith(n, form.end())), None)
        end = form.end() + len(name) if name is not None else 0
        if name is not None and end <= sentence.end and not (text[form.end() - 1] == "社" and _is_plain(sentence, form.end(), end)) and (re.match("[一-鿿ァ-ヺー]", text[end : end + 1]) is None or _titled(end, text)):
            yield Span(form.start(), end)


# 暮らしの交通株式会社, ひとのわ合同会社: a phrase between a mark and the form; となりの早瀬株式会社 is somebody's neighbour.
_BEFORE_FORM = re.compile(r"(?:(?<=[\n、,，・:：/／|｜(（「『 \u3000【])|^)(?P<name>(?!こ[のれ]|そ[のれ]|あの|どの|わが|ほか|となり|うち|わたし|わたくし|こちら|ちかく|いわゆる|かつて|いま|ある)[ぁ-ゖァ-ヺー一-鿿々ヶ]{3,14})(?:株式|合同|有限)会社(?=[)）」』、,，・:：/／|｜。 \u3000\n]|の|は|が|を|に|と|代表|取締役|社長|CEO|$)", re.M)
_OTHER_KANA = re.compile("(?!の)[ぁ-ゖ]")


def _before_form(sentence: Sentence, text: str) -> Iterator[Span]:
    for match in _BEFORE_FORM.finditer(text, sentence.start, sentence.end):
        name = match["name"]
        head, the, of = name.rpartition("の")
        if _OTHER_KANA.search(head or name) is None or name.endswith("な") or _MARKED.search(name) or re.search(r"[はがをへ]|[にでとも](?=[一-鿿ァ-ヺ])|[るたい](?=[一-鿿ァ-ヺ]|$)|な(?=[一-鿿])", head or name):
            continue
        if not (the and any(is_surname(of[:n]) or known(of) for n in (3, 2))) and known(name) == known(""):
            yield Span(*match.span())


def _is_plain(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company's name is of nouns alone, which are a name anyway, or ends as no name does (株式会社みどりについて)."""
    words = [w for w in sentence.words if start <= w.start < end]
    return all(w.pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞") for w in words) or words[-1].pos[0] in ("助詞", "助動詞", "動詞")


def _titled(start: int, text: str) -> bool:
    return any(text[start : start + n] in lexicon().titles for n in range(2, 7))


@lru_cache(maxsize=8)
def _closed_names(text: str) -> tuple[str, ...]:
    """The names with hiragana in them that stand closed behind a legal form anywhere in a text, the longest first."""
    if not any(word in text for word in (*_FORM_WORD, "会社")):
        return ()
    found = {m["name"] for form in _FORM.finditer(text) if (m := _CLOSED.match(text, form.end())) is not None and _is_name(m, text[form.start() - 1 : form.start()])}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _is_name(match: re.Match[str], left: str) -> bool:
    name, lex = match["name"], lexicon()
    if _KANA.search(name) is None or _MARKED.search(name) or (_NO_END.search(name) and not name.endswith("っと")) or lex.title_at_end(name) is not None or known(name):
        return False
    if (told := lex.class_of(name)) is not None and told[0] is Kind.EVENT:
        # NPO法人みどり届け隊設立総会
        return False
    head, the, of = name.rpartition("の")
    if not the or not head or re.search(rf"{_OF}$", name):
        return True
    # NPO法人かがやきの早瀬徹、: of its people; the name is all that stands between two marks.
    return left in (":", "：") and _PLAIN.fullmatch(of) is None and not any(is_surname(of[:n]) for n in (3, 2)) and match["right"] != "。"
