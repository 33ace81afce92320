"""Groups in lists of those who were chosen or supported, whatever their names are made of."""

import pytest
from readings import facts, read

HEAD = "公益財団法人みどり財団は、「みどり基金」の助成先を次のとおり決定しました。\n"


def named(text: str, kind: str) -> set[str]:
    return {e.names[0].text for e in read(text).entities if e.kind.value == kind}


@pytest.mark.parametrize("entry", ["・{}（大津市）　30万円", "・{}", "1. {}", "・{}　30万円", "・{}：子どもの居場所づくり"])
def test_names_of_groups_are_whole(entry: str) -> None:
    names = ("若葉の会", "ひだまり食堂", "港を愛する会")
    text = HEAD + "\n".join(entry.format(name) for name in names)
    assert named(text, "Organization") >= set(names)
    assert {s for s, p, o in facts(text) if (p, o) == ("funder", "みどり基金")} >= set(names)


@pytest.mark.parametrize(
    "text",
    [
        "「みどり基金」の助成団体を募集します。\n・市民活動を行う会\n・営利を目的としない会\n",
        "参加団体は次のとおりです。\n・会場へは公共交通機関をご利用ください\n・駐車場あり\n・雨天決行\n",
        "支援団体\n・受付時間 9時から\n・相談員が対応します\n",
        HEAD + "・学習支援教室の運営\n・子どもの居場所づくり事業\n",
        HEAD + "・ほか3団体\n・合計\n・総額 300万円\n",
        "# みどり事業\n参加団体\n・協力自治体：大津市、守山市\n・民間団体：NPO法人わかば\n",
    ],
)
def test_what_is_no_group(text: str) -> None:
    assert not named(text, "Organization") - {"みどり財団", "大津市", "守山市", "わかば"}


def test_the_body_that_pays_where_no_scheme_is_named() -> None:
    told = facts("みどり財団は、下記の団体に助成を行いました。\n・若葉の会\n・NPO法人みどりの森\n")
    assert {(s, o) for s, p, o in told if p == "funder"} == {("若葉の会", "みどり財団"), ("みどりの森", "みどり財団")}
