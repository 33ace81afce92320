"""What Japanese sentences state, and what they must not be taken to state (cases.toml)."""

import tomllib
from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes
from civicgraph.records import Extraction

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def read(case: dict) -> Extraction:
    return extract(read_bytes(case["text"].encode(), origin=case.get("origin", "case.txt")))


def stated(extraction: Extraction, fact: list[str]) -> bool:
    subject, predicate, value, *role = fact
    names = {e.id: {name_key(n.text) for n in e.names} for e in extraction.entities}

    def is_named(entity: str, name: str) -> bool:
        return name_key(name) in names.get(entity, {name_key(entity)})

    for s in extraction.statements:
        pairs = [(s.subject, s.object), (s.object, s.subject)] if predicate == "partner" else [(s.subject, s.object)]
        if s.predicate.value == predicate and any(is_named(a, subject) and is_named(b, value) for a, b in pairs):
            return not role or name_key(s.role or "") == name_key(role[0])
    return False


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict) -> None:
    extraction = read(case)
    missing = [f for f in case.get("facts", []) if not stated(extraction, f)]
    assert not missing, [(s.subject, s.predicate, s.object, s.role) for s in extraction.statements]
    assert not [f for f in case.get("absent", []) if stated(extraction, f)]
    assert not {n.text for e in extraction.entities for n in e.names} & set(case.get("unnamed", []))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_evidence_stands_in_the_text_and_holds_the_fact(case: dict) -> None:
    extraction = read(case)
    text = extraction.document.text
    for statement in extraction.statements:
        assert statement.evidence
        for span in statement.evidence:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        assert 0 < statement.confidence <= 1
