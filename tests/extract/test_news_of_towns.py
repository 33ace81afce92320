"""News of towns: bodies with their seat in brackets and who is of them, units of 同市, who sat with a council and is no member of it."""

import pytest
from readings import facts, read


def test_what_has_its_seat_in_brackets_before_somebody_is_a_body() -> None:
    told = facts("お知らせ\n\n着任したのは、東都情報通信（東京）の早瀬浩子さんと、あすかネット（同）の三枝祐介さん。\n")
    assert {("早瀬浩子", "affiliation", "東都情報通信"), ("三枝祐介", "affiliation", "あすかネット"), ("東都情報通信", "location", "東京都"), ("あすかネット", "location", "東京都")} <= told


@pytest.mark.parametrize("what", ["会社員", "書道家", "長女", "実行委員", "大学院生", "自営業", "運営スタッフ", "みどり大会", "三枝光さん"])
def test_what_somebody_does_is_no_body(what: str) -> None:
    found = read(f"お知らせ\n\n{what}（北浜市）の早瀬徹さんが話した。\n")
    assert not [e for e in found.entities if e.kind.value == "Organization"]


def test_who_is_taken_in_from_a_body_is_of_it() -> None:
    told = facts("お知らせ\n\n北浜村は、IT企業のmidorico（ミドリコ、千葉県銚子市）から入江早苗さんを受け入れている。\n")
    assert ("入江早苗", "affiliation", "midorico") in told


def test_the_unit_of_the_same_town_is_not_of_a_place_between() -> None:
    told = facts("お知らせ\n\n若葉市が、前身の事業であおぞら電機（東京）の千葉佳幸さんらを迎えた例がある。千葉さんは同市企画政策課に所属し、調整役を担った。\n")
    assert {("企画政策課", "partOf", "若葉市"), ("千葉佳幸", "affiliation", "若葉市")} <= told
    assert ("千葉佳幸", "affiliation", "東京都") not in told


@pytest.mark.parametrize("side", ["市側", "（2）市側", "行政側", "市職員"])
def test_the_side_of_the_town_are_no_members(side: str) -> None:
    page = f"令和6年度第1回　北浜市協働推進審議会　議事要旨\n\n1　日時　令和6年4月25日\n2　出席者\n（1）委員（敬称略）\n早瀬　徹、三枝　光\n{side}\n仙波　理沙（市長）、小田　健（政策室長）\n"
    members = {s for s, p, o in facts(page) if p == "affiliation" and o == "北浜市協働推進審議会"}
    assert members == {"早瀬徹", "三枝光"}


@pytest.mark.parametrize("remark", ["", "備考: 【免】\n", "【併任解除】【免】\n"])
def test_a_remark_between_the_posts_of_a_card_ends_it_not(remark: str) -> None:
    told = facts(f"北浜市人事\n\n氏名\n\n早瀬 敬亮\n新: 統括官\n{remark}旧: 総務省自治行政局長\n\n三枝 敬\n新: 参事官\n{remark}旧: 人事院事務総局参事官\n")
    assert {("早瀬敬亮", "affiliation", "総務省"), ("三枝敬", "affiliation", "人事院")} <= told


def test_what_stands_before_a_law_is_none_of_its_name() -> None:
    told = facts("お知らせ\n\n第一の法律が港湾データ利用基本法（平成20年法律第77号）です。北浜市は同法に基づき「みなとデータ指針」を決定しました。\n")
    assert ("みなとデータ指針", "legalBasis", "港湾データ利用基本法") in told


def test_the_keys_of_a_list_are_no_people() -> None:
    found = read("公募の結果\n\n■公募と審査の経過\n　公募期間　　令和5年6月1日～6月30日\n　申請件数　　12件\n　審査方法　　書類による\n")
    assert not [e for e in found.entities if e.kind.value == "Person"]


def test_a_unit_bears_the_name_that_the_text_gives_it_with_its_body() -> None:
    found = read("お知らせ\n\nHarbour Society 日本支部はシンポジウムを開きます。\n")
    assert any("Harbour Society 日本支部" in [n.text for n in e.names] for e in found.entities)


def test_the_same_company_is_the_one_with_its_seat_before() -> None:
    told = facts("お知らせ\n\n若葉市はあおぞら電機（東京）の千葉佳幸さんを迎えた。北浜村はmidorico（千葉県銚子市）から入江早苗さんを受け入れている。同社の大野守社長が話した。\n")
    assert ("大野守", "affiliation", "midorico") in told
    assert ("大野守", "affiliation", "あおぞら電機") not in told


def test_a_coined_name_with_bodies_in_brackets_is_nobody() -> None:
    found = read("受賞作品\n\nまちみちinfo（北浜市、みどりIT開発センター）\n")
    assert not [e for e in found.entities if e.kind.value == "Person"]
