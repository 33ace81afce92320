"""The dated lists and the projects of a group's own page."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def said(text: str) -> set[tuple[str, str, str]]:
    """The facts of a text, by the first names of its entities."""
    found = extract(read_bytes(text.encode(), origin="case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(str(s.object), str(s.object))) for s in found.statements}


def names(text: str) -> set[str]:
    return {n.text for e in extract(read_bytes(text.encode(), origin="case.txt")).entities for n in e.names}


OWN = "音のやさしさを大切にしています。\n\n私たちについて\n\nQuiet Roomは2023年4月に設立しました。現在は6人で活動しています。\n\n"
LIST = (
    "啓発・発信イベント\n\n"
    "2023.10.17　音の世界を知る会　北斗大学・みどりカフェイベント\n"
    "2023.11.02-03　疲れた耳へ ～やさしい音のひととき～　北大祭2023\n"
    "2024.01.24　わたしの耳とあなたの耳　北斗大学・バリアフリー講座協力\n"
    "2024.03.25　先輩に聞いてみよう！音が苦手なときの工夫　オンライン・mimi88コラボイベント\n"
    "2024.07.02・04　ささやきカフェ　北斗大学・m-linkコラボイベント\n"
    "2024.07.02・04　耳と服の部屋　ささやきカフェ内企画・m-linkコラボイベント\n"
    "2024.09.01　まちと音　みどり協会主催\n"
    "2024.10.05　MIDORI SOUND PARADE 2024　展示ブース出展\n"
)
SUBTITLED = "疲れた耳へ ~やさしい音のひととき~"


def test_the_events_of_a_list_are_the_groups_own() -> None:
    assert {
        (SUBTITLED, "startDate", "2023-11-02"),
        (SUBTITLED, "endDate", "2023-11-03"),
        (SUBTITLED, "organizer", "Quiet Room"),
        (SUBTITLED, "superEvent", "北大祭2023"),
        ("音の世界を知る会", "organizer", "Quiet Room"),
        ("わたしの耳とあなたの耳", "startDate", "2024-01-24"),
        ("先輩に聞いてみよう!音が苦手なときの工夫", "organizer", "mimi88"),
        ("先輩に聞いてみよう!音が苦手なときの工夫", "organizer", "Quiet Room"),
        ("耳と服の部屋", "superEvent", "ささやきカフェ"),
        ("耳と服の部屋", "organizer", "m-link"),
        ("まちと音", "organizer", "みどり協会"),
        ("MIDORI SOUND PARADE 2024", "participant", "Quiet Room"),
    } <= said(OWN + LIST)


def test_who_helps_takes_part_or_is_a_guest_of_others_holds_nothing() -> None:
    assert not {
        ("わたしの耳とあなたの耳", "organizer", "Quiet Room"),
        ("まちと音", "organizer", "Quiet Room"),
        ("MIDORI SOUND PARADE 2024", "organizer", "Quiet Room"),
    } & said(OWN + LIST)


@pytest.mark.parametrize(
    "about",
    [
        "Quiet Roomは、早瀬正夫が2023年4月に設立しました。私たちは応援しています。\n\n",  # somebody else set it up
        "Quiet Roomは2023年4月に設立されました。私たちが取材しました。\n\n",
        "Quiet Roomは2023年4月に設立しました。\n\n",  # nobody says that the page is theirs
    ],
)
def test_a_page_of_others_says_nothing_of_who_holds_them(about: str) -> None:
    assert not any(p == "organizer" and o == "Quiet Room" for _, p, o in said(about + LIST))


def test_news_and_chronicles_hold_no_events() -> None:
    text = (
        "NPO法人みどりの輪\n\n私たちはみどり市で活動しています。\n\n"
        "お知らせ\n\n2025.08.01　夏の予定のこと　事務局\n2025.08.02　冬の予定のこと　事務局\n\n"
        "沿革\n\n2019.04.01　任意団体として発足　みどり市\n2020.04.01　法人化　みどり市\n\n"
        "イベント\n\n2025.08.01　メンバー募集　事務局\n2025.08.02　海辺で話そう　みどり市民会館\n"
    )
    assert not {"夏の予定のこと", "任意団体として発足", "法人化", "メンバー募集"} & names(text)
    assert ("海辺で話そう", "organizer", "みどりの輪") in said(text)


PROJECTS = (
    "静かな空間づくり\n\n2024年1月\n北浜サイレントプロジェクト\n北斗大学内に静かな部屋をつくる学生・教職員協働プロジェクト\n\n"
    "教室の光や音が負担になる学生がいます。\n\n"
    "Quiet Tea Table\n\n静かな空間と本を組み合わせた、まちなかの居場所づくりです。\n\n"
    "2024年6月、みどり市の令和6年度協働のまちづくりチャレンジ事業に採択されました。\n\n"
    "2024年8月から12月に、みどり市や市内の店舗との協働で4回開催しました。\n\n"
    "2024.08.19　Book & Cafe ミナト　みどり市港町\n2024.09.20　みどり市民交流館　みどり市本町\n\n"
    "Quiet Tea Table ガイドブック\n電子版を公開しています\n\n"
)


def test_the_projects_of_a_page_are_carried_out_by_its_body() -> None:
    assert {
        ("北浜サイレントプロジェクト", "operator", "Quiet Room"),
        ("北浜サイレントプロジェクト", "location", "北斗大学"),
        ("Quiet Tea Table", "operator", "Quiet Room"),
        ("Quiet Tea Table", "participant", "みどり市"),
        ("Quiet Tea Table", "location", "Book & Cafe ミナト"),
        ("Quiet Tea Table", "location", "みどり市民交流館"),
        ("令和6年度協働のまちづくりチャレンジ事業", "operator", "みどり市"),
    } <= said(OWN + PROJECTS)


def test_without_a_body_of_its_own_nobody_carries_them_out() -> None:
    assert not any(p == "operator" and s != "令和6年度協働のまちづくりチャレンジ事業" for s, p, _ in said(PROJECTS))


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Our Mission", "静かな空間を増やす取り組みです。"),
        ("Quiet Tea Table", "みどりの輪はこれを支えるプロジェクトです。"),
        ("コロナ禍の活動", "静かな空間を増やす取り組みです。"),
    ],
)
def test_headings_that_are_no_name(heading: str, below: str) -> None:
    assert not any(p == "operator" and s == heading for s, p, _ in said(f"{OWN}{heading}\n\n{below}\n\n本文です。\n"))


@pytest.mark.parametrize("text", ["みどりの輪は、市の補助事業に採択された。", "みどりの輪の提案がみどり市の複数の事業に採択された。", "早瀬正夫氏がみどり市の委員に選定された。"])
def test_chosen_for_what_has_no_name(text: str) -> None:
    assert not any(p == "operator" for _, p, _ in said(text))
