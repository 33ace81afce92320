"""Who was at a meeting and who was away, in the ways in which minutes list both."""

from __future__ import annotations

import pytest
from readings import read

HEAD = "第4回北浜市図書館協議会 議事録\n\n日時：令和6年5月14日（火）\n場所：北浜市役所 3階 大会議室\n"
SAID = "\n\n議題\n（1）計画について\n\n早瀬会長：始めます。\n三枝委員：賛成です。\n"
LISTS = {
    "two headings in square brackets, posts first": "【出席委員】\n会長　早瀬　徹\n委員　三枝　光\n【欠席委員】\n委員　仙波　理沙",
    "numbered headings, lines set in": "3 出席者\n　会長　早瀬　徹（北浜大学教授）\n　委員　三枝　光（みどり協会会長）\n\n4 欠席委員\n　委員　仙波　理沙（株式会社アオバ部長）",
    "inline": "出席委員：早瀬徹会長、三枝光委員\n欠席委員：仙波理沙委員",
    "both in one line": "出席者：早瀬徹会長、三枝光委員　欠席者：仙波理沙委員",
    "a mark behind the name": "■出席者\n会長　早瀬　徹\n委員　三枝　光\n委員　仙波　理沙　※欠席",
    "a mark behind the bracket": "出席者:早瀬徹会長（みどり協会 代表理事）\n三枝光委員（商工会議所 会長）\n仙波理沙委員（北浜大学 教授）　※欠席",
    "a bare word behind the bracket": "出席者：会長　早瀬　徹（みどり協会会長）\n委員　三枝　光（港南大学講師）\n委員　仙波　理沙（北浜大学特任講師）　欠席",
    "brackets": "出席者\n早瀬　徹　会長\n三枝　光　委員\n仙波　理沙　委員（欠席）",
    "a cell": "出席者\n早瀬　徹\t北浜大学 教授\t会長\n三枝　光\tみどり協会 会長\t委員\n仙波　理沙\t株式会社アオバ 部長\t委員\t欠席",
}


def there(page: str) -> set[str]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {named[s.object] for s in found.statements if s.predicate.value in ("participant", "speaker")}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_whoever_was_away_was_not_there(listed: str) -> None:
    assert there(HEAD + listed + SAID) == {"早瀬徹", "三枝光"}


PRESENT = {
    "the office below those away": LISTS["two headings in square brackets, posts first"] + "\n【事務局】\n根津　健　課長",
    "the office right below the name of one away": LISTS["inline"] + "\n事務局：根津健課長",
    "who came for one away": LISTS["inline"] + "\n代理出席：根津健課長",
}


@pytest.mark.parametrize("listed", PRESENT.values(), ids=PRESENT)
def test_who_is_listed_below_those_away_may_have_been_there(listed: str) -> None:
    assert {"早瀬徹", "三枝光"} <= there(HEAD + listed + SAID) <= {"早瀬徹", "三枝光", "根津健"}


def test_nobody_away_takes_nobody_out() -> None:
    assert there(HEAD + "出席者：早瀬徹会長、三枝光委員\n欠席者：なし\n事務局：根津健課長" + SAID) >= {"早瀬徹", "三枝光"}
    assert there(HEAD + "欠席者：0名\n出席者：早瀬徹会長、三枝光委員" + SAID) == {"早瀬徹", "三枝光"}


@pytest.mark.parametrize("heading", ["【委員】", "委員：", "出席委員　", "3 出席委員："])
def test_what_the_first_below_a_heading_of_members_is(heading: str) -> None:
    page = HEAD + heading + "座長　早瀬　徹（北浜大学教授）\n委員　三枝　光（みどり協会会長）" + SAID.replace("早瀬会長", "早瀬座長")
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    roles = {(named[s.subject], s.role) for s in found.statements if s.predicate.value == "affiliation" and named[s.object].endswith("協議会")}
    assert roles == {("早瀬徹", "座長"), ("三枝光", "委員")}


TIMES = ["令和6年5月14日（火）　14時00分～15時30分", "令和6年5月14日（火曜日）　午前10時から正午まで", "2024年5月14日　10:00〜12:00", "令和6年5月14日(火)　午後2時開会"]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("key", ["■日時\n{}", "1 開催日時\n　{}", "【日時】\n{}", "日時　{}"])
def test_the_hours_behind_a_day_are_nothing_that_happened(key: str, time: str) -> None:
    page = f"第4回北浜市図書館協議会 議事録\n\n{key.format(time)}\n■場所\n北浜市役所\n{LISTS['brackets']}{SAID}"
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    assert {(named[s.subject], s.object) for s in found.statements if s.predicate.value == "startDate"} == {("第4回北浜市図書館協議会", "2024-05-14")}


def test_a_title_behind_a_blank_at_the_end_of_an_entry() -> None:
    page = HEAD + "【出席者】早瀬徹　会長、三枝光　委員、仙波理沙　委員" + SAID
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], s.role) for s in found.statements if s.predicate.value == "affiliation"}
    assert told == {("早瀬徹", "会長"), ("三枝光", "委員"), ("仙波理沙", "委員")}
    # The post before the next name is of that one.
    rows = page.replace("早瀬徹　会長、三枝光　委員、仙波理沙　委員", "会長　早瀬　徹　　委員　三枝　光")
    again = read(rows)
    names = {e.id: e.names[0].text for e in again.entities}
    assert {(names[s.subject], s.role) for s in again.statements if s.predicate.value == "affiliation"} == {("早瀬徹", "会長"), ("三枝光", "委員")}
