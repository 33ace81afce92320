"""How bench/reliability.py counts: by rule, weighted by sort of text, each text left out where it is asked for."""

import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "bench")
    import reliability

    monkeypatch.delitem(sys.modules, "reliability")
    return reliability


def test_a_rule_is_counted_where_its_texts_tell(program: ModuleType) -> None:
    found = [
        program.Judged("first look", "a", "facts", "rule", 0.9, True),
        program.Judged("first look", "b", "facts", "rule", 0.9, False),
        program.Judged("written", "c", "facts", "rule", 0.9, True),
        program.Judged("set aside", "d", "facts", "rule", 0.9, True),
        program.Judged("first look", "a", "entities", "model", 0.9, True),
    ]
    assert program.counted(found) == {"rule": (1.1, 2.1)}
    assert program.counted(found, without="b") == {"rule": (1.1, 1.1)}


def test_what_a_rule_finds_in_one_text_counts_as_its_square_root(program: ModuleType) -> None:
    found = [program.Judged("first look", "a", "facts", "rule", 0.9, right) for right in (True, True, True, False)]
    assert program.counted(found) == {"rule": (1.5, 2.0)}


def test_claimed_and_right_stand_side_by_side(program: ModuleType) -> None:
    bins = program.binned([(0.95, True), (0.91, True), (0.93, False), (0.2, False)])
    assert bins == [
        {"from": 0.0, "findings": 1, "claimed": 0.2, "right": 0.0},
        {"from": 0.9, "findings": 3, "claimed": 0.93, "right": 0.667},
    ]
