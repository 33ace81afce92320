"""Other names that a document itself gives: bracketed abbreviations, 以下「…」 definitions, 通称, anaphora such as 同社."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.coreference.clusters import stripped
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.lines import NAMES_OF_BODY, without_noise
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

# What the patterns after a mention begin with, beside white space.
_AHEAD = frozenset("」』”\"をにへと、(（【")
_CLOSERS = re.compile(r"[」』”\"]?\s?")
_DEFINED = re.compile(
    r"[(（](?:[^()（）「」]*?[。、,]\s*)?(?:以下|以後|通称|略称|愛称|いわゆる|旧称|英語名)[、,:・\s]*(?:単に)?「?([^「」()（）。、]{2,40}?)」?(?:と(?:いう|いいます|する|します|略す|略し|略記|呼ぶ|呼び|表記|記す|称)[^)）]*)?[。]?[)）]"
)
# （…、英: Midori Agency、略称: MA）: the name in another language, beside other remarks.
_FOREIGN = re.compile(
    r"[(（][^()（）]{0,60}?(?:英|英語|英文|英名|英語名|英称|英語表記|英文名)[ 　]*[:：][ 　]*([A-Z][A-Za-z0-9 .&'’-]{2,80}?)(?=[、,;；／/)）]| ?\()"
)
_QUOTED_DEFINITION = re.compile(r"[(（][^()（）「」]*以下[、,]?(?:単に)?「([^「」]{2,40})」[^()（）]*[)）]")
_BRACKETED = re.compile(r"[(（]([^()（）、。「」:：;；]{2,40})[)）]")
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
_ACRONYM = re.compile(r"^[A-Za-z][A-Za-z0-9.&/ -]{1,39}$")
_KATAKANA = re.compile(r"^[ァ-ヺー・]{3,30}$")


class Alias(NamedTuple):
    """A name defined in the text: the mention that it stands for, and where the definition is."""

    of: Found
    name: str
    start: int
    end: int


def find_aliases(readings: Sequence[Reading], text: str) -> Iterator[Alias]:
    """Definitions that directly follow a mention: X（以下「Y」）, X（ABC）, X（通称・Y）, Latin X（カタカナ）."""
    for reading in readings:
        for found in reading.found:
            ahead = text[found.end : found.end + 1]
            if ahead not in _AHEAD and not ahead.isspace():
                continue
            for begins, pattern in _BEHIND:
                if ahead in begins and (renamed := pattern.match(text, found.end)):
                    yield Alias(found, renamed.group(1), *renamed.span(1))
            if ahead in "」にへと" and _NEW_NAME.match(text, found.end):
                old = _OLD_NAME.search(text[reading.sentence.start : found.start])
                if old is not None:
                    start = reading.sentence.start + old.start(1)
                    yield Alias(found, old.group(1), start, start + len(old.group(1)))
            if found.kind is Kind.ORGANIZATION and ahead in "【(（\n 　":
                yield from _in_english(found, text)
            after = found.end + len(_CLOSERS.match(text, found.end).group(0))  # type: ignore[union-attr]
            if text[after : after + 1] not in ("(", "（"):
                continue
            if foreign := _FOREIGN.match(text, after):
                yield Alias(found, foreign.group(1), *foreign.span(1))
            for pattern in (_QUOTED_DEFINITION, _DEFINED):
                if defined := pattern.match(text, after):
                    name = defined.group(1).strip()
                    start = defined.start(1) + defined.group(1).find(name)
                    yield Alias(found, name, start, start + len(name))
                    break
            else:
                if (bracketed := _BRACKETED.match(text, after)) and _abbreviates(bracketed.group(1), found, text):
                    yield Alias(found, bracketed.group(1), *bracketed.span(1))


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
        return False
    if found.kind is Kind.ORGANIZATION and (name in _by_kind(surface) or is_short_for(name, stripped(surface)) or is_short_for(surface, name)):
        return True
    if _ACRONYM.match(name):
        return name not in lexicon().titles and (surface[-1] > "\u00ff" or name.isupper()) and not name.isdigit()
    if _KATAKANA.match(name) and stripped(surface).rstrip("™®").isascii():
        return True
    return found.kind is Kind.LAW and name.endswith("法") and len(name) >= 3


def _by_kind(surface: str) -> tuple[str, ...]:
    """一般社団法人みどり（みどり社団）: what a body with a legal form is called by the kind of that form."""
    core = stripped(surface)
    return tuple(core + kind for kind in ("社団", "財団", "法人") if core != surface and kind in surface)


_LATIN_WORD = re.compile(r"[A-Za-z]+")
# Bodies whose name gains by a noun are another's parts: 北斗会（北斗会議所）.
_KANJI_SHORT = re.compile(r"[一-鿿ァ-ヺー]{3,8}")


def is_short_for(short: str, full: str) -> bool:
    """Whether a name is made of the initials, or of some of the characters, of a longer one.

    >>> is_short_for("MfJ", "Midori for Japan"), is_short_for("北方総研", "北方情報総合研究所"), is_short_for("北斗市", "北斗市役所")
    (True, True, False)
    """
    letters = "".join(c for c in short if c.isascii() and c.isalpha())
    if len(letters) > 1 and len(letters) + short.count("&") == len(short) and full.isascii():
        words = _LATIN_WORD.findall(full)
        capitals = [w for w in words if w[0].isupper()]
        return any(len(w) > 1 and letters.casefold() == "".join(x[0] for x in w).casefold() for w in (words, capitals))
    if _KANJI_SHORT.fullmatch(short) is None or len(full) < len(short) + 3 or short[0] != full[0] or full.startswith(short):
        return False
    rest = iter(full)
    return all(c in rest for c in short)


# 林美麗（メイリー・リン）: a name in kanji, and as it is said or written abroad; either may stand in the bracket.
_FOREIGN_PERSON = re.compile(r"[ァ-ヺー]{1,8}(?:[・=＝][ァ-ヺー]{1,9}){1,3}|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z.'-]*){1,3}")
_KANJI_PERSON = re.compile(r"[一-鿿々]{2,4}")


def _spells_person(surface: str, name: str) -> bool:
    # 早瀬徹（Midori Maps CTO）: what he is.
    return lexicon().title_at_end(name) is None and any(
        kanji.fullmatch(surface) and other.fullmatch(name)
        for kanji, other in ((_KANJI_PERSON, _FOREIGN_PERSON), (_FOREIGN_PERSON, _KANJI_PERSON))
    )


def occurrences(name: str, text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a name stands in a sentence's words, beginning and ending at word borders (or word insides for kanji)."""
    if not words:
        return
    position = text.find(name, words[0].start, words[-1].end)
    if position == -1:
        return
    starts, ends = {w.start for w in words}, {w.end for w in words}
    while position != -1:
        end = position + len(name)
        if position in starts and end in ends:
            yield position, end
        position = text.find(name, position + 1, words[-1].end)


_SAME = {
    "社": ("Company",),
    "会社": ("Company",),
    "企業": ("Company",),
    "団体": ("CivilSociety", "PublicAgency", "Company", "International", ""),
    "法人": ("CivilSociety", "PublicAgency", "Academia"),
    "校": ("Academia",),
    "大": ("Academia",),
    "省": ("NationalGovernment",),
    "庁": ("NationalGovernment",),
}


# 本社, 本部, 当局: words of their own.
_FIXED = frozenset(
    {
        "社",
        "部",
        "校",
        "店",
        "局",
        "省",
        "庁",
        "館",
        "課",
        "人",
        "日",
        "年",
        "書",
        "者",
        "初",
        "時",
        "選",
        "番",
    }
)


# Nouns for a kind of body that, alone, mean the one named before: 協議会の会長.
BOARDS = frozenset({"教育委員会", "農業委員会"})
_BODY_NOUNS = BOARDS | {"協議会", "財団", "機構", "協会", "連盟", "連合会", "研究所", "実行委員会", "組合"}
_BODY_BEGINNINGS = frozenset(noun[0] for noun in _BODY_NOUNS)


class Anaphor(NamedTuple):
    """A noun that stands for something named before: 同社, 同サミット, 市, 県. `first`: 本会議, 当財団, the text's own."""

    start: int
    end: int
    noun: str
    kinds: tuple[Kind, ...]
    sectors: tuple[str, ...]
    first: bool = False


def find_anaphora(words: Sequence[Word], text: str) -> Iterator[Anaphor]:
    """同X, 本X, 当X, 弊社 and bare 市, 県, 都 … as a noun of its own."""
    lex = lexicon()
    # The longest such ending has twelve characters.
    held = bool(words) and _WAS_HELD.search(text, words[0].start, words[-1].end + 20) is not None
    openings = _openings()
    for index, word in enumerate(words):
        surface = word.surface
        if surface[0] not in openings and index and not held and words[index - 1].surface not in _POINTING:
            continue
        if surface in ("こちら", "これ") and word.pos[0] == "代名詞" and index == 0 and _is_topic(words):
            yield Anaphor(word.start, word.end, "", (Kind.ORGANIZATION, Kind.EVENT, Kind.PROJECT, Kind.WORK), ())
            continue
        before = words[index - 1] if index else None
        if surface in lex.municipality_suffixes and surface not in ("道", "区") and word.pos[0] == "名詞":
            after = words[index + 1] if index + 1 < len(words) else None
            alone = before is None or before.pos[0] not in ("名詞", "接頭辞", "接尾辞", "形状詞")
            particle = after is not None and after.surface in ("の", "は", "が", "と", "から", "に", "も", "や")
            unit = after is not None and after.pos[0] == "名詞" and after.end - after.start > 1
            if alone and (particle or unit):
                yield Anaphor(word.start, word.end, surface, (Kind.ORGANIZATION, Kind.PLACE), ("LocalGovernment",))
            continue
        lone = index == 0 and lex.class_nouns.get(surface) in (Kind.PROJECT, Kind.LAW, Kind.WORK, Kind.EVENT) and len(surface) > 1
        if lone and index + 1 < len(words) and words[index + 1].surface in ("は", "も"):
            # 計画は…: the plan named before.
            yield Anaphor(word.start, word.end, surface, (lex.class_nouns[surface],), ())
            continue
        if held and (event := _held_again(words, index, text)) is not None:
            yield Anaphor(word.start, word.start + len(event), event, (Kind.EVENT,), ())
            continue
        if surface[0] in _BODY_BEGINNINGS and (body := _lone_body(words, index, text)) is not None:
            yield Anaphor(word.start, word.start + len(body), body, (Kind.ORGANIZATION,), ())
            continue
        same = before is not None and before.end == word.start and before.surface in _POINTING
        if same and before is not None:
            noun = _pointed_noun(_run(words, index, text))
            # 同大学院法学研究科: of the university.
            yield from _same(before.start, word.start + len(noun), noun.removesuffix("院") if noun == "大学院" else noun, first=before.surface in ("当", "本"))
        elif surface in ("当社", "弊社"):
            yield Anaphor(word.start, word.end, "社", (Kind.ORGANIZATION,), _SAME["社"], first=True)
        elif surface.startswith(("同", "本", "当")) and len(surface) > 1 and word.pos[0] in ("名詞", "代名詞"):
            yield from _same(word.start, word.end, surface[1:], first=not surface.startswith("同"))


_POINTING = frozenset(["同", "当", "本", "この"])


@cache
def _openings() -> frozenset[str]:
    """With what the words begin that stand for something named before, but for the first of a sentence and those after 同."""
    return _BODY_BEGINNINGS | {suffix[0] for suffix in lexicon().municipality_suffixes} | set("同本当弊")


def _is_topic(words: Sequence[Word]) -> bool:
    """Whether the first word is what the sentence speaks of or acts on."""
    return len(words) > 1 and words[1].surface in ("は", "を", "も")


_WAS_HELD = re.compile(r"を(?:無事に?|初めて)?(?:開催|実施|主催)(?:し|いたし|致し)(?:ました|た)(?![一-鿿ぁ-ゖ])|を(?:行い|開き)ました")


def _held_again(words: Sequence[Word], index: int, text: str) -> str | None:
    """5月12日に勉強会を開催しました: a bare noun for an event that was held is the one that the report is about."""
    if index and words[index - 1].surface not in ("に", "、", "で", "て", "は", "が", "も"):
        return None
    for last in words[index : index + 3]:
        noun = text[words[index].start : last.end]
        if lexicon().class_nouns.get(noun) is Kind.EVENT and _WAS_HELD.match(text, last.end):
            return noun
    return None


def _lone_body(words: Sequence[Word], index: int, text: str) -> str | None:
    """A noun for a kind of body that no noun precedes and a particle follows."""
    if (
        index
        and words[index - 1].pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞")
        and words[index - 1].end == words[index].start
        and words[index - 1].surface not in ("現", "元", "前")
    ):
        return None
    for last in range(index, min(index + 3, len(words) - 1)):
        noun = text[words[index].start : words[last].end]
        of_members = noun in BOARDS and words[last + 1].surface == "委員"
        if noun in _BODY_NOUNS and (of_members or words[last + 1].surface in ("の", "は", "が", "と", "に", "も", "で", "へ", "を")):
            return noun
    return None


def _run(words: Sequence[Word], index: int, text: str) -> str:
    """The noun run from a word on, such as サミット in 同サミット."""
    end = words[index].end
    for word in words[index + 1 :]:
        if word.start != end or word.pos[0] not in ("名詞", "接尾辞"):
            break
        end = word.end
    return text[words[index].start : end]


def _pointed_noun(run: str) -> str:
    """The noun that 同 points with: 協議会 in 同協議会事務局."""
    lex = lexicon()
    known = (lex.suffixes, lex.units, lex.class_nouns, lex.generic, _SAME, ("会", "館", "園", "院"))
    return next((run[:n] for n in range(len(run), 0, -1) if any(run[:n] in words for words in known)), run)


def _same(start: int, end: int, noun: str, *, first: bool) -> Iterator[Anaphor]:
    if first and noun in _FIXED:
        return
    for anaphor in _pointing(start, end, noun):
        yield anaphor._replace(first=first)


def _pointing(start: int, end: int, noun: str) -> Iterator[Anaphor]:
    lex = lexicon()
    if noun in _SAME:
        yield Anaphor(start, end, noun, (Kind.ORGANIZATION,), _SAME[noun])
    elif noun in lex.municipality_suffixes:
        yield Anaphor(start, end, noun, (Kind.ORGANIZATION, Kind.PLACE), ("LocalGovernment",))
    elif noun in ("法", "条例", "法律"):
        yield Anaphor(start, end, noun, (Kind.LAW,), ())
    elif noun in lex.units or noun in lex.suffixes or noun in ("会", "館", "園", "院"):
        meets = noun.endswith("会議")
        yield Anaphor(start, end, noun, (Kind.ORGANIZATION, Kind.EVENT) if meets else (Kind.ORGANIZATION,), ())
    elif noun in lex.class_nouns:
        yield Anaphor(start, end, noun, (lex.class_nouns[noun],), ())
    elif noun in lex.generic:
        yield Anaphor(start, end, noun, (lex.generic[noun],), ())
