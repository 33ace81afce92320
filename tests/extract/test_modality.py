"""What is denied, asked for, wished or only supposed is stated of nobody; what is planned or over says so."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Statement

NOT_SO = [
    "しない。",
    "しなかった。",
    "できなかった。",
    "しないことを決めた。",
    "することを検討している。",
    "することを断念した。",
    "するかどうかは決まっていない。",
    "すべきだとの声がある。",
    "するよう求めた。",
    "してほしいと要望した。",
    "するとの見方を否定した。",
    "する予定だったが、取りやめた。",
    "する可能性がある。",
    "した場合は、費用がかさむ。",
    "しようとしたが、断念した。",
]
DOES = {
    "みどり市は、「みどりデータフォーラム」を開催": "organizer",
    "早瀬健さんは、NPO法人みどりの会を設立": "founder",
    "みどり市は、北浜大学と包括連携協定を締結": "partner",
    "早瀬健氏は、北浜大学の学長に就任": "affiliation",
    "みどりデータフォーラムでは、早瀬健氏が講演": "speaker",
    "北浜財団は、オンライン相談サービス「みどりナビ」を運営": "operator",
    "みどりデータフォーラムは、10月5日に北浜会館で開催": "location",
}


def stated(sentence: str, predicate: str) -> list[Statement]:
    found = extract(read_bytes(f"\n{sentence}\n".encode(), origin="case.txt"))
    return [s for s in found.statements if s.predicate.value == predicate]


@pytest.mark.parametrize(("begun", "predicate"), DOES.items())
def test_what_happened_is_stated(begun: str, predicate: str) -> None:
    assert stated(f"{begun}した。", predicate)


@pytest.mark.parametrize(("begun", "predicate"), DOES.items())
def test_what_did_not_happen_is_stated_of_nobody(begun: str, predicate: str) -> None:
    assert [ending for ending in NOT_SO if stated(f"{begun}{ending}", predicate)] == []


@pytest.mark.parametrize("ending", ["しただけでなく、地域の声も集めた。", "したにもかかわらず、人は集まらなかった。", "し、参加できなかった人に動画を配った。"])
@pytest.mark.parametrize(("begun", "predicate"), DOES.items())
def test_what_is_denied_of_something_else_takes_nothing_away(begun: str, predicate: str, ending: str) -> None:
    assert stated(f"{begun}{ending}", predicate)


def test_what_is_planned_and_what_is_over_say_so() -> None:
    (planned,) = stated("みどり市は、「みどりデータフォーラム」を開催する方針を固めた。", "organizer")
    (over,) = stated("みどり市は、北浜大学との包括連携協定を解消した。", "partner")
    assert (planned.status, over.status) == ("planned", "past")


@pytest.mark.parametrize("head", ["と協議した。", "を訪れた。", "に補助金を出した。"])
def test_whom_a_predicate_modifies_does_it_and_not_the_topic(head: str) -> None:
    runs = stated(f"みどり市は、相談サービス「みどりナビ」を運営する北浜財団{head}", "operator")
    assert [s.object for s in runs] == [s.object for s in stated("北浜財団は、相談サービス「みどりナビ」を運営した。", "operator")]


def test_a_cleft_puts_who_does_it_behind_the_predicate() -> None:
    assert stated("相談サービス「みどりナビ」を運営しているのは北浜財団だ。", "operator")


@pytest.mark.parametrize("sentence", ["早瀬健氏は、以前、北浜銀行に勤務していました。", "早瀬健さんは2018年から2022年まで北浜銀行に勤めました。", "早瀬健さんは昨年まで北浜銀行で働いていました。"])
def test_where_somebody_worked_before_is_past(sentence: str) -> None:
    assert [s.status for s in stated(sentence, "affiliation")] == ["past"]


def test_what_is_now_is_not_past_for_what_was_before() -> None:
    found = stated("早瀬健さんは、かつて総務省に勤務し、現在はみどり財団に勤めている。", "affiliation")
    assert sorted(str(s.status) for s in found) == ["None", "past"]
