"""People of one name: together where documents agree, apart where they do not."""

from __future__ import annotations

import random

import pytest
from link_helpers import EVENT, ORG, PERSON, extraction, linked, people, person

from civicgraph.link.rarity import is_rare
from civicgraph.records import Predicate

AFFILIATION, SPEAKER, PART_OF = Predicate.AFFILIATION, Predicate.SPEAKER, Predicate.PART_OF
COMMON, RARE = "佐藤 一郎", "海野 直人"


def works(number: int, name: str, body: str, **more):
    return extraction(number, (name, AFFILIATION, body), **more)


class TestCommonNames:
    def test_two_bodies_are_two_people_and_the_more_often_named_keeps_the_plain_id(self) -> None:
        documents = [works(1, COMMON, "ミドリ工房"), works(2, COMMON, "北斗大学"), works(3, COMMON, "北斗大学")]
        assert people(documents, COMMON) == [{2, 3}, {1}]
        (other,) = linked(documents)["https://news.example/001"].values()
        assert other.startswith(f"{person(COMMON)}-")

    def test_a_tie_goes_to_the_smallest_address(self) -> None:
        assert people([works(7, COMMON, "ミドリ工房"), works(4, COMMON, "北斗大学")], COMMON) == [{4}, {7}]

    def test_a_body_over_both(self) -> None:
        unit = ("北斗大学工学部", PART_OF, "北斗大学")
        documents = [extraction(1, (COMMON, AFFILIATION, "北斗大学工学部"), unit), works(2, COMMON, "北斗大学")]
        assert people(documents, COMMON) == [{1, 2}]

    def test_an_event_at_which_both_speak(self) -> None:
        documents = [extraction(n, ("みなと会議2024", SPEAKER, COMMON)) for n in (1, 2)]
        assert people(documents, COMMON) == [{1, 2}]

    def test_another_person_whom_few_documents_name(self) -> None:
        documents = [works(n, COMMON, body, names=[(PERSON, RARE)]) for n, body in ((1, "ミドリ工房"), (2, "北斗大学"))]
        assert people(documents, COMMON) == [{1, 2}]

    def test_but_not_one_whom_many_name(self) -> None:
        documents = [works(n, COMMON, body, names=[(PERSON, RARE)]) for n, body in ((1, "ミドリ工房"), (2, "北斗大学"))]
        documents += [extraction(n, names=[(PERSON, RARE)]) for n in range(3, 12)]
        assert people(documents, COMMON) == [{1}, {2}]

    def test_a_body_that_the_other_document_only_names(self) -> None:
        other = extraction(2, names=[(PERSON, COMMON), (ORG, "ミドリ工房")])
        assert people([works(1, COMMON, "ミドリ工房"), other], COMMON) == [{1, 2}]
        assert people([works(1, COMMON, "ミドリ工房"), extraction(2, names=[(PERSON, COMMON), (ORG, "北斗大学")])], COMMON) == [{1}, {2}]

    def test_a_document_with_both_posts_binds_those_with_one(self) -> None:
        moves = extraction(3, (COMMON, AFFILIATION, "ミドリ工房"), (COMMON, AFFILIATION, "北斗大学"))
        documents = [works(1, COMMON, "ミドリ工房"), works(2, COMMON, "北斗大学"), moves]
        assert people(documents, COMMON) == [{1, 2, 3}]

    def test_nothing_known_stays_apart(self) -> None:
        documents = [works(1, COMMON, "ミドリ工房"), extraction(2, names=[(PERSON, COMMON)]), extraction(3, names=[(PERSON, COMMON)])]
        assert sorted(map(sorted, people(documents, COMMON))) == [[1], [2], [3]]

    def test_a_common_role_or_sector_is_not_enough(self) -> None:
        documents = [
            works(n, COMMON, body, roles=["代表取締役社長兼最高経営責任者"], sectors={body: "Company"})
            for n, body in ((1, "ミドリ工房"), (2, "アオイ商事"))
        ]
        assert people(documents, COMMON) == [{1}, {2}]


class TestRareNames:
    def test_nothing_known_is_the_same_person(self) -> None:
        documents = [works(1, RARE, "ミドリ工房"), extraction(2, names=[(PERSON, RARE)]), extraction(3, names=[(PERSON, RARE)])]
        assert people(documents, RARE) == [{1, 2, 3}]
        assert people(documents[1:], RARE) == [{2, 3}]

    def test_nothing_known_goes_with_nobody_where_there_are_two(self) -> None:
        documents = [works(1, RARE, "ミドリ工房"), works(2, RARE, "北斗大学"), extraction(3, names=[(PERSON, RARE)])]
        assert sorted(map(sorted, people(documents, RARE))) == [[1], [2], [3]]

    def test_who_moves_within_a_sector_is_one_person(self) -> None:
        sectors = {"ミドリ工房": "Company", "アオイ商事": "Company", "北斗大学": "Academia"}
        bodies = ((1, "ミドリ工房"), (2, "アオイ商事"), (3, "北斗大学"))
        documents = [works(n, RARE, body, sectors=sectors) for n, body in bodies]
        assert people(documents, RARE) == [{1, 2}, {3}]

    def test_two_towns_have_two_mayors(self) -> None:
        towns = ((1, "三条市"), (2, "燕市"))
        documents = [works(n, RARE, t, roles=["市長"], sectors={t: "LocalGovernment"}) for n, t in towns]
        assert people(documents, RARE) == [{1}, {2}]

    @pytest.mark.parametrize(
        ("families", "givens", "people", "rare"), [(1, 50, 1000, True), (5, 5, 1000, True), (20, 20, 1000, False), (2, 2, 4, False)]
    )
    def test_rarity_is_how_many_namesakes_are_to_be_expected(self, families: int, givens: int, people: int, rare: bool) -> None:
        assert is_rare("海野", "直人", families=families, givens=givens, people=people) is rare

    def test_a_frequent_family_name_or_one_not_known_is_never_rare(self) -> None:
        assert not is_rare("佐藤", "直人", families=1, givens=1, people=10_000)
        assert not is_rare("", "", families=1, givens=1, people=10_000)


class TestIds:
    def test_an_id_stays_when_documents_are_added(self) -> None:
        documents = [works(1, COMMON, "ミドリ工房"), works(2, COMMON, "北斗大学"), works(3, COMMON, "北斗大学")]
        before = linked(documents)["https://news.example/001"]
        more = [*documents, works(0, COMMON, "ミドリ工房"), works(4, COMMON, "北斗大学"), works(5, COMMON, "アオイ商事")]
        after = linked(more)
        assert after["https://news.example/001"] == after["https://news.example/000"] == before
        assert len({changed.get(person(COMMON)) for changed in after.values()}) == 3

    def test_a_name_of_one_document_keeps_its_id(self) -> None:
        assert linked([works(1, COMMON, "ミドリ工房"), works(2, RARE, "北斗大学")]) == {
            "https://news.example/001": {}, "https://news.example/002": {},
        }  # fmt: skip

    def test_a_bare_family_name_is_its_documents_own(self) -> None:
        from dataclasses import replace

        from civicgraph.names import mint

        def bare(number: int):
            found = extraction(number, names=[(PERSON, "佐藤")])
            key = mint(PERSON, "佐藤", found.document.iri)
            return replace(found, entities=(replace(found.entities[0], id=key),))

        assert all(not changed for changed in linked([bare(1), bare(2)]).values())

    def test_what_is_not_sure_enough_does_not_bind(self) -> None:
        documents = [works(n, COMMON, body) for n, body in ((1, "ミドリ工房"), (2, "北斗大学"))]
        unsure = extraction(3, (COMMON, AFFILIATION, "ミドリ工房"), (COMMON, AFFILIATION, "北斗大学"), confidence=0.5)
        assert people([*documents, unsure], COMMON) == [{1, 2, 3}]
        assert people([*documents, unsure], COMMON, least=0.6)[:1] != [{1, 2, 3}]

    def test_the_order_of_documents_says_nothing(self) -> None:
        chance = random.Random(5)
        documents = [
            extraction(
                n, (COMMON, AFFILIATION, f"工房{chance.randrange(8)}"), (RARE, AFFILIATION, f"大学{chance.randrange(4)}"),
                names=[(EVENT, f"集い{n // 10}")],
            )
            for n in range(20)
        ]  # fmt: skip
        first = linked(documents)
        for _ in range(5):
            chance.shuffle(documents)
            assert linked(documents) == first
        assert len(people(documents, COMMON)) > 1
