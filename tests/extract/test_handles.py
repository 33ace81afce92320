"""Nicknames and handles by which blogs call people, and what else stands before さん."""

from __future__ import annotations

import pytest
from test_whose_turn import name, posts, read, voices

from civicgraph.records import Kind


def people(*lines: str) -> set[str]:
    found = read(*lines)
    return {name(found, e.id) for e in found.entities if e.kind is Kind.PERSON}


CALLED = [
    ("実行委員長のまきさんが挨拶した。まきさんと一緒に片付けた。", "まき"),
    ("受付のまもさん、ありがとう。まもさんも忙しかった。", "まも"),
    ("はやぽんさんをはじめ、皆さんお疲れさまでした。", "はやぽん"),
    ("写真班のゆきはるさんが撮ってくれた。", "ゆきはる"),
    ("さとちんさんは「楽しかった」と話した。", "さとちん"),
    ("hoshi_takaさんから質問があった。", "hoshi_taka"),
    ("司会のなみへいさんの話もよかった。", "なみへい"),
    ("会場の様子です。(Photo by mikan_t)", "mikan_t"),
]


@pytest.mark.parametrize(("said", "called"), CALLED)
def test_who_is_called_by_a_nickname_is_somebody(said: str, called: str) -> None:
    assert people("勉強会の日記", said) == {called}


NOBODY = [
    "たこ焼き屋さんとぱんやさんとおはなやさんが並んでいた。",
    "おまわりさんとしょうぼうしさんが来た。かんごしさんも来た。",
    "スタッフのみなさん、役員のおじさん、司会のおねえさん、ありがとう。",
    "くまさんの着ぐるみと、ねこさんとぞうさんがいた。",
    "googleさん、amazonさん、twitterさんの協力がありました。",
    "Aさんは40代、Bさんは30代だ。",
    "参加者さん、業者さん、うちのかみさん、となりのおばさん。",
    "たくさんの人が来た。がくせいさん、せんせいさん、けいさつかんさん。",
]


@pytest.mark.parametrize("said", NOBODY)
def test_a_common_word_before_san_is_nobody(said: str) -> None:
    assert people("お祭りの日記", said) == set()


def test_words_over_a_picture_credit_are_nobodys() -> None:
    assert voices("勉強会の日記", "(Taken by hoshitaka)", "楽しい一日でした。皆さん、ありがとうございました。") == []


def test_whoever_is_greeted_does_not_say_what_follows() -> None:
    assert voices("勉強会の日記", "会場で、早瀬先生、三枝先生にご挨拶させていただいた。", "「こういう会を開いています」") == []


def test_hiragana_names_on_lines_of_their_own_open_turns() -> None:
    text = "\n\n".join(
        ("みどり社訪問記", "まつださんと三枝さんが勤めておられる株式会社みどり社に行ってきました。", "なるみ\nどんな会社ですか？", "まつだ\n小さな会社ですよ。", "三枝\nそうそう。", "なるみ\nなるほど。", "まつだ\n人が足りません。", "三枝\n募集しています。", "おわりに\nありがとうございました。")
    )
    assert [who for who, _ in voices(text)] == ["なるみ", "まつだ", "三枝", "なるみ", "まつだ", "三枝"]
    assert posts(text) == {("まつだ", "株式会社みどり社"), ("三枝", "株式会社みどり社")}


def test_headings_in_hiragana_open_none() -> None:
    assert voices("みどり市の食育", "まとめ\n野菜を食べましょう。", "ねらい\nよくかみましょう。", "まとめ\n果物も食べましょう。", "ねらい\n朝ごはんを食べましょう。") == []


WORKS = [
    ("みどり協会で広報をしている三枝さんが来た。", True),
    ("株式会社みどり社でエンジニアをされている三枝さんに会った。", True),
    ("北斗大学で地図の研究をしている三枝さんが来た。", True),
    ("みどり協会にお勤めの三枝さん。", True),
    ("三枝さんが勤めておられるみどり協会に行った。", True),
    ("みどり協会で講演をしている三枝さんを見た。", False),
    ("みどり図書館で勉強をしている三枝さんを見た。", False),
    ("みどり協会で話をしている三枝さんを見た。", False),
]


@pytest.mark.parametrize(("said", "works"), WORKS)
def test_a_line_of_work_at_a_body_is_an_affiliation(said: str, works: bool) -> None:
    assert bool(posts("勉強会の日記", said)) is works


def test_posts_before_the_present_one() -> None:
    head = "三枝光子（さえぐさ・みつこ）"
    assert posts(head, "1965年生まれ。みどり交通株式会社勤務、北斗大学助手を経て、2005年より現職。") == {("三枝光子", "みどり交通株式会社"), ("三枝光子", "北斗大学")}
    found = read(head, "東浜大学教授。1997年北斗大学法学部卒業。同大学院法学研究科助手を経て現職。")
    assert ("法学研究科", "北斗大学") in {(name(found, s.subject), name(found, s.object)) for s in found.statements if s.predicate.value == "partOf"}
    assert {(name(found, s.object), s.role, s.status) for s in found.statements if s.predicate.value == "affiliation"} == {("東浜大学", "教授", None), ("北斗大学", "法学研究科助手", "past"), ("法学研究科", "助手", "past")}

FIRMS = ["ミドリ・リナックス", "東浜システムズ", "南浜システム", "横浜ソフトウェア"]


@pytest.mark.parametrize("firm", FIRMS)
def test_a_firm_without_its_form_is_told_by_whose_man_somebody_is(firm: str) -> None:
    assert posts("勉強会の日記", f"去年の会場を貸してくれた{firm}の早瀬さん。") == {("早瀬", firm)}


NO_FIRMS = ["オープンデータ", "会計システム", "フリー・ライター", "プロジェクト・マネージャー", "ゲスト・スピーカー", "サン・フランシスコ", "ワーク・ライフ・バランス", "グリーン・ツーリズム", "クラウド・ファンディング", "データ・サイエンティスト"]


@pytest.mark.parametrize("word", NO_FIRMS)
def test_a_topic_a_place_or_a_calling_before_a_name_is_no_firm(word: str) -> None:
    assert posts("勉強会の日記", f"{word}の早瀬さんが来た。") == set()


def test_who_led_what_is_reported_and_where() -> None:
    title, date = "「みどりコードキャンプ 2015春」に参加してきました", "2015-05-20"

    def told(*lines: str) -> set[tuple[str, str]]:
        found = read(title, date, *lines)
        return {(s.predicate.value, name(found, s.object)) for s in found.statements if s.predicate.value in ("organizer", "location")}

    assert told("実行委員長のはやぽんさんが「大成功」と言っていた。会場の北斗高専がとても広かった。") == {("organizer", "はやぽん"), ("location", "北斗高専")}
    assert told("今回の主催者の早瀬さん、ありがとう。") == {("organizer", "早瀬")}
    assert told("去年の実行委員長の早瀬さんも来ていた。南浜祭の実行委員長の三枝さんにも会った。前回は会場の北斗高専が狭かった。") == set()


def test_the_sentence_after_a_place_of_work_tells_as_what() -> None:
    def roles(*said: str) -> set[tuple[str, str | None]]:
        found = read("三枝光子（さえぐさ・みつこ）", "1975年生まれ。" + "".join(said))
        return {(name(found, s.object), s.role) for s in found.statements if s.predicate.value == "affiliation"}

    assert roles("みどり出版株式会社に勤務。", "編集者として、地図帳の制作に従事。") == {("みどり出版株式会社", "編集者")}
    assert roles("みどり交通株式会社に入社。", "エンジニアとして運行システムを担当。") == {("みどり交通株式会社", "エンジニア")}
    assert roles("みどり交通株式会社に入社。", "その後は講師としても活動。") == {("みどり交通株式会社", None)}
    assert roles("北斗大学を卒業。", "編集者として地図帳の制作に従事。") == set()


def test_what_a_blog_says_and_does_not_say_of_its_visitors() -> None:
    tale = "審査員長の根津教授は「技術より課題が大事」と講評。"
    assert voices("勉強会の日記", f"{tale}千葉さんは「まさか選ばれるとは」と笑う。大橋さんとも話せました。「データは増やします」とのことでした。") == [("根津", "技術より課題が大事"), ("千葉", "まさか選ばれるとは")]
    assert voices("勉強会の日記", "初参加のmoko_chanさんは、「来てよかったです」とにっこり。") == [("moko_chan", "来てよかったです")]
    # Where a guest is from is no body of hers.
    assert posts("勉強会の日記", "参加した三枝光子さん（北浜市）は驚いた様子。") == set()
    assert posts("勉強会の日記", "講師は三枝光子さん（みどり協会）。") == {("三枝光子", "みどり協会")}
    # Nor is a shop that somebody else comes from later on.
    assert ("ひろりん", "みどり書店") not in posts("読書会の記録", "世話人のひろりんさんが司会でした。", "早瀬さん（みどり書店）から新刊の紹介がありました。")


def test_who_speaks_once_between_labels_that_come_again() -> None:
    lines = ("町議会の意見交換会", "参加者A", "定数は減らすべきではない。", "早瀬議長", "ご意見として承ります。", "早瀬議長", "SNSの活用を考えます。", "三枝副議長", "子ども議会も開いています。")
    assert [who for who, _ in voices(*lines)] == ["早瀬", "早瀬", "三枝"]
