"""Whoever a page presents under keys such as 氏名 and 所属, over his body or below it, and who learns where."""

import pytest
from readings import read

from civicgraph.records import Predicate


def posts(text: str) -> set[tuple[str, str, str]]:
    extraction = read(text)
    names = {e.id: e.names[0].text for e in extraction.entities}
    return {(names[s.subject], names[s.object], s.role or "") for s in extraction.statements if s.predicate is Predicate.AFFILIATION}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("講師の紹介\n氏名：早瀬 徹\n所属：北斗研究所\n役職：主任研究員\n", {("早瀬徹", "北斗研究所", "主任研究員")}),
        ("講師の紹介\n講師：早瀬 徹（はやせ とおる）\n【所属】北斗研究所 研究員\n【専門】化学\n", {("早瀬徹", "北斗研究所", "研究員")}),
        (
            "講師の紹介\n所属：北斗研究所\n役職：所長\n氏名：早瀬 徹\n\n所属：みどり社\n役職：部長\n氏名：三枝 光\n",
            {("早瀬徹", "北斗研究所", "所長"), ("三枝光", "みどり社", "部長")},
        ),
        ("催しの案内\n講師：早瀬 徹\n所属：なし\n主催：北斗研究所\n", set()),
        ("催しの案内\n早瀬 徹さんと三枝 光さんが語る。\n所属：北斗研究所\n", set()),
        ("氏名：早瀬 徹\n所属：北斗大学（2010年卒業）\n", set()),
        ("氏名：早瀬 徹\n紹介者：三枝 光\n所属：みどりクラブ\n", set()),
    ],
)
def test_the_keys_of_a_person(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert posts(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("登壇者\n早瀬 徹\n北斗大学2年。NPO法人みどり代表。\n", {("早瀬徹", "北斗大学", ""), ("早瀬徹", "みどり", "代表")}),
        ("登壇者\n早瀬 徹\n2001年生まれ。北斗大学在学中。\n", {("早瀬徹", "北斗大学", "")}),
        ("登壇者\n早瀬 徹\n北斗大学卒業。\n", set()),
        ("登壇者\n早瀬 徹\nみどり電機株式会社で広報を担当後、独立。\n", {("早瀬徹", "みどり電機株式会社", "")}),
        ("登壇者\n早瀬 徹\n北斗大学卒業後、みどり電機株式会社に勤務。\n", {("早瀬徹", "みどり電機", "")}),
        ("登壇者\n早瀬 徹\n1980年生まれ。妻はみどり電機株式会社で広報を担当。\n", set()),
    ],
)
def test_a_profile_without_a_subject(text: str, stated: set[tuple[str, str, str]]) -> None:
    found = posts(text)
    assert {(who, body.removesuffix("株式会社"), post) for who, body, post in found} == {(w, b.removesuffix("株式会社"), p) for w, b, p in stated}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("登壇者\n早瀬 徹\n北斗大学\n\n三枝 光\nみどり研究所\n", {("早瀬徹", "北斗大学", ""), ("三枝光", "みどり研究所", "")}),
        ("登壇者\n所長\n早瀬 徹\nみどり研究所\n園長\n三枝 光\nみどり幼稚園\n", {("早瀬徹", "みどり研究所", "所長"), ("三枝光", "みどり幼稚園", "園長")}),
        ("講演会\n講師　早瀬 徹 氏\n（みどり研究所 主任研究員）\n", {("早瀬徹", "みどり研究所", "主任研究員")}),
        ("催しの案内\n主催\nみどり研究所\n早瀬 徹、三枝 光\n", set()),
        ("入賞者\n早瀬 徹\n北浜市\n", set()),
        ("賛助会員\n北斗電機株式会社\n早瀬 徹\n三枝 光\n", set()),
        ("参加者\n早瀬 徹\n三枝 光\n北斗大学\n千葉 佳子\n大沢 誠\n", set()),
    ],
)
def test_lines_of_names_and_bodies(text: str, stated: set[tuple[str, str, str]]) -> None:
    assert posts(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "メンバー紹介\n\n所属：北斗研究所　肩書：所長　氏名：早瀬　徹\n所属：みどり電機株式会社　肩書：部長　氏名：三枝　光\n",
            {("早瀬徹", "北斗研究所", "所長"), ("三枝光", "みどり電機", "部長")},
        ),
        ("講師\n氏名：早瀬 徹／所属：北斗大学 教授\n", {("早瀬徹", "北斗大学", "教授")}),
        ("講師\n氏名：早瀬 徹　所属：北斗大学（2010年卒業）\n", set()),
        ("申込み　氏名：　所属：北斗大学　役職：\n", set()),
    ],
)
def test_the_keys_of_a_person_in_one_line(text: str, stated: set[tuple[str, str, str]]) -> None:
    found = posts(text)
    assert {(who, body.removesuffix("株式会社"), post) for who, body, post in found} == {(w, b.removesuffix("株式会社"), p) for w, b, p in stated}
