"""People named in a text: by an honorific, beside a role, in brackets after a name, in lists and bylines."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.addressed_companies import is_named_firm
from civicgraph.extract.names.handles import find_handles, is_firm
from civicgraph.extract.names.offices_behind_names import before_office
from civicgraph.extract.names.people_in_lists import find_listed_after_roles
from civicgraph.extract.names.rare_names import AFTER_NAMES, find_rare_names, whole_given
from civicgraph.extract.names.surname_heads import is_branch, town_after_surname
from civicgraph.extract.names.written_names import KANJI, SPACED, Person, find_written_names, is_common
from civicgraph.extract.recognition.model_mentions import HELD_IN
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import THIRD_OF_GIVEN, Word, in_dictionary, is_clan, is_given_name, is_surname

_KANJI = re.compile(f"[{KANJI}]")
_READING = re.compile(r"[(（][ぁ-ゖー]+[\s・]?[ぁ-ゖー]*[)）]")


def find_people(sentence: Sentence, text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """The personal names of a sentence. `segments` are its chunks' segments, in order."""
    for person in itertools.chain(
        _before_honorifics(sentence, text, segments),
        _beside_roles(text, segments),
        find_listed_after_roles(sentence, text, segments),
        _before_titles(sentence, text),
        _full_names(sentence, text),
        _before_brackets(sentence, text, segments),
        find_written_names(sentence, text),
        find_rare_names(sentence, text),
        find_handles(sentence, text),
    ):
        start = _after_title(person, text)
        # 講師：早瀬 徹様（みどり財団）: of the words of a chunk the last is no part of the name.
        end = person.end - (person.end - start > 2 and text.startswith(("様", "氏"), person.end - 1))
        yield person if (start, end) == (person.start, person.end) else structs.replace(person, start=start, end=end)


def _after_title(person: Person, text: str) -> int:
    """Where a name begins that a title stands right before: 理事早瀬 久."""
    titles = lexicon().titles
    for length in range(min(6, person.end - person.start - 2), 1, -1):
        if text[person.start : person.start + length] not in titles:
            continue
        rest = text[person.start + length : person.end]
        if any(is_surname(rest[:n]) for n in (3, 2)):
            return person.start + length
    return person.start


def _name_words(words: Sequence[Word], floor: int) -> list[Word]:
    """The words that form the name directly before the end of `words`, not reaching back over `floor`."""
    taken: list[Word] = []
    for word in reversed(words):
        if word.start < floor:
            break
        if word.surface in (" ", "\u3000") and taken and len(taken) < 3:
            taken.append(word)
            continue
        if word.pos[0] not in (
            "名詞",
            "接尾辞",
            "形状詞",
            "動詞",
            "副詞",
            "感動詞",
            "補助記号",
            "記号",
        ) or not _nameish(word):
            break
        taken.append(word)
        if sum(len(w.surface) for w in taken) > 12:
            break
    taken.reverse()
    parted = next((i for i, w in enumerate(taken) if w.surface == "・" and not _foreign(taken, i)), None)
    if parted is not None:
        # 早瀬理沙・千葉里咲: two names.
        taken = taken[parted + 1 :]
    while taken and taken[0].surface in (" ", "\u3000", "・"):
        taken.pop(0)
    return taken


def _foreign(words: Sequence[Word], dot: int) -> bool:
    """Whether the dot stands between the katakana parts of one foreign name."""
    beside = [*words[dot - 1 : dot], *words[dot + 1 : dot + 2]]
    return all("ァ" <= w.surface[0] <= "ヿ" or w.surface.isascii() for w in beside)


def _nameish(word: Word) -> bool:
    if word.pos[0] in ("補助記号", "記号"):
        return word.surface == "・"
    if word.pos[1] == "数詞" or word.surface in lexicon().titles or word.surface in lexicon().anaphoric_prefixes:
        return False
    return len(word.surface) <= 8


def _is_personal(word: Word) -> bool:
    return word.pos[1:3] == ("固有名詞", "人名")


# 早瀬 徹取締役兼代表執行役社長, 早瀬 健プロデューサー: a name in two parts right before a title.
_APART = re.compile(rf"(?<![{KANJI}ァ-ヺー0-9])([{KANJI}ヶノ]{{1,3}})[ \u3000](?=[{KANJI}]{{1,3}}[ \u3000]?[{KANJI}ァ-ヺA-Z])")
_NO_GIVEN = frozenset("副元前現新各同")


def _before_titles(sentence: Sentence, text: str) -> Iterator[Person]:
    said, titles = text[sentence.start : sentence.end], lexicon().titles
    for match in _APART.finditer(text, sentence.start, sentence.end) if " " in said or "\u3000" in said else ():
        for end in range(match.end() + 1, match.end() + 4) if is_surname(match.group(1)) else ():
            given, after = text[match.end() : end], text[end : end + 10].lstrip(" \u3000")
            # 早瀬 健 + 事務局長, but 早瀬 総務 + 部長 is a family name and an office.
            if (
                given not in _NO_GIVEN
                and any(after[:n] in titles for n in range(2, 10))
                and (is_given_name(given) or (len(given) < 3 and not in_dictionary(given)))
            ):
                yield Person(match.start(), end, 0.9, "person-before-role")
                break


def _before_honorifics(sentence: Sentence, text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    lex = lexicon()
    if lex.honorifics.isdisjoint([word.surface for word in sentence.words]):
        return
    for index, word in enumerate(sentence.words):
        if word.surface not in lex.honorifics or word.pos[0] not in ("接尾辞", "名詞") or index == 0 or is_clan(sentence.words, index):
            continue
        floor = max(
            (s.end for s in segments if s.end <= word.start and s.part not in (Part.PERSON, Part.REST)),
            default=0,
        )
        words = _name_words(sentence.words[:index], floor)
        # 早瀬さん・千葉さん, 早瀬氏　千葉さんが…: another stands before the dot or the blank.
        words = words[max((i + 1 for i, w in enumerate(words) if i and w.surface in "・ 　" and words[i - 1].surface in lex.honorifics), default=0) :]
        if (spaced := _spaced_before(text, word.start, sentence.start)) is not None and spaced[0] >= floor:
            yield Person(*spaced, 0.93, "person-honorific")
            continue
        if any(_is_personal(w) for w in words):
            while not _is_personal(words[0]) and not _family_before_given(words) and not _split_family(words) and not _before_kana(words):
                words.pop(0)
        elif word.surface == "先生" and len(words) == 1 and len(words[0].surface) > 1 and is_surname(words[0].surface):
            # 宮崎先生: a family name that the dictionary gives as a place.
            pass
        elif not words or word.surface in ("様", "殿", "君", "先生") or not _unknown_name(words, word.surface):
            continue
        name = text[words[0].start : words[-1].end]
        # Aさん is somebody whom the text does not name; JA + バンクさん is a body.
        if _ENDS_WORD.match(text, words[0].start - 1) or name in lex.not_organisations or is_named_firm(name) or not 1 <= len(name) <= 14 or (name.isascii() and (len(name) == 1 or is_firm(name))):
            continue
        # よっさん, みっちゃん: such a nickname has its ending in it.
        end = word.end if name.endswith("っ") else words[-1].end
        yield Person(words[0].start, end, 0.95 if word.surface == "氏" else 0.88, "person-honorific")


def _family_before_given(words: Sequence[Word]) -> bool:
    """石動 + 真理子: a family name that the dictionary knows as a place, before a given name."""
    first, second = words[0], words[1] if len(words) > 1 else words[0]
    kanji = len(first.surface) <= 3 and re.fullmatch(rf"[{KANJI}ヶノ]+", first.surface) is not None
    return (
        kanji
        and len(words) > 1
        and _is_personal(second)
        and second.pos[3] == "名"
        and first.end == second.start
        and first.pos[1] == "固有名詞"
    )


def _before_kana(words: Sequence[Word]) -> bool:
    """早瀬 + みち + はる: a family name before a given name in hiragana, whatever the dictionary takes both for."""
    given = "".join(w.surface for w in words[1:])
    return len(words[0].surface) > 1 and re.fullmatch(r"[ぁ-ゖー]{2,5}", given) is not None and is_surname(words[0].surface)


def _split_family(words: Sequence[Word]) -> bool:
    """今 + 藤彦: the dictionary's words part a family name (今藤) from its last character on."""
    if len(words) != 2 or len(words[0].surface) != 1 or words[0].end != words[1].start or words[0].pos[0] == "接頭辞":
        return False
    whole = words[0].surface + words[1].surface
    return len(whole) <= 4 and is_surname(whole[:2]) and len(whole) > 2


def _spaced_before(text: str, end: int, floor: int) -> tuple[int, int] | None:
    """A name in two parts with a space (乾 慎太郎) that ends at `end`, or a blank before it (乾 慎太郎 氏)."""
    while end > floor and text[end - 1] in " \u3000":
        end -= 1
    for match in SPACED.finditer(text, max(floor, end - 12), end):
        # 就任 早瀬健さん, 特集 東理沙さん: what a headline says before it is no family name.
        if match.end() == end and (is_surname(match.group(1)) or not _is_whole(match.group(2))):
            return match.span()
    return None


def _is_whole(name: str) -> bool:
    """Whether a family name begins a name; one of a single character where a given name is the rest (東理沙, not 林太郎)."""
    single = len(name) > 2 and is_surname(name[0]) and is_given_name(name[1:]) and not is_given_name(name)
    return single or any(is_surname(name[:n]) for n in (2, 3))


def _unknown_name(words: Sequence[Word], honorific: str) -> bool:
    """Whether words that no dictionary tags as a name still are one before 氏 or さん."""
    name = "".join(w.surface for w in words)
    if honorific == "氏":
        return len(name.replace(" ", "").replace("\u3000", "")) <= 10
    if len(words) == 1 and words[0].pos[5] == "latin":
        return " " in name
    return len(words) == 1 and words[0].pos[1] == "固有名詞" and words[0].pos[2] != "地名" and len(name) <= 6


_CLUB, _COINED, _ENDS_WORD = re.compile("クラブ(?!長)"), re.compile("[ぁ-ゖァ-ヺー一-鿿][A-Za-z]|[a-z][ぁ-ゖ]"), re.compile("[A-Za-z][ァ-ヺ]")
_FOUNDED_BY = re.compile("[都道府県市区町村]立$")
_MAYOR_CLOSED = re.compile("[市町村]長[)）]")
# 早瀬 + 北斗市 + 長, 早瀬 + 北斗県 + 副知事.
_HEADED = re.compile(r"長|副[市町村区]長|副?知事|[市町村区県]議|議員")


def _beside_roles(text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """早瀬座長, 代表理事の三枝実, 課長 千葉: a name that touches a role, or follows it after の, space or a comma-less colon."""
    for before, segment in itertools.pairwise(segments):
        if before.end != segment.start and before.part is not Part.ROLE and segment.part is not Part.ROLE:
            continue
        gap = text[before.end : segment.start]
        if text[before.start - 1 : before.start] == "立" and _FOUNDED_BY.search(text, max(0, before.start - 2), before.start) is not None:
            # 北浜市立早瀬 + 小学校長
            continue
        if not gap and _CLUB.match(text, segment.start) is not None:
            # 東浜クラブ幹事長: of the club.
            continue
        # 朝倉健一（北ノ原町長）: whose mayor somebody is.
        bracketed = text[before.start - 1 : before.start] in ("(", "（") and _MAYOR_CLOSED.match(text, before.end) is not None
        if not bracketed and (name := before_office(before, segment, text)) is not None:
            yield Person(name, segment.start, 0.85, "person-before-role")
        touching = before.end == segment.start
        headed = touching and _is_local(segment) and _HEADED.match(text, segment.end) is not None
        # 早瀬 + 教育学部 + 長
        headed = headed or (touching and segment.part in (Part.BODY, Part.UNIT) and text.startswith("長", segment.end))
        surname = before.part is Part.REST and headed and is_surname(text[before.start : before.end])
        beside = segment.part is Part.ROLE or headed
        cut = before.end - before.start == 1 and _KANJI.match(text, before.start - 1, before.start) is not None
        if (before.part is Part.PERSON or surname) and beside and not cut and not is_branch(before, segment, text) and not bracketed and gap.strip(" \u3000") == "":
            yield Person(before.start, before.end, 0.85, "person-before-role")
        spaced = SPACED.match(text, segment.start) if before.part is Part.ROLE and gap.strip(" \u3000") in ("", "の") else None
        if (
            spaced is not None
            and not is_common(spaced.group(1))
            and not is_common(spaced.group(2))
            and segment.part in (Part.PERSON, Part.REST)
        ):
            yield Person(spaced.start(), spaced.end(), 0.9, "person-after-role")
        elif (
            before.part is Part.ROLE
            and segment.part is Part.PERSON
            and gap.strip(" \u3000") in ("", "の", ":", "・", "である", "で")
        ):
            yield Person(segment.start, segment.end, 0.85, "person-after-role")


def _is_local(segment: Segment) -> bool:
    """Whether a segment is a municipality, known or by its last word."""
    known_local = segment.part is Part.KNOWN and any(e.sector == "LocalGovernment" for e in segment.known)
    return segment.part is Part.MUNICIPALITY or known_local


# 早瀬 + 雅 + 陶堂: the name of a house.
_SHOP = re.compile(rf"[{KANJI}]{{0,2}}(?:堂|亭|庵|閣|窯)(?![{KANJI}])")


# 松本 + 深志 + 高等学校
_SCHOOL = re.compile("(?:(?:工業|商業|農業|実業|女子|学園|総合|国際)*高(?:等学)?校|(?:女子)?中学|小学校)(?!生)")


def _full_names(sentence: Sentence, text: str) -> Iterator[Person]:
    """A family name followed by a given name."""
    words = sentence.words
    for index, word in enumerate(words[:-1]):
        if word.pos[3] != "姓" or not _is_personal(word):
            continue
        after = index + 1
        if words[after].surface in (" ", "\u3000") and after + 1 < len(words):
            after += 1
        # 朝倉健一（あさくら けんいち、…）: how the name before is read.
        spelt = index and words[index - 1].surface in ("(", "（") and re.fullmatch(r"[ぁ-ゖー]+", word.surface)
        if (
            not spelt
            and text[word.start : word.start + 2] not in lexicon().own_bodies
            and not _SHOP.match(text, words[after].end, sentence.end)
            and _is_personal(words[after])
            and words[after].pos[3] in ("名", "一般")
            and not town_after_surname(word, words[after], text)
        ):
            end = _given_end(words, after)
            if _SCHOOL.match(text, end) is not None:
                continue
            yield Person(word.start, whole_given(word.start, end, text), 0.8, "person-full-name")


def _given_end(words: Sequence[Word], last: int) -> int:
    """Where a given name ends whose second character the dictionary has apart: 早瀬 + 綾 + 弓 + です."""
    given, after = words[last], words[last + 1] if last + 1 < len(words) else None
    end = words[last + 2] if last + 2 < len(words) else None
    single = after is not None and after.start == given.end and re.fullmatch(rf"[{KANJI}]", after.surface) is not None
    if after is not None and after.start == given.end and len(given.surface) == 1 and after.pos[2:4] == ("人名", "名"):
        # 早瀬 + 銀 + 治郎
        return after.end
    closed = end is None or end.pos[0] in ("助詞", "助動詞", "補助記号") or end.surface in lexicon().honorifics or end.surface in ("ほか", "他", "ら")
    if after is not None and single and closed and len(given.surface) == 2 and after.surface in THIRD_OF_GIVEN:
        return after.end
    if after is not None and single and len(given.surface) == 1 and closed and after.surface not in AFTER_NAMES:
        return after.end
    return given.end


_OPENING = re.compile("[(（]")
_end_of = attrgetter("end")


def _before_brackets(sentence: Sentence, text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """朝倉健一(経済産業省 … 課長), 千葉加奈子（ちば・かなこ）: a name whose bracket holds a role, a body or its reading."""
    bracketed = text.find("(", sentence.start, sentence.end) >= 0 or text.find("（", sentence.start, sentence.end) >= 0
    for match in _OPENING.finditer(text, sentence.start, sentence.end) if bracketed else ():
        opening = match.start()
        words = sentence.words[: bisect_right(sentence.words, opening, key=_end_of)]
        if words and words[-1].surface in lexicon().honorifics:
            continue
        if not words or words[-1].end != opening:
            continue
        floor = max(
            (s.end for s in segments if s.end <= opening and s.part not in (Part.PERSON, Part.REST)),
            default=0,
        )
        name = _name_words(words, floor)
        if not name:
            continue
        name = _behind_key(name)
        start, end = name[0].start, name[-1].end
        if text[start:end].endswith(_NO_PEOPLE) or HELD_IN.match(text, opening) or _COINED.search(text, start, end) or text[start - 1 : end] == "のあゆみ":  # みちinfo（北浜市）, 会のあゆみ（北浜協会）
            continue
        reading = _READING.match(text, opening)
        closing = _closing(text, opening)
        inside = [s for s in segments if opening <= s.start < closing]
        held = any(s.part is Part.ROLE for s in inside) or (
            inside and inside[0].part in (Part.BODY, Part.KNOWN, Part.MUNICIPALITY)
        )
        personal = any(_is_personal(w) for w in name)
        if reading and personal:
            # 退職する早瀬栄(はやせさかえ): no name begins before the first word that is one.
            while len(name) > 1 and not _is_personal(name[0]) and not (_family_before_given(name) or _split_family(name)) and "ぁ" <= name[0].surface[-1] <= "ゖ":
                name.pop(0)
            # みどり協会に所属する早瀬健（…）: ... nor before a verb that another name than it stands after.
            verb = max((i for i, w in enumerate(name[:-1]) if w.pos[0] == "動詞" and name[i + 1].pos[2:4] == ("人名", "姓")), default=-1)
            name = name[verb + 1 :]
            start = name[0].start
        if reading and len(text[start:end]) <= 10 and (personal or " " in text[start:end]):
            yield Person(start, end, 0.92, "person-with-reading")
        elif held and personal and sum(_is_personal(w) for w in name) * 2 >= len(name):
            yield Person(start, end, 0.9, "person-with-role-in-brackets")
            if text[start - 1 : start] == "・":
                # The name before the dot stands over the bracket too.
                first = _name_words([w for w in words if w.end < start], floor)
                if first and all(_is_personal(w) for w in first):
                    yield Person(first[0].start, first[-1].end, 0.85, "person-with-role-in-brackets")
        elif held and (spaced := SPACED.search(text, start, opening)) and spaced.end() == opening:
            yield Person(spaced.start(), spaced.end(), 0.9, "person-with-role-in-brackets")


def _behind_key(name: list[Word]) -> list[Word]:
    """The words of a name without what it is that a blank parts from it: パネリスト　早瀬徹（…）, 金賞　早瀬徹（…）."""
    blank = next((i for i, w in enumerate(name) if w.surface.isspace()), 0)
    after = name[blank + 1 :]
    whole = "".join(w.surface for w in after)
    named = not is_given_name(whole) and any(is_surname(whole[:n]) for n in (3, 2) if n < len(whole))
    return after if blank and named and not any(_is_personal(w) or is_surname(w.surface) for w in name[:blank]) else name


# 東浜会場（みどりラボ）: one of several places.
_NO_PEOPLE = ("会場", "支部", "地区", "校舎", "拠点", "ブース", "教室", "支店", "支所", "事業所", "営業所")


def _closing(text: str, opening: int) -> int:
    """Where the bracket that opens at `opening` closes."""
    depth = 0
    for index in range(opening, min(len(text), opening + 200)):
        depth += text[index] in "(（"
        depth -= text[index] in ")）"
        if depth == 0:
            return index
    return min(len(text), opening + 200)
