"""Confidence: what a rule states, corrected by how often it was right."""

from dataclasses import replace

import pytest

from civicgraph.extract import EXTRACTORS, extract
from civicgraph.extract.confidence import Reliability, calibrated, independent, reliability
from civicgraph.extract.japanese import read_japanese
from civicgraph.read.source import read_bytes
from civicgraph.records import Document

TEXT = (
    "横浜市は2022年5月14日、一般社団法人みなと防災会と連携協定を締結した。みなと防災会代表理事の山崎恵子氏が出席した。"
)


@pytest.fixture
def document() -> Document:
    return read_bytes(TEXT.encode(), origin="a.txt")


def test_a_rule_that_was_never_seen_keeps_its_word() -> None:
    assert Reliability(4, (0.0, 1.0), 0.97, {}).of("new rule", 0.83) == 0.83


def test_the_more_was_seen_the_less_the_rules_own_word_counts() -> None:
    def after(seen: int) -> float:
        return Reliability(4, (0.0, 1.0), 0.97, {"rule": (seen / 2, seen)}).of("rule", 0.9)

    assert [after(n) for n in (0, 4, 16, 400)] == [0.9, 0.7, 0.58, 0.5]


def test_what_a_rule_holds_surer_stays_surer() -> None:
    seen = Reliability(4, (0.0, 1.0), 0.97, {"rule": (8.0, 10.0)})
    assert seen.of("rule", 0.6) < seen.of("rule", 0.9)


def test_what_is_stated_counts_as_far_as_such_words_were_right() -> None:
    assert Reliability(4, (0.5, 0.4), 0.97, {}).of("new rule", 0.9) == 0.86


def test_what_is_said_twice_is_surer_than_what_is_said_once() -> None:
    seen = Reliability(4, (0.0, 1.0), 0.97, {})
    assert seen.of("rule", 0.8, places=2) == 0.9
    assert seen.of("rule", 0.8, places=5) == 0.97


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ("早瀬代表理事が挨拶した。早瀬代表理事は課題も挙げた。", 1),
        ("みどり協会の早瀬徹代表理事が挨拶した。早瀬代表理事は課題も挙げた。", 1),
        ("みどり協会の早瀬徹代表理事が挨拶した。課題はみどり協会代表理事の早瀬徹氏が挙げた。", 2),
    ],
)
def test_what_is_inferred_again_is_no_new_evidence(told: str, places: int) -> None:
    found = read_japanese(read_bytes(f"一般社団法人みどり協会は講座を開いた。{told}".encode(), origin="a.txt"))
    post = next(s for s in found.statements if s.role == "代表理事")
    assert independent(post, {e.id: e for e in found.entities}) == places


def test_nothing_is_certain() -> None:
    assert Reliability(4, (0.0, 1.0), 0.97, {"rule": (500.0, 500.0)}).of("rule", 0.9) == 0.97


def test_the_shipped_counts_are_possible_and_change_what_is_extracted(document: Document) -> None:
    counts = reliability().counts
    assert counts and all(0 <= right <= seen for right, seen in counts.values())
    stated = read_japanese(document)
    found = extract(document)
    assert [replace(s, confidence=0) for s in found.statements] == [replace(s, confidence=0) for s in stated.statements]
    assert [s.confidence for s in found.statements] == [
        reliability().of(s.method, s.confidence, independent(s, {e.id: e for e in stated.entities})) for s in stated.statements
    ]
    assert found != stated


def test_another_extractor_is_calibrated_too(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = read_japanese(document)
    monkeypatch.setitem(EXTRACTORS, "other", lambda _: stated)
    assert extract(document, extractor="other") == calibrated(stated)
