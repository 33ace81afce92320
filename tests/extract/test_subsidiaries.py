"""Whose subsidiary a company is, and what is said of it and not of the company before."""

import pytest
from readings import facts

PAGE = "株式会社若葉電機\n当社は1998年に創業しました。\n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (PAGE + "子会社の北浜テックは2021年に設立しました。", {"若葉電機"}),
        (PAGE + "子会社の港社は2020年に、子会社の北浜テックは2021年に設立しました。", set()),
        ("若葉電機は2020年、大津市に本社を移した。子会社の北浜テックは、みどり協会と協定を結んだ。", {"若葉電機"}),
        ("若葉電機が2023年に完全子会社化した北浜テックは、大津市に本社を置く。", {"若葉電機"}),
        ("若葉電機は2020年、大津市に本社を移した。港電機は、子会社の北浜テックとともに協定を結んだ。", {"港電機"}),
        ("若葉電機は2021年に設立された。子会社の北浜テックと協定を結んだみどり協会は、大津市にある。", set()),
        ("若葉電機は大津市の企業。地元の業者は、グループ会社の北浜テックを紹介した。", set()),
        ("大津市は協定を結んだ。子会社の北浜テックは解散した。", set()),
        ("早瀬徹氏は2020年に退いた。子会社の北浜テックは解散した。", set()),
    ],
)
def test_whose_subsidiary_it_is(text: str, whole: set[str]) -> None:
    assert {o for s, p, o in facts(text) if s == "北浜テック" and p == "partOf"} == whole


def test_a_subsidiary_that_was_set_up_set_up_nothing() -> None:
    told = facts(PAGE + "子会社の北浜テックは2021年に設立しました。2023年には子会社の株式会社みどりが大津市に工場を開きました。")
    assert ("若葉電機", "founder", "北浜テック") not in told
    assert ("北浜テック", "location", "大津市") not in told
    assert ("北浜テック", "startDate", "2021") in told


@pytest.mark.parametrize(
    "text",
    [
        "若葉電機の子会社である港電子は、大津市と協定を結んだ。",
        "若葉電機が2023年に完全子会社化した北浜テックは、大津市に本社を置く。",
        "若葉電機は2021年に設立された。北浜社が大津市に本社を置く。",
        "若葉電機は、大津市の工場を拠点とする。",
    ],
)
def test_what_another_company_does_is_not_said_of_this_one(text: str) -> None:
    assert not {(s, p, o) for s, p, o in facts(text) if "若葉電機" in (s, o) and p in ("partner", "location")}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("若葉テックは、北浜建設と協定を結んだ。同社は2021年に設立された。", "若葉テック"),
        ("株式会社若葉テックは、株式会社北浜建設が開発した「みどりナビ」を導入した。同社は2021年に設立された。", "若葉テック"),
        ("若葉テックは大津市にある。北浜建設が道を造り、同社は2021年に設立された。", "北浜建設"),
    ],
)
def test_the_same_company_is_what_the_sentence_before_is_about(text: str, company: str) -> None:
    assert {s for s, p, o in facts(text) if p == "startDate" and o == "2021"} == {company}


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("若葉財団の本部は大津市に置かれた。", {"大津市"}),
        ("若葉財団の本社は大津市にある。", {"大津市"}),
        ("若葉財団の本社は大津市ではない。", set()),
        ("若葉財団の本部は大津市に移る予定はない。", set()),
    ],
)
def test_where_its_seat_is(text: str, seat: set[str]) -> None:
    assert {o for s, p, o in facts(text) if p == "location"} == seat


@pytest.mark.parametrize(
    ("who", "partner"),
    [
        ("大津市の前市長で若葉財団理事長の早瀬正夫氏", set()),
        ("大津市の元職員の早瀬正夫氏", set()),
        ("大津市", {"大津市"}),
    ],
)
def test_whoever_left_a_body_agrees_on_nothing_for_it(who: str, partner: set[str]) -> None:
    told = facts(f"{who}は、みどり協会と連携協定を締結した。")
    assert {body for s, p, o in told if p == "partner" for body in (s, o)} - {"みどり協会"} == partner


def test_a_clause_before_the_first_of_a_town_is_not_of_the_town() -> None:
    told = facts("みどり市民財団は、2012年5月に生まれた、大津市で初めての財団です。")
    assert {s for s, p, o in told if p == "startDate"} == {"みどり市民財団"}
