"""Noun chunks and what they are made of: bodies, their units, municipalities, roles, people.

A chunk is a run of nouns without particles: 総務省情報流通行政局地域通信振興課長. Its segments follow from the last words
of names (省, 局, 課, 協会 …), from known names, legal forms and role words, left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from civicgraph.extract.chunk_roles import katakana, people_and_roles
from civicgraph.extract.gazetteer import Hit, longest_at
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.segments import Part, Segment
from civicgraph.extract.words import Word
from civicgraph.knowledge import KnownEntity
from civicgraph.records import Kind

_BODIES = (Part.BODY, Part.KNOWN, Part.UNIT)
_ASSOCIATIONS = ("同窓会", "校友会", "後援会", "OB会", "父母会", "PTA", "保護者会", "互助会", "労働組合")
_NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞", "記号"})

# 令和三年法律(第三十五号): a law's number, not its name.
_LAW_NUMBER = re.compile(
    r"^(?:明治|大正|昭和|平成|令和)?[\d元〇一二三四五六七八九十]+年?(?:法律|政令|条例|勅令|府令|省令)"
)


def noun_chunks(words: Sequence[Word], taken: Sequence[tuple[int, int]] = ()) -> Iterator[list[Word]]:
    """The maximal noun runs of a sentence; words inside `taken` stretches (dates, titles) break a run."""
    run: list[Word] = []
    bracketed = _bracketed_forms(words)
    for index, word in enumerate(words):
        inside = any(s < word.end and word.start < e for s, e in taken)
        middle_dot = word.surface in "・=＝" and run and index + 1 < len(words) and _dotted(run[-1], words[index + 1])
        nominal = word.pos[0] in _NOMINAL and word.pos[1] != "助動詞語幹" and word.surface not in lexicon().adverbial
        poetic = word.surface == "の" and index + 1 < len(words) and _poetic(run, words[index + 1])
        formal = index in bracketed or _formal(word, run, words[index + 1] if index + 1 < len(words) else None)
        honorific = word.pos[0] == "接尾辞" and word.surface in lexicon().honorifics
        if not inside and not honorific and (nominal or middle_dot or poetic or formal):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _bracketed_forms(words: Sequence[Word]) -> frozenset[int]:
    """The words of legal forms in brackets that the dictionary does not know as one: (一社)."""
    found: set[int] = set()
    for index, word in enumerate(words):
        if word.surface in ("(", "（"):
            closing = next((i for i in range(index + 1, min(index + 4, len(words))) if words[i].surface in ")）"), None)
            inside = words[index : closing + 1] if closing is not None else []
            if "".join(w.surface for w in inside) in lexicon().legal_forms:
                found.update(range(index, index + len(inside)))
    return frozenset(found)


def _formal(word: Word, run: Sequence[Word], following: Word | None) -> bool:
    """Whether a word is a legal form written short, (株), or the space between a form and the name: 有限会社 みどり."""
    if word.surface in lexicon().legal_forms:
        return True
    spaced = word.surface in (" ", "\u3000") and bool(run) and following is not None and following.pos[0] in _NOMINAL
    return spaced and "".join(w.surface for w in run[-3:]).endswith(tuple(lexicon().legal_forms))


def _poetic(run: Sequence[Word], after: Word) -> bool:
    """Whether の stands inside a name that a legal form opens: NPO法人みどり + の + 会, NPO法人みんな + の + コード."""
    lex = lexicon()
    if not 2 <= len(run) <= 6:
        return False
    form = next((c for c in range(len(run) - 1, 0, -1) if "".join(w.surface for w in run[:c]) in lex.legal_forms), 0)
    if not form:
        return False
    # A common noun alone is no name yet, unless what follows is what such bodies do or have.
    common = len(run) - form == 1 and run[-1].pos[1] == "普通名詞" and run[-1].pos[2] != "サ変可能"
    plain = after.pos[0] == "名詞" and after.pos[1] == "普通名詞" and after.pos[2] == "一般"
    told = after.surface in lex.titles or after.surface in lex.class_nouns or after.surface in lex.units
    return after.surface in lex.poetic_endings or (common and plain and not told)


def _dotted(before: Word, after: Word) -> bool:
    """Whether a middle dot between these words can join one name: katakana on both sides, or two common nouns."""
    if katakana(before.surface[-1]) and katakana(after.surface[0]):
        return True
    lex = lexicon()
    common = before.pos[1] == after.pos[1] == "普通名詞" and before.surface not in (
        "通称",
        "略称",
        "愛称",
        "旧称",
        "俗称",
    )
    return (
        common
        and before.surface not in lex.suffixes
        and before.surface not in lex.units
        and before.surface not in lex.titles
    )


def segment(chunk: Sequence[Word], text: str) -> list[Segment]:
    """Cut a chunk into its segments, left to right, without gaps."""
    if law := _law(chunk, text):
        return law
    if (second := _second_post(chunk, text)) is not None:
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
        pointed = _closing(chunk, 1, text)
        position = pointed[0] + 1 if pointed else 1
    while position < len(chunk):
        found = _body_at(chunk, position, text)
        if found is None:
            position += 1
            continue
        start, last, made = found
        start = max(start, rest)
        if start > rest:
            segments.extend(people_and_roles(chunk[rest:start], text))
        segments.append(made)
        position = rest = last + 1
        # 情報経済課長: the unit ends inside the word 課長 or before 長, and the role begins with it.
    segments.extend(people_and_roles(chunk[rest:], text))
    headed = [
        _with_its_head(before, segment, text) for before, segment in pairwise([None, *segments]) if segment is not None
    ]
    return _with_associations(_with_graduate_schools(headed, text), text)


def _with_associations(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 理学部 + 同窓会 is a body of its own, no unit of the university."""
    made: list[Segment] = []
    for segment in segments:
        while text[segment.start : segment.end] in _ASSOCIATIONS and made and made[-1].part in _BODIES:
            if made[-1].end != segment.start and segment.part is not Part.BODY:
                break
            segment = Segment(made.pop().start, segment.end, Part.BODY, "CivilSociety")
            while made and made[-1].part in _BODIES and made[-1].end == segment.start:
                segment = segment._replace(start=made.pop().start)
        made.append(segment)
    return made


def _with_graduate_schools(segments: Sequence[Segment], text: str) -> list[Segment]:
    """北斗大学 + 大学院 is the university: its graduate school is no body of its own."""
    made: list[Segment] = []
    for segment in segments:
        schooled = text[segment.start : segment.end] == "大学院" and made and made[-1].end == segment.start
        if schooled and text[made[-1].start : made[-1].end].endswith("大学"):
            made[-1] = made[-1]._replace(end=segment.end)
        else:
            made.append(segment)
    return made


def _second_post(chunk: Sequence[Word], text: str) -> int | None:
    """Where a post in another body begins: デジタル庁参事官 + 兼 + 内閣府参事官, but not 理事兼事務局長."""
    bodies = (Part.BODY, Part.KNOWN, Part.MUNICIPALITY)
    for index in range(1, len(chunk) - 2):
        if chunk[index].surface == "兼" and (found := _body_at(chunk, index + 1, text)) is not None:
            if found[0] == index + 1 and found[2].part in bodies:
                return index + 1
    return None


def _with_its_head(before: Segment | None, segment: Segment, text: str) -> Segment:
    """三浜市 + 長 is the role 市長; 情報経済課 + 長 the role 情報経済課長."""
    if before is None or segment.part is not Part.ROLE or text[segment.start : segment.end] != "長":
        return segment
    start = before.end - 1 if before.part is Part.MUNICIPALITY or _local(before) else before.start
    return segment._replace(start=start)


def _local(segment: Segment) -> bool:
    return bool(segment.known) and all(e.sector == "LocalGovernment" for e in segment.known)


def _law(chunk: Sequence[Word], text: str) -> list[Segment] | None:
    """A chunk that is a law's name (…基本法, …推進条例), with what follows it left as rest."""
    for index in range(len(chunk) - 1, 0, -1):
        word = chunk[index]
        if word.surface in ("法", "条例", "法律", "施行令", "施行規則", "基本法", "憲法") and index >= 1:
            start = chunk[0].start
            name = text[start : word.end]
            if len(name) < 4 or name.startswith(lexicon().anaphoric_prefixes) or _LAW_NUMBER.match(name):
                return None
            following = chunk[index + 1].surface if index + 1 < len(chunk) else ""
            if following and not (following.startswith("第") or following[0].isdigit() or following == "附則"):
                continue
            made = [Segment(start, word.end, Part.LAW)]
            if index + 1 < len(chunk):
                made.append(Segment(word.end, chunk[-1].end, Part.REST))
            return made
    return None


def _body_at(chunk: Sequence[Word], position: int, text: str) -> tuple[int, int, Segment] | None:
    """The body, unit or municipality that begins at `position`: (first word, last word, segment)."""
    words = lexicon()
    start = chunk[position].start
    ends = {w.end: i for i, w in enumerate(chunk) if i >= position}
    if form := _legal_form(chunk, position, text, ends):
        return _after_legal_form(chunk, position, ends[form], text)
    if hit := longest_at(text, start, set(ends)):
        last = ends[hit.end]
        public = any(e.sector in ("LocalGovernment", "NationalGovernment") for e in hit.entities)
        longer_name = None if public else _before_legal_form(chunk, position, text)
        if longer_name is not None and longer_name[2].end > hit.end and not _ends_form(text, hit.end, longer_name):
            return longer_name
        place = all(e.kind is Kind.PLACE or e.sector in ("LocalGovernment", "Company", "Media") for e in hit.entities)
        if place and (longer := _closing(chunk, position, text, after=last)) and longer[1].part != Part.UNIT:
            if longer[1].part is Part.BODY:
                return position, longer[0], longer[1]
        if all(e.kind is Kind.CONCEPT for e in hit.entities) and (wider := _closing(chunk, position, text, after=last)):
            return position, wider[0], wider[1]
        if subsidiary := _company_of_group(chunk, position, last, hit.entities, text):
            return subsidiary
        if over := _parent_in_name(hit.entities, text, start, set(ends)):
            return position, ends[over.end], Segment(start, over.end, Part.KNOWN, known=over.entities)
        if (institute := _institute(chunk, position, last, text)) is not None:
            return institute
        after = range(last + 1, min(last + 4, len(chunk)))
        formed = next((i for i in after if text[hit.end : chunk[i].end] in words.legal_forms), last)
        return position, formed, Segment(start, chunk[formed].end, Part.KNOWN, known=hit.entities)
    if position and (chunk[position - 1].surface in ("同", "本", "当") or chunk[position].pos[0] == "接尾辞"):
        return None
    if chunk[position].surface in words.municipality_suffixes and position + 1 < len(chunk):
        return None
    if chunk[position].surface in words.anaphoric_prefixes or chunk[position].surface in (*words.past, "副"):
        return None
    if (company := _before_legal_form(chunk, position, text)) is not None:
        return company
    closing = _closing(chunk, position, text)
    if closing and closing[1].part is Part.MUNICIPALITY and _known_inside(chunk, position, closing[1].end, text):
        return None
    if closing and closing[1].part is Part.MUNICIPALITY:
        longer = _closing(chunk, position, text, after=closing[0])
        closing = longer if longer and longer[1].part is Part.BODY else closing
    return (position, closing[0], closing[1]) if closing else None


def _company_of_group(
    chunk: Sequence[Word], position: int, last: int, entities: Sequence[KnownEntity], text: str
) -> tuple[int, int, Segment] | None:
    """日本電気 + マイコンテクノロジー: a known company's name that goes on to a company's last word is another's."""
    if not all(e.sector == "Company" for e in entities):
        return None
    start = chunk[position].start
    for index in range(len(chunk) - 1, last, -1):
        if chunk[index].surface.endswith(_company_endings()):
            return position, index, Segment(start, chunk[index].end, Part.BODY, "Company")
    return None


def _institute(chunk: Sequence[Word], position: int, last: int, text: str) -> tuple[int, int, Segment] | None:
    """慶應義塾大学SFC + 研究所: a known name with nothing but a body's last word after it is another body's."""
    if last + 1 >= len(chunk) or chunk[last + 1].surface not in ("研究所", "センター", "研究センター", "協議会", "研究会"):
        return None
    end = chunk[last + 1].end
    return position, last + 1, Segment(chunk[position].start, end, Part.BODY, lexicon().suffixes[text[chunk[last + 1].start : end]])


@cache
def _company_endings() -> tuple[str, ...]:
    return tuple(sorted(w for w, sector in lexicon().sector_endings.items() if sector == "Company" and len(w) > 2))


def _known_inside(chunk: Sequence[Word], position: int, end: int, text: str) -> bool:
    """Whether a known municipality ends where this one would, with other nouns before it (福井 + 鯖江市)."""
    return any(longest_at(text, w.start, {end}) for w in chunk[position + 1 :] if w.start < end - 1)


def _parent_in_name(entities: Sequence[KnownEntity], text: str, start: int, ends: set[int]) -> Hit | None:
    """総務省 in 総務省情報流通行政局: the body over a known one, where its name begins the other's."""
    parents = {e.part_of for e in entities if e.part_of}
    for end in sorted(ends):
        hit = longest_at(text, start, {end})
        if hit is not None and any(e.id in parents for e in hit.entities):
            return hit
    return None


def _legal_form(chunk: Sequence[Word], position: int, text: str, ends: dict[int, int]) -> int | None:
    """Where the legal form that begins at `position` ends, if one does and a name can follow."""
    start = chunk[position].start
    forms = lexicon().legal_forms
    sizes = (n for n in range(12, 1, -1) if start + n in ends and text[start : start + n] in forms)
    end = next(sizes, 0)
    return start + end if end and ends[start + end] + 1 < len(chunk) else None


def _before_legal_form(chunk: Sequence[Word], position: int, text: str) -> tuple[int, int, Segment] | None:
    """ヤフー株式会社: a name that ends in its legal form."""
    start = chunk[position].start
    starts = {w.start for w in chunk[position + 1 :]}
    for index in range(position + 1, min(len(chunk), position + 10)):
        end = chunk[index].end
        for form, sector in lexicon().legal_forms.items():
            if sector == "Company" and end - len(form) in starts and text[end - len(form) : end] == form:
                return position, index, Segment(start, end, Part.BODY, sector)
    return None


def _ends_form(text: str, end: int, company: tuple[int, int, Segment]) -> bool:
    """Whether only the legal form follows the known name: NTTデータ + 株式会社 is the known company."""
    return text[end : company[2].end] in lexicon().legal_forms


def _after_legal_form(chunk: Sequence[Word], position: int, form: int, text: str) -> tuple[int, int, Segment] | None:
    """株式会社X, 一般社団法人X: the name runs to its own last word, else to a role word or the end of the chunk."""
    first = form + 2 if chunk[form + 1].surface.isspace() else form + 1
    start = chunk[position].start
    sector = lexicon().legal_forms[text[start : chunk[form].end]]
    closing = _closing(chunk, first, text)
    role = _first_role(chunk, first + 1, text)
    if closing and (role is None or closing[0] < role) and closing[1].part in (Part.BODY, Part.MUNICIPALITY):
        last = closing[0]
        if last + 1 < len(chunk) and chunk[last + 1].surface in lexicon().suffixes and last + 1 != role:
            last += 1
        if last + 1 < len(chunk) and sector == "Company" and role is None and closing[1].part is Part.MUNICIPALITY:
            last = len(chunk) - 1
    else:
        last = (role if role is not None else len(chunk)) - 1
    dated = (
        i for i in range(first + 1, last) if chunk[i].pos[1] == "数詞" and chunk[i + 1].surface in ("年", "周年", "回")
    )
    last = next(dated, last + 1) - 1
    if chunk[last].end - chunk[form].end < 2:
        return None
    return position, last, Segment(start, chunk[last].end, Part.BODY, sector)


def _first_role(chunk: Sequence[Word], first: int, text: str) -> int | None:
    """The first word from `first` on at which the rest of the chunk reads as a role and nothing else."""
    for index in range(first, len(chunk)):
        tail = text[chunk[index].start : chunk[-1].end]
        if tail in lexicon().titles:
            return index
        title = lexicon().title_at_end(tail)
        if title and title not in lexicon().weak_titles and tail[: -len(title)] in lexicon().titles:
            return index
    return None


def _closing(chunk: Sequence[Word], position: int, text: str, *, after: int = -1) -> tuple[int, Segment] | None:
    """The nearest word at which a body's name that began at `position` can end, and the segment so made."""
    lex = lexicon()
    start = chunk[position].start
    starts = {w.start for w in chunk[position:]}
    for index in range(position, len(chunk)):
        if index <= after:
            continue
        end = chunk[index].end
        suffix = _suffix(text, start, end, starts)
        name = text[start:end]
        glued = index > position and name[-1] in lex.municipality_suffixes and _place_word(chunk, position, index)
        if suffix is None and glued and not _honoured(chunk[index], text):
            suffix = name[-1]
        if suffix is None or text.startswith("法人", end):
            continue
        if index + 1 < len(chunk) and _longer_suffix(text, start, chunk[index + 1].end, starts, suffix):
            continue
        if suffix not in lex.municipality_suffixes and _second_suffix(chunk, index, text):
            continue
        if index + 1 < len(chunk) and text[start : chunk[index + 1].end].endswith(lex.rooms):
            continue
        weak = name in lex.not_organisations
        if name == suffix and ((suffix not in lex.units and not weak) or len(name) == 1):
            continue
        if name == suffix and suffix in lex.place_suffixes:
            continue
        if suffix in lex.municipality_suffixes:
            if _municipality(chunk[position : index + 1], name):
                return index, Segment(start, end, Part.MUNICIPALITY, "LocalGovernment")
            continue
        if index > position and chunk[index - 1].pos[1] == "数詞":
            continue
        people = [w for w in chunk[position : index + 1] if w.end <= end - len(suffix)]
        if people and text[end : end + 1] == "長":
            place = len(people) == len(suffix) == 1 and people[0].pos[1] == "固有名詞" and len(people[0].surface) <= 3
            if place or all(w.pos[2] == "人名" for w in people):
                continue
        if suffix in lex.place_suffixes:
            following = chunk[index + 1] if index + 1 < len(chunk) else None
            if following is not None and following.pos[2] == "地名" and index + 2 == len(chunk):
                index, end, name = index + 1, following.end, text[start : following.end]
            return index, Segment(start, end, Part.PLACE, weak=len(name) - len(suffix) < 2)
        if (told := lex.class_of(name)) is not None and told[0] is Kind.EVENT and len(told[1]) > len(suffix):
            continue
        if name.endswith(lex.rooms) or _generic(chunk[position : index + 1], suffix):
            continue
        if suffix in lex.units:
            return index, Segment(start, end, Part.UNIT, weak=weak or name == suffix)
        if name == suffix or weak:
            if weak and name != suffix:
                return index, Segment(start, end, Part.UNIT, weak=True)
            continue
        return index, Segment(start, end, Part.BODY, lex.suffixes[suffix])
    return None


def _honoured(word: Word, text: str) -> bool:
    return text.startswith(("氏", "さん", "様", "君"), word.end)


def _place_word(chunk: Sequence[Word], position: int, index: int) -> bool:
    """Whether the dictionary glued the 市 of a municipality to the name before it (三河 + 野市)."""
    last = chunk[index].pos
    return last[2] == "地名" or (last[1] == "固有名詞" and chunk[position].pos[1] == "固有名詞")


def _suffix(text: str, start: int, end: int, starts: set[int]) -> str | None:
    """The longest organisation word at the end of text[start:end] that begins at a word's start."""
    lex = lexicon()
    for length in range(min(end - start, 12), 0, -1):
        word = text[end - length : end]
        body = word in lex.units or word in lex.suffixes or word in lex.municipality_suffixes
        if end - length in starts and (body or (length > 1 and word in lex.place_suffixes)):
            return word
    return None


def _longer_suffix(text: str, start: int, end: int, starts: set[int], suffix: str) -> bool:
    """Whether the word that follows makes the ending a longer one (大学 → 大学院, 部 → 部会)."""
    longer = _suffix(text, start, end, starts)
    return longer is not None and len(longer) > len(suffix) and suffix in longer


def _generic(words: Sequence[Word], suffix: str) -> bool:
    """Whether a body's last word has only words before it that make no name: 関連 + 団体, 大学 + 図書館."""
    if suffix in lexicon().units and suffix not in ("チーム", "グループ"):
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
