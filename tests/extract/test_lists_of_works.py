"""Lists of apps, sites and books, as tables, as cards of keys and under headings: who made, runs and issued each, and when it came out."""

import pytest
from readings import facts

WORKS = [("ごみナビ", "北浜市", "2020年10月"), ("地域カルテ", "Code for Minato", "2019年"), ("まちレポ", "東浜市", "令和3年7月5日")]
DATES = ["2020-10", "2019", "2021-07-05"]
TABLES = {
    "tabs": ("\t", ("アプリ名", "開発者", "公開日"), "creator"),
    "bars": (" | ", ("作品名", "制作", "公開年"), "creator"),
    "wide blanks": ("　", ("サイト名", "運営主体", "公開時期"), "operator"),
    "issued": ("\t", ("資料名", "発行", "発行年"), "publisher"),
    "names of anything, by what stands beside them": ("\t", ("名称", "開発", "公開"), "creator"),
}


@pytest.mark.parametrize("layout", TABLES)
def test_a_table_tells_of_each_of_its_works(layout: str) -> None:
    cell, head, predicate = TABLES[layout]
    page = "オープンデータの広場\n\n■公開中のもの\n" + "\n".join(cell.join(row) for row in [head, *WORKS]) + "\n"
    told = facts(page)
    assert {(w, predicate, who) for w, who, _ in WORKS} <= told
    assert {(w, "startDate", date) for (w, _, _), date in zip(WORKS, DATES, strict=True)} <= told


@pytest.mark.parametrize("mark", ["", "・", "■"])
@pytest.mark.parametrize("colon", ["：", "　"])
@pytest.mark.parametrize("top", ["オープンデータの広場", "みなとデータ通信 第8号"])
def test_a_card_tells_of_its_own_work(mark: str, colon: str, top: str) -> None:
    cards = "\n\n".join(f"{mark}サービス名{colon}{w}\n{mark}運営{colon}{who}\n{mark}提供開始{colon}{date}" for w, who, date in WORKS[:2])
    told = {f for f in facts(f"{top}\n\n{cards}\n") if f[1] in ("operator", "startDate", "creator", "publisher")}
    assert told == {("ごみナビ", "operator", "北浜市"), ("ごみナビ", "startDate", "2020-10"), ("地域カルテ", "operator", "Code for Minato"), ("地域カルテ", "startDate", "2019")}


def test_what_is_quoted_behind_its_class_is_the_name() -> None:
    told = facts("アプリ一覧\n\nアプリ名\t開発者\n防災アプリ「そなえ」\t北浜市\n地図サイト「まちナビ」\t東浜市\n")
    assert {("そなえ", "creator", "北浜市"), ("まちナビ", "creator", "東浜市")} <= told


UNDER = {
    "fields": "開発：{who}\n公開：{date}",
    "a sentence of what it is": "{who}が{date}に公開したアプリです。",
    "two sentences": "{who}が運営する情報サイト。{date}に開設されました。",
}


@pytest.mark.parametrize("under", UNDER)
@pytest.mark.parametrize("mark", ["■{}", "【{}】", "## {}"])
def test_a_heading_is_the_name_of_what_is_told_below_it(under: str, mark: str) -> None:
    page = "みなとデータ通信 第8号\n\n" + "\n\n".join(mark.format(w) + "\n" + UNDER[under].format(who=who, date=date) for w, who, date in WORKS) + "\n"
    told = {(s, o) for s, p, o in facts(page) if p in ("creator", "operator", "publisher", "startDate")}
    assert told == {(w, o) for (w, who, _), date in zip(WORKS, DATES, strict=True) for o in (who, date)}


def test_below_a_heading_that_nobody_knows_no_field_is_of_the_work_before() -> None:
    told = facts("みなとデータ通信 第8号\n\n■ごみナビ\n開発：北浜市\n\n■潮騒の小径\n運営者：東浜市\n開始時期：2019年\n")
    assert ("ごみナビ", "creator", "北浜市") in told
    assert not [f for f in told if f[0] != "潮騒の小径" and f[2] in ("東浜市", "2019")]


def test_rubrics_are_no_names() -> None:
    page = "地図サイト「まちナビ」\n\n「まちナビ」は町を歩くためのサイトです。\n\n■概要\n運営：北浜市\n"
    told = facts(page)
    assert ("まちナビ", "operator", "北浜市") in told
