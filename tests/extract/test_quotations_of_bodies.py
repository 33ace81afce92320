"""Words whose speaker is a body: what it states, and what only stands beside its name."""

from __future__ import annotations

import pytest
from test_quotations import document, mentions

from civicgraph.extract import extract
from civicgraph.extract.quotations.reader import find_quotations
from civicgraph.read import read_bytes

SAID = "来年度までに橋を架け替え、誰でも渡れる町にする"
BODIES = {
    "みどり町": ("みどり町",),
    "観光協会": ("みどり町観光協会", "同協会"),
    "開発": ("若葉開発",),
    "橋の会": ("橋の会",),
}


def voices(*lines: str) -> list[tuple[str, str]]:
    article = document(*lines)
    found = find_quotations(article, mentions(article.text), mentions(article.text, BODIES))
    return [(q.speaker.removeprefix("person/"), article.text[q.start : q.end]) for q in found]


SPEAKERS = {
    "it holds": f"観光客が減った。同協会は「{SAID}」としている。",
    "it explains": f"みどり町観光協会では「{SAID}」と説明する。",
    "it says to the press": f"みどり町観光協会は取材に対し、「{SAID}」と答えた。",
    "it comments, and the verb is a noun": f"みどり町観光協会（早瀬理沙会長）は10日、「{SAID}」とコメント。",
    "its side": f"みどり町観光協会側は「{SAID}」と反論したが、住民は納得していない。",
    "to another body": f"みどり町観光協会はみどり町に対し「{SAID}」と要望した。",
    "after a clause": f"みどり町観光協会はホームページに文書を載せ、「{SAID}」と謝罪した。",
}


@pytest.mark.parametrize("sentence", SPEAKERS.values(), ids=SPEAKERS)
def test_a_body_speaks(sentence: str) -> None:
    assert voices(sentence) == [("観光協会", SAID)]


NOBODY = {
    "a person of it without a name": f"みどり町観光協会の担当者は「{SAID}」と話している。",
    "its head": f"みどり町長は「{SAID}」と述べた。",
    "what somebody else says of it": f"みどり町観光協会は「{SAID}」と評価された。",
    "a voice that it hears": "みどり町観光協会は「橋が狭くて怖くて渡れない」という声に応えた。",
    "those who ask it": "みどり町観光協会は「橋が狭くて怖くて渡れない」と訴える住民と話し合った。",
    "a name": "みどり町観光協会は「橋を渡って歩ける町にする」と題した冊子を配った。",
    "a slogan": "みどり町観光協会は「橋を渡って歩ける町にする」を合言葉に活動している。",
    "an aim": "みどり町観光協会は目標を「橋を渡って歩ける町にする」とし、歩道を広げた。",
    "not said": f"みどり町観光協会は「{SAID}」とは答えなかった。",
    "what it does not explain": f"みどり町観光協会は「{SAID}」と説明していない。",
    "what it ought to explain": f"みどり町観光協会は「{SAID}」と説明するべきだ。",
    "if it explained": f"みどり町観光協会が「{SAID}」と説明すれば、苦情は減る。",
    "a question that it answers": "みどり町観光協会は「いつ橋を架け替えるのですか」との質問に回答した。",
    "two together": f"みどり町観光協会と若葉開発は「{SAID}」と発表した。",
    "a term": "みどり町観光協会は「みどり橋」と説明する。",
    "what it was asked": "みどり町観光協会は住民から「いつ橋を架け替えるのか」と質問され、資料を配った。",
}


@pytest.mark.parametrize("sentence", NOBODY.values(), ids=NOBODY)
def test_a_body_says_no_more_than_its_sentence_tells(sentence: str) -> None:
    assert voices(sentence) == []


def test_a_person_of_the_body_who_is_named_speaks_for_himself() -> None:
    assert voices(f"みどり町観光協会の早瀬理沙会長は「{SAID}」と話した。") == [("早瀬", SAID)]


def test_the_reader_gives_the_words_to_the_body() -> None:
    found = extract(read_bytes(f"北浜市観光協会は「{SAID}」としている。\n".encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    assert [names[q.speaker] for q in found.quotations] == ["北浜市観光協会"]


def test_a_town_that_speaks_is_a_body_and_in_the_graph() -> None:
    found = extract(read_bytes(f"高崎市の駅前に若葉丸の像が立った。市は「{SAID}」と説明する。\n".encode(), origin="a.txt"))
    kinds = {e.id: e.kind.value for e in found.entities}
    assert [kinds.get(q.speaker) for q in found.quotations] == ["Organization"]


ASKED = [
    "ある議員に「どうして橋を直さないのか」と質問され、早瀬理沙町長は「来年に直す」と答えた。",
    "早瀬理沙町長は記者から「どうして橋を直さないのか」と質問され、「来年に直す」と答えた。",
]


@pytest.mark.parametrize("sentence", ASKED)
def test_who_was_asked_has_not_asked(sentence: str) -> None:
    assert voices(sentence) == [("早瀬", "来年に直す")]


def test_more_than_one_may_be_the_source() -> None:
    assert voices("若葉開発の早瀬理沙CEOらから「橋を直すべきだ」との見解が示された。") == [("早瀬", "橋を直すべきだ")]


def test_a_post_in_markdown_begins_after_its_mark() -> None:
    assert voices("> 本日の夜に橋の話をします。席はまだあります。", "> — 早瀬理沙 (@hayase) April 24, 2019") == [
        ("早瀬", "本日の夜に橋の話をします。席はまだあります。")
    ]


def test_who_does_something_at_a_talk_is_no_talk() -> None:
    found = extract(read_bytes("早瀬健一氏は講演で、地図の力について話した。\n".encode(), origin="a.txt"))
    assert [(e.kind.value, e.names[0].text) for e in found.entities] == [("Person", "早瀬健一")]
