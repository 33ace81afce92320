"""Titles in brackets one after another, and the noun before or behind all of them: 「森の隊商」や「みどりの国」などのゲーム."""

from __future__ import annotations

import re

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.title_words import VAGUE, is_plain, noun_after, noun_before, title_like
from civicgraph.extract.text.sentences import Sentence
from civicgraph.records import Kind

_BRACKETS = r"[「『][^「」『』]{1,60}[」』]"
_AND = r"(?:や|と|、|,|・|とか|及び|および)?"
_REST = re.compile(rf"(?:{_AND}{_BRACKETS})*")
_BEFORE = re.compile(rf"(?:{_BRACKETS}{_AND})+$")
_TITLE = re.compile(r"[「『]([^「」『』]{1,60})[」』]")
# などのゲーム, をはじめとするさまざまな人気アプリ
_SUCH = re.compile(
    r"(?:など|等|ほか|といった|をはじめ(?:とする|とした)|のような)(?:の|、)?(?:(?:多くの?|数多くの?|様々な|さまざまな|いろいろな|多様な|数々の|人気の?|新しい|新たな|[一-鿿ァ-ヺー]{1,8}の)){0,2}"
)
_OUT = re.compile(r"(?:など|等)(?:さまざまな|様々な|多くの)?[^。、はがを「」]{0,12}(?:が|を)(?:相次いで|続々と?|新たに)?(?:リリース|配信|発売)")
# PDF, Web版: sorts of things.
_SORT = re.compile(r"[A-Z]{1,5}|.*(?:版|型|タイプ|用|式)")
_LAST = "」』やと、,・かびよ"
_LONGEST = 200


def listed_class(sentence: Sentence, text: str, start: int, end: int) -> tuple[Kind, str] | None:
    """The kind of the bracketed title from `start` to `end`, brackets included, by the noun before or behind its list.

    Where the noun says little (取り組み, サービス) or names no work, only what looks coined is a name.
    """
    inner = text[start + 1 : end - 1]
    looks_coined = title_like(inner)
    before = _BEFORE.search(text, max(sentence.start, start - _LONGEST), start) if start > sentence.start and text[start - 1] in _LAST else None
    if before is not None:
        noun = noun_before(sentence, text, before.start())
        told = _class(noun) or ((Kind.WORK, "作品") if noun.endswith("作品") else None)
        # 作品「ひなん帳」と「みどり」: right behind the noun the second is as much a name as the first.
        if told is not None and (told[0] is Kind.WORK or _names(told, inner, looks_coined)):
            return told
    if not looks_coined and is_plain(sentence, start + 1, end - 1):
        return None
    last = _REST.match(text, end, sentence.end)
    behind = last.end() if last is not None else end
    such = _SUCH.match(text, behind, sentence.end)
    if such is None:
        return None
    noun = noun_after(sentence, such.end(), text)
    # などのアプリの機能: what those are is said of another.
    told = _class(noun) if not text.startswith("の", such.end() + len(noun)) else None
    if told is not None and _names(told, inner, looks_coined):
        listed = [m.span(1) for m in _TITLE.finditer(text, before.start() if before is not None else start, behind)]
        plain = sum(not title_like(text[a:b]) and is_plain(sentence, a, b) for a, b in listed)
        return told if 2 * plain < len(listed) else None
    return (Kind.WORK, "") if looks_coined and _OUT.match(text, behind, sentence.end) else None


_ALL_OF_THEM = re.compile(r"の(?:運用|提供|配信|販売|公開)|を(?:公開|リリース|開発|刊行|発行|出版|制作)")


def end_of_list(text: str, start: int, end: int) -> int:
    """Where the brackets end that stand behind one another from `start` on (「みどり」 + と「あおば」), where all of them came out."""
    rest = _REST.match(text, start, end)
    return rest.end() if rest is not None and _ALL_OF_THEM.match(text, rest.end()) is not None else start


def _class(noun: str) -> tuple[Kind, str] | None:
    told = lexicon().class_of(noun) if noun else None
    return told if told is not None and told[0] in (Kind.WORK, Kind.PROJECT, Kind.EVENT, Kind.ORGANIZATION) else None


def _names(told: tuple[Kind, str], inner: str, looks_coined: bool) -> bool:
    if told[0] is Kind.WORK and told[1] not in VAGUE:
        return True
    return looks_coined and _SORT.fullmatch(inner) is None
