"""Labels on lines of their own in what an assembly or a panel said: who speaks below them, and of whom that person is."""

from __future__ import annotations

import pytest
from test_whose_turn import name, posts, read, voices

from civicgraph.records import Kind

TITLE = "議案第12号 令和4年度北浜市国民健康保険特別会計補正予算"
ASKED = "保険料は上がるのか。低所得の世帯にも目を配るべきだと思うが。"
ANSWERED = "今回の補正で保険料が上がることはない。"
AGAIN = "なお、軽減の制度は引き続き周知していく。"


def test_who_asks_and_who_answers_stand_over_their_words() -> None:
    lines = (TITLE, "主な質疑", "👍 三枝光子議員（みどりの風）", ASKED, "保険年金課長補佐（千葉）", ANSWERED, "保険年金課長補佐（千葉）", AGAIN, "他会派の議員", "窓口の混雑への対応は。", "福祉推進担当課長（大橋）", "職員を増やした。")
    assert voices(*lines) == [("三枝光子", ASKED), ("千葉", ANSWERED), ("千葉", AGAIN), ("大橋", "職員を増やした。")]
    assert posts(*lines) == {("三枝光子", "みどりの風"), ("千葉", "保険年金課"), ("千葉", "北浜市"), ("大橋", "北浜市")}
    roles = {(name(read(*lines), s.subject), s.role) for s in read(*lines).statements if s.role}
    assert roles == {("三枝光子", "議員"), ("千葉", "保険年金課長補佐"), ("大橋", "福祉推進担当課長")}


def test_quoted_lines_and_colons_under_labels() -> None:
    lines = ("# 北浜市議会 9月定例会 一般質問", "早瀬正夫議員（北浜クラブ）", f"> {ASKED}", "教育部長（三枝）", f"> {ANSWERED}", "早瀬：", "来年度からできないか。", "市長（根津）：", "予算の編成の中で考える。")
    assert voices(*lines) == [("早瀬正夫", ASKED), ("三枝", ANSWERED), ("早瀬正夫", "来年度からできないか。"), ("根津", "予算の編成の中で考える。")]
    assert ("早瀬正夫", "北浜クラブ") in posts(*lines)


def test_the_posts_before_the_turns_of_minutes_are_the_towns() -> None:
    lines = ("令和5年第2回みどり市議会定例会会議録", "○議長（早瀬正夫君）　これより本日の会議を開きます。", "○市長（根津晃一君）　お答えいたします。", "◎危機管理課長（大橋直人君）　備蓄は三日分でございます。")
    assert [who for who, _ in voices(*lines)] == ["早瀬正夫", "根津晃一", "大橋直人"]
    assert posts(*lines) >= {("早瀬正夫", "みどり市議会"), ("根津晃一", "群馬県みどり市"), ("大橋直人", "危機管理課")}
    # Of a text that names two towns nobody knows whose mayor speaks.
    assert ("根津晃一", "群馬県みどり市") not in posts(*lines, "東浜市も同じ仕組みを持つ。")


def test_a_label_that_comes_again_in_a_talk_needs_no_word_to_others() -> None:
    said = "町の人口は減り続けています。帰ってくる若い人も増えました。"
    lines = ("対談 町の未来を語る", "みどり町の早瀬正夫町長と、みどりの輪の三枝光子代表が語り合いました。", "早瀬正夫町長", said, "三枝光子代表", "私たちの団体にも移住した人がいます。", "早瀬正夫町長", "うれしいことですね。")
    assert [who for who, _ in voices(*lines)] == ["早瀬正夫", "三枝光子", "早瀬正夫"]


SILENT = {
    "a reason given by whoever is mayor": (TITLE, "提案理由の説明（市長）", "> 今回の補正は、給付費の不足に対応するものです。"),
    "members with what they do": ("東浜市議会だより 議員の紹介", "早瀬正夫議員（東浜クラブ）", "産業建設委員会の委員長を務める。", "三枝光子議員（無所属）", "文教委員会に所属している。"),
    "heads with what their divisions do": ("みどり市役所の組織", "市民部長（早瀬正夫）", "窓口の改善に取り組んでいる。", "福祉部長（三枝光子）", "こども課を所管する。"),
    "a question as a heading": (TITLE, "主な質疑", "# 早瀬議員の質問は何だったか", "保険料について聞いた。"),
}


@pytest.mark.parametrize("lines", SILENT.values(), ids=SILENT)
def test_what_is_told_under_a_name_is_no_quotation(lines: tuple[str, ...]) -> None:
    assert voices(*lines) == []


NOBODY = ["支所長（千葉）", "東支部長（福島）", "市長（代理）", "校長（南）", "会長（千葉） 三枝光子", "小学校長（早瀬小学校）"]


@pytest.mark.parametrize("line", NOBODY)
def test_what_else_a_bracket_behind_a_post_holds_is_nobody(line: str) -> None:
    found = read("議会の質疑の要旨", line, "窓口を増やした。")
    assert {n.text for e in found.entities if e.kind is Kind.PERSON for n in e.names} <= {"三枝光子"}


def test_districts_terms_and_no_group_are_no_bodies() -> None:
    found = read("一般質問", "早瀬正夫議員（無所属）", "窓口を増やせないか。", "三枝光子議員（東浜市）", "橋を直せないか。", "根津晃一議員（2期）", "道を広げられないか。")
    assert posts("一般質問", "早瀬正夫議員（無所属）", "窓口を増やせないか。", "三枝光子議員（2期）", "橋を直せないか。") == set()
    assert not {"無所属", "2期"} & {n.text for e in found.entities for n in e.names}


def test_a_session_and_whichever_committee_are_no_bodies() -> None:
    found = read("6月議会の報告", "付託委員会で質疑があった。臨時議会は7月に開かれた。")
    assert {n.text for e in found.entities if e.kind is Kind.ORGANIZATION for n in e.names} == set()


def test_whoever_answers_may_stand_in_a_bracket_before_the_answer() -> None:
    lines = ("市民と議会の対話集会 質疑応答", "Q：定数は減らさないのか。\nA：（早瀬議員）委員会で話し合っている。", "Q：空き家が増えている。\nA：（三枝議員）条例の制定を求めている。")
    assert voices(*lines) == [("早瀬", "委員会で話し合っている。"), ("三枝", "条例の制定を求めている。")]


def test_who_of_the_office_speaks_at_a_panel_is_no_member() -> None:
    lines = ("第3回みどり市子ども会議 議事録", "出席者　早瀬委員長、千葉委員、事務局（根津課長、大橋主査）", "（早瀬委員長）\nそれでは始めます。", "（大橋主査）\n回収率は四割でした。", "（千葉委員）\nわかりました。")
    assert [who for who, _ in voices(*lines)] == ["早瀬", "大橋", "千葉"]
    assert posts(*lines) == {("早瀬", "みどり市子ども会議"), ("千葉", "みどり市子ども会議")}


def test_a_debate_with_a_name_and_body_over_each_turn() -> None:
    lines = ("討論会「わが町の医療」", "早瀬正夫氏（みどり病院院長）", "医師を増やすには、研修の場が必要です。", "三枝光子氏（患者の会 会長）", "患者の声を聞いてほしいと思います。", "早瀬正夫氏（みどり病院院長）", "おっしゃるとおりです。")
    assert [who for who, _ in voices(*lines)] == ["早瀬正夫", "三枝光子", "早瀬正夫"]


def test_a_member_and_an_officer_of_one_family_name_are_two() -> None:
    lines = ("議案第12号 みどり市の補正予算", "主な質疑", "早瀬正夫議員（みどりの会）", "窓口を増やせないか。", "市民課長（早瀬）", "増やす考えはない。")
    assert voices(*lines) == [("早瀬正夫", "窓口を増やせないか。"), ("早瀬", "増やす考えはない。")]
    assert ("早瀬正夫", "市民課") not in posts(*lines)
    signed = ("議案第12号 みどり市の補正予算", "主な質疑", "定数を増やす考えはないか。（早瀬 徹）", "> 増やす考えはない。（早瀬 こども部長）", "理由は何か。（早瀬 徹）", "> 予算の枠がある。（早瀬）")
    assert [who for who, _ in voices(*signed)] == ["早瀬徹", "早瀬", "早瀬徹", "早瀬"]
    # One who is told with the post in full, or called 議員 by family name, is one.
    assert {who for who, _ in posts("早瀬正夫部長が説明した。早瀬部長はみどり協会の理事だ。")} <= {"早瀬正夫"}
    assert voices("みどり市議会の報告", "早瀬正夫議員が質問した。早瀬議員は「予算が足りない」と話した。") == [("早瀬正夫", "予算が足りない")]


def test_somebody_is_there_as_a_member_of_the_committee_that_is_named() -> None:
    assert posts("厚生委員会に付託された。", "早瀬正夫議員が厚生委員として参加した。") == {("早瀬正夫", "厚生委員会")}
    assert posts("厚生委員会に付託された。", "早瀬正夫議員が文教委員として参加した。") == set()
