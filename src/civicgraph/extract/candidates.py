"""All finders' candidates for the names of the sentences, each with how far it goes before others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from msgspec import structs

from civicgraph.extract.lexicon import lexicon
from civicgraph.extract.names.acting_bodies import find_acting_bodies
from civicgraph.extract.names.addressed_companies import find_addressed_companies, find_seated_bodies
from civicgraph.extract.names.bodies_before_posts import find_bodies_before_posts
from civicgraph.extract.names.bodies_in_brackets import find_bodies_in_brackets
from civicgraph.extract.names.counted_names import find_counted_bodies
from civicgraph.extract.names.diet_minutes import find_committee_of_minutes
from civicgraph.extract.names.districts import find_districts
from civicgraph.extract.names.formed_names import find_formed_names
from civicgraph.extract.names.introduced_people import find_introduced_people
from civicgraph.extract.names.joint_names import find_joint_names
from civicgraph.extract.names.labelled_turns import find_labelled_groups, find_labelled_people
from civicgraph.extract.names.long_names import (
    find_chosen_programmes,
    find_groups_of_purpose,
    find_kana_projects,
    find_long_names,
    find_named_committees,
    find_societies,
    firm_head,
    hiragana_head,
    place_head,
)
from civicgraph.extract.names.named_things import Thing, find_named_things
from civicgraph.extract.names.officials_abroad import find_officials_abroad
from civicgraph.extract.names.people import find_people
from civicgraph.extract.names.people_in_lists import find_names_of_row
from civicgraph.extract.names.phrase_names import find_phrase_names
from civicgraph.extract.names.plans import find_plans
from civicgraph.extract.names.titles import find_titles
from civicgraph.extract.names.told_names import find_told_names
from civicgraph.extract.names.written_names import Person, find_listed_people, opening_name
from civicgraph.extract.placed_names import LAYOUT_FINDERS, Spot
from civicgraph.extract.recognition.gazetteer import find_known, known, longest_at
from civicgraph.extract.text.found import Found
from civicgraph.extract.text.laid_out import LaidOut
from civicgraph.extract.text.segments import Part, Segment
from civicgraph.extract.text.sentences import Sentence
from civicgraph.extract.text.words import Word, is_surname
from civicgraph.knowledge import KnownEntity
from civicgraph.records import BlockKind, Byline, Kind

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
GRADUATE_SCHOOL = "graduate-school-of-university"
# Rules of names so sure that they come before what the last word of a chunk tells.
_SURE_THINGS = frozenset(
    {
        "assembly-played",
        "assembly-alone",
        "body-before-post",
        "body-in-bracket",
        "body-by-beginning",
        "body-in-counted-list",
        "body-in-hiragana",
        "body-making",
        "body-said-to-be-one",
        "body-with-seat",
        "cabinet",
        "committee-of-event",
        "company-addressed",
        "edition-of-known",
        "firm-in-latin",
        "firm-of-partners",
        "group-of-member",
        "hall-of-body",
        "hotel",
        "name-between-form-and-title",
        "numbered-gathering",
        "place-of-house",
        "place-of-land",
        "province",
        "school-of-year",
        "summit",
        "thing-awarding",
        "thing-disaster-dated",
        "thing-judged",
        "thing-of-town",
        "thing-official",
    }
)
# みどり資料館館長, みどり記念館の早瀬徹館長: a house with a head of its kind is a body.
_HEADED = re.compile(r"(?<=館)[」』]?(?:の?[ 　]?(?:副|前|元|初代)?|の[ 　]?(?P<name>[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-ゖ]{0,4}?)副?)(?:館長|学芸員)(?![一-鿿])")
_DISCIPLINE = re.compile("(?<!大)学$|論$")
_DATELINE = re.compile(r"[【〔\[]([一-鿿ヶぁ-ゖァ-ヺ]{1,6})[】〕\]][ 　]*([市町村区県])(?=[はがのと、内職議立])")

# 北浜市特別職の職員で常勤のものの給与に関する条例: the law of a town begins with the town.
_OF_TOWN = re.compile(r"[一-鿿ヶ]{1,6}[市町村区県](?!民|内|立|営)")
_ROOM = re.compile(r"(?<=[学部科院校所])([一-鿿々]{2,5})(?:研究室|ゼミナール|ゼミ)(?![一-鿿ァ-ヺ])")

Candidate = tuple[float, Found]


class Place(Spot, frozen=True, gc=False):
    """A sentence, and what was read in it and around it before names are looked for."""

    segments: Sequence[Segment]
    chunks: Sequence[Sequence[Word]]


def find_candidates(places: Sequence[Place]) -> list[list[Candidate]]:
    """What every finder finds in each sentence; of those that are as good as each other the earlier finder's come first.

    A finder goes over all sentences before the next begins: what it works with then stays in the processor's cache.
    """
    found: list[list[Candidate]] = [[] for _ in places]
    for find, ranked in _FINDERS:
        for candidates, place in zip(found, places, strict=True):
            for name in find(place):
                candidates.append(ranked(name, place.text))
    return found


def _titles(place: Place) -> Iterator[Candidate]:
    for t in find_titles(place.sentence, place.text):
        yield _RANK["title"], Found(t.start, t.end, t.kind, t.confidence, t.method, t.known, class_noun=t.class_noun)


def _has_head(house: Segment, sentence: Sentence, text: str) -> bool:
    """Whether a house's own head is named behind it: みどり会館の図書館長 is that of another."""
    headed = _HEADED.match(text, house.end)
    if headed is None or headed["name"] is None:
        return headed is not None
    return any(w.start == headed.start("name") and is_surname(w.surface) for w in sentence.words)


# 財政・土木の2部 + 長, 女性課 + 長, 役員付部 + 長, 同省 + 課長
_NO_UNIT = re.compile(r"同[市町村区県府都道省庁社局部][部課局室係]|(?:[0-9二三四五六七八九]{1,2}|女性|男性|新任|前任|歴代|若手)[部課局室係]|[^\n]*(?<!受)付[部課室]")
_OF_THE_SAME = re.compile(r"同[市町村区県府都省庁社大](?=[一-鿿ァ-ヺー]{3})")


def _segments(place: Place) -> Iterator[Candidate]:
    """What the last words of the parts of noun chunks tell."""
    text = place.text
    for s in place.segments:
        match s.part:
            case Part.BODY:
                start = firm_head(hiragana_head(s.start, place.sentence, text), s.end, place.sentence, text)
                # 駐日 + みどり共和国大使館
                start -= 2 * (text.endswith(("大使館", "領事館"), start, s.end) and text.endswith(("駐日", "在日"), 0, start))
                yield _RANK["body"], Found(start, s.end, Kind.ORGANIZATION, 0.9, "body-by-last-word", sector=s.sector)
            case Part.UNIT if text.startswith("長", s.end) and _NO_UNIT.fullmatch(text, s.start, s.end):
                pass
            case Part.UNIT:
                method = GRADUATE_SCHOOL if text[s.start : s.end] == "大学院" and not s.weak else "unit-by-last-word"
                # 同市企画政策課: the unit of the town that 同市 stands for.
                start = s.start + len(same.group()) if (same := _OF_THE_SAME.match(text, s.start, s.end)) is not None else s.start
                yield 2.3 if s.weak else _RANK["unit"], Found(start, s.end, Kind.ORGANIZATION, 0.88, method, unit=True, weak=s.weak)
            case Part.MUNICIPALITY if not _in_city(s, place.segments, text):
                yield _RANK["municipality"], Found(s.start, s.end, Kind.ORGANIZATION, 0.85, "municipality-by-last-word", sector=s.sector)
            case Part.KNOWN:
                rank = _RANK["known"] if s.known[0].kind is not Kind.CONCEPT else _RANK["concept"]
                yield rank, _known_name(s.start, s.end, s.known)
            case Part.PLACE if not s.weak and _has_head(s, place.sentence, text):
                yield _RANK["known"], Found(s.start, s.end, Kind.ORGANIZATION, 0.86, "house-with-head")
            case Part.PLACE if not s.weak:
                yield _RANK["known"], Found(place_head(s.start, place.sentence, text), s.end, Kind.PLACE, 0.8, "place-by-last-word")
            case Part.GUESS if _DISCIPLINE.search(text, s.start, s.end) is not None:
                # スポーツ心理学 + 教授
                pass
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


# Rules of names that tell the kind themselves.
_OF_THINGS: tuple[Callable[[Place], Iterable[Thing]], ...] = (
    lambda place: find_named_things(place.sentence, place.text, place.segments, place.chunks),
    lambda place: find_addressed_companies(place.sentence, place.text),
    lambda place: find_seated_bodies(place.sentence, place.text),
    lambda place: find_acting_bodies(place.sentence, place.text),
    lambda place: find_formed_names(place.sentence, place.text),
    lambda place: find_districts(place.text, place.chunks),
    lambda place: find_told_names(place.sentence, place.text),
    lambda place: find_counted_bodies(place.sentence, place.text),
    lambda place: find_labelled_groups(place.sentence, place.text),
    lambda place: find_bodies_before_posts(place.sentence, place.text, place.segments),
    lambda place: find_bodies_in_brackets(place.sentence.start, place.sentence.end, place.text),
    lambda place: find_committee_of_minutes(place.sentence, place.text),
)


def _thing(thing: Thing, text: str) -> Candidate:
    # 株式会社みどり: the form tells the sector.
    sector = lexicon().sector_of_form(text[thing.start : thing.end]) if thing.kind is Kind.ORGANIZATION else ""
    sector = {"company-addressed": "Company", "school-of-year": "Academia"}.get(thing.method, sector)
    rank = _RANK["law"] + 0.2 * (_OF_TOWN.match(text, thing.start, thing.end) is not None) if thing.kind is Kind.LAW else 6.6 if thing.method == "committee-of-title" else 5.5 if thing.method in _SURE_THINGS else _RANK["thing"]
    return rank, Found(thing.start, thing.end, thing.kind, thing.confidence, thing.method, sector=sector)


def _bracketed(place: Place) -> Iterator[Candidate]:
    """情報通信技術(IT)総合戦略室, 日本維新の会: known names with a bracket or a particle inside, which parts the nouns around it."""
    sentence, text = place.sentence, place.text
    said = text[sentence.start : sentence.end]
    if "の会" in said or "の党" in said:
        for named in find_known(sentence.words, text):
            if "の" in text[named.start : named.end]:
                yield _RANK["known"] + 1, _known_name(named.start, named.end, named.entities)
    opening = text.find("(", sentence.start, sentence.end)
    starts = [w.start for w in sentence.words] if opening != -1 else []
    ends = {w.end for w in sentence.words} if opening != -1 else set()
    while opening != -1:
        near = starts[bisect_left(starts, opening - 16) : bisect_left(starts, opening)]
        for hit in (longest_at(text, start, ends) for start in near):
            if hit is not None and hit.end > opening:
                yield _RANK["known"] + 1, _known_name(hit.start, hit.end, hit.entities)
        opening = text.find("(", opening + 1, sentence.end)


def _known_name(start: int, end: int, found: tuple[KnownEntity, ...]) -> Found:
    return Found(start, end, found[0].kind, 0.95, "known-name", found, found[0].sector or "", found[0].subtype == "org:OrganizationalUnit")


def _datelines(place: Place) -> Iterator[Candidate]:
    """【早瀬】市は…: what the paragraph calls 市 is named in the bracket before."""
    match = _DATELINE.match(place.text, place.sentence.start, place.sentence.end)
    found = known(match.group(1) + match.group(2)) if match is not None else ()
    if match is not None and found:
        yield 6, Found(*match.span(1), found[0].kind, 0.93, "dateline", found, found[0].sector or "")


def _long_names(place: Place) -> Iterator[Candidate]:
    """Names with clauses or several names in them, and such as are told by how a group, a plan or a project is named."""
    sentence, text = place.sentence, place.text
    for joint in find_joint_names(sentence, text):
        yield 5.5, Found(joint.start, joint.end, Kind.ORGANIZATION, 0.9, "joint-name", joint.known, "LocalGovernment")
    for plan in find_plans(sentence, text):
        yield _RANK["thing"], plan
    for long in find_long_names(sentence, text):
        yield 6.1, Found(*long.span, long.kind, 0.9, "name-with-clause")
    for group in find_groups_of_purpose(sentence, text):
        yield 6.1, Found(*group, Kind.ORGANIZATION, 0.85, "group-of-purpose", sector="CivilSociety")
    for committee in find_named_committees(sentence, text) if "委員会" in text[sentence.start : sentence.end] else ():
        yield 6.1, Found(*committee, Kind.ORGANIZATION, 0.85, "committee-of-event", sector="CivilSociety")
    for phrase in find_phrase_names(sentence, text):
        yield 6.2, Found(*phrase, Kind.ORGANIZATION, 0.85, "body-by-phrase", sector="Company" if text.endswith("会社", *phrase) else "CivilSociety")
    for society in find_societies(sentence, text):
        yield 6.1, Found(*society, Kind.ORGANIZATION, 0.8, "society-of", sector="CivilSociety")
    for project in chain(find_kana_projects(sentence, text), find_chosen_programmes(sentence, text)):
        yield 5.5, Found(*project, Kind.PROJECT, 0.78, "project-in-kana")


def _people(place: Place) -> Iterator[Candidate]:
    sentence, text = place.sentence, place.text
    rooms = [m for m in _ROOM.finditer(text, sentence.start, sentence.end) if is_surname(m[1]) or any(is_surname(m[1][:n]) for n in (1, 2, 3))] if "研究室" in text[sentence.start : sentence.end] or "ゼミ" in text[sentence.start : sentence.end] else []
    for room in rooms:
        # 北斗大学 + 早瀬徹研究室: named after whoever leads it.
        yield 4.2, Found(*room.span(), Kind.ORGANIZATION, 0.86, "unit-by-last-word", unit=True)
    for person in chain(find_people(sentence, text, place.segments), find_introduced_people(sentence, text)):
        # 早瀬 翔選手（みどり大学）, 三枝氏: what somebody is called is no part of the name.
        called = 1 if text[person.end - 1] == "氏" else 2 if text.endswith("選手", person.start, person.end) else 0
        honoured = called and person.end - person.start > called + 1
        yield _person(structs.replace(person, end=person.end - called) if honoured else person)


def _people_in_lists(place: Place) -> Iterator[Candidate]:
    sentence, block, text = place.sentence, place.document.blocks[place.sentence.block], place.text
    if block.kind in (BlockKind.ROW, BlockKind.ITEM, BlockKind.BYLINE):
        yield from map(_person, find_listed_people(text, sentence.start, sentence.end))
    elif sentence.start <= block.start and any(s.part in _TELLING for s in place.segments):
        opening = opening_name(text, block.start, sentence.end)
        yield from [_person(opening)] if opening is not None else ()
    for person in chain(find_names_of_row(sentence.start, sentence.end, text), find_labelled_people(sentence, text), find_officials_abroad(sentence.start, sentence.end, text)):
        yield _person(person, _RANK["person"] + 1.5)


def _person(person: Person, rank: float = _RANK["person"]) -> Candidate:
    return rank, Found(person.start, person.end, Kind.PERSON, person.confidence, person.method)


def _placed(name: LaidOut, text: str) -> Candidate:
    sector = lexicon().sector_of_form(text[name.span.start : name.span.end]) if name.kind is Kind.ORGANIZATION else ""
    return name.rank, Found(*name.span, name.kind, name.confidence, name.method, sector=sector)


def _bylines(place: Place) -> Iterator[Candidate]:
    for byline in place.document.bylines:
        inside = place.sentence.start <= byline.start and byline.end <= place.sentence.end
        if inside and not any(s.start < byline.end and byline.start < s.end and s.part in _BODIES for s in place.segments):
            yield _RANK["person-in-byline"], Found(byline.start, _name_end(byline, place.text), Kind.PERSON, 0.9, "person-in-byline")


def _name_end(byline: Byline, text: str) -> int:
    """Where the name in a byline ends, before a title after a slash (早瀬理沙／編集長)."""
    slash = re.search(r"[ 　]*[/／]", text[byline.start : byline.end])
    return byline.start + slash.start() if slash and slash.start() > 1 else byline.end


def _as_found(candidate: Candidate, _: str) -> Candidate:
    return candidate


# Each finder, and how what it finds becomes a candidate.
_FINDERS: tuple[tuple[Callable[[Place], Iterable[Any]], Callable[[Any, str], Candidate]], ...] = (
    *((find, _as_found) for find in (_titles, _segments)),
    *((find, _thing) for find in _OF_THINGS),
    *((find, _as_found) for find in (_bracketed, _datelines, _long_names, _people, _people_in_lists)),
    *((find, _placed) for find in LAYOUT_FINDERS),
    (_bylines, _as_found),
)
