"""The particle that marks a mention where it stands behind a noun after it: みどり祭の基調講演に, 市と大学の連携により, みどり学園や海外の会社で, 『海の町』などの作品を."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicgraph.extract.clauses.clauses import Phrase
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.records import Kind


def of_session(phrase: Phrase) -> str:
    """The particle after a session's noun: who speaks in フォーラムの基調講演に speaks at the forum."""
    session = phrase.particle in ("に", "には", "で", "では") and not phrase.refs and any(h in word_list("sessions", "nouns") for h in phrase.heads)
    return phrase.particle if session else ""


def of_its_own(following: Sequence[Phrase]) -> str:
    """The particle after a noun for what a project or a work itself is (who starts 「みどり」のサービスを starts it), or for what is
    done with it where that begins or ends: 「みどり」の提供を開始する.
    """
    phrase = following[0]
    if phrase.refs or phrase.dates or phrase.verb:
        return ""
    if any(h in word_list("sessions", "own") for h in phrase.heads) or phrase.nouns[-1:] in _FORMS:
        return phrase.particle
    if not phrase.particle.startswith(("を", "が")) or not phrase.nouns or phrase.nouns[-1] not in word_list("sessions", "given"):
        return ""
    if phrase.particle.startswith("が"):
        # 「みどりナビ」の配信が始まった
        return phrase.particle if next((p.verb for p in following[1:] if p.verb), "") in ("始まる", "スタート") else ""
    # …の運用を開始。: an entry may end in the noun.
    verbs = (p.verb or "".join(p.nouns[-1:]) for p in following[1:] if p.verb or not p.particle)
    return phrase.particle if next(verbs, "") in _FROM_THEN else ""


# 『みどり翻訳』の正式版を, 「みどりナビ」のアプリ版を
_FORMS = (("版",), ("バージョン",), ("シリーズ",))
_FROM_THEN = frozenset(["開始", "始める", "スタート", "終了", "終える", "停止"])
_UNNAMED = frozenset(["会社", "企業", "学校", "高校", "大学", "団体", "病院", "施設", "機関", "自治体", "社", "校"])


def of_unnamed(following: Sequence[Phrase]) -> str:
    """The particle that a body shares with one that has no name: みどり学園や海外の会社で勤務した."""
    last = next((p for p in following if p.particle != "の"), None)
    plain = last is not None and not last.refs and not last.dates and not last.verb and not {r.kind for p in following for r in p.refs} - {Kind.PLACE}
    return last.particle if last is not None and plain and last.nouns[-1:] and last.nouns[-1] in _UNNAMED else ""


# 『海の町』などの, 「みどりナビ」をはじめとする, 「みどりナビ」をはじめ、様々な: the noun for what they are of comes after.
_AND_MORE = re.compile(r"(?:(?:など|等)の?|をはじめ(?:と(?:した|する)?)?)、?$")
# みどり社をはじめとする民間企業3社と
_BODIES = re.compile("(?:[0-9一二三四五六七八九十数]|企業|事業|各|民間|複数の?|多くの?)(?:者|社|団体|大学|校|市町村?|自治体|機関|企業|法人|組織|会社)(?=[がはをにでともへ])")
_SORTS = frozenset(["作品", "製品", "商品", "プロダクト", "自治体", "活動", "教材", "メディア", "媒体"])


def of_sort(phrase: Phrase, following: Sequence[Phrase], text: str) -> tuple[str, int]:
    """The particle of, and how many phrases on stands, the noun for the sort of what is named before など: 『海の町』など多くの作品を手がける, 「みどりナビ」をはじめとするサービスを提供."""
    if not phrase.refs or _AND_MORE.search(text, phrase.refs[-1].end, phrase.end) is None:
        return "", 0
    for ahead, noun in enumerate(following[:3], 1):
        if noun.refs or noun.dates or (noun.verb and noun.verb != "する"):
            break
        of_bodies = phrase.refs[-1].kind is Kind.ORGANIZATION and _BODIES.search(text, noun.start, noun.end) is not None
        if noun.nouns and (of_bodies or noun.nouns[-1] in lexicon().class_nouns or noun.nouns[-1] in _SORTS):
            return noun.particle, ahead
    return "", 0


_GROUP = re.compile("(?:共同|国際)?(?:研究|開発|調査)?(?:グループ|チーム)")
_LED = re.compile(CALLED + r"?(?:ら|たち)?の$")


def of_group(phrase: Phrase, following: Sequence[Phrase], text: str) -> tuple[str, int]:
    """早瀬徹教授らの研究グループは: what his group does, he does; the particle, and how many phrases on it stands."""
    noun = following[0] if following else None
    led = noun is not None and not noun.refs and not noun.verb and _GROUP.fullmatch("".join(noun.nouns)) and phrase.refs and phrase.refs[-1].kind is Kind.PERSON
    return (noun.particle, 1) if led and noun is not None and _LED.search(text, phrase.refs[-1].end, phrase.end) else ("", 0)


def through(mark: str, following: Sequence[Phrase], text: str) -> str:
    """The particle of those by whose work something came about: 市と大学の連携により設立され, 市が中心となって設立された, 早瀬さんを中心に設立された."""
    noun = following[0].nouns[-1] if following and following[0].nouns and not following[0].refs and not following[0].dates else ""
    if mark == "の" and noun in word_list("verbs", "through"):
        by = _BY.search(text, following[0].start, following[0].end)
        return "" if by is None else "による" if by.group(1) else "により"
    if noun in ("中心", "主体", "母体") and (mark, following[0].particle[:1]) in (("が", "と"), ("を", "に"), ("を", "と")):
        # 市民を母体に: what a thing grew out of did not set it up.
        if mark == "を" and noun == "母体":
            return ""
        done = next((p for p in following[1:] if p.verb and p.verb not in ("なる", "する")), None)
        return "により" if done is not None and (done.passive or done.verb in word_list("verbs", "intransitive")) else ""
    return ""


_BY = re.compile(r"(?:により|によって|(による)|で)、?$")
