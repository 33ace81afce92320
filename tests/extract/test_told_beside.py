"""What small words between two names tell: who decided, who applied, where a branch is, of which ministry a bureau is, who signs a row."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read.source import read_bytes


def _facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("長野県の北浜市、若葉村、東浜村が申請した「北浜地域交通利便増進計画」を認定した。", ("北浜地域交通利便増進計画", "creator", "北浜市")),
        ("長野県の北浜市、若葉村、東浜村が申請した「北浜地域交通利便増進計画」を認定した。", ("北浜地域交通利便増進計画", "creator", "東浜村")),
        ("北浜地域推進本部は「地図データ基本指針」を決定しました。", ("地図データ基本指針", "creator", "北浜地域推進本部")),
        ("北浜市は昨年6月に「みどり推進計画」をつくり、歩みを進めてきました。", ("みどり推進計画", "operator", "北浜市")),
        ("北浜銀行(本店・札幌市中央区)は5日、協定を結んだ。", ("北浜銀行", "location", "札幌市中央区")),
        ("国土交通省　関東地方整備局は発表した。", ("関東地方整備局", "partOf", "国土交通省")),
        ("・早瀬 和憲 氏 / 早稲田大学  [資料]", ("早瀬和憲", "affiliation", "早稲田大学")),
        ("早瀬徹（北浜県医師会東浜支部長、若葉病院院長）", ("早瀬徹", "affiliation", "北浜県医師会")),
        ("早瀬徹（北浜県医師会東浜支部長、若葉病院院長）", ("早瀬徹", "affiliation", "若葉病院")),
    ],
)
def test_is_told(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in _facts(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [("早瀬氏（北浜市観光協会若葉支部長）が話した。", "若葉"), ("委員\n早瀬　匠（若葉県タクシー協会北浜支部長、みどり株式会社　代表取締役社長）", "北浜")],
)
def test_the_name_of_a_branch_is_nobody(text: str, person: str) -> None:
    assert not [f for f in _facts(text) if f[0] == person]


ROWS = "団体{0}署名者\n北浜市{0}市長　植村　徹\n株式会社みどりネクスト{0}代表取締役CEO　仙波　圭輔\n早瀬ホールディングス株式会社{0}ラストマイル推進チーム　課長　三浦　聡\n"


@pytest.mark.parametrize("rows", [ROWS.format("\t"), "".join(f"| {x.replace('/', ' | ')} |\n" + ("|---|---|\n" if "署名者" in x else "") for x in ROWS.format("/").splitlines())])
def test_a_row_tells_who_acts_for_the_body_of_its_first_cell(rows: str) -> None:
    facts = _facts(f"北浜市と連携協定\n\n北浜市は連携協定を結びました。\n\n{rows}")
    assert {f for f in facts if f[1] == "affiliation"} == {
        ("植村徹", "affiliation", "北浜市"),
        ("仙波圭輔", "affiliation", "みどりネクスト"),
        ("三浦聡", "affiliation", "早瀬ホールディングス"),
        ("三浦聡", "affiliation", "ラストマイル推進チーム"),
    }
    assert {f for f in facts if f[1] == "partOf"} == {("ラストマイル推進チーム", "partOf", "早瀬ホールディングス")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("みどり協会は、学びに親しむ団体です。2010年に青葉市で早瀬徹氏らによって設立された団体で、各地で活動しています。", ("みどり協会", "startDate", "2010")),
        ("みどり大学は青葉社と、寄附講座「地域実践論」を2024年10月に開講します。", ("地域実践論", "startDate", "2024-10")),
        ("みどり協会は、2023年2月に「北浜準備室」を置いて調査を続けてきました。", ("北浜準備室", "startDate", "2023-02")),
    ],
)
def test_the_day_is_told(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in _facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "みどり協会は、学びに親しむ団体です。2010年に青葉大学が設立された団体ではありません。",
        "みどり協会は、学びに親しむ団体です。会長は早瀬徹氏で、2010年に入会した。",
        "みどり協会は、学びに親しむ団体です。2010年に設立された団体を訪ねました。",
        "みどり協会は、学びに親しむ団体です。2010年に会員が設立した団体で講演しました。",
    ],
)
def test_the_day_of_another_body_is_not_its_own(text: str) -> None:
    assert not [f for f in _facts(text) if f[:2] == ("みどり協会", "startDate")]


TOWN = "北浜市のDX\n\n推進体制\n令和3年1月に、部署を越えて方針を決める「北浜市DX推進本部」を設けました。\n\n本部長\t市長　三枝進\n副本部長\t副市長　千葉恭子\n本部員\t教育長　沢田栄司、総合政策部長　水野亨、ほか各部長\nCIO補佐官\t内海裕一\n"


def _posts(text: str) -> set[tuple[str, str, str | None]]:
    found = extract(read_bytes(text.encode(), origin="page.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object], s.role) for s in found.statements if s.predicate == "affiliation"}


def test_each_post_of_a_row_is_in_its_own_body() -> None:
    posts = _posts(TOWN)
    assert {("三枝進", "北浜市DX推進本部", "本部長"), ("三枝進", "北浜市", "市長"), ("千葉恭子", "北浜市DX推進本部", "副本部長")} <= posts
    assert {(who, body) for who, body, role in posts if role == "本部員"} == {("沢田栄司", "北浜市DX推進本部"), ("水野亨", "北浜市DX推進本部")}
    assert not [p for p in posts if p[1] == "北浜市" and p[2] and "本部" in p[2]]


@pytest.mark.parametrize("text", ["北浜市のDX\n\n北浜市DX推進本部\n\n本部長　三枝進（市長）\n副本部長　千葉恭子（副市長）\n", "北浜市は1月、北浜市DX推進本部（本部長：三枝進市長）を設置した。"])
def test_the_head_of_a_towns_headquarters_is_not_so_called_in_the_town(text: str) -> None:
    posts = _posts(text)
    assert ("三枝進", "北浜市DX推進本部", "本部長") in posts
    assert ("三枝進", "北浜市", "本部長") not in posts


def test_the_period_of_a_plan() -> None:
    facts = _facts("市は2019年度から2024年度までを期間とする「第2次北浜市総合計画」のもと、目標を掲げています。")
    assert {("第2次北浜市総合計画", "startDate", "2019"), ("第2次北浜市総合計画", "endDate", "2024")} <= facts
