"""Who speaks at an event and who is there, told in the sentences after the one that names it, or below its name on a line."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def told(*lines: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(("\n" + "\n".join(lines) + "\n").encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names[str(s.object)]) for s in found.statements if s.predicate.value in ("speaker", "participant")}


HELD = "みどりフォーラムが開かれた。"
SAID = {
    "who toasts": (HELD + "乾杯は早瀬徹会長。", {("みどりフォーラム", "speaker", "早瀬徹")}),
    "who gives the first talk": (HELD + "インプットトークは県の担当課から、海ごみ対策担当の早瀬さん。", {("みどりフォーラム", "speaker", "早瀬")}),
    "who provides a topic": (HELD + "話題提供者は早瀬徹さん（北浜大学）。", {("みどりフォーラム", "speaker", "早瀬徹")}),
    "who kindly spoke": (HELD + "ご登壇いただいた早瀬徹さん、三枝光さん、ありがとうございました。", {("みどりフォーラム", "speaker", "早瀬徹"), ("みどりフォーラム", "speaker", "三枝光")}),
    "two with a cross between": (HELD + "三枝光さん×千葉花子さんの対談も行われた。", {("みどりフォーラム", "speaker", "三枝光"), ("みどりフォーラム", "speaker", "千葉花子")}),
    "a view that somebody gave": (HELD + "早瀬徹委員から、予算が足りないのではないかとの意見が出された。", {("みどりフォーラム", "participant", "早瀬徹")}),
    "people of a body who were invited": (HELD + "後半は若葉研究会の方々をお招きし、活動を振り返りました。", {("みどりフォーラム", "participant", "若葉研究会")}),
    "those who stand for a body": (HELD + "教員、若葉研究会の代表者の方々が出席しました。", {("みどりフォーラム", "participant", "若葉研究会")}),
    "who came to the school": (HELD + "若葉製薬からは部長の早瀬徹氏が来校され、懇談が行われました。", {("みどりフォーラム", "participant", "早瀬徹")}),
    "ranks": ("みどり大会では早瀬徹さんが準優勝、三枝光さんが3位に入った。", {("みどり大会", "participant", "早瀬徹"), ("みどり大会", "participant", "三枝光")}),
}


@pytest.mark.parametrize(("sentence", "facts"), SAID.values(), ids=SAID)
def test_who_is_at_the_event(sentence: str, facts: set[tuple[str, str, str]]) -> None:
    assert facts <= told(sentence)


NOBODY = {
    "who was away and sent a view": HELD + "欠席した早瀬徹委員から、予算が足りないとの意見が出された。",
    "a view sent before": HELD + "早瀬徹委員から、事前に書面で意見が出された。",
    "a view to come": HELD + "早瀬徹教授から意見が示される予定だ。",
    "the people of a town": HELD + "北浜市の皆さんをお招きし、地図を描いた。",
    "a rank in something else": HELD + "北浜市は幸福度で全国1位となり、注目されている。",
    "who heads a committee": HELD + "検討会の座長は早瀬徹教授。",
    "who speaks next time": HELD + "次回の講演は早瀬徹教授。",
}


@pytest.mark.parametrize("sentence", NOBODY.values(), ids=NOBODY)
def test_who_is_not(sentence: str) -> None:
    assert told(sentence) == set()


def test_a_line_that_is_the_name_of_an_event_says_where_its_paragraph_happens() -> None:
    lines = ["みどり合宿のご案内", "", "宿泊は北浜高原です。", "", "特別講演「みどり史点景」", "元みどり新聞の早瀬宏氏を講師に、地図の魅力について語りました。"]
    assert ("みどり史点景", "speaker", "早瀬宏") in told(*lines)
    assert not told("主催：みどり祭実行委員会", "早瀬宏氏を講師に、地図の魅力について語りました。")


def test_what_was_presented_was_presented_somewhere() -> None:
    assert ("APSEC 2019", "speaker", "早瀬裕史") in told("北浜で開かれたAPSEC 2019にて早瀬裕史さんが「A Method for Maps」を発表しました。")


def test_a_talk_is_given_at_the_event_of_the_lines_before() -> None:
    lines = ["第8回みどりシンポジウムが北浜市で開かれ、140名が参加した。", "基調講演では、総務省の早瀬徹参事官が「地図の次の5年」と題して、施策の方向を説明した。"]
    assert ("第8回みどりシンポジウム", "speaker", "早瀬徹") in told(*lines)


def test_who_is_listed_as_away_was_not_there() -> None:
    lines = ["みどり検討会（第2回）議事要旨", "", "出席者", "委員　早瀬　徹　　北浜大学教授", "委員　三枝　光　　北浜市自治会連合会副会長（欠席）", "", "早瀬委員から説明があった。"]
    assert not [fact for fact in told(*lines) if fact[2] == "三枝光"]


@pytest.mark.parametrize(
    "sentence",
    [
        "惜しくも受賞を逃した早瀬健さん（株式会社ミドリ電工）は「来年も挑戦したい」と話した。",
        "最優秀賞に輝いた早瀬健さん（株式会社ミドリ電工）は「来年も挑戦したい」と話した。",
        "シビックテック大賞2024の実行委員長を務める早瀬健氏（株式会社ミドリ電工代表）に話を聞いた。",
    ],
)
def test_who_wins_or_hosts_and_is_asked_gives_no_talk(sentence: str) -> None:
    assert not [fact for fact in told("シビックテック大賞2024", "", sentence) if fact[1] == "speaker"]


def test_whom_a_key_of_its_own_names_is_not_one_of_those_counted_above() -> None:
    lines = ["「第5回防災サミット」を開催しました", "", "・開催日：2023年9月26日（火）", "・場所：北浜県民センター", "・参加者：120名", "・講師：早瀬　健（北浜大学 教授）"]
    assert {fact for fact in told(*lines) if fact[2] == "早瀬健"} == {("第5回防災サミット", "speaker", "早瀬健")}
    listed = ["第5回防災会議 議事録", "", "出席者 3名", "早瀬健（北浜大学 教授）", "三枝光（北浜市 課長）"]
    assert {fact[2] for fact in told(*listed) if fact[1] == "participant"} == {"早瀬健", "三枝光"}
