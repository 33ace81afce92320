"""Every rule is broken by one planted fault, and by no valid graph."""

from pathlib import Path

import pytest
import rdflib

from civicgraph.graph.parse import read_quads
from civicgraph.resources import resource
from civicgraph.validate.integrity import MESSAGES
from civicgraph.validate.shapes import validate_graph
from civicgraph.validate.violations import explain

SHAPES = Path(__file__).parent / "shapes"
INVALID = sorted((SHAPES / "invalid").glob("*.ttl"))
FULL = read_quads(SHAPES / "valid" / "full.ttl")
SH = rdflib.SH


def header(path: Path, key: str) -> set[str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(f"# {key}: ")]
    return {rule for line in lines for rule in line.partition(": ")[2].split()}


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology", "shapes.ttl"))


@pytest.mark.parametrize("path", sorted((SHAPES / "valid").glob("*.ttl")), ids=lambda path: path.stem)
def test_valid(path):
    assert validate_graph(read_quads(path)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid(path):
    """The fault, added to the full valid graph, breaks the rules it names and no others."""
    assert header(path, "breaks") == {path.stem}
    found = validate_graph([*FULL, *read_quads(path)])
    assert {violation.rule for violation in found} == {path.stem} | header(path, "also")


def test_every_rule_has_a_planted_fault(shapes):
    rules = {str(shape).rpartition("#")[2] for shape in shapes.subjects(SH.message)} | set(MESSAGES)
    assert rules == {path.stem for path in INVALID}


def test_every_rule_speaks_japanese_and_english(shapes):
    for shape in set(shapes.subjects(SH.message)):
        assert {message.language for message in shapes.objects(shape, SH.message)} == {"ja", "en"}


def test_every_shape_is_reachable_and_core(shapes):
    targets = set(shapes.subjects(SH.targetClass)) | set(shapes.subjects(SH.targetSubjectsOf))
    used = set(shapes.objects(None, SH.property))
    named = {shape for shape in shapes.subjects(rdflib.RDF.type) if isinstance(shape, rdflib.URIRef)}
    assert {s for s in named if "shapes#" in s} == {s for s in targets | used if isinstance(s, rdflib.URIRef)}
    assert not list(shapes.objects(None, SH.sparql))


def test_a_violation_names_thing_value_statement_and_sentence():
    fault = SHAPES / "invalid" / "organizer-value.ttl"
    quads = [*FULL, *read_quads(fault)]
    (found,) = [v for v in validate_graph(quads) if v.rule == "organizer-value"]
    assert found.label == "港フェス" and found.value_label == "中央公園"
    assert found.path == "https://schema.org/organizer"
    assert explain(found).startswith("港フェス: ") and "値: 中央公園" in explain(found)
    assert explain(found, "en").startswith("港フェス: The value of schema:organizer must be")
    # the statements about the event's organiser, and the words of the article behind them
    assert found.statements and "コード・フォー・みなとは2019年4月に市と協定を結び" in explain(found)


def test_a_broken_selector_leads_to_the_statements_that_stand_on_it():
    text = (SHAPES / "valid" / "full.ttl").read_text(encoding="utf-8")
    broken = text.replace("oa:end 32 ;", "oa:end 33 ;")
    assert broken != text
    found = validate_graph(read_quads(broken.encode(), format="ttl"))
    assert {v.rule for v in found} == {"quote-length"}
    assert all(v.statements for v in found)


def test_the_graph_name_does_not_matter():
    quads = [*FULL, *read_quads(SHAPES / "invalid" / "kind.ttl")]
    named = b"".join(
        f"{q.subject} {q.predicate} {q.object} <https://news.example/g> .\n".encode() for q in quads
    )
    assert [v.rule for v in validate_graph(read_quads(named, format="nq"))] == ["kind"]


def test_a_blank_node_is_a_violation():
    blank = b"_:x a <http://xmlns.com/foaf/0.1/Person> ; "
    blank += b'<http://www.w3.org/2004/02/skos/core#prefLabel> "x"@ja ; '
    blank += b'<http://www.w3.org/2000/01/rdf-schema#label> "x"@ja .'
    assert [v.rule for v in validate_graph(read_quads(blank))] == ["AsciiIri"]


def test_values_of_a_wrong_form_make_no_noise(capfd, caplog):
    path = SHAPES / "invalid" / "instant-day.ttl"
    validate_graph([*FULL, *read_quads(path)])
    assert capfd.readouterr() == ("", "") and not caplog.records
