"""Words and sentences of Japanese text, by Sudachi; every offset counts code points of the text given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from civicgraph.records import Span

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

# Sudachi refuses inputs of more than 49,149 bytes of UTF-8; a code point has at most four.
_LONGEST = 12_000
_OPENING, _CLOSING = "「『（(【〈《“", "」』）)】〉》”"
_ENDING = "。！？!?"
# What can open or close a bracket, or end a sentence.
_MARK = re.compile(f"[\n.{_ENDING}{_OPENING}{_CLOSING}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters of names that the dictionary has in their common form only: 髙橋, 山﨑, 𠮷田 (the variants of Unicode's Unihan
# database, kZVariant and kSemanticVariant).
_VARIANTS = str.maketrans("髙﨑𠮷德濵桒栁瀨黑緖增敎淸靑曻橫槪歷凜", "高崎吉徳浜桑柳瀬黒緒増教清青昇横概歴凛")
_UNREADABLE = re.compile(f"[\ud800-\udfff{''.join(map(chr, _VARIANTS))}]")
# 「みどりフォーラム～まちの今～」: what a title's bracket holds behind the name.
SUBTITLE_WORDS = r"[ 　]?[~〜～―—–-](?:[^「」『』\n]|「[^「」\n]{1,30}」){1,80}"
# A bracket left open must not swallow the rest of an article.
_LONGEST_QUOTE = 1_500


class Word(Struct, eq=False, gc=False):
    """A word: where it stands, how it is written, Sudachi's six-part part of speech, and its forms.

    Nothing changes a word. It is no tuple, whose parts take seven times as long to look up, and no frozen dataclass, which takes
    ten times as long to make. Like all values of the readers it is in no reference cycle, and the search for those leaves it out.
    """

    start: int
    end: int
    surface: str
    pos: tuple[str, ...]
    normalized: str
    dictionary: str
    reading: str


@cache
def _dictionary() -> Dictionary:
    from sudachipy import Dictionary

    return Dictionary(dict="core")


@cache
def _tokenizer() -> Tokenizer:
    return _dictionary().tokenizer()


@cache
def _part_of_speech(number: int) -> tuple[str, ...]:
    return tuple(_dictionary().pos_of(number))


@lru_cache(maxsize=1 << 13)
def in_dictionary(surface: str) -> bool:
    """Whether Sudachi's dictionary holds exactly this word; a coined name (ミチレポ) it does not."""
    return len(_dictionary().lookup(_readable(surface))) > 0


@lru_cache(maxsize=1 << 13)
def is_surname(surface: str) -> bool:
    """Whether Sudachi's dictionary holds the word as a family name, whatever else it may be (大沢, 平井)."""
    return any(m.part_of_speech()[2:4] == ("人名", "姓") for m in _dictionary().lookup(_readable(surface)))


@lru_cache(maxsize=1 << 12)
def is_persons(surface: str) -> bool:
    """Whether Sudachi's dictionary holds the word as somebody's name, whatever else it may be (マリア)."""
    return any(m.part_of_speech()[2] == "人名" for m in _dictionary().lookup(_readable(surface)))


@lru_cache(maxsize=1 << 12)
def is_brand(surface: str) -> bool:
    """Whether Sudachi's dictionary holds the word as a proper name of neither people nor places, and as nothing else (レゾナック)."""
    found = [m.part_of_speech() for m in _dictionary().lookup(_readable(surface))]
    return bool(found) and all(pos[1] == "固有名詞" and pos[2] == "一般" for pos in found)


_LIKE_NAME = re.compile(r"[一-鿿々ヶ]{1,4}[ 　]?(?:[一-鿿々]{1,3}|[ぁ-ゖー]{2,5}[一-鿿]?|[ァ-ヺー]{2,5})")


def is_like_name(words: str) -> bool:
    """Whether words may be a full name: a family name at their head, and no more than a given name behind it.

    >>> is_like_name("早瀬 徹"), is_like_name("防災の新しい形")
    (True, False)
    """
    return len(words) < 9 and _LIKE_NAME.fullmatch(words) is not None and any(is_surname(words[:n]) for n in (1, 2, 3))


@lru_cache(maxsize=1 << 13)
def is_given_name(surface: str) -> bool:
    """Whether Sudachi's dictionary holds the word as a given name (直樹, 勝之)."""
    return any(m.part_of_speech()[2:4] == ("人名", "名") for m in _dictionary().lookup(_readable(surface)))


@lru_cache(maxsize=1 << 12)
def readings_of(surface: str, part: Literal["姓", "名"]) -> frozenset[str]:
    """How Sudachi's dictionary reads a family or a given name, in katakana (裕子: ヒロコ and ユウコ)."""
    return frozenset(m.reading_form() for m in _dictionary().lookup(_readable(surface)) if m.part_of_speech()[2:4] == ("人名", part))


# With what given names of three characters end that the dictionary parts: 康之 + 輔, 幸市 + 郎.
THIRD_OF_GIVEN = frozenset("輔郎介助佑朗太丞亮邦雄夫男")


def _readable(text: str) -> str:
    """A text as Sudachi's dictionary writes it, one character for one."""
    return _SURROGATE.sub("\ufffd", text).translate(_VARIANTS) if _UNREADABLE.search(text) else text


# A word of Sudachi's: surface, part of speech, normalized and dictionary form, reading. Plain tuples are soonest taken apart.
_Unit = tuple[str, tuple[str, ...], str, str, str]


class LongWord(Struct, eq=False, gc=False):
    """A word of the longest division, and the short ones that it is made of; for the dictionary's words always the same object."""

    whole: _Unit
    parts: tuple[_Unit, ...]


def tokenize(text: str, *, start: int = 0, mode: Literal["A", "C"] = "C") -> list[Word]:
    """The words of a text in Sudachi's split mode A (short) or C (long); `start` is added to the offsets.

    No word crosses another and none is lost: the surfaces joined are the text. Characters that Sudachi cannot take
    (lone surrogates) are read as U+FFFD, variants of characters in their common form; all are given back as they were.
    """
    words = []
    for long in long_words(text):
        for surface, pos, normalized, dictionary, reading in long.parts if mode == "A" else (long.whole,):
            end = start + len(surface)
            words.append(Word(start, end, surface, pos, normalized, dictionary, reading))
            start = end
    return words


def long_words(text: str) -> tuple[LongWord, ...]:
    """The words of Sudachi's longest division, as `tokenize` in mode C gives them."""
    return _analysis_of_short(text) if len(text) < _SHORT else _analysis(text)


# The words of a sentence are asked for twice, short and long: one analysis gives both. What is longer is no sentence.
_SHORT = 1_000


@lru_cache(maxsize=512)
def _analysis_of_short(text: str) -> tuple[LongWord, ...]:
    return _analysis(text)


def _analysis(text: str) -> tuple[LongWord, ...]:
    from sudachipy import SplitMode

    longs: list[LongWord] = []
    for written in _pieces(text):
        begin = 0
        for morpheme in _tokenizer().tokenize(_readable(written), SplitMode.C):
            end = morpheme.end()
            if begin < end:
                key = (morpheme.word_id(), written[begin:end])
                if key[1][-1] not in "長元文氏":
                    longs.append(_kept.get(key) or _long(morpheme, key))
                elif key[1] == "カ氏" and begin and "ァ" <= written[begin - 1] <= "ー":
                    # ターヴィ・コト + カ + 氏: no degrees.
                    longs += [*_analysis("カ"), *_analysis("氏")]
                elif key[1] == "元文" and written.startswith("科", end):
                    # 元 + 文科省: no era.
                    longs += [*_analysis("元"), *_analysis(written[begin + 1 :])]
                    break
                elif key[1] == "長" and longs and longs[-1].whole[1][3:4] == ("名",) and written[begin - 1] in _HEADED:
                    # 早瀬 + 翔市 + 長: the dictionary took the 市 of 市長 for the end of a given name.
                    (name, pos, _, _, _) = longs.pop().whole
                    given = (name[:-1], pos, name[:-1], name[:-1], "")
                    longs += [LongWord(given, (given,)), *_analysis(written[begin - 1 : end])]
                elif key[1].endswith("元") and end - begin > 1 and longs and (cut := _before_former(longs[-1], key[1])) and _POST.match(written, end):
                    # 水野 + 健 + 一元 + 課 + 長, 三枝 + 光元 + 市議: 元 is of the post.
                    if longs[-1].whole[1][3] == "名" and morpheme.part_of_speech()[2] != "人名":
                        longs.pop()
                    given = (cut, _GIVEN, cut, cut, "")
                    longs += [LongWord(given, (given,)), *_analysis(written[end - 1 :])]
                    break
                else:
                    longs.append(_kept.get(key) or _long(morpheme, key))
                begin = end
    return tuple(longs)


_HEADED = frozenset("市町村区局部課室")
_NOUNS_IN_MOTO = ("窯元", "蔵元", "版元", "身元", "地元", "家元", "次元", "手元", "根元")
_GIVEN = ("名詞", "固有名詞", "人名", "名", "*", "*")
# What somebody was who is called 元 before it.
_POST = re.compile(r"(?:副)?(?:知事|首相|大臣|[都道府県市町村区](?:議|長)|[課部局室係所館校園院学会社署組団理事委員議]長|教授|准教授|講師|監督|選手|委員|理事|代表|記者|職員|社員|議員|市議|校長|投手)")


def _before_former(before: LongWord, surface: str) -> str:
    """The given name that a word ending in 元 holds the end of, behind a given or a family name; none where it is no such."""
    kind = before.whole[1][3:4]
    if surface.endswith(_NOUNS_IN_MOTO):
        return ""
    if surface == "一元" and kind == ("名",) and len(before.whole[0]) == 1:
        return f"{before.whole[0]}一"
    return surface[:-1] if kind in (("姓",), ("名",)) and surface != "一元" else ""


_kept: dict[tuple[int, str], LongWord] = {}
_MOST_KEPT = 1 << 16


def _long(morpheme: Morpheme, key: tuple[int, str]) -> LongWord:
    """A morpheme's forms: of a word in the dictionary always the same, and so they are kept."""
    from sudachipy import SplitMode

    surface = key[1]
    whole = _unit(morpheme, surface)
    first = morpheme.begin()
    parts = [_unit(part, surface[part.begin() - first : part.end() - first]) for part in morpheme.split(SplitMode.A)]
    long = LongWord(whole, tuple(part for part in parts if part[0]) or (whole,))
    if not morpheme.is_oov() and len(_kept) < _MOST_KEPT:
        _kept[key] = long
    return long


def _unit(morpheme: Morpheme, surface: str) -> _Unit:
    pos = _part_of_speech(morpheme.part_of_speech_id())
    return surface, pos, morpheme.normalized_form(), morpheme.dictionary_form(), morpheme.reading_form()


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that Sudachi can take, cut after a sentence's end or white space where there is one."""
    start = 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = max((window.rfind(c) for c in "。\n、 　"), default=-1) + 1
        end = start + (cut if cut > 0 else _LONGEST)
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


# Marks inside a name: Yahoo!ショッピング, Where Next? という, Midori Fest!! 2021, Midori Fest!を.
_GOES_ON = re.compile(
    r"[A-Za-z!?！？][!?！？](?:[ァ-ヺ一-鿿]|[ 　]?(?:という|と題|と名|のような|(?:19|20)\d\d(?![年\d])|[をがにのはで](?=[ァ-ヺ一-鿿])))"
    r"|.[!?！？](?:という|と題する|と題した|と名付け)"
)


# 早瀬 徹 氏, and on the next line (北斗市副市長).
# ... and a bracket of its own line goes on with (以下、早瀬).
_ASIDE = re.compile(r"[氏様ん生君長授表]\r?\n[ \u3000]*[(（]|[)）]\n\n?[(（]|(?<=[)）]\n)\n[(（]")


_TITLES = ("Dr", "Prof", "Mr", "Ms", "Mrs", "St")
_LONGEST_SENTENCE = 800  # code points


def split_sentences(text: str, start: int = 0) -> list[Span]:
    """The sentences of a text, trimmed of white space: a line end, 。 or ！ ends one, but not inside brackets.

    >>> [s.of("彼は「行く。必ず。」と言った。終わり") for s in split_sentences("彼は「行く。必ず。」と言った。終わり")]
    ['彼は「行く。必ず。」と言った。', '終わり']
    """
    spans: list[Span] = []
    begin = 0
    depth = 0
    opened = 0
    for found in _MARK.finditer(text):
        index, character = found.start(), found.group()
        if depth and index - 1 - opened > _LONGEST_QUOTE:
            depth = 0
        if character in _OPENING:
            opened = index if depth == 0 else opened
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        if depth and index - opened > _LONGEST_QUOTE:
            depth = 0
        blank = character == "\n" and (depth == 0 or text[index + 1 : index + 2] == "\n")
        blank = blank and not _ASIDE.match(text, max(0, index - 1)) and not _ASIDE.match(text, index)
        latin_stop = character == "." and text[index + 1 : index + 2].isspace() and text[index - 1 : index].islower() and not text.endswith(_TITLES, 0, index)
        ends = character in _ENDING and not _GOES_ON.match(text, max(0, index - 1))
        if blank or (depth == 0 and (ends or latin_stop) and text[index + 1 : index + 2] not in tuple(_ENDING)):
            _add(spans, text, begin, index + 1, start)
            begin = index + 1
            depth = 0
    _add(spans, text, begin, len(text), start)
    return spans


def _add(spans: list[Span], text: str, begin: int, end: int, start: int) -> None:
    body = text[begin:end]
    lead = len(body) - len(body.lstrip())
    trimmed = body.strip()
    first = start + begin + lead
    while len(trimmed) > _LONGEST_SENTENCE:
        # Text without an end (a dump, a list run together) is cut where it pauses, else anywhere: time must stay bounded.
        cut = max(trimmed.rfind(pause, _LONGEST_SENTENCE // 2, _LONGEST_SENTENCE) for pause in "、,，;；\n 　") + 1 or _LONGEST_SENTENCE
        spans.append(Span(first, first + cut))
        trimmed, first = trimmed[cut:], first + cut
    if trimmed:
        spans.append(Span(first, first + len(trimmed)))


_OF_CLAN = ("遺跡", "館跡", "居館", "庭園", "墓所", "城跡", "屋敷", "邸", "館", "城", "菩提寺", "別邸")


_start_of, _end_of = attrgetter("start"), attrgetter("end")


def words_within(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """Those of a sentence's words (in their order) that a stretch of the text holds whole."""
    return words[bisect_left(words, start, key=_start_of) : bisect_right(words, end, key=_end_of)]


def is_clan(words: Sequence[Word], index: int) -> bool:
    """Whether the 氏 at `index` makes a clan's name that another name goes on from (早瀬氏遺跡資料館), no person's."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.start == words[index].end and following.surface in _OF_CLAN
