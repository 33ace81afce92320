"""Newsletters whose items are announcements, reports and news of services, one after another: none tells anything of the next."""

import pytest
from readings import facts, read

from civicgraph.read import read_bytes

COMING = ("オープンデータ勉強会 参加者募集", "{m}日時：2024年12月6日 14:00〜16:00\n{m}会場：みなとホール\n{m}主催：株式会社ミドリデータ\n{m}講師：仙波理沙氏（北浜市企画課長）")
HELD = ("データ活用セミナーを開催しました", "2024年7月1日に北浜会館で行われたデータ活用セミナーには約50名が参加。筑波大学准教授の三枝光さんが「データの使い方」と題して講演しました。主催はCode for Minatoでした。")
SERVICE = ("「ごみナビ」を公開", "神奈川県は2024年8月3日、「ごみナビ」を公開しました。")


@pytest.mark.parametrize("top", ["みなと通信 第12号\n2024年5月1日発行", "メールマガジン「みなと便り」Vol.15\n発行：一般社団法人みらい協会", "港北データ研究会ニュースレター 2024年春号"])
@pytest.mark.parametrize("heading", ["■{}", "【{}】", "（{n}）{}", "{n}. {}", "＜{}＞"])
@pytest.mark.parametrize("mark", ["・", "■"])
def test_each_item_tells_of_its_own_event(top: str, heading: str, mark: str) -> None:
    page = f"{top}\n\n" + "\n\n\n".join(heading.format(t, n=n) + "\n" + body.format(m=mark) for n, (t, body) in enumerate((COMING, HELD, SERVICE), 1)) + "\n"
    told = facts(page)
    assert {(s, o) for s, p, o in told if p == "speaker" and s != "データの使い方"} == {("オープンデータ勉強会", "仙波理沙"), ("データ活用セミナー", "三枝光")}
    assert {(s, o) for s, p, o in told if p == "organizer"} == {("オープンデータ勉強会", "ミドリデータ"), ("データ活用セミナー", "Code for Minato")}
    assert {("オープンデータ勉強会", "location", "みなとホール"), ("データ活用セミナー", "startDate", "2024-07-01"), ("ごみナビ", "startDate", "2024-08-03")} <= told


def test_who_holds_it_by_its_own_field_is_not_whose_page_it_is() -> None:
    told = facts("一般社団法人みらい協会 活動報告\n\n■防災ハッカソンを開催しました\n2024年7月19日、鎌倉芸術館で防災ハッカソン（主催：北浜市）を開催しました。講師は北斗大学教授の早瀬徹氏です。\n")
    assert {o for s, p, o in told if p == "organizer"} == {"北浜市"}


def test_the_line_of_the_host_is_no_talk() -> None:
    told = facts("講演会のお知らせ\n\n■市民データ講演会\n■主催　NPO法人みなと学舎\n■日時　2024年3月4日 14:00〜16:00\n■会場　みなとホール\n■講師　芹沢美穂氏（筑波大学准教授）\n\n■秋の講演会\n■主催　北浜市\n■日時　2024年9月4日 14:00〜16:00\n■会場　北浜会館\n■講師　早瀬徹氏（北斗大学教授）\n")
    assert not [f for f in told if "主催" in f[0]]


def test_an_issue_and_its_day_are_no_title() -> None:
    page = read_bytes("みなと通信 第12号\n2024年5月1日発行\n\n（1）新しい地図\n北浜市は地図を公開しました。\n".encode(), origin="page.txt")
    assert (page.title, page.date) == ("みなと通信 第12号", "2024-05-01")


def test_the_speaker_of_an_event_is_no_personnel_news() -> None:
    page = "港北データ研究会ニュースレター\n\n人事のお知らせ\n\n新しく事務局長となった小田健さんにお話を聞きました。\n\nオープンデータ勉強会 参加者募集\n\n○日時：2024年3月15日 14:00〜16:00\n○主催：港北データ研究会\n○講師：仙波理沙氏（北浜市企画課長）\n"
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], named[s.object], s.status) for s in found.statements if s.predicate.value == "affiliation"}
    assert ("仙波理沙", "北浜市", None) in told
    assert "仙波理沙氏" not in named.values()


def test_an_item_on_the_agreement_of_others_is_none_of_the_page_s_own_body() -> None:
    told = facts("港北データ研究会ニュースレター 2024年春号\n\n■NPO法人みなと学舎との連携協定\n2024年4月11日、北浜市はNPO法人みなと学舎と包括連携協定を結びました。\n\n■勉強会を開催しました\n2024年4月15日、港北データ研究会は勉強会を開催しました。\n")
    assert not [f for f in told if f[1] == "partner" and "港北データ研究会" in f]
