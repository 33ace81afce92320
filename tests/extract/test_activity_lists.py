"""The dated lists and the projects of a group's own page."""

import pytest
from readings import facts, read


def names(text: str) -> set[str]:
    return {n.text for e in read(text).entities for n in e.names}


OWN = "音のやさしさを大切にしています。\n\n私たちについて\n\nQuiet Roomは2023年4月に設立しました。現在は6人で活動しています。\n\n"
LIST = (
    "ひらいたイベント\n\n"
    "2023.10.17　音の世界を知る会　北斗大学・みどりカフェイベント\n"
    "2023.05.11-12　夜の森へ ～小さな音をさがす散歩～　北大祭2023\n"
    "2024.01.24　森の音と海の音　北斗大学・みどり講座協力\n"
    "2024.03.25　教えて先生！大きな音とのつきあい方　オンライン・mimi88コラボイベント\n"
    "2024.06.08・10　ささやきカフェ　北斗大学・m-linkコラボイベント\n"
    "2024.06.08・10　耳と服の部屋　ささやきカフェ内企画・m-linkコラボイベント\n"
    "2024.09.01　まちと音　みどり協会主催\n"
    "2024.10.05　MIDORI SOUND PARADE 2024　工作コーナー出展\n"
)
SUBTITLED = "夜の森へ ~小さな音をさがす散歩~"


def test_the_events_of_a_list_are_the_groups_own() -> None:
    assert {
        (SUBTITLED, "startDate", "2023-05-11"),
        (SUBTITLED, "endDate", "2023-05-12"),
        (SUBTITLED, "organizer", "Quiet Room"),
        (SUBTITLED, "superEvent", "北大祭2023"),
        ("音の世界を知る会", "organizer", "Quiet Room"),
        ("森の音と海の音", "startDate", "2024-01-24"),
        ("教えて先生!大きな音とのつきあい方", "organizer", "mimi88"),
        ("教えて先生!大きな音とのつきあい方", "organizer", "Quiet Room"),
        ("耳と服の部屋", "superEvent", "ささやきカフェ"),
        ("耳と服の部屋", "organizer", "m-link"),
        ("まちと音", "organizer", "みどり協会"),
        ("MIDORI SOUND PARADE 2024", "participant", "Quiet Room"),
    } <= facts(OWN + LIST)


def test_who_helps_takes_part_or_is_a_guest_of_others_holds_nothing() -> None:
    assert not {
        ("森の音と海の音", "organizer", "Quiet Room"),
        ("まちと音", "organizer", "Quiet Room"),
        ("MIDORI SOUND PARADE 2024", "organizer", "Quiet Room"),
    } & facts(OWN + LIST)


@pytest.mark.parametrize(
    "about",
    [
        "Quiet Roomは、早瀬正夫が2023年4月に設立しました。私たちは応援しています。\n\n",  # somebody else set it up
        "Quiet Roomは2023年4月に設立されました。私たちが取材しました。\n\n",
        "Quiet Roomは2023年4月に設立しました。\n\n",  # nobody says that the page is theirs
    ],
)
def test_a_page_of_others_says_nothing_of_who_holds_them(about: str) -> None:
    assert not any(p == "organizer" and o == "Quiet Room" for _, p, o in facts(about + LIST))


def test_news_and_chronicles_hold_no_events() -> None:
    text = (
        "NPO法人みどりの輪\n\n私たちはみどり市で活動しています。\n\n"
        "お知らせ\n\n2025.08.01　夏の予定のこと　事務局\n2025.08.02　冬の予定のこと　事務局\n\n"
        "沿革\n\n2019.04.01　任意団体として発足　みどり市\n2020.04.01　法人化　みどり市\n\n"
        "イベント\n\n2025.08.01　メンバー募集　事務局\n2025.08.02　海辺で話そう　みどり市民会館\n"
    )
    assert not {"夏の予定のこと", "任意団体として発足", "法人化", "メンバー募集"} & names(text)
    assert ("海辺で話そう", "organizer", "みどりの輪") in facts(text)


PROJECTS = (
    "静かな空間づくり\n\n2024年1月\n北浜サイレントプロジェクト\n北斗大学内に静かな部屋を設ける学生のプロジェクト\n\n"
    "図書館に部屋があります。\n\n"
    "Quiet Tea Table\n\nお茶と本を楽しむ場をまちに増やすプロジェクトです。\n\n"
    "2024年6月、みどり市の令和6年度市民の庭づくり応援事業に採択されました。\n\n"
    "2024年の夏から冬に、みどり市や近くの商店との協働で3回開催しました。\n\n"
    "2024.08.19　Book & Cafe ミナト　みどり市港町\n2024.09.20　みどり市民交流館　みどり市本町\n\n"
    "Quiet Tea Table ガイドブック\nどなたでも読めます\n\n"
)


def test_the_projects_of_a_page_are_carried_out_by_its_body() -> None:
    assert {
        ("北浜サイレントプロジェクト", "operator", "Quiet Room"),
        ("北浜サイレントプロジェクト", "location", "北斗大学"),
        ("Quiet Tea Table", "operator", "Quiet Room"),
        ("Quiet Tea Table", "participant", "みどり市"),
        ("Quiet Tea Table", "location", "Book & Cafe ミナト"),
        ("Quiet Tea Table", "location", "みどり市民交流館"),
        ("令和6年度市民の庭づくり応援事業", "operator", "みどり市"),
    } <= facts(OWN + PROJECTS)


def test_without_a_body_of_its_own_nobody_carries_them_out() -> None:
    assert not any(p == "operator" and s != "令和6年度市民の庭づくり応援事業" for s, p, _ in facts(PROJECTS))


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Our Mission", "静かな空間を増やす取り組みです。"),
        ("Quiet Tea Table", "みどりの輪はこれを支えるプロジェクトです。"),
        ("コロナ禍の活動", "静かな空間を増やす取り組みです。"),
    ],
)
def test_headings_that_are_no_name(heading: str, below: str) -> None:
    assert not any(p == "operator" and s == heading for s, p, _ in facts(f"{OWN}{heading}\n\n{below}\n\n本文です。\n"))


@pytest.mark.parametrize("text", ["みどりの輪は、市の補助事業に採択された。", "みどりの輪の提案がみどり市の複数の事業に採択された。", "早瀬正夫氏がみどり市の委員に選定された。"])
def test_chosen_for_what_has_no_name(text: str) -> None:
    assert not any(p == "operator" for _, p, _ in facts(text))
