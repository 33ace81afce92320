"""Who gave money to whom, in the longer phrases and the lists that say so; and what only speaks of money."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def funded(page: str) -> set[tuple[str, str]]:
    found = read(page)
    named = {e.id: e.names[0].text for e in found.entities}
    return {(named[s.subject], named[s.object]) for s in found.statements if s.predicate.value == "funder"}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("NPO法人つむぎは公益財団法人みどり財団から助成金50万円の交付を受けた。", {("つむぎ", "みどり財団")}),
        ("NPO法人つむぎはみどり財団から50万円の補助金の交付を受けた。", {("つむぎ", "みどり財団")}),
        ("このたび、NPO法人つむぎはみどり財団の助成先に選ばれました。", {("つむぎ", "みどり財団")}),
        ("NPO法人つむぎはみどり財団の「地域助成」に採択された。", {("つむぎ", "みどり財団")}),
        ("みどり財団は、休眠預金等活用事業の資金分配団体として、実行団体にNPO法人つむぎ、NPO法人いろどりの2団体を採択した。", {("つむぎ", "みどり財団"), ("いろどり", "みどり財団")}),
        ("みどり財団（理事長 早瀬徹）は、NPO法人つむぎに助成金50万円を贈呈した。", {("つむぎ", "みどり財団")}),
        ("株式会社ミドリは、NPO法人つむぎに活動資金として50万円を寄付しました。", {("つむぎ", "ミドリ")}),
        ("株式会社ミドリ様より、「里山再生プロジェクト」に50万円のご寄附をいただきました。", {("里山再生プロジェクト", "ミドリ")}),
        ("「里山再生プロジェクト」の財源はみどり財団の助成金です。", {("里山再生プロジェクト", "みどり財団")}),
        ("NPO法人つむぎの活動は、株式会社ミドリ、北斗電機株式会社などの企業からの寄付に支えられている。", {("つむぎ", "ミドリ"), ("つむぎ", "北斗電機")}),
        ("みどり財団は、2024年度の助成団体を決定しました。\n\n・NPO法人つむぎ（高松市）\n・NPO法人いろどり（都城市）\n", {("つむぎ", "みどり財団"), ("いろどり", "みどり財団")}),
        ("みどり財団 2024年度助成先一覧\n\n・NPO法人つむぎ\n・NPO法人いろどり\n\nお問い合わせ\nみどり財団事務局\n", {("つむぎ", "みどり財団"), ("いろどり", "みどり財団")}),
    ],
)
def test_who_paid(page: str, said: set[tuple[str, str]]) -> None:
    assert funded(page) == said


@pytest.mark.parametrize(
    "page",
    [
        "NPO法人つむぎは、みどり財団から助成金50万円の交付を受ける予定だ。",
        "NPO法人つむぎは、みどり財団の助成先に選ばれなかった。",
        "NPO法人つむぎは、みどり財団の助成事業の審査員に選ばれた。",
        "NPO法人つむぎは、みどり財団の助成事業の説明会を開いた。",
        "NPO法人つむぎは、みどり財団の表彰に選ばれた。",
        "みどり財団は、助成先にNPO法人つむぎを選定しなかった。",
        "高松市は、NPO法人つむぎに補助金50万円の返還を求めた。",
        "高松市は、NPO法人つむぎに補助金50万円を交付したが、取り消した。",
        "高松市は、株式会社ミドリから補助金の申請を受けた。",
        "高松市は、総務省の補助金の交付先を決定した。",
        "株式会社ミドリは、高松市に本社を置く会社に50万円を寄付した。",
        "NPO法人つむぎは、次の助成団体から支援を受けています。\n\n・みどり財団\n・北斗財団\n",
        "助成団体\n\n・NPO法人つむぎ\n・NPO法人いろどり\n",
    ],
)
def test_nobody_is_said_to_pay(page: str) -> None:
    assert not funded(page)


def test_an_award_pays_for_no_other() -> None:
    card = "{}\n実施団体：{}\n助成額：50万円\n"
    page = "採択プロジェクト\n\n1. " + card.format("見守りネットワーク事業", "NPO法人つむぎ") + "\n2. " + card.format("里山再生プロジェクト", "NPO法人いろどり")
    assert not funded(page)


def test_who_carries_out_what_is_paid_for() -> None:
    found = extract(read_bytes("みどり財団は、「里山再生プロジェクト」を行うNPO法人つむぎに助成金50万円を贈呈した。".encode(), origin="page.txt"))
    named = {e.id: e.names[0].text for e in found.entities}
    assert ("里山再生プロジェクト", "operator", "つむぎ") in {(named[s.subject], s.predicate.value, named.get(s.object, s.object)) for s in found.statements}


def test_rows_of_a_table_are_told_by_its_columns() -> None:
    page = "みどり財団 2024年度助成先一覧\n\nNo.\t団体名\t事業名\t助成額\n1\tNPO法人つむぎ\t里山再生プロジェクト\t50万円\n2\tNPO法人いろどり\t見守りネットワーク事業\t30万円\n"
    assert funded(page) == {("里山再生プロジェクト", "みどり財団"), ("見守りネットワーク事業", "みどり財団")}
