"""Works on cards of their own, with who made them on the lines below."""

from readings import read


def made(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], names[s.object]) for s in found.statements if s.predicate.value == "creator"}


def test_the_maker_stands_below_his_key() -> None:
    text = "コンテスト結果発表\n\n最優秀賞の作品を紹介します。\n\nパパもはしろう\n\n作者\n早瀬 徹 (みどり道場)\n\n作品の概要\n走るためのゲームです。\n\n月の調査ロボット　★最優秀賞★\n\n作者：三枝 光\n\n作品の概要\n月を調べます。\n"
    assert made(text) == {("パパもはしろう", "早瀬徹"), ("月の調査ロボット", "三枝光")}


def test_the_makers_stand_between_title_and_summary() -> None:
    text = "2016年度の採択者\n\n応募のうち2件を採択しました。\n\n■ みどりペン\n早瀬 徹 / 三枝 光 (PM: 西尾 泰平)\n\n概要\n時間を計るペンです。\n\n■ みどり絵本\n千葉 佳子 (PM: 鵜飼 優)\n\n概要\n絵本を作るアプリです。\n"
    assert made(text) == {("みどりペン", "早瀬徹"), ("みどりペン", "三枝光"), ("みどり絵本", "千葉佳子")}


def test_a_talk_has_its_abstract_too() -> None:
    text = "みどり講演会\n\n■ 町の地図\n早瀬 徹（北斗大学）\n\n概要\n地図について話します。\n\n■ 海の地図\n三枝 光（東浜大学）\n\n概要\n海について話します。\n"
    assert not made(text)


def test_a_project_stands_over_the_body_whose_it_is() -> None:
    text = "町の記録\n\n震災の記録を集めた事業を紹介します。\n\n海の記録プロジェクト\n北斗大学\n北斗大学は、海の記録を集めて公開しています。\n"
    found = read(text)
    names = {e.id: e.names[0].text for e in found.entities}
    assert ("海の記録プロジェクト", "operator", "北斗大学") in {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}
