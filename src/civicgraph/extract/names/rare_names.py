"""Personal names whose words the dictionary does not have: all that stands before さん or 氏, a given name's last character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI, Person, is_common
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED, HONORIFIC, HONORIFICS
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import is_given_name, is_surname

_HONOURED = r"(?=[ \u3000]?(?:さん|氏(?![族名子])|君(?![一-鿿])|様(?![々子式]))(?!ら?[一-鿿]会))"
# Family and given name in one run: 早瀬令隆さん, 早瀬雪ノ花さん.
_RUN = re.compile(rf"(?<![{KANJI}ァ-ヺーA-Za-z])(?![年月日時分人名歳円回件])[{KANJI}ヶノ]{{3,12}}{_HONOURED}")
# 早瀬  武君: the family name, blanks, and the given name.
_APART = re.compile(rf"(?<![ァ-ヺーA-Za-z0-9{KANJI}])([{KANJI}ヶノ]{{1,9}})[ \u3000]{{1,3}}[{KANJI}]{{1,3}}{_HONOURED}")
# 早瀬みちはる君, 早瀬みつる子さん
_KANA_GIVEN = re.compile(rf"(?<![{KANJI}ァ-ヺーA-Za-z0-9])([{KANJI}ヶノ]{{1,9}})((?![のはがをにへでら])[ぁ-ゖ]{{2,5}}[子美代]?)(?=君(?![一-鿿])|さん|氏(?![族名子]))")
_NO_GIVEN = re.compile(r"(?:たち|がた|ども|など|とも|だけ|まで|より|から|ほか|(?:[おば]|[おじ]|[かと]あ|.*[だた]く|とう|にい|ねえ|ばあ|じい|みな|くま|おく)|.*(?:する|した|いる|った|れる|です|ます))$")
# 児童文学作家はやせあきらさん: a name in hiragana after what the person is.
_KANA_FULL = re.compile(rf"(?:作家|画家|漫画家|歌手|俳優|声優|詩人|監督|芸人|タレント|落語家|写真家|音楽家)の?([ぁ-ゖ]{{6,11}})(?={CALLED})")
# ル・ノワール葵さん
_MIXED = re.compile(rf"(?<![ァ-ヺー・])[ァ-ヺー]+(?:・[ァ-ヺー]+)+[{KANJI}]{{1,3}}{_HONOURED}")
_CALLED = re.compile(HONORIFIC)
# What a name stands before, beside the titles: a pause, a bracket, ほか.
_PAUSES = ("、", "，", ",", "。", ")", "）", "(", "（", " ", "\u3000", "\n", "ほか", "・", *HONORIFICS)
# What follows a name in one character and is no part of it: 早瀬理沙著, 早瀬理沙談.
AFTER_NAMES = frozenset("著作監編訳文絵撮記筆談宅家派側案役発氏様殿君的市町村区県議長部課室員票株社庁省党会版展賞杯級段位号型式方者元前現新副兼会第同各等他両全計約一二三四五六七八九十百千年月日時分秒円人名歳才組班隊団係局館所店院校園寺城山川駅港線")


def find_rare_names(sentence: Sentence, text: str) -> Iterator[Person]:
    """The names of a sentence that an honorific closes, as long as they are written."""
    if not _CALLED.search(text, sentence.start, sentence.end):
        return
    for match in _RUN.finditer(text, sentence.start, sentence.end):
        start = _after_post(match.start(), match.end(), text)
        # 早瀬徹、三枝光両氏
        end = match.end() - text.startswith("両氏", match.end() - 1)
        # 早瀬 + 理事長さん
        end -= len(lexicon().title_at_end(text[start:end]) or "")
        name = text[start:end]
        if 3 <= len(name) <= 6 and (cut := _family(name)) and len(name) - cut <= 3 and not _is_body(name):
            yield Person(start, end, 0.88, "person-rare-name")
    for match in _APART.finditer(text, sentence.start, sentence.end):
        start = _after_post(match.start(), match.end(1), text)
        family = text[start : match.end(1)]
        if len(family) <= 3 and is_surname(family) and not is_common(family):
            yield Person(start, match.end(), 0.9, "person-rare-name")
    for match in _KANA_GIVEN.finditer(text, sentence.start, sentence.end):
        start = _after_post(match.start(), match.end(1), text)
        family = text[start : match.end(1)]
        if len(family) <= 4 and is_surname(family) and not is_common(family) and _NO_GIVEN.match(match.group(2)) is None:
            yield Person(start, match.end(), 0.86, "person-rare-name")
    for match in _KANA_FULL.finditer(text, sentence.start, sentence.end):
        yield Person(*match.span(1), 0.86, "person-rare-name")
    for match in _MIXED.finditer(text, sentence.start, sentence.end) if text.find("・", sentence.start, sentence.end) != -1 else ():
        yield Person(*match.span(), 0.86, "person-rare-name")


def _family(name: str) -> int:
    """How many characters of a name its family name has, 0 where it has none that is known before what may be a given name."""
    known_family = next((n for n in (3, 2) if len(name) > n and is_surname(name[:n])), 0)
    return known_family or (2 if len(name) == 4 and is_given_name(name[2:]) else 0)


def _after_post(start: int, end: int, text: str) -> int:
    """Where the name begins in a run that a post may open: 代会長早瀬令隆."""
    titles = lexicon().titles
    for at in range(end - 2, start + 1, -1):
        if any(text[at - n : at] in titles for n in (6, 5, 4, 3, 2) if at - n >= start):
            return at
    return start


def _is_body(name: str) -> bool:
    lex = lexicon()
    return bool(known(name)) or name.endswith((*lex.suffixes, *lex.units)) or is_common(name[:2]) or is_common(name[-2:])


def whole_given(start: int, end: int, text: str) -> int:
    """Where a full name ends of which the dictionary has all but the last character: 早瀬康之 + 輔 + 副理事長."""
    last = text[end : end + 1]
    if not last or re.match(f"[{KANJI}]", last) is None or last in AFTER_NAMES or end - start > 5:
        return end
    lex = lexicon()
    own = any(text[end : end + n] in lex.titles or text[end : end + n] in lex.units or text[end : end + n] in lex.suffixes for n in range(2, 7))
    titled = any(text[end + 1 : end + n] in lex.titles for n in range(3, 8))
    return end + 1 if not own and (titled or text.startswith(_PAUSES, end + 1) or end + 1 == len(text)) else end
