"""A document with its mentions resolved to entities, and what is true of it as a whole, before a fact is looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from msgspec import structs

from civicgraph.extract.bodies.only_town import only_town
from civicgraph.extract.clauses.chronicle_lines import is_chronicle
from civicgraph.extract.clauses.context import (
    Context,
    befell,
    is_session,
    is_titled,
    main_event,
    titled_project,
)
from civicgraph.extract.clauses.own_body import host_of_page
from civicgraph.extract.clauses.page_owner import owner
from civicgraph.extract.clauses.page_subjects import titled_after
from civicgraph.extract.clauses.profiles import only_lecturer, spellings
from civicgraph.extract.coreference.coreference import resolve
from civicgraph.extract.events.headed_talks import in_headings
from civicgraph.extract.events.numbered_parts import counted_parts
from civicgraph.extract.events.sessions import in_timetable, titled_talks
from civicgraph.extract.events.talks import is_talk
from civicgraph.extract.layouts.personnel_lines import personnel_owner
from civicgraph.extract.mentions import read_mentions
from civicgraph.extract.roles.under_posts import UnderPosts, names_under_posts
from civicgraph.extract.text.page_items import page_items
from civicgraph.extract.text.resolution import Ref, Resolution
from civicgraph.names import fold
from civicgraph.records import BlockKind, Document, Kind


class ResolvedDocument(NamedTuple):
    """What the finders of facts are given: a document, who and what is named in it, its folded text, and what is true of it as a whole.

    `context` is what is spoken of, before the first sentence or after the last; `town` is its only municipality, `local` are the governments of municipalities, `staff_of` is whose personnel changes it announces,
    `stacked` are the names that stand under posts.
    """

    document: Document
    resolution: Resolution
    text: str
    context: Context
    town: Ref | None
    local: frozenset[str]
    staff_of: str | None
    stacked: UnderPosts


def resolved(document: Document) -> ResolvedDocument:
    """A document with its names resolved, before any fact is looked for."""
    text = fold(document.text)
    resolution = resolve(document, read_mentions(document), text)
    return _as_a_whole(document, resolution, text, owner(document, resolution))


def items_of(article: ResolvedDocument) -> list[ResolvedDocument]:
    """The items of a page, each as a document of its own with the names that the whole page resolves; else the article alone.

    What a page tells of one event is not of the event of the item above.
    """
    document, resolution, text = article.document, article.resolution, article.text
    items = page_items(document, text)
    above = [r for r in resolution.readings if items and r.sentence.block < items[0].first and (items[0].date is not None or document.blocks[r.sentence.block].kind is BlockKind.TITLE)]
    if not items or any(ref.kind is Kind.PERSON for r in above for ref in r.refs):
        # 早瀬 徹の歩み, over the items: each tells of him.
        return [article]
    edges = [(0, items[0].first, document.date), *items] if items[0].first else [*items]
    host = article.context.host
    made = []
    for first, end, date in edges:
        part, names = _part_of(document, first, end, date or document.date), _names_of(resolution, first, end)
        # A headline that begins with a body's name is news of it, not its page.
        issuer = (owner(part, names) if date is not None else None) or article.context.owner
        if issuer is not None:
            names = names._replace(entities={**names.entities, issuer: resolution.entities[issuer]})
        item = _as_a_whole(part, names, text, issuer)
        if item.context.host is None and host is not None and host.entity in names.entities:
            # 私たち in an item is whose page it is, but not the body that another item tells of.
            item = item._replace(context=structs.replace(item.context, host=host))
        made.append(item)
    return made


def _part_of(document: Document, first: int, end: int, date: str | None) -> Document:
    """Some blocks of a document, the first of which is its title."""
    blocks = tuple(replace(b, section=b.section - first if b.section >= first else -1) for b in document.blocks[first:end])
    title = replace(blocks[0], kind=BlockKind.TITLE)
    return replace(document, blocks=(title, *blocks[1:]), title=document.text[title.start : title.end], date=date)


def _names_of(resolution: Resolution, first: int, end: int) -> Resolution:
    """What is named in some blocks."""
    inside = (r for r in resolution.readings if first <= r.sentence.block < end)
    readings = tuple(structs.replace(r, sentence=structs.replace(r.sentence, block=r.sentence.block - first)) for r in inside)
    named = {ref.entity for r in readings for ref in r.refs}
    entities = {e: x for e, x in resolution.entities.items() if e in named}
    parts = tuple(p for p in resolution.parts if p.unit in named and p.body in named)
    return Resolution(entities, readings, parts, {e: nouns for e, nouns in resolution.nouns.items() if e in named})


def _as_a_whole(document: Document, resolution: Resolution, text: str, issuer: str | None) -> ResolvedDocument:
    """What is true of a document as a whole; `issuer` is the body that issues it."""
    sessions = frozenset(e for e in resolution.entities if is_session(resolution, e)) | in_timetable(resolution, text) | titled_talks(resolution, text) | in_headings(resolution) | counted_parts(resolution)
    main = main_event(document, resolution, sessions)
    main = None if main is not None and is_talk(main, resolution, text) else main
    context = Context(
        {},
        main,
        issuer,
        sessions,
        disasters=frozenset(e for e, x in resolution.entities.items() if x.kind is Kind.EVENT and befell(resolution, e)),
        titled=is_titled(document, resolution, main, sessions),
        chronicle=is_chronicle(document, resolution, text),
        about=titled_after(document, resolution),
        spellings=spellings(resolution),
        undertaking=titled_project(document, resolution),
        host=host_of_page(document, resolution, issuer, text),
        lecturer=only_lecturer(document, resolution, text),
    )
    governments = (e for e in resolution.entities.values() if e.sector == "LocalGovernment")
    local = frozenset(e.id for e in governments if e.subtype != "org:OrganizationalUnit")
    staff_of = personnel_owner(resolution, context.owner, text)
    stacked = names_under_posts(document, resolution, text)
    return ResolvedDocument(document, resolution, text, context, only_town(resolution, text), local, staff_of, stacked)
