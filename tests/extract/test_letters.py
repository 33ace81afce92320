"""Letters, greetings and congratulations: who writes them, wherever the name stands, and to whom they are written."""

from __future__ import annotations

import pytest
from test_whose_turn import read, voices

FIRST = "本会の活動を支えていただき、厚く御礼申し上げます。"
SECOND = "昨年は三枝さんのご協力を得て、新しい取り組みも始まりました。来年は北浜市の全域に広げていきたい。"
THIRD = "これからも皆さまと歩んでいけるでしょうか。そう願っています。"
LETTER = (FIRST, SECOND, THIRD)

SIGNATURES = {
    "body, post and name": "みどり協会 理事長 早瀬徹",
    "over two lines": "みどり協会\n理事長　早瀬　徹",
    "a day over it": "2023年6月\nみどり協会\n理事長　早瀬　徹",
    "a day before it": "令和5年3月3日　みどり協会理事長 早瀬　徹",
    "the post in a bracket": "みどり協会\n早瀬　徹（理事長）",
}
HEADS = ["理事長挨拶", "ごあいさつ", "祝辞", "新年のご挨拶", "トップメッセージ", "公開書簡"]


def whole(page: tuple[str, ...]) -> set[str]:
    told = voices(*page)
    assert "".join("".join(words.split()) for _, words in told) == "".join(LETTER)
    return {who.replace("　", "") for who, _ in told}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_who_signs_above_or_below(head: str, signature: str) -> None:
    assert whole((head, *LETTER, signature)) == {"早瀬徹"}
    assert whole((head, signature, *LETTER)) == {"早瀬徹"}


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_to_whom_it_is_written_did_not_write_it(signature: str) -> None:
    assert whole(("公開書簡", "みどり市長 根津健 様", *LETTER, signature)) == {"早瀬徹"}
    assert whole(("公開書簡", "みどり市長 根津健 様", signature, *LETTER)) == {"早瀬徹"}


def test_a_letter_that_nobody_signs_is_of_nobody() -> None:
    assert voices("公開書簡", "みどり市長 根津健 様", *LETTER) == []
    assert voices("公開書簡", "根津健先生", *LETTER) == []
    # Who speaks at a ceremony is called so, too.
    assert {who for who, _ in voices("来賓祝辞", "みどり市長 根津健 様", *LETTER)} == {"根津健"}


TOLD = {
    "what was said there": "会長は「ありがとうございます。」と述べた。会場の整備も急ぎたい考えだ。",
    "a report in the plain style": "式には百人が出席した。市は整備を急ぐ。",
}


@pytest.mark.parametrize("line", TOLD.values(), ids=TOLD)
def test_a_report_ends_the_letter(line: str) -> None:
    assert all(line not in words for _, words in voices("祝辞", "みどり協会 理事長 早瀬徹", FIRST, line))


def test_whom_it_thanks_is_not_of_the_writers_body() -> None:
    found = read("理事長挨拶", *LETTER, "みどり協会 理事長 早瀬徹")
    names = {e.id: e.names[0].text for e in found.entities}
    assert {names[s.subject] for s in found.statements if s.predicate.value == "affiliation"} == {"早瀬徹"}
