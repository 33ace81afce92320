"""The mentions of one entity while they are being gathered, and what is read off them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct, field

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_table
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.sentences import reading_at
from civicgraph.extract.text.words import Word, words_within
from civicgraph.knowledge import KnownEntity
from civicgraph.names import clean_name, edition_first, name_key
from civicgraph.records import Kind, Span

# 広島県庁 acts as 広島県 does.
_KANJI = re.compile("[一-鿿々]{3,6}")
_OFFICES = ("院", "庁", "役所", "役場")
_OFFICE = re.compile(r"(?<=大学)大学院$|(?<=[県都府道])庁$|(?<=[市区])役所$|(?<=[町村])役場$")


class Cluster(Struct, gc=False):
    """Mentions of one entity while they are being gathered."""

    kind: Kind
    keys: set[str] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)
    anaphora: list[tuple[int, int]] = field(default_factory=list)
    known: KnownEntity | None = None
    parent: int | None = None
    parent_span: Span | None = None


_FORM_AGAIN = re.compile(r"[(（]([^()（）]{2,10})[)）]")
_ADDRESSED = re.compile(r"(?:[A-Za-z][A-Za-z0-9.&' ]{2,24}|[ァ-ヺー・]{4,16})社")


@lru_cache(maxsize=10_000)
def stripped(name: str) -> str:
    """An organisation's name without its legal form, before or after it.

    >>> stripped("一般社団法人コード・フォー・ジャパン")
    'コード・フォー・ジャパン'
    """
    if _ADDRESSED.fullmatch(name) is not None:
        # AeroMidori社 beside AeroMidori株式会社
        return name[:-1]
    for form in lexicon().longest_forms:
        if name.startswith(form) and len(name) > len(form):
            # 特定非営利活動法人(NPO法人)みどりの会
            again = _FORM_AGAIN.match(name, len(form))
            return name[again.end() if again is not None and again[1] in lexicon().legal_forms else len(form) :].strip(" 　・")
        if name.endswith(form) and len(name) > len(form) and form not in ("NPO", "学生団体", "市民団体"):
            return name[: -len(form)].strip(" 　・")
    return name


# 霞ケ丘 is 霞ヶ丘.
_KE = re.compile(r"(?<=[一-鿿])ケ(?=[一-鿿])")
# みどりチャレンジ2025〜海と技術〜: what it is about stands behind its name.
_SUBTITLE = re.compile(r"(?<=....)[ 　]*([〜~～―])[^〜~～―]{2,}\1$")
# GREEN-NAVI（グリーンナビ）: how a name in Latin letters is read.
_READING = re.compile(r"(?<=[A-Za-z0-9])[ 　]?[(（][ァ-ヺー・ 　]{2,20}[)）]$")
# みどり・プラットフォーム(MP)技術研究組合, みどり（仮称）整備計画: a thing is the same with and without a remark inside its name.
_INNER_REMARK = re.compile(r"(?<=[^\s(（])[(（](?:[A-Za-z][A-Za-z0-9 =＝.&-]{0,40}|仮称|[^()（）]*[ぁ-ゖ][^()（）]*)[)）](?=[^\s(（])|^[(（]仮称[)）](?=.)")


# 湯沢北高, found because the text names 湯沢北高等学校.
CUT_SCHOOL = "school-cut-short"


def key_of(found: Found, text: str) -> str:
    name = text[found.start : found.end]
    return _key_of_name(_school_in_full(name) if found.method == CUT_SCHOOL else name, found.kind)


def cut_schools(name: str) -> Iterator[str]:
    """What a school may be called in short, with and without who set it up.

    >>> list(cut_schools("県立湯沢北高等学校"))
    ['県立湯沢北高', '湯沢北高']
    """
    for cut, endings in word_table("cut_schools").items():
        whole = next((e for e in endings if name.endswith(e)), "")
        if whole:
            short = name[: -len(whole)] + cut
            yield from (s for s in dict.fromkeys((short, _SET_UP_BY.sub("", short))) if len(s) > _LEAST_SCHOOL)


_SET_UP_BY = re.compile(r"^[一-鿿ヶケ]{1,8}立(?=..)")
_LEAST_SCHOOL = 2


def _school_in_full(name: str) -> str:
    cut = next(c for c in sorted(word_table("cut_schools"), key=len, reverse=True) if name.endswith(c))
    return name[: -len(cut)] + word_table("cut_schools")[cut][0]


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(word_table('cut_endings'))})$")


def _in_full(name: str) -> str:
    """鳥取市社会福祉協議会 for 鳥取市社協."""
    return _cut().sub(lambda m: word_table("cut_endings")[m[0]][0], name)


@lru_cache(maxsize=1 << 12)
def _key_of_name(name: str, kind: Kind) -> str:
    name = _KE.sub("ヶ", name)
    if kind is Kind.EVENT:
        return name_key(edition_first(_SUBTITLE.sub("", name)))
    if kind is Kind.WORK:
        name = _READING.sub("", name)
    if kind is Kind.ORGANIZATION:
        name = _in_full(acting_name(name))
    return name_key(_INNER_REMARK.sub("", name) if kind is not Kind.PERSON and ("(" in name or "（" in name) else name)


def key_beside(found: Found, people: set[str], text: str) -> str:
    """The key of a mention's name; a body that bears somebody's name keeps its legal form."""
    key = key_of(found, text)
    return name_key(text[found.start : found.end]) if found.kind is Kind.ORGANIZATION and key in people else key


def names_in_kanji(readings: Sequence[Reading], text: str) -> set[str]:
    """The keys of the people's names in kanji, which 株式会社早瀬徹 too is without its legal form."""
    people = (name_key(text[f.start : f.end]) for reading in readings for f in reading.found if f.kind is Kind.PERSON)
    return {key for key in people if _KANJI.fullmatch(key)}


@lru_cache(maxsize=1 << 12)
def acting_name(name: str) -> str:
    """The body that acts under a name: without its legal form, and 広島県 for 広島県庁."""
    return _without_office(stripped(name))


def _without_office(name: str) -> str:
    return _OFFICE.sub("", name) if name.endswith(_OFFICES) else name


def sector_of(cluster: Cluster) -> str:
    if cluster.known is not None:
        return cluster.known.sector or ""
    return next((f.sector for f in cluster.found if f.sector), "")


_JAPANESE = re.compile(r"(?=...)(?=.*[ぁ-ゖ一-鿿])")


def canonical_name(cluster: Cluster, text: str) -> str:
    """The name that an entity is keyed by: the fullest one, without legal form; ties go to the first in the text."""
    names = [clean_name(text[f.start : f.end]) for f in cluster.found]
    if not names and cluster.known is not None:
        return cluster.known.names[0].text
    if cluster.kind is Kind.ORGANIZATION:
        # 株式会社早瀬徹 keeps the form that tells it from the person.
        names = [n if name_key(n) in cluster.keys and name_key(stripped(n)) not in cluster.keys else stripped(n) for n in names]
    # 北斗大学, and only there 北斗大学大学院; 高松市, and only there 高松市役所.
    names = [n for n in names if (whole := _without_office(n)) == n or whole not in names]
    # Of a body with a Japanese name the English one is a translation; Midori Works is none of ミドリワークス.
    translated = cluster.kind is not Kind.ORGANIZATION or any(_JAPANESE.search(n) for n in names)
    return max(names, key=lambda n: (not n.isascii() if translated else True, len(n) - 9 * (edition_first(n) != n)))


def split_name(readings: Sequence[Reading], found: Found, text: str) -> tuple[str, str]:
    """A personal name's family and given part, by white space or by the dictionary; ("…", "") where unknown."""
    surface = text[found.start : found.end]
    parts = surface.replace("　", " ").split(" ")
    if len(parts) == 2 and not surface.isascii():
        return parts[0], parts[1]
    within = reading_at(readings, found.start)
    if within >= 0 and found.end <= readings[within].sentence.end:
        return _split_by_words(words_within(readings[within].sentence.words, found.start, found.end), surface)
    return surface, ""


def _split_by_words(words: Sequence[Word], surface: str) -> tuple[str, str]:
    if len(words) >= 2 and words[0].pos[3] == "姓" and not surface.isascii():
        family = words[0].surface
        return family, surface[len(family) :]
    return surface, ""


def language_of(name: str) -> str:
    """Give "ja" where a name has kana or kanji, else "en"."""
    return "ja" if any("぀" <= c <= "ヿ" or "㐀" <= c <= "鿿" or "豈" <= c <= "﫿" for c in name) else "en"
