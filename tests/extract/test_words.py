"""Words and sentences: nothing lost, nothing crossed, offsets into the text as given."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.extract.text.words import split_sentences, tokenize

AWKWARD = st.text(alphabet=st.sampled_from("市長は𠮷野家🎌e\u0301ｶﾞ\ud800\x00\n\r 　「」。.Aa1㈱ー"), max_size=60)


def sentences(text: str) -> list[str]:
    return [s.of(text) for s in split_sentences(text)]


@pytest.mark.parametrize("mode", ["A", "C"])
@settings(max_examples=60, deadline=None)
@given(text=AWKWARD)
def test_the_words_joined_are_the_text(mode: str, text: str) -> None:
    words = tokenize(text, start=7, mode=mode)  # type: ignore[arg-type]
    assert "".join(w.surface for w in words) == text
    position = 7
    for word in words:
        assert (word.start, word.surface) == (position, text[word.start - 7 : word.end - 7])
        position = word.end


def test_characters_outside_the_basic_plane_count_one() -> None:
    words = {w.surface: (w.start, w.end) for w in tokenize("🎌𠮷川市長の市役所", mode="C")}
    assert words["市役所"] == (6, 9)


def test_short_and_long_units() -> None:
    assert [w.surface for w in tokenize("経済産業省", mode="A")] == ["経済", "産業", "省"]
    assert [w.surface for w in tokenize("経済産業省", mode="C")] == ["経済産業省"]


def test_a_word_tells_its_part_of_speech_and_forms() -> None:
    word = tokenize("打込む")[0]
    assert (word.pos[0], word.normalized, word.dictionary, word.reading) == ("動詞", "打ち込む", "打込む", "ウチコム")
    assert len(word.pos) == 6


def test_a_text_longer_than_sudachi_takes_keeps_its_offsets() -> None:
    sentence = "東京都は新しい計画を公表した。"
    text = sentence * 2_000
    words = tokenize(text)
    assert "".join(w.surface for w in words) == text
    alone = [w.surface for w in tokenize(sentence)]
    assert [w.surface for w in words] == alone * 2_000


def test_a_long_text_without_any_place_to_cut() -> None:
    assert "".join(w.surface for w in tokenize("𠮷" * 30_000)) == "𠮷" * 30_000


def test_a_full_stop_inside_brackets_does_not_end_the_sentence() -> None:
    assert sentences("市長は「進める。必ずだ。」と語った。会は続く。") == [
        "市長は「進める。必ずだ。」と語った。",
        "会は続く。",
    ]
    assert sentences("発足した（詳細は後述。）。次へ") == ["発足した（詳細は後述。）。", "次へ"]


def test_a_bracket_left_open_does_not_swallow_the_article() -> None:
    text = "「未完の引用" + "続く文です。" * 600
    assert len(sentences(text)) > 300


def test_lines_and_marks_end_sentences() -> None:
    assert sentences("本当ですか!? はい。\n第1章 概要\n　本文") == ["本当ですか!?", "はい。", "第1章 概要", "本文"]


def test_english_full_stops() -> None:
    assert sentences("The city opened it. Version 2.0 follows.") == ["The city opened it.", "Version 2.0 follows."]


@pytest.mark.parametrize("text", ["", " \n　\t"])
def test_no_sentence_in_white_space(text: str) -> None:
    assert split_sentences(text) == []


@settings(max_examples=100, deadline=None)
@given(text=AWKWARD)
def test_sentences_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


def test_offsets_of_a_part_of_a_text() -> None:
    assert split_sentences("甲。乙。", start=100) == [(100, 102), (102, 104)]


def lists(table: object, name: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a file of rules, by where it stands; not the two forms of an irregular verb, which may be one."""
    if isinstance(table, dict):
        for key, inner in table.items():
            yield from lists(inner, f"{name} {key}") if key != "irregular" else ()
    elif isinstance(table, list) and all(isinstance(word, str) for word in table):
        yield name, table
    elif isinstance(table, list):
        for number, inner in enumerate(table):
            yield from lists(inner, f"{name} {number}")


def test_no_list_of_words_has_one_twice() -> None:
    files = [path for stage in ("extract", "read") for path in (Path(__file__).parents[2] / "src" / "civicgraph" / stage).rglob("*.toml")]
    assert len(files) > 5
    named = [found for path in files for found in lists(tomllib.loads(path.read_text("utf-8")), path.name)]
    assert [(name, word) for name, words in named for word in sorted(set(words)) if words.count(word) > 1] == []
