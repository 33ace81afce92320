"""Names that one document defines and another uses alone."""

from __future__ import annotations

import pytest
from link_helpers import EVENT, ORG, extraction, linked

from civicgraph.link.distinct import distinctive, numbers, same_edition
from civicgraph.names import mint
from civicgraph.records import Kind

FULL, SHORT = "みらい地域データ研究機構", "ミラデ機構"
DEFINES = extraction(1, defined=[(ORG, FULL, SHORT)])


def test_a_defined_name_helps_in_another_document() -> None:
    found = linked([DEFINES, extraction(2, names=[(ORG, SHORT)])])
    assert found == {"https://news.example/001": {}, "https://news.example/002": {mint(ORG, SHORT): mint(ORG, FULL)}}


@pytest.mark.parametrize(
    "other",
    [
        extraction(3, defined=[(ORG, "ミライズデザイン機構", SHORT)]),
        extraction(3, names=[(Kind.WORK, SHORT)]),
        extraction(3, names=[(ORG, FULL), (ORG, SHORT)]),
    ],
    ids=["two things are called so", "things of two kinds are", "a document has both beside each other"],
)
def test_not_if_it_is_ambiguous(other) -> None:
    found = linked([DEFINES, extraction(2, names=[(ORG, SHORT)]), other])
    assert not any(found.values())


@pytest.mark.parametrize("name", ["推進協議会", "基本計画", "実行委員会", "MDK", "機構", "本事業", "Project Team"])
def test_not_if_it_could_be_anything(name: str) -> None:
    assert not distinctive(name)
    found = linked([extraction(1, defined=[(ORG, FULL, name)]), extraction(2, names=[(ORG, name)])])
    assert not any(found.values())


def test_not_if_the_knowledge_base_knows_another_by_it() -> None:
    found = linked([extraction(1, defined=[(ORG, FULL, "経産省")]), extraction(2, names=[(ORG, "経産省")])])
    assert not any(found.values())


def test_an_edition_is_another_event() -> None:
    found = linked([extraction(1, defined=[(EVENT, "シビックミドリサミット2024", "ミドサミ")]), extraction(2, names=[(EVENT, "ミドサミ")])])
    assert not any(found.values())
    found = linked(
        [extraction(1, defined=[(EVENT, "シビックミドリサミット2024", "ミドサミ2024")]), extraction(2, names=[(EVENT, "ミドサミ2024")])]
    )
    assert list(found["https://news.example/002"].values()) == [mint(EVENT, "シビックミドリサミット2024")]


def test_an_edition_is_one_however_its_number_is_written() -> None:
    documents = [extraction(n, names=[(EVENT, name)]) for n, name in enumerate(["第三回ミドリの集い", "第3回ミドリの集い", "第３回ミドリの集い"])]
    assert len({next(iter(c.values()), mint(EVENT, "第3回ミドリの集い")) for c in linked(documents).values()}) == 1
    documents = [extraction(n, names=[(EVENT, name)]) for n, name in enumerate(["第三回ミドリの集い", "第4回ミドリの集い"])]
    assert not any(linked(documents).values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("第十二回会議", "第12回会議", True), ("令和6年度計画", "2024年度計画", True), ("令和元年度計画", "2019年度計画", True), ("第二期計画", "第三期計画", False), ("みどり会議（第3回）", "第三回みどり会議", True)],
)
def test_editions(one: str, other: str, same: bool) -> None:
    assert (same_edition(one) == same_edition(other)) is same
    assert (numbers(one) == numbers(other)) is same


def test_a_circle_of_definitions_ends() -> None:
    documents = [extraction(1, defined=[(ORG, FULL, SHORT)]), extraction(2, defined=[(ORG, SHORT, FULL)])]
    found = linked(documents).values()
    ids = [changed.get(mint(ORG, name), mint(ORG, name)) for name, changed in zip((FULL, SHORT), found, strict=True)]
    assert len(set(ids)) == 1


def test_one_document_stays_as_it_is() -> None:
    assert linked([DEFINES]) == {"https://news.example/001": {}}
