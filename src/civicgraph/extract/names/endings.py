"""Where the name of a body, unit, municipality or place ends: by its last word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.text.honorifics import HONORIFICS
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word, in_dictionary, is_surname
from civicgraph.records import Kind

_SCHOOL_AHEAD = re.compile(
    r"(?:女子|男子)?(?:短期)?(?:大学|中学(?:校)?・?(?:高等学校|高校)|中学校|高等学校|小学校|高校|幼稚園|専門学校|中等教育学校)"
)

_HIGHER_SCHOOL = re.compile("・?(?:中学校|高等学校|高校)")
_KATAKANA = re.compile("[ァ-ヺー]{2}")


# Who a shopping street or a house has.
_OF_STREETS = ("振興組合", "協同組合", "商店会", "組合", "連合会", "連盟", "友の会", "管理組合", "協議会")


NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞", "記号"})


# The houses and institutes that a university or a company may have one of, under no other name: 北浜大学 + 図書館.
_OWNED = ("図書館", "博物館", "美術館", "資料館", "病院", "文書館", "天文台", "植物園", "センター", "研究所", "機構", "ラボ", "研究センター", "研究院", "本部")
# ... and the societies and laboratories of its people.
_OF_SCHOOLS = ("管弦楽団", "交響楽団", "吹奏楽団", "合唱団", "オーケストラ", "応援団", "グリークラブ", "研究室", "社会連携講座", "共同研究講座", "寄付講座", "寄附講座", "同好会", "サークル", "放送局")


def owned_part(chunk: Sequence[Word], position: int, text: str) -> tuple[int, Segment] | None:
    """北浜大学 + 地域研究センター, 北浜大学 + 総合博物館: after the body that it is a part of, words that alone name nothing do."""
    start = chunk[position].start
    for index in range(position, min(position + 5, len(chunk))):
        end = chunk[index].end
        if text.endswith(_OF_SCHOOLS, start, end):
            # 北浜大学 + 混声合唱団, 北浜大学 + 早瀬徹研究室
            following = text[end : chunk[index + 1].end] if index + 1 < len(chunk) and chunk[index + 1].start == end else ""
            return (index, Segment(start, end, Part.UNIT)) if not following.startswith(_OWNED) and following not in lexicon().units and following not in lexicon().associations else None
        if not text.endswith(_OWNED, start, end):
            continue
        suffix = _suffix(text, start, end, {w.start for w in chunk[position : index + 1]})
        after = chunk[index + 1].surface if index + 1 < len(chunk) else ""
        plain = suffix is not None and (text[start:end] == suffix or _generic(chunk[position : index + 1], suffix))
        if not plain or suffix is None or after in lexicon().suffixes or after in lexicon().units or after in lexicon().class_nouns:
            return None
        return index, Segment(start, end, Part.UNIT)
    return None


def ending_of(chunk: Sequence[Word], position: int, text: str, *, after: int = -1) -> tuple[int, Segment] | None:
    """The nearest word at which a body's name that began at `position` can end, and the segment so made."""
    closing = last_characters()
    possible = [index for index in range(max(position, after + 1), len(chunk)) if text[chunk[index].end - 1] in closing]
    if not possible:
        return None
    start = chunk[position].start
    starts = {w.start for w in chunk[position:]}
    municipal = lexicon().municipality_suffixes
    for index in possible:
        end = chunk[index].end
        suffix = _suffix(text, start, end, starts)
        if suffix is None and index > position and text[end - 1] in municipal and _place_word(chunk, position, index) and not _honoured(chunk[index], text):
            suffix = text[end - 1]
        if suffix is None or _goes_on(chunk, index, start, starts, suffix, text):
            continue
        if _names_none(text[start:end], suffix) and (suffix not in _HOUSES_OF_CARE or _own_name(chunk, index, text) is None):
            continue
        if any(text[w.start : end] in lexicon().suffixes for w in chunk[max(0, position - 3) : position]):
            # 選挙 + 管理委員会
            continue
        if suffix in municipal:
            if _may_be_municipality(text[start:end], suffix, text, end) and _municipality(chunk[position : index + 1], text[start:end]):
                return index, Segment(start, end, Part.MUNICIPALITY, "LocalGovernment")
        elif (found := _body_to(chunk, position, index, suffix, text)) is not None:
            return found
    return None


_HOUSE_OF_NPOS = re.compile(r"・?(?:ボランティア|市民|活動|支援|サポート|情報|交流|推進|協働|応援|育成|中間)*(?:センター|ネットワーク|プラザ|ステーション|フォーラム|ひろば|広場)")


def _goes_on(chunk: Sequence[Word], index: int, start: int, starts: set[int], suffix: str, text: str) -> bool:
    """Whether a name goes on behind a word that bodies end with."""
    lex, end, following = lexicon(), chunk[index].end, chunk[index + 1] if index + 1 < len(chunk) else None
    # 北浜市NPO + 支援センター
    if suffix == "NPO" and _HOUSE_OF_NPOS.match(text, end, chunk[-1].end):
        return True
    # みどり推進部 + 長室: a room.
    if text.startswith(("法人", "長室"), end):
        return True
    if following is not None and following.surface == "・" and "ァ" <= text[end - 1] <= "ー" and index + 3 == len(chunk) and chunk[-1].surface in lex.suffixes:
        # ミナモ・グループ + ・カンパニー
        return True
    if following is not None:
        if _longer_suffix(text, start, following.end, starts, suffix) or text[start : following.end].endswith(lex.rooms):
            return True
        # みどり医療センター + 病院
        if suffix == "センター" and following.surface == "病院":
            return True
    if suffix not in lex.municipality_suffixes and _second_suffix(chunk, index, text):
        return True
    # 大阪証券 + 取引所
    if suffix == "証券" and text.startswith("取引所", end):
        return True
    # 北斗学園 + 女子高等学校: the school's own name.
    if suffix in ("学園", "学院") and _SCHOOL_AHEAD.match(text, end, chunk[-1].end):
        return True
    # 北浜学園中学校 + 高等学校, 北浜小学校 + ・中学校
    if suffix in ("小学校", "中学校") and _HIGHER_SCHOOL.match(text, end, chunk[-1].end):
        return True
    # 黒浜通り商店街 + 振興組合, グラン + ハウス
    place = suffix in lex.place_suffixes
    return place and (text.endswith(_OF_STREETS, end, chunk[-1].end) or _KATAKANA.fullmatch(text, end - 1, end + 1) is not None)


def _names_none(name: str, suffix: str) -> bool:
    """Whether the last word is all of the name, and none that may stand beside a parent body."""
    lex = lexicon()
    return name == suffix and (len(name) == 1 or name in lex.place_suffixes or (name not in lex.units and name not in lex.not_organisations))


def _may_be_municipality(name: str, suffix: str, text: str, end: int) -> bool:
    if suffix in ("都", "道", "府") and not known(name):
        # There are no others than those that are known: ミドリ + 南府.
        return False
    # 北浜 + 市市 + 役所
    if name.endswith(suffix * 2) and len(name) > 3:
        return False
    # 早瀬県知事: such a prefecture is not known, and the name is one of people.
    return not (suffix == "県" and text.startswith("知事", end) and is_surname(name[:-1]) and not known(name))


# 株式会社みどり + 取締役・研究所長, 取締役総務部長: no name begins with these or goes on over them.
OFFICERS = ("取締役", "代表取締役", "社外取締役", "常務取締役", "専務取締役", "執行役員", "常務執行役員", "専務執行役員", "上席執行役員")
# 超低消費電力: what is used, and no company.
_USED = ("消費電力", "使用電力", "発電電力", "余剰電力", "供給電力")


_SORTS = ("系", "型", "用", "化", "的", "性")


def _body_to(chunk: Sequence[Word], position: int, index: int, suffix: str, text: str) -> tuple[int, Segment] | None:
    """The body, unit or place whose name ends with a word, where the words before it make a name; with what may stand behind it."""
    lex = lexicon()
    words, start, end = chunk[position : index + 1], chunk[position].start, chunk[index].end
    name = text[start:end]
    following = chunk[index + 1] if index + 1 < len(chunk) else None
    if (index > position and chunk[index - 1].pos[1] == "数詞" and not _numbered_unit(chunk, position, index, text)) or _is_head_of_people(words, end - len(suffix), text):
        return None
    if suffix in lex.place_suffixes:
        if following is not None and index + 2 == len(chunk) and (following.pos[2] == "地名" or is_town(following)) and not text.startswith("・", following.end):
            index, end = index + 1, following.end
        return index, Segment(start, end, Part.PLACE, weak=end - start - len(suffix) < 2)
    if (told := lex.class_of(name)) is not None and told[0] is Kind.EVENT and len(told[1]) > len(suffix):
        return None
    if name.endswith(_USED) or (name.lstrip(" \u3000").startswith(OFFICERS) and text.startswith("長", end)):
        return None
    if suffix in _NAMED_BEHIND and (behind := _own_name(chunk, index, text)) is not None and (name != suffix or suffix in _HOUSES_OF_CARE):
        return len(chunk) - 1, Segment(start, behind, Part.BODY, lex.suffixes[suffix])
    if (following is not None and following.surface in _SORTS and following.pos[0] == "接尾辞") or (len(words) == 2 and words[0].pos[0] == "接頭辞" and words[0].surface == "生"):
        # 固定・放送 + 系, 生 + 放送: a sort of it, and how it is done.
        return None
    if following is not None and index + 2 == len(chunk) and following.surface == "業務":
        # 登記コンサルティング + 業務
        return None
    named = following is not None and index + 2 == len(chunk) and suffix in _NAMED_BY_TOWN and is_town(following)
    if (suffix == "部" and name.endswith(lex.land)) or name.endswith(lex.rooms) or _generic(words, suffix):
        return None
    weak = name in lex.not_organisations
    if suffix in lex.units:
        # スポーツチーム: which one is not said, unless a body stands before it.
        any_team = suffix == "チーム" and len(words) == 2 and words[0].pos[1] == "普通名詞" and in_dictionary(words[0].surface)
        return index, Segment(start, end, Part.UNIT, weak=weak or name == suffix or any_team)
    if name == suffix or weak:
        return (index, Segment(start, end, Part.UNIT, weak=True)) if name != suffix else None
    # みどりネットワーク + インターナショナル, みどり支援センター + 倉敷
    abroad = following is not None and following.surface in lex.countries and _KATAKANA.fullmatch(text, end - 1, end + 1) is not None
    if following is not None and (abroad or named):
        index, end = index + 1, following.end
    return index, Segment(start, end, Part.BODY, lex.suffixes[suffix])


def _is_head_of_people(words: Sequence[Word], until: int, text: str) -> bool:
    """早瀬部 + 長: whether what would be a body's name is a person's, before his post."""
    people = [w for w in words if w.end <= until]
    if not people or text[words[-1].end : words[-1].end + 1] != "長":
        return False
    place = len(people) == words[-1].end - until == 1 and people[0].pos[1] == "固有名詞" and len(people[0].surface) <= 3
    return place or all(w.pos[2] == "人名" for w in people)


_GOES_ON_SO = re.compile("(?![長主係員次補所])[一-鿿]")


def _numbered_unit(chunk: Sequence[Word], position: int, index: int, text: str) -> bool:
    """営業 + 第 + 一 + 部, 総務第2課: one of several divisions for the same, of which 講演会第一部 is none."""
    if index < position + 3 or chunk[index - 2].surface != "第":
        return False
    if _GOES_ON_SO.match(text, chunk[index].end) is not None:
        # 第1課 + 題
        return False
    return chunk[index].surface in ("課", "係", "室") or (chunk[index].surface == "部" and chunk[index - 3].surface in _DIVIDED)


_DIVIDED = ("営業", "開発", "事業", "技術", "設計", "調査", "審査", "企画", "研究", "制作", "編集", "生産", "製造", "工事", "業務", "販売", "運用")


# The bodies of which there is one in each of several towns.
_NAMED_BY_TOWN = ("センター", "ネットワーク", "クラブ", "倶楽部", "ラボ", "アライアンス", "NPO")


# What a house of care is, before what it is called: 相談支援センター + はばたき. Those of the first kind need no more of a name.
_HOUSES_OF_CARE = ("訪問看護ステーション", "看護ステーション", "介護支援事業所", "デイサービスセンター")
_NAMED_BEHIND = (*_HOUSES_OF_CARE, "センター", "支援センター", "こども園", "保育園", "子ども食堂", "こども食堂", "学童クラブ")
_KANA_NAME = re.compile("[ぁ-ゖー]{3,6}")


def _own_name(chunk: Sequence[Word], index: int, text: str) -> int | None:
    """The end of the words in hiragana that a house is called by, and nothing that it has or holds (まつり, だより)."""
    behind = chunk[index + 1 :]
    if not 1 <= len(behind) <= 2 or _KANA_NAME.fullmatch(text, behind[0].start, behind[-1].end) is None:
        return None
    name, nouns = text[behind[0].start : behind[-1].end], all(w.pos[1] in ("普通名詞", "固有名詞") and w.pos[2] not in ("副詞可能", "助数詞可能") for w in behind)
    return behind[-1].end if nouns and lexicon().class_of(name) is None and lexicon().title_at_end(name) is None else None


def is_town(word: Word) -> bool:
    """Whether a word names a town or region without its last character: 北九州, 東北, 高松."""
    surface = word.surface
    place = word.pos[2] == "地名" or (word.pos[1] == "固有名詞" and bool(known(surface + "市"))) or any(e.kind is Kind.PLACE for e in known(surface))
    return place and len(surface) > 1 and surface[-1] not in "都道府県市区町村国駅"


@cache
def last_characters() -> frozenset[str]:
    """With what the last words of bodies, units, municipalities and places end."""
    lex = lexicon()
    words = (lex.suffixes, lex.units, lex.municipality_suffixes, lex.place_suffixes)
    return frozenset(word[-1] for each in words for word in each)


def _honoured(word: Word, text: str) -> bool:
    return text.startswith(HONORIFICS, word.end)


def _place_word(chunk: Sequence[Word], position: int, index: int) -> bool:
    """Whether the dictionary glued the 市 of a municipality to the name before it (北浜 + 野市)."""
    last = chunk[index].pos
    return last[2] == "地名" or (last[1] == "固有名詞" and chunk[position].pos[1] == "固有名詞")


def _suffix(text: str, start: int, end: int, starts: set[int]) -> str | None:
    """The longest organisation word at the end of text[start:end] that begins at a word's start."""
    lex = lexicon()
    for first in range(max(start, end - 12), end):
        if first not in starts:
            continue
        word = text[first:end]
        body = word in lex.units or word in lex.suffixes or word in lex.municipality_suffixes
        if body or (end - first > 1 and word in lex.place_suffixes):
            return word
    return None


def _longer_suffix(text: str, start: int, end: int, starts: set[int], suffix: str) -> bool:
    """Whether the word that follows makes the ending a longer one (大学 → 大学院, 部 → 部会)."""
    longer = _suffix(text, start, end, starts)
    return longer is not None and len(longer) > len(suffix) and suffix in longer


def _generic(words: Sequence[Word], suffix: str) -> bool:
    """Whether a body's last word has only words before it that make no name: 関連 + 団体, 大学 + 図書館."""
    if suffix in lexicon().units and suffix not in ("チーム", "グループ", "班"):
        return False
    end = words[-1].end - len(suffix)
    before = [w for w in words if w.end <= end]
    return bool(before) and before[-1].end == end and all(w.surface in lexicon().generic_modifiers for w in before)


def _second_suffix(chunk: Sequence[Word], index: int, text: str) -> bool:
    """Whether nothing but another body's last word follows (自治会 + 連合会): the two are one name."""
    end = chunk[index].end
    bodies = ("会", "連盟", "組合", "財団", "連合")
    following = (text[end : word.end] for word in chunk[index + 1 : index + 4])
    return any(word in lexicon().suffixes and len(word) > 1 and word.endswith(bodies) for word in following)


def _municipality(words: Sequence[Word], name: str) -> bool:
    lex = lexicon()
    if len(words) < 2 or len(words) > 5 or name in lex.not_municipalities or words[0].surface in lex.anaphoric_prefixes:
        return False
    if any(w.pos[1] == "数詞" for w in words):
        return False
    plain_kana = all("ぁ" <= c <= "ヿ" for c in name[:-1]) and len(name) > 2
    return plain_kana or any(w.pos[1] == "固有名詞" for w in words[:-1])
