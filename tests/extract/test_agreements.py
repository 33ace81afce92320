"""Who has agreed with whom, as headlines, lists of parties, tables and those who sign tell it; and what is not agreed."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def partners(page: str) -> set[frozenset[str]]:
    found = extract(read_bytes(f"{page}\n".encode(), origin="page.txt"))
    named = {e.id: e.names[0].text for e in found.entities}
    return {frozenset((named[s.subject], named[s.object])) for s in found.statements if s.predicate.value == "partner"}


TWO = {frozenset(("三条市", "ミナト電工"))}
THREE = {frozenset(pair) for pair in (("三条市", "ミナト電工"), ("三条市", "北浜大学"), ("ミナト電工", "北浜大学"))}
TOLD = {
    "a title": ("三条市と株式会社ミナト電工の包括連携協定締結について\n\n2024年5月10日", TWO),
    "a ceremony over its fields": ("三条市と株式会社ミナト電工との連携協定締結式\n日時：2024年5月10日 10時から\n場所：市役所3階 特別会議室", TWO),
    "in a bracket": ("【三条市・日進システムズ株式会社】包括連携協定を締結\n\n2024年5月10日\n\n両者が相互に連携する。", {frozenset(("三条市", "日進システムズ"))}),
    "a newspaper's headline": ("三条市と株式会社ミナト電工が協定　高齢者見守りで", TWO),
    "on one's own page": ("株式会社ミナト電工 ニュースリリース\n\n三条市とドローン活用に関する協定を締結", TWO),
    "who sends it in a bracket": ("株式会社ミナト電工との包括連携協定の締結式を行います（三条市）", TWO),
    "behind a key": ("三条市 移住促進に関する連携協定を締結しました\n\n協定締結日：2024年5月10日\n協定締結先：株式会社ミナト電工", TWO),
    "first and second party": ("電力復旧に関する協定の締結\n\n2　締結日　2024年5月10日\n3　締結者\n　甲　三条市　市長　早瀬徹\n　乙　株式会社ミナト電工　社長　大橋守", TWO),
    "three below a key": ("産学官連携協定の締結について\n\n１．協定締結者\n　（1）三条市\n　（2）株式会社ミナト電工\n　（3）北浜大学\n２．協定締結日\n　2024年5月10日", THREE),
    "a table": ("三条市の協定一覧\n\n締結日　協定名　締結先\n2024年5月10日　物資供給に関する協定　株式会社ミナト電工\n2024年6月10日　見守りに関する協定　北浜大学", TWO | {frozenset(("三条市", "北浜大学"))}),
    "who signs": ("三条市の早瀬徹市長と株式会社ミナト電工の大橋守社長が5月10日、市役所で協定書に署名した。", TWO),
    "three who sign": ("三条市の早瀬徹市長、株式会社ミナト電工の大橋守社長、北浜大学の三枝光学長の3氏が覚書を取り交わした。", THREE),
    "on the ground of it": ("三条市との協定に基づき、株式会社ミナト電工は見守り活動を行う。", TWO),
    "the first of several": ("三条市は、株式会社ミナト電工をはじめとする民間企業3社と連携協定を締結した。", TWO),
    "an agreement that a clause modifies": ("三条市が株式会社ミナト電工と締結した二者協定に基づき実施します。", TWO),
}


@pytest.mark.parametrize(("page", "pairs"), TOLD.values(), ids=TOLD)
def test_who_has_agreed(page: str, pairs: set[frozenset[str]]) -> None:
    assert partners(page) == pairs


NOT_SO = {
    "put off": "三条市と株式会社ミナト電工の連携協定締結式の延期について",
    "thought of": "三条市と株式会社ミナト電工が連携協定の締結を検討",
    "a draft": "三条市と株式会社ミナト電工との連携協定（案）について意見を募集します",
    "towards it": "三条市と株式会社ミナト電工の連携協定締結に向けた協議について",
    "not signed": "三条市の早瀬徹市長と株式会社ミナト電工の大橋守社長は協定書に署名しなかった。",
    "who looks on": "総務省の早瀬徹課長と三条市の大橋守市長が見守る中、協定書の調印が行われた。",
    "no agreement": "三条市と株式会社ミナト電工のイベント開催について",
    "its own rules": "三条市と株式会社ミナト電工の職員募集について\n\n連携協定とは、自治体と企業が結ぶ約束です。",
    "on the ground of a law": "三条市との協議に基づき、株式会社ミナト電工は見守り活動を行う。",
    "a table of other things": "三条市の事業一覧\n\n開始日　事業名　委託先\n2024年5月10日　見守り協定事業　株式会社ミナト電工\n2024年6月10日　配食事業　北浜大学",
    "no bodies below": "協定締結者\n\n協定締結者には、三条市から証書を渡します。株式会社ミナト電工が印刷しました。",
}


@pytest.mark.parametrize("page", NOT_SO.values(), ids=NOT_SO)
def test_what_is_not_agreed(page: str) -> None:
    assert partners(page) == set()


def test_a_party_of_an_agreement_is_nobody() -> None:
    found = extract(read_bytes("3　締結者\n　甲　三条市　市長　早瀬徹\n　乙　株式会社ミナト電工　社長　大橋守\n".encode(), origin="page.txt"))
    assert {e.names[0].text for e in found.entities if e.kind.value == "Person"} == {"早瀬徹", "大橋守"}
