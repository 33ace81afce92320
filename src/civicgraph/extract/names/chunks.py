"""Noun chunks and what they are made of: bodies, their units, municipalities, roles, people.

A chunk is a run of nouns without particles: 総務省情報流通行政局地域通信振興課長. Its segments follow from the last words
of names (省, 局, 課, 協会 …), from known names, legal forms and role words, left to right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.chunk_bodies import body_at
from civicgraph.extract.names.chunk_roles import katakana, people_and_roles
from civicgraph.extract.names.endings import NOMINAL, OFFICERS, ending_of, owned_part
from civicgraph.extract.names.law_names import law_segments
from civicgraph.extract.names.legal_forms import (
    HOUSES,
    begins_form,
    bracketed_form,
    closing_characters,
    form_beginnings,
    is_gap,
    opening_form,
    says_when,
)
from civicgraph.extract.names.surname_heads import HEADS, town_after_surname
from civicgraph.extract.recognition.gazetteer import known, longest_at
from civicgraph.extract.relation_rules import word_list
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word, is_clan

_BODIES = (Part.BODY, Part.KNOWN, Part.UNIT)

_WITHIN_NAMES = ("海外", "国内", "内外", "通り")
_LONGEST_RUN = 60  # words: no name is longer, and what is done with a run grows with its square


def noun_chunks(words: Sequence[Word], taken: Sequence[tuple[int, int]] = ()) -> Iterator[list[Word]]:
    """The maximal noun runs of a sentence; words inside `taken` stretches (dates, titles) break a run."""
    lex = lexicon()
    adverbial, honorifics, legal_forms = lex.adverbial, lex.honorifics, lex.legal_forms
    beginnings = form_beginnings()
    run: list[Word] = []
    bracketed = -1
    for index, word in enumerate(words):
        surface, pos = word.surface, word.pos
        if surface in ("(", "（"):
            bracketed = max(bracketed, bracketed_form(words, index))
        joins = (pos[0] in NOMINAL and pos[1] != "助動詞語幹" and surface not in adverbial) or surface in legal_forms or index <= bracketed
        if not joins and surface in _BEGIN_NAMES and index + 1 < len(words) and words[index + 1].start == word.end:
            # 第一 + 港湾株式会社
            joins = words[index + 1].pos[0] == "名詞"
        if not joins:
            if not run:
                continue
            if surface in adverbial and pos[0] in NOMINAL and run[-1].surface in _FORM_ENDS and run[-1].end == word.start:
                # 公益財団法人 + 毎日新聞文化財団
                joins = index + 1 < len(words) and words[index + 1].pos[0] in NOMINAL and words[index + 1].start == word.end
            if not joins and surface in _WITHIN_NAMES and run[-1].end == word.start:
                # 北斗大学 + 海外 + 事情研究所, 北浜青年 + 海外 + 協力会
                abroad = surface == "海外" and index + 1 < len(words) and words[index + 1].start == word.end and words[index + 1].pos[0] in NOMINAL
                inside = surface != "通り" and pos[0] in NOMINAL and (abroad or run[-1].surface in lex.suffixes or run[-1].surface in legal_forms)
                joins = inside or (surface == "通り" and run[-1].pos[1] == "固有名詞")
            if not joins and (surface in _MAY_JOIN or pos[0] == "感動詞"):
                following = words[index + 1] if index + 1 < len(words) else None
                joins = following is not None and (
                    (surface in _DOTS and (_dotted(run[-1], following) or _of_countries(run)))
                    or (surface == "&" and _with_and(run[-1], word, following))
                    or (surface == "の" and _poetic(run, following))
                    or (surface in _SMALL_KE and _between_kanji(run[-1], following))
                    or (pos[0] == "感動詞" and _cut_word(run[-1], word, following))
                    or is_gap(words, index, run)
                    or (surface == "が" and _on_hill(run[-1], following))
                )
            if not joins:
                yield run
                run = []
                continue
        addressed = pos[0] == "接尾辞" and (surface in honorifics or surface in ("ら", "たち", "達"))
        addressed = addressed and not (surface == "氏" and is_clan(words, index)) and not (surface == "さま" and _in_kana(words, index))
        if run and surface[:1] in beginnings and (says_when(run[-1]) or run[-1].pos[2:4] == ("人名", "名")) and opening_form(words, index):
            # 出たあと + 株式会社みどり, 早瀬 + 徹 + 一般社団法人みどり
            yield run
            run = []
        if not addressed and not (taken and any(s < word.end and word.start < e for s, e in taken)):
            run.append(word)
            if len(run) == _LONGEST_RUN:
                yield run
                run = []
        elif run:
            yield run
            run = []
    if run:
        yield run


_FORM_ENDS = ("法人", "会社")
# Words that the dictionary takes for adverbs and names begin with.
_BEGIN_NAMES = ("第一",)
_SMALL_KE = ("ヶ", "ヵ")
_DOTS = ("・", "=", "＝")
# The words, but for interjections, that may stand between the nouns of a name.
_MAY_JOIN = frozenset([*_DOTS, *_SMALL_KE, "&", "の", "が", " ", "\u3000"])


def _between_kanji(before: Word, after: Word) -> bool:
    """Whether a small ke stands inside a place's name (松 + ヶ + 浜), not after a number (数ヶ所)."""
    kanji = all("一" <= c <= "鿿" for c in before.surface[-1] + after.surface[:1])
    return kanji and before.pos[1] != "数詞" and before.surface[-1] not in "一二三四五六七八九十百千数何幾"


def _in_kana(words: Sequence[Word], index: int) -> bool:
    """Whether an honorific is the end of a word in hiragana that goes on: お + ひ + さま + 発電."""
    before, after = words[index - 1] if index else None, words[index + 1] if index + 1 < len(words) else None
    kana = before is not None and before.end == words[index].start and "ぁ" <= before.surface[-1] <= "ゖ"
    return kana and after is not None and after.start == words[index].end and after.pos[0] == "名詞"


def _on_hill(before: Word, after: Word) -> bool:
    """Whether が stands inside a place's name: 早瀬 + が + 丘, 希望 + が + 丘."""
    return after.surface in ("丘", "浜", "岡", "峰") and before.end == after.start - 1 and 1 <= len(before.surface) <= 3 and before.pos[0] == "名詞"


def _cut_word(before: Word, word: Word, after: Word) -> bool:
    """計画部 + ま + ちなみ + 整備課: the dictionary cut a word in hiragana and took its head for an interjection."""
    kana = all("ぁ" <= c <= "ゖ" for c in word.surface + after.surface[:1])
    return kana and before.end == word.start and word.end == after.start and after.pos[0] == "名詞" and before.pos[0] in NOMINAL


def _poetic(run: Sequence[Word], after: Word) -> bool:
    """Whether の stands inside a name that a legal form opens: NPO法人みどり + の + 会, NPO法人みんな + の + コード."""
    lex = lexicon()
    run = run[run[0].surface in lex.past :]  # 元 + 社会福祉法人みどりの会
    if not 2 <= len(run) <= 9 or run[-1].surface in lex.titles:
        return False
    form = next((c for c in range(len(run) - 1, 0, -1) if "".join(w.surface for w in run[:c]) in lex.legal_forms), 0)
    if not form or len(run) - form > 4:
        return False
    # A common noun alone is no name yet, unless what follows is what such bodies do or have.
    kana = all("ぁ" <= c <= "ん" for c in run[-1].surface + after.surface) and len(run) - form == 1
    common = len(run) - form == 1 and run[-1].pos[1] == "普通名詞" and run[-1].pos[2] != "サ変可能" and lex.class_of(run[-1].surface) is None and not run[-1].surface.isascii()
    # 特定非営利活動法人第3の家族
    common = common or (run[-1].pos[1] == "数詞" and run[-2].surface == "第")
    plain = after.pos[0] == "名詞" and after.pos[1] == "普通名詞" and after.pos[2] == "一般"
    # 株式会社MIDORIの取締 + 役
    told = after.surface in lex.titles or after.surface in lex.class_nouns or after.surface in lex.units or any(post.startswith(after.surface) for post in OFFICERS) or (after.surface.isascii() and bool(known(after.surface)))
    # 株式会社みどりの + 子会社, 技術者
    told = told or after.surface in word_list("belongings", "words") or after.surface.endswith(("者", "社", "社員", "会員", "職員", "役員", "店員"))
    return after.surface in lex.poetic_endings or ((common or kana) and plain and not told)


# 緑風会・公明党, 市民クラブ・緑風会: two groups.
_CLOSE_NAMES = ("会", "クラブ", "党", "団")


def _dotted(before: Word, after: Word) -> bool:
    """Whether a middle dot between these words can join one name: katakana on both sides, or two common nouns."""
    lex = lexicon()
    if len(after.surface) > 1 and begins_form(after.surface):
        # 北斗市・一般社団法人みどり: a legal form begins the next name.
        return False
    if katakana(before.surface[-1]) and katakana(after.surface[0]):
        return True
    if before.surface in ("小学校", "中学校", "学校", "中学", "校") and after.surface in ("中学校", "中学", "中", "高等学校", "高等", "高校"):
        # 北浜学園中学校・高等学校
        return True
    if before.surface == "フォー" and after.pos[1] == "固有名詞":
        # コード・フォー・越後
        return True
    common = before.pos[1] == after.pos[1] == "普通名詞" and before.surface not in ("通称", "略称", "愛称", "旧称", "俗称")
    return (
        common
        and before.surface not in lex.suffixes
        and before.surface not in lex.units
        and before.surface not in lex.titles
        and before.surface not in _CLOSE_NAMES
        # 東浜市・若葉工業株式会社
        and before.surface not in lex.municipality_suffixes
    )


def _with_and(before: Word, sign: Word, after: Word) -> bool:
    """Whether & joins the nouns of one name: アート&クラフト, サービス&テクノロジー本部; not a body with another."""
    lex = lexicon()
    nouns = before.end == sign.start and sign.end == after.start and after.pos[0] in NOMINAL and before.pos[1] != "数詞"
    nouns = nouns and before.pos[2] != "地名" and before.surface[-1] not in lex.municipality_suffixes
    # みどりカフェ&北斗大学: after the sign a body of its own.
    nouns = nouns and not (after.pos[1] == "固有名詞" and after.pos[2] in ("人名", "地名") and before.pos[1] != "固有名詞")
    return nouns and before.surface not in lex.suffixes and before.surface not in lex.units and before.surface not in lex.titles and not begins_form(after.surface)


def _of_countries(run: Sequence[Word]) -> bool:
    """一般社団法人 + 日 + ・ + タイ協会: the dot stands between two countries in a name that a legal form opens."""
    return len(run) == 2 and run[1].surface in ("日", "米", "英", "独", "仏", "伊", "中", "韓", "豪", "印", "露") and run[0].surface in lexicon().legal_forms


def segment(chunk: Sequence[Word], text: str) -> list[Segment]:
    """Cut a chunk into its segments, left to right, without gaps."""
    closing = closing_characters()
    if len(chunk) == 1 and text[chunk[0].end - 1] not in closing and longest_at(text, chunk[0].start, (chunk[0].end,)) is None:
        # Most chunks are one common noun.
        return people_and_roles(chunk, text)
    if law := law_segments(chunk, text):
        return law
    ends = {word.end: index for index, word in enumerate(chunk)}
    closes = next((word.end - 1 for word in reversed(chunk) if text[word.end - 1] in closing), -1)
    if len(chunk) > 3 and (second := _second_post(chunk, text, ends, closes)) is not None:
        middle = chunk[second - 1]
        return [
            *segment(chunk[: second - 1], text),
            Segment(middle.start, middle.end, Part.REST),
            *segment(chunk[second:], text),
        ]
    segments: list[Segment] = []
    position = 0
    rest = 0
    if chunk[0].surface in ("同", "本", "当") and len(chunk) > 1:
        pointed = ending_of(chunk, 1, text)
        graduate = chunk[1].surface == "大学" and len(chunk) > 3 and chunk[2].surface == "院"
        inner = pointed is not None and pointed[0] > 2 and text[chunk[1].start : chunk[2].end] in lexicon().suffixes  # 同 + 研究所 + みどり開発センター
        position = 2 + graduate if chunk[1].surface in lexicon().suffixes else 3 if inner else pointed[0] + 1 if pointed else 1
    headed = text.find("長", chunk[0].start, chunk[-1].end) >= 0 and any(word.surface in HEADS for word in chunk)
    while position < len(chunk):
        if headed and (head := _mayor_inside(chunk, position, rest, text)) is not None:
            segments += [*(people_and_roles(chunk[rest:position], text) if position > rest else []), *head]
            position = rest = position + 2
            continue
        found = body_at(chunk, position, text, ends, closes)
        if found is None:
            position += 1
            continue
        start, last, made = found
        start = max(start, rest)
        if start > rest:
            segments.extend(people_and_roles(chunk[rest:start], text))
        segments.append(made)
        position = rest = last + 1
        learned = made.known[0].sector == "Academia" if made.part is Part.KNOWN else made.part is Part.BODY and text.endswith("大学", made.start, made.end)
        if learned and position < len(chunk) and (part := owned_part(chunk, position, text)) is not None:
            segments.append(part[1])
            position = rest = part[0] + 1
    segments.extend(people_and_roles(chunk[rest:], text))
    if len(segments) < 2:
        return segments
    # 情報経済課長: the unit ends inside the word 課長 or before 長, and the role begins with it.
    whole = [
        _with_its_head(before, segment, text) for before, segment in pairwise([None, *segments]) if segment is not None
    ]
    return _with_associations(_with_graduate_schools(_with_officers(whole, text), text), text)


# 北斗推進NPO + 連絡協議会
_FEDERATIONS = ("連絡協議会", "連合協議会", "連合会", "連絡会", "協議会連合会", "連合町内会", "連合自治会")
_SCHOOLS = ("大学", "高校", "高等学校", "短大")


def _with_associations(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 理学部 + 同窓会 is a body of its own, no unit of the university."""
    made: list[Segment] = []
    for segment in segments:
        before = made[-1] if made else None
        if text[segment.start : segment.end] in _FEDERATIONS and before and before.part is Part.BODY and before.end == segment.start:
            made[-1] = structs.replace(before, end=segment.end)
            continue
        if (
            segment.part is Part.BODY
            and before is not None
            and before.end == segment.start
            and text.endswith(_SCHOOLS, before.start, before.end)
            and text.endswith(tuple(lexicon().associations), segment.start, segment.end)
        ):
            # 北斗大学 + 文理・人文学部同窓会
            made[-1] = structs.replace(segment, start=before.start)
            continue
        while text[segment.start : segment.end] in lexicon().associations and made and made[-1].part in _BODIES:
            if made[-1].end != segment.start and segment.part is not Part.BODY:
                break
            segment = Segment(made.pop().start, segment.end, Part.BODY, "CivilSociety")
            while made and made[-1].part in _BODIES and made[-1].end == segment.start:
                segment = structs.replace(segment, start=made.pop().start)
        made.append(segment)
    return made


_AFTER_SCHOOLS = ("への", "へ", "は", "が", "に", "を")


def _with_graduate_schools(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 大学院 is the university whose somebody is; what one goes to, or who does something, is its graduate school."""
    made: list[Segment] = []
    for segment in segments:
        if text[segment.start : segment.end] == "院長" and made and text.endswith("大学", made[-1].start, segment.start):
            # 公共政策大学 + 院長
            made[-1] = structs.replace(made[-1], end=segment.start + 1)
            made.append(structs.replace(segment, start=segment.start - 2))
            continue
        schooled = text[segment.start : segment.end] == "大学院" and made and made[-1].end == segment.start
        if schooled and text[made[-1].start : made[-1].end].endswith("大学") and text.startswith(_AFTER_SCHOOLS, segment.end):
            made.append(Segment(segment.start, segment.end, Part.UNIT, "Academia"))
        elif schooled and text[made[-1].start : made[-1].end].endswith("大学"):
            made[-1] = structs.replace(made[-1], end=segment.end)
        else:
            made.append(segment)
    return made


def _second_post(chunk: Sequence[Word], text: str, ends: dict[int, int], closes: int) -> int | None:
    """Where a post in another body begins: デジタル庁参事官 + 兼 + 内閣府参事官, but not 理事兼事務局長."""
    bodies = (Part.BODY, Part.KNOWN, Part.MUNICIPALITY)
    for index in range(1, len(chunk) - 2):
        if chunk[index].surface == "兼" and (found := body_at(chunk, index + 1, text, ends, closes)) is not None:
            if found[0] == index + 1 and found[2].part in bodies:
                return index + 1
    return None


def _with_officers(segments: Sequence[Segment], text: str) -> list[Segment]:
    """取締役 + 総務部 + 総務部長: the post begins with what somebody is in the company; グループリーダー is one."""
    made: list[Segment] = []
    for segment in segments:
        if segment.part is Part.ROLE and made and made[-1].part is Part.UNIT and made[-1].end == segment.start and text[made[-1].start : segment.end] in lexicon().titles:
            # 早瀬徹 + グループ + リーダー
            segment = structs.replace(segment, start=made.pop().start)
        officer = made[-2] if segment.part is Part.ROLE and len(made) > 1 and made[-1].start == segment.start else None
        if officer is not None and officer.part is Part.ROLE and officer.end == segment.start and text[officer.start : officer.end].strip(" \u3000") in OFFICERS:
            made.remove(officer)
            segment = structs.replace(segment, start=officer.start)
        made.append(segment)
    return made


def _with_its_head(before: Segment | None, segment: Segment, text: str) -> Segment:
    """三浜市 + 長 is the role 市長; 情報経済課 + 長 the role 情報経済課長."""
    if before is None or segment.part is not Part.ROLE or text[segment.start : segment.end] != "長":
        return segment
    start = before.end - 1 if before.part is Part.MUNICIPALITY or _local(before) else before.start
    if before.part is Part.BODY:
        # みなとセンター + 長 is センター長.
        name = text[before.start : before.end]
        start = before.end - max((len(h) for h in HOUSES if name.endswith(h)), default=before.end - before.start)
    return structs.replace(segment, start=start)


def _local(segment: Segment) -> bool:
    return bool(segment.known) and all(e.sector == "LocalGovernment" for e in segment.known)


def _mayor_inside(chunk: Sequence[Word], position: int, rest: int, text: str) -> list[Segment] | None:
    """高松 + 市長 + 定例会見, 早瀬 + 高松 + 市長: the municipality and its head, where more follows or a family name stands before."""
    within = position + 2 < len(chunk) or (position == 1 and town_after_surname(chunk[0], chunk[1], text))
    head = chunk[position + 1] if within and position + 1 < len(chunk) else None
    if head is None or position < rest or head.surface not in HEADS:
        return None
    start, end = chunk[position].start, head.end - 1
    if not any(e.sector == "LocalGovernment" for e in known(text[start:end])):
        return None
    return [Segment(start, end, Part.MUNICIPALITY, "LocalGovernment"), Segment(end - 1, head.end, Part.ROLE)]
