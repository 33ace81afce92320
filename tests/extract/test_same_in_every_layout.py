"""The same roster, grants, programme, outline and profile, written as pages and copies of pages lay them out: each says the same."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def facts(page: str, *predicates: str) -> set[tuple[str, str, str]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], s.predicate.value, named.get(s.object, s.object)) for s in found.statements if s.predicate.value in predicates}


def rows(head: list[str], body: list[list[str]], columns: list[int], cell: str = "\t", row: str = "\n") -> str:
    return row.join(cell.join(each[i] for i in columns) for each in [head, *body]) + "\n"


HEAD = ["No.", "役職", "氏名", "所属"]
MEMBERS = [
    ["1", "座長", "早瀬　徹", "北浜大学教授"],
    ["2", "委員", "三枝　光", "株式会社ミドリ代表取締役"],
    ["3", "委員", "仙波　理沙", "特定非営利活動法人はま 理事長"],
]
ROSTERS = {
    "number first": rows(HEAD, MEMBERS, [0, 1, 2, 3]),
    "post last": rows(HEAD, MEMBERS, [0, 2, 3, 1]),
    "bars": rows(HEAD, MEMBERS, [0, 1, 2, 3], " | "),
    "a blank line after each row": rows(HEAD, MEMBERS, [1, 2, 3], "\t", "\n\n"),
    "a blank head over the numbers": rows(["", *HEAD[1:]], MEMBERS, [0, 1, 2, 3]),
    "a note between rows": rows(HEAD, MEMBERS[:2], [0, 1, 2, 3]) + "（新任）\n" + rows(MEMBERS[2], [], [0, 1, 2, 3]),
    "cards, name first": "\n\n".join(f"氏名：{name}\n所属：{body}\n役職：{post}" for _, post, name, body in MEMBERS),
    "cards, post first": "\n".join(f"役職：{post}\n氏名：{name}\n所属：{body}" for _, post, name, body in MEMBERS),
}


@pytest.mark.parametrize("layout", ROSTERS)
def test_a_roster(layout: str) -> None:
    page = f"北浜市デジタル推進会議 委員名簿\n\n令和6年5月1日現在\n\n{ROSTERS[layout]}"
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], named[s.object], s.role) for s in found.statements if s.predicate.value == "affiliation"}
    council = "北浜市デジタル推進会議"
    assert {t for t in told if t[1] == council} == {("早瀬徹", council, "座長"), ("三枝光", council, "委員"), ("仙波理沙", council, "委員")}
    assert {t for t in told if t[1] != council} == {("早瀬徹", "北浜大学", "教授"), ("三枝光", "ミドリ", "代表取締役"), ("仙波理沙", "はま", "理事長")}


CHANGES = [("総務部長", "早瀬　徹", "企画課長"), ("企画課長", "三枝　光", "総務課長補佐"), ("総務課長", "仙波　理沙", "広報室長")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_next_post_is_not_of_who_stands_above_it(between: str) -> None:
    cards = between.join(f"新職：{new}\n氏名：{name}\n旧職：{old}" for new, name, old in CHANGES)
    found = extract(read_bytes(f"北浜市人事異動（令和6年4月1日付）\n\n{cards}\n".encode(), origin="page.txt"))
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], s.role) for s in found.statements if s.predicate.value == "affiliation"}
    assert {("早瀬徹", "総務部長"), ("三枝光", "企画課長"), ("仙波理沙", "総務課長")} <= told
    assert ("三枝光", "総務課長") not in told
    assert ("早瀬徹", "企画課長") not in told or "past" in {s.status for s in found.statements}


GRANT_HEAD = ["No.", "事業名", "団体名", "代表者", "所在地", "助成額（万円）"]
GRANTS = [
    ["1", "子どもの居場所づくり事業", "NPO法人みなと", "早瀬徹", "東浜市", "50"],
    ["2", "里山再生プロジェクト", "一般社団法人里山の会", "三枝光", "西浜町", "100"],
    ["3", "見守りネットワーク事業", "北斗市民の会", "仙波理沙", "北斗市", "30"],
]
GRANT_LAYOUTS = {
    "tabs": rows(GRANT_HEAD, GRANTS, [0, 1, 2, 3, 4, 5]),
    "tabs and blank lines": rows(GRANT_HEAD, GRANTS, [0, 1, 2, 3, 4, 5], "\t", "\n\n"),
    "bars": rows(GRANT_HEAD, GRANTS, [0, 1, 2, 3, 4, 5], " | "),
    "each cell on a line": rows(GRANT_HEAD, GRANTS, [0, 1, 2, 3, 4, 5], "\n"),
    "each cell on a line, rows apart": rows(GRANT_HEAD, GRANTS, [1, 2, 3], "\n", "\n\n"),
    "cards": "\n\n".join("\n".join(f"{key}：{value}" for key, value in zip(GRANT_HEAD[1:], grant[1:], strict=True)) for grant in GRANTS),
    "cards, receiver first": "\n\n".join(f"団体名：{body}\n事業名：{name}\n助成額：{sum_}万円" for _, name, body, _, _, sum_ in GRANTS),
    "a list": "\n".join(f"・{body}「{name}」" for _, name, body, *_ in GRANTS),
}


@pytest.mark.parametrize("layout", GRANT_LAYOUTS)
def test_grants(layout: str) -> None:
    page = f"みどり財団 令和6年度 市民活動助成 採択結果\n\nみどり財団は、次の3件を採択しました。\n\n{GRANT_LAYOUTS[layout]}\n"
    runs = {("子どもの居場所づくり事業", "みなと"), ("里山再生プロジェクト", "里山の会"), ("見守りネットワーク事業", "北斗市民の会")}
    assert {(s, o) for s, _, o in facts(page, "operator")} == runs
    assert {(s, o) for s, _, o in facts(page, "funder")} == {(name, "みどり財団") for name, _ in runs}
    assert not {o for _, _, o in facts(page, "affiliation")} & {"みどり財団"}, "who is at the head of a receiver is not of who pays"


def test_who_speaks_is_told_by_the_time_above() -> None:
    page = """北浜データフォーラム2024

日時：2024年5月10日（金）13:00〜16:00
会場：北浜文化会館

プログラム
13:00　開会挨拶
　早瀬徹（北浜大学学長）
13:10　基調講演「データが街を変える」
　三枝光（みどり大学教授）
14:00　事例発表「ごみ分別アプリの歩み」
　仙波理沙（Code for 北浜代表）
"""
    talks = {(s, o) for s, _, o in facts(page, "speaker") if s != "北浜データフォーラム2024"}
    assert talks == {("データが街を変える", "三枝光"), ("ごみ分別アプリの歩み", "仙波理沙")}


def test_a_title_in_brackets_behind_its_sort_is_what_a_row_gives() -> None:
    page = "北浜データフォーラム2024\n\n時間\t内容\t登壇者\n13:10\t基調講演「データが街を変える」\t三枝光\n14:00\t事例発表「ごみ分別アプリの歩み」\t仙波理沙\n"
    assert {("データが街を変える", "speaker", "三枝光"), ("ごみ分別アプリの歩み", "speaker", "仙波理沙")} <= facts(page, "speaker")


SPEAKERS = "早瀬　徹（東京大学 教授）\n三枝　光（株式会社ミドリ 代表取締役）\n"
FIELDS = "日時：2024年6月8日（土）13:30〜16:00\n会場：みなとホール\n主催：横浜市\n"
TALKS = "プログラム\n13:30〜 「データが街を変える」早瀬　徹（東京大学 教授）\n14:30〜 「防災の新しい形」三枝　光（株式会社ミドリ 代表取締役）\n"


@pytest.mark.parametrize("heading", ["登壇者", "■登壇者", "【登壇者】", "＜登壇者＞", "ゲスト", "登壇者紹介"])
def test_who_is_listed_behind_the_hosts_is_no_host(heading: str) -> None:
    page = f"オープンデータ円卓会議2024\n\n{FIELDS}\n{heading}\n{SPEAKERS}"
    assert {o for _, _, o in facts(page, "organizer")} == {"横浜市"}
    assert {o for _, _, o in facts(page, "speaker")} == {"早瀬徹", "三枝光"}


@pytest.mark.parametrize("page", [f"{FIELDS}\n{TALKS}", f"{TALKS}\n{FIELDS}"], ids=["fields first", "programme first"])
def test_the_day_and_place_are_of_the_event_wherever_the_programme_stands(page: str) -> None:
    event = "オープンデータ円卓会議2024"
    found = facts(f"{event}\n\n{page}", "startDate", "location", "organizer")
    assert {(event, "startDate", "2024-06-08"), (event, "organizer", "横浜市")} <= found
    assert {s for s, p, _ in found if p == "location"} == {event}


def test_each_part_of_a_series_keeps_its_own_day() -> None:
    page = """みどり市民講座

第1回「海と暮らし」
日時：2024年6月8日（土）13:30〜
講師：早瀬　徹（東京大学 教授）

第2回「山と暮らし」
日時：2024年7月13日（土）13:30〜
講師：三枝　光（北斗大学 教授）
"""
    assert {("海と暮らし", "startDate", "2024-06-08"), ("山と暮らし", "startDate", "2024-07-13")} <= facts(page, "startDate")


@pytest.mark.parametrize("line", ["・日時 | 2024年6月8日（土）13:30〜", "日時・場所", "電話 045-000-0000"])
def test_a_key_is_no_event(line: str) -> None:
    page = f"デジタル行政セミナー2024\n\n{line}\n日時：2024年6月8日（土）13:30〜\n会場：みなとホール\n主催：横浜市\n"
    found = read(page)
    assert {e.names[0].text for e in found.entities if e.kind.value == "Event"} == {"デジタル行政セミナー2024"}


@pytest.mark.parametrize("title", ["一般社団法人みらいデータ協会について", "公益財団法人みらいデータ協会とは"])
def test_about_a_body_is_no_part_of_its_name(title: str) -> None:
    found = extract(read_bytes(f"{title}\n\n名称：{title[:14]}\n設立：2015年4月1日\n".encode(), origin="page.txt"))
    assert {e.names[0].text for e in found.entities} == {"みらいデータ協会"}


@pytest.mark.parametrize("mark", ["", "◇", "■", "●", "【", "○"])
def test_a_day_below_its_key_is_not_the_pages(mark: str) -> None:
    close = "】" if mark == "【" else ""
    page = f"法人概要\n\n{mark}団体名{close}\n一般社団法人みらいデータ協会\n\n{mark}設立{close}\n2015年4月1日\n"
    document = read_bytes(page.encode(), origin="page.txt")
    assert document.date is None
    assert ("みらいデータ協会", "startDate", "2015-04-01") in facts(page, "startDate")


# What only looks like such a layout: the page, what it says, what names there nothing that may be told of, and what must not be said.
Case = tuple[str, set[tuple[str, str, str]], set[str], set[tuple[str, str]]]
NOT_SO: dict[str, Case] = {
    "lines behind the grants": (
        "花園財団 2024年度助成先\n\n団体名\n事業名\nひかりの会\n子ども食堂の運営\n花園川を守る会\n花園川の清掃\n理事長\n早瀬徹\n",
        {("早瀬徹", "affiliation", "花園財団"), ("花園川の清掃", "operator", "花園川を守る会")},
        {"理事長"},
        {("早瀬徹", "funder")},
    ),
    "a grant without its place": (
        "花園財団 2024年度助成先\n\n事業名\n団体名\n所在地\n子ども食堂の運営\nNPO法人ひかりの会\n花園川の清掃\n花園川を守る会\n花園市\n",
        set(),
        set(),
        {("花園川を守る会", "operator"), ("花園川を守る会", "funder")},
    ),
    "what was not chosen": (
        "令和6年度みどり助成 応募一覧（不採択）\n\n事業名：子ども食堂の運営\n団体名：ひかりの会\n\n事業名：里山の再生事業\n団体名：里山の会\n",
        set(),
        set(),
        {("子ども食堂の運営", "funder"), ("里山の再生事業", "funder")},
    ),
    "where somebody is in charge": ("北斗市 市民課\n\n市民課\n担当　千葉、茨城　電話 03-0000-0000\n", set(), set(), {("千葉", "affiliation"), ("茨城", "affiliation")}),
    "contacts below a table": (
        "花園財団 2024年度助成\n\n事業名\t団体名\t助成額\n子ども食堂の運営\tひかりの会\t50万円\n里山の再生事業\t里山の会\t30万円\n\nお問い合わせ\t花園財団事務局\t03-0000-0000\n",
        {("子ども食堂の運営", "operator", "ひかりの会")},
        {"お問い合わせ"},
        set(),
    ),
    "former students": ("北斗大学 卒業生インタビュー\n\n氏名：早瀬徹\n役職：代表取締役\n\n氏名：三枝光\n役職：店長\n", set(), set(), {("早瀬徹", "affiliation"), ("三枝光", "affiliation")}),
    "films by the clock": (
        "花園映画祭2024\n\nタイムテーブル\n10:00「川の向こうの小さな家」\n三枝光（監督）\n12:00「夏の終わりのラジオ」\n仙波理沙（主演）\n",
        set(),
        set(),
        {("川の向こうの小さな家", "speaker"), ("夏の終わりのラジオ", "speaker")},
    ),
    "a session's own day": (
        "花園サミット2024\n\nプログラム\n10:00「データで見るまちの姿」\n早瀬徹（北斗大学 教授）\n13:00 分科会「市民と行政の対話をひらく」\n日時：2024年6月9日 13:00\n会場：花園図書館\n三枝光（ひかりの会 代表）\n",
        {("市民と行政の対話をひらく", "startDate", "2024-06-09"), ("市民と行政の対話をひらく", "location", "花園図書館")},
        set(),
        {("花園サミット2024", "location")},
    ),
    "a title that opens with a word of keys": ("メール・SNSの使い方講座\n\n日時：2024年6月8日\n会場：花園公民館\n主催：花園市\n", {("メール・SNSの使い方講座", "startDate", "2024-06-08")}, set(), set()),
}


@pytest.mark.parametrize("case", NOT_SO)
def test_what_only_looks_like_it(case: str) -> None:
    page, right, unnamed, unsaid = NOT_SO[case]
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    told = {(named[s.subject], s.predicate.value, named.get(s.object, s.object)) for s in found.statements}
    assert right <= told
    assert not unnamed & set(named.values())
    assert not unsaid & {(subject, predicate) for subject, predicate, _ in told}
