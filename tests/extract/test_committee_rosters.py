"""The list of a committee's members in every layout; lists of others; who takes part in a committee as a member."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate

COUNCIL = "北浜市まちづくり審議会"


def told(page: str) -> set[tuple[str, str, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named[s.object], s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION}


MEMBERS = [("会長", "早瀬　徹", "北斗大学", "教授"), ("副会長", "三枝　光", "アオバ商事", "取締役"), ("委員", "仙波　理沙", "北浜市社会福祉協議会", "事務局長"), ("委員", "小田　健", "みどり協会", "会長")]


def lines(shape: str, plain: str = "委員") -> str:
    return "\n".join(shape.format(office=office if office != "委員" else plain, name=name, body=body, post=post) for office, name, body, post in MEMBERS) + "\n"


MARKED = "".join(f"{mark}{name}　{body}{post}\n" for mark, (_, name, body, post) in zip("◎○　　", MEMBERS, strict=True))
LAYOUTS = {
    "office in brackets behind the name": lines("{name}（{office}）　{body}{post}"),
    "office in brackets at the end": lines("{body}{post}　{name}（{office}）"),
    "office in square brackets": lines("・{name}　{body} {post}【{office}】"),
    "strokes": lines("{name} ／ {body} {post} ／ {office}"),
    "commas": lines("{name}、{body}{post}、{office}"),
    "office first": lines("{office}　{name}　{body}{post}"),
    "marks with a legend": MARKED + "\n◎会長　○副会長\n",
    "remarks in a table": "氏名\t所属・役職\t備考\n" + lines("{name}\t{body}{post}\t{office}", ""),
    "body and post in columns": "氏名\t所属\t役職\t備考\n" + lines("{name}\t{body}\t{post}\t{office}", ""),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", [f"{COUNCIL} 委員名簿\n\n", f"{COUNCIL}委員名簿（五十音順・敬称略）\n\n令和6年4月1日現在\n\n"])
def test_a_list_of_members(layout: str, head: str) -> None:
    found = told(head + LAYOUTS[layout] + "\n事務局\n北浜市企画課\n田村　香　北浜市企画課主事\n")
    people = [(name.replace("　", ""), office, body, post) for office, name, body, post in MEMBERS]
    assert {t for t in found if t[1] == COUNCIL} == {(name, COUNCIL, office) for name, office, _, _ in people}
    assert {(name, body, post) for name, _, body, post in people} <= found


LISTED = "早瀬　徹　北斗大学教授\n三枝　光　アオバ商事取締役\n仙波　理沙　みどり新聞社記者\n"


@pytest.mark.parametrize("head", ["傍聴者名簿", "委員候補者一覧", "第1回\n\n出席者", "委員の応募者一覧"])
def test_lists_of_others_tell_no_members(head: str) -> None:
    assert not {t for t in told(f"{COUNCIL} {head}\n\n{LISTED}") if t[1] == COUNCIL}


def test_members_end_where_others_are_listed() -> None:
    page = f"{COUNCIL} 委員名簿\n\n学識経験者\n{LISTED}\nオブザーバー\n小田　健　総務省参事官\n郡司　守　内閣府参事官\n田村　香　デジタル庁参事官\n"
    assert {who for who, body, _ in told(page) if body == COUNCIL} == {"早瀬徹", "三枝光", "仙波理沙"}


def test_marks_without_a_legend_tell_no_office() -> None:
    page = "北浜市空き家対策検討会\n\n構成員名簿\n" + "".join(f"○{line}\n" for line in LISTED.splitlines())
    assert {role for _, body, role in told(page) if body == "北浜市空き家対策検討会"} == {"構成員"}


TAKES_PART = {
    "北浜市まちづくり審議会には、みどり協会の早瀬徹氏が委員として参加した。": {("早瀬徹", COUNCIL, "委員")},
    "北浜市まちづくり審議会では、北斗大学の早瀬徹教授が委員を務める。": {("早瀬徹", COUNCIL, "委員")},
    "北浜市まちづくり審議会には、早瀬徹氏と三枝光氏が委員として参加している。": {("早瀬徹", COUNCIL, "委員"), ("三枝光", COUNCIL, "委員")},
    "みどり協会の会合には、早瀬徹さんが委員として参加した。": set(),
    "北斗大学で開かれた審議会には、早瀬徹教授が委員として参加した。": set(),
    "北浜市では、早瀬徹氏が委員を務める審議会が開かれた。": set(),
}


@pytest.mark.parametrize("text", TAKES_PART)
def test_who_takes_part_as_a_member(text: str) -> None:
    assert {t for t in told(text) if t[2] == "委員"} == TAKES_PART[text]


@pytest.mark.parametrize("name", ["北浜市子ども・子育て会議", "北浜市子ども・若者支援協議会"])
def test_the_middle_dot_in_the_name_of_a_council(name: str) -> None:
    assert ("早瀬徹", name, "会長") in told(f"{name}の会長には北斗大学の早瀬徹教授が就いた。")


def test_what_stands_in_the_remarks_is_of_the_committee() -> None:
    page = "令和6年度みどり市環境審議会委員名簿\n\nNo.\t氏　名\t所属等\t備考\n1\t早瀬　徹\t北斗大学教授\t会長（学識経験者）\n2\t三枝　光\tみどり市PTA連合会\t副会長\n3\t仙波　理沙\t公募\t\n"
    assert {("早瀬徹", "会長"), ("三枝光", "副会長"), ("仙波理沙", "委員")} == {(who, role) for who, body, role in told(page) if body == "みどり市環境審議会"}
    assert ("三枝光", "みどり市PTA連合会", "副会長") not in told(page)


def test_a_mark_before_a_name_in_its_cell() -> None:
    page = f"{COUNCIL} 委員一覧\n\n区分\t氏名\t所属・役職\n学識経験者\t◎早瀬　徹\t北斗大学 教授\n〃\t○三枝　光\t南海大学 准教授\n各種団体\t仙波　理沙\t北浜自治会連合会 会長\n\n◎：会長　○：副会長\n"
    assert {("早瀬徹", "会長"), ("三枝光", "副会長"), ("仙波理沙", "委員")} == {(who, role) for who, body, role in told(page) if body == COUNCIL}


def test_a_mark_before_the_first_cell_parts_no_table() -> None:
    found = told("若葉市データ検討会 委員名簿\n\n氏名\t所属・役職\n◎早瀬正夫\t北斗大学経済学部教授\n三枝光\tみどり協会代表理事\n桜井花子\t港社社長\n（◎は座長）\n")
    assert {("早瀬正夫", "若葉市データ検討会", "座長"), ("早瀬正夫", "北斗大学経済学部", "教授"), ("桜井花子", "港社", "社長")} <= found


def test_an_office_in_a_bracket_at_the_end_of_a_line() -> None:
    found = told("「若葉市データ検討会」を設置しました\n\n■委員（敬称略）\n早瀬正夫　北斗大学教授（座長）\n三枝光　みどり協会代表理事\n桜井花子　港社社長\n")
    assert {("早瀬正夫", "若葉市データ検討会", "座長"), ("三枝光", "若葉市データ検討会", "委員")} <= found


def test_no_town_has_professors() -> None:
    assert not told("大津市教授の桜井氏が出席した。")
