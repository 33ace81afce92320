"""Tables with a body a row: since when each is, where it has its seat and who heads it; and tables that only look so."""

from __future__ import annotations

import pytest
from readings import facts


def table(head: str, *rows: str) -> str:
    return "加盟一覧\n\n" + "\n".join([head, *rows]).replace("|", "\t") + "\n"


@pytest.mark.parametrize("name", ["団体名", "法人名", "会社名", "名称", "NPO法人名"])
def test_bodies_a_row(name: str) -> None:
    found = facts(table(f"{name}|代表者|設立|所在地", "いろどりの会|三枝光|2023年|都城市", "あおば工業|代表取締役　早瀬徹|2021年4月1日|高松市"))
    assert found == {
        ("いろどりの会", "startDate", "2023"),
        ("いろどりの会", "location", "都城市"),
        ("三枝光", "affiliation", "いろどりの会"),
        ("あおば工業", "startDate", "2021-04-01"),
        ("あおば工業", "location", "高松市"),
        ("早瀬徹", "affiliation", "あおば工業"),
    }


def test_bodies_that_get_a_grant_each() -> None:
    found = facts("みどり財団 2024年度助成団体一覧\n\n団体名\t所在地\t助成額\nいろどりの会\t都城市\t50万円\nあおばの会\t高松市\t30万円\n")
    assert {(s, o) for s, p, o in found if p == "funder"} == {("いろどりの会", "みどり財団"), ("あおばの会", "みどり財団")}


@pytest.mark.parametrize(
    ("page", "unsaid"),
    [
        (table("団体名|役職|氏名|住所", "北浜商店会|会長|三枝光|高松市"), {"location", "startDate"}),
        (table("名称|所在地|電話", "みどり公園|高松市|087-000-0000", "いろどり広場|都城市|087-000-0001"), {"location", "startDate"}),
        (table("企業名|所在地|担当者", "いろどり工業|都城市|三枝光"), {"location", "startDate"}),
        (table("大会名|団体名|所在地", "春の大会|いろどりの会|都城市"), {"location"}),
        (table("受賞者|団体名|所在地", "三枝光|いろどりの会|都城市"), {"location"}),
        (table("開催日|会場|団体名", "5月1日|北浜会館|いろどりの会"), {"location", "startDate"}),
    ],
)
def test_tables_of_something_else(page: str, unsaid: set[str]) -> None:
    found = facts(page)
    assert not {p for _, p, _ in found} & unsaid
    assert not any(p == "affiliation" and o in ("高松市", "都城市") for _, p, o in found)
