"""Personnel news in every shape: who takes which post, which one is the old one, who leaves; and lists that only look like it."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate

CITY = "北浜市人事異動（令和6年4月1日付）\n\n"


def posts(page: str) -> set[tuple[str, str, str | None, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named[s.object], s.role, s.status) for s in found.statements if s.predicate is Predicate.AFFILIATION}


CHANGES = [("早瀬　徹", "総務部長", "企画課長"), ("三枝　光", "企画課長", "危機管理監"), ("仙波　理沙", "税務課長補佐", "広報室主幹")]
SHAPES = {
    "arrow behind the name": "{name}　{old} → {new}",
    "arrow, colon": "{whole}：{old}→{new}",
    "arrow before the name": "{old} ⇒ {new}　{name}",
    "arrow in brackets": "・{name}（{old}→{new}）",
    "arrow back": "{new} ← {old}　{name}",
    "old in brackets before the name": "{new}（{old}）{whole}",
    "with a mark and a blank": "▽{new}（{old}）　{name}",
    "old in brackets behind the name": "○{new}　{name}（{old}）",
    "name first": "{name}　{new}（前・{old}）",
    "key in brackets": "{new}　{name}（旧：{old}）",
    "comma": "{new}、{whole}（{old}）",
    "verb": "{whole}（{old}）を{new}に",
    "keys on one line": "{name}／新：{new}／旧：{old}",
    "card": "・{name}\n　新役職：{new}\n　旧役職：{old}\n",
    "card with bracketed keys": "■{name}\n【新】{new}\n【旧】{old}\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_new_post_is_of_now_and_the_old_one_is_over(shape: str) -> None:
    page = CITY + "\n".join(SHAPES[shape].format(name=name, whole=name.replace("　", ""), new=new, old=old) for name, new, old in CHANGES)
    told = {p for p in posts(page) if p[1] == "北浜市"}
    people = [(name.replace("　", ""), new, old) for name, new, old in CHANGES]
    assert told == {(name, "北浜市", new, None) for name, new, _ in people} | {(name, "北浜市", old, "past") for name, _, old in people}
    assert not {p for p in posts(page) if p[1] != "北浜市" and p[3] is None}


TABLES = {
    "tabs": ("新職\t氏名\t旧職\n", "{new}\t{name}\t{old}"),
    "現職名 beside 新職名": ("氏　名\t現職名\t新職名\n", "{name}\t{old}\t{new}"),
    "below one another": ("新職名\n氏　名\n現職名\n", "{new}\n{name}\n{old}"),
}


@pytest.mark.parametrize("table", TABLES)
def test_both_posts_of_one_body_are_told_of_a_row(table: str) -> None:
    head, row = TABLES[table]
    page = CITY + head + "\n".join(row.format(name=name, new=new, old=old) for name, new, old in CHANGES)
    whole = {(name.replace("　", ""), new, old) for name, new, old in CHANGES}
    told = {p for p in posts(page) if p[1] == "北浜市"}
    assert told == {(name, "北浜市", new, None) for name, new, _ in whole} | {(name, "北浜市", old, "past") for name, _, old in whole}


def test_the_news_of_a_company_is_of_it_and_of_its_headquarters() -> None:
    page = "人事異動のお知らせ\n\nアオバテック株式会社は4月1日付で下記の人事異動を行います。\n\n営業本部長　早瀬　徹（大阪支店長）\n取締役　三枝　光（管理本部長）\n"
    told = {("早瀬徹", "営業本部長", None), ("早瀬徹", "大阪支店長", "past"), ("三枝光", "取締役", None), ("三枝光", "管理本部長", "past")}
    assert {(who, role, status) for who, body, role, status in posts(page)} == told
    assert {body for _, body, _, _ in posts(page)} == {"アオバテック"}


def test_where_somebody_comes_from_is_over_too() -> None:
    assert ("早瀬徹", "総務省", "課長補佐", "past") in posts(CITY + "総務部長　早瀬　徹（総務省課長補佐）\n企画課長　三枝　光（福祉課主幹）\n")


BESIDE = {
    "officers of a society": "みどり協会 役員紹介\n\n会長　早瀬　徹（北斗大学教授）\n",
    "news of a board": "一般社団法人みどり協会 役員人事について\n\n理事　早瀬　徹（北斗大学教授）\n",
    "what he is now": "一般社団法人みどり協会 役員人事について\n\n理事　早瀬　徹（現 北斗大学教授）\n",
    "another section": "広報きたはま\n\n■人事異動\n総務部長　三枝　光（企画課長）\n\n■まちの話題\n講師　早瀬　徹（北斗大学教授）\n",
    "who leaves the board": "みどり協会 役員\n\n【退任】\n理事　早瀬　徹（北斗大学教授）\n\n【新任】\n理事　三枝　光\n",
}


@pytest.mark.parametrize("page", BESIDE)
def test_what_somebody_is_beside_a_post_goes_on(page: str) -> None:
    assert ("早瀬徹", "北斗大学", "教授", None) in posts(BESIDE[page])


def test_arrows_between_two_people_and_between_offices_tell_no_change() -> None:
    assert not posts("手紙のバトン\n\n北浜市長 早瀬徹 → 東浜市長 三枝光\n東浜市長 三枝光 → 西浜市長 仙波理沙\n") & {("早瀬徹", "東浜市", "市長", None), ("三枝光", "西浜市", "市長", None)}
    assert not posts("北浜市役所の組織が変わります\n\n総務部　総務課 → 総務部　人事課\n企画課長 → 政策課長\n")


def test_a_second_post_and_a_remark_in_brackets_are_no_old_post() -> None:
    told = posts(CITY + "総務部長　早瀬　徹（兼 危機管理監）\n企画課長　三枝　光（新任）\n税務課長　仙波　理沙（広報室長事務取扱）\n")
    assert {("早瀬徹", "北浜市", "総務部長", None), ("三枝光", "北浜市", "企画課長", None), ("仙波理沙", "北浜市", "税務課長", None)} <= told
    assert not {p for p in told if p[3]}


LEAVING = ["【退職】\n{old}　{name}\n", "退職\n{name}（{old}）\n", "◇退職（3月31日付）\n{old}　{name}\n", "■退職者\n・{name}（{old}）\n", "▽退職　{whole}（{old}）\n", "退職\n【部長級】\n{old}　{name}\n"]


@pytest.mark.parametrize("shape", LEAVING)
def test_who_leaves_is_no_more_what_the_list_says(shape: str) -> None:
    page = CITY + "総務部長　早瀬　徹（企画課長）\n\n" + shape.format(old="教育部長", name="小田　健", whole="小田健")
    assert {p for p in posts(page) if p[0] == "小田健" and p[1] == "北浜市"} == {("小田健", "北浜市", "教育部長", "past")}
    assert ("早瀬徹", "北浜市", "総務部長", None) in posts(page)


@pytest.mark.parametrize("head", ["退職", "退任", "辞任"])
def test_an_item_below_those_who_leave_tells_an_old_post(head: str) -> None:
    page = f"人事異動\n総務省（１日）\n▽環境課長（広報課長）三枝光\n{head}\n▽会計課長・沖健一\n"
    assert {("沖健一", "総務省", "会計課長", "past"), ("三枝光", "総務省", "環境課長", None)} <= posts(page)


@pytest.mark.parametrize("heads", [("【退任】", "【新任】"), ("■退任", "■後任"), ("◇退任役員", "◇就任役員")])
def test_who_comes_after_those_who_leave_stays(heads: tuple[str, str]) -> None:
    told = posts(f"みどり協会 役員の異動\n\n{heads[0]}\n理事　早瀬　徹\n\n{heads[1]}\n理事　三枝　光\n")
    assert {("早瀬徹", "みどり協会", "理事", "past"), ("三枝光", "みどり協会", "理事", None)} == told


def test_how_somebody_came_to_a_post_is_no_part_of_it() -> None:
    told = posts("みどり協会 役員\n\n退任　理事　早瀬　徹\n後任　理事　三枝　光\n再任　監事　仙波　理沙\n")
    assert told == {("早瀬徹", "みどり協会", "理事", "past"), ("三枝光", "みどり協会", "理事", None), ("仙波理沙", "みどり協会", "監事", None)}


@pytest.mark.parametrize("page", ["退職手当審査会 委員名簿\n\n会長　早瀬　徹\n委員　三枝　光\n", "みどり協会 役員\n\n会長　早瀬　徹\n退職金制度を見直しました。\n理事　三枝　光\n"])
def test_a_body_and_a_sentence_about_leaving_are_no_such_list(page: str) -> None:
    assert not {p for p in posts(page) if p[3]}
