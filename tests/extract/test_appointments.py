"""Appointments in prose and lists: those who take a post together, who had it before, whom a body asks; and credits of books."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Predicate


def told(page: str, predicate: Predicate = Predicate.AFFILIATION) -> set[tuple[str, str, str | None, str | None]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named.get(s.object, s.object), s.role, s.status) for s in found.statements if s.predicate is predicate}


NOW = {
    "みどり協会は、早瀬徹氏、三枝光氏、仙波理沙氏が理事に就任したことをお知らせします。": "早瀬徹 三枝光 仙波理沙",
    "みどり協会は、早瀬徹氏と三枝光氏が新たに委員に選ばれたと発表した。仙波理沙氏も参加した。": "早瀬徹 三枝光",
    # Whoever has a body or a post of his own, or a post that only one can have, shares none.
    "みどり協会は、早瀬徹氏、北斗社の三枝光氏が理事に就任したと発表した。": "三枝光",
    "みどり協会は、早瀬徹市長、三枝光氏が理事に就任したと発表した。": "三枝光",
    "みどり協会で、早瀬徹氏、三枝光氏が会長に就任した。": "三枝光",
    "みどり協会の新役員は次の皆さん。\n会長＝仙波理沙▽理事＝早瀬徹、三枝光\n": "仙波理沙 早瀬徹 三枝光",
}


@pytest.mark.parametrize("text", NOW)
def test_who_takes_a_post_together(text: str) -> None:
    assert {who for who, body, _, status in told(text) if body == "みどり協会" and status is None} == set(NOW[text].split())


BEFORE = [
    "みどり協会は、早瀬徹氏が会長に就任したと発表した。前会長の三枝光氏は退任した。",
    "一般社団法人みどり協会　会長交代\n\n新会長　早瀬　徹\n前会長　三枝　光\n",
]


@pytest.mark.parametrize("text", BEFORE)
def test_who_had_the_post_before_has_it_no_more(text: str) -> None:
    assert {("早瀬徹", "みどり協会", "会長", None), ("三枝光", "みどり協会", "会長", "past")} <= told(text)
    assert ("三枝光", "みどり協会", "会長", None) not in told(text)


@pytest.mark.parametrize("text", ["姉妹都市の早瀬徹前市長は話した。東浜市は続ける。", "みどり協会は総会を開いた。元市長の早瀬徹氏が来た。", "北浜市で火事があった。前会長の早瀬徹さんが気付いた。"])
def test_a_former_post_of_another_body_is_none_of_the_one_spoken_of(text: str) -> None:
    assert not told(text)


def test_whom_a_body_asks_is_of_it() -> None:
    assert ("早瀬徹", "南陽市", "アドバイザー", None) in told("南陽市は、株式会社北斗総研取締役の早瀬徹氏にアドバイザーを委嘱した。")
    assert ("三枝光", "南陽市") not in {t[:2] for t in told("南陽市の早瀬徹市長は、三枝光さんに観光大使を委嘱した。")}


def test_the_people_of_a_body_are_no_part_of_its_name() -> None:
    assert {body for _, body, _, _ in told("株式会社ホライズンの役員は、代表取締役社長・郡司麻衣、取締役・吉岡慎一。")} == {"ホライズン"}
    assert {body for _, body, _, _ in told("会長交代のお知らせ\n\nみどり協会役員一覧\n\n会長：早瀬徹\n理事：三枝光\n")} == {"みどり協会"}


def test_who_is_listed_below_such_a_key_is_no_book() -> None:
    page = "『まちづくりの教科書』\n\n監修\n早瀬　陽介（NPO法人みなと学舎理事）\n\n発行\n緑ヶ丘市\n"
    assert {("まちづくりの教科書", "緑ヶ丘市")} == {t[:2] for t in told(page, Predicate.PUBLISHER)}
    assert ("早瀬陽介", "みなと学舎", "理事", None) in told(page)
    assert ("町の設計図", "坂町書房") in {t[:2] for t in told("著書\n・町の設計図 (2018 坂町書房刊)\n", Predicate.PUBLISHER)}


def test_what_stands_under_a_title_that_is_a_book_is_of_the_book() -> None:
    page = "『まちづくりの教科書』\n\n監修：郡司光（東京大学教授）\n著者：久保田直樹、三枝健\n発行：一般社団法人シビックラボ\n"
    assert {o for _, o, _, _ in told(page, Predicate.CREATOR)} == {"郡司光", "久保田直樹", "三枝健"}
    assert {o for _, o, _, _ in told(page, Predicate.PUBLISHER)} == {"シビックラボ"}
    assert not told("『海の町』を読んで\n\n著者：早瀬徹\n\n海の町はよい本だ。\n", Predicate.CREATOR)


MOVES = {
    "北浜市の副市長に早瀬徹総務部長が就任した。": ("副市長", "総務部長"),
    "北浜市人事異動\n\n総務部長に早瀬徹企画課長、企画課長に三枝光広報室長を起用する。\n": ("総務部長", "企画課長"),
    "北浜市人事異動\n\n総務部長には早瀬徹企画課長を充てる。\n": ("総務部長", "企画課長"),
}


@pytest.mark.parametrize("text", MOVES)
def test_who_goes_from_one_post_to_another(text: str) -> None:
    new, old = MOVES[text]
    assert {t[2:] for t in told(text) if t[:2] == ("早瀬徹", "北浜市")} == {(new, None), (old, "past")}


@pytest.mark.parametrize(
    "text",
    ["北浜市の審議会の委員長に早瀬徹総務部長が就任した。", "北浜市の副市長に早瀬徹総務部長が説明した。", "北斗社の社長に北浜市の早瀬徹総務部長が就任した。", "北浜市の早瀬徹総務部長が講師に起用された。", "北浜市は、早瀬徹総務部長を本部長とする対策本部を設置した。", "北浜市の早瀬徹総務部長が副市長に就任する見通しだ。", "北浜市の早瀬徹総務部長が副市長に要望書を渡した。"],
)
def test_who_keeps_the_post_that_he_has(text: str) -> None:
    assert ("早瀬徹", "北浜市", "総務部長", "past") not in told(text)


def test_an_assembly_and_its_town() -> None:
    assert {t[:3] for t in told("つくば市議会の早瀬徹議長が話した。")} == {("早瀬徹", "つくば市議会", "議長")}
    assert {t[:3] for t in told("北浜市議会 議長・副議長\n\n議長　早瀬　徹\n副議長　三枝　光\n")} == {("早瀬徹", "北浜市議会", "議長"), ("三枝光", "北浜市議会", "副議長")}
    assert not told("北浜市議会は、教育長に早瀬徹氏を任命する人事案に同意した。")
    assert not {t for t in told("みどり協会は総会を開いた。議長の早瀬徹氏が、北浜市議会の見学を報告した。") if t[1] == "北浜市議会"}
    assert {t[:3] for t in told("北浜市は、早瀬徹氏を監査委員に、三枝光氏を教育委員に選任した。")} == {("早瀬徹", "北浜市", "監査委員"), ("三枝光", "北浜市", "教育委員")}


SEVERAL = """北浜市は4月1日付の人事異動を発表した。早瀬徹（はやせとおる）環境部長が経済部長に、三枝光港湾部長が環境部長にそれぞれ就任した。仙波理沙市民福祉部長を会計管理者とし、
後任の市民福祉部長に小田健税務課長を昇格させる。
"""


def test_each_of_those_who_move_leaves_his_post() -> None:
    of_city = {(who, role, status) for who, body, role, status in told(SEVERAL.replace("\n", "")) if body == "北浜市"}
    new = {("早瀬徹", "経済部長"), ("三枝光", "環境部長"), ("仙波理沙", "会計管理者"), ("小田健", "市民福祉部長")}
    old = {("早瀬徹", "環境部長"), ("三枝光", "港湾部長"), ("仙波理沙", "市民福祉部長"), ("小田健", "税務課長")}
    assert of_city == {(*n, None) for n in new} | {(*o, "past") for o in old}


def test_where_somebody_comes_from_is_not_whose_news_it_is() -> None:
    page = "4月1日付の職員人事異動を内示した。総務部長には三枝光秘書課長が就任する。\n\n▽総務部長（秘書課長）三枝光▽都市建設部次長（国土交通省）仙波理沙▽国土交通省（都市建設部次長）小田健\n"
    assert {who for who, body, _, _ in told(page) if body == "国土交通省"} == {"仙波理沙", "小田健"}


def test_the_head_of_one_division_is_of_no_other() -> None:
    assert not {t for t in told("財務部長には、早瀬徹財務部次長を起用する。総務部長には三枝光秘書課長が就任する。") if t[:2] == ("三枝光", "財務部")}


@pytest.mark.parametrize("name", ["NPO HARBOUR", "NPO Green Hands", "Bright Smile Japan"])
def test_a_body_whose_key_names_it_in_latin_letters(name: str) -> None:
    assert {t[:2] for t in told(f"施設案内\n\n運営団体：{name}\n代表者：早瀬徹\n")} == {("早瀬徹", name)}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("大津市長(みどり協会会長) 早瀬 徹 氏", {"大津市", "みどり協会"}),
        ("大津市長（当時）早瀬 徹 氏", {"大津市"}),
        ("大津市長（みどり協会会長 三枝光）早瀬 徹 氏", set()),
    ],
)
def test_a_second_post_in_a_bracket_before_the_name(text: str, bodies: set[str]) -> None:
    assert {body for who, body, _, _ in told(text) if who == "早瀬徹"} == bodies


def test_whoever_is_picked_for_a_post_has_it() -> None:
    assert ("早瀬徹", "若葉市", "デジタル担当政策監", None) in told("早瀬徹さんは2016年に若葉市のデジタル担当政策監に抜擢された。")
