"""Who speaks where the reader saw no dialogue: labels, speeches, letters, interviews and portraits; and who does not."""

from __future__ import annotations

import pytest
from test_quotations import voices

CLOSED = "バスの便数はこの十年で半分になりました。"
ASKED = "運転手の数について、市の考えを伺いたいと思います。"

LABELS = {
    "a name and a post before a colon": [f"早瀬社長：{CLOSED}"],
    "alone, with a colon": ["早瀬社長：", CLOSED],
    "alone, in brackets": ["【みどり区協議会 早瀬会長】", CLOSED],
    "a heading in brackets": ["# 【みどり区協議会 早瀬会長】", CLOSED],
    "in brackets before the words": [f"（早瀬委員）{CLOSED}"],
    "behind a mark": [f"○早瀬委員長 {CLOSED}"],
    "a post, the name in brackets": [f"委員長（早瀬理沙）：{CLOSED}"],
    "a post and its holder": ["みどり市長 早瀬理沙", "# 記者会見", f"（市長）{CLOSED}"],
    "a letter that the text explains": ["早瀬理沙（みどり交通。以下、H）", f"H：{CLOSED}"],
    "a post and a bracket, its holder in a list": ["市長（早瀬理沙），副市長（根津晃一）", f"市長）{CLOSED}"],
    "a name, a post and a bracket": [f"早瀬委員長）{CLOSED}"],
    "a post over the words in a press conference": ["知事定例記者会見", "早瀬知事", CLOSED],
    "a short form in brackets": [f"みどり交通 早瀬理沙氏（以下、早瀬）：{CLOSED}"],
}


@pytest.mark.parametrize("lines", LABELS.values(), ids=LABELS)
def test_a_label_says_who_speaks(lines: list[str]) -> None:
    assert voices(*lines) == [("早瀬", CLOSED)]


def test_a_voice_goes_on_until_the_next_whoever_that_is() -> None:
    lines = ("【早瀬委員】", CLOSED, ASKED, "【事務局】", "調べて次回に報告します。")
    assert voices(*lines) == [("早瀬", f"{CLOSED}\n\n{ASKED}")]


def test_a_family_name_before_a_blank_is_a_label_in_the_report_of_a_talk() -> None:
    lines = (f"早瀬委員　{CLOSED}", f"根津　{ASKED}")
    assert voices("まちづくり会議の議事録", *lines) == [("早瀬", CLOSED), ("根津", ASKED)]
    assert voices("まちづくりのあゆみ", *lines) == []
    # Words to others make it a talk whatever it is called.
    spoken = "私たちはまだ足りないと思っています。"
    assert voices("まちづくりのあゆみ", f"早瀬　{spoken}", f"根津　{ASKED}") == [("早瀬", spoken), ("根津", ASKED)]
    assert voices("まちづくりのあゆみ", f"早瀬　{spoken}", f"早瀬　{ASKED}") == []


NO_LABELS = {
    "a life told in short": ["早瀬理沙：1970年みどり市生まれ。北斗大学を卒業しました。"],
    "the head of a profile": ["早瀬理沙（はやせ・りさ）：みどり交通の代表を務めています。"],
    "a list of names": ["- 早瀬理沙（みどり交通）", "- 根津晃一（みどり市）"],
    "a sentence about the person": ["会議録", "早瀬委員 はこの日欠席しました。"],
    "a post that two hold": ["早瀬部長", "根津部長", f"（部長）{CLOSED}"],
    "a deputy": ["早瀬副市長", f"（市長）{CLOSED}"],
    "a post that two hold, in brackets": ["市長（早瀬理沙）", "市長（根津晃一）", f"市長）{CLOSED}"],
    "a photograph of whom an article tells": ["まちの話題", "早瀬知事", CLOSED],
    "the title of a talk below its speaker": ["北斗大学講師 早瀬理沙", "「防災知識の地域間移転の構想」"],
    "the title of a talk after its speaker": ["早瀬理沙（北斗大学）「暮らしの中の地図の読み方」"],
    "praise of the person": ["早瀬理沙：", "早瀬さんはいつも現場に立っています。"],
}


@pytest.mark.parametrize("lines", NO_LABELS.values(), ids=NO_LABELS)
def test_what_only_looks_like_a_label(lines: list[str]) -> None:
    assert voices(*lines) == []


def test_what_a_turn_quotes_is_part_of_the_turn() -> None:
    words = "住民から「便数が足りない」と言われています。"
    assert voices(f"早瀬社長：{words}") == [("早瀬", words)]


def test_a_speech_stands_under_the_line_that_names_the_speaker() -> None:
    speech = "本日はお集まりいただき、ありがとうございます。"
    assert voices("開会のことば 早瀬理沙（みどり市長）（要旨）", speech) == [("早瀬", speech)]
    assert voices("来賓のあいさつ 早瀬理沙、根津晃一", speech) == []
    assert voices("挨拶する早瀬市長", "そのあと市民が歌を披露しました。") == []


def test_a_letter_is_of_whom_its_last_line_or_its_writer_names() -> None:
    letter = "日頃よりみどりの会を支えていただき、ありがとうございます。"
    assert voices("# ごあいさつ", letter, "みどりの会 代表 早瀬理沙") == [("早瀬", letter)]
    assert voices("# ごあいさつ", f"代表の早瀬理沙です。{letter}") == [("早瀬", f"代表の早瀬理沙です。{letter}")]
    assert voices("# ごあいさつ", f"講師は早瀬理沙です。{letter}") == []
    assert voices("# 会の概要", letter, "みどりの会 代表 早瀬理沙") == []


def test_one_marked_question_makes_an_interview_with_whom_the_text_says_is_asked() -> None:
    birthplace = "矢吹ひろみの生地として知られる町です。"
    asked = ("――店を開いた理由を教えてください。", answer := "祖母の家が空き家になったことです。")
    assert voices(birthplace, "今回は、宿を営む早瀬理沙さんにお話を伺いました。", *asked) == [("早瀬", answer)]
    assert voices(birthplace, "宿を営む早瀬理沙さんがいます。", *asked) == []
    assert voices(birthplace, "今回は、早瀬理沙さんと根津晃一さんにお話を伺いました。", *asked) == []


def test_an_answer_may_stand_in_the_turn_of_its_question() -> None:
    turns = ("Q1|今の仕事の内容は？\n窓口を担当しています。", "Q2|職場の雰囲気は？\n話しやすい人ばかりです。")
    said = [("早瀬", "窓口を担当しています。"), ("早瀬", "話しやすい人ばかりです。")]
    assert voices("先輩に聞く 早瀬理沙さん", *turns) == said
    # In a council's newsletter the name is of who asks.
    council = ("問|学校の統合をどう進めるのか。\n答 地域と協議します。",)
    assert voices("議会だより", "早瀬理沙議員", *council) == []


A = "この町の空気が忘れられなくて"


def test_a_portrait_quotes_the_person_of_its_head() -> None:
    head = "早瀬理沙さん（38）喫茶店主"
    assert voices(head, f"五年前に故郷へ戻った。「{A}」。週末には音楽会を開く。") == [("早瀬", A)]
    # Whom a paragraph is about goes before, and goes no further than it.
    other = ("常連の根津氏は「昔のままの味だ」と目を細める。", f"「{A}」。休みの日は畑で過ごす。")
    assert voices(head, *other) == [("根津", "昔のままの味だ"), ("早瀬", A)]
    assert voices(head, f"客の一人が店を手伝う。「{A}」。週末には音楽会を開く。") == []
    assert voices("@取材・文 早瀬理沙（38歳）", f"店は十年目を迎えた。「{A}」。週末には音楽会を開く。") == []


PROSE = {
    "one verb for two": (
        "早瀬氏は「客の声を聞くことが大事」、根津氏は「遠くからも来る街に」と持論を語った。",
        [("早瀬", "客の声を聞くことが大事"), ("根津", "遠くからも来る街に")],
    ),
    "somebody called by name between": ("早瀬氏は「楽しかった」、弟のはるとさんは「また来たい」と話した。", [("早瀬", "楽しかった")]),
    "two who are the subject together": ("早瀬氏と根津氏が市役所を訪れた。「皆の役に立ちたい」などと意気込みを語った。", []),
    "one who is": ("早瀬氏が市役所を訪れた。「皆の役に立ちたい」などと意気込みを語った。", [("早瀬", "皆の役に立ちたい")]),
    "who drew what is spoken of": ("早瀬氏が描いた漫画「海の図書館」を引き合いに「できなかったことができるようになる」とも語った。", []),
    "さん before いわく": ("早瀬さん曰く「頼まれ事は断らないほうがいい」とのお話だった。", [("早瀬", "頼まれ事は断らないほうがいい")]),
    "a post with hiragana": ("早瀬みどり創造部長から「多大な御寄附に感謝します」と謝辞があった。", [("早瀬", "多大な御寄附に感謝します")]),
}


@pytest.mark.parametrize(("sentence", "said"), PROSE.values(), ids=PROSE)
def test_sentences_with_more_than_one_voice(sentence: str, said: list[tuple[str, str]]) -> None:
    assert voices(sentence) == said


def test_a_body_answers_by_the_person_introduced_as_of_it_though_the_asker_is_a_person() -> None:
    opening = "根津が、みどりの輪の代表理事を務める早瀬理沙様にお話を伺いました。"
    turns = ("根津：|なぜ始めたのでしょうか。", "みどりの輪様：|若い人を応援したかったのです。")
    assert ("早瀬", "若い人を応援したかったのです。") in voices(opening, *turns)


def test_a_comment_under_a_post_is_of_its_holder() -> None:
    comment = "災害の時に空から状況を知る手段がふえ、大変心強く思います。"
    present = ("# 出席者", "みどり市長 早瀬理沙")
    assert voices(*present, "# 市長コメント", comment) == [("早瀬", comment)]
    assert voices("# 出席者", "みどり副市長 早瀬理沙", "# 市長コメント", comment) == []
    assert voices("みどり市長 早瀬理沙", "みなと市長 根津晃一", "# 市長コメント", comment) == []


def test_who_presents_himself_or_stands_over_words_in_the_first_person_says_them() -> None:
    myself = "支援員の早瀬理沙です。三年前にこの村へ移り、空き家を直して人を迎える準備をしています。"
    assert voices("支援員の活動", myself) == [("早瀬", myself)]
    assert voices("支援員の活動", myself.replace("支援員の", "担当は")) == []
    assert voices("支援員の活動", myself.replace("早瀬理沙です。", "早瀬理沙さんです。")) == []
    ours = "私たち会員は、会場の小さな声にも耳を傾けてきました。"
    assert voices("# 会員からの声", "# 図書館友の会 代表 早瀬理沙", ours) == [("早瀬", ours)]
    # Of whom it tells, what a report says in its own name, and a line of another sort.
    assert voices("# 図書館友の会 代表 早瀬理沙", "市の図書館は今年で三十年を迎えました。") == []
    assert voices("# 図書館友の会 代表 早瀬理沙", "早瀬さんは、私たちに本の修理を教えてくれます。") == []
    assert voices("# 早瀬理沙さんを訪ねて", ours) == []


def test_what_a_label_opens_goes_on_over_the_ends_of_lines() -> None:
    said = f"{CLOSED}そのため、来年度は駅と病院を結ぶ便を\nふやしていきたいと考えています。"
    assert voices("まちづくり会議の議事録", f"○早瀬委員長　{said}", f"○根津委員　{ASKED}") == [("早瀬", said), ("根津", ASKED)]
