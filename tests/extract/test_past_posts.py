"""What the words around a post say of its time: a span of years, what came afterwards, a later year; and whose profile tells it."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate

DAY = "講座のお知らせ\n2024年5月1日\n"
WHO = "早瀬健一（はやせ けんいち）\n"


def posts(page: str) -> set[tuple[str, str | None, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.object], s.role, s.status) for s in found.statements if s.predicate is Predicate.AFFILIATION and named[s.subject] == "早瀬健一"}


OVER = {
    "2008〜2014年北斗大学教授。みどり協会会長。": ("北斗大学", "教授"),
    "2001年から2010年まで株式会社アオバ取締役。": ("アオバ", "取締役"),
    "平成10年から平成20年まで、アオバ商事顧問。": ("アオバ商事", "顧問"),
    "株式会社アオバ 取締役（2005〜2010年）": ("アオバ", "取締役"),
    "北斗大学教授（2010年退任）。": ("北斗大学", "教授"),
    "北浜市職員として20年勤務した後、独立。": ("北浜市", "職員"),
    "アオバ商事でエンジニアとして勤務後、独立。": ("アオバ商事", "エンジニア"),
    "2005年株式会社アオバ取締役。2010年北斗商事代表取締役。": ("アオバ", "取締役"),
    "2005年株式会社アオバ取締役、2018年に一般社団法人みどり協会代表理事。": ("アオバ", "取締役"),
}


@pytest.mark.parametrize("words", OVER)
def test_a_post_whose_time_is_told_to_have_ended_is_over(words: str) -> None:
    assert (*OVER[words], "past") in posts(DAY + WHO + words)


GOES_ON = {
    "2001年よりNPO法人みどりの会代表理事。2010年より株式会社アオバ代表取締役。": ("みどりの会", "代表理事"),
    "2005年アオバ商事取締役。2010年北斗市まちづくり審議会委員。": ("アオバ商事", "取締役"),
    "みどり協会会長（任期：2022年〜2024年）。": ("みどり協会", "会長"),
    "みどり協会会長。任期は2022年4月から2024年3月まで。": ("みどり協会", "会長"),
    "みどり協会会長（2022年〜2036年）。": ("みどり協会", "会長"),
    "みどり協会会長（2022年〜）。": ("みどり協会", "会長"),
    "2008〜現在みどり協会会長。": ("みどり協会", "会長"),
    "2008年から2010年まで北斗大学に留学。みどり協会会長。": ("みどり協会", "会長"),
    "みどり協会会長として10年務め、後進を育てる。": ("みどり協会", "会長"),
}


@pytest.mark.parametrize("words", GOES_ON)
def test_a_post_that_may_go_on_is_not_over(words: str) -> None:
    assert (*GOES_ON[words], None) in posts(DAY + WHO + words)


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("講座のお知らせ\n2012年5月1日\n{}", None),
        ("講座のお知らせ\n2016年5月1日\n{}", "past"),
        ("{}", "past"),  # on a day that nothing tells
        ("{}2018年に一般社団法人みどりの会を設立。", "past"),
    ],
)
def test_years_end_a_post_by_the_day_of_the_article(page: str, status: str | None) -> None:
    assert ("北斗大学", "教授", status) in posts(page.format(WHO + "2008〜2014年北斗大学教授。みどり協会会長。"))


def test_two_posts_of_one_body_one_of_them_over_are_both_told() -> None:
    assert posts(WHO + "2005年株式会社アオバ取締役。2012年同社代表取締役。") == {("アオバ", "取締役", "past"), ("アオバ", "代表取締役", None)}
    assert posts("みどり協会会長の早瀬健一氏が話した。早瀬健一氏は元みどり協会理事。") == {("みどり協会", "会長", None), ("みどり協会", "理事", "past")}


HEADS = ["早瀬　健一　一般社団法人はまの会代表理事", "早瀬健一 ／ 一般社団法人はまの会 代表理事", "早瀬健一（はやせ けんいち）　一般社団法人はまの会 代表理事", "早瀬 健一（一般社団法人はまの会 代表理事）"]


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_below_a_name_with_its_post_is_of_that_name(head: str) -> None:
    told = posts(f"登壇者\n\n{head}\n専門は都市計画。アオバ商事取締役を経て、2015年より現職。北斗市まちづくり審議会会長。\n")
    assert {("はまの会", "代表理事", None), ("アオバ商事", "取締役", "past"), ("北斗市まちづくり審議会", "会長", None)} == told


@pytest.mark.parametrize("below", ["みどり協会は昨年、北斗財団理事長に三枝光氏を迎えた。", "北斗財団の理事長が話した。みどり協会会長。", "南浜は今年、みどり協会会長を迎えた。"])
def test_prose_about_others_below_a_name_is_none_of_his(below: str) -> None:
    assert posts(f"早瀬　健一　一般社団法人はまの会代表理事\n{below}\n") == {("はまの会", "代表理事", None)}


def test_afterwards_and_the_same_are_no_part_of_a_name() -> None:
    told = posts(WHO + "新卒で南浜商事に入社し、その後アオバテック株式会社に転職した。")
    assert {body for body, _, _ in told} == {"南浜商事", "アオバテック"}
    assert not {body for body, role, _ in posts(WHO + "1998年北浜市役所入庁。2010年同企画課長。") if "同" in body + (role or "")}


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("早瀬健一さんは2005年にアオバ商事を退社し、2006年一般社団法人はまの会を設立。", "2006"),
        ("早瀬健一さんは2005年に退社し、2006年に一般社団法人はまの会を設立した。", "2006"),
        ("2005年に一般社団法人はまの会を設立し、2006年アオバ商事を退社した。", "2005"),
    ],
)
def test_the_year_right_before_a_name_is_when_it_was_founded(words: str, year: str) -> None:
    found = read(words)
    assert {s.object for s in found.statements if s.predicate is Predicate.START_DATE} == {year}


def test_whoever_has_come_to_his_present_post_has_left_where_he_began() -> None:
    told = posts(WHO + "一般社団法人はまの会代表理事\nアオバ電機株式会社に入社。株式会社ホライズン取締役を経て現職。")
    assert told == {("はまの会", "代表理事", None), ("アオバ電機", None, "past"), ("ホライズン", "取締役", "past")}
    assert ("アオバ電機", None, None) in posts(WHO + "一般社団法人はまの会代表理事\nアオバ電機株式会社に入社し、現在に至る。")


@pytest.mark.parametrize("words", ["1998年北浜市役所入庁。2010年企画課長、2016年総務部長。2020年退職し、独立。", "2005年アオバ商事取締役。2012年退社。"])
def test_who_has_quit_is_no_more_what_he_was(words: str) -> None:
    assert posts(WHO + words)
    assert not {p for p in posts(WHO + words) if p[1] and p[2] is None}


def test_retirement_of_others_ends_no_post() -> None:
    assert ("アオバ商事", "取締役", None) in posts(WHO + "2005年アオバ商事取締役。退職者の会を支える。")
    assert ("アオバ商事", "取締役", None) in posts(WHO + "2005年アオバ商事取締役。希望退職を募る。")


@pytest.mark.parametrize("keys", ["【講師】早瀬健一 氏\n【プロフィール】", "■講師　早瀬健一 氏\n■略歴　", "【講師】\n早瀬健一 氏\n【プロフィール】\n", "講師\n早瀬健一 氏\n\nプロフィール\n"])
def test_a_profile_behind_its_key(keys: str) -> None:
    told = posts(f"市民講座のご案内\n\n日時：2024年5月1日\n{keys}株式会社北斗総研取締役を経て、一般社団法人みらい協会代表理事に就任。\n")
    assert told == {("北斗総研", "取締役", "past"), ("みらい協会", "代表理事", None)}


def test_the_next_key_in_brackets_ends_a_profile() -> None:
    assert not posts("市民講座\n\n【講師】早瀬健一 氏\n【会場】みどり協会\n【主催】北斗財団理事長\n")
