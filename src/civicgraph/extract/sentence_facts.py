"""What the sentences of a document say, one after another, each in the light of those before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct, structs

from civicgraph.extract.affiliation_statements import as_statements
from civicgraph.extract.bodies.sister_cities import find_sister_cities
from civicgraph.extract.clauses.addressed import both_speakers, spoken_of
from civicgraph.extract.clauses.adjacent import find_adjacent
from civicgraph.extract.clauses.chronicle_lines import is_entry
from civicgraph.extract.clauses.context import Context, advance, enter
from civicgraph.extract.clauses.founded_as import find_founded_as
from civicgraph.extract.clauses.investors import find_investors
from civicgraph.extract.clauses.money_told import find_money_told
from civicgraph.extract.clauses.page_subjects import portrayed
from civicgraph.extract.clauses.relations import find_relations
from civicgraph.extract.clauses.run_by import find_run_by
from civicgraph.extract.clauses.subsidiaries import find_subsidiaries
from civicgraph.extract.clauses.undertakings import find_done_with, find_members, find_undertaken
from civicgraph.extract.events.field_keys import rule_of
from civicgraph.extract.events.fields import is_field
from civicgraph.extract.events.own_part import find_own_part
from civicgraph.extract.events.parts import find_parts
from civicgraph.extract.events.programme import is_scheduled
from civicgraph.extract.layouts.listed_documents import find_listed_documents
from civicgraph.extract.layouts.personnel_lines import find_listed_posts, is_listed, is_personnel_news, owner_told
from civicgraph.extract.resolved import ResolvedDocument
from civicgraph.extract.roles.affiliations import find_affiliations
from civicgraph.extract.roles.elected import whose_meeting
from civicgraph.extract.roles.offices import is_post_line, name_alone
from civicgraph.extract.roles.past_posts import over_by
from civicgraph.extract.roles.posts import Affiliation, Around, by_ending, sort_of
from civicgraph.extract.text.lines import body_named, key_of_line
from civicgraph.extract.text.resolution import (
    Ref,
    ResolvedReading,
    with_first_person,
    with_ourselves,
    without_towns_of_bodies,
)
from civicgraph.records import Block, BlockKind, Kind, Predicate, Statement

_SETS_UP = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?[」』]?を(?:共同で|新たに|正式に)?(?:設立|新設|創設|結成|発足|設置|立ち上げ)")


_OF_OTHERS = (Predicate.FUNDER, Predicate.SPONSOR, Predicate.PARTICIPANT, Predicate.PARTNER, Predicate.LOCATION)


class _Before(Struct, frozen=True, gc=False):
    """What the sentences so far leave for the next: the body whose office is spoken of, the name that stands above a post, the body
    and the person named last, the body said to be set up, and the body of a card.
    """

    office: Ref | None = None
    above: Ref | None = None
    body: Ref | None = None
    person: Ref | None = None
    set_up: Ref | None = None
    card: Ref | None = None


def find_in_sentences(resolved: ResolvedDocument) -> tuple[list[Statement], Context]:
    """What each sentence says, in the light of those before it; and what they make the subject of talk at the end."""
    document, resolution, text, context, town, local, staff_of, stacked = resolved
    municipalities = by_ending([town], local, text) if town is not None else {}
    weights = Counter(r.entity for reading in resolution.readings for r in reading.refs)
    sorts = {e.id: sort_of(e) for e in resolution.entities.values() if e.kind is Kind.ORGANIZATION}
    speakers = both_speakers(document, resolution)
    portrait = portrayed(document, resolution)
    several = sum(e.kind is Kind.PERSON for e in resolution.entities.values()) > 1
    over = over_by(document, resolution, text)
    issuer = Ref(0, 0, context.owner, Kind.ORGANIZATION, 0.7) if context.owner else None
    found: list[Statement] = []
    news = is_personnel_news(document, text)
    of_staff = "人事" in text or "▽" in text
    before = _Before()
    line: tuple[ResolvedReading, ...] = ()
    meeting: Ref | None = None
    for number, sentences in groupby(resolution.readings, key=lambda reading: reading.sentence.block):
        above, line, block = line, tuple(sentences), document.blocks[number]
        before = _at_line(before, above, resolved)
        before = structs.replace(before, card=body_named(block, line[0].refs, text) or (before.card if block.label is not None else None))
        context = enter(context, block, line[0], text)
        meeting = None if block.kind in (BlockKind.HEADING, BlockKind.TURN) else meeting
        prose = _is_prose(block, text)
        if block.kind in (BlockKind.HEADING, BlockKind.TURN):
            context = structs.replace(context, host=resolved.context.host if _is_hosts(block, line, resolved.context.host) else None)
        speaker = context.subject if block.kind is BlockKind.TURN else None
        if prose:
            found.extend(find_run_by(line, context.thing, text))
        near: Ref | None = None
        met: Ref | None = None
        for reading in line:
            reading = with_first_person(reading, speaker) if speaker is not None else with_ourselves(reading, context.host, text)
            if not (reading.refs or reading.dates or reading.roles or context.date):
                # Nothing is named, and no day stands over it: nothing is said of anything.
                continue
            meeting = whose_meeting(reading, context.host, text) or meeting
            subject = context.subject or (before.person if before.person is not None and before.person.entity == portrait else None)
            if number in stacked.posts or (before.above is None and portrait is None and several and context.card is None and is_post_line((reading,), text)):
                # In a list of people a bare post is of whoever is named on the line above it, or of nobody named before.
                subject = None
            around = Around(
                before.card or context.topics.get("Organization"),
                subject,
                before.body,
                before.card or issuer,
                municipalities,
                local,
                before.office,
                sorts,
                speaker,
                before.above,
                before.set_up,
                near,
                met,
                meeting,
                Ref(0, 0, staff_of, Kind.ORGANIZATION, 0.7) if staff_of is not None and (news or "異動" in text) else None,
                news,
                over,
            )
            listed = is_listed(reading, text)
            staff_of = (owner_told(reading, text) if of_staff else None) or staff_of
            affiliations = list(find_listed_posts(reading, staff_of, text) if listed else find_affiliations(reading, text, around))
            found.extend(as_statements(affiliations))
            before = _after(before, reading, affiliations, text)
            found.extend(find_listed_documents(document, reading, resolution, text))
            found.extend(find_adjacent(reading, resolution, text, context.subject))
            found.extend(find_parts(reading, text))
            found.extend(find_own_part(reading, context.card or context.about, context.host, text))
            found.extend(find_sister_cities(reading, town, text))
            found.extend(find_investors(reading, context.subject or context.host or context.topics.get("Organization"), text))
            if prose:
                found.extend(find_subsidiaries(reading, context.subject, context.host, resolution.entities, text))
                found.extend(find_money_told(reading, text))
                found.extend(find_founded_as(reading, context.topics.get("Organization"), text))
                said, about = spoken_of(reading, context, block, speakers, text)
                about = structs.replace(about, topics={}, subject=None) if about.date is not None and is_entry(block, text) else about
                found.extend(find_relations(said, resolution, about, text))
                found.extend(find_undertaken(reading, context.undertaking, text))
                found.extend(find_done_with(reading, context.undertaking, text))
                found.extend(find_members(reading, context.undertaking, context.topics.get(Kind.PROJECT), text))
            elif context.date is not None and block.kind is BlockKind.ROW:
                # 2012年 …を開始: a line of a chronicle speaks of nothing that the lines before it named.
                found.extend(find_relations(reading, resolution, structs.replace(context, topics={}, main_event=None), text))
            context = advance(context, reading, text)
            near = next((r for r in reversed(reading.refs) if r.kind is Kind.ORGANIZATION and not r.unit), near)
            met = next((r for r in reversed(reading.refs) if r.kind is Kind.PERSON), met)
            for ending, ref in by_ending(without_towns_of_bodies(reading.refs), local, text).items():
                # A town named in passing is not whose mayor is spoken of.
                if 2 * weights[ref.entity] > weights[municipalities.get(ending, ref).entity]:
                    municipalities[ending] = ref
    return found, context


def _at_line(before: _Before, above: Sequence[ResolvedReading], resolved: ResolvedDocument) -> _Before:
    """What holds for a line, whose line above is given by its sentences."""
    document, text, stacked = resolved.document, resolved.text, resolved.stacked
    number = above[0].sentence.block if above else None
    # 助成：北浜財団, and below it 担当：早瀬: who pays or helps is not whose staff that is.
    rule = rule_of(key_of_line(document.blocks[number], text)) if number is not None else None
    office = None if rule is not None and rule.predicate in _OF_OTHERS else _office(above, text) or (before.office if _is_staff(above, text) else None)
    # What stands in a row of a table is of that row, and whoever stands below his post has it there.
    if number is not None and (document.blocks[number].kind is BlockKind.ROW or number in stacked.over):
        name = None
    else:
        name = name_alone(above, text) or (before.above if is_post_line(above, text) else None)
    return structs.replace(before, office=office, above=name, set_up=None)


_IS_HEADED = re.compile(r"(?:会長|委員長|座長|部会長|理事長|議長|代表)は、?(?:[^、。はがを]{0,12}の)?$")


def _after(before: _Before, reading: ResolvedReading, affiliations: Sequence[Affiliation], text: str) -> _Before:
    """What holds after a sentence."""
    if not reading.refs:
        return before
    body = next((r for r in reading.refs if affiliations and r.entity == affiliations[-1].body), before.body)
    if body is not None and _IS_HEADED.search(text, reading.sentence.start, body.start):
        # 会長は北斗大学の早瀬徹教授。副会長は…: of the one that is spoken of, and not of the university.
        body = None
    set_up = next((r for r in reversed(reading.refs) if r.kind is Kind.ORGANIZATION and _SETS_UP.match(text, r.end)), before.set_up)
    person = next((r for r in reversed(reading.refs) if r.kind is Kind.PERSON), before.person)
    return structs.replace(before, body=body, set_up=set_up, person=person)


def _office(line: Sequence[ResolvedReading], text: str) -> Ref | None:
    """The body that a line without a sentence ends with, as lines above 担当：… do."""
    bodies = [r for reading in line for r in reading.refs if r.kind is Kind.ORGANIZATION]
    if not bodies or any("。" in text[reading.sentence.start : reading.sentence.end] for reading in line):
        return None
    return bodies[-1]


def _is_staff(line: Sequence[ResolvedReading], text: str) -> bool:
    """Whether a line holds nothing but somebody's post and name (課長 早瀬 徹), so that the next is of the same office."""
    if not any(reading.roles for reading in line) or not any(r.kind is Kind.PERSON for reading in line for r in reading.refs):
        return False
    return not any("。" in text[reading.sentence.start : reading.sentence.end] for reading in line)


def _is_hosts(block: Block, line: Sequence[ResolvedReading], host: Ref | None) -> bool:
    """Whether what stands from a line on is told by whose page it is: not what somebody says, nor what is below a heading that names other bodies."""
    bodies = {r.entity for reading in line for r in reading.refs if r.kind is Kind.ORGANIZATION}
    return host is not None and block.kind is not BlockKind.TURN and (not bodies or host.entity in bodies)


def _is_prose(block: Block, text: str) -> bool:
    """Whether clauses are looked for in a block: not in rows, bylines, fields and the lines of a programme."""
    bare = block.kind not in (BlockKind.ROW, BlockKind.BYLINE) and not is_scheduled(block, text)
    return bare and not is_field(block, text)
