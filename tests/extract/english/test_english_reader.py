"""Whole English texts: the names, facts and quotations that a reader would find, and what the text does not say."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from civicgraph.extract.english.reader import read_english
from civicgraph.names import name_key
from civicgraph.records import Block, BlockKind, Byline, Document, Extraction, Predicate

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))


def document(text: str, date: str | None = "2024-06-01") -> Document:
    """A document of one block a line; the first is the title, "By X" or "… by X" alone a byline."""
    blocks, bylines, start = [], [], 0
    for line in text.split("\n"):
        kind = BlockKind.TITLE if not blocks and "\n" in text else BlockKind.PARAGRAPH
        if line.startswith(("By ", "Posted on ")):
            kind = BlockKind.BYLINE
            name = line.rpartition("y ")[2].partition(",")[0]
            at = start + line.index(name)
            bylines.append(Byline("author", at, at + len(name)))
        if line.strip():
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("urn:test", text, tuple(blocks), "en", "test.txt", digest, date=date, bylines=tuple(bylines))


def named(extraction: Extraction) -> dict[str, str]:
    """Every name of every entity, as a key, with the entity's id."""
    return {name_key(name.text): entity.id for entity in extraction.entities for name in entity.names}


def facts(extraction: Extraction) -> set[tuple[str, str, str]]:
    found = {(s.subject, s.predicate.value, s.object) for s in extraction.statements}
    return found | {(o, p, s) for s, p, o in found if p == "partner"}


def read(name: str) -> Extraction:
    text = (HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    return read_english(document(text, EXPECTED[name]["date"]))


def resolved(fact: str, names: dict[str, str]) -> tuple[str, str, str]:
    subject, predicate, target = fact.split(" | ")[:3]
    ends = [names.get(name_key(end), f"not found: {end}") for end in (subject, target)]
    return ends[0], predicate, target if predicate.endswith("Date") else ends[1]


@pytest.mark.parametrize("name", EXPECTED)
def test_text_yields_its_entities_by_kind(name: str) -> None:
    extraction = read(name)
    found = {(e.kind.value, name_key(n.text)) for e in extraction.entities for n in e.names}
    wanted = {(kind, name_key(n)) for kind, names in EXPECTED[name]["entities"].items() for n in names}
    assert wanted - found == set()


@pytest.mark.parametrize("name", EXPECTED)
def test_text_yields_its_facts(name: str) -> None:
    extraction = read(name)
    names, found = named(extraction), facts(extraction)
    assert [f for f in EXPECTED[name]["facts"] if resolved(f, names) not in found] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_text_yields_the_roles_in_its_own_words(name: str) -> None:
    extraction = read(name)
    names = named(extraction)
    roles = {(s.subject, s.predicate.value, s.object): s.role for s in extraction.statements}
    for fact in EXPECTED[name]["facts"]:
        if fact.count("|") == 3:
            assert roles[resolved(fact, names)] == fact.rpartition("| ")[2]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_the_text_denies_or_supposes_is_no_fact(name: str) -> None:
    extraction = read(name)
    names, found = named(extraction), facts(extraction)
    assert [f for f in EXPECTED[name]["never"] if resolved(f, names) in found] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_few_facts_are_beside_the_expected_ones(name: str) -> None:
    extraction = read(name)
    names = named(extraction)
    wanted = {resolved(f, names) for f in EXPECTED[name]["facts"]}
    others = [s for s in extraction.statements if (s.subject, s.predicate.value, s.object) not in wanted]
    others = [
        s for s in others if not (s.predicate is Predicate.PARTNER and (s.object, "partner", s.subject) in wanted)
    ]
    assert len(others) <= max(4, len(wanted) // 3)


@pytest.mark.parametrize("name", EXPECTED)
def test_evidence_and_mentions_stand_in_the_text(name: str) -> None:
    extraction = read(name)
    text = extraction.document.text
    for statement in extraction.statements:
        assert 0 < statement.confidence <= 1
        assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in statement.evidence)
    for entity in extraction.entities:
        assert entity.mentions
        assert all(text[m.start].isalnum() and m.end <= len(text) for m in entity.mentions)


@pytest.mark.parametrize("name", EXPECTED)
def test_quotations_are_attributed(name: str) -> None:
    extraction = read(name)
    names, text = named(extraction), extraction.document.text
    found = {(q.speaker, text[q.start : q.end]) for q in extraction.quotations}
    for quote in EXPECTED[name]["quotes"]:
        speaker, words = quote.split(" | ")
        assert any(s == names[name_key(speaker)] and said.startswith(words) for s, said in found)


def test_reading_twice_gives_the_same_extraction() -> None:
    assert read("feature") == read("feature")
