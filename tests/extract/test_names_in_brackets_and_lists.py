"""Names that brackets open or lists stand beside: bodies named after what they work on, embassies, who runs one thing of a list."""

from __future__ import annotations

import pytest
from readings import facts, read


def names(page: str, kind: str = "Organization") -> set[str]:
    return {e.names[0].text for e in read(page).entities if e.kind.value == kind}


BODIES = {
    "「公民館再生」推進・地域連携協議会で取組みを紹介した。": "「公民館再生」推進・地域連携協議会",
    "「若葉の森」を守る会の望月花子代表が話した。": "「若葉の森」を守る会",
    "駐日みどり共和国大使館のヨハン・ベルク大使が話した。": "駐日みどり共和国大使館",
    "ミドリ・コミュニティ・カレッジのマリア・ホルト副学長が加わった。": "ミドリ・コミュニティ・カレッジ",
    "「北山ハッカソン」が開かれた。主催は「北山に新風を巻き起こす会」。": "北山に新風を巻き起こす会",
}


@pytest.mark.parametrize("text", BODIES)
def test_the_whole_name_of_a_body(text: str) -> None:
    assert names(text) == {BODIES[text]}


def test_what_stands_behind_latin_letters_is_nobody() -> None:
    assert not names("長野県JAバンクさんからお米を寄付していただいています。", "Person")


def test_a_family_name_that_is_also_a_place_or_a_shop() -> None:
    assert names("若葉病院の桜井医師が話した。", "Person") == {"桜井"}
    assert names("若葉女子大学の霧沢一教授が登壇した。", "Person") == {"霧沢一"}
    assert not names("若葉大学の経済史准教授と地域政策教授が話した。大阪医師会も加わった。", "Person")


def test_who_runs_one_thing_of_a_list_runs_that_alone() -> None:
    found = facts("若葉銀行は5日、若葉大学、みどり大学を運営するあおば学園、白川町の3者と、連携に関する協定を結んだ。")
    assert {f for f in found if f[1] == "operator"} == {("みどり大学", "operator", "あおば学園")}
    found = facts("会場には、みどり大学を運営するあおば学園、若葉館を運営する若葉協会の職員が集まった。")
    assert {f for f in found if f[1] == "operator"} == {("みどり大学", "operator", "あおば学園"), ("若葉館", "operator", "若葉協会")}
    found = facts("若葉館、みどり館を運営する若葉協会が発表した。")
    assert {f for f in found if f[1] == "operator"} == {("若葉館", "operator", "若葉協会"), ("みどり館", "operator", "若葉協会")}


NEWS = """若葉市は10月20日、みどりプラザで「若葉市防災シンポジウム」を開く。

第2部はパネルディスカッション。若葉県立大学で学部長を務める早瀬直人さん、みどり研究所の代表・三枝光さん、大沢一史市長の計3人が議論する。
"""


def test_who_is_to_debate_speaks() -> None:
    assert {f[2] for f in facts(NEWS) if f[1] == "speaker"} == {"早瀬直人", "三枝光", "大沢一史"}


def test_who_appears_speaks_and_who_judges_takes_part() -> None:
    found = facts("第1回「みどりハッカソン」が開かれました。続いて登場したのは、みどりネットの田中社長です。")
    assert ("みどりハッカソン", "speaker", "田中") in found
    found = facts("富士吉田市で「みどりハッカソン」を開きました。審査員は、アオカサのCTOを務める早瀬誠氏、若葉社代表の三枝光氏にお願いしました。")
    assert {f[2] for f in found if f[1] == "participant"} == {"早瀬誠", "三枝光"}


ENGLISH = """Local governments try new divisions

In Yamagata Prefecture, the town of Asahi has set up a new division. Asahi wants more visitors.

The city government of Kitakyushu, in Fukuoka Prefecture, has gone for youth. Young people have been leaving the city, and Mayor Jiro Mochizuki wants Kitakyushu to be a place where they live.
"""


def test_an_english_mayor_is_of_the_town_that_his_paragraph_is_about() -> None:
    assert {f[2] for f in facts(ENGLISH) if f[0] == "Jiro Mochizuki" and f[1] == "affiliation"} == {"北九州市"}


def test_an_address_stands_behind_how_a_name_is_read() -> None:
    assert ("若葉", "location", "千代田区") in facts("株式会社若葉（わかば、旧青葉社、東京都千代田区）は10日に発表した。")
    assert not [f for f in facts("若葉会（カフェ、東京都千代田区で開催）に行った。") if f[1] == "location"]


def test_whose_subsidiary_a_company_is_that_does_something() -> None:
    assert {f for f in facts("みどり電機の子会社で小型家電を扱うあおばリサイクル株式会社が発表した。") if f[1] == "partOf"} == {("あおばリサイクル", "partOf", "みどり電機")}
    assert not [f for f in facts("みどり電機の子会社で働く早瀬氏が、あおばリサイクル株式会社を訪れた。") if f[1] == "partOf"]


@pytest.mark.parametrize("text", ["北斗大学の留学生教授が話した。", "北斗大学の創設者教授。", "北浜市では岩手医師の派遣を求めた。", "福岡医師、長崎教諭の募集。"])
def test_what_is_nobodys_name_before_a_profession(text: str) -> None:
    assert not names(text, "Person")


@pytest.mark.parametrize("text", ["運営は、「みんなで支え合う社会」を目指す。", "「北浜の海」を考える会が開かれた。"])
def test_what_brackets_hold_that_is_no_body(text: str) -> None:
    assert not names(text)


def test_a_mayor_who_visits_is_not_of_the_town_that_he_visits() -> None:
    assert not [f for f in facts("友好都市の北浜市を訪れた清水さくら市長は、特産品を贈った。") if f[2] == "北浜市" and f[1] == "affiliation"]
    page = "Two towns\n\nThe City of Salem approved the plan. The City of Troy opposed it. Mayor Mina Holt criticised Troy for the vote.\n"
    assert not [f for f in facts(page) if f[1] == "affiliation"]


def test_two_universities_have_no_president_together() -> None:
    assert ("早瀬徹", "affiliation", "北浜大学") not in facts("参加校は北浜大学、東浜大学の学長を務める早瀬徹氏が開会を宣言した。")


def test_phrases_in_latin_letters_below_speakers_are_nobody() -> None:
    assert names("みどりフォーラム2024\n\n日時：2024年5月1日\n\n登壇者\n\n- Jane Smith\n- Smart City\n- Green Valley\n", "Person") == {"Jane Smith"}


def test_a_heading_of_fields_is_no_event() -> None:
    assert "プロパティ" not in names("第5回若葉教室\n\nプロパティ\n\n・日時: 平成26年1月11日(土) 18:00\n・場所: 若葉会館\n・講師: 早瀬宏治\n", "Event")
