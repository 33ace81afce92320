"""Ceremonies and meetings that a class noun names: which are events of the text, under which names, and which are none."""

import pytest
from readings import read

from civicgraph.records import Entity, Kind


def events(text: str) -> list[Entity]:
    found = read(text)
    return [e for e in found.entities if e.kind is Kind.EVENT]


def names(text: str) -> list[set[str]]:
    return [{n.text for n in e.names} for e in events(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北斗地区防災協議会創立25周年記念式典が8日、北斗市のみなと会館で開かれた。", "北斗地区防災協議会創立25周年記念式典"),
        ("3月2日、東浜市で開催された第8回北浜県市長会総会に出席しました。", "第8回北浜県市長会総会"),
        ("第1回「みどりの輪」設立シンポジウムを開催します\n\n詳細は下記のとおりです。", "第1回「みどりの輪」設立シンポジウム"),
        ("2023年5月20日に港町再生シンポジウムが行われました。", "港町再生シンポジウム"),
        ("5月20日にオープニングセレモニーを挙行いたしました。", "オープニングセレモニー"),
        ("北浜資料館の開館式が7月1日、資料館前で行われました。", "北浜資料館の開館式"),
        ("東浜市と南浜町の合併調印式が行われました。", "東浜市と南浜町の合併調印式"),
        ("同年5月のG7サミットで承認された。", "G7サミット"),
        ("北浜データコンテスト2019ファイナルが開催され、優勝者が決まりました。", "北浜データコンテスト2019ファイナル"),
    ],
)
def test_a_happening_named_by_its_class_noun(text: str, name: str) -> None:
    assert any(name in found for found in names(text)), names(text)


@pytest.mark.parametrize(
    "text",
    [
        "セミナーや講演会を開催しています。",
        "多くの団体が年次総会を開いた。",
        "毎年、記念講演会を開催しています。",
        "各種研修会を実施する。",
        "年2回の総会に出席する。",
        "報告会などを行いました。",
        "記念式典は中止となった。",
        "説明会を開くことを検討する。",
        "ワークショップを行いました。",
    ],
)
def test_what_is_said_of_any_such_happening_is_no_event(text: str) -> None:
    assert names(text) == []


def test_shorter_names_and_common_nouns_mean_the_event_named_before() -> None:
    text = """北浜資料館開館式が開催されました

北浜資料館の開館式が7月1日に行われました。
開館式には市民ら200人が参加しました。式典では千葉佳子館長が挨拶しました。"""
    assert names(text) == [{"北浜資料館開館式", "北浜資料館の開館式", "開館式", "式典"}]


def test_two_happenings_joined_are_two() -> None:
    text = "学術協力協定締結式&記念講演会を行いました\n\n6月16日に学術協力協定締結式を行いました。締結式に続いて、記念講演会が行われました。"
    found = names(text)
    assert {"学術協力協定締結式", "締結式"} in found
    assert {"記念講演会"} in found


def test_a_body_in_the_name_stays_a_mention() -> None:
    text = "北斗地区防災協議会創立25周年記念式典が8日、北斗市で開かれた。"
    found = read(text)
    assert any(n.text == "北斗地区防災協議会" for e in found.entities for n in e.names)


def test_a_happening_that_any_body_has_is_its_documents_own() -> None:
    first = events("5月20日、除幕式が行われました。\n\n北斗市")
    second = events("6月3日、除幕式が行われました。\n\n東浜市")
    named = events("5月20日、みなと会館開館式が行われました。")
    again = events("市長はみなと会館開館式に出席しました。")
    assert len(first) == len(second) == 1
    assert first[0].id != second[0].id
    assert named[0].id == again[0].id


def facts(text: str) -> set[tuple[str, str, str]]:
    found = read(text)
    by = {e.id: max((text[m.start : m.end] for m in e.mentions), key=len) for e in found.entities if e.mentions}
    return {(by[s.subject], s.predicate.value, by.get(s.object, s.object)) for s in found.statements}


def test_when_and_where_it_is_said_to_be_held() -> None:
    told = facts(
        "北斗連合会は2023年10月8日(日)、ホテル北浜において活動を語りあう「令和5年度みどり連絡協議会」を開催しました。"
    )
    assert ("令和5年度みどり連絡協議会", "startDate", "2023-10-08") in told
    assert ("令和5年度みどり連絡協議会", "location", "ホテル北浜") in told
    assert not any(f[1:] == ("startDate", "2023") for f in told)


def test_each_of_two_events_has_its_own_date_and_place() -> None:
    told = facts("2023年6月1日に東浜会館で除幕式が、2023年6月2日にみなとホールで記念祝賀会が開催されました。")
    assert ("記念祝賀会", "location", "みなとホール") in told
    assert ("記念祝賀会", "startDate", "2023-06-02") in told
    assert ("除幕式", "location", "みなとホール") not in told


@pytest.mark.parametrize(
    "text",
    [
        "北浜新聞(2022年7月3日)によれば、みどり商店街研修会が開催されました。",
        "令和5年度みどり会議報告会を開催しました。",
    ],
)
def test_a_date_of_something_else_is_not_when_it_was_held(text: str) -> None:
    assert not any(p == "startDate" and "会" in s for s, p, _ in facts(text))


@pytest.mark.parametrize("text", ["オンラインで記念講演会を開催しました。", "会場で記念講演会が開かれました。", "県内各地で記念講演会が開かれました。"])
def test_no_house_is_no_place(text: str) -> None:
    assert not any(p == "location" for _, p, _ in facts(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("みどり連合会が案内しました。みどり連合会創立40周年記念式典が5日に開かれました。", "みどり連合会"),
        ("北浜商工会議所が招きました。第12回北浜商工会議所総会に出席しました。", "北浜商工会議所"),
        ("東浜市と北浜市の合併調印式が行われました。東浜市と北浜市は準備を進めました。", "北浜市"),
        ("「まちなか計画会議」(会長・早瀬徹氏)による港町再生シンポジウムが2023年9月10日に行われました。", "まちなか計画会議"),
    ],
)
def test_whose_name_it_bears_holds_it(text: str, body: str) -> None:
    assert any((p, o) == ("organizer", body) for _, p, o in facts(text))


@pytest.mark.parametrize("text", ["北浜銀行杯少年野球大会が開催されました。", "北浜資料館見学会が行われました。", "東浜市総合展示会が開催されました。"])
def test_a_name_in_it_is_not_always_who_holds_it(text: str) -> None:
    assert not any(p == "organizer" for _, p, _ in facts(text))


def test_a_line_over_its_date_and_place_names_it() -> None:
    told = facts("みどり館がきれいになりました。\n\nオープニングセレモニー\n\n日時：2023年3月19日\n\n場所：北浜文化センター\n\n対象：どなたでも")
    assert ("オープニングセレモニー", "startDate", "2023-03-19") in told


def test_a_newspaper_dates_its_page() -> None:
    text = "2023年02月17日(金)付紙面より\n\n北浜防災協議会創立45周年記念式典が15日、北浜市で開かれた。"
    assert ("北浜防災協議会創立45周年記念式典", "startDate", "2023-02-15") in facts(text)


def test_the_title_names_with_blanks_what_the_text_names_without() -> None:
    assert names("第3回 かもめフォーラム 東京大会 開催報告\n\n9月14日、「かもめフォーラム東京大会」を開催しました。") == [{"第3回かもめフォーラム東京大会", "かもめフォーラム東京大会"}]
    assert len(names("かもめチャレンジ2024 ファイナルステージ 開催報告\n\n9月14日、「かもめチャレンジ2024ファイナルステージ」を開催しました。")) == 1


def test_the_days_of_an_event_are_no_events() -> None:
    assert names("Kitahama Summit 2023に行ってきた\n\n## Day 1\n朝から並びました。\n\n## Day 2\n雨でした。\n") == [{"Kitahama Summit 2023"}]


def test_the_theme_of_an_event_between_whatever_marks() -> None:
    assert len(names("かもめアイデアソン2024「湿原と暮らす」を開催しました\n\n9月14日、「かもめアイデアソン2024『湿原と暮らす』」を開催しました。")) == 1
