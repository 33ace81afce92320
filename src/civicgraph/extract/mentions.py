"""All finders' candidates for a document, and the mentions that remain when they overlap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from civicgraph.dates import DateMention, find_dates
from civicgraph.extract.candidates import GRADUATE_SCHOOL, Place, find_candidates
from civicgraph.extract.choice import MODEL_SURE, chosen_of
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.chunks import noun_chunks, segment
from civicgraph.extract.names.common_nouns import names_nothing
from civicgraph.extract.names.districts import with_parts_of_houses
from civicgraph.extract.names.fragments import is_fragment, with_joined
from civicgraph.extract.names.given_tails import with_given_tails
from civicgraph.extract.names.halls import with_halls
from civicgraph.extract.names.handles import is_firm
from civicgraph.extract.names.inner_names import hosts_of_conferences, with_inner_names, with_towns
from civicgraph.extract.names.kept_houses import with_kept_houses
from civicgraph.extract.names.meetings_held import with_meetings_held
from civicgraph.extract.names.ministers import OF_MINISTER, with_ministries
from civicgraph.extract.names.name_columns import with_name_columns
from civicgraph.extract.names.name_edges import SORTS_OF_POST, trimmed
from civicgraph.extract.names.occasions import with_occasions
from civicgraph.extract.names.parted_labels import with_parted_labels
from civicgraph.extract.names.said_again import with_names_said_again
from civicgraph.extract.names.spellings import without_spellings
from civicgraph.extract.names.surname_units import with_parted_surnames
from civicgraph.extract.recognition.gaps import has_gap
from civicgraph.extract.recognition.gazetteer import known
from civicgraph.extract.recognition.model_mentions import is_sort, model_mentions
from civicgraph.extract.recognition.recogniser import Recognised, recognise
from civicgraph.extract.text.columns import headers
from civicgraph.extract.text.datelines import dateline, year_named
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.page_items import page_items
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence, read_sentences
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind, Span

# Among the ranks of the rules' candidates (candidates.py).
_RANK_OF_MODEL = 3.5
# From this probability on a name goes before those of rules, too: people before other people (4), things before known names and
# bodies by their last word (5), but not before titles and names that are told apart in so many words (from 5.5 on).
_OVER_RULES = {
    Kind.PERSON: (0.9, 4.05),
    Kind.EVENT: (0.9, 5.2),
    Kind.WORK: (0.9, 5.2),
    Kind.PROJECT: (0.9, 5.2),
}


_ABBREVIATED = re.compile(r"[(（][A-Za-z]{2,6}(?:[)）]|$)|[A-Za-z]{2,6}[(（]")
_GLOSS = re.compile(r"[(（](?:[A-Z][a-z]+(?: [A-Za-z&]+){1,5} Officer|[一-鿿ァ-ヺー]{2,12}責任者)[)）]")
# Web addresses, the targets of links, mail addresses and hash tags hold no names.
_ADDRESS = re.compile(r"https?://[!-~]+|(?<=\])\([^()\s]*\)|(?<=\])\[[0-9a-f]{6,}\]|www\.[!-~]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|(?<![A-Za-z0-9])[#＃](?!\d+(?![A-Za-z0-9_]))[A-Za-z0-9_]+")
# What each of them begins with or has in it.
_OF_ADDRESS = re.compile("[hw\\]@#＃]")


def read_mentions(document: Document) -> list[Reading]:
    """Every sentence of a document with its mentions, roles and dates; offsets into `document.text`."""
    text = fold(document.text)
    places = _places(document, text)
    ruled = [_ruled(place, found) for place, found in zip(places, find_candidates(places), strict=True)]
    sentences = [place.sentence for place in places]
    asked = [s.tokens if has_gap(s.tokens, _told(r)) else () for s, r in zip(sentences, ruled, strict=True)]
    readings = [_reading(document, s, r, names, text) for s, r, names in zip(sentences, ruled, recognise(asked, text), strict=True)]
    readings = with_kept_houses(with_parted_labels(with_meetings_held(readings, text), text), text)
    return with_names_said_again(with_towns(with_given_tails(with_parted_surnames(readings, text), text), text), text)


def _dates(document: Document, text: str) -> list[DateMention]:
    """The dates of a document, those of an item of a page told by the day of that item."""
    day = document.date or dateline(document, text)
    dates = find_dates(text, reference=day, year=None if day else year_named(document, text))
    for item in page_items(document, text):
        if item.date is None:
            continue
        start, end = document.blocks[item.first].start, document.blocks[item.end - 1].end
        inside = find_dates(text[start:end], reference=item.date, start=start)
        dates = sorted([*(d for d in dates if d.end <= start or end <= d.start), *inside], key=lambda d: d.start)
    return dates


def _places(document: Document, text: str) -> list[Place]:
    """Every sentence of a document with its noun chunks, what they are made of, and the dates in it."""
    dates = _dates(document, text)
    begins = [d.start for d in dates]
    columns = with_name_columns(headers(document, text), document, text)
    sentences = read_sentences(document)
    inside: list[tuple[DateMention, ...]] = []
    for s in sentences:
        here = dates[bisect_left(begins, s.start) : bisect_left(begins, s.end)] if dates else ()
        # A date may go on over the cells of a row: 1961年 | 昭和36年 | 9月.
        inside.append(tuple(d for d in here if d.end <= s.end or document.blocks[s.block].kind is BlockKind.ROW))
    chunks = [list(noun_chunks(s.words, [(d.start, d.end) for d in said])) for s, said in zip(sentences, inside, strict=True)]
    segments = [[part for chunk in each for part in segment(chunk, text)] for each in chunks]
    # Dates part the chunks of segments, not those in which things are named (令和5年度みどり会議).
    whole = [list(noun_chunks(s.words)) if said else each for s, said, each in zip(sentences, inside, chunks, strict=True)]
    return [
        Place(document, document.blocks[s.block], s, said, columns.get(s.block, {}), text, parts, runs)
        for s, said, parts, runs in zip(sentences, inside, segments, whole, strict=True)
    ]


class _Ruled(Struct, frozen=True, gc=False):
    """What rules and knowledge find in a sentence: candidates by rank, and the roles and dates beside them."""

    candidates: list[tuple[float, Found]]
    roles: list[Segment]
    dates: Sequence[DateMention]
    addresses: list[tuple[int, int]]


def _told(ruled: _Ruled) -> list[tuple[int, int]]:
    """The stretches of a sentence for which the recogniser has nothing to say that would count."""
    return [(f.start, f.end) for rank, f in ruled.candidates if rank > _RANK_OF_MODEL] + [(d.start, d.end) for d in ruled.dates]


def _ruled(place: Place, found: Iterable[tuple[float, Found]]) -> _Ruled:
    start, end, text = place.sentence.start, place.sentence.end, place.text
    addressed = _OF_ADDRESS.search(text, start - 1 if start else 0, end) is not None
    addresses = [m.span() for m in _ADDRESS.finditer(text, start, end)] if addressed else []
    return _Ruled(_tenable(found, addresses, text), [s for s in place.segments if s.part is Part.ROLE], place.dates, addresses)


def _tenable(candidates: Iterable[tuple[float, Found]], addresses: Sequence[tuple[int, int]], text: str) -> list[tuple[float, Found]]:
    """The candidates that may be names, without what is no part of them."""
    cut = [(rank, c) for rank, candidate in candidates if (c := trimmed(candidate, text)) is not None]
    return [
        (rank, c)
        for rank, c in cut
        if not (addresses and any(start < c.end and c.start < end for start, end in addresses))
        and (c.known or c.method == GRADUATE_SCHOOL or not _nameless(c, text))
        and not (c.kind is Kind.PERSON and "*" in text[c.start : c.end])
        and not _part_of_word(c, text)
        and not is_fragment(c, text)
    ]


def _reading(document: Document, sentence: Sentence, ruled: _Ruled, recognised: Sequence[Recognised], text: str) -> Reading:
    """A sentence with the best of its candidates."""
    label = document.blocks[sentence.block].label
    candidates = ruled.candidates + _tenable(_by_model(sentence, recognised, ruled.roles, ruled.dates, label, text), ruled.addresses, text)
    spelt = {c.end for _, c in candidates if c.method == "person-with-romaji"}
    if spelt:
        # (Yoshiyuki Nanahara) after the name is its spelling.
        candidates = [(rank, c) for rank, c in candidates if not spelt & {c.start - 1, c.start - 2}]
    chosen = chosen_of(candidates, text)
    if chosen:
        chosen = with_inner_names(with_parts_of_houses(with_joined(chosen, text), text), candidates, sentence, text)
    chosen = with_occasions(chosen, document, sentence, ruled.dates, text)
    if chosen:
        chosen = without_spellings(with_halls(chosen, sentence, text), text)
    roles = _joined_roles([Span(s.start, s.end) for s in ruled.roles], text)
    roles = tuple(r for r in roles if not any(f.start <= r.start and r.end <= f.end for f in chosen))
    roles = _with_posts_between(roles, chosen, text)
    if hosts := list(hosts_of_conferences(chosen, text)):
        chosen, roles = tuple(sorted((*chosen, *(h for h, _ in hosts)))), tuple(sorted((*roles, *(post for _, post in hosts))))
    cell = Span(sentence.start, sentence.end) if document.blocks[sentence.block].cells else None
    chosen = with_ministries(chosen, roles, text, cell)
    offices = {f.start - 1: f.start for f in chosen if f.method == OF_MINISTER and text[f.start - 1] in "元前"}
    roles = tuple(Span(offices.get(r.start, r.start), r.end) for r in roles)
    # 早瀬 徹 + 取締役社長, 弓ヶ浜一平 + 所長: the name is no part of the title.
    # ... nor is the 会 of みどりの会 + 代表.
    ends = {
        r.start: f.end
        for r in roles
        for f in chosen
        if f.start <= r.start < f.end < r.end
        and (f.kind is Kind.PERSON or (f.start < r.start and (f.method == "society-of" or (f.kind is Kind.ORGANIZATION and r.end > f.end + 1))))
    }
    roles = tuple(Span(ends.get(r.start, r.start), r.end) for r in roles)
    return Reading(sentence, chosen, roles, _without_editions(ruled.dates, chosen, text))


def _with_posts_between(roles: tuple[Span, ...], found: Sequence[Found], text: str) -> tuple[Span, ...]:
    """北斗大学工学部 + 教授 + 早瀬平, 北斗大学 + 教授 + 故早瀬平: with the posts that are all between a body and a name, however rare."""
    between = [
        Span(body.end, end)
        for body, person in pairwise(found)
        if body.kind is Kind.ORGANIZATION and person.kind is Kind.PERSON and 1 < (end := person.start - text.endswith("故", 0, person.start)) - body.end <= _LONGEST_POST
        and lexicon().title_at_end(text[body.end : end]) == text[body.end : end]
        and not any(r.start < end and body.end < r.end for r in roles)
    ]
    return tuple(sorted((*roles, *between), key=lambda r: r.start)) if between else roles


_LONGEST_POST = 12


def _without_editions(dates: Sequence[DateMention], found: Sequence[Found], text: str) -> tuple[DateMention, ...]:
    """The dates of a sentence but for the years in or right before a name: 令和5年度みどり会議, 2015年度の助成金贈呈式 are that year's."""
    years = [d for d in dates if len(d.first) == 4 and text[d.end - 1] == "度"]
    return tuple(d for d in dates if d not in years or not any(f.start <= (d.end + text.startswith("の", d.end) if f.kind is Kind.EVENT else d.start) < f.end for f in found if f.kind in (Kind.EVENT, Kind.WORK)))


def _nameless(found: Found, text: str) -> bool:
    return names_nothing(text[found.start : found.end], found.kind, text[found.end : found.end + 8])


# 日本語, 日本人, 日本版, 日本一: what comes from there or is like there.
_WORD_OF_PLACE = re.compile(r"語|人(?!口|気)|系(?!統)|版|酒|製|産(?!業)|円(?![形卓])|史|式|一(?![つ部般体]|[一-鿿])|(?:標準)?時間")

# 東急 + 大井町 + 線, 北陸 + 新幹線: a line is neither where it goes nor whose it is.
_LINE = re.compile(r"(?:新幹|本)線|線(?:の?[一-鿿々ヶぁ-ゖァ-ヺー]{1,6}駅|(?=[・「、,，)） 　]|で|沿線|各))|自動車道")
_LINE_OF = re.compile(r"[ 　]?[一-鿿々ヶァ-ヺー]{1,6}?線(?![量路上下状画形引維])")
_LINES_OF = ("JR", "東急", "京急", "京王", "西武", "東武", "小田急", "相鉄", "京成", "阪急", "阪神", "南海", "近鉄", "京阪", "名鉄", "西鉄", "東京メトロ", "都営", "Osaka Metro")


_CLOCK = re.compile(r"(?:[0-9]{1,2}[:：][0-9]{2}|[0-9]{1,2}時(?:[0-9]{1,2}分|半)?)[ 　]?[(（]?$")
_GROUP_OF = re.compile(r"系(?:列)?(?:[0-9一二三四五六七八九十数]+社|の?(?:企業|会社|メーカー|ベンチャー|シンクタンク))")


def _part_of_word(found: Found, text: str) -> bool:
    """Whether a known place or law is a part of another word: オランダ + 語, 日本 + 酒, アネット・ + フランス."""
    if found.kind is Kind.LAW:
        # 特例民法 + 法人
        return found.method == "known-name" and text.startswith("法人", found.end)
    if found.kind is Kind.ORGANIZATION and _GROUP_OF.match(text, found.end):
        # NTT + 系2社: firms of that group.
        return True
    if found.kind is Kind.ORGANIZATION and found.known:
        if text.startswith("JST", found.start) and _CLOCK.search(text, max(0, found.start - 8), found.start):
            # 13:00 (JST): Japan's time, not its science agency.
            return True
        return (found.sector == "LocalGovernment" and _LINE.match(text, found.end) is not None) or (text.startswith(_LINES_OF, found.start) and _LINE_OF.match(text, found.end) is not None)
    if found.kind is not Kind.PLACE:
        return False
    if _LINE.match(text, found.end) or _WORD_OF_PLACE.match(text, found.end):
        return True
    name = re.search(r"(?<![ァ-ヺー・])([ァ-ヺー]{2,})[・＝=]$", text[max(0, found.start - 16) : found.start])
    return name is not None and "ァ" <= text[found.start] <= "ヺ" and not known(name.group(1))


def _joined_roles(roles: Sequence[Span], text: str) -> tuple[Span, ...]:
    """最高デジタル責任者(CDO)補佐官: roles with only a bracketed abbreviation between them are one."""
    joined: list[Span] = []
    for role in roles:
        if joined and role.end <= joined[-1].end:
            continue
        if text.endswith(SORTS_OF_POST, 0, role.start):
            # 理学系 + 客員 + 准教授
            role = Span(role.start - 2, role.end)
        gap = text[joined[-1].end : role.start] if joined else " "
        glossed = joined and (re.fullmatch(r"[()（）]", gap) or (not gap and text[role.start - 1] in ")）"))
        if glossed and _ABBREVIATED.search(text, joined[-1].start, role.end):
            role = Span(joined.pop().start, role.end)
        # 最高経営責任者(CEO) + の早瀬氏, CIO(Chief Information Officer) + 補佐官: with the bracket that says it in other letters.
        bracket = _GLOSS.match(text, role.end) if text[role.end : role.end + 1] in ("(", "（") and text[role.end - 1].isascii() else None
        closes = text[role.end : role.end + 1] in (")", "）") and max(text.rfind("(", role.start, role.end), text.rfind("（", role.start, role.end)) > role.start
        joined.append(Span(role.start, bracket.end() if bracket is not None else role.end + closes))
    return tuple(joined)


def _by_model(
    sentence: Sentence, recognised: Sequence[Recognised], roles: Sequence[Segment], dates: Sequence[DateMention], label: Span | None, text: str
) -> Iterator[tuple[float, Found]]:
    for item in model_mentions(sentence, recognised, roles, text, label):
        rank = _RANK_OF_MODEL if item.kind in (Kind.PERSON, Kind.PLACE) or item.confidence >= MODEL_SURE else 3
        least, high = _OVER_RULES.get(item.kind, (1.0, rank))
        rank = high if item.confidence >= least else rank
        firm = item.kind is Kind.PERSON and is_firm(text[item.start : item.end])
        if not firm and not any(d.start < item.end and item.start < d.end for d in dates):
            # A sort of thing stands only where something is said of it (settling.py).
            sure = min(item.confidence, 0.65) if is_sort(sentence, item, text) else item.confidence
            yield rank, Found(item.start, item.end, item.kind, round(sure * 0.9, 3), "model")
