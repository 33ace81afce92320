"""Who speaks by a post, by a name and a post, in a heading, on a line, or in the sentence that leads the words in; and who does not."""

from __future__ import annotations

import pytest
from test_quotations import document, mentions, voices

from civicgraph.extract.quotations.reader import find_quotations

SAID = "橋の架け替えを急ぎたい"

SPEAKERS = {
    "the post of the one who holds it": ["早瀬理沙町長が登庁した。", f"町長は職員に「{SAID}」と話した。"],
    "a post just taken": ["みどり町長に早瀬理沙氏が就任した。", f"町長は「{SAID}」と述べた。"],
    "a new post after the name": ["早瀬理沙町長が登庁した。", f"早瀬新町長は「{SAID}」と述べた。"],
    "two posts after the name": [f"早瀬取締役兼社長は、「{SAID}」と述べた。"],
    "the head of a bank": [f"みどり銀行の早瀬理沙頭取は「{SAID}」と話した。"],
    "the priest of a temple": [f"早瀬理沙住職は「{SAID}」と語った。"],
    "a dwelling between signs": [f"早瀬理沙さん（67）＝みどり町本町＝は「{SAID}」と笑顔。"],
    "blanks around the words": [f"早瀬理沙町長が 「{SAID}」 と式辞を述べた。"],
    "the verb on the next line": [f"早瀬理沙町長は\n「{SAID}」\nと述べた。"],
    "any verb, the speaker at the end": [f"「{SAID}」と心配するのは、橋を守る会の早瀬理沙さん。"],
    "a dash, then the speaker": [f"「{SAID}」――三代目の早瀬理沙さんは静かに言う。"],
    "a face instead of a verb": [f"早瀬理沙さんは「{SAID}」と感無量の面持ち。"],
    "at the end, without a verb": [f"早瀬理沙さんは古い図面を広げ、「{SAID}。もう待てない」。"],
    "a resolve, and what comes with it": [f"早瀬理沙町長は「{SAID}」と決意を示すとともに、協力を求めた。"],
    "a label in brackets": ["みどり町の根津晃一町長が出席した。", f"（みどり図書館／早瀬理沙 館長）「{SAID}」"],
    "a caption before the words": ["- 優勝した早瀬理沙選手「声援が力になりました」"],
}


@pytest.mark.parametrize("lines", SPEAKERS.values(), ids=SPEAKERS)
def test_who_speaks(lines: list[str]) -> None:
    assert [speaker for speaker, _ in voices(*lines)] == ["早瀬"]


def test_two_who_speak_in_turn_share_the_verb() -> None:
    lines = [f"式では早瀬理沙学長が「{SAID}」、根津晃一市長は「学生に期待する」とそれぞれあいさつした。"]
    assert voices(*lines) == [("早瀬", SAID), ("根津", "学生に期待する")]


NOBODY = {
    "a post that two hold": ["早瀬理沙町長と根津晃一町長が会った。", f"町長は「{SAID}」と述べた。"],
    "the post of another town": ["早瀬理沙町長が会った。", f"隣町の町長は「{SAID}」と述べた。"],
    "a label of somebody without a name": ["早瀬理沙町長が出席した。", f"（来館者）「{SAID}」"],
    "a deputy": ["早瀬理沙町長が登庁した。", f"副町長は「{SAID}」と述べた。"],
    "nobody said it": [f"早瀬理沙さんは「{SAID}」とは言わなかった。"],
    "only if it were said": [f"早瀬理沙さんが「{SAID}」と言えば、町は動く。"],
    "a thought behind a name": ["早瀬理沙さんは「子どもたちのために」という思いを込めた。"],
    "an idea that somebody put forward": ["早瀬理沙教授が提唱した「共に暮らす町」という考え方は広く知られる。"],
    "the title of an article": ["早瀬理沙さんは朝刊の記事「橋が古くなったから」との記事に感想を寄せた。"],
    "those who leave school": ["早瀬理沙校長は「よく学んだ」と語った。卒業生は別れの言葉を述べた。", "「学んだことを忘れません」と声をそろえた。"],
    "who is at the end has no name": [f"早瀬理沙さんは会長だ。「{SAID}」と話すのは担当者です。"],
    "two who act in the sentence before": ["根津晃一さんが、早瀬理沙さんが送った手紙を読み、記事で紹介。", f"「{SAID}」と感じた様子だった。"],
}


@pytest.mark.parametrize("lines", NOBODY.values(), ids=NOBODY)
def test_nobody_gets_words_that_another_said(lines: list[str]) -> None:
    assert not [words for _, words in voices(*lines) if words != "よく学んだ"]


FIRST = "大学は町とともに歩みたいと考えています。学生が現場で学ぶことに意味があります。"
SECOND = "まずは防災から始めたいと思います。"


def test_a_sentence_leads_in_words_without_marks() -> None:
    lines = ["締結式で早瀬理沙学長は、協定の意義を次のように語りました。", FIRST, SECOND, "このあと記念撮影が行われました。"]
    assert voices(*lines) == [("早瀬", f"{FIRST}\n\n{SECOND}")]
    assert voices("早瀬理沙学長は次のように歩みを重ねました。", FIRST) == []
    assert voices("早瀬理沙学長は次のように語りました。", "また、式では早瀬学長に花束が贈られました。") == []


def test_the_line_below_or_above_words_names_who_said_them() -> None:
    one, other = "楽しく学べました。また来ます", "親子の思い出になりました"
    below = [f"「{one}」", "早瀬理沙さん（会社員）", f"「{other}」", "根津晃一さん（学生）"]
    above = ["早瀬理沙さん（会社員）", f"「{one}」", "根津晃一さん（学生）", f"「{other}」"]
    assert voices("参加者の声が届きました。", *below) == [("早瀬", one), ("根津", other)]
    assert voices("# 参加者の声", *above) == [("早瀬", one), ("根津", other)]


def test_a_heading_of_nothing_but_a_name_is_over_what_that_person_says() -> None:
    lines = ["# 早瀬理沙氏", f"行政の役割について、「{SAID}」と語られました。"]
    assert voices(*lines) == [("早瀬", SAID)]
    assert voices("# 早瀬理沙氏", f"会場の参加者が「{SAID}」と訴えた。") == []
    # What stands alone there may be the title of a talk.
    assert voices("# 早瀬理沙氏", "「橋と町のこれからについて」", "会場から質問が出た。") == []


def test_words_under_a_heading_of_words_and_a_heading_of_a_name() -> None:
    assert voices("# 主催者挨拶（要約）", "# みどり交通 代表 早瀬理沙 氏", "本日はお越しいただきありがとうございます。") == [
        ("早瀬", "本日はお越しいただきありがとうございます。")
    ]


INTERVIEWS = {
    "the answer below the question's line": ["早瀬理沙さんに聞く", "Q|Q1 どんな会ですか（概要）\n橋の清掃を続けています。", "Q|Q2 これからの目標\n若い人を増やしたいです。"],
    "the answer in a paragraph": ["早瀬理沙さんに聞く", "Q|Q. どんな会ですか？", "橋の清掃を続けています。"],
    "the answer in marks on the same line": ["早瀬理沙さんに聞く", "――|――どんな会ですか。「橋の清掃を続けています」"],
    "the profile below": ["――|――どんな会ですか。", "|「橋の清掃を続けています」\n\n早瀬理沙（はやせ・りさ） 1970年みどり町生まれ。"],
    "a name opens the answer's line": ["早瀬理沙さんを訪ねました。", "――|――どんな会ですか。\n早瀬さん 橋の清掃を続けています。"],
}


@pytest.mark.parametrize("lines", INTERVIEWS.values(), ids=INTERVIEWS)
def test_answers_of_an_interview(lines: list[str]) -> None:
    speaker, words = voices(*lines)[0]
    assert (speaker, words.strip("。")) == ("早瀬", "橋の清掃を続けています")


def test_offices_and_names_with_a_blank_in_minutes() -> None:
    head = ["議事録", "座長のみどり大学教授 早瀬理沙氏が進行した。"]
    assert voices(*head, "座長", "橋の点検に注目が集まっている。協力いただきたい。", "事務局", "資料を説明する。") == [
        ("早瀬", "橋の点検に注目が集まっている。協力いただきたい。")
    ]
    article = document("会議録", "○早瀬 理沙委員長 ただいまから会議を開きます。")
    people = mentions(article.text, {"早瀬": ("早瀬 理沙",)})
    assert [article.text[q.start : q.end] for q in find_quotations(article, people)] == ["ただいまから会議を開きます。"]
