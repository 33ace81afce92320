"""早瀬高松市長: a family name, a town and its office mean the mayor of that town, whoever else bears the family name."""

import pytest
from readings import read

LISTED = "\n\n登壇者\n早瀬正夫\n高松市長\n早瀬恭平\n日南市長\n鈴木徹\n丸亀市長\n鈴木修\n坂出市長\n水沢里穂\n香川県知事\n"


def heads(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate.value == "affiliation" and s.role in ("市長", "町長", "知事")}


def people(text: str) -> list[str]:
    return sorted(e.names[0].text for e in read(text).entities if e.kind.value == "Person")


@pytest.mark.parametrize(
    "said",
    ["早瀬高松市長が挨拶した。", "早瀬日南市長の声を聞いた。", "鈴木丸亀市長と鈴木坂出市長も語った。", "水沢香川県知事も登壇した。"],
)
def test_whoever_is_listed_with_the_post_is_meant(said: str) -> None:
    text = f"みどり未来フォーラムの報告\n\n{said}{LISTED}"
    assert heads(text) == {("早瀬正夫", "高松市"), ("早瀬恭平", "日南市"), ("鈴木徹", "丸亀市"), ("鈴木修", "坂出市"), ("水沢里穂", "香川県")}
    assert people(text) == ["早瀬恭平", "早瀬正夫", "水沢里穂", "鈴木修", "鈴木徹"]


def test_two_mayors_of_one_family_name_are_two() -> None:
    text = "高松市で会議が開かれ、早瀬丸亀市長と三枝観音寺市長が出席した。早瀬坂出市長も来た。"
    assert heads(text) == {("早瀬", "丸亀市"), ("早瀬", "坂出市"), ("三枝", "観音寺市")}
    assert people(text) == ["三枝", "早瀬", "早瀬"]


def test_the_mayor_of_another_town_is_not_the_one_listed() -> None:
    text = "会議の報告\n\n早瀬坂出市長の話を聞いた。\n\n出席者\n早瀬正夫\n高松市長\n"
    assert ("早瀬正夫", "坂出市") not in heads(text)


def test_a_name_that_others_bear_in_full_is_no_town() -> None:
    assert "早瀬光" in people("早瀬光市長が挨拶した。")


@pytest.mark.parametrize("page", ["南陽市の早瀬さくら市長が話した。", "南陽市\n\n早瀬さくら市長は、南陽市で話した。"])
def test_a_given_name_that_is_also_a_towns_is_the_mayors_on_the_page_of_another_town(page: str) -> None:
    assert people(page) == ["早瀬さくら"]
    assert heads(page) == {("早瀬さくら", "南陽市")}


def test_a_town_that_is_named_elsewhere_is_no_given_name() -> None:
    assert heads("南陽市の会に、早瀬さくら市長が出た。さくら市でも開く。") == {("早瀬", "さくら市")}


@pytest.mark.parametrize("said", ["若葉町長　早瀬光", "若葉町長の早瀬光氏が来た。", "若葉町長 早瀬 光が出席した。", "池田市長と若葉町長　早瀬光"])
def test_whoever_stands_behind_the_head_of_a_town_heads_it(said: str) -> None:
    assert ("早瀬光", "若葉町") in heads(said)
    assert "若葉" not in people(said)


@pytest.mark.parametrize("said", ["若葉町長は語った。", "出席者：川崎市長 早瀬副市長 三枝部長", "元市長の早瀬光氏が来た。", "若葉町長　教育長　総務課長"])
def test_a_post_behind_it_is_no_name(said: str) -> None:
    assert not heads(said)
