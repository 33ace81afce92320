"""A chronicle whose years go on without their era, whose units stand in brackets, and whose body the title names in brackets."""

from __future__ import annotations

import pytest

from civicgraph.dates import find_dates
from civicgraph.extract import extract
from civicgraph.read.source import read_bytes

CHRONICLE = """「北浜図書活動の会」１０年のあゆみ

平成19年

10月

「みどり朗読会」開始（子ども部）

２０年

５月

第１回定期総会（5/10）

「郷土資料の収集事業」受託開始

１１月

「郷土史講演会」開始（地域資料部）

「読みくらべ」開始（子ども部・地域資料部）

２１年

２月

「夜のコンサート」開催（企画部）
"""


def _facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


def test_the_years_go_on() -> None:
    facts = _facts(CHRONICLE)
    for name, day in (("みどり朗読会", "2007-10"), ("第1回定期総会", "2008-05-10"), ("郷土史講演会", "2008-11"), ("夜のコンサート", "2009-02")):
        assert (name, "startDate", day) in facts
    assert ("郷土資料の収集事業", "startDate", "2008-05") in facts


def test_the_units_in_brackets_hold_it() -> None:
    facts = _facts(CHRONICLE)
    assert ("郷土史講演会", "organizer", "地域資料部") in facts
    assert ("郷土史講演会", "organizer", "北浜図書活動の会") not in facts
    assert ("地域資料部", "partOf", "北浜図書活動の会") in facts
    assert ("郷土資料の収集事業", "operator", "北浜図書活動の会") in facts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("平成19年\n10月 開始\n\n20年\n5月 総会", "2008-05"),
        ("平成19年\n10月 開始\n\n20年の歩み\n5月 総会", "2007-05"),
        ("2007年\n10月 開始\n\n20年\n5月 総会", "2007-05"),
        ("平成19年\n10月 開始\n\n創業\n50年\n5月 総会", "2007-05"),
        ("平成19年\n10月 開始（〜平成25年まで）\n11月 総会", "2007-11"),
    ],
)
def test_a_number_of_years_is_a_year_only_on_its_own_line_and_next_to_the_one_before(text: str, last: str) -> None:
    assert find_dates(text)[-1].first == last


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("「「みどり」時代におけるデータ活用に関する懇談会」を開催します", "「みどり」時代におけるデータ活用に関する懇談会", "Organization"),
        ("専務理事 早瀬 はるみが進行を務めました。", "早瀬はるみ", "Person"),
        ("専務理事 早瀬 みのりが進行を務めました。", "早瀬みのり", "Person"),
    ],
)
def test_the_name_is_read_to_its_end_and_no_further(text: str, name: str, kind: str) -> None:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    assert (name, kind) in {(e.names[0].text, e.kind.value) for e in found.entities}


def test_firms_of_a_group_are_not_the_group() -> None:
    assert not [f for f in _facts("北浜市とNTT系2社が連携協定を結んだ。") if f[1] == "partner"]


def test_the_headquarters_of_a_town_are_its_own() -> None:
    assert ("北浜市DX推進本部", "partOf", "北浜市") in _facts("北浜市は1月、「北浜市DX推進本部」を設けました。")
