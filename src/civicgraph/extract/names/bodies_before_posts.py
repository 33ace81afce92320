"""Bodies of any name that stand before a post and whoever holds it: てくてく一座 代表 早瀬 徹, 早瀬 徹(ママスタート 代表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.recognition.model_mentions import is_happening
from civicgraph.extract.relation_rules import event_keys, word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.patterns import alternatives
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary, is_surname, words_within
from civicgraph.records import Kind

_POST_WORD = re.compile("[長事表裁役授者EO員主宰人ー]")
_WHO = r"(?P<family>[一-鿿々ヶ]{1,4})[ 　]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}"
# What a name begins behind: the start of a line, a blank, a bracket, a colon, a mark of a list.
_EDGE = r"(?:(?<=[\s　(（:：/／|>】」・■◆●○◎*])|(?<![^\n]))"
_NAME = r"(?P<name>[^\s　、。,，()（）「」『』:：/／|【】<>\d][^\s　、。,，()（）「」『』:：/／|【】<>]{1,29}?)"
# Particles that no name ends with, and what tells how or when something was.
_NO_END = re.compile(r"(?:[はがをにへ兼副君]|まで|など|ほか|です|ます|した|する)$|から|より|について|による|における|のため|[一-鿿](?:を|が|は)[一-鿿]")
# 開会のあいさつ, 第一部, 稲峰地区, こども園保護者: a part of a programme, or where somebody is from, or for whom.
_NO_NAME = re.compile(r"(?:挨拶|あいさつ|[こお]とば|言葉|お話|の話|紹介|報告|発表|講演|講話|司会|進行|講師|指導|部|課|室|局|係|班|支部|地区|学区|校区|地域|方面|都|道|府|県|市|区|町|村|丁目|代|年|年度|期|回|学年|組|合わせ|連絡先|[者生員民親]|父母|家族|遺族|選手|若者|女性|ママ|パパ|さん|たち|の皆|みなさま|メッセージ|コラム|ブログ|インタビュー|プロフィール|づくり)$")
_GOES_BACK = re.compile(r"[A-Za-z0-9/／&]\s")
_GROUP_ENDS = ("会", "団", "隊", "塾", "園", "院", "館", "社", "店", "座", "舎", "クラブ", "サークル", "グループ", "チーム", "ネット", "ラボ", "サロン", "ひろば", "広場", "カフェ", "食堂", "教室", "工房", "農園", "牧場", "ホーム", "ハウス", "スクール", "プロジェクト")
_GROUPS = ("の会", "を守る会", "する会", "実行委員会", "愛好会", "同好会", "クラブ", "サークル", "ネット", "ネットワーク", "工房", "劇団", "応援団", "応援隊", "ラボ")
_OF_SOMETHING = re.compile(r"の(?!(?:家|輪|森|里|風|丘|木|花|虹|灯|杜|樹|庭|種|芽|星|翼|泉)$)[^の]+$")
_KANA = re.compile(r"[ぁ-ゖ]{2}|[ァ-ヺー]{3}|[A-Za-z]{2}")
_NO_BODIES = (Part.ROLE, Part.LAW)


_BEFORE_POST = re.compile(rf"{_EDGE}{_NAME}[ 　]?$")
_LONGEST = 32  # characters


@cache
def _held() -> re.Pattern[str]:
    """A post, a blank and somebody with a family name; or the closing bracket behind a post."""
    posts = alternatives(t for t in lexicon().body_titles | lexicon().heads if len(t) > 1)
    return re.compile(rf"{posts}(?:(?:[・兼/／][一-鿿]{{2,6}})?[ 　]{_WHO}(?=[ 　、,，()（）\n・/／。]|氏|さん|様|先生|$)|(?=[)）])|(?<=代表)。)")


# 「くらしの灯」代表の早瀬徹さん, 早瀬徹さん（「くらしの灯」代表）: an office that only bodies have, and who holds it.
_QUOTED = re.compile(
    rf"[「『](?P<name>[^「」『』、。!?！？\n]{{2,24}})[」』](?:[(（][^()（）]{{1,20}}[)）])?の?(?:元|前|初代)?(?:共同|副)?(?:代表(?:理事|取締役|者|世話人)?(?:社長)?|理事長|専務理事|理事|会長|社長|主宰者?|事務局長|店主|店長|園長|施設長|オーナー|世話人|塾長)"
    rf"(?:(?:の|、|・|[ 　]|で(?:も)?ある|を(?:務|つと)め(?:る|ている|た))[ 　]?{_WHO}(?=[ 　、,，()（）\n・/／。]|{CALLED}|[がはもにと]|$)|[)）、・／/])"
)
# 「みどりの会」の早瀬さん
_QUOTED_OF = re.compile(rf"[「『](?P<name>[^「」『』、。!?！？\n]{{2,24}})[」』]の(?={_WHO}{CALLED})")
# Until the quoted name of a work, a shop or a project says itself what it is.
_BRACKET_OPENS = re.compile(r"[(（／/、・][^()（）「」『』\n]{0,12}$")


def _quoted(sentence: Sentence, text: str) -> Iterator[Thing]:
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        name, who, told = match["name"], match["family"], lexicon().class_of(match["name"])
        held = any(is_surname(who[:n]) for n in (4, 3, 2, 1)) if who is not None else _BRACKET_OPENS.search(text, sentence.start, match.start()) is not None
        if held and not known(name) and (told is None or told[0] is Kind.ORGANIZATION) and not _NO_END.search(name) and name not in lexicon().not_organisations:
            yield Thing(*match.span("name"), Kind.ORGANIZATION, 0.84, "quoted-before-post")


def _quoted_group(sentence: Sentence, text: str) -> Iterator[Thing]:
    for match in _QUOTED_OF.finditer(text, sentence.start, sentence.end):
        name, who, told = match["name"], match["family"], lexicon().class_of(match["name"])
        group = name.endswith(_GROUPS) and len(name) > 3 and not name.endswith(("大会", "集会", "社会", "機会", "総会"))
        if group and any(is_surname(who[:n]) for n in (4, 3, 2, 1)) and not known(name) and (told is None or told[0] is Kind.ORGANIZATION):
            yield Thing(*match.span("name"), Kind.ORGANIZATION, 0.82, "quoted-before-name")


def find_bodies_before_posts(sentence: Sentence, text: str, segments: Sequence[Segment]) -> Iterator[Thing]:
    """The names of a sentence that only their place before a post tells to be a body's."""
    said = text[sentence.start : sentence.end]
    if ("」" in said or "』" in said) and _POST_WORD.search(said) is not None:
        yield from _quoted(sentence, text)
    if "」の" in said or "』の" in said:
        yield from _quoted_group(sentence, text)
    if (" " not in said and "　" not in said and ")" not in said) or _POST_WORD.search(said) is None:
        return
    for held in _held().finditer(text, sentence.start, sentence.end):
        match = _BEFORE_POST.search(text, max(sentence.start, held.start() - _LONGEST), held.start())
        who = held["family"]
        if match is not None and text[held.end() - 1] == "。" and match.start("name") != sentence.start:
            # ミナトラボ 代表。: how a profile opens.
            continue
        if match is None or (who is not None and not any(is_surname(who[:n]) for n in (4, 3, 2, 1))):
            continue
        start, end = match.span("name")
        if text.endswith("事務", start, end) and text.startswith("所長", held.start()):
            continue
        if _GOES_BACK.match(text, max(sentence.start, start - 2), start) and match["name"][0].isascii():
            # Open Midori + Garden 代表
            continue
        # NPO法人 みどり&あお 理事長
        form = next((f for f in legal_forms() if text.endswith(f, sentence.start, start - 1)), "") if text[start - 1 : start] in (" ", "\u3000") else ""
        if _is_name(match["name"], words_within(sentence.words, start, end)) and not _told(start, end, segments, text):
            yield Thing(start - (len(form) + 1 if form else 0), end, Kind.ORGANIZATION, 0.78, "body-before-post")


def _is_name(name: str, words: Sequence[Word]) -> bool:
    """Whether words before a post are no rubric, no post and nobody, but something of a name of its own."""
    lex = lexicon()
    common = name in lex.titles or name in lex.class_nouns or name in lex.not_organisations or name in event_keys() or name in word_list("rubrics", "words")
    if common or name.lower() in lex.english_common or _NO_END.search(name) or _NO_NAME.search(name) or lex.title_at_end(name) is not None or known(name) or not words or is_happening(name):
        return False
    if words[-1].pos[0] in ("助詞", "助動詞") and not name.endswith("っと"):
        return False
    if not name.endswith(_GROUP_ENDS) and (_OF_SOMETHING.search(name) or words[-1].pos[0] == "動詞" or (words[-1].pos[2] == "サ変可能" and not _KANA.search(words[-1].surface))):
        # まちづくりの課題, 地域のつながりをつくる, SDGs推進: what is written or done, not who does it.
        return False
    if in_dictionary(name) or all(w.pos[2] in ("人名", "地名") or w.pos[1] == "数詞" or w.surface in lex.generic_modifiers for w in words):
        return False
    if words[0].pos[2:4] == ("人名", "姓") and len(words) > 1 and words[1].pos[2:4] == ("人名", "名"):
        return False
    proper = any(w.pos[1] == "固有名詞" for w in words)
    return _KANA.search(name) is not None or (name.endswith(_GROUP_ENDS) and (proper or len(name) > 3))


def _told(start: int, end: int, segments: Sequence[Segment], text: str) -> bool:
    """Whether the words of the name tell a body or a post at its end already, or make it up wholly."""
    inside = [s for s in segments if start <= s.start and s.end <= end]
    if any(s.part in _NO_BODIES for s in inside):
        return True
    bodies = [s for s in inside if s.part in (Part.BODY, Part.UNIT, Part.KNOWN, Part.MUNICIPALITY) and not s.weak]
    # くうねる子育て応援団 is more than 子育て応援団, みどり協会事務局 is not.
    cut = len(bodies) == 1 and bodies[0].end == end and bodies[0].start > start and "ぁ" <= text[bodies[0].start - 1] <= "ゖ"
    # 支援センター + はばたき goes on, 北浜大学 + 農学部 does not.
    goes_on = len(bodies) == 1 and bodies[0].start == start and bodies[0].end < end and bodies[0].part is not Part.UNIT
    return bool(bodies) and not cut and not goes_on
