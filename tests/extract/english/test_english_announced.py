"""English announcements and profiles: lines of "Key: value", and whom and what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_file


def facts(tmp_path: Path, text: str) -> set[str]:
    """The facts of a text, each as "subject | predicate | object"."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    read = extract(read_file(path))
    names = {e.id: next((n.text for n in e.names if n.text.isascii()), e.names[0].text) for e in read.entities}
    return {f"{names[s.subject]} | {s.predicate.value} | {names.get(s.object, s.object)}" for s in read.statements}


ANNOUNCEMENT = """"Harbours and Their Data"

    23/06/2022 - 14:00

The Umineko Institute will host a symposium to show the latest trend of port cities.

Host:            Umineko Institute

Co-hosts:    ZQUAY Tide

                     OPQ Kamome

Support:      Embassy of Norway

Umineko Institute

The institute studies ports.
"""


def test_the_title_of_an_announcement_is_its_event(tmp_path: Path) -> None:
    found = facts(tmp_path, ANNOUNCEMENT)
    event = "Harbours and Their Data"
    bodies = {"Umineko Institute", "ZQUAY Tide", "OPQ Kamome"}
    assert {f for f in found if "organizer" in f} == {f"{event} | organizer | {body}" for body in bodies}
    assert f"{event} | sponsor | Embassy of Norway" in found
    assert f"{event} | startDate | 2022-06-23" in found
    # What stands below, without an indent, goes on with no field.
    assert f"{event} | sponsor | Umineko Institute" not in found


def test_a_title_over_plain_prose_is_no_event(tmp_path: Path) -> None:
    prose = '"Harbours and Their Data"\n\nThe Umineko Institute studies ports.\n\nHost: Umineko Institute\n'
    assert not any("organizer" in f for f in facts(tmp_path, prose))


PROFILE = """About the Umineko Foundation

Founded: 2009
Headquarters: Kobe, Japan
President: Naoko Ota

The Umineko Foundation supports civic groups.
"""


def test_a_profile_says_when_a_body_began_where_it_is_and_who_leads_it(tmp_path: Path) -> None:
    found = facts(tmp_path, PROFILE)
    assert "Umineko Foundation | startDate | 2009" in found
    assert any(f.startswith("Umineko Foundation | location | ") for f in found)
    assert "Naoko Ota | affiliation | Umineko Foundation" in found


SENTENCES = {
    "people with their posts as subjects": (
        "Naoko Ota, Mayor of Kobe City, and Ken Mori, CTO of Tide Data Inc., spoke at the Umineko Summit 2019.",
        {"Umineko Summit 2019 | speaker | Naoko Ota", "Umineko Summit 2019 | speaker | Ken Mori"},
        set(),
    ),
    "a joint project opens, not who runs it": (
        "Umineko Lab, a joint project of Umineko Foundation and Tide University, opened in July 2022.",
        {"Umineko Lab | startDate | 2022-07"},
        {"Tide University | startDate | 2022-07"},
    ),
    "a post and its holder in brackets": (
        "Tide University (President: Naoko Ota) signed an agreement.",
        {"Naoko Ota | affiliation | Tide University"},
        set(),
    ),
    "an organization under another": (
        "Umineko Lab is a non-profit organization under the umbrella of the Umineko Foundation.",
        {"Umineko Lab | partOf | Umineko Foundation"},
        set(),
    ),
    "financial support": (
        "Umineko Lab was set up with financial support from the Umineko Foundation.",
        {"Umineko Lab | funder | Umineko Foundation"},
        set(),
    ),
    "speakers at an event": (
        "Speakers at the Umineko Forum 2022 included Ken Mori, CTO of Tide Data Inc.",
        {"Umineko Forum 2022 | speaker | Ken Mori"},
        set(),
    ),
}


@pytest.mark.parametrize(("text", "stated", "not_stated"), SENTENCES.values(), ids=SENTENCES)
def test_sentences_state(tmp_path: Path, text: str, stated: set[str], not_stated: set[str]) -> None:
    found = facts(tmp_path, f"News\n\n{text}\n")
    assert stated <= found
    assert not not_stated & found


def test_an_english_interview_is_of_whom_the_text_met(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    question, answer = "How did it start ?", "Before that I worked for a phone company, and we met at a camp."
    path.write_text(f"A talk in Kobe\n\nOur team met with Naoko Ota, head of Umineko Lab.\n\n{question}\n\n{answer}\n", encoding="utf-8")
    read = extract(read_file(path))
    assert [read.document.text[q.start : q.end] for q in read.quotations] == [answer]


def test_signs_of_icon_fonts_in_a_text_stand_for_nobody(tmp_path: Path) -> None:
    text = "Haruka Mori, mayor of Midori City, met \ue100 and Ken Sato.\n\n\ue001 founded the Midori Foundation in 2020.\n\ue000\n\nShe and \ue105 worked with \ue106.\n"
    told = facts(tmp_path, text)
    assert "Haruka Mori | affiliation | Midori City" in told
    assert not any("founder" in fact for fact in told)
