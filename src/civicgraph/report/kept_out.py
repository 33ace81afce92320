"""The verdict of the checks in words, and what they kept out of the graph."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.graph.model import CivicGraph
from civicgraph.records import Document, Entity, Quotation
from civicgraph.report.markdown import plain
from civicgraph.report.words import words
from civicgraph.validate.conform import Conforming, Dropped
from civicgraph.validate.violations import explain


def verdict(graph: CivicGraph, conforming: Conforming, *, base: str) -> Iterator[str]:
    """The lines of the section."""
    yield "## 検証"
    yield ""
    if conforming.remaining:
        yield f"グラフは規則（SHACL）に {len(conforming.remaining)} か所で合いません。"
        yield ""
        yield from (f"- 「{plain(explain(violation))}」" for violation in conforming.remaining)
    else:
        yield "グラフの形は規則（SHACL）にすべて適合しています。書かれた事実が正しいかどうかは、根拠の文で確かめてください。"
    yield ""
    if not conforming.dropped:
        yield "規則に合わずに除いたものはありません。"
        return
    yield f"規則に合わないため、次の {len(conforming.dropped)} 件はグラフに書いていません。"
    yield ""
    labels = _labels(graph, conforming, base)
    for dropped in conforming.dropped:
        yield f"- {_what(dropped, labels)}"
        yield from (f"    - 「{plain(explain(violation))}」" for violation in dropped.violations)


def _labels(graph: CivicGraph, conforming: Conforming, base: str) -> dict[str, str]:
    """The name of each entity id, those that were kept out included."""
    known = {iri.removeprefix(f"{base}id/"): node.label() for iri, node in graph.nodes.items()}
    gone = (dropped.record for dropped in conforming.dropped)
    return known | {e.id: e.names[0].text if e.names else e.id for e in gone if isinstance(e, Entity)}


def _what(dropped: Dropped, labels: dict[str, str]) -> str:
    record = dropped.record
    because = f"（「{plain(labels.get(dropped.because, dropped.because))}」を除いたため）" if dropped.because else ""
    if isinstance(record, Document):
        return f"記事「{plain(record.title or record.iri)}」の書誌の一部"
    if isinstance(record, Entity):
        return f"項目「{plain(labels[record.id])}」"
    if isinstance(record, Quotation):
        return f"「{plain(labels.get(record.speaker, record.speaker))}」の発言{because}"
    subject, value = (plain(labels.get(end, end)) for end in (record.subject, record.object))
    return f"事実「{subject} – {words()['predicates'][record.predicate]} – {value}」{because}"
