"""Interviews and minutes whose voices are bare names: on a line of their own over the words, or in a bracket behind them."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Extraction, Kind, Predicate


def read(text: str) -> Extraction:
    return extract(read_bytes(f"\n{text}\n".encode(), origin="case.txt"))


def name(found: Extraction, entity: str) -> str:
    return next(max((n.text for n in e.names), key=len) for e in found.entities if e.id == entity)


def voices(text: str) -> list[tuple[str, str]]:
    """Who says what, in order."""
    found = read(text)
    return [(name(found, q.speaker), found.document.text[q.start : q.end]) for q in found.quotations]


def posts(text: str) -> set[tuple[str, str]]:
    found = read(text)
    return {(name(found, s.subject), name(found, s.object)) for s in found.statements if s.predicate is Predicate.AFFILIATION}


SAID = ["今日はどちらから？", "小さな会社です。", "今日は緊張しますよね (笑)", "地図を作っています。", "そうですか。", "ええ。"]
WHO = ["ささの", "早瀬", "タロ", "いづみ", "ささの", "早瀬"]
TALK = [f"{who}\n{said}" for who, said in zip(WHO, SAID, strict=True)]
HEADS = {
    "keys over names": "聞き手\nささの\n語り手\nいづみさん、早瀬さん、タロさん\n場所\n北浜会館",
    "keys before names": "聞き手：ささの\n話し手：いづみ、早瀬、タロ",
    "one key for all": "出席者：ささの、早瀬、タロ、いづみ",
    "told in prose": "ささのさんが、いづみさんと早瀬さん、タロさんに聞きました。",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_bare_name_over_words_says_who_speaks_however_it_is_written(head: str) -> None:
    assert voices(f"みどりの話\n\n{head}\n\n" + "\n\n".join(TALK)) == list(zip(WHO, SAID, strict=True))


def test_a_line_may_stand_between_name_and_words_where_the_head_names_those_who_talk() -> None:
    apart = "\n\n".join(TALK).replace("\n", "\n\n")
    assert voices(f"みどりの話\n\n{HEADS['keys over names']}\n\n{apart}") == list(zip(WHO, SAID, strict=True))
    assert voices(f"みどりの話\n\n{HEADS['told in prose']}\n\n{apart}") == []


def test_words_go_on_over_a_full_line() -> None:
    long = "この町では三十年前から住民が自分たちの手で地図を作ってきました。今では\n子どもたちも参加しています。"
    assert (WHO[3], long) in voices("みどりの話\n\n" + HEADS["keys before names"] + "\n\n" + "\n\n".join([*TALK, f"いづみ\n{long}"]))


NO_VOICES = {
    "chapters in kana": "いづみさんの活動です。\n\nねらい\n居場所を作ります。\nまとめ\n楽しい会でした。\nねらい\n店を開きます。\nまとめ\n続けます。",
    "headings": "# 座談会\n\n出席者：早瀬、いづみ\n\n## 早瀬\nよく走ります。\n## いづみ\nよく笑います。\n## 早瀬\n走ります。\n## いづみ\n笑います。",
    "items": "座談会\n\n早瀬さんといづみさんが来ました。\n\n- 早瀬\n- いづみ\n- 早瀬\n- いづみ",
    "kin in a story": "絵本の話\n\nおかあさん\nもう寝なさい。\nぼく\n眠くないです。\nおかあさん\nだめです。\nぼく\nはい。",
    "one name only": "みどりの話\n\n早瀬さんの店です。\n\n早瀬\n花の店です。\n\n早瀬\n駅の前です。",
    "a member each": "出席者：早瀬、いづみ\n\n早瀬\n町で働きます。\n\nいづみ\n店をしています。",
}


@pytest.mark.parametrize("text", NO_VOICES.values(), ids=NO_VOICES)
def test_what_only_looks_like_a_name_over_words(text: str) -> None:
    assert voices(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("早瀬さん、三枝さん、いづみさんなどが勤めておられるみどり財団に行った。", {"早瀬", "三枝", "いづみ"}),
        ("早瀬さんや三枝さんたちが働いているみどり財団を訪ねた。", {"早瀬", "三枝"}),
        ("早瀬さんは、三枝さんなどが勤めているみどり財団を訪ねた。", {"三枝"}),
        ("早瀬さんの父が勤めているみどり財団を訪ねた。", set()),
        ("早瀬理沙氏は、みどり財団で働く三枝光氏を招いた。", {"三枝光"}),
        ("早瀬理沙氏は、みどり財団に勤務された三枝光氏を招いた。", {"三枝光"}),
        ("早瀬理沙氏は、勤務したみどり財団を辞めた。", {"早瀬理沙"}),
    ],
)
def test_who_works_where_is_told_before_the_name_of_the_body(text: str, people: set[str]) -> None:
    assert posts(text) == {(who, "みどり財団") for who in people}


ASKED = "なぜ今なのか。理由は。（早瀬 央）"


def test_the_bracket_behind_questions_and_answers_says_who_speaks() -> None:
    lines = (ASKED, "> 古くなったため。（早瀬 こども未来部長）", "補充はするのか。（安曇 洋平）", "> 補充はしない。（早瀬）", "> 承知していない。（市長）", "> 調べる。（水沢 企画課長）")
    text = "\n\n".join(("議案第3号 図書館条例の改正", "北浜市の議案です。", *lines))
    assert voices(text) == [
        ("早瀬央", "なぜ今なのか。理由は。"),
        ("早瀬", "古くなったため。"),
        ("安曇洋平", "補充はするのか。"),
        ("早瀬", "補充はしない。"),
        ("水沢", "調べる。"),
    ]
    assert posts(text) == {("早瀬", "こども未来部"), ("水沢", "企画課")}


def test_of_two_of_a_family_name_nobody_is_meant_by_it_where_a_question_ends_with_it() -> None:
    lines = (ASKED, "> 古くなったため。（早瀬 こども未来部長）", "補充はするのか。（早瀬）", "> しない。（水沢 企画課長）")
    assert [words for _, words in voices("\n\n".join(("議案第3号 図書館条例の改正", *lines)))] == ["なぜ今なのか。理由は。", "古くなったため。", "しない。"]
    # Where one alone bears it, it is his.
    assert ("早瀬央", "補充はするのか。") in voices("\n\n".join(("議案第3号 図書館条例の改正", ASKED, *lines[2:])))


def test_the_title_of_a_text_is_no_word_of_its_author() -> None:
    assert [words for _, words in voices("なぜまちは変わるのか？（早瀬理沙）\n\nみどり町の話です。（水沢健）\n\n終わりです。（水沢健）")] == ["みどり町の話です。", "終わりです。"]


def test_a_notion_in_katakana_is_nobody_who_speaks() -> None:
    named = {n.text for e in read("会議の話\n\n> マイケル・コントロール、会長を含めて三人の会です。").entities for n in e.names}
    assert "マイケル・コントロール" not in named


@pytest.mark.parametrize(("text", "name"), [("みどり協会の渡良瀬昌弘会長が挨拶した。", "渡良瀬昌弘"), ("みどり協会の四万十昌弘会長が挨拶した。", "四万十昌弘")])
def test_a_sure_name_goes_before_the_part_of_it_that_a_rule_takes_for_one(text: str, name: str) -> None:
    assert {n.text for e in read(text).entities if e.kind is Kind.PERSON for n in e.names} == {name}
