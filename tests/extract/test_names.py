"""Which words of a sentence name an entity, of which kind, and which common nouns name none."""

import pytest

from civicgraph.extract import extract
from civicgraph.names import name_key
from civicgraph.read import read_bytes

NAMED = [
    ("みどりラボのWhere Next? というサービスが人気だ。", "Where Next?", "Work"),
    ("CIVICデータベースというサービスを契約した。", "CIVICデータベース", "Work"),
    ("メールマガジンHOKUTO DATA REVIEWの編集に携わる。", "HOKUTO DATA REVIEW", "Work"),
    ("釧路地方気象台は注意を呼びかけた。", "釧路地方気象台", "Organization"),
    ("「みどり国際会議2019」は日本で開催された。", "日本", "Place"),
    ("当日は@kawanoのアイデアをもとに、@sato_k と @mori で作りました。", "sato_k", "Person"),
    ("七原　良之（Yoshiyuki Nanahara）、@yoshin", "七原良之", "Person"),
    ("協賛は北陸テックさん、うみ飲料さんです。", "うみ飲料", "Organization"),
    ("みどりナビ\n\nデモアプリ\n\nhttp://example.jp/a", "みどりナビ", "Work"),
    ("連絡にはYahoo!ニュースやSlackを使う。", "Yahoo!ニュース", "Work"),
    ("### ハロキタ\n子どもの居場所をつくるプロジェクト。\n\n### Midori Vision 2012（2012 年）\n町を考える 2 日間の大型イベントです。", "ハロキタ", "Project"),
    ("### ハロキタ\n子どもの居場所をつくるプロジェクト。\n\n### Midori Vision 2012（2012 年）\n町を考える 2 日間の大型イベントです。", "Midori Vision 2012", "Event"),
    ("秋本が「水道管の劣化に着目した検査の防御手法」、佐藤が「流量計から見た流れの推定手法」を発表しました。", "水道管の劣化に着目した検査の防御手法", "Work"),
    ("磯上の「水道を利用した検査手法の提案」が「学生奨励賞」を受賞しました。", "水道を利用した検査手法の提案", "Work"),
    ("発議第4号　橋の無料化を求める意見書の提出\n議員提出議案第3号　学びの実現をはかるための予算に係る意見書", "橋の無料化を求める意見書", "Work"),
    ("発議第4号　橋の無料化を求める意見書の提出\n議員提出議案第3号　学びの実現をはかるための予算に係る意見書", "学びの実現をはかるための予算に係る意見書", "Work"),
    ("財団の補助に採択されました。テーマ：酪農業における牛の健康管理システムの開発　期間：～2025年3月", "酪農業における牛の健康管理システムの開発", "Project"),
    ("■研究助成\n\n研究代表者：早瀬徹\n予算：3,780,000円\n課題：貯水池の計算を用いた言語モデルの開発", "貯水池の計算を用いた言語モデルの開発", "Project"),
]
UNNAMED = [
    ("事務局の説明のあと、図書館・公民館の関係者が集まった。", "図書館・公民館"),
    ("午後はワークショップ・ハッカソンを行った。", "ワークショップ・ハッカソン"),
    ("開発者によれば、どの操作も「すべて適法」だという。", "すべて適法"),
    ("「防災　地図　アプリ」と検索すると三件あった。", "防災　地図　アプリ"),
    ("高松会場では50人が集まった。", "高松会場"),
    ("くわしくはTwitterの@kitahamaをご覧ください。", "kitahama"),
    ("七原　良之（Yoshiyuki Nanahara）、@yoshin", "Yoshiyuki Nanahara"),
    ("Introduction\n\nはじめまして。", "Introduction"),
    ("近くの地方裁判所で働く。", "地方裁判所"),
    ("日本の水道は首都圏でも古くなった。北浜市は管を替える。", "日本"),
    ("日本の水道は首都圏でも古くなった。北浜市は管を替える。", "首都圏"),
    ("### PMコメント\nペンにセンサを入れることを考えたプロジェクトでした。\n\n### はじめに\n北浜で開かれた会の様子を伝えるレポートです。", "PMコメント"),
    ("### PMコメント\nペンにセンサを入れることを考えたプロジェクトでした。\n\n### はじめに\n北浜で開かれた会の様子を伝えるレポートです。", "はじめに"),
]


def kinds(text: str) -> dict[str, str]:
    found = extract(read_bytes(f"お知らせ\n\n{text}\n".encode(), origin="case.txt"))
    return {name_key(n.text): e.kind.value for e in found.entities for n in e.names}


@pytest.mark.parametrize(("text", "name", "kind"), NAMED)
def test_a_name_is_found_and_its_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name_key(name)) == kind


@pytest.mark.parametrize(("text", "name"), UNNAMED)
def test_a_common_noun_names_nothing(text: str, name: str) -> None:
    assert name_key(name) not in kinds(text)


def test_a_ward_is_that_of_the_city_spoken_of() -> None:
    found = extract(read_bytes("千葉市中央区で被害が出た。市は中央区の住宅を調べている。".encode(), origin="case.txt"))
    wards = [e for e in found.entities if any(n.text.endswith("中央区") for n in e.names)]
    assert len(wards) == 1
    assert all("東京都" not in n.text for n in wards[0].names)
