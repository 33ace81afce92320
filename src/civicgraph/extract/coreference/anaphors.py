"""Nouns that stand for something named before: 同社, 同サミット, bare 市 and 県, 協議会の会長."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.text.words import Word
from civicgraph.records import Kind

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
_BODY_NOUNS = BOARDS | {"協議会", "財団", "機構", "協会", "連盟", "連合会", "研究所", "実行委員会", "組合", "懇談会", "審議会", "検討会", "検討会議", "検討委員会", "市民会議", "推進会議"}
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
        if surface in ("法", "条例") and _ARTICLE.match(text, word.end) and (before is None or before.end < word.start or before.pos[0] not in ("名詞", "接頭辞", "接尾辞", "形状詞")):
            # 条例第12条に基づき, where the page is about one.
            yield Anaphor(word.start, word.end, surface, (Kind.LAW,), ())
            continue
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


_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}条")
_POINTING = frozenset(["同", "当", "本", "この"])


@cache
def _openings() -> frozenset[str]:
    """With what the words begin that stand for something named before, but for the first of a sentence and those after 同."""
    return _BODY_BEGINNINGS | {suffix[0] for suffix in lexicon().municipality_suffixes} | set("同本当弊法条")


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
    elif len(noun) > 3 and noun.endswith(_OF_CLUBS):
        # 本陸上競技部は, on the page of 北斗大学陸上競技部
        yield Anaphor(start, end, noun, (Kind.ORGANIZATION,), ())


_OF_CLUBS = ("部", "クラブ", "楽団", "合唱団", "劇団", "学部", "学科", "研究科", "研究室", "研究所", "センター", "委員会", "協議会", "連盟", "協会", "組合", "プロジェクト")
