"""Contests and hackathons told in prose: who judged, advised and helped, and who only seems to have."""

from __future__ import annotations

import pytest
from readings import facts

EVENT = "まちハッカソン2024"
HELD = f"{EVENT}を開催しました\n\n2024年5月1日、香川大学で「{EVENT}」を開催しました。"


@pytest.mark.parametrize(
    "told",
    [
        "早瀬徹さん（信州大学）、三枝光さん（株式会社ミドリ）を審査員に迎えました。",
        "早瀬徹さん（信州大学）と三枝光さん（株式会社ミドリ）をメンターとしてお招きしました。",
        "審査員を早瀬徹さん（信州大学）と三枝光さん（株式会社ミドリ）にお願いしました。",
        "信州大学の早瀬徹教授と株式会社ミドリの三枝光氏に審査員を務めていただきました。",
    ],
)
def test_who_judges_takes_part_and_gives_no_talk(told: str) -> None:
    found = facts(HELD + told)
    assert {(EVENT, "participant", "早瀬徹"), (EVENT, "participant", "三枝光")} <= found
    assert not any(p == "speaker" for _, p, _ in found)


def test_the_first_of_two_who_judge() -> None:
    found = facts(f"{HELD}早瀬徹さん（信州大学）が審査委員長、三枝光さん（株式会社ミドリ）が審査員を務めました。")
    assert {(EVENT, "participant", "早瀬徹"), (EVENT, "participant", "三枝光")} <= found


@pytest.mark.parametrize("post", ["技術メンター", "アドバイザー"])
def test_where_it_was_held_has_no_mentors(post: str) -> None:
    assert ("早瀬徹", "affiliation", "香川大学") not in facts(f"{HELD}{post}には早瀬徹さん（株式会社ミドリ）を迎えました。")


@pytest.mark.parametrize(
    "page",
    [
        f"{HELD}協力は株式会社ミドリ、高松市です。",
        f"{HELD}当日は株式会社ミドリ様、高松市様にご協力いただきました。",
        f"{HELD}株式会社ミドリ、高松市に協力いただきました。",
        f"NPO法人みなとは、株式会社ミドリ、高松市の協力を得て、2024年5月1日に香川大学で「{EVENT}」を開催した。",
        f"NPO法人みなとは、株式会社ミドリ、高松市の協力のもと、「{EVENT}」を開催した。",
        f"NPO法人みなとが主催し、株式会社ミドリ、高松市が協力する「{EVENT}」が開催された。",
        f"NPO法人みなと主催、株式会社ミドリ・高松市協力の「{EVENT}」が開催された。",
    ],
)
def test_who_helped(page: str) -> None:
    assert {o for s, p, o in facts(page) if (s, p) == (EVENT, "sponsor")} == {"ミドリ", "高松市"}


@pytest.mark.parametrize(
    "told",
    [
        "調査は、総務省の協力を得て行いました。",
        "アンケートは高松市に協力いただきました。",
        "今後は高松市の協力を得て、説明会を開催する予定です。",
        "高松市の協力が不可欠です。",
        "総務省が協力する調査「家計調査」も紹介されました。",
        "高松市に協力いただきました調査の結果です。",
        "協力する団体は30を超え、高松市もその一つです。",
        "高松市は、総務省の協力を得て開発したアプリを示しました。",
    ],
)
def test_help_with_something_else(told: str) -> None:
    assert not any(p == "sponsor" for _, p, _ in facts(HELD + told))


@pytest.mark.parametrize(
    "told",
    ["来年は三枝光さんを審査員に迎える予定です。", "三枝光さんを審査員に迎えたいと話しました。", "昨年は三枝光さんを審査員に迎えました。", "三枝光さんを館長に迎えた高松市立図書館も参加しました。"],
)
def test_who_judges_at_another_time_or_takes_a_post(told: str) -> None:
    assert not any(o == "三枝光" and s == EVENT for s, _, o in facts(HELD + told))


@pytest.mark.parametrize(
    ("page", "sponsors"),
    [
        (f"NPO法人みなとは、株式会社ミドリの後援を得て、2024年5月1日にあおぞら文化センターで「{EVENT}」を開催した。", {"ミドリ"}),
        (f"{EVENT}を共催した香川大学の三枝光学長は、閉会の挨拶で協賛の株式会社ミドリに謝意を述べた。", {"ミドリ"}),
        (f"{EVENT}の後援は高松市で、50人が参加した。", {"高松市"}),
    ],
)
def test_neither_where_it_was_nor_who_gives_thanks_supports_it(page: str, sponsors: set[str]) -> None:
    assert {o for s, p, o in facts(page) if (s, p) == (EVENT, "sponsor")} == sponsors
