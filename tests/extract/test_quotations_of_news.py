"""Who speaks in the sentences of newspapers: unnamed voices with an age, whose man stands between, and the next paragraph's words."""

from __future__ import annotations

import pytest
from test_whose_turn import voices

SAID = "若い人にも関わってほしいと思います"
OTHER = "楽しかった。また来たい"
FIRST = f"早瀬徹さんは「{SAID}」と話す。"

UNNAMED = {
    "age in a bracket": f"参加した女性（34）は「{OTHER}」と話した。",
    "a trade and an age": f"近くの主婦（45）は「{OTHER}」と話した。",
    "an office and an age": f"市内の会社員（28歳）が「{OTHER}」と話した。",
    "a dwelling between signs": f"男性＝北浜市＝は「{OTHER}」と話した。",
    "several": f"参加した学生たち（20代）は「{OTHER}」と話した。",
}


@pytest.mark.parametrize("sentence", UNNAMED.values(), ids=UNNAMED)
@pytest.mark.parametrize("between", ["", "\n\n"])
def test_an_unnamed_voice_with_an_age_is_nobody_named(sentence: str, between: str) -> None:
    assert voices("北浜市で空き家の活用が進んでいる。", FIRST + between + sentence) == [("早瀬徹", SAID)]


NAMED = {
    "age behind a name": f"早瀬徹さん（34）は「{OTHER}」と話した。",
    "age behind a post": f"早瀬徹会長（67）は「{OTHER}」と話した。",
    "an unnamed one beside": f"早瀬徹会長は、参加した女性（34）とともに「{OTHER}」と話した。",
    "whose man, and no verb of speech": f"「{OTHER}」と、みどり協会理事長の早瀬徹さんは笑顔を見せた。",
    "whose man without a comma": f"「{OTHER}」と株式会社アオバの早瀬徹部長は力を込める。",
    "a dot and whose man": f"早瀬徹・みどり大学准教授は「{OTHER}」と強調した。",
    "a dot and a long name": f"早瀬徹・NPO法人みなと学舎代表理事は「{OTHER}」と強調した。",
}


@pytest.mark.parametrize("sentence", NAMED.values(), ids=NAMED)
def test_who_is_named_speaks_whoever_spoke_before(sentence: str) -> None:
    before = "みどり市の取り組みが広がる。三枝光さんは「続けたい」と語った。"
    assert voices(before, sentence) == [("三枝光", "続けたい"), ("早瀬徹", OTHER)]


SILENT = {
    "a thought out of which somebody acts": "「絶対に負けない」との思いから早瀬徹さんは毎日走る。",
    "a voice that somebody hears": "「道が暗くて怖い」という声もあり早瀬徹さんは明かりをつけた。",
    "what somebody had been told": "「もう来なくていい」と言われた早瀬徹さんは町を出た。",
    "two with a dot": "みどり市の早瀬徹・三枝光委員は「反対です」と述べた。",
    "both of two": "みどり市の早瀬徹・三枝光の両委員は「反対です」と述べた。",
    "and others": "早瀬徹・みどり市議会議員らは「反対です」と述べた。",
    "what is written on a sign": "「ようこそ」と書かれた幕を背に、みどり協会の早瀬徹さんは立っていた。",
    "the title of a talk": "「まちの十年後」と題した講演会で、みどり協会の早瀬徹さんは質問に答えた。",
    "what a house is called": "「みんなの家」と呼ばれる会館に、みどり協会の早瀬徹さんは通う。",
}


@pytest.mark.parametrize("sentence", SILENT.values(), ids=SILENT)
def test_what_is_called_or_written_is_not_said(sentence: str) -> None:
    assert voices(sentence) == []


def test_words_and_who_said_so_make_a_paragraph() -> None:
    told = f"「{SAID}」。早瀬徹さん（みどり大学教授）はこう語る。"
    assert voices("三枝光さんは「続けたい」と語った。", told, "「学校でも同じです」。仙波理沙さんはこう語る。") == [("三枝光", "続けたい"), ("早瀬徹", SAID), ("仙波理沙", "学校でも同じです")]
    assert voices(told, "市の担当者は「周知を進めたい」としている。", "会場には「ようこそ」の横断幕が掲げられた。") == [("早瀬徹", SAID)]


def test_a_post_of_a_university_stands_for_its_one_holder() -> None:
    page = f"みどり大学准教授の早瀬徹さんが調べた。准教授は「{SAID}」と話す。"
    assert voices(page) == [("早瀬徹", SAID)]
    assert voices(page.replace("調べた。准教授", "調べた。別の大学の准教授")) == []
    assert voices(f"みどり大学教授の早瀬徹さんと北浜大学教授の三枝光さんが調べた。教授は「{SAID}」と話す。") == []
