"""Personnel news in prose: who is put to which post from which, whose units those are, and what a neighbour in the list does not have."""

from __future__ import annotations

import pytest
from readings import read

LEAD = "若葉市は19日、人事異動を発表した。"


def told(page: str) -> set[tuple[str, str, str | None, str | None]]:
    """Who is told to be of which body, as what, and whether that is over."""
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named.get(s.object, s.object), s.role, s.status) for s in found.statements if s.predicate.value == "affiliation"}


def parts(page: str) -> set[tuple[str, str]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named.get(s.object, s.object)) for s in found.statements if s.predicate.value == "partOf"}


@pytest.mark.parametrize(
    "said",
    [
        "総務部長には企画課長の早瀬直人氏を充てる。",
        "総務部長に企画課長の早瀬直人氏が昇格する。",
        "総務部長に、企画課長の早瀬直人氏が就く。",
        "総務部長には企画課長の早瀬直人氏、教育部長には広報室長の望月花子氏をそれぞれ起用する。",
    ],
)
def test_who_is_put_to_a_post_leaves_the_one_before_the_name(said: str) -> None:
    found = told(LEAD + said)
    assert {("早瀬直人", "若葉市", "総務部長", None), ("早瀬直人", "若葉市", "企画課長", "past")} <= found
    assert ("早瀬直人", "若葉市", "企画課長", None) not in found


@pytest.mark.parametrize(
    "said",
    [
        "総務部長に企画課長の早瀬直人氏を充てる案を議会に示した。",
        "総務部長に対し、企画課長の早瀬直人氏を充てるよう求めた。",
        "総務部長には企画課長の早瀬直人氏が内定していたが、撤回された。",
        "審査委員長に企画課長の早瀬直人氏が選ばれた。",
    ],
)
def test_nobody_leaves_a_post_for_one_that_is_only_proposed_or_held_beside(said: str) -> None:
    found = told(LEAD + said)
    assert ("早瀬直人", "若葉市", "企画課長", None) in found
    assert not [f for f in found if f[2] == "総務部長"]


def test_the_next_post_of_a_list_is_not_of_the_name_before_it() -> None:
    found = told(LEAD + "総務部長に企画部次長の早瀬直人氏、教育部長に同部次長の望月花子氏、財務部長に財政課長の桜井美穂氏をそれぞれ起用する。")
    assert {(who, role) for who, _, role, status in found if status is None} == {("早瀬直人", "総務部長"), ("望月花子", "教育部長"), ("桜井美穂", "財務部長")}


def test_the_head_of_a_unit_is_called_by_it() -> None:
    assert ("早瀬直人", "土木政策課", "土木政策課長", None) in told("若葉市の土木部副部長兼土木政策課長の早瀬直人氏が話した。")


def test_the_fire_chief_is_of_no_other_unit() -> None:
    assert {body for _, body, _, _ in told(LEAD + "財務部は契約監理室を取り込む。消防長は消防局次長の早瀬直人氏。")} == {"消防局"}


NEWS = """岡山県　新年度の部局長級を内示

2021/3/14

　県は13日、４月１日付の部局長級人事を内示した。国の職員が部局長に就くのは、厚生労働省から医療対策局長を迎えて以来となる。
　医療保健部は、倉敷市の副市長となる見込みの千葉敏夫部長に代わり、大沢健二副部長が昇格。環境生活部も望月純子副部長が引き上げられる。

【部局長級の主な異動】（敬称略、カッコ内は現職）
▽教育長　　　　　　　　三枝　芳雄（東京事務所長）
▽廃棄物対策局長　　　　水沢　　学（産業労働部副部長）
▽企業庁長　　　　　　　朝倉　正人（財政部副部長）
▽出納局長　　　　　　　沖　　康彦（産業労働部副部長）
"""


def test_a_lead_tells_whose_personnel_news_a_page_is() -> None:
    found = told(NEWS)
    assert {("三枝芳雄", "岡山県", "教育長", None), ("水沢学", "岡山県", "廃棄物対策局長", None), ("水沢学", "岡山県", "産業労働部副部長", "past")} <= found
    assert not [f for f in found if f[1] in ("倉敷市", "厚生労働省") or (f[1] == "企業庁" and f[0] != "朝倉正人")]


def test_the_units_of_such_news_are_of_the_body_that_announces() -> None:
    units = ("医療対策局", "環境生活部", "廃棄物対策局", "出納局", "東京事務所")
    assert {(unit, "岡山県") for unit in units} <= parts(NEWS)
    assert {body for _, body in parts(NEWS)} == {"岡山県"}


def test_the_number_of_units_is_no_unit() -> None:
    assert not parts("岡山県　人事異動\n\n産業労働・土木の２部長は国から登用へ。\n")
    assert {body for _, body, _, _ in told("みどり観光機構で役員付部長を務める早瀬直人氏が話した。")} == {"みどり観光機構"}


def test_posts_that_a_profile_lists_are_all_told() -> None:
    page = "早瀬和夫会員は、地図の普及に貢献をされてきた。教育においては、福岡工業大学特任教授、日本大学、東洋大学の非常勤講師として長年にわたり、地図学の講義等を行った。"
    assert {(body, role) for _, body, role, _ in told(page)} == {("福岡工業大学", "特任教授"), ("日本大学", "非常勤講師"), ("東洋大学", "非常勤講師")}


def test_the_field_of_a_post_in_latin_letters_is_part_of_it() -> None:
    page = "■早瀬 直人（はやせ・なおと）\n現在は文部科学省の学校DX戦略アドバイザー、総務省の地域情報化アドバイザーを務める。\n"
    assert {("早瀬直人", "文部科学省", "学校DX戦略アドバイザー", None), ("早瀬直人", "総務省", "地域情報化アドバイザー", None)} <= told(page)


def test_the_editor_of_a_magazine_is_of_its_publisher() -> None:
    assert ("桜井由恵", "若葉出版") in {f[:2] for f in told("株式会社若葉出版　月刊「広報ノート」編集長　桜井　由恵 氏が登壇した。")}


def test_who_is_of_a_body_that_was_not_found_is_not_of_the_page() -> None:
    page = "若葉大学の催し\n\n討論では、ミドリ・アカデミアのマリア・ホルト副学長が話した。"
    assert not [f for f in told(page) if f[1] == "若葉大学"]


def test_who_comes_from_another_body_has_the_new_post_where_it_is_given() -> None:
    assert told("北浜市は、副市長に総務省課長の早瀬徹氏を起用する。") == {("早瀬徹", "北浜市", "副市長", None), ("早瀬徹", "総務省", "課長", "past")}


@pytest.mark.parametrize("said", ["総務部長には企画課長の早瀬直人氏を充てる方向だ。", "空き家対策室長に企画課長の早瀬直人氏を充て、兼務とした。", "検討会の事務局次長に企画課長の早瀬直人氏を任命した。"])
def test_who_only_may_go_or_keeps_his_post_has_it_still(said: str) -> None:
    assert ("早瀬直人", "若葉市", "企画課長", None) in told(f"若葉市は19日に発表した。{said}")


def test_the_post_of_a_body_where_something_happened_is_of_it() -> None:
    assert ("早瀬徹", "みどり社", "社長", None) in {(who, f"{body}社" if body == "みどり" else body, role, status) for who, body, role, status in told("みどり社で社長が交代する。社長には早瀬徹氏が就任する。")}


def test_a_bracket_with_another_body_tells_whose_somebody_is() -> None:
    page = "第3回若葉市環境審議会　会議録\n\n出席者\n　委　員　北浜大学　　早瀬徹、三枝光（欠席）、千葉佳子（北浜市議会議員）\n"
    assert "北浜大学" not in {body for who, body, _, _ in told(page) if who == "千葉佳子"}


def test_women_who_head_units_head_none_of_women() -> None:
    assert not [body for _, body in parts("若葉市は、女性課長を増やした。女性課長は10人となった。")]
