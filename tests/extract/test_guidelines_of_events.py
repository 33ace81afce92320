"""Notices of events as 開催要項: one key for the day and the place, days apart from their hours, and whom to ask, who is no speaker."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate

TITLE = "みなと防災フォーラム　開催要項\n\n"


def told(page: str, predicate: Predicate) -> set[tuple[str, str]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named.get(s.object, s.object)) for s in found.statements if s.predicate is predicate}


JOINT = [
    "■日時／場所\n2024年10月3日（木）13:30～16:00\n北浜市文化会館\n\n■対象\n市民\n",
    "■期日/会場\n2024年10月3日（木）13時30分～16時00分　北浜市文化会館\n\n■対象\n市民\n",
    "日時及び会場：令和6年10月3日（木）午後1時30分から午後4時まで　北浜市文化会館\n対象：市民\n",
    "日時・会場：2024年10月3日（木）13:30～16:00\n北浜市文化会館\n対象：市民\n",
    "１．期日・会場　2024年10月3日（木）13:30～16:00\n　　　　　　　北浜市文化会館\n２．対象　市民\n",
]


@pytest.mark.parametrize("fields", JOINT)
def test_one_key_tells_the_day_and_the_house_behind_or_below_it(fields: str) -> None:
    assert told(TITLE + fields, Predicate.LOCATION) == {("みなと防災フォーラム", "北浜市文化会館")}
    assert told(TITLE + fields, Predicate.START_DATE) == {("みなと防災フォーラム", "2024-10-03")}


@pytest.mark.parametrize("fields", ["日時・会場：2024年10月3日（木）13:30～16:00\nオンライン\n対象：市民\n", "日時・会場：2024年10月3日（木）13:30～16:00\n定員　30名\n", "日時：2024年10月3日（木）13:30～16:00\n北浜市文化会館の駐車場は使えません。\n", "日時・会場：2024年10月3日（木）13:30～16:00\n参加は無料です。\n", "■日時・会場\n2024年10月3日（木）13時から\n早瀬徹氏（北斗大学教授）\n"])
def test_what_is_no_house_below_the_day_is_no_place(fields: str) -> None:
    found = read(TITLE + fields)
    assert not told(TITLE + fields, Predicate.LOCATION)
    assert not [e for e in found.entities if "無料" in e.names[0].text]


def test_a_day_whose_hours_stand_apart_is_the_day_below_its_key() -> None:
    page = TITLE + "●主催者\n　　総務省\n●開催日\n　　令和6年6月8日（土）　13:30～16:00（受付13:00～）\n●場所\n　　みなとホール\n"
    assert told(page, Predicate.START_DATE) == {("みなと防災フォーラム", "2024-06-08")}


CONTACTS = ["●申込み・問合せ先\n港北データ研究会　総務課　担当：石川　隆\n", "●問合せ先　港北データ研究会　総務課　担当：石川　隆\n", "■お問い合わせ\n港北データ研究会　担当　石川　隆\n"]


@pytest.mark.parametrize("contact", CONTACTS)
def test_whom_to_ask_is_none_of_those_who_speak(contact: str) -> None:
    page = TITLE + "●カリキュラム\n（1）講義「町の力」\n　講師：郡司　由紀（総務省課長補佐）\n（2）講義「海の力」\n　講師：芹沢　美穂（株式会社アオバ執行役員）\n16:20　閉会\n\n●参加申込\n5月31日までに申し込むこと。\n\n" + contact
    assert {who for _, who in told(page, Predicate.SPEAKER)} == {"郡司由紀", "芹沢美穂"}


def test_a_deadline_is_not_when_the_last_talk_is_given() -> None:
    page = TITLE + "１．期日：2024年6月8日（土）\n２．内容\n（1）講義「町の力」\n　講師：郡司　由紀（総務省課長補佐）\n\n参加申込：別紙申込書により、5月31日（金）までに申し込むこと。\n"
    assert "2024-05-31" not in {day for _, day in told(page, Predicate.START_DATE)}
