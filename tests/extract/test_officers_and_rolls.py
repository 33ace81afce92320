"""Lists of a body's officers by lines of posts and names, those of its committees, and the rolls of assemblies with their groups."""

import pytest
from readings import read

from civicgraph.records import Predicate

Post = tuple[str, str, str | None]


def _posts(text: str) -> set[Post]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[str(s.object)], s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION}


RUN = """{body}

{head}

団長　大沢 修一
会計監査委員長　柘植 亮
コンサートマスター　安曇 遥
楽譜管理委員長　久我 慎一郎
"""


@pytest.mark.parametrize("body", ["東浜吹奏楽団", "北浜大学管弦楽団"])
def test_posts_that_no_list_holds_are_the_bodys_beside_known_ones(body: str) -> None:
    found = _posts(RUN.format(body=body, head="第8期執行部"))
    assert found == {
        ("大沢修一", body, "団長"),
        ("柘植亮", body, "会計監査委員長"),
        ("安曇遥", body, "コンサートマスター"),
        ("久我慎一郎", body, "楽譜管理委員長"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "北浜文化財団\n\n第10回北浜音楽祭\n指揮者　大沢 修一\n演出家　柘植 亮\n舞台監督　安曇 遥",
        "北浜バドミントン協会\n\n優勝者　大沢 修一\n審判長　柘植 亮\n選手宣誓者　安曇 遥",
        "第3回みどりフォーラム\n\n東浜協会の主催で開かれた。\n実行委員長　大沢 修一\n司会　柘植 亮\nコーディネーター　安曇 遥",
    ],
)
def test_who_does_something_at_an_event_is_no_officer(text: str) -> None:
    assert _posts(text) == set()


def test_the_posts_below_a_body_alone_on_a_line_are_in_it() -> None:
    found = _posts("東浜市議会\n\n議長　三浦 大輝\n副議長　星 加代子\n\n総務常任委員会（5名）\n委員長　笹本 貢史\n副委員長　金崎 ひさ\n委員　荒井 直彦、窪田 美樹")
    assert found == {
        ("三浦大輝", "東浜市議会", "議長"),
        ("星加代子", "東浜市議会", "副議長"),
        ("笹本貢史", "総務常任委員会", "委員長"),
        ("金崎ひさ", "総務常任委員会", "副委員長"),
        ("荒井直彦", "総務常任委員会", "委員"),
        ("窪田美樹", "総務常任委員会", "委員"),
    }


def test_names_alone_below_a_committee_are_of_it() -> None:
    found = _posts("クレジット\n\n北浜祭2021実行委員会：\n三浦大輝、星加代子（《みどり枠》監修）、笹本貢史（委員長）\n\n広報委員会\n金崎 ひさ\n荒井 直彦")
    committee = {("三浦大輝", None), ("星加代子", None), ("笹本貢史", "委員長")}
    assert found == {(who, "北浜祭2021実行委員会", post) for who, post in committee} | {(who, "広報委員会", None) for who in ("金崎ひさ", "荒井直彦")}
    # A body that is more than the people below its name, or one name, says nothing.
    assert _posts("みどり商事\n三浦 大輝\n星 加代子") == set()
    assert _posts("広報委員会\n三浦 大輝\n\n資料はこちらです。") == set()


ROLLS = {
    "lines": "東浜市議会 議員の紹介\n\n1　三浦大輝　無所属\n2　星加代子　公明党\n3　笹本貢史　東浜維新の会\n4　金崎ひさ　新葉クラブ",
    "readings": "東浜市議会 議員の紹介\n\n三浦 大輝（みうら だいき）　無所属\n星 加代子（ほし かよこ）　公明党\n笹本 貢史（ささもと こうし）　東浜維新の会\n金崎 ひさ（かなざき ひさ）　新葉クラブ",
    "table": "東浜市議会 議員名簿\n\n| 議席番号 | 氏名 | 会派 |\n|---|---|---|\n| 1 | 三浦 大輝 | 無所属 |\n| 2 | 星 加代子 | 公明党 |\n| 3 | 笹本 貢史 | 東浜維新の会 |\n| 4 | 金崎 ひさ | 新葉クラブ |",
    "groups": "会派別議員名簿（東浜市議会）\n\n公明党（1名）\n星 加代子\n東浜維新の会（1名）\n笹本 貢史\n新葉クラブ（1名）\n金崎 ひさ\n無所属（1名）\n三浦 大輝",
}


@pytest.mark.parametrize("layout", ROLLS)
def test_a_member_is_of_the_assembly_and_of_a_group(layout: str) -> None:
    found = {(person, body) for person, body, _ in _posts(ROLLS[layout])}
    groups = {("星加代子", "公明党"), ("笹本貢史", "東浜維新の会"), ("金崎ひさ", "新葉クラブ")}
    houses = {(name, "東浜市議会") for name in ("星加代子", "笹本貢史", "金崎ひさ", "三浦大輝")}
    assert found == groups | houses


CV = """会長プロフィール

北川 房雄（きたがわ ふさお）

経歴
1960年4月23日　北海道夕張市に産まれる。
東浜工業高卒業後、研修を重ねる。

現職
・日本整体医学会 会長
・北斗整体協同組合（北斗県知事認可）代表理事、みどり学院 理事

所属学会
・日本都市学会
"""


def test_the_posts_and_societies_below_such_headings_are_of_whoever_is_named_above() -> None:
    assert _posts(CV) == {
        ("北川房雄", "日本整体医学会", "会長"),
        ("北川房雄", "北斗整体協同組合", "代表理事"),
        ("北川房雄", "みどり学院", "理事"),
        ("北川房雄", "日本都市学会", None),
    }


def test_what_a_body_belongs_to_is_nobodys() -> None:
    assert _posts("会社概要\n\n会社名　みどり工房\n代表者\n早瀬 徹\n所在地\n北斗市1-2\n所属団体\n・日本都市学会\n") <= {("早瀬徹", "みどり工房", "代表者"), ("早瀬徹", "みどり工房", "代表")}


def test_a_profile_goes_on_below_its_heading_and_behind_the_name_of_a_teacher() -> None:
    found = _posts(
        "阿部 和広先生\n教材の開発に尽力する教育者。アラン・ケイに師事した。\n\nプロフィール\n1987年より研究に従事。アラン・ケイ博士の指導を受ける。\n"
        "北浜美術大学研究員、南浜大学非常勤講師を経て、現在、青葉大学客員教授。\n"
    )
    assert {("阿部和広", "北浜美術大学", "研究員"), ("阿部和広", "南浜大学", "非常勤講師"), ("阿部和広", "青葉大学", "客員教授")} <= found


def test_a_bracket_below_an_officer_tells_what_else_he_is() -> None:
    found = _posts("みどり商店会\n\n顧問　柘植 亮\n（北浜大学教授）\n\n会長　安曇 遥\n理事　三枝 光\n（東浜商工会議所 副会頭）\n")
    assert {("柘植亮", "北浜大学", "教授"), ("三枝光", "東浜商工会議所", "副会頭"), ("安曇遥", "みどり商店会", "会長")} <= found
