"""How much of JacRED's development part is found, as far as the graph profile covers what it annotates.

JacRED (Ma et al., LREC-COLING 2024; YoumiMa/JacRED) annotates Wikipedia leads with entities, coreference and relations
of Wikidata. Used to measure, never to train or to write rules on. What is compared, and how:

- **Entities**: PER, ORG and LOC. An entity is found if one of ours has a mention with exactly the span of one of its
  mentions and a kind that `KINDS` allows (a municipality that acts is an organisation in the profile, a place in JacRED).
  One of ours stands for one of theirs; a second one is false, and so is what no annotation bears out. ART is measured
  apart and is not in the total: beside works, laws and events it holds awards, species, languages and machines, which the
  profile leaves out. Dates and amounts are no entities of the profile.
- **Facts**: the relations of `RELATIONS`, between two such entities. A fact is right if JacRED has it, false otherwise,
  also where one of its ends is no annotated entity (a department that JacRED leaves inside the name of its university, say);
  `facts between annotated` leaves the latter out of the false ones. Its inverse relations (HasPart, OwnerOf, ItemOperated, ParticipantIn)
  say the same things again and are not counted twice; what the profile has no predicate for (families, birth and death,
  districts of districts, awards, sequels) is left out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from civicgraph.extract import extract
from civicgraph.read.source import ReadOptions, read_bytes
from civicgraph.records import Entity, Extraction, Kind, Predicate
from gold import prf

KINDS = {
    "PER": {Kind.PERSON},
    "ORG": {Kind.ORGANIZATION},
    "LOC": {Kind.PLACE},
    "ART": {Kind.WORK, Kind.LAW, Kind.PROJECT, Kind.EVENT},
}
ACTING_PLACES = {"LocalGovernment", "NationalGovernment"}
COVERED = ("PER", "ORG", "LOC")
# relation: (types of the head, types of the tail, our predicate, whether the head is our object)
RELATIONS: dict[str, tuple[str, str, Predicate, bool]] = {
    "P108": ("PER", "ORG", Predicate.AFFILIATION, False),  # employer
    "P463": ("PER", "ORG", Predicate.AFFILIATION, False),  # member of
    "P6": ("LOC", "PER", Predicate.AFFILIATION, True),  # head of government
    "P361": ("ORG", "ORG", Predicate.PART_OF, False),  # part of
    "P127": ("ORG", "ORG", Predicate.PART_OF, False),  # owned by: a subsidiary
    "P131": ("ORG ART", "LOC", Predicate.LOCATION, False),  # in the administrative area
    "P276": ("ORG ART", "LOC", Predicate.LOCATION, False),  # location
    "P112": ("ORG", "PER ORG", Predicate.FOUNDER, False),  # founded by
    "P137": ("ORG ART LOC", "PER ORG", Predicate.OPERATOR, False),  # operator
    "P170": ("ART", "PER ORG", Predicate.CREATOR, False),  # creator
    "P123": ("ART", "ORG", Predicate.PUBLISHER, False),  # publisher
    "P710": ("ART", "PER ORG", Predicate.PARTICIPANT, False),  # participant
}
PREDICATES = {predicate for _, _, predicate, _ in RELATIONS.values()}

Fact = tuple[object, str, object]


def measure(corpora: Path) -> dict[str, dict[str, float]]:
    """Entities (total and by type) and facts (total and by predicate) of all leads."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for lead in json.loads((corpora / "jacred-dev.json").read_text("utf-8")):
        text, starts = laid_out(lead["sents"])
        document = read_bytes(text.encode(), origin="lead.txt", options=ReadOptions(language="ja"))
        if document.text != text:
            raise SystemExit(f"{lead['title']}: the text was changed on reading, its offsets are lost.")
        for kind, counts in judged(lead, extract(document), starts).items():
            total[kind].update(counts)
    return {kind: prf(counts) for kind, counts in sorted(total.items())}


def laid_out(sentences: list[list[str]]) -> tuple[str, list[list[int]]]:
    """The lead as one paragraph, and where each word of each sentence begins (and the last one ends)."""
    text, starts = "", []
    for words in sentences:
        row = []
        for word in words:
            row.append(len(text))
            text += word
        starts.append([*row, len(text)])
    return text, starts


def judged(lead: dict[str, Any], found: Extraction, starts: list[list[int]]) -> dict[str, Counter[str]]:
    """Counts of one lead, by kind of item."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    gold = {
        index: {(starts[m["sent_id"]][m["pos"][0]], starts[m["sent_id"]][m["pos"][1]]) for m in mentions}
        for index, mentions in enumerate(lead["vertexSet"])
    }
    types = {index: mentions[0]["type"] for index, mentions in enumerate(lead["vertexSet"])}
    match = matched(found, gold, types)
    reached = set(match.values())
    for entity in found.entities:
        kind = types[match[entity.id]] if entity.id in match else _type_of(entity)
        if kind:
            _mark(counts, "entities", kind, "tp" if entity.id in match else "fp", total=kind in COVERED)
    for index, kind in types.items():
        if kind in KINDS and index not in reached:
            _mark(counts, "entities", kind, "fn", total=kind in COVERED)
    wanted = set(_gold_facts(lead, types))
    said = {(match.get(s, s), p, match.get(o, o)) for s, p, o in _our_facts(found)}
    for fact in said | wanted:
        outcome = "fn" if fact not in said else "tp" if fact in wanted else "fp"
        _mark(counts, "facts", fact[1], outcome, total=True)
        if isinstance(fact[0], int) and isinstance(fact[2], int):
            counts["facts between annotated"][outcome] += 1
    return counts


def matched(found: Extraction, gold: dict[int, set[tuple[int, int]]], types: dict[int, str]) -> dict[str, int]:
    """One annotated entity for one of ours: those that share most spans first."""
    pairs = []
    for entity in found.entities:
        ours = {(m.start, m.end) for m in entity.mentions}
        for index, spans in gold.items():
            if ours & spans and _allowed(entity, types[index]):
                pairs.append((-len(ours & spans), index, entity.id))
    match: dict[str, int] = {}
    for _, index, entity_id in sorted(pairs):
        if entity_id not in match and index not in match.values():
            match[entity_id] = index
    return match


def _allowed(entity: Entity, kind: str) -> bool:
    acting = kind == "LOC" and entity.kind is Kind.ORGANIZATION and entity.sector in ACTING_PLACES
    return acting or entity.kind in KINDS.get(kind, ())


def _type_of(entity: Entity) -> str:
    return next((kind for kind, ours in KINDS.items() if entity.kind in ours), "")


def _gold_facts(lead: dict[str, Any], types: dict[int, str]) -> list[Fact]:
    facts = []
    for label in lead["labels"]:
        heads, tails, predicate, turned = RELATIONS.get(label["r"], ("", "", None, False))
        if predicate and types[label["h"]] in heads.split() and types[label["t"]] in tails.split():
            ends = (label["t"], label["h"]) if turned else (label["h"], label["t"])
            facts.append((ends[0], predicate.value, ends[1]))
    return facts


def _our_facts(found: Extraction) -> list[tuple[str, str, str]]:
    return [(s.subject, s.predicate.value, s.object) for s in found.statements if s.predicate in PREDICATES]


def _mark(counts: dict[str, Counter[str]], what: str, kind: str, outcome: str, *, total: bool) -> None:
    counts[f"{what}.{kind}"][outcome] += 1
    if total:
        counts[what][outcome] += 1
