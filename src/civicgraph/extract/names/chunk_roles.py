"""Roles and people in what is left of a noun chunk when its bodies are taken: 情報経済課長, 早瀬徹代表取締役."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.endings import OFFICERS
from civicgraph.extract.names.surname_heads import names_who_heads
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word, in_dictionary, is_surname

_ORDINAL = re.compile(r"^(?:初代|第?[\d一二三四五六七八九十]+代目?|元|前|現)$")

# Members of a council, named by their municipality: 三豊市議.
_COUNCILLORS = ("市議", "町議", "村議", "区議", "県議")
# What a heading tells after somebody's name and post.
_SAID = frozenset({"コメント", "メッセージ", "あいさつ", "挨拶", "談話", "インタビュー", "祝辞", "プロフィール"})
# Numerals that end given names: 健一, 浩二, 周三.
_NAME_NUMERALS = ("一", "二", "三")


def katakana(character: str) -> bool:
    return "ァ" <= character <= "ヿ"


def full_name_at(words: Sequence[Word], index: int) -> bool:
    """Whether a family and a given name stand at `index`, as the dictionary tags them."""
    if index + 1 >= len(words) or words[index].pos[2:4] != ("人名", "姓") or words[index + 1].pos[2:4] != ("人名", "名"):
        return False
    return not words[index + 1].surface.endswith(("市", "町", "村", "県"))


def people_and_roles(words: Sequence[Word], text: str) -> list[Segment]:
    """Cut what is left of a chunk into roles, people and the rest."""
    if not words:
        return []
    if len(words) > 1 and words[0].surface in lexicon().own_bodies:
        # 本学 + 早瀬 + 学長: who speaks of itself.
        return [Segment(words[0].start, words[0].end, Part.REST), *people_and_roles(words[1:], text)]
    if len(words) > 1 and words[-1].surface == "・" and lexicon().title_at_end(text[words[0].start : words[-2].end]) is not None:
        # 取締役・ + 技術本部 + 長
        return [*people_and_roles(words[:-1], text), Segment(words[-1].start, words[-1].end, Part.REST)]
    if len(words) > 2 and words[-1].surface not in _SAID and full_name_at(words, 0):
        # 千葉佳子総務部長: the name, then the post; 健 + 一 + 課長: the numeral is the name's.
        last = 2 if words[2].surface in _NAME_NUMERALS and lexicon().title_at_end(text[words[2].end : words[-1].end]) else 1
        return [Segment(words[0].start, words[last].end, Part.PERSON), *people_and_roles(words[last + 1 :], text)]
    if len(words) > 2 and words[-1].surface in _SAID and words[0].pos[2] == "人名" and lexicon().title_at_end(text[words[0].start : words[-2].end]):
        # 早瀬徹社長 + コメント: what he says, and no part of the post.
        return [*people_and_roles(words[:-1], text), Segment(words[-1].start, words[-1].end, Part.REST)]
    start, end = words[0].start, words[-1].end
    unit_role = _unit_in_role(words, text) if len(words) > 1 else None
    if unit_role:
        return unit_role
    if len(words) > 1 and (opening := _title_before_name(words, text)) is not None:
        # 代表理事大沢真理子: the post stands right before the name.
        before = (
            [Segment(start, words[opening].start, Part.ROLE)]
            if text[start : words[opening].start] in lexicon().titles
            else people_and_roles(words[:opening], text)
        )
        return [*before, *people_and_roles(words[opening:], text)]
    title = lexicon().title_at_end(text[start:end])
    cut = next((i for i, w in enumerate(words) if w.start == end - len(title)), None) if title else None
    if title is None or cut is None:
        return _people(words)
    before = _people(words[:cut])
    if len(before) == 1 and before[0].part is Part.REST and is_surname(text[before[0].start : before[0].end]):
        # 桜沢副理事, 桜井医師: a family name that the dictionary gives as a place, and which has doctors of its own as little as professors.
        whole = title in _OF_LEARNING and not any(known(text[before[0].start : before[0].end] + sort) for sort in "都府県")
        told = before if not whole else [structs.replace(before[0], part=Part.PERSON)]
        return [*told, Segment(end - len(title), end, Part.ROLE)]
    if len(before) == 2 and cut == 2 and words[0].pos[3] == "姓" and _unknown_given_name(words[1].surface):
        # 早瀬 + 嚴弥 + 学長: a given name that no dictionary has.
        return [Segment(start, words[1].end, Part.PERSON), Segment(end - len(title), end, Part.ROLE)]
    if before and before[-1].part is Part.REST:
        qualifier = before.pop()
        if title.endswith("大臣") and not before and (family := _ministers_name(text[qualifier.start : qualifier.end], title)):
            # 早瀬 + デジタル大臣
            return [Segment(start, start + family, Part.PERSON), Segment(start + family, end, Part.ROLE)]
        if title in _OF_SCHOLARS and text.endswith(_AT_SCHOOL, 0, qualifier.start) and _SHORT_NAME.fullmatch(text, qualifier.start, qualifier.end) and len(words[cut - 1].surface) == 1:
            # 北斗大学の + 霧沢一 + 教授: a name that no dictionary has, and a shop could as well.
            return [*before, Segment(qualifier.start, qualifier.end, Part.PERSON), Segment(end - len(title), end, Part.ROLE)]
        if _names_body(text[qualifier.start : qualifier.end], title):
            return [
                *before,
                Segment(qualifier.start, qualifier.end, Part.GUESS),
                Segment(end - len(title), end, Part.ROLE),
            ]
        # 情報セキュリティ担当 + 部長, 代表取締役 + CEO: a qualifier belongs to the role.
        return [*before, Segment(qualifier.start, end, Part.ROLE)]
    return [*before, Segment(end - len(title), end, Part.ROLE)]


_OF_SCHOLARS = ("教授", "准教授", "助教", "特任教授", "名誉教授", "客員教授")
_OF_LEARNING = (*_OF_SCHOLARS, "医師", "弁護士", "司法書士", "税理士", "会計士", "公認会計士", "建築家", "獣医師", "看護師", "保健師", "管理栄養士", "教諭", "牧師", "僧侶")
_AT_SCHOOL = ("大学の", "学部の", "研究科の", "大学院の", "短大の")
_SHORT_NAME = re.compile(r"[一-鿿々]{3,5}(?<![学科系門術論史部院策法語理長者生員師家兼])")


def _ministers_name(words: str, title: str) -> int:
    """How many characters before the office of a minister are a family name; 0 where none are."""
    return next((n for n in (3, 2) if is_surname(words[:n]) and not known(words[:n]) and words[n:] and ("担当" in title or known(words[n:] + "省") or known(words[n:] + "庁"))), 0)


def _unknown_given_name(word: str) -> bool:
    return re.fullmatch(r"[一-鿿々]{2,3}", word) is not None and not in_dictionary(word)


# ジョン・スミス, as katakana sets the names of those from abroad.
_DOTTED = re.compile("[ァ-ヺー]{2,12}(?:・(?:[A-Z]|[ァ-ヺー]{1,12})){1,3}")


def _title_before_name(words: Sequence[Word], text: str) -> int | None:
    """Where a full name begins that nothing but a title of two words' length or more stands before."""
    for index in range(1, len(words) - 1):
        if full_name_at(words, index) or _DOTTED.fullmatch(text, words[index].start, words[-1].end):
            title = text[words[0].start : words[index].start]
            # 北浜市民生部 + 長 + 早瀬徹: the post begins in the unit.
            return index if title == "長" or (len(title) > 1 and lexicon().title_at_end(title) is not None) else None
    for index in range(1, len(words)):
        # 専務理事 + 弥島銑太, 副会頭 + 早瀬大倉: a family name, and a given name that no dictionary has.
        title, name = text[words[0].start : words[index].start], text[words[index].start : words[-1].end]
        if len(title) > 2 and title in lexicon().titles and _rare_name(words[index:], name):
            return index
    return None


def _rare_name(words: Sequence[Word], name: str) -> bool:
    family = words[0].surface
    kanji = re.fullmatch(r"[一-鿿々ヶ]{3,5}", name) is not None and 1 < len(family) < len(name)
    placed = name.endswith((*lexicon().suffixes, *lexicon().municipality_suffixes, *lexicon().place_suffixes)) or lexicon().title_at_end(name) is not None
    return kanji and words[0].pos[1] == "固有名詞" and is_surname(family) and not placed and len(name) - len(family) <= 2


# みどり新聞記者 and MDR記者 are somebody's, ITコンサルタント is not.
_PROFESSIONS = ("研究員", "主任研究員", "上席研究員", "記者", "特派員", "理事", "顧問", "委員", "参与", "監事")
_ACRONYM = re.compile(r"[米仏英独]?[A-Z]{3,8}")


# 保護者 + 代表, 若手農家 + 代表: for whom somebody speaks.
_OF_PEOPLE = re.compile(r"(?:[者員民生]|農家|家族|父母|遺族|選手|ボランティア|女性)$")
_OF_TIME = re.compile(r"(?:初代|第\d+代|\d+代目?|前|元|現)$")


def _names_body(words: str, title: str) -> bool:
    """Whether nouns before a title read as a body's name: シビックネット北浜 + 代表理事, but 広報担当 + 理事 not."""
    lex = lexicon()
    if words.startswith("同"):
        # 同学部専任 + 教授
        return False
    # 元公民 + 館長: what is left without 元 is no name.
    words = words[1:] if words[0] in "元前" else words
    # 代表取締役・ + CEO
    words = words.rstrip("・")
    if title in _PROFESSIONS and _ACRONYM.fullmatch(words):
        return words.lower() not in lex.english_common and not known(words)
    if title not in lex.body_titles or len(words) < 3 or words in lex.titles or words in lex.not_organisations or lex.title_at_end(words):
        return False
    if _OF_PEOPLE.search(words):
        return False
    # 当協会初代 + 理事長: the writer's own, whatever its name.
    own = _OF_TIME.sub("", words)
    if own[0:1] in ("本", "当") and (own[1:] in lex.suffixes or own[1:] in lex.class_nouns or own[1:] in ("会", "法人", "団体", "財団", "社団")):
        return False
    if _ORDINAL.match(words) or "兼" in words or (words[0] in "同本当" and words[1] in "館園校院社会"):
        return False
    rest = words
    while (word := next((q for q in lex.qualifiers if rest.startswith(q)), None)) is not None:
        rest = rest[len(word) :]
    return len(rest) >= 3


def _unit_in_role(words: Sequence[Word], text: str) -> list[Segment] | None:
    """情報経済課長 → 情報経済課 and the role 情報経済課長 after it; 課長 alone is just a role."""
    last = words[-1]
    if words[0].surface == "副":
        return None
    if len(words) > 1 and last.surface in _COUNCILLORS:
        return _municipality_head(words, text)
    if not last.surface.endswith("長") or len(words) < 2:
        return None
    if (headed := _municipality_head(words, text)) is not None:
        return headed
    unit_end = last.end - 1
    unit = next((u for n in (6, 5, 4, 3, 2, 1) if (u := text[unit_end - n : unit_end]) in lexicon().units), None)
    if unit is None or unit_end - len(unit) <= words[0].start:
        return _body_in_role(words, text)
    named = [w for w in words if w.end <= unit_end - len(unit)]
    if all(w.pos[2] == "人名" for w in named):
        return None
    if len(named) == 2 and _rare_family_name(named):
        # 三枝 + 卓己 + 課長: whose given name the dictionary knows.
        return [Segment(named[0].start, named[1].end, Part.PERSON), Segment(unit_end - len(unit), last.end, Part.ROLE)]
    if len(unit) == 1 and len(named) == 1 and named[0].pos[1] == "固有名詞" and len(named[0].surface) <= 3:
        # 大橋課長: a family name that the dictionary knows as a place.
        return [Segment(named[0].start, named[0].end, Part.REST), Segment(unit_end - 1, last.end, Part.ROLE)]
    first = words[0]
    if len(named) > 1 and first.pos[2:4] == ("人名", "姓"):
        # 早瀬 + 議会総務課長
        return [
            Segment(first.start, first.end, Part.PERSON),
            Segment(first.end, unit_end, Part.UNIT),
            Segment(first.end, last.end, Part.ROLE),
        ]
    begins = next(w.start for w in words if not w.surface.isspace())
    if any(text[begins : w.end] in OFFICERS for w in named):
        # 取締役総務部長: one post.
        return [Segment(begins, last.end, Part.ROLE)]
    return [Segment(first.start, unit_end, Part.UNIT), Segment(first.start, last.end, Part.ROLE)]


def _body_in_role(words: Sequence[Word], text: str) -> list[Segment] | None:
    """東浜町 + 消防 + 団長: the dictionary has the last character of a body's name with the 長 of its head."""
    end, first = words[-1].end - 1, 1 if _ORDINAL.match(words[0].surface) else 0
    ending = next((s for n in (5, 4, 3) if (s := text[end - n : end]) in lexicon().suffixes), None)
    named = [w for w in words[first:] if ending is not None and w.end <= end - len(ending)]
    if ending is None or len(words[-1].surface) != 2 or not any(w.pos[2] == "地名" for w in named) or named[0].pos[2] == "人名":
        return None
    before = [Segment(words[0].start, named[0].start, Part.REST)] if first else []
    return [*before, Segment(named[0].start, end, Part.BODY, lexicon().suffixes[ending]), Segment(end - 1, end + 1, Part.ROLE)]


def _rare_family_name(words: Sequence[Word]) -> bool:
    """Whether two words before a post are a family name that the dictionary has as a common noun, and a given name."""
    family, given = words
    kanji = re.fullmatch(r"[一-鿿々]{4,5}", family.surface + given.surface) is not None
    return kanji and len(family.surface) == 2 and family.pos[1:3] == ("普通名詞", "一般") and given.pos[2] == "人名" and given.pos[3] != "姓"


def _municipality_head(words: Sequence[Word], text: str) -> list[Segment] | None:
    """三豊市長 → 三豊市 and the role 市長, 三豊市議 too; 池田市長 after a personal name is just a role."""
    end = words[-1].end
    if text[end - 2 : end - 1] not in tuple("市町村区県") or words[-1].start < end - 2:
        return None
    before = [w for w in words if w.end <= end - 2]
    town = len(before) == 1 and names_who_heads(before[0].start, before[0].end, text)
    if not before or not (town or any(w.pos[2] == "地名" for w in before)):
        return None
    for index in range(1, len(before)):
        if known(text[before[index].start : end - 1]) and is_surname(before[0].surface):
            # 三枝まこと倉敷市長: the name, then the city that is known.
            return [
                Segment(before[0].start, before[index].start, Part.PERSON),
                Segment(before[index].start, end - 1, Part.MUNICIPALITY, "LocalGovernment"),
                Segment(end - 2, end, Part.ROLE),
            ]
    if len(before) == 1 and not town and is_surname(before[0].surface) and not known(text[before[0].start : end - 1]):
        # 大沢市長: a family name that the dictionary gives as a place, and no such city.
        return [Segment(before[0].start, before[0].end, Part.REST), Segment(end - 2, end, Part.ROLE)]
    if len(before) == 2 and before[1].pos[2:4] == ("人名", "名") and not known(text[before[0].start : end - 1]):
        # 北浜徹市長: a family name that the dictionary gives as a place, and a given name.
        return [Segment(before[0].start, before[1].end, Part.PERSON), Segment(end - 2, end, Part.ROLE)]
    return [
        Segment(before[0].start, end - 1, Part.MUNICIPALITY, "LocalGovernment"),
        Segment(end - 2, end, Part.ROLE),
    ]


def _people(words: Sequence[Word]) -> list[Segment]:
    """Runs of words tagged as personal names (a dotted katakana name as a whole), and the rest between them."""
    if not words:
        return []
    if "人名" not in [w.pos[2] for w in words]:
        return [Segment(words[0].start, words[-1].end, Part.REST)]
    made: list[Segment] = []
    dotted = any(w.surface == "・" for w in words)
    for word in words:
        person = word.pos[1:3] == ("固有名詞", "人名") and word.surface not in lexicon().not_people
        person = person or (dotted and (word.surface == "・" or katakana(word.surface[0])))
        part = Part.PERSON if person else Part.REST
        if made and made[-1].part is part:
            made[-1] = structs.replace(made[-1], end=word.end)
        else:
            made.append(Segment(word.start, word.end, part))
    return made
