"""Of which body, project or event what stands in a card, below a list or in a clause beside it is told, and of which not."""

from __future__ import annotations

import pytest
from readings import facts


def test_cards_below_the_name_of_each_body() -> None:
    found = facts("助成団体の紹介\n\nNPO法人こもれび\n代表：早瀬徹\n所在地：高松市\n\nNPO法人つむぎ\n代表：三枝光\n所在地：前橋市\n")
    assert {(s, o) for s, p, o in found if p == "location"} == {("こもれび", "高松市"), ("つむぎ", "前橋市")}
    assert {(s, o) for s, p, o in found if p == "affiliation"} == {("早瀬徹", "こもれび"), ("三枝光", "つむぎ")}


AWARDS = "補助金の採択団体について\n\n1　NPO法人こもれび\n　事業名　里山再生プロジェクト\n\n2　NPO法人つむぎ\n　事業名　スマート農業実証プロジェクト\n\n"


def test_who_judged_is_of_no_award() -> None:
    assert not any(p == "participant" and o == "早瀬徹" for _, p, o in facts(f"{AWARDS}審査委員長　早瀬徹（信州大学教授）\n"))


def test_who_judges_a_projects_own_page() -> None:
    assert ("みどりプロジェクト", "participant", "早瀬徹") in facts("みどりプロジェクト\n\n審査委員：早瀬徹（信州大学教授）\n")


@pytest.mark.parametrize("taken", ["に携わる", "を担う", "を行う"])
def test_whose_running_is_taken_up(taken: str) -> None:
    found = facts(f"株式会社ミドリは、みどり図書館の運営{taken}。")
    assert {(s, o) for s, p, o in found if p == "operator"} == {("みどり図書館", "ミドリ")}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("みどり図書館は高松市の運営だ。", ("みどり図書館", "operator", "高松市")),
        ("会社概要\n\n会社名　株式会社ミドリ\n設立　2010年4月\n本社所在地　高松市中央1-2-3\n", ("ミドリ", "location", "高松市")),
        ("北浜電機株式会社は、みどりテック株式会社の全株式を取得し、2024年4月1日付で子会社化した。", ("みどりテック", "partOf", "北浜電機")),
    ],
)
def test_what_is_said(page: str, said: tuple[str, str, str]) -> None:
    assert said in facts(page)


def test_where_a_project_goes_on_is_not_where_it_is_reported() -> None:
    found = facts("NPO法人つむぎが高松市で進める「里山再生プロジェクト」の報告会が2024年4月1日、みどり会館で開かれた。")
    assert {o for s, p, o in found if (s, p) == ("報告会", "location")} == {"みどり会館"}


def test_who_pays_has_not_the_staff_named_below() -> None:
    found = facts("里山プロジェクト\n\n事業主体：NPO法人つむぎ\n実施地域：高松市\n助成：みどり財団\n担当：三枝光\n")
    assert ("三枝光", "affiliation", "みどり財団") not in found
    assert {("里山プロジェクト", "funder", "みどり財団"), ("里山プロジェクト", "location", "高松市")} <= found


def test_the_staff_of_the_office_above() -> None:
    assert ("三枝光", "affiliation", "高松市環境課") in facts("お問い合わせ\n高松市環境課\n担当：三枝光\n")


def test_who_manages_a_house_and_not_its_town() -> None:
    found = facts("高松市みどり会館\n\n所在地　高松市本町1-1\n開館　2005年4月1日\n指定管理者　NPO法人つむぎ\n")
    assert {(s, o) for s, p, o in found if p == "operator"} == {("高松市みどり会館", "つむぎ")}


def test_a_topic_is_no_part_of_a_laws_name() -> None:
    found = facts("高松市は「DX推進計画」を策定した。計画は食品ロスの削減の推進に関する法律に基づき、まとめられた。")
    assert ("DX推進計画", "legalBasis", "食品ロスの削減の推進に関する法律") in found


def test_numbered_keys_below_a_title() -> None:
    page = "「自動運転バス実証実験」について\n\n1 目的　地域課題の解決\n2 期間　2021年4月1日から2021年10月1日まで\n3 場所　みどり図書館\n4 実施者　加古川市、アクアリンク株式会社\n"
    found = facts(page)
    assert {s for s, _, _ in found} == {"自動運転バス実証実験"}
    assert {o for _, p, o in found if p == "operator"} == {"加古川市", "アクアリンク"}


def test_who_pays_for_what_an_unknown_body_does() -> None:
    assert ("里山再生プロジェクト", "operator", "みどり財団") not in facts("みどり財団は、「里山再生プロジェクト」を行う団体に助成金50万円を贈呈した。")


def test_the_address_of_the_hall_is_not_the_hosts() -> None:
    found = facts("まちフェス2024\n\n主催\nNPO法人つむぎ\n住所：高松市本町1\n\n会場\nみどり会館\n住所：前橋市本町1\n")
    assert {o for s, p, o in found if (s, p) == ("つむぎ", "location")} == {"高松市"}
