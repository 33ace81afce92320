"""Other names that a document itself gives: bracketed abbreviations, 以下「…」 definitions, 通称, 現在の…."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from msgspec import structs

from civicgraph.extract.coreference.clusters import stripped
from civicgraph.extract.lexicon import legal_forms, lexicon
from civicgraph.extract.relation_rules import on_stage, word_list
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.lines import NAMES_OF_BODY, without_noise
from civicgraph.extract.text.words import Word, in_dictionary
from civicgraph.records import Kind

# What the patterns after a mention begin with, beside white space.
_AHEAD = frozenset("」』”\"をにへと、(（【)）")
# kaz61こと早瀬徹
_CALLED_SO = re.compile(rf"{CALLED}?こと、?")
_GLOSSED = re.compile(r"([^()（）]{3,60}?)[ \u3000]?[(（]([^()（）]{2,60})[)）]")
# 「みどりモデル (Midori Model)」（以下…: its name in Latin letters may stand before the bracket closes.
_CLOSERS = re.compile(r"(?:[ 　]?[(（][A-Za-z0-9 .&'-]{3,90}[)）](?=[」』]))?[」』”\"]?\s?")
_DEFINED = re.compile(
    r"[(（](?:[^()（）「」]*?[。、,]\s*)?(?:以下|以後|通称|略称|愛称|いわゆる|旧称|英語名)[、,:・\s]*(?:単に)?「?([^「」()（）。、]{2,40}?)」?(?:と(?:いう|いいます|する|します|略す|略し|略記|呼ぶ|呼び|表記|記す|称)[^)）]*)?[。]?[)）]"
)
# （…、英: Midori Agency、略称: MA）: names in another language, in short or as they are read, beside other remarks.
_INSIDE = re.compile(r"[(（]([^()（）\n]{3,140})(?=[()（）])")
_SEPARATED = re.compile(r"[^、,;；／/]+")
_KEYED_NAME = re.compile(
    r"[ 　]*(?:(?:英|英語|英文|英名|英語名|英称|英語表記|英文名)[ 　]*[:：][ 　]*(?=[A-Z])|(?:略称|通称|愛称|略語|読み方?|よみ)[ 　]*(?:[:：は・][ 　]*|(?=[A-Z])))「?([^「」:：]{2,80}?)」?[ 　]*"
)
# （現・みどり株式会社）, （現在の北浜高等学校）, （旧社名：みどり商会）
_OTHER_TIME = re.compile(r"[ 　]*(?:旧|現)(?:社名|団体名|校名|名称?|称|在の?|在は)?[ 　]*[:：・、]?[ 　]*「?")
_ENDS = frozenset(")）」、,;；／/")
_KEYS_BEGIN = frozenset("英略通愛読よ")
_QUOTED_DEFINITION = re.compile(r"[(（][^()（）「」]*以下[、,]?(?:単に)?「([^「」]{2,40})」[^()（）]*[)）]")
_BRACKETED = re.compile(r"[(（]([^()（）、。「」:：;；]{2,90})[)）]")
# The letters in JFMA(日本ファシリティ振興協会).
_ACRONYM_BEFORE = re.compile(r"(?<![A-Za-z0-9.@&/-])((?=(?:[a-z-]*[A-Z]){3})[A-Z][A-Za-z&-]{2,9})[ 　]?[(（]$")
_LETTERS_FIRST = re.compile(r"[ 　]*([A-Z]{3,8})[ 　]*[、,;；:：／/]")
_KEY_BEFORE = re.compile(r"([^\s:：、。]+)[ 　]*[:：][ 　]*$")
_LATIN_WORDS = r"[A-Z][A-Za-z0-9.&'’ -]+"
# NBRC; National Bioresource Research Center, NBRC：…
_EXPLAINED = re.compile(rf"[ 　]*({_LATIN_WORDS}?)[ 　]*[、,;；:：／/][ 　]*(?:({_LATIN_WORDS}?)[ 　]*(?=$|[、,;；:：／/])|(?=[略通英]))")

# みどりテック株式会社、通称みどり(
_ALSO_CALLED = re.compile(r"[」』]?、(?:通称|略称|愛称)[、・:]?「?([^「」、。()（）\s]{2,20}?)」?(?=[(（、]|が|は|を|の)")
_RENAMED = re.compile(r"[」』]?を「?([^「」、。]{2,30}?)」?(?:に|へ|と)(?:改称|改組|名称変更|名称を変更)")
# 旧Xは、2024年1月にYへ社名変更した: Y is found, and X stands before it as the topic.

_NEW_NAME = re.compile(r"」?(?:に|へ|と)(?:改称|改組|改名|(?:社名|名称|商号|校名)を?変更)")
_OLD_NAME = re.compile(
    r"(?:^|[。、\s])旧?「?([^「」、。()（）\sはがをにで]{2,30})」?(?:は|が)、?(?:[0-9元同翌昨今年度月日付けから頃に、])*$"
)
_FORMERLY = re.compile(r"[(（]旧[・:：]?「?([^「」()（）、。]{2,30})」?[)）]")
# With what each begins.
_BEHIND = (("」』を", _RENAMED), ("(（", _FORMERLY), ("」』、", _ALSO_CALLED))
# みどり協会【Midori Association】; ・みどり協会（高松市）, and set in below it its English name 【MA】.
_LATIN_TITLE = r"[A-Z][A-Za-z0-9 .,&'’()\u3000-]{1,90}"
_BESIDE = re.compile(rf"[ 　]?【({_LATIN_TITLE})】")
_BELOW = re.compile(rf"(?:[ 　]?[(（][^()（）\nA-Za-z]{{1,30}}[)）])?[ 　]*\n[ 　]*(?:【({_LATIN_TITLE})】|({_LATIN_TITLE}(?:【[A-Za-z-]{{2,10}}】)?))[ 　]*(?=\n|$)")
# ... or under it after such a key: 英文名 Midori Foundation, （英文：Midori Inc.）.
_KEYED = re.compile(rf"[ 　]*\n[ 　]*(?:[(（]?(?:英文|英語|英|欧文)(?:名称?|表記|社名|称)?[)）]?[ 　]*(?:[:：][ 　]*|\n[ 　]*|[ 　]+))({_LATIN_TITLE}?)[ 　]*[)）]?[ 　]*(?=\n|$)")
_BULLETED = re.compile(r"[ 　]*[・●○■◆◇▼*-][ 　]*")
_PARTS = re.compile(r"(?:[A-Z]{2,8} (?=The |[A-Z][a-z]))?(?P<main>[^()【】]+?)[ 　]*(?:[(](?P<inner>[^()]+)[)])?[ 　]*(?:(?<=[ 　)])(?P<short>[A-Z]{2,8})|【(?P<abbreviated>[^】]+)】)?[ 　]*")
_ACRONYM = re.compile(r"^[A-Za-z][A-Za-z0-9.&/ -]{1,79}$")
_KATAKANA = re.compile(r"^[ァ-ヺー・]{3,30}$")


# みどり大学公開シンポジウム, and below it 「川と暮らし」.
_THEME_BELOW, _THEME_ENDS = re.compile(r"[ 　]*\n[ 　]*[「『]"), re.compile(r"[」』][ 　]*(?:\n|$)")
_AT_TOP = 60  # characters


class Alias(NamedTuple):
    """A name defined in the text: the mention that it stands for, and where the definition is. `sure`: whatever kinds of thing the two were taken for."""

    of: Found
    name: str
    start: int
    end: int
    sure: bool = False


def find_aliases(readings: Sequence[Reading], text: str) -> Iterator[Alias]:
    """Definitions that directly follow a mention: X（以下「Y」）, X（ABC）, X（通称・Y）, Latin X（カタカナ）."""
    above: Found | None = None
    for reading in readings:
        before: Found | None = None
        for found in reading.found:
            if found.kind is Kind.EVENT:
                if above is not None and above.start < _AT_TOP and text[above.start - 1 : above.start] in ("", "\n") and _THEME_BELOW.fullmatch(text, above.end, found.start) and _THEME_ENDS.match(text, found.end) and (lexicon().class_of(text[found.start : found.end]) or (None,))[0] is not Kind.EVENT:
                    yield Alias(above, text[found.start : found.end], found.start, found.end, sure=True)
                above = found
            if before is not None and before.kind is found.kind is Kind.PERSON and text.startswith("こと", found.start - 2 - (text[found.start - 1] == "、")) and _CALLED_SO.fullmatch(text, before.end, found.start):
                yield Alias(found, text[before.start : before.end], before.start, before.end)
            if before is not None and text[found.start - 1] in "「(（" and before.end <= found.start <= before.end + 2 and _calls(before, found, text):
                yield Alias(before, text[found.start : found.end], found.start, found.end, sure=True)
            before = found
            if text[found.end - 1] in ")）" and (glossed := _GLOSSED.fullmatch(text, found.start, found.end)) is not None:
                if _abbreviates(glossed[2], structs.replace(found, end=glossed.end(1)), text):
                    # 「みどり科学フェア（Midori Fair 2026）」
                    yield Alias(found, glossed[2], *glossed.span(2))
                if (keyed := _KEYED_NAME.fullmatch(text, *glossed.span(2))) is not None:
                    yield Alias(found, keyed[1], *keyed.span(1))
            ahead = text[found.end : found.end + 1]
            if ahead not in _AHEAD and not ahead.isspace():
                continue
            for begins, pattern in _BEHIND:
                if ahead in begins and (renamed := pattern.match(text, found.end)) and not (found.kind is Kind.PERSON and lexicon().title_at_end(renamed.group(1))):
                    # 早瀬徹（旧：企画課長） tells his post, no name.
                    yield Alias(found, renamed.group(1), *renamed.span(1))
            if ahead in "」にへと" and _NEW_NAME.match(text, found.end):
                old = _OLD_NAME.search(text[reading.sentence.start : found.start])
                if old is not None:
                    start = reading.sentence.start + old.start(1)
                    yield Alias(found, old.group(1), start, start + len(old.group(1)))
            if found.kind in (Kind.ORGANIZATION, Kind.WORK) and ahead in ")）" and (short := _acronym_before(found, reading, text)) is not None:
                yield short
            if found.kind is Kind.ORGANIZATION and ahead in "【(（\n 　":
                yield from _in_english(found, text)
            after = found.end + len(_CLOSERS.match(text, found.end).group(0))  # type: ignore[union-attr]
            if text[after : after + 1] not in ("(", "（"):
                continue
            remarks = tuple(_in_remarks(found, after, reading, text))
            yield from remarks
            if any(r.sure for r in remarks):
                continue
            for pattern in (_QUOTED_DEFINITION, _DEFINED):
                if defined := pattern.match(text, after):
                    name = defined.group(1).strip()
                    start = defined.start(1) + defined.group(1).find(name)
                    yield Alias(found, name, start, start + len(name), sure=True)
                    break
            else:
                if (bracketed := _BRACKETED.match(text, after)) and _abbreviates(bracketed.group(1), found, text):
                    name, whole = bracketed.group(1), text[found.start : found.end]
                    yield Alias(found, name, *bracketed.span(1), sure=spells(whole, name) or spells(name, whole))


_FACILITIES = ("センター", "館", "ホール", "施設", "プラザ", "ミュージアム", "ステーション", "広場", "公園", "クラブ", "サークル")
_EDITION = re.compile(r"第[0-9一二三四五六七八九十]+回")


def _calls(named: Found, called: Found, text: str) -> bool:
    """Whether what stands alone in the bracket behind a name calls the same so: 白浜交流センター「ゆめぽっと」, 全国地図選手権大会（地図甲子園）.

    A hall in a house, and a ceremony of a festival, bear words of their own for what they are.
    """
    if not re.fullmatch(r"[」』]?(?:「|[ \u3000]?[(（])", text[named.end : called.start]) or text[called.end : called.end + 1] not in ("」", ")", "）"):
        return False
    name, other = text[named.start : named.end], text[called.start : called.end]
    if named.kind is called.kind is Kind.EVENT:
        return text[called.start - 1] != "「" and called.method != "occasion" and not (_EDITION.search(name) and _EDITION.search(other))
    if not {named.kind, called.kind} <= {Kind.ORGANIZATION, Kind.PLACE} or text[called.start - 1] != "「" or called.known or named.known:
        return False
    return name.endswith(_FACILITIES) and stripped(name) == name and not other.endswith((*_FACILITIES, "室", "店", "カフェ")) and not other.endswith(tuple(x for x in lexicon().suffixes if len(x) > 1))


def _acronym_before(found: Found, reading: Reading, text: str) -> Alias | None:
    """JFMA(日本ファシリティ振興協会): the letters before the bracket in which a body stands alone, no person's and no common word's (TEL, SNS)."""
    short = _ACRONYM_BEFORE.search(text, max(0, found.start - 14), found.start)
    if short is None:
        return None
    name, full = short.group(1), text[found.start : found.end]
    if found.sector == "LocalGovernment" or not (spells(name, full) if full.isascii() else _is_of_members(full)):
        return None
    taken = [f for f in reading.found if f.start < short.end(1) and short.start(1) < f.end]
    if any(f.known or f.kind in (Kind.PERSON, Kind.PLACE) or (f.start, f.end) != short.span(1) for f in taken):
        return None
    key = _KEY_BEFORE.search(text, max(0, short.start() - 12), short.start())
    if (not taken and _is_word(name)) or (key is not None and key[1] in on_stage()):
        # SNS（みどり協会）; 司会：KENTA（みどり協会）
        return None
    return Alias(found, name, *short.span(1), sure=True)


def _is_word(letters: str) -> bool:
    """Whether letters are what everybody writes so (TEL, PDF, CEO), and no name that the text gives."""
    return letters in lexicon().titles or in_dictionary(letters)


def _is_of_members(name: str) -> bool:
    """Whether a name is one that is cut to letters: an association's, an institute's; a university before whose letters in brackets a lab stands, a company and a unit are not."""
    return not name.endswith(("大学", "部", "課", "室", "局", *legal_forms())) and name.endswith(_endings_of_members())


@cache
def _endings_of_members() -> tuple[str, ...]:
    return ("会", *(s for s in lexicon().suffixes if len(s) > 1))


def _in_remarks(found: Found, start: int, reading: Reading, text: str) -> Iterator[Alias]:
    """The names among the remarks in the bracket behind a name: （略称：JFMA、会長：早瀬徹）, （International Gene Collaboration、IGC）, （現・みどり社）."""
    inside = _INSIDE.match(text, start)
    if inside is None or found.kind is Kind.PERSON:
        return
    keyed = False
    for part in _SEPARATED.finditer(text, *inside.span(1)):
        if part[0].lstrip(" 　")[:1] in _KEYS_BEGIN and (name := _KEYED_NAME.fullmatch(text, *part.span())) is not None:
            keyed = True
            yield Alias(found, name.group(1), *name.span(1))
    if inside[1][0] in "旧現" and found.sector != "LocalGovernment" and (other := _OTHER_TIME.match(text, *inside.span(1))) is not None:
        yield from (Alias(found, text[f.start : f.end], f.start, f.end) for f in reading.found if f.start == other.end() and f.kind is found.kind and text[f.end : f.end + 1] in _ENDS)
    letters = _LETTERS_FIRST.match(text, *inside.span(1)) if found.kind is Kind.ORGANIZATION and _is_of_members(text[found.start : found.end]) else None
    if letters is not None and not _is_word(letters[1]):
        # （JFMA、東京都港区）
        yield Alias(found, letters[1], *letters.span(1))
    pair = _EXPLAINED.match(text, *inside.span(1)) if text[found.end - 1] > "\u00ff" and found.kind is not Kind.PLACE else None
    if pair is not None and ((keyed and not pair[2]) or (pair[2] and (spells(pair[1], pair[2]) or spells(pair[2], pair[1])))):
        yield from (Alias(found, pair[group], *pair.span(group), sure=True) for group in (1, 2) if pair[group])


def _in_english(found: Found, text: str) -> Iterator[Alias]:
    """The English names of a body that stand beside it in 【】, or alone on the line below it where the layout says that they are its own."""
    beside = _BESIDE.match(text, found.end)
    if beside is not None and text[found.end - 1] > "\u00ff":
        yield from _names_of(found, *beside.span(1), text)
    if (keyed := _KEYED.match(text, found.end)) is not None and text[found.end - 1] > "\u00ff":
        yield from _names_of(found, *keyed.span(1), text)
    below = _BELOW.match(text, found.end)
    if below is None or text[found.end - 1] <= "\u00ff":
        return
    line = text.rfind("\n", 0, found.start) + 1
    bullet = _BULLETED.fullmatch(text, line, found.start)
    over = without_noise(text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)])
    # Below an entry of a list that has its mark, a line without one goes on about it; below a key stands one body.
    if below[1] or (bullet is not None and _is_body(below[2])) or (line == found.start and over in NAMES_OF_BODY):
        yield from _names_of(found, *below.span(1 if below[1] else 2), text)


def _is_body(name: str) -> bool:
    """Whether a Latin line reads as a body's name: a word for a body is in it, or its abbreviation stands behind it in 【】."""
    return "【" in name or any(word.strip("().,") in _english_words() for word in name.split())


@cache
def _english_words() -> frozenset[str]:
    ends = (*lexicon().sector_endings, *lexicon().suffixes, *word_list("profile", "english"))
    return frozenset(w for end in ends if end.isascii() for w in end.split() if w[0].isupper() and len(w) > 2)


def _names_of(found: Found, start: int, end: int, text: str) -> Iterator[Alias]:
    """MKK The Midori Kyokai (The Midori Association), Midori Institute of Technology 【MIT】: each of the names."""
    parts = _PARTS.fullmatch(text, start, end)
    if parts is None:
        return
    inner = parts["inner"] or ""
    for name in ("main", "short", "abbreviated", *(("inner",) if " " in inner or (_ACRONYM.match(inner) and inner.isupper()) else ())):
        if parts[name]:
            yield Alias(found, parts[name], *parts.span(name))
    if inner and " " not in inner and not inner.isupper():
        # Midori Association (Thailand): the land is a part of it.
        yield Alias(found, text[parts.start("main") : parts.end("inner") + 1], parts.start("main"), parts.end("inner") + 1)


def _abbreviates(name: str, found: Found, text: str) -> bool:
    """Whether a bracketed string can be another name of what stands before it."""
    surface = text[found.start : found.end]
    if found.kind is Kind.PERSON:
        return _spells_person(surface, name)
    if found.kind is Kind.PLACE:
        return _KATAKANA.match(name) is not None and surface.isascii()
    if found.kind is Kind.ORGANIZATION and (name in _by_kind(surface) or is_short_for(name, stripped(surface)) or is_short_for(surface, name)):
        return True
    if found.kind is Kind.ORGANIZATION and name[-1] in _SHORT_ENDS and not surface.endswith(name) and (at := surface.find(name[:2])) > 0 and is_short_for(name, surface[at:]):
        # 自治体広報総合研究所（広報総研）
        return True
    if spells(surface, name) or spells(name, surface):
        return True
    if _ACRONYM.match(name):
        if found.kind is not Kind.ORGANIZATION and _LICENCE.match(name):
            # みどり市オープンデータカタログ（CC BY 4.0）
            return False
        if found.kind is not Kind.ORGANIZATION and _is_word(name) and not re.search(rf"(?<![(（\[［A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text):
            # 報告書（PDF）
            return False
        return name not in lexicon().titles and (surface[-1] > "\u00ff" or name.isupper()) and not name.isdigit()
    if _KATAKANA.match(name) and stripped(surface).rstrip("™®").isascii():
        return True
    return found.kind is Kind.LAW and name.endswith("法") and len(name) >= 3


_LICENCE = re.compile(r"CC[ -]?(?:BY|0)|.*Licen[sc]e|(?:MIT|A?GPL|Apache|ODbL|PDL)\b", re.I)
_SHORT_ENDS = frozenset("研協連会議構委盟団")


def _by_kind(surface: str) -> tuple[str, ...]:
    """一般社団法人みどり（みどり社団）: what a body with a legal form is called by the kind of that form."""
    core = stripped(surface)
    return tuple(core + kind for kind in ("社団", "財団", "法人") if core != surface and kind in surface)


# Bodies whose name gains by a noun are another's parts: 北斗会（北斗会議所）.
_KANJI_SHORT = re.compile(r"[一-鿿ァ-ヺー]{3,8}")


def is_short_for(short: str, full: str) -> bool:
    """Whether a name in kanji is made of some of the characters of a longer one.

    >>> is_short_for("北方総研", "北方情報総合研究所"), is_short_for("北斗市", "北斗市役所")
    (True, False)
    """
    if _KANJI_SHORT.fullmatch(short) is None or len(full) < len(short) + 3 or short[0] != full[0] or full.startswith(short):
        return False
    rest = iter(full)
    return all(c in rest for c in short)


@lru_cache(maxsize=1 << 10)
def spells(short: str, full: str) -> bool:
    """Whether letters are made of the words of a Latin name: each begins a word, or goes on in the word of the one before.

    >>> spells("NEXIA", "National Exchange for Information Analytics"), spells("CIB", "Center for Data")
    (True, False)
    """
    letters = [c for c in short.casefold() if c.isalpha()]
    capitals = len(re.findall(r"(?<![A-Za-z])[A-Z]", full))
    if not 1 < len(letters) <= 10 or not short.isascii() or " " in short.strip() or not full.isascii() or " " not in full.strip():
        return False
    if not (len(letters) <= 2 * capitals and capitals <= len(letters) + 1):
        return False
    said = full.casefold()
    reached = {0} if said[0] == letters[0] else set()
    for letter in letters[1:]:
        reached = {
            j for j, c in enumerate(said) if c == letter and any(i < j and (not said[j - 1].isalpha() or said[i + 1 : j].isalpha() or i + 1 == j) for i in reached)
        }
    return bool(reached)


# 林美麗（メイリー・リン）: a name in kanji, and as it is said or written abroad; either may stand in the bracket.
_FOREIGN_PERSON = re.compile(r"[ァ-ヺー]{1,8}(?:[・=＝][ァ-ヺー]{1,9}){1,3}|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z.'-]*){1,3}")
_KANJI_PERSON = re.compile(r"[一-鿿々]{2,4}")


def _spells_person(surface: str, name: str) -> bool:
    # 早瀬徹（Midori Maps CTO）: what he is.
    return lexicon().title_at_end(name) is None and any(
        kanji.fullmatch(surface) and other.fullmatch(name)
        for kanji, other in ((_KANJI_PERSON, _FOREIGN_PERSON), (_FOREIGN_PERSON, _KANJI_PERSON))
    )


_START, _END = attrgetter("start"), attrgetter("end")


def occurrences(name: str, text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a name stands in a sentence's words, beginning and ending at word borders (or word insides for kanji)."""
    if not words:
        return
    position = text.find(name, words[0].start, words[-1].end)
    if position == -1:
        return
    while position != -1:
        end = position + len(name)
        first = bisect_left(words, position, key=_START)
        if first < len(words) and words[first].start == position and words[bisect_left(words, end, first, key=_END)].end == end:
            yield position, end
        position = text.find(name, position + 1, words[-1].end)
