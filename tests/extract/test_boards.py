"""Pages with a body's officers and members, one card below the other."""

from pathlib import Path

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_file
from civicgraph.records import Predicate

PAGE = """<!DOCTYPE html><title>会員紹介 | 一般社団法人みどり観光倶楽部</title>
<article><h3>理事</h3><ul>
<li><p>理事</p><p>早瀬 徹</p><p>株式会社北浜交通<br>執行役員</p></li>
<li><p>理事</p><p>三枝 香</p><p>北浜大学<br>地域を歩くことが好きです。</p></li>
<li><p>監事</p><p>Anna Lindholm</p><p>北浜市役所</p></li>
</ul></article>"""


def _affiliations(page: str, tmp_path: Path) -> set[tuple[str, str, str | None]]:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    found = extract(read_file(tmp_path / "page.html"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {
        (names[s.subject], names[str(s.object)], s.role)
        for s in found.statements
        if s.predicate is Predicate.AFFILIATION
    }


def test_a_card_tells_the_office_and_where_else_somebody_is(tmp_path: Path) -> None:
    assert _affiliations(PAGE, tmp_path) == {
        ("早瀬徹", "みどり観光倶楽部", "理事"),
        ("早瀬徹", "北浜交通", "執行役員"),
        ("三枝香", "みどり観光倶楽部", "理事"),
        ("三枝香", "北浜大学", None),
        ("Anna Lindholm", "みどり観光倶楽部", "監事"),
        ("Anna Lindholm", "北浜市役所", None),
    }


def test_without_the_body_in_the_title_nobody_is_its_officer(tmp_path: Path) -> None:
    page = PAGE.replace(" | 一般社団法人みどり観光倶楽部", "")
    assert {body for _, body, _ in _affiliations(page, tmp_path)} == {"北浜交通", "北浜大学", "北浜市役所"}


LAYOUTS = {
    "cards": "<h3>早瀬 健</h3><p>理事長</p><p>北浜大学 教授</p><h3>三枝 光</h3><p>副理事長</p><p>三枝会計事務所</p>",
    "cards, posts above": "<p>理事長</p><h3>早瀬 健</h3><p>北浜大学 教授</p><p>副理事長</p><h3>三枝 光</h3><p>三枝会計事務所</p>",
    "rows": "<table><tr><td>理事長</td><td>早瀬 健</td><td>北浜大学 教授</td></tr><tr><td>副理事長</td><td>三枝 光</td><td>三枝会計事務所</td></tr></table>",
    "terms": "<dl><dt>理事長</dt><dd>早瀬 健（北浜大学 教授）</dd><dt>副理事長</dt><dd>三枝 光（三枝会計事務所）</dd></dl>",
}
HEADS = {
    "title": "<title>役員一覧 | みどりネット</title><h1>役員一覧</h1>",
    "dash": "<title>役員一覧 - コード・フォー・キタハマ</title><h1>役員一覧</h1>",
    "site": '<title>役員一覧</title><meta property="og:site_name" content="みどりネット"><h1>役員一覧</h1>',
    "holder": "<title>役員一覧</title><h1>役員一覧</h1><footer><p>Copyright © 2024 NPO法人みどりネット All Rights Reserved.</p></footer>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", HEADS)
def test_officers_are_of_the_body_that_the_page_around_the_list_names(head: str, layout: str, tmp_path: Path) -> None:
    body = "コード・フォー・キタハマ" if head == "dash" else "みどりネット"
    heading, _, around = HEADS[head].partition("</h1>")
    page = f"<!DOCTYPE html>{heading}</h1><main>{LAYOUTS[layout]}</main>{around}"
    pairs = {(who, of) for who, of, _ in _affiliations(page, tmp_path)}
    assert pairs == {("早瀬健", body), ("三枝光", body), ("早瀬健", "北浜大学"), ("三枝光", "三枝会計事務所")}


def test_a_key_that_names_an_office_on_a_profile_tells_who_holds_it_there(tmp_path: Path) -> None:
    page = "<title>会社概要 | 株式会社北浜システム</title><h1>会社概要</h1><ul><li>理事：三枝 光（北浜大学 教授）</li><li>設立：2012年</li><li>連携団体：東浜財団</li></ul>"
    assert {(who, of) for who, of, _ in _affiliations(page, tmp_path)} == {("三枝光", "北浜システム"), ("三枝光", "北浜大学")}


def test_a_programme_with_a_column_of_bodies_tells_who_is_of_which(tmp_path: Path) -> None:
    page = "<title>みどりデータフォーラム2024</title><h1>みどりデータフォーラム2024</h1><table><tr><th>時間</th><th>演題</th><th>講師</th><th>所属</th></tr><tr><td>13:10</td><td>暮らしとデータ</td><td>早瀬 健</td><td>北浜大学 教授</td></tr></table>"
    assert _affiliations(page, tmp_path) == {("早瀬健", "北浜大学", "教授")}


def test_speakers_and_participants_on_a_page_of_members_are_none_of_them(tmp_path: Path) -> None:
    head = "<title>メンバー紹介｜NPO法人みどりの会</title><h1>メンバー紹介</h1>"
    rows = "<table><tr><th>代表</th><td>早瀬 健</td></tr><tr><th>講師</th><td>三枝 光</td></tr><tr><th>参加者</th><td>東浜 望</td></tr></table>"
    for layout in (rows, "<p>代表：早瀬 健</p><p>講師：三枝 光</p><p>参加者：東浜 望</p>"):
        assert {(who, of) for who, of, _ in _affiliations(head + layout, tmp_path)} == {("早瀬健", "みどりの会")}


OF_ITSELF = {
    "foot": ("役員紹介", "一般社団法人ひだまりネット\n〒500-8001 岐阜県岐阜市柳町1-2"),
    "key at the foot": ("チーム", "運営：一般社団法人ひだまりネット"),
    "first sentence": ("ABOUT\n\n一般社団法人ひだまりネットは、親子の居場所をつくる非営利団体です。\n\nMEMBER", "本団体へのご寄付はこちら。"),
    "keys": ("団体概要\n\n正式名称\n一般社団法人ひだまりネット\n\n組織体制", "2024年4月1日現在"),
}


@pytest.mark.parametrize("where", OF_ITSELF)
def test_whose_page_it_is_its_foot_or_its_first_sentence_may_tell(where: str, tmp_path: Path) -> None:
    head, foot = OF_ITSELF[where]
    (tmp_path / "page.txt").write_text(f"{head}\n\n早瀬 徹（はやせ とおる）\n代表理事・広報担当\n岐阜県出身。\n\n三枝 光（さえぐさ ひかる）\n監事\n税理士として働く。\n\n{foot}\n", encoding="utf-8")
    found = extract(read_file(tmp_path / "page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[str(s.object)], s.role) for s in found.statements if s.predicate is Predicate.AFFILIATION}
    assert told == {("早瀬徹", "ひだまりネット", "代表理事・広報担当"), ("三枝光", "ひだまりネット", "監事")}


def test_of_two_bodies_at_the_foot_it_is_neither(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("メンバー紹介\n\n早瀬 徹\n代表\n\n三枝 光\n監事\n\nNPO法人みどりネット\n一般社団法人ひだまりネット\n", encoding="utf-8")
    found = extract(read_file(tmp_path / "page.txt"))
    assert not any(s.method == "officer-list" for s in found.statements)


CARDS = "早瀬 徹\n理事長\n北斗大学で学ぶ。\n\n三枝 光\n理事\nオーストラリアで暮らした。\n"


@pytest.mark.parametrize(
    ("page", "of"),
    [
        (f"学びをひらく。\n\n特定非営利活動法人みどり学舎\n\n教室を運営しています。\n\n{CARDS}", True),
        (f"特定非営利活動法人みどり学舎 学びの集い\n\n登壇者\n{CARDS}", False),
        (f"学びの集い\n\n北斗大学 東浜キャンパス\n\n{CARDS}", False),
    ],
)
def test_names_over_offices_are_of_the_body_at_the_top_but_not_on_a_stage(page: str, of: bool, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    found = extract(read_file(tmp_path / "page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], names[str(s.object)], s.role) for s in found.statements if s.method == "officer-list"}
    assert told == ({("早瀬徹", "みどり学舎", "理事長"), ("三枝光", "みどり学舎", "理事")} if of else set())
