"""Keeping out of the graph what breaks a rule, and saying what was kept out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from civicgraph.graph.emit import BuildInfo, Record, emit_records
from civicgraph.graph.provenance import Triple
from civicgraph.graph.vocab import PREFIXES
from civicgraph.records import Document, Entity, Extraction, Quotation, Statement
from civicgraph.validate.shapes import validate_graph
from civicgraph.validate.violations import Violation

_TYPE = PREFIXES["rdf"] + "type"
_SCHEMA = PREFIXES["schema"]
# What is left out where a rule is broken by what the article says about itself.
_DOCUMENT_FIELDS = {
    "headline": "title",
    "url": "url",
    "datePublished": "date",
    "publisher": "publisher",
    "author": "bylines",
    "editor": "bylines",
    "contributor": "bylines",
}


_Blame = dict[Record, list[Violation]]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A record that was kept out. `violations` are the rules that it, or what it depends on, broke.

    `because` is the entity that a dependent record was dropped with, else None. Where `record` is the
    document, only the part of its description that broke the rule was left out.
    """

    article: str
    record: Record
    violations: tuple[Violation, ...]
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Conforming:
    """What may be written, what was kept out, and the violations that no record could be blamed for.

    `triples` are those of each of the extractions, with provenance, in which the rules were checked.
    """

    extractions: tuple[Extraction, ...]
    dropped: tuple[Dropped, ...]
    remaining: tuple[Violation, ...]
    triples: tuple[list[Triple], ...] = ()


def keep_conforming(extractions: Sequence[Extraction], *, base: str, build: BuildInfo) -> Conforming:
    """The extractions without the records whose triples break a rule, each document checked by itself.

    Nothing is lost silently: every record left out is in `dropped`. Give extractions that `reconcile` has
    made agree, so that documents that conform one by one conform together. Raises UsageError for an
    unusable base.
    """
    results = [_conforming(extraction, base, build) for extraction in extractions]
    return Conforming(
        tuple(extraction for extraction, _, _, _ in results),
        tuple(dropped for _, found, _, _ in results for dropped in found),
        tuple(violation for _, _, remaining, _ in results for violation in remaining),
        tuple(triples for _, _, _, triples in results),
    )


def _conforming(
    extraction: Extraction, base: str, build: BuildInfo
) -> tuple[Extraction, list[Dropped], list[Violation], list[Triple]]:
    dropped: list[Dropped] = []
    while True:
        records = list(emit_records(extraction, base=base, build=build))
        triples = list(dict.fromkeys(triple for _, found in records for triple in found))
        violations = validate_graph(triples)
        if not violations:
            return extraction, dropped, violations, triples
        owners = _Owners(records)
        blamed: _Blame = defaultdict(list)
        for violation in violations:
            for record in owners.blamed(violation):
                blamed[record].append(violation)
        smaller, left_out = _without(extraction, blamed)
        if smaller == extraction:
            return extraction, dropped, violations, triples
        extraction, dropped = smaller, dropped + left_out


class _Owners:
    """Which record brought which triple in."""

    def __init__(self, records: Iterable[tuple[Record, list[Triple]]]) -> None:
        self.by_triple: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        self.by_property: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record, triples in records:
            for triple in triples:
                subject, path, value = (part.value for part in triple)
                self.by_triple[subject, path, value].append(record)
                self.by_property[subject, path].append(record)

    def blamed(self, violation: Violation) -> list[Record]:
        """The records that stated the value; else any value of the property; else the thing itself."""
        focus, path, value = violation.focus, violation.path, violation.value
        exact = self.by_triple.get((focus, path, value)) if path and value is not None else None
        any_value = self.by_property.get((focus, path)) if path else None
        found = exact or any_value or self.by_property.get((focus, _TYPE), [])
        return list(dict.fromkeys(found))


def _without(extraction: Extraction, blamed: _Blame) -> tuple[Extraction, list[Dropped]]:
    """The extraction without the blamed records and their dependents, and the list of these."""
    document, article = extraction.document, extraction.document.iri
    gone = {record.id: tuple(why) for record, why in blamed.items() if isinstance(record, Entity)}
    dropped = [Dropped(article, r, tuple(why)) for r, why in blamed.items() if r is not document]
    records: tuple[Statement | Quotation, ...] = (*extraction.statements, *extraction.quotations)
    for record in records:
        cause = next((end for end in _ends(record) if end in gone), None)
        if record not in blamed and cause is not None:
            dropped.append(Dropped(article, record, gone[cause], because=cause))
    kept = _document_without(document, blamed.get(document, []))
    if kept != document:
        dropped.append(Dropped(article, document, tuple(blamed[document])))
    out = {entry.record for entry in dropped}
    smaller = replace(
        extraction,
        document=kept,
        entities=tuple(e for e in extraction.entities if e not in out),
        statements=tuple(s for s in extraction.statements if s not in out),
        quotations=tuple(q for q in extraction.quotations if q not in out),
    )
    return smaller, dropped


def _ends(record: Statement | Quotation) -> tuple[str, ...]:
    return (record.speaker,) if isinstance(record, Quotation) else (record.subject, record.object)


def _document_without(document: Document, violations: Iterable[Violation]) -> Document:
    paths = {(violation.path or "").removeprefix(_SCHEMA) for violation in violations}
    fields = {field for path, field in _DOCUMENT_FIELDS.items() if path in paths}
    empty: dict[str, Any] = {field: () if field == "bylines" else None for field in fields}
    return replace(document, **empty)
