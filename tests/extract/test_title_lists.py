"""Works named in brackets one after another, or by the kind of product before the bracket; and what brackets say that is no name."""

import pytest
from readings import read

from civicgraph.records import Kind


def kinds(text: str) -> dict[str, Kind]:
    """Every name of the text's entities, with its kind."""
    entities = read(text).entities
    return {n.text: e.kind for e in entities for n in e.names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("みどり社は「ほしぞら散歩」や「くらしの旅：北浜編」「森の隊商 in MIDORI」「StepLink」など多くのゲームを作っている。", ["ほしぞら散歩", "くらしの旅:北浜編", "森の隊商 in MIDORI", "StepLink"]),
        ("人気の「星の探検隊」「MIDORI GO」などの人気ゲームが並ぶ。", ["星の探検隊", "MIDORI GO"]),
        ("「ココシル」「まちナビ」といったサービスが人気だ。", ["ココシル", "まちナビ"]),
        ("「くらしの手帖」や「みどり通信」など地域の雑誌を集めた。", ["くらしの手帖", "みどり通信"]),
        ("ゲーム「森の隊商」「くらしの冒険」「ひまわり」を公開した。", ["森の隊商", "くらしの冒険", "ひまわり"]),
        ("アプリ「まちのわ」や「あるくま」を使った。", ["まちのわ", "あるくま"]),
        ("「森のウォーカーズ」や「歩くくまGO」などが相次いでリリースされた。", ["森のウォーカーズ", "歩くくまGO"]),
        ("車載器「みかん号」が登場した。", ["みかん号"]),
        ("見守りロボット「ニコル」が登場した。", ["ニコル"]),
        ("文書ビューワー「Shiorin」で古い本を読む。", ["Shiorin"]),
    ],
)
def test_works_of_a_list_or_of_a_kind(text: str, names: list[str]) -> None:
    told = kinds(text)
    assert {n: told.get(n) for n in names} == dict.fromkeys(names, Kind.WORK), told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「遊ぶ」「学ぶ」「つくる」などのゲームがある。", "学ぶ"),
        ("「子育て」「教育」などさまざまなサービスを提供している。", "子育て"),
        ("「ランチ」「カフェ」などのアプリ内の分類を選ぶ。", "ランチ"),
        ("「予算」「決算」などが公開された。", "予算"),
        ("「安心」「安全」などのサイトの方針を定めた。", "安心"),
        ("「消防団」「自治会」などの団体が集まる。", "消防団"),
        # What somebody intends is no name, but what he calls his project is.
        ("みどり省が「2030年までに紙の書類を原則として廃止する」という方針を示した。", "2030年までに紙の書類を原則として廃止する"),
        ("市は「共生社会を実現する」という基本方針を示した。", "共生社会を実現する"),
        ("「みどりをふやす」という取り組みを始めた。", "みどりをふやす"),
        # One common word and a noun for ideas.
        ("「撤退戦略」ばかりを語らず、続けていく。", "撤退戦略"),
        ("「電子地図」を使った道の点検を進める。", "電子地図"),
        ("市は「経済政策」を重視する。", "経済政策"),
    ],
)
def test_what_is_no_name(text: str, name: str) -> None:
    assert name not in kinds(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「みんなで支える」というプロジェクトを始めた。", "みんなで支える"),
        ("みどり市の「成長戦略」は2020年に策定された。", "成長戦略"),
        ("市は「成長戦略」をまとめた。", "成長戦略"),
        ("「みどり戦略」を策定した。", "みどり戦略"),
    ],
)
def test_what_is_carried_out_stays_a_project(text: str, name: str) -> None:
    assert kinds(text).get(name) is Kind.PROJECT


def test_whose_app_it_is_that_has_a_name() -> None:
    assert kinds("駅で使えるミルカードQの会計アプリ「アルポ」が出た。").get("ミルカードQ") is Kind.ORGANIZATION
    assert "アンドロイド" not in kinds("アンドロイドのアプリ「まちロケ」が出た。")
    assert "スマートフォン" not in kinds("スマートフォンの地図アプリ「まちロケ」が出た。")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("2021年3月に開かれた「福祉システムEXPO」で話題になった。", "福祉システムEXPO", Kind.EVENT),
        ("展示会で登場した、北斗電子の「Nido」。子どもに人気だ。", "Nido", Kind.WORK),
        ("みどり電機の「ミルモ」は、子どもを見守る機器だ。", "ミルモ", Kind.WORK),
        ("みどり電機の「ミルモ」に参加した。", "ミルモ", None),
        ("北斗電子の「マルシェ」が製品を並べた。", "マルシェ", None),
    ],
)
def test_products_and_fairs(text: str, name: str, kind: Kind | None) -> None:
    assert kinds(text).get(name) is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「PDF」「Excel」などのデータで公開する。", "PDF"),
        ("「Web版」「アプリ版」などのサービスを提供する。", "Web版"),
    ],
)
def test_sorts_of_things_and_what_is_said_of_another(text: str, name: str) -> None:
    assert name not in kinds(text)
