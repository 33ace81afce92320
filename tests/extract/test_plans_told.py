"""Plans and guidelines: who drew them up, when, and on which law they rest, in the ways in which pages and tables tell it."""

from __future__ import annotations

import pytest
from readings import facts, read

PLAN = "第3次環境基本計画"
OF_TOWN, WHEN, LAW = (PLAN, "operator", "高松市"), (PLAN, "startDate", "2021-03"), (PLAN, "legalBasis", "環境基本法")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"{PLAN}\n\n策定：高松市\n策定時期：2021年3月\n根拠：環境基本法第5条\n", {OF_TOWN, WHEN, LAW}),
        (f"{PLAN}\n\n策定主体　　高松市\n策定年月　　2021年3月\n根拠法令　　環境基本法\n", {OF_TOWN, WHEN, LAW}),
        (f"{PLAN}（高松市、2021年3月策定）\n", {OF_TOWN, WHEN}),
        (f"「{PLAN}」（高松市、2021年3月策定）\n", {OF_TOWN, WHEN}),
        (f"計画の一覧\n\n計画名\t策定年月\t根拠法令\n{PLAN}\t2021年3月\t環境基本法\nDX推進計画\t2022年3月\t官民データ活用推進基本法\n", {WHEN, LAW}),
        (f"高松市は、環境基本法に位置付けられた「{PLAN}」を策定した。", {OF_TOWN, LAW}),
        (f"{PLAN}を策定した高松市は、計画の見直しを進める。", {OF_TOWN}),
        ("高松市は、環境基本法の規定に基づきDX推進計画を定めています。", {("DX推進計画", "operator", "高松市"), ("DX推進計画", "legalBasis", "環境基本法")}),
        ("高松市は2021年3月、みどりの基本計画を策定した。", {("みどりの基本計画", "operator", "高松市"), ("みどりの基本計画", "startDate", "2021-03")}),
    ],
)
def test_plans(page: str, said: set[tuple[str, str, str]]) -> None:
    assert said <= facts(page)


@pytest.mark.parametrize(
    "page",
    ["第2期工事の整備計画を策定した。", "高松市は基本計画を策定した。", "高松市は事業計画を定めている。", f"{PLAN}案を公表した。", "第2次計画を策定した。", "高松市は高松駅前再開発の整備計画を策定した。", "第1次世界大戦の記録を読む。"],
)
def test_what_names_no_plan(page: str) -> None:
    found = read(page)
    assert not [e for e in found.entities if e.kind.value in ("Project", "Work")]


@pytest.mark.parametrize(
    "page",
    [
        "国は2012年に環境基本法を制定し、高松市も同法に基づく「DX推進計画」を策定した。",
        "総務省は2012年に法律を制定し、高松市も「DX推進計画」を策定した。",
        "高松市は2012年に条例を定め、みどりの会は「DX推進計画」をまとめた。",
    ],
)
def test_the_day_of_what_another_did(page: str) -> None:
    assert ("DX推進計画", "startDate", "2012") not in facts(page)


@pytest.mark.parametrize("page", ["高松市は2012年に「DX推進計画」を策定し、公表した。", "2012年に総務省は法律を制定し、高松市は「DX推進計画」を策定した。"])
def test_the_day_of_all_that_is_said(page: str) -> None:
    assert ("DX推進計画", "startDate", "2012") in facts(page)
