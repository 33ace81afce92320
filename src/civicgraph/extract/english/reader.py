"""The rule reader for English: from a document to its entities, statements and quotations, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.dates import DateMention
from civicgraph.extract.english.announced import (
    SESSION,
    field_of,
    listed_after_colon,
    listed_speakers,
    opens_at_hour,
    programme_speakers,
)
from civicgraph.extract.english.disasters import named_days
from civicgraph.extract.english.entities import Resolution, ResolvedSentence, resolve
from civicgraph.extract.english.frames import DATE, ENTITY, Field, profile_keys, ranges
from civicgraph.extract.english.lexicon import lexicon
from civicgraph.extract.english.listing_facts import listed_facts
from civicgraph.extract.english.masking import (
    NAMELESS,
    UNNAMED,
    Focus,
    Masked,
    label_of,
    mask,
    resolve_pairs,
    resolve_pronouns,
    supply_subject,
)
from civicgraph.extract.english.mayors import by_title
from civicgraph.extract.english.mentions import read_mentions
from civicgraph.extract.english.offices import holders_of_office, name_governments
from civicgraph.extract.english.page_event import (
    day_over_venue,
    days_under_headings,
    holder_of_list,
    main_event,
    opening_event,
    under_title,
)
from civicgraph.extract.english.page_names import PAGE, REPORT
from civicgraph.extract.english.profile_fields import profile_facts
from civicgraph.extract.english.relations import find_relations
from civicgraph.extract.english.resumes import resume_facts
from civicgraph.extract.english.roles import find_affiliations
from civicgraph.extract.english.sentences import Sentence, read_sentences
from civicgraph.extract.english.settling import PARTS, settled
from civicgraph.extract.english.subjectless import names_thing, supply_thing, titled_thing
from civicgraph.extract.english.timelines import dated_alone, spell_out, under_year
from civicgraph.extract.quotations.reader import PersonMention, find_quotations
from civicgraph.records import BlockKind, Document, Extraction, Kind, Predicate, Quotation, Span, Statement

_LONGEST_EVIDENCE = 400


def read_english(document: Document) -> Extraction:
    """All that the rules find in one English document; a pure function of the document."""
    resolution = resolve(document, read_mentions(document, read_sentences(document)))
    name_governments(resolution)
    people = [
        PersonMention(r.start, r.end, r.entity) for s in resolution.sentences for r in s.refs if r.kind is Kind.PERSON
    ]
    quotations = tuple(find_quotations(document, people))
    statements = tuple(settled(_statements(document, resolution, quotations), resolution.entities))
    entities = tuple(sorted(resolution.entities.values(), key=lambda e: e.id))
    return Extraction(document, entities, statements, quotations)


def _statements(document: Document, resolution: Resolution, quotations: Sequence[Quotation]) -> Iterator[Statement]:
    text, entities = document.text, resolution.entities
    main = main_event(resolution)
    # The lines under "Organizers" are about what stands at the head of the page.
    headed = any(r.entity == main for s in resolution.sentences[:2] for r in s.refs)
    # Date: of a meeting that has no name is not that of an event which was reported on there.
    opens = next((i for i, s in enumerate(resolution.sentences) for r in s.refs if r.entity == main), 0)
    page = _whose_page(document, resolution)
    focus = Focus(main_event=main, author=_author(document, resolution.sentences), reference=document.date)
    line_above = ""
    sessions = {e.id for e in entities.values() if e.kind is Kind.EVENT and any(m.method == SESSION for m in e.mentions)}
    session: str | None = None
    above: Sentence | None = None
    over: DateMention | None = None
    year: DateMention | None = None
    pair: tuple[tuple[str, ...], ...] = ()
    profiled: str | None = None
    posts: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    heads: set[tuple[str | None, str]] = set()
    holder: str | None = None
    titled, topic, opened = None, None, False
    formed: str | None = None
    forms = {(m.start, m.end) for e in entities.values() if e.kind is Kind.EVENT for m in e.mentions if m.method == "event-over-form"}
    for index, sentence in enumerate(resolution.sentences):
        keyed = resolution.values.get(sentence.sentence.start)
        field = field_of(keyed)
        # of several events on a page, each over its own lines
        formed = formed if keyed is not None else next((r.entity for r in sentence.refs if (r.start, r.end) in forms), None)
        about = main if formed is None else formed
        if document.blocks[sentence.sentence.block].kind is BlockKind.BYLINE:
            yield from _byline(sentence)
            # The Kii Times | July 3, 2024, on the line below By Mina Holt
            people, bodies = ([r.entity for r in sentence.refs if r.kind is k] for k in (Kind.PERSON, Kind.ORGANIZATION))
            if len(bodies) == 1 and not people and focus.author is not None and entities[bodies[0]].sector == "Media":
                yield Statement(focus.author, Predicate.AFFILIATION, bodies[0], (_evidence(sentence),), 0.62, "english-byline")
            # the day of an event, on the line under "Date"
            if field is not None and about is not None and keyed is not None and (headed or formed is not None or (not keyed.continued and opens <= index + _NEAR)):
                yield from _field(mask(sentence, text, entities), _evidence(sentence), about, field, continued=keyed.continued)
            continue
        masked = mask(sentence, text, entities)
        speaker = _speaker(text, quotations, sentence.sentence)
        first = speaker or focus.author
        bodies = posts.get(first, []) if first is not None else []
        bodies = [b for b in bodies if (first, b) in heads] or bodies
        here = replace(focus, author=first, ours=bodies[0] if len(set(bodies)) == 1 else page if first is None else None)
        profiled = _profiled(masked, profiled)
        same_row = above is not None and above.block == sentence.sentence.block and document.blocks[above.block].kind is BlockKind.ROW
        alone = dated_alone(masked)
        spell_out(masked, over if same_row else None, page or profiled, entities)
        over = alone
        if document.blocks[sentence.sentence.block].kind is not BlockKind.ROW:
            year = alone or (None if document.blocks[sentence.sentence.block].kind is BlockKind.HEADING else year)
            if year is not None and len(year.first) == len("2024") and not alone:
                under_year(masked, year)
        item = document.blocks[sentence.sentence.block].kind is BlockKind.ITEM
        topic, opened = (topic, opened) if above is not None and above.block == sentence.sentence.block else (titled, titled is not None)
        # Umineko University, over Study of ledgers led by Mina Holt. Started in 2020: what was granted, not the body
        if not supply_thing(masked, titled, topic, spoken=opened) and titled is not None and titled.startswith("organization/"):
            topic, opened = None, False
        titled = titled_thing(masked, sentence)
        supply_subject(masked, profiled, entities)
        resolve_pairs(masked, pair, entities)
        resolve_pronouns(masked, here, entities)
        # Board members include Mina Holt, on the page of the body
        if page is not None and (staffed := _OWN_PEOPLE.match(masked.text)):
            own_sign = masked.add(label_of(entities[page]))
            masked.refs[own_sign] = page
            masked.leaning.add(own_sign)
            masked.text = f"{own_sign}'s {staffed['who']}{masked.text[staffed.end() :]}"
        opened = opened or names_thing(masked, item=item)
        pair = _pair(masked)
        span = _evidence(sentence)
        told = list(find_affiliations(masked, span))
        told += holders_of_office(document, sentence, resolution)
        told += [f for f in by_title(masked, span, held, entities) if all(f.subject != t.subject for t in told)]
        for found in told:
            if _HEADS.search(found.role or ""):
                heads.add((found.subject, found.object))
            held.setdefault(found.subject, []).append(found.object)
            if found.status is None:
                posts.setdefault(found.subject, []).append(found.object)
            yield found
        if not item:
            sign = holder_of_list(masked.text)
            holder = masked.refs[sign] if sign is not None else None
        elif holder is not None and (sign := opening_event(masked.text)) is not None:
            yield Statement(masked.refs[sign], Predicate.ORGANIZER, holder, (span,), 0.8, "english-held-list")
        for before, event, after in _CALLED.findall(masked.text):
            focus.labels.setdefault(masked.refs[event], set()).update({before, after} & _EVENT_NOUNS)
        for stated in find_relations(masked, span, here):
            if stated.predicate is Predicate.AFFILIATION:
                held.setdefault(stated.subject, []).append(stated.object)
            yield stated
        if introduced := _I_AM.search(masked.text):
            focus = replace(focus, author=masked.refs[introduced[1]])
        if field is not None and about is not None and keyed is not None and (headed or formed is not None or (not keyed.continued and opens <= index + _NEAR)):
            yield from _field(masked, span, about, field, continued=keyed.continued)
        if main is not None:
            named = next((r.entity for r in sentence.refs if r.entity in sessions), None)
            if named is not None and named != main:
                yield Statement(named, Predicate.SUPER_EVENT, main, (span,), 0.82, "english-session")
            if named is not None or opens_at_hour(masked.text) or document.blocks[sentence.sentence.block].kind is BlockKind.HEADING:
                session = named
            spoken = programme_speakers(masked.text, line_above)
            for char in spoken or (listed_speakers(masked.text) if session is not None else ()):
                for event in dict.fromkeys([formed or main, session or formed or main]):
                    yield Statement(event, Predicate.SPEAKER, masked.refs[char], (span,), 0.85, "english-programme")
            if listed := listed_after_colon(masked.text):
                event = next((masked.refs[c] for c in re.findall(ranges("Event"), masked.text)), main)
                yield from (Statement(event, listed[0], masked.refs[c], (span,), 0.85, "english-listed-after-colon") for c in listed[1])
        # 13:00 | Keynote in a row, and a talk's title: who speaks stands below.
        if not _TITLE_OF_TALK.fullmatch(masked.text):
            line_above = f"{line_above} {masked.text}" if same_row else masked.text
        above = sentence.sentence
        focus = _advanced(focus, masked, sentence)
    yield from listed_facts(document, resolution, main, page)
    yield from profile_facts(document, resolution, page)
    yield from under_title(document, resolution, main)
    if headed and main is not None and resolution.values:
        yield from day_over_venue(document, resolution, main)
    yield from resume_facts(document, resolution)
    yield from days_under_headings(document, resolution)
    yield from named_days(document, resolution)
    yield from _named_after_body(resolution)


def _named_after_body(resolution: Resolution) -> Iterator[Statement]:
    """Whose a thing is by its own name: the Tide University Hackathon, the Umineko City Data Portal."""
    # Hamada Lab is named after the town; the Hamada City Library is the city's.
    bodies = {
        n.text: e.id
        for e in resolution.entities.values()
        if e.kind is Kind.ORGANIZATION
        for n in e.names
        if len(n.text) > 3 and (e.sector != "LocalGovernment" or n.text.endswith(_LEVELS))
    }
    shown = {r.entity: Span(r.start, r.end) for s in reversed(resolution.sentences) for r in reversed(s.refs)}
    for entity in resolution.entities.values():
        # The Umineko Planning Office is one of Umineko City.
        towns = {m: i for n, i in bodies.items() if (m := re.sub(r" (?:City|Town|Village)$", "", n)) != n} if entity.subtype == "org:OrganizationalUnit" else {}
        known = towns | bodies
        owned = {known[n.text[:i]] for n in entity.names for i, c in enumerate(n.text) if c == " " and n.text[:i] in known}
        rule = _OWNED.get(entity.kind)
        head = lexicon().head_of(entity.names[0].text.split())
        part = entity.kind is Kind.ORGANIZATION and head is not None and (head.unit or entity.names[0].text.split()[-1] in PARTS)
        for body in sorted(owned):
            if body != entity.id and entity.id in shown and (rule or part):
                predicate = rule or Predicate.PART_OF
                yield Statement(entity.id, predicate, body, (shown[entity.id],), 0.76, "english-named-after-body")


_LEVELS = ("City", "Town", "Village", "Ward", "Prefecture", "Government")
_OWNED = {Kind.WORK: Predicate.OPERATOR, Kind.PROJECT: Predicate.OPERATOR, Kind.EVENT: Predicate.ORGANIZER}


_HEADS = re.compile(r"(?:founder|representative|CEO|president|head|chair\w*|mayor|executive director|representative director|leader)\b", re.I)
_OWN_PEOPLE = re.compile(r"(?:The |Our |Its )?(?:(?:[Bb]oard|[Cc]urrent|[Ff]ounding|[Cc]ore|[Tt]eam|[Ss]taff) )*(?P<who>(?:[Mm]embers|[Dd]irectors|[Tt]rustees|[Ss]taff|[Aa]dvis[eo]rs))(?= (?:include[sd]?|are|were) )")
_CALLED = re.compile(rf"\b([a-z]*),? ?(?:(?:called|named|titled|entitled),? )?[\"“]?({ranges('Event')})[\"”]? ?([a-z]*)")
_EVENT_NOUNS = frozenset(n for n, kind in lexicon().nouns.items() if kind is Kind.EVENT)
_NEAR = 3  # sentences between a line of a form and the event below it that it is about
_I_AM = re.compile(rf"\b(?:[Mm]y name is|I am|I['’]m) ({ranges('Person')})")
_TITLE_OF_TALK = re.compile("[\ue700-\ue7ff\uea00]")
_LABEL = re.compile(r"[\w. ]{1,30}[.:] ?|A\d?[.:]? ?")


def _speaker(text: str, quotations: Sequence[Quotation], sentence: Sentence) -> str | None:
    """Whose answer or turn a sentence is a part of; words in quotation marks are masked and say nothing."""
    inside = [q for q in quotations if q.start < sentence.end <= q.end]
    return next((q.speaker for q in inside if q.start <= sentence.start or _LABEL.fullmatch(text, sentence.start, q.start)), None)


def _profiled(masked: Masked, before: str | None) -> str | None:
    """Whom the sentences without a subject are about: whose name is a line of its own, or who was the subject last."""
    if re.fullmatch(r"[\ue000-\ue0ff](?: ?\([^()]*\))?", masked.text):
        return masked.refs[masked.text[0]]
    opening = re.match(r"[\ue000-\ue0ff](?! and |['’]s)", masked.text)
    return masked.refs[opening[0]] if opening else before


def _pair(masked: Masked) -> tuple[tuple[str, ...], ...]:
    """The people, and the bodies, that a sentence names."""
    kinds = ("[\ue000-\ue0ff]", "[\ue100-\ue3ff\uec00-\uecff]")
    return tuple(tuple(dict.fromkeys(masked.refs[c] for c in re.findall(kind, masked.text) if c not in masked.leaning)) for kind in kinds)


_ABOUT = re.compile(rf"(?:About|Who is|What is|History of|Overview of|Profile of|Board of|Staff of|Members of) (?:the )?$|(?:the )?$|{PAGE}(?:: ?| ?[|｜] ?| [-–—/] )$")
_BEHIND = re.compile(rf"[.!?]?$|{REPORT}$|(?:: ?| ?[|｜] ?| [-–—/] ){PAGE}$")
_IS_A = re.compile(r"(?: \([^()]{1,40}\))? (?:is|was) (?:an?|the) ")
_TITLE_OF_PAGE = re.compile(PAGE)


def _whose_page(document: Document, resolution: Resolution) -> str | None:
    """The body that a page is of by its title (About Umineko Lab) or its profile's Name:, which "we" means on it."""
    text = document.text
    names = profile_keys()["name"]
    generic = False
    for sentence in resolution.sentences[:3]:
        line = sentence.sentence
        title = document.blocks[line.block].kind in (BlockKind.TITLE, BlockKind.HEADING)
        bodies = [r for r in sentence.refs if r.kind is Kind.ORGANIZATION]
        if (title or generic) and len(sentence.refs) == 1 and bodies:
            before, after = text[line.start : bodies[0].start], text[bodies[0].end : line.end]
            if _ABOUT.fullmatch(before) and _BEHIND.fullmatch(after):
                return bodies[0].entity
            if title:
                break
        # Who We Are, over "Umineko Archive (UA) is a group …"
        if generic and bodies and bodies[0].start - line.start <= len("The ") and _IS_A.match(text, bodies[0].end):
            return bodies[0].entity
        # Our Team, over a line that names whose it is
        generic = title and _TITLE_OF_PAGE.fullmatch(text, line.start, line.end) is not None
    named = {r.entity for s in resolution.sentences if (k := resolution.values.get(s.sentence.start)) and k.key in names for r in s.refs[:1] if r.kind is Kind.ORGANIZATION}
    return named.pop() if len(named) == 1 else None


def _author(document: Document, sentences: Sequence[ResolvedSentence]) -> str | None:
    """The one person of the byline, whom "I" means outside of quotations."""
    credited = {(b.start, b.end) for b in document.bylines if b.role == "author"}
    people = {r.entity for s in sentences for r in s.refs if (r.start, r.end) in credited and r.kind is Kind.PERSON}
    return people.pop() if len(people) == 1 else None


def _evidence(sentence: ResolvedSentence) -> Span:
    """The sentence; of a very long one the stretch from the first name to the last."""
    whole = Span(sentence.sentence.start, sentence.sentence.end)
    if whole.end - whole.start <= _LONGEST_EVIDENCE or not sentence.refs:
        return whole
    return Span(sentence.refs[0].start, sentence.refs[-1].end)


def _byline(sentence: ResolvedSentence) -> Iterator[Statement]:
    """By Mei Ito, Civic Review: an affiliation where the byline names one author and one body."""
    people = [r for r in sentence.refs if r.kind is Kind.PERSON]
    bodies = [r for r in sentence.refs if r.kind is Kind.ORGANIZATION]
    if len(people) == 1 and len(bodies) == 1:
        span = Span(sentence.sentence.start, sentence.sentence.end)
        yield Statement(people[0].entity, Predicate.AFFILIATION, bodies[0].entity, (span,), 0.6, "english-byline")


def _advanced(focus: Focus, masked: Masked, sentence: ResolvedSentence) -> Focus:
    """What the next sentence's pronouns can stand for."""
    # What only completes a verb (funded by X) is thought of less than what the clauses are about.
    aside = {
        m.start(2) + i: 1 + (m[1] == "of")
        for m in re.finditer(rf"\b(by|with|from|to|for|than|in|at|near|under|of|on|via|using|through) (?:[a-z]+ing )?(?:the )?({ENTITY}(?:,? and (?:the )?{ENTITY})*)", masked.text)
        for i in range(len(m[2]))
    }
    # met members of the Tide Club, a group that cleans beaches: it is the club that is spoken of
    aside |= dict.fromkeys((m.start() for m in re.finditer(rf"{ENTITY}(?=, (?:an?|the) [a-z])", masked.text)), 0)
    for bracket in re.finditer(r"\([^()]*\)", masked.text):
        aside |= dict.fromkeys(range(*bracket.span()), 3)
    places = sorted(re.finditer(ENTITY, masked.text), key=lambda m: (-aside.get(m.start(), 0), m.start()))
    names = [masked.refs[m.group()] for m in places]
    opening = re.match(
        rf"(?:(?:In|On|Since|By|During) {DATE},? |[^,]{{0,40}}, )?(?:The |the |A )?({ENTITY})", masked.text
    )
    subject = masked.refs[opening[1]] if opening else None
    said = (*focus.said, *names)[-40:]
    spoken = re.search(r"\b(?:said|says|recalls|adds|added|told)\b", masked.text)
    people = [r.entity for r in sentence.refs if r.kind is Kind.PERSON]
    if subject is None and spoken and people:
        subject = people[0]
    unnamed = (UNNAMED if names else NAMELESS).match(masked.text) is not None
    return replace(focus, said=said, subject=subject or (focus.subject if not names else None), unnamed=unnamed)


_INNER = re.compile(r"\b(?:Institute|Cent(?:er|re)|School|Faculty|Laboratory|Lab|Department|College|Office|Division|Bureau|Library|Museum)\b")
_SCHOOL = re.compile(r"^University of |\bUniversity$|\bInstitute of (?:Science and )?Technology$|\bCollege$")


# Schedule: Registration opens April 1
_OTHER_DAY = re.compile(r"(?<![A-Za-z])(?!from |held )[a-z]{4,}")


def _field(masked: Masked, span: Span, main: str, rule: Field, *, continued: bool) -> Iterator[Statement]:
    """A "Key: value" line about the article's main event, or the line of names that goes on with it."""
    value = masked.text if continued else re.split("[:：]", masked.text, maxsplit=1)[-1]
    # Institute of Politics, Umineko University: the two are one host.
    bodies = re.findall(ranges("Organization"), value)
    if len(bodies) == 2 and f"{bodies[0]}, {bodies[1]}" in value and _INNER.search(masked.words.get(bodies[0], "")) and _SCHOOL.search(masked.words.get(bodies[1], "")):
        yield Statement(masked.refs[bodies[0]], Predicate.PART_OF, masked.refs[bodies[1]], (span,), 0.82, "english-unit-of-body")
        value = value.replace(f", {bodies[1]}", "")
    # Planning Office, Umineko City: the office takes part, and is the city's.
    for unit, body in re.findall(rf"({ranges('Unit')}), (?:the )?({ranges('Organization')})(?=$|[;,(])", value.strip()):
        yield Statement(masked.refs[unit], Predicate.PART_OF, masked.refs[body], (span,), 0.82, "english-unit-of-body")
        value = value.replace(f", {body}", "")
    # Mina Holt, Umineko University: who organises it is she.
    if "Person" in rule.object and re.match(ranges("Person") + r"(?:,| \()", value.strip()):
        value = "".join(re.findall(ranges("Person"), value))
    for char in re.findall(ranges(rule.object), value):
        if char in masked.dates:
            if _OTHER_DAY.search(value[: value.index(char)].rpartition(";")[2]):
                continue
            yield Statement(main, Predicate.START_DATE, masked.dates[char].first, (span,), 0.9, "english-field")
            if last := masked.dates[char].last:
                yield Statement(main, Predicate.END_DATE, last, (span,), 0.9, "english-field")
            break
        if masked.refs[char] != main:
            yield Statement(main, rule.predicate, masked.refs[char], (span,), 0.88, "english-field")
            if rule.predicate is Predicate.LOCATION:
                # Plaza North, Hamada: the rest is where that is.
                break
