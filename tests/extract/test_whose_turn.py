"""Whose each turn of a talk is, and whose post and body: read from the text itself."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Extraction, Predicate


def read(*lines: str) -> Extraction:
    return extract(read_bytes("\n\n".join(("", *lines, "")).encode(), origin="case.txt"))


def name(found: Extraction, entity: str) -> str:
    return next(max((n.text for n in e.names), key=len) for e in found.entities if e.id == entity)


def voices(*lines: str) -> list[tuple[str, str]]:
    """Who says what, in order."""
    found = read(*lines)
    return [(name(found, q.speaker), found.document.text[q.start : q.end]) for q in found.quotations]


def posts(*lines: str) -> set[tuple[str, str]]:
    """Who is of which body."""
    found = read(*lines)
    return {(name(found, s.subject), name(found, s.object)) for s in found.statements if s.predicate is Predicate.AFFILIATION}


def test_a_family_name_and_a_blank_open_a_turn_whoever_is_spoken_of_next() -> None:
    both = "この町で暮らす早瀬健一さんと三枝光さん。"
    turns = ("早瀬　出会いは5年前でしたね。", "三枝　早瀬さんこそ、祭りの日でした。", "早瀬　三枝さんがいないと困ります。")
    assert [who for who, _ in voices(both, *turns)] == ["早瀬健一", "三枝光", "早瀬健一"]
    heads = ("みどり協会の早瀬健一会長と東浜大学の三枝光教授が語り合った。", "早瀬　協会は今年で30年になります。", "三枝　大学でも研究が進んでいます。")
    assert {name for e in read(*heads).entities for name in (n.text for n in e.names)} == {"みどり協会", "早瀬健一", "早瀬", "東浜大学", "三枝光", "三枝"}


def test_a_list_of_names_with_blanks_is_no_dialogue() -> None:
    found = read("早瀬健一さんと三枝光さんが選ばれた。", "早瀬　健一", "三枝　光")
    assert {name(found, e.id).replace("　", "") for e in found.entities} == {"早瀬健一", "三枝光"}


def test_a_family_name_of_one_character_opens_a_turn() -> None:
    turns = ("早瀬 私は町に人が戻ると思います。", "三枝 そうですね。", "森　私もです。")
    assert voices("早瀬健一さん、三枝光さん、森徹さんが語った。", *turns) == [
        ("早瀬健一", "私は町に人が戻ると思います。"),
        ("三枝光", "そうですね。"),
        ("森徹", "私もです。"),
    ]


ASKS = ["――代表の井波さんは？", "司会　代表の井波さんはどうですか。", "司会：次に代表の井波さん、お願いします。"]


@pytest.mark.parametrize("question", ASKS)
def test_a_post_told_of_whoever_is_given_the_word_is_in_no_body_that_others_spoke_of(question: str) -> None:
    mark = "：" if "：" in question else "　"
    turns = (f"三枝{mark}株式会社みどりの三枝です。地図を作る会社です。", question, f"井波{mark}私たちは市民団体です。")
    assert ("井波", "株式会社みどり") not in posts(*turns)
    assert ("井波", "東浜協会") in posts(*(t.replace("代表", "東浜協会代表") for t in turns))


def test_what_follows_a_question_to_somebody_else_is_no_answer_of_whoever_spoke_before() -> None:
    asked = ("――自己紹介をお願いします。", "早瀬　代表の早瀬健一です。地図を作っています。", "――エンジニアの井波さんは？", "南浜テックで働いています。", "――今後の目標は？", "続けることです。")
    assert voices(*asked) == [("早瀬健一", "代表の早瀬健一です。地図を作っています。")]


def test_a_question_ends_the_words_before_it() -> None:
    turns = ("三枝　私は株式会社みどりでエンジニアをしています。", "――理事の井波さんは？", "井波　私は子どもの頃から好きでした。")
    assert all("――" not in words for _, words in voices(*turns))
    assert ("三枝", "私は株式会社みどりでエンジニアをしています。") in voices(*turns)
