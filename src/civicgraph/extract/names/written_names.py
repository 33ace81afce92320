"""Names told by how they are written: family and given name set apart, in katakana, with their spelling, as an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.relation_rules import fields, word_list
from civicgraph.extract.text.honorifics import HONORIFIC
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.talk_words import TALK
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_persons, is_surname
from civicgraph.records import Predicate

KANJI = "\u3005\u3006\u4e00-\u9fff\uf900-\ufaff"
# A Japanese full name as lists and tables write it: family name, white space, given name; not 甲 北浜市, a party of an agreement.
SPACED = re.compile(
    rf"(?<![{KANJI}ァ-ヺー0-9])((?![者長員名他計問答様氏甲乙丙丁][ \u3000]|[{KANJI}]{{1,3}}[長員][ \u3000]*[ぁ-ゖ])[{KANJI}ヶノ]{{1,4}})[ \u3000]{{1,3}}([{KANJI}]{{1,3}}?(?={HONORIFIC}|及び|並びに)|[{KANJI}]{{1,3}}(?![{KANJI}ァ-ヺー])|[ぁ-ゖ]{{2,4}}?(?=さん|[はがを][^ぁ-ゖ]|[^ぁ-ゖ]|$)|[ァ-ヺー]{{2,6}}(?![ァ-ヺー]))"
)
_KATAKANA_FULL = re.compile(r"(?<![ァ-ヺー])[ァ-ヺ][ァ-ヺー]{1,7}(?:[・=＝ ][ァ-ヺー]{1,9}){1,3}")


class Person(Struct, frozen=True, gc=False):
    """A personal name in the text (without the honorific), how sure that is, and the rule that found it."""

    start: int
    end: int
    confidence: float
    method: str

    def of(self, text: str) -> str:
        """The name as it is written."""
        return text[self.start : self.end]


def find_listed_people(text: str, start: int, end: int) -> Iterator[Person]:
    """Names in a cell, a list item or a label, where family and given name stand apart (水沢　美穂) or in katakana."""
    position = _after_key(text, start, end)
    while (match := SPACED.search(text, position, end)) is not None:
        family, given = match.groups()
        # 三枝工業　森徹: a body before a whole name.
        whole = len(family) > 2 < len(given) + 1 and not is_surname(family) and any(is_surname(given[:n]) for n in (1, 2) if n < len(given))
        # 後　援　北浜市: a key; 区分　氏名: the heads of columns.
        keyed = family in _field_keys() or family + given in _field_keys()
        named = len(family) + len(given) > 2 and not is_common(family) and not is_common(given) and not whole and not keyed
        named = named and given not in word_list("columns", "name") and given not in _NO_GIVEN
        if named and is_name_and_group(family, given):
            yield Person(*match.span(1), 0.8, "person-spaced-name")
            position = match.end()
            continue
        position = match.end() if named or keyed else match.end(1)
        if named:
            yield Person(match.start(), match.end(), 0.7, "person-spaced-name")
    for match in _KATAKANA_FULL.finditer(text, start, end):
        # インターナショナル・プログラム・ディレクター: a post, however it is parted.
        parts = re.split("[・=＝ ]", match.group())
        # ポスト・コロナ, アンモニア・ユリアプラント: things side by side.
        if any(is_common(part) for part in parts) or all(_is_thing(part) for part in parts) or match.group() in lexicon().titles:
            continue
        yield Person(match.start(), match.end(), 0.6, "person-katakana-name")


# The head of a column, and what is told of admission: 参加費　無料.
_NO_GIVEN = frozenset(["備考", "摘要", "無料", "有料", "不要", "必要", "未定", "不問", "随時", "先着", "自由", "任意", "可", "不可"])


@cache
def _field_keys() -> frozenset[str]:
    return frozenset().union(*(f.keys for f in fields()))


_KEY = re.compile(r"[一-鿿ァ-ヺー・]{2,12}[ \u3000]+(?=[^ \u3000]{1,4}[ \u3000])")


def is_name_and_group(name: str, group: str) -> bool:
    """Whether what looks like a family and a given name is a whole name before the group that somebody is of: 早瀬加代子　公明党, 中村和雄　無所属."""
    whole = len(name) > 2 and not is_surname(name) and any(is_surname(name[:n]) for n in (2, 1, 3) if n < len(name))
    return whole and group.endswith(_OF_GROUPS) and not is_given_name(group)


def _is_thing(part: str) -> bool:
    """Whether a word in katakana is one of the dictionary's, or two of them, and nobody's name."""
    if in_dictionary(part):
        return not is_persons(part)
    return len(part) > 5 and any(in_dictionary(part[:n]) and in_dictionary(part[n:]) for n in range(2, len(part) - 1))


_OF_GROUPS = ("党", "会", "派", "団", "隊", "部", "課", "室", "局", "社", "所", "院", "校", "館", "市", "町", "村", "区", "県", "属", "科", "組")


@cache
def speaker_keys() -> frozenset[str]:
    """The keys after which who speaks at an event is named."""
    return frozenset().union(*(f.keys for f in fields() if f.predicate is Predicate.SPEAKER))


def _after_key(text: str, start: int, end: int) -> int:
    """Where the name begins on a line that a key or an office opens with a space after it: 開会挨拶　早瀬 徹, 会計　早瀬 徹."""
    key = _KEY.match(text, start, end)
    word = key.group().rstrip(" \u3000") if key is not None else ""
    return key.end() if key is not None and (word in speaker_keys() or word in word_list("membership", "roles")) else start


def opening_name(text: str, start: int, end: int) -> Person | None:
    """A name in two parts that opens a line and is followed by a blank: 早瀬 卓己 北斗大学工学部 教授."""
    match = SPACED.match(text, start, end)
    if match is None or "。" in text[start:end] or text[match.end() : match.end() + 1] not in (" ", "\u3000"):
        return None
    family, given = match.groups()
    return Person(*match.span(), 0.82, "person-spaced-name") if is_surname(family) and not is_common(given) else None


# まもさん（みどりラボ）: a name in hiragana, told by what it stands among.
_KANA = re.compile(r"(?:(?<=[:：、,・(（])|(?<=^))(?!みな|みんな|おく|おか|おとう|おじ|おば|おに|おね|おとな|たく)([ぁ-ゖー]{2,5})(?=さん[(（][A-Z一-鿿ァ-ヺ])", re.M)


def is_common(part: str) -> bool:
    """Whether a part of a spaced name is a word of titles and bodies, such as 委員 or 資料."""
    lex = lexicon()
    return (
        part in ("令和", "平成", "昭和", "大正", "明治", "午前", "午後", "電話", "内線", "直通", "携帯", "なし", "氏名", "名前", "職名", "年齢", "住所", "任期", "略歴")
        or part in ("対象", "定員", "費用", "料金", "会費", "備考", "締切", "申込", "服装", "内容", "会場", "場所", "日時", "日程", "時間", "主催", "共催", "後援", "協賛", "協力")
        or part in lex.honorifics
        or part in lex.titles
        or part in lex.class_nouns
        or part in lex.units
        or part in lex.suffixes
        or part in lex.not_organisations
        or part in lex.own_bodies
        or (len(part) > 3 and lex.title_at_end(part) is not None)
    )


def find_written_names(sentence: Sentence, text: str) -> Iterator[Person]:
    """The names of a sentence whose spelling, mark or bracket tells them."""
    said = text[sentence.start : sentence.end]
    bracketed = "(" in said or "（" in said
    if bracketed:
        yield from _with_romaji(sentence, text)
    for match in _KANA.finditer(text, sentence.start, sentence.end) if bracketed else ():
        yield Person(*match.span(), 0.82, "person-honorific")
    if "@" in said or "＠" in said:
        yield from _handles(sentence, text)
    for match in _LATIN_CALLED.finditer(text, sentence.start, sentence.end) if " 氏" in said or "\u3000氏" in said or " さん" in said or " 様" in said else ():
        if not any(known(part) for part in (match.group(1), match.group(1).split()[0])):
            yield Person(*match.span(1), 0.86, "person-honorific")
    for match in _DOCTOR.finditer(text, sentence.start, sentence.end) if "." in said else ():
        yield Person(*match.span(1), 0.88, "person-honorific")
    if bracketed and "長" in said:
        yield from _signed_heads(sentence, text)
    for match in _IN_CHARGE.finditer(text, sentence.start, sentence.end) if bracketed and "担当" in said else ():
        if is_surname(match.group(1)):
            yield Person(*match.span(1), 0.84, "person-in-charge")


# ・Jeff Chang 氏（…）
_LATIN_CALLED = re.compile(r"(?<![A-Za-z.&] )(?<![A-Za-z0-9.&-])([A-Z][a-z'’-]+(?: (?:[A-Z]\.|de|van|von|da))?(?: [A-Z][A-Za-z'’-]+){1,2})[ \u3000](?:氏|さん|様)")
# Dr. Jeff Chang
_DOCTOR = re.compile(r"(?<![A-Za-z])(?:Dr|Prof|Mr|Ms|Mrs)\. ?([A-Z][A-Za-z'’-]+(?: [A-Z]\.)?(?: (?:de|van|von|da))?(?: [A-Z][A-Za-z'’-]+){1,2})")
# 助成担当（早瀬）
_IN_CHARGE = re.compile(rf"担当[ \u3000]?[(（]([{KANJI}]{{2,4}})[)）]")
_ROMAJI = re.compile(rf"(?<![{KANJI}ァ-ヺー])([{KANJI}ヶノ]{{1,4}}[ \u3000]+[{KANJI}]{{1,4}})[ \u3000]?[(（][A-Z][A-Za-zōū'-]+(?:[ ,\u3000]+[A-Z][A-Za-zōū'-]+)+(?:,[ \u3000]?@?[a-z0-9_-]{{2,20}})?[)）]")
# An account in running text that acts or is thanked: @midori さん, @kawano と @sato で.
_ACCOUNT = re.compile(
    rf"(?<![A-Za-z0-9._@/＠])[@＠]([A-Za-z][A-Za-z0-9_-]{{2,20}})(?=[ \u3000]?(?:{HONORIFIC}|は|が|と|の|も|、|,|で(?!す)|に))"
)
# One word of a Japanese name as it is spelt: Yoshiyuki, NANAHARA, no Preferred or Green.
SPELT = re.compile(r"(?:(?:t?ch|s?sh|t?ts|kk|pp|ss|tt|[kgnhmrbpj]y|[kstnhmyrwgzdbpjf])?[aiueoōū]|n'?|m(?=[bp]))+h?,?", re.I)
_ABOUT_ACCOUNTS = re.compile(r"Twitter|ツイッター|フォロー|アカウント|Instagram|Facebook|ハッシュタグ|宛|メンション|注目|まで")


def _with_romaji(sentence: Sentence, text: str) -> Iterator[Person]:
    """七原　良之（Yoshiyuki Nanahara）: a name whose Latin spelling stands in brackets."""
    for match in _ROMAJI.finditer(text, sentence.start, sentence.end):
        # 話題提供　早瀬徹（Midori Lab）: what somebody does, and his body.
        family = match.group(1).split()[0]
        spelling = text[match.end(1) : match.end()].strip(" \u3000()（）")
        if known(spelling) or not any(SPELT.fullmatch(word) for word in spelling.split()):
            continue
        if family not in speaker_keys() and not is_common(family) and not re.fullmatch(TALK, family):
            yield Person(*match.span(1), 0.9, "person-with-romaji")


def _handles(sentence: Sentence, text: str) -> Iterator[Person]:
    """@kawano と @sato で作った: accounts that do something, not those that the reader is sent to."""
    if _ABOUT_ACCOUNTS.search(text, sentence.start, sentence.end):
        return
    for match in _ACCOUNT.finditer(text, sentence.start, sentence.end):
        after_name = re.search(r"[)）][,、，]?\s*$", text[max(sentence.start, match.start() - 4) : match.start()])
        if after_name is None and not known(match.group(1)):
            yield Person(*match.span(1), 0.72, "person-handle")


# （早瀬 こども未来部長）: who spoke, in minutes; the family name alone and the office.
_SIGNED_HEAD = re.compile(rf"[(（]([{KANJI}ヶ]{{1,4}})[ \u3000]([^()（）\s、。]{{2,14}}(?:部|課|室|局|所|館|センター)長)[)）]")


def _signed_heads(sentence: Sentence, text: str) -> Iterator[Person]:
    for match in _SIGNED_HEAD.finditer(text, sentence.start, sentence.end):
        if is_surname(match.group(1)):
            yield Person(*match.span(1), 0.86, "person-before-office")
