"""Who set up what, where and as a part of what, in sentences and on lines of keys; and what such sentences do not say."""

from __future__ import annotations

import pytest
from readings import facts, read

from civicgraph.read import read_bytes


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("岡山大学は2021年4月、学内に「地域共創センター」を設置した。", ("地域共創センター", "partOf", "岡山大学")),
        ("岡山大学附属「海洋研究所」は2021年4月に高松市に開設された。", ("海洋研究所", "partOf", "岡山大学")),
        ("岡山大学附属「海洋研究所」は2021年4月に高松市に開設された。", ("海洋研究所", "location", "高松市")),
        ("株式会社ミドリは2021年4月、本社を東京都港区から高松市に移転した。", ("ミドリ", "location", "高松市")),
        ("加盟団体\n\nNPO法人つむぎ　会長：三枝光　設立：2021年　所在地：高松市\n", ("つむぎ", "startDate", "2021")),
        ("加盟団体\n\nNPO法人つむぎ　会長：三枝光　設立：2021年　所在地：高松市\n", ("つむぎ", "location", "高松市")),
        ("加盟団体\n\n■団体名　NPO法人つむぎ\n■設立年月　2021年4月\n■代表者　三枝光\n", ("つむぎ", "startDate", "2021-04")),
        ("団体概要\n\n名称\tNPO法人つむぎ\n設立\t2021年\n会長\t三枝光\n副会長\t早瀬徹、小田健\n", ("小田健", "affiliation", "つむぎ")),
        ("指定管理者一覧\n\n施設名\t指定管理者\t指定期間\n高松市民会館\tNPO法人つむぎ\t令和6年度から\n", ("高松市民会館", "operator", "つむぎ")),
    ],
)
def test_what_is_said(page: str, said: tuple[str, str, str]) -> None:
    assert said in facts(page)


@pytest.mark.parametrize(
    ("page", "subject", "predicate"),
    [
        ("NPO法人つむぎは、2021年に設立された、高松市を拠点とするNPOです。", "つむぎ", "founder"),
        ("NPO法人つむぎは、2021年に設立された高松市のNPOです。", "つむぎ", "founder"),
        ("株式会社ミドリは2021年4月、高松市に「サテライトオフィス縁側」を開設した。", "ミドリ", "startDate"),
        ("高松市に本社を置く株式会社ミドリは、2021年4月に東京証券取引所に上場した。", "東京証券取引所", "location"),
        ("高松市は2021年4月、株式会社ミドリ、香川大学と「スマートシティ推進協議会」を立ち上げた。", "ミドリ", "founder"),
        ("高松市は2021年4月、株式会社ミドリ、香川大学と「スマートシティ推進協議会」を立ち上げた。", "香川大学", "startDate"),
        ("株式会社ミドリは2021年4月、工場を高松市に移転した。", "ミドリ", "location"),
    ],
)
def test_what_is_not(page: str, subject: str, predicate: str) -> None:
    assert not any((s, p) == (subject, predicate) for s, p, _ in facts(page))


def test_two_that_are_set_up_together_are_two() -> None:
    found = facts("三枝光さんは2021年、「みどりの会」と「わかばの会」を設立した。")
    assert {("みどりの会", "founder", "三枝光"), ("わかばの会", "founder", "三枝光")} <= found


@pytest.mark.parametrize("page", ["会議\n\n■概要：まちの話\n本文です。\n■背景：いろいろ\n本文です。\n", "会議\n\n■早瀬：はい。\n■三枝：いいえ。\n"])
def test_headings_with_a_colon_over_text_are_no_fields(page: str) -> None:
    document = read_bytes(page.encode(), origin="page.txt")
    assert not any(block.label is not None for block in document.blocks)


@pytest.mark.parametrize("house", ["高松市民会館ほか2施設", "北公園"])
def test_no_house_of_that_name(house: str) -> None:
    assert not any(p == "operator" for _, p, _ in facts(f"指定管理者一覧\n\n施設名\t指定管理者\n{house}\t公募中\n"))


@pytest.mark.parametrize("page", ["団体のあゆみ（NPO法人里海ラボ）\n\n平成20年4月　発足\n", "会のあゆみ（北浜協会）\n\n2008年　発足\n"])
def test_a_history_is_nobody(page: str) -> None:
    found = read(page)
    assert not [e for e in found.entities if e.kind.value == "Person"]


def test_somebody_of_that_name() -> None:
    assert ("早瀬あゆみ", "affiliation", "香川大学") in facts("早瀬あゆみ（香川大学教授）が登壇した。")


def test_a_joint_project_is_no_part_of_a_bodys_name() -> None:
    assert ("里山再生プロジェクト", "operator", "こもれび") in facts("高松市とNPO法人こもれびの協働事業「里山再生プロジェクト」が始まった。")
