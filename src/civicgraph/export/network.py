"""GraphML and GEXF: the facts between entities as edges, as NetworkX writes them."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import networkx as nx

from civicgraph.graph.iris import legal
from civicgraph.graph.model import CivicGraph, Fact
from civicgraph.records import Predicate

_DATES = {Predicate.START_DATE: "start_date", Predicate.END_DATE: "end_date"}


def graphml(graph: CivicGraph) -> bytes:
    """GraphML in UTF-8. Attributes that are not known are left out."""
    out = io.BytesIO()
    nx.write_graphml_xml(network(graph), out, named_key_ids=True, edge_id_from_attribute="id")
    return out.getvalue() + b"\n"


def gexf(graph: CivicGraph) -> bytes:
    """GEXF 1.2 in UTF-8, without the time of writing."""
    drawn = network(graph)
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(drawn)
    for meta in list(writer.xml.iter("meta")):
        writer.xml.remove(meta)  # the time of writing, and NetworkX's version
    writer.indent(writer.xml)
    text: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def network(graph: CivicGraph) -> nx.MultiDiGraph[str]:
    """Entities by IRI; an edge for each fact between two of them, as sure as the fact is (`weight`).

    Planned and past facts carry their `status`; a planned date is an attribute of its own.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, node in graph.nodes.items():
        known = {
            "label": node.label(),
            "label_en": next((n.text for n in node.names if n.lang == "en"), None),
            "kind": node.kind.value,
            "type": node.subtype,
            "sector": node.sector,
            "names": " | ".join(name.text for name in node.names),
        }
        found.add_node(iri, **_told(known))
    for number, fact in enumerate(graph.facts):
        if fact.object in graph.nodes:
            found.add_edge(fact.subject, fact.object, key=number, id=f"e{number}", **_edge(fact))
        elif fact.predicate in _DATES and fact.subject in found:
            status = f"_{fact.status}" if fact.status else ""
            name = _DATES[fact.predicate] + status
            before = found.nodes[fact.subject].get(name)
            found.nodes[fact.subject][name] = f"{before} | {fact.object}" if before else fact.object
    return found


def _edge(fact: Fact) -> dict[str, str | float]:
    first = fact.evidence[0] if fact.evidence else None
    known = {
        "label": fact.predicate.value,
        "predicate": fact.predicate.value,
        "role": fact.role,
        "status": fact.status,
        "since": fact.since,
        "until": fact.until,
        "article": first.article if first else None,
        "evidence": first.exact if first else None,
    }
    return {**_told(known), "confidence": fact.confidence, "weight": fact.confidence}


def _told(known: dict[str, str | None]) -> dict[str, str]:
    """What is known, as XML can carry it."""
    return {name: legal(value) for name, value in known.items() if value}
