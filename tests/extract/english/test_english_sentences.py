"""Single English sentences: one construction at a time, and its near misses."""

from __future__ import annotations

import pytest
from test_english_reader import document, facts, named, resolved

from civicgraph.extract.english.reader import read_english
from civicgraph.names import mint, name_key
from civicgraph.records import Kind, Predicate


def stated(text: str) -> tuple[set[tuple[str, str, str]], dict[str, str]]:
    extraction = read_english(document(text))
    return facts(extraction), named(extraction)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Mei Tanabe, a former engineer at Matsuba Cloud, Inc., spoke at Setouchi Govtech Day.",
            "Mei Tanabe | affiliation | Matsuba Cloud",
        ),
        ("Mei Tanabe spoke at Setouchi Govtech Day.", "Setouchi Govtech Day | speaker | Mei Tanabe"),
        (
            "The Wakaba Foundation, founded in 1999 by Naomi Ishii, funds Code for Kita.",
            "Code for Kita | funder | Wakaba Foundation",
        ),
        (
            "The Wakaba Foundation, founded in 1999 by Naomi Ishii, funds Code for Kita.",
            "Wakaba Foundation | startDate | 1999",
        ),
        (
            "Open Data Day was hosted by Code for Kita and the City of Naruse.",
            "Open Data Day | organizer | City of Naruse",
        ),
        ("Code for Kita hosted Open Data Day in Naruse on 2 March 2024.", "Open Data Day | startDate | 2024-03-02"),
        (
            "The Naruse Portal was launched by the City of Naruse under the Open Data Ordinance.",
            "Naruse Portal | legalBasis | Open Data Ordinance",
        ),
        ("The Digital Agency runs a programme called Regional Link.", "Regional Link | operator | Digital Agency"),
        ("Code for Kita is based in Naruse, Akita Prefecture.", "Code for Kita | location | Naruse"),
        ("Code for Kita is a part of the Wakaba Foundation.", "Code for Kita | partOf | Wakaba Foundation"),
        (
            "Code for Kita and the Wakaba Foundation signed a partnership agreement.",
            "Code for Kita | partner | Wakaba Foundation",
        ),
        (
            "Teams from Code for Kita took part. Kita University took part in the Map Hackathon.",
            "Map Hackathon | participant | Kita University",
        ),
        (
            "The Map Hackathon was held as part of the Open Data Day 2024.",
            "Map Hackathon | superEvent | Open Data Day 2024",
        ),
        ("Taro Ito (Digital Agency) asked for time.", "Taro Ito | affiliation | Digital Agency"),
        ("Digital Agency director Taro Ito asked for time.", "Taro Ito | affiliation | Digital Agency"),
    ],
)
def test_a_construction_states_its_fact(text: str, fact: str) -> None:
    found, names = stated(text)
    assert resolved(fact, names) in found


@pytest.mark.parametrize(
    "text",
    [
        "Code for Kita has never partnered with the Wakaba Foundation.",
        "Code for Kita did not sign an agreement with the Wakaba Foundation.",
        "Code for Kita might partner with the Wakaba Foundation.",
        "If Code for Kita partners with the Wakaba Foundation, the town will pay.",
        "Code for Kita hopes to partner with the Wakaba Foundation.",
        '"Code for Kita partnered with the Wakaba Foundation, they tell me," he said.',
    ],
)
def test_denied_supposed_and_quoted_words_state_nothing(text: str) -> None:
    found, _ = stated(text)
    assert found == set()


def test_a_surname_and_an_abbreviation_are_the_full_name() -> None:
    extraction = read_english(
        document("Naomi Ishii leads Setouchi Open Lab (SOL). SOL hired Ishii in 2019. Ms. Ishii said so.")
    )
    assert {e.kind for e in extraction.entities} == {Kind.PERSON, Kind.ORGANIZATION}
    assert len(extraction.entities) == 2
    person = next(e for e in extraction.entities if e.kind is Kind.PERSON)
    assert (person.given_name, person.family_name) == ("Naomi", "Ishii")
    assert len(person.mentions) == 3


def test_a_name_in_japanese_order_is_the_same_person() -> None:
    first = read_english(document("MAEDA Goro works for Setouchi Open Lab."))
    second = read_english(document("Goro Maeda works for Setouchi Open Lab."))
    assert [e.id for e in first.entities] == [e.id for e in second.entities]


def test_a_bare_surname_is_kept_to_its_document() -> None:
    extraction = read_english(document("Mr. Sato of Code for Kita asked for time."))
    person = next(e for e in extraction.entities if e.kind is Kind.PERSON)
    assert person.id == mint(Kind.PERSON, "Sato", scope="urn:test")


def test_a_legal_form_is_no_part_of_the_identity() -> None:
    with_form = read_english(document("The portal was built by Umineko Systems Co., Ltd. in 2020."))
    without = read_english(document("The portal was built by Umineko Systems in 2020."))
    assert {e.id for e in with_form.entities} == {e.id for e in without.entities}


def test_two_editions_are_two_events() -> None:
    extraction = read_english(document("Kita Summit 2022 was small. Kita Summit 2023 was large."))
    assert [e.kind for e in extraction.entities] == [Kind.EVENT, Kind.EVENT]


@pytest.mark.parametrize(
    "text",
    [
        "Residents asked for a map. Nobody drew one. Volunteers will meet on Monday in April.",
        "The ministry, the city and the foundation have not answered.",
        "AI and DX are the talk of the day.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert read_english(document(text)).entities == ()


def test_a_ministry_keeps_its_commas_and_a_list_does_not() -> None:
    extraction = read_english(
        document(
            "The Ministry of Land, Infrastructure, Transport and Tourism, Kita University and the Wakaba Foundation met."
        )
    )
    keys = {name_key(n.text) for e in extraction.entities for n in e.names}
    assert {name_key(n) for n in ("Ministry of Land, Infrastructure, Transport and Tourism", "Kita University")} <= keys
    assert len(extraction.entities) == 3


def test_an_amount_in_yen_is_read() -> None:
    extraction = read_english(document("Code for Kita received a grant of ¥18 million from the Wakaba Foundation."))
    assert [s.amount for s in extraction.statements if s.predicate is Predicate.FUNDER] == [18_000_000]


def test_an_empty_document_has_nothing() -> None:
    extraction = read_english(document(""))
    assert (extraction.entities, extraction.statements, extraction.quotations) == ((), (), ())
