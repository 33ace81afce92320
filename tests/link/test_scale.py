"""The work grows with the documents, not with their square: counted in steps of SQLite's machine and of Python's."""

from __future__ import annotations

import sqlite3
import sys

import pytest
from link_helpers import ORG, PERSON, extraction, linked

from civicgraph.records import Predicate


def steps(count: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Hundreds of steps of SQLite, and calls in Python, to link so many documents, half of which name one person."""
    documents = [
        extraction(
            n,
            ("佐藤 一郎" if n % 2 else f"海野{n // 4} 直人", Predicate.AFFILIATION, f"第{n % (count // 8)}工房"),
            names=[(ORG, f"第{n}研究所"), (PERSON, f"汐見{n // 2} 直人")],
            defined=[(ORG, f"ミラデータ機構{n}", f"ミラデ機構{n}")],
        )
        for n in range(count)
    ]
    done, calls = [0], [0]

    def step() -> int:
        done[0] += 1
        return 0

    def called(frame: object, event: str, arg: object) -> None:
        calls[0] += event == "call"

    def connect(place: str, connect=sqlite3.connect) -> sqlite3.Connection:
        connection = connect(place)
        connection.set_progress_handler(step, 100)
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", connect)
        sys.setprofile(called)
        try:
            linked(documents)
        finally:
            sys.setprofile(None)
    return done[0], calls[0]


def test_twice_the_documents_are_about_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    steps(40, monkeypatch)
    twice, once = steps(800, monkeypatch), steps(400, monkeypatch)
    assert twice[0] < 2.6 * once[0]
    assert twice[1] < 2.6 * once[1]
