"""Dialogue turns, in the many ways in which articles mark who speaks."""

from __future__ import annotations

import pytest

from civicgraph.read import read_bytes
from civicgraph.records import BlockKind, Document


def _turns(text: str) -> list[tuple[str | None, str]]:
    document = _read(text)
    return [
        (block.label.of(document.text) if block.label else None, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.TURN
    ]


def _read(text: str) -> Document:
    return read_bytes(("対談の題名\n\n" + text).encode(), origin="talk.txt")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "森玲央：始めます。\n\n岸里奈：はい。どうぞ。\n\n森:では、一つ目です。\n\n岸:地図ですね。\n",
            ["森玲央", "岸里奈", "森", "岸"],
        ),
        ("――きっかけは。\n\n森：地図です。\n\n――次は。\n\n森：海です。\n", ["――", "森", "――", "森"]),
        ("【森】始めます。\n【岸】はい。どうぞ。\n【森】では。\n", ["森", "岸", "森"]),
        ("（鷲田座長）回答の正確さが要る。\n（平田委員）同感である。\n", ["鷲田座長", "平田委員"]),
        ("Q. 何ですか？\nA. 地図です。\n\nQ. いつですか？\nA. 春です。\n", ["Q", "A", "Q", "A"]),
        (
            "○青木委員長　始めます。\n○井上委員　予算を伺います。\n○青木委員長　どうぞ。\n",
            ["青木委員長", "井上委員", "青木委員長"],
        ),
        (
            "（町長）\n　三点です。\n\n（記者）\n　費用は。\n\n（町長）\n　三百万円です。\n",
            ["町長", "記者", "町長"],
        ),
        ("大野\n森さん、まず伺います。\n森\n台風です。\n大野\n次は。\n森\n海です。\n", ["大野", "森", "大野", "森"]),
        ("大野　まず伺います。\n森　台風です。\n大野　次は。\n森　海です。\n", ["大野", "森", "大野", "森"]),
        ("大野 まず伺います。\n森 台風です。\n大野 次は。\n森 海です。\n", ["大野", "森", "大野", "森"]),
        (
            "市長　大野 渉\n議長　森 玲央\n\n市長　始めます。\n\n森議長　海です。\n\n市長　次は。\n\n森議長　山です。\n",
            ["市長", "森議長", "市長", "森議長"],
        ),
        ("**森**：始めます。\n\n**岸**：はい。どうぞ。\n", ["森", "岸"]),
        ("Mori: We began small.\n\nKishi: Very small.\n\nMori: Then it grew.\n", ["Mori", "Kishi", "Mori"]),
    ],
)
def test_labelled_turns(text: str, labels: list[str | None]) -> None:
    assert [label for label, _ in _turns(text)] == labels


def test_answers_without_a_label() -> None:
    turns = _turns(
        "――なぜですか。\n\n地図が好きでした。\n\nそれで始めました。\n\n――次は。\n\n海です。\n\n＊＊＊\n\n話は続いた。\n"
    )
    assert turns == [
        ("――", "――なぜですか。"),
        (None, "地図が好きでした。\n\nそれで始めました。"),
        ("――", "――次は。"),
        (None, "海です。"),
    ]


GLUED = """会場では森玲央氏と岸里奈氏が語った。

地図はいつから作っているのですか?

森もう十年になります。

長いですね。私も見習いたいです。

森ありがとうございます。でも一人ではできません。
仲間がいました。

:最後に、ひと言お願いします。

森地図は楽しいです。

森氏の言葉が印象に残った。
"""


def test_the_profile_below_an_interview_is_no_answer() -> None:
    text = "――なぜですか。\n\n海です。\n\n――次は。\n\n山です。\n\n森 玲央 もり れお\n\n1987年生まれ。2022年から現職。\n"
    assert [words for _, words in _turns(text)] == ["――なぜですか。", "海です。", "――次は。", "山です。"]


def test_labels_glued_to_the_words_by_a_dump() -> None:
    assert [(label, words[:4]) for label, words in _turns(GLUED.replace("森", "森田"))] == [
        (None, "地図はい"),
        ("森田", "森田もう"),
        (None, "長いです"),
        ("森田", "森田あり"),
        (None, "最後に、"),
        ("森田", "森田地図"),
    ]


def test_a_turn_spans_its_lines() -> None:
    turns = _turns("○森委員　始めます。\n　続けます。\n○岸委員　はい。どうぞ。\n○森委員　では。\n")
    assert turns[0][1] == "森委員　始めます。\n　続けます。"


@pytest.mark.parametrize(
    "text",
    [
        "日時：5月1日。\n場所：町役場。\n主催：うみの会。\n日時：5月2日。\n",
        "団体：うみの会\n助成額：700万円\n\n団体：やまの会\n助成額：500万円\n",
        "（参考）会は2015年に発足した。\n\n（注）数は概数である。\n",
        "森氏は語った。\n\n森氏は笑った。\n\n森氏は去った。\n\n森さんは来た。\n",
        "背景\n高齢化が進む。\n\n目的\n足を守る。\n\n背景\n人口が減る。\n\n目的\n町を守る。\n",
        "【背景】\n高齢化が進む。\n\n【目的】\n足を守る。\n",
        "海辺町は地図を作った。\n\n海辺町は公開した。\n\n海辺町さんと呼ぶ人もいる。\n\n海辺町が続けた。\n",
    ],
)
def test_no_dialogue(text: str) -> None:
    assert _turns(text) == []


LABELS = {
    "colon": "{who}：{words}",
    "blank": "{who}　{words}",
    "half a blank": "{who} {words}",
    "square brackets": "【{who}】{words}",
    "round brackets": "（{who}）{words}",
    "circle": "○{who}　{words}",
    "bullet": "・{who}：{words}",
    "bold": "**{who}**　{words}",
    "marks": "{who}「{words}」",
    "on a line": "{who}\n{words}",
    "in brackets on a line": "【{who}】\n{words}",
}


@pytest.mark.parametrize("style", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize("office", ["事務局", "座長", "司会", "コーディネーター"])
def test_an_office_that_speaks_once_is_no_part_of_the_turn_before(style: str, office: str) -> None:
    said = [("大野委員", "まず伺います。"), ("森委員", "台風です。"), (office, "資料をご覧ください。"), ("大野委員", "次は。"), ("森委員", "海です。")]
    text = "大野さんと森さんの話。\n\n" + "\n".join(style.format(who=who, words=words) for who, words in said) + "\n"
    assert [label for label, _ in _turns(text)] == [who for who, _ in said]


@pytest.mark.parametrize("style", [LABELS[k] for k in ("colon", "circle", "square brackets")])
def test_whoever_is_listed_may_speak_once_at_the_end(style: str) -> None:
    said = [("大野", "まず伺います。"), ("森田", "台風です。"), ("大野", "次は。"), ("森田", "海です。"), ("岸", "以上です。"), ("岸本", "ありがとう。")]
    text = "出席者\n大野 渉\n森田 玲央\n岸本 里奈\n\n" + "\n".join(style.format(who=who, words=words) for who, words in said) + "\n"
    assert "岸本" in [label for label, _ in _turns(text)]


OTHERS = {
    "titles of talks": "基調講演「データで町を変えたい」\n大野渉\n講演「里山を守りたい」\n森玲央\n講演「この町が好きです」\n岸里奈\n",
    "what each office does": "会長：会を代表する。\n副会長：会長を補佐する。\n事務局：庶務を行う。\n",
    "what each office does, and who has it": "名称：みどりの会とする。\n事務局：事務局は北浜市に置く。\n会長：会長は会を代表する。\n副会長：会長を補佐する。\n会長：大野渉\n",
    "where the office of each body is": "代表：大野渉\n事務局：北浜市に置く。\n代表：森玲央\n事務局：東浜市に置く。\n代表：岸里奈\n事務局：西浜市に置く。\n",
    "names, posts and bodies": "大野　渉　北斗大学教授\n森　玲央　みどり会長\n\n大野　渉　港南大学教授\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_offices_and_names_in_lists_are_no_turns(text: str) -> None:
    assert [label for label, _ in _turns(text) if label and not label.startswith("副")] == []


def test_those_listed_over_a_talk_are_no_turns() -> None:
    listed = "出席者\n大野　渉　北斗大学教授\n森田　玲央　みどり会会長\n\n"
    assert [label for label, _ in _turns(listed + "大野　始めます。\n森田　台風です。\n大野　次は。\n森田　海です。\n")] == ["大野", "森田", "大野", "森田"]


def test_members_who_speak_once_each_are_a_talk_of_which_the_office_is_part() -> None:
    said = [("大野委員", "まず伺います。"), ("事務局", "資料をご覧ください。"), ("森委員", "台風です。")]
    assert [label for label, _ in _turns("".join(f"（{who}）{words}\n" for who, words in said))] == [who for who, _ in said]


BELOW = ["（閉会）", "以上", "― 了 ―", "16時30分 閉会", "（資料2について説明）", "データの先にあるもの", "4 閉会"]


@pytest.mark.parametrize("line", BELOW)
def test_what_stands_below_the_last_words_is_none_of_them(line: str) -> None:
    turns = _turns(f"大野：始めます。\n森：台風です。\n{line}\n大野：次は。\n森：海です。\n{line}\n")
    assert [words for _, words in turns] == ["大野：始めます。", "森：台風です。", "大野：次は。", "森：海です。"]


SAID_ON = ["よろしくお願いします", "海も山もあります（笑）", "それだけじゃない"]


@pytest.mark.parametrize("line", SAID_ON)
def test_a_last_line_that_is_said_stays(line: str) -> None:
    assert _turns(f"大野：始めます。\n森：台風です。\n{line}\n大野：次は。\n森：海です。\n")[1][1].endswith(line)


def test_a_question_over_each_answer_of_the_one_who_is_labelled() -> None:
    turns = _turns("森玲央さんの話。\n\nきっかけは何でしたか。\n森：台風です。\nその後は？\n森：海です。\n何を見ましたか。\n森：魚です。\n")
    assert [words for label, words in turns if label] == ["森：台風です。", "森：海です。", "森：魚です。"]


def test_a_name_with_its_reading_ends_the_talk() -> None:
    turns = _turns("――なぜですか。\n\n地図が好きでした。\n\n――次は。\n\n海です。\n\n森　玲央（もり れお）\n北斗大学教授。専門は地図学。\n")
    assert [words for _, words in turns][-1] == "海です。"


def test_whoever_leads_a_round_table_speaks_again_and_the_others_once() -> None:
    talk = (
        "第1回みどり会議の記録\n\n沖\nそれでは始めます。早瀬先生からお願いします。\n\n早瀬\n北斗大学の早瀬です。よろしくお願いします。\n\n"
        "沖\n続いて三枝先生お願いします\n\n三枝\nみどり短期大学の三枝と申します。\n\n沖\nありがとうございました。\n"
    )
    document = read_bytes(talk.encode(), origin="page.txt")
    turns = [b for b in document.blocks if b.kind is BlockKind.TURN]
    assert [document.text[b.label.start : b.label.end] for b in turns if b.label is not None] == ["沖", "早瀬", "沖", "三枝", "沖"]


def test_headings_of_chapters_are_no_voices() -> None:
    page = "みどり計画\n\n目的\n町を緑にする。\n\n背景\n木が減った。\n\n目的\n木を植える。\n\n課題\n人が足りない。\n\n目的\n人を増やす。\n"
    assert not [b for b in read_bytes(page.encode(), origin="page.txt").blocks if b.kind is BlockKind.TURN]
