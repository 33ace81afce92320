"""English sentences of every kind of text: what each states, in which role, and what it does not state."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_file
from civicgraph.records import Extraction, Predicate

CASES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))


def read(tmp_path: Path, text: str) -> Extraction:
    path = tmp_path / "a.txt"
    path.write_text(text.lstrip("\n") if text.startswith("\n") else f"News\n\n{text}\n", encoding="utf-8")
    return extract(read_file(path))


def facts(extraction: Extraction) -> dict[tuple[str, str, str], str | None]:
    """The role (or None) of every fact between all names of its ends, as keys; partners both ways."""
    names = {e.id: {name_key(n.text) for n in e.names} for e in extraction.entities}
    found = {}
    for s in extraction.statements:
        ends = [(a, b) for a in names[s.subject] for b in names.get(s.object, {s.object})]
        if s.predicate is Predicate.PARTNER:
            ends += [(b, a) for a, b in ends]
        found.update({(a, s.predicate.value, b): s.role for a, b in ends})
    return found


@pytest.mark.parametrize("name", CASES)
def test_text_states_this_and_not_that(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    found = facts(read(tmp_path, case["text"]))
    for fact in case.get("states", []):
        subject, predicate, target, *role = fact.split(" | ")
        key = (name_key(subject), predicate, target if predicate.endswith("Date") else name_key(target))
        assert key in found, fact
        assert not role or found[key] == role[0], (fact, found[key])
    for fact in case.get("not", []):
        subject, predicate, target = fact.split(" | ")
        assert (name_key(subject), predicate, target if predicate.endswith("Date") else name_key(target)) not in found, fact


WAYS = [line.split(" => ") for line in (Path(__file__).parent / "ways.txt").read_text("utf-8").splitlines() if " => " in line]


def is_read_so(tmp_path: Path, sentence: str, fact: str) -> bool:
    subject, predicate, target = fact.split(" | ")
    return (name_key(subject), predicate, target if predicate.endswith("Date") else name_key(target)) in facts(read(tmp_path, sentence))


@pytest.mark.parametrize("predicate", sorted({fact.split(" | ")[1] for _, fact in WAYS}))
def test_ways_of_writing(tmp_path: Path, predicate: str) -> None:
    lines = [(sentence, fact) for sentence, fact in WAYS if fact.split(" | ")[1] == predicate]
    assert [(sentence, fact) for sentence, fact in lines if not is_read_so(tmp_path, sentence, fact)] == []


QUOTED = {
    "that before the marks": ('Yayoi Tominaga of the Tsukuda Green Trust said that "we are not asking for money."', "we are not asking for money."),
    "according to, below": ("“We are not asking for money,” according to Yayoi Tominaga, an official.", "We are not asking for money"),
    "body in brackets": ("Yayoi Tominaga (Tsukuda Green Trust) added: “We are not asking for money.”", "We are not asking for money."),
    "single marks": ("‘We don’t ask for money,’ said Yayoi Tominaga.", "We don’t ask for money"),
    "whose post is told": ("Yayoi Tominaga is the mayor of Tsukuda City. “We are not asking for money,” the mayor said.", "We are not asking for money"),
    "comment above": ("Comment from Mayor Yayoi Tominaga:\n\n“We are not asking for money.”", "We are not asking for money."),
    "agreeing": ("Yayoi Tominaga, who left last year, agrees. “We are not asking for money.”", "We are not asking for money."),
    "signed below": ("Voices\n\n“We count trees because nobody else does.”\n— Yayoi Tominaga, Tsukuda Green Trust", "We count trees because nobody else does."),
    "in blocks": ("Voices\n\n“We count trees because nobody else does.”\n\n— Yayoi Tominaga, Tsukuda Green Trust", "We count trees because nobody else does."),
}


@pytest.mark.parametrize(("text", "words"), QUOTED.values(), ids=QUOTED)
def test_words_are_their_speakers(tmp_path: Path, text: str, words: str) -> None:
    read_text = read(tmp_path, text)
    names = {e.id: e.names[0].text for e in read_text.entities}
    assert [(names[q.speaker], read_text.document.text[q.start : q.end]) for q in read_text.quotations] == [("Yayoi Tominaga", words)]
