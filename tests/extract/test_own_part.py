"""Parts that a profile tells of somebody at events, or a body's own page of the body."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes


def told(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="case.md"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements if s.method == "own-part"}


@pytest.mark.parametrize(
    ("said", "event", "predicate"),
    [
        ("TEDxKitahamaスピーカー。", "TEDxKitahama", "speaker"),
        ("みどりカンファレンス2019登壇。", "みどりカンファレンス2019", "speaker"),
        ("2018年にRubyKaigiで登壇。", "RubyKaigi", "speaker"),
        ("PyCon JP 2019の基調講演を担当。", "PyCon JP 2019", "speaker"),
        ("国際花シンポジウム2年連続登壇、研究は水道の歴史。", "国際花シンポジウム", "speaker"),
        ("ASIA IP CONTEST審査員、北斗大学客員教授。", "ASIA IP CONTEST", "participant"),
        ("全国高校ロボットコンテスト2015優勝。", "全国高校ロボットコンテスト2015", "participant"),
        ("みどりデザインコンテスト2021で金賞。", "みどりデザインコンテスト2021", "participant"),
        ("みどりDay 2020 実行委員長。", "みどりDay 2020", "organizer"),
        ("採用イベント「みどりフェス」を立ち上げる。", "みどりフェス", "organizer"),
    ],
)
def test_a_profile_tells_of_whom_it_is(said: str, event: str, predicate: str) -> None:
    assert (event, predicate, "早瀬徹") in told(f"早瀬徹\n株式会社みどり代表。{said}\n")


@pytest.mark.parametrize(
    "said",
    [
        "みどりフォーラム2024に登壇予定。",
        "みどり展2019に出展した企業を支援。",
        "みどりカンファレンス2019の登壇者を取材。",
        "千葉佳子氏とみどりカンファレンス2019に登壇。",
        "みどりカンファレンス2019の参加者募集を担当。",
        "みどりコンテスト2019の審査員会を取材。",
    ],
)
def test_what_is_to_come_or_of_others_is_none_of_it(said: str) -> None:
    assert told(f"早瀬徹\n株式会社みどり代表。{said}\n") == set()
