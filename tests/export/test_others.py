"""Network tools, spreadsheets and Aleph get what the graph says, and no more."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.export import exported
from civicgraph.export.tables import plain, safe
from civicgraph.graph.load import graph_of
from civicgraph.graph.model import CivicGraph

PERSON = "https://example.org/g/id/person/mori"
CITY = "https://example.org/g/id/organization/city"
HACK = "https://example.org/g/id/event/hack"
CODE = "https://example.org/g/id/organization/code"


def _links(graph: CivicGraph) -> list[tuple[str, str, str, float]]:
    facts = (f for f in graph.facts if f.object in graph.nodes)
    return sorted((f.subject, f.object, f.predicate.value, f.confidence) for f in facts)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_the_same_nodes_and_facts(quads: list[ox.Quad], form: str) -> None:
    graph = graph_of(quads)
    data = io.BytesIO(exported(quads, form)[""])
    read = nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data, version="1.2draft")
    assert set(read) == set(graph.nodes)
    assert {n: d["label"] for n, d in read.nodes(data=True)} == {i: n.label() for i, n in graph.nodes.items()}
    found = [(a, b, d["predicate"], float(d["confidence"])) for a, b, d in read.edges(data=True)]
    assert sorted(found) == _links(graph)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_is_planned_or_over_says_so(small: list[ox.Quad], form: str) -> None:
    data = io.BytesIO(exported(small, form)[""])
    read = nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data, version="1.2draft")
    assert [d["status"] for _, _, d in read.edges(HACK, data=True)] == ["planned"]
    assert {d.get("status") for _, _, d in read.edges(PERSON, data=True)} == {None, "past"}
    assert read.nodes[HACK]["start_date_planned"] == "2030-04"
    assert "start_date" not in read.nodes[HACK]
    assert read.nodes[CITY]["start_date"] == "1954"


def test_the_files_of_network_tools_have_no_time_in_them(real: list[ox.Quad]) -> None:
    assert b"lastmodified" not in exported(real, "gexf")[""]


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_hold_every_node_and_fact(quads: list[ox.Quad]) -> None:
    graph, files = graph_of(quads), exported(quads, "csv")
    nodes, edges = _rows(files["nodes.csv"]), _rows(files["edges.csv"])
    assert {n["Id"]: plain(n["Label"]) for n in nodes} == {i: n.label() for i, n in graph.nodes.items()}
    found = [(e["Source"], e["Target"], e["Label"], e["status"], float(e["confidence"])) for e in edges]
    assert found == [(f.subject, f.object, f.predicate.value, f.status or "", f.confidence) for f in graph.facts]
    assert [plain(e["evidence"]) for e in edges] == [f.evidence[0].exact if f.evidence else "" for f in graph.facts]


def test_no_cell_begins_as_a_formula(small: list[ox.Quad]) -> None:
    cells = [cell for data in exported(small, "csv").values() for row in _rows(data) for cell in row.values()]
    assert '\'=HYPERLINK("https://x.example","森下")' in cells and "'+コード" in cells and "'-森下総務課長" in cells
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]


@given(st.text(alphabet=st.sampled_from("=+-@'\t\r\n a市＝"), max_size=6))
def test_a_safe_cell_gives_its_text_back(text: str) -> None:
    cell = safe(text)
    assert plain(cell) == text
    assert not cell.startswith(tuple("=+-@\t\r＝"))


def _ftm(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def test_followthemoney_takes_every_entity_whole(quads: list[ox.Quad]) -> None:
    model = pytest.importorskip("followthemoney", reason="needs the followthemoney package").model
    entities = _ftm(exported(quads, "ftm")[""])
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        given = {name: sorted(values) for name, values in entity["properties"].items()}  # type: ignore[attr-defined]
        assert kept.keys() == given.keys()
        for name, values in given.items():
            kind = proxy.schema.get(name).type.name
            assert len(kept[name]) == len(values) if kind in ("name", "string", "text") else kept[name] == values
            assert kind != "entity" or set(values) <= ids
        proxy.schema.validate(entity)


def test_followthemoney_has_the_schema_that_claims_no_more_than_the_text(small: list[ox.Quad]) -> None:
    entities = _ftm(exported(small, "ftm")[""])
    of = {str(e["properties"]["name"][0]): e for e in entities if "name" in e["properties"]}  # type: ignore[index, operator]
    assert of["潮見市"]["schema"] == "PublicBody" and of["潮見市"]["properties"]["incorporationDate"] == ["1954"]  # type: ignore[index]
    links = [e for e in entities if "role" in e["properties"]]  # type: ignore[operator]
    said = {(e["schema"], *e["properties"]["role"], *e["properties"].get("status", [])) for e in links}  # type: ignore[index, attr-defined]
    assert said == {
        ("Employment", "総務課長"),
        ("Membership", "代表", "past"),
        ("ProjectParticipant", "operator"),
        ("UnknownLink", "organizer", "planned"),
    }
    hack = of["港町ハッカソン"]["properties"]
    assert hack == {"name": ["港町ハッカソン"], "notes": ["startDate: 2030-04 (planned)"]}
