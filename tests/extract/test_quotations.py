"""Quotations as a reader would attribute them: the right words to the right person, or to nobody."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from civicgraph.extract.quotations.reader import PersonMention, find_quotations
from civicgraph.records import Block, BlockKind, Document, Quotation, Span

NAMES = {
    "早瀬": ("早瀬理沙", "早瀬", "ハヤさん"),
    "根津": ("根津晃一", "根津"),
    "矢吹": ("矢吹ひろみ", "矢吹"),
    "Ota": ("Naoko Ota", "Ota"),
    "Brandt": ("Lukas Brandt", "Brandt"),
}


def document(*lines: str) -> Document:
    """A document of one block a line: `# ` a heading, `- ` an item, `@` a byline, `label|words` a turn."""
    text, blocks, section = "", [], -1
    for line in lines:
        label, bar, words = line.partition("|")
        start = len(text)
        kind, shown = BlockKind.PARAGRAPH, line
        if bar:
            kind, shown = BlockKind.TURN, label + words
        elif line[:1] in "#-@":
            kind = {"#": BlockKind.HEADING, "-": BlockKind.ITEM, "@": BlockKind.BYLINE}[line[0]]
            shown = line[1:].strip()
        span = Span(start, start + len(label)) if bar and label else None
        text += shown + "\n\n"
        blocks.append(Block(kind, start, start + len(shown), label=span, section=section))
        if kind is BlockKind.HEADING:
            section = len(blocks) - 1
    return Document("https://example.org/a", text, tuple(blocks), "ja", "a.txt", "0")


def mentions(text: str, people: dict[str, tuple[str, ...]] = NAMES) -> list[PersonMention]:
    found: list[PersonMention] = []
    names = sorted(((name, key) for key, forms in people.items() for name in forms), key=lambda n: -len(n[0]))
    for name, key in names:
        called = "" if len(name) > 1 else "(?=氏|さん)"  # one character alone stands inside many words
        for match in re.finditer(re.escape(name) + called, text):
            if not any(p.start < match.end() and match.start() < p.end for p in found):
                found.append(PersonMention(match.start(), match.end(), f"person/{key}"))
    return sorted(found, key=lambda p: p.start)


def read(*lines: str) -> tuple[Document, list[Quotation]]:
    article = document(*lines)
    return article, find_quotations(article, mentions(article.text))


def voices(*lines: str) -> list[tuple[str, str]]:
    """Who says what, in order."""
    article, found = read(*lines)
    return [(q.speaker.removeprefix("person/"), article.text[q.start : q.end]) for q in found]


A = "窓口を減らすのではなく、待ち時間を減らしたいんです"
B = "予算がつかない年もありました。それでも続けます"

ONE_SENTENCE = {
    "verb, then name": f"「{A}」と語る早瀬氏。同市の取り組みは3年目に入った。",
    "name as subject after": f"「{A}」と早瀬理沙さんは語る。",
    "name as subject before": f"早瀬氏は「{A}」と述べた。",
    "title after the name": f"早瀬理沙デジタル推進課長は「{A}」と強調した。",
    "title in brackets": f"早瀬理沙氏（みなと市デジタル推進課長）は「{A}」と話す。",
    "name in brackets": f"担当部署の苦労は続いた。「{A}」（早瀬氏）",
    "name ends the sentence": f"「{A}」と、課長の早瀬氏。",
    "words of": f"「{A}」という早瀬さんの言葉に、会場から拍手が起きた。",
    "comment sent": f"早瀬氏も「{A}」とのコメントを寄せた。",
    "is holding": f"早瀬委員長は「{A}」としている。",
    "according": f"早瀬さんいわく「{A}」。",
    "those who say": f"「{A}」と話すのは、みなと市でデジタル化を率いる早瀬理沙さんだ。",
    "before going on": f"「{A}」と前置きして、早瀬氏は3つの例を挙げた。",
    "asked": f"早瀬氏に今後の計画を尋ねると、「{A}」と答えた。",
    "from": f"早瀬さんからは「{A}」との指摘があった。",
    "passive": f"先輩のハヤさんに「{A}」と誘われて参加しました。",
    "body language": f"早瀬氏は「{A}」と胸を張った。",
    "a verb in no list": f"早瀬氏は「{A}」と目尻にしわを寄せる。",
    "label of an item": f"- 早瀬理沙：「{A}」",
    "topic far before": f"早瀬氏は、市が進める窓口改革について「{A}」と説明した。",
    "no verb at all": f"早瀬氏は「{A}」。",
    "mark inside": f"早瀬氏は「{A}。国の『重点計画』にもあります」と述べた。",
}


@pytest.mark.parametrize("sentence", ONE_SENTENCE.values(), ids=ONE_SENTENCE)
def test_the_sentence_of_a_quotation_names_its_speaker(sentence: str) -> None:
    found = voices(sentence)
    assert len(found) == 1
    assert found[0][0] == "早瀬"
    assert found[0][1].startswith(A)


AROUND = {
    "sentence before": [f"早瀬氏はこう切り出した。「{A}」"],
    "paragraph before": ["「しかし」と早瀬氏は続ける。", f"「{A}」"],
    "paragraph after": [f"「{A}」", "このように語る早瀬氏の歩みを振り返ろう。"],
    "so she says": [f"「{A}」。市のデジタル化を率いる早瀬理沙氏はそう話す。"],
    "name after a dash": ["早瀬氏と根津氏が立ち上げた会だ。", f"「{A}」", "― 理事長 早瀬理沙"],
    "first to speak": [f"「{A}」", "最初に登壇した早瀬理沙氏は、こう切り出した。"],
    "introduced without a verb": [f"次にマイクを握ったのは、課長の早瀬氏。「{A}」と言葉に力を込めた。"],
    "talk of one person": ["まずは早瀬氏による活動紹介から。", f"「{A}」"],
    "subject dropped": ["早瀬氏は3年前に着任した。手探りの日々だった。", f"「{A}」と振り返る。"],
    "pronoun": ["早瀬氏は3年前に着任した。", f"同氏は「{A}」と話す。"],
    "line end within": [f"早瀬氏は語る。\n「{A}\nだから続けます」"],
}


@pytest.mark.parametrize("lines", AROUND.values(), ids=AROUND)
def test_the_sentences_around_a_quotation_name_its_speaker(lines: list[str]) -> None:
    found = voices(*lines)
    assert len(found) == 1
    assert found[0][0] == "早瀬"
    assert found[0][1].startswith(A)


NOBODY = {
    "title of a talk": "早瀬氏は「窓口を減らす」と題して講演した。",
    "title in a programme": "- 基調講演「まちの窓口は誰のものか」（早瀬理沙氏）",
    "name of a project": "早瀬氏は「みなとオープン窓口」の立ち上げに参画した。",
    "quoted term": "早瀬氏が挙げたのは、前の職場での「苦い経験」だ。",
    "two terms": "早瀬氏は「窓口」と「受付」を比べて説明した。",
    "name given": "早瀬氏はこの仕組みを「まちの保健室」と名付けた。",
    "known as": "早瀬氏が率いるチームは「書かない窓口」と呼ばれる。",
    "office without a name": "夕方「至急お戻りください」と総務室から電話が入った、と早瀬氏は振り返る。",
    "an unnamed official": f"早瀬氏の発表を受けて、担当者は「{A}」と話した。",
    "audience": f"早瀬氏の講演のあと、会場からは「{A}」という声が上がった。",
    "nobody named at all": f"「{A}」と話す。",
    "writer": f"私は早瀬氏に「{A}」と伝えた。",
    "told by nobody named": f"早瀬氏は「{A}」と言われたことがある。",
    "indirect": "早瀬氏は待ち時間を減らしたいと述べた。早瀬氏によると来年度も続けるという。",
    "notice on a wall": f"早瀬氏の机には「{A}」と書かれた紙が貼ってある。",
    "joint": f"早瀬氏と根津氏は「{A}」と口をそろえた。",
    "book": "早瀬理沙『役所の窓口で考えたこと』（みなと書房、2022年）",
    "meaning": "早瀬氏の目標は「待たせない」ということだ。",
    "only a connective": "「しかし」と早瀬氏は続けた。",
    "idea of nobody": [
        "早瀬氏は窓口改革の第一人者だ。",
        "「市民が自分で調べて、自分で直す」。これがシビックテックの考え方だ。",
    ],
    "ideal shared": "早瀬氏は「誰も取り残さない」という理念に共感し、入会した。",
    "voices of users": [
        "早瀬氏は語った。",
        "窓口の評判はよく、「早くて助かる」「迷わない」といった声が届く。",
    ],
    "relative of": "早瀬さんの母は「小さい頃から機械が好きで」と目を細める。",
    "superior of": "早瀬さんの上司で部長の田辺さんは「頼れる存在」と太鼓判を押す。",
    "card": "「ありがとうございます」と書いたカードが、早瀬さんの机に並ぶ。",
    "citizens of a city": "早瀬市長の発言に対し、市民からは「説明が足りない」との批判も出た。",
    "mission": "早瀬氏が代表を務める同会は「データを市民の手に取り戻す」をミッションに掲げる。",
    "a heading": "# 「窓口を減らすのではなく、待ち時間を減らしたい」と早瀬氏",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_names_terms_and_unnamed_voices_are_no_quotation(text: str | list[str]) -> None:
    assert voices(*([text] if isinstance(text, str) else text)) == []


def test_who_is_spoken_to_does_not_speak() -> None:
    assert voices(f"「{A}」。そう早瀬理沙さんに忠告したのは、元議員の根津晃一さんだった。") in ([], [("根津", A)])
    assert voices(f"「{A}」と言う市職員に対し、早瀬理沙さんは「{B}」と答えた。") == [("早瀬", B)]


def test_an_unnamed_voice_beside_a_named_one() -> None:
    assert voices(
        f"利用した男性は「{B}」と笑顔を見せた。早瀬課長は「{A}」と話している。",
        "市議からは「拙速だ」との批判も出ている。",
    ) == [("早瀬", A)]


def test_who_asks_and_who_answers_in_one_sentence() -> None:
    assert voices("早瀬氏が根津氏に「現場はどうですか」と尋ねると、「毎日が実験」との答えが返ってきた。") == [
        ("早瀬", "現場はどうですか"),
        ("根津", "毎日が実験"),
    ]


def test_the_sentence_after_wins_over_the_sentence_before() -> None:
    found = voices("根津氏によれば計画は順調だ。", f"「{A}」。最後に早瀬氏が締めくくった。")
    assert found == [("早瀬", A)]


def test_comments_under_a_heading() -> None:
    found = voices(
        "# みなと市長 早瀬理沙のコメント",
        "「協定をうれしく思います。」",
        "# 株式会社ミナトヤ 代表取締役 根津晃一 コメント",
        "このたびの協定を契機に、地域の課題解決に取り組んでまいります。",
        "# 会社概要",
        "「すべての人にデータを届けます」をミッションとする会社です。",
    )
    assert found == [
        ("早瀬", "協定をうれしく思います。"),
        ("根津", "このたびの協定を契機に、地域の課題解決に取り組んでまいります。"),
    ]


def test_minutes_that_tell_who_raised_what() -> None:
    found = voices(
        "- 早瀬委員より、「標準化の進捗を確認したい」との発言があった。",
        "- 委員からは、「予算の裏付けがない」との意見があった。",
        "- 事務局から「次回示す」旨の回答があった。",
    )
    assert found == [("早瀬", "標準化の進捗を確認したい")]


def test_comments_under_lines_that_tell_whose_they_are() -> None:
    told = voices("協定を結びました。", "（早瀬理沙会長のコメント）", "「支援を受けた恩を、今度は私たちが返す番です。」", "（根津晃一会長のコメント）", "「会員の総力を挙げて取り組みます。」")
    assert [who for who, _ in told] == ["早瀬", "根津"]


def test_lines_of_a_script() -> None:
    found = voices(f"早瀬「{A}」", f"根津「{B}」")
    assert found == [("早瀬", A), ("根津", B)]


def test_two_speakers_keep_their_own_words() -> None:
    assert voices(
        f"早瀬氏は「{A}」と述べた。これに対し根津氏は「{B}」と応じた。",
        f"一方、矢吹氏は慎重だ。「{A}」と話す。",
        f"「{B}」。根津氏はそう付け加えた。",
    ) == [("早瀬", A), ("根津", B), ("矢吹", A), ("根津", B)]


def test_a_report_on_one_talk_goes_on_in_the_same_voice() -> None:
    found = voices(
        "# 3年目の窓口",
        f"「{A}」と早瀬氏は語る。",
        "その後、窓口は市内の全域に広がった。",
        f"「{B}」",
        "現在は近隣の4市でも使われている。",
        f"「{A}」とも話した。",
    )
    assert found == [("早瀬", A), ("早瀬", B), ("早瀬", A)]


def test_a_voice_does_not_carry_over_to_unnamed_people() -> None:
    found = voices("# 報告会", f"「{A}」と早瀬氏は語る。", "参加者からは多くの感想が寄せられた。", f"「{B}」")
    assert found == [("早瀬", A)]


def test_a_voice_is_not_guessed_between_two_subjects() -> None:
    found = voices("早瀬氏は窓口改革を、根津氏は財政を担当する。", "庁内での調整は難航した。", f"「{A}」")
    assert found == []


def test_a_lead_in_for_the_next_speaker_does_not_claim_the_last_ones_words() -> None:
    found = voices("早瀬氏はこう語る。", f"「{A}」", "一方、根津氏は次のように話す。", f"「{B}」")
    assert found == [("早瀬", A), ("根津", B)]


def test_several_quotations_of_one_paragraph() -> None:
    line = f"早瀬氏は「{A}」と述べたうえで、「{B}」とも語った。"
    assert voices(line) == [("早瀬", A), ("早瀬", B)]


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    inner = "住民から「早くしてほしい」と言われ、『すぐやります』と根津さんが答えました"
    assert voices(f"早瀬氏は「{inner}」と述べた。") == [("早瀬", inner)]


def test_a_quotation_may_run_on_over_paragraphs() -> None:
    article, found = read(
        "早瀬氏は続ける。", "「予算がつかない年もありました。", "それでも続けます」", "会場は沸いた。"
    )
    assert [article.text[q.start : q.end] for q in found] == [
        "予算がつかない年もありました。\n\nそれでも続けます"
    ]


def test_marks_gone_wrong_are_read_over() -> None:
    assert voices(f"早瀬氏は「{A}と述べた。") == []
    assert voices(f"早瀬氏は「“{A}」と述べた。") == [("早瀬", f"“{A}")]
    assert voices("「" * 2000 + "早瀬氏" + "“" * 2000) == []


def test_evidence_covers_the_words_and_the_name() -> None:
    article, found = read("導入は2020年だった。早瀬氏は続ける。", f"「{A}」")
    shown = [article.text[a:b] for a, b in found[0].evidence]
    assert shown == ["早瀬氏は続ける。", f"「{A}」"]


def test_confidence_follows_how_openly_the_speaker_is_named() -> None:
    _, (open_,) = read(f"早瀬氏は「{A}」と述べた。")
    _, (inferred,) = read("まずは早瀬氏による活動紹介から。", f"「{A}」")
    assert 1 > open_.confidence > 0.9 > inferred.confidence > 0.5


@pytest.mark.parametrize(
    "label",
    ["早瀬 ", "早瀬：", "早瀬理沙: ", "【早瀬】", "（早瀬課長）", "（事務局・早瀬主査）", "早瀬　", "早瀬「"],
)
def test_labels_of_every_style(label: str) -> None:
    end = "」" if label.endswith("「") else ""
    name = label.rstrip("「")
    opening = "「" if end else ""
    found = voices(f"{name}|{opening}{A}（笑）。{end}", f"根津：|{B}")
    assert found == [("早瀬", f"{A}（笑）。"), ("根津", B)]


def test_a_label_that_no_mention_covers_resolves_by_family_name() -> None:
    article = document("早瀬理沙氏と根津晃一氏の対談をお届けする。", f"早瀬|{A}", f"根津|{B}")
    only_full = [p for p in mentions(article.text) if p.end - p.start == 4]
    assert [q.speaker for q in find_quotations(article, only_full)] == ["person/早瀬", "person/根津"]


def test_the_interviewer_and_nameless_labels_are_left_out() -> None:
    found = voices(
        "@聞き手：矢吹ひろみ",
        "――|窓口を変えたきっかけは。",
        f"早瀬|{A}",
        f"会場|{B}",
        "Q.|今後は。",
        f"早瀬|{B}",
    )
    assert found == [("早瀬", A), ("早瀬", B)]


def test_unlabelled_turns_of_two_alternate() -> None:
    found = voices(
        "ここからは早瀬理沙氏と根津晃一氏の対談となった。",
        f"|{B}",
        f"早瀬|{A}",
        "|それは初めて聞きました。",
        "早瀬|そうでしょう。",
        ":|最後に、ひと言お願いします。",
        "早瀬|ぜひ窓口へ来てください。",
    )
    assert [who for who, _ in found] == ["根津", "早瀬", "根津", "早瀬", "根津", "早瀬"]
    assert found[4][1] == "最後に、ひと言お願いします。"


def test_unlabelled_turns_of_three_belong_to_nobody() -> None:
    found = voices(
        "早瀬氏、根津氏、矢吹氏の鼎談をお届けする。",
        f"早瀬|{A}",
        f"|{B}",
        "根津|そうですね。",
        "|ええ。",
        "矢吹|はい。",
    )
    assert [who for who, _ in found] == ["早瀬", "根津", "矢吹"]


def test_unlabelled_turns_stay_open_where_the_other_voice_is_not_introduced() -> None:
    found = voices("早瀬理沙氏に話を聞いた。", "|きっかけは何ですか。", f"早瀬|{A}", "|今後は。", f"早瀬|{B}")
    assert found == [("早瀬", A), ("早瀬", B)]


def test_answers_of_an_interview_with_one_person() -> None:
    found = voices("早瀬理沙氏に話を聞いた。", "――|きっかけは何ですか。", f"|{A}", "――|今後は。", f"|{B}")
    assert found == [("早瀬", A), ("早瀬", B)]


def test_the_writers_closing_words_are_no_answer() -> None:
    found = voices(
        "早瀬理沙氏に話を聞いた。",
        "――|きっかけは。",
        f"|{A}",
        "――|今後は。",
        "|早瀬氏の歩みはこれからも続く。",
    )
    assert found == [("早瀬", A)]


def test_questions_and_answers_by_letter() -> None:
    found = voices("みなと市の早瀬理沙さんに話を聞きました。", "Q1.|きっかけは何ですか。", f"A1.|{A}")
    assert found == [("早瀬", A)]


@pytest.mark.skipif(
    "CIVICGRAPH_SHARED" not in os.environ, reason="CIVICGRAPH_SHARED names no folder of articles"
)
def test_a_real_report_with_a_talk_and_a_dialogue() -> None:
    from civicgraph.read import read_file

    shared = Path(os.environ["CIVICGRAPH_SHARED"])
    gold = json.loads((shared / "eval" / "gold" / "c4js2021.json").read_text(encoding="utf-8"))
    article = read_file(shared / "articles" / "c4js2021.txt")
    names = {e["id"]: tuple(e["names"]) for e in gold["entities"] if e["type"] == "Person"}
    found = find_quotations(article, mentions(article.text, names))
    said = {q["starts"]: q["speaker"] for q in gold["quotes"]}
    heard = {
        starts: q.speaker.removeprefix("person/")
        for q in found
        for starts in said
        if article.text.startswith(starts, q.start)
    }
    assert all(said[starts] == speaker for starts, speaker in heard.items())
    assert len(heard) >= 0.95 * len(said)
    assert len(found) <= len(said) + 1


def test_boilerplate_is_not_read() -> None:
    article = document(f"早瀬氏は「{A}」と述べた。")
    hidden = [Block(BlockKind.BOILERPLATE, b.start, b.end) for b in article.blocks]
    aside = Document(article.iri, article.text, tuple(hidden), "ja", "a.txt", "0")
    assert find_quotations(aside, mentions(aside.text)) == []


ENGLISH = {
    "name after": '"We closed the counter and then reopened it," says Naoko Ota, who runs the office.',
    "name before the verb": "“We closed the counter and then reopened it,” Ota said.",
    "before, with a colon": "Ota said: “We closed the counter and then reopened it.”",
    "title": "“We closed the counter and then reopened it,” says Mayor Naoko Ota of Minato.",
    "pronoun": "Naoko Ota arrived in April. “We closed the counter and then reopened it,” she recalls.",
    "according": "According to Ota, “We closed the counter and then reopened it.”",
    "apposition": "“We closed the counter and then reopened it,” Ota, a former engineer, explained.",
    "a long post": "“We closed the counter and then reopened it,” Deputy Chief of Staff Naoko Ota said in May.",
}


@pytest.mark.parametrize("line", ENGLISH.values(), ids=ENGLISH)
def test_english_quotations(line: str) -> None:
    found = voices(line)
    assert len(found) == 1
    assert found[0][0] == "Ota"
    assert found[0][1].rstrip(".") == "We closed the counter and then reopened it"


def test_an_english_quotation_split_by_its_speaker() -> None:
    found = voices('"We closed the counter," Ota says. "Then we reopened it."')
    assert found == [("Ota", "We closed the counter"), ("Ota", "Then we reopened it.")]


@pytest.mark.parametrize(
    "line",
    [
        'Ota joined the project. "We closed the counter," says one resident.',
        'The project is called "Open Counter for All" and is led by Ota.',
        '"We closed the counter," said a spokesman for Ota.',
        'Ota and Brandt met in May. "We closed the counter," the mayor said.',
    ],
)
def test_english_words_of_nobody_named(line: str) -> None:
    assert voices(line) == []


def test_english_pronoun_takes_the_last_subject() -> None:
    found = voices(
        "Lukas Brandt wrote the first version with Naoko Ota. “Nobody believed in it then,” he says.",
        "Ota took over in 2023. “I had to learn everything,” she adds.",
    )
    assert [who for who, _ in found] == ["Brandt", "Ota"]


def test_an_embedded_post_is_its_signers_words() -> None:
    said = voices("明日の夜に集まりがあるので、ぜひ来てください！", "— Naoko Ota (@naokoota) October 3, 2021")
    assert said == [("Ota", "明日の夜に集まりがあるので、ぜひ来てください！")]
    assert voices("明日の夜に集まりがあるので、ぜひ来てください！", "— みどりの輪 (@midori) October 3, 2021") == []


def test_turns_under_a_bodys_name_are_of_the_one_person_introduced_as_of_it() -> None:
    opening = "みどりの輪の代表理事を務める早瀬理沙様にお話を伺いました。"
    turns = ("編集室：|なぜ始めたのでしょうか。", "みどりの輪様：|若い人を応援したかったのです。")
    assert voices(opening, *turns) == [("早瀬", "若い人を応援したかったのです。")]
    # Nobody, or two, or somebody of another body introduced: nobody's voice.
    assert voices("みどりの輪にお話を伺いました。", *turns) == []
    assert voices("みどりの輪の早瀬理沙様と根津晃一様にお話を伺いました。", *turns) == []
    assert voices("青空会の代表を務める早瀬理沙様にお話を伺いました。", *turns) == []


def test_answers_below_the_questions_of_an_interview() -> None:
    opening = "今回の取材では、会を始めた早瀬理沙さんにご協力いただきました。"
    asked = (
        "# 会を設立したきっかけを教えてください",
        "海辺の清掃を十人で始めました。",
        "これまでで最も苦労したことはありますか？",
        "船を買うお金が足りませんでした。",
        "早瀬さんのプロフィールです。",
    )
    answers = [("早瀬", "海辺の清掃を十人で始めました。"), ("早瀬", "船を買うお金が足りませんでした。")]
    assert voices(opening, *asked) == answers
    # Frequent questions about a body, an interview with two, one question alone: nobody's voice.
    assert voices("会を始めた早瀬理沙さんの会です。", *asked) == []
    assert voices("今回の取材では、早瀬理沙さんと根津晃一さんにご協力いただきました。", *asked) == []
    assert voices(opening, *asked[:2]) == []


def test_a_long_sentence_after_says_who_spoke_so() -> None:
    lines = f"「{B}」。こう話すのは、市の緑地計画の相談役を務め、調査から工事まで加わった北斗大学大学院の早瀬教授だ。"
    assert voices(lines) == [("早瀬", B)]


def test_words_over_a_dash_and_a_name() -> None:
    said = "町で役立てたいと思います。また来ます。"
    assert voices(f"> {said}", "> — 早瀬理沙（みどり会）") == [("早瀬", said)]
    assert voices(f"> 「{said}」", "> — 早瀬理沙さん") == [("早瀬", said)]
    assert voices(said, "― 早瀬理沙（みどり会）", "― 根津晃一（みどり会）") == []
    assert voices(said, "- 早瀬理沙") == []


def test_paragraphs_set_off_below_who_writes_them() -> None:
    found = voices("早瀬理沙さんはブログで次のように書いている。", "> 力を手に入れました。みなさんのおかげです（笑）", "> 町の話をもっと聞きたいものだと。", "会は続いた。")
    assert found == [("早瀬", "力を手に入れました。みなさんのおかげです（笑）"), ("早瀬", "町の話をもっと聞きたいものだと。")]


def test_headings_of_names_under_a_heading_of_voices() -> None:
    from civicgraph.extract import extract
    from civicgraph.read import read_bytes

    page = "# 講座の報告\n\n## 参加者の声\n\n皆さんの感想です。\n\n### 早瀬理沙さん（会社員）\n\n町で役立てたいと思います。\n\n### 根津晃一さん（農家）\n\nまた来たいです。\n\n## 次回の講師\n\n### 矢吹ひろみさん\n\n大学で教えています。\n"
    found = extract(read_bytes(page.encode(), origin="a.txt"))
    assert [page[q.start : q.end] for q in found.quotations] == ["町で役立てたいと思います。", "また来たいです。"]
