"""The rule reader for Japanese: from a document to its entities, statements and quotations, step by step."""

from __future__ import annotations

from civicgraph.extract.bodies.places import settle_places
from civicgraph.extract.bodies.sister_cities import as_bodies
from civicgraph.extract.coreference.sectors import with_inherited_sectors
from civicgraph.extract.layout_facts import find_in_layout
from civicgraph.extract.quotations.reader import PersonMention, find_quotations
from civicgraph.extract.resolved import items_of, resolved
from civicgraph.extract.roles.careers import of_careers
from civicgraph.extract.sentence_facts import find_in_sentences
from civicgraph.extract.settling import kept, settled
from civicgraph.records import Document, Extraction, Kind, Predicate, Statement


def read_japanese(document: Document) -> Extraction:
    """All that the rules, the gazetteer and the recogniser find in one document; a pure function of the document."""
    article = resolved(document)
    resolution, text = article.resolution, article.text
    items = items_of(article)
    found: list[Statement] = []
    for item in items:
        parts = [Statement(p.unit, Predicate.PART_OF, p.body, (p.span,), p.confidence, "unit-in-name") for p in item.resolution.parts]
        said, context = find_in_sentences(item)
        found += find_in_layout(item._replace(context=context), [*parts, *said], resolution)
    if len(items) > 1:
        units = {r.entity for reading in resolution.readings for r in reading.refs if r.unit}
        found = list(settled(found, units, resolution))
    statements = tuple(of_careers(found, document, resolution, text))
    named = [r for reading in resolution.readings for r in reading.refs]
    people, bodies = ([PersonMention(r.start, r.end, r.entity) for r in named if r.kind is kind] for kind in (Kind.PERSON, Kind.ORGANIZATION))
    quotations = tuple(find_quotations(document, people, bodies))
    speakers = {q.speaker for q in quotations}
    entities = tuple(kept(resolution, statements, speakers))
    entities, statements = as_bodies(*settle_places(entities, statements, text, speakers))
    entities = with_inherited_sectors(entities, statements)
    return Extraction(document, tuple(sorted(entities, key=lambda e: e.id)), statements, quotations)
