"""Given names whose last character was read as the first of a unit's or a town's name."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind


def names(text: str, kind: Kind) -> set[str]:
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    return {n.text for e in found.entities if e.kind is kind for n in e.names}


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("副市長には斉木平維持修繕課長が就く。", "斉木平", "維持修繕課"),
        ("早瀬時尚喜備前市長による協定調印式を行った。", "早瀬時尚喜", "備前市"),
        ("三枝徹水道課長が話した。", "三枝徹", "水道課"),
        ("千葉佳子税務課長が話した。", "千葉佳子", "税務課"),
    ],
)
def test_the_last_character_of_a_name_is_its_own(text: str, person: str, body: str) -> None:
    assert person in names(text, Kind.PERSON)
    assert body in names(text, Kind.ORGANIZATION)


def test_a_deputy_is_no_part_of_a_town() -> None:
    assert "早瀬銀治郎" in names("早瀬銀治郎副市長が話した。", Kind.PERSON)
    assert not any(n.endswith("副市") for n in names("早瀬銀治郎副市長が話した。", Kind.ORGANIZATION))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高松市の早瀬翔市長が話した。", "早瀬翔"),  # not 翔市
        ("高松市の早瀬孝市長が話した。", "早瀬孝"),
        ("代表の渡邉颯真が話した。", "渡邉颯真"),  # in no dictionary
    ],
)
def test_a_given_name_is_whole(text: str, name: str) -> None:
    assert name in names(text, Kind.PERSON)


@pytest.mark.parametrize("text", ["早瀬農園が話した。", "早瀬邸が公開された。", "代表の早瀬教授が話した。"])
def test_what_follows_a_family_name_is_no_given_name(text: str) -> None:
    assert names(text, Kind.PERSON) <= {"早瀬"}


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("会長には早瀬敬雅東北大学産学連携担当理事が就任した。", "早瀬敬雅", "東北大学"),
        ("新任の早瀬登志邦首都圏みどり連合会会長が挨拶をされました。", "早瀬登志邦", "首都圏みどり連合会"),
        ("署名した千葉幸市郎函館みどり協会会長が話した。", "千葉幸市郎", "函館みどり協会"),
        ("早瀬哲也岡山商工会議所副会頭をパネリストに招いた。", "早瀬哲也", "岡山商工会議所"),
    ],
)
def test_a_name_that_runs_into_its_body_is_parted_from_it(text: str, person: str, body: str) -> None:
    assert person in names(text, Kind.PERSON)
    assert body in names(text, Kind.ORGANIZATION)


@pytest.mark.parametrize("text", ["石川県金沢市議会議長が話した。", "宮崎日本大学学長が話した。", "早瀬雅彦著「みどりの本」を北斗大学が刊行した。"])
def test_a_bodys_own_name_holds_no_person(text: str) -> None:
    assert not names(text, Kind.PERSON) - {"早瀬雅彦"}
