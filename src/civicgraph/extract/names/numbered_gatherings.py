"""Gatherings that have a number: みどりRuby会議01, 北浜Kaigi 2019, 早瀬Cafe #3, Green Hack Night Kitahama #12, 第4回みなと祭り."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.named_things import Thing
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

_NUMBER = r"(?:[0-3]\d(?=[はがをにでのとへ、。)）」』\s]|開催|レポート|$)|[ 　]?(?:20[0-4]|19[89])\d|[ 　]?(?:#|vol\.?)[ 　]?\d{1,3})"
_NO_COUNT = r"(?![0-9年月日度回人名件個本時分円台校社号%:/.-])"
_DIGIT = re.compile(r"\d")
_JOINS = ("&", "・", "-", ".")


@cache
def _gathering() -> re.Pattern[str]:
    words = word_list("occasions", "numbered")
    nouns = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{nouns}){_NUMBER}{_NO_COUNT}", re.IGNORECASE)


def find_numbered_gatherings(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The names of a sentence that end in such a noun and a number, from the first of the nouns that run up to it."""
    for match in _gathering().finditer(text, sentence.start, sentence.end) if _DIGIT.search(text, sentence.start, sentence.end) is not None else ():
        start = _opening(sentence.words, match.start(), text)
        head = text[start : match.start()]
        if len(head) > 1 and not re.fullmatch(r"第?[0-9]+回?", head) and head not in lexicon().generic_modifiers:
            yield Thing(start, match.end(), Kind.EVENT, 0.88, "numbered-gathering")


# 第12回まちの力大賞, 令和5年度地域づくり表彰: an award by its edition; 令和5年度総務大臣賞 is one of its prizes.
_AWARD = re.compile(
    r"(?:第[ 　]?[0-9一二三四五六七八九十百]{1,3}[ 　]?回[ 　]?|(?:(?:令和|平成)[ 　]?[0-9元]{1,2}|(?:19|20)[0-9]{2})年度[ 　]?)(?![のはがをに、])[^\s、。:：「」『』()（）・はがをでにへと]{2,36}?"
    r"(?<!優秀)(?<!特別)(?<!奨励)(?<!大臣)(?<!知事)(?<!市長)(?<!町長)(?<!会長)(?<!理事長)(?<!審査員)(?<!入)(?<!受)(?<![金銀銅佳])(?:大賞|賞|表彰)(?![金品状杯与者味])(?=[の」』でにをがはへ、。 　\s(（]|受賞|入賞|授賞|募集|応募|選考|審査|$)"
)


def find_numbered_awards(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The awards of a sentence that are named with their edition or year."""
    said = text[sentence.start : sentence.end]
    if "賞" in said or "表彰" in said:
        for match in _AWARD.finditer(text, sentence.start, sentence.end):
            yield Thing(match.start(), match.end(), Kind.EVENT, 0.82, "numbered-award")


# Green Hack Night Kitahama #12: a noun for a gathering among Latin words before their number.
_IN_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z0-9&'.-]*(?: [A-Za-z0-9&][A-Za-z0-9&'.-]*){0,5}[ 　]?(?:#|[vV]ol\.?)[ 　]?\d{1,3}(?!\d)")
_GATHERS = re.compile(r"(?:\b|(?<=[a-z]))(?:Night|Meet ?[Uu]p|Day|Camp|Hackathon|Ideathon|Hack|Jam|Talks?|Conference|Summit|Forum|Festa|Festival|Cafe|Salon|Lounge|Session|Workshop|Seminar|Drinks|Bar|LT)\b")


def find_latin_gatherings(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The gatherings of a sentence that are named in Latin letters, with their number."""
    said = text[sentence.start : sentence.end]
    for match in _IN_LATIN.finditer(text, sentence.start, sentence.end) if "#" in said or "ol" in said else ():
        if _GATHERS.search(match.group()) is not None:
            yield Thing(match.start(), match.end(), Kind.EVENT, 0.86, "numbered-gathering")


_NTH_NAMED = re.compile(r"第[ 　]?[0-9一二三四五六七八九十百]{1,3}[ 　]?回[ 　]?(?P<name>(?![のはがをに、])[^\s、。:：「」『』()（）・はがをでにへ第]{3,30}?)(?=[はがをにでへ、。 　\s(（「」]|の(?:開催|実施|参加|会場|お?知らせ|募集|出演|実行)|開催|$)")
_JOINED = re.compile("[のと]")


def find_numbered_events(sentence: Sentence, text: str) -> Iterator[Thing]:
    """The events of a sentence that have their edition before a name with a particle in it: 第4回みなと祭り, 第2回森と水の大会."""
    for match in _NTH_NAMED.finditer(text, sentence.start, sentence.end) if "回" in text[sentence.start : sentence.end] else ():
        name = match["name"]
        told = lexicon().class_of(name) if _JOINED.search(name) is not None else None
        # 第2回フォーラムの分科会 is a part of it, 大会と講演会 are two.
        parts = [lexicon().class_of(name[: m.start()]) for m in _JOINED.finditer(name)]
        if told is not None and told[0] is Kind.EVENT and len(name) - len(told[1]) > 1 and not any(parts):
            yield Thing(match.start(), match.end(), Kind.EVENT, 0.84, "numbered-event")


def _opening(words: tuple[Word, ...], noun: int, text: str) -> int:
    """Where the run of nouns begins that leads up to a noun; a blank is inside it only behind a word in Latin letters, before another or the noun."""
    at = next((i for i, w in enumerate(words) if w.start <= noun < w.end), 0)
    start = min(noun, words[at].start) if words else noun
    while at:
        before = words[at - 1]
        blank = before.surface.isspace() and at > 1 and _latin(text[before.start - 1]) and (_latin(text[before.end]) or before.end == noun)
        joins = before.surface in _JOINS and at > 1 and words[at - 2].pos[0] == "名詞"
        if not (blank or joins or before.pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞")) or before.surface in lexicon().adverbial:
            break
        if not blank and not joins:
            start = before.start
        at -= 1
    return start


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
