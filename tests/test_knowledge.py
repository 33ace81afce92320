"""The knowledge base: its entries are sound, its identifiers check, its names are safe to look for in any text."""

import re

import pytest
from pyoxigraph import RdfFormat, parse

from civicgraph.knowledge import load_knowledge
from civicgraph.names import name_key
from civicgraph.records import Kind
from civicgraph.resources import resource

SECTORS = {
    "NationalGovernment", "LocalGovernment", "PublicAgency", "Company", "CivilSociety", "Academia", "International",
    "Media", "PoliticalParty",
}  # fmt: skip
ENTITIES = load_knowledge().entities


def test_ids_are_short_ascii_keys_under_their_kind() -> None:
    for entity in ENTITIES.values():
        assert re.fullmatch(r"[a-z]+/[a-z0-9-]+", entity.id), entity.id
        assert entity.id.split("/")[0] == entity.kind.value.lower()


def test_every_entry_has_a_preferred_name_and_no_name_of_one_character() -> None:
    for entity in ENTITIES.values():
        assert entity.names, entity.id
        assert all(len(name_key(n.text)) > 1 for n in entity.names), entity.names
        assert all(n.lang in ("ja", "en") for n in entity.names)


def test_one_preferred_name_a_language() -> None:
    for path in resource("data", "knowledge").glob("*.ttl"):
        seen = set()
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if quad.predicate.value.endswith("prefLabel"):
                assert (quad.subject, quad.object.language) not in seen, quad
                seen.add((quad.subject, quad.object.language))


def test_bodies_above_and_around_are_known_and_sectors_are_in_the_scheme() -> None:
    for entity in ENTITIES.values():
        assert entity.part_of is None or entity.part_of in ENTITIES, entity.id
        assert entity.within is None or entity.within in ENTITIES, entity.id
        assert (entity.sector in SECTORS) == (entity.kind is Kind.ORGANIZATION), entity.id


def test_only_local_governments_share_a_name() -> None:
    for key, bearers in load_knowledge().by_key.items():
        if len(bearers) > 1:
            assert all(e.sector == "LocalGovernment" for e in bearers), key
    assert [e.id for e in load_knowledge().by_key["府中市"]] == ["organization/jp-13206", "organization/jp-34208"]


def test_all_prefectures_and_municipalities_are_there_with_codes_whose_check_digit_holds() -> None:
    codes = set()
    for quad in parse(path=resource("data", "knowledge", "local-government.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate.value.endswith("/identifier"):
            code = quad.object.value
            total = sum(int(d) * w for d, w in zip(code, (6, 5, 4, 3, 2), strict=False))
            assert code[5] == str((11 - total % 11) % 10), code
            codes.add(code)
    assert len(codes) == 47 + 1741 + 171  # 171 wards of designated cities


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("経済産業省", "organization/meti"),
        ("METI", "organization/meti"),
        ("デジタル庁", "organization/digital-agency"),
        ("Digital Agency", "organization/digital-agency"),
        ("情報処理推進機構", "organization/ipa"),
        ("IPA", "organization/ipa"),
        ("DADC", "organization/dadc"),
        ("世界経済フォーラム", "organization/wef"),
        ("WEF C4IR Japan", "organization/c4ir-japan"),
        ("Code for Japan", "organization/code-for-japan"),
        ("コード・フォー・ジャパン", "organization/code-for-japan"),
    ],
)
def test_well_known_bodies_under_japanese_and_english_names(name: str, identifier: str) -> None:
    assert [e.id for e in load_knowledge().by_key[name_key(name)]] == [identifier]


def test_hierarchy() -> None:
    assert ENTITIES["organization/dadc"].part_of == "organization/ipa"
    assert ENTITIES["organization/c4ir-japan"].part_of == "organization/wef"
    assert ENTITIES["organization/meti-shojo"].part_of == "organization/meti"


def test_every_file_names_its_source() -> None:
    sources = resource("data", "knowledge", "SOURCES.md").read_text(encoding="utf-8")
    for path in resource("data", "knowledge").glob("*.ttl"):
        assert path.name in sources, path.name
