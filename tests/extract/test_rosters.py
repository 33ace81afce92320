"""The same people in many layouts of rosters: names are whole, and nobody gets a neighbour's body or post."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes, read_file
from civicgraph.records import Kind, Predicate


class _Person(NamedTuple):
    office: str
    family: str
    given: str
    body: str
    post: str
    remark: str

    @property
    def name(self) -> str:
        """Family and given name set apart."""
        return f"{self.family}　{self.given}"

    @property
    def whose(self) -> str:
        """Body and post with a blank between them."""
        return f"{self.body} {self.post}".strip()


PEOPLE = (
    _Person("会長", "三枝", "喜久雄", "北斗大学", "教授", "再任"),
    _Person("副会長", "日向寺", "ひかる", "株式会社みどり総研", "代表取締役", "新任"),
    _Person("委員", "長谷川", "令", "", "公認会計士", "欠席"),
    _Person("委員", "林", "美喜子", "東浜新聞社", "論説委員", ""),
    _Person("委員", "千葉", "マリ", "NPO法人ひだまり", "理事長", "再任"),
)
COMMITTEE = "北浜市中央公園検討委員会"
BODIES = {"北斗大学", "みどり総研", "東浜新聞社", "ひだまり", COMMITTEE}


def _rows(separator: str, header: tuple[str, ...], cells: Callable[[_Person], tuple[str, ...]]) -> str:
    rows = [header, *map(cells, PEOPLE)] if header else [cells(p) for p in PEOPLE]
    return "\n".join(separator.join(c for c in row if c or separator in ("\t", " | ", "｜")).rstrip() for row in rows)


def _number(person: _Person) -> str:
    return str(PEOPLE.index(person) + 1)


TITLE = f"{COMMITTEE}委員名簿\n\n"
LAYOUTS = {
    "tabs, a cell may be empty": TITLE + _rows("\t", ("氏　名", "所属", "職名"), lambda p: (p.name, p.body, p.post)),
    "tabs without a header": TITLE + _rows("\t", (), lambda p: (p.body, p.post, p.name, p.remark)),
    "office, name, body, post": TITLE + _rows("\t", ("役職名", "お名前", "所属", "職"), lambda p: (p.office, p.name, p.body, p.post)),
    "office and name alone": TITLE + _rows("\t", (), lambda p: (p.office, p.name)),
    "bars": TITLE + _rows(" | ", ("選出区分", "所属", "役職", "委員氏名"), lambda p: ("市民代表", p.body, p.post, p.name)),
    "numbers first": TITLE + _rows("　　", ("No.", "役職", "氏名", "企業名", "摘要"), lambda p: (_number(p), p.office, p.name, p.whose, p.remark)),
    "two blanks, a cell left out": TITLE + _rows("　　", ("所属", "職", "氏名", "備考"), lambda p: (p.body, p.post, p.name, p.remark)),
    "one blank, a cell left out": TITLE + _rows("　", ("所属", "役職", "お名前"), lambda p: (p.body, p.post, p.name)),
    "no heading": _rows("｜", ("役職名", "委員氏名", "所属", "職"), lambda p: (p.office, p.name, p.body, p.post)),
    "remarks after names": TITLE + "\n".join(f"{p.office}　{p.name}　（{p.remark or '新任'}）" for p in PEOPLE),
    "an office over names and bodies": TITLE + "■委員\n" + "\n".join(f"{p.name}　{p.whose}" for p in PEOPLE),
    "a name below body and post": TITLE + "\n\n".join(f"{p.body}\n{p.post}\n{p.name}".strip() for p in PEOPLE),
    "a name below its post, tight": TITLE + "\n".join(f"{p.whose}\n{p.name}" for p in PEOPLE),
    "one blank, how they were chosen first": TITLE + _rows("　", ("区分", "氏名", "所属", "職"), lambda p: ("公募", p.name, p.body, p.post)),
    "strokes": TITLE + _rows("／", ("氏名", "役職", "所属"), lambda p: (p.name, p.office, p.whose)),
    "strokes without a header": TITLE + _rows("／", (), lambda p: (p.office, p.name, p.remark)),
    "minutes": f"第3回{COMMITTEE}　会議録\n\n出席者　" + "、".join(f"{p.name}委員" for p in PEOPLE) + "\n議題　(1) 計画案について",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nobody_in_a_roster_gets_half_a_name_or_a_neighbours_body(layout: str, tmp_path: Path) -> None:
    """Whoever is found is somebody of the list, and is affiliated with the list's committee or his own body alone."""
    (tmp_path / "case.txt").write_text(LAYOUTS[layout] + "\n", encoding="utf-8")
    found = extract(read_file(tmp_path / "case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    people = {"".join(p.name.split()): p for p in PEOPLE}
    assert {names[e.id] for e in found.entities if e.kind is Kind.PERSON} == set(people)
    for s in found.statements:
        if s.predicate is not Predicate.AFFILIATION:
            continue
        person, body = people[names[s.subject]], names[str(s.object)]
        offices = (None, "委員", person.office) if body == COMMITTEE else (None, person.post)
        assert body == COMMITTEE or (body in BODIES and body in person.body), (person.name, body)
        assert s.role in offices, (person.name, body, s.role)


def test_the_body_below_the_first_name_is_no_committee_of_the_others(tmp_path: Path) -> None:
    """A council under somebody's name is whose man he is."""
    cards = "委員名簿\n\n長谷川　令\n北浜町社会福祉協議会\n会長\n\n林　美喜子\n東浜新聞社\n会長\n\n千葉　マリ\nNPO法人ひだまり\n理事長\n"
    (tmp_path / "case.txt").write_text(cards, encoding="utf-8")
    found = extract(read_file(tmp_path / "case.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    council = {names[s.subject] for s in found.statements if s.predicate is Predicate.AFFILIATION and "協議会" in names[str(s.object)]}
    assert council <= {"長谷川令"}


def test_what_stands_beside_a_name_with_one_blank_is_no_part_of_it(tmp_path: Path) -> None:
    """How somebody serves, what he is, whom he was chosen from and his town are neither a family nor a given name."""
    rows = "会長　日向寺光　非常勤\n副会長　三枝健一　弁護士\n委員　公募市民　水沢 忠夫\n委員　御厨忠夫　北浜市　危機管理監\n委員　早瀬徹　オンライン\n"
    (tmp_path / "case.txt").write_text(TITLE + rows, encoding="utf-8")
    found = extract(read_file(tmp_path / "case.txt"))
    people = {e.names[0].text for e in found.entities if e.kind is Kind.PERSON}
    assert people == {"日向寺光", "三枝健一", "水沢忠夫", "御厨忠夫", "早瀬徹"}


def test_a_given_name_of_one_character_is_kept_in_a_column_though_no_dictionary_has_it(tmp_path: Path) -> None:
    """A family name alone in a row goes on to the next blank."""
    rows = "学識経験者　北斗大学　教授　五十嵐一\n関係団体　北浜青年会議所　副理事長　石黒令\n公募　須永令　新任\n公募　朝倉佳子　再任\n"
    (tmp_path / "case.txt").write_text(TITLE + rows, encoding="utf-8")
    found = extract(read_file(tmp_path / "case.txt"))
    people = {e.names[0].text for e in found.entities if e.kind is Kind.PERSON}
    assert people == {"五十嵐一", "石黒令", "須永令", "朝倉佳子"}


def test_what_a_member_is_by_calling_is_no_office_of_the_committee(tmp_path: Path) -> None:
    """弁護士 before a name in a committee's list is not what the committee has him for."""
    (tmp_path / "case.txt").write_text(TITLE + "弁護士　早瀬 徹\n公認会計士　水沢 忠夫\n北斗大学 教授　朝倉 佳子\n", encoding="utf-8")
    found = extract(read_file(tmp_path / "case.txt"))
    assert {s.role for s in found.statements if s.predicate is Predicate.AFFILIATION} <= {None, "教授", "委員"}


def test_the_new_post_counts_where_the_old_one_stands_in_the_column_before(tmp_path: Path) -> None:
    """旧, 新, 氏名: whoever moves within one body has the new post now, and had the old one."""
    table = "# 北浜市 人事異動（令和6年4月1日付）\n\n| 旧 | 新 | 氏名 |\n| --- | --- | --- |\n| 財務課長 | 総務部長 | 早瀬　里穂 |\n| 企画課主幹 | 財務課長 | 大沢　健一 |\n"
    (tmp_path / "case.md").write_text(table, encoding="utf-8")
    found = extract(read_file(tmp_path / "case.md"))
    assert {(s.role, s.status) for s in found.statements if s.predicate is Predicate.AFFILIATION} == {("総務部長", None), ("財務課長", "past"), ("財務課長", None), ("企画課主幹", "past")}


def test_a_cell_may_hold_posts_in_several_bodies() -> None:
    text = "委員名簿\n\n|座長|氏名|肩書|\n|-|-|-|\n|座長|早瀬 純|北斗大学 教授|\n|構成員|三枝 健太|みどり株式会社 代表取締役社長 / 一般社団法人北浜連盟 代表理事|\n|構成員|千葉 佳子|株式会社みなと 代表取締役、NPO法人うみ 理事長|\n"
    found = extract(read_bytes(text.encode(), origin="list.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[s.object], s.role) for s in found.statements if s.predicate.value == "affiliation"}
    assert told >= {
        ("三枝健太", "みどり", "代表取締役社長"),
        ("三枝健太", "北浜連盟", "代表理事"),
        ("千葉佳子", "みなと", "代表取締役"),
        ("千葉佳子", "うみ", "理事長"),
    }


def test_a_cell_with_what_is_over_or_no_post_is_told_as_before() -> None:
    text = "委員名簿\n\n|氏名|経歴|\n|-|-|\n|三枝 健太|北斗電機 部長、みどり電機 退社|\n|千葉 佳子|株式会社みなと 代表取締役|\n"
    found = extract(read_bytes(text.encode(), origin="list.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert not any(names[s.object] == "みどり電機" for s in found.statements if s.predicate.value == "affiliation")


_MINUTES = "第2回北浜市景観審議会 会議録\n\n開催日時 令和6年5月16日(木)\n"
_WHOSE = {"鰐部由利子": "会長", "蛭田隆": "副会長", "岸富士夫": "委員"}


@pytest.mark.parametrize(
    "attending",
    [
        "出席委員　鰐部由利子(会長)、蛭田隆(副会長)、岸富士夫\n欠席委員　榎本恵美",
        "出席委員:鰐部由利子会長、蛭田隆副会長、岸富士夫委員\n欠席委員:榎本恵美委員",
        "出席委員\n鰐部 由利子(会長)\n蛭田 隆(副会長)\n岸 富士夫\n欠席委員\n榎本 恵美",
        "■出席者\n【委員】\n鰐部由利子会長、蛭田隆副会長、岸富士夫委員\n欠席委員\n榎本恵美",
        "3 出席委員(3名)\n鰐部 由利子 会長(北浜商工会議所 会頭)\n蛭田 隆 副会長(東浜大学 教授)\n岸 富士夫 委員(公募)\n4 欠席委員(1名)\n榎本 恵美 委員",
    ],
)
def test_each_of_those_present_has_his_own_office(attending: str) -> None:
    found = read(_MINUTES + attending + "\n\n【会長】本日は榎本委員から欠席の連絡をいただいています。\n")
    names = {e.id: e.names[0].text for e in found.entities}
    council = next(i for i, name in names.items() if name == "北浜市景観審議会")
    posts = {names[s.subject]: s.role for s in found.statements if s.predicate is Predicate.AFFILIATION and s.object == council}
    present = {names[s.object] for s in found.statements if s.predicate is Predicate.PARTICIPANT}
    assert posts == _WHOSE | {"榎本恵美": "委員"}
    assert present == set(_WHOSE)


def test_those_below_the_members_are_no_members() -> None:
    text = "国土委員会 第1号\n\n出席委員\n委員長 早瀬 靖一君\n三枝 忠彦君\n千葉 和夫君\n内閣総理大臣 高峰 晋一君\n総務大臣 野々村 苗君\n"
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    of = {names[s.subject] for s in found.statements if s.predicate is Predicate.AFFILIATION and names[s.object] == "国土委員会"}
    assert of <= {"早瀬靖一", "三枝忠彦", "千葉和夫"}


def test_a_list_of_a_council_is_not_of_the_town_in_its_name() -> None:
    text = "北浜市景観審議会 委員名簿\n\n会長　三枝哲夫　東浜大学名誉教授\n副会長　計良勝範　北浜歴史学会会長\n委員　土田孝子　公募委員\n"
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    of = {names[s.object] for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert "北浜市" not in of
    assert "北浜市景観審議会" in of


def test_a_numbered_list_under_its_heads_is_of_the_council_up_to_its_office() -> None:
    text = (
        "北浜市文化財保護審議会委員名簿\n任期:令和5年4月1日～令和7年3月31日\n\n番号　氏名　　　　所属・職名　　　　　専門分野　備考\n"
        "1　三枝 哲夫　　東浜大学名誉教授　　　民俗　　　会長\n2　小田 由美子　公益財団法人東浜埋蔵文化財団　考古\n3　土田 孝子　　北浜植物愛好会　　　　植物\n\n"
        "事務局　北浜市教育委員会社会教育課文化財室\n　　　　室長　滝川 邦彦\n　　　　主任　宇治 美徳\n所在地　北浜市港町198番地\n"
    )
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    council = next(i for i, name in names.items() if name == "北浜市文化財保護審議会")
    assert {names[s.subject] for s in found.statements if s.predicate is Predicate.AFFILIATION and s.object == council} == {"三枝哲夫", "小田由美子", "土田孝子"}
    assert {names[s.object] for s in found.statements if s.predicate is Predicate.OPERATOR} <= {"北浜市教育委員会社会教育課文化財室"}
    assert {e.names[0].text for e in found.entities if e.kind is Kind.PERSON} == {"三枝哲夫", "小田由美子", "土田孝子", "滝川邦彦", "宇治美徳"}


MINUTES = """第3回若葉会議　議事録

出席者
　委　員　　みどり交通㈱　　　　　千葉　宏（代理）
　　　　　　若葉自治公民館長会　　　　　望月　俊二
　　　　　　北浜運輸支局　　　　　　　　　早瀬　和彦（専門官）、三枝　誠
　事務局　　若葉町建設課　　村野、橋本（係長）

３　議　事
　早瀬専門官　一日平均の利用者数を、一便当たりで示してほしい。
　橋本係長　　利用者数については資料を用意します。
　早瀬専門官　了解した。利用者数だけでお願いしたい。
"""


def test_rows_of_minutes_tell_whose_men_those_present_are() -> None:
    found = read(MINUTES)
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], named[s.object], s.role) for s in found.statements if s.predicate.value == "affiliation"}
    assert {
        ("千葉宏", "みどり交通", None),
        ("望月俊二", "若葉自治公民館長会", None),
        ("早瀬和彦", "北浜運輸支局", "専門官"),
        ("三枝誠", "北浜運輸支局", None),
        ("橋本", "若葉町建設課", "係長"),
    } <= told
    assert not [t for t in told if t[0] == "早瀬和彦" and t[1].startswith("若葉町")]
    assert [named[q.speaker] for q in found.quotations] == ["早瀬和彦", "橋本", "早瀬和彦"]
