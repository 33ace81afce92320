"""What a body's own page says was held or attended, by nobody that is named: it did that itself."""

from __future__ import annotations

import pytest
from readings import facts


def hosts(text: str) -> set[tuple[str, str]]:
    return {(event, body) for event, predicate, body in facts(text) if predicate == "organizer"}


@pytest.mark.parametrize(
    "head",
    [
        "NPO法人さとやま工房　活動報告",
        "さとやま工房 ニュース",
        "NPO法人さとやま工房",
        "第3回ひびき大会を開催しました | NPO法人さとやま工房",
        "第3回ひびき大会のご報告\nさとやま工房　2024年5月2日",
    ],
)
@pytest.mark.parametrize("said", ["4月20日、第3回ひびき大会を北浜会館で開催しました。", "今年も第3回ひびき大会を実施いたしました。"])
def test_whose_page_it_is_held_what_nobody_else_did(head: str, said: str) -> None:
    assert hosts(f"{head}\n\n{said}") == {("第3回ひびき大会", "さとやま工房")}


@pytest.mark.parametrize(
    "said",
    [
        "北浜市が第3回ひびき大会を開催しました。",
        "小学生たちが第3回ひびき大会を開催しました。",
        "北浜市からの委託により第3回ひびき大会を開催しました。",
        "第3回ひびき大会を開催した学校を訪ねました。",
        "第3回ひびき大会の開催は中止となりました。",
        "第3回ひびき大会が北浜会館で開かれました。",
        "講師の早瀬 徹さん：「2年前に第3回ひびき大会を開催しました。」",
        "第3回ひびき大会にご参加いただき、ありがとうございました。",
        "第3回ひびき大会の参加者を募集しています。主催は北浜市です。",
        "来年は第3回ひびき大会を開催したいと思います。",
        "第3回ひびき大会が8月1日に北浜公園で開催され、私たちも出店しました。",
        "北浜市民協会の第3回総会が開かれました。第3回総会は盛会でした。",
        "北浜市民協会にて第3回総会が開かれました。",
    ],
)
def test_what_others_did_it_did_not(said: str) -> None:
    found = facts(f"NPO法人さとやま工房　活動報告\n\n{said}")
    assert not {f for f in found if f[1] in ("organizer", "participant") and f[2] == "さとやま工房"}


@pytest.mark.parametrize("said", ["北浜まつり\n8月1日に北浜公園で開催し、私たちも出店しました。", "北浜まつりに参加しました\n8月1日に北浜公園で開催。"])
def test_what_it_went_to_it_did_not_hold(said: str) -> None:
    assert not hosts(f"NPO法人さとやま工房　活動報告\n\n{said}")


@pytest.mark.parametrize("said", ["「みどり技術展」に出展しました。", "6月2日、「みどり技術展」に参加しました。"])
def test_it_took_part(said: str) -> None:
    assert ("みどり技術展", "participant", "トモシビ") in facts(f"株式会社トモシビ ニュース\n\n{said}")


@pytest.mark.parametrize("said", ["第40回理事会は7月19日、北浜会館で開催された。", "令和5年度第2回理事会を開きました。", "5月20日、定期総会を開きました。"])
def test_its_own_meetings(said: str) -> None:
    assert {body for _, body in hosts(f"甲賀ボランティア連絡会 ブログ\n\n{said}")} == {"甲賀ボランティア連絡会"}


def test_what_a_heading_names_it_held() -> None:
    text = "特定非営利活動法人ひびきの輪\n\nイベント報告\n\n第3回ひびきフォーラム\n\n2月4日に市民プラザで{}。約80名が参加しました。\n"
    assert ("第3回ひびきフォーラム", "ひびきの輪") in hosts(text.format("開催しました"))
    assert ("第3回ひびきフォーラム", "ひびきの輪") not in hosts(text.format("北浜市の主催により開催しました"))


def test_the_sort_of_event_in_a_heading_is_not_who_held_it() -> None:
    assert ("第3回ひびき大会", "つばさ会") in hosts("社会福祉法人つばさ会\n\n夏祭り\n\n8月3日、第3回ひびき大会を開催しました。\n")


def test_under_the_heading_of_another_body_it_did_nothing() -> None:
    text = "NPO法人さとやま工房　活動報告\n\n■あかね鉄道クラブ\n\n6月1日、「干潟の生き物展」を開催しました。\n"
    assert ("干潟の生き物展", "さとやま工房") not in hosts(text)


def test_on_a_page_of_several_nobody_is_the_host() -> None:
    text = "出展団体紹介\n\nいわみ花の会\n「春の花まつり」を開催しています。\n\nはまだ鉄道クラブ\n「鉄道模型フェスタ」を開催しています。\n"
    assert not hosts(text)
