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


def test_a_name_in_latin_letters_is_tagged_english_and_no_name_stands_twice() -> None:
    for entity in ENTITIES.values():
        assert not any(n.text.isascii() for n in entity.names if n.lang == "ja"), entity.names
        assert len({n.text for n in entity.names}) == len(entity.names), entity.names


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


@pytest.mark.parametrize(
    ("name", "identifiers"),
    [
        ("府中市", ["organization/jp-13206", "organization/jp-34208"]),
        ("広島県府中市", ["organization/jp-34208"]),
        ("中央区", ["organization/jp-13102"]),
        ("大阪市中央区", ["organization/jp-27128"]),
        ("女川町", ["organization/jp-04581"]),
        ("宮城県牡鹿郡女川町", ["organization/jp-04581"]),
    ],
)
def test_a_local_government_is_one_once_its_prefecture_or_city_is_named(name: str, identifiers: list[str]) -> None:
    assert [e.id for e in load_knowledge().by_key[name]] == identifiers


@pytest.mark.parametrize(
    "word",
    ["都", "県", "市", "省", "庁", "機構", "財団", "総務部", "都市局", "道路局", "教育委員会", "日立", "ISO", "LOD"],
)
def test_words_that_could_mean_many_bodies_are_no_names(word: str) -> None:
    assert name_key(word) not in load_knowledge().by_key


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
        ("通産省", "organization/miti"),
        ("四国総合通信局", "organization/mic-shikoku"),
        ("九州農政局", "organization/maff-nosei-kyushu"),
        ("東京労働局", "organization/mhlw-rodo-tokyo"),
        ("産総研", "organization/aist"),
        ("国立大学法人東京大学", "organization/u-tokyo"),
        ("自民党", "organization/ldp"),
        ("個情法", "law/appi"),
        ("マイナンバー法", "law/my-number-act"),
        ("プロバイダ責任制限法", "law/provider"),
        ("ガバクラ", "work/government-cloud"),
        ("骨太の方針", "project/honebuto"),
        ("西日本豪雨", "event/july-2018-rain"),
        ("DX", "concept/digital-transformation"),
        ("米国", "place/country-us"),
        ("Türkiye", "place/country-tr"),
    ],
)
def test_well_known_bodies_under_japanese_and_english_names(name: str, identifier: str) -> None:
    assert [e.id for e in load_knowledge().by_key[name_key(name)]] == [identifier]


def test_hierarchy() -> None:
    assert ENTITIES["organization/dadc"].part_of == "organization/ipa"
    assert ENTITIES["organization/c4ir-japan"].part_of == "organization/wef"
    assert ENTITIES["organization/meti-shojo"].part_of == "organization/meti"


def test_laws_have_their_official_numbers_and_none_is_given_to_two() -> None:
    numbers = [
        quad.object.value
        for quad in parse(path=resource("data", "knowledge", "laws.ttl"), format=RdfFormat.TURTLE)
        if quad.predicate.value.endswith("/legislationIdentifier")
    ]
    assert len(numbers) > 150
    assert all(re.fullmatch(r"(明治|大正|昭和|平成|令和)(元|\d+)年(法律|政令)第\d+号", n) for n in numbers)
    assert len(set(numbers)) == len(numbers)


def test_no_outside_identifier_without_a_source_that_confirms_it() -> None:
    assert not [e.id for e in ENTITIES.values() if e.same_as]


def test_every_file_names_its_source_in_itself_and_in_the_list_of_sources() -> None:
    sources = resource("data", "knowledge", "SOURCES.md").read_text(encoding="utf-8")
    for path in resource("data", "knowledge").glob("*.ttl"):
        assert path.name in sources, path.name
        named = [q for q in parse(path=path, format=RdfFormat.TURTLE) if q.predicate.value.endswith("/terms/source")]
        assert len(named) == 1, path.name
