"""The recogniser's names, as far as the text around them and the lexicon bear them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.recognition.recogniser import Recognised
from civicgraph.extract.text.segments import Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, in_dictionary, is_surname, words_within
from civicgraph.records import Kind, Span

# The least probability at which a name of each kind is believed that the words in it and around it bear out, found on published
# civic articles that the model had not learnt from. Events need most: a false one draws the dates and speakers of the true one to it.
_LEAST = {
    Kind.PERSON: 0.7,
    Kind.ORGANIZATION: 0.6,
    Kind.PLACE: 0.78,
    Kind.EVENT: 0.8,
    Kind.WORK: 0.6,
    Kind.PROJECT: 0.6,
    Kind.LAW: 0.5,
}
# ... and of a place that the dictionary has as one.
_LEAST_OF_PLACE = 0.7
# ... and of a body that is called as happenings are (みどりフォーラム).
_LEAST_OF_HAPPENING = 0.85
# ... and of an event that is numbered by its year (MidoriConf Local 2026).
_LEAST_OF_YEAR = 0.6
_OF_YEAR = re.compile(r"[A-Za-zァ-ヺー][ 　]?(?:(?:19|20)\d\d|#\d+)$")
# MidoriCon, MidoriKaigi Local: how conferences are called in Latin letters.
CONFERENCE = re.compile(r"[A-Za-z]*[A-Za-z](?:Con|Conf|Kaigi|Fest|Summit|Meetup|Hackathon|(?<!Boot)Camp)(?: [A-Za-z0-9#. ]+)?")
# From here on a name is believed whatever its words are: titles of talks and services are often made of common ones
# (公園でつながる、まちが変わる), bodies and places seldom.
_SCHOOLS = ("学校", "高校", "学園", "幼稚園", "保育園")
_SURE = {Kind.ORGANIZATION: 0.9, Kind.PLACE: 0.93, Kind.EVENT: 0.9, Kind.WORK: 0.7, Kind.PROJECT: 0.6}
# NPO法人格取得, NPO法人認証: what a body becomes, no body.
_LEGAL_STEP = re.compile(r".*法人(?:格|認証|化|登記|設立(?:総会)?)(?:の?(?:取得|申請|手続き?|認可))?")
# 「みどりの輪」という + 地域課題解決プログラム: what it is, not what it is called.
_AS_SORT = re.compile(r"[」』)）]と(?:いう|いった|題する|題した|呼ばれる)$")
# Web版, CSV: how a work is had, not which.
_EDITION = re.compile(r"(?:[A-Za-zァ-ヺー]{2,8}|携帯|紙|有料|無料|日本語|英語)版|PDF|CSV|HTML|XML|JSON|RDF|ZIP|TXT")
# After a name these leave a person; another suffix (市, 屋, 派) makes something else of it.
_FAMILIAR = ("くん", "君", "ちゃん", "さん")
# Midori.K: how people sign.
_INITIALED = re.compile(r"[A-Z][a-z]+\.[A-Z][a-z]*")
# TEDxMidori, MidoriHub: capitals inside a word are a brand's, not a person's.
_CAMEL = re.compile(r"[A-Za-z]*[a-z][A-Z]{1,}[A-Za-z]*")
_MARKS = re.compile(r"[「」『』()（）\[\]【】:：;…―。、\n\t]")
# おいしい!みどり: from here on a name may have such a sign in it.
_SIGNS, _SURE_OF_SIGN = re.compile(r"[!?！？]"), {Kind.WORK: 0.9, Kind.EVENT: 0.9, Kind.PROJECT: 0.8}
_JOINED = "参加|参列|出席|登壇"
# みどりフォーラムに参加した, の講師は, は…開かれた: what is said of a happening, not of a body (は講演会を開催した, の後援で).
_HAPPENING = re.compile(
    rf"に[、,]?(?:[^。、]{{1,15}}が)?(?:{_JOINED}|加わ)|の(?:登壇者|講師|ゲスト|パネリスト|司会|コーディネーター|(?:後援|協賛)[はが]|分科会|基調講演|参加者)|[はが](?:[^。]{{0,30}}開かれ|[^。を]{{0,30}}開催(?:さ|$|。))|は[^。を]{{0,30}}開催"
)
# 「ミルモ」に参加した: what is taken part in is no thing.
_ATTENDED = re.compile(rf"[」』]?に(?:{_JOINED}|来場)")
# みどりホテル2階「桂の間」: a room of the house named before.
_ROOM = re.compile(r"階[ 　]*[「『]?$")
_NUMBERED = re.compile(r"第?[0-9]+回[一-鿿]{2,3}")
# 早瀬健一(北浜町長): the town of a mayor.
_MAYORS = re.compile(r"[市町村区]長[)）]")
# ミナト淡海(北浜市)で開催: where, not who.
HELD_IN = re.compile(r"[(（][^()（）]{1,12}[都道府県市区町村][)）](?:で(?!す|あ|も)|にて|において)")
_SET_APART = re.compile(r"([一-鿿])[ \u3000]+([一-鿿])")
_TWO_FAMILIES = re.compile(r"([一-鿿々ヶ]{1,4})・([一-鿿々ヶ]{1,4})")
_HIRAGANA = re.compile(r"^[ぁ-ゖー・ ]+$")
_KATAKANA = re.compile(r"[ァ-ヺー]{4,}")
_HONOURED = (*_FAMILIAR, "氏", "様", "先生")
_HONORIFIC = re.compile(r"(?<=.)(?:氏|さん|様|[ 　]+(?:電話|内線|直通))$")
# What the model puts into a name at its ends.
_TRIMMED = ("氏", "さん", "様", " ", "　", "・", "電話", "内線", "直通")
_COINED = re.compile(r"[A-Za-zァ-ヺ]")


def model_mentions(
    sentence: Sentence, recognised: Sequence[Recognised], roles: Sequence[Segment], text: str, label: Span | None
) -> Iterator[Recognised]:
    """The names recognised in a sentence that are to be believed; one that runs over a speaker's label is cut at its end,
    one that ends within a role (朝倉部 + 長) is none.
    """
    for item in recognised:
        if any(item.start < role.start < item.end < role.end for role in roles):
            continue
        if label is not None and item.start < label.end < item.end:
            item = item._replace(end=label.end)
        surface = text[item.start : item.end]
        trimmed = _HONORIFIC.sub("", surface.strip(" 　・")) if surface.endswith(_TRIMMED) or surface[0] in _TRIMMED else surface
        if trimmed != surface:
            start = item.start + surface.find(trimmed)
            item = item._replace(start=start, end=start + len(trimmed))
        if item.kind is Kind.PERSON and (HELD_IN.match(text, item.end) or _is_town(trimmed, text)):
            item = item._replace(kind=Kind.PLACE)
        if item.kind is Kind.PERSON and trimmed in lexicon().common_surnames and not re.search(trimmed + r"(?:さん|氏|君|様|先生|[ 　]?[一-鿿]{1,4}(?:さん|氏))", text):
            continue
        if item.kind is Kind.PERSON and (word := _SET_APART.fullmatch(trimmed)) is not None and in_dictionary(word[1] + word[2]):
            # 内  容: a key that is set apart.
            continue
        pair = _TWO_FAMILIES.fullmatch(trimmed) if item.kind is Kind.PERSON else None
        if pair is not None and is_surname(pair[1]) and is_surname(pair[2]):
            # 北浜省 早瀬・三枝が語る: the family names of two.
            for group in (1, 2):
                yield item._replace(start=item.start + pair.start(group), end=item.start + pair.end(group))
            continue
        if item.kind is Kind.PLACE and _INITIALED.fullmatch(trimmed):
            continue
        if item.kind is Kind.PLACE and trimmed.endswith(_SCHOOLS):
            # A school does and has more than it is a place; where nothing but a venue is told, it becomes one.
            item = item._replace(kind=Kind.ORGANIZATION)
        if item.kind is Kind.ORGANIZATION and _is_place_word(sentence, item):
            continue
        if item.kind is Kind.ORGANIZATION and is_happening(trimmed) and _HAPPENING.match(text, item.end):
            item = item._replace(kind=Kind.EVENT, confidence=max(item.confidence, _LEAST[Kind.EVENT]))
        if item.kind in (Kind.WORK, Kind.ORGANIZATION) and CONFERENCE.fullmatch(trimmed) is not None:
            item = item._replace(kind=Kind.EVENT, confidence=max(item.confidence, _LEAST[Kind.EVENT]))
        if _belongs_elsewhere(sentence, item, trimmed, text):
            continue
        least = _LEAST_OF_PLACE if item.kind is Kind.PLACE and _is_place_word(sentence, item) else _LEAST[item.kind]
        if item.kind is Kind.ORGANIZATION and is_happening(trimmed):
            least = _LEAST_OF_HAPPENING
        if item.kind is Kind.EVENT and _OF_YEAR.search(trimmed) is not None:
            least = _LEAST_OF_YEAR
        if _SIGNS.search(trimmed) is not None and item.confidence < _SURE_OF_SIGN.get(item.kind, 1.1):
            continue
        sure = item.confidence >= _SURE.get(item.kind, 1.0)
        if (sure or item.confidence >= least) and _may_be_name(trimmed) and (sure or _borne_out(sentence, item, trimmed, text)):
            yield item


def _belongs_elsewhere(sentence: Sentence, item: Recognised, name: str, text: str) -> bool:
    """Whether a span is a part of another name, or two things, or of a kind that the words around it speak against."""
    before, after = text[max(0, item.start - 4) : item.start], item.end
    if item.kind in (Kind.PERSON, Kind.PLACE) and before.endswith(("(", "（")) and _MAYORS.match(text, after) is not None:
        return True
    if item.kind is Kind.PLACE:
        # みどりホール 第1小ホール: a part of the name before it. セミナー + 東京
        words = _words_of(sentence, item)
        sort = len(words) > 1 and is_happening(words[0].surface)
        # 「北浜駅」 + 京橋口
        exit_ = name.endswith("口") and before.rstrip("」』 　").endswith("駅")
        return sort or exit_ or (name[0].isdigit() and before.endswith("第")) or _ROOM.search(before) is not None
    if item.kind is Kind.PERSON:
        # @midori_i + _meets
        return text.startswith("_", after)
    if item.kind is Kind.ORGANIZATION:
        return _LEGAL_STEP.fullmatch(name) is not None
    if name.startswith("いう") or _AS_SORT.search(text, max(0, item.start - 8), item.start) is not None:
        return True
    if item.kind is Kind.WORK:
        # 審査員特別賞: what is won, and nothing that somebody made.
        return name.endswith("賞") or _EDITION.fullmatch(name) is not None or _ATTENDED.match(text, after) is not None
    # 協定締結式&記念講演会; 第12回研究会 is named only with whose it is, which is for the rules to see.
    return item.kind is Kind.EVENT and (("&" in name and is_happening(name.partition("&")[0])) or _NUMBERED.fullmatch(name) is not None)


def is_happening(name: str) -> bool:
    """Whether a name's last noun is one of events."""
    told = lexicon().class_of(name)
    return told is not None and told[0] is Kind.EVENT


def _is_town(name: str, text: str) -> bool:
    """Whether a family name that a city has too (明石) is the city in this text: it has a 会場 or 駅 there, and no さん."""
    if not 2 <= len(name) <= 3 or not known(name + "市"):
        return False
    at_town = re.search(name + r"(?:市|駅|会場|高専|大学|高校|港|城|キャンパス)", text)
    return at_town is not None and not re.search(name + r"(?:さん|氏|君|くん|先生|様|[一-鿿]{0,3}[長員])", text)


def _is_place_word(sentence: Sentence, item: Recognised) -> bool:
    """Whether a name is one word that the dictionary knows as a place: 横浜."""
    words = _words_of(sentence, item)
    return len(words) == 1 and words[0].pos[2] == "地名"


_KANA = re.compile(r"[ァ-ヺー]+")
_LETTERS = re.compile(r"[A-Z]{2,6}|IoT|[A-Z]oS")


def is_sort(sentence: Sentence, item: Recognised, text: str) -> bool:
    """Whether a work is called by nothing but acronyms and common nouns in katakana, with no marks around it: IoTセンサ, ベクトルタイル, RPKI."""
    if item.kind is not Kind.WORK or text[item.start - 1 : item.start] in ("「", "『"):
        return False
    words = _words_of(sentence, item)
    return bool(words) and all(_LETTERS.fullmatch(w.surface) or (w.pos[1] == "普通名詞" and _KANA.fullmatch(w.surface) and in_dictionary(w.surface)) for w in words)


def _words_of(sentence: Sentence, item: Recognised) -> Sequence[Word]:
    return words_within(sentence.words, item.start, item.end)


def _may_be_name(name: str) -> bool:
    lex = lexicon()
    common = name in lex.not_organisations or name in lex.titles or name in lex.class_nouns
    return len(name) > 1 and not common and not _MARKS.search(name) and all(e.kind is not Kind.CONCEPT for e in known(name))


def _borne_out(sentence: Sentence, item: Recognised, name: str, text: str) -> bool:
    """Whether the words of a name and those around it are such as names of its kind have."""
    lex = lexicon()
    words = _words_of(sentence, item)
    if not words or any(w.pos[0] in ("助動詞", "接続詞") for w in words):
        return False
    if item.kind is Kind.PERSON:
        if _CAMEL.fullmatch(name) and not name.startswith(("Mc", "Mac")):
            return False
        if len(words) == 1 and words[0].pos[2] == "地名":
            # A surname that is a place's too is known by what stands after it, which is for the rules to see.
            return False
        thing = len(words) == 1 and words[0].pos[1] == "普通名詞" and re.fullmatch(r"[ァ-ヺー]{3,}", name) and in_dictionary(name)
        if thing and not text.startswith(_HONOURED, item.end):
            # オブジェが披露された
            return False
        if len(words) > 1 and words[-1].pos[2] == "サ変可能" and _KATAKANA.fullmatch(words[-1].surface) and not text.startswith(_HONOURED, item.end):
            # シビリアン・コントロール、マネジメント: what is done, nobody's name.
            return False
        suffixed = len(words) > 1 and words[-1].pos[0] == "接尾辞" and words[-1].surface not in _FAMILIAR
        return not suffixed and not _HIRAGANA.match(name) and not any(w.pos[1] == "数詞" for w in words)
    if len(words) == 1 and words[0].pos[1] == "普通名詞" and words[0].pos[5] != "latin" and not name.isascii():
        return False
    common = all(w.pos[1] == "普通名詞" and w.pos[5] != "latin" for w in words)
    if common and item.kind is not Kind.ORGANIZATION:
        return False
    if item.kind is Kind.PLACE:
        return True
    if name.endswith(lex.collective):
        return False
    plain = common and not _COINED.search(name)
    if plain and not any(name.endswith(s) for s in lex.suffixes):
        return False
    particles = any(w.pos[0] in ("助詞", "動詞") for w in words)
    return not particles and (item.kind is Kind.ORGANIZATION or bool(_COINED.search(name)))
