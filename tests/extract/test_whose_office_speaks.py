"""Whom the label of a turn means that names an office, and what is no name in such labels."""

from __future__ import annotations

import pytest
from readings import read

from civicgraph.records import Kind

TALK = "まちの将来について、語っていただきました。"


def voices(page: str) -> list[tuple[str, str]]:
    found = read(page)
    names = {e.id: max((n.text for n in e.names), key=len) for e in found.entities}
    return [(names[q.speaker].replace("　", ""), found.document.text[q.start : q.end]) for q in found.quotations]


def people(page: str) -> set[str]:
    return {n.text.replace("　", "") for e in read(page).entities if e.kind is Kind.PERSON for n in e.names}


LISTED = {
    "key": "モデレーター：早瀬徹（北浜大学 教授）",
    "key, the post first": "モデレーター：北浜大学教授　早瀬徹",
    "after the entry": "早瀬徹（北浜大学 教授）＝モデレーター",
    "in a bracket after the entry": "早瀬徹氏（北浜大学教授）（モデレーター）",
    "after a stroke": "早瀬徹さん／北浜大学 教授（モデレーター）",
    "over the name": "モデレーター\n早瀬　徹\n北浜大学 教授",
}
SAID = [("モデレーター", "今日は十年後の話をします。"), ("三枝", "担い手が足りません。"), ("モデレーター", "三枝さん、くわしくお願いします。"), ("仙波", "学校でも同じです。"), ("三枝", "祭りも続きません。"), ("仙波", "そうですね。")]
WHO = {"モデレーター": "早瀬徹", "三枝": "三枝光", "仙波": "仙波理沙"}


@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
@pytest.mark.parametrize("style", ["{who}：{words}", "{who}　{words}", "【{who}】{words}", "{who}\n{words}"])
def test_who_moderates_is_told_by_the_list(listed: str, style: str) -> None:
    talk = "\n".join(style.format(who=who, words=words) for who, words in SAID)
    page = f"座談会「まちの十年後を語る」\n\n{TALK}\n\n登壇者\n三枝光（みどり協会 会長）\n仙波理沙（株式会社アオバ 部長）\n\n{listed}\n\n{talk}\n"
    assert voices(page) == [(WHO[who], words) for who, words in SAID]
    assert people(page) <= {"早瀬徹", "三枝光", "仙波理沙", "早瀬", "三枝", "仙波"}


MEMBERS = "三枝　光　みどり商工会会長\n仙波　理沙　北浜大学教授\n根津　健　株式会社アオバ部長\n"


def minutes(members: str, *turns: str) -> str:
    return f"第2回北浜市図書館協議会 議事録\n\n出席者\n{members}\n" + "\n".join(turns) + "\n"


def test_the_head_of_another_body_is_not_the_chair_of_the_council() -> None:
    turns = ("会長　始めます。", "仙波委員　賛成です。", "会長　次の議題です。", "根津委員　はい、賛成です。")
    assert [who for who, _ in voices(minutes(MEMBERS, *turns))] == ["仙波理沙", "根津健"]
    told = MEMBERS.replace("三枝　光", "会長　三枝　光")
    assert [who for who, _ in voices(minutes(told, *turns))] == ["三枝光", "仙波理沙", "三枝光", "根津健"]


@pytest.mark.parametrize("style", ["座長　{words}", "座長：{words}", "【座長】\n{words}", "○座長　{words}"])
def test_whom_the_chair_calls_upon_is_not_the_chair(style: str) -> None:
    turns = (style.format(words="仙波委員、お願いします。"), style.format(words="では始めます。").replace("座長", "仙波委員"), style.format(words="仙波委員、ありがとうございました。"), style.format(words="はい。").replace("座長", "仙波委員"))
    assert {who for who, _ in voices(minutes(MEMBERS, *turns))} == {"仙波理沙"}
    assert [words for _, words in voices(minutes(MEMBERS, *turns))] == ["では始めます。", "はい。"]


def test_the_post_at_the_end_of_a_row_is_not_of_the_next() -> None:
    rows = "三枝　光\tみどり協会 理事\t座長\n仙波　理沙\t北浜大学 教授\t委員\n根津　健\t株式会社アオバ 部長\t委員\n"
    told = voices(minutes(rows, "座長　始めます。", "仙波委員　賛成です。", "座長　次の議題です。", "根津委員　はい。"))
    assert [words for who, words in told if who == "仙波理沙"] == ["賛成です。"]


def test_a_label_is_no_part_of_the_name_that_the_words_begin_with() -> None:
    page = "対談 町の未来\n\n早瀬徹氏と三枝光氏の対談。\n\n早瀬氏　三枝さんが話したように、まだ足りません。\n三枝氏　早瀬さんに賛成です。\n早瀬氏　次の話をします。\n三枝氏　はい。\n"
    assert people(page) == {"早瀬徹", "三枝光", "早瀬", "三枝"}
    assert [who for who, _ in voices(page)] == ["早瀬徹", "三枝光", "早瀬徹", "三枝光"]
    plain = page.replace("氏　", "　")
    assert people(plain) == {"早瀬徹", "三枝光", "早瀬", "三枝"}


@pytest.mark.parametrize("head", ["特集", "連載", "就任"])
def test_what_a_headline_says_before_a_name_is_no_family_name(head: str) -> None:
    assert people(f"{head} 東理沙さんに聞く\n\n東さんは理事を務める。\n") == {"東理沙", "東"}


def test_a_name_of_which_no_label_was_made_opens_the_answer() -> None:
    page = "インタビュー 早瀬徹さん\n\n早瀬徹さんに話を聞いた。\n\n──きっかけは何ですか。\n早瀬\n町が好きでした。\n──今後は。\n早瀬\n続けたいと思います。\n"
    assert voices(page) == [("早瀬徹", "町が好きでした。"), ("早瀬徹", "続けたいと思います。")]


def test_questions_of_one_length_over_longer_answers_are_no_wrapped_lines() -> None:
    asked = ("費用はどのくらいかかるのでしょうか。", "きっかけは何だったのでしょうか。", "市民の反応はどうだったでしょうか。")
    answer = "若い世代にも関わってもらえる仕組みが必要です。行政だけでできることには限りがあります。"
    page = "特集 早瀬徹氏に聞く\n\n早瀬徹氏に話を聞いた。\n\n" + "\n".join(f"――{question}\n{answer}" for question in asked) + "\n"
    assert voices(page) == [("早瀬徹", answer)] * 3
