"""Gatherings by their number and by what is held: 第4回みなと祭り, 「みらい塾」を開講, 高校生議会."""

import pytest
from readings import read


def named(text: str, kind: str) -> set[str]:
    return {e.names[0].text for e in read(text).entities if e.kind.value == kind}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("第45回みなと祭りを開く。", {"第45回みなと祭り"}),
        ("第2回森と水の大会を開催しました。", {"第2回森と水の大会"}),
        ("第2回フォーラムの分科会を開いた。", {"第2回フォーラム"}),
        ("Green Hack Night Kitahama #12を開催した。", {"Green Hack Night Kitahama #12"}),
        ("若葉市こども議会を開催しました。", {"若葉市こども議会"}),
        ("早瀬氏は、若葉高校生議会で話した。", {"若葉高校生議会"}),
        ("令和6年度若葉市高校生議会", {"令和6年度若葉市高校生議会"}),
        ("若葉社は2024年6月に「みらい塾」を開講します。", {"みらい塾"}),
        ("若葉市は「まちの保健室」を開催しています。", {"まちの保健室"}),
        ("若葉市議会が開かれた。", set()),
        ("若葉市は「ひだまりカフェ」をオープンしました。", set()),
    ],
)
def test_gatherings(text: str, events: set[str]) -> None:
    assert named(text, "Event") == events
