"""Personnel news of prefectures in prose: who takes which post and leaves which, whose units they are, and who keeps his post."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate

LEAD = "福井県、部長級人事\n\n福井県は13日、来月1日付の部長級人事を明らかにした。{}\n"


def told(page: str, predicate: Predicate = Predicate.AFFILIATION) -> set[tuple[str, str, str | None, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named[s.object], s.role, s.status) for s in found.statements if s.predicate is predicate}


MOVES = {
    "土木部長には農業試験場長の早瀬徹氏を充てる。": ("土木部長", "福井県", "農業試験場長"),
    "土木部長に早瀬徹氏（出納局長）を起用。": ("土木部長", "福井県", "出納局長"),
    "土木部長に掛川市副市長の早瀬徹氏（57）を起用する。": ("土木部長", "掛川市", "副市長"),
    "退職する三枝光土木部長の後任には総務省課長補佐の早瀬徹氏が就く。": ("土木部長", "総務省", "課長補佐"),
    "三枝光土木部長は勇退し、後任に観光課長の早瀬徹氏を充てる。": ("土木部長", "福井県", "観光課長"),
    "土木部の次長の早瀬徹氏は企業庁長に回る。": ("企業庁長", "福井県", "土木部の次長"),
    "早瀬徹東京事務所長が企業庁長に昇格する。": ("企業庁長", "東京事務所", "所長"),
    "観光課長から土木部長に就く早瀬徹氏は「現場を回る」と話した。": ("土木部長", "福井県", "観光課長"),
    "新設するこども未来局長に観光課長の早瀬徹氏、農政部長に三枝光氏を充てる。": ("こども未来局長", "福井県", "観光課長"),
    "土木部長には総務省から早瀬徹氏を迎える。": ("土木部長", "総務省", None),
}


@pytest.mark.parametrize("said", MOVES)
def test_who_is_put_to_a_post_leaves_the_one_told_beside_his_name(said: str) -> None:
    new, left, old = MOVES[said]
    posts = {t[1:] for t in told(LEAD.format(said)) if t[0] == "早瀬徹"}
    assert ("福井県", new, None) in posts
    assert (left, old, "past") in posts or any(body == left and status == "past" and (role or "").endswith(old or "") for body, role, status in posts)
    assert not {p for p in posts if p[2] is None and p[1] != new}


KEPT = [
    "都市計画審議会の会長に土木部長の早瀬徹氏が就く。",
    "災害対策本部長に早瀬徹土木部長が就く。",
    "企業庁長に土木部長の早瀬徹氏を充てる案は見送った。",
    "退任する企業庁長に、土木部長の早瀬徹氏が花束を贈った。",
    "企業庁長に土木部長の早瀬徹氏が説明した。",
    "土木部長の早瀬徹氏は企業庁長を兼務する。",
]


@pytest.mark.parametrize("said", KEPT)
def test_who_goes_nowhere_leaves_no_post(said: str) -> None:
    assert not {t for t in told(LEAD.format(said)) if t[0] == "早瀬徹" and (t[3] == "past" or (t[2] == "企業庁長" and "兼務" not in said))}


def test_a_neighbours_post_and_another_bodys_is_not_of_whoever_announces() -> None:
    assert "福井県" not in {t[1] for t in told(LEAD.format("若葉町副町長の早瀬徹氏が話した。"))}
    posts = told("北浜市人事異動\n\n北浜市は13日、4月1日付の人事異動を発表した。県の土木部長に建設部長の早瀬徹氏が就く。\n")
    assert ("早瀬徹", "北浜市", "県の土木部長", None) not in posts


def test_an_ordinary_post_alone_is_of_whose_news_it_is() -> None:
    assert ("早瀬徹", "福井県", "総務部長", None) in told(LEAD.format("総務部長の早瀬徹氏は留任する。"))
    assert "福井県" not in {t[1] for t in told(LEAD.format("みどり協会は反発した。総務部長の早瀬徹氏は話した。"))}


@pytest.mark.parametrize("title", ["【福井県人事】4月1日", "福井県人事（4月1日付）", "福井県、部長級人事を内示"])
def test_units_below_an_official_of_a_ministry_are_of_whoever_announces(title: str) -> None:
    page = f"{title}\n\n▽観光部長（農林水産省課長補佐）早瀬徹\n▽土木部長（観光課長）三枝光\n◇退職（3月31日付）\n農政部長　仙波理沙\n東京事務所長　小田健\n"
    whose = {unit: body for unit, body, _, _ in told(page, Predicate.PART_OF)}
    assert {whose[u] for u in ("土木部", "観光課", "農政部", "東京事務所")} == {"福井県"}
    assert ("早瀬徹", "農林水産省", "課長補佐", "past") in told(page)
    assert {t[3] for t in told(page) if t[0] in ("仙波理沙", "小田健")} == {"past"}


def test_items_with_marks_below_those_who_leave_tell_old_posts() -> None:
    page = "福井県人事異動\n\n▽観光部長　早瀬徹（財政課長）\n▽退職\n▽三枝光（広報課長）\n▽仙波理沙（土木部長）\n"
    assert {t[3] for t in told(page) if t[0] in ("三枝光", "仙波理沙")} == {"past"}
    assert ("早瀬徹", "福井県", "観光部長", None) in told(page)
