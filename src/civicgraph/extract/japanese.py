"""The rule reader for Japanese: from a document to its entities, statements and quotations, step by step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from civicgraph.extract.bodies.consortia import find_consortia
from civicgraph.extract.bodies.founding_meetings import find_founding_meetings
from civicgraph.extract.bodies.named_after import find_named_after
from civicgraph.extract.bodies.only_town import only_town
from civicgraph.extract.bodies.places import settle_places
from civicgraph.extract.bodies.public_bodies import find_public_bodies
from civicgraph.extract.bodies.sister_cities import as_bodies, find_sister_cities
from civicgraph.extract.bodies.sub_bodies import find_sub_bodies
from civicgraph.extract.bodies.units import find_unit_owners
from civicgraph.extract.clauses.active_since import find_active_since
from civicgraph.extract.clauses.addressed import both_speakers, spoken_of
from civicgraph.extract.clauses.adjacent import find_adjacent
from civicgraph.extract.clauses.chronicle_lines import is_entry
from civicgraph.extract.clauses.context import (
    Context,
    advance,
    befell,
    enter,
    is_chronicle,
    is_session,
    is_titled,
    main_event,
    owner,
    portrayed,
    spellings,
    titled_after,
    titled_project,
)
from civicgraph.extract.clauses.relations import find_relations
from civicgraph.extract.clauses.undertakings import find_undertaken
from civicgraph.extract.coreference.coreference import resolve
from civicgraph.extract.coreference.sectors import with_inherited_sectors
from civicgraph.extract.events.attendance import find_attendance
from civicgraph.extract.events.date_lines import find_date_lines, find_numbered_days
from civicgraph.extract.events.event_lists import find_title_date
from civicgraph.extract.events.event_names import find_named_parts
from civicgraph.extract.events.fields import find_field_facts, is_field
from civicgraph.extract.events.headed_talks import find_headed_talks, in_headings
from civicgraph.extract.events.held import find_held
from civicgraph.extract.events.parts import find_parts
from civicgraph.extract.events.press_conferences import find_press_conference
from civicgraph.extract.events.programme import find_cards, is_scheduled
from civicgraph.extract.events.sessions import find_sessions, in_timetable, speakers_of_whole
from civicgraph.extract.events.talks import is_talk, with_talks
from civicgraph.extract.events.venues import find_venues
from civicgraph.extract.layouts.author_lines import with_authors
from civicgraph.extract.layouts.awards import find_award_facts
from civicgraph.extract.layouts.boards import find_board
from civicgraph.extract.layouts.career_lines import find_careers, named_in_careers, with_careers
from civicgraph.extract.layouts.chronicles import find_chronicle, find_run
from civicgraph.extract.layouts.grants import find_grants
from civicgraph.extract.layouts.interviews import find_interviewed
from civicgraph.extract.layouts.listed_documents import find_listed_documents
from civicgraph.extract.layouts.people_cards import find_card_speakers, find_cards_posts
from civicgraph.extract.layouts.personnel_cards import find_personnel_cards
from civicgraph.extract.layouts.personnel_lines import find_listed_posts, is_listed, is_personnel_news, personnel_owner
from civicgraph.extract.layouts.project_headings import find_under_headings
from civicgraph.extract.layouts.speaker_tables import find_listed_talks
from civicgraph.extract.layouts.tables import find_table_facts
from civicgraph.extract.layouts.title_page import find_title_page
from civicgraph.extract.mentions import read_mentions
from civicgraph.extract.quotations.reader import PersonMention, find_quotations
from civicgraph.extract.roles.affiliations import find_affiliations
from civicgraph.extract.roles.bare_posts import find_bare_posts
from civicgraph.extract.roles.careers import of_careers
from civicgraph.extract.roles.delegations import find_delegations
from civicgraph.extract.roles.elected import find_elected
from civicgraph.extract.roles.founding_roles import find_founders
from civicgraph.extract.roles.members import find_committee_members, find_members
from civicgraph.extract.roles.officer_rows import find_officer_rows
from civicgraph.extract.roles.offices import is_post_line, name_alone
from civicgraph.extract.roles.posts import Affiliation, Around, by_ending, sort_of
from civicgraph.extract.roles.turn_posts import find_turn_posts
from civicgraph.extract.roles.under_posts import find_under_posts, names_under_posts
from civicgraph.extract.settling import kept, settled
from civicgraph.extract.text.lines import body_named
from civicgraph.extract.text.resolution import Ref, ResolvedReading, with_first_person
from civicgraph.names import fold
from civicgraph.records import Block, BlockKind, Document, Extraction, Kind, Predicate, Statement


def read_japanese(document: Document) -> Extraction:
    """All that the rules, the gazetteer and the recogniser find in one document; a pure function of the document."""
    text = fold(document.text)
    resolution = resolve(document, read_mentions(document), text)
    sessions = frozenset(e for e in resolution.entities if is_session(resolution, e)) | in_timetable(resolution, text) | in_headings(resolution)
    disasters = frozenset(e for e, x in resolution.entities.items() if x.kind is Kind.EVENT and befell(resolution, e))
    main = main_event(document, resolution, sessions)
    main = None if main is not None and is_talk(main, resolution, text) else main
    context = Context(
        {},
        main,
        owner(document, resolution),
        sessions,
        disasters=disasters,
        titled=is_titled(document, resolution, main, sessions),
        chronicle=is_chronicle(document, resolution, text),
        about=titled_after(document, resolution),
        spellings=spellings(resolution),
        undertaking=titled_project(document, resolution),
    )
    found = [Statement(p.unit, Predicate.PART_OF, p.body, (p.span,), p.confidence, "unit-in-name") for p in resolution.parts]
    governments = (e for e in resolution.entities.values() if e.sector == "LocalGovernment")
    local = frozenset(e.id for e in governments if e.subtype != "org:OrganizationalUnit")
    town = only_town(resolution, text)
    municipalities = by_ending([town], local, text) if town is not None else {}
    weights = Counter(r.entity for reading in resolution.readings for r in reading.refs)
    staff_of = personnel_owner(resolution, context.owner)
    sorts = {e.id: sort_of(e) for e in resolution.entities.values()}
    block = -1
    prose = False
    office: Ref | None = None
    above: Ref | None = None
    earlier: tuple[ResolvedReading, ...] = ()
    previous: Ref | None = None
    speaker: Ref | None = None
    speakers = both_speakers(document, resolution)
    portrait = portrayed(document, resolution)
    several = sum(e.kind is Kind.PERSON for e in resolution.entities.values()) > 1
    stacked = names_under_posts(document, resolution, text)
    named: Ref | None = None
    set_up: Ref | None = None
    card: Ref | None = None
    issuer = Ref(0, 0, context.owner, Kind.ORGANIZATION, 0.7) if context.owner else None
    for reading in resolution.readings:
        if reading.sentence.block != block:
            office = _office(earlier, text) or (office if _is_staff(earlier, text) else None)
            set_up = None
            # What stands in a row of a table is of that row, and whoever stands below his post has it there.
            apart = block >= 0 and (document.blocks[block].kind is BlockKind.ROW or block in stacked.over)
            above = None if apart else name_alone(earlier, text) or (above if is_post_line(earlier, text) else None)
            earlier = ()
            block = reading.sentence.block
            card = body_named(document.blocks[block], reading.refs, text) or (card if document.blocks[block].label is not None else None)
            context = enter(context, document.blocks[block], reading, text)
            speaker = context.subject if document.blocks[block].kind is BlockKind.TURN else None
            prose = _is_prose(document.blocks[block], text)
        earlier += (reading,)
        reading = with_first_person(reading, speaker)
        subject = context.subject or (named if named is not None and named.entity == portrait else None)
        if block in stacked.posts or (above is None and portrait is None and several and is_post_line((reading,), text)):
            # In a list of people a bare post is of whoever is named on the line above it, or of nobody named before.
            subject = None
        around = Around(
            card or context.topics.get("Organization"),
            subject,
            previous,
            card or issuer,
            municipalities,
            local,
            office,
            sorts,
            speaker,
            above,
            set_up,
        )
        listed = is_listed(reading, text)
        affiliations = list(find_listed_posts(reading, staff_of, text) if listed else find_affiliations(reading, text, around))
        found.extend(_affiliated(affiliations))
        bodies = [r for r in reading.refs if affiliations and r.entity == affiliations[-1].body]
        previous = bodies[0] if bodies else previous
        set_up = next((r for r in reversed(reading.refs) if r.kind is Kind.ORGANIZATION and _SETS_UP.match(text, r.end)), set_up)
        named = next((r for r in reversed(reading.refs) if r.kind is Kind.PERSON), named)
        found.extend(find_listed_documents(document, reading, resolution, text))
        found.extend(find_adjacent(reading, resolution, text, context.subject))
        found.extend(find_parts(reading, text))
        found.extend(find_active_since(reading, text))
        found.extend(find_sister_cities(reading, town, text))
        if prose:
            said, about = spoken_of(reading, context, document.blocks[block], speakers, text)
            about = about._replace(topics={}, subject=None) if about.date is not None and is_entry(document.blocks[block], text) else about
            found.extend(find_relations(said, resolution, about, text))
            found.extend(find_undertaken(reading, context.undertaking, text))
        elif context.date is not None and document.blocks[block].kind is BlockKind.ROW:
            # 2012年 …を開始: a line of a chronicle speaks of nothing that the lines before it named.
            found.extend(find_relations(reading, resolution, context._replace(topics={}, main_event=None), text))
        context = advance(context, reading, text)
        for ending, ref in by_ending(reading.refs, local, text).items():
            # A town named in passing is not whose mayor is spoken of.
            if 2 * weights[ref.entity] > weights[municipalities.get(ending, ref).entity]:
                municipalities[ending] = ref
    found.extend(_affiliated(find_table_facts(document, resolution, context)))
    found.extend(_affiliated(find_board(document, resolution, context.owner)))
    found.extend(_affiliated(find_officer_rows(document, resolution, context.owner)))
    found.extend(_affiliated(find_under_posts(document, resolution, text)))
    found.extend(_affiliated(find_elected(document, resolution)))
    found.extend(_affiliated(find_personnel_cards(document, resolution, context.owner)))
    found.extend(_affiliated(find_cards_posts(document, resolution, stacked.posts | stacked.over.keys(), text)))
    found.extend(_affiliated(find_members(document, resolution, context)))
    found.extend(find_field_facts(document, resolution, context))
    found.extend(find_under_headings(document, resolution, context.owner, text))
    found.extend(find_title_date(document, resolution, context.main_event))
    found.extend(find_date_lines(document, resolution, context))
    found.extend(find_numbered_days(document, resolution, context.main_event))
    found.extend(find_chronicle(document, resolution, context.owner))
    found.extend(find_run(document, resolution, context.owner))
    careers = list(find_careers(document, resolution, text))
    found = [*with_careers(found, careers), *_affiliated(careers)]
    found.extend(find_grants(document, resolution))
    found.extend(find_award_facts(document, resolution, context, text))
    found.extend(find_attendance(document, resolution, context, text))
    found.extend(find_held(document, resolution, context, text))
    found.extend(find_press_conference(document, resolution, text))
    found.extend(find_venues(resolution, context, text))
    found.extend(find_title_page(document, resolution, text))
    found.extend(find_cards(document, resolution, context, text))
    found.extend(find_card_speakers(document, resolution, context, text))
    found.extend(find_named_parts(resolution))
    found = with_authors(found, resolution, context, text)
    found.extend(find_listed_talks(document, resolution, context, text))
    found.extend(find_headed_talks(document, resolution, context, text))
    found.extend(find_sessions(document, resolution, context, text))
    found = with_talks(found, resolution, context, text)
    found.extend(find_public_bodies(resolution, text))
    found.extend(find_named_after(resolution, text))
    found.extend(list(find_founding_meetings(found, resolution, text)))
    found.extend(list(find_founders(found)))
    found.extend(list(find_interviewed(document, resolution, found, text)))
    found.extend(_affiliated(find_delegations(resolution, text)))
    found.extend(_affiliated(find_turn_posts(resolution, town, text)))
    found.extend(_affiliated(find_committee_members(resolution, text)))
    found.extend(find_consortia(resolution, text))
    inner = named_in_careers(careers, resolution)
    found.extend(_affiliated(a for a in find_bare_posts(resolution, found, context.owner, text) if a.body not in inner))
    units = {r.entity for reading in resolution.readings for r in reading.refs if r.unit}
    found.extend(find_unit_owners(document, resolution, context, staff_of if is_personnel_news(document, text) else None, text))
    found.extend(find_sub_bodies(resolution, {s.subject for s in found if s.predicate is Predicate.PART_OF}, text))
    found.extend(speakers_of_whole(found, resolution))
    statements = tuple(of_careers(settled(found, units, resolution), document, resolution, text))
    people = [
        PersonMention(r.start, r.end, r.entity)
        for reading in resolution.readings
        for r in reading.refs
        if r.kind is Kind.PERSON
    ]
    quotations = tuple(find_quotations(document, people))
    entities = tuple(kept(resolution, statements))
    entities, statements = as_bodies(*settle_places(entities, statements, text))
    entities = with_inherited_sectors(entities, statements)
    return Extraction(document, tuple(sorted(entities, key=lambda e: e.id)), statements, quotations)


def _office(line: Sequence[ResolvedReading], text: str) -> Ref | None:
    """The body that a line without a sentence ends with, as lines above 担当：… do."""
    bodies = [r for reading in line for r in reading.refs if r.kind is Kind.ORGANIZATION]
    plain = not any("。" in text[reading.sentence.start : reading.sentence.end] for reading in line)
    return bodies[-1] if bodies and plain else None


def _is_staff(line: Sequence[ResolvedReading], text: str) -> bool:
    """Whether a line holds nothing but somebody's post and name (課長 早瀬 徹), so that the next is of the same office."""
    people = any(r.kind is Kind.PERSON for reading in line for r in reading.refs)
    plain = not any("。" in text[reading.sentence.start : reading.sentence.end] for reading in line)
    return people and plain and any(reading.roles for reading in line)


_SETS_UP = re.compile(r"[」』]?(?:[(（][^()（）]{1,40}[)）])?[」』]?を(?:共同で|新たに|正式に)?(?:設立|新設|創設|結成|発足|設置|立ち上げ)")


def _is_prose(block: Block, text: str) -> bool:
    """Whether clauses are looked for in a block: not in rows, bylines, fields and the lines of a programme."""
    bare = block.kind not in (BlockKind.ROW, BlockKind.BYLINE) and not is_scheduled(block, text)
    return bare and not is_field(block, text)


def _affiliated(found: Iterable[Statement | Affiliation]) -> Iterator[Statement]:
    for item in found:
        if isinstance(item, Statement):
            yield item
        else:
            yield Statement(
                item.person,
                Predicate.AFFILIATION,
                item.body,
                (item.span,),
                round(item.confidence, 3),
                item.method,
                role=item.role,
                status=item.status,
            )
