"""The first look passes nothing that pySHACL does not, and what conforms does not need pySHACL."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from civicgraph.graph.vocab import term
from civicgraph.validate import quick, reported
from civicgraph.validate.index import Index
from civicgraph.validate.integrity import breaches
from civicgraph.validate.quick import certainly_conforms
from civicgraph.validate.shapes import validate_graph

SHAPES = Path(__file__).parent / "shapes"


def triples(path: Path) -> list[tuple]:
    return [(q.subject, q.predicate, q.object) for q in parse(path=path, format=RdfFormat.TURTLE)]


FULL = triples(SHAPES / "valid" / "full.ttl")
TERMS = sorted({value for row in FULL for value in row}, key=str)
ODD = [
    BlankNode("x"),
    Literal(""),
    Literal("名", language="JA"),
    Literal("2024-02-31", datatype=term("xsd:date")),
    Literal("1.5", datatype=term("xsd:decimal")),
    Literal("NaN", datatype=term("xsd:decimal")),
    Literal("-1", datatype=term("xsd:integer")),
    Literal("007", datatype=term("xsd:integer")),
    Literal("x", datatype=term("xsd:anyURI")),
    NamedNode("https://example.org/記事"),
    NamedNode("urn:x:y"),
]


def passes(rows: list[tuple]) -> bool:
    index = Index(rows)
    return not list(breaches(index)) and certainly_conforms(index)


@pytest.mark.parametrize("path", sorted((SHAPES / "valid").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_conforms_is_passed_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reported, "violations", None)
    assert validate_graph(triples(path)) == []


@pytest.mark.parametrize("path", sorted((SHAPES / "invalid").glob("*.ttl")), ids=lambda path: path.stem)
def test_no_planted_fault_is_passed(path: Path) -> None:
    assert not passes([*FULL, *triples(path)])


def test_a_class_below_another_is_left_to_pyshacl() -> None:
    below = (term("schema:Project"), term("rdfs:subClassOf"), term("schema:Event"))
    assert not passes([*FULL, below])


@st.composite
def mutated(draw: st.DrawFn) -> list[tuple]:
    """A valid graph with up to three triples changed in one place, taken away or added."""
    rows = list(FULL)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(rows) - 1))
        row = list(rows.pop(place))
        change = draw(st.sampled_from(["gone", "subject", "predicate", "object", "odd"]))
        if change == "gone":
            continue
        if change == "subject":
            row[0] = draw(st.sampled_from([t for t in TERMS if isinstance(t, NamedNode)]))
        elif change == "predicate":
            row[1] = draw(st.sampled_from([r[1] for r in FULL]))
        else:
            row[2] = draw(st.sampled_from(ODD if change == "odd" else TERMS))
        rows.append(tuple(row))
    return rows


@settings(max_examples=40, deadline=None)
@example(FULL)
@given(mutated())
def test_it_passes_nothing_that_pyshacl_does_not(rows: list[tuple]) -> None:
    found = reported.violations(rows, breaches(Index(rows)))
    assert not (found and passes(rows))


def test_a_part_of_shacl_that_is_not_known_is_no_rule_passed_over() -> None:
    shape, path = NamedNode("https://example.org/s"), NamedNode("http://www.w3.org/ns/shacl#maxLength")
    with pytest.raises(ValueError, match=r"maxLength.* is not known here"):
        quick._holds(Index([(shape, path, Literal(3))]), shape)
