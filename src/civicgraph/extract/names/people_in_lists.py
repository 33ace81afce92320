"""People in a list after a role and a colon (代表理事:早瀬 誠, 委員:朝倉健一 早瀬千里 三枝徹), among those present, and on a line of nothing but names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.written_names import KANJI, Person, is_common
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import CALLED
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import in_dictionary, is_given_name, is_surname

_AFTER_COLON = re.compile(r"[ \u3000]*[:：][ \u3000]*")
_LISTED_NAME = re.compile(
    rf"(?!以下|同社|当社|未定|募集中|調整中|選考中|検討中|欠員|空席)(?:[{KANJI}ヶノ]{{1,4}}[ \u3000][{KANJI}ぁ-ゖァ-ヺー]{{1,4}}?|[ァ-ヺー]{{2,8}}(?:・[ァ-ヺー]{{2,9}})+|[A-Z][a-z]+(?: [A-Z][a-z]+)+|[{KANJI}]{{1,6}}|[ァ-ヺー]{{2,8}})"
    rf"(?=[・、,)）。\n]|$|[ \u3000]*[(（]|{CALLED}|[ \u3000](?=[^ \u3000]{{4}}))"
)
_NEXT = re.compile(CALLED + r"?[・、,][ \u3000]*")


def find_listed_after_roles(sentence: Sentence, text: str, segments: Sequence[Segment]) -> Iterator[Person]:
    """代表理事:早瀬 誠, 共同代表:三枝 悠・Karin Dahl, 担当:朝倉、千葉: the names in a list after a role and a colon."""
    for segment in segments:
        colon = _AFTER_COLON.match(text, segment.end, sentence.end) if segment.part is Part.ROLE else None
        if colon is None:
            continue
        if whole := _whole_names(text, colon.end(), sentence.end):
            yield from (Person(*span, 0.88, "person-in-list") for span in whole)
            continue
        position = colon.end()
        while (name := _LISTED_NAME.match(text, position, sentence.end)) is not None:
            inside = [s for s in segments if s.start < name.end() and name.start() < s.end]
            if any(s.part in (Part.BODY, Part.UNIT, Part.MUNICIPALITY, Part.KNOWN, Part.ROLE) for s in inside):
                break
            yield Person(name.start(), name.end(), 0.88, "person-after-role")
            following = _NEXT.match(text, name.end(), sentence.end)
            if following is None:
                break
            position = following.end()


_WHOLE_NAME = re.compile(rf"[{KANJI}ヶ]{{2,6}}(?=[ \u3000、,(（\n]|$)")
_COUNT = re.compile(r"(?<![ \u3000])[ \u3000]*+(?:[(（](?:以上|計)?[ \u3000]?\d+(?:名|人)[)）])?[ \u3000。]*$")


def _whole_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """委員:朝倉健一 早瀬千里 三枝徹: where names are set apart by blanks, each begins with a family name and none is one."""
    stop = text.find("\n", start, end)
    end = stop if stop != -1 else end
    counted = _COUNT.search(text, start, end)
    names = list(_WHOLE_NAME.finditer(text, start, counted.start() if counted is not None else end))
    spelt = "".join(m.group() for m in names)
    if len(names) < 2 or re.sub(r"[ \u3000、,]", "", text[start : counted.start() if counted is not None else end]) != spelt:
        return []
    whole = sum(len(m.group()) > 2 and any(is_surname(m.group()[:n]) for n in (3, 2, 1)) and not is_surname(m.group()) for m in names)
    plain = any(is_common(m.group()) or lexicon().title_at_end(m.group()) is not None for m in names)
    # Names of two characters are rare enough that two such stand beside each other only as family and given name.
    return [m.span() for m in names] if whole > 0.7 * len(names) and not plain else []


_SET_APART = rf"[{KANJI}ヶノ]{{1,4}}[ \u3000]{{1,3}}(?:[{KANJI}]{{1,3}}|[ぁ-ゖァ-ヺー]{{2,5}})"
_ROW = re.compile(rf"(?:(?P<post>[^\s、。:：()（）]{{1,14}})[ \u3000]+)?(?P<names>{_SET_APART}(?:[ \u3000]*[、,，][ \u3000]*{_SET_APART})+)(?:[ \u3000]*(?:[(（]?(?:以上|計)[^()（）]{{0,12}}[)）]?))?[ \u3000]*")
_APART = re.compile(rf"([{KANJI}ヶノ]{{1,4}})[ \u3000]{{1,3}}([{KANJI}ぁ-ゖァ-ヺー]{{1,5}})")


# 公募　須永令　新任
_APPOINTED = re.compile(rf"[ \u3000]([{KANJI}]{{3,5}}(?<![都道府県市町村区団会]))[ \u3000]+(?:新任|再任|留任|重任)$")


def find_names_of_row(start: int, end: int, text: str) -> Iterator[Person]:
    """早瀬 令、三枝 徹: a line of nothing but names set apart, with or without a post before them; one may be rare."""
    if "委員" in text[start:end] or "構成員" in text[start:end]:
        yield from _listed_members(start, end, text)
    yield from _called_present(start, end, text)
    if text.startswith("担当", start):
        yield from _in_charge(start, end, text)
    if text.endswith("君", start, end) and "。" not in text[start:end]:
        yield from _on_roll(start, end, text)
    appointed = _APPOINTED.search(text, start, end) if text.endswith("任", start, end) else None
    if appointed is not None and not is_surname(appointed[1]) and any(is_surname(appointed[1][:n]) for n in (3, 2, 1)):
        yield Person(*appointed.span(1), 0.84, "name-in-row")
    row = _ROW.fullmatch(text, start, end) if end - start <= _LONGEST_ROW and "、" in text[start:end] else None
    if row is None or (row["post"] and lexicon().title_at_end(row["post"]) is None):
        return
    names = list(_APART.finditer(text, row.start("names"), row.end("names")))
    sure = sum(is_surname(m.group(1)) for m in names)
    if sure * 4 >= len(names) * 3 - 1 and not any(is_common(m.group(1)) or is_common(m.group(2)) for m in names):
        yield from (Person(*m.span(), 0.9, "person-in-row") for m in names)


_MEMBER = re.compile(rf"(?<=[ \u3000、,，:：])([{KANJI}ヶノ]{{1,4}})[ \u3000]{{1,2}}([{KANJI}]{{1,3}}?|[ぁ-ゖァ-ヺー]{{2,5}})(?=(?:副?委員長|委員|構成員)(?:[ \u3000、,，(（]|$))", re.M)


def _listed_members(start: int, end: int, text: str) -> Iterator[Person]:
    """出席者　早瀬 令委員、三枝 徹委員: names set apart and each followed by what they are; one may be rare."""
    names = list(_MEMBER.finditer(text, start, end))
    sure = sum(is_surname(m.group(1)) for m in names)
    if len(names) > 1 and sure * 2 >= len(names):
        yield from (Person(*m.span(), 0.9, "person-in-row") for m in names if not is_common(m.group(1)))


_IN_CHARGE = re.compile(rf"担当者?[ \u3000]+(?P<names>[{KANJI}]{{1,4}}(?:[、・,][{KANJI}]{{1,4}})+)[ \u3000]*(?=電話|TEL|Tel|内線|直通|E-?mail|メール|FAX)")


def _in_charge(start: int, end: int, text: str) -> Iterator[Person]:
    """担当　早瀬、三枝　電話 …: family names alone, each a known one; 千葉、茨城 are where somebody is in charge."""
    charged = _IN_CHARGE.match(text, start, end)
    names = list(re.finditer(r"[^、・,]+", charged["names"])) if charged is not None else []
    placed = sum(bool(known(m.group() + "県")) for m in names)
    if charged is not None and all(is_surname(m.group()) for m in names) and placed < 2:
        first = charged.start("names")
        yield from (Person(first + m.start(), first + m.end(), 0.85, "person-after-role") for m in names)


_LONGEST_ROW = 120


# 出席: 早瀬、まなみ、イクオ(Skype)
_PRESENT = re.compile(r"[^一-鿿ぁ-ゖァ-ヺA-Za-z]{0,4}(?:出席|参加|欠席|リモート|オンライン|現地)(?:者|参加者?|メンバー)?[ \u3000]*[:：](?!/)")
_BY_NAME = re.compile(rf"[ \u3000]*([{KANJI}]{{1,4}}|[ぁ-ゖー]{{2,7}}[〜～]?|[ァ-ヺー]{{2,8}})(?:{CALLED})?[ \u3000]*(?:[(（][^()（）、，]{{1,12}}[)）])?[ \u3000]*")


def _called_present(start: int, end: int, text: str) -> Iterator[Person]:
    """Those whom the minutes of people who know each other name by family or given names alone: who is spelt in kanji by family names."""
    key = _PRESENT.match(text, start, end)
    if key is None:
        return
    called, position = [], key.end()
    for part in re.split(r"[、，,]", text[position:end]):
        name = _BY_NAME.fullmatch(part)
        if name is None:
            return
        called.append(Person(position + name.start(1), position + name.end(1), 0.84, "person-present"))
        position += len(part) + 1
    if all(any(known(p.of(text) + ending) for ending in "都府県") for p in called):
        # 現地：千葉、宮城、福島
        return
    spelt = [is_surname(p.of(text)) for p in called if text[p.start] >= "一"]
    if len(called) >= _LEAST_PRESENT and spelt and all(spelt):
        yield from (p for p in called if text[p.start] >= "一" or is_given_name(p.of(text)) or not (is_common(p.of(text)) or in_dictionary(p.of(text))))


_LEAST_PRESENT = 3


# 理事　早瀬　　徹君, 小此木八郎君
_ON_ROLL = re.compile(rf"(?:(?<=[ \u3000])|(?<=^))(?:([{KANJI}ヶ]{{1,5}})(?<!君)[ \u3000]{{1,4}})?([{KANJI}ぁ-ゖァ-ヺー]{{1,7}})君(?=[ \u3000]|$)", re.M)


def _on_roll(start: int, end: int, text: str) -> Iterator[Person]:
    """The members whom the roll of an assembly calls 君, their names in two parts or, of five characters, in one."""
    for match in _ON_ROLL.finditer(text, start, end):
        family, given = match.groups()
        office = family is not None and (is_common(family) or lexicon().title_at_end(family) is not None)
        if (office or family is None) and (len(given) < _LEAST_WHOLE or is_common(given)):
            continue
        yield Person(match.start(2) if office else match.start(), match.end(2), 0.92, "person-on-roll")


_LEAST_WHOLE = 3
