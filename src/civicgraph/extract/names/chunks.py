"""Noun chunks and what they are made of: bodies, their units, municipalities, roles, people.

A chunk is a run of nouns without particles: 総務省情報流通行政局地域通信振興課長. Its segments follow from the last words
of names (省, 局, 課, 協会 …), from known names, legal forms and role words, left to right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.chunk_roles import full_name_at, katakana, people_and_roles
from civicgraph.extract.names.endings import NOMINAL, ending_of, owned_part
from civicgraph.extract.names.law_names import law_segments
from civicgraph.extract.names.legal_forms import (
    HOUSES,
    begins_form,
    bracketed_form,
    closing_characters,
    company_of_group,
    ends_with_form,
    institute,
    is_gap,
    legal_form,
    name_after_form,
    name_before_form,
    opening_form,
    says_when,
    subsidiary_of,
)
from civicgraph.extract.names.surname_heads import HEADS, surname_and_post, surname_before_known, town_after_surname
from civicgraph.extract.recognition.gazetteer import Hit, known, longest_at
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.words import Word, is_clan
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind

_BODIES = (Part.BODY, Part.KNOWN, Part.UNIT)

_WITHIN_NAMES = ("海外", "国内", "内外", "通り")
_LONGEST_RUN = 60  # words: no name is longer, and what is done with a run grows with its square


def noun_chunks(words: Sequence[Word], taken: Sequence[tuple[int, int]] = ()) -> Iterator[list[Word]]:
    """The maximal noun runs of a sentence; words inside `taken` stretches (dates, titles) break a run."""
    lex = lexicon()
    adverbial, honorifics, legal_forms = lex.adverbial, lex.honorifics, lex.legal_forms
    run: list[Word] = []
    bracketed = -1
    for index, word in enumerate(words):
        surface, pos = word.surface, word.pos
        if surface in ("(", "（"):
            bracketed = max(bracketed, bracketed_form(words, index))
        joins = (pos[0] in NOMINAL and pos[1] != "助動詞語幹" and surface not in adverbial) or surface in legal_forms or index <= bracketed
        if not joins and not run:
            continue
        if not joins and surface in _WITHIN_NAMES and run[-1].end == word.start:
            # 北斗大学 + 海外 + 事情研究所
            inside = surface != "通り" and pos[0] in NOMINAL and (run[-1].surface in lex.suffixes or run[-1].surface in legal_forms)
            joins = inside or (surface == "通り" and run[-1].pos[1] == "固有名詞")
        if not joins and (surface in _MAY_JOIN or pos[0] == "感動詞"):
            following = words[index + 1] if index + 1 < len(words) else None
            joins = following is not None and (
                (surface in _DOTS and (_dotted(run[-1], following) or _of_countries(run)))
                or (surface == "の" and _poetic(run, following))
                or (surface in _SMALL_KE and _between_kanji(run[-1], following))
                or (pos[0] == "感動詞" and _cut_word(run[-1], word, following))
                or is_gap(words, index, run)
                or (surface == "が" and _on_hill(run[-1], following))
            )
        addressed = joins and pos[0] == "接尾辞" and (surface in honorifics or surface in ("ら", "たち", "達"))
        addressed = addressed and not (surface == "氏" and is_clan(words, index)) and not (surface == "さま" and _in_kana(words, index))
        if run and joins and says_when(run[-1]) and opening_form(words, index):
            # 出たあと + 株式会社みどり
            yield run
            run = []
        if joins and not addressed and not (taken and any(s < word.end and word.start < e for s, e in taken)):
            run.append(word)
            if len(run) == _LONGEST_RUN:
                yield run
                run = []
        elif run:
            yield run
            run = []
    if run:
        yield run


_SMALL_KE = ("ヶ", "ヵ")
_DOTS = ("・", "=", "＝")
# The words, but for interjections, that may stand between the nouns of a name.
_MAY_JOIN = frozenset([*_DOTS, *_SMALL_KE, "の", "が", " ", "\u3000"])


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
    if not 2 <= len(run) <= 6 or run[-1].surface in lex.titles:
        return False
    form = next((c for c in range(len(run) - 1, 0, -1) if "".join(w.surface for w in run[:c]) in lex.legal_forms), 0)
    if not form:
        return False
    # A common noun alone is no name yet, unless what follows is what such bodies do or have.
    kana = all("ぁ" <= c <= "ん" for c in run[-1].surface + after.surface) and len(run) - form == 1
    common = len(run) - form == 1 and run[-1].pos[1] == "普通名詞" and run[-1].pos[2] != "サ変可能"
    plain = after.pos[0] == "名詞" and after.pos[1] == "普通名詞" and after.pos[2] == "一般"
    told = after.surface in lex.titles or after.surface in lex.class_nouns or after.surface in lex.units
    return after.surface in lex.poetic_endings or ((common or kana) and plain and not told)


def _dotted(before: Word, after: Word) -> bool:
    """Whether a middle dot between these words can join one name: katakana on both sides, or two common nouns."""
    lex = lexicon()
    if len(after.surface) > 1 and begins_form(after.surface):
        # 北斗市・一般社団法人みどり: a legal form begins the next name.
        return False
    if katakana(before.surface[-1]) and katakana(after.surface[0]):
        return True
    common = before.pos[1] == after.pos[1] == "普通名詞" and before.surface not in ("通称", "略称", "愛称", "旧称", "俗称")
    return (
        common
        and before.surface not in lex.suffixes
        and before.surface not in lex.units
        and before.surface not in lex.titles
    )


def _of_countries(run: Sequence[Word]) -> bool:
    """一般社団法人 + 日 + ・ + タイ協会: the dot stands between two countries in a name that a legal form opens."""
    return len(run) == 2 and run[1].surface in ("日", "米", "英", "独", "仏", "伊", "中", "韓", "豪", "印", "露") and run[0].surface in lexicon().legal_forms


def segment(chunk: Sequence[Word], text: str) -> list[Segment]:
    """Cut a chunk into its segments, left to right, without gaps."""
    if law := law_segments(chunk, text):
        return law
    ends = {word.end: index for index, word in enumerate(chunk)}
    closing = closing_characters()
    if len(chunk) == 1 and text[chunk[0].end - 1] not in closing and longest_at(text, chunk[0].start, ends) is None:
        # Most chunks are one common noun.
        return people_and_roles(chunk, text)
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
    headed = any(word.surface in HEADS for word in chunk)
    while position < len(chunk):
        if headed and (head := _mayor_inside(chunk, position, rest, text)) is not None:
            segments += [*(people_and_roles(chunk[rest:position], text) if position > rest else []), *head]
            position = rest = position + 2
            continue
        found = _body_at(chunk, position, text, ends, closes)
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
    return _with_associations(_with_graduate_schools(whole, text), text)


# 北斗推進NPO + 連絡協議会
_FEDERATIONS = ("連絡協議会", "連合協議会", "連合会", "連絡会", "協議会連合会", "連合町内会", "連合自治会")


def _with_associations(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 理学部 + 同窓会 is a body of its own, no unit of the university."""
    made: list[Segment] = []
    for segment in segments:
        before = made[-1] if made else None
        if text[segment.start : segment.end] in _FEDERATIONS and before and before.part is Part.BODY and before.end == segment.start:
            made[-1] = before._replace(end=segment.end)
            continue
        while text[segment.start : segment.end] in lexicon().associations and made and made[-1].part in _BODIES:
            if made[-1].end != segment.start and segment.part is not Part.BODY:
                break
            segment = Segment(made.pop().start, segment.end, Part.BODY, "CivilSociety")
            while made and made[-1].part in _BODIES and made[-1].end == segment.start:
                segment = segment._replace(start=made.pop().start)
        made.append(segment)
    return made


_AFTER_SCHOOLS = ("への", "へ", "は", "が", "に", "を")


def _with_graduate_schools(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 大学院 is the university whose somebody is; what one goes to, or who does something, is its graduate school."""
    made: list[Segment] = []
    for segment in segments:
        if text[segment.start : segment.end] == "院長" and made and text.endswith("大学", made[-1].start, segment.start):
            # 公共政策大学 + 院長
            made[-1] = made[-1]._replace(end=segment.start + 1)
            made.append(segment._replace(start=segment.start - 2))
            continue
        schooled = text[segment.start : segment.end] == "大学院" and made and made[-1].end == segment.start
        if schooled and text[made[-1].start : made[-1].end].endswith("大学") and text.startswith(_AFTER_SCHOOLS, segment.end):
            made.append(Segment(segment.start, segment.end, Part.UNIT, "Academia"))
        elif schooled and text[made[-1].start : made[-1].end].endswith("大学"):
            made[-1] = made[-1]._replace(end=segment.end)
        else:
            made.append(segment)
    return made


def _second_post(chunk: Sequence[Word], text: str, ends: dict[int, int], closes: int) -> int | None:
    """Where a post in another body begins: デジタル庁参事官 + 兼 + 内閣府参事官, but not 理事兼事務局長."""
    bodies = (Part.BODY, Part.KNOWN, Part.MUNICIPALITY)
    for index in range(1, len(chunk) - 2):
        if chunk[index].surface == "兼" and (found := _body_at(chunk, index + 1, text, ends, closes)) is not None:
            if found[0] == index + 1 and found[2].part in bodies:
                return index + 1
    return None


def _with_its_head(before: Segment | None, segment: Segment, text: str) -> Segment:
    """三浜市 + 長 is the role 市長; 情報経済課 + 長 the role 情報経済課長."""
    if before is None or segment.part is not Part.ROLE or text[segment.start : segment.end] != "長":
        return segment
    start = before.end - 1 if before.part is Part.MUNICIPALITY or _local(before) else before.start
    if before.part is Part.BODY:
        # みなとセンター + 長 is センター長.
        name = text[before.start : before.end]
        start = before.end - max((len(h) for h in HOUSES if name.endswith(h)), default=before.end - before.start)
    return segment._replace(start=start)


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


def _body_at(chunk: Sequence[Word], position: int, text: str, ends: dict[int, int], closes: int) -> tuple[int, int, Segment] | None:
    """The body, unit or municipality that begins at `position`: (first word, last word, segment).

    `ends` are the indexes of the chunk's words by where they end; after the character at `closes` none ends as a name may.
    """
    words = lexicon()
    start = chunk[position].start
    if position + 1 < len(chunk) and (form := legal_form(chunk, position, text, ends)):
        return name_after_form(chunk, position, ends[form], text)
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
    return (position, closing[0], closing[1]) if closing and not surname_and_post(chunk, position, closing) else None


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
    formed = next((i for i in after if text[hit.end : chunk[i].end] in words.legal_forms), last)
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
    if full_name_at(chunk, position) or (position and full_name_at(chunk, position - 1)):
        return True
    counted = chunk[position].pos[1] == "数詞" and text.startswith(("回", "期", "次"), chunk[position].end)
    if counted or (chunk[position].surface in words.own_bodies and not text.startswith("通り", chunk[position].end)) or chunk[position].surface in ("第", "回"):
        return True
    graduate = text.endswith("大学院", 0, start)
    if (chunk[position].surface in words.anaphoric_prefixes and not graduate) or chunk[position].surface in words.past or chunk[position].surface in words.before_posts or chunk[position].surface == "・":
        return True
    # 執行役員 + ICT推進本部 + 長: a post before the name of a unit is no part of it.
    return position + 1 < len(chunk) and any(
        text[start : w.end] in words.titles and w.end - start > 2 for w in chunk[position : min(position + 3, len(chunk) - 1)]
    )


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


