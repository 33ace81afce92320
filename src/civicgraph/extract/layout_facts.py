"""What the layout of a document tells (tables, lists, cards, programmes), and what follows from facts together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from civicgraph.extract.affiliation_statements import as_statements
from civicgraph.extract.bodies.blank_parts import find_blank_parts
from civicgraph.extract.bodies.consortia import find_consortia, find_listed_members
from civicgraph.extract.bodies.founding_meetings import find_founding_meetings
from civicgraph.extract.bodies.named_after import find_named_after
from civicgraph.extract.bodies.public_bodies import find_public_bodies
from civicgraph.extract.bodies.sub_bodies import find_sub_bodies
from civicgraph.extract.bodies.units import find_unit_owners
from civicgraph.extract.events.absent import without_absent
from civicgraph.extract.events.attendance import find_attendance
from civicgraph.extract.events.date_lines import find_date_lines, find_numbered_days, find_periods
from civicgraph.extract.events.event_lists import find_title_date
from civicgraph.extract.events.event_names import find_named_parts
from civicgraph.extract.events.fields import find_field_facts
from civicgraph.extract.events.headed_talks import find_headed_talks
from civicgraph.extract.events.held import find_held
from civicgraph.extract.events.hosts_told import without_presumed_hosts
from civicgraph.extract.events.numbered_parts import find_numbered_parts
from civicgraph.extract.events.press_conferences import find_press_conference
from civicgraph.extract.events.programme import find_cards
from civicgraph.extract.events.section_talks import find_section_talks
from civicgraph.extract.events.sessions import find_sessions, speakers_of_whole
from civicgraph.extract.events.talks import with_talks
from civicgraph.extract.events.timed_entries import find_timed_speakers
from civicgraph.extract.events.venues import find_venues
from civicgraph.extract.layouts.agreement_pages import find_agreements
from civicgraph.extract.layouts.attendance_rows import find_sent
from civicgraph.extract.layouts.author_lines import with_authors
from civicgraph.extract.layouts.awards import find_award_facts
from civicgraph.extract.layouts.bibliographies import find_books
from civicgraph.extract.layouts.boards import find_board
from civicgraph.extract.layouts.career_lines import find_careers, named_in_careers, with_careers
from civicgraph.extract.layouts.chosen_lists import find_chosen
from civicgraph.extract.layouts.chosen_projects import find_chosen_projects
from civicgraph.extract.layouts.chronicles import find_chronicle, find_run
from civicgraph.extract.layouts.citations import find_cited
from civicgraph.extract.layouts.committee_rosters import find_roster
from civicgraph.extract.layouts.council_rolls import find_council_roll
from civicgraph.extract.layouts.given_talks import without_houses
from civicgraph.extract.layouts.grants import find_grants
from civicgraph.extract.layouts.interviews import find_interviewed
from civicgraph.extract.layouts.laboratories import find_lab_members
from civicgraph.extract.layouts.office_runs import find_asides_below, find_under_bodies, with_parts
from civicgraph.extract.layouts.partner_lists import find_partners_listed
from civicgraph.extract.layouts.past_holders import find_past_holders
from civicgraph.extract.layouts.people_cards import find_card_speakers, find_cards_posts
from civicgraph.extract.layouts.personal_fields import find_personal_fields
from civicgraph.extract.layouts.personnel_cards import find_personnel_cards
from civicgraph.extract.layouts.personnel_changes import as_told, find_changes
from civicgraph.extract.layouts.personnel_lines import is_personnel_news
from civicgraph.extract.layouts.personnel_prose import find_told_moves
from civicgraph.extract.layouts.project_headings import find_under_headings
from civicgraph.extract.layouts.rolls import find_on_roll, find_seats
from civicgraph.extract.layouts.rows_of_bodies import find_rows_of_bodies, with_rows_of_bodies
from civicgraph.extract.layouts.speaker_tables import find_listed_talks
from civicgraph.extract.layouts.stacked_lines import find_stacked
from civicgraph.extract.layouts.tables import find_table_facts
from civicgraph.extract.layouts.those_who_leave import as_past
from civicgraph.extract.layouts.title_page import find_in_force, find_title_page
from civicgraph.extract.layouts.work_cards import find_under_projects, find_works_on_cards
from civicgraph.extract.resolved import ResolvedDocument
from civicgraph.extract.roles.bare_posts import find_bare_posts
from civicgraph.extract.roles.careers import with_series
from civicgraph.extract.roles.delegations import find_delegations
from civicgraph.extract.roles.elected import find_elected
from civicgraph.extract.roles.founding_roles import find_founders
from civicgraph.extract.roles.members import find_members
from civicgraph.extract.roles.officer_rows import find_officer_rows
from civicgraph.extract.roles.posts import Affiliation
from civicgraph.extract.roles.told_members import find_committee_members
from civicgraph.extract.roles.turn_posts import find_turn_posts
from civicgraph.extract.roles.under_posts import find_under_posts
from civicgraph.extract.settling import settled
from civicgraph.extract.text.resolution import Resolution
from civicgraph.records import Predicate, Statement


def find_in_layout(resolved: ResolvedDocument, said: Sequence[Statement], page: Resolution) -> list[Statement]:
    """All facts, settled: what the sentences `said`, what the layout tells besides, and what follows from both, on a `page` that may hold more."""
    document, resolution, text, context, town, _, staff_of, stacked = resolved
    under = tuple(find_under_bodies(document, resolution, text))
    changes_of = staff_of if is_personnel_news(document, text) else None
    told: Iterable[Statement | Affiliation] = chain(
        with_parts(chain(find_table_facts(document, resolution, context, staff_of), find_board(document, resolution, context.owner)), under, context.owner, resolution),
        find_officer_rows(document, resolution, context.owner),
        find_under_posts(document, resolution, text),
        find_rows_of_bodies(document, resolution, text),
        find_elected(document, resolution),
        find_on_roll(document, resolution, text),
        find_sent(document, resolution, text),
        find_seats(document, resolution, text),
        find_council_roll(document, resolution, text),
        under,
        find_asides_below(document, resolution, text),
        find_stacked(document, resolution, text),
        find_lab_members(document, resolution, text),
        find_personal_fields(document, resolution, text),
        find_personnel_cards(document, resolution, staff_of),
        find_changes(document, resolution, staff_of, text),
        find_told_moves(resolution, changes_of, text) if changes_of is not None else (),
        find_cards_posts(document, resolution, stacked.posts | stacked.over.keys(), text),
        find_members(document, resolution, context),
        find_roster(document, resolution, text),
        find_past_holders(document, resolution, context.owner, text),
        find_field_facts(document, resolution, context),
        find_under_headings(document, resolution, context.owner, text),
        find_title_date(document, resolution, context.main_event),
        find_date_lines(document, resolution, context),
        find_numbered_days(document, resolution, context.main_event),
        find_periods(document, resolution),
        find_chronicle(document, resolution, context.owner),
        find_run(document, resolution, context.owner),
        find_partners_listed(document, resolution, context.owner),
        find_agreements(document, resolution, context.owner),
    )
    found = [*said, *as_statements(told)]
    careers = list(find_careers(document, resolution, text))
    told = chain(
        careers,
        find_grants(document, resolution),
        find_award_facts(document, resolution, context, text),
        find_chosen(document, resolution, text),
        find_chosen_projects(document, resolution, text),
        find_attendance(document, resolution, context, text),
        find_held(document, resolution, context, text),
        find_press_conference(document, resolution, text),
        find_venues(resolution, context, text),
        find_title_page(document, resolution, text),
        find_in_force(document, resolution, text),
        find_books(document, resolution, text),
        find_works_on_cards(resolution, text),
        find_cited(document, resolution, text),
        find_under_projects(resolution, text),
        find_cards(document, resolution, context, text),
        find_timed_speakers(document, resolution, context, text),
        find_card_speakers(document, resolution, context, text),
        find_named_parts(resolution),
    )
    found = with_authors([*with_careers(found, careers), *as_statements(told)], resolution, context, text)
    found = list(without_absent(found, document, resolution, text))
    talks = chain(
        find_listed_talks(document, resolution, context, text),
        find_headed_talks(document, resolution, context, text),
        find_section_talks(document, resolution, context, text),
        find_sessions(document, resolution, context, text),
    )
    found = with_talks([*without_houses(found, resolution, text), *talks], resolution, context, text)
    found += list(find_numbered_parts(found, resolution, context, text))
    found += chain(find_public_bodies(resolution, text), find_named_after(resolution, text))
    found += list(find_founding_meetings(found, resolution, text))
    found += list(find_founders(found))
    found += list(find_interviewed(document, resolution, found, text))
    told = chain(
        find_delegations(resolution, text),
        find_turn_posts(resolution, town, text),
        find_committee_members(resolution, text),
        find_consortia(resolution, text),
        find_listed_members(document, resolution, context.owner, text),
    )
    found += as_statements(told)
    inner = named_in_careers(careers, resolution)
    found += list(as_statements(a for a in find_bare_posts(resolution, found, context.owner, page, text) if a.body not in inner))
    found += find_blank_parts(resolution, {s.subject for s in found if s.predicate is Predicate.PART_OF} | {p.unit for p in resolution.parts}, text)
    found = list(with_rows_of_bodies(found, document, resolution, text))
    told_of = {s.subject for s in found if s.method in ("part-behind-blank", "part-with-officers", "row-of-body")}
    found += (s for s in find_unit_owners(document, resolution, context, changes_of, text) if s.subject not in told_of)
    found += find_sub_bodies(resolution, {s.subject for s in found if s.predicate is Predicate.PART_OF}, text)
    found += list(speakers_of_whole(found, resolution))
    units = {r.entity for reading in resolution.readings for r in reading.refs if r.unit}
    finally_told = as_told(with_series(without_presumed_hosts(found, resolution, text), document, resolution, text), document, resolution, staff_of, text)
    return list(settled(list(as_past(finally_told, document, resolution, text)), units, resolution))
