"""Notices of events in numbered parts: the day beside the place, where a list of hosts ends, timetables, lists behind a line that announces them."""

from __future__ import annotations

import pytest
from readings import facts, read


@pytest.mark.parametrize(
    "fields",
    [
        "１．主催\nみどり経営者協議会\n２．日時・会場\n令和6年5月11日（水）\n若葉市民会館\n東京都中央区京橋1丁目10番7号\n３．参加費\n無料",
        "１．主催\nみどり経営者協議会\n２．期日/会場\n令和6年5月11日（水）\n若葉市民会館\n東京都中央区京橋1丁目10番7号\n３．参加費\n無料",
        "主催：みどり経営者協議会\n日時・場所：令和6年5月11日（水）　若葉市民会館\n参加費：無料",
        "■主催\nみどり経営者協議会\n■日時及び場所\n令和6年5月11日（水）午後1時～　若葉市民会館\n■定員\n30名",
        "１ 主催\n　みどり経営者協議会\n２ 開催日・開催場所\n　令和6年5月11日（水）\n　若葉市民会館",
        "## 1. 主催\n\nみどり経営者協議会\n\n## 2. 日程・会場\n\n令和6年5月11日（水）\n\n若葉市民会館",
    ],
)
def test_one_key_tells_the_day_and_the_place(fields: str) -> None:
    event = "令和6年度まちづくり研修会"
    found = {f for f in facts(f"{event}\n\n{fields}\n") if f[0] == event}
    assert found == {(event, "organizer", "みどり経営者協議会"), (event, "startDate", "2024-05-11"), (event, "location", "若葉市民会館")}


def test_the_next_numbered_part_ends_the_list_of_hosts() -> None:
    found = facts("令和6年度まちづくり研修会\n\n１．主催\nみどり経営者協議会\n２．ねらい\n若葉市と望月会館の連携を学ぶ\n３．参加費\n無料\n")
    assert {f[2] for f in found if f[1] == "organizer"} == {"みどり経営者協議会"}


def test_a_number_within_a_list_ends_none() -> None:
    found = facts("令和6年度まちづくり研修会\n\n１．講師\n(1) 早瀬直人（若葉大学教授）\n(2) 検討中\n(3) 望月花子（若葉大学教授）\n２．参加費\n無料\n")
    assert {f[2] for f in found if f[1] == "speaker"} == {"早瀬直人", "望月花子"}


TIMETABLE = """令和6年度まちづくり研修会

主催：みどり協議会
日時：令和6年5月11日（水）

■研修内容

10：15～10：25

開会挨拶
みどり経営青年会 会長 早瀬 晃

10：30～12：00

講義「日本の社会保障制度の動向(仮題)」
講師：若葉大学教授　望月　和朗 氏
財政が逼迫するなか、少子化について、ご講義いただきます。

13：00～14：30

講義「今、求められる広報戦略(仮題)」
講師：株式会社若葉会議　月刊「広報ノート」編集長　桜井　由恵 氏
成熟した社会では、多様化しています。
"""


def test_the_lectures_of_a_timetable_are_sessions_and_its_openers_none() -> None:
    found = read(TIMETABLE)
    assert {e.names[0].text for e in found.entities if e.kind.value == "Event"} == {
        "令和6年度まちづくり研修会",
        "日本の社会保障制度の動向(仮題)",
        "今、求められる広報戦略(仮題)",
    }
    assert {
        ("日本の社会保障制度の動向(仮題)", "speaker", "望月和朗"),
        ("今、求められる広報戦略(仮題)", "speaker", "桜井由恵"),
        ("今、求められる広報戦略(仮題)", "superEvent", "令和6年度まちづくり研修会"),
        ("早瀬晃", "affiliation", "みどり経営青年会"),
    } <= facts(TIMETABLE)


def test_what_a_lecture_is_about_is_nobodys_words() -> None:
    assert read(TIMETABLE).quotations == ()


@pytest.mark.parametrize("between", ["", "主なスポンサーには以下が含まれます：\n\n"])
def test_a_line_that_announces_a_list_does_not_end_its_part(between: str) -> None:
    page = f"# みどりフォーラム2024\n\n日時：2024年5月1日\n\n## スポンサー\n\n{between}- Green Tokyo\n- Midori Ventures\n- みどり社\n"
    assert {f[2] for f in facts(page) if f[1] == "sponsor"} == {"Green Tokyo", "Midori Ventures", "みどり社"}


def test_people_with_latin_names_are_listed_as_speakers() -> None:
    page = "# みどりフォーラム2024\n\n日時：2024年5月1日\n\n## 登壇者\n\n今回は以下の方々が登壇します：\n\n- Mina Holt\n- Open Discussion\n- Lena Berg\n- 早瀬まり氏\n"
    assert {f[2] for f in facts(page) if f[1] == "speaker"} == {"Mina Holt", "Lena Berg", "早瀬まり"}


def test_a_line_that_begins_with_a_colon_has_the_key_above() -> None:
    page = "若葉講演会「政権を読む」（2018年4月10日）\n於：若葉会館\n講演者：早瀬恵子　国際ジャーナリスト・若葉大学教授\n　　　：望月和弘　　上智大学教授\n司　会：三枝高司　　若葉研究所所長\n"
    found = facts(page)
    assert {f[2] for f in found if f[1] == "speaker"} == {"早瀬恵子", "望月和弘", "三枝高司"}
    assert ("早瀬恵子", "affiliation", "若葉大学") in found
