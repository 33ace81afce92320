"""The body, unit or municipality whose name begins at a word of a noun chunk."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.chunk_roles import full_name_at
from civicgraph.extract.names.endings import ending_of, is_town
from civicgraph.extract.names.legal_forms import (
    ASSESSORS,
    company_of_group,
    ends_with_form,
    institute,
    legal_form,
    name_after_form,
    name_before_form,
    subsidiary_of,
)
from civicgraph.extract.names.surname_heads import surname_and_post, surname_before_known
from civicgraph.extract.recognition.gazetteer import Hit, known, longest_at
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind


def body_at(chunk: Sequence[Word], position: int, text: str, ends: dict[int, int], closes: int) -> tuple[int, int, Segment] | None:
    """The body, unit or municipality that begins at `position`: (first word, last word, segment).

    `ends` are the indexes of the chunk's words by where they end; after the character at `closes` none ends as a name may.
    """
    words = lexicon()
    start = chunk[position].start
    if position + 1 < len(chunk) and (form := legal_form(chunk, position, text, ends)):
        formed = name_after_form(chunk, position, ends[form], text)
        whole = known(text[start : formed[2].end]) if formed is not None else ()
        # 一般社団法人みどり: known so, and by no name without the form.
        return (formed[0], formed[1], structs.replace(formed[2], part=Part.KNOWN, known=whole)) if formed is not None and whole else formed
    if (placed := _of_town(chunk, position, text)) is not None:
        return placed
    hit = longest_at(text, start, ends)
    if hit is None and start > closes:
        return None
    if hit and any(hit.end < e and text[start:e] in words.titles for e in ends):
        # 内閣官房 + 内閣審議官: a title that begins as a body's name does.
        return None
    if hit and not (all(e.kind is Kind.PROJECT for e in hit.entities) and words.title_at_end(text[start : hit.end])):
        return _known_body(chunk, position, hit, text, ends)
    if _opens_no_body(chunk, position, text):
        return None
    if (company := name_before_form(chunk, position, text)) is not None:
        return company
    closing = ending_of(chunk, position, text)
    if closing and surname_before_known(text, closing[1]):
        return None
    if closing and closing[1].part is Part.UNIT and position > 1 and closing[0] < position + 2 and full_name_at(chunk, position - 2) and text.startswith("長", closing[1].end):
        # 千葉佳子統括局長: what follows a full name is a post, not a unit, but for a longer name (情報政策課 + 長).
        return None
    if closing and closing[1].part is Part.MUNICIPALITY and _known_inside(chunk, position, closing[1].end, text):
        return None
    if closing and closing[1].part is Part.MUNICIPALITY:
        longer = ending_of(chunk, position, text, after=closing[0])
        closing = longer if longer and longer[1].part is Part.BODY else closing
    return (position, closing[0], closing[1]) if closing and not surname_and_post(chunk, position, closing, text) else None


def _known_body(chunk: Sequence[Word], position: int, hit: Hit, text: str, ends: dict[int, int]) -> tuple[int, int, Segment]:
    """The body that a known name begins: it, or what it is a part of the name of."""
    words, start = lexicon(), chunk[position].start
    last = ends[hit.end]
    public = any(e.sector in ("LocalGovernment", "NationalGovernment") for e in hit.entities)
    longer_name = None if public else name_before_form(chunk, position, text)
    if longer_name is not None and longer_name[2].end > hit.end and not ends_with_form(text, hit.end, longer_name):
        return longer_name
    place = all(e.kind is Kind.PLACE or e.sector in ("LocalGovernment", "Company", "Media") for e in hit.entities)
    after = range(last + 1, min(last + 4, len(chunk)))
    formed = next((i for i in after if text[hit.end : chunk[i].end] in words.legal_forms and not text.startswith(ASSESSORS, chunk[i].end)), last)
    # ミドリデータ + 株式会社 + 事業企画本部: the form closes the name.
    if place and formed == last and not text[start : hit.end].endswith(tuple(words.legal_forms)) and (longer := ending_of(chunk, position, text, after=last)):
        # 北海道支社: a branch is named by its place.
        branch = longer[0] == last + 1 and chunk[longer[0]].surface in words.branches
        if longer[1].part in (Part.BODY, Part.PLACE) or branch:
            return position, longer[0], longer[1]
    if all(e.kind is Kind.CONCEPT for e in hit.entities) and (wider := ending_of(chunk, position, text, after=last)):
        return position, wider[0], wider[1]
    # 北斗まつり + 実行委員会: a body named after what it is for.
    aim = all(e.kind in (Kind.EVENT, Kind.PROJECT) for e in hit.entities)
    if aim and (named := ending_of(chunk, position, text, after=last)) and named[1].part is Part.BODY:
        return position, named[0], named[1]
    if subsidiary := company_of_group(chunk, position, last, hit.entities) or subsidiary_of(chunk, position, last, hit.entities, text):
        return subsidiary
    over = _parent_in_name(hit.entities, text, start, ends)
    # ミドリ機構 + 東北 is a branch by its whole name: 東北 alone is no unit.
    if over and not all(e.kind is Kind.PLACE for e in known(text[over.end : hit.end]) or over.entities):
        return position, ends[over.end], Segment(start, over.end, Part.KNOWN, known=over.entities)
    if (found := institute(chunk, position, last, text)) is not None:
        return found
    return position, formed, Segment(start, chunk[formed].end, Part.KNOWN, known=hit.entities)


# What is new in a name, not the body that bears it.
_NEW = ("領域", "世代", "産業", "エネルギー", "時代", "素材", "経済", "日本", "公益")
# 本町 + 通り, 本町 + 一丁目
_STREET = re.compile("通り|[0-9一二三四五六七八九十]+丁目")
_WHOLE = ("日本", "九州", "四国", "東北", "関東", "関西", "近畿", "中国", "中部", "北陸", "東海", "北海道", "世界")


def _opens_no_body(chunk: Sequence[Word], position: int, text: str) -> bool:
    """Whether no body's name begins at a word: it is a part of another, a post, or says which of several."""
    words, start = lexicon(), chunk[position].start
    if chunk[position].surface in words.body_sorts and position + 1 < len(chunk) and ending_of(chunk, position + 1, text) is not None:
        # 出版社 + みどり書房
        return True
    plain = chunk[position].surface in words.plain_bodies and position + 1 < len(chunk)
    if plain and name_before_form(chunk, position + 1, text) is not None:
        # 第三セクターの企業 + みどりテック株式会社
        return True
    if position and (chunk[position - 1].surface in ("同", "本", "当") or chunk[position].surface in ("者", "的", "性", "化", "等", "用")):
        return True
    if chunk[position].surface in words.municipality_suffixes and position + 1 < len(chunk):
        # 県 + 立 + 東浜 + 高等学校 is a name from its first character on.
        if not chunk[position + 1].surface.startswith("立"):
            return True
    if position and text[chunk[position - 1].start : chunk[position].end] in words.titles:
        # 取締 + 役 + 営業本部
        return True
    if (full_name_at(chunk, position) and not _named_so(chunk, position, text)) or (position and full_name_at(chunk, position - 1)):
        return True
    counted = chunk[position].pos[1] == "数詞" and text.startswith(("回", "期", "次"), chunk[position].end)
    if counted or (chunk[position].surface in words.own_bodies and _STREET.match(text, chunk[position].end) is None) or chunk[position].surface in ("第", "回"):
        return True
    graduate = text.endswith("大学院", 0, start)
    # 全日本みどり協会, 全九州句会: of all of a country or region, and no word for every one of several; 新産業創出協議会.
    whole = position + 1 < len(chunk) and (
        (chunk[position].surface == "全" and chunk[position + 1].surface in _WHOLE) or (chunk[position].surface == "新" and chunk[position + 1].surface in _NEW)
    )
    if (chunk[position].surface in words.anaphoric_prefixes and not graduate and not whole) or chunk[position].surface in words.past or chunk[position].surface in words.before_posts or chunk[position].surface == "・":
        return True
    # 執行役員 + ICT推進本部 + 長: a post before the name of a unit is no part of it.
    return position + 1 < len(chunk) and any(
        text[start : w.end] in words.titles and w.end - start > 2 for w in chunk[position : min(position + 3, len(chunk) - 1)]
    )


# The bodies of which each town has one, named by it behind: ハローワーク北浜.
_EACH_TOWN = ("ハローワーク", "国際ソロプチミスト", "ボーイスカウト", "ガールスカウト", "フードバンク", "コープ", "エフエム", "FM", "ジョブカフェ", "生活クラブ", "ファミリーサポートセンター")


def _of_town(chunk: Sequence[Word], position: int, text: str) -> tuple[int, int, Segment] | None:
    start = chunk[position].start
    if not text.startswith(_EACH_TOWN, start) or position + 1 == len(chunk):
        return None
    last = len(chunk) - 1
    named = any(text[start : chunk[last].start] == body for body in _EACH_TOWN) and is_town(chunk[last])
    return (position, last, Segment(start, chunk[last].end, Part.BODY)) if named else None


def _named_so(chunk: Sequence[Word], position: int, text: str) -> bool:
    """Whether what reads as a full name is a place and more, or somebody a body is named after: 稲見 + 厚生 + 病院, 早瀬 + 徹 + 後援会."""
    rest = text[chunk[position + 1].end : chunk[-1].end]
    return len(rest) > 1 and rest in lexicon().suffixes


def _known_inside(chunk: Sequence[Word], position: int, end: int, text: str) -> bool:
    """Whether a known municipality ends where this one would, with other nouns before it (福井 + 鯖江市)."""
    return any(longest_at(text, w.start, {end}) for w in chunk[position + 1 :] if w.start < end - 1)


def _parent_in_name(entities: Sequence[KnownEntity], text: str, start: int, ends: Collection[int]) -> Hit | None:
    """総務省 in 総務省情報流通行政局: the body over a known one, where its name begins the other's."""
    parents = {e.part_of for e in entities if e.part_of}
    for end in sorted(ends) if parents else ():
        hit = longest_at(text, start, {end})
        if hit is not None and any(e.id in parents for e in hit.entities):
            return hit
    return None
