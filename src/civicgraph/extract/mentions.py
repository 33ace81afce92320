"""All finders' candidates for a document, and the mentions that remain when they overlap."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from civicgraph.dates import DateMention, find_dates
from civicgraph.extract.choice import MODEL_SURE, chosen_of
from civicgraph.extract.headlines import find_laid_out
from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names import people as people_finder
from civicgraph.extract.names.acting_bodies import find_acting_bodies
from civicgraph.extract.names.chunks import noun_chunks, segment
from civicgraph.extract.names.common_nouns import names_nothing
from civicgraph.extract.names.counted_names import find_counted_bodies
from civicgraph.extract.names.districts import find_districts, with_parts_of_houses
from civicgraph.extract.names.formed_names import find_formed_names
from civicgraph.extract.names.fragments import is_fragment, with_joined
from civicgraph.extract.names.given_tails import with_given_tails
from civicgraph.extract.names.halls import with_halls
from civicgraph.extract.names.handles import is_firm
from civicgraph.extract.names.inner_names import with_inner_names, with_towns
from civicgraph.extract.names.introduced_people import find_introduced_people
from civicgraph.extract.names.joint_names import find_joint_names
from civicgraph.extract.names.labelled_turns import find_labelled_groups, find_labelled_people
from civicgraph.extract.names.long_names import (
    find_chosen_programmes,
    find_groups_of_purpose,
    find_kana_projects,
    find_long_names,
    find_societies,
    hiragana_head,
)
from civicgraph.extract.names.meetings_held import with_meetings_held
from civicgraph.extract.names.name_columns import with_name_columns
from civicgraph.extract.names.name_edges import SORTS_OF_POST, trimmed
from civicgraph.extract.names.named_things import find_named_things
from civicgraph.extract.names.occasions import with_occasions, without_editions
from civicgraph.extract.names.parted_labels import with_parted_labels
from civicgraph.extract.names.people_in_lists import find_names_of_row
from civicgraph.extract.names.plans import find_plans
from civicgraph.extract.names.said_again import with_names_said_again
from civicgraph.extract.names.surname_units import with_parted_surnames
from civicgraph.extract.names.titles import find_titles
from civicgraph.extract.names.told_names import find_told_names
from civicgraph.extract.names.written_names import find_listed_people, opening_name
from civicgraph.extract.recognition.gaps import has_gap
from civicgraph.extract.recognition.gazetteer import Hit, known, longest_at
from civicgraph.extract.recognition.model_mentions import model_mentions
from civicgraph.extract.recognition.recogniser import Recognised, recognise
from civicgraph.extract.text.columns import headers
from civicgraph.extract.text.datelines import dateline, year_named
from civicgraph.extract.text.found import Found, Reading
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence, read_sentences
from civicgraph.extract.text.words import Word
from civicgraph.names import fold
from civicgraph.records import BlockKind, Byline, Document, Kind, Span

# How far each family of finder is trusted when two overlap: higher wins, then the longer, then the earlier.
_RANK = {
    "title": 6,
    "law": 6,
    "person-in-byline": 6,
    "known": 5,
    "body": 5,
    "unit": 5,
    "municipality": 4,
    "person": 4,
    "thing": 4,
    "concept": 3.8,
}
_BODIES = (Part.BODY, Part.UNIT, Part.MUNICIPALITY, Part.KNOWN)
_TELLING = (*_BODIES, Part.ROLE)
_RANK_OF_MODEL = 3.5
_GRADUATE_SCHOOL = "graduate-school-of-university"


_ABBREVIATED = re.compile(r"[(（][A-Za-z]{2,6}(?:[)）]|$)|[A-Za-z]{2,6}[(（]")
# Web addresses, the targets of links, mail addresses and hash tags hold no names.
_ADDRESS = re.compile(r"https?://[!-~]+|(?<=\])\([^()\s]*\)|(?<=\])\[[0-9a-f]{6,}\]|www\.[!-~]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|(?<![A-Za-z0-9])[#＃](?!\d+(?![A-Za-z0-9_]))[A-Za-z0-9_]+")


# Rules of names so sure that they come before what the last word of a chunk tells.
_SURE_THINGS = frozenset(
    {
        "assembly-alone",
        "body-by-beginning",
        "body-in-counted-list",
        "body-in-hiragana",
        "cabinet",
        "committee-of-event",
        "company-addressed",
        "edition-of-known",
        "firm-of-partners",
        "group-of-member",
        "hall-of-body",
        "hotel",
        "law-by-its-form",
        "name-between-form-and-title",
        "numbered-gathering",
        "place-of-house",
        "place-of-land",
        "province",
        "summit",
        "thing-awarding",
        "thing-disaster-dated",
    }
)
_DATELINE = re.compile(r"[【〔\[]([一-鿿ヶぁ-ゖァ-ヺ]{1,6})[】〕\]][ 　]*([市町村区県])(?=[はがのと、内職議立])")


def read_mentions(document: Document) -> list[Reading]:
    """Every sentence of a document with its mentions, roles and dates; offsets into `document.text`."""
    text = fold(document.text)
    day = document.date or dateline(document, text)
    dates = find_dates(text, reference=day, year=None if day else year_named(document, text))
    tables = with_name_columns(headers(document, text), document, text)
    begins = [d.start for d in dates]
    sentences = read_sentences(document)
    ruled = []
    for sentence in sentences:
        # A date may go on over the cells of a row: 1961年 | 昭和36年 | 9月.
        row = document.blocks[sentence.block].kind is BlockKind.ROW
        here = dates[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)] if dates else ()
        inside = tuple(d for d in here if d.end <= sentence.end or row)
        ruled.append(_by_rules(document, sentence, inside, tables.get(sentence.block, {}), text))
    asked = [s.tokens if has_gap(s.tokens, [(f.start, f.end) for rank, f in r.candidates if rank > _RANK_OF_MODEL]) else () for s, r in zip(sentences, ruled, strict=True)]
    readings = [_reading(document, s, r, names, text) for s, r, names in zip(sentences, ruled, recognise(asked, text), strict=True)]
    readings = with_parted_labels(with_meetings_held(readings, text), text)
    return with_names_said_again(with_towns(with_given_tails(with_parted_surnames(readings, text), text), text), text)


class _Ruled(NamedTuple):
    """What rules and knowledge find in a sentence: candidates by rank, and the roles and dates beside them."""

    candidates: list[tuple[float, Found]]
    roles: list[Segment]
    dates: tuple[DateMention, ...]
    addresses: list[tuple[int, int]]


def _by_rules(document: Document, sentence: Sentence, dates: tuple[DateMention, ...], header: dict[int, str], text: str) -> _Ruled:
    chunks = list(noun_chunks(sentence.words, [(d.start, d.end) for d in dates]))
    segments = [s for chunk in chunks for s in segment(chunk, text)]
    # Dates part the chunks of segments, not those in which things are named (令和5年度みどり会議).
    whole = list(noun_chunks(sentence.words)) if dates else chunks
    addresses = [m.span() for m in _ADDRESS.finditer(text, sentence.start, sentence.end)]
    candidates = _tenable(_candidates(document, sentence, text, segments, whole, dates, header), addresses, text)
    spelt = {c.end for _, c in candidates if c.method == "person-with-romaji"}
    if spelt:
        # (Yoshiyuki Nanahara) after the name is its spelling.
        candidates = [(rank, c) for rank, c in candidates if not spelt & {c.start - 1, c.start - 2}]
    return _Ruled(candidates, [s for s in segments if s.part is Part.ROLE], dates, addresses)


def _tenable(candidates: Iterable[tuple[float, Found]], addresses: Sequence[tuple[int, int]], text: str) -> list[tuple[float, Found]]:
    """The candidates that may be names, without what is no part of them."""
    cut = [(rank, c) for rank, candidate in candidates if (c := trimmed(candidate, text)) is not None]
    return [
        (rank, c)
        for rank, c in cut
        if not any(start < c.end and c.start < end for start, end in addresses)
        and (c.known or c.method == _GRADUATE_SCHOOL or not _nameless(c, text))
        and not (c.kind is Kind.PERSON and "*" in text[c.start : c.end])
        and not _part_of_word(c, text)
        and not is_fragment(c, text)
    ]


def _reading(document: Document, sentence: Sentence, ruled: _Ruled, recognised: Sequence[Recognised], text: str) -> Reading:
    """A sentence with the best of its candidates."""
    candidates, segments, dates, addresses = ruled
    label = document.blocks[sentence.block].label
    candidates = candidates + _tenable(_by_model(sentence, recognised, segments, dates, label, text), addresses, text)
    chosen = with_inner_names(with_parts_of_houses(with_joined(chosen_of(candidates, text), text), text), sentence, text)
    chosen = with_halls(with_occasions(chosen, document, sentence, dates, text), sentence, text)
    roles = _joined_roles([Span(s.start, s.end) for s in segments], text)
    roles = tuple(r for r in roles if not any(f.start <= r.start and r.end <= f.end for f in chosen))
    # 早瀬 徹 + 取締役社長: the given name is no part of the title.
    # ... nor is the 会 of みどりの会 + 代表.
    ends = {r.start: f.end for r in roles for f in chosen if f.start < r.start < f.end < r.end and (f.kind is Kind.PERSON or f.method == "society-of" or (f.kind is Kind.ORGANIZATION and r.end > f.end + 1))}
    roles = tuple(Span(ends.get(r.start, r.start), r.end) for r in roles)
    return Reading(sentence, chosen, roles, without_editions(dates, chosen, text))


def _known_with_brackets(sentence: Sentence, text: str) -> Iterator[Hit]:
    """情報通信技術(IT)総合戦略室: known names with a bracket inside, at which the nouns around it are parted."""
    opening = text.find("(", sentence.start, sentence.end)
    starts = [w.start for w in sentence.words] if opening != -1 else []
    ends = {w.end for w in sentence.words} if opening != -1 else set()
    while opening != -1:
        near = starts[bisect_left(starts, opening - 16) : bisect_left(starts, opening)]
        hits = (longest_at(text, start, ends) for start in near)
        yield from (hit for hit in hits if hit is not None and hit.end > opening)
        opening = text.find("(", opening + 1, sentence.end)


def _nameless(found: Found, text: str) -> bool:
    return names_nothing(text[found.start : found.end], found.kind, text[found.end : found.end + 8])


# 日本語, 日本人, 日本版, 日本一: what comes from there or is like there.
_WORD_OF_PLACE = re.compile(r"語|人(?!口|気)|系(?!統)|版|酒|製|産(?!業)|円(?![形卓])|史|式|一(?![つ部般体]|[一-鿿])|(?:標準)?時間")


def _part_of_word(found: Found, text: str) -> bool:
    """Whether a known place or law is a part of another word: オランダ + 語, 日本 + 酒, アネット・ + フランス."""
    if found.kind is Kind.LAW:
        # 特例民法 + 法人
        return found.method == "known-name" and text.startswith("法人", found.end)
    if found.kind is not Kind.PLACE:
        return False
    if _WORD_OF_PLACE.match(text, found.end):
        return True
    name = re.search(r"(?<![ァ-ヺー・])([ァ-ヺー]{2,})[・＝=]$", text[max(0, found.start - 16) : found.start])
    return name is not None and "ァ" <= text[found.start] <= "ヺ" and not known(name.group(1))


def _joined_roles(roles: Sequence[Span], text: str) -> tuple[Span, ...]:
    """最高デジタル責任者(CDO)補佐官: roles with only a bracketed abbreviation between them are one."""
    joined: list[Span] = []
    for role in roles:
        if text.endswith(SORTS_OF_POST, 0, role.start):
            # 理学系 + 客員 + 准教授
            role = Span(role.start - 2, role.end)
        gap = text[joined[-1].end : role.start] if joined else " "
        if joined and re.fullmatch(r"[()（）]", gap) and _ABBREVIATED.search(text, joined[-1].start, role.end):
            joined[-1] = Span(joined[-1].start, role.end)
        else:
            joined.append(role)
    return tuple(joined)


def _candidates(
    document: Document,
    sentence: Sentence,
    text: str,
    segments: Sequence[Segment],
    chunks: Sequence[Sequence[Word]],
    dates: Sequence[DateMention],
    header: dict[int, str],
) -> Iterator[tuple[float, Found]]:
    for title in find_titles(sentence, text):
        yield (
            _RANK["title"],
            Found(title.start, title.end, title.kind, title.confidence, title.method, title.known, class_noun=title.class_noun),
        )
    yield from _from_segments(segments, sentence, text)
    for thing in itertools.chain(find_named_things(sentence, text, segments, chunks), find_acting_bodies(sentence, text), find_formed_names(sentence, text), find_districts(text, chunks), find_told_names(sentence, text), find_counted_bodies(sentence, text), find_labelled_groups(sentence, text)):
        rank = 5.5 if thing.method in _SURE_THINGS else _RANK["thing"]
        # 株式会社みどり: the form tells the sector.
        sector = lexicon().sector_of_form(text[thing.start : thing.end]) if thing.kind is Kind.ORGANIZATION else ""
        yield rank, Found(thing.start, thing.end, thing.kind, thing.confidence, thing.method, sector=sector)
    for hit in _known_with_brackets(sentence, text):
        yield _RANK["known"] + 1, Found(hit.start, hit.end, hit.entities[0].kind, 0.95, "known-name", hit.entities, hit.entities[0].sector or "", hit.entities[0].subtype == "org:OrganizationalUnit")
    if (dateline := _DATELINE.match(text, sentence.start, sentence.end)) is not None:
        # 【早瀬】市は…: what the paragraph calls 市 is named in the bracket before.
        found = known(dateline.group(1) + dateline.group(2))
        if found:
            yield 6, Found(*dateline.span(1), found[0].kind, 0.93, "dateline", found, found[0].sector or "")
    for joint in find_joint_names(sentence, text):
        yield 5.5, Found(joint.start, joint.end, Kind.ORGANIZATION, 0.9, "joint-name", joint.known, "LocalGovernment")
    for plan in find_plans(sentence, text):
        yield _RANK["thing"], plan
    for long in find_long_names(sentence, text):
        yield 6.1, Found(*long.span, long.kind, 0.9, "name-with-clause")
    for group in find_groups_of_purpose(sentence, text):
        yield 6.1, Found(*group, Kind.ORGANIZATION, 0.85, "group-of-purpose", sector="CivilSociety")
    for society in find_societies(sentence, text):
        yield 6.1, Found(*society, Kind.ORGANIZATION, 0.8, "society-of", sector="CivilSociety")
    for project in itertools.chain(find_kana_projects(sentence, text), find_chosen_programmes(sentence, text)):
        yield 5.5, Found(*project, Kind.PROJECT, 0.78, "project-in-kana")
    for person in itertools.chain(people_finder.find_people(sentence, text, segments), find_introduced_people(sentence, text)):
        end = person.end - 1 if text[person.end - 1] == "氏" and person.end - person.start > 2 else person.end
        yield _RANK["person"], Found(person.start, end, Kind.PERSON, person.confidence, person.method)
    block = document.blocks[sentence.block]
    if block.kind in (BlockKind.ROW, BlockKind.ITEM, BlockKind.BYLINE):
        for person in find_listed_people(text, sentence.start, sentence.end):
            yield (
                _RANK["person"],
                Found(person.start, person.end, Kind.PERSON, person.confidence, person.method),
            )
    elif sentence.start <= block.start and any(s.part in _TELLING for s in segments):
        opening = opening_name(text, block.start, sentence.end)
        if opening is not None:
            yield _RANK["person"], Found(opening.start, opening.end, Kind.PERSON, opening.confidence, opening.method)
    for person in itertools.chain(find_names_of_row(sentence.start, sentence.end, text), find_labelled_people(sentence, text)):
        yield _RANK["person"] + 1.5, Found(person.start, person.end, Kind.PERSON, person.confidence, person.method)
    for laid_out in find_laid_out(document, sentence, dates, header, text):
        yield laid_out.rank, Found(*laid_out.span, laid_out.kind, laid_out.confidence, laid_out.method)
    for byline in document.bylines:
        if not (sentence.start <= byline.start and byline.end <= sentence.end):
            continue
        if not any(s.start < byline.end and byline.start < s.end and s.part in _BODIES for s in segments):
            yield (
                _RANK["person-in-byline"],
                Found(byline.start, _name_end(byline, text), Kind.PERSON, 0.9, "person-in-byline"),
            )


def _by_model(
    sentence: Sentence, recognised: Sequence[Recognised], roles: Sequence[Segment], dates: Sequence[DateMention], label: Span | None, text: str
) -> Iterator[tuple[float, Found]]:
    for item in model_mentions(sentence, recognised, roles, text, label):
        rank = _RANK_OF_MODEL if item.kind in (Kind.PERSON, Kind.PLACE) or item.confidence >= MODEL_SURE else 3
        firm = item.kind is Kind.PERSON and is_firm(text[item.start : item.end])
        if not firm and not any(d.start < item.end and item.start < d.end for d in dates):
            yield rank, Found(item.start, item.end, item.kind, round(item.confidence * 0.9, 3), "model")


def _name_end(byline: Byline, text: str) -> int:
    """Where the name in a byline ends, before a title after a slash (早瀬理沙／編集長)."""
    slash = re.search(r"[ 　]*[/／]", text[byline.start : byline.end])
    return byline.start + slash.start() if slash and slash.start() > 1 else byline.end


def _from_segments(segments: Sequence[Segment], sentence: Sentence, text: str) -> Iterator[tuple[float, Found]]:
    for s in segments:
        if s.part is Part.REST:
            continue
        match s.part:
            case Part.BODY:
                start = hiragana_head(s.start, sentence, text)
                yield (
                    _RANK["body"],
                    Found(start, s.end, Kind.ORGANIZATION, 0.9, "body-by-last-word", sector=s.sector),
                )
            case Part.UNIT:
                method = _GRADUATE_SCHOOL if text[s.start : s.end] == "大学院" and not s.weak else "unit-by-last-word"
                yield (
                    2.3 if s.weak else _RANK["unit"],
                    Found(s.start, s.end, Kind.ORGANIZATION, 0.88, method, unit=True, weak=s.weak),
                )
            case Part.MUNICIPALITY if not _in_city(s, segments, text):
                yield (
                    _RANK["municipality"],
                    Found(s.start, s.end, Kind.ORGANIZATION, 0.85, "municipality-by-last-word", sector=s.sector),
                )
            case Part.KNOWN:
                kind = s.known[0].kind
                unit = s.known[0].subtype == "org:OrganizationalUnit"
                yield (
                    _RANK["known"] if kind is not Kind.CONCEPT else _RANK["concept"],
                    Found(s.start, s.end, kind, 0.95, "known-name", s.known, s.known[0].sector or "", unit),
                )
            case Part.PLACE if not s.weak:
                yield _RANK["known"], Found(s.start, s.end, Kind.PLACE, 0.8, "place-by-last-word")
            case Part.GUESS:
                yield 2.5, Found(s.start, s.end, Kind.ORGANIZATION, 0.7, "body-before-title")
            case Part.LAW:
                yield _RANK["law"], Found(s.start, s.end, Kind.LAW, 0.9, "law-by-last-word")
            case _:
                pass


def _in_city(segment: Segment, segments: Sequence[Segment], text: str) -> bool:
    """北区 + 早瀬町: what ends like a town right after a city's or ward's name is a quarter of it."""
    before = next((s for s in segments if s.end == segment.start), None)
    city = before is not None and before.part in (Part.KNOWN, Part.MUNICIPALITY) and text[before.end - 1] in "市区"
    return city and text[segment.end - 1] in "町村"
