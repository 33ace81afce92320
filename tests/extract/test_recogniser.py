"""The recogniser on sentences that no corpus and no training file holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from civicgraph.extract.recognition.features import NO_VECTOR, Seen, features
from civicgraph.extract.recognition.recogniser import Recognised, recognise
from civicgraph.extract.text.words import split_sentences, tokenize
from civicgraph.names import fold
from civicgraph.records import Kind


def names(sentence: str) -> set[tuple[str, Kind]]:
    text = fold(sentence)
    return {(text[r.start : r.end], r.kind) for r in recognise([tokenize(text, mode="A")], text)[0]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("山本太一氏は大阪府堺市で生まれた。", {("山本太一", Kind.PERSON), ("大阪府堺市", Kind.PLACE)}),
        ("株式会社ヒノデ電子は新工場を建設する。", {("株式会社ヒノデ電子", Kind.ORGANIZATION)}),
        (
            "一般社団法人こうべ情報協会の佐伯美智子さん",
            {("一般社団法人こうべ情報協会", Kind.ORGANIZATION), ("佐伯美智子", Kind.PERSON)},
        ),
        ("環境省は20日、報告書を公表した。", {("環境省", Kind.ORGANIZATION)}),
        ("この条文は消費者契約法に基づく。", {("消費者契約法", Kind.LAW)}),
        ("「まちなか緑化推進事業」を実施する。", {("まちなか緑化推進事業", Kind.PROJECT)}),
        ("第5回全国消防大会が広島市で開かれた。", {("第5回全国消防大会", Kind.EVENT), ("広島市", Kind.PLACE)}),
        ("アプリ「みまもり手帳」を公開した。", {("みまもり手帳", Kind.WORK)}),
    ],
)
def test_each_kind_is_found(sentence: str, expected: set[tuple[str, Kind]]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "関係機関と連携し、取り組みを進める必要がある。",
        "参加費は無料です。",
        "市民が行政の課題を解決する。",
        "",
        " \n\u3000",
        "\x00",
    ],
)
def test_sentences_without_names(sentence: str) -> None:
    assert names(sentence) == set()


def test_white_space_around_a_name_is_no_part_of_it() -> None:
    for spaced in ("委員　中野　洋平　（株式会社ヒノデ電子）", "座長 林 由美 東京大学 教授"):
        text = fold(spaced)
        for item in recognise([tokenize(text, mode="A")], text)[0]:
            assert re.fullmatch(r"\S(.*\S)?", text[item.start : item.end])


def test_offsets_are_those_of_the_whole_text() -> None:
    before = "🎌前置き。\n"
    text = before + "早瀬茂氏は鳥取県の出身。"
    found = recognise([tokenize(text[len(before) :], start=len(before), mode="A")], text)[0]
    assert [(text[r.start : r.end], r.kind) for r in found] == [("早瀬茂", Kind.PERSON), ("鳥取県", Kind.PLACE)]
    assert all(0 < r.confidence <= 1 for r in found)


def seen(sentence: str) -> dict[str, Seen]:
    text = fold(sentence)
    words = tokenize(text, mode="A")
    return dict(zip((w.surface for w in words), features(words, text), strict=True))


def test_marks_tell_brackets_and_the_noun_at_the_end_of_a_run() -> None:
    marks = {word: its.marks for word, its in seen("「みらい研究所」が発表").items()}
    assert "br=「" in marks["みらい"]
    assert "br=「" not in marks["発表"]
    head = tokenize("研究所", mode="A")[-1].surface
    assert f"hw={head}" in marks["みらい"]


def test_words_phrases_and_heads_have_vectors() -> None:
    rows = {word: its.rows for word, its in seen("経済産業省は動く").items()}
    word, phrase, head = rows["経済"]
    assert len({word, phrase, head, NO_VECTOR}) == 4
    assert rows["産業"][1] == phrase
    assert rows["は"][1:] == (NO_VECTOR, NO_VECTOR)


def test_every_word_has_a_row_even_where_text_is_odd() -> None:
    for text in ("」』)閉じ括弧だけ", "\ud800\x00", "((「「『"):
        words = tokenize(text, mode="A")
        assert len(features(words, text)) == len(words)


def test_a_sentence_is_read_alike_whatever_was_read_before() -> None:
    first, second = "山本太一氏は大阪府堺市で生まれた。", "環境省は20日、報告書を公表した。"

    def read(text: str) -> list[Recognised]:
        return recognise([tokenize(text, mode="A")], text)[0]

    alone = read(second)
    read(first)
    assert alone
    assert read(second) == alone


def test_sentences_that_are_read_together_find_the_same_names() -> None:
    text = "山本太一氏は大阪府堺市で生まれた。環境省は20日、報告書「みどり白書」を公表した。横浜市の佐々木氏と株式会社ヒノデ電子。"
    sentences = [tokenize(s.of(text), start=s.start, mode="A") for s in split_sentences(text)]
    together = recognise(sentences, text)
    assert sum(map(len, together)) > 3
    alone = [recognise([words], text)[0] for words in sentences]
    # The bytes in which the network computes have one scale for all that is read at once: some hundredths may differ.
    for names, others in zip(together, alone, strict=True):
        assert [n[:3] for n in names] == [n[:3] for n in others]
        assert [n.confidence for n in names] == pytest.approx([n.confidence for n in others], abs=0.03)
    assert recognise(sentences, text) == together


def test_results_do_not_depend_on_the_threads_of_the_machine() -> None:
    program = (
        "from civicgraph.extract.recognition.recogniser import recognise\nfrom civicgraph.extract.text.words import tokenize\n"
        "for text in ('株式会社ヒノデ電子の中野洋平氏', '「みまもり手帳」を横浜市で公開した。'):\n"
        "    print(recognise([tokenize(text, mode='A')], text))"
    )
    results = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "OMP_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "4")
    ]
    assert "PERSON" in results[0]
    assert results[0] == results[1]
