"""Names that a legal form opens or closes (株式会社X, X株式会社), and names that go on from a known one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from civicgraph.extract.lexicon import company_endings, legal_forms, lexicon
from civicgraph.extract.names.endings import NOMINAL, OFFICERS, ending_of, is_town, last_characters
from civicgraph.extract.names.title_words import coined
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word
from civicgraph.knowledge import KnownEntity


def bracketed_form(words: Sequence[Word], index: int) -> int:
    """The last word of the legal form in brackets (一社) that opens at `index`, where the dictionary does not know it as one; else -1."""
    closing = next((i for i in range(index + 1, min(index + 4, len(words))) if words[i].surface in ")）"), None)
    inside = words[index : closing + 1] if closing is not None else []
    return index + len(inside) - 1 if "".join(w.surface for w in inside) in lexicon().legal_forms else -1


def says_when(word: Word) -> bool:
    """Whether a noun says when, in what order or how many, and begins no name: あと, いま, うち, 2つ, 卒業後."""
    return word.pos[2] in ("副詞可能", "助数詞") or word.surface in lexicon().adverbial or (word.pos[1] == "普通名詞" and word.surface.endswith("後"))


def opening_form(words: Sequence[Word], index: int) -> bool:
    """Whether a legal form begins at `index` that a name follows: 株式会社みどり, not 株式会社の."""
    forms = (i for i in range(index, min(index + 6, len(words) - 1)) if "".join(w.surface for w in words[index : i + 1]) in lexicon().legal_forms)
    form = max(forms, default=-1)
    return form >= 0 and words[form + 1].pos[0] in NOMINAL and words[form + 1].start == words[form].end


_LATIN_OR_KATAKANA = re.compile(r"[A-Za-z][A-Za-z0-9&.-]*|[ァ-ヺー・]{2,}")


def is_gap(words: Sequence[Word], index: int, run: Sequence[Word]) -> bool:
    """Whether a word is a space in a body's name: 有限会社 みどり, (株)MD ミドリ, ミドリ PLUS株式会社."""
    if words[index].surface not in (" ", "\u3000") or index + 1 == len(words):
        return False
    following = words[index + 1]
    if following.pos[0] not in NOMINAL:
        return False
    forms = legal_forms()
    if "".join(w.surface for w in run[-3:]).endswith(forms):
        return True
    before = run[-1].surface
    if not (_LATIN_OR_KATAKANA.fullmatch(before) and _LATIN_OR_KATAKANA.fullmatch(following.surface)):
        return False
    # Two names in katakana with a space between are two, unless the second is a common noun.
    mixed = before.isascii() != following.surface.isascii()
    if before.isascii() and mixed and "".join(w.surface for w in run[:-1]).endswith(forms):
        # (株)MD マーケティング部長: what a unit or post begins with is no part of the name.
        after = words[index + 2].surface if index + 2 < len(words) else ""
        return not lexicon().title_at_end(following.surface) and after not in lexicon().units and after != "担当"
    ahead = range(index + 2, min(index + 5, len(words)))
    closing = next((i for i in ahead if "".join(w.surface for w in words[i : i + 2]).startswith(_company_forms())), None)
    named = closing is not None and all(_LATIN_OR_KATAKANA.fullmatch(w.surface) for w in words[index + 1 : closing])
    alone = all(_LATIN_OR_KATAKANA.fullmatch(w.surface) for w in run)
    return named and (mixed or (alone and following.pos[1] == "普通名詞" and not following.surface.isascii()))


def company_of_group(chunk: Sequence[Word], position: int, last: int, entities: Sequence[KnownEntity]) -> tuple[int, int, Segment] | None:
    """北斗電気 + ミドリテクノロジー: a known company's name that goes on to a company's last word is another's."""
    if not all(e.sector == "Company" for e in entities):
        return None
    start = chunk[position].start
    for index in range(len(chunk) - 1, last, -1):
        if chunk[index].surface.endswith(tuple(e for e in company_endings() if len(e) > 2)):
            return position, index, Segment(start, chunk[index].end, Part.BODY, "Company")
    return None


# The word that makes the name of a company that of its company in a country or for a business.
_SUBSIDIARIES = ("ジャパン", "アジア", "ファイナンス", "モビリティ", "ロジスティクス")


def subsidiary_of(chunk: Sequence[Word], position: int, last: int, entities: Sequence[KnownEntity], text: str) -> tuple[int, int, Segment] | None:
    """みどりテレコム + ジャパン, NTT + イオリア, JICA + 四国: a known company's or agency's name that one more word makes another's."""
    if last + 2 != len(chunk) or not all(e.sector in ("Company", "PublicAgency") for e in entities):
        return None
    word, before = chunk[last + 1], text[chunk[last].end - 1]
    latin = before.isascii() and before.isalpha()
    made = word.surface in _SUBSIDIARIES or (latin and is_town(word)) or (latin and _KATAKANA.fullmatch(word.surface) is not None and coined(word.surface))
    return (position, last + 1, Segment(chunk[position].start, word.end, Part.BODY, entities[0].sector or "")) if made and not word.surface.isspace() else None


_INSTITUTES = ("研究所", "センター", "研究センター", "協議会", "研究会")


def institute(chunk: Sequence[Word], position: int, last: int, text: str) -> tuple[int, int, Segment] | None:
    """北斗大学MDC + 研究所: a known name with nothing but a body's last word after it is another body's."""
    for index in range(last + 1, min(last + 4, len(chunk))):
        house = text[chunk[last].end : chunk[index].end]
        if house in _INSTITUTES:
            return position, index, Segment(chunk[position].start, chunk[index].end, Part.BODY, lexicon().suffixes[house])
    return None


# 任意団体 + 設立: what was done to it, not its name.
_BEGAN = ("設立", "発足", "結成", "創設", "創立", "解散", "認証", "登記", "取得", "移行", "設置", "認可", "許可", "開学", "開校", "開設", "開園", "開所", "竣工")


# 独立行政法人 + 評価委員会: what it assesses, not what it is.
ASSESSORS = "評価委員会"


def legal_form(chunk: Sequence[Word], position: int, text: str, ends: dict[int, int]) -> int | None:
    """Where the legal form that begins at `position` ends, if one does and a name can follow."""
    if position + 1 == len(chunk):
        return None
    start = chunk[position].start
    if text[start] not in form_beginnings():
        return None
    forms = lexicon().legal_forms
    end = next((end for end in sorted(ends, reverse=True) if 1 < end - start <= 12 and text[start:end] in forms), 0)
    if text.startswith(ASSESSORS, end):
        return None
    return end if end and ends[end] + 1 < len(chunk) else None


def name_before_form(chunk: Sequence[Word], position: int, text: str) -> tuple[int, int, Segment] | None:
    """ミドリア株式会社: a name that ends in its legal form."""
    if position + 1 == len(chunk):
        return None
    start = chunk[position].start
    closing = _last_of_company_forms()
    for index in range(position + 1, min(len(chunk), position + 10)):
        end = chunk[index].end
        if text[end - 1] not in closing or not text.endswith(_company_forms(), start, end):
            continue
        starts = {w.start for w in chunk[position + 1 :]}
        if any(end - len(form) in starts and text.endswith(form, start, end) for form in _company_forms()):
            return position, index, Segment(start, end, Part.BODY, "Company")
    return None


@cache
def _company_forms() -> tuple[str, ...]:
    return tuple(form for form, sector in lexicon().legal_forms.items() if sector == "Company")


@cache
def _last_of_company_forms() -> frozenset[str]:
    return frozenset(form[-1] for form in _company_forms())


@cache
def closing_characters() -> frozenset[str]:
    """With what every name ends that is told by its last word or by a company's form: most chunks hold none of these."""
    return last_characters() | _last_of_company_forms()


@cache
def form_beginnings() -> frozenset[str]:
    """With what the legal forms begin."""
    return frozenset(form[0] for form in lexicon().legal_forms)


def ends_with_form(text: str, end: int, company: tuple[int, int, Segment]) -> bool:
    """Whether only the legal form follows the known name: NTTデータ + 株式会社 is the known company."""
    return text[end : company[2].end] in lexicon().legal_forms


_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_FOUNDATIONS = ("事業団", "財団", "基金", "奨学会")


def name_after_form(chunk: Sequence[Word], position: int, form: int, text: str) -> tuple[int, int, Segment] | None:
    """株式会社X, 一般社団法人X: the name runs to its own last word, else to a role word or the end of the chunk."""
    first = form + 2 if chunk[form + 1].surface.isspace() else form + 1
    start = chunk[position].start
    sector = lexicon().legal_forms[text[start : chunk[form].end]]
    closing = ending_of(chunk, first, text)
    role = _first_role(chunk, first + 1, text)
    while closing and (further := ending_of(chunk, first, text, after=closing[0])) and further[1].part is Part.BODY:
        # みどり新聞 + 社会福祉事業団: a name runs to the last word of its kind.
        if (role is not None and further[0] >= role) or text.endswith("本部", 0, further[1].end) or (chunk[closing[0] + 1].pos[2] == "地名" and not text.endswith(_FOUNDATIONS, 0, further[1].end)):
            # 株式会社みどり研究所 + デジタル本部, … + 兵庫研究センター: headquarters and branches are a part of it, not みどり新聞 + 大阪社会事業団.
            break
        closing = further
    if closing and (role is None or closing[0] < role) and closing[1].part in (Part.BODY, Part.MUNICIPALITY):
        last = closing[0]
        if last + 1 < len(chunk) and chunk[last + 1].surface in lexicon().suffixes and last + 1 != role and not text.startswith("大学院", chunk[last + 1].start):
            # but 国立大学法人北斗大学 + 大学院
            last += 1
        if last + 1 < len(chunk) and role is None and all(_KATAKANA.fullmatch(w.surface) for w in chunk[last + 1 :]):
            # 株式会社みなと総研 + デジタル・イノベーション: another body than みなと総研.
            last = len(chunk) - 1
        if last + 1 < len(chunk) and closing[1].part is Part.MUNICIPALITY:
            further = ending_of(chunk, first, text, after=last)
            whole = len(chunk) - 1 if role is None else role - 1
            last = further[0] if further is not None and role is None and sector != "Company" else whole
    else:
        last = (role if role is not None else len(chunk)) - 1
    if role is not None and last == role - 1 and (house := _house(chunk, role)) is not None:
        # 黒浜センター + 長: the house is a part of the name, the role begins with it.
        last = house
    dated = (
        i for i in range(first + 1, last) if chunk[i].pos[1] == "数詞" and chunk[i + 1].surface in ("年", "周年", "回")
    )
    last = next(dated, last + 1) - 1
    if sector == "Company" and (text.endswith(_company_forms(), chunk[first].start, chunk[last].end) or text.startswith(_company_forms(), chunk[last].end)):
        # 株式会社ミドリ・アオバ株式会社: no company has its form before and behind its name.
        last = next((i - 1 for i in range(first + 1, last) if chunk[i].surface == "・"), last)
    if text[chunk[first].start : chunk[last].end] in lexicon().titles:
        # PwCみどり有限責任監査法人パートナー: the form closes a name, and a post follows it.
        return None
    if text[chunk[first].start : chunk[last].end] in lexicon().suffixes:
        # みなとNPO法人連合会: the form is a part of the name.
        return None
    if text.startswith(_ITS_OWN, chunk[first].start) and lexicon().class_of(text[chunk[first].start : chunk[last].end]) is None:
        # NPO法人 + 代表者インタビュー: what they are to it.
        return None
    if chunk[last].end - chunk[form].end < 2 or all(w.surface in (*_BEGAN, *_MEETINGS, "総会") for w in chunk[first : last + 1]) or chunk[first].surface == "格":
        return None
    if chunk[last].surface == "総会" and last > first + 1 and chunk[last - 1].surface in _MEETINGS:
        # NPO法人みどり工房 + 設立総会
        last -= 2
    while role is None and last > first and chunk[last].surface in _BEGAN:
        # 学校法人みどり学園日本語学校 + 開学
        last -= 1
    if last == first and chunk[last].surface in _BESIDE_NAME:
        # みどり株式会社 + 出身, whose own name was read as somebody's
        return None
    if last > first and (chunk[last].surface in _BESIDE_NAME or (role == last + 1 and chunk[last].surface in ("元", "前", "現"))):
        last -= 1
    return position, last, Segment(start, chunk[last].end, Part.BODY, sector)


_ITS_OWN = ("代表者", "理事長", "役員", "職員", "会員", "スタッフ", "設立者")
_MEETINGS = ("設立", "創立", "結成", "通常", "定時", "定期", "臨時", "年次", "社員")
# 株式会社みどり + 内: where an office is; 株式会社みどり + 側, 御中, 勤務
_BESIDE_NAME = ("内", "側", "御中", "勤務", "入社", "退社", "退職", "在籍", "在職", "在勤", "所属", "出身")


# The nouns for a house with which the title of its head begins: センター長, 図書館長.
HOUSES = ("センター", "研究所", "図書館", "博物館", "美術館", "資料館")


def _house(chunk: Sequence[Word], role: int) -> int | None:
    """The last word of a センター, 研究所 or 図書館 with which a role such as センター長 begins."""
    for index in range(role, len(chunk) - 1):
        words = "".join(w.surface for w in chunk[role : index + 1])
        if words in HOUSES and chunk[index + 1].surface == "長":
            return index
    return None


def _first_role(chunk: Sequence[Word], first: int, text: str) -> int | None:
    """The first word from `first` on at which the rest of the chunk reads as a role and nothing else, or begins with an officer of a company."""
    for index in range(first, len(chunk)):
        tail = text[chunk[index].start : chunk[-1].end]
        if tail in lexicon().titles or tail.startswith(OFFICERS):
            return index
        title = lexicon().title_at_end(tail)
        if title and title not in lexicon().weak_titles and tail[: -len(title)] in lexicon().titles:
            return index
        if chunk[-1].pos[2] == "人名" and chunk[index].pos[2] != "人名" and _before_person(chunk, index, text):
            return index
    return None


def _before_person(chunk: Sequence[Word], index: int, text: str) -> bool:
    """Whether a post begins at a word that nothing but a name follows: 株式会社みどり + 代表取締役 + 早瀬徹."""
    return any(
        len(chunk) - name <= 4 and all(w.pos[1] == "固有名詞" for w in chunk[name:]) and _is_post(text[chunk[index].start : chunk[name - 1].end])
        for name in range(index + 1, min(index + 6, len(chunk)))
    )


def _is_post(words: str) -> bool:
    titles, last = lexicon().titles, lexicon().title_at_end(words) or ""
    return len(words) > 1 and (words in titles or (last != "" and words.removesuffix(last) in ("", *titles)) or _HEAD_OF_UNIT.fullmatch(words) is not None)


# 営業部 + 長
_HEAD_OF_UNIT = re.compile(r"[一-鿿]{1,6}(?:部|課|室|局|支店|支社|支部|センター)長")


@lru_cache(maxsize=1 << 12)
def begins_form(word: str) -> bool:
    """Whether a legal form begins with the word: 一般 of 一般社団法人 (団体 is a word of its own)."""
    return any(form.startswith(word) for form in lexicon().legal_forms if not form.endswith("団体"))
