"""Pieces of words that are no mentions, and names like them that are."""

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def names(text: str) -> set[str]:
    found = read(text)
    return {n.text for e in found.entities for n in e.names}


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("臨時国会の日程が決まった。", "国会"),
        ("国会議員や町内の人々が集まった。", "国会"),
        ("この詩集は北斗徹賞を受けました。", "北斗徹"),
        ("場所 北浜支所 1階「会議室」", "会議室"),
        ("6月2日、市長室で報告会が行われた。", "市長室"),
        ("来館者用の手すりや授乳室を備えた。", "授乳室"),
        ("事業は西浜鉄道、緑谷商事、サンミドリの4社と連携して進めた。", "サンミドリの4"),
        ("最優秀賞チームには副賞が贈られた。", "最優秀賞チーム"),
        ("参加者は町長、教育長のほか、各関係部課長だった。", "各関係部課"),
        ("(第3分科会)ではみどり会議の千葉佳子さんが話した。", "3分科会"),
        ("みどり協会地域戦略副本部長の早瀬徹氏が話した。", "みどり協会地域戦略副本部"),
    ],
)
def test_a_piece_of_a_word_is_no_name(text: str, piece: str) -> None:
    assert piece not in names(text)


def test_what_a_programme_says_in_brackets_is_no_title() -> None:
    assert not any("パネラー" in n for n in names("③座談会『パネラー:北浜市長、早瀬徹氏、地域の3団体』"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("各務原市は5月に協定を結んだ。", "各務原市"),
        ("国会は法案を可決した。", "国会"),
        ("北浜市の学校教育室長に千葉佳子氏が就任した。", "学校教育室"),
    ],
)
def test_names_like_them_stay(text: str, name: str) -> None:
    assert name in names(text)


def test_a_sort_of_post_is_no_part_of_the_body() -> None:
    found = extract(read_bytes("北斗大学理学系客員准教授の早瀬徹氏が話した。".encode(), origin="case.txt"))
    assert not any(n.text.endswith("客員") for e in found.entities for n in e.names)
    assert any(s.role is not None and s.role.endswith("客員准教授") for s in found.statements)


def test_a_copyright_is_not_what_somebody_wrote() -> None:
    assert not any(n.startswith("作権") for n in names("文化審議会著作権分科会は5月に報告をまとめた。"))


def test_the_deputy_of_a_town_is_not_somebody_of_its_name() -> None:
    found = extract(read_bytes("東根市長の早瀬徹氏、東根副市長・千葉佳子氏が出席した。東根市は続ける。".encode(), origin="case.txt"))
    assert {n.text for e in found.entities if e.kind.value == "Person" for n in e.names} == {"早瀬徹", "千葉佳子"}
